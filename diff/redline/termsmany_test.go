package redline

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"testing"
)

// plainMatch matches terms as the comment of Terms says, each with each.
func plainMatch(from, to []Term, ended []Ending, parties bool) []TermChange {
	m := newTermMatch(from, to, !parties)
	added, gone := OnlyB, OnlyA
	if !parties {
		added, gone = Added, NotRepeated
		m.byID()
		last := map[string]Ending{}
		for _, e := range ended {
			last[e.ID] = e
		}
		for _, i := range m.fromIndex {
			e, ok := last[from[i].ID]
			if !ok || from[i].ID == "" || m.partner[i] >= 0 {
				continue
			}
			to := -1
			for range len(last) {
				if e.How != "replaced" {
					break
				}
				if j, stands := m.toByID()[e.By]; stands {
					to = j
					break
				}
				if _, ok := last[e.By]; !ok {
					break
				}
				e = last[e.By]
			}
			m.gone[i] = true
			m.ended = append(m.ended, TermChange{Op: Ended, How: e.How, From: i, To: to})
			if to >= 0 {
				m.taken[to] = true
			}
		}
	}
	open, others := m.open()
	for _, i := range open {
		for _, j := range others {
			if !m.taken[j] && m.comparable(i, j) && from[i].Kind == to[j].Kind && m.fromText[i] == m.toText[j] {
				m.match(i, j)
				break
			}
		}
	}
	for {
		best, found, alike := [2]int{}, false, 0.0
		better := func(i, j int, a float64) bool {
			same, before := from[i].Kind == to[j].Kind, from[best[0]].Kind == to[best[1]].Kind
			switch {
			case !found || a != alike:
				return !found || a > alike
			case same != before:
				return same
			case i+j != best[0]+best[1]:
				return i+j < best[0]+best[1]
			case max(i, j) != max(best[0], best[1]):
				return max(i, j) < max(best[0], best[1])
			}
			return i < best[0]
		}
		open, others := m.open()
		for _, i := range open {
			for _, j := range others {
				a := Similarity(from[i].Text, to[j].Text)
				if m.comparable(i, j) && a >= termSimilarity && better(i, j, a) {
					best, found, alike = [2]int{i, j}, true, a
				}
			}
		}
		if !found {
			return m.changes(added, gone)
		}
		m.match(best[0], best[1])
	}
}

func TestTermsAreMatchedAsEachWithEach(t *testing.T) {
	words := []string{"troops", "leave", "Border", "now", "the"}
	hows := []string{"withdrawn", "met", "replaced", "replaced", "replaced"}
	for seed := range uint64(5000) {
		r := rand.New(rand.NewPCG(seed, 2))
		id := func() string {
			if i := r.IntN(12); i < 7 {
				return strconv.Itoa(i)
			}
			return ""
		}
		terms := func() (all []Term) {
			for range r.IntN(7) {
				text := words[r.IntN(len(words))]
				for range r.IntN(4) {
					text += " " + words[r.IntN(len(words))]
				}
				all = append(all, Term{ID: id(), Kind: []string{"", "offer"}[r.IntN(2)], Text: text})
			}
			return all
		}
		from, to := terms(), terms()
		var ended []Ending
		for range r.IntN(7) {
			ended = append(ended, Ending{id(), hows[r.IntN(len(hows))], id()})
		}
		if got, want := Terms(from, to, ended), plainMatch(from, to, ended, false); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: %v, %v, %v: got %v, want %v", seed, from, to, ended, got, want)
		}
		if got, want := CompareTerms(from, to), plainMatch(from, to, nil, true); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: %v, %v: got %v, want %v", seed, from, to, got, want)
		}
	}
}

// TestManyTerms would not come to an end if each term were compared with all.
func TestManyTerms(t *testing.T) {
	const many = 100_000
	list := func(id, text string) []Term {
		all := make([]Term, many)
		for i := range all {
			all[i].Text = "text"
			if text != "" {
				all[i].Text = text + " " + strconv.Itoa(i)
			}
			if id != "" {
				all[i].ID = id + strconv.Itoa(i)
			}
		}
		return all
	}
	var chain []Ending
	for i := range many {
		chain = append(chain, Ending{"a" + strconv.Itoa(i), "replaced", "a" + strconv.Itoa(i+1)})
	}
	circle := append(slices.Clone(chain), Ending{"a" + strconv.Itoa(many), "replaced", "a0"})
	one := []Term{{ID: "b", Text: "one word"}}
	for _, c := range []struct {
		name     string
		from, to []Term
		ended    []Ending
		want     map[TermOp]int
	}{
		{"the same ids", list("a", "x"), list("a", "y"), nil, map[TermOp]int{Reworded: many}},
		{"other ids", list("a", "x"), list("b", "x"), nil, map[TermOp]int{Added: many, NotRepeated: many}},
		{"other ids, one text", list("a", ""), list("b", ""), nil, map[TermOp]int{Added: many, NotRepeated: many}},
		{"no ids", list("", "x"), list("", "y"), nil, map[TermOp]int{Added: many, NotRepeated: many}},
		{"no ids, the same texts", list("", "x"), list("", "x"), nil, map[TermOp]int{TermEqual: many}},
		{"ids on one side", list("a", "x"), list("", "y"), nil, map[TermOp]int{Added: many, NotRepeated: many}},
		{"replaced in a chain", list("a", "x"), one, append(chain, Ending{"a" + strconv.Itoa(many), "met", ""}), map[TermOp]int{Ended: many, Added: 1}},
		{"replaced in a circle", list("a", "x"), one, circle, map[TermOp]int{Ended: many, Added: 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := map[TermOp]int{}
			for _, change := range Terms(c.from, c.to, c.ended) {
				got[change.Op]++
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// TestSimilarityUpToABound puts one term more into a list than are compared.
func TestSimilarityUpToABound(t *testing.T) {
	for _, c := range []struct{ n, reworded int }{{100, 100}, {101, 0}} {
		var from, to []Term
		for i := range c.n {
			text := fmt.Sprintf("word%d word%d word%d", 3*i, 3*i+1, 3*i+2)
			from, to = append(from, Term{Text: text}), append(to, Term{Text: text + " more"})
		}
		got := 0
		for _, change := range Terms(from, to, nil) {
			if change.Op == Reworded {
				got++
			}
		}
		if got != c.reworded {
			t.Errorf("of %d terms %d are matched, want %d", c.n, got, c.reworded)
		}
	}
}
