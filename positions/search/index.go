package search

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"
)

// Text is a text to be found.
type Text struct {
	Words  string
	Weight float64 // how much more it matters than others that have the same words; 0 is 1
}

// Index is an index of texts. It does not change any more, and several goroutines may use it.
type Index struct {
	texts      []Text
	weights    []float32 // what the score of each text is multiplied by
	vocabulary []string
	postings   [][]int32 // of each word of the vocabulary the texts that have it, in order
	rarity     []float32 // of each word of the vocabulary
}

// New makes an index. The texts are kept, and found by their places in the list.
func New(texts []Text) *Index {
	x := &Index{texts: texts, weights: make([]float32, len(texts))}
	ids := map[string]int{}
	var postings [][]int32
	for n := range texts {
		all := words(texts[n].Words)
		x.weights[n] = float32(cmp.Or(texts[n].Weight, 1) / (1 + math.Log(1+float64(len(all)))))
		for _, w := range all {
			id, known := ids[w.text]
			if !known {
				id = len(postings)
				ids[w.text] = id
				postings = append(postings, nil)
			}
			if list := postings[id]; len(list) == 0 || list[len(list)-1] != int32(n) {
				postings[id] = append(list, int32(n))
			}
		}
	}
	x.vocabulary = make([]string, 0, len(ids))
	for w := range ids {
		x.vocabulary = append(x.vocabulary, w)
	}
	slices.Sort(x.vocabulary)
	x.postings = make([][]int32, len(x.vocabulary))
	x.rarity = make([]float32, len(x.vocabulary))
	for i, w := range x.vocabulary {
		x.postings[i] = postings[ids[w]]
		x.rarity[i] = float32(math.Log(1 + float64(len(texts))/float64(len(x.postings[i]))))
	}
	return x
}

// Hit is a text that has what was looked for.
type Hit struct {
	Text   int   // its place in the list
	Places []int // bytes of the text: from and to of each word that was looked for, in its order
}

// phrase is words to be found one after the other; the last begins so, unless it is exact.
type phrase struct {
	words []string
	exact bool
}

// quotes are the marks between which words are just these.
const quotes = "\"“”„«»‟"

// parse splits a query into words, and phrases in quotation marks; a mark that nothing closes
// is closed at the end.
func parse(query string) []phrase {
	var all []phrase
	for i, part := range strings.FieldsFunc(query+" ", func(r rune) bool { return strings.ContainsRune(quotes, r) }) {
		quoted := i%2 == 1
		if len(query) > 0 && strings.ContainsRune(quotes, []rune(query)[0]) {
			quoted = i%2 == 0
		}
		found := words(part)
		if quoted {
			var p phrase
			for _, w := range found {
				p.words = append(p.words, w.text)
			}
			if p.exact = true; p.words != nil {
				all = append(all, p)
			}
			continue
		}
		for _, w := range found {
			all = append(all, phrase{words: []string{w.text}})
		}
	}
	return all
}

// How a text that has the words is weighed: rare words count more (by their inverse document
// frequency), whole words more than what begins with them, short texts more than long ones.
const begunOnly = 0.5

// Find lists the texts that have all words and phrases of a query, the best first, and of equal
// ones the first; no more than most. total counts all that do.
func (x *Index) Find(query string, most int) (hits []Hit, total int) {
	looked := parse(query)
	if len(looked) == 0 {
		return nil, 0
	}
	scores := make([]score, len(x.texts))
	step := int32(0)
	for _, p := range looked {
		for _, w := range p.words {
			step++
			x.add(w, p.exact, step, scores)
		}
	}
	var found []int32
	for n := range scores {
		if scores[n].have == step {
			found = append(found, int32(n))
		}
	}
	found = slices.DeleteFunc(found, func(n int32) bool {
		return slices.ContainsFunc(looked, func(p phrase) bool { return len(p.words) > 1 && !x.follows(int(n), p) })
	})
	for _, n := range found {
		scores[n].sum *= x.weights[n]
	}
	for _, n := range best(found, scores, most) {
		hits = append(hits, Hit{int(n), x.places(int(n), looked)})
	}
	return hits, len(found)
}

// best lists those of texts that score highest, no more than most. It sorts a few at a time:
// sorting all that begin with a letter would take longer than finding them.
func best(texts []int32, scores []score, most int) []int32 {
	if most <= 0 {
		return nil
	}
	order := func(a, b int32) int { return cmp.Or(cmp.Compare(scores[b].sum, scores[a].sum), cmp.Compare(a, b)) }
	var kept []int32
	least := float32(math.Inf(-1)) // what a text has to score more than
	for _, n := range texts {
		if scores[n].sum <= least {
			continue
		}
		if kept = append(kept, n); len(kept) == 2*most {
			slices.SortFunc(kept, order)
			kept = kept[:most]
			least = scores[kept[most-1]].sum
		}
	}
	slices.SortFunc(kept, order)
	return kept[:min(len(kept), most)]
}

// score is what a text has of a query so far.
type score struct {
	sum  float32
	have int32 // how many of the words looked for
}

// add adds to the texts that have a word, if they have all that were looked for before.
func (x *Index) add(w string, exact bool, step int32, scores []score) {
	from, whole := slices.BinarySearch(x.vocabulary, w)
	rest := x.vocabulary[from:]
	to := from + sort.Search(len(rest), func(i int) bool { return rest[i] != w && (exact || !strings.HasPrefix(rest[i], w)) })
	for i := from; i < to; i++ {
		rare := x.rarity[i]
		if i > from || !whole {
			rare *= begunOnly
		}
		for _, n := range x.postings[i] {
			switch s := &scores[n]; s.have {
			case step - 1:
				s.have = step
				s.sum += rare
			case step: // another word that begins so, which counts where it is rarer
				s.sum += rare / 8
			}
		}
	}
}

// follows reports whether the words of a phrase stand one after the other in a text.
func (x *Index) follows(n int, p phrase) bool {
	all := words(x.texts[n].Words)
	for i := range all {
		if at(all[i:], p) {
			return true
		}
	}
	return false
}

func at(all []word, p phrase) bool {
	if len(all) < len(p.words) {
		return false
	}
	for i, w := range p.words {
		if all[i].text != w && (p.exact || !strings.HasPrefix(all[i].text, w)) {
			return false
		}
	}
	return true
}

// places lists where in a text the words stand that were looked for.
func (x *Index) places(n int, looked []phrase) []int {
	all := words(x.texts[n].Words)
	var places []int
	for i := range all {
		for _, p := range looked {
			if at(all[i:], p) {
				places = append(places, all[i].start, all[i+len(p.words)-1].end)
				break
			}
		}
	}
	return places
}
