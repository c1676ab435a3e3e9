package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordLists holds, for one language, the words that turn a sentence round. All are
// written in lower case, with a straight apostrophe; an entry that ends in “*”
// stands for every word that begins so.
//
// To add a language, write its lexicon_xx.go and enter it in languages.
type wordLists struct {
	Negations  []string
	Modals     []string
	Numbers    []string // beside everything written with a digit
	Conditions []string // what, behind a quote, makes it depend on something; may be several words
	// Abbreviations are written with a full stop that ends no sentence, and
	// without it here; case counts.
	Abbreviations []string
	// Names are words that are none of the above when they are written with a
	// capital inside a sentence, as in “in May” or “Theresa May”.
	Names []string
}

// languages holds the word lists by primary language subtag (BCP 47).
var languages = map[string]wordLists{
	"en": english,
	"ru": russian,
	"uk": ukrainian,
}

// class says in which of the lists a word stands.
type class uint8

const (
	negation class = 1 << iota
	modal
	numeral
	conditional // the first word of a condition
)

// critical are the classes that are never forgiven.
const critical = negation | modal | numeral

// lexicon is the word lists of a language, or of several, made for looking
// words up.
type lexicon struct {
	words         map[string]class
	stems         map[string]class // without the asterisk
	longestStem   int
	conditions    map[string][][]string // what follows, by first word
	abbreviations map[string]bool
	names         map[string]bool
}

// lexiconOf gives the word lists for a language tag. Without a tag, or for a
// language without lists, it is those of all languages together: a word of one
// seldom means something harmless in another, and a warning too many is better
// than one too few.
func lexiconOf(tag string) *lexicon {
	primary, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	lex := &lexicon{
		words: map[string]class{}, stems: map[string]class{},
		conditions: map[string][][]string{}, abbreviations: map[string]bool{}, names: map[string]bool{},
	}
	if words, ok := languages[primary]; ok {
		lex.add(words)
		return lex
	}
	for _, words := range languages {
		lex.add(words)
	}
	return lex
}

func (lex *lexicon) add(w wordLists) {
	for _, list := range []struct {
		words []string
		class class
	}{{w.Negations, negation}, {w.Modals, modal}, {w.Numbers, numeral}} {
		for _, word := range list.words {
			if stem, ok := strings.CutSuffix(word, "*"); ok {
				lex.stems[stem] |= list.class
				lex.longestStem = max(lex.longestStem, len(stem))
			} else {
				lex.words[word] |= list.class
			}
		}
	}
	for _, condition := range w.Conditions {
		words := strings.Fields(condition)
		lex.words[words[0]] |= conditional
		if !slices.ContainsFunc(lex.conditions[words[0]], func(rest []string) bool { return slices.Equal(rest, words[1:]) }) {
			lex.conditions[words[0]] = append(lex.conditions[words[0]], words[1:])
		}
	}
	for _, word := range w.Abbreviations {
		lex.abbreviations[word] = true
	}
	for _, word := range w.Names {
		lex.names[word] = true
	}
}

// classify gives the classes of a folded word. A word with a digit in it is a
// number, a word in n't a negation and a modal both.
func (lex *lexicon) classify(word string) class {
	word = strings.ToLower(word)
	c := lex.words[word]
	for i := range word {
		if i > lex.longestStem {
			break
		}
		c |= lex.stems[word[:i]]
	}
	if len(word) <= lex.longestStem {
		c |= lex.stems[word]
	}
	if strings.HasSuffix(word, "n't") {
		c |= negation
		if lex.words[strings.TrimSuffix(word, "n't")]&modal != 0 {
			c |= modal
		}
	}
	if strings.ContainsFunc(word, unicode.IsDigit) {
		c |= numeral
	}
	// A compound counts if a part of it does: “twenty-five”, “non-negotiable”.
	if parts := strings.Split(word, "-"); len(parts) > 1 && len(parts) < 8 {
		for _, part := range parts {
			c |= lex.words[part] & (negation | numeral)
		}
	}
	// So does what is left of a contraction: “they'll”, “he'd”.
	if i := strings.LastIndexByte(word, '\''); i > 0 {
		c |= lex.words[word[i:]] & modal
	}
	return c
}

// isCapitalised reports whether a word begins with a capital letter.
func isCapitalised(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

func (lex *lexicon) isName(word string) bool { return lex.names[strings.ToLower(word)] }
