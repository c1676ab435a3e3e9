package report

import (
	"slices"
	"strings"

	"stance/diff"
	"stance/diff/redline"
	"stance/positions"
	"stance/positions/wording"
)

// AuditLine is one thing that differs in a record: what it is, and its redline.
type AuditLine struct {
	Head  string // "position:", "+ demand:", "evidence:"
	Words []redline.Segment
}

// AuditLines tell everything that differs in a record; of one that is in one
// version alone, what it says.
func AuditLines(rc *diff.Recoding) []AuditLine {
	l := &auditLines{}
	from, to := auditFacts(rc.From, rc.FromStance), auditFacts(rc.To, rc.ToStance)
	l.pair("position:", auditPlace(rc.From, rc.FromStance), auditPlace(rc.To, rc.ToStance))
	all := to
	if len(from) > len(to) { // a stance has more keys than a silence, and that more than claims alone
		all = from
	}
	for _, f := range all {
		was, is := positions.FactOf(from, f.Key), positions.FactOf(to, f.Key)
		head := strings.ReplaceAll(f.Key, "_", " ") + ":"
		switch f.Key {
		case "position", "plausible", "silent": // said in one above
		case "summary":
			if rc.Wording != nil {
				l.segments("coder's wording:", rc.Wording)
			} else {
				l.pair("coder's wording:", was.Text, is.Text)
			}
		case "terms":
			l.terms(rc)
		case "ended":
			l.set(head, endedTexts(rc.FromStance), endedTexts(rc.ToStance))
		case "inherited_by":
			l.pair(head, signedBy(rc.FromStance), signedBy(rc.ToStance))
		case "signed_by":
			l.pair(head, alsoSigned(rc.FromStance), alsoSigned(rc.ToStance))
		case "accepts":
			l.pair(head, acceptedBy(rc.FromStance), acceptedBy(rc.ToStance))
		case "note":
			l.redline(head, was.Text, is.Text)
		case "evidence":
			l.set(head, evidenceTexts(rc.From, rc.FromStance), evidenceTexts(rc.To, rc.ToStance))
		case "claims":
			l.set("claim:", claimTexts(rc.From), claimTexts(rc.To))
		default:
			if rc.Wording == nil && (was.Usual && is.Text == "" || is.Usual && was.Text == "") {
				continue // in one version alone, and what goes without saying
			}
			l.pair(head, was.Text, is.Text)
		}
	}
	return l.lines
}

// auditFacts lists what a version of a record says, nothing where there is none.
func auditFacts(r *positions.Record, s *positions.Stance) []positions.Fact {
	switch {
	case s != nil:
		return s.Facts()
	case r != nil:
		return r.Facts()
	}
	return nil
}

type auditLines struct{ lines []AuditLine }

func (l *auditLines) segments(head string, segs []redline.Segment) {
	if redline.Changed(segs) {
		l.lines = append(l.lines, AuditLine{head, segs})
	}
}

// redline compares texts word by word.
func (l *auditLines) redline(head, from, to string) { l.segments(head, redline.Words(from, to)) }

// pair sets one text as a whole against another.
func (l *auditLines) pair(head, from, to string) {
	if from == to {
		return
	}
	var segs []redline.Segment
	if from != "" {
		segs = append(segs, redline.Segment{Op: redline.Delete, Text: from})
	}
	if from != "" && to != "" {
		segs = append(segs, redline.Segment{Op: redline.Equal, Text: " "})
	}
	if to != "" {
		segs = append(segs, redline.Segment{Op: redline.Insert, Text: to})
	}
	l.lines = append(l.lines, AuditLine{head, segs})
}

