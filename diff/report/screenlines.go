package report

import (
	"slices"
	"strings"

	"stance/diff"
	"stance/diff/redline"
	"stance/diff/report/document"
	"stance/positions"
)

// sameNamed is how many are named of whom there is nothing new.
const sameNamed = 8

// toldLine is a line of the screen with what it tells of: the changes, or the claim alone.
type toldLine struct {
	document.Line
	changes []*diff.Change
	claim   *positions.Claim
}

// issue tells an issue with what stands, and what moved, on its scale.
func (s *screen) issue(is *positions.Issue) document.Scale {
	scale := document.Scale{Name: issueName(is)}
	if is.Scale != nil {
		scale.Low, scale.High = LowPole(is.Scale), HighPole(is.Scale)
		for _, o := range is.Scale.Options {
			scale.Ticks = append(scale.Ticks, is.Scale.Score(o.Value)/100)
		}
	}
	for _, l := range s.lines(is) {
		scale.Lines = append(scale.Lines, l.Line)
	}
	return scale
}

// lines tell an issue: a line for each that moved, or may have, with the words; one
// for all of whom the same was first recorded; and who is the same, is only claimed to
// hold something, or was not found.
func (s *screen) lines(is *positions.Issue) []toldLine {
	var moved, others, again []toldLine
	var first, same []*diff.Change
	for _, c := range s.byIssue[is.Index] {
		switch {
		case plainly(c) && c.Kind == diff.FirstRecorded:
			first = append(first, c)
		case plainly(c):
			same = append(same, c)
		case c.Kind == diff.Unchanged && s.claimedAlone(c): // told with its claim
		case c.Kind == diff.Held || c.Kind == diff.Unchanged:
			again = append(again, s.line(c))
		case c.Kind.Moves() && c.Kind != diff.Reverted:
			moved = append(moved, s.line(c))
		default:
			others = append(others, s.line(c))
		}
	}
	placed, inWords := s.claimedLines(is)
	lines := slices.Concat(moved, placed, others, s.firstLines(is, first), again)
	if !s.still() {
		lines = append(lines, sameLine(same)...)
	}
	return slices.Concat(lines, inWords, s.notFoundLine(is))
}

// plainly reports whether a change needs no line of its own: it was first recorded, or
// said the same again, and there is no more to it.
func plainly(c *diff.Change) bool {
	if told(c.Claims) || toneOf(c) != "" {
		return false
	}
	weighed := c.To.Weigh()
	doubted := weighed.Divided || weighed.Contradicted || c.AcceptsChanged() || Outranked(c) != nil
	switch c.Kind {
	case diff.FirstRecorded:
		return !c.To.Stance.Novel && !doubted
	case diff.Held:
		return !doubted && termsLead(c) == ""
	case diff.Unchanged:
		return true
	}
	return false
}

// told reports whether any of the claims is told with its cell: it is new.
func told(claims []diff.Claim) bool { return slices.ContainsFunc(claims, toldClaim) }

func toldClaim(cl diff.Claim) bool { return cl.Recent }

// placedClaim reports whether a claim names a position, or was answered.
func placedClaim(cl diff.Claim) bool {
	return ClaimedPlace(cl.Claim) != "" || cl.Response != positions.NoResponse
}

