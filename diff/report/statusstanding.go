package report

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// How much a status tells before it counts, and how long a text in it may be, in
// characters: none of a dataset's may push all others from the screen.
const (
	statusIssues  = 12
	statusPlaces  = 5 // of an issue
	statusParties = 6 // at a place
	crowdParties  = 3 // likewise, where the issue has a crowd of parties
	statusCrowd   = 12

	labelRoom   = 72
	nameRoom    = 60
	messageRoom = 120
)

// standing tells who stands where on a date: of each issue the places taken, in
// the scale's order, with the parties there. Members that stand where their group put
// them are counted with it.
func (s *Status) standing(show *Show) document.Rows {
	rows := document.Rows{Head: s.coverage(show), Spare: true, Of: "more issues"}
	issues := s.issuesFirst(show)
	for _, is := range issues[:min(len(issues), statusIssues)] {
		rows.Rows = append(rows.Rows, s.issueRow(show, is))
	}
	rows.More = len(issues) - len(rows.Rows)
	return rows
}

// issuesFirst lists the issues of which there is anything to tell, in the codebook's
// order; where they are too many for all to be told, those that moved last come first.
func (s *Status) issuesFirst(show *Show) []*positions.Issue {
	told := make([]bool, len(s.History.Dataset.Codebook.Issues))
	for i := range show.Cells {
		told[show.Cells[i].Issue.Index] = true
	}
	for i := range show.Claims {
		told[show.Claims[i].Issue.Index] = true
	}
	for _, silence := range show.Silent {
		told[silence.Record.Issue.Index] = true
	}
	issues := keep(s.History.Dataset.Codebook.Issues, func(is **positions.Issue) bool { return told[(*is).Index] })
	if len(issues) <= statusIssues {
		return issues
	}
	moved := make([]positions.Date, len(told))
	for _, is := range issues {
		on := func(_ *positions.Party, o *positions.Issue) bool { return o == is }
		if c, ok := diff.Latest(s.History, show.Date, on, diff.Kind.Moves); ok {
			moved[is.Index] = c.To.Date()
		}
	}
	slices.SortStableFunc(issues, func(a, b *positions.Issue) int { return -cmp.Compare(moved[a.Index], moved[b.Index]) })
	return issues
}

// stood is a place on an issue, with who stands there.
type stood struct {
	label string
	order float64 // on the scale
	since positions.Date
	cells []*Cell
}

// Behind the places of a scale, whose scores end at 100, stand those off it.
const (
	nonePlace = 101 + iota
	wordsPlace
)

func (s *Status) issueRow(show *Show, is *positions.Issue) document.Row {
	row := document.Row{Key: onPage(IssuePage(is), say(datum(clipped(is.Name, nameRoom))))}
	var places []*stood
	members := map[*positions.Stance]int{}
	for i := range show.Cells {
		c := &show.Cells[i]
		if c.Issue != is {
			continue
		}
		if withGroup(show, c) {
			members[c.InForce.Stance]++
			continue
		}
		label := Position(c.InForce.Stance)
		at := slices.IndexFunc(places, func(p *stood) bool { return p.label == label })
		if at < 0 {
			places, at = append(places, &stood{label: label, order: placeOrder(c.InForce.Stance)}), len(places)
		}
		p := places[at]
		p.cells = append(p.cells, c)
		p.since = max(p.since, c.InForce.HeldSince())
	}
	if len(places) > statusPlaces {
		slices.SortStableFunc(places, func(a, b *stood) int {
			return cmp.Or(-cmp.Compare(a.since, b.since), -cmp.Compare(len(a.cells), len(b.cells)))
		})
		for _, p := range places[statusPlaces:] {
			row.More += len(p.cells)
		}
		places = places[:statusPlaces]
	}
	slices.SortStableFunc(places, func(a, b *stood) int { return cmp.Compare(a.order, b.order) })
	most, crowd := statusParties, 0
	for _, p := range places {
		crowd += len(p.cells)
	}
	if crowd > statusCrowd {
		most = crowdParties
	}
	for _, p := range places {
		row.Items = append(row.Items, say(datum(clipped(p.label, labelRoom)), ": ", standingAt(p, members, most)))
	}
	var claimed []Prose
	for _, p := range s.History.Dataset.Codebook.Parties {
		if show.Cell(p, is) == nil && len(show.ClaimsOn(p, is)) > 0 {
			claimed = append(claimed, partyName(named(p)))
		}
	}
	if claimed != nil {
		row.Items = append(row.Items, say("only claimed: ", enumerated(claimed, most)))
	}
	return row
}

