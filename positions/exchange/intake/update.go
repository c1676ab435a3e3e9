package intake

import (
	"slices"

	"stance/positions"
	"stance/positions/exchange/tidy"
	"stance/positions/splice"
)

// Change is what rows change in what is recorded of a cell on a date.
type Change struct {
	Row    int // the first
	Was    *positions.Record
	Now    *positions.Record
	Fields []Field
}

// Field is a column in which a row differs from what is recorded.
type Field struct {
	Name     string
	By       string // of a claim: the claimant's id
	Was, Now string // as cells of the table have them
}

// change notes that a row changes what is recorded of its cell, if that is wanted.
func (c *collector) change(s *said, e entry) *Change {
	if !c.update {
		return nil
	}
	if s.change == nil {
		now := *s.recorded
		now.Claims = slices.Clone(now.Claims)
		s.change = &Change{Row: e.row, Was: s.recorded, Now: &now}
		c.changes = append(c.changes, s)
	}
	return s.change
}

// changeStance has what is recorded be as a row has it, in all columns of the table; what it
// has no column for stays. Of a stance in the place of a silence, or the other way round, there
// is all that the row says.
func (c *collector) changeStance(s *said, e entry, d *differences) bool {
	change := c.change(s, e)
	if change == nil {
		return false
	}
	now, row := change.Now, e.record
	was := *now
	c.aside(now, row)
	switch {
	case row.Stance != nil && now.Stance != nil:
		stance := *now.Stance
		c.take(&stance, row.Stance)
		stance.Record, now.Stance = now, &stance
	case row.Silence != nil && now.Silence != nil:
		silence := *now.Silence
		if c.present["known"] {
			silence.Known = row.Silence.Known
		}
		if c.present["quote"] {
			silence.Evidence = row.Silence.Evidence
		}
		silence.Record, now.Silence = now, &silence
	default:
		now.Stance, now.Silence = row.Stance, row.Silence
	}
	change.Fields = append(change.Fields, d.fields(&was, now, e.kind)...)
	return true
}

// changeClaim does so with what a claimant is recorded to say.
func (c *collector) changeClaim(s *said, e entry, had *positions.Claim, d *differences) bool {
	change := c.change(s, e)
	if change == nil {
		return false
	}
	now, row := change.Now, e.record.Claims[0]
	before := *now
	before.Claims = []*positions.Claim{had}
	if now.ClaimsAlone() {
		c.aside(now, e.record)
	}
	claim := *had
	for column, take := range map[string]func(){
		"position":      func() { claim.Kind, claim.Value, claim.Option = row.Kind, row.Value, row.Option },
		"plausible_low": func() { claim.Plausible = row.Plausible },
		"accepts_low":   func() { claim.Accepts = row.Accepts },
		"when":          func() { claim.When = row.When },
		"basis":         func() { claim.Basis = row.Basis },
		"confidence":    func() { claim.Confidence = row.Confidence },
		"summary":       func() { claim.Summary = row.Summary },
		"known":         func() { claim.Known = row.Known },
		"quote":         func() { claim.Evidence = row.Evidence },
		"response": func() {
			if row.Answered || row.Response != positions.NoResponse {
				claim.Response, claim.Answered = row.Response, row.Answered
			}
		},
	} {
		if c.present[column] {
			take()
		}
	}
	claim.Record = now
	at := slices.Index(now.Claims, had)
	now.Claims[at] = &claim
	after := *now
	after.Claims = []*positions.Claim{&claim}
	for _, f := range d.fields(&before, &after, tidy.Claim) {
		f.By = claim.By.ID
		change.Fields = append(change.Fields, f)
	}
	return true
}

// aside takes what a row says of a record beside its stance.
func (c *collector) aside(now, row *positions.Record) {
	if c.present["coder"] {
		now.Coder = row.Coder
	}
	if c.present["note"] {
		now.Note = row.Note
	}
	when := "when"
	if now.ClaimsAlone() {
		when = "record_when"
	}
	if c.present[when] {
		now.When = row.When
	}
}

// take takes what a row says of a stance.
func (c *collector) take(now, row *positions.Stance) {
	for column, take := range map[string]func(){
		"position":      func() { now.Kind, now.Value, now.Option = row.Kind, row.Value, row.Option },
		"plausible_low": func() { now.Plausible = row.Plausible },
		"summary":       func() { now.Summary = row.Summary },
		"basis":         func() { now.Basis = row.Basis },
		"confidence":    func() { now.Confidence = row.Confidence },
		"tone":          func() { now.Tone = row.Tone },
		"novel":         func() { now.Novel = row.Novel },
		"salience":      func() { now.Salience = row.Salience },
		"inherited_by":  func() { now.Signatories = row.Signatories },
		"signed_by":     func() { now.SignedBy = row.SignedBy },
		"known":         func() { now.Known = row.Known },
		"accepts_low":   func() { now.Accepts = row.Accepts },
		"quote":         func() { now.Evidence = row.Evidence },
		"term":          func() { now.Terms = row.Terms },
		"ended":         func() { now.Ended = row.Ended },
	} {
		if c.present[column] {
			take()
		}
	}
}

// settleChanges makes one record of what is changed and what is added to a cell.
func (c *collector) settleChanges() {
	for _, s := range c.changes {
		change := s.change
		if s.added != nil {
			now := change.Now
			now.Claims = append(now.Claims, s.added.Claims...)
			if s.added.Stance != nil {
				now.Stance, now.Silence = s.added.Stance, nil
			}
			if s.added.Silence != nil {
				now.Silence = s.added.Silence
			}
			if now.Coder == "" {
				now.Coder = s.added.Coder
			}
			if now.Note == "" {
				now.Note = s.added.Note
			}
			if now.When.Text == "" {
				now.When = s.added.When
			}
			add := &c.result.Add
			add.Records = slices.DeleteFunc(add.Records, func(r *positions.Record) bool { return r == s.added })
		}
		c.result.rows[cellOf(change.Was)] = change.Row
		c.result.Changes = append(c.result.Changes, *change)
		c.result.Add.Changes = append(c.result.Add.Changes, splice.Change{Was: change.Was, Now: change.Now})
	}
}
