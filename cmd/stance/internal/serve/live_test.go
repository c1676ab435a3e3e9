package serve

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/cmd/stance/internal/pages"
	"stance/positions"
	"stance/positions/evidence/archive"
	"stance/positions/evidence/verify"
	"stance/positions/yamlfile"
)

// site is a live dataset as a test asks it, without a network.
type site struct {
	testing.TB
	*Live
	dir string
}

// ofExample is a copy of the example, which may be written to, live; change is what a test has
// other than usual.
func ofExample(t *testing.T, change func(l *Live)) *site {
	t.Helper()
	return of(t, datasettest.Copy(t), change)
}

// today is the day that it is in tests.
var today, _ = positions.ParseDate("2025-09-01")

func of(t testing.TB, dir string, change func(l *Live)) *site {
	t.Helper()
	s := &site{t, &Live{Place: dataset.Place{Dir: dir, Name: dir}, Today: func() positions.Date { return today }}, dir}
	s.Bug = func(fault any, stack []byte) { t.Errorf("a bug: %v\n%s", fault, stack) }
	if change != nil {
		change(s.Live)
	}
	if err := s.Start(func(*positions.Dataset) (positions.Date, error) { return s.KnownBy, nil }); err != nil {
		t.Fatal(err)
	}
	return s
}

// follows has the files be followed until the test ends.
func (s *site) follows() {
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan bool)
	go func() {
		defer close(ended)
		s.Follow(ctx)
	}()
	s.Cleanup(func() { cancel(); <-ended })
}

func (s *site) ask(method, at string) *http.Response {
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(method, at, nil))
	return w.Result()
}

// get gives an answer, which has to have a code.
func (s *site) get(at string, code int) string {
	s.Helper()
	r := s.ask("GET", at)
	body, err := io.ReadAll(r.Body)
	if err != nil {
		s.Fatal(err)
	}
	if r.StatusCode != code {
		s.Fatalf("%s: %d, want %d: %.200s", at, r.StatusCode, code, body)
	}
	return string(body)
}

func (s *site) write(name, content string) {
	s.Helper()
	if err := os.WriteFile(filepath.Join(s.dir, name), []byte(content), 0o666); err != nil {
		s.Fatal(err)
	}
}

func (s *site) content(name string) string {
	s.Helper()
	content, err := os.ReadFile(filepath.Join(s.dir, name))
	if err != nil {
		s.Fatal(err)
	}
	return string(content)
}

// becomes waits until another state is shown, and tells how long that took.
func (s *site) becomes(what string, change func()) {
	s.Helper()
	before, began := s.get("/version", 200), time.Now()
	change()
	for deadline := began.Add(30 * time.Second); s.get("/version", 200) == before; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			s.Fatalf("%s: nothing changed", what)
		}
	}
	s.Logf("%s: shown after %v", what, time.Since(began).Round(time.Millisecond))
}

// Every page of a dataset is answered, to people and to programs, with what it is and how
// long, and to those who ask for that alone without itself.
func TestEveryPageIsAnswered(t *testing.T) {
	s := ofExample(t, nil)
	addresses := s.now.Load().shown.Addresses()
	if len(addresses) < 40 {
		t.Fatalf("only %d addresses", len(addresses))
	}
	for _, at := range addresses {
		for _, as := range []struct{ at, kind string }{{at, htmlKind}, {pages.Twin(at), jsonKind}} {
			r := s.ask("GET", as.at)
			body, _ := io.ReadAll(r.Body)
			if r.StatusCode != 200 || r.Header.Get("Content-Type") != as.kind || r.Header.Get("Content-Length") != fmt.Sprint(len(body)) || len(body) == 0 {
				t.Errorf("%s: %d, %v, %d bytes", as.at, r.StatusCode, r.Header, len(body))
			}
			if as.kind == jsonKind && !json.Valid(body) {
				t.Errorf("%s: no JSON", as.at)
			}
			if head := s.ask("HEAD", as.at); head.StatusCode != 200 || head.Header.Get("Content-Length") != fmt.Sprint(len(body)) {
				t.Errorf("HEAD %s: %d, %v", as.at, head.StatusCode, head.Header)
			}
		}
	}
	for at, want := range map[string]struct {
		code    int
		kind    string
		caching string
	}{
		"/version": {200, plainKind, ""}, "/favicon.ico": {204, "", ""},
		styles().at: {200, "text/css; charset=utf-8", "max-age=31536000, immutable"}, script().at: {200, "text/javascript; charset=utf-8", "max-age=31536000, immutable"},
	} {
		if r := s.ask("GET", at); r.StatusCode != want.code || r.Header.Get("Content-Type") != want.kind || r.Header.Get("Cache-Control") != want.caching {
			t.Errorf("%s: %d, %v", at, r.StatusCode, r.Header)
		}
	}
}

