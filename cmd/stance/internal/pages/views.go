package pages

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"stance/cmd/stance/internal/dataset"
	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/diff/report/data/machine"
	"stance/diff/report/document"
	"stance/positions"
	"stance/positions/team/review"
)

// written has a model written for programs.
func written[M any](by func(io.Writer, M) error, m M) func(io.Writer) error {
	return func(w io.Writer) error { return by(w, m) }
}

// within is written for what can be too much, of which fits tells.
func within[M any](fits func() error, by func(io.Writer, M) error, m M) func(io.Writer) error {
	return func(w io.Writer) error {
		if err := fits(); err != nil {
			return refused(err)
		}
		return by(w, m)
	}
}

// called is a page's name.
func called(name string) document.Text { return document.Text{{Text: name, Data: true}} }

// calledOf is the name of a page that is there for several days: with the one that is asked for.
func (d *Dataset) calledOf(name string, a *asked) document.Text {
	if a.dated {
		name += ": " + report.DateName(d.Read.Dataset.Info(a.date))
	}
	return called(name)
}

// mostTold is how many passages or records a page tells one by one; what there is more of is
// told narrowed, and to programs.
const mostTold = 1000

// notes are what has to be known of a page of a day, 0 for all days.
func (d *Dataset) notes(day positions.Date, f *report.Filter) []string {
	var notes []string
	if day != 0 {
		notes = append(notes, dataset.StaleNote(d.Read.Dataset, day))
	}
	return slices.DeleteFunc(append(notes, d.takenNote(f)), func(note string) bool { return note == "" })
}

// front is the page of what changed last and who stands where.
func (d *Dataset) front(a *asked) (*Page, error) {
	m := &report.Overview{
		Status: report.Status{History: d.history, Problems: d.Read.Problems, Ledger: d.ledger},
		Date:   a.date, Filter: a.filter, Call: d.Call, Notes: d.notes(a.date, &a.filter),
	}
	last := d.before(a.date + 1)
	if before := d.before(last); before != 0 {
		c, err := diff.Compare(d.history, before, last)
		if err != nil {
			return nil, err
		}
		m.Changes = &report.Diff{Comparison: c, Filter: a.filter, Ledger: d.ledger, Call: d.Call}
	}
	return &Page{Document: m.Document, JSON: written(machine.OverviewJSON, m)}, nil
}

// before is the last snapshot date before a day, 0 for none.
func (d *Dataset) before(day positions.Date) positions.Date {
	var last positions.Date
	for _, di := range d.Dates() {
		if di.Date < day {
			last = di.Date
		}
	}
	return last
}

func (d *Dataset) party(a *asked) (*Page, error) {
	p, err := whose(a.names[0], "party", d.book().Parties, partyID)
	if err != nil {
		return nil, err
	}
	return d.show(a.date, report.Filter{Parties: []*positions.Party{p}}, p.Name), nil
}

func (d *Dataset) issue(a *asked) (*Page, error) {
	is, err := whose(a.names[0], "issue", d.book().Issues, issueID)
	if err != nil {
		return nil, err
	}
	return d.show(a.date, report.Filter{Issues: []*positions.Issue{is}}, is.Name), nil
}

// show is the page of who stands where on a day, called by what it is of.
func (d *Dataset) show(date positions.Date, f report.Filter, name string) *Page {
	m := report.NewShow(d.history, date, f)
	m.Call, m.Notes = d.Call, d.notes(date, &f)
	return &Page{Name: called(name), Document: m.Document, JSON: written(machine.ShowJSON, m)}
}

// cell is the page of all that became of a party's position on an issue.
func (d *Dataset) cell(a *asked) (*Page, error) {
	is, err := whose(a.names[0], "issue", d.book().Issues, issueID)
	if err != nil {
		return nil, err
	}
	p, err := whose(a.names[1], "party", d.book().Parties, partyID)
	if err != nil {
		return nil, err
	}
	m := report.NewLog(d.history, report.Filter{Parties: []*positions.Party{p}, Issues: []*positions.Issue{is}})
	m.Charts, m.Anchored, m.Notes = chart.ForReports{}, true, d.notes(0, &m.Filter)
	m.Hidden = slices.Contains(d.taken, taken{p, is})
	return &Page{Name: called(p.Name + " on " + is.Name), Document: m.Document, JSON: within(m.Listable, machine.LogJSON, m)}, nil
}

