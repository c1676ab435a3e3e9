package report

import (
	"strings"

	"stance/diff"
	"stance/positions"
)

// Standing is "who stands where" at the second date: a row for each issue, a
// column for each party that speaks or is spoken of.
type Standing struct {
	Parties []*positions.Party
	Rows    []StandingRow
	Notes   []Prose // on parties that have no column
}

// StandingRow is one issue.
type StandingRow struct {
	Issue *positions.Issue
	Cells []StandingCell // one for each party, in their order
}

// StandingCell is what is known of a party on an issue.
type StandingCell struct {
	Party  *positions.Party
	On     Footing
	Where  string // the position, where there is one
	Moved  bool   // shifted, withdrawn, adopted or reverted
	Change string // "SHIFTED", "held, harder", "via European leaders"
	Flags  []string
	Anchor string // of the place that tells more; "" for none
}

// Footing is what a cell of "who stands where" rests on.
type Footing uint8

// The footings, from firm ground to none.
const (
	OnWords   Footing = iota // stated by the party itself
	OnAccount                // a media account of a public line
	OnDoubt                  // reported by unnamed sources, or inferred
	OnClaim                  // only claimed, by another party
	OnSilence                // looked for, not found
	OnNothing                // nothing recorded
)

// Footings are the signs for a Footing where a format has no pictures.
var Footings = [...]string{"●", "◐", "?", "◇", "–", "–"}

func (f Footing) String() string { return Footings[f] }

// Gloss says what a footing is, in the words of its legend.
func (f Footing) Gloss() string {
	switch f {
	case OnWords:
		return "stated"
	case OnAccount:
		return "recounted by media"
	case OnDoubt:
		return "unconfirmed"
	case OnClaim:
		return "only claimed"
	case OnSilence:
		return NotFound
	}
	return "nothing recorded"
}

func footing(s *positions.Stance) Footing {
	switch s.Basis {
	case positions.Stated:
		return OnWords
	case positions.Recounted:
		return OnAccount
	}
	return OnDoubt
}

func (r *ChangeReport) standing() Standing {
	var st Standing
	inherit := map[*positions.Party][]*positions.Party{} // members by the group that speaks for them
	var groups, mute []*positions.Party
	for _, p := range r.History.Dataset.Codebook.Parties {
		if !r.Filter.party(p) {
			continue
		}
		switch speaks, via := r.presence(p); {
		case speaks:
			st.Parties = append(st.Parties, p)
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
		st.Notes = append(st.Notes, say("No stance of their own, so see ", the(g), ": ", parties(inherit[g]), "."))
	}
	if len(mute) > 0 {
		st.Notes = append(st.Notes, say("No stance and no claim on any issue: ", parties(mute), "."))
	}
	cells := r.cellIndex()
	for _, is := range r.History.Dataset.Codebook.Issues {
		row := StandingRow{Issue: is}
		shown := false
		for _, p := range st.Parties {
			shown = shown || r.Filter.Cell(p, is)
			row.Cells = append(row.Cells, r.standingCell(p, is, cells))
		}
		if shown {
			st.Rows = append(st.Rows, row)
		}
	}
	return st
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

type cellKey struct {
	party *positions.Party
	issue *positions.Issue
}

func (r *ChangeReport) cellIndex() map[cellKey]*diff.Change {
	index := map[cellKey]*diff.Change{}
	for i := range r.Comparison.Changes {
		c := &r.Comparison.Changes[i]
		index[cellKey{c.Party, c.Issue}] = c
	}
	return index
}

func (r *ChangeReport) standingCell(p *positions.Party, is *positions.Issue, cells map[cellKey]*diff.Change) StandingCell {
	cell := StandingCell{Party: p, On: OnNothing}
	c := cells[cellKey{p, is}]
	if c == nil {
		switch claims := diff.ClaimsAt(r.History, p, is, r.From, r.To); {
		case len(claims) > 0:
			cell.On, cell.Where = OnClaim, ClaimedPositions(claims)
			cell.Change = "claimed by " + Claimants(claims, Short)
			cell.Anchor = Anchor(p, is)
		case r.History.Silence(p, is, r.To) != nil:
			cell.On = OnSilence
		}
		return cell
	}
	s := c.To.Stance
	cell.On, cell.Where = footing(s), Position(s)
	if r.toldByGroup(c) {
		cell.Change, cell.Anchor = Via(c.To.Holding, Short), Anchor(c.To.Via, is)
		return cell
	}
	cell.Moved = c.Kind.Moves()
	cell.Anchor = Anchor(p, is)
	cell.Change = strings.Join(nonEmpty(KindLabel(c), toneOf(c), Via(c.To.Holding, Short)), ", ")
	if s.Confidence == positions.Low && !s.Unconfirmed() {
		cell.Flags = append(cell.Flags, ConfidenceGloss(s.Confidence))
	}
	if c.Contested {
		cell.Flags = append(cell.Flags, "≠ claim by "+Claimants(contesting(c), Short))
	}
	if r.History.Silence(p, is, r.To) != nil && !c.To.Spoken() {
		cell.Flags = append(cell.Flags, "own words "+NotFound)
	}
	return cell
}

func contesting(c *diff.Change) []diff.Claim {
	return keep(c.Claims, func(cl *diff.Claim) bool { return diff.Contested(c.To.Stance, []diff.Claim{*cl}) })
}

func nonEmpty(parts ...string) []string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return kept
}
