package report

import (
	"strconv"
	"strings"

	"stance/diff"
	"stance/diff/redline"
	"stance/positions"
)

// OpenPoint is one thing that a reader cannot take for settled: a question
// that the data leaves open, or something that was not said.
type OpenPoint struct {
	Text Prose
	Why  Prose // the source of the doubt; nil where the text says it
	Refs []int
	More []CellLink
}

// unconfirmed gathers what to ask before relying on the report: claims that
// the party has not answered, shifts that are no more than possible, stances
// that rest on nothing the party is known to have said, and last what rests on
// a single source.
func (r *ChangeReport) unconfirmed() []OpenPoint {
	var contested, possible, unsaid, weak []OpenPoint
	for i := range r.told {
		c := &r.told[i]
		s := c.To.Stance
		if c.Contested {
			contested = append(contested, r.openClaims(c.Party, c.Issue, contesting(c))...)
		}
		switch {
		case c.Kind == diff.PossibleShift:
			possible = append(possible, OpenPoint{
				Text: say("Has the position of ", the(c.Party), onIssue(c.Issue), " moved to ", somewhere(s), "?"),
				Why:  say(BasisGloss(s.Basis), ", ", c.To.Date().ShortText(), "; ", doubts(c)),
				Refs: r.refs(s.Evidence), More: []CellLink{link(c)},
			})
		case s.Unconfirmed():
			unsaid = append(unsaid, OpenPoint{
				Text: say("Does ", somewhere(s), " describe the position of ", the(c.Party), onIssue(c.Issue), "?"),
				Why:  say(BasisGloss(s.Basis), ", ", c.To.Date().ShortText(), doubtNote(s)),
				Refs: r.refs(s.Evidence), More: []CellLink{link(c)},
			})
			if s.Kind == positions.Unplaced && s.Plausible == nil {
				unsaid[len(unsaid)-1].Text = say("How is the position of ", the(c.Party), onIssue(c.Issue), " to be read? ", sentence(s.Summary))
			}
		case s.Confidence == positions.Low:
			weak = append(weak, OpenPoint{
				Text: say("Does ", somewhere(s), " describe the position of ", the(c.Party), onIssue(c.Issue), "?"),
				Why:  say(grounds(s), ", ", c.To.Date().ShortText(), singleNote(s)),
				Refs: r.refs(s.Evidence), More: []CellLink{link(c)},
			})
			if s.Kind == positions.Unplaced && s.Plausible == nil {
				weak[len(weak)-1].Text = say("How is the position of ", the(c.Party), onIssue(c.Issue), " to be read? ", sentence(s.Summary))
			}
		}
	}
	for _, cell := range r.ShownClaims() {
		if cell.Contested {
			contested = append(contested, r.openClaims(cell.Party, cell.Issue, cell.Claims)...)
		}
	}
	points := append(contested, possible...)
	points = append(points, unsaid...)
	points = append(points, weak...)
	return append(points, r.singleSourced()...)
}

// somewhere is where as the subject of a question.
func somewhere(s *positions.Stance) Prose {
	if s.RangeAlone() {
		return say("a position ", where(s))
	}
	return where(s)
}

// openClaims asks whether what others claim of a party is so.
func (r *ChangeReport) openClaims(p *positions.Party, is *positions.Issue, claims []diff.Claim) []OpenPoint {
	var points []OpenPoint
	for _, cl := range claims {
		if cl.Kind == positions.Unplaced || cl.Response != positions.NoResponse {
			continue
		}
		claimed := say("no position")
		if cl.Kind == positions.Placed {
			claimed = place(is, cl.Point())
		}
		points = append(points, OpenPoint{
			Text: say("Is ", claimed, " the position of ", the(p), onIssue(is), "?"),
			Why:  say("so claimed by ", the(cl.By), " alone, ", cl.Record.Date.ShortText(), "; ", answered(cl.Claim)),
			Refs: r.refs(cl.Evidence), More: []CellLink{{p, is, Anchor(p, is)}},
		})
	}
	if len(points) > 1 { // then it is no longer one claimant alone
		for i := range points {
			points[i].Why = withoutAlone(points[i].Why)
		}
	}
	return points
}

func withoutAlone(p Prose) Prose {
	cut := make(Prose, len(p))
	for i, run := range p {
		if !run.Data {
			run.Text = strings.Replace(run.Text, " alone, ", ", ", 1)
		}
		cut[i] = run
	}
	return cut
}

func doubtNote(s *positions.Stance) string {
	note := ""
	if s.Confidence == positions.Low {
		note = "; " + ConfidenceGloss(s.Confidence)
	}
	return note + singleNote(s)
}

func singleNote(s *positions.Stance) string {
	if single, ok := s.SingleSource(); !ok {
		return "; no evidence given"
	} else if single {
		return "; single source"
	}
	return ""
}

// singleSourced names in one point the stances not doubted above whose
// evidence all comes from one source.
func (r *ChangeReport) singleSourced() []OpenPoint {
	var cells []*diff.Change
	point := OpenPoint{}
	for i := range r.told {
		c := &r.told[i]
		s := c.To.Stance
		if single, ok := s.SingleSource(); !ok || !single || s.Unconfirmed() || s.Confidence == positions.Low || c.Kind == diff.PossibleShift {
			continue
		}
		cells = append(cells, c)
		point.Refs = mergedRefs(point.Refs, r.refs(s.Evidence))
		point.More = append(point.More, link(c))
	}
	if cells == nil {
		return nil
	}
	point.Text = say("Resting on a single source each: ", cellNames(cells), ".")
	if len(cells) == 1 {
		point.Text = say("Resting on a single source: ", cellNames(cells), ".")
	}
	if len(point.More) > briefPerIssue {
		point.More = nil
	}
	return []OpenPoint{point}
}

// notSaid gathers silences, party by party, and terms that were not repeated.
func (r *ChangeReport) notSaid() []OpenPoint {
	var points []OpenPoint
	silent := r.ShownSilences()
	for _, p := range r.History.Dataset.Codebook.Parties {
		var issues []Prose
		for _, s := range silent {
			if s.Record.Party == p {
				issues = append(issues, say(datum(s.Record.Issue.Name)))
			}
		}
		if issues == nil {
			continue
		}
		what := listed(issues)
		if n := len(r.History.Dataset.Codebook.Issues); len(issues) == n && n > 1 {
			what = say("any of the " + strconv.Itoa(n) + " issues")
		}
		points = append(points, OpenPoint{Text: say(datum(p.Name), " on ", what, ": ", NotFound, ".")})
	}
	for i := range r.told {
		c := &r.told[i]
		if c.From == nil || c.Kind == diff.OwnVoice {
			continue // of a separate voice, nobody could expect the group's terms again
		}
		var terms []Prose
		for _, tc := range c.Terms {
			if tc.Op == redline.NotRepeated {
				terms = append(terms, say("the ", namedTerm(c.From.Terms[tc.From])))
			}
		}
		if terms == nil {
			continue
		}
		points = append(points, OpenPoint{
			Text: say("Not repeated by ", the(c.Party), onIssue(c.Issue), ", which is not to say withdrawn: ", listed(terms), "."),
			Refs: r.refs(c.From.Stance.Evidence), More: []CellLink{link(c)},
		})
	}
	return points
}
