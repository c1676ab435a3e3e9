package authoring

import (
	"slices"

	"stance/cmd/stance/internal/console"
	"stance/positions"
)

// usual is what is offered where nothing was answered yet: what the last record of this session
// had, else what the newest of the dataset has.
type usual struct {
	date, source string
	speakers     map[string]string // by party
	textless     map[string]bool   // sources of which it was told that there is no text of them
}

// took takes over what was answered for a record.
func (u *usual) took(d *draft, party string) {
	u.date = d.Get("date")
	if source := d.Get("source"); source != "" {
		u.source = source
	}
	if speaker := d.Get("speaker"); speaker != "" {
		if u.speakers == nil {
			u.speakers = map[string]string{}
		}
		u.speakers[party] = speaker
	}
}

// dateName is the date that is offered, by its label if it has one.
func (u *usual) dateName(s *console.Streams, ds *positions.Dataset) string {
	for _, di := range slices.Backward(ds.Dates) {
		if u.date == "" || di.Date.String() == u.date {
			if di.Label != "" {
				return di.Label
			}
			return di.Date.String()
		}
	}
	if u.date != "" {
		return u.date
	}
	return s.Today().String()
}

// sourceName is the source that is offered for what was said on a date, "" for none: that of the
// session's last record, if it was of this date; else the one alone that was published then; else the
// one that was added last, as long as nothing is coded from it, or that of the newest record.
func (u *usual) sourceName(ds *positions.Dataset, date string) string {
	if u.source != "" && u.date == date {
		return u.source
	}
	then := ""
	for _, src := range ds.Sources {
		if src.Published != 0 && src.Published.String() == date {
			if then != "" {
				then = ""
				break
			}
			then = src.ID
		}
	}
	switch {
	case then != "":
		return then
	case u.source != "" || len(ds.Sources) == 0:
		return u.source
	}
	added := ds.Sources[len(ds.Sources)-1]
	newest, coded := "", false
	eachPiece(ds, func(_ *positions.Party, e *positions.Evidence) {
		if newest == "" && e.Source != nil {
			newest = e.Source.ID
		}
		coded = coded || e.Source == added
	})
	if !coded {
		return added.ID
	}
	return newest
}

// speakersOf lists who has spoken for a party, and the one that is offered.
func (u *usual) speakersOf(ds *positions.Dataset, party *positions.Party) (known []console.Choice, offered string) {
	offered = u.speakers[party.ID]
	add := func(name, role string) {
		if name != "" && !slices.ContainsFunc(known, func(c console.Choice) bool { return c.Value == name }) {
			known = append(known, console.Choice{Value: name, Label: role})
		}
	}
	add(offered, "")
	eachPiece(ds, func(p *positions.Party, e *positions.Evidence) {
		if p == party {
			add(e.Speaker, e.Role)
		}
	})
	if offered == "" && len(known) > 0 {
		offered = known[0].Value
	}
	for _, sp := range ds.Codebook.Speakers {
		if sp.Party == party {
			add(sp.Name, sp.Role)
		}
	}
	return known, offered
}

// eachPiece goes through the evidence for what a party itself said, the newest records first.
func eachPiece(ds *positions.Dataset, do func(party *positions.Party, e *positions.Evidence)) {
	newest := slices.Clone(ds.Records)
	slices.Reverse(newest)
	slices.SortStableFunc(newest, func(a, b *positions.Record) int { return int(b.Date) - int(a.Date) })
	for _, r := range newest {
		for _, c := range r.Claims {
			for i := range c.Evidence {
				do(c.By, &c.Evidence[i])
			}
		}
		if r.Stance == nil {
			continue
		}
		for i := range r.Stance.Evidence {
			if e := &r.Stance.Evidence[i]; e.Use == positions.Supports {
				do(r.Party, e)
			}
		}
	}
}
