package report

import (
	"strconv"

	"stance/diff"
	"stance/positions"
)

// ChangeReport is what `stance report` tells: what changed between two dates,
// for readers who will never run a command. It is one model for every format:
// the sentences, the order and the numbers of sources are made here.
type ChangeReport struct {
	*Diff
	Title       string
	Fingerprint string // of the dataset that it was made from
	Rests       Foundation

	Brief       []BriefItem
	Standing    Standing
	Issues      []IssueSection
	Unconfirmed []OpenPoint
	NotSaid     []OpenPoint
	Distances   Distances
	Sources     []CitedSource
	Method      []Definition

	bib     Bibliography
	told    []diff.Change // with those unchanged, in the order in which people read them
	citedBy map[*positions.Source][]CellLink
}

// CellLink names a cell of the report and its place in it.
type CellLink struct {
	Party  *positions.Party
	Issue  *positions.Issue
	Anchor string // of the cell's change; see EvidenceAnchor
}

// CitedSource is a source with its number and the cells it is evidence for.
type CitedSource struct {
	Number int
	*positions.Source
	Cells []CellLink
}

// NewChangeReport compares a history at two dates and composes the report. The
// filter narrows what is told, never what is computed.
func NewChangeReport(h *positions.History, from, to positions.Date, f Filter) (*ChangeReport, error) {
	comparison, err := diff.Compare(h, from, to)
	if err != nil {
		return nil, err
	}
	r := &ChangeReport{
		Diff:        &Diff{Comparison: comparison, Filter: f},
		Title:       h.Dataset.Codebook.Title,
		Fingerprint: h.Dataset.Fingerprint(),
		citedBy:     map[*positions.Source][]CellLink{},
	}
	r.told = keep(comparison.Changes, func(c *diff.Change) bool {
		if r.toldByGroup(c) {
			return false
		}
		return f.Change(c) || c.Kind == diff.Unchanged && len(f.Kinds) == 0 && f.Cell(c.Party, c.Issue)
	})
	diff.ForPeople(r.told)
	r.cite()

	r.Brief = r.brief()
	r.Standing = r.standing()
	r.Issues = r.issueSections()
	r.Unconfirmed = r.unconfirmed()
	r.NotSaid = r.notSaid()
	r.Distances = r.distances()
	r.Sources = r.citedSources()
	r.Method = r.method()
	return r, nil
}

// NothingChanged reports whether no cell that is told says anything new.
func (r *ChangeReport) NothingChanged() bool {
	for i := range r.told {
		if r.told[i].Kind != diff.Unchanged {
			return false
		}
	}
	return true
}

// FromInfo is what the dataset says of the first date.
func (r *ChangeReport) FromInfo() positions.DateInfo { return r.History.Dataset.Info(r.From) }

// ToInfo is what the dataset says of the second date.
func (r *ChangeReport) ToInfo() positions.DateInfo { return r.History.Dataset.Info(r.To) }

// Anchor is where the report tells of a cell. It is fit for an HTML id.
func Anchor(p *positions.Party, is *positions.Issue) string {
	return "c-" + fragment(is.ID, is.Index) + "." + fragment(p.ID, p.Index)
}

// EvidenceAnchor is where the report gives the evidence for a cell.
func EvidenceAnchor(p *positions.Party, is *positions.Issue) string {
	return "e-" + fragment(is.ID, is.Index) + "." + fragment(p.ID, p.Index)
}

// IssueAnchor is where the section of an issue begins.
func IssueAnchor(is *positions.Issue) string { return "i-" + fragment(is.ID, is.Index) }

// SourceAnchor is where a source is described.
func SourceAnchor(number int) string { return "s-" + strconv.Itoa(number) }

// Log is the history of the cells that the report tells, for its charts over
// time.
func (r *ChangeReport) Log() *Log {
	return NewLog(r.History, Filter{Parties: r.Filter.Parties, Issues: r.Filter.Issues})
}

// Narrowed is the comparison narrowed to the cells that the report tells, for its
// charts. What a member inherits counts as its own where its group is not told.
func (r *ChangeReport) Narrowed() *diff.Comparison {
	c := *r.Comparison
	c.Changes = keep(c.Changes, func(ch *diff.Change) bool { return r.Filter.Cell(ch.Party, ch.Issue) })
	for i := range c.Changes {
		c.Changes[i].Inherited = r.toldByGroup(&c.Changes[i])
	}
	c.ClaimsOnly, c.Silent = r.ShownClaims(), r.ShownSilences()
	return &c
}
