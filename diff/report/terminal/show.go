package terminal

import (
	"io"
	"slices"

	"stance/diff/report"
	"stance/positions"
)

// Show writes what every party wants on a date: the matrix of parties by
// issues, or, of one party or one issue, everything that is known.
func Show(w io.Writer, r *report.Show, s Screen) error {
	p := &showPage{page: newPage(s), r: r, used: map[report.Mark]bool{}}
	p.top()
	if r.Detailed() {
		p.detail()
		p.bibliography(&p.bib)
	} else {
		p.matrix()
		p.legend()
	}
	p.notes()
	p.next()
	return p.writeTo(w)
}

type showPage struct {
	*page
	r    *report.Show
	bib  report.Bibliography
	used map[report.Mark]bool // marks that the legend has to explain
	gaps bool                 // cells with nothing recorded, likewise
}

func (p *showPage) top() {
	data := p.r.History.Dataset
	p.put(paragraph(mark(data.Codebook.Title, bold), p.width, nil, nil))
	di := data.Info(p.r.Date)
	p.put(hanging(list("  ", say("as of "+di.Date.Text()), mark(di.Label, bold), say(di.Title)), p.width, 6))
	if k := p.r.History.KnownBy; k != 0 {
		p.para(0, say("as it was known on "+k.Text()))
	}
	for _, n := range p.r.Notes {
		p.para(0, say("note: "+n))
	}
	p.gap()
	var totals []text
	for _, t := range p.r.Totals() {
		totals = append(totals, say(t).glued(p.width-4))
	}
	p.put(hanging(list(" · ", totals...), min(p.width, proseWidth)-2, 2).indent(2))
	if line := p.r.Filter.Line(); line != "" {
		p.put(hanging(say("shown here: "+line), min(p.width, proseWidth)-2, 2).indent(2))
	}
}

func (p *showPage) notes() {
	var lines []text
	if di := p.r.History.Dataset.Info(p.r.Date); di.Note != "" {
		lines = append(lines, cat(mark(report.DateName(di)+": ", bold), say(di.Note)))
	}
	if lines == nil {
		return
	}
	p.gap()
	p.part("Notes")
	for _, l := range lines {
		p.put(hanging(l, min(p.width, proseWidth)-2, 2).indent(2))
	}
}

func (p *showPage) legend() {
	p.gap()
	for _, m := range report.Marks {
		if p.used[m] {
			p.item(2, mark(m.Sign, bold), mark(m.Meaning, dim))
		}
	}
	if p.gaps {
		p.item(2, mark(report.NoStance, bold), mark("nothing recorded, which is not to say that the party holds nothing", dim))
	}
}

func (p *showPage) next() {
	if next := p.r.Next(); next != nil {
		p.gap()
		p.page.next(next...)
	}
}

// groupAlike gathers parties that only repeat the same groups in every cell
// shown, so that a table lists them once.
func (p *showPage) groupAlike(parties []*positions.Party) [][]*positions.Party {
	var groups [][]*positions.Party
	for _, q := range parties {
		if !p.r.Speaks(q) {
			i := slices.IndexFunc(groups, func(g []*positions.Party) bool { return !p.r.Speaks(g[0]) && p.alike(g[0], q) })
			if i >= 0 {
				groups[i] = append(groups[i], q)
				continue
			}
		}
		groups = append(groups, []*positions.Party{q})
	}
	return groups
}

// alike reports whether two parties stand on the same records throughout.
func (p *showPage) alike(a, b *positions.Party) bool {
	for _, is := range p.r.Issues() {
		x, y := p.r.Cell(a, is), p.r.Cell(b, is)
		if (x == nil) != (y == nil) || x != nil && x.InForce.Stance != y.InForce.Stance {
			return false
		}
	}
	return true
}
