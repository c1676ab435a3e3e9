package page

import (
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"stance/diff/report/document"
)

func (s *setter) blocks(list []document.Block) {
	for _, b := range list {
		s.block(b)
	}
}

func (s *setter) block(b document.Block) {
	switch b := b.(type) {
	case document.Section:
		s.section(b)
	case document.Entry:
		s.setEntry(b)
	case document.Para:
		s.para("said", b.Text)
	case document.Facts:
		s.listOf("facts", b.Lines)
	case document.Items:
		s.items(b)
	case document.List:
		s.para("head", b.Head)
		s.listOf("points", b.Items)
	case document.Glossary:
		s.glossary(b)
	case document.Split:
		s.split(b)
	case document.Excerpt:
		s.excerpt(b)
	case document.Picture:
		s.picture(b)
	case document.Table:
		s.table(b, "listing")
	case document.Matrix:
		s.matrix(b)
	case document.Ruler:
		s.put(s.ruler(&b))
	case document.Rows:
		s.rows(b)
	case document.Scale:
		s.scale(b)
	case document.Evidence:
		s.evidence(b)
	case document.Reading:
		s.reading(b)
	case document.Sources:
		if len(s.sources) > 0 {
			s.section(document.Section{ID: "sources", Name: document.Text{{Text: "Sources"}}, Part: true, Folded: b.Folded, Blocks: []document.Block{sourceList{b}}})
		}
	case sourceList:
		s.sourceList()
	case document.Next:
		s.next(b)
	}
}

// section sets a part under its heading; one that is folded can be opened by it.
func (s *setter) section(b document.Section) {
	if b.Name.Text() == "" {
		_, id := s.id(b.ID)
		s.put("<div", id, ">\n")
		s.blocks(b.Blocks)
		s.put("</div>\n")
		return
	}
	listed := s.named && (s.depth == 0 || s.depth == 1 && s.inner)
	id, attribute := s.id(b.ID)
	if id == "" && listed {
		id = s.made("section")
		attribute = ` id="` + id + `"`
	}
	label := s.made("h-" + id)
	if listed {
		s.contents = append(s.contents, contentsEntry{id, markup(s.runs(unlinked(b.Name))), s.depth > 0})
	}
	class := "lesser"
	if b.Part {
		class = "part"
	}
	if !b.Folded { // of folds there are many of one name, which are no landmarks
		attribute += ` aria-labelledby="` + label + `"`
	}
	s.put(`<section class="`, class, `"`, attribute, ">\n")
	if b.Folded {
		s.put(`<details class="fold"><summary>`)
		// It is opened by its heading, so that no link can be in it.
		s.heading(label, "", unlinked(b.Name), "")
		s.put(s.spoken(s.within), "</summary>", s.onward(b.Page, b.Name.Text()))
	} else {
		s.heading(label, "", b.Name, b.Page)
		defer func(outer string) { s.within = outer }(s.within)
		s.within = b.Name.Text()
	}
	s.put("\n")
	s.level, s.depth = s.level+1, s.depth+1
	s.blocks(b.Blocks)
	s.level, s.depth = s.level-1, s.depth-1
	if b.Folded {
		s.put("</details>\n")
	}
	s.put("</section>\n")
}

// spoken is what is heard behind the words of a link or a fold, of which there are many alike,
// by who hears them away from what they stand by; nothing of nothing.
func (s *setter) spoken(name string) string {
	if name == "" {
		return ""
	}
	return `<span class="vh">: ` + escaped(name) + "</span>"
}

func (s *setter) setEntry(b document.Entry) {
	if b.Name != "" {
		defer func(outer string) { s.within = outer }(s.within)
		s.within = b.Name
	}
	id, attribute := s.id(b.ID)
	class, number := "entry", ""
	if b.Number > 0 {
		class, number = "entry numbered", `<span class="no">`+strconv.Itoa(b.Number)+".</span> "
	}
	titled := b.Titled && b.Head.Text() != ""
	if titled {
		label := s.made("h-" + id)
		s.put(`<article class="`, class, ` titled"`, attribute, ` aria-labelledby="`, label, `">`)
		s.heading(label, number, b.Head, b.Page)
		s.put("\n")
		s.citeAs(id, b.Name)
		s.level++
		defer func() { s.level-- }()
	} else {
		s.put(`<article class="`, class, `"`, attribute, ">")
		if b.Todo {
			number += `<span aria-hidden="true">☐ </span><span class="vh">to do: </span>`
		}
		if says(b.Head) || number != "" {
			s.put(`<p class="opens">`, number, s.runs(b.Head), s.onward(b.Page, b.Name), "</p>\n")
		}
		s.citeAs(id, b.Name)
	}
	s.blocks(b.Body)
	s.put("</article>\n")
}

