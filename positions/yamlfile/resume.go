package yamlfile

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"stance/positions/problem"
)

// A file with a mistake in its YAML is read on without the block that holds the
// mistake: the record, the item of a list, else the key at the top, else the document.
// The block's lines are emptied, so that all that is left keeps its place. That it is
// the right block is tried out: what stands before it decodes, and with it no longer.
// The file stays broken, so that nothing is said to be missing that may stand in the gap.

const (
	// mostGaps is how many gaps are made in a file; the mistake behind the last is told,
	// and ends it.
	mostGaps = 8
	// reread is how many bytes are read again for their sake, the size of the file for
	// each.
	reread = 4 << 20
)

// resume tells a mistake, which stands behind so many documents that were handed over,
// and behind last, which is nil or the last of them that is not empty. It hands over
// those of the rest that can be read.
func (w *walker) resume(err error, visited int, last *yaml.Node, visit func(root *yaml.Node)) {
	w.broken, w.gaps = true, true
	text, end := w.src, 0
	for gaps := min(mostGaps, reread/max(1, len(w.src.bytes))); ; gaps-- {
		p := diagnose(w.file, text, err)
		if p.Line <= end {
			return // the gap may have made it
		}
		w.problems = append(w.problems, p)
		if gaps <= 0 || p.Rule != problem.BadSyntax && p.Rule != problem.YAMLFeature {
			return // the file as a whole is no text, or not UTF-8
		}
		l := lines{text}
		start, to, top := l.gap(p.Line, l.behind(last), w.grain)
		if start == 0 {
			return
		}
		w.topless = w.topless || top
		text, end = l.without(start, to), to-1
		var roots []*yaml.Node
		roots, err = documentsOf(text.bytes)
		for ; visited < len(roots); visited++ {
			if root := roots[visited]; !isNull(root) { // else it may be a gap
				last, w.root = root, root
				visit(root)
			}
		}
		if err == nil {
			return
		}
	}
}

// lines are those of a text, from 1, as an editor counts them. Ranges of them end
// before their second line.
type lines struct{ *source }

const (
	marker  = -1              // the level of a line that ends a document
	within  = math.MaxInt     // of one that belongs to what stands above, as it begins with a tab
	nothing = math.MaxInt - 1 // of one that is empty, or a comment
)

// level is how deep a line stands: twice its indentation, and one more for an item of
// a list, which may stand below a key without being indented.
func (l lines) level(line int) int {
	text := l.text(line)
	if isMarker(text) {
		return marker
	}
	content := strings.TrimLeft(text, " ")
	switch {
	case strings.TrimSpace(content) == "" || content[0] == '#':
		return nothing
	case content[0] == '\t':
		return within
	case content == "-" || strings.HasPrefix(content, "- "):
		return 2*(len(text)-len(content)) + 1
	}
	return 2 * (len(text) - len(content))
}

func isMarker(line string) bool {
	if !strings.HasPrefix(line, "---") && !strings.HasPrefix(line, "...") {
		return false
	}
	return len(line) == 3 || line[3] == ' ' || line[3] == '\t'
}

// count is how many lines there are.
func (l lines) count() int {
	l.index()
	return len(l.lines)
}

// start is where a line begins; the one behind the last at the end.
func (l lines) start(line int) int {
	if line > l.count() {
		return len(l.bytes)
	}
	return l.lines[line-1]
}

// behind is the first line behind the document with a root; 1 for none.
func (l lines) behind(root *yaml.Node) int {
	if root == nil {
		return 1
	}
	line, _ := l.place(l.offset(root.Line, root.Column))
	for line++; line <= l.count() && l.level(line) != marker; line++ {
	}
	return line
}

// end is the first line that no longer belongs to the block that a line begins.
func (l lines) end(line int) int {
	level := l.level(line)
	for line++; line <= l.count() && l.level(line) > level; line++ {
	}
	return line
}

