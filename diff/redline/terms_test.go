package redline

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stance/positions/golden"
)

// termCase is a pair of term lists of the corpus.
type termCase struct {
	file, name string
	from, to   []Term
	ended      []Ending
	parties    bool
}

func (c termCase) compare() []TermChange {
	if c.parties {
		return CompareTerms(c.from, c.to)
	}
	return Terms(c.from, c.to, c.ended)
}

var termLine = regexp.MustCompile(`^[<>] (?:\[([^]]+)\] )?(?:\(([a-z-]+)\) )?(.+)$`)

func readTermCases(t testing.TB) []termCase {
	t.Helper()
	files, err := filepath.Glob("testdata/corpus/terms/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no corpus: %v", err)
	}
	var cases []termCase
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(string(data), "\n") {
			c := &termCase{}
			if len(cases) > 0 {
				c = &cases[len(cases)-1]
			}
			fields := strings.Fields(line)
			found := termLine.FindStringSubmatch(line)
			switch {
			case line == "":
			case strings.HasPrefix(line, "== "):
				cases = append(cases, termCase{file: file, name: line[3:]})
			case line == "parties":
				c.parties = true
			case fields[0] == "!" && len(fields) >= 3:
				c.ended = append(c.ended, Ending{ID: fields[1], How: fields[2], By: strings.Join(fields[3:], "")})
			case found != nil && line[0] == '<':
				c.from = append(c.from, Term{ID: found[1], Kind: found[2], Text: found[3]})
			case found != nil:
				c.to = append(c.to, Term{ID: found[1], Kind: found[2], Text: found[3]})
			default:
				t.Fatalf("%s:%d: %q is no line of a case", file, n+1, line)
			}
		}
	}
	return cases
}

// describe renders a change of the corpus for people.
func describe(from, to []Term, c TermChange) string {
	place := func(i int) string {
		if i < 0 {
			return "-"
		}
		return fmt.Sprint(i + 1)
	}
	op := c.Op.String()
	if c.How != "" {
		op += " (" + c.How + ")"
	}
	var text, kind string
	switch {
	case c.From >= 0 && c.To >= 0:
		text, kind = Plain(c.Wording), from[c.From].Kind
		if k := to[c.To].Kind; k != kind {
			kind += " → " + k
		}
	case c.From >= 0:
		text, kind = from[c.From].Text, from[c.From].Kind
	default:
		text, kind = to[c.To].Text, to[c.To].Kind
	}
	if kind != "" {
		text = "(" + kind + ") " + text
	}
	return fmt.Sprintf("%s %s %s: %s\n", op, place(c.From), place(c.To), text)
}

func TestTermsCorpus(t *testing.T) {
	rendered := map[string]string{}
	for _, c := range readTermCases(t) {
		checkTerms(t, c.from, c.to, c.ended)
		rendered[c.file] += "== " + c.name + "\n"
		for _, change := range c.compare() {
			rendered[c.file] += describe(c.from, c.to, change)
		}
		rendered[c.file] += "\n"
	}
	for file, got := range rendered {
		golden.File(t, strings.TrimSuffix(filepath.ToSlash(file), ".txt")+".golden", []byte(got))
	}
}

// checkTerms checks what holds of every comparison of terms.
func checkTerms(t *testing.T, from, to []Term, ended []Ending) {
	t.Helper()
	checkComplete(t, from, to, Terms(from, to, ended), true)
	checkComplete(t, from, to, CompareTerms(from, to), false)
	checkMirror(t, Terms(from, to, nil), Terms(to, from, nil))
	checkMirror(t, CompareTerms(from, to), CompareTerms(to, from))
	for _, c := range Terms(from, from, ended) {
		if c.Op != TermEqual {
			t.Errorf("%q compared with itself: %v", from, c.Op)
		}
	}
}

// checkComplete checks that every term is accounted for once, repetitions
// aside.
func checkComplete(t *testing.T, from, to []Term, changes []TermChange, useIDs bool) {
	t.Helper()
	seenFrom, seenTo := map[int]bool{}, map[int]bool{}
	for _, c := range changes {
		if c.From >= len(from) || c.To >= len(to) || c.From < 0 && c.To < 0 {
			t.Fatalf("change without a term: %+v", c)
		}
		if c.From >= 0 && seenFrom[c.From] {
			t.Errorf("term %d of %q has two changes", c.From, from)
		}
		if c.To >= 0 && seenTo[c.To] && c.Op != Ended {
			t.Errorf("term %d of %q has two changes", c.To, to)
		}
		seenFrom[c.From], seenTo[c.To] = true, true
		if (c.Wording != nil) != (c.From >= 0 && c.To >= 0) && (c.From < 0 || c.To < 0 || from[c.From].Text+to[c.To].Text != "") {
			t.Errorf("wording does not fit: %+v", c)
		}
		if c.Wording != nil && (Old(c.Wording) != from[c.From].Text || New(c.Wording) != to[c.To].Text) {
			t.Errorf("redline of %q and %q: %s", from[c.From].Text, to[c.To].Text, Plain(c.Wording))
		}
		switch {
		case c.Op == TermEqual && Changed(c.Wording):
			t.Errorf("equal, but changed: %+v", c)
		case c.Op == Reworded && !Changed(c.Wording) && from[c.From].Kind == to[c.To].Kind &&
			strings.TrimSpace(from[c.From].Text) != "" && strings.TrimSpace(to[c.To].Text) != "":
			t.Errorf("reworded, but not changed: %+v", c)
		case (c.Op == Ended) != (c.How != ""):
			t.Errorf("%v with how %q", c.Op, c.How)
		}
	}
	for _, i := range distinct(from, foldTerms(from), useIDs) {
		if !seenFrom[i] {
			t.Errorf("term %d of %q has no change", i, from)
		}
	}
	for _, j := range distinct(to, foldTerms(to), useIDs) {
		if !seenTo[j] {
			t.Errorf("term %d of %q has no change", j, to)
		}
	}
}

// checkMirror checks that the two comparisons say the same from either side.
func checkMirror(t *testing.T, there, back []TermChange) {
	t.Helper()
	twin := map[TermOp]TermOp{TermEqual: TermEqual, Reworded: Reworded, Added: NotRepeated, NotRepeated: Added, OnlyA: OnlyB, OnlyB: OnlyA}
	lines := func(changes []TermChange, mirrored bool) []string {
		var out []string
		for _, c := range changes {
			if mirrored {
				c.Op, c.From, c.To, c.Wording = twin[c.Op], c.To, c.From, mirror(c.Wording)
			}
			out = append(out, fmt.Sprintf("%v %d %d %s", c.Op, c.From, c.To, Plain(c.Wording)))
		}
		slices.Sort(out)
		return out
	}
	if a, b := lines(there, false), lines(back, true); !slices.Equal(a, b) {
		t.Errorf("not mirrored:\n%s\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))
	}
}

func TestTermOpNames(t *testing.T) {
	var names []string
	for op := TermEqual; op <= OnlyB; op++ {
		names = append(names, op.String())
	}
	if got := strings.Join(names, " "); got != "equal reworded added ended not-repeated only-a only-b" {
		t.Errorf("names of the ops: %s", got)
	}
}
