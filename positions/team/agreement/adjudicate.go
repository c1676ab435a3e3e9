package agreement

import (
	"cmp"
	"slices"

	"stance/positions"
)

// Adjudication is what codings come to when they are made into one dataset:
// the records that agree, merged, and what somebody has to decide. All of it is
// in date, party, issue order; parties, issues and sources are those of
// Codebook and Sources, so that the merged records make a dataset with them.
type Adjudication struct {
	Coders   []string
	Codebook *positions.Codebook // the first coding's
	Sources  []*positions.Source // of all codings, by id; the first coding's word counts
	Dates    []positions.DateInfo
	Merged   []Merged  // two or more coders coded it and nothing decisive differs
	Disputes []Dispute // to be decided
	// Conflicts are sentences about what stands outside the cells and could not
	// be merged: sources of one id with different content, dates with two
	// labels. The first coding's word was taken.
	Conflicts []string

	sources map[string]*positions.Source // Sources by id
}

// Merged is a record that coders agree on. What comparisons rest on is the
// same in all (see Dispute.Over); the words are those of the first of Coders,
// evidence and claims are everybody's, and confidence, of a claim too, is the lowest given.
type Merged struct {
	Record  *positions.Record // new; `same` resolved; Place is that of the first
	Coders  []string          // who coded it, in the order of the codings
	Differs []Facet           // in what the codings differ all the same
}

// Dispute is a cell that coders coded in ways that exclude one another, or that
// one of them alone recorded: whether the others overlooked it, found nothing
// or were not asked to code it the data don't tell.
type Dispute struct {
	Date  positions.Date
	Party *positions.Party
	Issue *positions.Issue
	Over  []Facet // of decisive; none where one coder alone recorded something
	Said  []Said  // every coder, in the order of the codings; their own records
}

// Alone names the coder who alone recorded something; "" where several did.
func (d *Dispute) Alone() string {
	alone := ""
	for i := range d.Said {
		switch {
		case d.Said[i].Record == nil:
		case alone != "":
			return ""
		default:
			alone = d.Said[i].Coder
		}
	}
	return alone
}

// Adjudicate merges what two or more codings agree on and lists what they do
// not, over all issues, those without a scale included. Coders agree on a cell
// if two or more coded it and nothing decisive differs between them; one who
// recorded nothing has no say. Its errors are those of Compare.
func Adjudicate(codings []Coding) (*Adjudication, error) {
	if err := checkCodings(codings); err != nil {
		return nil, err
	}
	a := &Adjudication{Codebook: codings[0].Dataset.Codebook}
	for _, c := range codings {
		a.Coders = append(a.Coders, c.Name)
	}
	a.mergeSources(codings)
	a.mergeDates(codings)
	for _, u := range lineUp(codings) {
		var coded []Said
		for _, s := range u.said {
			if s.Record != nil {
				coded = append(coded, s)
			}
		}
		over, differs := u.differences()
		switch {
		case len(over) > 0 || len(coded) == 1:
			a.Disputes = append(a.Disputes, Dispute{u.date, u.party, u.issue, over, u.said})
		default:
			m := Merged{Record: a.merge(u, coded), Differs: differs}
			for _, s := range coded {
				m.Coders = append(m.Coders, s.Coder)
			}
			a.Merged = append(a.Merged, m)
		}
	}
	return a, nil
}

// mergeDates takes every date that a coding has, with the first label, title
// and note given for it. A label that is another date's already is dropped.
func (a *Adjudication) mergeDates(codings []Coding) {
	byDate := map[positions.Date]*positions.DateInfo{}
	labelled := map[string]positions.Date{}
	for _, c := range codings {
		for _, di := range c.Dataset.Dates {
			d := byDate[di.Date]
			if d == nil {
				d = &positions.DateInfo{Date: di.Date}
				byDate[di.Date] = d
			}
			other, taken := labelled[di.Label]
			switch {
			case di.Label == "" || di.Label == d.Label:
			case d.Label != "":
				a.conflict("%s is labelled %q, and %q in %s", di.Date, d.Label, di.Label, c.Name)
			case taken:
				a.conflict("%q labels %s, and %s in %s", di.Label, other, di.Date, c.Name)
			default:
				d.Label = di.Label
				labelled[di.Label] = di.Date
			}
			d.Title = cmp.Or(d.Title, di.Title)
			d.Note = cmp.Or(d.Note, di.Note)
		}
	}
	for _, d := range byDate {
		a.Dates = append(a.Dates, *d)
	}
	slices.SortFunc(a.Dates, func(x, y positions.DateInfo) int { return cmp.Compare(x.Date, y.Date) })
}
