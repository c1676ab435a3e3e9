package report

import (
	"strings"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// NotFound is how silence reads: the coder looked, and found nothing.
const NotFound = "searched, nothing found"

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
	return joinedBy(": ", "claimed by "+name(cl.By)+", "+Dating{}.Claim(cl), ClaimedPlace(cl))
}

// ClaimedPlace says where a claim puts the party; "" of one in words.
func ClaimedPlace(cl *positions.Claim) string {
	is := cl.Record.Issue
	switch {
	case cl.Kind == positions.None:
		return position(is, cl.Kind, cl.Point())
	case cl.Kind == positions.Placed && cl.Plausible != nil && cl.Plausible.Low.Value != cl.Plausible.High.Value:
		return Point(is, cl.Point()) + ", " + couldBe(is, *cl.Plausible)
	case cl.Kind == positions.Placed:
		return Point(is, cl.Point())
	case cl.Plausible != nil:
		return Span(is, *cl.Plausible)
	}
	return ""
}

// ResponseGloss says how the party that a claim is about answered it, as far as the
// sources tell that were read, of which there are so many.
func ResponseGloss(cl *positions.Claim, read int, name Naming) string {
	switch cl.Response {
	case positions.Confirmed:
		return "confirmed by " + name(cl.Record.Party)
	case positions.Denied:
		return "denied by " + name(cl.Record.Party)
	}
	return "no answer found" + inSources(read)
}

// inSources says in how many sources something was not found; "" where none was read.
func inSources(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return " in one source"
	}
	return " in " + document.Thousands(n) + " sources"
}

// SourcesRead counts the sources that were read for what is known of the dates up to one:
// those that its stances, claims and silences cite, or were searched in.
func SourcesRead(h *positions.History, date positions.Date) int {
	read := make([]bool, len(h.Dataset.Sources))
	cite := func(list []positions.Evidence) {
		for i := range list {
			if s := list[i].Source; s != nil && s.Index < len(read) && !h.Later(&list[i]) {
				read[s.Index] = true
			}
		}
	}
	for _, r := range h.Dataset.Records {
		if r.Date > date {
			continue
		}
		if h.KnowsStance(r) {
			cite(r.Stance.Evidence)
		}
		if h.KnowsSilence(r) {
			cite(r.Silence.Evidence)
		}
		for _, cl := range r.Claims {
			if h.KnowsClaim(cl) {
				cite(cl.Evidence)
			}
		}
	}
	n := 0
	for _, is := range read {
		if is {
			n++
		}
	}
	return n
}

// contestedGloss says that the party's own words are elsewhere.
const contestedGloss = "contested"

// ClaimGlosses says what is known of a claim beside its words: how it was answered, whether
// the party's own words are elsewhere, which came first, and whether it is in line with what
// the claimant itself stands for. So many sources were read up to the date.
func ClaimGlosses(h *positions.History, cl diff.Claim, date positions.Date, read int, name Naming) []string {
	var own *positions.Stance
	if hd, ok := h.InForce(cl.Record.Party, cl.Record.Issue, date); ok && hd.Spoken() {
		own = hd.Stance
	}
	glosses := []string{ResponseGloss(cl.Claim, read, name)}
	add := func(words string) {
		if words != "" {
			glosses = append(glosses, words)
		}
	}
	if diff.Contests(cl.Claim, own) {
		add(contestedGloss)
	}
	add(claimOrder(cl.Claim, own, name))
	if cl.InLine != nil && *cl.InLine {
		add("in line with " + possessive(name(cl.By)) + " own " + offerOrPosition(h, cl.By, cl.Record.Issue, date))
	}
	if cl.Accepts != nil {
		add("by this account it would accept " + Acceptance(cl.Record.Issue, cl.Acceptance()))
	}
	if cl.Basis != positions.Stated {
		add(BasisGloss(cl.Basis))
	}
	if cl.Confidence != positions.Moderate {
		add(ConfidenceGloss(cl.Confidence))
	}
	add(KnownSince(cl.KnownDate(), cl.Record.Date))
	return glosses
}

// claimOrder says whether a claim that found no answer was made before what the party says
// itself, nil for nothing, as far as the days are known.
func claimOrder(cl *positions.Claim, own *positions.Stance, name Naming) string {
	if own == nil || cl.Response != positions.NoResponse {
		return ""
	}
	claimFrom, claimTo := cl.Dated().Span(cl.Record.Date)
	from, to := own.Record.When.Span(own.Record.Date)
	claimed, placed := cl.Interval()
	held, holds := own.Interval()
	switch {
	case from > claimTo && placed && holds && !claimed.Meets(held):
		return name(cl.Record.Party) + " has since spoken on it without taking it up"
	case from > claimTo: // what it says may be just this
		return ""
	case to >= claimFrom:
		return "order not known"
	}
	return ""
}

