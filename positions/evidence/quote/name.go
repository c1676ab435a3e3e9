package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// know remembers the words of names.
func (t *Text) know(names []string) {
	for _, name := range names {
		scan(name, t.lexicon.clitics, func(folded string) int32 {
			if isCapitalised(folded) {
				t.known = append(t.known, key(folded))
			}
			return 0
		})
	}
	slices.Sort(t.known)
	t.known = slices.Compact(t.known)
}

const (
	maxNameWords = 12  // of a name in brackets
	maxNames     = 200 // different words in the brackets of a quote that are looked at
)

// nameness says what a word in brackets is.
type nameness uint8

const (
	noName  nameness = iota
	between          // an article, or another word that may stand in a name
	name
)

// isReferent reports whether the words of an insertion are a name, a title or
// both, articles apart, and stand in the source as such.
func (t *Text) isReferent(p *pattern, words []int32) bool {
	if len(words) > maxNameWords {
		return false
	}
	names := 0
	for _, id := range words {
		n, ok := p.names[id]
		if !ok {
			if len(p.names) == maxNames {
				return false
			}
			n = t.nameness(p, id)
			if p.names == nil {
				p.names = map[int32]nameness{}
			}
			p.names[id] = n
		}
		switch n {
		case noName:
			return false
		case name:
			names++
		}
	}
	return names > 0
}

func (t *Text) nameness(p *pattern, id int32) nameness {
	word, c := t.idText(p, id), t.classOf(p, id)
	switch {
	case t.isKnown(word) && t.stands(word, asWord):
		return name
	case c&(article|link) != 0:
		return between
	case t.lexicon.nounsCapitalised:
		return noName
	case c&title != 0 && t.stands(word, asTitle), isCapitalised(word) && t.stands(word, asName), t.stands(word, asNameInside):
		return name
	}
	return noName
}

func (t *Text) isKnown(word string) bool {
	return isCapitalised(word) && slices.ContainsFunc(t.known, func(k string) bool { return sameName(k, key(word)) })
}

// isName reports whether token i is written as a name is: with a capital that
// neither its sentence nor a headline gives it.
func (t *Text) isName(i int) bool {
	word := t.texts[t.tokens[i].id]
	if !isCapitalised(word) || t.inHeadline(i) {
		return false
	}
	if !t.tokens[i].is(startsSentence) && t.tokens[i].marks+t.tokens[i].optional == 0 && t.classes[t.tokens[i].id]&subject == 0 {
		return true // “I” is none
	}
	if t.classes[t.tokens[i].id]&(function|article|pronoun|subject|finite|modal|negation|saying|coordinator|adversative|subordinator|afterComma|numeral) != 0 {
		return false
	}
	if i+1 < len(t.tokens) && t.tokens[i+1].is(isWord) && !t.tokens[i+1].is(startsSentence) && isCapitalised(t.texts[t.tokens[i+1].id]) {
		return true
	}
	_, small := t.vocabulary[otherCase(word)]
	return !small
}

// isTitle reports whether token i is written as a title is: with a capital, or
// before a name.
func (t *Text) isTitle(i int) bool {
	if isCapitalised(t.texts[t.tokens[i].id]) {
		return !t.inHeadline(i)
	}
	for j := i + 1; j < min(i+5, len(t.tokens)) && t.tokens[j].is(isWord) && !t.tokens[j].is(startsSentence); j++ {
		switch c := t.classes[t.tokens[j].id]; {
		case isCapitalised(t.texts[t.tokens[j].id]):
			return true
		case c&(title|link) == 0:
			return false
		}
	}
	return false
}

// inHeadline reports whether the sentence of token i has capitals throughout.
func (t *Text) inHeadline(i int) bool {
	capitals := 0
	for j, end := t.sentenceStart(i, max(0, i-maxSentence)), t.sentenceEnd(i, min(len(t.tokens), i+maxSentence)); j < end; j++ {
		if !t.tokens[j].is(isWord) {
			continue
		}
		switch word := t.texts[t.tokens[j].id]; {
		case isCapitalised(word):
			capitals++
		case t.classes[t.tokens[j].id]&(article|link|coordinator) != 0:
		case t.classes[t.tokens[j].id]&function == 0 || utf8.RuneCountInString(word) > 3:
			return false // a small word that headlines write with a capital
		}
	}
	return capitals >= 3
}

