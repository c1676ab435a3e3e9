package report

import (
	"strings"

	"stance/diff"
	"stance/positions"
)

// VoiceGloss says who speaks for a party where that is less than its principal: "its envoy
// Mikhail Ulyanov says"; "" of a principal's word, of a joint statement, and where the rank is
// not known.
func VoiceGloss(in *diff.InForce) string {
	rank := in.Weigh().Rank
	if rank == positions.NoRank || rank.Speaks() {
		return ""
	}
	name := rankSpeaker(in, rank)
	if rank == positions.OtherRank {
		return name + " says, who is no voice of the party"
	}
	return "its " + rank.String() + " " + name + " says"
}

// rankSpeaker is the first of that rank whose words support a stance.
func rankSpeaker(in *diff.InForce, rank positions.Rank) string {
	for i := range in.Stance.Evidence {
		e := &in.Stance.Evidence[i]
		if s := in.Speaker(e); e.Use == positions.Supports && s != nil && s.Rank == rank {
			return e.Speaker
		}
	}
	return ""
}

// Outranked gives, of a change by which a lower voice replaces a higher one, whose word that
// was: "before, its principal Vladimir Putin: “…”"; nothing of other changes.
func Outranked(c *diff.Change) Prose {
	if c.From == nil || c.From.Stance == c.To.Stance {
		return nil
	}
	before, now := c.From.Weigh().Rank, c.To.Weigh().Rank
	if before == positions.NoRank || now == positions.NoRank || before >= now || now.Speaks() {
		return nil
	}
	who := say("before, its ", before.String(), " ", datum(rankSpeaker(c.From, before)))
	if e := shortestQuote(c.From.Stance); e != nil {
		return say(who, ": ", inContext(e))
	}
	return say(who, " (", BasisGloss(c.From.Stance.Basis), "): ", datum(c.From.Stance.Summary))
}

// VoicesGloss lists what the voices of a party say, where they say what cannot both be:
// "divided: Mikhail Ulyanov (envoy): Assurances only; Vladimir Putin (principal): …".
func VoicesGloss(in *diff.InForce) string {
	weighed := in.Weigh()
	if !weighed.Divided {
		return ""
	}
	var said []string
	is := in.Stance.Record.Issue
	for i := range weighed.Voices {
		v := &weighed.Voices[i]
		place := ""
		switch {
		case v.Position != nil && v.Plausible != nil:
			place = Point(is, *v.Position) + ", " + couldBe(is, *v.Plausible)
		case v.Position != nil:
			place = Point(is, *v.Position)
		default:
			place = Span(is, *v.Plausible)
		}
		who := v.Speaker
		if about := joined(v.Role, v.Rank.String()); about != "" {
			who += " (" + about + ")"
		}
		said = append(said, who+": "+place)
	}
	return "divided: " + strings.Join(said, "; ")
}
