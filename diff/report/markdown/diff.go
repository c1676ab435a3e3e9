package markdown

import (
	"io"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
)

// Diff writes what changed between two dates.
func Diff(w io.Writer, d *report.Diff) error {
	p := &diffPage{
		d: d, told: d.Told(), changes: map[*positions.Issue][]*diff.Change{}, resting: map[*positions.Issue][]diff.Change{},
		claimed: map[*positions.Issue][]diff.ClaimedCell{}, silences: map[*positions.Issue][]*positions.Silence{},
	}
	for i := range p.told {
		p.changes[p.told[i].Issue] = append(p.changes[p.told[i].Issue], &p.told[i])
		if p.told[i].Kind != diff.Unchanged {
			p.bib.Cite(p.told[i].To.Stance.Evidence)
		}
		p.cite(p.told[i].Claims)
	}
	for _, cell := range d.ShownClaims() {
		p.claimed[cell.Issue] = append(p.claimed[cell.Issue], cell)
		p.cite(cell.Claims)
	}
	for _, c := range d.Resting() {
		p.resting[c.Issue] = append(p.resting[c.Issue], c)
	}
	for _, s := range d.ShownSilences() {
		p.silences[s.Record.Issue] = append(p.silences[s.Record.Issue], s)
	}
	p.top()
	for _, is := range d.History.Dataset.Codebook.Issues {
		p.issue(is)
	}
	p.details()
	p.sources()
	data := d.History.Dataset
	if d.From == d.To {
		p.notes(data.Info(d.To))
	} else {
		p.notes(data.Info(d.From), data.Info(d.To))
	}
	p.legend()
	return p.writeTo(w)
}

type diffPage struct {
	page
	d    *report.Diff
	told []diff.Change

	// What is told of each issue, laid out once.
	changes  map[*positions.Issue][]*diff.Change
	resting  map[*positions.Issue][]diff.Change
	claimed  map[*positions.Issue][]diff.ClaimedCell
	silences map[*positions.Issue][]*positions.Silence
}

func (p *diffPage) cite(claims []diff.Claim) {
	for _, cl := range claims {
		if cl.Recent {
			p.bib.Cite(cl.Evidence)
		}
	}
}

// titles says what the snapshots of two dates are called.
func (p *diffPage) titles(dates ...positions.Date) {
	var list []md
	for i, date := range dates {
		if di := p.d.History.Dataset.Info(date); di.Title != "" && (i == 0 || date != dates[i-1]) {
			list = append(list, md(date.Text())+": "+esc(di.Title))
		}
	}
	p.bullets(list)
}

func (p *diffPage) top() {
	p.heading(1, esc(p.d.History.Dataset.Codebook.Title))
	p.block("What changed from " + esc(p.d.Period()))
	p.titles(p.d.From, p.d.To)
	if k := p.d.History.KnownBy; k != 0 {
		p.block("As it was known on " + md(k.Text()))
	}
	for _, n := range p.d.Notes {
		p.block("_note:_ " + esc(n))
	}
	for _, l := range p.d.Headline() {
		p.block(strong(esc(l)))
	}
	counts := join(" · ", escEach(p.d.CountsLine())...)
	var shown md
	if line := p.d.Filter.Line(); line != "" {
		shown, counts = "shown here: "+esc(line), "of everything: "+counts
	}
	var rests md
	if len(p.bib.Sources) > 0 {
		rests = "what is new rests on " + esc(p.bib.Publishers())
	}
	p.block(join("<br>", shown, counts, esc(p.d.InheritedLine()), rests, esc(p.d.ReviewLine())))
}

func (p *diffPage) issue(is *positions.Issue) {
	var rows [][]md
	var also []md
	for _, c := range p.changes[is] {
		rows = append(rows, changeRow(c))
	}
	for _, c := range p.resting[is] {
		also = append(also, strong(esc(c.Party.Name))+": nothing new ("+
			join(", ", esc(report.Position(c.To.Stance)), esc(report.Age(c.To.Age)))+")")
	}
	for _, c := range p.claimed[is] {
		also = append(also, strong(esc(c.Party.Name))+": only claimed, by "+esc(report.Claimants(c.Claims, report.Full)+": "+report.ClaimedPositions(c.Claims)))
	}
	for _, s := range p.silences[is] {
		also = append(also, strong(esc(s.Record.Party.Name))+": "+report.NotFound)
	}
	if len(rows)+len(also) == 0 {
		return
	}
	p.heading(2, esc(is.Name))
	p.block(faint(esc(is.Question)))
	p.block(scaleLine(is.Scale))
	if rows != nil {
		p.table([]md{"Party", "Change", "Was", "Now"}, rows)
	}
	p.bullets(also)
}

