package page

import (
	"math"
	"slices"
	"strconv"

	"stance/diff/report"
)

// matrix is "who stands where" as the page sets it: issues by parties where
// the parties are few, and else parties by issues, so that no line has more
// columns than can be read.
type matrix struct {
	Class  string // how many columns, for the style sheet
	Heads  []string
	Rows   []matrixRow
	Legend []report.Footing
}

type matrixRow struct {
	Head  string
	Link  string // anchor, "" for none
	Cells []matrixCell
}

type matrixCell struct {
	report.StandingCell
	Column string // the head of its column, for narrow pages
}

// mostColumns is how many parties stand side by side.
const mostColumns = 6

func newMatrix(v *view) matrix {
	st := &v.Standing
	var m matrix
	if len(st.Parties) <= mostColumns {
		for _, p := range st.Parties {
			m.Heads = append(m.Heads, p.Name)
		}
		for _, row := range st.Rows {
			r := matrixRow{Head: row.Issue.Name, Link: v.sectionOf(row)}
			for i, c := range row.Cells {
				r.Cells = append(r.Cells, matrixCell{c, m.Heads[i]})
			}
			m.Rows = append(m.Rows, r)
		}
	} else {
		for _, row := range st.Rows {
			m.Heads = append(m.Heads, row.Issue.Name)
		}
		for i, p := range st.Parties {
			r := matrixRow{Head: p.Name}
			for j, row := range st.Rows {
				r.Cells = append(r.Cells, matrixCell{row.Cells[i], m.Heads[j]})
			}
			m.Rows = append(m.Rows, r)
		}
	}
	m.Class = "cols-" + strconv.Itoa(min(len(m.Heads), 9))
	for _, row := range st.Rows {
		for _, c := range row.Cells {
			if !slices.Contains(m.Legend, c.On) {
				m.Legend = append(m.Legend, c.On)
			}
		}
	}
	slices.Sort(m.Legend)
	return m
}

// sectionOf is the anchor of a row's issue, "" where the report has no section
// on it.
func (v *view) sectionOf(row report.StandingRow) string {
	for i := range v.Issues {
		if v.Issues[i].Issue == row.Issue {
			return v.Issues[i].Anchor
		}
	}
	return ""
}

// inSection is a section with the page it stands on, which has its charts.
type inSection struct {
	Page    *view
	Section report.IssueSection
}

func whole(v float64) string { return strconv.Itoa(int(math.Round(v))) }
