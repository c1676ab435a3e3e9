package report

import (
	"slices"
	"strconv"
	"strings"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
	"stance/positions/wording"
)

// How much the findings say: so many are told one by one, each in no more than so many words.
// The others are told with their issues, as is what these leave out.
const (
	mostFindings = 6
	findingWords = 25
)

// findings tells what happened, a finding each with the words that decide it, what matters
// most first: what moved before what may have, and that before what was first recorded; those
// alike by their issues. Where nothing happened, the verdict has said so.
func (r *ChangeReport) findings(s *screen) []document.Block {
	type found struct {
		is *positions.Issue
		toldLine
	}
	var all []found
	for _, is := range s.byStrength(s.told) {
		for _, l := range s.lines(is) {
			if news(l.Line) {
				all = append(all, found{is, l})
			}
		}
	}
	if all == nil {
		return nil
	}
	slices.SortStableFunc(all, func(a, b found) int { return weight(a.toldLine) - weight(b.toldLine) })
	section := document.Section{ID: "brief", Name: say("In brief"), Part: true}
	for i, f := range all {
		if i == mostFindings {
			section.Blocks = append(section.Blocks, document.Para{Text: say("And ", document.Thousands(len(all)-i), " more, with their issues.")})
			break
		}
		section.Blocks = append(section.Blocks, document.Entry{ID: findingAnchor(f.is, f.toldLine), Name: findingName(i+1, f.is, f.toldLine), Number: i + 1, Head: finding(f.is, f.toldLine), Body: r.beside(decided(f.toldLine)...)})
	}
	return []document.Block{section}
}

// findingAnchor is where a finding stands, whatever its number: what is told of a party on an
// issue, by whom something is claimed of it, or that nothing was found.
func findingAnchor(is *positions.Issue, l toldLine) string {
	switch {
	case len(l.changes) > 0:
		return "f-" + cellOf(is, l.changes[0].Party)
	case l.claim == nil:
		return "f-not-found-" + fragment(is.ID, is.Index)
	}
	return "f-claim-" + cellOf(is, l.claim.Record.Party) + "." + fragment(l.claim.By.ID, l.claim.By.Index)
}

// findingName calls a finding by its number, and by what it is about.
func findingName(number int, is *positions.Issue, l toldLine) string {
	return "Finding " + strconv.Itoa(number) + ": " + l.Who.Text() + " on " + is.Name
}

// weight orders findings, the weightiest first, as the kinds of change and claim are ordered.
// What a party says for itself for the first time goes before what was first recorded.
func weight(l toldLine) int {
	of := func(so func(*diff.Change) bool) bool { return slices.ContainsFunc(l.changes, so) }
	switch l.Sign {
	case document.Moved, document.GaveUp, document.TookUp:
		return 0
	case document.Claimed:
		if l.claim.Response == positions.NoResponse && ClaimedPlace(l.claim) == "" {
			return 9
		}
		return 1
	case document.MayHave:
		return 3 + int(l.changes[0].Margins())
	case document.ReadOn:
		return 6
	case document.Same:
		if of(func(c *diff.Change) bool { return c.Kind == diff.Reverted }) {
			return 2
		}
		return 7
	case document.Recorded:
		if of(func(c *diff.Change) bool { return c.Kind == diff.OwnVoice || len(c.Claims) > 0 }) {
			return 7
		}
		return 8
	}
	return 10
}

// finding is a line of the screen in a few words: who, on what, what happened and where that
// is on the scale. Where it gets too long it leaves out from the end, then names are short,
// and at last it is broken off.
func finding(is *positions.Issue, l toldLine) document.Text {
	on := say(" on ", Prose{{Text: is.Name, Data: true, Bold: true, To: "#" + issueAnchor(is)}})
	event, places := eventOf(l), l.Places
	if len(event)+len(places)+len(l.Also) > 0 {
		on = say(on, ": ")
	}
	if l.Sign.Moves() {
		event = with(event, document.Moving, true)
	}
	if len(l.Grounds) > 0 && !voiceTold(l) {
		places = bracketed(places, l.Grounds)
	}
	short := l.Who
	for next, ok := short.Shorter(); ok; next, ok = short.Shorter() {
		short = next
	}
	var head document.Text
	for _, of := range []struct {
		who   document.Text
		parts []document.Text
	}{
		{l.Who, []document.Text{event, places, l.Also}},
		{l.Who, []document.Text{event, places}},
		{short, []document.Text{event, places}},
		{l.Who, []document.Text{event}},
		{short, []document.Text{event}},
	} {
		head = say(namesBold(of.who), on, listedText("; ", of.parts...))
		if wordCount(head.Text()) <= findingWords {
			return head
		}
	}
	return brokenOff(head, findingWords)
}