// citeAs folds away how a part of the document is cited, with a link to it, where it has a
// name and an anchor.
func (s *setter) citeAs(id, name string) {
	if id == "" || name == "" || s.cite.Text() == "" {
		return
	}
	s.put(`<details class="cite"><summary><span aria-hidden="true">¶</span><span class="vh">Cite: `, escaped(name), "</span></summary><p>",
		isolated(name), ". In: ", s.runs(unlinked(s.cite)), ` <a href="#`, id, `">#`, id, "</a></p></details>\n")
}

// listOf sets a list of those texts that say something.
func (s *setter) listOf(class string, list []document.Text) {
	open := false
	for _, t := range list {
		if !says(t) {
			continue
		}
		if !open {
			s.put(`<ul class="`, class, `">`)
			open = true
		}
		s.put("<li>", s.runs(t), "</li>\n")
	}
	if open {
		s.put("</ul>\n")
	}
}

func (s *setter) items(b document.Items) {
	if len(b.Items) == 0 {
		return
	}
	s.put(`<div class="items">`)
	for _, it := range b.Items {
		s.put("<p>")
		if it.Label.Text() != "" {
			s.put(`<span class="what">`, s.runs(it.Label), "</span> ")
		}
		s.put(`<span class="text">`, s.runs(it.Text), "</span></p>\n")
	}
	s.put("</div>\n")
}

func (s *setter) glossary(b document.Glossary) {
	redlines := b.Redlines.Text() != ""
	if len(b.Entries) == 0 && !redlines {
		return
	}
	s.put(`<dl class="method">`)
	for _, e := range b.Entries {
		s.put("<div><dt>", s.runs(e.Label), "</dt><dd>", s.runs(e.Text), "</dd></div>\n")
	}
	if redlines {
		s.put(`<div><dt><ins>underlined</ins> and <del>struck through</del></dt><dd>`, s.runs(b.Redlines), "</dd></div>\n")
	}
	s.put("</dl>\n")
}

func (s *setter) split(b document.Split) {
	s.put(`<div class="split">`)
	for _, side := range [][]document.Block{b.Left, b.Right} {
		if len(side) > 0 {
			s.put(`<div class="side">`)
			s.blocks(side)
			s.put("</div>\n")
		}
	}
	s.put("</div>\n")
}

// excerpt sets a line of a file with the letter marked at which the place is, or, at
// its end, the room behind it.
func (s *setter) excerpt(b document.Excerpt) {
	s.put(`<pre class="excerpt">`)
	if b.Line > 0 {
		s.put(`<span class="no">`, strconv.Itoa(b.Line), "</span> ")
	}
	s.put(`<code dir="ltr">`)
	if b.Caret < 0 {
		s.put(escaped(b.Text))
	} else {
		before, at, after := cutAt(line(b.Text), b.Caret)
		if at == "" {
			at = " "
		}
		s.put(escaped(before), `<mark><span class="vh">[here: </span>`, escaped(at), `<span class="vh">]</span></mark>`, escaped(after))
	}
	s.put("</code></pre>\n")
}

// cutAt cuts a line before and behind what stands in a column, from 0.
func cutAt(text string, column int) (before, at, after string) {
	width, rest := 0, text
	for g := displaywidth.StringGraphemes(text); g.Next(); {
		if width >= column && g.Width() > 0 {
			n := len(text) - len(rest)
			return text[:n], g.Value(), rest[len(g.Value()):]
		}
		width += g.Width()
		rest = rest[len(g.Value()):]
	}
	return text, "", ""
}

// picture sets a drawing with its figures folded under it; without one, these stand
// open.
func (s *setter) picture(b document.Picture) {
	id, attribute := s.id(b.ID)
	if b.Drawing == nil {
		if b.Else != nil {
			s.blocks(b.Else)
			return
		}
		if b.Figures != nil {
			s.put("<div", attribute, ">")
			s.table(*b.Figures, "listing")
			s.put("</div>\n")
		}
		return
	}
	if id == "" {
		id = s.made("picture")
	}
	s.put("<figure", attribute, ">\n", b.Drawing.SVG(s.made("d-"+id)))
	if b.Figures != nil {
		s.download(id, b.Figures)
		s.put(`<details class="figures"><summary>Figures`, s.spoken(b.Figures.Caption.Text()), "</summary>")
		s.table(*b.Figures, "listing")
		s.put("</details>\n")
	}
	s.put("</figure>\n")
}

