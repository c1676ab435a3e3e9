package report

import (
	"cmp"
	"slices"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// How much of a report is told whole. A reader who has to find the few cells that matter
// among hundreds has lost the overview; the others are told in a line each then, and it is
// said how to see all there is to tell of them.
const (
	overview   = 150 // cells up to which all are told whole
	mostWhole  = 30  // changes that are told whole in a larger report
	allLines   = 400 // changes that are told in a line each, if that leaves an issue some
	mostLines  = 36  // of them on one issue, and
	fewLines   = 12  // however many issues there are
	mostPoints = 15  // points of a list in one
	mostCited  = 4   // cells that a source is named for in one
)

// foremost are the cells that a report tells whole that is too large for all of it; nil of one
// that is not, which tells everything.
type foremost struct {
	whole map[cell]bool
	lines int // how many changes on an issue are told in a line each
}

// foremost decides what a report tells whole: what moved or may have, and words that changed,
// what weighs most first. One that is narrowed to an issue or a party was asked for, and
// tells all.
func (r *ChangeReport) foremost() *foremost {
	if len(r.told) <= overview || len(r.Filter.Issues) == 1 || len(r.Filter.Parties) == 1 {
		return nil
	}
	weighty := keep(r.told, func(c *diff.Change) bool {
		return c.Kind.Moves() || c.Kind == diff.PossibleShift || c.Kind == diff.Reworded || c.Kind == diff.OwnVoice || c.Contested
	})
	slices.SortStableFunc(weighty, func(a, b diff.Change) int { return a.Order(&b) })
	issues := map[*positions.Issue]bool{}
	for i := range r.told {
		issues[r.told[i].Issue] = true
	}
	l := &foremost{whole: map[cell]bool{}, lines: max(fewLines, min(mostLines, allLines/len(issues)))}
	for i := range weighty[:min(len(weighty), mostWhole)] {
		l.whole[cell{weighty[i].Party, weighty[i].Issue}] = true
	}
	return l
}

// tells reports whether a cell is told whole.
func (l *foremost) tells(p *positions.Party, is *positions.Issue) bool {
	return l == nil || l.whole[cell{p, is}]
}

// drawn is what a chart of an issue shows, with the filter that says whom it leaves out:
// those that are told whole; false where that is nobody.
func (l *foremost) drawn(f Filter, is *positions.Issue, told []diff.Change) (Filter, bool) {
	if l == nil {
		return f, true
	}
	f.Parties = nil
	for i := range told {
		if p := told[i].Party; l.tells(p, is) {
			f.Parties = append(f.Parties, p)
		}
	}
	return f, f.Parties != nil
}

// narrow leaves out of what charts show what is not told whole.
func (l *foremost) narrow(all *reported) {
	if l == nil {
		return
	}
	all.shown.Changes = keep(all.shown.Changes, func(c *diff.Change) bool { return l.tells(c.Party, c.Issue) })
	all.shown.ClaimsOnly, all.shown.Silent = nil, nil
}

// cited is how many cells a source is named for.
func (l *foremost) cited() int {
	if l == nil {
		return cellsCited
	}
	return mostCited
}

// inLines are the changes among those on an issue that are not told whole: those that are told
// in a line each, and those that say nothing new, of whom it is told together who stands where.
func (r *ChangeReport) inLines(l *foremost, told []diff.Change) (news, quiet []*diff.Change) {
	for i := range told {
		switch c := &told[i]; {
		case r.withGroup(c), l.tells(c.Party, c.Issue):
		case c.Claims == nil && (c.Kind == diff.FirstRecorded || c.Kind == diff.Held || c.Kind == diff.Unchanged):
			quiet = append(quiet, c)
		default:
			news = append(news, c)
		}
	}
	return news, quiet
}

// beyond are those of the changes on an issue for which there is no line.
func (l *foremost) beyond(changes []*diff.Change) []*diff.Change {
	if l == nil {
		return nil
	}
	return changes[min(len(changes), l.lines):]
}

// unplaced are the cells that have no place of their own in the report: links to them lead to
// the lines of their issue.
func (r *ChangeReport) unplaced(all *reported) map[cell]bool {
	cells := map[cell]bool{}
	for _, told := range all.told {
		news, quiet := r.inLines(all.foremost, told)
		for _, c := range append(quiet, all.foremost.beyond(news)...) {
			cells[cell{c.Party, c.Issue}] = true
		}
	}
	return cells
}

// lines tells changes on an issue in a line each, and of those that say nothing new who
// stands where, with how to see all of them; no block where there are none.
func (r *ChangeReport) lines(l *foremost, is *positions.Issue, news, quiet []*diff.Change) []document.Block {
	if len(news)+len(quiet) == 0 {
		return nil
	}
	moreNews, moreQuiet := len(l.beyond(news)), max(0, len(quiet)-mostLines)
	news, quiet = news[:len(news)-moreNews], quiet[:len(quiet)-moreQuiet]
	s := document.Section{ID: linesAnchor(is), Name: say(issueName(is), " in a line each")}
	if news != nil {
		t := document.Table{Columns: []document.Column{
			{Head: say("Party"), Key: true}, {Head: say("What")}, {Head: say("Before")}, {Head: say("Now")}, {Head: say("How sure")},
		}}
		for _, c := range news {
			t.Rows = append(t.Rows, document.TableRow{ID: changeAnchor(c.Party, is), Name: cellName(c.Party, is).Text(), Cells: r.inLine(c)})
		}
		s.Blocks = append(s.Blocks, t)
	}
	if quiet != nil {
		s.Blocks = append(s.Blocks, r.together(quiet))
	}
	about := say("With their evidence and words, and over time")
	if more := moreNews + moreQuiet; more > 0 {
		about = say("And " + document.Thousands(more) + " more; all of them with their evidence and words, and over time")
	}
	s.Blocks = append(s.Blocks, document.Next{Commands: []document.Command{{About: about, Line: r.narrowed(is)}}})
	return []document.Block{s}
}

// inLine is a change in a line: what happened, where the party stood and stands, and how sure
// that is.
func (r *ChangeReport) inLine(c *diff.Change) []document.Cell {
	happened := document.Cell{kindText(c.Kind, say(datum(joined(KindLabel(c), marginsWord(c)))))}
	for _, cl := range c.Claims {
		happened = append(happened, muted("claimed by "+Claimants([]diff.Claim{cl}, Short)+": "+ClaimedPositions([]diff.Claim{cl})))
	}
	var before document.Cell
	if c.From != nil && c.From.Stance != c.To.Stance && Position(c.From.Stance, c.To.Stance) != Position(c.To.Stance, c.From.Stance) {
		before = document.Cell{say(datum(Position(c.From.Stance, c.To.Stance)))}
	}
	return []document.Cell{{boldOn(c.Party, c.Issue)}, happened, before, {stands(c)}, {say(datum(r.surely(c)), r.refs(c.To.Stance.Evidence))}}
}

// together tells who stands where of those of whom there is nothing new: a row for each
// position, in the order of the scale.
func (r *ChangeReport) together(list []*diff.Change) document.Table {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b *diff.Change) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.To.Stance.Kind, b.To.Stance.Kind), cmp.Compare(a.To.Stance.Value, b.To.Stance.Value))
	})
	t := document.Table{Columns: []document.Column{{Head: say("What"), Key: true}, {Head: say("Where"), Key: true}, {Head: say("Who, and how sure")}}}
	if r.oneDay() {
		t.Columns = t.Columns[1:]
	}
	type place struct{ what, where string }
	rows := map[place]int{}
	for _, c := range list {
		at := place{KindLabel(c), stands(c).Text()}
		row, met := rows[at]
		if !met {
			row = len(t.Rows)
			rows[at] = row
			cells := []document.Cell{{say(datum(at.what))}, {stands(c)}, {}}
			t.Rows = append(t.Rows, document.TableRow{Cells: cells[len(cells)-len(t.Columns):]})
		}
		who := &t.Rows[row].Cells[len(t.Columns)-1]
		*who = append(*who, say(datum(c.Party.Name), muted(" ("+r.surely(c)+")"), r.refs(c.To.Stance.Evidence)))
	}
	return t
}

