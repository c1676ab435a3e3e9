package quote

import "strings"

// A phrase is a turn of speech of several words that turns a sentence round, or
// that turns nothing though one of its words would.
type phrase struct {
	words []phraseWord
	kind  phraseKind
}

// phraseWord is a word of a phrase, or a stem with its asterisk.
type phraseWord struct {
	text string
	gap  bool // up to maxGap words may stand before it
}

type phraseKind uint8

const (
	turnsRound phraseKind = iota
	turnsNothing
	separable // the last word stands at the end of the clause, however far
	enclosing // and nothing that begins another clause stands before it
)

const (
	maxGap       = 4  // words that “…” stands for
	maxSeparated = 40 // words between a verb and its particle
)

func (lex *lexicon) addPhrases(w wordLists) {
	add := func(list []string, kind phraseKind) {
		for _, entry := range list {
			fields := strings.Fields(entry)
			if len(fields) < 2 {
				continue
			}
			p := phrase{kind: kind}
			for i, f := range fields {
				if f != "…" {
					p.words = append(p.words, phraseWord{f, i > 0 && fields[i-1] == "…"})
				}
			}
			head := p.words[0].text
			lex.phrases[head] = append(lex.phrases[head], p)
			lex.enter(head, phraseHead)
		}
	}
	add(w.Turning, turnsRound)
	add(w.Harmless, turnsNothing)
	add(w.Separable, separable)
	add(w.Enclosing, enclosing)
}

// markPhrases flags the tokens of the phrases that stand in a text. It flags
// the first and the last word of one with a gap, and every word of others.
func (t *Text) markPhrases() {
	for i, tok := range t.tokens {
		if t.classes[tok.id]&phraseHead == 0 {
			continue
		}
		for _, p := range t.lexicon.phrasesOf(key(t.texts[tok.id])) {
			t.markPhrase(i, p)
		}
	}
}

// phrasesOf gives the phrases that begin with a word.
func (lex *lexicon) phrasesOf(word string) []phrase {
	found := lex.phrases[word]
	for i := range word {
		if i > 0 && i <= lex.longestStem && lex.stems[word[:i]]&phraseHead != 0 {
			found = append(found[:len(found):len(found)], lex.phrases[word[:i]+"*"]...)
		}
	}
	if lex.stems[word]&phraseHead != 0 {
		found = append(found[:len(found):len(found)], lex.phrases[word+"*"]...)
	}
	return found
}

// far reports whether the last word of a phrase may stand far behind the others.
func (p phrase) far() bool { return p.kind == separable || p.kind == enclosing }

func (t *Text) markPhrase(head int, p phrase) {
	at := []int{head}
	far := p.far()
	for _, w := range p.words[1:] {
		reach := 1
		switch {
		case far:
			reach = 1 + maxSeparated
		case w.gap:
			reach = 1 + maxGap
		}
		next := -1
		for i := at[len(at)-1] + 1; i < len(t.tokens) && reach > 0 && !t.tokens[i].is(startsSentence); i++ {
			if !t.tokens[i].is(isWord) {
				if reach == 1 && !w.gap && !far || p.kind == enclosing {
					break // the words of a phrase follow one another
				}
				continue
			}
			reach--
			if w.is(key(t.texts[t.tokens[i].id])) && (!far || t.endsClause(i)) {
				next = i
				break
			}
			if p.kind == enclosing && t.classes[t.tokens[i].id]&(subject|finite|modal|coordinator|adversative|subordinator|adverbial) != 0 {
				break
			}
		}
		if next < 0 {
			return
		}
		at = append(at, next)
	}
	flag := turns
	if p.kind == turnsNothing {
		flag = turnsNot
	}
	for _, i := range at {
		t.tokens[i].flags |= flag
	}
}

// endsClause reports whether the clause may end with token i.
func (t *Text) endsClause(i int) bool {
	if i++; i == len(t.tokens) || t.tokens[i].is(startsSentence) || !t.tokens[i].is(isWord) || t.tokens[i].marks > 0 {
		return true
	}
	return t.classes[t.tokens[i].id]&(coordinator|adversative|subordinator|conditional) != 0
}

func (w phraseWord) is(word string) bool {
	if stem, ok := strings.CutSuffix(w.text, "*"); ok {
		return strings.HasPrefix(word, stem)
	}
	return word == w.text
}

// turnsIn reports whether one of the phrases stands among words that are no
// part of a text, such as those of an insertion.
func (lex *lexicon) turnsIn(words []string) bool {
	for i := range words {
		for _, p := range lex.phrasesOf(words[i]) {
			if p.kind != turnsNothing && followIn(words[i+1:], p) {
				return true
			}
		}
	}
	return false
}

func followIn(words []string, p phrase) bool {
	for _, w := range p.words[1:] {
		found := false
		for len(words) > 0 && !found {
			found = w.is(words[0])
			words = words[1:]
			if !found && !w.gap && !p.far() {
				return false
			}
		}
		if !found {
			return false
		}
	}
	return true
}
