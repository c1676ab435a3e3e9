package archive

import "golang.org/x/net/html/atom"

// seen says what of a page a reader sees at some place. Text that is deleted,
// hidden or not displayed by its own style is no text of the page.
type seen struct {
	gone      bool // by `hidden`, by its own style (see shownBy), or as <del>
	invisible bool // by visibility, which an element inside may set again
	struck    int  // how many <s> and <strike> are open
}

func (s seen) shown() bool { return !s.gone && !s.invisible && s.struck == 0 }

// openElement is an element whose end has not come, and what was seen around it.
type openElement struct {
	name   string
	around seen
}

// elements are those that are open. It knows which of them end though no tag
// says so, as far as that decides where hidden text ends.
type elements struct {
	open []openElement
	at   map[string][]int // of each name, and of "" for the cells of tables, where in open they are
	seen
}

// start opens an element.
func (e *elements) start(name string, tag atom.Atom, hidden bool, style string) {
	if blocks[tag] && tag != atom.Button {
		e.endWithin("p", "button", "")
	}
	for _, pair := range endedBy[tag] {
		e.endWithin(pair.ends, pair.within...)
	}
	if voids[tag] {
		return
	}
	if e.at == nil {
		e.at = map[string][]int{}
	}
	e.at[name] = append(e.at[name], len(e.open))
	if cells[name] {
		e.at[""] = append(e.at[""], len(e.open))
	}
	e.open = append(e.open, openElement{name, e.seen})
	display, visibility, gone := shownBy(style)
	e.gone = e.gone || hidden || tag == atom.Del || display == "none" || gone
	switch visibility {
	case "hidden", "collapse":
		e.invisible = true
	case "visible":
		e.invisible = false
	}
	if tag == atom.S || tag == atom.Strike {
		e.struck++
	}
}

// end closes the last element of a name that is open, and all inside it. A cell
// is left only by the end of what tables consist of.
func (e *elements) end(name string) {
	last := e.last(name)
	switch {
	case last < 0 || last < e.last("") && !cells[name] && !tables[name]:
		if (name == "s" || name == "strike") && e.struck > 0 {
			e.struck-- // its element ended before, see pop
		}
	default:
		for len(e.open) > last {
			e.pop(len(e.open) == last+1)
		}
	}
}

// endWithin closes the last element of a name if it was opened later than the
// last of each of the others.
func (e *elements) endWithin(name string, others ...string) {
	last := e.last(name)
	for _, other := range others {
		if last < e.last(other) {
			return
		}
	}
	for last >= 0 && len(e.open) > last {
		e.pop(false)
	}
}

// last is where in open the last element of a name is, -1 if there is none.
func (e *elements) last(name string) int {
	if at := e.at[name]; len(at) > 0 {
		return at[len(at)-1]
	}
	return -1
}

// pop closes the innermost element. What is struck through goes on where an
// element ends without its own tag, as in browsers, but for the end of a cell.
func (e *elements) pop(own bool) {
	top := e.open[len(e.open)-1]
	e.open = e.open[:len(e.open)-1]
	e.at[top.name] = e.at[top.name][:len(e.at[top.name])-1]
	struck := e.struck
	e.seen = top.around
	switch {
	case cells[top.name]:
		e.at[""] = e.at[""][:len(e.at[""])-1]
	case own && (top.name == "s" || top.name == "strike"):
	default:
		e.struck = struck
	}
}

// voids are the elements that have no end.
var voids = map[atom.Atom]bool{
	atom.Area: true, atom.Base: true, atom.Br: true, atom.Col: true, atom.Embed: true, atom.Hr: true, atom.Img: true,
	atom.Input: true, atom.Link: true, atom.Meta: true, atom.Param: true, atom.Source: true, atom.Track: true, atom.Wbr: true,
}

// cells are the elements that hold what was opened inside them; tables those
// with whose end they end.
var (
	cells  = map[string]bool{"td": true, "th": true, "caption": true}
	tables = map[string]bool{"table": true, "tr": true, "tbody": true, "thead": true, "tfoot": true, "body": true, "html": true}
)

// ending says that an element ends another, unless one of those within has been
// opened since.
type ending struct {
	ends   string
	within []string
}

var (
	listItem = []ending{{"li", []string{"ul", "ol", "menu", "blockquote", "section", "article", ""}}}
	item     = []ending{{"dt", []string{"dl", "blockquote", "section", "article", ""}}, {"dd", []string{"dl", "blockquote", "section", "article", ""}}}
	cell     = []ending{{"td", []string{"table"}}, {"th", []string{"table"}}, {"caption", []string{"table"}}}
	row      = append(cell[:3:3], ending{"tr", []string{"table"}})
	rows     = append(row[:4:4], ending{"thead", []string{"table"}}, ending{"tbody", []string{"table"}}, ending{"tfoot", []string{"table"}})

	// endedBy says which elements end where one begins; of paragraphs see start.
	endedBy = map[atom.Atom][]ending{
		atom.Li: listItem, atom.Dt: item, atom.Dd: item, atom.Td: cell, atom.Th: cell, atom.Tr: row,
		atom.Thead: rows, atom.Tbody: rows, atom.Tfoot: rows,
	}
)
