package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"stance/diff"
	"stance/diff/redline"
	"stance/diff/report/document"
	"stance/positions"
)

// columnist composes the four columns of a document.
type columnist struct {
	*FourColumns
	*composer
	when     Dating
	standing map[*positions.StandingTerm]*diff.StandingTerm // of the terms in the rows
	rows     map[*diff.StandingTerm]rowPlace
	grounds  []document.Ground // that were marked
}

// fourColumns are a section: the table, and what its marks mean. Sources of what stands in it
// are the composer's.
func (c *composer) fourColumns(of *FourColumns) document.Section {
	f := &columnist{FourColumns: of, composer: c, when: of.dating(c.at), standing: map[*positions.StandingTerm]*diff.StandingTerm{}, rows: map[*diff.StandingTerm]rowPlace{}}
	f.number()
	s := document.Section{ID: "columns", Name: say("What they ask for, or would take"), Blocks: []document.Block{f.table()}}
	s.Blocks = append(s.Blocks, document.Para{Text: groundsLegend(f.grounds)})
	if of.redlined() {
		s.Blocks = append(s.Blocks, document.Glossary{Redlines: say("words that this party has and the first in the row has not, and words of the first that this party has not")})
	}
	return s
}

// dating is how the columns write the days that they tell.
func (f *FourColumns) dating(date positions.Date) Dating {
	var all dates
	all.day(date)
	for i := range f.Issues {
		for j := range f.Issues[i].Cells {
			c := &f.Issues[i].Cells[j]
			all.stance(c.InForce)
			all.claims(c.Claims)
			if c.Silence != nil {
				all.silence(c.Silence)
			}
		}
	}
	return all.dating()
}

// rowPlace is the place of a row: of its issue, and of the term on it, both from 0.
type rowPlace struct{ issue, term int }

// rowAnchor is where the rows of an issue begin, whichever other issues are shown. It is fit for
// an address.
func rowAnchor(is *positions.Issue) string { return "row-" + fragment(is.ID, is.Index) }

// anchor is where the row begins, below those of its issue.
func (p rowPlace) anchor(is *positions.Issue) string {
	return rowAnchor(is) + "." + strconv.Itoa(p.term+1)
}

// RowNumber is how the row of an issue's term is named, both from 0: "2.1".
func RowNumber(issue, term int) string { return strconv.Itoa(issue+1) + "." + strconv.Itoa(term+1) }

// number finds what is known of the terms in the rows among all that stand on the date, and
// notes in which row each is.
func (f *columnist) number() {
	among := map[*positions.Issue][]*diff.StandingTerm{}
	for _, t := range diff.StandingTerms(f.history, f.at) {
		among[t.Issue] = append(among[t.Issue], t)
	}
	for i := range f.Issues {
		is := &f.Issues[i]
		for j := range is.Terms {
			for k, cell := range is.Terms[j].Cells {
				if cell.Term == nil {
					continue
				}
				at := slices.IndexFunc(among[is.Issue], func(of *diff.StandingTerm) bool { return of.StandsFor(f.Parties[k]) && of.Is(cell.Term) })
				if at >= 0 {
					t := among[is.Issue][at]
					f.standing[cell.Term], f.rows[t] = t, rowPlace{i, j}
				}
			}
		}
	}
}

