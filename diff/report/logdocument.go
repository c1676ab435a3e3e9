package report

import (
	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// Document tells how each cell evolved: where it was and is on its scale, every stance and
// every search that found none, in date order with what changed, and then what others
// claimed.
func (l *Log) Document() *document.Document {
	c := composing(l.History, lastDate(l.History), nil)
	c.when = l.dating()
	for i := range l.Cells {
		c.became(l.Cells[i].Events)
	}
	for i := range l.Others {
		c.became(l.Others[i].Events)
	}
	d := &document.Document{Title: datasetName(l.History.Dataset.Codebook.Title), About: about("Log", &l.Filter, l.Period()), Below: []document.Text{say(datum(l.Period()))}}
	for _, n := range l.Notes {
		d.Below = append(d.Below, say("note: ", datum(n)))
	}
	if line := l.Filter.Line(); line != "" {
		d.Below = append(d.Below, say("shown here: ", datum(line)))
	}
	if len(l.Cells) == 0 && !l.Hidden {
		d.Blocks = append(d.Blocks, document.Para{Text: say(NothingLogged)})
	}
	for _, cells := range [][]LoggedCell{l.Cells, l.Others} {
		for i := range cells {
			if is := cells[i].Issue; i == 0 || cells[i-1].Issue != is {
				d.Blocks = append(d.Blocks, l.drawn(is)...)
			}
			d.Blocks = append(d.Blocks, c.logged(l, &cells[i]))
		}
	}
	d.Blocks = append(d.Blocks, document.Sources{})
	return d
}

// drawn is the chart of an issue, where its stances are of more than one date.
func (l *Log) drawn(is *positions.Issue) []document.Block {
	if l.Charts == nil || datesOn(l, is) < 2 {
		return nil
	}
	return drawn(l.Charts.Steps(l, is), "t-"+issueAnchor(is), nil)
}

// datesOn is on how many dates the stances on an issue were taken.
func datesOn(l *Log, is *positions.Issue) int {
	dates := map[positions.Date]bool{}
	for i := range l.Cells {
		if l.Cells[i].Issue != is {
			continue
		}
		for j := range l.Cells[i].Steps {
			dates[l.Cells[i].Steps[j].To.Date()] = true
		}
	}
	return len(dates)
}

func (c *composer) logged(l *Log, cell *LoggedCell) document.Section {
	s := document.Section{ID: cellAnchor(cell.Party, cell.Issue), Name: cellName(cell.Party, cell.Issue), Blocks: question(cell.Issue)}
	if cell.Issue.Scale != nil && len(cell.Steps) > 0 {
		s.Blocks = append(s.Blocks, c.evolution(cell))
	}
	anchored := l.anchoring()
	silences := cell.Silences
	for i := range cell.Steps {
		step := &cell.Steps[i]
		for len(silences) > 0 && silences[0].Record.Date <= step.To.Date() {
			s.Blocks, silences = append(s.Blocks, anchored(c.silence(silences[0]), silences[0].Record)), silences[1:]
		}
		s.Blocks = append(s.Blocks, anchored(c.step(step), step.To.Stance.Record))
	}
	for _, q := range silences {
		s.Blocks = append(s.Blocks, anchored(c.silence(q), q.Record))
	}
	if len(cell.Steps) > 0 {
		s.Blocks = append(s.Blocks, document.Para{Text: muted(l.SinceLine(cell))})
	}
	for i, e := range c.claimEntries(cell.Claims, everyClaim) {
		s.Blocks = append(s.Blocks, anchored(e, cell.Claims[i].Record))
	}
	return s
}

// anchoring gives the entries of one cell's records anchors, where links can lead to them, and says
// where each is written. Of several of one day the first has the anchor.
func (l *Log) anchoring() func(document.Entry, *positions.Record) document.Entry {
	taken := map[string]bool{}
	return func(e document.Entry, r *positions.Record) document.Entry {
		if !l.Anchored {
			return e
		}
		if id := recordAnchor(r); !taken[id] {
			taken[id], e.ID = true, id
		}
		e.Body = append(e.Body, document.Para{Text: writtenAt(r)})
		return e
	}
}

// evolution marks the places where a cell was, hollow, and where it is.
func (c *composer) evolution(cell *LoggedCell) document.Ruler {
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
			r.Marks = append(r.Marks, document.RulerMark{At: scale.Score(s.Value) / 100, Label: muted("was, " + c.when.Stance(s)), As: document.Was})
		}
	}
	if now.Kind == positions.Placed {
		r.Marks = append(r.Marks, document.RulerMark{At: scale.Score(now.Value) / 100, Label: document.Text{{Text: "now", Bold: true}}, As: document.Is})
	}
	return r
}

// step tells a stance that came into force, and what became of it since the one before.
func (c *composer) step(ch *diff.Change) document.Entry {
	e := document.Entry{Titled: true, Dated: true, Head: say(strong(Dating{}.Stance(ch.To.Stance)), ": ", kindText(ch.Kind, say(datum(Label(ch, Full)))))}
	facts := document.Facts{Lines: []document.Text{listedText(", ",
		strong(Position(ch.To.Stance, sidesOf(ch)...)), say(datum(Via(ch.To.Holding, Full))), say(datum(Margin(ch.To.Stance))), say(datum(Grounds(ch, ch.To, c.when))))}}
	if also := StepRemarks(ch, c.when); also != nil {
		facts.Lines = append(facts.Lines, with(dotted(also), document.Muted, false))
	}
	items := append(append(c.termItems(ch), wordingItem(ch)), beside(ch.To.Stance.Record)...)
	e.Body = append(e.Body, facts, document.Items{Items: items})
	e.Body = append(e.Body, c.stanceEvidence(ch.To.Stance)...)
	return e
}

// silence tells of a search that found no stance.
func (c *composer) silence(q *positions.Silence) document.Entry {
	e := document.Entry{Titled: true, Dated: true, Head: say(strong(Dating{}.Silence(q)), ": "+joined(NotFound, KnownSince(q.KnownDate(), q.Record.Date)))}
	if items := beside(q.Record); items != nil {
		e.Body = append(e.Body, document.Items{Items: items})
	}
	e.Body = append(e.Body, c.silenceEvidence(q)...)
	return e
}
