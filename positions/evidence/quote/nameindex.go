package quote

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// guise is what a word of the source is written as somewhere.
type guise uint8

const (
	asWord guise = iota
	asTitle
	asName
	asNameInside
	guises
)

// nameIndex tells in which inflections a word stands in a text, and as what. It
// is made when the first bracket asks for it, and remembers what it was asked.
type nameIndex struct {
	once  sync.Once
	forms map[string][]int32 // ids by what sameName goes by, see stems

	mu    sync.Mutex
	known [guises]map[int32]bool // by id
}

// stems gives two things: the stem is what two words, as they stand in the lists, have in common if they are
// the same name by their letters, and the skeleton what they have in common if it is by
// their consonants, "" where these do not count.
func stems(word string) (stem, skeleton string) {
	stem = withoutPossessive(word)
	if first, _ := utf8.DecodeRuneInString(stem); isCyrillic(first) && utf8.RuneCountInString(stem) >= 3 {
		skeleton = string(first) + " " + consonants(stem)
	}
	return stem, skeleton
}

// lettersAdded are what an inflected name has more, see sameName.
var lettersAdded = []string{"s", "n", "es", "'"}

// consonantsAdded are what an inflected name has more by its consonants.
var consonantsAdded = func() []string {
	list := []string{""}
	for _, a := range addedConsonants {
		list = append(list, string(a))
		for _, b := range addedConsonants {
			list = append(list, string(a)+string(b))
		}
	}
	return list
}()

// inflections gives the ids of the text's words that are the same name as a
// word, which is as it stands in the lists.
func (t *Text) inflections(word string) []int32 {
	t.names.once.Do(func() {
		t.names.forms = map[string][]int32{}
		for id, text := range t.texts {
			stem, skeleton := stems(key(text))
			t.names.forms[stem] = append(t.names.forms[stem], int32(id))
			if skeleton != "" {
				t.names.forms[skeleton] = append(t.names.forms[skeleton], int32(id))
			}
		}
	})
	stem, skeleton := stems(word)
	forms := []string{stem}
	for _, end := range lettersAdded {
		forms = append(forms, stem+end)
		if base, ok := strings.CutSuffix(stem, end); ok {
			forms = append(forms, base)
		}
	}
	if skeleton != "" {
		for _, end := range consonantsAdded {
			forms = append(forms, skeleton+end)
			if base, ok := strings.CutSuffix(skeleton, end); ok && end != "" {
				forms = append(forms, base)
			}
		}
	}
	var ids []int32
	for _, form := range forms {
		for _, id := range t.names.forms[form] {
			if sameName(word, key(t.texts[id])) {
				ids = append(ids, id)
			}
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// stands reports whether a word, in whatever inflection, stands in the source
// and is written so there.
func (t *Text) stands(word string, as guise) bool {
	return slices.ContainsFunc(t.inflections(key(word)), func(id int32) bool { return t.isWritten(id, as) })
}

// isWritten reports whether the word id is written so anywhere in the source.
func (t *Text) isWritten(id int32, as guise) bool {
	t.names.mu.Lock()
	defer t.names.mu.Unlock()
	is, ok := t.names.known[as][id]
	if !ok {
		is = slices.ContainsFunc(t.occurrences(id), func(i int32) bool {
			switch as {
			case asTitle:
				return t.isTitle(int(i))
			case asName:
				return t.isName(int(i))
			case asNameInside:
				return t.isNameInside(int(i))
			}
			return true
		})
		if t.names.known[as] == nil {
			t.names.known[as] = map[int32]bool{}
		}
		t.names.known[as][id] = is
	}
	return is
}