// line tells a change that has a line of its own.
func (s *screen) line(c *diff.Change) toldLine {
	l := document.Line{Who: whose(c), Now: spotOf(c.To.Stance), Parties: 1}
	if c.From != nil && c.Kind != diff.OwnVoice {
		l.Before = spotOf(c.From.Stance)
	}
	was, now := say("not recorded"), placeOf(c.To.Stance, sidesOf(c)...)
	if now.Text() == inWordsOnly {
		now = wordsOf(c.To.Stance, gained(c))
	}
	if c.From != nil {
		was = placeOf(c.From.Stance, sidesOf(c)...)
	}
	day := s.when.Stance(c.To.Stance)
	if rank := c.To.Weigh().Rank; c.Kind != diff.Unchanged && rank > positions.Collective && rank < positions.OtherRank {
		day = rank.String() + ", " + day // whose word it is, which stays where the words have no room
	}
	switch c.Kind {
	case diff.Shifted:
		l.Sign, l.Places, l.Tail = document.Moved, say(was, " → ", now), say("SHIFTED, ", day)
	case diff.Withdrawn:
		l.Sign, l.Places, l.Tail = document.GaveUp, say("was ", was), say("GAVE UP, ", day)
	case diff.Adopted:
		l.Sign, l.Places, l.Tail = document.TookUp, now, say("TOOK UP, ", day)
	case diff.PossibleShift:
		l.Sign, l.Places, l.Tail = document.MayHave, say("was ", was, ", now ", now), mayHaveShifted(c)
		l.Grounds = together(saidBy(c.To.Stance), say(doubt(c)), say(day))
	case diff.Reworded:
		l.Sign, l.Tail = document.ReadOn, say("reworded, ", day)
	case diff.NotComparable:
		l.Sign, l.Places, l.Tail, l.Before, l.Grounds = document.ReadOn, now, say(day), nil, groundsOf(c.To)
	case diff.OwnVoice:
		l.Sign, l.Places, l.Tail, l.Grounds = document.Recorded, now, say("for itself, ", day), groundsOf(c.To)
	case diff.FirstRecorded:
		l.Sign, l.Places, l.Tail, l.Grounds = document.Recorded, now, say(day), groundsOf(c.To)
		if c.To.Stance.Novel {
			l.Tail = say("new, ", day)
		}
	case diff.Reverted:
		l.Sign, l.Places, l.Tail = document.Same, now, say("same, back again, ", day)
	case diff.Held, diff.Unchanged:
		l.Sign, l.Now, l.Before = document.Same, nil, nil
		if tone := toneOf(c); tone != "" {
			l.Who, l.Places, l.Tail = say(l.Who, ", ", tone), said(c.To, gained(c)), say(day)
		} else if what := termsLead(c); c.Kind == diff.Held && what != "" {
			l.Who, l.Places, l.Tail = say(l.Who, ", ", what), said(c.To, append(gained(c), lost(c)...)), say(day)
			if what == acceptsLead { // which its body tells
				l.Places = nil
			}
		}
	}
	l.Body = s.body(c)
	return toldLine{Line: l, changes: []*diff.Change{c}}
}

// body gives the words of a change: of a shift those before and now, of what may have
// shifted those now; what was not repeated of what went before; and what others claim.
func (s *screen) body(c *diff.Change) []document.Labelled {
	var body []document.Labelled
	add := func(label string, p Prose) {
		if p != nil {
			body = append(body, document.Labelled{Label: label, Text: p})
		}
	}
	words := func(label string, in *diff.InForce, terms []string, besides ...Prose) {
		p, place := decisive(in, terms, sidesOf(c), besides...)
		body = append(body, document.Labelled{Label: label, Text: p, Place: place})
	}
	switch c.Kind {
	case diff.Shifted:
		words("was", c.From, lost(c), s.longAgo(c.From))
		words("now", c.To, gained(c))
		add("", notRepeated(c))
	case diff.Withdrawn:
		words("was", c.From, lost(c), s.longAgo(c.From))
		words("now", c.To, nil, lowConfidence(c.To.Stance))
	case diff.NotComparable:
		words("now", c.To, gained(c), lowConfidence(c.To.Stance))
	case diff.Adopted:
		words("now", c.To, gained(c), lowConfidence(c.To.Stance))
	case diff.PossibleShift:
		words("now", c.To, gained(c), say(doubt(c)), say(s.when.Stance(c.To.Stance)))
	case diff.Reworded:
		body = append(body, rewording(c)...)
	case diff.FirstRecorded:
		if c.To.Stance.Novel {
			words("now", c.To, gained(c), lowConfidence(c.To.Stance))
		}
	case diff.OwnVoice:
		if c.DepartsFrom != nil {
			add("", say("departs from ", the(c.DepartsFrom)))
		}
	case diff.Reverted:
		add("", say(datum(Path(c, Full, s.when))))
	case diff.Held, diff.Unchanged:
	}
	if c.Kind != diff.Unchanged {
		add("", Outranked(c))
		if c.Precision != diff.NoPrecision {
			add("", say(datum(Label(c, Full))))
		}
		if c.DateUnsure && !c.To.Stance.Record.When.Given() {
			add("", say("the day of what went before is not certain"))
		}
		if c.AcceptsChanged() && c.To.Accepts != nil {
			words := say("would now accept ", spanOf(c.Issue, c.To.Accepts.Range))
			if c.To.Accepts.Unsure() {
				words = say(words, " (unsure)")
			}
			if c.From.Accepts != nil { // else it is what was recorded first, and no concession
				add("", words)
			}
		} else if c.AcceptsChanged() {
			add("", say("what it would accept is no longer known"))
		}
		if weighed := c.To.Weigh(); weighed.Divided {
			add("", say(datum(VoicesGloss(c.To))))
		} else if weighed.Contradicted {
			add("", say(ContradictedMeaning))
		}
	}
	for _, p := range s.claimsOf(c.Claims) {
		add("", p)
	}
	return body
}

