package page

import (
	"slices"
	"strconv"
	"strings"

	"stance/diff/report/document"
)

// A setter sets the blocks of a document one after the other. All that it writes is its
// own or comes through escaped.
type setter struct {
	b     strings.Builder
	level int    // of the next heading, from 1; beyond 6 it is set as 6
	all   string // the command that shows what was left out

	anchors  map[string]string // those of the document, to which its runs may lead, with what is told there
	several  map[string]bool   // the words of links that lead to several of them
	used     map[string]bool   // the ids that stand in the page already
	copies   map[string]int    // how many more wanted an id
	numbers  map[*document.Source]int
	sources  []*document.Source
	anchored []string // the id of each source in the list; empty where there is none
	listed   bool     // that list stands in the page

	named    bool // sections without an ID get one, so that the contents can lead there
	contents []contentsEntry
	depth    int // of sections that are open
	inner    bool
	cite     document.Text
	within   string // the name of the entry or section that is being set
	scales   int
	grounds  bool // a ground is drawn
	inked    bool // what is of the dataset is in other ink than the words around it

	reads  bool // a text of a source is set
	marked int  // of the passages that are marked in a text, how many have a number

	frame *Frame // of several pages; nil of one alone
}

// contentsEntry is a line of the table of contents.
type contentsEntry struct {
	ID    string // of the section
	Name  markup
	Inner bool // of a section in a section
}

// fewSections is the number of sections beyond which there is a table of contents even
// where nothing leads to them. There are sections in sections in it where it has no
// more without.
const fewSections = 3

func newSetter(d *document.Document, f *Frame) *setter {
	s := &setter{
		frame: f, level: 2, all: d.All.Line,
		anchors: map[string]string{}, several: d.Ambiguous(f != nil), cite: d.Cite, used: map[string]bool{}, copies: map[string]int{},
		numbers: d.Numbers(), sources: d.Numbered(),
	}
	hasList := s.survey(d.Blocks)
	for i := range s.sources {
		if hasList {
			s.anchored = append(s.anchored, s.made("s-"+strconv.Itoa(i+1)))
		}
	}
	for _, id := range []string{"main", "contents"} { // of the layout
		s.used[id] = true
	}
	for i := range groundShapes {
		s.used[groundID(i)] = true
	}
	outer, inner, anchored := 0, 0, 0
	for _, b := range d.Blocks {
		if b, ok := b.(document.Section); ok && b.Name.Text() != "" {
			outer++
			if b.ID != "" {
				anchored++
			}
			for _, in := range b.Blocks {
				if in, ok := in.(document.Section); ok && in.Name.Text() != "" {
					inner++
				}
			}
		}
	}
	s.inner = outer <= fewSections
	if s.inner {
		outer += inner
	}
	s.named = anchored > 1 || outer > fewSections
	return s
}

// survey notes the anchors of blocks, and reports whether the sources are listed among
// them.
func (s *setter) survey(blocks []document.Block) (hasList bool) {
	note := func(id, name string) {
		if _, noted := s.anchors[anchor(id)]; id != "" && !noted {
			s.anchors[anchor(id)] = name
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case document.Section:
			note(b.ID, b.Name.Text())
			hasList = s.survey(b.Blocks) || hasList
		case document.Entry:
			note(b.ID, b.Name)
			hasList = s.survey(b.Body) || hasList
		case document.Split:
			hasList = s.survey(b.Left) || hasList
			hasList = s.survey(b.Right) || hasList
		case document.Picture:
			note(b.ID, "")
		case document.Reading:
			for _, p := range b.Paragraphs {
				note(p.ID, "")
				for _, m := range p.Marks {
					note(m.ID, "")
				}
			}
		case document.Table:
			for _, r := range b.Rows {
				note(r.ID, r.Name)
			}
		case document.Sources:
			hasList = true
		}
	}
	return hasList
}

// anchor makes of an ID one that needs no escaping, in an attribute or an address.
func anchor(id string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '-', r == '_', r == '.':
			return r
		}
		return '-'
	}, id)
}

// id gives a block's ID as the page has it, with its attribute; "" for none. The first
// of several that are the same is where links lead.
func (s *setter) id(of string) (id, attribute string) {
	if of == "" {
		return "", ""
	}
	id = anchor(of)
	if s.used[id] {
		id = s.made(id)
	}
	s.used[id] = true
	return id, ` id="` + id + `"`
}

// made gives an id of the page's own, unlike all others.
func (s *setter) made(like string) string {
	id := like
	for s.taken(id) {
		s.copies[like]++
		id = like + "-" + strconv.Itoa(s.copies[like]+1)
	}
	s.used[id] = true
	return id
}