// withGroup reports whether a cell stands on the record that its group stands on.
func withGroup(show *Show, c *Cell) bool {
	if c.InForce.Via == nil {
		return false
	}
	group := show.Cell(c.InForce.Via, c.Issue)
	return group != nil && group.InForce.Stance == c.InForce.Stance
}

// placeOrder is where on the scale a stance stands, from 0 to 100; of a range the
// middle.
func placeOrder(st *positions.Stance) float64 {
	in, ok := st.Interval()
	score, placed := st.Score()
	switch {
	case placed:
		return score
	case ok:
		scale := st.Record.Issue.Scale
		return (scale.Score(in.Low.Value) + scale.Score(in.High.Value)) / 2
	case st.Kind == positions.None:
		return nonePlace
	}
	return wordsPlace
}

// standingAt names the parties at a place, those that came last first where they are too
// many to be named.
func standingAt(p *stood, members map[*positions.Stance]int, most int) Prose {
	cells := p.cells
	if len(cells) > most {
		cells = slices.Clone(cells)
		slices.SortStableFunc(cells, func(a, b *Cell) int {
			return -cmp.Compare(a.InForce.HeldSince(), b.InForce.HeldSince())
		})
	}
	var names []Prose
	for _, c := range cells {
		name := onPage(CellPage(c.Party, c.Issue), say(datum(named(c.Party).Name)))
		if unsure(c.InForce.Stance) {
			name = say(name, "?")
		}
		if n := members[c.InForce.Stance]; n > 0 {
			name = say(name, " (and ", document.Count(n, "member", "members"), ")")
			delete(members, c.InForce.Stance)
		}
		names = append(names, name)
	}
	return enumerated(names, most)
}

// coverage says of how many cells there is anything, and of the rest what is known.
func (s *Status) coverage(show *Show) Prose {
	book := s.History.Dataset.Codebook
	inherited, placed, marked := 0, 0, false
	for i := range show.Cells {
		in := show.Cells[i].InForce
		if !in.Spoken() {
			inherited++
		}
		if _, ok := in.Stance.Interval(); ok {
			placed++
		}
		marked = marked || unsure(in.Stance)
	}
	claimed := 0
	for i := range show.Claims {
		if show.Cell(show.Claims[i].Party, show.Claims[i].Issue) == nil {
			claimed++
		}
	}
	silent := 0
	for _, silence := range show.Silent {
		if r := silence.Record; show.Cell(r.Party, r.Issue) == nil && len(show.ClaimsOn(r.Party, r.Issue)) == 0 {
			silent++
		}
	}
	known := len(show.Cells)
	all := len(book.Parties) * len(book.Issues)
	are := " are known"
	if all == 1 {
		are = " is known"
	}
	line := "On " + show.Date.Text() + ", " + document.Thousands(known) + " of " + document.Count(all, "stance", "stances") + are
	switch {
	case placed > 0:
		line += ": " + document.Thousands(placed) + " on a scale"
	case known > 0:
		line += ": none on a scale"
	}
	if inherited > 0 {
		line += ", " + document.Thousands(inherited) + " through a group"
	}
	for _, rest := range []struct {
		n    int
		what string
	}{{claimed, "only claimed"}, {silent, NotFound}, {all - known - claimed - silent, "not recorded"}} {
		if rest.n > 0 {
			line += "; " + document.Thousands(rest.n) + " " + rest.what
		}
	}
	line += "."
	if marked {
		line += " ?: unconfirmed, or of low confidence."
	}
	return say(line)
}

// named is a party as a status names it, by its short name where the long one is longer
// than any should be.
func named(p *positions.Party) *positions.Party {
	if utf8.RuneCountInString(p.Name) <= nameRoom {
		return p
	}
	short := *p
	short.Name = clipped(p.Label(), nameRoom)
	return &short
}

// clipped is a text cut to so many characters.
func clipped(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}
