package page

import (
	"bytes"
	"strings"

	"stance/diff/report/document"
)

// layout writes what stands around the blocks of a document: head, masthead, contents, key,
// and what frames a page of several, in the order of the page.
//
// It is code and not a template, as one that calls methods by their names costs every command:
// the linker then keeps all methods of all types, a fifth of the program and a good part of
// what it takes to start. What keeps texts apart from markup is the type instead.
type layout struct {
	b bytes.Buffer
	v *documentView
}

// markup is what may stand in a page as it is: written here, or made by a setter, which
// escapes what it sets.
type markup string

// text is escape, as markup.
func text(s string) markup { return markup(escape(s)) }

// valued gives an attribute, and nothing where it has no value.
func valued(name markup, value string) markup {
	if value == "" {
		return ""
	}
	return " " + name + `="` + text(value) + `"`
}

func (l *layout) put(parts ...markup) {
	for _, p := range parts {
		l.b.WriteString(string(p))
	}
}

// choose gives the first of two where something is so.
func choose(so bool, yes, no markup) markup {
	if so {
		return yes
	}
	return no
}

func (l *layout) page() {
	v, f := l.v, l.v.Frame
	version := ""
	if f != nil {
		version = f.Version
	}
	l.put("<!DOCTYPE html>\n<html lang=\"en\"", valued("data-version", version), ">\n")
	l.head()
	l.put("<body>\n", v.Symbols)
	if len(v.Contents) > 0 || f != nil {
		l.put(`<a class="skip" href="#main">`, choose(f != nil, "Skip to the content", "Skip the contents"), "</a>\n")
	}
	if f != nil {
		l.frame(f)
	}
	l.put(`<div class="doc `, text(v.Class), `">`, "\n")
	l.masthead()
	if len(v.Contents) > 0 {
		l.contents()
	}
	l.put(`<main id="main">`, "\n")
	if len(v.Lead) > 0 {
		l.put(`<p class="verdict">`)
		for i, sentence := range v.Lead {
			l.put(choose(i > 0, " ", ""), v.set(sentence))
		}
		l.put("</p>")
	}
	l.put("\n", v.Main, "</main>\n")
	if len(v.Key) > 0 {
		l.key()
	}
	l.put("\n</div>\n")
	if f != nil {
		l.colophon(f)
	}
	l.put("</body>\n</html>\n")
}

func (l *layout) head() {
	v := l.v
	l.put("<head>\n", `<meta charset="utf-8">`, "\n")
	if v.Policy != "" {
		l.put(`<meta http-equiv="Content-Security-Policy" content="`, text(v.Policy), `">`, "\n")
	}
	l.put(`<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>`, text(v.Tab), "</title>\n")
	if f := v.Frame; f != nil {
		l.put(styleSheet(f.Styles), "\n")
		if f.Script != "" {
			l.put(scriptFile(f.Script), "\n")
		}
		for _, file := range f.Own {
			if strings.HasSuffix(file, ".css") {
				l.put(styleSheet(file), "\n")
			} else {
				l.put(scriptFile(file), "\n")
			}
		}
		if f.Feed != "" {
			l.put(`<link rel="alternate" type="application/atom+xml" href="`, text(f.Feed), `">`, "\n")
		}
	} else {
		l.put("<style>", v.CSS, "</style>\n")
	}
	l.put("</head>\n")
}

func styleSheet(file string) markup { return `<link rel="stylesheet" href="` + text(file) + `">` }

func scriptFile(file string) markup { return `<script src="` + text(file) + `" defer></script>` }

// masthead is the header of a page alone; that of a page of several is its frame's.
func (l *layout) masthead() {
	v := l.v
	framed := v.Frame != nil
	l.put(choose(framed, `<section class="masthead" aria-label="About this page">`, `<header class="masthead">`), "\n")
	if len(v.Over) > 0 {
		l.put(`<p class="over" dir="auto">`, v.set(v.Over), "</p>\n")
	}
	if v.Page.Text() != "" {
		l.put(`<h1 dir="auto">`, v.set(v.Page), "</h1>\n")
	} else {
		l.put(`<h1 class="vh" dir="auto">`, text(v.Name), "</h1>\n")
	}
	if len(v.Aside) > 0 {
		l.put(`<p class="period">`, v.inked(v.Aside), "</p>")
	}
	l.put("\n")
	if len(v.Dates) > 0 {
		l.dates(v.Dates)
	}
	l.put("\n")
	if len(v.Below) > 0 {
		l.put(`<div class="rests">`, "\n")
		for _, t := range v.Below {
			if len(t) > 0 {
				l.put("<p>", v.set(t), "</p>\n")
			}
		}
		l.put("</div>")
	}
	l.put("\n", choose(framed, "</section>", "</header>"), "\n")
}

