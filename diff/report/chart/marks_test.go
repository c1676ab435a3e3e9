package chart

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/picture"
	"stance/positions"
)

// stanceCase is one way in which a party can stand at a date.
type stanceCase struct {
	form       string // "" for nothing recorded
	basis      positions.Basis
	confidence positions.Confidence
}

// forms are what a stance can say of its place on a scale of five options.
var forms = []string{"a", "b", "a with a range", "b with a range", "a range alone", "no position", "in words"}

func everyStance() []stanceCase {
	var all []stanceCase
	for _, form := range forms {
		for basis := range positions.Bases {
			for confidence := range positions.Confidences {
				all = append(all, stanceCase{form, positions.Basis(basis), positions.Confidence(confidence)})
			}
		}
	}
	return all
}

func (c stanceCase) stance(r *positions.Record) *positions.Stance {
	at := func(o int) positions.Point { return positions.Point{Value: 25 * float64(o), Option: o} }
	s := &positions.Stance{Record: r, Summary: "S", Basis: c.basis, Confidence: c.confidence, Option: -1}
	place := func(o int) { s.Kind, s.Value, s.Option = positions.Placed, at(o).Value, o }
	switch c.form {
	case "a":
		place(1)
	case "b":
		place(3)
	case "a with a range":
		place(1)
		s.Plausible = &positions.Range{Low: at(0), High: at(3)}
	case "b with a range":
		place(3)
		s.Plausible = &positions.Range{Low: at(3), High: at(4)}
	case "a range alone":
		s.Plausible = &positions.Range{Low: at(0), High: at(1)}
	case "no position":
		s.Kind = positions.None
	case "in words":
	}
	return s
}

// place is the place that a stance has on the scale, without what it rests on.
func (c stanceCase) place() string {
	if c.form == "no position" || c.form == "in words" {
		return ""
	}
	return c.form
}

// firmness is what a mark has to tell of a stance, from what its coder wrote.
func (c stanceCase) firmness() string {
	switch c.basis {
	case positions.Reported, positions.Assessed, positions.Inferred:
		return "unconfirmed"
	}
	switch {
	case c.confidence == positions.Low:
		return "low"
	case c.basis == positions.Recounted:
		return "account"
	}
	return "stated"
}

func coarse(firmness string, into ...string) string {
	if slices.Contains(into, firmness) {
		return "firm"
	}
	return firmness
}

// meant is what the row of a change has to tell: where the party stood and stands, how firm
// that is, and what led from the one to the other.
func meant(from, to stanceCase, kind diff.Kind) string {
	was, now := from.place(), to.place()
	before, after := coarse(from.firmness(), "stated", "account"), to.firmness()
	if now == "a range alone" {
		if after = coarse(after, "stated", "account"); after != "firm" {
			after = "unsure"
		}
	}
	if was == "a range alone" && before != "firm" {
		before = "unsure"
	}
	link := ""
	switch {
	case kind == diff.OwnVoice || was == "":
		was, before = "", ""
	case now == "" && to.form == "no position":
		link = "gave up"
	case now == "":
		link = "no longer placed"
	case kind == diff.Shifted:
		link = "shift"
	case kind == diff.PossibleShift:
		link = "possible shift"
	case kind == diff.Reverted:
		link, before = "back", ""
		if was == "a range alone" { // whose frame tells
			before = coarse(from.firmness(), "stated", "account")
			if before != "firm" {
				before = "unsure"
			}
		}
	case strings.HasPrefix(was, "a range") || strings.HasPrefix(now, "a range") || was[0] != now[0]:
	case before != "firm": // the same place, with a halo
		before = "unsure"
	}
	if now == "" {
		after = ""
	}
	return fmt.Sprint(was, ", ", before, "; ", now, ", ", after, "; ", link)
}