// What there is not, or is asked for wrongly, is a page that says so and how to mend it; programs
// get the same. Whoever asks in other words is led to the one address.
func TestWhatIsNotThere(t *testing.T) {
	s := ofExample(t, nil)
	for at, want := range map[string]struct {
		code int
		says string
	}{
		"/party/ukrane":                             {404, "Did you mean ukraine?"},
		"/party/ukrane.json":                        {404, `"hint":"did you mean ukraine?"`},
		"/partys/ukraine":                           {404, "Did you mean /party?"},
		"/party":                                    {404, "Write /party/ID"},
		"/gap?dates=latest":                         {400, "Did you mean date?"},
		"/gap?date=2025-02-30":                      {400, "2025-02-30"},
		"/gap?date=1999-01-01":                      {400, "1999-01-01"},
		"/changes/latest":                           {400, "Write /changes/A..B"},
		"/?date=%zz":                                {400, "not well-formed"},
		"/..%2f..%2fetc%2fpasswd":                   {404, "There is no page"},
		"/file/../../../../etc/passwd":              {404, ""},
		"/file/..%2f..%2f..%2fetc/hosts":            {404, ""},
		"/file/%2e%2e/%2e%2e/etc/hosts":             {404, ""},
		"/file//etc/hosts":                          {404, ""},
		"/file/archive/nothing.txt":                 {404, ""},
		"/archive/../codebook.yaml":                 {404, "There is no original file"},
		"/archive/%2e%2e%2fcodebook.yaml.orig.html": {404, "There is no original file"},
		"/archive/nothing.orig.html":                {404, "There is no original file"},
		"/%00":                                      {404, ""},
		"/version/":                                 {404, "There is no page"},
		"/<script>alert(1)</script>":                {404, "&lt;script&gt;"},
	} {
		at = strings.NewReplacer("<", "%3c", ">", "%3e").Replace(at)
		body := s.get(at, want.code)
		if !strings.Contains(body, want.says) || strings.Contains(body, "<script>alert") || strings.Contains(body, "root:") {
			t.Errorf("%s: %q", at, body)
		}
		if !strings.HasSuffix(at, ".json") && !strings.Contains(body, "<html") {
			t.Errorf("%s: no page", at)
		}
	}
	for at, want := range map[string]string{
		"/gap/": "/gap", "//gap": "/gap", "/gap?date=latest": "/gap?date=2025-08-18", "/gap.json?date=latest": "/gap.json?date=2025-08-18", "/gap?date=": "/gap",
		"/?party=US&party=ukraine&party=ukraine": "/?party=ukraine&party=united-states",
		"/changes/latest~1..latest":              "/changes/2025-08-17..2025-08-18", "/changes/..": "/changes/2025-08-14..2025-08-18",
	} {
		r := s.ask("GET", at)
		if got := r.Header.Get("Location"); r.StatusCode != 302 || got != want && !strings.HasPrefix(at, "/changes/..") && !strings.HasPrefix(at, "/?party") {
			t.Errorf("%s: %d, to %q, want %q", at, r.StatusCode, got, want)
		}
		s.get(r.Header.Get("Location"), 200)
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS"} {
		if r := s.ask(method, "/"); r.StatusCode != 405 {
			t.Errorf("%s: %d", method, r.StatusCode)
		}
	}
}

