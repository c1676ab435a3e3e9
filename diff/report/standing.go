package report

import (
	"slices"

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

// groundRun is the mark of a ground.
func groundRun(g document.Ground) document.Run { return document.Run{Text: g.Mark(), Ground: g} }

// standing is who stands where at the second date, and where they stood if they moved: a
// row for each issue, which leads to its section if that is told, a column for each party
// that speaks or is spoken of; no block where there is nobody.
func (r *ChangeReport) standing(told []*positions.Issue) []document.Block {
	parties, notes := r.speakers()
	m := document.Matrix{RowsAre: "issue", ColsAre: "party", Roomy: true}
	for _, p := range parties {
		m.Columns = append(m.Columns, document.Text{partyRun(p)})
	}
	var used []document.Ground
	for _, is := range r.History.Dataset.Codebook.Issues {
		if !slices.ContainsFunc(parties, func(p *positions.Party) bool { return r.Filter.Cell(p, is) }) {
			continue
		}
		name := document.Run{Text: is.Name, Data: true, Bold: true}
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
	slices.Sort(used)
	legend := make([]document.Text, len(used))
	for i, g := range used {
		legend[i] = document.Text{groundRun(g), {Text: " " + g.String()}}
	}
	blocks := []document.Block{m, document.Para{Text: besideEachOther(legend...)}}
	for _, n := range notes {
		blocks = append(blocks, document.Para{Text: n})
	}
	return []document.Block{document.Section{ID: "standing", Name: say("Who stands where"), Part: true, Blocks: blocks}}
}

// speakers are the parties that have a column, with notes on those that have none.
func (r *ChangeReport) speakers() (columns []*positions.Party, notes []Prose) {
	inherit := map[*positions.Party][]*positions.Party{} // members by the group that speaks for them
	var groups, mute []*positions.Party
	for _, p := range r.History.Dataset.Codebook.Parties {
		if !r.Filter.party(p) {
			continue
		}
		switch speaks, via := r.presence(p); {
		case speaks:
			columns = append(columns, p)
		case via != nil:
			if inherit[via] == nil {
				groups = append(groups, via)
			}
			inherit[via] = append(inherit[via], p)
		default:
			mute = append(mute, p)
		}
	}
	for _, g := range groups {
		notes = append(notes, say("No stance of their own, so see ", the(g), ": ", parties(inherit[g]), "."))
	}
	if len(mute) > 0 {
		notes = append(notes, say("No stance of their own and no claim about them on any issue: ", parties(mute), "."))
	}
	return columns, notes
}

// presence tells whether a party has a column: something of its own or signed
// in force, or a claim about it, on an issue shown. If it only inherits, via is
// the group that speaks for it.
func (r *ChangeReport) presence(p *positions.Party) (speaks bool, via *positions.Party) {
	named := len(r.Filter.Parties) > 0
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
		case hd.Spoken() || named:
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

// standingCell is what is known of a party on an issue, a line each, and what it rests on.
func (r *ChangeReport) standingCell(p *positions.Party, is *positions.Issue) (document.Ground, document.Cell) {
	c := r.cells[cell{p, is}]
	marked := func(g document.Ground, words string, more ...document.Text) (document.Ground, document.Cell) {
		first := document.Text{groundRun(g), {Text: " "}, {Text: words, Data: true}}
		return g, append(document.Cell{first}, more...)
	}
	to := func(anchor string, words string, moved bool) document.Text {
		if words == "" {
			return nil
		}
		run := document.Run{Text: words, Data: true, To: "#" + anchor}
		if moved {
			run.Bold, run.Tone = true, document.Moving
		}
		return document.Text{run}
	}
	if c == nil {
		switch claims := diff.ClaimsAt(r.History, p, is, r.From, r.To); {
		case len(claims) > 0:
			return marked(document.OnClaim, ClaimedPositions(claims), to(changeAnchor(p, is), "claimed by "+Claimants(claims, Short), false))
		case r.History.Silence(p, is, r.To) != nil:
			return marked(document.OnSilence, document.OnSilence.String())
		}
		return marked(document.OnNothing, document.OnNothing.String())
	}
	s := c.To.Stance
	ground, where := groundOf(s), Position(s)
	if r.toldByGroup(c) {
		more := []document.Text{to(changeAnchor(c.To.Via, is), Via(c.To.Holding, Short), false)}
		if c.Contested {
			more = append(more, to(changeAnchor(p, is), "≠ claim by "+Claimants(contesting(c), Short), false))
		}
		return marked(ground, where, more...)
	}
	var more []document.Text
	if c.From != nil && (c.Kind.Moves() || c.Kind == diff.PossibleShift) && Position(c.From.Stance) != where {
		more = append(more, muted("was "+Position(c.From.Stance)))
	}
	more = append(more, to(changeAnchor(p, is), joined(KindLabel(c), toneOf(c), Via(c.To.Holding, Short)), c.Kind.Moves()))
	if s.Confidence == positions.Low && !s.Unconfirmed() {
		more = append(more, say(ConfidenceGloss(s.Confidence)))
	}
	if voice := VoiceGloss(c.To); voice != "" {
		more = append(more, say(datum(voice)))
	}
	if weighed := c.To.Weigh(); weighed.Divided || weighed.Contradicted {
		words := ""
		if weighed.Divided {
			words = "divided"
		}
		if weighed.Contradicted {
			words = joined(words, ContradictedMeaning)
		}
		more = append(more, say(words))
	}
	if c.To.NotFound != nil {
		more = append(more, say("looked for since, not found again"))
	}
	if c.Contested {
		more = append(more, say("≠ claim by ", datum(Claimants(contesting(c), Short))))
	}
	if recent := keep(c.Claims, func(cl *diff.Claim) bool { return cl.Recent }); len(recent) > 0 && !c.Contested {
		more = append(more, to(changeAnchor(p, is), "new claim by "+Claimants(recent, Short), false))
	}
	if r.History.Silence(p, is, r.To) != nil && !c.To.Spoken() {
		more = append(more, say("own words: "+NotFound))
	}
	return marked(ground, where, more...)
}

func contesting(c *diff.Change) []diff.Claim {
	return keep(c.Claims, func(cl *diff.Claim) bool { return diff.Contested(c.To.Stance, []diff.Claim{*cl}) })
}
