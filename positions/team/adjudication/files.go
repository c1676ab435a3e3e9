package adjudication

import (
	"cmp"
	"slices"
	"strings"

	"stance/positions"
	"stance/positions/team/agreement"
	"stance/positions/yamlfile"
)

// Marker stands at the head of every cell that is to be decided, so that
// searching for it shows what is left to do.
const Marker = "TO DECIDE"

// instructions stand on top of every snapshot with something to decide.
const instructions = Marker + ` below marks a cell that the coders coded differently, or that one of them alone recorded. Each one's
record follows as a comment. Keep one: take the # and the space after it off its lines (and off the line of the
party above it, if that is a comment), write who decided as its ` + "`coder`" + ` and why as its ` + "`note`" + `, and delete the others.
` + "`stance check`" + ` asks for both. Or keep none: delete the comment.`

// Files writes an adjudication as a dataset: codebook, sources, snapshots. It
// lists what had to be left out until a decision is taken: the endings of terms
// that are given in disputed records alone, and what ties other terms to such, each with its
// record's name.
func Files(a *agreement.Adjudication) (files []yamlfile.File, leftOut []string) {
	snapshots := map[positions.Date]*yamlfile.Snapshot{}
	for _, di := range a.Dates {
		snapshots[di.Date] = &yamlfile.Snapshot{DateInfo: di}
	}
	all, leftOut := cells(a)
	for _, c := range all {
		s := snapshots[c.date]
		if s == nil {
			s = &yamlfile.Snapshot{DateInfo: positions.DateInfo{Date: c.date}}
			snapshots[c.date] = s
		}
		s.Cells = append(s.Cells, c.Cell)
		if c.Record == nil {
			s.Comment = instructions
		}
	}
	files = append(files, yamlfile.File{Name: "codebook.yaml", Content: yamlfile.FormatCodebook(a.Codebook)})
	if len(a.Sources) > 0 {
		files = append(files, yamlfile.File{Name: "sources.yaml", Content: yamlfile.FormatSources(a.Sources)})
	}
	var order []*yamlfile.Snapshot
	for _, s := range snapshots {
		order = append(order, s)
	}
	slices.SortFunc(order, func(x, y *yamlfile.Snapshot) int { return cmp.Compare(x.Date, y.Date) })
	for _, s := range order {
		files = append(files, yamlfile.File{Name: s.FileName(), Content: s.Format()})
	}
	return files, leftOut
}

// cell is a cell with its date.
type cell struct {
	yamlfile.Cell
	date positions.Date
}

// cells lists what is agreed and what is in dispute, by date, party and issue,
// and what is left out of it.
func cells(a *agreement.Adjudication) (all []cell, leftOut []string) {
	add := func(r *positions.Record, comment string) {
		all = append(all, cell{yamlfile.Cell{Party: r.Party, Issue: r.Issue, Record: r, Comment: comment}, r.Date})
	}
	for i := range a.Merged {
		m := &a.Merged[i]
		add(m.Record, agreed(m))
	}
	for i := range a.Disputes {
		d := &a.Disputes[i]
		all = append(all, cell{yamlfile.Cell{Party: d.Party, Issue: d.Issue, Comment: dispute(i+1, d)}, d.Date})
	}
	slices.SortStableFunc(all, func(x, y cell) int {
		return cmp.Or(cmp.Compare(x.date, y.date), cmp.Compare(x.Party.Index, y.Party.Index), cmp.Compare(x.Issue.Index, y.Issue.Index))
	})
	leftOut = withoutOpenEndings(all)
	return all, append(leftOut, withoutOpenTies(all)...)
}

func agreed(m *agreement.Merged) string {
	comment := "Agreed by " + listed(m.Coders) + "."
	var words []string
	for _, f := range m.Differs {
		if f != "evidence" && f != "claims" && f != "confidence" { // these are merged
			words = append(words, string(f))
		}
	}
	if len(words) > 0 {
		comment = "Agreed by " + listed(m.Coders) + "; not the same, and here as " + yamlfile.CommentLine(m.Coders[0]) + " has it: " + strings.Join(words, ", ") + "."
	}
	return comment
}
