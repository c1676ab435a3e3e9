package tables

import (
	"strings"

	"stance/diff"
	"stance/diff/redline"
	"stance/diff/report"
	"stance/positions"
)

// A list within one cell is joined with " | ", each thing as one of the texts
// below.

// Join makes one cell of a list.
func Join[T any](things []T, text func(*T) string) string {
	parts := make([]string, len(things))
	for i := range things {
		parts[i] = text(&things[i])
	}
	return strings.Join(parts, " | ")
}

func pointText(is *positions.Issue, p positions.Point) string {
	if p.Option >= 0 {
		return is.Scale.Options[p.Option].ID
	}
	return positions.Number(p.Value)
}

func positionText(is *positions.Issue, kind positions.PositionKind, p positions.Point) string {
	switch kind {
	case positions.None:
		return "none"
	case positions.Placed:
		return pointText(is, p)
	}
	return ""
}

func termText(t *positions.StandingTerm) string {
	if k := t.Kind.String(); k != "" {
		return k + ": " + t.Text
	}
	return t.Text
}

func termChangeText(tc *redline.TermChange, from, to []positions.StandingTerm) string {
	op := tc.Op.String()
	if tc.How != "" {
		op += " (" + tc.How + ")"
	}
	switch {
	case tc.Wording != nil && tc.From >= 0 && tc.To >= 0:
		return op + ": " + redline.Plain(tc.Wording)
	case tc.To >= 0:
		return op + ": " + termText(&to[tc.To])
	}
	return op + ": " + termText(&from[tc.From])
}

// evidenceText lists passages; one from a source published after the day up to which
// things were known is marked.
func evidenceText(h *positions.History, pieces []positions.Evidence) string {
	return Join(pieces, func(e *positions.Evidence) string {
		said := e.Paraphrase
		if e.Quote != "" {
			said = report.Quotation(e)
		}
		if e.Speaker != "" {
			said = e.Speaker + ": " + said
		}
		source := e.Source.ID
		if h.Later(e) {
			source += ", published later"
		}
		return said + " [" + source + "]"
	})
}

func voiceText(is *positions.Issue, v *positions.Voice) string {
	said := v.Speaker
	if rank := v.Rank.String(); rank != "" {
		said += " (" + rank + ")"
	}
	said += ":"
	if v.Position != nil {
		said += " " + pointText(is, *v.Position)
	}
	if v.Plausible != nil {
		said += " (" + pointText(is, v.Plausible.Low) + " to " + pointText(is, v.Plausible.High) + ")"
	}
	return said
}

func approachText(a *diff.Approach) string { return a.Party.ID + " " + positions.Number(a.Change) }
