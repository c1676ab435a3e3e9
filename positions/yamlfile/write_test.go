package yamlfile

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions"
	"stance/positions/problem"
)

// inMemory makes a folder of files.
func inMemory(files []File) fs.FS {
	folder := fstest.MapFS{}
	for _, f := range files {
		folder[f.Name] = &fstest.MapFile{Data: f.Content}
	}
	return folder
}

// facts lists everything that a dataset holds, but for places.
func facts(d *positions.Dataset) string {
	var b strings.Builder
	recite(&b, "codebook", reflect.ValueOf(d.Codebook).Elem(), true)
	for _, s := range d.Sources {
		recite(&b, "source", reflect.ValueOf(s).Elem(), true)
	}
	recite(&b, "dates", reflect.ValueOf(d.Dates), true)
	for _, r := range d.Records {
		recite(&b, "record", reflect.ValueOf(r).Elem(), true)
	}
	return b.String()
}

// recite writes a value with all that is in it; parties, issues and sources that
// it refers to by their ids.
func recite(b *strings.Builder, name string, v reflect.Value, top bool) {
	if v.Kind() == reflect.Pointer && !v.IsNil() && !top {
		switch p := v.Interface().(type) {
		case *positions.Party:
			if !strings.HasPrefix(name, "codebook.Parties[") || strings.Contains(name, "Groups") {
				fmt.Fprintf(b, "%s %s\n", name, p.ID)
				return
			}
		case *positions.Issue:
			if !strings.HasPrefix(name, "codebook.") {
				fmt.Fprintf(b, "%s %s\n", name, p.ID)
				return
			}
		case *positions.Source:
			fmt.Fprintf(b, "%s %s\n", name, p.ID)
			return
		case *positions.Record:
			return
		}
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			fmt.Fprintf(b, "%s none\n", name)
			return
		}
		recite(b, name, v.Elem(), false)
	case reflect.Slice:
		fmt.Fprintf(b, "%s %d %t\n", name, v.Len(), v.IsNil())
		for i := range v.Len() {
			recite(b, fmt.Sprintf("%s[%d]", name, i), v.Index(i), false)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[positions.Place]() {
			return
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Name != "Searched" { // where a silence is written, not what it says
				recite(b, name+"."+f.Name, v.Field(i), false)
			}
		}
	default:
		fmt.Fprintf(b, "%s %#v\n", name, v.Interface())
	}
}

// again writes a dataset and reads what was written.
func again(t testing.TB, d *positions.Dataset) *Result {
	t.Helper()
	r := Read(inMemory(Files(d)))
	for _, p := range r.Problems {
		if p.Severity == problem.Error {
			t.Errorf("written with an error:\n%s", problem.Render(p))
		}
	}
	return r
}

func TestWrittenReadsTheSame(t *testing.T) {
	folders := map[string]fs.FS{"tracked": os.DirFS("../../data"), "everything": os.DirFS("testdata/write/everything")}
	for name, folder := range folders {
		t.Run(name, func(t *testing.T) {
			first := Read(folder)
			if !first.OK() {
				t.Fatal(first.Problems)
			}
			second := again(t, first.Dataset)
			sameFacts(t, facts(first.Dataset), facts(second.Dataset))
			for i, f := range Files(second.Dataset) {
				if !bytes.Equal(f.Content, Files(first.Dataset)[i].Content) {
					t.Errorf("%s is another one when written again", f.Name)
				}
			}
		})
	}
}

func sameFacts(t testing.TB, want, got string) {
	t.Helper()
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			t.Fatalf("line %d\nwant %s\n got %s", i, w[i], g[i])
		}
	}
	if len(w) != len(g) {
		t.Fatalf("%d facts, want %d", len(g), len(w))
	}
}

// texts are those that a naive writer gets wrong.
var texts = []string{
	"plain", "two words", "yes", "No", "null", "~", "true", "1", "-1", "1e3", "0x1F", "2025-08-17", "12:30", ".inf", ".nan",
	"a: b", "a:", ": a", "a #b", "# a", "a#b", "- a", "-a", "? a", "* a", "*a", "&a", "!a", "@a", "`a`", "%a", "| a", "> a",
	`"a"`, "'a'", "it's", `back\slash`, "[a]", "{a}", "a, b", "a [b] {c}", "“a”", "…", "«a»", "(a) b", "ключ: так", "約束、です",
	"a\nb", "a\n\nb", "a\n\n\nb\nc", "a \n b", "a\tb", "a  b", "a\u00a0b", "a\u2028b", "a\u0085b", "a\ufeffb", "a\u200bb", "a\x1bb", "a\x7fb", "میخ\u200cها",
	"---", "...", "--- a", "a\n---\nb", "a\n...\nb", "<<", "=", "😀 yes", "e\u0301",
	strings.Repeat("a long sentence that goes on ", 20) + "to its end",
	strings.Repeat("a long sentence: that # goes on ", 20) + "to its end",
	strings.Repeat("paragraph ", 30) + "one\n\n" + strings.Repeat("paragraph ", 30) + "two",
	strings.Repeat("unbroken", 40), strings.Repeat("two  spaces ", 30) + "end", strings.Repeat("tab\there ", 30) + "end",
}

// everywhere puts a text wherever one can stand.
func everywhere(text string) *positions.Dataset {
	p := &positions.Party{ID: "no", Name: text, Short: text}
	q := &positions.Party{ID: "123", Name: text, Groups: []*positions.Party{p}}
	is := &positions.Issue{ID: "null", Name: text, Question: text, Scale: &positions.Scale{Low: text, High: text, Max: 100, Options: []positions.Option{
		{ID: "yes", Label: text, Description: text, Value: 0}, {ID: "1e3", Label: text, Value: 100},
	}}}
	src := &positions.Source{ID: "true", Title: text, Publisher: text, URL: text}
	r := &positions.Record{Date: 740000, Party: p, Issue: is, Coder: text, Note: text}
	evidence := []positions.Evidence{{Quote: text, Paraphrase: text, Speaker: text, Role: text, Source: src, Locator: text, Prefix: " " + text, Suffix: text + " "}}
	r.Stance = &positions.Stance{Record: r, Kind: positions.Placed, Value: 100, Option: 1, Summary: text,
		Terms: []positions.Term{{Text: text}, {ID: "off", Kind: positions.Threat, Text: text + "!"}}, Evidence: evidence}
	r.Claims = []*positions.Claim{{Record: r, By: q, Option: -1, Summary: text, Evidence: evidence}}
	return &positions.Dataset{
		Codebook: positions.NewCodebook(text, text, []*positions.Party{p, q}, []*positions.Issue{is}), Sources: []*positions.Source{src},
		Dates: []positions.DateInfo{{Date: r.Date, Label: "off", Title: text, Note: text}}, Records: []*positions.Record{r},
	}
}

func TestTextsReadAsWritten(t *testing.T) {
	for _, text := range texts {
		d := everywhere(text)
		r := again(t, d)
		if t.Failed() {
			t.Fatalf("on %q:\n%s", text, Files(d)[2].Content)
		}
		sameFacts(t, facts(d), facts(r.Dataset))
		for _, f := range Files(d) {
			for line := range strings.Lines(string(f.Content)) {
				if strings.TrimRight(line, " \n") != strings.TrimSuffix(line, "\n") {
					t.Errorf("on %q: %s has a space at the end of %q", text, f.Name, line)
				}
			}
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range texts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.TrimSpace(strings.ToValidUTF8(s, "\uFFFD"))
		if s == "" {
			return
		}
		d := everywhere(s)
		sameFacts(t, facts(d), facts(again(t, d).Dataset))
	})
}
