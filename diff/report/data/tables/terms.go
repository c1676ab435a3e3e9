package tables

import (
	"stance/diff"
	"stance/diff/report"
	"stance/positions"
)

// Terms is what `stance show --terms` tells: a row is a term that stands.
func Terms(t *report.Terms) *Table {
	return &Table{
		Name: "terms", Doc: "a row per term that stands",
		Columns: []Column{
			meaning("party"), meaning("issue"),
			{Name: "id", Doc: "the term's id; empty: it stands only where it is written", Type: Word},
			{Name: "kind", Doc: "demand, offer, condition, red-line or threat; empty: not said", Type: Word},
			{Name: "text", Doc: "the term in words", Type: Text},
			{Name: "since", Doc: "the date since which it stands in these words", Type: Date},
			{Name: "since_when", Doc: "how exactly that day is known; empty: exactly", Type: Word},
			meaning("basis"), meaning("confidence"),
			{Name: "if", Doc: "what it is tied to, and how that ended", Type: Text},
			{Name: "unless", Doc: "likewise, where it does not hold", Type: Text},
			{Name: "against", Doc: "the terms of others that it cannot be carried out together with", Type: Text},
			{Name: "against_by", Doc: "the terms of others that are recorded as against it", Type: Text},
		},
		Fill: func(f *Filler) {
			for _, s := range t.Terms {
				f.Text("party", s.Party.ID)
				f.Text("issue", s.Issue.ID)
				f.Text("id", s.ID)
				f.Text("kind", s.Kind.String())
				f.Text("text", s.Text)
				f.Date("since", s.Since)
				f.Text("since_when", s.SinceWhen.Text)
				f.Text("basis", s.Basis.String())
				f.Text("confidence", s.Confidence.String())
				f.Text("if", Join(s.Provided, tieName))
				f.Text("unless", Join(s.Excluded, tieName))
				f.Text("against", Join(s.Opposes, termName))
				f.Text("against_by", Join(s.OpposedBy, termName))
				f.End()
			}
		},
	}
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
