package docx

import (
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"stance/diff/report/document"
	"stance/positions/visible"
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
		s.entry(b)
	case document.Para:
		s.text("Normal", b.Text)
	case document.Facts:
		for _, t := range b.Lines {
			s.text("Compact", t)
		}
	case document.Items:
		s.items(b)
	case document.List:
		s.text("Head", b.Head)
		for _, t := range b.Items {
			s.text("ListBullet", t)
		}
	case document.Glossary:
		s.glossary(b)
	case document.Split:
		s.blocks(b.Left)
		s.blocks(b.Right)
	case document.Excerpt:
		s.excerpt(b)
	case document.Evidence:
		for i := range b.Passages {
			s.passage(&b.Passages[i], b.Brief)
		}
	case document.Reading:
		s.blocks(b.Plain())
	case document.Sources:
		s.sourceList()
	case document.Ruler:
		s.ruler(b)
	case document.Table:
		s.table(b)
	case document.Matrix:
		for _, t := range tablesOf(b) {
			s.table(t)
		}
	case document.Picture:
		s.anchor(b.ID)
		s.blocks(figures(b))
	case document.Rows:
		s.rows(b)
	case document.Scale:
		s.scale(b)
	case document.Next:
		s.next(b)
	}
}

// figures is what stands in the place of a picture: the table of what it would show.
func figures(b document.Picture) []document.Block {
	if b.Figures != nil && (b.Drawing != nil || b.Else == nil) {
		return []document.Block{*b.Figures}
	}
	return b.Else
}

// outermost and deepest are the levels of the first and last headings that styles.xml has.
const outermost, deepest = 1, 5

func (s *setter) heading(t document.Text) {
	s.text("Heading"+strconv.Itoa(min(s.level, deepest)), unset(t))
}

func (s *setter) section(b document.Section) {
	s.anchor(b.ID)
	if b.Folded && s.level > outermost {
		s.text("Fold", unset(b.Name)) // one of many that are alike, of no use in a table of contents
	} else {
		s.heading(b.Name)
	}
	if says(b.Name) {
		s.level++
		defer func() { s.level-- }()
	}
	s.blocks(b.Blocks)
}

// entry sets a titled thing under a heading, any other under its head, with what there is to
// say of it set in.
func (s *setter) entry(b document.Entry) {
	s.anchor(b.ID)
	head := b.Head
	if b.Todo {
		head = append(document.Text{{Text: "☐ "}}, head...)
	}
	style := "Entry"
	if b.Number > 0 {
		style = "Numbered"
		head = append(document.Text{{Text: strconv.Itoa(b.Number) + ".\u00a0"}}, head...)
	}
	if b.Titled {
		s.heading(head)
		if says(head) {
			s.level++
			defer func() { s.level-- }()
		}
		s.blocks(b.Body)
		return
	}
	s.text(style, head)
	s.indent += step
	s.blocks(b.Body)
	s.indent -= step
}

// step is how far what stands in something else is set in, in twips.
const step = 284

func (s *setter) items(b document.Items) {
	for _, it := range b.Items {
		s.text("Item", behind(it.Label, it.Text))
	}
}

// behind puts a text behind what it is.
func behind(label, t document.Text) document.Text {
	switch {
	case !says(label):
		return t
	case !says(t):
		return label
	}
	return append(append(label[:len(label):len(label)], document.Run{Text: " "}), t...)
}

func (s *setter) glossary(b document.Glossary) {
	for _, e := range b.Entries {
		word := bold(e.Label)
		if says(word) && says(e.Text) {
			word = append(word, document.Run{Text: ":", Bold: true})
		}
		s.text("Compact", behind(word, e.Text))
	}
	if says(b.Redlines) {
		s.text("Compact", behind(document.Text{{Text: "Inserted and deleted", Bold: true}, {Text: " (tracked changes):"}}, b.Redlines))
	}
}

// excerpt sets a line of a file, with a caret under the place.
func (s *setter) excerpt(b document.Excerpt) {
	line, number := visible.Line(b.Text), ""
	if b.Line > 0 {
		number = strconv.Itoa(b.Line) + " | "
	}
	code := func(text string, keep bool) {
		s.write(paragraph{style: "Excerpt", runs: set(text, look{}, false), width: displaywidth.String(text), indent: s.indent, keep: keep})
	}
	code(number+line, b.Caret >= 0)
	if b.Caret >= 0 {
		code(strings.Repeat(" ", len(number)+min(b.Caret, displaywidth.String(line)))+"^", false)
	}
}