func (s *setter) taken(id string) bool {
	_, is := s.anchors[id]
	return is || s.used[id]
}

func (s *setter) put(parts ...string) {
	for _, p := range parts {
		s.b.WriteString(p)
	}
}

// para sets a text as a paragraph of a class, if there is one.
func (s *setter) para(class string, t document.Text) {
	if says(t) {
		s.put(`<p class="`, class, `">`, s.runs(t), "</p>\n")
	}
}

// says reports whether there is anything in a text.
func says(t document.Text) bool {
	return slices.ContainsFunc(t, func(r document.Run) bool { return r.Text != "" || r.Source != nil })
}

// heading sets a heading of the level that is due, with its number, if it has one,
// before it; where there is a page of what it is about, it leads there.
func (s *setter) heading(id, number string, t document.Text, page string) {
	h := "h" + strconv.Itoa(min(s.level, 6))
	s.put("<", h, ` id="`, id, `">`, number, s.titled(t, page), "</", h, ">")
}

// more says how many more there would be, and how to see them.
func (s *setter) more(class, of, command string) {
	s.put(`<p class="`, class, `">and `, escaped(of))
	if command != "" {
		s.put(": ", commandOf(command))
	}
	s.put("</p>\n")
}

// runs sets a text: what is of the dataset is set apart, so that it does not turn the
// sentence around it. Runs that lead to the same place are one link.
func (s *setter) runs(t document.Text) string {
	var b strings.Builder
	if rewritten(t) {
		b.WriteString(`<span class="rewritten">` + s.run(t[0]) + " " + s.run(t[1]) + "</span>")
		t = t[2:]
	}
	for i := 0; i < len(t); {
		run := t[i]
		if run.Source != nil {
			if before := strings.TrimRight(b.String(), "\u00a0 (["); i > 0 && len(before) == b.Len() {
				b.WriteByte(' ')
			}
			b.WriteString(s.number(run.Source, len(t) == 1))
			i++
			continue
		}
		if run.Inserted && i > 0 && t[i-1].Deleted && !strings.HasSuffix(t[i-1].Text, " ") {
			b.WriteByte(' ') // or a deletion and its replacement would run together
		}
		if end := s.alike(t, i); end > i+1 {
			b.WriteString(`<span class="` + tones[run.Tone] + `">`)
			for _, run := range t[i:end] {
				b.WriteString(s.run(run))
			}
			b.WriteString("</span>")
			i = end
			continue
		}
		end, link := s.linked(t, i)
		if link != "" {
			if end-i == len(t) {
				link += ` class="alone"`
			}
			b.WriteString("<a " + link + ">")
		}
		if run.Ground != document.NoGround && link == "" && end < len(t) && t[end].To == "" && s.lead(t[end].Page) == "" { // a mark stays with its word
			if word, rest := firstWord(t[end]); word.Text != "" {
				b.WriteString(`<span class="short">` + s.toned(run) + s.toned(word) + "</span>" + s.toned(rest))
				i = end + 1
				continue
			}
		}
		for _, run := range t[i:end] {
			b.WriteString(s.toned(run))
		}
		if link != "" {
			if words := t[i:end].Text(); s.several[words] && run.To != "" {
				b.WriteString(s.spoken(s.anchors[anchor(strings.TrimPrefix(run.To, "#"))]))
			} else if s.several[words] {
				b.WriteString(s.spoken(namesIn(run.Page)))
			}
			b.WriteString("</a>")
		}
		i = end
	}
	return b.String()
}

// alike is the end of the stretch of runs from i that have the same tone and nothing else that
// sets them apart, which are one piece of the page.
func (s *setter) alike(t document.Text, i int) int {
	end := i
	for end < len(t) && s.lead(t[end].Page) == "" && tones[t[i].Tone] != "" && t[end].Tone == t[i].Tone && t[end].To == "" && t[end].Source == nil && t[end].Ground == document.NoGround &&
		!t[end].Whole && !t[end].Inserted && !t[end].Deleted {
		end++
	}
	return end
}

// firstWord parts what stays with a mark before it from the rest: all of what is whole, of a
// sentence its first word, and of what is set apart nothing.
func firstWord(run document.Run) (word, rest document.Run) {
	word, rest = run, run
	switch {
	case run.Whole:
		rest.Text, rest.Whole = "", false
	case run.Data || run.Code || run.Inserted || run.Deleted || run.Source != nil || run.Ground != document.NoGround:
		word.Text = ""
	default:
		n := len(run.Text)
		core := strings.TrimLeft(run.Text, " ")
		if end := strings.IndexByte(core, ' '); end >= 0 {
			n += end - len(core)
		} else if core == "" {
			n = 0
		}
		word.Text, rest.Text = run.Text[:n], run.Text[n:]
	}
	return word, rest
}

