package quote

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// wordLists holds, for one language, the words that turn a sentence round, and
// those by which its clauses and names are told. All are written in lower case,
// with a straight apostrophe and е for ё; one that ends in “*” stands for every
// word that begins so.
//
// To add a language, write its lexicon_xx.go and grammar_xx.go and enter it in
// languages.
type wordLists struct {
	// Turning are negations and the words that reverse as negations do: “not”,
	// “against”, “refuse*”, “rule* out”. Of several words all have to follow one
	// another, but that “…” stands for up to four words more.
	Turning []string
	// Separable are verbs that turn a sentence together with a particle at the
	// end of their clause: “schließ* aus”.
	Separable []string
	// Enclosing are those that turn a sentence only where nothing but their object
	// stands before the particle.
	Enclosing []string
	// Harmless are turns of speech whose words turn nothing: “a little”.
	Harmless []string
	Modals   []string
	Numbers  []string          // beside everything written with a digit
	Number   func(string) bool // tells numbers that are written as one word; may be nil
	// Conditions are what, behind a quote, makes it depend on something; may be
	// several words.
	Conditions []string
	// Abbreviations are written with a full stop that ends no sentence, and
	// without it here; case counts.
	Abbreviations []string
	// Names are words that are none of the above when they are written with a
	// capital inside a sentence, as in “in May” or “Theresa May”.
	Names []string
	// Clitics are written together with the word behind them, with an
	// apostrophe between, and are words of their own: “n'” in “n'est”.
	Clitics []string
	// NegationEnds says that a negation may stand at the very end of the
	// sentence, far from what it denies.
	NegationEnds bool
	// NounsCapitalised says that a capital does not make a name.
	NounsCapitalised bool

	grammar
}

// languages holds the word lists by primary language subtag (BCP 47).
var languages = map[string]wordLists{
	"de": german,
	"en": english,
	"fr": french,
	"ru": russian,
	"uk": ukrainian,
}

// class says in which of the lists a word stands.
type class uint32

const (
	negation class = 1 << iota // or a word that reverses like one
	modal
	numeral
	conditional // the first word of a condition
	phraseHead  // the first word of a turn of speech in Turning, Separable, Enclosing or Harmless
	article
	pronoun
	subject // a pronoun that begins a clause
	title
	link // may stand between the words of a name
	function
	finite // an auxiliary or modal verb that agrees with its subject
	coordinator
	adversative
	afterComma
	subordinator
	adverbial
	saying // a verb that says that somebody speaks
)

// critical are the classes that are never forgiven.
const critical = negation | modal | numeral

// lexicon is the word lists of a language, or of several, made for looking
// words up.
type lexicon struct {
	words            map[string]class
	stems            map[string]class // without the asterisk
	longestStem      int
	phrases          map[string][]phrase   // by first word, with its asterisk
	conditions       map[string][][]string // what follows, by first word
	abbreviations    map[string]bool
	names            map[string]bool
	clitics          map[string]bool
	numbers          []func(string) bool
	negationEnds     bool
	nounsCapitalised bool
	verbal           []string // endings
	participles      bool     // a word in -ing may begin a clause
	cyrillic         bool     // no language of it is written in Latin letters
	empty            bool     // the language has no lists
}

// lexicons holds the lexicon of each language, of each two ("de en"), of all
// together (""), and of one without lists ("-"), each made when it is first
// asked for.
var lexicons = func() map[string]func() *lexicon {
	made := map[string]func() *lexicon{
		"": sync.OnceValue(func() *lexicon {
			all := lexiconFrom(slices.Sorted(maps.Keys(languages))...)
			all.negationEnds = false // what holds of one language only
			return all
		}),
		"-": sync.OnceValue(func() *lexicon {
			none := newLexicon()
			none.empty = true
			return none
		}),
	}
	for tag := range languages {
		made[tag] = sync.OnceValue(func() *lexicon { return lexiconFrom(tag) })
		for other := range languages {
			if tag < other {
				made[tag+" "+other] = sync.OnceValue(func() *lexicon { return lexiconFrom(tag, other) })
			}
		}
	}
	return made
}()

// lexiconFrom puts the word lists of some languages together.
func lexiconFrom(tags ...string) *lexicon {
	lex := newLexicon()
	lex.cyrillic = true
	for _, tag := range tags {
		lex.add(languages[tag])
		lex.participles = lex.participles || tag == "en"
		lex.cyrillic = lex.cyrillic && (tag == "ru" || tag == "uk")
	}
	return lex
}

