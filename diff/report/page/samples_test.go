package page

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/diff/report/internal/sample"
	"stance/diff/report/page/browsertest"
	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// sampleReports are reports of what datasets can look like: whoever changes how a page
// looks changes it for all of them.
func sampleReports(t *testing.T) map[string]*report.ChangeReport {
	t.Helper()
	short := func(name string) *positions.Dataset {
		content, err := os.ReadFile(filepath.Join("../../../cmd/stance/testdata/screens", name+".yaml"))
		if err != nil {
			t.Fatal(err)
		}
		r := yamlfile.ReadShort(yamlfile.File{Name: name + ".yaml", Content: content})
		if !r.OK() {
			t.Fatalf("%s is not sound: %v", name, r.Problems)
		}
		return r.Dataset
	}
	book := yamlfile.Read(os.DirFS("../../../data")).Dataset
	ended, err := sample.With("a text")
	if err != nil {
		t.Fatal(err)
	}
	return map[string]*report.ChangeReport{
		"example":  reportOf(t, book),
		"filtered": filtered(t, book, report.Filter{Parties: book.Codebook.Parties[:1], Issues: book.Codebook.Issues[:2]}),

		"several years":         reportOf(t, short("decades")),
		"numeric scale":         reportOf(t, short("numeric")),
		"survey":                reportOf(t, short("survey")),
		"right-to-left":         reportOf(t, short("right-to-left")),
		"everything unsure":     reportOf(t, short("unsure")),
		"nothing changed":       reportOf(t, short("nothing-changed")),
		"one snapshot":          reportOf(t, short("one-snapshot")),
		"ended and conditional": reportOf(t, ended.History.Dataset),
		"thirty parties":        reportOf(t, yamlfile.Read(synthetic.Shape{Parties: 30, Issues: 20, Dates: 25, PerDate: 120, Sources: 40, Seed: 1}.FS()).Dataset),
	}
}

// filtered is a report of the first and the last date that tells of some cells alone.
func filtered(t *testing.T, d *positions.Dataset, f report.Filter) *report.ChangeReport {
	t.Helper()
	r, err := report.NewChangeReport(positions.NewHistory(d, 0), d.Dates[0].Date, d.Dates[len(d.Dates)-1].Date, f)
	if err != nil {
		t.Fatal(err)
	}
	r.Charts = chart.ForReports{}
	return r
}

// TestSamplesInABrowser opens each of the samples as its readers will: on a phone, a
// tablet, a screen and a very wide one, in light and dark, with colours of the reader's
// own, with text of twice the size, on paper, by keyboard alone, and as a checker of
// accessibility sees it.
func TestSamplesInABrowser(t *testing.T) {
	browsertest.Find(t)
	axe := browsertest.AccessibilityChecker(t)
	for name, r := range sampleReports(t) {
		t.Run(name, func(t *testing.T) {
			ctx := browse(t)
			var w witness
			w.watch(t, ctx)
			show(t, ctx, 1400, 900, "screen", "light")
			address := open(t, ctx, "report.html", rendered(t, r))
			look(t, ctx, name+" as it opens")
			for _, c := range tabbedThrough(t, ctx) {
				t.Errorf("by keyboard: %s", c)
			}
			for _, width := range []int64{360, 768, 1400, 2200} {
				show(t, ctx, width, 900, "screen", "light")
				for _, c := range call(t, ctx, sticksOut) {
					t.Errorf("at %d pixels: %s", width, c)
				}
				look(t, ctx, fmt.Sprintf("%s %d", name, width))
			}
			for _, scheme := range []string{"light", "dark"} {
				show(t, ctx, 1400, 900, "screen", scheme)
				for _, c := range call(t, ctx, faintText) {
					t.Errorf("in the %s scheme: %s", scheme, c)
				}
			}
			forceColours(t, ctx)
			for _, c := range call(t, ctx, faintText) {
				t.Errorf("in colours of the reader's own: %s", c)
			}
			look(t, ctx, name+" forced")
			for _, width := range []int64{720, 1400} {
				show(t, ctx, width, 900, "screen", "light")
				for _, c := range call(t, ctx, largeText) {
					t.Errorf("with text of twice the size, at %d pixels: %s", width, c)
				}
				for _, c := range call(t, ctx, sticksOut) {
					t.Errorf("with text of twice the size, at %d pixels: %s", width, c)
				}
			}
			look(t, ctx, name+" large text")
			call(t, ctx, usualText)
			checkPrint(t, ctx, name)
			for _, width := range []int64{360, 1400} {
				show(t, ctx, width, 900, "screen", "light")
				for _, c := range accessible(t, ctx, axe) {
					t.Errorf("at %d pixels: %s", width, c)
				}
			}
			w.check(t, address)
		})
	}
}

