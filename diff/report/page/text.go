package page

import (
	"html"
	"regexp"
	"strconv"
	"strings"

	"stance/diff/report/document"
	"stance/positions/visible"
)

// line makes a text of the dataset safe to read on one line: what cannot be
// seen is written out. It is still to be escaped.
func line(s string) string { return visible.Line(s) }

// escape makes a text, or an attribute's value, safe to stand in a page. No page can have the
// character U+0000.
func escape(s string) string { return html.EscapeString(strings.ReplaceAll(s, "\x00", "\uFFFD")) }

func escaped(s string) string { return escape(visible.Line(s)) }

// commandOf is a command to be typed.
func commandOf(line string) string { return "<code>" + wholeWords(line) + "</code>" }

// wholeWords is a text to be typed, whose words are broken over lines only where one is longer
// than a line: a hyphen at the end of one would read as if it were none of the word's own.
func wholeWords(line string) string {
	words := strings.Split(line, " ")
	for i, w := range words {
		if strings.Contains(w, "-") {
			words[i] = `<span class="whole">` + escaped(w) + "</span>"
		} else {
			words[i] = escaped(w)
		}
	}
	return strings.Join(words, " ")
}

// isolated sets a text of the dataset apart, so that one in a right-to-left
// script does not reorder the sentence around it.
func isolated(s string) string { return isolatedIn(s, "") }

// isolatedIn does the same of a text in a language. One that would stay as it is among English
// words, as most texts do, needs nothing around it.
func isolatedIn(s, language string) string {
	if in := languageOf(language); in != "" || strings.ContainsFunc(s, reorders) {
		return "<bdi" + in + ">" + escaped(s) + "</bdi>"
	}
	return escaped(s)
}

// reorders reports whether a character may be of a right-to-left script: all are but those
// before Hebrew, and punctuation, arrows and signs.
func reorders(r rune) bool { return r >= '\u0590' && (r < '\u2010' || r > '\u22ff') }

// languageOf is the attribute of a text in another language than the page's; "" where it has
// that, or none that is known.
func languageOf(language string) string {
	if !document.LanguageTag(language) || strings.EqualFold(language, "en") {
		return ""
	}
	return ` lang="` + language + `"`
}

// unbroken are a figure and its unit, which stay on one line.
var unbroken = regexp.MustCompile(`\b(\d+) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|step|point|stance|claim)`)

// Screen readers that pass over ins and del, and whoever copies the text, get the same in
// words.
func inserted(text string) string {
	return `<ins><span class="vh">[inserted: </span>` + escaped(text) + `<span class="vh">]</span></ins>`
}

func deleted(text string) string {
	return `<del><span class="vh">[deleted: </span>` + escaped(text) + `<span class="vh">]</span></del>`
}

// groundShapes draw what something rests on: told by shape and not by colour, and
// without the fonts that may lack the signs.
var groundShapes = [...]string{
	document.OnWords:   `<circle cx="8" cy="8" r="6" fill="currentColor"/>`,
	document.OnAccount: `<circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M8 2.75a5.25 5.25 0 0 0 0 10.5z" fill="currentColor"/>`,
	document.OnDoubt:   `<circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1"/><path d="M5.9 6.3a2.1 2.1 0 1 1 3.1 1.8c-.7.4-1 .7-1 1.5M8 12v.1" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>`,
	document.OnClaim:   `<path d="M8 1.8 14.2 8 8 14.2 1.8 8z" fill="none" stroke="currentColor" stroke-width="1.5"/>`,
	document.OnSilence: `<path d="M3.5 8h9" stroke="currentColor" stroke-width="1.6"/>`,
	document.OnNothing: `<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="1.3" stroke-dasharray="1.3 2.15"/>`,
}

// symbols defines the shapes of grounds once for the page.
func symbols() string {
	var b strings.Builder
	b.WriteString(`<svg class="vh" aria-hidden="true" focusable="false">`)
	for i, shape := range groundShapes {
		if shape != "" {
			b.WriteString(`<symbol id="` + groundID(i) + `" viewBox="0 0 16 16">` + shape + `</symbol>`)
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

func groundID(ground int) string { return "g" + strconv.Itoa(ground) }

// ground draws what something rests on, and says it to those who cannot see it.
func ground(g document.Ground) string {
	return `<svg class="mark" aria-hidden="true"><use href="#` + groundID(int(g)) + `"/></svg><span class="vh">` + escaped(g.String()) + `: </span>`
}
