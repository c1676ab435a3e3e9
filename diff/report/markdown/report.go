package markdown

import (
	"io"
	"strconv"
	"strings"

	"stance/diff/report"
	"stance/positions"
)

// Report writes a change report.
func Report(w io.Writer, r *report.ChangeReport) error {
	p := &reportPage{r: r}
	p.top()
	p.heading(2, "In brief")
	p.blank()
	for i, b := range r.Brief {
		p.line(md(strconv.Itoa(i+1)) + ". " + strong(prose(b.Lead)) + prose(b.Body) + refs(b.Refs))
	}
	p.standing()
	for i := range r.Issues {
		p.issue(&r.Issues[i])
	}
	p.points("Still unconfirmed: ask before relying on it", r.Unconfirmed)
	p.points("Not said", r.NotSaid)
	p.distances()
	p.cited()
	p.method()
	return p.writeTo(w)
}

type reportPage struct {
	page
	r *report.ChangeReport
}

// prose writes composed sentences.
func prose(list report.Prose) md {
	var b strings.Builder
	for i, run := range list {
		lead, core, trail := split(run.Text)
		m := esc(core)
		if i > 0 && (strings.HasPrefix(core, ".") || strings.HasPrefix(core, ")")) {
			m = md(strings.TrimPrefix(string(m), `\`)) // a full stop within a line opens nothing
		}
		if run.Bold {
			m = strong(m)
		}
		b.WriteString(lead + string(m) + trail)
	}
	return md(b.String())
}

// refs writes the numbers of sources: " [1] [3]", the brackets escaped, as
// they are no links.
func refs(numbers []int) md {
	var m md
	for _, n := range numbers {
		m += ` \[` + md(strconv.Itoa(n)) + `\]`
	}
	return m
}

func (p *reportPage) top() {
	r := p.r
	p.heading(1, esc(r.Title))
	title := func(di positions.DateInfo) md {
		if di.Title == "" {
			return ""
		}
		return " (" + esc(di.Title) + ")"
	}
	p.block("What changed from " + strong(md(r.From.Text())) + title(r.FromInfo()) + " to " + strong(md(r.To.Text())) + title(r.ToInfo()))
	lines := []md{esc(r.Rests.Line())}
	if k := r.History.KnownBy; k != 0 {
		lines = append(lines, "As it was known on "+md(k.Text())+".")
	}
	if l := r.ReviewLine(); l != "" {
		lines = append(lines, strong("Status: "+esc(l)+"."))
	}
	if l := r.Filter.Line(); l != "" {
		lines = append(lines, "Shown here: "+esc(l)+".")
	}
	for _, n := range r.Notes {
		lines = append(lines, esc(n))
	}
	p.block(join("<br>", append(lines, "Dataset "+esc(r.Fingerprint))...))
}

func (p *reportPage) standing() {
	st := &p.r.Standing
	if len(st.Rows) == 0 {
		return
	}
	p.heading(2, "Who stands where")
	head := []md{"&nbsp;"}
	for _, party := range st.Parties {
		head = append(head, esc(party.Name))
	}
	var rows [][]md
	var used [len(report.Footings)]bool
	for _, row := range st.Rows {
		cells := []md{strong(esc(row.Issue.Name))}
		for i := range row.Cells {
			c := &row.Cells[i]
			used[c.On] = true
			change := esc(c.Change)
			if c.Moved {
				change = strong(change)
			}
			where := esc(c.Where)
			if where == "" {
				where = esc(c.On.Gloss())
			}
			cells = append(cells, join("<br>", append([]md{esc(c.On.String()) + " " + where, change}, escEach(c.Flags)...)...))
		}
		rows = append(rows, cells)
	}
	p.table(head, rows)
	var legend []md
	for i, ok := range used {
		if ok {
			f := report.Footing(i)
			legend = append(legend, esc(f.String())+" "+esc(f.Gloss()))
		}
	}
	p.block(join(" · ", legend...))
	for _, n := range st.Notes {
		p.block(prose(n))
	}
}

func (p *reportPage) points(title md, points []report.OpenPoint) {
	if len(points) == 0 {
		return
	}
	p.heading(2, title)
	var list []md
	for _, pt := range points {
		m := prose(pt.Text)
		if len(pt.Why) > 0 {
			m += " " + faint(prose(pt.Why)+".")
		}
		list = append(list, m+refs(pt.Refs))
	}
	p.bullets(list)
}

func (p *reportPage) distances() {
	d := &p.r.Distances
	p.heading(2, "Distances")
	if lines := d.Lines(); len(lines) > 0 {
		p.block("How far apart parties stand on " + md(p.r.To.Text()) + ": 0 points is the same position on every issue compared, 100 the opposite poles. " + esc(d.Extent()))
		var rows [][]md
		for _, l := range lines {
			points := md(strconv.Itoa(int(l.Points + 0.5)))
			if l.Unsure {
				points += " ?"
			}
			rows = append(rows, []md{esc(l.A.Name) + " and " + esc(l.B.Name), points, prose(l.On)})
		}
		p.table([]md{"Between", "Points", "Compared on"}, rows)
	}
	if moves := d.Shifts(); len(moves) > 0 {
		p.block("Who moved toward whom, on the issues placed at both dates, in points:")
		var rows [][]md
		for i := range moves {
			c := &moves[i]
			rows = append(rows, []md{
				esc(c.A.Name) + " and " + esc(c.B.Name), esc(report.MoveLine(c)),
				esc(c.A.Label()) + " " + share(c.AMoved) + ", " + esc(c.B.Label()) + " " + share(c.BMoved),
			})
		}
		p.table([]md{"Between", "Distance", "By whose moves"}, rows)
	}
	for _, n := range d.Notes(p.r) {
		p.block(prose(n))
	}
}

// share writes a part of a change with its sign.
func share(v *float64) md { return md(report.Signed(v)) }

func (p *reportPage) cited() {
	if len(p.r.Sources) == 0 {
		return
	}
	p.bib = report.Bibliography{}
	for _, s := range p.r.Sources {
		p.bib.Sources = append(p.bib.Sources, s.Source)
	}
	p.sources()
}

func (p *reportPage) method() {
	p.heading(2, "How to read this")
	p.block(esc(report.MethodNote))
	p.block(esc(p.r.History.Dataset.Codebook.Description))
	var list []md
	for _, d := range p.r.Method {
		list = append(list, strong(esc(d.Term))+": "+esc(d.Text))
	}
	p.bullets(list)
}
