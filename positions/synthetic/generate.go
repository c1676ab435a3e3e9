package synthetic

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

type generator struct {
	Shape
	rng *rand.Rand
	out bytes.Buffer

	standing [][termIDs]bool // by cell: the terms with ids that stand
	spoken   []bool          // by cell: there has been a stance
	full     *fuller         // nil: the plain keys alone
}

// stream is the second half of the generator's seed.
const stream = 0x9e3779b97f4a7c15

func newGenerator(s Shape) *generator {
	s.PerDate = min(s.PerDate, s.Parties*s.Issues)
	cells := s.Parties * s.Issues
	g := &generator{Shape: s, rng: rand.New(rand.NewPCG(s.Seed, stream)), standing: make([][termIDs]bool, cells), spoken: make([]bool, cells)}
	if s.Full {
		g.full = newFuller(g)
	}
	return g
}

func (g *generator) printf(format string, args ...any) { fmt.Fprintf(&g.out, format, args...) }

func (g *generator) taken() []byte {
	b := bytes.Clone(g.out.Bytes())
	g.out.Reset()
	return b
}

func (g *generator) chance(percent int) bool { return g.rng.IntN(100) < percent }

func pick[T any](g *generator, list []T) T { return list[g.rng.IntN(len(list))] }

const optionCount = 5

func (g *generator) numeric(issue int) bool  { return issue%4 == 3 }
func (g *generator) unscaled(issue int) bool { return issue%10 == 9 }

func (g *generator) codebook() []byte {
	g.printf("title: Positions in a negotiation that never was\nparties:\n")
	for p := range g.Parties {
		g.printf("  - id: party-%d\n    name: %s %d\n    short: P%d\n", p+1, pick(g, states), p+1, p+1)
		if g.Parties > 3 && p >= g.Parties-2 {
			g.printf("    member_of: [party-1]\n")
		}
	}
	g.printf("issues:\n")
	for i := range g.Issues {
		g.printf("  - id: issue-%d\n    name: %s %d\n", i+1, upper(topics[i%len(topics)]), i+1)
		switch {
		case g.unscaled(i):
		case g.numeric(i):
			g.printf("    scale: {min: 1, max: 7, low: Strongly opposed, high: Strongly in favour}\n")
		default:
			g.printf("    scale:\n      low: Refused\n      high: Granted\n      options:\n")
			for o := range optionCount {
				also := ""
				if g.full != nil && o%2 == 0 {
					also = ", examples: [\"Granted in part\"], not: [\"Talk of it\", \"Hopes for it\"]"
				}
				g.printf("        - {id: option-%d, label: \"%s, in form %d\"%s}\n", o+1, upper(topics[i%len(topics)]), o+1, also)
			}
		}
	}
	if g.full != nil {
		g.full.speakers()
	}
	return g.taken()
}

func (g *generator) sources() []byte {
	g.printf("sources:\n")
	for i := range g.Sources {
		g.printf("  - id: source-%d\n    title: %s\n    publisher: %s\n    url: https://example.org/%d\n    language: en\n    reliability: %s\n",
			i+1, g.sentence(6, 10), pick(g, publishers), i+1, pick(g, []string{"A", "B", "C"}))
		if g.full != nil {
			g.full.source(i)
		}
	}
	return g.taken()
}

// snapshot writes the file of one date. The cells that it fills are chosen
// anew for each, so that stances are replaced at uneven intervals.
func (g *generator) snapshot(d int) []byte {
	g.printf("date: %s\nlabel: round-%d\ntitle: %s\n", g.date(d), d+1, g.sentence(4, 8))
	if g.full != nil {
		g.full.searched()
	}
	g.printf("positions:\n")
	chosen := make([]bool, g.Parties*g.Issues)
	for n := 0; n < g.PerDate; {
		if c := g.rng.IntN(len(chosen)); !chosen[c] {
			chosen[c] = true
			n++
		}
	}
	for p := range g.Parties {
		headed := false
		for i := range g.Issues {
			if !chosen[p*g.Issues+i] {
				continue
			}
			if !headed {
				g.printf("  party-%d:\n", p+1)
				headed = true
			}
			g.stance(p, i, d)
		}
	}
	return g.taken()
}

