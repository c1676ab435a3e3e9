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
	rows     []sheet.Row
	coders   []string // of each row
	agrees   []bool   // of each row
	places   []place  // of each row
	document string
}

// place is where a statement stands in its document.
type place struct {
	text     string // what can be compared of it
	from, to int    // its characters; both 0: not told
}

// disputed reports whether coders read the passage differently.
func (p *passage) disputed() bool { return slices.Contains(p.agrees, !p.agrees[0]) }

// readers names the coders who read a passage one way.
func (p *passage) readers(agree bool) string {
	var names []string
	for i, coder := range p.coders {
		if p.agrees[i] == agree {
			names = append(names, coder)
		}
	}
	return strings.Join(names, ", ")
}

// passages puts the statements together that several coders took from one place of one text.
// A coder takes a statement from a place once: what one coder has twice are two statements.
func (r *statementReader) passages(g *statementGroup, agree []bool) []*passage {
	var all []*passage
	for n, i := range g.rows {
		row := r.table.Row(i)
		coder := r.cell(row, "coder")
		document := r.cell(row, "document id")
		if document == "" {
			document = r.cell(row, "document")
		}
		here := place{text: strings.ToLower(spaced(r.cell(row, "text")))}
		if from, to, ok := r.characters(row); ok {
			here.from, here.to = from, to
		}
		at := -1
		if coder != "" {
			at = slices.IndexFunc(all, func(p *passage) bool {
				return p.document == document && !slices.Contains(p.coders, coder) && !slices.Contains(p.coders, "") &&
					slices.ContainsFunc(p.places, func(o place) bool { return o.meets(here, document) })
			})
		}
		if at < 0 {
			at = len(all)
			all = append(all, &passage{document: document})
		}
		p := all[at]
		p.rows, p.coders, p.agrees, p.places = append(p.rows, row), append(p.coders, coder), append(p.agrees, agree[n]), append(p.places, here)
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
	for _, row := range p.rows {
		if id := r.cell(row, "id"); id != "" {
			ids = append(ids, id)
		}
	}
	switch {
	case len(ids) == 1:
		parts = append(parts, "statement "+ids[0])
	case len(ids) > 1:
		parts = append(parts, "statements "+strings.Join(ids, ", "))
	}
	if from, to, ok := r.characters(p.rows[0]); ok {
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
		case p.agrees[0]:
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
