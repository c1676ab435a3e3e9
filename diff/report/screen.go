package report

import (
	"cmp"
	"slices"
	"strings"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// Screen is the first thing to know of a comparison, as a document of some thirty
// lines: a verdict, what moved drawn on the scales with the decisive words, and a line
// for all the rest. command is the one that was given, for those that go on from it.
func (d *Diff) Screen(command string) *document.Document {
	s := &screen{Diff: d, told: d.Told(), command: command}
	doc := &document.Document{
		Title: say(datum(d.History.Dataset.Codebook.Title)),
		Aside: s.aside(),
		Lead:  s.verdict(),
	}
	for _, is := range s.issues() {
		if scale := s.issue(is); len(scale.Lines) > 0 {
			doc.Blocks = append(doc.Blocks, scale)
		}
	}
	if line := s.coverage(); line != nil {
		doc.Blocks = append(doc.Blocks, document.Para{Text: line})
	}
	doc.Blocks = append(doc.Blocks, document.Next{Commands: s.next()})
	return doc
}

// screen is a Diff on its way into a document.
type screen struct {
	*Diff
	told    []diff.Change
	command string
}

// aside says which dates are compared and how far what is told is signed off:
// "14 Aug → 18 Aug 2025 · not reviewed".
func (s *screen) aside() Prose {
	period := say(Day(s.From, s.To), " → ", s.To.Text())
	if s.From == s.To {
		period = say(s.To.Text())
	}
	if status, ok := s.ReviewStatus(); ok {
		period = say(period, " · ", status.Brief())
	}
	return period
}

// issues lists the issues by their strongest event; those of one strength in the
// codebook's order.
func (s *screen) issues() []*positions.Issue {
	issues := slices.Clone(s.History.Dataset.Codebook.Issues)
	strongest := make([]int, len(issues))
	for i := range strongest {
		strongest[i] = restStrength
	}
	for i := range s.told {
		c := &s.told[i]
		strongest[c.Issue.Index] = min(strongest[c.Issue.Index], strength(c))
	}
	for _, cell := range s.ShownClaims() {
		if Recent(cell.Claims) {
			strongest[cell.Issue.Index] = min(strongest[cell.Issue.Index], claimStrength(cell.Claims))
		}
	}
	slices.SortStableFunc(issues, func(a, b *positions.Issue) int { return cmp.Compare(strongest[a.Index], strongest[b.Index]) })
	return issues
}

// How strong an event is, for the order of issues: the strongest first.
const (
	shiftStrength = iota
	withdrawnStrength
	adoptedStrength
	answeredStrength // a claim that was denied or confirmed
	claimedStrength  // a claim that names a position
	revertedStrength
	mayHaveStrength
	termStrength // a red line or offer that changed
	rewordedStrength
	restStrength
)

func strength(c *diff.Change) int {
	s := restStrength
	switch c.Kind {
	case diff.Shifted:
		s = shiftStrength
	case diff.Withdrawn:
		s = withdrawnStrength
	case diff.Adopted:
		s = adoptedStrength
	case diff.Reverted:
		s = revertedStrength
	case diff.PossibleShift:
		s = mayHaveStrength
	case diff.Reworded:
		s = rewordedStrength
	}
	return min(s, claimStrength(c.Claims))
}

func claimStrength(claims []diff.Claim) int {
	s := restStrength
	for _, cl := range claims {
		switch {
		case !cl.Recent:
		case cl.Response != positions.NoResponse:
			s = min(s, answeredStrength)
		case cl.Kind != positions.Unplaced:
			s = min(s, claimedStrength)
		}
	}
	return s
}

// coverage says what it all rests on.
func (s *screen) coverage() Prose {
	var bib Bibliography
	for i := range s.told {
		if s.told[i].Kind != diff.Unchanged {
			bib.Cite(s.told[i].To.Stance.Evidence)
		}
	}
	if len(bib.Sources) == 0 {
		return nil
	}
	return say(strings.ToUpper(bib.Publishers()[:1])+bib.Publishers()[1:], ".")
}

// next is how to see the rest.
func (s *screen) next() []document.Command {
	return []document.Command{{About: "Words and evidence", Line: s.command + " -v"}, {About: "Marks", Line: "--legend"}}
}
