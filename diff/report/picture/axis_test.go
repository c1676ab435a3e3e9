package picture

import (
	"slices"
	"strings"
	"testing"
)

func TestRoundNumbers(t *testing.T) {
	for _, tt := range []struct {
		low, high float64
		want      []float64
	}{
		{1, 7, []float64{1, 2, 3, 4, 5, 6, 7}},
		{0, 100, []float64{0, 20, 40, 60, 80, 100}},
		{0, 1, []float64{0, 0.2, 0.4, 0.6, 0.8, 1}},
		{-3.5, 3.5, []float64{-3.5, -2, -1, 0, 1, 2, 3.5}},
		{0, 1e-9, []float64{0, 2e-10, 4e-10, 6e-10, 8e-10, 1e-9}},
		{2, 2.0000000000000004, []float64{2, 2.0000000000000004}},
		{1e300, 1.0000000000000002e300, []float64{1e300, 1.0000000000000002e300}},
		{0, 5e-324, []float64{0, 5e-324}},
		{-1.7e308, 1.7e308, []float64{-1.7e308, 1.7e308}},
	} {
		got := RoundNumbers(tt.low, tt.high)
		if len(got) != len(tt.want) {
			t.Errorf("%v to %v: %v", tt.low, tt.high, got)
			continue
		}
		for i := range got {
			if got[i] != tt.want[i] {
				t.Errorf("%v to %v: %v", tt.low, tt.high, got)
				break
			}
		}
	}
}

// covered finds two texts that cover one another, or one that leaves the layout.
func covered(l *Layout) string {
	for i := range l.Texts {
		b := l.Texts[i].Box()
		if b.X0 < -0.5 || b.X1 > l.Width+0.5 {
			return TextOf(l.Texts[i].Spans) + " leaves the layout"
		}
		for j := range i {
			if b.Meets(l.Texts[j].Box()) {
				return TextOf(l.Texts[i].Spans) + " covers " + TextOf(l.Texts[j].Spans)
			}
		}
	}
	return ""
}

// written is what a layout says, line by line.
func written(l *Layout) []string {
	var all []string
	for i := range l.Texts {
		all = append(all, TextOf(l.Texts[i].Spans))
	}
	return all
}

func options(labels ...string) *Scale {
	s := &Scale{}
	for i, label := range labels {
		s.Ticks = append(s.Ticks, Tick{Score: 100 * float64(i) / float64(len(labels)-1), Label: label})
	}
	return s
}

// Labels stand at their ticks where they fit, and numbers with a list where they do not.
func TestHorizontal(t *testing.T) {
	long := "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
	uneven := &Scale{Ticks: []Tick{{Score: 0, Label: "none"}, {Score: 0.1, Label: "one"}, {Score: 0.5, Label: "five"}, {Score: 50, Label: "half"}, {Score: 100, Label: "all"}}}
	for _, tt := range []struct {
		name   string
		scale  *Scale
		width  float64
		listed bool
		want   []string // beside others
		not    string
	}{
		{"short labels", options("No", "Maybe", "Yes"), 720, false, []string{"No", "Maybe", "Yes"}, "1"},
		{"long labels", options("No", long, "Yes"), 336, true, []string{"1", "2", "3", "Yes"}, ""},
		{"uneven", uneven, 336, true, []string{"1", "4", "5"}, ""},
		{"many", options(strings.Split(strings.Repeat("x,", 40)+"x", ",")...), 336, true, []string{"1", "41"}, ""},
		{"numbers", &Scale{Numeric: true, Ticks: []Tick{{Score: 0, Label: "0"}, {Score: 50, Label: "1000000"}, {Score: 100, Label: "2000000"}}}, 336, false, []string{"0", "1000000"}, "1"},
	} {
		for _, poles := range [][2]string{{}, {"Low pole", "High pole"}, {"", "High pole"}} {
			tt.scale.Low, tt.scale.High = poles[0], poles[1]
			l := &Layout{Width: tt.width}
			h := NewHorizontal(tt.scale, 0, tt.width)
			y := h.List(l, 0, 2, tt.width)
			if (y > 2) != tt.listed {
				t.Errorf("%s: a list that reaches to %v", tt.name, y)
			}
			axis := h.Head(l, y)
			said := written(l)
			for _, want := range append(tt.want, poles[1]) {
				if want != "" && !slices.Contains(said, want) {
					t.Errorf("%s: %q lack %q", tt.name, said, want)
				}
			}
			if tt.not != "" && slices.Contains(said, tt.not) {
				t.Errorf("%s: %q has %q", tt.name, said, tt.not)
			}
			if problem := covered(l); problem != "" {
				t.Errorf("%s: %s", tt.name, problem)
			}
			for i := range l.Texts {
				if b := l.Texts[i].Box(); b.Y1 > axis {
					t.Errorf("%s: %q lies below the axis", tt.name, TextOf(l.Texts[i].Spans))
				}
			}
			h.Axis(l, axis)
			h.Ticks(l, axis)
			h.Grid(l, axis, axis+20)
			n := len(tt.scale.Ticks)
			if len(l.Lines) != 1+2*n || l.Lines[0].X2 != tt.width || l.Lines[0].Class != Axis || l.Lines[len(l.Lines)-1].Class != Grid {
				t.Errorf("%s: %d lines for %d ticks", tt.name, len(l.Lines), n)
			}
			if at := h.At(100); l.Lines[len(l.Lines)-1].X1 != at || at > tt.width-HaloRadius || h.At(0) < HaloRadius {
				t.Errorf("%s: the poles lie at %v and %v", tt.name, h.At(0), at)
			}
		}
	}
}

