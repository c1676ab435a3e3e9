package starter

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/spelling"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

const someDay positions.Date = 739480

func read(t *testing.T, files []yamlfile.File, change func(string) string) *yamlfile.Result {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, f := range files {
		if path.Ext(f.Name) != ".yaml" {
			continue
		}
		if !fs.ValidPath(f.Name) {
			t.Fatalf("file %q", f.Name)
		}
		fsys[f.Name] = &fstest.MapFile{Data: []byte(change(string(f.Content)))}
	}
	r := yamlfile.Read(fsys)
	for _, p := range r.Problems {
		if p.Severity == problem.Error {
			t.Errorf("%s", problem.Render(p))
		}
	}
	return r
}

// example is a line of an example in a comment.
var example = regexp.MustCompile(`(?m)^( *)# ( *(?:- |"?[a-z0-9_-]+"?:).*)$`)

func datasets() map[string]*Dataset {
	mixed := &Dataset{Title: "#1: \"talks\"", Date: someDay}
	mixed.Parties = []*positions.Party{{ID: "un", Name: "United Nations: all"}, {ID: "prc", Name: "中国"}}
	mixed.Issues = []*positions.Issue{{ID: "words", Name: "In words"}, {ID: "i2", Name: "- 2"}}
	var err error
	if mixed.Issues[1].Scale, err = spelling.Scale("low: < no # | yes, if > high"); err != nil {
		panic(err)
	}
	words := *mixed
	words.Issues = words.Issues[:1]
	numbers := *mixed
	numbers.Issues = []*positions.Issue{{ID: "n", Name: "N", Scale: &positions.Scale{Min: -3, Max: -2}}}
	survey := words
	survey.Survey = true
	survey.Issues = []*positions.Issue{{ID: "words", Name: "In words"}}
	odd := *mixed
	odd.Parties = []*positions.Party{{ID: "null", Name: "Null"}, {ID: "1e3", Name: "1e3"}}
	odd.Issues = []*positions.Issue{{ID: "true", Name: "True", Scale: &positions.Scale{Max: 100, Options: []positions.Option{
		{ID: "yes", Label: "Yes?"}, {ID: "null", Label: "Null", Value: 50}, {ID: "123", Label: "123", Value: 100}}}}}
	return map[string]*Dataset{
		"odd ids": &odd, "blank": {Date: someDay}, "blank survey": {Date: someDay, Survey: true}, "given": mixed,
		"in words": &words, "in numbers": &numbers, "survey": &survey,
	}
}

// TestFiles holds that a new dataset is sound, that it says what was asked for,
// and that every example in its comments is sound, too, once the comment marks
// are taken away.
func TestFiles(t *testing.T) {
	for name, d := range datasets() {
		t.Run(name, func(t *testing.T) {
			d.Fill()
			files := d.Files()
			r := read(t, files, func(s string) string { return s })
			book := r.Dataset.Codebook
			if book.Title != d.Title || len(book.Parties) != len(d.Parties) || len(book.Issues) != len(d.Issues) || len(r.Dataset.Dates) != 1 || len(r.Dataset.Records) != 0 {
				t.Errorf("read %+v", book)
			}
			for i, is := range book.Issues {
				if (is.Scale == nil) != (d.Issues[i].Scale == nil) || is.Scale == nil && d.Survey {
					t.Errorf("issue %s: scale %v", is.ID, is.Scale)
				}
			}
			r = read(t, files, func(s string) string {
				_, s, _ = strings.Cut(s, "\n") // the line with the schema is no example
				return strings.Replace(example.ReplaceAllString(moved(s), "$1$2"), "sources: []", "", 1)
			})
			if len(r.Dataset.Records) != 1 || len(r.Dataset.Codebook.Parties) <= len(d.Parties) || len(r.Dataset.Codebook.Issues) != len(d.Issues)+3 || len(r.Dataset.Sources) != 1 {
				t.Errorf("the examples come to %d records, %d issues, %d sources", len(r.Dataset.Records), len(r.Dataset.Codebook.Issues), len(r.Dataset.Sources))
			}
			for _, f := range files {
				if path.Ext(f.Name) != ".yaml" {
					continue
				}
				for line := range strings.Lines(string(f.Content)) {
					if strings.HasPrefix(line, "#") && len(line) > 115 {
						t.Errorf("%s: a line of %d columns: %s", f.Name, len(line), line)
					}
				}
			}
		})
	}
}

// moved puts each list's key above the examples of its items.
func moved(s string) string {
	if strings.Contains(s, "sources: []") {
		return "sources:\n" + s
	}
	for _, key := range []string{"parties:\n", "issues:\n"} {
		if i := strings.Index(s, "\n"+key); i >= 0 {
			head := strings.LastIndex(s[:i], "\n\n")
			s = s[:head+2] + key + s[head+2:i+1] + s[i+1+len(key):]
		}
	}
	return s
}

// TestSchemas holds that each file's first line leads to its schema.
func TestSchemas(t *testing.T) {
	d := &Dataset{Date: someDay}
	d.Fill()
	files := d.Files()
	names := map[string]bool{}
	for _, f := range files {
		names[f.Name] = len(f.Content) > 0
	}
	found := 0
	for _, f := range files {
		if path.Ext(f.Name) != ".yaml" {
			continue
		}
		line, _, _ := strings.Cut(string(f.Content), "\n")
		to, ok := strings.CutPrefix(line, "# yaml-language-server: $schema=")
		if !ok || !names[path.Join(path.Dir(f.Name), to)] {
			t.Errorf("%s begins with %q", f.Name, line)
		}
		found++
	}
	again := WithSchemas(files[:found])
	if found != 3 || string(again[0].Content) != string(files[0].Content) {
		t.Errorf("%d files; a line was added twice", found)
	}
}

func TestPlaceholders(t *testing.T) {
	d := &Dataset{Title: "Talks"}
	if got := strings.Join(d.Fill(), " "); got != "parties issues" {
		t.Error(got)
	}
	if got := d.Fill(); got != nil {
		t.Errorf("again: %q", got)
	}
}

// TestAnyText begins datasets with every text in every place that has one.
func TestAnyText(t *testing.T) {
	for texts := range slices.Chunk(synthetic.Texts(), 40) {
		d := &Dataset{Title: texts[0], Date: someDay}
		for i, text := range texts {
			id := fmt.Sprintf("n%d", i)
			d.Parties = append(d.Parties, &positions.Party{ID: id, Name: text})
			d.Issues = append(d.Issues, &positions.Issue{ID: id, Name: text, Scale: &positions.Scale{Low: text, High: text, Max: 100, Options: []positions.Option{
				{ID: "a", Label: text}, {ID: "b", Label: text + "?", Value: 100}}}})
		}
		book := read(t, d.Files(), func(s string) string { return s }).Dataset.Codebook
		if t.Failed() {
			return
		}
		if book.Title != texts[0] {
			t.Errorf("the title %q reads as %q", texts[0], book.Title)
		}
		for i, text := range texts {
			is := book.Issues[i]
			for _, got := range []string{book.Parties[i].Name, is.Name, is.Scale.Low, is.Scale.High, is.Scale.Options[0].Label, strings.TrimSuffix(is.Scale.Options[1].Label, "?")} {
				if got != text {
					t.Errorf("%q reads as %q", text, got)
				}
			}
		}
	}
}
