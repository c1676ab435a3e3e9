package authoring

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/drafting"
	"stance/positions"
	"stance/positions/evidence/quote"
	"stance/positions/evidence/verify"
	"stance/positions/slug"
)

// What is said here of an answer is why it may be a slip: the answer to another question than the one
// that is asked.

// noName says of what is given for a name why it looks like something else; "" if it does not.
func noName(answer string) string {
	const quotation, sentence = "this looks like a quotation, and here a name is asked for", "this looks like a sentence, and here a name is asked for"
	words := wordsIn(answer)
	switch {
	case strings.ContainsAny(answer, "“”„«»\"") || strings.HasPrefix(answer, "'"):
		return quotation
	case words.all > 12 || utf8.RuneCountInString(answer) > 100,
		words.all > 4 && strings.ContainsAny(answer[len(answer)-1:], ".!?"),
		words.all > 4 && words.begins && words.plain > 2 && !words.ofAName():
		return sentence
	}
	return ""
}

// words is how an answer is spelt, by which names are told from what is said.
type words struct {
	all, plain, capitals int
	begins               bool // with a capital
}

// wordsIn counts the words of an answer; what stands between the words of names counts as neither
// plain nor capital.
func wordsIn(answer string) words {
	var w words
	for _, word := range strings.Fields(answer) {
		w.all++
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "'‘’(["))
		w.begins = w.begins || w.all == 1 && unicode.IsUpper(first)
		switch {
		case between[strings.ToLower(word)]:
		case unicode.IsUpper(first):
			w.capitals++
		case unicode.IsLower(first):
			w.plain++
		}
	}
	return w
}

// between are words that stand between those of a name, or before them.
var between = map[string]bool{
	"a": true, "an": true, "the": true, "of": true, "for": true, "and": true, "in": true, "at": true, "to": true, "on": true,
	"de": true, "la": true, "le": true, "les": true, "du": true, "des": true, "et": true, "von": true, "der": true, "den": true, "van": true, "zu": true, "und": true,
	"di": true, "da": true, "do": true, "dos": true, "y": true, "e": true, "al": true, "el": true, "bin": true, "ibn": true,
}

// ofAName reports whether the words can be those of a name, with an office perhaps. Scripts without
// capitals leave only how many they are.
func (w words) ofAName() bool {
	if w.plain+w.capitals == 0 {
		return w.all < 5
	}
	return w.all < 3 || w.capitals >= max(w.plain, 2)
}

// lookedIn is how many sources are few enough to look an answer up in all of them.
const lookedIn = 50

// noSpeaker says of what is given for the speaker of the n-th quotation why it may be that, or another
// of a source's; "" if it may not.
func (q *interview) noSpeaker(n int, answer, quotation string, known []console.Choice) string {
	if slices.ContainsFunc(known, func(c console.Choice) bool { return c.Value == answer }) {
		return ""
	}
	words := wordsIn(answer)
	if sameWords(answer, quotation) || words.all > 2 && !words.ofAName() && near(answer, quotation) {
		return "these are words of the quotation, and here a name is asked for"
	}
	if words.all > 2 && !words.ofAName() {
		sources := q.likely(n)
		if len(q.dataset.Sources) <= lookedIn {
			sources = append(sources, q.dataset.Sources...)
		}
		if source := q.standsIn(sources, answer, words.all > 4); source != "" {
			return "these words stand in the text of " + source + ", and here a name is asked for; `< " + numbered("quote", n) + "` goes to the quotation"
		}
	}
	return noName(answer)
}

