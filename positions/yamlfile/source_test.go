package yamlfile

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestPlacesInAnyOrder holds that what is asked before changes no place.
func TestPlacesInAnyOrder(t *testing.T) {
	parts := []string{"a", "é", "日", "\U0001F600", "\n", "\r\n", "\u2028", "\xe2\x82", "\xff", " "}
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		var b strings.Builder
		for range r.IntN(60) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		text := []byte(b.String())
		all := newSource(text)
		for range 40 {
			line, column, offset := r.IntN(8), r.IntN(40), r.IntN(len(text)+3)
			if got, want := all.offset(line, column), newSource(text).offset(line, column); got != want {
				t.Fatalf("%q: %d:%d is at %d, and %d when asked first", text, line, column, got, want)
			}
			l, c := all.place(offset)
			if wantLine, wantColumn := newSource(text).place(offset); l != wantLine || c != wantColumn {
				t.Fatalf("%q: %d is at %d:%d, and %d:%d when asked first", text, offset, l, c, wantLine, wantColumn)
			}
		}
	}
}
