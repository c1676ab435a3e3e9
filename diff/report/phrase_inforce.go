package report

import (
	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// besidePosition is what has to be known of a position at once: what the party would take,
// what its speakers say where they are divided, that evidence disputes it, and that it was
// looked for since and not found again.
func (s *shown) besidePosition(in *diff.InForce) []document.Text {
	is, weighed := in.Stance.Record.Issue, in.Weigh()
	var lines []document.Text
	if in.Accepts != nil {
		lines = append(lines, say(datum(wouldTake(is, in.Accepts, s.when))))
	}
	if weighed.Divided {
		lines = append(lines, say(strong("divided: "), datum(VoicesText(is, weighed.Voices))))
	}
	if weighed.Contradicted {
		lines = append(lines, toned(MarkDisputed.Meaning, document.Against))
	}
	if in.NotFound != nil {
		lines = append(lines, say(datum(notFoundSince(in.NotFound, s.when))))
	}
	return lines
}

// term tells a term in force, since when and on what it stands, what it is tied to and what
// cannot be carried out together with it.
func (s *shown) term(q *positions.Party, is *positions.Issue, t *positions.StandingTerm) document.Item {
	it := document.Item{Text: say(datum(t.Text), muted(" ("+joined(s.when.Since(t), TermGrounds(t))+")"))}
	if word := TermKindWord(t.Kind); word != "" {
		it.Label = label(word + ":")
	}
	if s.terms == nil {
		s.terms = diff.StandingTerms(s.History, s.Date)
	}
	for _, of := range s.terms {
		if of.Issue == is && of.ID == t.ID && of.Since == t.Since && of.StandsFor(q) && positions.SameTerm(of.Term, t.Term) {
			for _, line := range standingTies(of) {
				it.Text = say(it.Text, "; ", line)
			}
			break
		}
	}
	return it
}

// wouldTake says what a party says or signals it would take: "would accept “None of it” to
// “Half” (reported, unconfirmed, low confidence; since 1 Mar)".
func wouldTake(is *positions.Issue, a *positions.Acceptance, when Dating) string {
	grounds := TermGrounds(&positions.StandingTerm{Basis: a.Basis, Confidence: a.Confidence})
	return "would accept " + Span(is, a.Range) + " (" + grounds + "; since " + when.Day(a.Since) + ")"
}

// notFoundSince says that a stance was looked for after it was taken: "looked for on 1 Feb,
// not found again: Three articles were read."
func notFoundSince(q *positions.Silence, when Dating) string {
	return joinedBy(": ", "looked for on "+when.Silence(q)+", not found again", q.Record.Note)
}

// lastHeard says when a stance was taken, and of an older one, by what it rests on, how it
// was last heard of: "last said 1 Mar 2025, 31 days old".
func lastHeard(in *diff.InForce) string {
	s := in.Stance
	day := Dating{}.Stance(s)
	if w := s.Record.When; in.Age > 0 && !(w.Given() && w.From == 0) {
		day = LastSaid(s.Basis) + " " + day
	}
	return joined(day, Age(in.Age))
}

// rankFact says how high stands whoever's words a stance rests on; "" where that is not
// recorded.
func rankFact(r positions.Rank) string {
	switch r {
	case positions.NoRank:
		return ""
	case positions.Principal:
		return "its principal's word"
	case positions.Collective:
		return "a collective statement"
	case positions.OtherRank:
		return "the word of another, who is no voice of the party"
	}
	return "its " + r.String() + "'s word, not its principal's"
}
