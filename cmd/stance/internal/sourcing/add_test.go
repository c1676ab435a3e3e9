package sourcing

import (
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/fetch"
)

// What a page says of itself is offered to a person with the place where it says so, and taken,
// changed or left out.
func TestAddAsks(t *testing.T) {
	const many = `<title>Valley talks resume – Valley Post</title><link rel="canonical" href="/news/talks"><meta property="og:title" content="Valley talks resume">` +
		`<meta property="og:site_name" content="Valley Post"><meta property="article:published_time" content="2025-03-04T23:30:00+02:00"><meta name="date" content="2025-03-05T08:00:00"><meta name="author" content="R. Fold">`
	s := newSite(t, map[string]string{"/talks": article(many, met, wont, step, first)})
	for _, c := range []struct {
		name, keys string
		args       []string
		want       []string // lines of the entry
	}{
		{"all as offered", "\r\r\r\r\r\r", nil, []string{
			"id: valley-post-2025-03-04", "title: Valley talks resume", "publisher: Valley Post", "published: 2025-03-04", "url: " + s.URL + "/talks", "language: en"}},
		{"changed and left out", "Talks resume\r-\r5 March 2025\r" + s.URL + "/news/talks\r-\rtalks\r", nil, []string{
			"id: talks", "title: Talks resume", "published: 2025-03-05", "url: " + s.URL + "/news/talks"}},
		{"what cannot be is asked for again", "\r\rin spring\r2025-03-04\r\rklingon speech\ren\rTALKS\rbefore\rtalks-2\r", nil, []string{
			"id: talks-2", "title: Valley talks resume", "publisher: Valley Post", "published: 2025-03-04", "url: " + s.URL + "/talks", "language: en"}},
		{"gone back", "Talks\r?\r<\rTalks resume\r\r\r\r\r< publisher\rValley Herald\rherald-1\r", nil, []string{
			"id: herald-1", "title: Talks resume", "publisher: Valley Herald", "published: 2025-03-04", "url: " + s.URL + "/talks", "language: en"}},
		{"flags are not asked about", "\r\r", []string{"--title", "Mine", "--publisher", "Other", "--published", "2025-03-06", "--url", "https://example.org/talks"}, []string{
			"id: other-2025-03-06", "title: Mine", "publisher: Other", "published: 2025-03-06", "url: https://example.org/talks", "language: en"}},
	} {
		dir := valley(t)
		written(t, dir, "sources.yaml", "sources:\n  - {id: before, title: Before}\n")
		seen, messages, err := asked(dir, c.keys, append([]string{"add", s.URL + "/talks", "--allow-local"}, c.args...)...)
		if err != nil {
			t.Errorf("%s: %v\n%s%s", c.name, err, seen, messages)
			continue
		}
		_, entry, _ := strings.Cut(files(t, dir)["sources.yaml"], "title: Before}\n")
		var lines []string
		for line := range strings.Lines(entry) {
			line = strings.TrimPrefix(strings.TrimSpace(line), "- ")
			line = strings.ReplaceAll(line, `"`, "")
			if !strings.HasPrefix(line, "sha256: ") && line != "retrieved: 2025-08-20" {
				lines = append(lines, line)
			}
		}
		if !slices.Equal(lines, c.want) {
			t.Errorf("%s: the entry is\n%s", c.name, entry)
		}
		if !strings.Contains(messages, "note: author: R. Fold (author)\n") {
			t.Errorf("%s: the author is not told: %s", c.name, messages)
		}
		holds(t, seen, "`<` goes back, `?` explains", "ID of the source")
		if strings.Contains(c.keys, "?") {
			holds(t, seen, "Who published it", "Title [Talks]")
		}
		if c.args == nil {
			holds(t, seen, "“Valley talks resume” (og:title); “Valley talks resume – Valley Post” (<title>)", "“Valley Post” (og:site_name)",
				"“2025-03-04” (2025-03-04T23:30:00+02:00, article:published_time); “2025-03-05” (2025-03-05T08:00:00, date, without a time zone)",
				"“"+s.URL+"/talks” (where it was fetched); “"+s.URL+"/news/talks” (canonical link)", "“en” (<html lang>)")
		} else if strings.Contains(seen, "og:title") || strings.Contains(seen, "where it was fetched") {
			t.Errorf("%s: it is asked for:\n%s", c.name, seen)
		}
	}
	dir := valley(t)
	before := files(t, dir)
	if _, _, err := asked(dir, "Talks\r\x03", "add", s.URL+"/talks", "--allow-local"); !errors.Is(err, console.ErrAborted) {
		t.Errorf("broken off: %v", err)
	}
	if after := files(t, dir); !maps.Equal(after, before) {
		t.Errorf("broken off, it wrote %q", names(after))
	}
}

