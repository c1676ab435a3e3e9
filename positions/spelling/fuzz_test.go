package spelling_test

import (
	"math"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"stance/positions"
	"stance/positions/spelling"
	"stance/positions/yamlfile"
)

// FuzzScale reads any text as a scale: what is one can be written into a
// codebook and read again, with the labels as they were given.
func FuzzScale(f *testing.F) {
	for _, s := range []string{
		"No land | Land exchanged | All regions", "0..10", "Opposed < 0..10 > In favour", "Low < 1..5 > High", "-1.5 to 2.5", "1…7", "−3 – 3",
		"a=A, b=B", "none | same | x", "中国 | 日本", "< a | b >", "a|b|", "0.." + strings.Repeat("9", 400), "-" + strings.Repeat("9", 400) + "..0", "a | \xff", "\x1b | b",
		"a<b|c>d>e", "1..1.0000000000000000001", "0..00", "?|!", ": | #",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, spelt string) {
		s, err := spelling.Scale(spelt)
		if err != nil {
			if s != nil || err.Error() == "" {
				t.Fatalf("%q: %v beside %q", spelt, s, err)
			}
			return
		}
		if math.IsInf(s.Min, 0) || math.IsInf(s.Max, 0) || s.Min >= s.Max || s.Numeric() != (s.Options == nil) || len(s.Options) == 1 {
			t.Fatalf("%q is the scale %+v", spelt, s)
		}
		for i, o := range s.Options {
			if !positions.IsID(o.ID) || strings.TrimSpace(o.Label) != o.Label || o.Label == "" || s.Option(o.ID) != i || o.ID == "none" || o.ID == "same" || o.Value != 100*float64(i)/float64(len(s.Options)-1) {
				t.Fatalf("%q has the option %+v", spelt, o)
			}
		}
		if !utf8.ValidString(spelt) {
			return // no file can hold it
		}
		book := positions.NewCodebook("T", "", []*positions.Party{{ID: "p", Name: "P"}}, []*positions.Issue{{ID: "i", Name: "I", Scale: s}})
		content := yamlfile.FormatCodebook(book)
		r := yamlfile.Read(fstest.MapFS{"codebook.yaml": {Data: content}})
		if !r.OK() {
			t.Fatalf("%q is written as\n%s\n%v", spelt, content, r.Problems)
		}
		again := r.Dataset.Codebook.Issues[0].Scale
		if again.Min != s.Min || again.Max != s.Max || again.Low != s.Low || again.High != s.High || len(again.Options) != len(s.Options) {
			t.Fatalf("%q: %+v is read as %+v", spelt, s, again)
		}
		for i := range s.Options {
			if !reflect.DeepEqual(again.Options[i], s.Options[i]) {
				t.Fatalf("%q: %+v is read as %+v", spelt, s.Options[i], again.Options[i])
			}
		}
	})
}

// FuzzNamed reads any text as a name with an id.
func FuzzNamed(f *testing.F) {
	for _, s := range []string{"European leaders", "eu=European Union", "=x", "x=", "A B=x", "中国", "a=b=c", "\u00a0", " = "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, spelt string) {
		id, name, err := spelling.Named(spelt)
		switch {
		case err != nil:
			if id != "" || name != "" {
				t.Errorf("%q: %q, %q beside %v", spelt, id, name, err)
			}
		case name == "" || strings.TrimSpace(name) != name || !strings.Contains(spelt, name) || id != "" && !positions.IsID(id):
			t.Errorf("%q: %q, %q", spelt, id, name)
		}
	})
}
