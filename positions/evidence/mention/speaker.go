package mention

import (
	"slices"

	"stance/positions"
	"stance/positions/evidence/quote"
)

// Guess is somebody who may have said something, and the sentence that names them.
type Guess struct {
	Speaker  *positions.Speaker
	Sentence quote.Sentence
}

// SpeakersOf guesses who said the words in a place of a text: those of the codebook's speakers
// whom its sentences name there outside of these words; else those whom the rest of the
// paragraph names; else the last that was named before. The nearest sentence comes first, of
// several in one who is beside a verb of saying, and then who is named first. sentences are all
// of the text, in order.
func SpeakersOf(book *positions.Codebook, sentences []quote.Sentence, said quote.Place) []Guess {
	first := slices.IndexFunc(sentences, func(s quote.Sentence) bool { return s.End > said.Start })
	if first < 0 || len(book.Speakers) == 0 {
		return nil
	}
	last := first
	for last+1 < len(sentences) && sentences[last+1].Start < said.End {
		last++
	}
	names := make([]Names, len(book.Speakers))
	for i, s := range book.Speakers {
		names[i].addPerson(s.Name)
	}
	var guesses []Guess
	look := func(i int) {
		s := sentences[i]
		words := outside(s, said)
		type named struct {
			Guess
			at   int
			says bool
		}
		var here []named
		for k, speaker := range book.Speakers {
			at, says := names[k].saying(words)
			if at >= 0 && !slices.ContainsFunc(guesses, func(g Guess) bool { return g.Speaker == speaker }) {
				here = append(here, named{Guess{speaker, s}, at, says})
			}
		}
		slices.SortStableFunc(here, func(a, b named) int {
			if a.says != b.says {
				return map[bool]int{true: -1, false: 1}[a.says]
			}
			return a.at - b.at
		})
		for _, n := range here {
			guesses = append(guesses, n.Guess)
		}
	}
	for i := first; i <= last; i++ {
		look(i)
	}
	if guesses != nil {
		return guesses
	}
	inParagraph := func(i int) bool {
		return i >= 0 && i < len(sentences) && sentences[i].Paragraph >= sentences[first].Paragraph && sentences[i].Paragraph <= sentences[last].Paragraph
	}
	for step := 1; inParagraph(first-step) || inParagraph(last+step); step++ {
		for _, i := range []int{first - step, last + step} {
			if inParagraph(i) {
				look(i)
			}
		}
	}
	for i := first - 1; i >= 0 && guesses == nil; i-- {
		look(i)
	}
	return guesses
}

// outside are the words of a sentence but for those in a place.
func outside(s quote.Sentence, place quote.Place) []string {
	text := []rune(s.Text)
	from, to := min(max(place.Start-s.Start, 0), len(text)), min(max(place.End-s.Start, 0), len(text))
	if from >= to {
		return s.Words
	}
	return append(folded(string(text[:from])), folded(string(text[to:]))...)
}

// Verbs of saying: those of said stand behind or before whoever speaks, those of told behind
// alone, as whom they stand before is told.
var (
	said = []string{"said", "says", "added", "adds", "wrote", "writes"}
	told = []string{"told", "tells", "asked", "asks", "warned", "warns", "insisted", "insists", "posted", "replied", "argued", "argues", "announced"}
)

// saying is the first place among words at which one of the names stands beside a verb of
// saying, else the first at which one stands at all; less than 0 for none.
func (n Names) saying(words []string) (at int, says bool) {
	at = -1
	for i := range words {
		for _, p := range n {
			if i+len(p) > len(words) || !p.at(words[i:]) {
				continue
			}
			behind := words[i+len(p) : min(i+len(p)+2, len(words))] // “Moreau later said”
			if slices.ContainsFunc(behind, func(w string) bool { return slices.Contains(said, w) || slices.Contains(told, w) }) || i > 0 && slices.Contains(said, words[i-1]) {
				return i, true
			}
			if at < 0 {
				at = i
			}
		}
	}
	return at, false
}