// set compares lists without regard to order. What is not in both is compared
// word by word with the most similar of the others, if it is similar enough.
func (l *auditLines) set(head string, from, to []string) {
	without := func(list, other []string) []string {
		return slices.DeleteFunc(slices.Clone(list), func(s string) bool {
			return slices.ContainsFunc(other, func(o string) bool { return wording.Same(s, o) })
		})
	}
	gone, come := without(from, to), without(to, from)
	for _, s := range come {
		best, likeness := -1, 0.5
		for i, g := range gone {
			if sim := redline.Similarity(g, s); sim > likeness {
				best, likeness = i, sim
			}
		}
		if best < 0 {
			l.pair(head, "", s)
			continue
		}
		l.redline(head, gone[best], s)
		gone = slices.Delete(gone, best, best+1)
	}
	for _, g := range gone {
		l.pair(head, g, "")
	}
}

// terms tells what became of the terms as written. Here a term that is not
// there any more was taken out by the analysts.
func (l *auditLines) terms(rc *diff.Recoding) {
	var from, to []positions.Term
	if rc.FromStance != nil {
		from = rc.FromStance.Terms
	}
	if rc.ToStance != nil {
		to = rc.ToStance.Terms
	}
	if rc.Terms == nil { // in one version alone
		for i := range from {
			l.pair(kindColon("term,", from[i].Kind), joinedBy(", ", from[i].Text, tiesOf(&from[i])), "")
		}
		for i := range to {
			l.pair(kindColon("term,", to[i].Kind), "", joinedBy(", ", to[i].Text, tiesOf(&to[i])))
		}
	}
	for _, tc := range rc.Terms {
		switch {
		case tc.From < 0:
			l.pair(kindColon("term,", to[tc.To].Kind), "", joinedBy(", ", to[tc.To].Text, tiesOf(&to[tc.To])))
		case tc.To < 0:
			l.pair(kindColon("term,", from[tc.From].Kind), joinedBy(", ", from[tc.From].Text, tiesOf(&from[tc.From])), "")
		default:
			before, now := &positions.StandingTerm{Term: from[tc.From]}, &positions.StandingTerm{Term: to[tc.To]}
			if tc.Op != redline.TermEqual {
				l.lines = append(l.lines, AuditLine{pairHead("term", before, now), tc.Wording})
			}
			l.pair("id of the term “"+now.Text+"”:", before.ID, now.ID)
			l.pair("what ties the term “"+now.Text+"”:", tiesOf(&before.Term), tiesOf(&now.Term))
		}
	}
}

// signedBy names those who signed a stance.
func signedBy(s *positions.Stance) string {
	switch {
	case s == nil || s.Signatories == nil:
		return ""
	case len(s.Signatories) == 0:
		return "nobody"
	}
	return names(s.Signatories, Full)
}

// alsoSigned names those who are known to have signed a stance.
func alsoSigned(s *positions.Stance) string {
	switch {
	case s == nil || s.SignedBy == nil:
		return ""
	case len(s.SignedBy) == 0:
		return "nobody known"
	}
	return names(s.SignedBy, Full)
}

// tiesOf writes what a term is tied to, and what it is against.
func tiesOf(t *positions.Term) string {
	of := func(word string, texts []string) string {
		slices.Sort(texts)
		if len(texts) == 0 {
			return ""
		}
		return word + " " + strings.Join(texts, "; ")
	}
	provisos := func(all []positions.Proviso) (texts []string) {
		for i := range all {
			texts = append(texts, all[i].Text())
		}
		return texts
	}
	var against []string
	for i := range t.Against {
		against = append(against, t.Against[i].Text())
	}
	return joinedBy(", ", of("if", provisos(t.If)), of("unless", provisos(t.Unless)), of("against", against))
}

func acceptedBy(s *positions.Stance) string {
	if s == nil {
		return ""
	}
	return acceptedText(s.Record.Issue, s.Accepts)
}

// acceptedText writes what is accepted, with the basis and confidence of its own.
func acceptedText(is *positions.Issue, a *positions.Accepted) string {
	if a == nil {
		return ""
	}
	parts := []string{rangeText(is, &a.Range)}
	if a.Basis != nil {
		parts = append(parts, a.Basis.String())
	}
	if a.Confidence != nil {
		parts = append(parts, a.Confidence.String()+" confidence")
	}
	return joinedBy(", ", parts...)
}

