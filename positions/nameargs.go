package positions

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// PartiesNamed gives the parties that a word names: the one whose id it is; else those
// whose name or short name it is, in any case; else, with exact false, those of which
// it begins a word of id, name or short name, in any case. Where there is more than
// one, the word alone does not tell.
func (c *Codebook) PartiesNamed(word string) (parties []*Party, exact bool) {
	if p := c.Party(word); p != nil {
		return []*Party{p}, true
	}
	return namedBy(word, c.Parties, func(p *Party) []string { return []string{p.ID, p.Name, p.Short} })
}

// IssuesNamed gives the issues that a word names, likewise, by id and name.
func (c *Codebook) IssuesNamed(word string) (issues []*Issue, exact bool) {
	if is := c.Issue(word); is != nil {
		return []*Issue{is}, true
	}
	return namedBy(word, c.Issues, func(is *Issue) []string { return []string{is.ID, is.Name} })
}

// SourcesNamed gives the sources that a word names, likewise, by id and title.
func (d *Dataset) SourcesNamed(word string) (sources []*Source, exact bool) {
	if s := d.Source(word); s != nil {
		return []*Source{s}, true
	}
	return namedBy(word, d.Sources, func(s *Source) []string { return []string{s.ID, s.Title} })
}

// OptionsNamed gives the places of the options that a word names: of the one whose id it is; else of
// those whose id or label it is, in any case; else, with exact false, of those of which it begins a
// word of id or label.
func (s *Scale) OptionsNamed(word string) (options []int, exact bool) {
	if i := s.Option(word); i >= 0 {
		return []int{i}, true
	}
	all := make([]int, len(s.Options))
	for i := range all {
		all[i] = i
	}
	return namedBy(word, all, func(i int) []string { return []string{"", s.Options[i].ID, s.Options[i].Label} })
}

// WordsBegun gives those of some words of the format that a text is, or else begins, in any case; one
// letter begins none.
func WordsBegun(words []string, text string) (begun []string) {
	if text == "" {
		return nil
	}
	for _, w := range words {
		switch {
		case strings.EqualFold(w, text):
			return []string{w}
		case len(text) > 1 && hasPrefixFold(w, text):
			begun = append(begun, w)
		}
	}
	return begun
}

// namedBy gives those things that one of their names, in any case, is; else those that
// have a word which begins so. The first of their names is their id.
func namedBy[T any](word string, things []T, names func(T) []string) (found []T, exact bool) {
	if strings.TrimSpace(word) == "" {
		return nil, false
	}
	var begun []T
	for _, t := range things {
		list := names(t)
		is, begins := false, false
		for i, name := range list {
			is = is || i > 0 && strings.EqualFold(name, word)
			begins = begins || beginsWord(name, word)
		}
		if is {
			found = append(found, t)
		}
		if begins {
			begun = append(begun, t)
		}
	}
	if found != nil {
		return found, true
	}
	return begun, false
}

// beginsWord reports whether a name goes on like this from where one of its words
// begins, whatever the case.
func beginsWord(name, beginning string) bool {
	inWord := false
	for i, r := range name {
		was := inWord
		inWord = unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		if inWord && !was && hasPrefixFold(name[i:], beginning) {
			return true
		}
	}
	return false
}

// hasPrefixFold compares rune by rune, as letters of two cases can differ in bytes.
func hasPrefixFold(s, prefix string) bool {
	for _, r := range prefix {
		c, size := utf8.DecodeRuneInString(s)
		if size == 0 || c != r && !strings.EqualFold(string(c), string(r)) {
			return false
		}
		s = s[size:]
	}
	return true
}

// Meaning is what a word of a command line can name in a dataset: one thing, none, or
// more of which it does not tell which.
type Meaning struct {
	Date    bool // a day or a period, whether or not the dataset reaches to it
	Parties []*Party
	Issues  []*Issue
}

// Things is how many things the word can name.
func (m Meaning) Things() int {
	n := len(m.Parties) + len(m.Issues)
	if m.Date {
		n++
	}
	return n
}

// Meaning looks a word up: as a date, as an id or name of parties and of issues; and
// if it is none of these, as the beginning of a word of their names. A day as YYYY-MM-DD is a date
// and nothing else: it is how a date is told from what is called like one.
func (d *Dataset) Meaning(word string) Meaning {
	if _, err := ParseDate(word); err == nil {
		return Meaning{Date: true}
	}
	parties, isParty := d.Codebook.PartiesNamed(word)
	issues, isIssue := d.Codebook.IssuesNamed(word)
	m := Meaning{Date: d.namesDate(word)}
	if !isParty && !isIssue && strings.Contains(word, "..") {
		m.Date = true // and what is wrong with the period is then what there is to say
	}
	if sp, ok := spelt(word); ok && sp.span != "" && parties == nil && issues == nil {
		m.Date = true // a month or a year, of which is said that it is no day
	}
	if isParty || !m.Date && !isIssue {
		m.Parties = parties
	}
	if isIssue || !m.Date && !isParty {
		m.Issues = issues
	}
	return m
}

// namesDate reports whether a word is written like a date or is one of the words and
// labels for them, or a period of two of these.
func (d *Dataset) namesDate(word string) bool {
	if from, to, period := strings.Cut(word, ".."); period {
		return (from == "" || d.namesDate(from)) && (to == "" || d.namesDate(to))
	}
	switch {
	case LooksLikeDate(word), word == "first", word == "latest", word == Today, strings.HasPrefix(word, "latest~"):
		return true
	}
	sp, ok := spelt(word)
	return d.labelled(word) != 0 || ok && sp.span == ""
}

// Today is the word for the day on which a command is run. Which that is the dataset
// does not know.
const Today = "today"
