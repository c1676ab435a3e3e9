package machine

import (
	"fmt"
	"io"

	"stance/diff"
	"stance/diff/redline"
	"stance/diff/report"
	"stance/positions"
)

type auditJSON struct {
	Schema          string         `json:"schema"`
	Base            string         `json:"base"`
	CodebookChanged bool           `json:"codebook_changed"`
	SourcesChanged  bool           `json:"sources_changed"`
	Changes         []recodingJSON `json:"changes"`
	Counts          recodingCounts `json:"counts"`
}

type recodingJSON struct {
	Date    positions.Date   `json:"date"`
	Party   string           `json:"party"`
	Issue   string           `json:"issue"`
	Kind    string           `json:"kind"`
	From    *stanceJSON      `json:"from"`
	To      *stanceJSON      `json:"to"`
	Wording []segmentJSON    `json:"wording"`
	Terms   []termChangeJSON `json:"terms"`
}

// AuditJSON writes what `stance audit` tells. From and to are the stances of
// the record, null where it has none; terms compares them as written, a term
// that was taken out with the op "removed", since here the analysts did so.
func AuditJSON(w io.Writer, a *report.Audit) error {
	return writeJSON(w, auditJSON{
		Schema: "stance/audit/1", Base: a.Base,
		CodebookChanged: len(a.Codebook) > 0, SourcesChanged: len(a.Sources) > 0,
		Changes: list(a.Shown(), func(rc *diff.Recoding) recodingJSON { return recodingFields(a, rc) }),
		Counts:  a.Counts[:],
	})
}

func recodingFields(a *report.Audit, rc *diff.Recoding) recodingJSON {
	from, to := writtenTerms(rc.FromStance), writtenTerms(rc.ToStance)
	return recodingJSON{
		rc.Date, rc.Party.ID, rc.Issue.ID, rc.Kind.String(),
		recordedStance(a.From, rc.From), recordedStance(a.To, rc.To), segments(rc.Wording),
		list(rc.Terms, func(tc *redline.TermChange) termChangeJSON {
			out := termChange(tc, from, to)
			if tc.Op == redline.NotRepeated {
				out.Op = "removed"
			}
			return out
		}),
	}
}

// recordedStance gives the stance of a record, nil if it has none.
func recordedStance(h *positions.History, r *positions.Record) *stanceJSON {
	if r == nil || r.Stance == nil {
		return nil
	}
	hd, ok := h.InForce(r.Party, r.Issue, r.Date) // on its own date a party's own stance is in force
	if !ok {
		return nil
	}
	return stanceFields(h, r.Party, diff.At(h, hd, r.Party, r.Date))
}

func writtenTerms(s *positions.Stance) []positions.StandingTerm {
	if s == nil {
		return nil
	}
	return list(s.Terms, func(t *positions.Term) positions.StandingTerm {
		return positions.StandingTerm{Term: *t, Since: s.Record.Date, SinceWhen: s.Record.When, Basis: s.Basis, Confidence: s.Confidence}
	})
}

// recodingCounts names every kind, in the order of the kinds.
type recodingCounts []int

// MarshalJSON writes the counts as an object.
func (c recodingCounts) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, n := range c {
		if i > 0 {
			b = append(b, ',')
		}
		b = fmt.Appendf(b, "%q:%d", diff.RecodingKinds[i], n)
	}
	return append(b, '}'), nil
}
