package report

import (
	"strings"

	"stance/diff"
	"stance/positions"
)

// NotFound is how silence reads: the coder looked, and found nothing.
const NotFound = "looked for, not found"

// CodedBy says who coded a record; "" where nobody is named.
func CodedBy(r *positions.Record) string {
	if r.Coder == "" {
		return ""
	}
	return "coded by " + r.Coder
}

// SilenceFacts says when a stance was looked for and not found, by whom, and
// what was searched: "on 1 Feb 2025, coded by jm: Three articles searched."
func SilenceFacts(s *positions.Silence) string {
	facts := joined(onDay(s.Record.When, s.Record.Date), CodedBy(s.Record))
	return joinedBy(": ", joined(facts, KnownSince(s.KnownDate(), s.Record.Date)), s.Record.Note)
}

// onDay is "on" a day, or the words for a span of days, which take none.
func onDay(when positions.When, d positions.Date) string {
	if day := (Dating{}).When(when, d, positions.Stated); when.Given() {
		return day
	} else {
		return "on " + day
	}
}

// KnownSince says when something of a day could be known; "" where that was on the day.
func KnownSince(known, day positions.Date) string {
	if known == day {
		return ""
	}
	return "known since " + known.Text()
}

// ClaimsRemark is what a record of claims alone says beside them, its coder and
// note, told with the last of its claims in a list; "" with all others.
func ClaimsRemark(list []diff.Claim, i int) string {
	r := list[i].Record
	if !r.ClaimsAlone() || i+1 < len(list) && list[i+1].Record == r {
		return ""
	}
	note := r.Note
	if note != "" {
		note = "note: " + note
	}
	return joinedBy("; ", CodedBy(r), note)
}

// ClaimHead says who claims what of whom and when, and never that it is so:
// "claimed by United States, 17 Aug 2025: Article 5-like protection".
func ClaimHead(cl *positions.Claim, name Naming) string {
	head := "claimed by " + name(cl.By) + ", " + Dating{}.Claim(cl)
	if cl.Kind == positions.Unplaced {
		return head
	}
	return head + ": " + position(cl.Record.Issue, cl.Kind, positions.Point{Value: cl.Value, Option: cl.Option})
}

// ResponseGloss says how the party that a claim is about answered it.
func ResponseGloss(cl *positions.Claim, name Naming) string {
	switch cl.Response {
	case positions.Confirmed:
		return "confirmed by " + name(cl.Record.Party)
	case positions.Denied:
		return "denied by " + name(cl.Record.Party)
	}
	return "neither confirmed nor denied by " + name(cl.Record.Party)
}

// ClaimKindWord counts claim events of a kind: "new claim", "claims denied".
func ClaimKindWord(k diff.ClaimKind, n int) string {
	claim := plain(n, "claim", "claims")
	switch k {
	case diff.ClaimConfirmed:
		return claim + " confirmed"
	case diff.ClaimDenied:
		return claim + " denied"
	case diff.ClaimMade:
		return "new " + claim
	case diff.ClaimChanged:
		return claim + " changed"
	case diff.ClaimRepeated:
		return claim + " repeated"
	}
	return ""
}

// ClaimKindMeaning says what a kind of claim event stands for, beside its word.
func ClaimKindMeaning(k diff.ClaimKind) string {
	switch k {
	case diff.ClaimConfirmed:
		return "the party confirmed what another says of its position"
	case diff.ClaimDenied:
		return "the party denied it"
	case diff.ClaimMade:
		return "another says what the party's position is, for the first time"
	case diff.ClaimChanged:
		return "another says it otherwise: another position, or another answer"
	case diff.ClaimRepeated:
		return "another says it again"
	}
	return ""
}

// ClaimEventName names a claim event, never as a move of the party: "the US of Russia on
// Security guarantees: Article 5-like protection".
func ClaimEventName(e *diff.ClaimEvent, name Naming) string {
	what := name(e.By) + " of " + name(e.Party) + " on " + e.Issue.Name
	if e.To.Kind == positions.Unplaced {
		return what
	}
	return what + ": " + position(e.Issue, e.To.Kind, e.To.Point())
}

// Claimants lists who makes the claims: "US, Ukraine", each once.
func Claimants(claims []diff.Claim, name Naming) string {
	var by []*positions.Party
	for _, cl := range claims {
		if len(by) == 0 || by[len(by)-1] != cl.By {
			by = append(by, cl.By)
		}
	}
	return names(by, name)
}

// ClaimedPositions lists where the claims put the party, each place once:
// "Membership sought"; "in words only" where none names a place.
func ClaimedPositions(claims []diff.Claim) string {
	var places []string
	seen := map[string]bool{}
	for _, cl := range claims {
		if cl.Kind == positions.Unplaced {
			continue
		}
		p := position(cl.Record.Issue, cl.Kind, cl.Point())
		if !seen[p] {
			seen[p] = true
			places = append(places, p)
		}
	}
	if places == nil {
		return "in words only"
	}
	return strings.Join(places, " / ")
}

// Recent reports whether one of the claims was made after the first date.
func Recent(claims []diff.Claim) bool {
	for _, cl := range claims {
		if cl.Recent {
			return true
		}
	}
	return false
}

// claimedBeside says what there is to tell of a member whose stance is told with its group's.
func claimedBeside(c *diff.Change) string {
	what := "claimed by others, beside what " + c.To.Via.Name + " said"
	if c.Contested {
		return "contested, " + what
	}
	return what
}
