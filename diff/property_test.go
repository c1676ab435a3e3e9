package diff_test

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"stance/diff"
	"stance/diff/redline"
	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/positions"
)

// dates are some pairs of dates of August that the properties are tried on.
func dates(t testing.TB) [][2]positions.Date {
	t.Helper()
	var pairs [][2]positions.Date
	for _, p := range [][2]string{{"08-01", "08-24"}, {"08-05", "08-12"}, {"08-12", "08-20"}, {"08-10", "08-31"}, {"07-01", "08-15"}} {
		pairs = append(pairs, [2]positions.Date{on(t, p[0]), on(t, p[1])})
	}
	return pairs
}

func between(t testing.TB, h *positions.History, from, to positions.Date) *diff.Comparison {
	t.Helper()
	c, err := diff.Compare(h, from, to)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The random datasets have to reach what is to be tested.
func TestRandomDatasetsReachEveryKind(t *testing.T) {
	var told, inherited [len(diff.Kinds)]int
	departed, contested, silent, claimed := 0, 0, 0, 0
	for seed := range uint64(3 * seeds) { // some take more than the properties are tried on
		h := positions.NewHistory(randomDataset(t, randomRecords(seed), false), 0)
		for _, d := range dates(t) {
			c := between(t, h, d[0], d[1])
			for k := range diff.Kinds {
				told[k] += c.Counts[k]
				inherited[k] += c.InheritedCounts[k]
			}
			silent += len(c.Silent)
			claimed += len(c.ClaimsOnly)
			for _, ch := range c.Changes {
				if ch.DepartsFrom != nil {
					departed++
				}
				if ch.Contested {
					contested++
				}
			}
		}
	}
	for k, word := range diff.Kinds {
		if told[k] == 0 || inherited[k] == 0 && diff.Kind(k) != diff.OwnVoice {
			t.Errorf("%s: %d told, %d inherited", word, told[k], inherited[k])
		}
	}
	if departed == 0 || contested == 0 || silent == 0 || claimed == 0 {
		t.Errorf("%d departed, %d contested, %d silent, %d only claimed", departed, contested, silent, claimed)
	}
}

// The stance in force, found as the contract says it and slowly: of all records
// with a stance dated on or before D, the latest own or signed one; where there
// is none, the latest of the groups'.
func TestPropertyStanceInForce(t *testing.T) {
	everySeed(t, seeds, func(t *testing.T, d *positions.Dataset, _ []record) {
		h := positions.NewHistory(d, 0)
		for date := on(t, "07-31"); date <= on(t, "08-26"); date++ {
			for _, p := range d.Codebook.Parties {
				for _, is := range d.Codebook.Issues {
					want, via, signed := slowlyInForce(d, p, is, date)
					hd, ok := h.InForce(p, is, date)
					if ok != (want != nil) || ok && (hd.Stance.Record != want || hd.Via != via || hd.Signed != signed) {
						t.Errorf("%s on %s at %s: in force is %v via %s, signed %t; want %v via %s, signed %t",
							p.ID, is.ID, date, hd.Stance, id(hd.Via), hd.Signed, want, id(via), signed)
					}
					if !ok {
						continue
					}
					since := date // day by day back, as long as there is the same position
					for {
						before, ok := h.InForce(p, is, since-1)
						if !ok || !positions.SamePosition(before.Stance, hd.Stance) {
							break
						}
						since--
					}
					if hd.HeldSince() != since {
						t.Errorf("%s on %s at %s: held since %s, want %s", p.ID, is.ID, date, hd.HeldSince(), since)
					}
				}
			}
		}
	})
}

func slowlyInForce(d *positions.Dataset, p *positions.Party, is *positions.Issue, date positions.Date) (latest *positions.Record, via *positions.Party, signed bool) {
	for _, mustSpeak := range []bool{true, false} {
		for _, holder := range append([]*positions.Party{p}, p.Ancestry()...) { // in the order of ties
			for _, r := range d.Records {
				if r.Party != holder || r.Issue != is || r.Stance == nil || r.Date > date {
					continue
				}
				names := slices.ContainsFunc(r.Stance.Signatories, func(q *positions.Party) bool { return q == p || p.Within(q) })
				switch {
				case holder == p && !mustSpeak, holder != p && mustSpeak && !names, holder != p && !mustSpeak && r.Stance.Signatories != nil:
					continue
				}
				if latest == nil || r.Date > latest.Date {
					latest, via, signed = r, nil, holder != p && names
					if holder != p {
						via = holder
					}
				}
			}
		}
		if latest != nil {
			return latest, via, signed
		}
	}
	return nil, nil, false
}

// diff(A, A) has only unchanged cells and no moves.
func TestPropertySameDate(t *testing.T) {
	everySeed(t, seeds, func(t *testing.T, d *positions.Dataset, _ []record) {
		h := positions.NewHistory(d, 0)
		for _, day := range []string{"08-03", "08-12", "08-24"} {
			c := between(t, h, on(t, day), on(t, day))
			for i := range c.Changes {
				ch := &c.Changes[i]
				closer, further := ch.Approaches()
				if ch.Kind != diff.Unchanged || len(ch.Path) > 0 || ch.TermsChanged() || ch.WordingChanged() || ch.BasisChanged() || ch.Toward != diff.NoPole ||
					ch.Delta != nil && *ch.Delta != 0 || ch.Steps != nil && *ch.Steps != 0 || len(closer)+len(further) > 0 ||
					slices.ContainsFunc(ch.Claims, func(cl diff.Claim) bool { return cl.Recent }) {
					t.Errorf("%s on %s is %s from %s to itself", ch.Party.ID, ch.Issue.ID, ch.Kind, day)
				}
			}
			for _, g := range c.Gaps() {
				if g.Change != nil && (*g.Change != 0 || *g.AMoved != 0 || *g.BMoved != 0) {
					t.Errorf("%s and %s moved from %s to itself", g.A.ID, g.B.ID, day)
				}
			}
		}
	})
}

// The counts add up to the number of cells in force at B, each with one kind.
func TestPropertyCountsAddUp(t *testing.T) {
	everySeed(t, seeds, func(t *testing.T, d *positions.Dataset, _ []record) {
		h := positions.NewHistory(d, 0)
		for _, dates := range dates(t) {
			c := between(t, h, dates[0], dates[1])
			inForce, counted := 0, 0
			for _, p := range d.Codebook.Parties {
				for _, is := range d.Codebook.Issues {
					if _, ok := h.InForce(p, is, dates[1]); ok {
						inForce++
					} else if _, ok := h.InForce(p, is, dates[0]); ok {
						t.Errorf("%s on %s is in force at A and not at B", p.ID, is.ID)
					}
				}
			}
			for k := range diff.Kinds {
				counted += c.Counts[k] + c.InheritedCounts[k]
			}
			if counted != inForce || len(c.Changes) != inForce {
				t.Errorf("%d counted, %d listed; %d cells are in force", counted, len(c.Changes), inForce)
			}
		}
	})
}

// What a change carries agrees with its kind and with its stances.
func TestPropertyChangesAreSound(t *testing.T) {
	everySeed(t, seeds, func(t *testing.T, d *positions.Dataset, _ []record) {
		h := positions.NewHistory(d, 0)
		for _, dates := range dates(t) {
			for _, ch := range between(t, h, dates[0], dates[1]).Changes {
				wrong := func(what string) { t.Errorf("%s on %s, %s: %s", ch.Party.ID, ch.Issue.ID, ch.Kind, what) }
				var a *positions.Stance
				if ch.From != nil {
					a = ch.From.Stance
				}
				scoreA, placedA := a.Score()
				scoreB, placedB := ch.To.Stance.Score()
				if ch.Delta != nil && (!placedA || !placedB || *ch.Delta != scoreB-scoreA) {
					wrong("delta")
				}
				measured := slices.Contains([]diff.Kind{diff.Shifted, diff.PossibleShift, diff.Reverted, diff.Held, diff.Unchanged}, ch.Kind)
				if (ch.Delta != nil) != (measured && placedA && placedB) {
					wrong("a delta where there should be none, or none where there should be one")
				}
				if (ch.Steps != nil) != (ch.Delta != nil && !ch.Issue.Scale.Numeric()) {
					wrong("steps")
				}
				if (ch.Toward != diff.NoPole) != (ch.Kind == diff.Shifted) || ch.Delta != nil && ch.Toward != diff.NoPole && (*ch.Delta > 0) != (ch.Toward == diff.HighPole) {
					wrong("direction")
				}
				if (ch.From == nil) != (ch.Kind == diff.FirstRecorded) || (ch.From == nil) != (ch.Wording == nil) {
					wrong("nothing to compare with")
				}
				if (ch.Kind == diff.Unchanged) != (len(ch.Path) == 0) || len(ch.Path) > 0 && ch.Path[len(ch.Path)-1].Stance != ch.To.Stance {
					wrong("the path does not end at b")
				}
				if ch.Wording != nil && (redline.Old(ch.Wording) != a.Summary || redline.New(ch.Wording) != ch.To.Stance.Summary) {
					wrong("the redline of the wording does not give both texts")
				}
				closer, further := ch.Approaches()
				if (len(closer)+len(further) > 0) && (ch.Kind != diff.Shifted || ch.Delta == nil) {
					wrong("closer to somebody without a shift")
				}
				for _, ap := range slices.Concat(closer, further) {
					if math.Abs(ap.Change) > math.Abs(*ch.Delta)+1e-9 {
						wrong("nearer by more than it moved")
					}
				}
				if ch.DepartsFrom != nil && ch.Kind != diff.OwnVoice {
					wrong("departs from a group without an own voice")
				}
				if ch.Inherited && ch.To.Via == nil {
					wrong("an own stance is told under a group")
				}
			}
		}
	})
}

// The path from A to C is that from A to B, then that from B to C.
func TestPropertyPathsJoin(t *testing.T) {
	everySeed(t, seeds, func(t *testing.T, d *positions.Dataset, _ []record) {
		h := positions.NewHistory(d, 0)
		a, b, c := on(t, "08-04"), on(t, "08-13"), on(t, "08-24")
		paths := func(from, to positions.Date) map[string][]positions.Date {
			all := map[string][]positions.Date{}
			for _, ch := range between(t, h, from, to).Changes {
				for _, hd := range ch.Path {
					cell := ch.Party.ID + "/" + ch.Issue.ID
					all[cell] = append(all[cell], hd.Date())
				}
			}
			return all
		}
		first, second, whole := paths(a, b), paths(b, c), paths(a, c)
		for cell, path := range whole {
			equal(t, slices.Concat(first[cell], second[cell]), path)
		}
		if len(whole) < len(first) || len(whole) < len(second) {
			t.Error("a part has a path that the whole has not")
		}
	})
}

// a_moved + b_moved = change = to − from, of each issue and of the sum; no
// figure leaves its bounds.
func TestPropertyConvergenceSplits(t *testing.T) {
	near := func(a, b float64) bool { return math.Abs(a-b) < 1e-9 }
	everySeed(t, seeds, func(t *testing.T, d *positions.Dataset, _ []record) {
		h := positions.NewHistory(d, 0)
		for _, dates := range dates(t) {
			for _, c := range diff.Convergences(h, d.Codebook.Parties, dates[0], dates[1]) {
				for _, ic := range c.ByIssue {
					if !near(ic.AMoved+ic.BMoved, ic.Change) || !near(ic.To-ic.From, ic.Change) {
						t.Errorf("%s and %s on %s: %v + %v is not %v", c.A.ID, c.B.ID, ic.Issue.ID, ic.AMoved, ic.BMoved, ic.Change)
					}
					if ic.AFrom == ic.ATo && ic.AMoved != 0 || ic.BFrom == ic.BTo && ic.BMoved != 0 {
						t.Errorf("%s and %s on %s: who stood still has a share", c.A.ID, c.B.ID, ic.Issue.ID)
					}
					if math.Abs(ic.AMoved) > math.Abs(ic.ATo-ic.AFrom)+1e-9 {
						t.Errorf("%s and %s on %s: a share of more than the move", c.A.ID, c.B.ID, ic.Issue.ID)
					}
				}
				if c.Change == nil {
					continue
				}
				if !near(*c.AMoved+*c.BMoved, *c.Change) || !near(*c.To-*c.From, *c.Change) {
					t.Errorf("%s and %s: %v + %v is not %v", c.A.ID, c.B.ID, *c.AMoved, *c.BMoved, *c.Change)
				}
				if *c.From < 0 || *c.From > 100+1e-9 || *c.To < 0 || *c.To > 100+1e-9 || c.Compared > c.Total {
					t.Errorf("%s and %s: from %v to %v over %d of %d", c.A.ID, c.B.ID, *c.From, *c.To, c.Compared, c.Total)
				}
			}
		}
	})
}

// A gap is the same either way, and lies between the smallest and the largest
// distance that it is the mean of, so within 0 to 100.
func TestPropertyGap(t *testing.T) {
	everySeed(t, seeds, func(t *testing.T, d *positions.Dataset, _ []record) {
		h := positions.NewHistory(d, 0)
		backwards := slices.Clone(d.Codebook.Parties)
		slices.Reverse(backwards)
		for _, day := range []string{"08-08", "08-24"} {
			other := map[[2]*positions.Party]diff.Gap{}
			for _, g := range diff.Gaps(h, backwards, on(t, day)) {
				other[[2]*positions.Party{g.B, g.A}] = g
			}
			gaps := diff.Gaps(h, d.Codebook.Parties, on(t, day))
			if len(gaps) != 15 || len(other) != 15 {
				t.Fatalf("%d and %d pairs of 6 parties", len(gaps), len(other))
			}
			for _, g := range gaps {
				o := other[[2]*positions.Party{g.A, g.B}]
				if figure(g.Gap) != figure(o.Gap) || g.Compared != o.Compared {
					t.Errorf("%s and %s: %s one way, %s the other", g.A.ID, g.B.ID, figure(g.Gap), figure(o.Gap))
				}
				if g.Gap == nil {
					continue
				}
				low, high := math.Inf(1), math.Inf(-1)
				for _, ig := range g.ByIssue {
					low, high = min(low, ig.Distance), max(high, ig.Distance)
				}
				if *g.Gap < low-1e-9 || *g.Gap > high+1e-9 || low < 0 || high > 100 {
					t.Errorf("%s and %s: the mean %v is not between %v and %v", g.A.ID, g.B.ID, *g.Gap, low, high)
				}
			}
		}
	})
}

// Over the same issues with the same weights a gap is a distance: no way round
// through a third party is shorter.
func TestPropertyTriangle(t *testing.T) {
	for seed := range seeds {
		var records []string
		for i, p := range []string{"carl", "dora", "alliance"} {
			n := seed*7 + i*3
			records = append(records,
				"08-05 "+p+" fire: {position: "+fireOptions[(n*n+i)%5]+"}",
				"08-05 "+p+" land: {position: "+[]string{"all", "some", "nothing"}[(n+seed)%3]+"}",
				"08-05 "+p+" aid: {position: "+number(1+float64(n%61)/10)+"}")
		}
		h := history(t, records...)
		book := h.Dataset.Codebook
		gaps := diff.Gaps(h, []*positions.Party{book.Party("carl"), book.Party("dora"), book.Party("alliance")}, on(t, dateB))
		ab, ac, bc := *gaps[0].Gap, *gaps[1].Gap, *gaps[2].Gap
		if ab > ac+bc+1e-9 || ac > ab+bc+1e-9 || bc > ab+ac+1e-9 {
			t.Errorf("%d: %v, %v, %v", seed, ab, ac, bc)
		}
	}
}

// Where each cell has one stance of its own at either date, comparing them the
// other way round mirrors every fact: a shift of delta d is one of −d, what was
// adopted is withdrawn, a term added is one not repeated.
func TestPropertyMirror(t *testing.T) {
	mirror := map[diff.Kind]diff.Kind{
		diff.Shifted: diff.Shifted, diff.PossibleShift: diff.PossibleShift, diff.NotComparable: diff.NotComparable, diff.Reworded: diff.Reworded,
		diff.Held: diff.Held, diff.Adopted: diff.Withdrawn, diff.Withdrawn: diff.Adopted,
	}
	seen := map[diff.Kind]bool{}
	for seed := range uint64(seeds) {
		var forth, back []record
		bodies := map[string][]string{} // stances by cell, of the parties that are no group
		for _, r := range randomRecords(seed) {
			// What stands from earlier stances has no mirror image: no ids, no same.
			if strings.Contains(r.body, "summary: ") && !strings.Contains(r.body, "id:") && !strings.Contains(r.body, "same") && !strings.Contains(r.body, "claims:") && !strings.Contains(r.body, "inherited_by") {
				r.body, _, _ = strings.Cut(r.body, ", known:")
				r.body, _, _ = strings.Cut(r.body, ", salience:") // gaps are weighed by the first date
				bodies[r.party+" "+r.issue] = append(bodies[r.party+" "+r.issue], r.body)
			}
		}
		for cell, b := range bodies {
			party, issue, _ := strings.Cut(cell, " ")
			if len(b) > 1 && party != "union" && party != "alliance" {
				forth = append(forth, record{5, party, issue, b[0]}, record{18, party, issue, b[1]})
				back = append(back, record{5, party, issue, b[1]}, record{18, party, issue, b[0]})
			}
		}
		f := compare(t, positions.NewHistory(randomDataset(t, forth, false), 0), dateA, dateB)
		b := compare(t, positions.NewHistory(randomDataset(t, back, false), 0), dateA, dateB)
		if len(f.Changes) != len(forth)/2 || len(b.Changes) != len(f.Changes) {
			t.Fatalf("seed %d: %d and %d changes of %d cells", seed, len(f.Changes), len(b.Changes), len(forth)/2)
		}
		for i := range f.Changes {
			x, y := &f.Changes[i], &b.Changes[i]
			seen[x.Kind] = true
			cell := x.Party.ID + " on " + x.Issue.ID
			if mirror[x.Kind] != y.Kind {
				t.Errorf("seed %d, %s: %s one way, %s the other", seed, cell, x.Kind, y.Kind)
				continue
			}
			if (x.Delta == nil) != (y.Delta == nil) || x.Delta != nil && *x.Delta != -*y.Delta || x.Steps != nil && *x.Steps != -*y.Steps {
				t.Errorf("seed %d, %s: delta %s one way, %s the other", seed, cell, figure(x.Delta), figure(y.Delta))
			}
			if x.Kind == diff.Shifted && x.Toward == y.Toward {
				t.Errorf("seed %d, %s: toward %s both ways", seed, cell, x.Toward)
			}
			equal(t, termOps(x, false), termOps(y, true))
			if redline.Old(x.Wording) != redline.New(y.Wording) || redline.New(x.Wording) != redline.Old(y.Wording) || x.WordingChanged() != y.WordingChanged() {
				t.Errorf("seed %d, %s: the redlines of the wording are no mirror images", seed, cell)
			}
		}
		fGaps, bGaps := f.Gaps(), b.Gaps()
		for i := range fGaps {
			x, y := &fGaps[i], &bGaps[i]
			equal(t, []string{figure(x.From), figure(x.To)}, []string{figure(y.To), figure(y.From)})
		}
	}
	for k := range mirror {
		if !seen[k] {
			t.Errorf("no %s was mirrored", k)
		}
	}
}

// termOps writes what became of each term, sorted; mirrored, what it is from
// the other side.
func termOps(c *diff.Change, mirrored bool) []string {
	var ops []string
	for _, tc := range c.Terms {
		from, to := tc.From, tc.To
		a, b := c.From, c.To
		op := tc.Op
		if mirrored {
			from, to, a, b = to, from, b, a
			switch op {
			case redline.Added:
				op = redline.NotRepeated
			case redline.NotRepeated:
				op = redline.Added
			}
		}
		text := op.String()
		if from >= 0 {
			text += " " + a.Terms[from].Text
		}
		if to >= 0 {
			text += " > " + b.Terms[to].Text
		}
		ops = append(ops, text)
	}
	slices.Sort(ops)
	return ops
}

// document is everything that a comparison tells scripts.
func document(t testing.TB, h *positions.History, from, to positions.Date, f report.Filter) string {
	t.Helper()
	var b bytes.Buffer
	if err := machine.DiffJSON(&b, &report.Diff{Comparison: between(t, h, from, to), Filter: f}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The same input gives the same bytes, however often.
func TestPropertySameBytesTwice(t *testing.T) {
	everySeed(t, documentSeeds, func(t *testing.T, d *positions.Dataset, records []record) {
		again := randomDataset(t, records, false)
		for _, dates := range dates(t) {
			one := document(t, positions.NewHistory(d, 0), dates[0], dates[1], report.Filter{All: true})
			two := document(t, positions.NewHistory(again, 0), dates[0], dates[1], report.Filter{All: true})
			if one != two {
				t.Errorf("two documents of %s to %s", dates[0], dates[1])
			}
		}
	})
}

// Nothing but file and line depends on where and in what order the records
// are written.
func TestPropertyOrderOfRecordsInFiles(t *testing.T) {
	everySeed(t, documentSeeds, func(t *testing.T, d *positions.Dataset, records []record) {
		shuffled := randomDataset(t, records, true)
		for _, dates := range dates(t) {
			one := withoutPlaces(document(t, positions.NewHistory(d, 0), dates[0], dates[1], report.Filter{All: true}))
			two := withoutPlaces(document(t, positions.NewHistory(shuffled, 0), dates[0], dates[1], report.Filter{All: true}))
			if one != two {
				t.Errorf("another comparison of %s to %s", dates[0], dates[1])
			}
		}
	})
}

func withoutPlaces(document string) string {
	lines := strings.Split(document, "\n")
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool {
		l = strings.TrimSpace(l)
		return strings.HasPrefix(l, `"file": `) || strings.HasPrefix(l, `"line": `)
	}), "\n")
}

// Filters narrow the lists that are shown, never what is computed or counted.
func TestPropertyFiltersNeverChangeWhatIsCounted(t *testing.T) {
	everySeed(t, documentSeeds, func(t *testing.T, d *positions.Dataset, _ []record) {
		h := positions.NewHistory(d, 0)
		book := d.Codebook
		for _, dates := range dates(t) {
			all := parse(t, document(t, h, dates[0], dates[1], report.Filter{All: true}))
			for _, f := range []report.Filter{
				{},
				{Parties: []*positions.Party{book.Party("anna")}, All: true},
				{Parties: book.Parties[2:4], Issues: book.Issues[:1]},
				{Issues: book.Issues[3:]},
				{Kinds: []diff.Kind{diff.Shifted, diff.Unchanged}},
				{MinDelta: 30, All: true},
			} {
				some := parse(t, document(t, h, dates[0], dates[1], f))
				for _, name := range []string{"counts", "inherited_counts"} {
					if string(some[name]) != string(all[name]) {
						t.Errorf("%+v changes %s", f, name)
					}
				}
				for _, name := range []string{"changes", "claims_only", "silent", "gaps"} {
					within(t, name, elements(t, some[name]), elements(t, all[name]))
				}
			}
		}
	})
}

func parse(t testing.TB, document string) map[string]json.RawMessage {
	t.Helper()
	var fields map[string]json.RawMessage
	if err := json.Unmarshal([]byte(document), &fields); err != nil {
		t.Fatal(err)
	}
	return fields
}

func elements(t testing.TB, list json.RawMessage) []string {
	t.Helper()
	var raw []json.RawMessage
	if err := json.Unmarshal(list, &raw); err != nil {
		t.Fatal(err)
	}
	out := make([]string, len(raw))
	for i := range raw {
		out[i] = string(raw[i])
	}
	return out
}

// within checks that some are elements of all, unaltered and in their order.
func within(t testing.TB, what string, some, all []string) {
	t.Helper()
	for _, s := range some {
		i := slices.Index(all, s)
		if i < 0 {
			t.Errorf("%s: a filter alters, adds or moves %s", what, s)
			return
		}
		all = all[i+1:]
	}
}

// A comparison known by K is that of a dataset without what became known later.
func TestPropertyKnownBy(t *testing.T) {
	everySeed(t, documentSeeds, func(t *testing.T, d *positions.Dataset, _ []record) {
		for _, day := range []string{"08-06", "08-15", "08-22", "12-31"} {
			k := on(t, day)
			known := *d
			known.Records = nil
			for _, r := range d.Records {
				c := *r
				if c.Stance != nil && c.Stance.KnownDate() > k {
					c.Stance = nil
				}
				if c.Silence != nil && c.Silence.KnownDate() > k {
					c.Silence = nil
				}
				c.Claims = slices.DeleteFunc(slices.Clone(c.Claims), func(c *positions.Claim) bool { return c.KnownDate() > k })
				if c.Stance != nil || c.Silence != nil || len(c.Claims) > 0 {
					known.Records = append(known.Records, &c)
				}
			}
			for _, dates := range dates(t) {
				got := document(t, positions.NewHistory(d, k), dates[0], dates[1], report.Filter{All: true})
				want := document(t, positions.NewHistory(&known, 0), dates[0], dates[1], report.Filter{All: true})
				want = strings.Replace(want, `"known_by": null`, `"known_by": "`+k.String()+`"`, 1)
				if withoutFingerprints(got) != withoutFingerprints(want) {
					t.Errorf("known by %s, %s to %s is another comparison than without what came later", k, dates[0], dates[1])
				}
			}
		}
	})
}

// withoutFingerprints drops what identifies a record as it stands in the file,
// with claims that were not known yet.
func withoutFingerprints(document string) string {
	lines := strings.Split(document, "\n")
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(strings.TrimSpace(l), `"fingerprint": `) }), "\n")
}

