package chart

import (
	"slices"
	"strings"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/document"
	"stance/diff/report/picture"
	"stance/positions"
)

// Dumbbell draws where every party that the filter shows stood on an issue at the two dates
// of a comparison: a row for each party told by itself, in the order of diff.ForPeople, then
// those of whom there are only claims, then those that were looked for and not found. It is
// nil for an issue without a scale, which has nothing to draw.
func Dumbbell(c *diff.Comparison, is *positions.Issue, f report.Filter) *Chart {
	if is.Scale == nil {
		return nil
	}
	d := newDumbbell(c, is, f)
	dates := c.To.Text()
	if c.From != c.To {
		dates = d.when.Day(c.From) + " and " + dates
	}
	describe := []string{"Who stood where on " + dates + ", on a scale from " + report.Quoted(report.LowPole(is.Scale)) + " to " + report.Quoted(report.HighPole(is.Scale)) + ", a row for each party."}
	for i := range d.rows {
		if i == maxTold {
			describe = append(describe, "And "+d.counted(i)+".")
			break
		}
		describe = append(describe, d.rows[i].sentence())
	}
	describe = append(describe, d.notes...)
	return newChart(d.foreign, d.title, under(is, dates), describe, d.figures(is, "who stood where on "+dates), d.layout)
}

// dumbbell is the facts of the chart.
type dumbbell struct {
	title    string
	foreign  picture.Foreign
	ruler    *picture.Scale
	from, to positions.Date
	when     report.Dating
	rows     []row
	notes    []string
	explain  func(k *picture.Key, from, to string)
}

// row is what there is to show of one party.
type row struct {
	name   string
	color  string       // "": the ink
	change *diff.Change // nil: no stance at either date

	before, after *spot // nil: nothing to draw
	link          link
	back          bool // it is back where it was
	end           end
	claims        []claimSpot

	kind   string   // what happened, in a word or two
	words  []string // how far, and why only possibly
	asides []string // what it rests on, what the scale cannot show
}

// spot is where a stance is drawn. A range alone has no place of its own.
type spot struct {
	score  float64
	placed bool
	low    float64 // the interval, in scores
	high   float64
	ranged bool
	ground ground
	title  string
}

// link says how the two dates of a row are joined.
type link uint8

const (
	noLink    link = iota
	arrowLink      // a shift, and nothing else
	dashLink       // a possible shift
)

// end says what a position at the first date came to that has none at the second.
type end uint8

const (
	noEnd   end = iota
	givenUp     // the party holds no position
	inWords     // it has one, which the scale does not tell
)

// endOf is how a stance ends what went before it, where it has no place itself.
func endOf(s *positions.Stance) end {
	if s.Kind == positions.None {
		return givenUp
	}
	return inWords
}

// shape is the mark of an end.
func (e end) shape() picture.Shape {
	if e == givenUp {
		return picture.Cross
	}
	return picture.Stop
}

// claimSpot is where claims put a party that is not known to have said so.
type claimSpot struct {
	score float64
	label string
}

