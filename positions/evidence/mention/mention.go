// Package mention tells which sentences of a text name a party or an issue: by the names of the
// party and of those who speak for it, and by the issue's name and keywords.
//
// It knows words, and not what is meant by them: a sentence that it finds is one to read.
package mention

import (
	"slices"
	"strings"

	"stance/positions"
	"stance/positions/evidence/quote"
)

// Names are what something is called: phrases of words.
type Names []phrase

// phrase is words one after another, folded.
type phrase []word

type word struct {
	text   string // in small letters, but an abbreviation as it is written
	begins bool   // any word that begins so is meant
	folds  bool   // it is in small letters, and so is what it is compared with
}

// nameLength is how long a name of one word has to be for its forms to be taken for it, which
// are what begins as it does but for a last a or e: “Ukrainian” and “Ukraine’s” for
// “Ukraine”, but not “use” for “US”.
const nameLength = 5

// OfParty gives what a party is called: its name and short name, those of its groups' members
// not; and who speaks for it, by full name and by the last part of it.
func OfParty(book *positions.Codebook, p *positions.Party) Names {
	var n Names
	n.add(p.Name, true)
	n.add(p.Short, false)
	for _, s := range book.Speakers {
		if s.Party != p {
			continue
		}
		n.addPerson(s.Name)
	}
	return n
}

// addPerson adds a name, and the last part of it.
func (n *Names) addPerson(name string) {
	n.add(name, true)
	if parts := strings.Fields(name); len(parts) > 1 {
		n.add(parts[len(parts)-1], true)
	}
}

// OfIssue gives what an issue is called: its keywords, and its name.
func OfIssue(is *positions.Issue) Names {
	var n Names
	for _, k := range is.Keywords {
		n.add(k, false)
	}
	n.add(is.Name, true)
	return n
}

// add adds a name. A * at the end of a word stands for any ending; with forms also what begins
// with a name of one long word.
func (n *Names) add(name string, forms bool) {
	var p phrase
	for _, field := range strings.Fields(name) {
		stem, begins := strings.CutSuffix(field, "*")
		words := folded(stem)
		for i, w := range words {
			folds := strings.ToUpper(w) != w // “US” is not “us”
			if folds {
				w = strings.ToLower(w)
			}
			p = append(p, word{w, begins && i == len(words)-1, folds})
		}
		if begins && len(words) == 0 {
			p = append(p, word{begins: true})
		}
	}
	if forms && len(p) == 1 && len([]rune(p[0].text)) >= nameLength {
		p[0].text, p[0].begins = strings.TrimRight(p[0].text, "ae"), true
	}
	if len(p) > 0 && !slices.ContainsFunc(*n, func(o phrase) bool { return slices.Equal(o, p) }) {
		*n = append(*n, p)
	}
}

// folded are the words of a name as those of sentences are.
func folded(name string) []string {
	var words []string
	for _, s := range quote.Prepare(name, "").Sentences() {
		words = append(words, s.Words...)
	}
	return words
}

// In reports whether a sentence has one of the names in it.
func (n Names) In(s *quote.Sentence) bool { return len(n.Places(s.Words)) > 0 }

// Places are where names stand among words: each from one word to before another.
func (n Names) Places(words []string) [][2]int {
	var places [][2]int
	for _, p := range n {
		for i := 0; i+len(p) <= len(words); i++ {
			if p.at(words[i:]) {
				places = append(places, [2]int{i, i + len(p)})
			}
		}
	}
	return places
}

func (p phrase) at(words []string) bool {
	for i, w := range p {
		text := words[i]
		if w.folds {
			text = strings.ToLower(text)
		}
		if text != w.text && !(w.begins && strings.HasPrefix(text, w.text)) {
			return false
		}
	}
	return true
}