func (g *generator) stance(p, i, d int) {
	cell := p*g.Issues + i
	g.printf("    issue-%d:\n", i+1)
	none, placed, repeats := false, false, g.spoken[cell]
	if g.full != nil {
		if g.full.other(p, i, d) {
			return
		}
		// Same as none would end the terms that stand beside it; a member may have had none of its group the day before.
		repeats = repeats && !g.full.none[cell] && !(p >= g.Parties-2 && g.full.wasNone[i])
		none, placed = g.full.place(p, i)
	}
	switch {
	case placed, g.unscaled(i):
	case repeats && g.chance(10):
		g.printf("      position: same\n")
	case g.numeric(i):
		v := 1 + g.rng.IntN(13)
		g.printf("      position: %g\n", 1+float64(v-1)/2)
	default:
		o := 1 + g.rng.IntN(optionCount)
		g.printf("      position: option-%d\n", o)
		if g.chance(15) {
			g.printf("      plausible: [option-%d, option-%d]\n", max(1, o-1), min(optionCount, o+1))
		}
	}
	g.spoken[cell] = true
	if g.Brief {
		g.printf("      summary: %s\n      basis: stated\n      confidence: %s\n", g.sentence(6, 12), pick(g, []string{"high", "moderate", "low"}))
		g.printf("      evidence:\n        - quote: %s\n          speaker: %s\n          source: source-%d\n", g.quote(), pick(g, speakers), 1+g.rng.IntN(g.Sources))
		return
	}
	g.printf("      summary: >-\n        %s\n        %s\n", g.sentence(6, 12), g.sentence(6, 10))
	if !none {
		g.terms(cell)
	}
	if g.full != nil {
		if !none {
			g.full.accepts(i, "      ")
		}
		g.full.when(d, "      ")
		g.full.signed(p)
		if g.Parties > 1 && g.full.chance(20) {
			g.full.claims(p, i, d)
		}
	}
	g.printf("      basis: %s\n      confidence: %s\n", pick(g, []string{"stated", "stated", "recounted", "reported"}), pick(g, []string{"high", "moderate", "low"}))
	if g.chance(25) {
		g.printf("      salience: %d\n", 5*g.rng.IntN(21))
	}
	g.printf("      coder: %s\n      evidence:\n", pick(g, []string{"jm", "ak", "lt"}))
	g.printf("        - quote: %s\n          speaker: %s\n          source: source-%d\n          locator: para. %d\n", g.quote(), pick(g, speakers), 1+g.rng.IntN(g.Sources), 1+g.rng.IntN(30))
	if g.full != nil {
		g.full.passage(i, "          ")
		g.full.voice(i)
	}
	if g.chance(20) {
		g.printf("        - paraphrase: %s\n          source: source-%d\n", g.sentence(8, 12), 1+g.rng.IntN(g.Sources))
	}
}

// termIDs is how many terms with ids a cell has in all.
const termIDs = 6

// terms writes one or two terms with ids and one without, and ends one that
// stands now and then.
func (g *generator) terms(cell int) {
	stands := &g.standing[cell]
	ended := -1
	if g.chance(10) {
		ended = slices.Index(stands[:], true)
	}
	g.printf("      terms:\n")
	order := g.rng.Perm(termIDs)
	for _, id := range order[:1+g.rng.IntN(2)] {
		if id == ended {
			continue
		}
		stands[id] = true
		ties := ""
		if g.full != nil {
			ties, g.full.given[cell][id] = g.full.ties(cell, id), true
		}
		g.printf("        - {id: term-%d, kind: %s, text: \"%s\"%s}\n", id+1, pick(g, termKinds), g.phrase(5, 10), ties)
	}
	g.printf("        - %s\n", upper(g.phrase(5, 9)))
	if ended >= 0 {
		stands[ended] = false
		how := "withdrawn"
		if g.full != nil {
			how = drawn(g.full, "withdrawn", "met", "lapsed")
		}
		g.printf("      ended:\n        - {id: term-%d, how: %s}\n", ended+1, how)
	}
}

func (g *generator) sentence(least, most int) string { return upper(g.phrase(least, most)) + "." }

func (g *generator) quote() string { return "“" + g.phrase(5, 12) + "”" }

func (g *generator) phrase(least, most int) string {
	n := least + g.rng.IntN(most-least+1)
	words := make([]string, n)
	for i := range words {
		words[i] = pick(g, vocabulary)
	}
	return strings.Join(words, " ")
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