// mayBeNamed reports whether a bracket may say in a name what stands in the
// source from token r[0] up to r[1]: a pronoun; a name or title of the same; a
// noun with its article; or nothing, beside a pronoun, a title or a name.
func (t *Text) mayBeNamed(p *pattern, words []int32, r [2]int) bool {
	if r[0] == r[1] {
		return t.namesBeside(r[0])
	}
	var all, first class
	pronouns, names, nouns := true, true, true
	for i := r[0]; i < r[1]; i++ {
		tok := t.tokens[i]
		if !tok.is(isWord) || i > r[0] && tok.marks > 0 {
			return false
		}
		c, word := t.classAt(i), t.texts[tok.id]
		if i == r[0] {
			first = c
		}
		all |= c
		pronouns = pronouns && c&pronoun != 0
		names = names && (c&(title|article|link) != 0 || isCapitalised(word) && c&pronoun == 0)
		nouns = nouns && (i == r[0] || c&(function|pronoun|finite|modal|subordinator|coordinator|adversative|saying) == 0 && !isCapitalised(word))
	}
	switch {
	case all&critical != 0:
		return false
	case pronouns:
		return true
	case names && t.sameNames(p, words, r, all):
		return true
	}
	return nouns && first&article != 0 && r[1]-r[0] > 1 && !t.goesOn(p, words, r[1])
}

// sameNames reports whether an insertion and the names from token r[0] up to
// r[1], titles apart, are the same but that one of them may be fuller. all are
// the classes of these tokens; those of a title alone are the same as any name.
func (t *Text) sameNames(p *pattern, words []int32, r [2]int, all class) bool {
	var inserted, replaced []string
	for _, id := range words {
		if t.classOf(p, id)&(title|article|link) == 0 {
			inserted = append(inserted, key(t.idText(p, id)))
		}
	}
	for i := r[0]; i < r[1]; i++ {
		if t.classAt(i)&(title|article|link) == 0 {
			replaced = append(replaced, key(t.texts[t.tokens[i].id]))
		}
	}
	switch {
	case len(replaced) == 0:
		return all&title != 0
	case len(inserted) == 0:
		return false
	}
	within := func(some, others []string) bool {
		return !slices.ContainsFunc(some, func(a string) bool {
			return !slices.ContainsFunc(others, func(b string) bool { return sameName(a, b) })
		})
	}
	return within(inserted, replaced) || within(replaced, inserted)
}

// goesOn reports whether an insertion may be an adjective, so that “[Russian]”
// stands for no more than “the foreign” of “the foreign troops”. end is the
// token behind.
func (t *Text) goesOn(p *pattern, words []int32, end int) bool {
	last := key(t.idText(p, words[len(words)-1]))
	if !slices.ContainsFunc([]string{"an", "ish", "ese", "ic", "ch", "i"}, func(end string) bool { return strings.HasSuffix(last, end) }) {
		return false
	}
	if end == len(t.tokens) || !t.tokens[end].is(isWord) || t.tokens[end].is(startsSentence) {
		return false
	}
	return t.classAt(end)&(function|finite|modal|article|pronoun|subordinator|coordinator|adversative|saying|negation) == 0
}

// namesBeside reports whether a name may be put in before token at: behind a
// pronoun or a title, or beside a part of a name.
func (t *Text) namesBeside(at int) bool {
	if at > 0 && at < len(t.tokens) && !t.tokens[at].is(startsSentence) || at == len(t.tokens) && at > 0 {
		before := t.tokens[at-1]
		if before.is(isWord) && (t.classAt(at-1)&(pronoun|title) != 0 || t.isNameInside(at-1)) {
			return true
		}
	}
	return at < len(t.tokens) && t.tokens[at].is(isWord) && t.isNameInside(at)
}

// isNameInside reports whether token i is a name that does not begin its
// sentence, where any word has a capital.
func (t *Text) isNameInside(i int) bool {
	return !t.tokens[i].is(startsSentence) && t.tokens[i].marks+t.tokens[i].optional == 0 && t.isName(i)
}

// sameName reports whether two words, as they stand in the lists, are the same
// name in perhaps different inflections: “Russia's”, “Путина”, “Києва”.
func sameName(a, b string) bool {
	a, b = withoutPossessive(a), withoutPossessive(b)
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if strings.HasPrefix(b, a) && len(a) >= 4 && (b[len(a):] == "s" || b[len(a):] == "n" || b[len(a):] == "es" || b[len(a):] == "'") {
		return true
	}
	first, _ := utf8.DecodeRuneInString(a)
	other, _ := utf8.DecodeRuneInString(b)
	if first != other || !isCyrillic(first) || utf8.RuneCountInString(a) < 3 {
		return false
	}
	// In Russian and Ukrainian vowels change, and endings add few consonants.
	a, b = consonants(a), consonants(b)
	if len(a) > len(b) {
		a, b = b, a
	}
	end, ok := strings.CutPrefix(b, a)
	return ok && utf8.RuneCountInString(a) >= 2 && utf8.RuneCountInString(end) <= 2 && strings.Trim(end, addedConsonants) == ""
}

// addedConsonants are those of the endings of Russian and Ukrainian names.
const addedConsonants = "вмхгй"

func isCyrillic(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }

func withoutPossessive(word string) string {
	return strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "'")
}

func consonants(word string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("аеиоуыэюяіїєьъ'", r) {
			return -1
		}
		return r
	}, word)
}
