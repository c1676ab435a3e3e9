package synthetic

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// fuller writes what Shape.Full adds to a dataset. It draws from a stream of its own.
type fuller struct {
	*generator
	rng *rand.Rand

	given   [][termIDs]bool // by cell: the terms with ids that were ever given
	none    []bool          // by cell: the last position was none
	wasNone []bool          // whether it ever was
	claimed map[[2]int]string
	pieces  int // of evidence that may be from a later capture, so far
}

func newFuller(g *generator) *fuller {
	cells := g.Parties * g.Issues
	return &fuller{g, rand.New(rand.NewPCG(g.Seed, ^uint64(stream))), make([][termIDs]bool, cells), make([]bool, cells), make([]bool, cells), map[[2]int]string{}, 0}
}

func (f *fuller) chance(percent int) bool { return f.rng.IntN(100) < percent }

func drawn[T any](f *fuller, list ...T) T { return list[f.rng.IntN(len(list))] }

// speakers writes who speaks for whom: half of those who speak, some for two parties.
func (f *fuller) speakers() {
	f.printf("speakers:\n")
	for i, name := range speakers[:len(speakers)/2] {
		for n := range 1 + f.rng.IntN(2) {
			f.printf("  - {name: %s, party: party-%d, role: %s, rank: %s}\n", name, 1+(i*2+n)%f.Parties, drawn(f, roles...), drawn(f, ranks...))
			if f.Parties == 1 {
				break
			}
		}
	}
}

// source writes when a source was published, whose text it is, who has read it, and when it was captured
// again.
func (f *fuller) source(i int) {
	if f.chance(40) {
		f.printf("    published: %s\n", f.date(f.rng.IntN(f.Dates)))
	}
	if f.chance(30) {
		f.printf("    origin: %s\n", drawn(f, publishers...))
	}
	if i%2 == 0 {
		first := f.date(0)
		f.printf("    retrieved: %[1]s\n    public: true\n    read: [{date: %[1]s, by: jm}, {date: %[2]s}]\n", first, f.date(1))
		f.printf("    captures: [{date: %s}, {date: %s, sha256: \"%064d\"}]\n", first, f.date(f.Dates), i)
	}
}

// captured writes, of every other passage from a source that was captured again, which capture has its words.
func (f *fuller) captured(source int, indent string) {
	if f.pieces++; source%2 == 1 && f.pieces%2 == 0 {
		f.printf("%scaptured: %s\n", indent, f.date(f.pieces/2%2*f.Dates))
	}
}

// searched writes where a snapshot looked for what it has no record of.
func (f *fuller) searched() {
	if f.chance(40) {
		f.printf("searched: {parties: [party-%d], issues: [issue-%d], sources: [source-%d]}\n", 1+f.rng.IntN(f.Parties), 1+f.rng.IntN(f.Issues), 1+f.rng.IntN(f.Sources))
	}
}

// other writes a record without a stance, now and then, and reports whether it did.
func (f *fuller) other(p, i, d int) bool {
	switch f.rng.IntN(12) {
	case 0:
		f.printf("      silent: true\n      note: Looked for everywhere.\n")
		f.when(d, "      ")
		if f.Parties > 1 && f.chance(30) {
			f.claims(p, i, d)
		}
		return true
	case 1:
		if f.Parties > 1 {
			f.claims(p, i, d)
			f.when(d, "      ")
			return true
		}
	}
	return false
}

// place writes a position that the plain shape has not, and reports whether it did: none,
// or a range alone.
func (f *fuller) place(p, i int) (none, placed bool) {
	cell := p*f.Issues + i
	f.none[cell] = false
	switch f.rng.IntN(15) {
	case 0:
		f.printf("      position: none\n")
		f.none[cell], f.wasNone[cell], f.standing[cell] = true, true, [termIDs]bool{}
		return true, true
	case 1, 2:
		if !f.unscaled(i) {
			f.printf("      plausible: %s\n", f.span(i))
			return false, true
		}
	}
	return false, false
}

// point is a place on an issue's scale.
func (f *fuller) point(i int) string {
	if f.numeric(i) {
		return fmt.Sprintf("%g", 1+float64(f.rng.IntN(13))/2)
	}
	return fmt.Sprintf("option-%d", 1+f.rng.IntN(optionCount))
}

// span is a range on an issue's scale.
func (f *fuller) span(i int) string {
	low := f.rng.IntN(optionCount)
	high := low + f.rng.IntN(optionCount-low)
	if f.numeric(i) {
		return fmt.Sprintf("[%d, %d]", 1+low, 2+high)
	}
	return fmt.Sprintf("[option-%d, option-%d]", 1+low, 1+high)
}

// accepts writes what a party would take.
func (f *fuller) accepts(i int, indent string) {
	if f.unscaled(i) || !f.chance(30) {
		return
	}
	if f.chance(50) {
		f.printf("%saccepts: %s\n", indent, f.span(i))
		return
	}
	f.printf("%[1]saccepts:\n%[1]s  range: %[2]s\n%[1]s  basis: %[3]s\n%[1]s  confidence: %[4]s\n", indent, f.span(i), drawn(f, bases...), drawn(f, "high", "moderate", "low"))
}