func (f *columnist) table() document.Table {
	t := document.Table{Columns: []document.Column{{Key: true}}, Roomy: true}
	for _, p := range f.Parties {
		t.Columns = append(t.Columns, document.Column{Head: document.Text{partyRun(p)}})
	}
	t.Columns = append(t.Columns, document.Column{Head: say("in common, or between")})
	for i := range f.Issues {
		is := &f.Issues[i]
		row := document.TableRow{ID: rowAnchor(is.Issue), Cells: []document.Cell{{say(strconv.Itoa(i+1)+" ", with(issueName(is.Issue), document.Plain, true))}}}
		for j := range is.Cells {
			row.Cells = append(row.Cells, f.standsAt(is, j))
		}
		row.Cells = append(row.Cells, is.inCommon())
		t.Rows = append(t.Rows, row)
		for j := range is.Terms {
			r := &is.Terms[j]
			row := document.TableRow{ID: rowPlace{i, j}.anchor(is.Issue), Under: true, Cells: []document.Cell{{say(RowNumber(i, j), datum(rowKinds(r)))}}}
			for k := range r.Cells {
				row.Cells = append(row.Cells, f.term(is.Issue, k, &r.Cells[k]))
			}
			row.Cells = append(row.Cells, f.termInCommon(r))
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// ground marks what something rests on.
func (f *columnist) ground(g document.Ground) document.Run {
	if !slices.Contains(f.grounds, g) {
		f.grounds = append(f.grounds, g)
	}
	return groundRun(g)
}

// standsAt says where a party stands on an issue, what that rests on, and in which words.
func (f *columnist) standsAt(is *ColumnsOfIssue, party int) document.Cell {
	c := &is.Cells[party]
	var cell document.Cell
	switch {
	case c.InForce != nil:
		cell = f.inForce(c.InForce, is.stances())
	case c.TooOld != nil:
		cell = document.Cell{muted(joined(TooOldOf(c.TooOld.Holding), Via(c.TooOld.Holding, Short)))}
	case len(c.Claims) > 0:
	case c.Silence != nil:
		return document.Cell{{f.ground(document.OnSilence), {Text: " " + document.OnSilence.String()}}}
	default:
		return document.Cell{{f.ground(document.OnNothing), {Text: " " + document.OnNothing.String()}}}
	}
	if c.Silence != nil && (c.InForce == nil || !c.InForce.Spoken()) {
		cell = append(cell, muted("own words: "+NotFound))
	}
	for _, cl := range c.Claims {
		cell = append(cell, f.claimed(cl))
	}
	return cell
}

// claimed says what another says of a party, and how the party answered.
func (f *columnist) claimed(cl diff.Claim) document.Text {
	words := ClaimedPlace(cl.Claim)
	if words == "" {
		words = strings.TrimSuffix(cl.Summary, ".")
	}
	return say(document.Text{f.ground(document.OnClaim)}, " claimed by ", document.Text{partyRun(cl.By)}, datum(", "+f.when.Claim(cl.Claim)+": "+words+"; "+ResponseGloss(cl.Claim, f.read, Short)), f.cited(cl.Evidence))
}

// resting is what words rest on, with the numbers of sources.
func resting(grounds string, cited document.Text) document.Text {
	return with(say(datum(grounds), cited), document.Muted, false)
}

// cited are the numbers of the sources of evidence, behind words.
func (f *columnist) cited(evidence []positions.Evidence) document.Text {
	if refs := f.refs(evidence); refs != nil {
		return say(" ", refs)
	}
	return nil
}

func (f *columnist) inForce(in *diff.InForce, beside []*positions.Stance) document.Cell {
	s := in.Stance
	cell := document.Cell{{f.ground(groundOf(s)), {Text: " "}, {Text: Position(s, beside...), Data: true, Bold: true}}}
	if in.Accepts != nil {
		text := "would take " + Span(s.Record.Issue, in.Accepts.Range)
		if in.Accepts.Basis != s.Basis || in.Accepts.Confidence != s.Confidence {
			text += " (" + TermGrounds(&positions.StandingTerm{Basis: in.Accepts.Basis, Confidence: in.Accepts.Confidence}) + ")"
		}
		cell = append(cell, say(datum(text)))
	}
	sure := ""
	if s.Confidence != positions.Moderate {
		sure = ConfidenceGloss(s.Confidence)
	}
	grounds := joined(BasisGloss(s.Basis), sure, OriginsGloss(in), f.when.Stance(s), Age(in.Age), Via(in.Holding, Full), VoiceGloss(in))
	cell = append(cell, resting(grounds, f.cited(s.Evidence)))
	switch e := shortestQuote(s); {
	case e != nil:
		cell = append(cell, bracketed(inContext(e), say(datum(Speaker(e)))))
	case wordsAlone(s):
		cell = append(cell, say(datum(s.Summary)))
	}
	if m := Margin(s); m != "" {
		cell = append(cell, muted(m))
	}
	weighed := in.Weigh()
	if weighed.Divided {
		cell = append(cell, say("divided: ", datum(VoicesText(s.Record.Issue, weighed.Voices))))
	}
	if weighed.Contradicted {
		cell = append(cell, toned(MarkDisputed.Meaning, document.Against))
	}
	if in.NotFound != nil {
		cell = append(cell, muted(notFoundSince(in.NotFound, f.when)))
	}
	return cell
}

// rowKinds says what sort of thing a row's term is to those that have it: " demand"; "
// demand, offer"; " term" where nobody said, which is not the kind of the row above.
func rowKinds(r *diff.TermRow) string {
	var kinds []string
	for i := range r.Cells {
		if t := r.Cells[i].Term; t != nil && !slices.Contains(kinds, TermKindWord(t.Kind)) {
			kinds = append(kinds, TermKindWord(t.Kind))
		}
	}
	return " " + cmp.Or(joined(kinds...), "term")
}

// term is a term in a party's words, against those of the first in the row, since when it has
// it and how well that is known.
func (f *columnist) term(is *positions.Issue, party int, c *diff.TermCell) document.Cell {
	if c.Term == nil {
		return nil
	}
	words := say(datum(c.Term.Text))
	if c.Op == redline.Reworded {
		words = edits(c.Wording)
	}
	p := f.Parties[party]
	cell := document.Cell{words, resting(joined(f.when.Since(c.Term), TermGrounds(c.Term)), f.termRefs(p, is, c.Term))}
	if of := f.standing[c.Term]; of != nil {
		for i := range of.Provided {
			cell = append(cell, tieText("if", &of.Provided[i], is))
		}
		for i := range of.Excluded {
			cell = append(cell, tieText("unless", &of.Excluded[i], is))
		}
	}
	return cell
}

// termRefs are the numbers of the sources of the stance that gave a term in its words.
func (f *columnist) termRefs(p *positions.Party, is *positions.Issue, t *positions.StandingTerm) document.Text {
	for _, hd := range slices.Backward(f.history.Path(p, is, 0, f.at)) {
		if hd.Date() == t.Since {
			return f.cited(hd.Stance.Evidence)
		}
	}
	return nil
}

// inCommon says whether what the parties ask for on an issue, or would take, can meet.
func (is *ColumnsOfIssue) inCommon() document.Cell {
	switch {
	case is.OneRecord():
		return document.Cell{say("one statement, of all of them")}
	case is.Zopa == nil:
		return document.Cell{muted("no scale: the words alone tell")}
	}
	return ZopaLines(is.Zopa)
}

// termInCommon says who has a term in which words, and with which others it cannot be carried
// out. It never says that those who have like words agree.
func (f *columnist) termInCommon(r *diff.TermRow) document.Cell {
	var who []*positions.Party
	reworded, edited := false, false
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Term == nil {
			continue
		}
		who = append(who, f.Parties[i])
		reworded = reworded || c.Op == redline.Reworded
		edited = edited || redline.Changed(c.Wording)
	}
	var of Prose
	if len(who) < len(f.Parties) {
		of = say(namesApart(who, Short), ": ")
	}
	var cell document.Cell
	switch {
	case len(who) == 1:
		cell = document.Cell{with(say(datum(who[0].Name), " alone"), document.Muted, false)}
	case edited:
		cell = document.Cell{say(of, "alike, in other words")}
	case reworded:
		cell = document.Cell{say(of, "alike: the same words, put or tied otherwise")}
	default:
		cell = document.Cell{say(of, "the same words")}
	}
	return append(cell, f.opposed(r)...)
}

// opposed names the rows whose terms cannot be carried out together with a row's; none where
// there is no such row.
func (f *columnist) opposed(r *diff.TermRow) []document.Text {
	var rows []rowPlace
	for i := range r.Cells {
		t := f.standing[r.Cells[i].Term]
		if t == nil {
			continue
		}
		for _, o := range slices.Concat(t.Opposes, t.OpposedBy) {
			if row, ok := f.rows[o]; ok && !slices.Contains(rows, row) {
				rows = append(rows, row)
			}
		}
	}
	if rows == nil {
		return nil
	}
	slices.SortFunc(rows, func(a, b rowPlace) int { return cmp.Or(a.issue-b.issue, a.term-b.term) })
	numbers := make([]document.Text, len(rows))
	for i, row := range rows {
		numbers[i] = document.Text{{Text: RowNumber(row.issue, row.term), To: "#" + row.anchor(f.Issues[row.issue].Issue)}}
	}
	return []document.Text{say(toned(Against.Sign, document.Against), " cannot be carried out together with ", listed(numbers))}
}