// longAgo dates words that are of another year than the comparison's end.
func (s *screen) longAgo(in *diff.InForce) Prose {
	if in == nil || in.Date().Year() == s.To.Year() {
		return nil
	}
	return say(Dating{}.Stance(in.Stance))
}

// together writes remarks one after the other.
func together(remarks ...Prose) Prose {
	remarks = slices.DeleteFunc(remarks, func(p Prose) bool { return len(p) == 0 })
	return enumerated(remarks, len(remarks))
}

// mayHaveShifted says so, and of judgements with margins whether beyond them.
func mayHaveShifted(c *diff.Change) Prose {
	word := marginsWord(c)
	if word == "" {
		return say("may have shifted")
	}
	return Prose{{Text: "may have shifted, " + word, Short: "may have, " + strings.Replace(word, "the ", "", 1)}}
}

// doubt says why a shift is no more than possible, where its basis does not say so.
func doubt(c *diff.Change) string {
	if c.To.Stance.Unconfirmed() {
		return ""
	}
	return doubts(c)
}

// notRepeated names the first term that stood before and was not repeated, and how many
// more there are.
func notRepeated(c *diff.Change) Prose {
	var terms []Prose
	for _, t := range c.Terms {
		if t.Op == redline.NotRepeated {
			terms = append(terms, say(datum(c.From.Terms[t.From].Text)))
		}
	}
	if terms == nil {
		return nil
	}
	return say("not repeated: ", enumerated(terms, 1))
}

// rewording is what was said in other words: the redline of the first term that reads
// differently, else of the summary, or where nothing of it stayed was and now; then the
// first term that was added, and a quotation.
func rewording(c *diff.Change) []document.Labelled {
	body := reworded(c)
	for _, t := range c.Terms {
		if t.Op == redline.Added {
			body = append(body, document.Labelled{Text: say("added: ", datum(briefly(c.To.Terms[t.To].Text)))})
			break
		}
	}
	if e := shortestQuote(c.To.Stance); e != nil {
		body = append(body, document.Labelled{Text: say(inContext(e), " (", datum(Speaker(e)), ")")})
	}
	return body
}

func reworded(c *diff.Change) []document.Labelled {
	if !c.WordingChanged() && !slices.ContainsFunc(c.Terms, func(t redline.TermChange) bool { return t.Op == redline.Reworded }) {
		return nil // terms came or went
	}
	segs, was, now := c.Wording, c.From.Stance.Summary, c.To.Stance.Summary
	for _, t := range c.Terms {
		if t.Op == redline.Reworded && t.From >= 0 && t.To >= 0 {
			segs, was, now = t.Wording, c.From.Terms[t.From].Text, c.To.Terms[t.To].Text
			break
		}
	}
	if kept(segs) && !redline.Rewritten(segs) {
		return []document.Labelled{{Text: redlined(AbridgedRedline(segs))}}
	}
	return []document.Labelled{{Label: "was", Text: say(datum(was))}, {Label: "now", Text: say(datum(now))}}
}

// kept reports whether a redline keeps at least as many words as it takes away: on a screen
// what it shows is else read more easily as the two texts.
func kept(segs []redline.Segment) bool {
	var words [3]int
	for _, seg := range segs {
		words[seg.Op] += wordCount(seg.Text)
	}
	return len(segs) > 1 && words[redline.Equal] >= words[redline.Delete]
}

