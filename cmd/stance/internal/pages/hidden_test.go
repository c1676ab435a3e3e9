package pages

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/diff/report"
	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/team/review"
)

// canary is a word that stands nowhere else, in any script.
const canary = "zqcanaryqz"

// mark puts the canary into every text within a value, but for what is not the record's own:
// sources, parties and issues, and where in the files it stands.
func mark(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if v.CanSet() {
			v.SetString(strings.TrimSpace(v.String() + " " + canary))
		}
	case reflect.Pointer:
		switch v.Interface().(type) {
		case *positions.Record, *positions.Source, *positions.Party, *positions.Issue:
			return
		}
		if !v.IsNil() {
			mark(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			mark(v.Index(i))
		}
	case reflect.Struct:
		if _, place := v.Interface().(positions.Place); place {
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				mark(v.Field(i))
			}
		}
	}
}

// everything is all that the pages of a dataset say, to people and programs, with what is asked
// besides.
func everything(t *testing.T, d *Dataset, besides ...string) map[string][]byte {
	t.Helper()
	said := map[string][]byte{}
	for _, at := range append(d.Addresses(), besides...) {
		people, programs := rendered(t, d, composed(t, d, at))
		said[at], said[Twin(at)] = people, programs
	}
	return said
}

// TestBlind holds that nothing of the records of others is said anywhere, not even in the words of
// problems, sign-offs and hits, and that their cells are told as taken.
func TestBlind(t *testing.T) {
	for seed := range uint64(4) {
		shape := synthetic.Shape{Parties: 4, Issues: 5, Dates: 4, PerDate: 8, Sources: 6, Seed: seed, Full: true}
		shown := shownOf(shape.FS())
		data := shown.Read.Dataset
		hidden, own := 0, map[*positions.Record]bool{}
		for i, r := range data.Records {
			if i%3 == 0 {
				r.Coder = []string{"el", "el and mk"}[i%2]
				own[r] = true
				continue
			}
			mark(reflect.ValueOf(r).Elem())
			if r.Coder = "mk " + canary; i%3 == 1 {
				r.Coder = "" // which is another's, too
			}
			hidden++
			shown.Read.Reviews = append(shown.Read.Reviews, review.SignOff{Reviewer: "ab", Date: r.Date, Party: r.Party.ID, Issue: r.Issue.ID, Verdict: review.Dispute, On: r.Date, Note: canary})
		}
		for i := range shown.Read.Problems {
			p := &shown.Read.Problems[i]
			p.Message, p.Hint, p.Text = p.Message+canary, canary, canary
		}
		open := everything(t, New(shown))
		for _, at := range []string{"/problems", "/review.json", "/voices", "/terms.json", report.RecordPage(data.Records[1])} {
			at, _, _ = strings.Cut(at, "#")
			if !bytes.Contains(open[at], []byte(canary)) {
				t.Errorf("seed %d: %s does not show it even to who may see it", seed, at)
			}
		}
		shown.Blind = "el"
		d := New(shown)
		if hidden == 0 || len(d.Read.Dataset.Records) != len(own) {
			t.Fatalf("%d records, %d of them hidden, and %d are left", len(data.Records), hidden, len(d.Read.Dataset.Records))
		}
		pages := everything(t, d, "/search?q="+canary)
		for at, said := range pages {
			if i := bytes.Index(bytes.ToLower(said), []byte(canary)); i >= 0 && !strings.HasPrefix(at, "/search") {
				t.Errorf("seed %d, %s: …%s…", seed, at, said[max(i-100, 0):min(i+100, len(said))])
			}
			if strings.HasPrefix(at, "/file/") {
				t.Errorf("the file at %s is shown", at)
			}
		}
		if m := d.searched().Find(canary); m.Total != 0 {
			t.Errorf("seed %d: %d places are found", seed, m.Total)
		}
		of := map[taken]bool{}
		for r := range own {
			of[taken{r.Party, r.Issue}] = true
		}
		for _, r := range data.Records {
			at := taken{r.Party, r.Issue}
			told := bytes.Contains(pages[report.CellPage(r.Party, r.Issue)], []byte("recorded by another coder"))
			if told && bytes.Contains(pages[report.CellPage(r.Party, r.Issue)], []byte(report.NothingLogged)) {
				t.Errorf("seed %d: of %s on %s it is said that nothing was recorded", seed, r.Party.ID, r.Issue.ID)
			}
			if told == of[at] || slices.Contains(d.taken, at) == of[at] {
				t.Errorf("seed %d: %s on %s has a record of the coder: %t; it is told as taken: %t", seed, r.Party.ID, r.Issue.ID, of[at], told)
			}
		}
	}
}

