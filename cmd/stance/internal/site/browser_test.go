package site

import (
	"context"
	"errors"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/diff/report/page/browsertest"
)

// reader looks at pages from a disk in a browser.
type reader struct {
	*testing.T
	ctx context.Context
}

// open shows a file on a screen of a width, in light or dark.
func (r *reader) open(file, query string, width int64, scheme string) {
	r.Helper()
	address := (&url.URL{Scheme: "file", Path: filepath.ToSlash(file), RawQuery: query}).String()
	_, errWidth := chromedp.Call(r.ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 900, DeviceScaleFactor: 1})
	_, errScheme := chromedp.Call(r.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
	if err := errors.Join(errWidth, errScheme, chromedp.Do(r.ctx, chromedp.Navigate(address))); err != nil {
		r.Fatalf("%s: %v", file, err)
	}
}

func eval[T any](r *reader, script string) T {
	r.Helper()
	value, err := chromedp.Run(r.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		r.Fatal(err)
	}
	return value
}

// violations are what axe-core objects to on a page with its folds open, but for those of which one
// at a time is open, as they lie above what follows.
const violations = `(async () => {
	document.querySelectorAll("main details").forEach(d => d.open = true);
	document.querySelectorAll("main, main section").forEach(e => e.style.contentVisibility = "visible");
	document.querySelectorAll(".scrolls").forEach(e => e.style.maxHeight = "none");
	const found = await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"]});
	if (found.passes.length < 5) return ["only " + found.passes.length + " rules had anything to look at"];
	return found.violations.flatMap(v => v.nodes.slice(0, 3).map(n => v.id + ": " + n.html.slice(0, 150) + " " + n.failureSummary.slice(0, 200))).slice(0, 10);
})()`

// Pages of the example, opened from the disk, have their style, are no wider than the screen, and
// without objection of a checker of accessibility: of each kind one at three widths, and of the others every
// fourth, or each where STANCE_TEST_EVERYTHING asks for it.
func TestPagesInABrowser(t *testing.T) {
	r := &reader{t, browsertest.Start(t, 9*time.Minute)}
	axe := browsertest.AccessibilityChecker(t)
	out := filepath.Join(t.TempDir(), "public")
	if _, err := site(t, datasettest.Copy(t), "-o", out); err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(made(t, out))) {
		if path.Ext(name) != ".html" {
			continue
		}
		kind, _, _ := strings.Cut(name, "/")
		widths := []int64{1400}
		if kinds[kind]++; kinds[kind] == 1 {
			widths = []int64{1400, 768, 390}
		}
		if kinds[kind]%4 != 1 && os.Getenv("STANCE_TEST_EVERYTHING") == "" {
			continue
		}
		for i, width := range widths {
			scheme := []string{"light", "dark"}[(kinds[kind]+i)%2]
			r.open(filepath.Join(out, filepath.FromSlash(name)), "", width, scheme)
			if font := eval[string](r, `getComputedStyle(document.querySelector("h1")).fontFamily`); strings.HasPrefix(font, "Times") {
				t.Fatalf("%s has no style", name)
			}
			if over := eval[int](r, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s is %d pixels wider than a screen of %d", name, over, width)
			}
			if axe == "" {
				continue
			}
			eval[bool](r, axe+"\n;true")
			for _, v := range eval[[]string](r, violations) {
				t.Errorf("%s at %d in the %s scheme: %s", name, width, scheme, v)
			}
		}
	}
	if len(kinds) < 14 {
		t.Errorf("only %v", kinds)
	}
}

// The search finds from a disk what has all words, the last of them begun, whatever their case and
// accents; and each place leads to where the words are shown.
func TestSearchInABrowser(t *testing.T) {
	r := &reader{t, browsertest.Start(t, 9*time.Minute)}
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "public")
	files := talks("A café by the Straße, says Łódź")
	files["snapshots/2025-01-02.yaml"] = []byte("date: 2025-01-02\npositions:\n  con:\n    x: {summary: \"Рассмотрит предложение <b>сейчас</b>\", terms: [{text: A cafeteria by the sea}, {text: Ο ΠΟΛΕΜΟΣ 和平谈判 เจรจาน้ำ 1½}]}\n")
	lay(t, dir, files)
	if _, err := site(t, dir, "-o", out); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		query string
		want  []string // the words that are found, the best first
	}{
		{"CAFE", []string{"A café by the Straße, says Łódź", "A cafeteria by the sea"}},
		{"by caf", []string{"A cafeteria by the sea", "A café by the Straße, says Łódź"}},
		{"cafeteria café", []string{"A cafeteria by the sea"}}, // the last word may go on
		{"café cafeteria", nil},
		{"сейчас рассм", []string{"Рассмотрит предложение <b>сейчас</b>"}},
		{"πόλεμος", []string{"Ο ΠΟΛΕΜΟΣ 和平谈判 เจรจาน้ำ 1½"}},
		{"谈判", []string{"Ο ΠΟΛΕΜΟΣ 和平谈判 เจรจาน้ำ 1½"}}, // without spaces each character is a word
		{"น้ำ 1½", []string{"Ο ΠΟΛΕΜΟΣ 和平谈判 เจรจาน้ำ 1½"}},
		{"zebra", nil},
		{`"><script>alert(1)</script>`, nil},
		{"says it", []string{"Says it"}},
	} {
		r.open(filepath.Join(out, "search", "index.html"), url.Values{"q": {c.query}}.Encode(), 1000, "light")
		const told = `(async () => {
			while (document.getElementById("told").textContent === "") await new Promise(done => setTimeout(done, 5));
			return [...document.querySelectorAll("main article.entry p[dir]")].map(p => p.textContent);
		})()`
		got := eval[[]string](r, told)
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%q finds %q, want %q", c.query, got, c.want)
		}
		for _, to := range eval[[]string](r, `[...document.querySelectorAll("main article.entry a")].map(a => a.href)`) {
			u, err := url.Parse(to)
			if err != nil {
				t.Fatal(err)
			}
			content, err := os.ReadFile(filepath.FromSlash(u.Path))
			if err != nil || u.Fragment == "" || !strings.Contains(string(content), `id="`+u.Fragment+`"`) {
				t.Errorf("%q leads to %s: %v", c.query, to, err)
			}
		}
		if eval[string](r, `document.querySelector("form.search input").value`) != c.query {
			t.Errorf("%q does not stand in the field", c.query)
		}
	}
}
