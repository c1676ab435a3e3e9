package report_test

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stance/diff/report/document"
	"stance/diff/report/internal/sample"
	"stance/diff/report/markdown"
	"stance/diff/report/page"
	"stance/positions/golden"
)

// shown are the results of the example that are looked at, by the files that have them.
var shown = map[string]string{
	"status": "status", "check": "check", "check-broken": "check of what is broken",
	"show": "show matrix", "show-party": "show party 2", "show-issue": "show issue 1",
	"show-terms": "show terms", "show-voices": "show voices",
	"diff": "diff, all false", "diff-v": "diff -v, all false", "log": "log issue 2",
	"gap": "gap all from  --min-coverage 0.5", "gap-two": "gap pair from  --min-coverage 0", "columns": "report four columns", "gap-time": "gap all from 2025-08-14 --min-coverage 0.5",
	"verify": "verify", "audit": "audit", "agreement": "agreement", "review": "review", "report": "report", "decisions": "decisions", "review-show": "review show 2025-08-17/united-states/territory",
	"overview": "overview", "sources": "sources", "coding": "coding queue", "coding-source": "coding sky-2025-08-16", "source": "source in part sky-2025-08-16",
	"passages": "passages", "refresh": "sources captured again", "search": "search spoke",
}

// TestExampleGoldens holds what every command tells of the example, in the format that is
// easiest to compare; that the others tell the same is held by TestRenderersTellTheSame.
func TestExampleGoldens(t *testing.T) {
	list := append(worlds(t)[0].results(t), broken(t))
	for name, command := range shown {
		i := slices.IndexFunc(list, func(r result) bool { return r.command == command })
		if i < 0 {
			var all []string
			for _, r := range list {
				all = append(all, r.command)
			}
			t.Fatalf("no %q among %q", command, all)
		}
		var got bytes.Buffer
		if err := markdown.Document(&got, list[i].Document); err != nil {
			t.Fatal(err)
		}
		golden.File(t, "testdata/example/"+name+".md", got.Bytes())
	}
}

// TestEveryCommandHasItsGolden holds that each command's document is among them.
func TestEveryCommandHasItsGolden(t *testing.T) {
	for _, r := range worlds(t)[0].results(t) {
		command := strings.TrimSuffix(strings.Fields(r.command)[0], ",")
		if !slices.ContainsFunc(slices.Collect(maps.Values(shown)), func(of string) bool { return strings.HasPrefix(of, command) }) {
			t.Errorf("nothing of %s is looked at", r.command)
		}
	}
}

// TestBackquotesAreCode holds that no document says with a backquote what is code, but for
// notes of analysts, which are as they wrote them.
func TestBackquotesAreCode(t *testing.T) {
	code := 0
	for _, w := range worlds(t) {
		notes := []string{}
		for _, di := range w.again().Dataset.Dates {
			notes = append(notes, plain(di.Note))
		}
		for _, r := range append(w.results(t), broken(t)) {
			for _, s := range sample.Said(withoutExcerpts(r.Document), sample.Showing{Places: true, Options: true}) {
				if strings.Contains(s, "`") && !slices.ContainsFunc(notes, func(n string) bool { return n != "" && strings.Contains(s, n) }) {
					t.Errorf("%s, %s: %q", w.name, r.command, s)
				}
			}
			for _, s := range sample.Said(r.Document, sample.Showing{Screen: true}) {
				code += strings.Count(s, "`")
			}
		}
	}
	if code < 100 {
		t.Errorf("only %d backquotes on screens", code)
	}
}

// withoutExcerpts is a document without lines of files.
func withoutExcerpts(d *document.Document) *document.Document {
	c := *d
	c.Blocks = nil
	for _, b := range d.Blocks {
		if e, ok := b.(document.Entry); ok {
			e.Body = slices.DeleteFunc(slices.Clone(e.Body), func(b document.Block) bool { _, is := b.(document.Excerpt); return is })
			b = e
		}
		c.Blocks = append(c.Blocks, b)
	}
	return &c
}

// TestPagesAreToldApart holds that each document has a title, and that pages are named by
// their command and by what of the dataset they show.
func TestPagesAreToldApart(t *testing.T) {
	named := map[string]string{}
	for _, r := range worlds(t)[0].results(t) {
		if r.Title.Text() == "" {
			t.Errorf("%s has no title", r.command)
		}
		command := strings.TrimSpace(options.ReplaceAllString(strings.ReplaceAll(r.command, ",", ""), ""))
		name := titleOf(t, r.Document)
		if other, ok := named[name]; ok && other != command {
			t.Errorf("%s and %s are both %q", other, command, name)
		}
		named[name] = command
		if about := r.About.Text(); about != "" && !strings.HasPrefix(strings.ToLower(about), strings.Fields(command)[0]) {
			t.Errorf("%s is called %q", command, about)
		}
	}
	if len(named) < 25 {
		t.Errorf("only %d names", len(named))
	}
}

// options are what does not change what a page is about.
var options = regexp.MustCompile(` (-v|in part|of one date|all (true|false)|--min-coverage \S+|from $)`)

func titleOf(t *testing.T, d *document.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := page.Document(&b, d); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Data == "title" && n.FirstChild != nil {
			return n.FirstChild.Data
		}
	}
	t.Fatal("no title")
	return ""
}