func (l *layout) dates(dates []document.DateLine) {
	l.put(`<ul class="dates">`, "\n")
	for _, d := range dates {
		l.put("<li>")
		if d.Word != "" {
			l.put(`<span class="word">`, text(line(d.Word)), "</span> ")
		}
		l.put("<strong>", text(line(d.Date)), "</strong>")
		if d.Label != "" {
			l.put(" <bdi>", text(line(d.Label)), "</bdi>")
		}
		if d.Title != "" {
			l.put(` <bdi class="happened">`, text(line(d.Title)), "</bdi>")
		}
		l.put("</li>\n")
	}
	l.put("</ul>")
}

func (l *layout) contents() {
	l.put(`<nav class="toc" aria-label="Contents">
<details>
<summary>Contents</summary>
<ol>
`)
	for _, c := range l.v.Contents {
		l.put("<li", choose(c.Inner, ` class="inner"`, ""), `><a href="#`, text(c.ID), `">`, c.Name, "</a></li>\n")
	}
	l.put("</ol>\n</details>\n</nav>\n")
}

func (l *layout) key() {
	framed := l.v.Frame != nil
	l.put(choose(framed, `<section class="foot" aria-label="How to read this">`, `<footer class="foot">`), `
<h2 class="vh">How to read this</h2>
<ul class="key">
`)
	for _, k := range l.v.Key {
		l.put("<li>")
		if k.Mark != "" {
			l.put(`<b class="sign">`, text(k.Mark), "</b>")
		}
		l.put(k.Drawing, " ", text(k.Meaning), "</li>\n")
	}
	l.put("</ul>\n", choose(framed, "</section>", "</footer>"))
}

// frame leads to the other pages, and says first what has to be known before anything else.
func (l *layout) frame(f *frameView) {
	if f.Alarm != "" {
		l.put(`<div class="alarm" role="alert">`, f.Alarm, "</div>\n")
	}
	l.put(`<header class="frame">
<nav class="ways" aria-label="Pages">
`)
	for _, way := range f.Ways {
		l.put("<a", valued("href", way.To), choose(way.Here, ` aria-current="page"`, ""), ">", text(way.Name), "</a>\n")
	}
	l.put("</nav>\n")
	for _, c := range f.Choices {
		l.put(`<details class="choice"><summary>`, text(c.Name))
		if c.Chosen != "" {
			l.put(": <bdi>", text(c.Chosen), "</bdi>")
		}
		l.put("</summary>\n<ul>\n")
		for _, way := range c.Ways {
			l.put("<li><a", valued("href", way.To), choose(way.Here, ` aria-current="true"`, ""), ">", text(way.Name), "</a></li>\n")
		}
		l.put("</ul>\n</details>\n")
	}
	if f.Search != "" {
		l.put(`<form class="search" role="search" action="`, text(f.Search), `">
<label><span class="vh">Search</span><input type="search" name="q" value="`, text(f.Sought), `" placeholder="Search" autocomplete="off" spellcheck="false"></label>
<button>Search</button>
</form>`)
	}
	l.put("</header>\n", `<p class="vh" id="told" role="status"></p>`, "\n")
}

// colophon says how the page is cited and where programs read it.
func (l *layout) colophon(f *frameView) {
	l.put(`<footer class="colophon">`, "\n")
	if f.Cite != "" || f.HereName != "" {
		l.put("<p><b>Cite this:</b>")
		if f.Cite != "" {
			l.put(" ", f.Cite)
		}
		switch {
		case f.HereName == "":
		case f.Here != "":
			l.put(` <a href="`, text(f.Here), `">`, text(f.HereName), "</a>")
		default:
			l.put(" <code>", text(f.HereName), "</code>")
		}
		l.put("</p>\n")
	}
	if f.Twin != "" {
		l.put(`<p><a href="`, text(f.Twin), `">This page for programs (JSON)</a></p>`, "\n")
	}
	l.put("</footer>\n")
}
