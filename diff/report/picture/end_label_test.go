package picture

import (
	"strings"
	"testing"
)

// Labels never cover one another, keep to the order of their lines, and stay between top
// and bottom where there is room; only lines that reach the edge have a leader.
func TestPlaceEnds(t *testing.T) {
	for name, ys := range map[string][]float64{
		"apart":         {20, 80, 140},
		"on one place":  {100, 100, 100},
		"near the foot": {195, 190, 199, 198},
		"near the top":  {0, 1, 2},
		"too many":      {10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 160},
	} {
		var ends []EndLabel
		for i, y := range ys {
			x := 200.0
			if i == 1 {
				x = 150 // ended before
			}
			ends = append(ends, NewEndLabel(x, y, 100, []string{"#0072b2", ""}[i%2], Dashed(i), Bold(strings.Repeat("word ", 1+30*(i%3)))))
		}
		bottom := PlaceEnds(ends, 0, 200)
		if (bottom > 200) != (name == "too many") {
			t.Errorf("%s: they reach to %v", name, bottom)
		}
		l := &Layout{Width: 320, Height: bottom}
		for i := range ends {
			if i > 0 && ends[i].y < ends[i-1].y {
				t.Errorf("%s: out of order", name)
			}
			ends[i].Draw(l, 200, 210)
		}
		if problem := covered(l); problem != "" {
			t.Errorf("%s: %s", name, problem)
		}
		for i := range l.Texts {
			if b := l.Texts[i].Box(); b.Y0 < 0 || b.Y1 > bottom {
				t.Errorf("%s: a label at %v, beyond %v", name, b, bottom)
			}
		}
		leaders, pieces := 0, map[Class]int{}
		for _, n := range l.Lines {
			if n.Class == Leader {
				leaders++
			} else {
				pieces[n.Class]++
			}
		}
		if leaders != len(ys)-1 || len(l.Rects) != (len(ys)+1)/2 {
			t.Errorf("%s: %d leaders and %d swatches for %d labels", name, leaders, len(l.Rects), len(ys))
		}
		for i := 1; i < min(len(ys), Dashings); i += 2 {
			if pieces[Dashed(i)] != (len(ys)-1-i)/Dashings+1 {
				t.Errorf("%s: pieces of lines %v", name, pieces)
			}
		}
		cut := 0
		for i := range l.Texts {
			if l.Texts[i].Full != "" {
				cut++
			}
		}
		if want := len(ys) - (len(ys)+2)/3; cut != want {
			t.Errorf("%s: %d labels are cut, want %d", name, cut, want)
		}
	}
}
