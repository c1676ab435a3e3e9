package adjudication

import (
	"slices"

	"stance/positions"
	"stance/positions/yamlfile"
)

// withoutOpenEndings takes out endings of terms that no record gives: the one
// that gave it may be in dispute. Such an ending would be an error of the
// dataset; what is taken out is noted above the cell, and listed.
func withoutOpenEndings(all []cell) (leftOut []string) {
	type key struct{ party, issue int }
	standing := map[key][]string{} // ids of the terms that stand, see positions.History.Terms
	for i := range all {
		c := &all[i]
		if c.Record == nil || c.Record.Stance == nil {
			continue
		}
		k := key{c.Party.Index, c.Issue.Index}
		before := standing[k]
		s := *c.Record.Stance
		open := func(e positions.Ending) bool {
			return !slices.Contains(before, e.ID) || e.By != "" && !stands(e.By, &s, before)
		}
		if slices.ContainsFunc(s.Ended, open) {
			for _, e := range s.Ended {
				if open(e) {
					leftOut = append(leftOut, c.date.String()+"/"+c.Party.ID+"/"+c.Issue.ID+": ended "+yamlfile.EndingText(e))
					c.Comment += "\nLeft out, as no record here gives the terms; put it back when one does: ended " + yamlfile.EndingText(e) + "."
				}
			}
			r := *c.Record
			s.Ended = slices.DeleteFunc(slices.Clone(s.Ended), open)
			s.Record, r.Stance, c.Record = &r, &s, &r
		}
		standing[k] = after(before, &s)
	}
	return leftOut
}

// stands reports whether a term is given in a stance, or stands from before and
// is not ended in it.
func stands(id string, s *positions.Stance, before []string) bool {
	if slices.ContainsFunc(s.Terms, func(t positions.Term) bool { return t.ID == id }) {
		return true
	}
	ended := slices.ContainsFunc(s.Ended, func(e positions.Ending) bool { return e.ID == id })
	return !ended && s.Kind != positions.None && slices.Contains(before, id)
}

// after lists the ids of the terms that stand after a stance.
func after(before []string, s *positions.Stance) []string {
	ids := slices.Clone(before)
	if s.Kind == positions.None {
		ids = nil
	}
	for _, e := range s.Ended {
		ids = slices.DeleteFunc(ids, func(id string) bool { return id == e.ID })
	}
	for _, t := range s.Terms {
		if t.ID != "" && !slices.Contains(ids, t.ID) {
			ids = append(ids, t.ID)
		}
	}
	return ids
}
