package overlap

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"stance/positions/evidence/quote"
)

// sentences makes up n sentences of ten words each, others for another seed.
func sentences(seed uint64, n int) []string {
	r := rand.New(rand.NewPCG(seed, 1))
	var all []string
	for range n {
		words := make([]string, 10)
		for i := range words {
			words[i] = fmt.Sprintf("w%d", r.IntN(5000))
		}
		words[0] = "The"
		all = append(all, strings.Join(words, " ")+".")
	}
	return all
}

func text(id, publisher string, parts ...[]string) Text {
	var all []string
	for _, p := range parts {
		all = append(all, p...)
	}
	return Text{id, publisher, quote.Prepare(strings.Join(all, " "), "en")}
}

func TestWith(t *testing.T) {
	agency, own, other := sentences(1, 30), sentences(2, 20), sentences(3, 30)
	usual := sentences(4, 10)
	for _, c := range []struct {
		name   string
		text   Text
		others []Text
		want   string
	}{
		{"unrelated", text("a", "P", agency), []Text{text("b", "Q", other)}, ""},
		{"the same", text("a", "P", agency), []Text{text("b", "Q", agency)}, "b 1.00 30/30 same"},
		{"cut to a third", text("a", "P", agency[:10]), []Text{text("b", "Q", agency)}, "b 1.00 10/10"},
		{"cut, and more of its own", text("a", "P", agency[:10], own), []Text{text("b", "Q", agency)}, "b 0.33 10/30"},
		{"hardly any", text("a", "P", agency[:6], own), []Text{text("b", "Q", agency, other)}, ""},
		{"too short", text("a", "P", agency[:4]), []Text{text("b", "Q", agency)}, ""},
		{"as short, and the same", text("a", "P", agency[:4]), []Text{text("b", "Q", agency[:4])}, "b 1.00 4/4 same"},
		{"what the paper always prints", text("a", "P", usual, agency[:6]), []Text{text("b", "P", usual, own[:6]), text("c", "P", usual, other[:6])}, ""},
		{"what two papers print", text("a", "P", usual, agency[:6]), []Text{text("b", "P", usual, own[:6]), text("c", "Q", usual, other[:6])}, "b 0.62 10/16; c 0.62 10/16"},
		{"nothing", text("a", "P"), []Text{text("b", "P"), text("c", "Q", agency)}, ""},
	} {
		var got []string
		for _, s := range With(c.text, c.others) {
			line := fmt.Sprintf("%s %.2f %d/%d", s.With, s.Containment, s.Stand, s.Of)
			if s.Same {
				line += " same"
			}
			got = append(got, line)
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
