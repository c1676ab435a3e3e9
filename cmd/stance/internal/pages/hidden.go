package pages

import (
	"cmp"
	"slices"
	"strings"

	"stance/diff/report"
	"stance/positions"
	"stance/positions/problem"
	"stance/positions/team/review"
	"stance/positions/yamlfile"
)

// taken is a cell on which others have recorded something, and the coder nothing.
type taken struct {
	party *positions.Party
	issue *positions.Issue
}

// blind takes the records of other coders out of what was read, with all that is said of them
// elsewhere, and lists the cells on which nothing is left. What several agreed on is of each of
// them; a record without a coder is of another.
func blind(read *yamlfile.Result, coder string) (*yamlfile.Result, []taken) {
	data, left := *read.Dataset, *read
	data.Records = nil
	var hidden []*positions.Record
	told := map[taken]bool{}
	for _, r := range read.Dataset.Records {
		if r.CodedBy(coder) {
			data.Records = append(data.Records, r)
			told[taken{r.Party, r.Issue}] = true
		} else {
			hidden = append(hidden, r)
		}
	}
	left.Dataset = &data
	left.Reviews = ofRecords(read.Reviews, data.Records)
	if hidden != nil || problem.Count(read.Problems).Errors > 0 {
		left.Problems = blindProblems(read.Problems, data.Records, hidden)
	}
	var cells []taken
	for _, r := range hidden {
		if at := (taken{r.Party, r.Issue}); !told[at] {
			told[at] = true
			cells = append(cells, at)
		}
	}
	slices.SortFunc(cells, func(a, b taken) int {
		return cmp.Or(cmp.Compare(a.issue.Index, b.issue.Index), cmp.Compare(a.party.Index, b.party.Index))
	})
	return &left, cells
}

// ofRecords keeps the sign-offs of some records.
func ofRecords(all []review.SignOff, records []*positions.Record) []review.SignOff {
	cells := map[string]bool{}
	for _, r := range records {
		cells[review.CellName(r)] = true
	}
	return slices.DeleteFunc(slices.Clone(all), func(s review.SignOff) bool { return !cells[s.Cell()] })
}

// blindProblems tells problems by their rules alone, as their words may tell what others recorded.
// Of those in hidden records it tells that there are errors in a file, and no more.
func blindProblems(all []problem.Problem, records, hidden []*positions.Record) []problem.Problem {
	type beginning struct {
		line   int
		hidden bool
	}
	begin := map[string][]beginning{}
	note := func(list []*positions.Record, hidden bool) {
		for _, r := range list {
			begin[r.Place.File] = append(begin[r.Place.File], beginning{r.Place.Line, hidden})
		}
	}
	note(records, false)
	note(hidden, true)
	for _, list := range begin {
		slices.SortFunc(list, func(a, b beginning) int { return cmp.Compare(a.line, b.line) })
	}
	var left []problem.Problem
	told := map[string]bool{} // of which files
	for _, p := range all {
		within := false // a record reaches to where the next one of its file begins
		for _, b := range begin[p.File] {
			if b.line <= p.Line {
				within = b.hidden
			}
		}
		if within && (p.Severity != problem.Error || told[p.File]) {
			continue
		}
		if within {
			told[p.File] = true
			left = append(left, problem.Problem{File: p.File, Severity: p.Severity, Rule: p.Rule, Message: "what another coder recorded has an error"})
			continue
		}
		p.Message, p.Hint, p.Text = p.Rule.Summary(), "", ""
		left = append(left, p)
	}
	return left
}

// takenNote says on which of the cells shown others alone have recorded something; "" for none.
func (d *Dataset) takenNote(f *report.Filter) string {
	var cells []string
	for _, t := range d.taken {
		if f.Cell(t.party, t.issue) {
			cells = append(cells, t.party.Name+" on "+t.issue.Name)
		}
	}
	if cells == nil {
		return ""
	}
	return "recorded by another coder, and not shown: " + strings.Join(cells, "; ")
}