// appearance writes down all that is drawn, without what a pointer is told.
func appearance(l *picture.Layout) string {
	var b strings.Builder
	for _, m := range l.Marks {
		fmt.Fprintf(&b, "mark %d %.1f %.1f\n", m.Shape, m.X, m.Y)
	}
	for _, r := range l.Rects {
		fmt.Fprintf(&b, "rect %s %.1f %.1f %.1f\n", r.Class, r.X, r.W, r.H)
	}
	for _, n := range l.Lines {
		fmt.Fprintf(&b, "line %s %.1f %.1f\n", n.Class, n.X1, n.X2)
	}
	for _, a := range l.Arrows {
		fmt.Fprintf(&b, "arrow %.1f %.1f\n", a.X1, a.X2)
	}
	return b.String()
}

// cellOver records stances of one cell, a month apart from one another.
func cellOver(cases ...stanceCase) *positions.History {
	p := &positions.Party{ID: "p", Name: "P", Color: "#0072b2"}
	is := &positions.Issue{ID: "i", Name: "I", Scale: &positions.Scale{Max: 100}}
	for o := range 5 {
		is.Scale.Options = append(is.Scale.Options, positions.Option{ID: fmt.Sprint(o), Label: string(rune('A' + o)), Value: 25 * float64(o)})
	}
	d := &positions.Dataset{Codebook: positions.NewCodebook("T", "", []*positions.Party{p}, []*positions.Issue{is})}
	day, _ := positions.ParseDate("2025-01-01")
	for _, c := range cases {
		d.Dates = append(d.Dates, positions.DateInfo{Date: day})
		if c.form != "" {
			r := &positions.Record{Date: day, Party: p, Issue: is}
			r.Stance = c.stance(r)
			d.Records = append(d.Records, r)
		}
		day += 30
	}
	return positions.NewHistory(d, 0)
}

// Over every pair of stances, straight from one to the other and with another between them:
// what is drawn alike means the same, and what means the same is drawn alike; all that is
// drawn is in the key, which has nothing else, and no meaning twice.
func TestEveryMarkHasItsMeaning(t *testing.T) {
	meaning, drawing := map[string]string{}, map[string]string{}
	kinds := map[diff.Kind]bool{}
	frame := picture.Frame{Width: 720}
	elsewhere := stanceCase{"b with a range", positions.Stated, positions.High}
	for _, from := range append(everyStance(), stanceCase{}) {
		for _, to := range everyStance() {
			for _, between := range []stanceCase{{}, elsewhere} {
				h := cellOver(from, between, to)
				dates := h.Dataset.Dates
				c, err := diff.Compare(h, dates[0].Date, dates[2].Date)
				if err != nil {
					t.Fatal(err)
				}
				is := h.Dataset.Codebook.Issues[0]
				d := newDumbbell(c, is, report.Filter{})
				l := &picture.Layout{Width: frame.Width}
				d.rows[0].track(l, picture.NewHorizontal(d.ruler, 0, frame.Width), 20, d.foreign)
				kind := c.Changes[0].Kind
				kinds[kind] = true
				told := meant(from, to, kind)
				look := appearance(l)
				if was, known := meaning[look]; known && was != told {
					t.Fatalf("%v to %v: drawn like %q, but means %q", from, to, was, told)
				}
				if was, known := drawing[told]; known && was != look {
					t.Fatalf("%v to %v, %q: drawn as\n%s\nand as\n%s", from, to, told, look, was)
				}
				meaning[look], drawing[told] = told, look
				holdKey(t, d.key(l))
			}
		}
	}
	for _, k := range []diff.Kind{diff.Shifted, diff.Withdrawn, diff.Adopted, diff.Reverted, diff.PossibleShift, diff.NotComparable, diff.Held, diff.FirstRecorded} {
		if !kinds[k] {
			t.Errorf("no case of %s", k)
		}
	}
}

func holdKey(t *testing.T, k *picture.Key) {
	t.Helper()
	if k.Unexplained() {
		t.Fatalf("something is drawn that the key does not have: %q", k.Texts())
	}
	texts := k.Texts()
	slices.Sort(texts)
	if len(slices.Compact(texts)) != len(k.Texts()) {
		t.Fatalf("two marks mean the same: %q", k.Texts())
	}
}