func rangeText(is *positions.Issue, r *positions.Range) string {
	low, high := ends(is, *r)
	return low + " to " + high
}

// auditPlace is RecodingPlace, and "" where there is no record.
func auditPlace(r *positions.Record, s *positions.Stance) string {
	if r == nil {
		return ""
	}
	return RecodingPlace(r, s)
}

func endedTexts(s *positions.Stance) []string {
	var texts []string
	if s != nil {
		for _, e := range s.Ended {
			text := joined(e.ID, e.How.String())
			if e.By != "" {
				text += " by " + e.By
			}
			texts = append(texts, text)
		}
	}
	return texts
}

func evidenceTexts(r *positions.Record, s *positions.Stance) []string {
	switch {
	case s != nil:
		return eachEvidence(s.Record.Issue, s.Evidence)
	case r != nil && r.Silence != nil:
		return eachEvidence(r.Issue, r.Silence.Evidence)
	}
	return nil
}

// eachEvidence writes everything that is in each piece of evidence.
func eachEvidence(is *positions.Issue, list []positions.Evidence) []string {
	var texts []string
	for i := range list {
		e := &list[i]
		parts := []string{UseGloss(e.Use)}
		switch {
		case e.Quote != "":
			parts = append(parts, e.Prefix+Quoted(e.Quote)+e.Suffix)
		case e.Prefix+e.Suffix != "": // of a quotation that is not given
			parts = append(parts, e.Prefix+"…"+e.Suffix)
		}
		if e.Paraphrase != "" {
			parts = append(parts, "paraphrase: "+e.Paraphrase)
		}
		parts = append(parts, Speaker(e))
		if e.Source != nil {
			parts = append(parts, e.Source.ID)
		}
		parts = append(parts, e.Locator)
		if e.Credibility > 0 {
			parts = append(parts, "credibility "+number(float64(e.Credibility)))
		}
		for _, more := range [][2]string{{"venue", e.Venue}, {"origin", e.Origin}} {
			if more[1] != "" {
				parts = append(parts, more[0]+" "+more[1])
			}
		}
		if e.Position != nil {
			parts = append(parts, "position "+position(is, positions.Placed, *e.Position))
		}
		if e.Plausible != nil {
			parts = append(parts, "plausibly "+rangeText(is, e.Plausible))
		}
		if e.Captured != 0 {
			parts = append(parts, "captured "+e.Captured.Text())
		}
		texts = append(texts, joinedBy("; ", parts...))
	}
	return texts
}

func claimTexts(r *positions.Record) []string {
	if r == nil {
		return nil
	}
	var texts []string
	for _, c := range r.Claims {
		parts := []string{"by " + c.By.Name + ": " + c.Summary}
		if c.Kind != positions.Unplaced {
			parts = append(parts, "position "+position(r.Issue, c.Kind, c.Point()))
		}
		if c.Plausible != nil {
			parts = append(parts, "plausibly "+rangeText(r.Issue, c.Plausible))
		}
		if accepted := acceptedText(r.Issue, c.Accepts); accepted != "" {
			parts = append(parts, "accepts "+accepted)
		}
		if c.When.Given() {
			parts = append(parts, "when "+c.When.Text)
		}
		if c.Basis != positions.Stated {
			parts = append(parts, c.Basis.String())
		}
		if c.Confidence != positions.Moderate {
			parts = append(parts, c.Confidence.String()+" confidence")
		}
		if c.Response != positions.NoResponse {
			parts = append(parts, c.Response.String())
		}
		if c.Known != 0 {
			parts = append(parts, "known "+c.Known.String())
		}
		texts = append(texts, joinedBy("; ", append(parts, eachEvidence(r.Issue, c.Evidence)...)...))
	}
	return texts
}

func joinedBy(separator string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), separator)
}