// A dataset with errors is shown as it was, with what is wrong above each page; mended, it is shown
// as it is. The same where its folder is taken away.
func TestFilesThatChange(t *testing.T) {
	s := ofExample(t, nil)
	s.follows()
	const bar = "The dataset has 1 error by now."
	book := s.content("codebook.yaml")
	front := s.get("/", 200)
	s.becomes("a new title", func() {
		s.write("codebook.yaml", strings.Replace(book, "title: ", "title: Renamed ", 1))
	})
	if got := s.get("/", 200); got == front || !strings.Contains(got, "Renamed") {
		t.Error("a new title is not shown")
	}
	s.becomes("an error", func() { s.write("codebook.yaml", book+"\nnonsense: 1\n") })
	for _, at := range []string{"/", "/gap", "/nothing"} {
		body := s.get(at, map[string]int{"/": 200, "/gap": 200, "/nothing": 404}[at])
		if !strings.Contains(body, bar) || !strings.Contains(body, "nonsense") || at != "/nothing" && !strings.Contains(body, "Renamed") {
			t.Errorf("%s of a dataset with an error: %.200s", at, body)
		}
	}
	if body := s.get("/problems", 200); !strings.Contains(body, "nonsense") || strings.Contains(body, bar) {
		t.Errorf("the problems of a dataset with an error: %.200s", body)
	}
	if body := s.get("/problems.json", 200); !strings.Contains(body, "nonsense") {
		t.Errorf("the problems for programs: %.200s", body)
	}
	s.becomes("mended", func() { s.write("codebook.yaml", book) })
	if got := s.get("/", 200); strings.Contains(got, "by now") || strings.Contains(got, "Renamed") {
		t.Error("what is mended is not shown")
	}
	s.becomes("the folder taken away", func() { must(t, os.Rename(s.dir, s.dir+".away")) })
	if got := s.get("/", 200); !strings.Contains(got, bar) {
		t.Errorf("of a folder that is not there: %.200s", got)
	}
	s.becomes("and brought again", func() { must(t, os.Rename(s.dir+".away", s.dir)) })
	if got := s.get("/", 200); strings.Contains(got, "by now") {
		t.Error("the folder is not shown again")
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Of a dataset that has errors from the start there are its problems alone, until it has none.
func TestErrorsFromTheStart(t *testing.T) {
	dir := datasettest.Copy(t)
	book, err := os.ReadFile(filepath.Join(dir, "codebook.yaml"))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, "codebook.yaml"), append(book, "\nnonsense: 1\n"...), 0o666))
	s := of(t, dir, nil)
	s.follows()
	for _, at := range []string{"/", "/party/ukraine", "/search?q=x"} {
		if r := s.ask("GET", at); r.StatusCode != 302 || r.Header.Get("Location") != "/problems" {
			t.Errorf("%s: %d, to %q", at, r.StatusCode, r.Header.Get("Location"))
		}
	}
	if body := s.get("/problems", 200); !strings.Contains(body, "nonsense") {
		t.Errorf("%.200s", body)
	}
	s.becomes("another error", func() { s.write("codebook.yaml", string(book)+"\nabsurd: 1\n") })
	if body := s.get("/problems", 200); !strings.Contains(body, "absurd") || strings.Contains(body, "nonsense") {
		t.Errorf("%.200s", body)
	}
	s.becomes("mended", func() { s.write("codebook.yaml", string(book)) })
	s.get("/party/ukraine", 200)
}

// A dataset in one file is shown and followed likewise.
func TestOneFileIsServed(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "talks.yaml")
	const talks = "title: Talks\nissues: {passage: [Closed, Inspected, Free]}\n2025-01-01: {North: {passage: Closed}, South: {passage: Free}}\n2025-02-01: {North: {passage: Inspected}}\n"
	must(t, os.WriteFile(name, []byte(talks), 0o666))
	s := of(t, dir, func(l *Live) { l.Place.File = "talks.yaml" })
	s.follows()
	if body := s.get("/", 200); !strings.Contains(body, "Talks") {
		t.Errorf("%.200s", body)
	}
	s.becomes("a position", func() {
		must(t, os.WriteFile(name, []byte(talks+"2025-03-01: {North: {passage: Free}}\n"), 0o666))
	})
	s.get("/changes/2025-02-01..2025-03-01", 200)
	s.becomes("the file taken away", func() { must(t, os.Remove(name)) })
	if body := s.get("/problems", 200); !strings.Contains(body, "cannot be read") {
		t.Errorf("%.200s", body)
	}
	s.get("/changes/2025-02-01..2025-03-01", 200)
}

// Many readers have whole pages of one state each while files change: every page of a state tells
// the same version of the one fact that changes.
func TestReadersWhileFilesChange(t *testing.T) {
	s := ofExample(t, nil)
	s.follows()
	book := s.content("codebook.yaml")
	var readers sync.WaitGroup
	var stop atomic.Bool
	var answered atomic.Int64
	addresses := s.now.Load().shown.Addresses()
	for i := range 50 {
		readers.Go(func() {
			for n := i; !stop.Load(); n += 7 {
				at := addresses[n%len(addresses)]
				if r := s.ask("GET", at); r.StatusCode != 200 {
					t.Errorf("%s: %d", at, r.StatusCode)
				}
				answered.Add(1)
			}
		})
	}
	for n := range 5 {
		s.becomes(fmt.Sprint("change ", n), func() {
			s.write("codebook.yaml", strings.Replace(book, "title: ", fmt.Sprintf("title: N%d ", n), 1))
		})
		if body := s.get("/", 200); !strings.Contains(body, fmt.Sprintf("N%d ", n)) {
			t.Errorf("change %d is not shown", n)
		}
	}
	stop.Store(true)
	readers.Wait()
	t.Logf("%d answers", answered.Load())
}