func newDumbbell(c *diff.Comparison, is *positions.Issue, f report.Filter) *dumbbell {
	d := &dumbbell{explain: explainPositions, foreign: foreignOn(c.History.Dataset.Codebook, is), from: c.From, to: c.To, when: report.DatingOn(c, is)}
	d.ruler = scaleOf(is.Scale, d.foreign)
	var changes []diff.Change
	inherited := map[*positions.Party][]string{}
	var groups []*positions.Party
	shown := make(map[*positions.Party]bool)
	for i := range c.Changes {
		ch := &c.Changes[i]
		switch {
		case ch.Issue != is:
		case ch.Inherited && len(ch.Claims) == 0:
			if inherited[ch.To.Via] == nil {
				groups = append(groups, ch.To.Via)
			}
			inherited[ch.To.Via] = append(inherited[ch.To.Via], nameOf(ch.Party))
			shown[ch.Party] = true
		default:
			changes = append(changes, *ch)
			shown[ch.Party] = true
		}
	}
	diff.ForPeople(changes)
	told := make([]*diff.Change, len(changes))
	for i := range changes {
		told[i] = &changes[i]
		r := changeRow(&changes[i], d.when)
		if c.From == c.To { // one date is drawn once, and nothing happened on it
			r.before, r.kind = nil, ""
		}
		d.rows = append(d.rows, r)
	}
	d.title = report.Finding(is, told, len(f.Parties) > 0)
	if c.From == c.To {
		d.title = is.Name + ": who stands where on " + c.To.Text()
	}
	for _, cell := range c.ClaimsOnly {
		if cell.Issue == is {
			r := rowOf(cell.Party, "only claimed")
			r.addClaims(is, cell.Claims)
			d.rows = append(d.rows, r)
			shown[cell.Party] = true
		}
	}
	for _, s := range c.Silent {
		if s.Record.Issue == is && !shown[s.Record.Party] {
			d.rows = append(d.rows, rowOf(s.Record.Party, report.NotFound))
			shown[s.Record.Party] = true
		}
	}
	for _, g := range groups {
		d.notes = append(d.notes, "Via "+nameOf(g)+" and not repeated: "+strings.Join(inherited[g], ", ")+".")
	}
	var nothing []string
	for _, p := range c.History.Dataset.Codebook.Parties {
		if !shown[p] && f.Cell(p, is) && nothingOf(c.History, p, is, c.To) {
			nothing = append(nothing, nameOf(p))
		}
	}
	if nothing != nil {
		d.notes = append(d.notes, "Nothing recorded: "+strings.Join(nothing, ", ")+".")
	}
	return d
}

// nothingOf reports whether nothing at all is recorded of a cell up to a date.
func nothingOf(h *positions.History, p *positions.Party, is *positions.Issue, date positions.Date) bool {
	_, holds := h.InForce(p, is, date)
	return !holds && h.Silence(p, is, date) == nil && len(h.Claims(p, is, date)) == 0
}

// counted counts the rows from one on, by what happened.
func (d *dumbbell) counted(from int) string {
	var kinds []string
	number := map[string]int{}
	for i := range d.rows[from:] {
		kind := strings.ToLower(d.rows[from+i].kind)
		if number[kind] == 0 {
			kinds = append(kinds, kind)
		}
		number[kind]++
	}
	for i, kind := range kinds {
		n := number[kind]
		switch kind {
		case "":
			kind = "with a position"
		case report.KindWord(diff.PossibleShift, 1):
			kind = report.KindWord(diff.PossibleShift, n)
		}
		kinds[i] = document.Thousands(n) + " " + kind
	}
	return document.Thousands(len(d.rows)-from) + " more that are not drawn: " + strings.Join(kinds, ", ")
}

func rowOf(p *positions.Party, kind string) row {
	return row{name: nameOf(p), color: picture.Accent(p.Color), kind: kind}
}

func changeRow(ch *diff.Change, when report.Dating) row {
	r := rowOf(ch.Party, report.KindLabel(ch))
	r.change = ch
	r.words = append(r.words, report.Qualifiers(ch, nameOf)...)
	aside := func(s string) {
		if s != "" {
			r.asides = append(r.asides, s)
		}
	}
	// What its group held before is no earlier position of the party itself.
	if ch.From != nil && ch.Kind != diff.OwnVoice {
		r.before = newSpot(ch.From.Stance, ch.To.Stance)
		if r.before == nil && ch.From.Stance != ch.To.Stance && ch.Kind != diff.NotComparable && ch.Kind != diff.Reworded {
			aside("was: " + report.Position(ch.From.Stance, ch.To.Stance))
		}
	}
	var beside []*positions.Stance
	if ch.From != nil {
		beside = append(beside, ch.From.Stance)
	}
	r.after = newSpot(ch.To.Stance, beside...)
	if r.after == nil {
		aside(report.Position(ch.To.Stance, beside...))
	}
	aside(report.Grounds(ch, ch.To, when))
	aside(report.Via(ch.To.Holding, nameOf))
	switch {
	case r.before == nil:
	case r.after == nil:
		r.end = endOf(ch.To.Stance)
	case ch.Kind == diff.Shifted:
		r.link = arrowLink
	case ch.Kind == diff.PossibleShift:
		r.link = dashLink
	case ch.Kind == diff.Reverted:
		r.back = true
	}
	r.addClaims(ch.Issue, ch.Claims)
	return r
}