// Without a person each choice leaves its trace, and what an entry cannot hold is none.
func TestAddTells(t *testing.T) {
	s := newSite(t, map[string]string{
		"/talks":  article(head+`<link rel="canonical" href="https://valley.example/talks">`, met, wont, step, first),
		"/odd":    strings.Replace(article(`<title>Odd</title><link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="file:///etc/passwd">`, met, wont), `lang="en"`, `lang="klingon speech"`, 1),
		"/nobody": article("", met, wont),
	})
	dir := valley(t)
	out, messages, err := ran(dir, "add", s.URL+"/talks", "--allow-local")
	if err != nil {
		t.Fatalf("%v\n%s", err, messages)
	}
	holds(t, out, "Added the source valley-post-2025-03-04 in sources.yaml:", "archive/valley-post-2025-03-04.txt: 4 paragraphs")
	if want := "note: title: “Valley talks resume” (og:title); also “Valley talks resume – Valley Post” (<title>)\n" +
		"note: publisher: “Valley Post” (og:site_name)\n" +
		"note: published: “2025-03-04” (2025-03-04T23:30:00+02:00, article:published_time)\n" +
		"note: address: “" + s.URL + "/talks” (where it was fetched); also “https://valley.example/talks” (canonical link)\n" +
		"note: language: “en” (<html lang>)\n" +
		"note: id: valley-post-2025-03-04 (of its publisher and day; --id gives another)\n" +
		"note: a page of 101 words is short: is the rest behind a wall, or loaded later?\n"; messages != want {
		t.Errorf("it says\n%swant\n%s", messages, want)
	}
	_, messages, err = ran(dir, "add", s.URL+"/odd", "--allow-local")
	if err != nil || strings.Contains(messages, "klingon") || strings.Contains(messages, "javascript") || strings.Contains(messages, "passwd") {
		t.Errorf("%v\n%s", err, messages)
	}
	if entries := files(t, dir)["sources.yaml"]; !strings.Contains(entries, "url: "+s.URL+"/odd\n") || strings.Contains(entries, "klingon") {
		t.Errorf("the entry is in\n%s", entries)
	}
	var usage *console.UsageError
	if _, _, err := ran(dir, "add", s.URL+"/nobody", "--allow-local"); !errors.As(err, &usage) || usage.Message != "the document does not say its title; give it with --title" {
		t.Errorf("without a title: %v", err)
	}
}

// What an id is made of is said as it is; and a day that has not come is told, and not taken.
func TestAddOfDaysAhead(t *testing.T) {
	said := func(days ...string) string {
		line := "<title>Talks resume</title>"
		for _, d := range days {
			line += `<meta name="date" content="` + d + `">`
		}
		return article(line, met, wont)
	}
	s := newSite(t, map[string]string{"/ahead": said("2035-03-04"), "/both": said("2035-03-04T08:00:00Z", "2025-03-05"), "/tomorrow": said("2025-08-21"), "/none": said()})
	for path, c := range map[string]struct{ published, said, id string }{
		"/ahead":    {"", "note: published is left out; it is said to be “2035-03-04” (date, a day that has not come); --published gives it\n", "talks-resume (of its title;"},
		"/both":     {"2025-03-05", "note: published: “2025-03-05” (date); also “2035-03-04” (2035-03-04T08:00:00Z, date, a day that has not come)\n", "talks-resume (of its title;"},
		"/tomorrow": {"2025-08-21", "note: published: “2025-08-21” (date)\n", "talks-resume (of its title;"},
		"/none":     {"", "", "talks-resume (of its title;"},
	} {
		out, messages, err := ran(valley(t), "add", s.URL+path, "--allow-local", "--dry-run")
		if err != nil || !strings.Contains(messages, c.said) || !strings.Contains(messages, "note: id: "+c.id) || c.said == "" && strings.Contains(messages, "published") {
			t.Errorf("%s: %v\n%s", path, err, messages)
		}
		if strings.Contains(out, "published:") != (c.published != "") || !strings.Contains(out, c.published) {
			t.Errorf("%s: the entry is\n%s", path, out)
		}
	}
	out, messages, err := ran(valley(t), "add", s.URL+"/ahead", "--allow-local", "--dry-run", "--publisher", "Valley Post", "--published", "2035-03-04")
	if err != nil || !strings.Contains(messages, "note: id: valley-post-2035-03-04 (of its publisher and day;") || !strings.Contains(out, "published: 2035-03-04") {
		t.Errorf("who gives it means it: %v\n%s%s", err, messages, out)
	}
	seen, _, err := asked(valley(t), "\r\r\r\r\r\r", "add", s.URL+"/ahead", "--allow-local", "--dry-run")
	if err != nil || !strings.Contains(seen, "“2035-03-04” (date, a day that has not come)") || strings.Contains(seen, "Published [2035") {
		t.Errorf("%v\n%s", err, seen)
	}
}

