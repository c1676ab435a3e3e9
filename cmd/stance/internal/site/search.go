package site

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"stance/diff/report"
	"stance/positions/visible"
)

//go:embed search.js
var searchScript []byte

const (
	searchAddress    = "/search"
	searchScriptFile = "search/search.js"
	together         = 100 // texts are in one file
	longestText      = 400 // bytes of a text are shown
)

// searchFiles are what the search page loads: for each two letters with which words begin the texts
// that have each of these words, and the texts by hundreds. They are scripts, as no page may read
// another file of a disk.
func searchFiles(entries []report.SearchEntry, at *places) map[string][]byte {
	files := map[string][]byte{searchScriptFile: searchScript}
	shards := map[string]map[string][]int{}
	type text [4]string // title, what it is, words, link
	var texts []text
	lead := at.from(at.file[searchAddress])
	for i := range entries {
		e := &entries[i]
		words := visible.Line(e.Words)
		if len(words) > longestText {
			words = strings.ToValidUTF8(words[:longestText], "") + " …"
		}
		texts = append(texts, text{visible.Line(e.Title), e.Of, words, cmp.Or(lead(e.Page), lead(strings.Split(e.Page, "#")[0]))})
		for _, w := range e.Finds {
			key := shardOf(w)
			if shards[key] == nil {
				shards[key] = map[string][]int{}
			}
			shards[key][w] = append(shards[key][w], i)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(shards)) {
		for w, list := range shards[key] { // each number as its distance from the one before
			for i := len(list) - 1; i > 0; i-- {
				list[i] -= list[i-1]
			}
			shards[key][w] = list
		}
		files["search/"+key+".js"] = call("stanceWords", key, shards[key])
	}
	for n := 0; n*together < len(texts); n++ {
		files[fmt.Sprintf("search/texts-%d.js", n)] = call("stanceTexts", n, texts[n*together:min((n+1)*together, len(texts))])
	}
	return files
}

// call is a script that calls a function; JSON as it is written here is JavaScript.
func call(function string, key, value any) []byte {
	k, _ := json.Marshal(key) // of texts and numbers, which never fails
	v, _ := json.Marshal(value)
	return fmt.Appendf(nil, "%s(%s,%s);\n", function, k, v)
}

// shardOf names the file that has a word, after the codes of its first two letters.
func shardOf(word string) string {
	name := "words"
	for i, r := range []rune(word) {
		if i == 2 {
			break
		}
		name += fmt.Sprintf("-%x", r)
	}
	return name
}
