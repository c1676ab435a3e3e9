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

	fields
)

// key is what a dataset's files call what a column holds.
func (f field) key() string {
	switch f {
	case plausibleLow, plausibleHigh:
		return "plausible"
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
	plausibleLow:  {Column{"plausible_low", "the low end of the range in which the true position lies", Word}, "s"},
	plausibleHigh: {Column{"plausible_high", "its high end", Word}, "s"},
	summary:       {Column{"summary", "the stance or claim in the analyst's words", Text}, "sc"},
	basis:         {Column{"basis", "what it rests on: stated, recounted, reported or inferred; empty: stated", Word}, "s"},
	confidence:    {Column{"confidence", "the coder's confidence: high, moderate or low; empty: moderate", Word}, "s"},
	tone:          {Column{"tone", "against the party's previous stance: harder or softer", Word}, "s"},
	novel:         {Column{"novel", "true: the coder asserts that the party had not held this before", Truth}, "s"},
	salience:      {Column{"salience", "how much the issue matters to the party, 0 to 100", Number}, "s"},
	inheritedBy:   {Column{"inherited_by", "on a group's stance: the members that signed it, with semicolons between; no member: nobody did; empty: not given", Word}, "s"},
	known:         {Column{"known", "the day on which it became known", Date}, "sqc"},
	response:      {Column{"response", "how the party answered a claim about it: none, confirmed or denied; empty: none", Word}, "c"},
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
	endedHow: {Column{"ended_how", "how it ended: withdrawn, met or replaced", Word}, "s"},
	endedBy:  {Column{"ended_by", "for a term that is replaced: the id of the new one", Word}, "s"},
}

// Columns lists all columns in their order, for documentation. From quote on
// they can be repeated with a number: quote_2, term_2, ended_2 and so on.
func Columns() []Column {
	all := make([]Column, fields)
	for f := range all {
		all[f] = columns[f].Column
	}
	return all
}

// group tells which numbered columns a field belongs to: 0 for none, else the
// first field of its group.
func (f field) group() field {
	switch {
	case f >= ended:
		return ended
	case f >= term:
		return term
	case f >= quote:
		return quote
	}
	return 0
}

// end is the field after the last of a group.
func (f field) end() field {
	switch f {
	case quote:
		return term
	case term:
		return ended
	}
	return fields
}

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

// Has reports whether rows of a kind have a column: a claim has no basis.
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
	add := func(from, to field, n int) {
		for f := from; f < to; f++ {
			c := columns[f].Column
			c.Name = slot{f, n}.name()
			header = append(header, c)
		}
	}
	add(0, quote, 1)
	for _, g := range []struct {
		first field
		count int
	}{{quote, pieces}, {term, terms}, {ended, endings}} {
		for n := 1; n <= g.count; n++ {
			add(g.first, g.first.end(), n)
		}
	}
	return header
}