// lexiconOf gives the word lists for a text with a language tag: without a tag,
// or with one that leaves the language open, those of all languages together, as
// a warning too many is better than one too few; for a language without lists,
// none; and where the text is evidently in another language than its tag says,
// the lists of that as well.
func lexiconOf(tag, text string) *lexicon {
	primary, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(tag)), "_", "-"), "-")
	switch primary {
	case "und", "mul":
		primary = ""
	}
	if _, ok := languages[primary]; ok {
		primary = listsFor(text, primary)
	}
	if made, ok := lexicons[primary]; ok {
		return made()
	}
	return lexicons["-"]()
}

func newLexicon() *lexicon {
	return &lexicon{
		words: map[string]class{}, stems: map[string]class{}, phrases: map[string][]phrase{},
		conditions: map[string][][]string{}, abbreviations: map[string]bool{}, names: map[string]bool{}, clitics: map[string]bool{},
	}
}

func (lex *lexicon) add(w wordLists) {
	lex.addPhrases(w)
	for _, list := range []struct {
		words []string
		class class
	}{
		{w.Turning, negation}, {w.Modals, modal}, {w.Numbers, numeral},
		{w.Articles, article}, {w.Pronouns, pronoun}, {w.Subjects, subject}, {w.Titles, title}, {w.Links, link},
		{w.Function, function}, {w.Finite, finite}, {w.Coordinators, coordinator}, {w.Adversatives, adversative}, {w.AfterComma, afterComma},
		{w.Subordinators, subordinator}, {w.Saying, saying}, {w.Adverbials, adverbial},
	} {
		for _, word := range list.words {
			if !strings.Contains(word, " ") {
				lex.enter(word, list.class)
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
	for _, word := range w.Clitics {
		lex.clitics[word] = true
	}
	if w.Number != nil {
		lex.numbers = append(lex.numbers, w.Number)
	}
	lex.verbal = append(lex.verbal, w.Verbal...)
	lex.negationEnds = lex.negationEnds || w.NegationEnds
	lex.nounsCapitalised = lex.nounsCapitalised || w.NounsCapitalised
}

// enter adds a word, or a stem with its asterisk, to a class.
func (lex *lexicon) enter(word string, c class) {
	if stem, ok := strings.CutSuffix(word, "*"); ok {
		lex.stems[stem] |= c
		lex.longestStem = max(lex.longestStem, len(stem))
	} else {
		lex.words[word] |= c
	}
}

// key is the form in which a folded word stands in the lists: small, without
// the accents that Russian and Ukrainian put for stress.
func key(word string) string {
	word = strings.ToLower(word)
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return plainKey(word)
		}
	}
	return word
}

func plainKey(word string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'ё':
			return 'е'
		case unicode.Is(unicode.Mn, r):
			return -1
		}
		return r
	}, norm.NFKC.String(word))
}

// classify gives the classes of a folded word. A word with letters of another
// script in it that look the same counts as what a reader takes it for.
func (lex *lexicon) classify(word string) class {
	word = key(word)
	c := lex.classOf(word)
	if latin, cyrillic := lookalikes(word, lex.cyrillic); latin != "" {
		c |= lex.classOf(latin) | lex.classOf(cyrillic)
	}
	return c
}

// classOf gives the classes of a word as it stands in the lists. A word with a
// digit in it is a number, a word in n't a negation and a modal both.
func (lex *lexicon) classOf(word string) class {
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
	if strings.HasSuffix(word, "n't") && !lex.empty {
		c |= negation | finite
		if lex.words[strings.TrimSuffix(word, "n't")]&modal != 0 {
			c |= modal
		}
	}
	if strings.ContainsFunc(word, unicode.IsDigit) || slices.ContainsFunc(lex.numbers, func(is func(string) bool) bool { return is(word) }) {
		c |= numeral
	}
	// A compound counts if a part of it does: “twenty-five”, “non-negotiable”,
	// “peut-on”.
	if parts := strings.Split(word, "-"); len(parts) > 1 && len(parts) < 8 {
		for _, part := range parts {
			c |= lex.words[part] & critical
		}
	}
	// So does what is left of a contraction: “they'll”, “he'd”.
	if i := strings.LastIndexByte(word, '\''); i > 0 {
		c |= lex.words[word[i:]] & (modal | finite)
		c |= lex.words[word[:i]] & (subject | pronoun)
	}
	return c
}

// isCapitalised reports whether a word begins with a capital letter.
func isCapitalised(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

func (lex *lexicon) isClitic(word string) bool {
	return len(word) <= longestClitic && lex.clitics[strings.ToLower(word)]
}

func (lex *lexicon) isName(word string) bool { return lex.names[strings.ToLower(word)] }
