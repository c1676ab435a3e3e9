package tidy

import (
	"slices"
	"strings"
	"unicode"
)

// Join writes several texts as one cell, with semicolons between: a text in which a reader
// could lose its way in double quotes, as in delimited text.
func Join(texts []string) string {
	written := slices.Clone(texts)
	for i, text := range written {
		if text == "" || strings.Contains(text, ";") || text[0] == '"' || strings.TrimSpace(text) != text {
			written[i] = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
		}
	}
	return strings.Join(written, "; ")
}

// split reads the texts of a cell that Join wrote, or a person. Empty ones are passed over.
// It is false where a quote is left open.
func split(cell string) (texts []string, ok bool) {
	for rest := cell; ; {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if rest == "" {
			return texts, true
		}
		if rest[0] != '"' {
			var text string
			text, rest, _ = strings.Cut(rest, ";")
			if text = strings.TrimSpace(text); text != "" {
				texts = append(texts, text)
			}
			continue
		}
		text, after, closed := quoted(rest)
		if !closed {
			return nil, false
		}
		if strings.TrimSpace(text) != "" {
			texts = append(texts, text)
		}
		rest = after
	}
}

// quoted takes a text in double quotes off the beginning of a cell, and the semicolon behind
// it. What stands between the two is part of the text.
func quoted(cell string) (text, rest string, closed bool) {
	var b strings.Builder
	rest = cell[1:]
	for {
		upTo, after, found := strings.Cut(rest, `"`)
		if !found {
			return "", "", false
		}
		b.WriteString(upTo)
		if strings.HasPrefix(after, `"`) {
			b.WriteByte('"')
			rest = after[1:]
			continue
		}
		tail, after, _ := strings.Cut(after, ";")
		b.WriteString(strings.TrimRightFunc(tail, unicode.IsSpace))
		return b.String(), after, true
	}
}