// claimsOf tells what became of claims: those new ones that put the party at one place, and found
// no answer, together.
func (s *screen) claimsOf(claims []diff.Claim) []Prose {
	var lines []Prose
	var open [][]diff.Claim
	for _, cl := range claims {
		event := s.events[cl.Claim]
		switch {
		case !toldClaim(cl):
		case event == nil || event.Kind != diff.ClaimMade || cl.Response != positions.NoResponse:
			lines = append(lines, s.claim(cl))
		default:
			at := slices.IndexFunc(open, func(list []diff.Claim) bool { return claimedWhat(list[0]) == claimedWhat(cl) })
			if at < 0 {
				open, at = append(open, nil), len(open)
			}
			open[at] = append(open[at], cl)
		}
	}
	for _, list := range open {
		if len(list) == 1 {
			lines = append(lines, s.claim(list[0]))
			continue
		}
		var by []Prose
		answer := s.answer(list[0])
		for _, cl := range list {
			by = append(by, s.by(cl))
			if s.answer(cl).Text() != answer.Text() {
				answer = say("; no answer found")
			}
		}
		lines = append(lines, say("claimed by ", enumerated(by, verdictNames), ": ", datum(claimedWhat(list[0])), answer))
	}
	return lines
}

// claim tells what became of a claim with the cell that it is about.
func (s *screen) claim(cl diff.Claim) Prose {
	what, day := say(datum(claimedWhat(cl))), s.when.Claim(cl.Claim)
	event := s.events[cl.Claim]
	switch {
	case event != nil && event.Kind == diff.ClaimRepeated:
		return say("claimed by ", s.by(cl), " again, ", day, ": ", what, s.answer(cl))
	case cl.Response == positions.Confirmed:
		return say("CONFIRMS what ", s.by(cl), " claims, ", day, ": ", what)
	case cl.Response == positions.Denied:
		return say("DENIES what ", s.by(cl), " claims, ", day, ": ", what)
	case event != nil && event.Kind == diff.ClaimChanged:
		return say("claimed by ", s.by(cl), " otherwise, ", day, ": ", what, "; before ", datum(claimBefore(event.From)), s.answer(cl))
	}
	return say("claimed by ", s.by(cl), ", ", day, ": ", what, s.answer(cl))
}

// answer says what is known of an answer to a claim: of one without, whether the party spoke
// on it since, and when that is not known.
func (s *screen) answer(cl diff.Claim) Prose {
	if cl.Response != positions.NoResponse {
		return say("; " + cl.Response.String())
	}
	own := (*positions.Stance)(nil)
	if hd, ok := s.History.InForce(cl.Record.Party, cl.Record.Issue, s.To); ok && hd.Spoken() {
		own = hd.Stance
	}
	switch order := claimOrder(cl.Claim, own, Short); {
	case order == "":
		return say("; no answer found")
	case order == "order not known":
		return say("; " + order)
	}
	return say("; not taken up since")
}

// by names who claims, and of which rank: in full with an article where English wants one,
// short without.
func (s *screen) by(cl diff.Claim) Prose {
	name := party(cl.By)
	name[0].Text = the(cl.By).Text()
	if _, rank := claimVoice(s.History, cl.Claim); rank != positions.NoRank && !rank.Speaks() && rank != positions.OtherRank {
		return say("the ", datum(cl.By.Label()), " "+rank.String())
	}
	return name
}

// claimedWhat is where a claim puts the party, or in short words what it says.
func claimedWhat(cl diff.Claim) string {
	if what := claimedPosition(cl); what != inWordsOnly {
		return what
	}
	return briefly(cl.Summary)
}

// claimedPosition is where a claim puts the party, without how else it could be read.
func claimedPosition(cl diff.Claim) string {
	if cl.Kind == positions.Placed {
		return Point(cl.Record.Issue, cl.Point())
	}
	if in, ok := cl.Interval(); ok {
		return spanOf(cl.Record.Issue, in).Text()
	}
	if place := ClaimedPlace(cl.Claim); place != "" {
		return place
	}
	return inWordsOnly
}

// lost and gained are the terms that stood before and stand no more, or where there are
// none those that were not repeated; and those that came.
func lost(c *diff.Change) []string {
	var texts, unrepeated []string
	for _, t := range c.Terms {
		switch t.Op {
		case redline.Ended, redline.Reworded:
			texts = append(texts, c.From.Terms[t.From].Text)
		case redline.NotRepeated:
			unrepeated = append(unrepeated, c.From.Terms[t.From].Text)
		case redline.TermEqual, redline.Added, redline.OnlyA, redline.OnlyB:
		}
	}
	if texts == nil {
		return unrepeated
	}
	return texts
}