// Levels have room for their labels, and those without are passed over.
func TestLevels(t *testing.T) {
	for name, s := range map[string]*Scale{
		"options": options("No", "Only after a ceasefire that holds", "Yes"),
		"two":     options("No", "Yes"),
		"numbers": {Numeric: true, Ticks: []Tick{{Score: 0, Label: "0"}, {Score: 100, Label: "1"}}},
		"uneven":  {Ticks: []Tick{{Score: 0, Label: "zero"}, {Score: 0.1, Label: "one"}, {Score: 0.5, Label: "five"}, {Score: 50, Label: "half"}, {Score: 100, Label: "all"}}},
	} {
		const left = 90.0
		l := &Layout{Width: 336}
		v := &Levels{Scale: s}
		v.Arrange(left, 24)
		if s.Numeric && v.Bottom < 150 || v.Bottom > 420 || v.Top != 0 || v.Edge < 14 {
			t.Errorf("%s: from %v to %v, with %v beyond", name, v.Top, v.Bottom, v.Edge)
		}
		height := v.Bottom - v.Top
		y := v.Pole(l, left, "High pole", 2)
		if v.Pole(l, left, "", y) != y {
			t.Errorf("%s: a pole without a name takes room", name)
		}
		v.Move(y + v.Edge)
		if v.At(100) != y+v.Edge || v.At(0) != v.At(100)+height {
			t.Errorf("%s: moved to %v and %v", name, v.At(100), v.At(0))
		}
		v.Draw(l, left, 300)
		v.Pole(l, left, "Low pole", v.Bottom+v.Edge)
		if len(l.Lines) != len(s.Ticks) {
			t.Errorf("%s: %d lines", name, len(l.Lines))
		}
		said := strings.Join(written(l), " ")
		for _, tick := range s.Ticks {
			if passed := name == "uneven" && tick.Score > 0 && tick.Score < 1; slices.Contains(strings.Fields(said), strings.Fields(tick.Label)[0]) == passed {
				t.Errorf("%s: %q of %s", name, tick.Label, said)
			}
		}
		if problem := covered(l); problem != "" {
			t.Errorf("%s: %s", name, problem)
		}
	}
	wide, narrow := &Levels{Scale: options("a", "b", "c")}, &Levels{Scale: options("a", "b", "c")}
	wide.Arrange(90, 60)
	narrow.Arrange(90, 0)
	if wide.Bottom <= narrow.Bottom {
		t.Error("what stands between levels has no room")
	}
}