// ruler names the options of a scale from its low to its high pole.
func (s *setter) ruler(b document.Ruler) {
	if b.Bare() {
		s.text("Small", document.Text{{Text: "Scale from "}, {Text: b.Low, Data: true}, {Text: " to "}, {Text: b.High, Data: true}})
		return
	}
	t := document.Text{{Text: "Scale from “"}, {Text: b.Low, Data: true}, {Text: "” to “"}, {Text: b.High, Data: true}, {Text: "”"}}
	if says(b.Extent) {
		t = append(append(append(t, document.Run{Text: " ("}), b.Extent...), document.Run{Text: ")"})
	} else {
		for i, o := range b.Options {
			between := " · "
			if i == 0 {
				between = ": "
			}
			t = append(t, document.Run{Text: between}, document.Run{Text: o, Data: true})
		}
	}
	s.text("Small", t)
}

func (s *setter) rows(b document.Rows) {
	s.text("Head", b.Head)
	for _, r := range b.Rows {
		var t document.Text
		for _, it := range r.Items {
			if t != nil {
				t = append(t, document.Run{Text: " · "})
			}
			t = append(t, it...)
		}
		if r.More > 0 {
			t = append(t, document.Run{Text: " · and " + strconv.Itoa(r.More) + " more", Tone: document.Muted})
		}
		key := bold(r.Key)
		if says(key) && says(t) {
			key = append(key, document.Run{Text: ":", Bold: true})
		}
		s.text("Compact", behind(key, t))
	}
	if b.More > 0 {
		s.more(strings.TrimSpace(strconv.Itoa(b.More)+" "+b.Of), nil)
	}
}

// scale sets an issue with a line for what there is to say of each party.
func (s *setter) scale(b document.Scale) {
	name := unset(b.Name)
	if b.Low != "" || b.High != "" {
		for _, text := range []string{"   " + b.Low, " ↔ ", b.High} {
			name = append(name, document.Run{Text: text, Data: true, Tone: document.Muted})
		}
	}
	s.text("Issue", name)
	for i := range b.Lines {
		s.scaleLine(&b.Lines[i])
	}
	if b.More > 0 {
		s.more(document.Thousands(b.More)+" more", b.Rest)
	}
}

func (s *setter) scaleLine(l *document.Line) {
	words := 0
	for _, w := range l.Body {
		if !w.Place {
			words++
		}
	}
	var t document.Text
	add := func(separator string, more document.Text) {
		if !says(more) {
			return
		}
		if t != nil {
			t = append(t, document.Run{Text: separator})
		}
		t = append(t, more...)
	}
	who, tail := l.Who, l.Tail
	if l.Sign.Moves() {
		who, tail = bold(who), bold(tail)
	}
	if mark := l.Sign.Mark(); mark != "" {
		t = document.Text{{Text: mark, Bold: true}}
	}
	add(" ", who)
	add(", ", tail)
	add(": ", l.Places)
	if words == 0 && says(l.Grounds) {
		add(" (", l.Grounds)
		t = append(t, document.Run{Text: ")"})
	}
	add("; ", l.Also)
	s.text("Line", t)
	for _, w := range l.Body {
		if w.Place { // the line has said so
			continue
		}
		label := document.Text(nil)
		if w.Label != "" {
			label = document.Text{{Text: w.Label, Tone: document.Muted}}
		}
		s.indent += step
		s.text("Item", behind(label, w.Text))
		s.indent -= step
	}
}

// bold is a text all of which is set off, and nothing back.
func bold(t document.Text) document.Text {
	t = unset(t)
	for i := range t {
		t[i].Bold = true
	}
	return t
}

// more says how many were left out, who they are where that is known, and how to see them.
func (s *setter) more(what string, names document.Text) {
	t := document.Text{{Text: "and " + what, Tone: document.Muted}}
	if says(names) {
		t = append(append(append(t, document.Run{Text: " ("}), names...), document.Run{Text: ")"})
	}
	if s.all != "" {
		t = append(t, document.Run{Text: ": "}, document.Run{Text: s.all, Code: true})
	}
	s.text("Compact", t)
}

func (s *setter) next(b document.Next) {
	var t document.Text
	explained := false
	for _, c := range b.Commands {
		if c.Line == "" {
			continue
		}
		if t != nil {
			t = append(t, document.Run{Text: " · "})
		}
		if says(c.About) {
			t, explained = append(append(t, c.About...), document.Run{Text: ": "}), true
		}
		t = append(t, document.Run{Text: c.Line, Code: true})
	}
	if t != nil && !explained {
		t = append(document.Text{{Text: "Next: "}}, t...)
	}
	s.text("Small", t)
}
