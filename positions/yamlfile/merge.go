package yamlfile

import (
	"cmp"
	"slices"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/wording"
)

// merged is what all snapshot files say together.
type merged struct {
	ref      *reference
	dates    []positions.DateInfo
	records  []*positions.Record // in a Dataset's order, one for each date and cell
	rest     map[*positions.Record]aside
	broken   bool // something could not be read, so that what is not found may be there
	problems []problem.Problem
}

// merge puts the files of each date together. Of what is there twice the first
// is kept, in the order of the files' names.
func merge(ref *reference, files []*snapshotFile) *merged {
	m := &merged{ref: ref, rest: map[*positions.Record]aside{}}
	count := 0
	for _, f := range files {
		m.broken = m.broken || f.broken
		count += len(f.records)
		for r, a := range f.rest {
			m.rest[r] = a
		}
	}
	m.mergeHeads(files)
	m.records = make([]*positions.Record, 0, count)
	for _, f := range files {
		m.records = append(m.records, f.records...)
	}
	if !slices.IsSortedFunc(m.records, compareRecords) {
		positions.SortRecords(m.records)
	}
	m.refuseRepeated()
	return m
}

// compareRecords is the order that positions.SortRecords makes.
func compareRecords(a, b *positions.Record) int {
	if c := cmp.Compare(a.Date, b.Date); c != 0 {
		return c
	}
	if c := cmp.Compare(a.Party.Index, b.Party.Index); c != 0 {
		return c
	}
	return cmp.Compare(a.Issue.Index, b.Issue.Index)
}

func (m *merged) mergeHeads(files []*snapshotFile) {
	byDate := map[positions.Date]*head{}
	labels := map[string]*head{} // of each label the first
	var order []*head
	for _, f := range files {
		for i := range f.heads {
			h := &f.heads[i]
			first := byDate[h.date]
			if first == nil {
				first = &head{date: h.date}
				byDate[h.date] = first
				order = append(order, first)
			}
			m.mergeLabel(first, h, labels)
			m.mergeTitle(first, h)
			switch {
			case first.note == "":
				first.note = h.note
			case h.note != "" && h.note != first.note:
				first.note += "\n\n" + h.note
			}
		}
	}
	slices.SortFunc(order, func(a, b *head) int { return cmp.Compare(a.date, b.date) })
	for _, h := range order {
		m.dates = append(m.dates, positions.DateInfo{Date: h.date, Label: h.label, Title: h.title, Note: h.note})
	}
}

func (m *merged) mergeLabel(first, h *head, labels map[string]*head) {
	if h.label == "" {
		return
	}
	if other := labels[h.label]; other != nil && other.date != h.date {
		m.fault(h.labelPlace, positions.LabelClash(h.label, h.date, other.date, "at "+other.labelPlace.String()))
		return
	}
	if first.label != "" && first.label != h.label {
		m.fault(h.labelPlace, positions.SecondLabel(h.date, h.label, first.label, "at "+first.labelPlace.String()))
		return
	}
	if first.label == "" {
		first.label, first.labelPlace = h.label, h.labelPlace
		labels[h.label] = first
	}
}

func (m *merged) mergeTitle(first, h *head) {
	switch {
	case h.title == "":
	case first.title == "":
		first.title, first.titleAt = h.title, h.titleAt
	case !wording.Same(first.title, h.title):
		m.report(h.titleAt, problem.TwoTitles, h.date.String()+" has another title at "+first.titleAt.String(), "keep one of them; the other is not shown")
	}
}

// refuseRepeated reports cells that are there twice on one date, and keeps the
// first.
func (m *merged) refuseRepeated() {
	for i := 1; i < len(m.records); i++ {
		if compareRecords(m.records[i-1], m.records[i]) == 0 {
			m.dropRepeated()
			return
		}
	}
}

func (m *merged) dropRepeated() {
	kept := m.records[:0:0]
	for _, r := range m.records {
		if n := len(kept); n > 0 && compareRecords(kept[n-1], r) == 0 {
			switch { // a search finds nothing where something is recorded
			case searched(r):
				continue
			case searched(kept[n-1]):
				kept[n-1] = r
				continue
			}
			m.report(r.Place, problem.DuplicateCell, m.ref.cell(r)+" stands twice on "+r.Date.String()+": here, and at "+kept[n-1].Place.String(),
				"put all of it in one place; claims can stand beside a stance")
			continue
		}
		kept = append(kept, r)
	}
	m.records = kept
}

func searched(r *positions.Record) bool { return r.Silence != nil && r.Silence.Searched }

func (m *merged) report(at positions.Place, rule problem.Rule, message, hint string) {
	m.problems = append(m.problems, problem.New(rule, at.File, at.Line, at.Column, message, hint))
}

func (m *merged) fault(at positions.Place, f *positions.Fault) {
	m.report(at, f.Rule, f.Message, f.Hint)
}

// dataset is what is handed out: the records that could be read whole.
func (m *merged) dataset() *positions.Dataset {
	d := &positions.Dataset{Codebook: m.ref.book, Sources: m.ref.sources, Dates: m.dates, Records: m.records}
	unusable := func(r *positions.Record) bool { return m.rest[r].unusable }
	if len(m.rest) > 0 && slices.ContainsFunc(d.Records, unusable) {
		d.Records = slices.DeleteFunc(slices.Clone(d.Records), unusable)
	}
	return d
}
