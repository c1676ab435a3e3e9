package report

import (
	"strings"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// AuditReminder is what nobody who reads an audit may forget.
const AuditReminder = "These are changes of the coding. None of them is a party's movement, and no comparison of dates shows one as the other."

// RecodingWord is the word for a kind of recoding. That a position is now
// coded otherwise is in capitals, so that it stands out without colour.
func RecodingWord(k diff.RecodingKind) string {
	if k == diff.Recoded {
		return strings.ToUpper(k.String())
	}
	return k.String()
}

// RecodingMeaning explains a kind of recoding.
func RecodingMeaning(k diff.RecodingKind) string {
	switch k {
	case diff.RecordAdded:
		return "a record that was not there"
	case diff.RecordRemoved:
		return "a record that is no longer there"
	case diff.Recoded:
		return "another position or plausible range, or a stance where there was none, or none where there was one"
	case diff.Rewritten:
		return "the same position in other words: summary, terms, what ended, or tone"
	case diff.Resourced:
		return "the same position and words; evidence, basis, claims, notes or the like differ"
	}
	return ""
}

// Between names the two versions: "HEAD (1a2b3c4) to the working tree".
func (a *Audit) Between() string { return a.BaseName + " to " + a.HeadName }

// Headline says how much differs.
func (a *Audit) Headline() string {
	switch n := len(a.Recodings); {
	case a.Empty():
		return "Nothing differs: both versions say the same."
	case n == 0:
		return "No record differs."
	default:
		return document.Count(n, "record differs", "records differ") + ": " + strings.Join(a.CountsLine(), ", ") + "."
	}
}

// CountsLine says how many records there are of each kind that there is.
func (a *Audit) CountsLine() []string {
	var parts []string
	for _, k := range []diff.RecodingKind{diff.Recoded, diff.Rewritten, diff.Resourced, diff.RecordAdded, diff.RecordRemoved} {
		if a.Counts[k] > 0 {
			parts = append(parts, document.Count(a.Counts[k], k.String(), k.String()))
		}
	}
	return parts
}

// BesideLines say what changed beside the records: "Codebook: party nato
// added; issue territory changed".
func (a *Audit) BesideLines() []string {
	var lines []string
	for _, part := range []struct {
		name    string
		changes []diff.ReferenceChange
	}{{"Codebook", a.Codebook}, {"Sources", a.Sources}, {"Dates (label, title or note)", a.Dates}} {
		if line := referenceLine(part.changes); line != "" {
			lines = append(lines, part.name+": "+line)
		}
	}
	return lines
}

// referenceNames is how many things of a sort a line names.
const referenceNames = 12

func referenceLine(changes []diff.ReferenceChange) string {
	type sort struct{ what, how string }
	var order []sort
	ids := map[sort][]string{}
	for _, c := range changes {
		s := sort{c.What, c.How}
		if _, known := ids[s]; !known {
			order = append(order, s)
		}
		ids[s] = append(ids[s], c.ID)
	}
	var parts []string
	for _, s := range order {
		names := ids[s]
		more := ""
		if len(names) > referenceNames {
			more = " and " + document.Count(len(names)-referenceNames, "other", "others")
			names = names[:referenceNames]
		}
		what := strings.TrimSpace(s.what + " " + strings.Join(names, ", "))
		if s.what == "source" || s.what == "date" {
			what = strings.Join(names, ", ") // the line says what it is about
		}
		parts = append(parts, what+more+" "+s.how)
	}
	return strings.Join(parts, "; ")
}

// RecodingPlace says where a version of a record puts the party: a position
// with its margin, "searched, nothing found", "only claimed", or NoStance where
// there is no record.
func RecodingPlace(r *positions.Record, s *positions.Stance) string {
	switch {
	case s != nil && Margin(s) != "":
		return Position(s) + ", " + Margin(s)
	case s != nil:
		return Position(s)
	case r == nil:
		return NoStance
	case r.Silence != nil:
		return NotFound
	}
	return "only claimed"
}

// RecodingNow is RecodingPlace of the new version, and "the same" where that is
// what it is.
func RecodingNow(rc *diff.Recoding) string {
	if rc.PositionChanged() {
		return RecodingPlace(rc.To, rc.ToStance)
	}
	if now := RecodingPlace(rc.To, rc.ToStance); now != RecodingPlace(rc.From, rc.FromStance) {
		return now // beside claims, silence was noted or taken back
	}
	return "the same"
}

// RecodingRemarks say in short what differs: the keys of the record, and
// whether it follows from another one.
func RecodingRemarks(rc *diff.Recoding) []string {
	var remarks []string
	if len(rc.Facets) > 0 {
		remarks = append(remarks, "in "+strings.Join(rc.Facets, ", "))
	}
	if rc.Follows {
		remarks = append(remarks, "not edited itself: it says “same”, and what it repeats was recoded")
	}
	return remarks
}
