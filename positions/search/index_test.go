package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	texts := []Text{
		{Words: "Zelenskyy calls it “impossible” to give up land."},
		{Words: "Land was not discussed, and the landing strip is closed."},
		{Words: "Про Донбас ми не говоримо: ЇЇ немає."},
		{Words: "Le cessez-le-feu doit être immédiat; l’armée recule."},
		{Words: "Ceasefire first, land later. Land, land, and more land in many words that say nothing new at all."},
		{Words: "A truce.", Weight: 2},
		{Words: "A truce of 30 days."},
		{Words: "İstanbul'da görüşme"},
		{Words: "和平谈判必须立即开始"},
		{Words: "Ο πόλεμος"},
	}
	x := New(texts)
	for _, c := range []struct {
		query string
		want  []int
	}{
		{"land", []int{0, 1, 4}},
		{"LAND strip", []int{1}},
		{"lan", []int{0, 1, 4}},
		{`"lan"`, nil},
		{`"give up land"`, []int{0}},
		{"“up give”", nil},
		{"up give", []int{0}},
		{"донбас", []int{2}},
		{"Її", []int{2}},
		{"immediat", []int{3}},
		{"IMMÉDIAT armee", []int{3}},
		{"cessez feu", []int{3}},
		{`"cessez-le-feu"`, []int{3}},
		{"l'armee", []int{3}},
		{"truce", []int{5, 6}},
		{"30", []int{6}},
		{"istanbul gorusme", []int{7}},
		{"谈判", []int{8}},
		{"ΠΟΛΕΜΟΣ", []int{9}},
		{"“谈判必须", []int{8}}, // not closed yet
		{"land peace", nil},
		{"", nil}, {" ", nil}, {`"`, nil}, {`""`, nil}, {"—", nil},
	} {
		hits, total := x.Find(c.query, 10)
		var got []int
		for _, h := range hits {
			got = append(got, h.Text)
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) || total != len(c.want) {
			t.Errorf("%q: %v of %d, want %v", c.query, got, total, c.want)
		}
	}
	order := func(query string) (got []int) {
		hits, _ := x.Find(query, 10)
		for _, h := range hits {
			got = append(got, h.Text)
		}
		return got
	}
	if got := order("truce"); !slices.Equal(got, []int{5, 6}) {
		t.Errorf("what weighs more comes first: %v", got)
	}
	if got := order("land"); got[0] != 0 && got[0] != 1 || got[2] != 4 {
		t.Errorf("short texts come first: %v", got)
	}
	if hits, total := x.Find("land", 1); len(hits) != 1 || total != 3 {
		t.Errorf("%d of %d", len(hits), total)
	}
	if hits, _ := x.Find(`"give up" LAND`, 10); len(hits) != 1 || fmt.Sprint(marked(texts[0].Words, hits[0])) != "[give up land]" {
		t.Errorf("places %v: %q", hits, marked(texts[0].Words, hits[0]))
	}
}

func marked(text string, h Hit) []string {
	var all []string
	for i := 0; i < len(h.Places); i += 2 {
		all = append(all, text[h.Places[i]:h.Places[i+1]])
	}
	return all
}

// many makes up n texts of 40 words.
func many(n int) []Text {
	r := rand.New(rand.NewPCG(1, 2))
	texts := make([]Text, n)
	for i := range texts {
		all := make([]string, 40)
		for j := range all {
			all[j] = fmt.Sprintf("%c%cw%d", 'a'+r.IntN(26), 'a'+r.IntN(26), int(float64(3000)*r.Float64()*r.Float64()))
		}
		texts[i].Words = strings.Join(all, " ")
	}
	return texts
}

// The best of many are those that stand first when all are put in order.
func TestFindTheBest(t *testing.T) {
	x := New(many(3000))
	for _, query := range []string{"a", "ab", "a b", "b*"} {
		all, total := x.Find(query, 3000)
		if len(all) != total || total < 2 {
			t.Fatalf("%q: %d of %d", query, len(all), total)
		}
		for _, most := range []int{-1, 0, 1, 2, 7, total - 1, total} {
			hits, of := x.Find(query, most)
			if want := all[:max(0, most)]; of != total || !slices.EqualFunc(hits, want, func(a, b Hit) bool { return a.Text == b.Text && slices.Equal(a.Places, b.Places) }) {
				t.Errorf("%q, the best %d: %v of %d, want %v of %d", query, most, hits, of, want, total)
			}
		}
	}
}

func BenchmarkFind(b *testing.B) {
	x := New(many(300_000)) // as many texts as 100,000 stances have, with their evidence
	for _, query := range []string{"a", "ab", "abw1", "abw12 cdw3", `"abw12 cdw3"`, "a b c"} {
		b.Run(query, func(b *testing.B) {
			for b.Loop() {
				x.Find(query, 50)
			}
		})
	}
}

func FuzzFind(f *testing.F) {
	f.Add("land “give up” ü", "We give up land, über all.")
	f.Fuzz(func(t *testing.T, query, text string) {
		hits, _ := New([]Text{{Words: text}}).Find(query, 1)
		for _, h := range hits {
			for i := 0; i < len(h.Places); i += 2 {
				if h.Places[i] >= h.Places[i+1] || h.Places[i+1] > len(text) {
					t.Errorf("%q in %q: %v", query, text, h.Places)
				}
			}
		}
	})
}
