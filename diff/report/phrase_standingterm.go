package report

import (
	"slices"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// Against stands before a term that cannot be carried out together with another.
var Against = Mark{"×", "cannot be carried out together with it, whatever is added; in the coder's judgement"}

// TermGrounds says how well it is known that a party holds a term: "stated"; "reported,
// unconfirmed, low confidence".
func TermGrounds(t *positions.StandingTerm) string {
	unconfirmed, low := "", ""
	if t.Basis.Unconfirmed() {
		unconfirmed = "unconfirmed"
	}
	if t.Confidence == positions.Low {
		low = ConfidenceGloss(positions.Low)
	}
	return joined(t.Basis.String(), unconfirmed, low)
}

// tieText says what a term is tied to: "if “The market opens” (Trade)", "if “A toll is
// paid” (Trade), which was replaced by “A tax is paid”".
func tieText(word string, tie *diff.Tie, of *positions.Issue) document.Text {
	if tie.Issue == nil {
		return say(word+" ", datum(tie.Words))
	}
	name := tie.ID
	if tie.Term != nil {
		name = tie.Term.Text
	}
	if tie.Package {
		word = "in a package with"
	}
	text := say(word+" ", datum(Quoted(name)))
	if tie.Issue != of {
		text = say(text, " (", issueName(tie.Issue), ")")
	}
	if tie.Stands {
		return text
	}
	text = say(text, ", which "+ended(tie.How))
	if tie.By != nil {
		text = say(text, " by ", datum(Quoted(tie.By.Text)))
	}
	return text
}

// ended says what became of a term.
func ended(how positions.How) string {
	switch how {
	case positions.Withdrawn:
		return "was withdrawn"
	case positions.Met:
		return "was met"
	case positions.Replaced:
		return "was replaced"
	case positions.Lapsed:
		return "has lapsed"
	}
	return "no longer stands"
}

// opposedText names a term of another that cannot be carried out together with one of an
// issue: "× RU demand “Donetsk and Luhansk” (reported, unconfirmed)".
func opposedText(t *diff.StandingTerm, of *positions.Issue) document.Text {
	text := say(toned(Against.Sign, document.Against), " ", document.Text{partyRun(t.Party)}, " "+termKindOr(t.Kind, "term")+" ", datum(Quoted(t.Text)))
	if t.Issue != of {
		text = say(text, " on ", issueName(t.Issue))
	}
	if t.Basis.Unconfirmed() || t.Confidence == positions.Low {
		text = say(text, muted(" ("+TermGrounds(&t.StandingTerm)+")"))
	}
	return text
}

// standingTies says, each in turn, what a term is tied to and which terms of others cannot be
// carried out together with it, also where it is the other's that is recorded as against it.
func standingTies(t *diff.StandingTerm) []document.Text {
	var list []document.Text
	for i := range t.Provided {
		list = append(list, tieText("if", &t.Provided[i], t.Issue))
	}
	for i := range t.Excluded {
		list = append(list, tieText("unless", &t.Excluded[i], t.Issue))
	}
	for i, o := range slices.Concat(t.Opposes, t.OpposedBy) {
		if i < len(t.Opposes) || !slices.Contains(t.Opposes, o) {
			list = append(list, opposedText(o, t.Issue))
		}
	}
	return list
}

// TermKindsWord names kinds of terms in the plural: "red lines", "offers and threats"; "terms"
// for all.
func TermKindsWord(kinds []positions.TermKind) string {
	words := ""
	for i, k := range kinds {
		switch {
		case i > 0 && i == len(kinds)-1:
			words += " and "
		case i > 0:
			words += ", "
		}
		words += TermKindWord(k) + "s"
	}
	if words == "" {
		return "terms"
	}
	return words
}

// TermKindMeaning says what a kind of term is, beside its word.
func TermKindMeaning(k positions.TermKind) string {
	switch k {
	case positions.Demand:
		return "what the party asks of others"
	case positions.Offer:
		return "what it would give or do"
	case positions.Condition:
		return "what must be before it moves"
	case positions.RedLine:
		return "what it rules out"
	case positions.Threat:
		return "what it says it will do if it does not get its way"
	}
	return ""
}
