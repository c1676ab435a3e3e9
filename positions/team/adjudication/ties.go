package adjudication

import (
	"slices"

	"stance/positions"
	"stance/positions/yamlfile"
)

// givenTerm names a term that a party gave on an issue.
type givenTerm struct {
	party, issue int
	id           string
}

// withoutOpenTies takes out what ties terms to others that no record gives: the one that
// gave them may be in dispute. Such a tie would be an error of the dataset; what is taken out
// is noted above the cell, and listed.
func withoutOpenTies(all []cell) (leftOut []string) {
	given := map[givenTerm]positions.Date{} // the first date of each
	for i := range all {
		c := &all[i]
		if c.Record == nil || c.Record.Stance == nil {
			continue
		}
		for _, t := range c.Record.Stance.Terms {
			name := givenTerm{c.Party.Index, c.Issue.Index, t.ID}
			if first, ok := given[name]; t.ID != "" && (!ok || c.date < first) {
				given[name] = c.date
			}
		}
	}
	for i := range all {
		c := &all[i]
		if c.Record == nil || c.Record.Stance == nil {
			continue
		}
		leave := func(key, name string) {
			leftOut = append(leftOut, c.date.String()+"/"+c.Party.ID+"/"+c.Issue.ID+": "+key+" "+name)
			c.Comment += "\nLeft out, as no record here gives the term; put it back when one does: " + key + " " + yamlfile.CommentLine(name) + "."
		}
		without := func(key string, provisos []positions.Proviso) []positions.Proviso {
			return slices.DeleteFunc(slices.Clone(provisos), func(p positions.Proviso) bool {
				if p.Issue == nil {
					return false
				}
				first, ok := given[givenTerm{c.Party.Index, p.Issue.Index, p.ID}]
				if ok && first <= c.date {
					return false
				}
				leave(key, p.Text())
				return true
			})
		}
		s := *c.Record.Stance
		s.Terms = slices.Clone(s.Terms)
		before := len(leftOut)
		for j := range s.Terms {
			t := &s.Terms[j]
			t.If, t.Unless = without("if", t.If), without("unless", t.Unless)
			t.Against = slices.DeleteFunc(slices.Clone(t.Against), func(ref positions.TermRef) bool {
				if _, ok := given[givenTerm{ref.Party.Index, ref.Issue.Index, ref.ID}]; ok {
					return false
				}
				leave("against", ref.Text())
				return true
			})
		}
		if len(leftOut) > before {
			r := *c.Record
			s.Record, r.Stance, c.Record = &r, &s, &r
		}
	}
	return leftOut
}