// stands is where a party stands at the second date; of a stance in words alone the words.
func stands(c *diff.Change) document.Text {
	if wordsAlone(c.To.Stance) {
		return say(datum(c.To.Stance.Summary))
	}
	return say(datum(joined(Position(c.To.Stance, sidesOf(c)...), Via(c.To.Holding, Short))))
}

// surely says since when a party stands where it does, and how sure that is, in a line.
func (r *ChangeReport) surely(c *diff.Change) string {
	return joined(Grounds(c, c.To, r.when), ConfidenceGloss(c.To.Stance.Confidence), OriginsGloss(c.To), contradictedGloss(c.To), VoicesGloss(c.To), NotFoundAgain(c.To))
}

// narrowed is the command that tells all there is to tell of an issue.
func (r *ChangeReport) narrowed(is *positions.Issue) string {
	return r.Call.View(slices.Concat([]string{"report", r.From.String(), r.To.String()}, r.only(is))...)
}

// overTime tells how to see the chart of how the positions on an issue evolved, which a large
// report has no room for; no block where there is none.
func (r *ChangeReport) overTime(is *positions.Issue) []document.Block {
	if is.Scale == nil {
		return nil
	}
	line := r.Call.View(slices.Concat([]string{"log"}, r.only(is), []string{"-o", is.ID + ".svg"})...)
	return []document.Block{document.Next{Commands: []document.Command{{About: say("A chart of how the positions evolved"), Line: line}}}}
}

// only are the words of a command that narrow it to an issue, and to the parties of the report.
func (r *ChangeReport) only(is *positions.Issue) []string {
	words := []string{"-i", is.ID}
	for _, p := range r.Filter.Parties {
		words = append(words, "-p", p.ID)
	}
	return words
}

// shortened keeps the first points of a list of a large report, and says how to see the
// others.
func (r *ChangeReport) shortened(l *foremost, blocks []document.Block) []document.Block {
	for i, b := range blocks {
		s, ok := b.(document.Section)
		if more := len(s.Blocks) - mostPoints; ok && l != nil && more > 0 {
			s.Blocks = append(s.Blocks[:mostPoints:mostPoints], document.Next{Commands: []document.Command{{
				About: say("And " + document.Thousands(more) + " more, with what all rests on"), Line: r.command("-v", "--all"),
			}}})
			blocks[i] = s
		}
	}
	return blocks
}