// What is nearly the text of another paper is said with how much of it, and a person is offered to
// record the origin.
func TestAddOffersTheOrigin(t *testing.T) {
	agency := []string{met, wont, step, crowds, next, first}
	s := newSite(t, map[string]string{
		"/a": article(`<title>Talks</title><meta property="og:site_name" content="Hill Wire">`, agency...),
		"/b": article(`<title>Sluice</title><meta property="og:site_name" content="Valley Post">`, agency[:5]...),
		"/c": article(`<title>Other</title><meta property="og:site_name" content="Valley Post">`, "The museum of the lower valley shows buckets of four centuries from next week on, and children enter free.", "Its director said that she had looked for them in barns and cellars for more than ten years, with her two sons."),
	})
	add := func(dir, page, keys string, args ...string) (string, string) {
		t.Helper()
		args = append([]string{"add", s.URL + page, "--id", page[1:], "--allow-local"}, args...)
		if keys == "" {
			out, messages, err := ran(dir, args...)
			if err != nil {
				t.Fatalf("%v\n%s", err, messages)
			}
			return out, messages
		}
		seen, messages, err := asked(dir, keys, args...)
		if err != nil {
			t.Fatalf("%v\n%s\n%s", err, seen, messages)
		}
		return seen, messages
	}
	const same = "5 of 5 sentences also stand in a: same origin?"
	for _, c := range []struct {
		name, keys string
		args       []string
		origin     string
	}{
		{"nobody to ask", "", nil, ""},
		{"as offered", strings.Repeat("\r", 6), nil, "    origin: Hill Wire\n"},
		{"another", strings.Repeat("\r", 5) + "Agency\r", nil, "    origin: Agency\n"},
		{"no", strings.Repeat("\r", 5) + "-\r", nil, ""},
		{"explained, and back to another publisher", strings.Repeat("\r", 5) + "?\r< publisher\rHill Post\r\r", nil, "    origin: Hill Wire\n"},
		{"given", "", []string{"--origin", "Agency"}, "    origin: Agency\n"},
	} {
		dir := valley(t)
		add(dir, "/a", "")
		seen, messages := add(dir, "/b", c.keys, c.args...)
		told := messages
		if c.keys != "" {
			told = seen
			holds(t, told, "Origin, whose text it is [Hill Wire, - for none]")
		}
		if c.args == nil {
			holds(t, told, same)
		}
		entries := files(t, dir)["sources.yaml"]
		if (c.origin == "") == strings.Contains(entries, "origin") || !strings.Contains(entries, c.origin) {
			t.Errorf("%s: the entries are\n%s", c.name, entries)
		}
		if seen, messages := add(dir, "/c", ""); strings.Contains(seen+messages, "same origin") {
			t.Errorf("%s: another text is said to be the same:\n%s", c.name, messages)
		}
	}
}

// Who names no document is asked for one, if there is somebody to ask.
func TestWhichDocument(t *testing.T) {
	dir := valley(t)
	written(t, dir, "notes.txt", "Notes on the talks\n\nThey met.\n")
	seen, messages, err := asked(dir, "\rnotes.txt\r\r\r\r\r\r\r", "add")
	if err != nil || !strings.Contains(files(t, dir)["archive/notes-on-the-talks.txt"], "They met.") {
		t.Errorf("%v\n%s%s", err, seen, messages)
	}
	holds(t, seen, "a file, or an address on the web")
	dir = valley(t)
	written(t, dir, "spring session.txt", "Notes on the talks\n\nThey met.\n")
	for _, named := range []string{"spr\t\r", "session\r", "1\r", "'spring session.txt'\r"} {
		seen, messages, err := asked(dir, "?\rsprng session.txt\r..\rnone.txt\r"+named, "add", "--title", "T", "--publisher", "P", "--published", "2026-03-03", "--url", "https://example.org/", "--language", "en", "--id", "notes", "-n")
		if err != nil {
			t.Errorf("%q: %v\n%s%s", named, err, seen, messages)
		}
		holds(t, seen, "Its text is kept in archive/", "there is no file sprng session.txt; did you mean spring session.txt?", ".. is a folder; name a file in it", "there is no file none.txt Document")
	}
	home := &console.Streams{Env: func(string) string { return filepath.Join(dir, "home") }}
	if got, want := fileTyped(home, `"~/a b.txt"`), filepath.Join(dir, "home", "a b.txt"); got != want {
		t.Errorf("a file of the home folder is %q, want %q", got, want)
	}
	if _, _, err := ran(dir, "add", "sprin session.txt"); err == nil || err.Error() != "there is no file sprin session.txt; did you mean spring session.txt?" {
		t.Errorf("it says %v", err)
	}
	if _, _, err := ran(dir, "add"); err == nil || !strings.Contains(err.Error(), "takes one document") {
		t.Errorf("nobody is there to be asked: %v", err)
	}
}