// The bytes that a text was made of are a file to be kept, and never a page; those of a text
// that is not public are not shown to everybody.
func TestOriginals(t *testing.T) {
	dir := datasettest.Copy(t)
	sources, err := os.ReadFile(filepath.Join(dir, "sources.yaml"))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, "sources.yaml"), append(sources, "  - {id: open-letter, title: Open letter, public: true}\n  - {id: closed-letter, title: Closed letter}\n"...), 0o666))
	must(t, os.MkdirAll(filepath.Join(dir, "archive"), 0o777))
	const page = "<!DOCTYPE html><script>alert(1)</script>"
	for _, name := range []string{"open-letter.orig.html", "closed-letter.orig.html", "stray.orig.html", "open-letter.txt"} {
		must(t, os.WriteFile(filepath.Join(dir, "archive", name), []byte(page), 0o666))
	}
	for _, public := range []bool{false, true} {
		s := of(t, dir, func(l *Live) { l.Public = public })
		for name, code := range map[string]int{
			"open-letter.orig.html": 200, "closed-letter.orig.html": map[bool]int{false: 200, true: 404}[public],
			"stray.orig.html": 404, "open-letter.txt": 404, "open-letter.orig.pdf": 404, "OPEN-LETTER.orig.html": 404, "x/../open-letter.orig.html": 404,
		} {
			r := s.ask("GET", "/archive/"+name)
			if r.StatusCode != code {
				t.Errorf("%s: %d, want %d", name, r.StatusCode, code)
				continue
			}
			body, _ := io.ReadAll(r.Body)
			if kind, kept := r.Header.Get("Content-Type"), r.Header.Get("Content-Disposition"); code == 200 && (kind != plainKind || kept != "attachment; filename="+name || string(body) != page) {
				t.Errorf("%s: %s, %s, %q", name, kind, kept, body)
			} else if code != 200 && strings.Contains(string(body), "alert(1)") {
				t.Errorf("%s: %q", name, body)
			}
		}
	}
}

// A bug of the program is told, to whoever asked and where the program was started, and the next
// request is answered.
func TestBugsWhileAnswering(t *testing.T) {
	s := ofExample(t, nil)
	var told []string
	s.Bug = func(fault any, stack []byte) { told = append(told, fmt.Sprint(fault, len(stack) > 0)) }
	s.now.Store(&state{shown: pages.New(pages.Shown{
		Read:  yamlfile.Read(os.DirFS(s.dir)),
		Texts: func(verify.Text) (*archive.Document, error) { panic("of a reader") },
	})})
	source := s.now.Load().shown.Read.Dataset.Sources[0].ID
	if body := s.get("/source/"+source, 500); !strings.Contains(body, "bug of stance") || strings.Contains(body, "of a reader") {
		t.Errorf("%q", body)
	}
	if len(told) != 1 || told[0] != "of a reader true" {
		t.Errorf("told: %q", told)
	}
	s.get("/", 200)
}

// Answers are made once, however many ask at once, and there is an end to how many are kept.
func TestKept(t *testing.T) {
	var k kept
	var made atomic.Int64
	var asking sync.WaitGroup
	for range 20 {
		asking.Go(func() {
			k.get("/", func() *answer { made.Add(1); return &answer{body: make([]byte, 100)} })
		})
	}
	asking.Wait()
	if made.Load() != 1 || k.filled != (&answer{body: make([]byte, 100)}).size("/") {
		t.Errorf("made %d times, %d bytes kept", made.Load(), k.filled)
	}
	for i := range 3 * mostAnswers {
		k.get(fmt.Sprint("/search?q=", i), func() *answer { return &answer{} })
	}
	for i := range 10 {
		k.get(fmt.Sprint("/large/", i), func() *answer { return &answer{body: make([]byte, mostKept/4)} })
	}
	for i := range 80 {
		k.get(fmt.Sprint("/search?q=", i, strings.Repeat("w", mostKept/64)), func() *answer { return &answer{} })
	}
	k.get("/too/large", func() *answer { return &answer{body: make([]byte, mostKept)} })
	sum := 0
	for address, m := range k.made {
		sum += m.size(address)
	}
	if len(k.made) != len(k.order) || len(k.made) > mostAnswers || sum != k.filled || sum > mostKept {
		t.Errorf("%d answers in an order of %d, %d bytes, counted as %d", len(k.made), len(k.order), sum, k.filled)
	}
}

// A page of today is asked for by that word, which leads to the day that it is then.
func TestToday(t *testing.T) {
	day := today
	s := ofExample(t, func(l *Live) { l.Today = func() positions.Date { return day } })
	for _, want := range []string{"/gap?date=2025-09-01", "/gap?date=2025-09-02"} {
		if r := s.ask("GET", "/gap?date=today"); r.StatusCode != 302 || r.Header.Get("Location") != want {
			t.Errorf("%d, to %q, want %q", r.StatusCode, r.Header.Get("Location"), want)
		}
		day++
	}
	if body := s.get("/gap?date=2025-09-01", 200); !strings.Contains(body, "14 days older") {
		t.Errorf("%.300s", body)
	}
}
