package tidy

import (
	"strconv"
	"strings"
	"unicode"

	"stance/positions"
)

// Type tells what the cells of a column hold.
type Type uint8

const (
	Text    Type = iota // somebody's words
	Word                // ids and words of the format; in a column of positions numbers, too
	Number              // decimal notation with a point
	Integer             // a whole number
	Date                // YYYY-MM-DD
	Truth               // true or false
	List                // ids, of which a cell can hold several
)

// Column is one column of the table. Empty cells say nothing.
type Column struct {
	Name string
	Doc  string // one line, for people
	Type Type
}

// field is a column without its number.
type field uint8

const (
	date field = iota
	label
	dateTitle
	dateNote
	record
	party
	issue
	by
	position
	plausibleLow
	plausibleHigh
	summary
	basis
	confidence
	tone
	novel
	salience
	inheritedBy
	known
	response
	coder
	note

	quote
	paraphrase
	speaker
	role
	source
	locator
	prefix
	suffix
	use
	credibility

	term
	termID
	termKind

	ended
	endedHow
	endedBy

	// New columns come last, those of a group after all that were there before.
	when
	recordWhen
	acceptsLow
	acceptsHigh
	acceptsBasis
	acceptsConfidence
	signedBy

	venue
	origin
	evidencePosition
	evidenceLow
	evidenceHigh
	captured

	termIf
	termUnless
	termAgainst

	fields
)

// key is what a dataset's files call what a column holds.
func (f field) key() string {
	switch f {
	case plausibleLow, plausibleHigh, evidenceLow, evidenceHigh:
		return "plausible"
	case acceptsLow, acceptsHigh:
		return "accepts"
	case acceptsBasis:
		return "basis"
	case acceptsConfidence:
		return "confidence"
	case recordWhen:
		return "when"
	case evidencePosition:
		return "position"
	case termIf:
		return "if"
	case termUnless:
		return "unless"
	case termAgainst:
		return "against"
	case termKind:
		return "kind"
	case endedHow:
		return "how"
	}
	return columns[f].Name
}

// Kind is what a row is, the word in its column `record`.
type Kind string

const (
	Stance  Kind = "stance"
	Silence Kind = "silence"
	Claim   Kind = "claim"
	Day     Kind = "date" // nothing but a date, on which nothing was recorded
)

// Kinds are the words for a Kind.
var Kinds = []string{string(Stance), string(Silence), string(Claim), string(Day)}