// opening is the first line of the document in which a line stands.
func (l lines) opening(line int) int {
	for line > 1 && l.level(line-1) != marker {
		line--
	}
	return line
}

// first is the first line below another with something in it: the others of its block
// are indented as it is.
func (l lines) first(line int) int {
	for line++; line < l.count() && l.level(line) >= nothing; line++ {
	}
	return line
}

// enclosing lists the lines that begin the blocks in which a line stands, from the
// outermost on.
func (l lines) enclosing(line int) (chain []int) {
	for least := nothing; line > 0; line-- {
		level := l.level(line)
		if level == marker {
			break
		}
		if level < least {
			chain, least = append(chain, line), level
		}
	}
	slices.Reverse(chain)
	return chain
}

// key is the key that a line begins with, "" for none.
func (l lines) key(line int) string {
	key, _, found := strings.Cut(l.text(line), ":")
	if !found || strings.HasPrefix(strings.TrimLeft(key, " "), "- ") {
		return ""
	}
	return strings.Trim(key, " \"'")
}

// opens reports whether a line is a key with its value in the lines below it.
func (l lines) opens(line int) bool {
	text, _, _ := strings.Cut(l.text(line), " #")
	return strings.HasSuffix(strings.TrimRight(text, " "), ":")
}

// gap finds the lines to be left out for a mistake in one of them: the smallest block
// behind a line that holds it, and what made the mistake; 0 for none. top reports
// whether a key at the top goes with it. grain says of a key at the top how far below
// it blocks stand that can be left out by themselves; -1: not even the key can.
func (l lines) gap(mistake, behind int, grain func(key string) int) (start, end int, top bool) {
	chain := l.enclosing(mistake)
	depth := 0
	if grain != nil && len(chain) > 0 {
		if depth = grain(l.key(chain[0])); depth < 0 {
			return 0, 0, false
		}
	}
	depth = min(depth, len(chain)-1)
	for i := 0; i < depth; i++ {
		if !l.opens(chain[i]) {
			depth = i
		}
	}
	for ; depth >= 0; depth-- {
		start, end = chain[depth], l.end(chain[depth])
		above := l.opening(mistake) - 1
		if depth > 0 {
			above = chain[depth-1]
		}
		if l.level(start) != l.level(l.first(above)) || depth > 0 && l.bare(above, start, end) {
			continue
		}
		if start >= behind && l.spoilt(start, end) {
			return start, end, depth == 0
		}
	}
	start, end = l.opening(mistake), mistake
	for end <= l.count() && l.level(end) != marker {
		end++
	}
	if grain != nil && grain("") < 0 || start == end || start < behind || !l.spoilt(start, end) {
		return 0, 0, false
	}
	return start, end, true
}

// bare reports whether the block that a line begins would have nothing in it without
// some of its lines.
func (l lines) bare(line, from, to int) bool {
	end := l.end(line)
	for line++; line < end; line++ {
		if (line < from || line >= to) && l.level(line) != nothing {
			return false
		}
	}
	return true
}

// spoilt reports whether the text decodes up to some lines, and with them does not.
func (l lines) spoilt(start, end int) bool {
	return decodes(l.bytes[:l.start(start)]) && !decodes(l.bytes[:l.start(end)])
}

// without is the text with some lines emptied.
func (l lines) without(start, end int) *source {
	from, to := l.start(start), l.start(end)
	text := bytes.Clone(l.bytes[:from])
	for i := from; i < to; {
		r, size := utf8.DecodeRune(l.bytes[i:])
		switch r {
		case '\n', '\r', '\u0085', '\u2028', '\u2029':
			if r == '\n' && bytes.HasSuffix(text, []byte("\r")) && l.bytes[i-1] != '\r' {
				text = append(text, ' ') // together they would be one break
			}
			text = append(text, l.bytes[i:i+size]...)
		}
		i += size
	}
	return &source{bytes: append(text, l.bytes[to:]...)}
}