func (s *setter) rows(b document.Rows) {
	s.para("head", b.Head)
	if len(b.Rows) > 0 {
		s.put(`<dl class="rows">`)
		for _, r := range b.Rows {
			s.put("<div><dt>", s.runs(r.Key), "</dt>")
			for _, it := range r.Items {
				s.put("<dd>", s.runs(it), "</dd>")
			}
			if r.More > 0 {
				s.put(`<dd class="why">and `, strconv.Itoa(r.More), " more</dd>")
			}
			s.put("</div>\n")
		}
		s.put("</dl>\n")
	}
	if b.More > 0 {
		s.more("why", strconv.Itoa(b.More)+" "+b.Of, s.all)
	}
}

// scale sets an issue with each of its lines drawn.
func (s *setter) scale(b document.Scale) {
	scaled := b.Low != "" || b.High != ""
	s.put(`<section class="issue"`)
	id := s.made("i" + strconv.Itoa(s.scales))
	s.scales++
	if b.Name.Text() != "" {
		s.put(` aria-labelledby="`, id, `"`)
	}
	s.put(">\n<div class=\"head\">\n")
	if b.Name.Text() != "" {
		s.heading(id, "", b.Name, "")
		s.put("\n")
	}
	if scaled {
		s.put(`<p class="poles"><bdi>`, escaped(b.Low), `</bdi><span class="vh"> to </span><bdi>`, escaped(b.High), "</bdi></p>\n")
	}
	s.put("</div>\n")
	if len(b.Lines) > 0 || b.More > 0 {
		class := "lines"
		if scaled {
			class = "lines scaled"
		}
		s.put(`<ul class="`, class, "\">\n")
		for i := range b.Lines {
			s.scaleLine(&b, &b.Lines[i])
		}
		if b.More > 0 {
			s.put(`<li class="why">and `, strconv.Itoa(b.More), " more")
			if len(b.Rest) > 0 {
				s.put(" (", s.runs(b.Rest), ")")
			}
			if s.all != "" {
				s.put(": ", commandOf(s.all))
			}
			s.put("</li>\n")
		}
		s.put("</ul>\n")
	}
	s.put("</section>\n")
}

func (s *setter) scaleLine(scale *document.Scale, l *document.Line) {
	var words []document.Labelled // the body, but for what Places says as well
	for _, b := range l.Body {
		if !b.Place && (b.Label != "" || b.Text.Text() != "") {
			words = append(words, b)
		}
	}
	s.put("<li")
	if l.Sign.Moves() {
		s.put(` class="moved"`)
	}
	s.put(">\n<p class=\"who\">")
	if mark := l.Sign.Mark(); mark != "" {
		s.put(`<b class="sign" aria-hidden="true">`, mark, "</b>")
	}
	s.put("<span>", s.runs(l.Who), "</span></p>\n", string(drawn(scale, l)))
	if len(l.Places) > 0 || len(l.Also) > 0 {
		s.put(`<p class="places">`, s.runs(l.Places))
		if len(words) == 0 && len(l.Grounds) > 0 {
			s.put(" (", s.runs(l.Grounds), ")")
		}
		if len(l.Places) > 0 && len(l.Also) > 0 {
			s.put("; ")
		}
		s.put(s.runs(l.Also), "</p>")
	}
	s.put("\n")
	if len(l.Tail) > 0 {
		s.put(`<p class="tail">`, s.runs(l.Tail), "</p>\n")
	}
	if len(words) > 0 {
		s.put("<dl>")
		for _, w := range words {
			s.put("<div>")
			if w.Label != "" {
				s.put("<dt>", isolated(w.Label), "</dt>")
			}
			s.put("<dd>", s.runs(w.Text), "</dd></div>")
		}
		s.put("</dl>\n")
	}
	s.put("</li>\n")
}

func (s *setter) next(b document.Next) {
	var parts []string
	explained := false
	for _, c := range b.Commands {
		if c.Line != "" {
			about := s.runs(c.About)
			if about != "" {
				about += ": "
				explained = true
			}
			parts = append(parts, about+commandOf(c.Line))
		}
	}
	if len(parts) > 0 {
		head := ""
		if !explained {
			head = "Next: "
		}
		s.put(`<p class="next">`, head, strings.Join(parts, "\u00a0· "), "</p>\n")
	}
}