func gained(c *diff.Change) []string {
	var texts []string
	for _, t := range c.Terms {
		if t.To >= 0 && t.Op != redline.TermEqual {
			texts = append(texts, c.To.Terms[t.To].Text)
		}
	}
	return texts
}

// firstLines tells what was first recorded: those of one range and certainty in one
// line, and with the last of these whose words alone are recorded. Without a scale each
// has its words.
func (s *screen) firstLines(is *positions.Issue, changes []*diff.Change) []toldLine {
	type group struct {
		changes []*diff.Change
		grounds Prose
		spot    *document.Spot // nil where nothing can be drawn
		place   Prose
		days    spanned
	}
	nothingDrawn := !slices.ContainsFunc(changes, func(c *diff.Change) bool { return spotOf(c.To.Stance) != nil })
	var groups []*group
	var lines []toldLine
	for _, c := range changes {
		st := c.To.Stance
		spot := spotOf(st)
		if spot == nil && (is.Scale == nil || st.Kind != positions.None && nothingDrawn) {
			words := said(c.To, gained(c))
			line := document.Line{Sign: document.Recorded, Who: whose(c), Places: words, Tail: say(s.when.Stance(c.To.Stance)), Parties: 1}
			lines = append(lines, toldLine{Line: line, changes: []*diff.Change{c}})
			continue
		}
		place, grounds := placeOf(st), groundsOf(c.To)
		i := slices.IndexFunc(groups, func(g *group) bool {
			if spot == nil || g.spot == nil {
				return g.spot == spot && g.place.Text() == place.Text()
			}
			return *g.spot == *spot && g.grounds.Text() == grounds.Text()
		})
		if i < 0 {
			g := &group{place: place, grounds: grounds, spot: spot, days: s.spannedBy(st)}
			groups, i = append(groups, g), len(groups)
		}
		g := groups[i]
		g.changes = append(g.changes, c)
		g.days = g.days.with(s.spannedBy(st))
	}
	drawn := slices.DeleteFunc(slices.Clone(groups), func(g *group) bool { return g.spot == nil })
	for _, g := range groups {
		l := document.Line{Sign: document.Recorded, Who: whoseAll(g.changes), Places: g.place, Tail: say(s.spanned(g.days)), Parties: len(g.changes)}
		switch {
		case g.spot != nil:
			l.Now, l.Grounds = g.spot, g.grounds
		case len(drawn) > 0 && g.place.Text() == inWordsOnly:
			continue
		}
		lines = append(lines, toldLine{Line: l, changes: g.changes})
	}
	if at := slices.IndexFunc(groups, func(g *group) bool { return g.place.Text() == inWordsOnly }); at >= 0 && len(drawn) > 0 {
		l, g := &lines[len(lines)-1], groups[at]
		beside := drawn[len(drawn)-1]
		l.Also = say("in words: ", whoseAll(g.changes))
		l.Tail = say(s.spanned(g.days.with(beside.days)))
		l.Parties += len(g.changes)
		l.changes = slices.Concat(l.changes, g.changes)
	}
	return lines
}

// sameLine names who is the same.
func sameLine(changes []*diff.Change) []toldLine {
	if len(changes) == 0 {
		return nil
	}
	slices.SortStableFunc(changes, func(a, b *diff.Change) int { return a.Party.Index - b.Party.Index })
	return []toldLine{{Line: document.Line{Sign: document.Same, Who: whoseAll(changes), Parties: len(changes)}, changes: changes}}
}

// claimedAlone reports whether what is news of a cell is what others claim, which has a line
// of its own.
func (s *screen) claimedAlone(c *diff.Change) bool {
	return slices.ContainsFunc(s.alone[c.Issue.Index], func(cell diff.ClaimedCell) bool { return cell.Party == c.Party })
}

