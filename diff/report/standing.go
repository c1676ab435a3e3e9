package report

import (
	"slices"
	"strings"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// groundOf is what a stance rests on, as a mark.
func groundOf(s *positions.Stance) document.Ground {
	switch s.Basis {
	case positions.Stated:
		return document.OnWords
	case positions.Recounted:
		return document.OnAccount
	}
	return document.OnDoubt
}

// groundsLegend says what the marks of grounds mean, in their order.
func groundsLegend(used []document.Ground) document.Text {
	slices.Sort(used)
	legend := make([]document.Text, len(used))
	for i, g := range used {
		legend[i] = document.Text{groundRun(g), {Text: " " + g.String()}}
	}
	return besideEachOther(legend...)
}

// groundRun is the mark of a ground.
func groundRun(g document.Ground) document.Run { return document.Run{Text: g.Mark(), Ground: g} }

// standing is who stands where at the second date, and where they stood if they moved: a
// row for each issue, which leads to its section if that is told, a column for each party
// that has something of its own or is claimed to; no block where there is nobody.
func (r *ChangeReport) standing(told []*positions.Issue) []document.Block {
	parties, notes := r.speakers()
	m := document.Matrix{RowsAre: "issue", ColsAre: "party"}
	for _, p := range parties {
		m.Columns = append(m.Columns, document.Text{partyRun(p)})
	}
	var used []document.Ground
	for _, is := range r.History.Dataset.Codebook.Issues {
		if !slices.ContainsFunc(parties, func(p *positions.Party) bool { return r.Filter.Cell(p, is) }) {
			continue
		}
		name := document.Run{Text: is.Name, Data: true, Bold: true, Page: IssuePage(is)}
		if slices.Contains(told, is) {
			name.To = "#" + issueAnchor(is)
		}
		row := document.MatrixRow{Head: document.Text{name}}
		for _, p := range parties {
			ground, words := r.standingCell(p, is)
			if !slices.Contains(used, ground) {
				used = append(used, ground)
			}
			row.Cells = append(row.Cells, words)
		}
		m.Rows = append(m.Rows, row)
	}
	if len(m.Rows) == 0 {
		return nil
	}
	marks := groundsLegend(used)
	for _, n := range notes {
		marks = say(marks, ". ", n)
	}
	blocks := []document.Block{m, document.Para{Text: marks}}
	return []document.Block{document.Section{ID: "standing", Name: say("Who stands where"), Part: true, Blocks: blocks}}
}

// speakers are the parties that have a column, with notes on those that have none.
func (r *ChangeReport) speakers() (columns []*positions.Party, notes []Prose) {
	repeat := map[*positions.Party][]*positions.Party{} // members by the group that speaks for them
	var groups, mute []*positions.Party
	for _, p := range r.History.Dataset.Codebook.Parties {
		if !r.Filter.party(p) {
			continue
		}
		switch speaks, via := r.presence(p); {
		case speaks:
			columns = append(columns, p)
		case via != nil:
			if repeat[via] == nil {
				groups = append(groups, via)
			}
			repeat[via] = append(repeat[via], p)
		default:
			mute = append(mute, p)
		}
	}
	for _, g := range groups {
		as := say("As ", the(g), ": ")
		var members []Prose
		for _, p := range repeat[g] {
			members = append(members, say(party(p), r.signed(p)))
		}
		notes = append(notes, say(as, listed(members)))
	}
	if len(mute) > 0 {
		notes = append(notes, say("No stance of their own and no claim about them on any issue: ", parties(mute)))
	}
	return columns, notes
}

// signed says on which issues a member has signed what its group said; nothing of one that
// has not.
func (r *ChangeReport) signed(p *positions.Party) Prose {
	var issues []Prose
	for _, is := range r.History.Dataset.Codebook.Issues {
		if hd, ok := r.History.InForce(p, is, r.To); ok && hd.Signed && r.Filter.Cell(p, is) {
			issues = append(issues, issueName(is))
		}
	}
	if issues == nil {
		return nil
	}
	return say(" (which signed on ", listed(issues), ")")
}

// presence tells whether a party has a column: something of its own in force that its group
// does not tell, or a claim about it, on an issue shown. If it only repeats a group, via is
// the one that speaks for it.
func (r *ChangeReport) presence(p *positions.Party) (speaks bool, via *positions.Party) {
	for _, is := range r.History.Dataset.Codebook.Issues {
		if !r.Filter.Cell(p, is) {
			continue
		}
		if len(r.History.Claims(p, is, r.To)) > 0 {
			return true, nil
		}
		hd, ok := r.History.InForce(p, is, r.To)
		switch {
		case !ok:
		case hd.Via == nil || !r.Filter.party(hd.Via):
			return true, nil
		case via == nil:
			via = hd.Via
		}
	}
	return false, via
}

func (r *ChangeReport) cellIndex() map[cell]*diff.Change {
	index := map[cell]*diff.Change{}
	for i := range r.Comparison.Changes {
		c := &r.Comparison.Changes[i]
		index[cell{c.Party, c.Issue}] = c
	}
	return index
}

// standingCell is what is known of a party on an issue, and what it rests on: behind its mark
// where the party stands, and in a line below what became of that and what is to be doubted.
func (r *ChangeReport) standingCell(p *positions.Party, is *positions.Issue) (document.Ground, document.Cell) {
	c := r.cells[cell{p, is}]
	if c == nil {
		switch claims := diff.ClaimsAt(r.History, p, is, r.From, r.To); {
		case len(claims) > 0:
			return markedCell(document.OnClaim, ClaimedPositions(claims), r.anchor(p, is), muted("claimed by "+Claimants(claims, Short)))
		case r.History.Silence(p, is, r.To) != nil:
			return document.OnSilence, document.Cell{{groundRun(document.OnSilence), {Text: " "}, {Text: document.OnSilence.String(), Tone: document.Muted, To: "#" + r.anchor(p, is)}}}
		}
		return document.OnNothing, document.Cell{{groundRun(document.OnNothing), {Text: " "}, {Text: document.OnNothing.String(), Tone: document.Muted}}}
	}
	s, anchor := c.To.Stance, r.anchor(p, is)
	place := Position(s)
	var remarks []document.Text
	add := func(words string) { remarks = append(remarks, muted(words)) }
	if r.toldByGroup(c) {
		anchor = r.anchor(c.To.Via, is)
		add(Via(c.To.Holding, Short))
	} else {
		kind := KindLabel(c)
		if r.oneDay() {
			kind = ""
		}
		event := muted(joined(kind, marginsWord(c), toneOf(c), Via(c.To.Holding, Short)))
		if c.Kind.Moves() {
			event = with(event, document.Moving, true)
		}
		if event.Text() != "" {
			remarks = append(remarks, event)
		}
		if c.From != nil && (c.Kind.Moves() || c.Kind == diff.PossibleShift) && Position(c.From.Stance, s) != Position(s, c.From.Stance) {
			add("was " + Position(c.From.Stance, s))
			place = Position(s, c.From.Stance)
		}
		if s.Confidence == positions.Low && !s.Unconfirmed() {
			add(ConfidenceGloss(s.Confidence))
		}
		add(strings.TrimSuffix(VoiceGloss(c.To), " says"))
		weighed := c.To.Weigh()
		if weighed.Divided {
			add("divided")
		}
		if weighed.Contradicted {
			add(ContradictedMeaning)
		}
		if c.To.NotFound != nil {
			add("looked for since, not found again")
		}
	}
	if c.Contested {
		add("≠ claim by " + Claimants(contesting(c), Short))
	}
	if !r.toldByGroup(c) {
		for response, word := range []string{positions.NoResponse: "new claim by ", positions.Confirmed: "confirms claim by ", positions.Denied: "denies claim by "} {
			claims := keep(c.Claims, func(cl *diff.Claim) bool { return cl.Recent && int(cl.Response) == response })
			if len(claims) > 0 && (response != int(positions.NoResponse) || !c.Contested) {
				add(word + Claimants(claims, Short))
			}
		}
	}
	if r.History.Silence(p, is, r.To) != nil && !c.To.Spoken() {
		add("own words: " + NotFound)
	}
	return markedCell(groundOf(s), place, anchor, remarks...)
}

// markedCell is where a party stands behind the mark of what that rests on, which leads to
// where it is told, and the remarks below it.
func markedCell(g document.Ground, place, anchor string, remarks ...document.Text) (document.Ground, document.Cell) {
	words := document.Cell{{groundRun(g), {Text: " "}, {Text: place, Data: true, To: "#" + anchor}}}
	var below document.Text
	for _, remark := range remarks {
		if len(remark) > 0 && below != nil {
			below = append(below, document.Run{Text: "; ", Tone: document.Muted})
		}
		below = append(below, remark...)
	}
	if below != nil {
		words = append(words, below)
	}
	return g, words
}

func contesting(c *diff.Change) []diff.Claim {
	return keep(c.Claims, func(cl *diff.Claim) bool { return diff.Contested(c.To.Stance, []diff.Claim{*cl}) })
}
