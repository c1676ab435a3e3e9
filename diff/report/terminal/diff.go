package terminal

import (
	"io"
	"slices"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
)

// Diff writes what changed between two dates: what matters most, the counts,
// issue by issue who moved and what held, then each change in full with its
// redlines and the evidence for the new stance.
func Diff(w io.Writer, d *report.Diff, s Screen) error {
	p := &diffPage{page: newPage(s), d: d, told: d.Told()}
	p.sort()
	for i := range p.told {
		c := &p.told[i]
		if c.Kind != diff.Unchanged {
			p.bib.Cite(c.To.Stance.Evidence)
		}
		p.citeClaims(c.Claims)
	}
	for _, cell := range d.ShownClaims() {
		p.citeClaims(cell.Claims)
	}
	p.top()
	for _, is := range d.History.Dataset.Codebook.Issues {
		p.issue(is)
	}
	p.details()
	p.bibliography(&p.bib)
	p.notes()
	p.legend()
	p.next()
	return p.writeTo(w)
}

type diffPage struct {
	*page
	d    *report.Diff
	told []diff.Change
	bib  report.Bibliography

	// By the index of the issue: what is told, who said nothing new, and the
	// cells that are only claimed or silent.
	changes, quiet [][]diff.Change
	claimed        [][]diff.ClaimedCell
	silent         [][]*positions.Silence
}

// sort deals out what is shown to the issues.
func (p *diffPage) sort() {
	n := len(p.d.History.Dataset.Codebook.Issues)
	p.changes = byIssue(n, p.told, func(c *diff.Change) *positions.Issue { return c.Issue })
	p.quiet = byIssue(n, p.d.Resting(), func(c *diff.Change) *positions.Issue { return c.Issue })
	p.claimed = byIssue(n, p.d.ShownClaims(), func(c *diff.ClaimedCell) *positions.Issue { return c.Issue })
	p.silent = byIssue(n, p.d.ShownSilences(), func(s **positions.Silence) *positions.Issue { return (*s).Record.Issue })
}

func byIssue[T any](issues int, list []T, issue func(*T) *positions.Issue) [][]T {
	sorted := make([][]T, issues)
	for i := range list {
		at := issue(&list[i]).Index
		sorted[at] = append(sorted[at], list[i])
	}
	return sorted
}

func (p *diffPage) citeClaims(claims []diff.Claim) {
	for _, cl := range claims {
		if !cl.Recent {
			continue
		}
		p.bib.Cite(cl.Evidence)
	}
}

// issue tells of one issue who stands where, who moved and what held.
func (p *diffPage) issue(is *positions.Issue) {
	changes, resting, claimed, silent := p.changes[is.Index], p.quiet[is.Index], p.claimed[is.Index], p.silent[is.Index]
	if len(changes)+len(resting)+len(claimed)+len(silent) == 0 {
		return
	}
	p.gap()
	p.issueHead(is)
	if is.Scale != nil {
		p.put(track(is.Scale, p.width-2, nil, standing(p.d.History, is, p.d.To, p.d.Filter.Cell)).indent(2))
		p.gap()
	}
	if len(changes) > 0 {
		p.gap()
		p.changeTable(changes)
		p.gap()
	}
	p.resting(resting)
	for _, c := range claimed {
		p.item(2, mark(c.Party.Label(), bold), say("only claimed, by "+report.Claimants(c.Claims, report.Short)+": "+report.ClaimedPositions(c.Claims)))
	}
	var unheard []text
	for _, s := range silent {
		unheard = append(unheard, mark(s.Record.Party.Label(), bold))
	}
	if unheard != nil {
		p.item(2, list(", ", unheard...), say(report.NotFound))
	}
}

// issueHead names the issue and asks its question.
func (p *page) issueHead(is *positions.Issue) {
	p.section(is.Name)
	p.para(2, mark(is.Question, dim))
}

// resting names those who said nothing new, with the age of what they said.
func (p *diffPage) resting(changes []diff.Change) {
	var parts []text
	for i := range changes {
		c := &changes[i]
		words := report.Position(c.To.Stance)
		if age := report.Age(c.To.Age); age != "" {
			words += ", " + age
		}
		parts = append(parts, cat(mark(c.Party.Label(), bold), say(" ("+words+")")))
	}
	if parts != nil {
		p.item(2, say("nothing new from"), list(", ", parts...))
	}
}

// standing sets the parties that speak for themselves on a scale. What is
// unconfirmed has a question mark.
func standing(h *positions.History, is *positions.Issue, date positions.Date, shown func(*positions.Party, *positions.Issue) bool) []spot {
	var spots []spot
	for _, q := range h.Dataset.Codebook.Parties {
		hd, ok := h.InForce(q, is, date)
		if !ok || !hd.Spoken() || hd.Stance.Kind != positions.Placed || !shown(q, is) {
			continue
		}
		label := q.Label()
		if hd.Stance.Unconfirmed() {
			label += "?"
		}
		if i := slices.IndexFunc(spots, func(s spot) bool { return s.value == hd.Stance.Value }); i >= 0 {
			spots[i].label = cat(spots[i].label, say(" "+label))
			continue
		}
		spots = append(spots, spot{value: hd.Stance.Value, label: say(label)})
	}
	return spots
}
