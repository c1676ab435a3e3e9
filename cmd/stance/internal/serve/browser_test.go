package serve

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"stance/cmd/stance/internal/dataset"
	"stance/diff/report/page/browsertest"
	"stance/positions"
)

// on listens for a site as `stance serve` does, and gives the address to open; off ends it.
func (s *site) on() (address string, off func()) {
	s.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(s, err)
	guard := &Guard{Token: NewToken()}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- Run(ctx, listener, guard.Wrap(s.Live), s.Follow) }()
	off = sync.OnceFunc(func() { cancel(); must(s, <-ended) })
	s.Cleanup(off)
	return "http://" + listener.Addr().String() + "/?t=" + guard.Token, off
}

// A reader opens the address, picks a date, goes from a record to its passage in the text of its
// source and back; and when a file changes on disk the page does, too, where it was being read. Who
// hears the page is told how much is found, and everybody that the server has ended.
func TestReadingInABrowser(t *testing.T) {
	dir := t.TempDir()
	var text strings.Builder
	for range 80 {
		text.WriteString("The delegations met in the harbour hall and spoke at length of the weather.\n")
	}
	text.WriteString("“We will open the strait to all ships,” said A. Holm.\n")
	for name, content := range map[string]string{
		"codebook.yaml":             "title: Strait talks\nparties:\n  - {id: north, name: North}\n  - {id: south, name: South}\nissues:\n  - {id: passage, name: Passage, scale: {options: [{id: closed, label: Closed, value: 0}, {id: free, label: Free, value: 1}]}}\n",
		"sources.yaml":              "sources:\n  - {id: gazette, title: The Gazette}\n",
		"snapshots/2025-01-01.yaml": "date: 2025-01-01\npositions:\n  north:\n    passage: {position: closed, summary: Keeps it closed}\n",
		"snapshots/2025-02-01.yaml": "date: 2025-02-01\npositions:\n  north:\n    passage:\n      position: free\n      summary: Opens it\n      evidence:\n        - {source: gazette, quote: We will open the strait to all ships, speaker: A. Holm}\n",
		"archive/gazette.txt":       text.String(),
	} {
		must(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777))
		must(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666))
	}
	s := &site{t, &Live{Place: dataset.Place{Dir: dir, Name: dir}}, dir}
	s.Bug = func(fault any, stack []byte) { t.Errorf("a bug: %v\n%s", fault, stack) }
	must(t, s.Start(func(*positions.Dataset) (positions.Date, error) { return 0, nil }))
	if s.now.Load().read == nil || len(s.now.Load().shown.Read.Problems) > 4 {
		t.Fatalf("%v", s.now.Load().shown.Read.Problems)
	}
	ctx := browsertest.Start(t, 3*time.Minute, chromedp.WindowSize(1400, 700))
	do := func(what string, actions ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		if err := chromedp.Do(ctx, actions...); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
	}
	until := func(what, is string) { // pages come and go meanwhile
		t.Helper()
		for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(5 * time.Millisecond) {
			so, err := chromedp.Run(ctx, chromedp.Evaluate[bool](is))
			if so {
				return
			}
			if time.Now().After(deadline) {
				at, _ := chromedp.Run(ctx, chromedp.Location())
				t.Fatalf("%s: %v, at %s", what, err, at)
			}
		}
	}
	click := func(what, selector string) {
		t.Helper()
		do(what, chromedp.Click(chromedp.CSS(selector)))
	}
	address, off := s.on()
	do("opening", chromedp.Navigate(address))
	until("the clean address", `location.pathname + location.search === "/" && document.querySelector("main") !== null`)
	click("the dates", "details.choice summary")
	click("a date", `details.choice a[href="/?date=2025-01-01"]`)
	until("the page of a date", `location.search === "?date=2025-01-01" && document.querySelector('a[href="/?date=2025-02-01"]') !== null`)
	do("the cell", chromedp.Evaluate[chromedp.Void](`location.href = "/cell/passage/north"`))
	until("the cell", `document.querySelector('a[href^="/source/gazette#"]') !== null`)
	click("to the passage", `a[href^="/source/gazette#"]`)
	until("the passage", `location.hash.startsWith("#2025-02-01.passage.north.") && (r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector("mark").getBoundingClientRect())`)
	const read = `[...document.querySelectorAll("main p[dir]")][40].getBoundingClientRect().top` // where a paragraph stands
	do("scrolling", chromedp.Evaluate[chromedp.Void](`(window.before = true, scrollTo({top: `+read+` + scrollY - 200, behavior: "instant"}), addEventListener("pagehide", () => sessionStorage.setItem("stood", `+read+`)))`))
	began := time.Now()
	must(t, os.WriteFile(filepath.Join(dir, "sources.yaml"), []byte("sources:\n  - {id: gazette, title: The Renamed Gazette}\n"), 0o666))
	until("what changed on disk", `!window.before && document.title.includes("Renamed")`)
	t.Logf("a change on disk is on the screen after %v", time.Since(began).Round(10*time.Millisecond))
	until("where it was being read", `(stood => document.readyState === "complete" && stood > 100 && stood < 300 && Math.abs(`+read+` - stood) < 2)(Number(sessionStorage.getItem("stood")))`)
	click("back to the record", `a[href^="/cell/passage/north#"]`)
	until("the record", `location.href.endsWith("/cell/passage/north#on-2025-02-01") && document.getElementById("on-2025-02-01") !== null`)
	do("looking for something", chromedp.Evaluate[chromedp.Void](`(e => { e.focus(); e.value = "strait"; e.dispatchEvent(new Event("input", {bubbles: true})); })(document.querySelector(".search input"))`))
	until("word of how much is found", `/^[0-9]+ places?$/.test(document.getElementById("told").textContent)`)
	off()
	until("word that the server does not answer", `(told => told.textContent.includes("does not answer") && told.getBoundingClientRect().height > 10)(document.getElementById("told"))`)
}

// What is kept of answers does not grow with how much is asked: after 20,000 requests the heap is
// as it was after the first.
func TestMemoryStaysLevel(t *testing.T) {
	if os.Getenv("STANCE_TEST_EVERYTHING") == "" {
		t.Skip("STANCE_TEST_EVERYTHING=1 asks 20,000 times")
	}
	s := ofExample(t, nil)
	heap := func() float64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc) / (1 << 20)
	}
	addresses := s.now.Load().shown.Addresses()
	var after []float64
	for n := range 20_000 {
		at := addresses[n%len(addresses)]
		if n%4 == 0 {
			at = "/search?q=" + strings.Repeat("w", n%50+1) + time.Duration(n).String()
		}
		if r := s.ask("GET", at); r.StatusCode != 200 {
			t.Fatalf("%s: %d", at, r.StatusCode)
		}
		if n%5000 == 4999 {
			after = append(after, heap())
		}
	}
	t.Logf("MB after each 5,000 requests: %.1f", after)
	if room := float64(mostKept+mostAnswers*1024) / (1 << 20); after[len(after)-1] > after[0]+room {
		t.Errorf("the heap grows: %.1f MB", after)
	}
}