func newSpot(s *positions.Stance, beside ...*positions.Stance) *spot {
	interval, ok := s.Interval()
	if !ok || s.Kind == positions.None {
		return nil
	}
	scale := s.Record.Issue.Scale
	sp := &spot{
		low: scale.Score(interval.Low.Value), high: scale.Score(interval.High.Value),
		ground: groundOf(s), title: report.Position(s, beside...),
	}
	sp.score, sp.placed = s.Score()
	sp.ranged = s.Plausible != nil && sp.low != sp.high
	return sp
}

// addClaims gathers the claims by the place they name.
func (r *row) addClaims(is *positions.Issue, claims []diff.Claim) {
	for _, cl := range claims {
		head := "claimed by " + nameOf(cl.By)
		switch cl.Response {
		case positions.Confirmed:
			head += ", confirmed"
		case positions.Denied:
			head += ", denied"
		}
		switch cl.Kind {
		case positions.Placed:
			score := is.Scale.Score(cl.Value)
			if i := slices.IndexFunc(r.claims, func(s claimSpot) bool { return s.score == score }); i >= 0 {
				r.claims[i].label += ", " + strings.TrimPrefix(head, "claimed by ")
			} else {
				r.claims = append(r.claims, claimSpot{score, head})
			}
		case positions.None:
			r.asides = append(r.asides, head+": no position")
		default:
			r.asides = append(r.asides, head+" in words only")
		}
	}
}

// sentence tells a row to those who cannot see it.
func (r *row) sentence() string {
	s := r.name + ": " + strings.Join(append([]string{r.kind}, r.words...), ", ")
	switch ch := r.change; {
	case ch == nil:
	case r.kind == "":
		s = r.name + ": " + report.Was(ch, nameOf)
	default:
		s += "; was " + report.Was(ch, nameOf) + ", now " + report.Now(ch, nameOf)
	}
	for _, a := range r.asides {
		s += "; " + a
	}
	for _, cl := range r.claims {
		s += "; " + cl.label
	}
	return s + "."
}

func (d *dumbbell) figures(is *positions.Issue, caption string) Figures {
	oneDay := d.from == d.to
	f := Figures{Issue: is.Name, Caption: caption, Header: []string{"Party", d.from.Text(), d.to.Text(), "Change", "Rests on", "Plausible", "Claimed"}}
	if oneDay {
		f.Header = []string{"Party", d.to.Text(), "Rests on", "Plausible", "Claimed"}
	}
	for i := range d.rows {
		r := &d.rows[i]
		was, now, rests, margin := report.NoStance, report.NoStance, "", ""
		if ch := r.change; ch != nil {
			was = report.Was(ch, nameOf)
			now = report.Now(ch, nameOf)
			rests = report.Grounds(ch, ch.To, d.when)
			margin = report.Margin(ch.To.Stance)
		}
		change := strings.Join(append([]string{r.kind}, r.words...), ", ")
		line := []string{r.name, was, now, change, rests, margin, r.claimed(is.Scale)}
		if oneDay {
			if r.change == nil {
				was = r.kind
			}
			line = []string{r.name, was, rests, margin, r.claimed(is.Scale)}
		}
		f.Rows = append(f.Rows, line)
	}
	return f
}

// claimed lists the claims with the places they name.
func (r *row) claimed(s *positions.Scale) string {
	var parts []string
	for _, cl := range r.claims {
		place := ""
		for _, t := range ticks(s, picture.Foreign{}) {
			if t.Score == cl.score {
				place = t.Label + " "
			}
		}
		parts = append(parts, place+cl.label)
	}
	for _, a := range r.asides {
		if strings.HasPrefix(a, "claimed by ") {
			parts = append(parts, a)
		}
	}
	return strings.Join(parts, "; ")
}
