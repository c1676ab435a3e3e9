package tables

import (
	"slices"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
)

// termColumns are what a term says, and since when.
var termColumns = []Column{
	{Name: "id", Doc: "the term's id; empty: it stands only where it is written", Type: Word},
	{Name: "kind", Doc: "demand, offer, condition, red-line or threat; empty: not said", Type: Word},
	{Name: "text", Doc: "the term in words", Type: Text},
	{Name: "since", Doc: "the date since which it stands in these words", Type: Date},
	{Name: "since_when", Doc: "how exactly that day is known; empty: exactly", Type: Word},
}

// Terms is what `stance show --terms` tells: a row is a term that stands.
func Terms(t *report.Terms) *Table {
	return &Table{
		Name: "terms", Doc: "a row per term that stands",
		Columns: slices.Concat(named("party", "issue"), termColumns, named("basis", "confidence"), []Column{
			{Name: "if", Doc: "what it is tied to, and how that ended", Type: Text},
			{Name: "unless", Doc: "likewise, where it does not hold", Type: Text},
			{Name: "against", Doc: "the terms of others that it cannot be carried out together with", Type: Text},
			{Name: "against_by", Doc: "the terms of others that are recorded as against it", Type: Text},
		}),
		Fill: func(f *Filler) {
			for _, s := range t.Terms {
				f.term(s.Party, s.Issue, &s.StandingTerm)
				f.Text("if", Join(s.Provided, tieName))
				f.Text("unless", Join(s.Excluded, tieName))
				f.Text("against", Join(s.Opposes, termName))
				f.Text("against_by", Join(s.OpposedBy, termName))
				f.End()
			}
		},
	}
}

// term fills in a term of a party on an issue, with what it rests on.
func (f *Filler) term(p *positions.Party, is *positions.Issue, t *positions.StandingTerm) {
	f.Text("party", p.ID)
	f.Text("issue", is.ID)
	f.Text("id", t.ID)
	f.Text("kind", t.Kind.String())
	f.Text("text", t.Text)
	f.Date("since", t.Since)
	f.Text("since_when", t.SinceWhen.Text)
	f.Text("basis", t.Basis.String())
	f.Text("confidence", t.Confidence.String())
}

// tieName is what a term is tied to as it is written, and what became of that: "trade/toll
// (replaced)".
func tieName(t *diff.Tie) string {
	name := t.Text()
	switch {
	case t.Issue == nil || t.Stands:
		return name
	case t.How == positions.NoHow:
		return name + " (does not stand)"
	}
	return name + " (" + t.How.String() + ")"
}

// termName is PARTY/ISSUE/ID, or the words of a term without one.
func termName(t **diff.StandingTerm) string {
	name := (*t).Party.ID + "/" + (*t).Issue.ID + "/"
	if (*t).ID == "" {
		return name + " " + (*t).Text
	}
	return name + (*t).ID
}