// columns are all columns in their order, those of a piece of evidence, a term
// and an ended term once.
var columns = [fields]struct {
	Column
	in string // the kinds of row that have it: s(tance), q(uiet), c(laim), d(ate)
}{
	date:          {Column{"date", "the day on which the stance was taken, or the claim made", Date}, "sqcd"},
	label:         {Column{"label", "the date's own name, such as before-alaska", Word}, "sqcd"},
	dateTitle:     {Column{"date_title", "what happened on the date", Text}, "sqcd"},
	dateNote:      {Column{"date_note", "a note on the date", Text}, "sqcd"},
	record:        {Column{"record", "what the row is: stance, silence (looked for and not found), claim (by another party), or date (a date without records); empty: a claim if `by` is filled, else a stance", Word}, "sqcd"},
	party:         {Column{"party", "whose stance it is: a party's id or name", Word}, "sqc"},
	issue:         {Column{"issue", "on what: an issue's id or name", Word}, "sqc"},
	by:            {Column{"by", "for a claim: the party that makes it", Word}, "c"},
	position:      {Column{"position", "an option's id, label or number on the issue's scale, or a number on a numeric scale; none: the party holds no position; same: as the day before; empty: cannot be placed", Word}, "sc"},
	plausibleLow:  {Column{"plausible_low", "the low end of the range in which the true position lies", Word}, "sc"},
	plausibleHigh: {Column{"plausible_high", "its high end", Word}, "sc"},
	summary:       {Column{"summary", "the stance or claim in the analyst's words", Text}, "sc"},
	basis:         {Column{"basis", "what it rests on: stated, recounted, reported, assessed or inferred; empty: stated", Word}, "sc"},
	confidence:    {Column{"confidence", "the coder's confidence: high, moderate or low; empty: moderate", Word}, "sc"},
	tone:          {Column{"tone", "against the party's previous stance: harder or softer", Word}, "s"},
	novel:         {Column{"novel", "true: the coder asserts that the party had not held this before", Truth}, "s"},
	salience:      {Column{"salience", "how much the issue matters to the party, 0 to 100", Number}, "s"},
	inheritedBy:   {Column{"inherited_by", "on a group's stance: the members that signed it, with semicolons between; no member: nobody did; empty: not given", Word}, "s"},
	known:         {Column{"known", "the day on which it became known", Date}, "sqc"},
	response:      {Column{"response", "how the party answered a claim about it: none, confirmed or denied; empty: as to the claimant's claim before, if this one repeats it, else none", Word}, "c"},
	coder:         {Column{"coder", "who coded it; beside a stance or silence a claim has its coder", Text}, "sqc"},
	note:          {Column{"note", "free text; of a claim: on the claims of a cell where there is neither stance nor silence", Text}, "sqc"},

	quote:       {Column{"quote", "a passage of a source, word for word", Text}, "sqc"},
	paraphrase:  {Column{"paraphrase", "a passage of a source, in other words", Text}, "sqc"},
	speaker:     {Column{"speaker", "whose words the passage gives", Text}, "sqc"},
	role:        {Column{"role", "the speaker's office", Text}, "sqc"},
	source:      {Column{"source", "the document: the id or title of a source", Word}, "sqc"},
	locator:     {Column{"locator", "the place in the document: page, paragraph, time", Text}, "sqc"},
	prefix:      {Column{"prefix", "the text just before the quote", Text}, "sqc"},
	suffix:      {Column{"suffix", "the text just after the quote", Text}, "sqc"},
	use:         {Column{"use", "what the passage does: supports, context or contradicts; empty: supports", Word}, "sqc"},
	credibility: {Column{"credibility", "of the passage, 1 to 6 (Admiralty code)", Integer}, "sqc"},

	term:     {Column{"term", "a concrete demand, offer, condition, red line or threat", Text}, "s"},
	termID:   {Column{"term_id", "the term's id, under which it stands until it is ended", Word}, "s"},
	termKind: {Column{"term_kind", "demand, offer, condition, red-line or threat", Word}, "s"},

	ended:    {Column{"ended", "the id of a term that no longer stands", Word}, "s"},
	endedHow: {Column{"ended_how", "how it ended: withdrawn, met, replaced or lapsed", Word}, "s"},
	endedBy:  {Column{"ended_by", "for a term that is replaced: the id of the new one", Word}, "s"},

	when:              {Column{"when", "how exactly the day is known: 2025-08-15/2025-08-16, 2025-08, 2025, ../2025-08-14 (on that day or before) or 2025-08-15~ (a week either way); empty: on the date", Word}, "sqc"},
	recordWhen:        {Column{"record_when", "of a claim: the same of all claims of a cell where there is neither stance nor silence", Word}, "c"},
	acceptsLow:        {Column{"accepts_low", "the low end of what the party says or signals it would take", Word}, "sc"},
	acceptsHigh:       {Column{"accepts_high", "its high end", Word}, "sc"},
	acceptsBasis:      {Column{"accepts_basis", "what that rests on, where it is another basis than that of the rest", Word}, "sc"},
	acceptsConfidence: {Column{"accepts_confidence", "the confidence in that, where it is another", Word}, "sc"},
	signedBy:          {Column{"signed_by", "on a group's stance: members known to have signed, with semicolons between, which says nothing of the others; no member: none is known; empty: not given", Word}, "s"},

	venue:            {Column{"venue", "where it was said, such as post on X", Text}, "sqc"},
	origin:           {Column{"origin", "whose text or words the passage is, where that is not the source's own", Text}, "sqc"},
	evidencePosition: {Column{"evidence_position", "the position that this passage alone would give", Word}, "sqc"},
	evidenceLow:      {Column{"evidence_plausible_low", "the low end of the range that it alone would give", Word}, "sqc"},
	evidenceHigh:     {Column{"evidence_plausible_high", "its high end", Word}, "sqc"},
	captured:         {Column{"captured", "the day of the later capture of the source that has the passage; empty: the source's own text", Word}, "sqc"},

	termIf:      {Column{"term_if", "what the term is tied to: terms of the party as ISSUE/ID, or words; several with semicolons between, and one with a semicolon in it in double quotes", Text}, "s"},
	termUnless:  {Column{"term_unless", "what would end it, written likewise", Text}, "s"},
	termAgainst: {Column{"term_against", "terms of others that cannot be carried out together with it, as PARTY/ISSUE/ID with semicolons between", Text}, "s"},
}

