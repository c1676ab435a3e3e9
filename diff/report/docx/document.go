package docx

import (
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"stance/diff/report/document"
	"stance/positions/visible"
)

// Document writes a document as a Word file, which prints on one sheet of A4 where the
// document's Room is no more than OneSheet.
func Document(w io.Writer, d *document.Document) error {
	return composed(d.Fit(lineCount)).pack(w)
}

// lineCount is about how many lines a document takes.
func lineCount(d *document.Document) int {
	return int(math.Ceil(composed(d).height / sheetHeight * OneSheet))
}

// A setter sets the blocks of a document one after the other. All that it writes is its own
// or comes through set.
type setter struct {
	b       strings.Builder
	name    string // of the document, for the foot of its pages and its properties
	revised string // the day of the new texts of its redlines
	all     string // the command that shows what was left out
	ids     int    // how many were given away: no two things that are marked may have one
	level   int    // of the next heading
	indent  int    // of what stands in something else, in twips
	wide    bool   // pages lie on their side
	turned  bool   // they have been, or could not be any more
	tracked bool   // the end of the last paragraph is a tracked change
	edited  bool   // a redline is the last paragraph
	below   bool   // a gap is due below a table
	height  float64

	numbers map[*document.Source]int
	sources []*document.Source
	anchors map[string]string // the names of places to which runs may lead
	used    map[string]bool   // the names of those that have begun
	due     []string          // the names of places that begin with the next paragraph
	listed  []string          // those of the sources in their list; empty where there is none

	links     map[string]int // addresses on the web by their numbers
	addresses []string       // in that order
}

func composed(d *document.Document) *setter {
	s := &setter{
		name: nameOf(d), revised: d.Revised, all: d.All.Line, level: 1,
		numbers: d.Numbers(), sources: d.Numbered(), anchors: map[string]string{}, used: map[string]bool{}, links: map[string]int{},
	}
	s.survey(d.Blocks)
	s.wide = d.Landscape
	s.head(d)
	last := d.LastScale()
	for i, b := range d.Blocks {
		if _, ok := b.(document.Next); ok && d.Room > 0 && i == len(d.Blocks)-1 {
			break // who has the sheet on paper does not go on from it
		}
		s.turn(d.Landscape || isWide(b))
		s.block(b)
		if i == last && d.MoreScales > 0 {
			s.more(document.Count(d.MoreScales, "more issue", "more issues"), nil)
		}
	}
	s.legend(d)
	if len(s.due) > 0 || s.b.Len() == 0 || s.tracked || s.below {
		s.below = false
		s.write(paragraph{style: "Gap"})
	}
	return s
}

// survey names the places of the document, and of its sources, by their order: Word wants
// short names of letters and figures.
func (s *setter) survey(blocks []document.Block) {
	name := func(id string) {
		if id != "" && s.anchors[id] == "" {
			s.anchors[id] = "place" + strconv.Itoa(len(s.anchors)+1)
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case document.Section:
			name(b.ID)
			s.survey(b.Blocks)
		case document.Entry:
			name(b.ID)
			s.survey(b.Body)
		case document.Split:
			s.survey(b.Left)
			s.survey(b.Right)
		case document.Picture:
			name(b.ID)
			s.survey(figures(b))
		case document.Table:
			for _, r := range b.Rows {
				name(r.ID)
			}
		case document.Sources:
			if s.listed == nil {
				for i := range s.sources {
					s.listed = append(s.listed, "source"+strconv.Itoa(i+1))
				}
			}
		}
	}
}

// anchor has the place of an ID begin with the next paragraph.
func (s *setter) anchor(id string) { s.begin(s.anchors[id]) }

// begin has a place begin with the next paragraph. Of several with one name the first is where
// links lead.
func (s *setter) begin(name string) {
	if name != "" && !s.used[name] {
		s.used[name] = true
		s.due = append(s.due, name)
	}
}

// head sets what stands before the blocks.
func (s *setter) head(d *document.Document) {
	s.text("Title", unset(d.Title))
	s.text("Subtitle", d.Aside)
	for _, l := range d.Dates {
		line := document.Text{{Text: visible.Line(l.Word)}, {Text: " "}, {Text: l.Date, Data: true, Bold: true}}
		if l.Label != "" {
			line = append(line, document.Run{Text: " ("}, document.Run{Text: l.Label, Data: true}, document.Run{Text: ")"})
		}
		if l.Title != "" {
			line = append(line, document.Run{Text: ": "}, document.Run{Text: l.Title, Data: true})
		}
		s.text("Compact", line)
	}
	var lead document.Text
	for _, t := range d.Lead {
		if says(t) && lead != nil {
			lead = append(lead, document.Run{Text: " "})
		}
		lead = append(lead, unset(t)...)
	}
	s.text("Lead", lead)
	for _, t := range d.Below {
		s.text("Compact", t)
	}
}

// unset is a text of which nothing is set off or back, for where all of it is.
func unset(t document.Text) document.Text {
	t = slices.Clone(t)
	for i := range t {
		t[i].Bold, t[i].Tone = false, document.Plain
	}
	return t
}

// legend says what the signs of the lines stand for, on paper always: nobody can ask for it there.
func (s *setter) legend(d *document.Document) {
	var line document.Text
	for _, sign := range d.Signs() {
		if line != nil {
			line = append(line, document.Run{Text: "   "})
		}
		line = append(line, document.Run{Text: sign.Mark(), Bold: true}, document.Run{Text: " " + sign.String(), Tone: document.Muted})
	}
	s.text("Small", line)
}

// nameOf names the document by its title, or else by the first that it says.
func nameOf(d *document.Document) string {
	for _, t := range slices.Concat([]document.Text{d.Title, d.About}, d.Lead) {
		if name := strings.TrimSpace(visible.Line(t.Text())); name != "" {
			return name
		}
	}
	return "Result"
}

func (s *setter) put(parts ...string) {
	for _, p := range parts {
		s.b.WriteString(p)
	}
}

// id gives an id that nothing else has.
func (s *setter) id() string {
	s.ids++
	return strconv.Itoa(s.ids)
}