// toned sets one run in its tone, without where it leads.
func (s *setter) toned(run document.Run) string {
	lead, trail := "", ""
	if run.Whole { // what is not broken would lose the white space at its edges
		core := strings.Trim(run.Text, " \n\t")
		if core == "" {
			lead, run.Text = blank(run.Text), ""
		} else {
			before, after, _ := strings.Cut(run.Text, core)
			lead, run.Text, trail = blank(before), core, blank(after)
		}
	}
	words := s.run(run)
	if run.Whole && run.Text == "" {
		words = ""
	}
	if run.Whole && words != "" {
		words = `<span class="` + wholeClass(run.Text) + `">` + words + "</span>"
	}
	if class := tones[run.Tone]; class != "" && (words != "" || !run.Whole) {
		words = `<span class="` + class + `">` + words + "</span>"
	}
	return lead + words + trail
}

// manyLetters is how long a text and what took its place are together where they are set one
// below the other.
const manyLetters = 60

// rewritten reports whether a text begins with a long one and another in its place, and has
// no other edits: these are read as before and now.
func rewritten(t document.Text) bool {
	if len(t) < 2 || !t[0].Deleted || !t[1].Inserted || letters(t[0].Text)+letters(t[1].Text) < manyLetters {
		return false
	}
	return !slices.ContainsFunc(t[2:], func(r document.Run) bool { return r.Tone != document.Muted })
}

// wholeClass is how a text is set that is not to be broken: a short one never is, and clings
// to the white space around it; a long one is where no line would hold it.
func wholeClass(text string) string {
	const short = 30
	if letters(text) <= short {
		return "short"
	}
	return "whole"
}

// blank is white space at which no line is broken.
func blank(s string) string {
	if s == "" {
		return ""
	}
	return "\u00a0"
}

var tones = map[document.Tone]string{document.Muted: "muted", document.Moving: "moving", document.Against: "against"}

// unlinked gives the words of a text that stands elsewhere with its links.
func unlinked(t document.Text) document.Text {
	var words document.Text
	for _, r := range t {
		if r.Source == nil {
			r.To, r.Page = "", ""
			words = append(words, r)
		}
	}
	return words
}

// run sets one run, without where it leads.
func (s *setter) run(run document.Run) string {
	switch {
	case run.Ground != document.NoGround:
		s.grounds = true
		return ground(run.Ground)
	case run.Inserted:
		return inserted(run.Text)
	case run.Deleted:
		return deleted(run.Text)
	case run.Code && run.Text == "":
		return ""
	case run.Code && run.Bold:
		return "<b><code><bdi>" + wholeWords(run.Text) + "</bdi></code></b>"
	case run.Code:
		return "<code><bdi>" + wholeWords(run.Text) + "</bdi></code>"
	case run.Data && run.Bold:
		return "<b>" + s.data(run) + "</b>"
	case run.Data:
		return s.data(run)
	case run.Bold:
		return "<b>" + escaped(run.Text) + "</b>"
	}
	return unbroken.ReplaceAllString(strings.ReplaceAll(escaped(run.Text), " · ", "\u00a0· "), "$1\u00a0$2")
}

// data sets what is of the dataset.
func (s *setter) data(run document.Run) string {
	words := isolatedIn(run.Text, run.Language)
	if s.inked && !strings.HasPrefix(words, "<bdi") {
		words = "<bdi>" + words + "</bdi>"
	}
	return words
}

// link gives the attributes of a link, "" where a text leads nowhere: to an anchor that
// the page lacks, or to what a browser should not follow.
func (s *setter) link(to string) string {
	if id, ok := strings.CutPrefix(to, "#"); ok {
		id = anchor(id)
		if _, is := s.anchors[id]; !is || id == "" {
			if s.frame != nil && s.frame.Whole != "" && id != "" {
				return s.lead(s.frame.Whole + "#" + id)
			}
			return ""
		}
		return `href="#` + id + `"`
	}
	if address := document.WebAddress(to); address != "" {
		return `href="` + escape(address) + `" rel="noreferrer"`
	}
	return ""
}

// number sets the number of a source, which leads to the list where there is one; alone where
// nothing stands beside it.
func (s *setter) number(source *document.Source, alone bool) string {
	n := s.numbers[source]
	words := `<span class="vh">source </span>[` + strconv.Itoa(n) + "]"
	if n == 0 || n > len(s.anchored) {
		return `<span class="ref">` + words + "</span>"
	}
	if alone {
		return `<a class="ref alone" href="#` + s.anchored[n-1] + `">` + words + "</a>"
	}
	return `<a class="ref" href="#` + s.anchored[n-1] + `">` + words + "</a>"
}
