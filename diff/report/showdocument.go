package report

import (
	"slices"
	"strconv"

	"stance/diff/report/document"
	"stance/positions"
)

// Document tells what every party wants: the matrix of parties by issues, or, of one party
// or one issue, everything that is known.
func (s *Show) Document() *document.Document {
	data := s.History.Dataset
	di := data.Info(s.Date)
	d := &document.Document{
		Title: datasetName(data.Codebook.Title), About: about("Show", &s.Filter, aged(&s.Filter, DateName(di))), Dates: []document.DateLine{dateLine("as of", di)}, Below: below(s.History, s.Notes),
	}
	totals := document.Facts{Lines: []document.Text{dotted(s.Totals())}}
	if m := s.Filter.MaxAge; m.Given() {
		totals.Lines = append(totals.Lines, say("without stances more than "+m.Text()+" old"))
	}
	if line := s.Filter.Line(); line != "" {
		totals.Lines = append(totals.Lines, say("shown here: ", datum(line)))
	}
	d.Blocks = append(d.Blocks, totals)
	c := &shown{Show: s, composer: composing(s.History, s.Date, nil), used: map[Mark]bool{}}
	c.when = s.dating()
	if s.Detailed() {
		d.Blocks = append(d.Blocks, c.detail()...)
		d.Blocks = append(d.Blocks, document.Sources{})
	} else {
		d.Blocks = append(d.Blocks, c.matrix(), c.legend())
	}
	d.Blocks = append(d.Blocks, notesOf(di)...)
	d.Blocks = append(d.Blocks, pasted(s.Next()...)...)
	return d
}

// shown composes the document of a Show.
type shown struct {
	*Show
	composer
	used map[Mark]bool // marks that the legend has to explain
	gaps bool          // cells with nothing recorded, likewise
}

