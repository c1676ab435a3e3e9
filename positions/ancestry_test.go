package positions

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// grouped makes parties that are members of the ones before them.
func grouped(n int, groups func(k int) []int) *Codebook {
	parties := make([]*Party, n)
	for k := range parties {
		parties[k] = &Party{ID: fmt.Sprint("p", k)}
	}
	for k := range parties {
		for _, g := range groups(k) {
			parties[k].Groups = append(parties[k].Groups, parties[g])
		}
	}
	return NewCodebook("", "", parties, []*Issue{{ID: "i", Scale: &Scale{Max: 10}}})
}

// spoken gives each party for which it is told to a stance on one date.
func spoken(book *Codebook, speaks func(k int) bool) *Dataset {
	d := &Dataset{Codebook: book}
	for k, p := range book.Parties {
		if speaks(k) {
			r := &Record{Date: 1000, Party: p, Issue: book.Issues[0]}
			r.Stance = &Stance{Record: r, Kind: Placed, Value: float64(k % 11)}
			d.Records = append(d.Records, r)
		}
	}
	return d
}

// The lists that a history works with are those of Ancestry, of groups that
// speak, in any order of the parties and with any memberships.
func TestAncestriesAreThoseOfTheParties(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 7))
		n := 1 + r.IntN(30)
		order := r.Perm(n) // a party's groups stand before it in this order, and anywhere in the codebook
		place := make([]int, n)
		for i, k := range order {
			place[k] = i
		}
		cyclic := seed%10 == 0
		book := grouped(n, func(k int) []int {
			var groups []int
			for range r.IntN(3) {
				if place[k] > 0 {
					groups = append(groups, order[r.IntN(place[k])])
				}
			}
			return groups
		})
		if cyclic {
			last := book.Parties[order[n-1]]
			book.Parties[order[0]].Groups = []*Party{last}
		}
		d := spoken(book, func(int) bool { return r.IntN(3) > 0 })
		h := &History{Dataset: d, cells: make([]cell, n)}
		speaks := map[*Party]bool{}
		for _, rec := range d.Records {
			h.cell(rec.Party, rec.Issue).stances = []*Stance{rec.Stance}
			speaks[rec.Party] = true
		}
		lists := h.ancestries()
		for _, p := range book.Parties {
			whole := p.Ancestry()
			for _, q := range book.Parties {
				if got, want := p.Within(q), slices.Contains(whole, q); got != want {
					t.Fatalf("seed %d: %s within %s: %v, want %v", seed, p.ID, q.ID, got, want)
				}
			}
			if cyclic {
				continue // refused by the checks; it is enough that it ends
			}
			want := slices.DeleteFunc(whole, func(g *Party) bool { return !speaks[g] })
			var got []*Party
			for a := lists[p.Index]; a != nil; a = a.next {
				got = append(got, a.group)
			}
			if !slices.Equal(got, want) {
				t.Fatalf("seed %d, %s: %d groups, want %d", seed, p.ID, len(got), len(want))
			}
		}
	}
}

// Deep chains take memory in proportion to their depth, whoever of them speaks.
func TestDeepChainsOfGroups(t *testing.T) {
	const depth = 3000
	book := grouped(depth, func(k int) []int {
		if k == 0 {
			return nil
		}
		return []int{k - 1}
	})
	everybody := NewHistory(spoken(book, func(int) bool { return true }), 0)
	held := 0
	for i := range everybody.cells {
		held += cap(everybody.cells[i].track)
	}
	if held > 4*depth {
		t.Errorf("%d holdings are kept for %d parties that speak for themselves", held, depth)
	}
	kept := map[*ancestry]bool{}
	for _, a := range everybody.ancestries() {
		for ; a != nil && !kept[a]; a = a.next {
			kept[a] = true
		}
	}
	if len(kept) > depth {
		t.Errorf("%d parts of lists for a chain of %d", len(kept), depth)
	}
	first := NewHistory(spoken(book, func(k int) bool { return k == 0 }), 0)
	for _, p := range book.Parties[1:] {
		hd, ok := first.InForce(p, book.Issues[0], 1000)
		if !ok || hd.Via != book.Parties[0] {
			t.Fatalf("%s is not spoken for by the first of its groups", p.ID)
		}
	}
}
