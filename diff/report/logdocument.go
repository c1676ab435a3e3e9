package report

import (
	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// Document tells how each cell evolved: where it was and is on its scale, and every stance
// in date order with what changed.
func (l *Log) Document() *document.Document {
	var c composer
	d := &document.Document{Title: say(datum(l.History.Dataset.Codebook.Title)), Below: []document.Text{say(datum(l.Period()))}}
	for _, n := range l.Notes {
		d.Below = append(d.Below, say("note: ", datum(n)))
	}
	if line := l.Filter.Line(); line != "" {
		d.Below = append(d.Below, say("shown here: ", datum(line)))
	}
	if len(l.Cells) == 0 {
		d.Blocks = append(d.Blocks, document.Para{Text: say(NothingLogged)})
	}
	for i := range l.Cells {
		d.Blocks = append(d.Blocks, c.logged(l, &l.Cells[i]))
	}
	for _, cl := range l.Claims {
		if l.Cell(cl.Party, cl.Issue) == nil {
			d.Blocks = append(d.Blocks, document.Section{ID: cellAnchor(cl.Party, cl.Issue), Name: cellName(cl.Party, cl.Issue), Blocks: c.claims(cl.Claims, everyClaim)})
		}
	}
	d.Blocks = append(d.Blocks, document.Sources{})
	return d
}

func (c *composer) logged(l *Log, cell *LoggedCell) document.Section {
	s := document.Section{ID: cellAnchor(cell.Party, cell.Issue), Name: cellName(cell.Party, cell.Issue), Blocks: question(cell.Issue)}
	if cell.Issue.Scale != nil {
		s.Blocks = append(s.Blocks, evolution(cell))
	}
	for i := range cell.Steps {
		s.Blocks = append(s.Blocks, c.step(&cell.Steps[i]))
	}
	s.Blocks = append(s.Blocks, document.Para{Text: muted(l.SinceLine(cell))})
	for _, cl := range l.Claims {
		if cl.Party == cell.Party && cl.Issue == cell.Issue {
			s.Blocks = append(s.Blocks, c.claims(cl.Claims, everyClaim)...)
		}
	}
	return s
}

// evolution marks the places where a cell was, hollow, and where it is.
func evolution(cell *LoggedCell) document.Ruler {
	scale, now := cell.Issue.Scale, cell.Steps[len(cell.Steps)-1].To.Stance
	r := rulerOf(scale)
	if now.RangeAlone() {
		r.Band = bandOf(scale, now.Plausible)
	}
	seen := map[float64]bool{}
	if now.Kind == positions.Placed {
		seen[now.Value] = true
	}
	for i := range cell.Steps {
		s := cell.Steps[i].To.Stance
		if s.Kind == positions.Placed && !seen[s.Value] {
			seen[s.Value] = true
			r.Marks = append(r.Marks, document.RulerMark{At: scale.Score(s.Value) / 100, Label: muted("was, " + s.Record.Date.ShortText()), As: document.Was})
		}
	}
	if now.Kind == positions.Placed {
		r.Marks = append(r.Marks, document.RulerMark{At: scale.Score(now.Value) / 100, Label: document.Text{{Text: "now", Bold: true}}, As: document.Is})
	}
	return r
}

func (c *composer) step(ch *diff.Change) document.Entry {
	e := document.Entry{Titled: true, Head: say(strong(ch.To.Date().Text()), ": ", kindText(ch.Kind, say(datum(Label(ch, Full)))))}
	e.Body = append(e.Body, document.Facts{Lines: []document.Text{listedText(", ",
		strong(Position(ch.To.Stance)), say(datum(Via(ch.To.Holding, Full))), say(datum(Margin(ch.To.Stance))), say(datum(Grounds(ch, ch.To))))}})
	e.Body = append(e.Body, document.Items{Items: append(termItems(ch), wordingItem(ch))})
	e.Body = append(e.Body, c.evidence(ch.To.Stance.Evidence)...)
	return e
}
