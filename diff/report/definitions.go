package report

import (
	"strings"
	"unicode/utf8"

	"stance/diff"
	"stance/diff/redline"
	"stance/diff/report/document"
	"stance/positions"
)

// methodNote says what in a report is whose.
const methodNote = "This report keeps apart what the sources carry (evidence, quoted or paraphrased, each with its source), " +
	"what the coder made of it (positions, summaries, confidence) and what was computed from that (kinds of change, distances). " +
	"Its sentences were composed from the records of the dataset, and nothing was added to them."

// reading says what in the report is whose, from what data it was made, and what its
// words mean.
func (r *ChangeReport) reading() document.Section {
	blocks := []document.Block{document.Para{Text: say(methodNote)}}
	if d := r.History.Dataset.Codebook.Description; d != "" {
		blocks = append(blocks, document.Para{Text: say(datum(d))})
	}
	blocks = append(blocks, r.definitions(), document.Para{Text: say("Cite as: ", r.citation(), " The same data gives the same report.")})
	return document.Section{ID: "method", Name: say("How to read this"), Part: true, Folded: true, Blocks: blocks}
}

// definitions explains how every word in the report was decided: those words, and
// only those, that it uses.
func (r *ChangeReport) definitions() document.Glossary {
	var list document.Glossary
	define := func(term, text string) { list.Entries = append(list.Entries, explained(term, text)) }

	define("Stance", "What a party wanted on an issue on a day, placed by a coder on the issue's scale from what the sources carry. "+
		"It counts from the day it was taken, whenever it became known, and stands until the party says otherwise.")
	var kinds [len(diff.Kinds)]bool
	var used usedWords
	for i := range r.told {
		kinds[r.told[i].Kind] = !r.oneDay()
		used.note(&r.told[i])
	}
	for i := range diff.Kinds {
		k := diff.Kind(i)
		if kinds[k] {
			define(capitalised(KindWord(k, 1)), kindDefinition(k))
		}
	}
	if used.novel {
		define("New", "First recorded, and in the coder's judgement not held before.")
	}
	if used.tone {
		define("Harder, softer", "How a stance sounds against the party's previous one, in the coder's judgement, where the scale cannot tell it.")
	}
	define("Stated", "By the party's own spokesperson, in direct or indirect speech.")
	if used.recounted {
		define("Recounted by media", "Media summarise a line that the party holds in public.")
	}
	if used.unconfirmed {
		define("Unconfirmed", "Reported by unnamed sources, judged by a source's author or its expert, or inferred by the coder: nothing the party is known to have said.")
	}
	define("Confidence", "High, moderate or low: how sure the coder is that the stance reads the evidence rightly. It is no probability that the party will act on it.")
	if used.margins {
		define("Beyond, within the margins", "Of what experts or a source's author judged at both dates, with a margin around each judgement: the margins do not meet, or they do. What lies within may be no more than the spread of the judgements.")
	}
	if used.margin {
		define("Could be read as", "The range of the scale in which another careful reader could place the party. What moves within it counts as a possible shift, and gets no arrow and no direction.")
	}
	if used.claims || len(r.besides)+len(r.ShownClaims()) > 0 {
		define("Claimed", "What one party says of another's position. It is told as the claimant's, never counted as a stance, and contested where the party has not answered it and has a position of its own elsewhere.")
	}
	if len(r.ShownSilences()) > 0 {
		define("Searched, nothing found", "The coder searched the sources for a position and found none. It is not a position, and replaces none.")
	}
	if used.notRepeated {
		define("Not repeated", "A term that is missing from the later statement. That does not end it: terms end when the party withdraws, meets or replaces them.")
	}
	if used.inherited {
		define("Via a group", "A member without a stance of its own is taken to share its group's. What it then says itself counts for it alone, and never moves the group.")
	}
	if used.redline {
		list.Redlines = say("words that stand in the later text, and words that stood in the earlier one. " +
			"Summaries are the coder's wording: a change in them may be the coder's and not the party's.")
	}
	if used.steps {
		define("Steps", "Options passed on an issue's scale. Their even spacing is a convention and not a finding, so steps on two issues are not alike in size.")
	}
	if r.Distances.Any() {
		define("Distance", "Scores run from 0 at the low pole of an issue's scale to 100 at its high pole. The gap between two parties is the mean of their differences in score "+
			"over the issues on which both are placed, weighted by how much each issue matters to the two (50 where that is not recorded). "+
			"Over time only issues placed at both dates count, with the weights of the first; the change is split exactly between the two parties' moves.")
	}
	if r.graded() {
		define("Reliability", reliabilityGloss+" It grades the publisher, not what a speaker says through it.")
	}
	return list
}