// when writes how exactly the day is known.
func (f *fuller) when(d int, indent string) {
	if !f.chance(30) {
		return
	}
	day := f.date(d)
	f.printf("%swhen: %s\n", indent, drawn(f, f.date(d-f.rng.IntN(3))+"/"+day, f.date(d-1)+"/"+f.date(d+f.rng.IntN(3)), day[:7], day[:4], "../"+day, day+"~"))
}

// ties are the keys of a term in one line that say what it is tied to, and what of others
// it is against.
func (f *fuller) ties(cell, term int) string {
	var b strings.Builder
	p := cell / f.Issues
	for _, key := range []string{"if", "unless"} {
		if !f.chance(12) {
			continue
		}
		named := "\"" + f.phrase(2, 4) + "\""
		if other, id, ok := f.someTerm(p); ok && (other != cell || id != term) && f.chance(70) {
			named = fmt.Sprintf("issue-%d/term-%d", 1+other%f.Issues, 1+id)
		}
		fmt.Fprintf(&b, ", %s: [%s]", key, named)
	}
	if q := f.rng.IntN(f.Parties); q != p && f.chance(20) {
		if other, id, ok := f.someTerm(q); ok {
			fmt.Fprintf(&b, ", against: [party-%d/issue-%d/term-%d]", 1+q, 1+other%f.Issues, 1+id)
		}
	}
	return b.String()
}

// someTerm finds a term that a party gave before.
func (f *fuller) someTerm(p int) (cell, id int, ok bool) {
	for range 5 {
		cell, id = p*f.Issues+f.rng.IntN(f.Issues), f.rng.IntN(termIDs)
		if f.given[cell][id] {
			return cell, id, true
		}
	}
	return 0, 0, false
}

// signed writes which members signed a group's stance.
func (f *fuller) signed(p int) {
	if p == 0 && f.Parties > 3 && f.chance(60) {
		f.printf("      %s: [%s]\n", drawn(f, "signed_by", "inherited_by"), drawn(f, fmt.Sprintf("party-%d", f.Parties), fmt.Sprintf("party-%d, party-%d", f.Parties-1, f.Parties)))
	}
}

// passage writes what else is known of a piece of evidence.
func (f *fuller) passage(i int, indent string) {
	if f.chance(25) {
		f.printf("%suse: %s\n", indent, drawn(f, "contradicts", "context"))
	}
	if f.chance(20) {
		f.printf("%svenue: %s\n", indent, drawn(f, "press conference", "post online", "interview"))
	}
	if f.chance(25) {
		f.printf("%sorigin: %s\n", indent, drawn(f, publishers...))
	}
	if f.unscaled(i) {
		return
	}
	switch f.rng.IntN(4) {
	case 0:
		f.printf("%sposition: %s\n", indent, f.point(i))
	case 1:
		f.printf("%splausible: %s\n", indent, f.span(i))
	}
}

// voice writes a passage in which somebody else speaks.
func (f *fuller) voice(i int) {
	if f.chance(40) {
		words, speaker, source := f.sentence(4, 8), drawn(f, speakers...), 1+f.rng.IntN(f.Sources)
		f.printf("        - paraphrase: %s\n          speaker: %s\n          source: source-%d\n", words, speaker, source)
		f.captured(source, "          ")
		f.passage(i, "          ")
	}
}

// claims writes what one or two others say of a party, at times again in the same words.
func (f *fuller) claims(p, i, d int) {
	cell := p*f.Issues + i
	f.printf("      claims:\n")
	first := (p + 1 + f.rng.IntN(f.Parties-1)) % f.Parties
	for n := range 2 {
		by := (first + n) % f.Parties
		if n > 0 && (!f.chance(30) || by == p || f.Parties < 3) {
			break
		}
		said, again := f.claimed[[2]int{cell, by}]
		if again = again && f.chance(50); !again {
			said = "          summary: " + f.sentence(4, 8) + "\n"
			switch {
			case f.chance(15):
				said += "          position: none\n"
			case f.unscaled(i):
			case f.chance(50):
				said += "          position: " + f.point(i) + "\n"
			case f.chance(50):
				said += "          plausible: " + f.span(i) + "\n"
			}
			f.claimed[[2]int{cell, by}] = said
		}
		f.printf("        - by: party-%d\n%s", by+1, said)
		if f.chance(60) {
			f.printf("          response: %s\n", drawn(f, "none", "confirmed", "denied"))
		}
		f.when(d, "          ")
		if f.chance(40) {
			f.printf("          basis: %s\n          confidence: %s\n", drawn(f, bases...), drawn(f, "high", "moderate", "low"))
		}
		if !strings.Contains(said, "none") {
			f.accepts(i, "          ")
		}
		words, speaker, source := f.quote(), drawn(f, speakers...), 1+f.rng.IntN(f.Sources)
		f.printf("          evidence:\n            - quote: %s\n              speaker: %s\n              source: source-%d\n              locator: para. %d\n", words, speaker, source, 1+f.rng.IntN(30))
		f.captured(source, "              ")
		if f.chance(20) {
			f.printf("              paraphrase: %s\n", f.sentence(3, 5))
		}
		f.passage(i, "              ")
	}
}