// The same of lines over time, by what they begin and end with.
func TestEveryLineHasItsMeaning(t *testing.T) {
	meaning, drawing := map[string]string{}, map[string]string{}
	for _, from := range everyStance() {
		for _, to := range everyStance() {
			h := cellOver(from, to)
			log := report.NewLog(h, report.Filter{})
			is := h.Dataset.Codebook.Issues[0]
			tl := newTimeline(log, is, []*report.LoggedCell{&log.Cells[0]}, 0)
			l := &picture.Layout{Width: 720}
			v := &picture.Levels{Scale: scaleOf(is.Scale, tl.foreign), Top: 0, Bottom: 100}
			for i := range tl.tracks {
				tl.tracks[i].draw(l, &timeAxis{x0: 0, x1: 600, first: tl.first, last: tl.last}, v, 0, 0, true, tl.foreign)
			}
			var told []string
			for i, c := range []stanceCase{from, to} {
				firm := c.firmness()
				if c.form == "a range alone" {
					if firm = coarse(firm, "stated", "account"); firm != "firm" {
						firm = "unsure"
					}
				}
				switch {
				case c.place() != "":
					told = append(told, c.place(), firm)
				case i > 0 && from.place() != "":
					told = append(told, c.form)
				default:
					told = append(told, "")
				}
			}
			if kind := log.Cells[0].Steps[1].Kind; kind == diff.Shifted {
				told = append(told, "shift")
			}
			if off := offColor(l, "#0072b2"); off != "" {
				t.Fatalf("%v to %v: %s is not in the party's colour", from, to, off)
			}
			words, look := strings.Join(told, ", "), appearance(l)
			for _, n := range l.Lines { // the rises, which have a height alone
				look += fmt.Sprintf("%s %.0f %.0f\n", n.Class, n.Y1, n.Y2)
			}
			if was, known := meaning[look]; known && was != words {
				t.Fatalf("%v to %v: drawn like %q, but means %q", from, to, was, words)
			}
			if was, known := drawing[words]; known && was != look {
				t.Fatalf("%v to %v, %q: drawn as\n%s\nand as\n%s", from, to, words, look, was)
			}
			meaning[look], drawing[words] = words, look
			holdKey(t, tl.key(l))
		}
	}
}

// offColor is what a line consists of that has another colour than its party, but for
// question marks on ranges and the ranges around a position.
func offColor(l *picture.Layout, color string) string {
	for _, n := range l.Lines {
		if n.Color != color {
			return "line " + string(n.Class)
		}
	}
	for _, m := range l.Marks {
		if m.Color != color && m.Shape != picture.Query {
			return fmt.Sprint("mark ", m.Shape)
		}
	}
	for _, r := range l.Rects {
		if r.Color != color && r.Class != classRange {
			return "rect " + string(r.Class)
		}
	}
	return ""
}

// Every chart of every made-up dataset explains what it draws.
func TestKeysAreWhole(t *testing.T) {
	for _, m := range worlds {
		data := m.dataset()
		h := positions.NewHistory(data, 0)
		c, err := diff.Compare(h, data.Dates[0].Date, data.Dates[len(data.Dates)-1].Date)
		if err != nil {
			t.Fatal(err)
		}
		log := report.NewLog(h, report.Filter{})
		asks := &asked{}
		for _, z := range report.NewGap(h, 0, data.Dates[len(data.Dates)-1].Date, report.Filter{}).Zopas {
			if len(z.Ranges) > 0 {
				asks.issues = append(asks.issues, newAskedIssue(&z))
			}
		}
		holdKey(t, asks.key(asks.layout(picture.Frame{Width: 720})))
		for _, is := range data.Codebook.Issues {
			for _, f := range []picture.Frame{{Width: 720}, {Width: 336, Narrow: true}} {
				d := newDumbbell(c, is, report.Filter{})
				holdKey(t, d.key(d.layout(f)))
				var cells []*report.LoggedCell
				for i := range log.Cells {
					if log.Cells[i].Issue == is {
						cells = append(cells, &log.Cells[i])
					}
				}
				tl := newTimeline(log, is, cells, 0)
				holdKey(t, tl.key(tl.layout(f)))
			}
		}
	}
}