// scaleLine names the options of a scale from its low to its high pole.
func scaleLine(s *positions.Scale) md {
	if s == nil {
		return ""
	}
	ends := "Scale from " + esc(report.Quoted(s.LowLabel())) + " to " + esc(report.Quoted(s.HighLabel()))
	if s.Numeric() {
		return ends + " (" + esc(report.ScaleEnds(s)) + ")"
	}
	var labels []md
	for i := range s.Options {
		labels = append(labels, esc(s.Options[i].Label))
	}
	return ends + ": " + join(" · ", labels...)
}

func changeRow(c *diff.Change) []md {
	kind := esc(report.KindLabel(c))
	if c.Kind.Moves() {
		kind = strong(kind)
	}
	change := join("<br>", append([]md{kind}, escEach(report.Qualifiers(c, report.Full))...)...)
	was := esc(report.Was(c, report.Full))
	if c.From != nil {
		was = join("<br>", was, faint(esc(report.Grounds(c, c.From))))
	}
	now := join("<br>", esc(report.Now(c, report.Full)), faint(esc(report.Grounds(c, c.To))))
	return []md{esc(c.Party.Name), change, was, now}
}

// details tells each change in full.
func (p *diffPage) details() {
	begun := false
	begin := func(head md) {
		if !begun {
			p.heading(2, "Redlines and evidence")
			begun = true
		}
		p.heading(3, head)
	}
	for i := range p.told {
		c := &p.told[i]
		if c.Kind == diff.Unchanged && !report.Recent(c.Claims) {
			continue
		}
		begin(esc(c.Party.Name+" on "+c.Issue.Name) + ": " + esc(report.Label(c, report.Full)))
		p.change(c)
	}
	for _, cell := range p.d.ShownClaims() {
		if report.Recent(cell.Claims) {
			begin(esc(cell.Party.Name+" on "+cell.Issue.Name) + ": only claimed")
			p.claims(cell.Claims, true)
		}
	}
}

func (p *diffPage) change(c *diff.Change) {
	list := escEach(report.Remarks(p.d.Comparison, c, report.Full))
	if o := report.Objections(p.d.Ledger, c); o != "" {
		list = append(list, strong(esc(o)))
	}
	for _, t := range report.TermLines(c, report.Full) {
		list = append(list, p.termLine(t))
	}
	switch {
	case c.WordingChanged():
		list = append(list, "_analyst's wording:_ "+redlined(c.Wording))
	case c.Kind != diff.Unchanged:
		list = append(list, "_analyst's wording:_ "+esc(c.To.Stance.Summary))
	}
	p.bullets(list)
	if c.Kind != diff.Unchanged {
		p.evidence(c.To.Stance.Evidence)
	}
	p.claims(c.Claims, true)
}

// termLine tells what became of one term.
func (p *page) termLine(t report.TermLine) md {
	line := join(" ", faint(esc(t.Head)), redlined(t.Words))
	if t.Tail != "" {
		line += " (" + esc(t.Tail) + ")"
	}
	return line
}

// claims tells what others say of a party, each as theirs.
func (p *page) claims(list []diff.Claim, recentOnly bool) {
	for i, cl := range list {
		p.block(strong(esc(report.ClaimHead(cl.Claim, report.Full))) + "; " + esc(report.ResponseGloss(cl.Claim, report.Full)) + ". " + esc(cl.Summary))
		if cl.Recent || !recentOnly {
			p.evidence(cl.Evidence)
			p.block(faint(esc(report.ClaimsRemark(list, i))))
		}
	}
}

// legend explains the words that were used, and no others.
func (p *diffPage) legend() {
	l := report.LegendOf(p.told)
	var list []md
	for _, kind := range l.Kinds {
		list = append(list, strong(esc(report.KindWord(kind, 1)))+": "+esc(report.KindMeaning(kind)))
	}
	if l.Novel {
		list = append(list, "**new**: "+report.NovelMeaning)
	}
	if l.NotRepeated {
		list = append(list, "**not repeated**: not said again, which is not to say withdrawn")
	}
	if l.Unconfirmed {
		list = append(list, "**unconfirmed**: rests on nothing that the party is known to have said")
	}
	if list == nil {
		return
	}
	p.heading(2, "How to read this")
	p.bullets(list)
}
