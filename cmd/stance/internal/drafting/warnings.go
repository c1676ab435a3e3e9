package drafting

import "stance/positions/problem"

// NewWarnings lists the problems that one state of a dataset has and another, before it, had
// not. That what was added is not used yet goes without saying.
func NewWarnings(before, after []problem.Problem) []problem.Problem {
	type warning struct {
		file    string
		rule    problem.Rule
		message string
	}
	had := map[warning]int{}
	for _, p := range before {
		had[warning{p.File, p.Rule, p.Message}]++
	}
	var added []problem.Problem
	for _, p := range after {
		if p.Rule == problem.PartyUnused || p.Rule == problem.IssueUnused || p.Rule == problem.SourceUnused {
			continue
		}
		w := warning{p.File, p.Rule, p.Message}
		if had[w]--; had[w] < 0 {
			added = append(added, p)
		}
	}
	return added
}
