package synthetic

import "strings"

// Irregularity is a way in which people's files differ from those that are made here,
// and which changes nothing of what they say, but for the white space within texts
// under >.
type Irregularity struct {
	Name   string
	change func(text string) string
}

// Irregularities are the ways one by one, and all at once.
var Irregularities = append(ways, Irregularity{"all", func(text string) string {
	for _, w := range ways {
		text = w.change(text)
	}
	return text
}})

// ways come in the order in which all are made: what is about lines before what is
// about their ends.
var ways = []Irregularity{
	{"folded", byLine(unevenly)},
	{"quoted", byLine(quotedOverLines)},
	{"brackets", byLine(bracketsOverLines)},
	{"comments", byLine(commented)},
	{"spaces", byLine(spaced)},
	{"torn", func(text string) string { return strings.TrimSuffix(text, "\n") }},
	{"crlf", func(text string) string { return strings.ReplaceAll(text, "\n", "\r\n") }},
	{"mark", func(text string) string { return "\uFEFF" + text }},
}

// Files makes a dataset's files irregular.
func (i Irregularity) Files(files map[string][]byte) map[string][]byte {
	changed := make(map[string][]byte, len(files))
	for name, content := range files {
		changed[name] = []byte(i.change(string(content)))
	}
	return changed
}

// line is a line of a file. Text under > is numbered from 1; other lines have 0.
type line struct {
	text   string
	number int // of the line in the file, from 1
	folded int
}

func (l line) indent() string { return l.text[:len(l.text)-len(strings.TrimLeft(l.text, " "))] }

// byLine changes a file line by line.
func byLine(change func(l line) string) func(text string) string {
	return func(text string) string {
		var b strings.Builder
		above, folded := -1, 0 // the indentation of a key with > behind it
		for number, s := range strings.Split(text, "\n") {
			l := line{text: s, number: number + 1}
			switch depth := len(l.indent()); {
			case above >= 0 && (depth > above || s == ""):
				folded++
				l.folded = folded
			default:
				above, folded = -1, 0
				if strings.Contains(s, ": >-") {
					above = depth
				}
			}
			if number > 0 {
				b.WriteByte('\n')
			}
			if s != "" {
				b.WriteString(change(l))
			}
		}
		return b.String()
	}
}

// unevenly writes text under > with an empty line in it, or with one that is indented
// deeper.
func unevenly(l line) string {
	switch {
	case l.folded < 2:
		return l.text
	case l.number%2 == 0:
		return "\n" + l.text
	}
	return "  " + l.text
}

// quotedOverLines writes the values of some keys in quotes, of either kind, over two
// lines.
func quotedOverLines(l line) string {
	for _, key := range []string{"quote: ", "paraphrase: ", "title: "} {
		at := strings.Index(l.text, key)
		if at < 0 || strings.ContainsAny(l.text, `'"\`) {
			continue
		}
		at += len(key)
		value := l.text[at:]
		half := strings.IndexByte(value[len(value)/2:], ' ')
		if half < 0 {
			break
		}
		half += len(value) / 2
		quote := `"`
		if l.number%2 == 0 {
			quote = "'"
		}
		return l.text[:at] + quote + value[:half] + "\n" + l.indent() + "    " + value[half+1:] + quote
	}
	return l.text
}

// bracketsOverLines writes lists and mappings in brackets over two lines, or over four
// with a comma behind the last member.
func bracketsOverLines(l line) string {
	open := strings.IndexAny(l.text, "[{")
	comma := strings.Index(l.text, ", ")
	end := len(l.text) - 1
	if l.folded > 0 || open < 0 || comma < open || l.text[end] != ']' && l.text[end] != '}' {
		return l.text
	}
	margin := "\n" + l.indent() + "    "
	first, rest := l.text[open+1:comma+1], l.text[comma+2:end]
	if l.number%2 == 0 {
		return l.text[:open+1] + first + margin + rest + l.text[end:]
	}
	return l.text[:open+1] + margin + first + margin + rest + "," + margin + l.text[end:]
}

// commented writes comments after one space, behind single words, of which none could
// be a part.
func commented(l line) string {
	if l.folded > 0 {
		return l.text
	}
	for _, key := range []string{"basis: ", "confidence: ", "source: ", "position: "} {
		if strings.Contains(l.text, key) && !strings.ContainsAny(l.text, "[{") {
			return l.text + " # to be seen again"
		}
	}
	return l.text
}

// spaced writes spaces behind keys, values and items.
func spaced(l line) string {
	if l.folded > 0 {
		return l.text
	}
	return l.text + strings.Repeat(" ", l.number%3)
}
