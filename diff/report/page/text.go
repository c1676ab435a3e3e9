package page

import (
	"html/template"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"stance/diff/redline"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/visible"
)

// line makes a text of the dataset safe to read on one line: what cannot be
// seen is written out. Escaping is the template's.
func line(s string) string { return visible.Line(s) }

// lines does the same and keeps line breaks.
func lines(s string) string { return visible.Text(s) }

func escaped(s string) string { return template.HTMLEscapeString(visible.Line(s)) }

// isolated sets a text of the dataset apart, so that one in a right-to-left
// script does not reorder the sentence around it.
func isolated(s string) string { return "<bdi>" + escaped(s) + "</bdi>" }

// prose sets composed sentences.
func prose(p report.Prose) template.HTML { return template.HTML((&setter{}).runs(p)) }

// unbroken are a figure and its unit, which stay on one line.
var unbroken = regexp.MustCompile(`\b(\d+) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|step|point|stance|claim)`)

// redlined sets a redline. Screen readers that pass over ins and del, and
// whoever copies the text, get the same in words.
func redlined(segs []redline.Segment) template.HTML {
	var b strings.Builder
	for i, s := range segs {
		switch s.Op {
		case redline.Insert:
			if i > 0 && segs[i-1].Op == redline.Delete && !strings.HasSuffix(segs[i-1].Text, " ") {
				b.WriteByte(' ') // or a deletion and its replacement would run together
			}
			b.WriteString(inserted(s.Text))
		case redline.Delete:
			b.WriteString(deleted(s.Text))
		default:
			b.WriteString(escaped(s.Text))
		}
	}
	return template.HTML(b.String())
}

func inserted(text string) string {
	return `<ins><span class="vh">[inserted: </span>` + escaped(text) + `<span class="vh">]</span></ins>`
}

func deleted(text string) string {
	return `<del><span class="vh">[deleted: </span>` + escaped(text) + `<span class="vh">]</span></del>`
}

// refs sets the numbers of sources, linked.
func refs(numbers []int) template.HTML {
	if len(numbers) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(` <span class="refs"><span class="vh">Sources: </span>`)
	for i, n := range numbers {
		switch {
		case i > 0 && len(numbers) <= 4:
			b.WriteString("\u00a0") // few enough to stay on one line
		case i > 0:
			b.WriteByte(' ')
		}
		d := strconv.Itoa(n)
		b.WriteString(`<a href="#` + report.SourceAnchor(n) + `">[` + d + `]</a>`)
	}
	b.WriteString(`</span>`)
	return template.HTML(b.String())
}

// cells sets links to cells of the report.
func cells(list []report.CellLink) template.HTML {
	const most = 30
	var b strings.Builder
	for i, c := range list {
		if i == most {
			b.WriteString(" and " + strconv.Itoa(len(list)-most) + " more")
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(`<a href="#` + template.HTMLEscapeString(c.Anchor) + `">` + isolated(c.Party.Label()) + " on " + isolated(c.Issue.Name) + `</a>`)
	}
	return template.HTML(b.String())
}

// upper begins a line with a capital.
func upper(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// weblink is a source's address where it is one that a browser may follow.
func weblink(s *positions.Source) string { return webAddress(s.URL) }

var tag = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// language is the language of a source's words, where that is not the page's.
func language(e report.Passage) string {
	if e.Source == nil || !tag.MatchString(e.Source.Language) || e.Source.Language == "en" {
		return ""
	}
	return e.Source.Language
}

// inPage makes a link to an anchor of the page.
func inPage(anchor string) template.URL { return template.URL("#" + url.PathEscape(anchor)) }

// footingShapes draw what a cell rests on: told by shape and not by colour, and
// without the fonts that may lack the signs.
var footingShapes = []string{
	report.OnWords:   `<circle cx="8" cy="8" r="6" fill="currentColor"/>`,
	report.OnAccount: `<circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M8 2.75a5.25 5.25 0 0 0 0 10.5z" fill="currentColor"/>`,
	report.OnDoubt:   `<circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1"/><path d="M5.9 6.3a2.1 2.1 0 1 1 3.1 1.8c-.7.4-1 .7-1 1.5M8 12v.1" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>`,
	report.OnClaim:   `<path d="M8 1.8 14.2 8 8 14.2 1.8 8z" fill="none" stroke="currentColor" stroke-width="1.5"/>`,
	report.OnSilence: `<path d="M3.5 8h9" stroke="currentColor" stroke-width="1.6"/>`,
	report.OnNothing: `<path d="M3.5 8h9" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2 1.5"/>`,
}

// symbols defines the footings once for the page.
func symbols() template.HTML {
	var b strings.Builder
	b.WriteString(`<svg class="vh" aria-hidden="true" focusable="false">`)
	for i, shape := range footingShapes {
		b.WriteString(`<symbol id="f` + strconv.Itoa(i) + `" viewBox="0 0 16 16">` + shape + `</symbol>`)
	}
	b.WriteString("</svg>\n")
	return template.HTML(b.String())
}

// footing draws a footing; what it means stands beside it in words.
func footing(f report.Footing) template.HTML {
	return template.HTML(`<svg class="mark" aria-hidden="true"><use href="#f` + strconv.Itoa(int(f)) + `"/></svg>`)
}
