package report

import (
	"strconv"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// ChangeReport is what `stance report` tells: what changed between two dates,
// for readers who will never run a command. Its document tells more than that of
// a Diff: who stands where, what is unconfirmed, what was not said, how far
// apart parties are, and what the words mean.
type ChangeReport struct {
	*Diff
	Fingerprint string // of the dataset that it was made from
	Rests       Foundation
	Distances   Distances
	Charts      Charts // nil where nothing is to be drawn
	Course      *Log   // of all that it tells, for its charts; nil: worked out for them

	composer
	told    []diff.Change // with those unchanged, in the order in which people read them
	besides []diff.Change // told with their group or not of a kind that is, but of whom something is claimed
	cells   map[cell]*diff.Change
	inRoll  map[cell]bool // see unplaced
}

// Charts draws what a report tells. Each gives nil where there is nothing to draw.
type Charts interface {
	// Dumbbell is who stood where on an issue at the two dates.
	Dumbbell(c *diff.Comparison, is *positions.Issue, f Filter) *document.Picture
	// Steps is how the positions on an issue evolved over all dates.
	Steps(l *Log, is *positions.Issue) *document.Picture
	// Gaps is how far apart pairs stand on a date.
	Gaps(book *positions.Codebook, gaps []diff.Gap, date positions.Date) *document.Picture
	// Convergences is who moved toward whom.
	Convergences(book *positions.Codebook, moves []diff.Convergence, from, to positions.Date) *document.Picture
	// Gap is what the parties of a gap ask for on one date, or how far apart they were and
	// are between two.
	Gap(g *Gap) *document.Picture
}

// NewChangeReport compares a history at two dates. The filter narrows what is
// told, never what is computed.
func NewChangeReport(h *positions.History, from, to positions.Date, f Filter) (*ChangeReport, error) {
	comparison, err := diff.Compare(h, from, to)
	if err != nil {
		return nil, err
	}
	r := &ChangeReport{Diff: &Diff{Comparison: comparison, Filter: f}, Fingerprint: h.DatasetFingerprint()}
	told := func(c *diff.Change) bool {
		if r.toldByGroup(c) {
			return false
		}
		return f.Change(c) || c.Kind == diff.Unchanged && !f.ByKind() && f.Cell(c.Party, c.Issue)
	}
	r.told = keep(comparison.Changes, told)
	diff.ForPeople(r.told)
	eventful := r.eventful()
	r.besides = keep(comparison.Changes, func(c *diff.Change) bool {
		if told(c) || len(c.Claims) == 0 {
			return false
		}
		return f.Cell(c.Party, c.Issue) && (!f.ByKind() || eventful[cell{c.Party, c.Issue}])
	})
	if f.ByKind() {
		news := map[*positions.Claim]bool{}
		for _, e := range r.ShownClaimEvents() {
			news[e.To] = true
		}
		for i := range r.besides {
			c := &r.besides[i]
			c.Claims = keep(c.Claims, func(cl *diff.Claim) bool { return news[cl.Claim] })
		}
	}
	r.cells = r.cellIndex()
	r.Rests = r.foundation()
	r.Distances = r.distances()
	return r, nil
}

// Issues lists the issues of which the report has something to tell, by their strongest event.
func (r *ChangeReport) Issues() []*positions.Issue {
	has := make([]bool, len(r.History.Dataset.Codebook.Issues))
	for i := range r.told {
		has[r.told[i].Issue.Index] = true
	}
	for _, cell := range r.ShownClaims() {
		has[cell.Issue.Index] = true
	}
	for _, s := range r.ShownSilences() {
		has[s.Record.Issue.Index] = true
	}
	for _, e := range r.ShownClaimEvents() {
		has[e.Issue.Index] = true
	}
	var issues []*positions.Issue
	for _, is := range r.byStrength(r.told) {
		if has[is.Index] {
			issues = append(issues, is)
		}
	}
	return issues
}

// Log is the history of the cells that the report tells, for its charts over
// time.
func (r *ChangeReport) Log() *Log {
	if r.Course != nil {
		return r.Course
	}
	return NewCourse(r.History, Filter{Parties: r.Filter.Parties, Issues: r.Filter.Issues})
}

// Narrowed is the comparison narrowed to the cells that the report tells, for its
// charts. What a member inherits counts as its own where its group is not told.
func (r *ChangeReport) Narrowed() *diff.Comparison {
	c := *r.Comparison
	c.Changes = keep(c.Changes, func(ch *diff.Change) bool { return r.Filter.Cell(ch.Party, ch.Issue) })
	for i := range c.Changes {
		c.Changes[i].Inherited = r.toldByGroup(&c.Changes[i])
	}
	c.ClaimsOnly = keep(c.ClaimsOnly, func(cl *diff.ClaimedCell) bool { return r.Filter.Cell(cl.Party, cl.Issue) })
	c.Silent = keep(c.Silent, func(s **positions.Silence) bool { return r.Filter.Cell((*s).Record.Party, (*s).Record.Issue) })
	return &c
}

// changeAnchor is where the report tells of a cell. It is fit for an address.
func changeAnchor(p *positions.Party, is *positions.Issue) string {
	return "c-" + cellOf(is, p)
}

// linesAnchor is where the cells of an issue are told that have no place of their own.
func linesAnchor(is *positions.Issue) string { return "r-" + fragment(is.ID, is.Index) }

// anchor is where a link to a cell leads.
func (r *ChangeReport) anchor(p *positions.Party, is *positions.Issue) string {
	if r.inRoll[cell{p, is}] {
		return linesAnchor(is)
	}
	return changeAnchor(p, is)
}

// cellOf is how a party on an issue is called in an address.
func cellOf(is *positions.Issue, p *positions.Party) string {
	return fragment(is.ID, is.Index) + "." + fragment(p.ID, p.Index)
}

// issueAnchor is where the section of an issue begins.
func issueAnchor(is *positions.Issue) string { return "i-" + fragment(is.ID, is.Index) }

// fragment makes an id fit for an address: the id itself where it is one, and
// else its place in the codebook.
func fragment(id string, index int) string {
	for _, c := range id {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return "n" + strconv.Itoa(index+1)
		}
	}
	if id == "" {
		return "n" + strconv.Itoa(index+1)
	}
	return id
}