// What is said together is drawn together: of every pair of stances with and without what
// the party would take, the hole is drawn where there is one, as unsure as it is, and so is
// what is in common; a range, a place, and what would be taken look different.
func TestWhatLiesBetweenIsDrawn(t *testing.T) {
	is := cellOver(stanceCase{}).Dataset.Codebook.Issues[0]
	at := func(o int) positions.Point { return positions.Point{Value: 25 * float64(o), Option: o} }
	ask := func(low, high int, rest diff.Rest, b positions.Basis) diff.Ask {
		return diff.Ask{Party: &positions.Party{Name: "P"}, Range: positions.Range{Low: at(low), High: at(high)}, RestsOn: rest, Basis: b}
	}
	x := func(score float64) float64 {
		return picture.NewHorizontal(scaleOf(is.Scale, picture.Foreign{}), nameColumn+columnGap, 720-wordsColumn-columnGap).At(score)
	}
	hole, low, high := 50.0, 25.0, 75.0
	for _, tt := range []struct {
		name   string
		zopa   diff.Zopa
		class  picture.Class
		x1, x2 float64
	}{
		{"apart", diff.Zopa{Verdict: diff.Apart, Ranges: []diff.Ask{ask(0, 1, diff.OnAsks, positions.Stated), ask(3, 3, diff.OnAsks, positions.Stated)}, Zone: &diff.Zone{Floor: at(3), Ceiling: at(1), Hole: &hole}}, classHole, 25, 75},
		{"apart, unsure", diff.Zopa{Verdict: diff.Apart, Unsure: true, Ranges: []diff.Ask{ask(0, 1, diff.OnAsks, positions.Reported), ask(3, 3, diff.OnAsks, positions.Stated)}, Zone: &diff.Zone{Floor: at(3), Ceiling: at(1), Hole: &hole}}, classHoleUnsure, 25, 75},
		{"in common", diff.Zopa{Verdict: diff.Meet, RestsOn: diff.OnAccepts, Ranges: []diff.Ask{ask(0, 3, diff.OnAccepts, positions.Stated), ask(1, 4, diff.OnAccepts, positions.Stated)}, Zone: &diff.Zone{Floor: at(1), Ceiling: at(3), Low: &low, High: &high}}, classCommon, 25, 75},
		{"unclear", diff.Zopa{Ranges: []diff.Ask{ask(0, 3, diff.OnAsks, positions.Stated), ask(1, 4, diff.OnAccepts, positions.Stated)}, Zone: &diff.Zone{Floor: at(1), Ceiling: at(3), Low: &low, High: &high}}, "", 0, 0},
	} {
		tt.zopa.Issue = is
		a := &asked{issues: []askedIssue{newAskedIssue(&tt.zopa)}}
		l := &picture.Layout{Width: 720}
		a.issue(l, &a.issues[0], picture.Frame{Width: 720}, 0)
		var drawn []picture.Line
		for _, n := range l.Lines {
			if n.Y1 == n.Y2 && slices.Contains([]picture.Class{classHole, classHoleUnsure, classCommon}, n.Class) {
				drawn = append(drawn, n)
			}
		}
		switch {
		case tt.class == "" && len(drawn) == 0:
		case tt.class == "" || len(drawn) != 1 || drawn[0].Class != tt.class || drawn[0].X1 != x(tt.x1) || drawn[0].X2 != x(tt.x2):
			t.Errorf("%s: %v", tt.name, drawn)
		}
		holdKey(t, a.key(l))
	}
}