// graded reports whether any of the sources cited has a grade.
func (r *ChangeReport) graded() bool {
	for s := range r.sources {
		if s.Reliability != "" {
			return true
		}
	}
	return false
}

const reliabilityGloss = "The Admiralty code, A to F: completely, usually, fairly, not usually reliable, unreliable, not to be judged."

// usedWords notes which words a report's changes call for.
type usedWords struct {
	novel, tone, recounted, unconfirmed, margin, margins, claims, notRepeated, inherited, redline, steps bool
}

func (u *usedWords) note(c *diff.Change) {
	ends := []*diff.InForce{c.To}
	if c.From != nil {
		ends = append(ends, c.From)
	}
	for _, in := range ends {
		u.recounted = u.recounted || in.Stance.Basis == positions.Recounted
		u.unconfirmed = u.unconfirmed || in.Stance.Unconfirmed()
		u.margin = u.margin || in.Stance.Plausible != nil
		u.inherited = u.inherited || in.Via != nil
	}
	u.novel = u.novel || c.Kind == diff.FirstRecorded && c.To.Stance.Novel
	u.tone = u.tone || c.To.Stance.Tone != positions.NoTone
	u.margins = u.margins || c.Margins() != diff.NoMargins
	u.claims = u.claims || len(c.Claims) > 0
	u.steps = u.steps || c.Steps != nil && *c.Steps != 0
	u.redline = u.redline || redlinesWording(c)
	for _, tc := range c.Terms {
		u.notRepeated = u.notRepeated || tc.Op == redline.NotRepeated
		u.redline = u.redline || tc.Op == redline.Reworded
	}
}

// kindDefinition says how a kind of change is decided.
func kindDefinition(k diff.Kind) string {
	switch k {
	case diff.Shifted:
		return "Stated or recounted positions at both dates, with no low confidence, and their margins do not meet."
	case diff.Withdrawn:
		return "The party gave up its position and now holds none: a finding, not a silence."
	case diff.Adopted:
		return "The party took a position after the finding that it held none."
	case diff.Reverted:
		return "The same position at both dates, with an established move away from it and back in between."
	case diff.PossibleShift:
		return "The positions recorded differ, but the margins around them (the coder's, or those of experts) meet, or a side is unconfirmed or of low confidence."
	case diff.Reworded:
		return "In words only at both dates, and the coder's wording or the terms differ: the redline is what there is to compare."
	case diff.NotComparable:
		return "The scale cannot tell whether anything moved, since one of the positions is in words only or a range that overlaps: read the words."
	case diff.OwnVoice:
		return "A member that its group spoke for before has now spoken for itself. Whether it ever shared the group's line is not known."
	case diff.FirstRecorded:
		return "The first stance in this dataset. Nothing is known of what the party held before, so it is not necessarily new."
	case diff.Held:
		return "Said, reported or judged anew, and the same position."
	case diff.Unchanged:
		return "Nothing new was said, so the earlier stance stands."
	}
	return ""
}

func capitalised(s string) string {
	if s == "" || s[0] >= utf8.RuneSelf {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