// offerOrPosition is what a party's stance is called that has an offer among its terms, and
// one that has none.
func offerOrPosition(h *positions.History, p *positions.Party, is *positions.Issue, date positions.Date) string {
	if hd, ok := h.InForce(p, is, date); ok {
		for _, t := range h.Terms(hd, p) {
			if t.Kind == positions.Offer {
				return "offer"
			}
		}
	}
	return "position"
}

// possessive is a name as whose something is: "the US's", "European leaders'".
func possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "'"
	}
	return name + "'s"
}

// claimVoice is who makes a claim in so many words, nil for nobody named, and how high he or
// she stands in the party.
func claimVoice(h *positions.History, cl *positions.Claim) (*positions.Evidence, positions.Rank) {
	for i := range cl.Evidence {
		e := &cl.Evidence[i]
		if e.Use != positions.Supports || e.Speaker == "" {
			continue
		}
		if s, speaks := h.Dataset.Codebook.Speaker(e.Speaker, cl.By); speaks {
			if s == nil {
				return e, positions.NoRank
			}
			return e, s.Rank
		}
	}
	return nil, positions.NoRank
}

// ClaimMaker names who makes a claim: "United States, its envoy Steve Witkoff".
func ClaimMaker(h *positions.History, cl *positions.Claim, name Naming) string {
	e, rank := claimVoice(h, cl)
	switch {
	case e == nil || e.Speaker == cl.By.Name:
		return name(cl.By)
	case rank == positions.NoRank || rank == positions.OtherRank:
		return name(cl.By) + " (" + e.Speaker + ")"
	case rank == positions.Collective:
		return name(cl.By) + " (" + rank.String() + ")"
	}
	return name(cl.By) + " (its " + rank.String() + " " + e.Speaker + ")"
}

// ClaimEventHead says what became of a claim, by whom and when, and never that it is so.
func ClaimEventHead(h *positions.History, e *diff.ClaimEvent, name Naming, w Dating) string {
	who, day, place := ClaimMaker(h, e.To, name), w.Claim(e.To), ClaimedPlace(e.To)
	claim := joinedBy(": ", "what "+who+" claims", place)
	switch e.Kind {
	case diff.ClaimConfirmed:
		return "CONFIRMED by " + name(e.Party) + ", " + day + ": " + claim
	case diff.ClaimDenied:
		return "DENIED by " + name(e.Party) + ", " + day + ": " + claim
	case diff.ClaimMade:
		return joinedBy(": ", "CLAIMED by "+who+", "+day, place)
	case diff.ClaimChanged:
		return joinedBy("; before ", joinedBy(": ", "CLAIMED OTHERWISE by "+who+", "+day, place), claimBefore(e.From))
	case diff.ClaimRepeated:
		return joinedBy(": ", "claimed again by "+who+", "+day, place)
	}
	return ""
}

// claimBefore says what a claim was before, and how it had been answered.
func claimBefore(cl *positions.Claim) string {
	place := ClaimedPlace(cl)
	if place == "" {
		place = inWordsOnly
	}
	if cl.Response != positions.NoResponse {
		place += ", " + cl.Response.String()
	}
	return place
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

// ClaimEventName names a claim event, never as a move of the party: "United States about
// Russia, on Security guarantees (Article 5-like protection)".
func ClaimEventName(e *diff.ClaimEvent, name Naming) string {
	what := name(e.By) + " about " + name(e.Party) + ", on " + e.Issue.Name
	if place := ClaimedPlace(e.To); place != "" {
		what += " (" + place + ")"
	}
	return what
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
		p := ClaimedPlace(cl.Claim)
		if p == "" {
			continue
		}
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

// besideGroup says what there is to tell of a cell whose stance is not told there: of a
// member's, as it is told with its group's.
func besideGroup(c *diff.Change) string {
	if len(c.Claims) == 0 {
		return NotFound + " of its own, beside what " + c.To.Via.Name + " said"
	}
	what := "claimed by others"
	if c.Inherited {
		what += ", beside what " + c.To.Via.Name + " said"
	}
	if c.Contested {
		return "contested, " + what
	}
	return what
}
