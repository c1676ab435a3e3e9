package dataset

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"stance/cmd/stance/internal/console"
	"stance/diff/redline"
	"stance/positions/splice"
	"stance/positions/visible"
)

// diffContext is how many unchanged lines are shown around what changes.
const diffContext = 3

// diffCells is up to how large a table of lines against lines the differences
// between two texts are looked for one by one.
const diffCells = 4 << 20

// diffLine is a line of a textual diff: ' ' kept, '-' gone, '+' new.
type diffLine struct {
	op   byte
	text string
}

// noFile stands for one that is not there.
const noFile = "/dev/null"

// ShowEdit shows an edit as UnifiedDiff does, and of what is no text how much there is.
func ShowEdit(w io.Writer, e splice.Edit) {
	switch {
	case utf8.Valid(e.Old) && utf8.Valid(e.New):
		fmt.Fprint(w, UnifiedDiff(e))
	case e.New == nil:
		fmt.Fprintf(w, "--- a/%s: %s\n", visible.Line(e.Name), console.Plural(len(e.Old), "byte"))
	default:
		fmt.Fprintf(w, "+++ b/%s: %s\n", visible.Line(e.Name), console.Plural(len(e.New), "byte"))
	}
}

// UnifiedDiff shows an edit as `diff -u` would.
func UnifiedDiff(e splice.Edit) string {
	old, now := "a/"+e.Name, "b/"+e.Name
	if e.Old == nil {
		old = noFile
	}
	if e.New == nil {
		now = noFile
	}
	var b strings.Builder
	fmt.Fprintf(&b, "--- %s\n+++ %s\n", visible.Line(old), visible.Line(now))
	lines := diffLines(splitLines(string(e.Old)), splitLines(string(e.New)))
	oldAt, newAt := 1, 1
	for i := 0; i < len(lines); {
		if lines[i].op == ' ' {
			i, oldAt, newAt = i+1, oldAt+1, newAt+1
			continue
		}
		start := max(i-diffContext, 0)
		end := hunkEnd(lines, i)
		hunk := lines[start:end]
		writeHunk(&b, hunk, oldAt-(i-start), newAt-(i-start))
		for _, l := range lines[i:end] {
			if l.op != '+' {
				oldAt++
			}
			if l.op != '-' {
				newAt++
			}
		}
		i = end
	}
	return b.String()
}

// hunkEnd is where the hunk around a change ends: behind the last change that
// has no more kept lines before it than two contexts, and its context.
func hunkEnd(lines []diffLine, i int) int {
	last := i
	for j := i; j < len(lines) && j-last <= 2*diffContext; j++ {
		if lines[j].op != ' ' {
			last = j
		}
	}
	return min(last+1+diffContext, len(lines))
}

func writeHunk(b *strings.Builder, hunk []diffLine, oldAt, newAt int) {
	oldN, newN := 0, 0
	for _, l := range hunk {
		if l.op != '+' {
			oldN++
		}
		if l.op != '-' {
			newN++
		}
	}
	if oldN == 0 {
		oldAt--
	}
	fmt.Fprintf(b, "@@ -%s +%s @@\n", hunkRange(oldAt, oldN), hunkRange(newAt, newN))
	for _, l := range hunk {
		text := strings.TrimSuffix(strings.TrimSuffix(l.text, "\n"), "\r")
		fmt.Fprintf(b, "%c%s\n", l.op, visible.Text(text))
		if !strings.HasSuffix(l.text, "\n") {
			b.WriteString("\\ No newline at end of file\n")
		}
	}
}

func hunkRange(at, n int) string {
	if n == 1 {
		return fmt.Sprint(at)
	}
	return fmt.Sprintf("%d,%d", at, n)
}

// splitLines cuts a text into lines with their ends.
func splitLines(s string) []string {
	lines := strings.SplitAfter(s, "\n")
	return lines[:max(len(lines)-1, 0)+min(len(lines[len(lines)-1]), 1)]
}

// diffLines finds a longest common part of two lists of lines. Where there is
// too much between what they begin and end with, all of it counts as changed.
func diffLines(old, now []string) []diffLine {
	head := 0
	for head < min(len(old), len(now)) && old[head] == now[head] {
		head++
	}
	tail := 0
	for tail < min(len(old), len(now))-head && old[len(old)-1-tail] == now[len(now)-1-tail] {
		tail++
	}
	var lines []diffLine
	add := func(op byte, texts []string) {
		for _, t := range texts {
			lines = append(lines, diffLine{op, t})
		}
	}
	add(' ', old[:head])
	a, b := old[head:len(old)-tail], now[head:len(now)-tail]
	if len(a)*len(b) > diffCells {
		add('-', a)
		add('+', b)
	} else {
		lines = append(lines, shortestDiff(a, b)...)
	}
	add(' ', old[len(old)-tail:])
	return lines
}

// shortestDiff compares lists line by line; of what is exchanged, the old lines
// come first.
func shortestDiff(a, b []string) []diffLine {
	var lines []diffLine
	i, j := 0, 0
	until := func(toI, toJ int) {
		for ; i < toI; i++ {
			lines = append(lines, diffLine{'-', a[i]})
		}
		for ; j < toJ; j++ {
			lines = append(lines, diffLine{'+', b[j]})
		}
	}
	redline.Lines(a, b, func(atI, atJ int) {
		until(atI, atJ)
		lines = append(lines, diffLine{' ', a[i]})
		i, j = i+1, j+1
	})
	until(len(a), len(b))
	return lines
}