func (s *shown) matrix() document.Matrix {
	m := document.Matrix{RowsAre: "party", ColsAre: "issue", Roomy: true}
	for _, is := range s.Issues() {
		m.Columns = append(m.Columns, issueName(is))
	}
	for _, g := range s.groupAlike(s.Parties()) {
		row := document.MatrixRow{Head: partiesText(g)}
		for _, is := range s.Issues() {
			row.Cells = append(row.Cells, s.cell(g[0], is))
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

func partiesText(group []*positions.Party) document.Text {
	var names []document.Text
	for _, q := range group {
		names = append(names, document.Text{partyRun(q)})
	}
	return listedText(", ", names...)
}

// cell says where a party stands on an issue, with its marks.
func (s *shown) cell(q *positions.Party, is *positions.Issue) document.Cell {
	c, claims, quiet := s.Cell(q, is), s.ClaimsOn(q, is), s.SilenceOn(q, is)
	old := s.TooOldOn(q, is)
	told := func(t document.Text) document.Text { return onPage(CellPage(q, is), t) }
	switch {
	case old != nil:
		cell := document.Cell{told(muted(joined(TooOldOf(old.Holding), Via(old.Holding, Short))))}
		if len(claims) > 0 {
			cell = append(cell, muted("claimed by "+Claimants(claims, Short)+": "+ClaimedPositions(claims)))
		}
		return cell
	case c == nil && len(claims) > 0:
		by := naming(func(n Naming) string { return "claimed by " + Claimants(claims, n) + ":" })
		return document.Cell{with(by, document.Muted, false), told(muted(ClaimedPositions(claims)))}
	case c == nil && quiet != nil:
		return document.Cell{told(muted(NotFound))}
	case c == nil:
		s.gaps = true
		return document.Cell{muted(NoStance)}
	}
	position := told(say(datum(Position(c.InForce.Stance))))
	if c.InForce.Stance.Kind != positions.Placed {
		position = with(position, document.Muted, false)
	}
	marks := ""
	for _, m := range c.Marks() {
		marks += m.Sign
		s.used[m] = true
	}
	if marks != "" {
		position = append(position, document.Run{Text: " ", Whole: true}, document.Run{Text: marks, Tone: document.Moving, Whole: true})
	}
	cell := document.Cell{position}
	if quiet != nil {
		cell = append(cell, muted("itself: "+NotFound))
	}
	return cell
}

// legend explains the marks that were used, and no others.
func (s *shown) legend() document.Items {
	var l document.Items
	explain := func(sign, meaning string) {
		l.Items = append(l.Items, document.Item{Label: document.Text{{Text: sign, Bold: true}}, Text: muted(meaning)})
	}
	for _, m := range Marks {
		if s.used[m] {
			explain(m.Sign, m.Meaning)
		}
	}
	if s.gaps {
		explain(NoStance, "nothing recorded, which is not to say that the party holds nothing")
	}
	return l
}

// detail tells everything about one party, one issue or one cell.
func (s *shown) detail() []document.Block {
	parties, issues := s.Parties(), s.Issues()
	var blocks []document.Block
	if len(parties) == 1 {
		for _, is := range issues {
			blocks = append(blocks, document.Section{ID: cellAnchor(parties[0], is), Name: cellName(parties[0], is),
				Blocks: append(question(is), s.everything(parties[0], is, true)...)})
		}
		return blocks
	}
	is := issues[0]
	blocks = question(is)
	if is.Scale != nil {
		blocks = append(blocks, standsOn(s.History, is, s.Date, s.Filter.Cell), options(is.Scale))
	}
	var rest document.Items
	var unrecorded []*positions.Party
	for _, g := range s.groupAlike(parties) {
		q := g[0]
		c, quiet, claims := s.Cell(q, is), s.SilenceOn(q, is), s.ClaimsOn(q, is)
		switch {
		case c == nil && s.TooOldOn(q, is) != nil:
			blocks = append(blocks, document.Entry{ID: cellAnchor(q, is), Head: say(with(partiesText(g), document.Plain, true)), Body: s.everything(q, is, false)})
		case c == nil && quiet != nil && len(claims) == 0:
			note := say(onPage(CellPage(q, is), partyName(q)), muted(" "+SilenceFacts(quiet)))
			if len(quiet.Evidence) > 0 {
				blocks = append(blocks, document.Entry{Head: say(strong(NotFound+": "), note), Body: s.silenceEvidence(quiet)})
				continue
			}
			rest.Items = append(rest.Items, document.Item{Label: strong(NotFound + ":"), Text: note})
		case c == nil && len(claims) == 0:
			unrecorded = append(unrecorded, g...)
		case !s.Speaks(q):
			blocks = append(blocks, document.Entry{ID: cellAnchor(q, is), Head: say(with(partiesText(g), document.Plain, true), ": ",
				datum(Position(c.InForce.Stance)), ", ", datum(Via(c.InForce.Holding, Full)), "; nothing of their own")})
		default:
			blocks = append(blocks, document.Entry{ID: cellAnchor(q, is), Titled: true, Head: boldOn(q, is), Body: s.everything(q, is, false)})
		}
	}
	if unrecorded != nil {
		rest.Items = append(rest.Items, document.Item{Label: strong("nothing recorded:"), Text: partiesText(unrecorded)})
	}
	if rest.Items != nil {
		blocks = append(blocks, rest)
	}
	return []document.Block{document.Section{ID: is.ID, Name: issueName(is), Blocks: blocks}}
}

// options explains the options of a scale, low end first.
func options(scale *positions.Scale) document.Items {
	var list document.Items
	for i, o := range scale.Options {
		text := say(datum(o.Label))
		if o.Description != "" {
			text = say(text, muted(": "+o.Description))
		}
		list.Items = append(list.Items, document.Item{Label: muted(strconv.Itoa(i + 1)), Text: text})
	}
	return list
}

// everything tells all about one cell.
func (s *shown) everything(q *positions.Party, is *positions.Issue, onScale bool) []document.Block {
	c, quiet, claims := s.Cell(q, is), s.SilenceOn(q, is), s.ClaimsOn(q, is)
	var blocks []document.Block
	if quiet != nil {
		blocks = append(blocks, document.Facts{Lines: []document.Text{say(strong(NotFound), " ", muted(SilenceFacts(quiet)))}})
		blocks = append(blocks, s.silenceEvidence(quiet)...)
	}
	if old := s.TooOldOn(q, is); old != nil {
		blocks = append(blocks, document.Facts{Lines: []document.Text{
			say(datum(joined(TooOldOf(old.Holding), Via(old.Holding, Full))), muted(": "+Age(old.Age())+", and left out as more than "+s.Filter.MaxAge.Text())),
		}})
		return append(blocks, s.claims(claims, everyClaim)...)
	}
	if c == nil {
		if quiet == nil && len(claims) == 0 {
			blocks = append(blocks, document.Para{Text: muted(NoStance + " nothing recorded")})
		}
		return append(blocks, s.claims(claims, everyClaim)...)
	}
	in, st := c.InForce, c.InForce.Stance
	if onScale && is.Scale != nil {
		r := rulerOf(is.Scale)
		r.Band = bandOf(is.Scale, st.Plausible)
		if st.Kind == positions.Placed {
			r.Marks = []document.RulerMark{{At: is.Scale.Score(st.Value) / 100, As: document.Is}}
		}
		blocks = append(blocks, r)
	}
	position := listedText(", ", strong(Position(st)), say(datum(Margin(st))), say(datum(Via(in.Holding, Full))))
	if ends := ScaleEnds(is.Scale); ends != "" && st.Kind == positions.Placed {
		position = say(position, " (", datum(ends), ")")
	}
	lines := append([]document.Text{position}, s.besidePosition(in)...)
	blocks = append(blocks, document.Facts{Lines: lines}, document.Para{Text: say(datum(st.Summary))})
	var terms document.Items
	for i := range in.Terms {
		terms.Items = append(terms.Items, s.term(q, is, &in.Terms[i]))
	}
	if terms.Items != nil {
		blocks = append(blocks, terms)
	}
	blocks = append(blocks, document.Facts{Lines: []document.Text{with(dotted(c.Facts()), document.Muted, false)}})
	if note := st.Record.Note; note != "" {
		blocks = append(blocks, document.Items{Items: []document.Item{{Label: label("note:"), Text: say(datum(note))}}})
	}
	blocks = append(blocks, s.stanceEvidence(st)...)
	blocks = append(blocks, s.claims(claims, everyClaim)...)
	return append(blocks, document.Para{Text: writtenAt(st.Record)})
}

// groupAlike gathers parties that only repeat the same groups in every cell shown, so that
// a table lists them once.
func (s *Show) groupAlike(parties []*positions.Party) [][]*positions.Party {
	var groups [][]*positions.Party
	for _, q := range parties {
		if !s.Speaks(q) {
			i := slices.IndexFunc(groups, func(g []*positions.Party) bool { return !s.Speaks(g[0]) && s.alike(g[0], q) })
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
func (s *Show) alike(a, b *positions.Party) bool {
	for _, is := range s.Issues() {
		x, y := s.Cell(a, is), s.Cell(b, is)
		if old, other := s.TooOldOn(a, is), s.TooOldOn(b, is); (old == nil) != (other == nil) || old != nil && old.Holding.Stance != other.Holding.Stance {
			return false
		}
		if (x == nil) != (y == nil) || x != nil && x.InForce.Stance != y.InForce.Stance {
			return false
		}
	}
	return true
}