// TestBlindProblems holds that problems are told by their rules where records are hidden, and of
// those in hidden records that there are some.
func TestBlindProblems(t *testing.T) {
	fsys := fstest.MapFS{
		"codebook.yaml": {Data: []byte("title: T\nparties: [{id: a, name: A}, {id: b, name: B}]\nissues: [{id: x, name: X}]\n")},
		"sources.yaml":  {Data: []byte("sources:\n- {id: s, title: S}\n- {id: unused, title: U}\n")},
		"snapshots/2024-01-01.yaml": {Data: []byte(`date: 2024-01-01
positions:
  a:
    x:
      coder: el
      summary: Mine.
      basis: stated
      evidence: [{source: s, quote: "word word word", "typo": 1}]
  b:
    x:
      coder: mk
      summary: ` + canary + `
      basis: stated
      ` + canary + `: 1
`)},
	}
	shown := shownOf(fsys)
	if len(shown.Read.Problems) < 2 || shown.Read.OK() {
		t.Fatalf("problems %v", shown.Read.Problems)
	}
	shown.Blind = "el"
	for at, said := range everything(t, New(shown)) {
		if bytes.Contains(said, []byte(canary)) {
			t.Errorf("%s: %s", at, said)
		}
	}
	if d := New(shown); len(d.Read.Problems) == 0 {
		t.Error("there is nothing to be mended any more")
	}
	// Errors in others' records alone.
	whole := fsys["snapshots/2024-01-01.yaml"].Data
	whole = bytes.Replace(whole, []byte(`, "typo": 1`), nil, 1)
	for _, wrong := range []string{"basis: " + canary, "basis: stated\n      evidence: [{source: " + canary + ", quote: word}]", "position: " + canary + "\n      basis: stated"} {
		theirs := bytes.Replace(whole, []byte("basis: stated\n      "+canary+": 1"), []byte(wrong), 1)
		fsys["snapshots/2024-01-01.yaml"] = &fstest.MapFile{Data: theirs}
		shown := shownOf(fsys)
		if shown.Read.OK() {
			t.Fatalf("%s is no error", wrong)
		}
		shown.Blind = "el"
		d := New(shown)
		for at, said := range everything(t, d) {
			if bytes.Contains(said, []byte(canary)) {
				t.Errorf("%s: %s", at, said)
			}
		}
		if said, _ := rendered(t, d, composed(t, d, "/")); !bytes.Contains(said, []byte("1 error")) {
			t.Errorf("%s: that there is an error is not told: %s", wrong, said)
		}
	}
}

// TestPublic holds that of a text that is not public nothing is said but what stands around its
// quotations, and of one that is everything.
func TestPublic(t *testing.T) {
	many := func(n int, word string) string {
		var words []string
		for i := range n {
			words = append(words, fmt.Sprintf("%s%d", word, i))
		}
		return strings.Join(words, " ")
	}
	text := "First " + canary + " paragraph.\n" + many(30, "before") + " “We will not, ever, give up the harbour”, she said. " + many(30, "behind") + "\nLast " + canary + ".\n"
	book := "title: T\nparties: [{id: a, name: A}]\nissues: [{id: x, name: X}]\n"
	sources := "sources:\n- {id: closed, title: C, published: 2024-01-01}\n- {id: open, title: O, published: 2024-01-01, public: true}\n- {id: later, title: L, published: 2024-01-01, captures: [{date: 2024-01-02}]}\n"
	snapshot := "date: 2024-01-01\npositions:\n  a:\n    x:\n      summary: Mine.\n      basis: stated\n      confidence: high\n      evidence:\n"
	for _, source := range []string{"closed", "open", "later"} {
		snapshot += "        - {source: " + source + ", quote: \"We will not, ever, give up the harbour\", speaker: Ann}\n"
	}
	fsys := fstest.MapFS{
		"codebook.yaml": {Data: []byte(book)}, "sources.yaml": {Data: []byte(sources)}, "snapshots/2024-01-01.yaml": {Data: []byte(snapshot)},
		"archive/closed.txt": {Data: []byte(text)}, "archive/open.txt": {Data: []byte(text)},
		"archive/later.txt": {Data: []byte(text)}, "archive/later@2024-01-02.txt": {Data: []byte(text)},
	}
	shown := shownOf(fsys)
	if !shown.Read.OK() {
		t.Fatal(shown.Read.Problems)
	}
	count := func(d *Dataset) map[string]int {
		n := map[string]int{}
		for at, said := range everything(t, d, "/search?q=before1") {
			n[at] = bytes.Count(said, []byte(canary))
			if strings.HasPrefix(at, "/source/") {
				for _, word := range []string{"before18", "behind9", "give up the harbour"} {
					if !bytes.Contains(said, []byte(word)) {
						t.Errorf("%s has no %s", at, word)
					}
				}
				if whole := bytes.Contains(said, []byte("before17 ")) || bytes.Contains(said, []byte("behind14")); whole != (!d.Public || strings.HasPrefix(at, "/source/open")) {
					t.Errorf("%s is shown whole: %t", at, whole)
				} else if !strings.HasSuffix(at, ".json") && bytes.Contains(said, []byte("only what is quoted is shown")) == whole {
					t.Errorf("%s, shown whole: %t, says the contrary", at, whole)
				}
			}
		}
		return n
	}
	whole := count(New(shown))
	for _, at := range []string{"/source/closed", "/source/open", "/source/later", "/source/closed.json"} {
		if whole[at] == 0 {
			t.Errorf("%s is not shown whole", at)
		}
	}
	shown.Public = true
	d := New(shown)
	for at, n := range count(d) {
		if open := strings.HasPrefix(at, "/source/open"); (n > 0) != open {
			t.Errorf("%s has the canary %d times", at, n)
		}
	}
	if m := d.searched().Find(canary); m.Total != 2 || m.Hits[0].Source.ID != "open" {
		t.Errorf("found in %d places", m.Total)
	}
	if d.File != nil || slices.ContainsFunc(d.Addresses(), func(at string) bool { return strings.HasPrefix(at, "/file/") }) {
		t.Error("files are shown to anybody")
	}
}
