package redline

import (
	"cmp"
	"slices"

	"stance/positions/wording"
)

// termMatch is a matching of two lists of terms in the making. Indexes are
// always those of the lists as given; the terms that repeat an earlier one
// are left out of fromIndex and toIndex.
type termMatch struct {
	from, to           []Term
	fromText, toText   []string // folded
	fromIndex, toIndex []int
	useIDs             bool

	partner []int  // by index in from: its term in to, or -1
	gone    []bool // by index in from: it ended
	taken   []bool // by index in to: some term of from accounts for it
	ended   []TermChange
}

func newTermMatch(from, to []Term, useIDs bool) *termMatch {
	m := &termMatch{
		from: from, to: to, useIDs: useIDs,
		fromText: foldTerms(from), toText: foldTerms(to),
		partner: make([]int, len(from)),
		gone:    make([]bool, len(from)),
		taken:   make([]bool, len(to)),
	}
	m.fromIndex = distinct(from, m.fromText, useIDs)
	m.toIndex = distinct(to, m.toText, useIDs)
	for i := range m.partner {
		m.partner[i] = -1
	}
	return m
}

func foldTerms(terms []Term) []string {
	texts := make([]string, len(terms))
	for i, t := range terms {
		texts[i] = wording.Fold(t.Text)
	}
	return texts
}

// spelling is what makes two terms the same where ids say nothing.
type spelling struct{ kind, text, ties string }

// distinct lists the terms that do not repeat another one.
func distinct(terms []Term, texts []string, useIDs bool) []int {
	ids := make(map[string]bool)
	withID := make(map[spelling]bool)
	if useIDs {
		for i, t := range terms {
			if t.ID != "" {
				withID[spelling{t.Kind, texts[i], t.Ties}] = true
			}
		}
	}
	seen := make(map[spelling]bool)
	var out []int
	for i, t := range terms {
		key := spelling{t.Kind, texts[i], t.Ties}
		if useIDs && t.ID != "" {
			if ids[t.ID] {
				continue
			}
			ids[t.ID] = true
		} else {
			if withID[key] || seen[key] {
				continue
			}
			seen[key] = true
		}
		out = append(out, i)
	}
	return out
}

func (m *termMatch) match(i, j int) {
	m.partner[i] = j
	m.taken[j] = true
}

// byID matches terms with the same id.
func (m *termMatch) byID() {
	at := m.toByID()
	for _, i := range m.fromIndex {
		if j, ok := at[m.from[i].ID]; ok {
			m.match(i, j)
		}
	}
}

func (m *termMatch) toByID() map[string]int {
	at := make(map[string]int)
	for _, j := range m.toIndex {
		if id := m.to[j].ID; id != "" {
			at[id] = j
		}
	}
	return at
}

// byEnding settles the terms that ended and do not stand again.
func (m *termMatch) byEnding(endings []Ending) {
	last := make(map[string]Ending, len(endings))
	for _, e := range endings {
		last[e.ID] = e
	}
	fates := replacements{last: last, at: m.toByID(), known: make(map[string]fate)}
	for _, i := range m.fromIndex {
		e, ok := last[m.from[i].ID]
		if !ok || m.from[i].ID == "" || m.partner[i] >= 0 {
			continue
		}
		f := fates.of(e)
		m.gone[i] = true
		m.ended = append(m.ended, TermChange{Op: Ended, How: f.how, From: i, To: f.to})
		if f.to >= 0 {
			m.taken[f.to] = true
		}
	}
}

// fate is what became of a term in the end, through all its replacements.
type fate struct {
	how string
	to  int // the term that took its place, or -1
}

// replacements follows terms from one replacement to the next, each of them
// once.
type replacements struct {
	last  map[string]Ending // by id
	at    map[string]int    // by id: where in to a term stands
	known map[string]fate   // by id
}

func (r *replacements) of(e Ending) fate {
	var path []string
	var f fate
	for {
		if known, ok := r.known[e.ID]; ok {
			f = known
			break
		}
		f = fate{e.How, -1}
		path = append(path, e.ID)
		r.known[e.ID] = f // stays so where replacements go in a circle
		if e.How != "replaced" {
			break
		}
		if j, stands := r.at[e.By]; stands {
			f.to = j
			break
		}
		next, endedToo := r.last[e.By]
		if !endedToo {
			break
		}
		e = next
	}
	for _, id := range path {
		r.known[id] = f
	}
	return f
}

