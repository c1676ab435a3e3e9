package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"stance/positions/exchange/sheet"
)

// passage is one statement of an actor, with what each coder of its text read in it. Where
// coders differ, it is they who are not sure, and not the actor who says two things.
type passage struct {
	codings  []coding
	document string
}

// coding is a row: what one coder read in a passage.
type coding struct {
	row    sheet.Row
	coder  string
	agrees bool
	place  place
}

// place is where a statement stands in its document.
type place struct {
	text     string // what can be compared of it
	from, to int    // its characters; both 0: not told
}

// agrees is what the first coder read.
func (p *passage) agrees() bool { return p.codings[0].agrees }

// disputed reports whether coders read the passage differently.
func (p *passage) disputed() bool {
	return slices.ContainsFunc(p.codings, func(c coding) bool { return c.agrees != p.agrees() })
}

// readers names the coders who read a passage one way.
func (p *passage) readers(agree bool) string {
	var names []string
	for _, c := range p.codings {
		if c.agrees == agree {
			names = append(names, c.coder)
		}
	}
	return strings.Join(names, ", ")
}

// takes reports whether a coding of a document is of the passage, too.
func (p *passage) takes(c *coding, document string) bool {
	if c.coder == "" || p.document != document || slices.ContainsFunc(p.codings, func(o coding) bool { return o.coder == "" || o.coder == c.coder }) {
		return false
	}
	return slices.ContainsFunc(p.codings, func(o coding) bool { return o.place.meets(c.place, document) })
}

// passages puts the statements together that several coders took from one place of one text.
// A coder takes a statement from a place once: what one coder has twice are two statements.
func (r *statementReader) passages(g *statementGroup, agree []bool) []*passage {
	var all []*passage
	for n, i := range g.rows {
		row := r.table.Row(i)
		document := r.cell(row, "document id")
		if document == "" {
			document = r.cell(row, "document")
		}
		c := coding{row, r.cell(row, "coder"), agree[n], place{text: strings.ToLower(spaced(r.cell(row, "text")))}}
		if from, to, ok := r.characters(row); ok {
			c.place.from, c.place.to = from, to
		}
		at := slices.IndexFunc(all, func(p *passage) bool { return p.takes(&c, document) })
		if at < 0 {
			at = len(all)
			all = append(all, &passage{document: document})
		}
		all[at].codings = append(all[at].codings, c)
	}
	return all
}

// meets reports whether two statements are from one place of a document: their
// characters overlap, or, where these are not told, one's words are among the other's. Of a
// document without either its coders tell one statement each.
func (a place) meets(b place, document string) bool {
	switch {
	case a.to > 0 && b.to > 0:
		return a.from < b.to && b.from < a.to
	case a.text == "" && b.text == "":
		return document != ""
	}
	return a.text != "" && b.text != "" && (strings.Contains(a.text, b.text) || strings.Contains(b.text, a.text))
}

// characters are where a statement begins and ends in its document, as the table counts.
func (r *statementReader) characters(row sheet.Row) (from, to int, ok bool) {
	from, err := strconv.Atoi(r.cell(row, "start"))
	to, err2 := strconv.Atoi(r.cell(row, "stop"))
	return from, to, err == nil && err2 == nil && 0 <= from && from < to
}

// locator says which statements of the export a passage is, and where in the document.
func (r *statementReader) locator(p *passage) string {
	var ids, parts []string
	for _, c := range p.codings {
		if id := r.cell(c.row, "id"); id != "" {
			ids = append(ids, id)
		}
	}
	switch {
	case len(ids) == 1:
		parts = append(parts, "statement "+ids[0])
	case len(ids) > 1:
		parts = append(parts, "statements "+strings.Join(ids, ", "))
	}
	if from, to, ok := r.characters(p.codings[0].row); ok {
		parts = append(parts, fmt.Sprintf("characters %d to %d", from, to))
	}
	return strings.Join(parts, ", ")
}

// reading is what passages come to.
type reading struct {
	yes, no  int
	disputed []*passage
}

func sumOf(passages []*passage) reading {
	var sum reading
	for _, p := range passages {
		switch {
		case p.disputed():
			sum.disputed = append(sum.disputed, p)
		case p.agrees():
			sum.yes++
		default:
			sum.no++
		}
	}
	return sum
}

// position gives the position, "" for none, and whether it is certain: where it is not, the
// stance lies anywhere from reject to support.
func (s *reading) position() (position string, certain bool) {
	switch {
	case s.yes > 0 && s.no == 0:
		position = "support"
	case s.no > 0 && s.yes == 0:
		position = "reject"
	}
	return position, position != "" && len(s.disputed) == 0
}

// summary puts a reading into words.
func (s *reading) summary(concept string) string {
	told := ""
	switch {
	case s.yes > 0 && s.no > 0:
		told = fmt.Sprintf("Agrees with “%s” in %s and disagrees in %s of the same day", concept, statements(s.yes), statements(s.no))
	case s.yes > 0:
		told = fmt.Sprintf("Agrees with “%s”, in %s", concept, statements(s.yes))
	case s.no > 0:
		told = fmt.Sprintf("Disagrees with “%s”, in %s", concept, statements(s.no))
	}
	if len(s.disputed) == 0 {
		return told + "."
	}
	if told == "" {
		told = fmt.Sprintf("Coders read %s on “%s” differently", statements(len(s.disputed)), concept)
	} else {
		told += fmt.Sprintf("; coders read %s differently", statements(len(s.disputed)))
	}
	if p := s.disputed[0]; len(s.disputed) == 1 {
		told += fmt.Sprintf(": %s as agreement, %s as disagreement", p.readers(true), p.readers(false))
	}
	return told + "."
}

// paraphrase puts a single statement without a text into words.
func (s *reading) paraphrase(concept string) string {
	switch {
	case s.yes > 0:
		return "Agrees with “" + concept + "”."
	case s.no > 0:
		return "Disagrees with “" + concept + "”."
	}
	return s.summary(concept)
}
