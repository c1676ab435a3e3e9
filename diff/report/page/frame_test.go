package page

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"

	"stance/diff/report/document"
	"stance/diff/report/internal/sample"
	"stance/diff/report/page/browsertest"
)

// framedPolicy is that with which framed pages are sent.
const framedPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// framed is a document of every block, with pages to lead to, in its frame.
func framed(text string) (*document.Document, *Frame) {
	d := sample.Document(text)
	source := &document.Source{Order: 9, Publisher: text, Title: text, Page: "/source/s"}
	d.Blocks = append([]document.Block{
		document.Section{ID: "linked", Name: document.Text{{Text: text, Data: true, Page: "/party/a"}, {Text: " on ", Page: ""}, {Text: "B", Data: true, Page: "/issue/b"}}, Page: "/cell/b/a", Blocks: []document.Block{
			document.Para{Text: document.Text{{Text: text, Data: true, Page: "/party/a"}, {Text: " and "}, {Text: "x", Tone: document.Muted, Page: "/cell/b/a"}, {Text: "y", Tone: document.Muted, Page: "/cell/b/c"}, {Text: "z", Tone: document.Muted}}},
			document.Para{Text: document.Text{{Text: "nowhere", Page: "/gone"}, {Text: " inside", To: "#linked", Page: "/party/a"}, {Text: " bad", Page: "/bad"}}},
			document.Entry{Head: document.Text{{Text: text, Data: true}}, Name: text, Page: "/cell/b/a", Body: []document.Block{
				document.Evidence{Passages: []document.Passage{{Quote: text, Source: source, Page: "/source/s#" + "x"}}},
			}},
			document.Entry{Titled: true, Head: document.Text{{Text: text, Data: true}}, Page: "/cell/b/a"},
		}},
	}, d.Blocks...)
	return d, &Frame{
		Styles: "/style.css", Script: "/live.js", Version: "1", Feed: "/feed.xml",
		Ways:    []Way{{text, "/", true}, {"Sources", "/sources", false}, {"Gone", "/gone", false}},
		Choices: []Choice{{"Date", []Way{{"14 Aug 2025", "/?date=2025-08-14", false}, {text, "/", true}}}},
		Search:  "/search", Sought: text, Twin: "/index.json", Cite: document.Text{{Text: text, Data: true}}, Here: "/cell/b/a",
		Alarm: []document.Block{document.Para{Text: document.Text{{Text: "Shown is what was read last. ", Bold: true}, {Text: text, Data: true}, {Text: " more", Page: "/problems"}}}},
		To: func(page string) string {
			switch {
			case page == "/gone":
				return ""
			case page == "/bad":
				return "javascript:alert(1)"
			}
			return page
		},
	}
}

func renderedFramed(t testing.TB, d *document.Document, f *Frame) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Framed(&b, d, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestFramed holds what stands around a document, where its words lead, and that nothing in the
// page is its own style or script.
func TestFramed(t *testing.T) {
	for _, text := range []string{"plain", awkward, `"><script>alert(1)</script>`, "javascript:x"} {
		d, f := framed(text)
		page := renderedFramed(t, d, f)
		root, err := html.Parse(bytes.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		links := map[string][]string{} // the words of those that lead there
		scripts, styles := 0, 0
		for n := range root.Descendants() {
			switch n.Data {
			case "script":
				scripts++
				if attribute(n, "src") != "/live.js" || n.FirstChild != nil {
					t.Errorf("%q: a script %v", text, n.Attr)
				}
			case "style":
				t.Errorf("%q: a style of its own", text)
			case "link":
				styles++
			case "a":
				links[attribute(n, "href")] = append(links[attribute(n, "href")], strings.TrimSpace(content(n)))
			}
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") || strings.HasPrefix(a.Val, "javascript:") && (a.Key == "href" || a.Key == "src" || a.Key == "action") {
					t.Errorf("%q: %s=%q", text, a.Key, a.Val)
				}
			}
		}
		if scripts != 1 || styles != 2 {
			t.Errorf("%q: %d scripts, %d links to styles and feeds", text, scripts, styles)
		}
		shown := strings.Join(strings.Fields(line(text)), " ")
		for to, want := range map[string]int{"/party/a": 1, "/cell/b/a": 5, "/cell/b/c": 1, "/source/s": 1, "/source/s#x": 1, "/sources": 1, "/?date=2025-08-14": 1, "/": 2, "/index.json": 1, "/problems": 1, "/gone": 0, "/issue/b": 0} {
			if len(links[to]) != want {
				t.Errorf("%q: %d links to %s, %q, want %d", text, len(links[to]), to, links[to], want)
			}
		}
		if got := links["/party/a"]; len(got) == 1 && strings.Join(strings.Fields(got[0]), " ") != shown {
			t.Errorf("%q: the party is %q", text, got[0])
		}
		alone := renderedDocument(t, d)
		for _, to := range []string{"/party/a", "/cell/b/a", "/source/s", "live.js", "frame"} {
			if bytes.Contains(alone, []byte(to)) {
				t.Errorf("%q: a page alone has %q in it", text, to)
			}
		}
	}
}

