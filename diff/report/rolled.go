package report

import (
	"slices"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// rolled is what is told of an issue in one fold, as it is no change of anybody's position:
// who was first recorded, is the same, is claimed to hold something, or was not found.
type rolled struct {
	blocks []document.Block
	groups []rolledGroup
}

// rolledGroup are the parties of whom the same is told.
type rolledGroup struct {
	what  string
	names []Prose
}

// add tells of a party in the fold.
func (f *rolled) add(what string, p *positions.Party, blocks ...document.Block) {
	i := slices.IndexFunc(f.groups, func(g rolledGroup) bool { return g.what == what })
	if i < 0 {
		f.groups, i = append(f.groups, rolledGroup{what: what}), len(f.groups)
	}
	f.groups[i].names = append(f.groups[i].names, party(p))
	f.blocks = append(f.blocks, blocks...)
}

// section is the fold, which says of whom it tells what, and how much is quoted in it; no block
// where it tells of nobody.
func (f *rolled) section() []document.Block {
	if f.groups == nil {
		return nil
	}
	var parts []Prose
	for _, g := range f.groups {
		parts = append(parts, say(g.what+": ", enumerated(g.names, sameNamed)))
	}
	if n := document.Quotations(f.blocks); n > 0 {
		parts = append(parts, say(document.Count(n, "quotation", "quotations")))
	}
	return []document.Block{document.Section{Name: capital(separated(parts)), Folded: true, Blocks: f.blocks}}
}

// leads reports whether a change is told openly: it changed a position or its words, or a
// party's terms that may lead; where no change of the report does, also what was first
// recorded.
func (all *reported) leads(c *diff.Change) bool {
	switch c.Kind {
	case diff.Unchanged:
		return false
	case diff.Held:
		return termsLead(c) != ""
	case diff.FirstRecorded:
		return all.firstLeads || c.To.Stance.Novel
	}
	return true
}
