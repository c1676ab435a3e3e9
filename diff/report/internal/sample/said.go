package sample

import (
	"slices"
	"strconv"
	"strings"

	"stance/diff/report/document"
	"stance/positions/visible"
)

// Showing is how a format shows what can be shown in more ways than one.
type Showing struct {
	Places  bool // of scales are written, whether or not they are drawn
	Options bool // of rulers are written, which are not drawn
	Drawn   bool // pictures are drawn, also where the text beside them says the same, and grounds
	Short   bool // names are short
	Edges   bool // white space at the edges of runs is written as elsewhere, a carriage return too
	Screen  bool // code stands between backquotes, and a listing has no title
	Edits   Edits
	Narrow  bool // lines of files are cut, cells of a matrix broken, and the heads of keys and the poles of scales left out
}

// Edits says what of a redline is read.
type Edits uint8

const (
	Apart  Edits = iota // what is deleted and what is inserted, each by itself
	Before              // the text as it was
	After               // the text as it is
)

// Said lists the texts of a document, each of which a format has to show, with single
// spaces.
func Said(d *document.Document, as Showing) []string {
	s := &said{as: as, numbers: d.Numbers()}
	if !d.Listing || !as.Screen {
		s.texts(d.Title, d.Aside)
	}
	for _, l := range d.Dates {
		s.words(l.Word, l.Date, l.Label, l.Title)
	}
	s.texts(d.Below...)
	s.texts(d.Lead...)
	s.blocks(d.Blocks, d)
	return s.list
}

type said struct {
	as      Showing
	numbers map[*document.Source]int
	list    []string
}

// words adds what is one text each.
func (s *said) words(list ...string) {
	for _, w := range list {
		if w = strings.Join(strings.Fields(visible.Line(strings.TrimSpace(w))), " "); w != "" {
			s.list = append(s.list, w)
		}
	}
}

func (s *said) texts(list ...document.Text) {
	for _, t := range list {
		for shorter, ok := t.Shorter(); ok && s.as.Short; shorter, ok = t.Shorter() {
			t = shorter
		}
		var b strings.Builder
		for _, r := range t {
			if n := s.numbers[r.Source]; n > 0 { // before which there is room
				s.words(b.String())
				b.Reset()
				s.words("[" + strconv.Itoa(n) + "]")
				continue
			}
			if r.Ground != document.NoGround && s.as.Drawn {
				s.words(b.String())
				b.Reset()
				continue
			}
			if r.Deleted && s.as.Edits == After || r.Inserted && s.as.Edits == Before {
				continue
			}
			if r.Code && s.as.Screen && r.Text != "" {
				r.Text = "`" + r.Text + "`"
			}
			if (r.Deleted || r.Inserted) && s.as.Edits == Apart { // between which there are marks
				s.words(b.String())
				b.Reset()
				s.words(r.Text)
				continue
			}
			if s.as.Edges {
				b.WriteString(visible.Line(r.Text))
				continue
			}
			core := strings.TrimSpace(r.Text)
			lead, trail, _ := strings.Cut(r.Text, core)
			b.WriteString(visible.Line(strings.Repeat(" ", len(lead)) + core + strings.Repeat(" ", len(trail))))
		}
		s.words(b.String())
	}
}

func (s *said) items(list []document.Item) {
	for _, it := range list {
		s.texts(it.Label, it.Text)
	}
}

func (s *said) blocks(list []document.Block, d *document.Document) {
	for _, b := range list {
		s.block(b, d)
	}
}

func (s *said) block(b document.Block, d *document.Document) {
	switch b := b.(type) {
	case document.Section:
		s.texts(b.Name)
		s.blocks(b.Blocks, d)
	case document.Entry:
		s.texts(b.Head)
		s.blocks(b.Body, d)
	case document.Split:
		s.blocks(b.Left, d)
		s.blocks(b.Right, d)
	case document.Para:
		s.texts(b.Text)
	case document.Reading:
		for _, p := range b.Paragraphs {
			if !s.as.Drawn { // where characters that cannot be seen are drawn, not named
				s.words(p.Text)
			}
			for _, m := range p.Marks {
				s.texts(m.Of...)
			}
		}
	case document.Facts:
		s.texts(b.Lines...)
	case document.Items:
		s.items(b.Items)
	case document.List:
		s.texts(b.Head)
		s.texts(b.Items...)
	case document.Glossary:
		s.items(b.Entries)
		s.texts(b.Redlines)
	case document.Table:
		s.table(&b)
	case document.Matrix:
		s.matrix(&b)
	case document.Picture:
		switch {
		case b.Else != nil && (!s.as.Drawn || b.Drawing == nil):
			s.blocks(b.Else, d)
		case b.Figures != nil:
			s.table(b.Figures)
		}
	case document.Ruler:
		s.words(b.Low, b.High)
		if s.as.Options {
			s.words(b.Options...)
			s.texts(b.Extent)
		}
	case document.Rows:
		s.texts(b.Head)
		for _, r := range b.Rows {
			s.texts(r.Key)
			s.texts(r.Items...)
		}
		if b.More > 0 {
			s.words(b.Of)
		}
	case document.Scale:
		s.scale(&b)
	case document.Evidence:
		for _, p := range b.Passages {
			before, words, behind := p.Asides()
			s.words(p.Use, before, words, behind, p.Paraphrase, p.Speaker, p.Locator)
			s.words(p.Notes...)
			if p.Grading != "" {
				s.words("graded " + p.Grading)
			}
			if p.Source != nil && !b.Brief {
				s.words(p.Source.Line)
			}
		}
	case document.Sources:
		for _, source := range d.Numbered() {
			s.words(source.Title, source.Publisher, source.Published, source.Grade())
			s.texts(source.Cited...)
		}
	case document.Excerpt:
		if !s.as.Narrow {
			s.words(b.Text)
		}
	case document.Next:
		for _, c := range b.Commands {
			s.texts(c.About)
			s.words(c.Line)
		}
	}
}

func (s *said) table(t *document.Table) {
	s.texts(t.Caption)
	for i, c := range t.Columns {
		under := slices.ContainsFunc(t.Rows, func(r document.TableRow) bool { return i < len(r.Cells) && len(r.Cells[i]) > 0 })
		if !s.as.Narrow || !c.Key && under {
			s.texts(c.Head)
		}
	}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			s.texts(c...)
		}
	}
}

func (s *said) matrix(m *document.Matrix) {
	s.texts(m.Caption)
	if s.as.Narrow && m.Else == nil {
		return
	}
	s.texts(m.Columns...)
	for _, r := range m.Rows {
		s.texts(r.Head)
		for _, c := range r.Cells {
			s.texts(c...)
		}
	}
}

func (s *said) scale(b *document.Scale) {
	s.texts(b.Name)
	if !s.as.Narrow { // else the places are in words
		s.words(b.Low, b.High)
	}
	for _, l := range b.Lines {
		s.texts(l.Who, l.Also, l.Tail)
		if s.as.Places || l.Now == nil && l.Before == nil {
			s.texts(l.Places)
			if !slices.ContainsFunc(l.Body, func(b document.Labelled) bool { return !b.Place }) {
				s.texts(l.Grounds) // else the body says so
			}
		}
		for _, w := range l.Body {
			if !w.Place { // as Places say
				s.words(w.Label)
				s.texts(w.Text)
			}
		}
	}
}