// site answers with a framed page, the version that it says, and what pages share.
type site struct {
	version atomic.Int64
	asked   atomic.Int64 // for the version
	broken  atomic.Bool  // it does not say it
	*httptest.Server
}

func serving(t *testing.T, body func(version int64) []byte) *site {
	t.Helper()
	s := &site{}
	s.version.Store(1)
	answer := func(kind string, text func() []byte) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind+"; charset=utf-8")
			w.Header().Set("Content-Security-Policy", framedPolicy)
			_, _ = w.Write(text())
		}
	}
	mux := http.NewServeMux()
	version := answer("text/plain", func() []byte { return fmt.Append(nil, s.version.Load()) })
	mux.HandleFunc("/version", func(w http.ResponseWriter, r *http.Request) {
		s.asked.Add(1)
		if s.broken.Load() {
			http.Error(w, "broken", http.StatusInternalServerError)
			return
		}
		version(w, r)
	})
	mux.HandleFunc("/style.css", answer("text/css", Styles))
	mux.HandleFunc("/live.js", answer("text/javascript", Script))
	mux.HandleFunc("/favicon.ico", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	mux.HandleFunc("/", answer("text/html", func() []byte { return body(s.version.Load()) }))
	s.Server = httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

// versioned gives framed pages of a sample by their version.
func versioned(t *testing.T) func(int64) []byte {
	return func(version int64) []byte {
		d, f := framed("plain")
		f.Version = fmt.Sprint(version)
		d.Lead = []document.Text{{{Text: fmt.Sprintf("This is version %d.", version)}}}
		return renderedFramed(t, d, f)
	}
}

// until waits until something is so in the page.
func until(t *testing.T, ctx context.Context, what, is string) {
	t.Helper()
	for range 600 {
		so, err := chromedp.Run(ctx, chromedp.Evaluate[bool](is))
		if err == nil && so {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%s did not come", what)
}

// TestLivePage changes what is shown while it is read: the page is loaded anew, with what was
// unfolded, and where it was read; and not while nobody sees it.
func TestLivePage(t *testing.T) {
	ctx := browse(t)
	var w witness
	w.watch(t, ctx)
	s := serving(t, versioned(t))
	show(t, ctx, 1400, 900, "screen", "light")
	if err := chromedp.Do(ctx, chromedp.Navigate(s.URL+"/")); err != nil {
		t.Fatal(err)
	}
	was, err := chromedp.Run(ctx, chromedp.Evaluate[float64](`(() => {
		const folds = [...document.querySelectorAll("main details")].filter(d => d.checkVisibility());
		folds[1].open = true;
		scrollTo({top: 1500, behavior: "instant"});
		return scrollY;
	})()`))
	if err != nil || was < 1000 {
		t.Fatalf("scrolled to %v: %v", was, err)
	}
	s.version.Store(2)
	until(t, ctx, "the second version", `document.body.textContent.includes("This is version 2.")`)
	until(t, ctx, "the place where it was read", fmt.Sprintf(`Math.abs(scrollY - %f) < 2`, was))
	until(t, ctx, "what was unfolded", `[...document.querySelectorAll("main details")].filter(d => d.checkVisibility())[1].open`) // the browser may have scrolled before the script
	w.Lock()
	for _, m := range w.messages {
		t.Errorf("the browser says: %s", m)
	}
	w.Unlock()

	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`(Object.defineProperty(document, "hidden", {get: () => true, configurable: true}), true)`)); err != nil {
		t.Fatal(err)
	}
	before := s.asked.Load()
	call(t, ctx, `async () => { await new Promise(done => setTimeout(done, 2500)); return []; }`) // of the page's own time
	if asked := s.asked.Load() - before; asked > 1 {                                              // one may have been under way
		t.Errorf("asked %d times while nobody saw it", asked)
	}
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`delete document.hidden`)); err != nil {
		t.Fatal(err)
	}
	s.Close()
	until(t, ctx, "word that the server is gone", `document.getElementById("told").textContent.includes("does not answer")`)
}