// voiceTold reports whether what a line rests on is no more than whose word it is, where its
// tail says of which rank and the words beside it by whom.
func voiceTold(l toldLine) bool {
	if len(l.changes) == 0 {
		return false
	}
	now := l.changes[0].To
	return strings.HasPrefix(l.Tail.Text(), now.Weigh().Rank.String()+", ") && l.Grounds.Text() == strings.TrimSuffix(VoiceGloss(now), " says")
}

// brokenOff is the beginning of a text, up to so many words, with an ellipsis as the last.
func brokenOff(t document.Text, most int) document.Text {
	var cut document.Text
	for _, run := range t {
		left := most - 1 - wordCount(cut.Text())
		if wordCount(run.Text) <= left {
			cut = append(cut, run)
			continue
		}
		words, n := strings.Fields(run.Text), 0
		for n < len(words) && wordCount(strings.Join(words[:n+1], " ")) <= left {
			n++
		}
		if n > 0 {
			run.Text, run.Short = strings.Join(words[:n], " "), ""
			cut = append(cut, run)
		}
		break
	}
	return say(cut, " …")
}

// decided are the words by which a line's change or claim is told: of a change of position
// those before, too. What several parties have in common is told in the words of the first
// of them that has any.
func decided(l toldLine) []words {
	if l.claim != nil {
		return []words{{party: l.claim.By, list: l.claim.Evidence, record: l.claim.Record, summary: l.claim.Summary}}
	}
	if len(l.changes) == 0 {
		return nil
	}
	c := l.changes[0]
	if i := slices.IndexFunc(l.changes, func(c *diff.Change) bool { return slices.ContainsFunc(c.To.Stance.Evidence, quotes) }); i >= 0 {
		c = l.changes[i]
	}
	now := wordsOfStance("", c.To.Stance)
	if c.From == nil || !c.Kind.Moves() {
		return []words{now}
	}
	now.use = "now"
	return []words{wordsOfStance("before", c.From.Stance), now}
}

// quotes reports whether a piece of evidence has words of somebody named for what it supports.
func quotes(e positions.Evidence) bool {
	return e.Use == positions.Supports && e.Quote != "" && e.Speaker != ""
}

func wordsOfStance(use string, st *positions.Stance) words {
	w := words{use: use, party: st.Record.Party, list: st.Evidence, record: st.Record, summary: st.Summary}
	if namesPosition(st) {
		w.summary = ""
	}
	return w
}

// namesPosition reports whether a summary only names the position, as it does where a file has
// none: then nobody worded it.
func namesPosition(st *positions.Stance) bool {
	switch {
	case st.Kind == positions.None:
		return st.Summary == "none"
	case st.Kind == positions.Placed && st.Option < 0:
		v, err := strconv.ParseFloat(st.Summary, 64)
		return err == nil && v == st.Value
	}
	return wording.Same(st.Summary, Position(st))
}

// namesBold sets off what is of the dataset.
func namesBold(t document.Text) document.Text {
	set := slices.Clone(t)
	for i := range set {
		set[i].Bold = set[i].Data
	}
	return set
}

// eventOf says what happened in a word, and when; of most lines their tail says both.
func eventOf(l toldLine) document.Text {
	word := ""
	switch l.Sign {
	case document.Recorded:
		word = "first recorded"
	case document.ReadOn:
		word = "to be read in its words"
		if c := l.changes; len(c) > 0 && !slices.ContainsFunc(c, func(of *diff.Change) bool { return of.Precision != c[0].Precision || of.Precision == diff.NoPrecision }) {
			word = Label(c[0], Full)
		}
	case document.Claimed:
		word = "only claimed"
	case document.Same:
		word = "the same"
	case document.NotFound: // so it is named
	case document.Moved, document.GaveUp, document.TookUp, document.MayHave:
	}
	tail := l.Tail.Text()
	switch {
	case tail == "":
		return say(word)
	case word != "" && toldDay(l.Tail):
		return say(word, ", ", l.Tail)
	}
	return l.Tail
}

// toldDay reports whether a tail is a day, or a span of days, and nothing else.
func toldDay(t document.Text) bool {
	text := t.Text()
	for _, begins := range []string{"about ", "on or before ", "at least since ", "January ", "February ", "March ", "April ", "May ", "June ", "July ", "August ", "September ", "October ", "November ", "December "} {
		if strings.HasPrefix(text, begins) {
			return true
		}
	}
	return text != "" && '0' <= text[0] && text[0] <= '9'
}