// open lists the terms that nothing has settled yet, of both sides.
func (m *termMatch) open() (from, to []int) {
	for _, i := range m.fromIndex {
		if m.partner[i] < 0 && !m.gone[i] {
			from = append(from, i)
		}
	}
	for _, j := range m.toIndex {
		if !m.taken[j] {
			to = append(to, j)
		}
	}
	return from, to
}

// comparable reports whether wording may match two terms: ids that differ say
// that they are two.
func (m *termMatch) comparable(i, j int) bool {
	return !m.useIDs || m.from[i].ID == "" || m.to[j].ID == ""
}

// byText matches terms of the same kind and folded text. In either list a term
// without an id is the only one so spelled (see distinct), so that of several in
// to, all of which have ids, none but the first can find a partner.
func (m *termMatch) byText() {
	m.bySpelling(func(t Term) string { return t.Ties }) // those tied to the same first
	m.bySpelling(func(Term) string { return "" })
}

func (m *termMatch) bySpelling(ties func(Term) string) {
	from, to := m.open()
	at := make(map[spelling]int, len(to))
	for _, j := range slices.Backward(to) {
		at[spelling{m.to[j].Kind, m.toText[j], ties(m.to[j])}] = j
	}
	for _, i := range from {
		j, ok := at[spelling{m.from[i].Kind, m.fromText[i], ties(m.from[i])}]
		if ok && !m.taken[j] && m.comparable(i, j) {
			m.match(i, j)
		}
	}
}

// maxPairs is how many pairs of terms are compared by similarity at most, which
// is two lists of a hundred with no id or wording in common. The terms of any
// one position are far fewer.
const maxPairs = 10_000

// pairs counts the comparable pairs.
func (m *termMatch) pairs(from, to []int) int {
	n := len(from) * len(to)
	if m.useIDs {
		n -= withIDs(m.from, from) * withIDs(m.to, to)
	}
	return n
}

func withIDs(terms []Term, index []int) (n int) {
	for _, i := range index {
		if terms[i].ID != "" {
			n++
		}
	}
	return n
}

// bySimilarity matches the terms whose words are alike enough, the most alike
// first; of equally alike ones those of the same kind, then those that come
// earlier in both lists. The order does not depend on which list is which. Where
// there are more than maxPairs to compare, it matches none.
func (m *termMatch) bySimilarity() {
	type candidate struct {
		i, j     int
		alike    float64
		sameKind bool
	}
	from, to := m.open()
	if n := m.pairs(from, to); n == 0 || n > maxPairs {
		return
	}
	bags := make([]*bag, len(m.to))
	var unnamed []int // of to: all that a term with an id is comparable to
	for _, j := range to {
		bags[j] = readBag(m.to[j].Text)
		if m.to[j].ID == "" {
			unnamed = append(unnamed, j)
		}
	}
	var all []candidate
	for _, i := range from {
		words := readBag(m.from[i].Text)
		with := to
		if m.useIDs && m.from[i].ID != "" {
			with = unnamed
		}
		for _, j := range with {
			if alike := words.dice(bags[j]); alike >= termSimilarity {
				all = append(all, candidate{i, j, alike, m.from[i].Kind == m.to[j].Kind})
			}
		}
	}
	slices.SortFunc(all, func(x, y candidate) int {
		return cmp.Or(
			cmp.Compare(y.alike, x.alike),
			compareBool(y.sameKind, x.sameKind),
			cmp.Compare(x.i+x.j, y.i+y.j),
			cmp.Compare(max(x.i, x.j), max(y.i, y.j)),
			cmp.Compare(x.i, y.i), // (1, 2) and (2, 1) never compete for a term
		)
	})
	for _, c := range all {
		if m.partner[c.i] < 0 && !m.taken[c.j] {
			m.match(c.i, c.j)
		}
	}
}

func compareBool(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	default:
		return 1
	}
}