// claimedLines tells what others have claimed since the first date of parties of which nothing
// else is told on the issue: what names a position, or was answered, and what is in words.
func (s *screen) claimedLines(is *positions.Issue) (placed, inWords []toldLine) {
	for _, cell := range s.alone[is.Index] {
		for _, cl := range cell.Claims {
			if !cl.Recent {
				continue
			}
			claim := say(datum(claimedWhat(cl)), ", claims ", s.by(cl))
			switch event := s.events[cl.Claim]; {
			case event == nil:
			case event.Kind == diff.ClaimRepeated:
				claim = say(claim, " again")
			case event.Kind == diff.ClaimChanged:
				claim = say(claim, "; before ", datum(claimBefore(event.From)))
			}
			if cl.Response != positions.NoResponse {
				claim = say(claim, "; "+cl.Response.String())
			}
			line := toldLine{claim: cl.Claim, Line: document.Line{
				Sign: document.Claimed, Who: partyOn(cell.Party, is), Places: claim, Tail: say(s.when.Claim(cl.Claim)), Parties: 1,
			}}
			if placedClaim(cl) {
				placed = append(placed, line)
			} else {
				inWords = append(inWords, line)
			}
		}
	}
	return placed, inWords
}

// notFoundLine names who was looked for since the first date, and not found; but for
// those that were found nowhere, whom the coverage tells.
func (s *screen) notFoundLine(is *positions.Issue) []toldLine {
	var who, again []Prose
	for _, silence := range s.silent[is.Index] {
		r := silence.Record
		if r.Date > s.From && !slices.Contains(s.nowhere, r.Party) {
			who = append(who, partyOn(r.Party, is))
		}
	}
	for _, silence := range s.newSilences() {
		r := silence.Record
		if hd, ok := s.History.InForce(r.Party, r.Issue, s.To); r.Issue == is && ok && hd.Spoken() {
			again = append(again, partyOn(r.Party, is))
		}
	}
	var lines []toldLine
	add := func(what string, who []Prose) {
		if who != nil {
			lines = append(lines, toldLine{Line: document.Line{Sign: document.NotFound, Who: say(what, enumerated(who, sameNamed)), Parties: len(who)}})
		}
	}
	add("nothing found: ", who)
	add("not found again: ", again)
	return lines
}

// whose names the party of a change, and the group through which it has its stance.
func whose(c *diff.Change) Prose {
	if c.To.Spoken() {
		return partyOn(c.Party, c.Issue)
	}
	return say(partyOn(c.Party, c.Issue), " via ", partyOn(c.To.Via, c.Issue))
}

// whoseAll names the parties of changes: those that speak for themselves, then those that
// have their stance through a group, by the group.
func whoseAll(changes []*diff.Change) Prose {
	var spoken []Prose
	var groups []*positions.Party
	through := map[*positions.Party][]Prose{}
	for _, c := range changes {
		group := c.To.Via
		if c.To.Spoken() {
			spoken = append(spoken, partyOn(c.Party, c.Issue))
			continue
		}
		if through[group] == nil {
			groups = append(groups, group)
		}
		through[group] = append(through[group], partyOn(c.Party, c.Issue))
	}
	var parts []Prose
	if spoken != nil {
		parts = append(parts, enumerated(spoken, sameNamed))
	}
	for _, group := range groups {
		parts = append(parts, say("via ", party(group), ": ", enumerated(through[group], sameNamed)))
	}
	return separated(parts)
}

// party is partyRun as prose.
func party(p *positions.Party) Prose { return Prose{partyRun(p)} }

// groundsOf says what an uncertain stance rests on, and whose word it is where that is not the
// party's highest.
func groundsOf(in *diff.InForce) Prose {
	st := in.Stance
	switch voice := VoiceGloss(in); {
	case st.Unconfirmed():
		return saidBy(st)
	case voice != "":
		return together(say(datum(strings.TrimSuffix(voice, " says"))), lowConfidence(st))
	}
	return lowConfidence(st)
}

func unsure(s *positions.Stance) bool { return s.Unconfirmed() || s.Confidence == positions.Low }

// spotOf is where a stance stands on its scale; nil where it does not.
func spotOf(st *positions.Stance) *document.Spot {
	in, ok := st.Interval()
	if !ok {
		return nil
	}
	scale := st.Record.Issue.Scale
	spot := &document.Spot{At: -1, Low: scale.Score(in.Low.Value) / 100, High: scale.Score(in.High.Value) / 100, Unsure: unsure(st)}
	if score, ok := st.Score(); ok {
		spot.At = score / 100
	}
	return spot
}

// figure is the number of a position on a numeric scale, which its drawing does not give, as it is
// read beside other stances.
func figure(st *positions.Stance, beside ...*positions.Stance) string {
	if scale := st.Record.Issue.Scale; st.Kind != positions.Placed || scale == nil || !scale.Numeric() {
		return ""
	}
	return Position(st, beside...)
}