// changes is the report of what changed between two dates, the last two where none is named.
func (d *Dataset) changes(a *asked) (*Page, error) {
	period := "latest~1..latest"
	if len(a.names) > 0 {
		period = a.names[0]
	}
	first, second, ranged := strings.Cut(period, "..")
	if !ranged {
		return nil, &Error{Message: fmt.Sprintf("%q is no period", period), Hint: "write /changes/A..B, such as /changes/latest~1..latest"}
	}
	if first == "" {
		first = "first"
	}
	if second == "" {
		second = "latest"
	}
	from, err := d.dateNamed(first)
	if err != nil {
		return nil, err
	}
	to, err := d.dateNamed(second)
	if err != nil {
		return nil, err
	}
	if from > to {
		return nil, &Error{Message: fmt.Sprintf("the first date, %s, is later than the second, %s", from, to), Hint: "write " + report.ChangesPage(to, from)}
	}
	m, err := report.NewChangeReport(d.history, from, to, a.filter)
	if err != nil {
		return nil, err
	}
	m.Ledger, m.Call, m.Charts, m.Notes = d.ledger, d.Call, chart.ForReports{}, d.notes(to, &a.filter)
	if len(a.filter.Parties)+len(a.filter.Issues) == 0 {
		m.Course = d.course()
	}
	*a = *a.between(from, to)
	return &Page{Document: m.Document, JSON: within(func() error { return m.Diff.Listable(true) }, machine.DiffJSON, m.Diff)}, nil
}

func (d *Dataset) gap(a *asked) (*Page, error) {
	if err := report.Measurable(d.history, 0, a.date, a.filter); err != nil {
		return nil, err
	}
	m := report.NewGap(d.history, 0, a.date, a.filter)
	m.MinCoverage, m.Call, m.Charts, m.Notes = report.LeastCoverage, d.Call, chart.ForReports{}, d.notes(a.date, &a.filter)
	return &Page{Name: d.calledOf("Gap", a), Document: m.Document, JSON: written(machine.GapJSON, m)}, nil
}

func (d *Dataset) terms(a *asked) (*Page, error) {
	m := report.NewTerms(d.history, a.date, a.filter, nil)
	m.Call, m.Notes = d.Call, d.notes(a.date, &a.filter)
	return &Page{Name: d.calledOf("Terms", a), Document: m.Document, JSON: written(machine.TermsJSON, m)}, nil
}

func (d *Dataset) voices(a *asked) (*Page, error) {
	m := report.NewVoices(d.history, a.date, a.filter)
	m.Call, m.Notes, m.Most = d.Call, d.notes(a.date, &a.filter), mostTold
	return &Page{Name: called("Voices"), Document: m.Document, JSON: written(machine.VoicesJSON, m)}, nil
}

func (d *Dataset) review(a *asked) (*Page, error) {
	if len(a.names) > 0 {
		return d.reviewed(a)
	}
	m := d.queue().Narrowed(report.ReviewFilter{Parties: a.filter.Parties, Issues: a.filter.Issues})
	m.Call, m.Most = d.Call, mostTold
	return &Page{Document: m.Document, JSON: written(machine.ReviewJSON, m)}, nil
}

// reviewed is the page of a record as a reviewer has to see it.
func (d *Dataset) reviewed(a *asked) (*Page, error) {
	name := strings.Join(a.names, "/")
	for _, r := range d.Read.Dataset.Records {
		if review.CellName(r) == name && d.history.Knows(r) {
			m := report.NewReviewItem(d.history, d.ledger, r, d.Read.Problems)
			return &Page{Document: m.Document, JSON: written(machine.ReviewItemJSON, m)}, nil
		}
	}
	return nil, &Error{Unknown: true, Message: fmt.Sprintf("there is no record %q", name), Hint: "/review lists those that wait"}
}

func (d *Dataset) problems(*asked) (*Page, error) {
	m := &report.Check{Title: d.book().Title, Problems: d.Read.Problems, Records: len(d.Read.Dataset.Records)}
	return &Page{Document: m.Document, JSON: written(machine.CheckJSON, m)}, nil
}
