package yamlfile_test

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions/problem"
	"stance/positions/yamlfile"
)

// membershipsRefused writes a codebook in which party i has the groups named,
// and counts the lines at which a cycle is told.
func membershipsRefused(groups [][]int) []int {
	var b strings.Builder
	b.WriteString("title: t\nissues: [{id: i, name: I}]\nparties:\n")
	for i, list := range groups {
		fmt.Fprintf(&b, "  - {id: p%d, name: P, member_of: [", i)
		for k, g := range list {
			if k > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, "p%d", g)
		}
		b.WriteString("]}\n")
	}
	text := strings.ReplaceAll(b.String(), ", member_of: []", "")
	problems := yamlfile.Read(fstest.MapFS{"codebook.yaml": {Data: []byte(text)}, "snapshots/a.yaml": {Data: []byte("date: 2025-01-01\npositions:\n")}})
	var at []int
	for _, p := range problems.Problems {
		if p.Rule == problem.GroupCycle {
			at = append(at, p.Line-4) // the first party stands in line 4
		}
	}
	return at
}

// A membership is refused if, and only if, those accepted before it lead back.
func TestCyclesOfMemberships(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	var refused int
	for range 500 {
		groups := make([][]int, 2+r.Intn(7))
		accepted := make([][]int, len(groups))
		var leads func(from, to int) bool
		leads = func(from, to int) bool {
			return from == to || slices.ContainsFunc(accepted[from], func(g int) bool { return leads(g, to) })
		}
		var want []int
		for i := range groups {
			groups[i] = r.Perm(len(groups))[:r.Intn(3)%len(groups)]
			for _, g := range groups[i] {
				if leads(g, i) {
					want = append(want, i)
				} else {
					accepted[i] = append(accepted[i], g)
				}
			}
		}
		refused += len(want)
		if got := membershipsRefused(groups); !slices.Equal(got, want) {
			t.Fatalf("%v: refused at %v, not %v", groups, got, want)
		}
	}
	if refused < 100 {
		t.Errorf("only %d cycles were tried", refused)
	}
}

// A thicket of groups is no reason to look through all of it for each of its
// memberships, which would have no end.
func TestAThicketOfGroups(t *testing.T) {
	groups := make([][]int, 1000)
	for i := range groups {
		for g := range i {
			groups[i] = append(groups[i], g)
		}
	}
	if at := membershipsRefused(groups); at != nil {
		t.Errorf("cycles at %v", at)
	}
}