// TestPropertyQuickWaysAgree holds what is looked up against what goes through
// everything: the path of a change, whether a move is established, and a change in outline.
func TestPropertyQuickWaysAgree(t *testing.T) {
	seen := map[bool]int{}
	everySeed(t, 20, func(t *testing.T, d *positions.Dataset, _ []record) {
		h := positions.NewHistory(d, 0)
		for _, period := range dates(t) {
			from, to := period[0], period[1]
			for _, p := range d.Codebook.Parties {
				for _, is := range d.Codebook.Issues {
					var path []positions.Date
					for _, hd := range h.Track(p, is) {
						if hd.Date() > from && hd.Date() <= to {
							path = append(path, hd.Date())
						}
					}
					var got []positions.Date
					for _, hd := range h.Path(p, is, from, to) {
						got = append(got, hd.Date())
					}
					equal(t, got, path)
					c, ok := diff.CompareCell(h, p, is, from, to)
					want := ok && (c.Kind == diff.PossibleShift || c.Kind == diff.OwnVoice)
					seen[want]++
					if got := diff.Unestablished(h, p, is, from, to); got != want {
						t.Errorf("%s on %s: unestablished %v, and %s", p.ID, is.ID, got, c.Kind)
					}
					outline, also := diff.Outline(h, p, is, from, to)
					if c.Terms, c.Wording = nil, nil; ok {
						c.To.Terms = nil
					}
					if c.From != nil {
						c.From.Terms = nil
					}
					if ok != also || !reflect.DeepEqual(outline, c) {
						t.Errorf("%s on %s in outline: %+v, %v; want %+v, %v", p.ID, is.ID, outline, also, c, ok)
					}
				}
			}
		}
	})
	if seen[true] < 100 || seen[false] < 100 {
		t.Errorf("too few of either: %v", seen)
	}
}