// Texts longer than a book are captured without being compared, and no other is compared with them.
func TestAddOfAnEndlessLine(t *testing.T) {
	dir := valley(t)
	written(t, dir, "endless.txt", strings.Repeat("word ", comparable/5+1))
	for _, id := range []string{"one", "two"} {
		out, messages, err := ran(dir, "add", "endless.txt", "--title", "Endless", "--id", id)
		if err != nil || !strings.Contains(out, "1 paragraph, 838861 words") || messages != "note: it was not compared with the other texts, as it is longer than a book\n" {
			t.Errorf("%v\n%s%s", err, out, messages)
		}
	}
	written(t, dir, "short.txt", strings.Repeat("word ", 100))
	if _, messages, err := ran(dir, "add", "short.txt", "--title", "Short"); err != nil || strings.Contains(messages, "stand in") {
		t.Errorf("%v\n%s", err, messages)
	}
}

// What is no document that can be read, or does not come, is refused, and nothing is written.
func TestAddRefuses(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/picture", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "image/png")
		fmt.Fprint(w, "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
	})
	mux.HandleFunc("/picture-as-text", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		fmt.Fprint(w, "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
	})
	mux.HandleFunc("/nothing", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, "<html><head><title>T</title><script>document.write('Later.')</script></head><body><div id=app></div></body></html>")
	})
	mux.HandleFunc("/circle", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/circle", http.StatusFound) })
	mux.HandleFunc("/away", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	mux.HandleFunc("/locked", func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "Pay first.", http.StatusPaymentRequired) })
	mux.HandleFunc("/broken-off", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000")
		fmt.Fprint(w, "<p>They met")
	})
	s := httptest.NewServer(mux)
	defer s.Close()
	for path, want := range map[string]string{
		"/picture": `is no document that can be read, but of the type "image/png"`, "/picture-as-text": "is no UTF-8 text", "/nothing": "has no text in it", "/circle": "it redirects more than 10 times",
		"/away": `it redirects to "file:///etc/passwd", which is no address of the web`, "/locked": "the server answered 402 Payment Required", "/broken-off": "unexpected EOF", "/none": "the server answered 404 Not Found",
	} {
		dir := valley(t)
		before := files(t, dir)
		_, _, err := ran(dir, "add", s.URL+path, "--id", "t", "--title", "T", "--allow-local")
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), s.URL) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
		if after := files(t, dir); !maps.Equal(after, before) {
			t.Errorf("%s: it wrote %q", path, names(after))
		}
	}
	dir := valley(t)
	_, _, err := ran(dir, "add", s.URL+"/none", "--id", "t")
	var local *fetch.LocalError
	if !errors.As(err, &local) || !strings.HasSuffix(err.Error(), "; --allow-local lets it be fetched") {
		t.Errorf("this machine: %v", err)
	}
}

// Few words of a page are said to be few, for the rest may stand behind a wall; not so of a text.
func TestAddSaysWhatIsShort(t *testing.T) {
	long := make([]string, 20)
	for i := range long {
		long[i] = fmt.Sprintf("%s It was the meeting number %d of its kind, if those of the engineers are counted.", met, i)
	}
	s := newSite(t, map[string]string{"/short": article(head, met, "Read on with a subscription."), "/long": article(head, long...)})
	dir := valley(t)
	written(t, dir, "short.txt", met+"\n")
	for from, want := range map[string]bool{s.URL + "/short": true, s.URL + "/long": false, "short.txt": false} {
		_, messages, err := ran(dir, "add", from, "--title", "T", "--dry-run", "--allow-local")
		if err != nil || strings.Contains(messages, "is the rest behind a wall, or loaded later?") != want {
			t.Errorf("%s: %v\n%s", from, err, messages)
		}
	}
}

// An address that has been captured already is pointed out, as refreshing keeps both texts.
func TestAddOfAnAddressThatIsThere(t *testing.T) {
	s := newSite(t, map[string]string{"/met": article(head, met), "/other": article(head, met)})
	dir := valley(t)
	if _, messages, err := ran(dir, "add", s.URL+"/met", "--id", "first", "--title", "T", "--allow-local"); err != nil || strings.Contains(messages, "from this address") {
		t.Fatalf("%v\n%s", err, messages)
	}
	for path, want := range map[string]bool{"/met": true, "/met#second": true, "/other": false} {
		_, messages, err := ran(dir, "add", s.URL+path, "--id", "second", "--title", "T", "--dry-run", "--allow-local")
		if err != nil || strings.Contains(messages, "first is from this address, too; `stance source refresh first`") != want {
			t.Errorf("%s: %v\n%s", path, err, messages)
		}
	}
}
