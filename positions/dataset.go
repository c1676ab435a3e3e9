package positions

import (
	"cmp"
	"slices"
)

// Dataset is everything that was written down. Records are sorted by date,
// then party, then issue, both as in the codebook; there is one for each.
type Dataset struct {
	Codebook *Codebook
	Sources  []*Source
	Dates    []DateInfo // the snapshot dates, in order
	Records  []*Record
}

// DateInfo is what the snapshots of one date say of it.
type DateInfo struct {
	Date  Date
	Label string
	Title string
	Note  string
}

// SortRecords puts records into the order that a Dataset has them in.
func SortRecords(records []*Record) {
	slices.SortStableFunc(records, func(a, b *Record) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Party.Index, b.Party.Index), cmp.Compare(a.Issue.Index, b.Issue.Index))
	})
}

// LastDate is the last snapshot date, 0 where there is none.
func (d *Dataset) LastDate() Date {
	if len(d.Dates) == 0 {
		return 0
	}
	return d.Dates[len(d.Dates)-1].Date
}

// Info finds what the snapshots say of a date; for a date without one only the
// date itself is set.
func (d *Dataset) Info(date Date) DateInfo {
	i, ok := slices.BinarySearchFunc(d.Dates, date, func(di DateInfo, date Date) int { return cmp.Compare(di.Date, date) })
	if !ok {
		return DateInfo{Date: date}
	}
	return d.Dates[i]
}

// Source finds a source by its id, nil if there is none.
func (d *Dataset) Source(id string) *Source {
	for _, s := range d.Sources {
		if s.ID == id {
			return s
		}
	}
	return nil
}
