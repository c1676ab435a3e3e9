package quote

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A text whose language is told rightly gets the lists of that alone, one whose
// language is told wrongly those of its own language as well.
func TestListsFor(t *testing.T) {
	for right, text := range speeches {
		for said := range languages {
			want := min(right, said) + " " + max(right, said)
			if said == right {
				want = said
			}
			for _, text := range []string{text, strings.Repeat(text+"\n\n", 100)} {
				if got := listsFor(text, said); got != want {
					t.Errorf("a text in %s that is said to be in %s is checked by the lists %q", right, said, got)
				}
			}
		}
	}
	for _, c := range []struct{ text, said, want string }{
		{"", "en", "en"},
		{"Oslo", "ru", "ru"},
		{"Порт закрито назавжди", "en", ""},
		{"Harbour closed forever", "uk", ""},
		{"Президент Путин: SWIFT, NATO, EU", "ru", "ru"},
		{"Місто чекає.", "ru", "ru"}, // too little to tell by
	} {
		if got := listsFor(c.text, c.said); got != c.want {
			t.Errorf("%q, said to be in %s, is checked by the lists %q, not %q", c.text, c.said, got, c.want)
		}
	}
	files, err := filepath.Glob("../verify/testdata/corpus/*/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no corpus", err)
	}
	for _, file := range files {
		said, _, _ := strings.Cut(filepath.Base(file), "-")
		if _, ok := languages[said]; !ok {
			continue
		}
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(raw)) {
			if source, ok := strings.CutPrefix(line, "source: "); ok && !strings.HasPrefix(source, "<") { // tags are gone before
				if got := listsFor(source, said); got != said {
					t.Errorf("%s: %s is checked by the lists %q", file, source, got)
				}
			}
		}
	}
}
