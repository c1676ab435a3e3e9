package picture

import "testing"

// The wider letters are measured wider, and what joins takes no room of its own.
func TestWidth(t *testing.T) {
	for _, order := range [][]string{
		{"", "i", "a", "m", "W"},
		{"é", "É"}, {"д", "Д"}, {"'", "’", "–", "→"}, {"ш", "中", "👍"}, {"ש", "س", "語"},
	} {
		for i := 1; i < len(order); i++ {
			if a, b := Width(order[i-1], 10), Width(order[i], 10); a >= b {
				t.Errorf("%q has %v and %q %v", order[i-1], a, order[i], b)
			}
		}
	}
	for a, b := range map[string]string{"e\u0301": "e", "👨\u200d👩\u200d👧": "👍", "a\u200b": "a"} {
		if Width(a, 10) != Width(b, 10) {
			t.Errorf("%q has %v and %q %v", a, Width(a, 10), b, Width(b, 10))
		}
	}
	if Width("ab", 20) != 2*Width("ab", 10) || spansWidth([]Span{Bold("ab")}, 10) <= spansWidth([]Span{Quiet("ab")}, 10) {
		t.Error("size and weight")
	}
}

func TestOneLine(t *testing.T) {
	for _, tt := range []struct {
		s, want, full string
		width         float64
	}{
		{"", "", "", 50},
		{"short", "short", "", 50},
		{"rather long, and longer", "rathe…", "rather long, and longer", 46},
		{"中华人民共和国", "中华…", "中华人民共和国", 40},
	} {
		line, full := OneLine(Plain(tt.s), tt.width, 12)
		if got := TextOf(line); got != tt.want || full != tt.full {
			t.Errorf("%q: %q, %q; want %q, %q", tt.s, got, full, tt.want, tt.full)
		}
		if w := spansWidth(line, 12); w > tt.width {
			t.Errorf("%q is %v wide", TextOf(line), w)
		}
	}
}