// TestFramedInABrowser looks at framed pages as at others.
func TestFramedInABrowser(t *testing.T) {
	axe := browsertest.AccessibilityChecker(t)
	ctx := browse(t)
	reading := document.Reading{Paragraphs: []document.Paragraph{
		{Number: 1, Text: "The minister spoke at noon. “We will not sign,” she said, “unless they stop.” Nobody else was there.", Marks: []document.Mark{
			{ID: "one", From: 31, To: 48, Of: []document.Text{{{Text: "France", Data: true, Page: "/party/france"}, {Text: " on "}, {Text: "Ceasefire", Data: true, Page: "/issue/ceasefire"}, {Text: ", 17 Aug: exact"}}}},
			{ID: "two", From: 63, To: 79, Of: []document.Text{{{Text: "France on Territory, 17 Aug", Data: true, Page: "/cell/territory/france"}}}},
		}},
		{Number: 2, Text: "שלום, «לא עכשיו» – ספר\u200b.", CutAfter: true}, {Number: 4, Text: "A second one, longer than a line has room for, so that it goes on below and one sees how far its lines are apart from each other.", CutBefore: true},
	}}
	for name, choices := range map[string]int{"report": 3, "many": 300} {
		d := alaska(t).Document()
		d.Blocks = append([]document.Block{document.Section{ID: "text", Name: document.Text{{Text: "The text"}}, Page: "/source/x", Blocks: []document.Block{reading}}}, d.Blocks...)
		s := serving(t, func(int64) []byte {
			_, f := framed("Positions on ending the war")
			f.Version, f.Choices[0].Ways = "", f.Choices[0].Ways[:0]
			for i := range choices {
				f.Choices[0].Ways = append(f.Choices[0].Ways, Way{Name: fmt.Sprintf("Day %d of the talks", i), Page: fmt.Sprintf("/?date=%d", i), Here: i == 1})
			}
			return renderedFramed(t, d, f)
		})
		show(t, ctx, 1400, 900, "screen", "light")
		if err := chromedp.Do(ctx, chromedp.Navigate(s.URL+"/")); err != nil {
			t.Fatal(err)
		}
		for _, c := range tabbedThrough(t, ctx) {
			t.Errorf("%s by keyboard: %s", name, c)
		}
		for _, width := range []int64{320, 360, 768, 1400, 2200} {
			show(t, ctx, width, 900, "screen", "light")
			look(t, ctx, fmt.Sprintf("framed %s %d", name, width))
			for _, c := range call(t, ctx, sticksOut) {
				t.Errorf("%s at %d pixels: %s", name, width, c)
			}
			for _, c := range call(t, ctx, smallTargets) {
				t.Errorf("%s at %d pixels: %s", name, width, c)
			}
		}
		for _, scheme := range []string{"light", "dark"} {
			show(t, ctx, 1400, 900, "screen", scheme)
			for _, c := range call(t, ctx, faintText) {
				t.Errorf("%s in the %s scheme: %s", name, scheme, c)
			}
			look(t, ctx, fmt.Sprintf("framed %s %s", name, scheme))
		}
		forceColours(t, ctx)
		for _, c := range call(t, ctx, faintText) {
			t.Errorf("%s in colours of the reader's own: %s", name, c)
		}
		for _, width := range []int64{360, 1400} {
			show(t, ctx, width, 900, "screen", "light")
			for _, c := range accessible(t, ctx, axe) {
				t.Errorf("%s at %d pixels: %s", name, width, c)
			}
		}
	}
}
