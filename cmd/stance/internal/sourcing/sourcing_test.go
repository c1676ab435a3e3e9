package sourcing

import (
	"bytes"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
)

// valley makes a dataset of two parties that speak of water, with the snapshots given by their
// dates, and gives its folder.
func valley(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	written(t, dir, "codebook.yaml", "title: Valley\nparties: [{id: upper, name: Upland}, {id: lower, name: Lower valley}]\nissues: [{id: water, name: Water}]\n")
	return dir
}

func written(t *testing.T, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func removed(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
		t.Fatal(err)
	}
}

// files are the files of a dataset with what is in them.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		all[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// ran runs `stance source` in a dataset's folder.
func ran(dir string, args ...string) (out, messages string, err error) {
	s, o, m := datasettest.Streams(dir)
	err = datasettest.Execute(s, NewSourceCommand(s), args...)
	return o.String(), m.String(), err
}

// asked runs it with a person who types.
func asked(dir, keys string, args ...string) (seen, messages string, err error) {
	s, _, m := datasettest.Streams(dir)
	var shown bytes.Buffer
	s.Person = console.NewAsker(strings.NewReader(keys), &shown)
	err = datasettest.Execute(s, NewSourceCommand(s), args...)
	return shown.String(), m.String(), err
}

// site is a server whose pages a test can change.
type site struct {
	*httptest.Server
	pages atomic.Pointer[map[string]string] // of paths, with what stands there
	asked atomic.Int64
}

func newSite(t *testing.T, pages map[string]string) *site {
	s := &site{}
	s.pages.Store(&pages)
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.asked.Add(1)
		page, ok := (*s.pages.Load())[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page)
	}))
	t.Cleanup(s.Close)
	return s
}

// article is a page of a paper, of paragraphs.
func article(head string, paragraphs ...string) string {
	return `<!DOCTYPE html><html lang="en"><head>` + head + "</head><body><nav><a href=/>Home</a></nav><article><p>" + strings.Join(paragraphs, "</p>\n<p>") + "</p></article></body></html>"
}

const (
	met    = "The delegations of both valleys met again on Tuesday, after a pause of three weeks in which they accused each other of diverting water."
	wont   = "Ida Stone of Upland said: “We will not close the sluice before the harvest, and nobody should expect that of us.” She spoke in the town hall."
	first  = "“Water first, then everything else,” a joint statement of the villages of the lower valley says, which was published on the same evening."
	step   = "Olaf Reed called the offer to open the sluice “a step”, and added that his side would wait for a text in writing before it says more."
	crowds = "Crowds had gathered in front of the hall since the morning, and many of them carried buckets that they had brought from their villages."
	next   = "The two sides will meet again next month in the same place, with the engineers of both valleys at the table for the first time."
)

const head = `<title>Valley talks resume – Valley Post</title><meta property="og:title" content="Valley talks resume"><meta property="og:site_name" content="Valley Post"><meta property="article:published_time" content="2025-03-04T23:30:00+02:00">`

// coded records two quotations of the article.
const coded = `date: 2025-03-04
positions:
  upper: {water: {summary: Keeps it shut., evidence: [{quote: "We will not close the sluice before the harvest, and nobody should expect that of us.", speaker: Ida Stone, source: talks}]}}
  lower: {water: {summary: Wants water first., evidence: [{quote: "Water first, then everything else,", speaker: Villages, source: talks}]}}
`

// capturedFrom makes a dataset with an article of a site that is captured and coded.
func capturedFrom(t *testing.T, s *site, path string) string {
	t.Helper()
	dir := valley(t)
	if out, messages, err := ran(dir, "add", s.URL+path, "--id", "talks", "--allow-local"); err != nil {
		t.Fatalf("%v\n%s%s", err, out, messages)
	}
	written(t, dir, "snapshots/2025-03-04.yaml", coded)
	return dir
}

// holds fails for each of the texts that is not in what was said, however its lines are wrapped.
func holds(t *testing.T, said string, texts ...string) {
	t.Helper()
	said = strings.Join(strings.Fields(said), " ")
	for _, text := range texts {
		if !strings.Contains(said, text) {
			t.Errorf("%q is not said in\n%s", text, said)
		}
	}
}

// names are the files of a dataset beside its YAML.
func names(all map[string]string) []string {
	var list []string
	for name := range all {
		if !strings.HasSuffix(name, ".yaml") {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list
}
