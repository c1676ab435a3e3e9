package drafting

import (
	"cmp"
	"slices"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/team/review"
	"stance/positions/yamlfile"
)

// NewWarnings lists the problems that one state of a dataset has and another, before it, had
// not. That what was added is not used yet goes without saying.
func NewWarnings(before, after *yamlfile.Result) []problem.Problem {
	type warning struct {
		file, record string
		rule         problem.Rule
		message      string
	}
	had, spare := map[warning]int{}, map[warning]int{} // spare: whatever the record
	of := recordsAt(before.Dataset)
	for _, p := range before.Problems {
		had[warning{p.File, of(p), p.Rule, p.Message}]++
	}
	var added []problem.Problem
	of = recordsAt(after.Dataset)
	for _, p := range after.Problems {
		if p.Rule == problem.PartyUnused || p.Rule == problem.IssueUnused || p.Rule == problem.SourceUnused {
			continue
		}
		if w := (warning{p.File, of(p), p.Rule, p.Message}); had[w] > 0 {
			had[w]--
		} else {
			added = append(added, p)
		}
	}
	for w, n := range had { // those of what has another name now, such as another date
		w.record = ""
		spare[w] += n
	}
	return slices.DeleteFunc(added, func(p problem.Problem) bool {
		w := warning{p.File, "", p.Rule, p.Message}
		spare[w]--
		return spare[w] >= 0
	})
}

// recordsAt tells in which record a problem stands: the last that begins before it in its file, "" for
// none. Lines move where something is added, and records keep their names.
func recordsAt(d *positions.Dataset) func(problem.Problem) string {
	records := map[string][]*positions.Record{} // by file, in its order
	for _, r := range d.Records {
		records[r.Place.File] = append(records[r.Place.File], r)
	}
	for _, of := range records {
		slices.SortStableFunc(of, func(a, b *positions.Record) int { return cmp.Compare(a.Place.Line, b.Place.Line) })
	}
	return func(p problem.Problem) string {
		of := records[p.File]
		at, found := slices.BinarySearchFunc(of, p.Line, func(r *positions.Record, line int) int { return cmp.Compare(r.Place.Line, line) })
		switch {
		case found:
			return review.CellName(of[at])
		case at > 0:
			return review.CellName(of[at-1])
		}
		return ""
	}
}