func sameWords(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// near reports whether an answer is a part of a quotation, or nearly the quotation.
func near(answer, quotation string) bool {
	if quotation == "" {
		return false
	}
	found := quote.Prepare(quotation, "").Find(quote.Quote{Text: answer})
	return found.Verdict.Passes() || found.Similarity > 0.75
}

// likely are the sources that the n-th quotation is probably of: the one that is given, or offered.
func (q *interview) likely(n int) []*positions.Source {
	var sources []*positions.Source
	for _, id := range []string{q.draft.Get(drafting.Column("source", n)), q.Answer(numbered("source", n)), q.usual.sourceName(q.dataset, q.draft.Get("date"))} {
		if src := q.dataset.Source(id); src != nil {
			sources = append(sources, src)
		}
	}
	return sources
}

// standsIn finds the first of several sources in whose text an answer stands as a quotation does; ""
// for none. Few words have to be within its quotation marks.
func (q *interview) standsIn(sources []*positions.Source, answer string, many bool) string {
	dir, err := dataset.Dir(q.s, q.opts.data)
	if err != nil {
		return ""
	}
	read, done, err := dataset.ArchiveReader(q.s, dir, "")
	if err != nil {
		return ""
	}
	defer done()
	quotes := make([]verify.Quote, len(sources))
	for i, src := range sources {
		quotes[i] = verify.Quote{Evidence: &positions.Evidence{Quote: answer, Source: src}}
	}
	found := verify.Run(quotes, nil, nil, read)
	for _, src := range sources { // as what is found is in the order of the files
		for i := range found.Quotes {
			f := &found.Quotes[i]
			if f.Evidence.Source == src && f.Checked && f.Result.Verdict.Passes() && (many || !slices.Contains(f.Result.Warnings, quote.OutsideQuotation)) {
				return src.ID
			}
		}
	}
	return ""
}

// whatIsNamed says that an answer names a party or an issue; "" if it does not.
func whatIsNamed(book *positions.Codebook, answer string) string {
	if parties, _ := book.PartiesNamed(answer); len(parties) == 1 {
		return parties[0].Name + " is a party"
	}
	if issues, _ := book.IssuesNamed(answer); len(issues) == 1 {
		return issues[0].Name + " is an issue"
	}
	return ""
}

// ofTheCell says which question about the cell is answered where party or issue is asked for; "" if
// none of the others.
func (q *interview) ofTheCell(column, answer string) string {
	book := q.dataset.Codebook
	parties, _ := book.PartiesNamed(answer)
	issues, _ := book.IssuesNamed(answer)
	switch {
	case isDay(answer):
		return answer + " is a day, and here the " + column + " is asked for; `< date` goes to the date"
	case column == "party" && len(parties) == 0 && len(issues) == 1:
		return issues[0].Name + " is an issue, which is asked for next"
	case column == "issue" && len(issues) == 0 && len(parties) == 1:
		return parties[0].Name + " is a party; `< party` goes to the party"
	}
	return ""
}

// checkLabel refuses what can be no label of a new date.
func (q *interview) checkLabel(answer string) error {
	err := q.draft.Try(q.dataset, "label", 1, answer)
	if what := whatIsNamed(q.dataset.Codebook, answer); err != nil && what != "" {
		return errors.New(what + ", and here the date can be given a name; Enter gives it none")
	}
	if len(strings.Fields(answer)) > 4 {
		return errors.New("a label is a short name of the date, such as round-2; Enter gives it none")
	}
	if err != nil {
		return q.draft.Try(q.dataset, "label", 1, labelOf(answer))
	}
	return nil
}

// labelOf is a label as it has to be spelt, of one as people write it: round-2 of "Round 2". What has
// other signs than letters, digits and what stands between words is left as it is, to be refused.
func labelOf(answer string) string {
	if strings.ContainsFunc(answer, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" -_'’", r)
	}) {
		return answer
	}
	return cmp.Or(slug.Of(answer), answer)
}

// noLabel says why what could be the label of a new date may be meant for something else.
func (q *interview) noLabel(answer string) string {
	switch strings.ToLower(answer) {
	case "y", "yes", "n", "no", "none":
		return "this would be the name by which the date is called, and - gives it none"
	}
	if what := whatIsNamed(q.dataset.Codebook, answer); what != "" {
		return what + ", and here the date can be given a name"
	}
	return ""
}

// noSummary says why a summary may be meant for another question.
func (q *interview) noSummary(answer string) string {
	if !strings.ContainsFunc(answer, unicode.IsLetter) {
		return "this has no word in it, and here the position is put into words"
	}
	if wordsIn(answer).all > 6 { // fewer are soon the same by chance
		if source := q.standsIn(q.likely(1), answer, true); source != "" {
			return "these are the words of " + source + ", and a summary is in your own; the quotation is asked for next"
		}
	}
	return ""
}

// noSource says why what names no source that there is may be meant for a text to be taken in.
func (q *interview) noSource(known *positions.Dataset, answer string) string {
	if q.draft.Try(known, "source", 1, answer) == nil {
		return ""
	}
	if info, err := os.Stat(q.s.Path(answer)); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return answer + " is a file, which `stance source add " + console.ShellPath(answer) + q.s.Data + "` takes in with its text; here it would be the name of a source without one"
}

// noDate says why a day may be mistyped, which would begin a snapshot of its own.
func (q *interview) noDate(answer string) string {
	date, err := dateToAdd(q.s, q.dataset, answer)
	if err != nil || drafting.HasDate(q.dataset, date) {
		return ""
	}
	if date > q.s.Today() {
		return date.Text() + " has not come yet"
	}
	if dates := q.dataset.Dates; len(dates) > 0 {
		const apart = 2 * 366
		first, last := dates[0].Date, dates[len(dates)-1].Date
		switch {
		case date < first-apart:
			return fmt.Sprintf("%s is more than two years before %s, the first date that is there", date.Text(), first.Text())
		case date > last+apart:
			return fmt.Sprintf("%s is more than two years after %s, the last date that is there", date.Text(), last.Text())
		}
	}
	return ""
}