// accessible has axe-core look at the whole page with its folds open, by the rules of
// WCAG 2.2 up to AA, and gives what it objects to. All of it is laid out before: a part that
// is laid out while places are measured moves those behind it; and a box that scrolls has all
// of its rows in view, or its edge would cut what stands there.
func accessible(t *testing.T, ctx context.Context, axe string) []string {
	t.Helper()
	if axe == "" {
		return nil
	}
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](axe+"\n;true")); err != nil {
		t.Fatal(err)
	}
	found, err := chromedp.Run(ctx, chromedp.Evaluate[[]string]("("+violations+")()", chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

const violations = `async () => {
	document.querySelectorAll("details").forEach(d => d.open = true);
	document.querySelectorAll("main, main section").forEach(e => e.style.contentVisibility = "visible");
	document.querySelectorAll(".scrolls").forEach(e => e.style.maxHeight = "none");
	const found = await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"]});
	if (found.passes.length < 5) return ["only " + found.passes.length + " rules had anything to look at"];
	return found.violations.flatMap(v => v.nodes.slice(0, 3).map(n => v.id + ": " + v.help + ": " + n.html.slice(0, 120) + " " + n.failureSummary.slice(0, 160))).slice(0, 10);
}`

// forceColours shows the page as a reader does whose system has few colours of its own.
func forceColours(t *testing.T, ctx context.Context) {
	t.Helper()
	command(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: "screen", Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}},
	})
}

// largeText doubles the size of text, and objects if nothing grew.
const largeText = `() => {
	const size = () => parseFloat(getComputedStyle(document.querySelector("main p") ?? document.body).fontSize);
	document.documentElement.style.fontSize = "100%";
	const usual = size();
	document.documentElement.style.fontSize = "200%";
	return size() >= 1.9 * usual ? [] : ["text went from " + usual + " to " + size() + " pixels"];
}`

const usualText = `() => { document.documentElement.style.fontSize = ""; return []; }`

// tabbedThrough presses Tab until the focus has left the page: all that can be used has to
// have been reached, in the order in which it stands, seen, and with a mark around it.
func tabbedThrough(t *testing.T, ctx context.Context) []string {
	t.Helper()
	expected := call(t, ctx, usable)
	var complaints []string
	for i := 0; i <= len(expected); i++ {
		for _, kind := range []input.DispatchKeyEventType{"rawKeyDown", "keyUp"} {
			command(t, ctx, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: kind, Key: "Tab", Code: "Tab", WindowsVirtualKeyCode: 9})
		}
		if i == len(expected) {
			break
		}
		at := call(t, ctx, focused)
		if at[0] != expected[i] {
			return append(complaints, fmt.Sprintf("stop %d is %s, not %s", i+1, at[0], expected[i]))
		}
		for _, c := range at[1:] {
			complaints = append(complaints, at[0]+" "+c)
		}
	}
	return complaints[:min(len(complaints), 10)]
}

// usable names all that can be used, in its order, and numbers it.
const usable = `() => [...document.querySelectorAll("a[href], summary, input, button, [tabindex='0']")].filter(e => e.checkVisibility()).map((e, i) => {
	e.dataset.stop = i + 1;
	return e.dataset.stop + " " + e.tagName + " " + e.textContent.trim().slice(0, 40);
})`

const focused = `() => {
	const e = document.activeElement, out = [(e.dataset.stop ?? "?") + " " + e.tagName + " " + e.textContent.trim().slice(0, 40)];
	const r = e.getBoundingClientRect(), s = getComputedStyle(e);
	if (s.outlineStyle === "none" || parseFloat(s.outlineWidth) < 1) out.push("has no mark around it");
	return out;
}`

// TestCheckersFindFaults holds that what looks at the samples sees what it should.
func TestCheckersFindFaults(t *testing.T) {
	ctx := browse(t)
	axe := browsertest.AccessibilityChecker(t)
	open(t, ctx, "faults.html", []byte(faultyPage))
	show(t, ctx, 1400, 900, "screen", "light")
	found := map[string][]string{
		"the order by keyboard": tabbedThrough(t, ctx),
		"what sticks out":       call(t, ctx, sticksOut),
		"faint text":            call(t, ctx, faintText),
		"text that stays small": call(t, ctx, largeText),
	}
	if axe != "" {
		found["accessibility"] = accessible(t, ctx, axe)
	}
	for what, complaints := range found {
		if len(complaints) == 0 {
			t.Errorf("%s: nothing is objected to", what)
		}
	}
}

// faultyPage has a fault for each of those who look.
const faultyPage = `<!DOCTYPE html><html><head><title>Faults</title><style>p{font-size:16px;color:#ccc}div{width:3000px}</style></head>
<body><main><p>faint</p><div>wide</div><a href="#a" tabindex="0">first</a><a href="#b" tabindex="1">second</a><img src="data:,"></main></body></html>
`
