package tables

import "fmt"

// dictionary says once what a column means, in whatever table it stands.
var dictionary = []struct {
	name, doc string
	of        Type
}{
	{"record", "what the row is: a change or stance, a claim, a claim event, or silence; a gap, a distance on an issue, a zone of possible agreement, or a range that it rests on; where a party stands (column), or a term; or a stance that is too old", Word},
	{"party", "whose stance it is: the party's id", Word},
	{"issue", "on what: the issue's id", Word},
	{"kind", "the kind of change; `stance help measures` has them all", Word},
	{"inherited", "true: what the party's group did, repeated for the member", Truth},

	{"from_date", "the date of the stance before; empty where there was none", Date},
	{"from_position", "its position: an option's id, a number, or none", Word},
	{"from_score", "its score, 0 to 100", Number},
	{"from_plausible_low", "the low end of its plausible range", Word},
	{"from_plausible_high", "the high end of it", Word},
	{"from_basis", "what it rested on", Word},
	{"from_summary", "the stance before in the analyst's words", Text},
	{"from_inherited_from", "the group that it was taken from", Word},

	{"date", "the day on which the stance was taken", Date},
	{"by", "for a claim: the party that makes it", Word},
	{"position", "an option's id, a number on a numeric scale, or none; empty: not placed", Word},
	{"value", "the position's value on the scale", Number},
	{"score", "the position's score, 0 (the low pole) to 100 (the high pole)", Number},
	{"plausible_low", "the low end of the range in which the true position lies", Word},
	{"plausible_high", "its high end", Word},
	{"summary", "the stance in the analyst's words", Text},
	{"basis", "what it rests on: stated, recounted, reported, assessed or inferred", Word},
	{"confidence", "the coder's confidence: high, moderate or low", Word},
	{"tone", "against the party's stance before: harder or softer", Word},
	{"novel", "true: the coder asserts that the party had not held this before", Truth},
	{"salience", "how much the issue matters to the party, 0 to 100", Number},
	{"coder", "who coded it", Text},
	{"note", "free text", Text},
	{"known", "the day on which it became known", Date},
	{"response", "how the party answered the claim: none, confirmed or denied", Word},
	{"evidence", "the passages that it rests on, with speakers and sources", Text},
	{"single_source", "true: all evidence that supports it has one origin; empty: none supports it", Truth},
	{"held_since", "the first date of the unbroken run with this position", Date},
	{"inherited_from", "the group that the stance was taken from", Word},
	{"signed", "true: the party signed the group's stance", Truth},
	{"age_days", "days from the stance to the date looked at", Integer},

	{"delta", "the later score minus the earlier", Number},
	{"steps", "the same in options", Integer},
	{"toward", "for a shift: the pole it went to, low or high", Word},
	{"toward_label", "the pole's label", Text},
	{"path", "every stance since the first date, with its position", Text},
	{"departs_from", "for an own voice: the group whose stance it left", Word},
	{"unconfirmed", "true: the basis is reported, assessed or inferred", Truth},
	{"contested", "true: an unanswered claim puts the party elsewhere", Truth},
	{"claims", "what other parties claim of it", Text},
	{"closer_to", "the parties that this shift alone came nearer to, in score points", Text},
	{"further_from", "those that it went away from", Text},
	{"terms_changed", "true: any term differs", Truth},
	{"terms", "the terms, or their redline with {+…+} and [-…-]", Text},
	{"wording_changed", "true: the analyst's summary differs", Truth},
	{"wording", "the redline of the summaries", Text},

	{"from_when", "how exactly the day of the stance before is known; empty: it is exact", Word},
	{"from_accepts_low", "the low end of what the party would take, with the stance before", Word},
	{"from_accepts_high", "the high end of it", Word},
	{"when", "how exactly the day is known, as it is written; empty: it is exact", Word},
	{"when_from", "the first day on which it can have been; empty: the day is exact, or the span is open", Date},
	{"when_to", "the last day; empty: the day is exact", Date},
	{"accepts_low", "the low end of what the party says or signals it would take, as it is in force", Word},
	{"accepts_high", "the high end of it", Word},
	{"accepts_basis", "what it rests on that the party would take this", Word},
	{"accepts_confidence", "the coder's confidence in it", Word},
	{"accepts_since", "the date since which this range stands", Date},
	{"accepts_changed", "true: what the party would take is another range than before; empty: there was no stance before", Truth},
	{"origins", "how many origins the evidence has that supports it", Integer},
	{"contradicted", "true: there is evidence that the party did not say or does not hold this", Truth},
	{"divided", "true: two who speak for the party say what cannot both be", Truth},
	{"rank", "the highest rank of those whose words support it; empty: none is known", Word},
	{"voices", "what each speaker says, where they are divided", Text},
	{"not_found", "when it was last looked for again, and not found", Date},
	{"date_unsure", "true: what was said may belong to another period, as a day is not known exactly", Truth},
	{"precision", "where the two cannot be compared, and are consistent: narrower (more exact) or wider", Word},
	{"delta_least", "with a range on a side: the least distance between the two, in score points", Number},
	{"delta_most", "the most", Number},
	{"steps_least", "the least distance in options", Integer},
	{"steps_most", "the most", Integer},
	{"in_line", "for a claim: true: it meets what the claimant itself stands for; empty: either has neither position nor range", Truth},

	{"file", "the file that the record stands in", Text},
	{"line", "and its line", Integer},
	{"fingerprint", "a hash of what the record says", Word},

	{"a", "one party of the pair: its id", Word},
	{"b", "the other: its id", Word},
	{"gap", "their weighted mean distance, 0 (the same) to 100 (opposite poles)", Number},
	{"issues_compared", "on how many issues it rests", Integer},
	{"issues_total", "how many issues have a scale", Integer},
	{"a_score", "a's score on the issue", Number},
	{"b_score", "b's", Number},
	{"distance", "how far they are apart on it; without an issue: their gap", Number},
	{"weight", "the mean of the parties' saliences on it", Number},

	{"a_from", "a's score at the first date", Number},
	{"a_to", "and at the second", Number},
	{"b_from", "b's score at the first date", Number},
	{"b_to", "and at the second", Number},
	{"from", "the distance at the first date; without an issue: the gap", Number},
	{"to", "and at the second", Number},
	{"change", "to minus from: negative is converging", Number},
	{"a_moved", "a's part in it", Number},
	{"b_moved", "b's", Number},

	{"low", "the least that the distance can be, as far as coders leave a range open, of two dates at the second; of a zone or range: its lower end in score points", Number},
	{"high", "the most; its upper end", Number},
	{"unsure", "true: it rests on what is unconfirmed or of low confidence", Truth},
	{"a_age_days", "days from a's stance to the date", Integer},
	{"b_age_days", "days from b's", Integer},
	{"oldest_days", "the age in days of the oldest stance that it rests on, of two dates at the second", Integer},
	{"verdict", "whether what the parties ask for or would take can meet: meet, apart or unclear", Word},
	{"rests_on", "on what they would take (accepts) or on what they ask for (asks)", Word},
	{"hole", "how many score points the floor lies above the ceiling", Number},
	{"floor_by", "the parties whose lower end is the greatest", Text},
	{"ceiling_by", "the parties whose upper end is the least", Text},
	{"unknown", "the parties of whom neither is known", Text},
	{"too_old", "what was left out for its age: parties, or parties and issues", Text},
	{"low_position", "the lower end of the party's range: an option's id or a number", Word},
	{"high_position", "its upper end", Word},
}

// named looks columns up in the dictionary.
func named(names ...string) []Column {
	columns := make([]Column, len(names))
	for i, name := range names {
		columns[i] = meaning(name)
	}
	return columns
}

func meaning(name string) Column {
	for _, c := range dictionary {
		if c.name == name {
			return Column{Name: c.name, Doc: c.doc, Type: c.of}
		}
	}
	panic(fmt.Sprintf("tables: no column %q in the dictionary", name)) // every table is made in the tests
}
