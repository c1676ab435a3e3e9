package report

import (
	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// Document tells which terms stand, by party and issue, what each is tied to and what
// cannot be carried out together with it.
func (t *Terms) Document() *document.Document {
	di := t.History.Dataset.Info(t.Date)
	d := &document.Document{
		Title: datasetName(t.History.Dataset.Codebook.Title), About: about("Show "+TermKindsWord(t.Kinds), &t.Filter, DateName(di)),
		Dates: []document.DateLine{dateLine("as of", di)}, Below: below(t.History, t.Notes),
	}
	totals := document.Facts{Lines: []document.Text{dotted(t.Totals())}}
	if line := t.Filter.Line(); line != "" {
		totals.Lines = append(totals.Lines, say("shown here: ", datum(line)))
	}
	d.Blocks = append(d.Blocks, totals)
	if len(t.Terms) > 0 {
		d.Blocks = append(d.Blocks, t.table())
	}
	if t.opposed() > 0 {
		d.Blocks = append(d.Blocks, document.Items{Items: []document.Item{{Label: strong(Against.Sign), Text: muted(Against.Meaning)}}})
	}
	d.Blocks = append(d.Blocks, notesOf(di)...)
	d.Blocks = append(d.Blocks, pasted(t.Next()...)...)
	return d
}

func (t *Terms) table() document.Table {
	table := document.Table{Columns: []document.Column{
		{Head: say("party"), Key: true}, {Head: say("issue"), Key: true}, {Head: say(TermKindsWord(t.Kinds))}, {Head: say("since")},
	}, Roomy: len(t.Kinds) == 0}
	when := t.dating()
	for _, s := range t.byParty() {
		since := with(say(datum(joined(when.Since(&s.StandingTerm), TermGrounds(&s.StandingTerm)))), document.Muted, false)
		table.Rows = append(table.Rows, document.TableRow{Cells: []document.Cell{
			{document.Text{partyRun(s.Party)}}, {onPage(CellPage(s.Party, s.Issue), issueName(s.Issue))}, t.lines(s), {since},
		}})
	}
	return table
}

// lines says what a term is, and under it what it is tied to and what speaks against it.
func (t *Terms) lines(s *diff.StandingTerm) document.Cell {
	text := say(datum(s.Text))
	if word := TermKindWord(s.Kind); word != "" && len(t.Kinds) != 1 {
		text = say(label(word+":"), " ", text)
	}
	cell := append(document.Cell{text}, standingTies(s)...)
	if len(s.Signed) > 0 {
		cell = append(cell, muted("signed by "+names(s.Signed, Full)))
	}
	if named := keep(s.Inherited, func(p **positions.Party) bool { return len(t.Filter.Parties) > 0 && t.Filter.party(*p) }); len(named) > 0 {
		cell = append(cell, muted("also for "+names(named, Full)+", with nothing of their own on it"))
	}
	return cell
}

// Totals counts what stands, of it what is unconfirmed, and the pairs of terms that cannot
// be carried out together.
func (t *Terms) Totals() []string {
	unconfirmed := 0
	for _, s := range t.Terms {
		if s.Basis.Unconfirmed() {
			unconfirmed++
		}
	}
	many := TermKindsWord(t.Kinds)
	one := many[:len(many)-1]
	switch {
	case len(t.Kinds) > 1:
		one, many = "term", "terms"
	case len(t.Terms) == 0:
		return []string{"no " + one + " stands, as far as is recorded"}
	}
	totals := []string{document.Count(len(t.Terms), one+" stands", many+" stand")}
	if unconfirmed > 0 {
		totals = append(totals, document.Count(unconfirmed, "unconfirmed", "unconfirmed"))
	}
	if n := t.opposed(); n > 0 {
		totals = append(totals, document.Count(n, "pair", "pairs")+" that cannot be carried out together")
	}
	return totals
}

// opposed counts the pairs of terms of which one at least is shown and that cannot be
// carried out together.
func (t *Terms) opposed() int {
	type pair struct{ a, b *diff.StandingTerm }
	pairs := map[pair]bool{}
	for _, s := range t.Terms {
		for _, o := range s.Opposes {
			pairs[pair{s, o}] = true
		}
		for _, o := range s.OpposedBy {
			pairs[pair{o, s}] = true
		}
	}
	n := 0
	for p := range pairs {
		if !pairs[pair{p.b, p.a}] || p.a.Party.Index < p.b.Party.Index || p.a.Party == p.b.Party && p.a.Issue.Index <= p.b.Issue.Index {
			n++
		}
	}
	return n
}