// Columns lists all columns in their order, for documentation. Those of evidence,
// terms and ended terms can be repeated with a number: quote_2, term_2, ended_2 and so on.
func Columns() []Column {
	all := make([]Column, fields)
	for f := range all {
		all[f] = columns[f].Column
	}
	return all
}

// run is fields that follow each other and belong together: from, and those before to.
type run struct{ from, to field }

// The fields of what is numbered, and of what is not.
var runsOf = map[field][]run{
	0:     {{0, quote}, {when, venue}},
	quote: {{quote, term}, {venue, termIf}},
	term:  {{term, ended}, {termIf, fields}},
	ended: {{ended, when}},
}

// groupOf has, by field, which numbered columns it belongs to: 0 for none, else the first
// field of its group.
var groupOf = func() (of [fields]field) {
	for group, runs := range runsOf {
		for _, r := range runs {
			for f := r.from; f < r.to; f++ {
				of[f] = group
			}
		}
	}
	return of
}()

func (f field) group() field { return groupOf[f] }

// slot is a column with its number, from 1; columns without a number have 1.
type slot struct {
	field field
	n     int
}

func (s slot) name() string {
	if s.n == 1 {
		return columns[s.field].Name
	}
	return columns[s.field].Name + "_" + strconv.Itoa(s.n)
}

// maxNumber is the highest number that a column can have: more than there are columns.
const maxNumber = 1_000_000

// Find gives the name of the column that a heading means, whatever its case,
// spaces, hyphens and underscores: "Term ID 2" is term_id_2. False where it
// means none.
func Find(heading string) (string, bool) {
	s, ok := slotNamed(heading)
	if !ok {
		return "", false
	}
	return s.name(), true
}

var slots = func() map[string]field {
	m := make(map[string]field, fields)
	for f := range field(fields) {
		m[foldHeading(columns[f].Name)] = f
	}
	return m
}()

func slotNamed(heading string) (slot, bool) {
	folded := foldHeading(heading)
	stem := strings.TrimRight(folded, "0123456789")
	f, ok := slots[stem]
	if !ok || stem == folded {
		return slot{f, 1}, ok
	}
	n, err := strconv.Atoi(folded[len(stem):])
	if err != nil || n < 1 || n > maxNumber || f.group() == 0 && n > 1 {
		return slot{}, false
	}
	return slot{f, n}, true
}

// foldHeading keeps the letters and digits of a heading, in lower case.
func foldHeading(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// Group names the first of the columns that a column is numbered with: a table has all or
// nothing to say of evidence, terms and ended terms. Of any other column it is the name.
func Group(column string) string {
	s, ok := slotNamed(column)
	if !ok {
		return column
	}
	if g := s.field.group(); g != 0 {
		return columns[g].Name
	}
	return columns[s.field].Name
}

// Has reports whether rows of a kind have a column: a claim has no tone.
func (k Kind) Has(column string) bool {
	s, ok := slotNamed(column)
	return ok && s.field.in(k)
}

func (f field) in(k Kind) bool {
	letter := byte(0)
	switch k {
	case Stance:
		letter = 's'
	case Silence:
		letter = 'q'
	case Claim:
		letter = 'c'
	case Day:
		letter = 'd'
	}
	return strings.IndexByte(columns[f].in, letter) >= 0
}

// Header lists the columns that a dataset's records need, in order: each once,
// and of those of evidence, terms and ended terms as many as the longest list
// of them has items.
func Header(d *positions.Dataset) []Column {
	pieces, terms, endings := 1, 1, 1
	for _, r := range d.Records {
		if s := r.Stance; s != nil {
			pieces, terms, endings = max(pieces, len(s.Evidence)), max(terms, len(s.Terms)), max(endings, len(s.Ended))
		}
		if r.Silence != nil {
			pieces = max(pieces, len(r.Silence.Evidence))
		}
		for _, c := range r.Claims {
			pieces = max(pieces, len(c.Evidence))
		}
	}
	var header []Column
	add := func(group field, at, count int) {
		if at >= len(runsOf[group]) {
			return
		}
		for n := 1; n <= count; n++ {
			for f, r := runsOf[group][at].from, runsOf[group][at]; f < r.to; f++ {
				c := columns[f].Column
				c.Name = slot{f, n}.name()
				header = append(header, c)
			}
		}
	}
	for at := range 2 {
		add(0, at, 1)
		add(quote, at, pieces)
		add(term, at, terms)
		add(ended, at, endings)
	}
	return header
}
