package page

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// What the page of a report of 30 parties on 20 issues over 25 dates may take: bytes, and
// pixels of height on a wide screen.
const (
	largeBytes  = 1_000_000
	largeHeight = 60_000
)

// large is such a report, from one of the dates to the last.
func large(t *testing.T, from int) *report.ChangeReport {
	t.Helper()
	d := yamlfile.Read(synthetic.Shape{Parties: 30, Issues: 20, Dates: 25, PerDate: 120, Sources: 60, Seed: 1}.FS()).Dataset
	r, err := report.NewChangeReport(positions.NewHistory(d, 0), d.Dates[from].Date, d.Dates[24].Date, report.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	r.Charts = chart.ForReports{}
	return r
}

// Large reports are pages that a browser opens at once, whether nearly all in them is new
// or next to nothing.
func TestLargeReportsAreLight(t *testing.T) {
	for name, from := range map[string]int{"all dates": 0, "the last step": 23} {
		page := rendered(t, large(t, from))
		t.Logf("%s: %d bytes", name, len(page))
		if len(page) > largeBytes {
			t.Errorf("%s: the page has %d bytes, and %d are allowed", name, len(page), largeBytes)
		}
	}
}

// In a browser a large report is no endless roll, its matrix scrolls under its heads, and
// links lead to their places although parts are laid out late.
func TestLargeReportsInABrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser is slow")
	}
	findBrowser(t)
	file := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(file, rendered(t, large(t, 0)), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx := browse(t)
	show(t, ctx, 1400, 900, "screen", "light")
	began := time.Now()
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+filepath.ToSlash(file))); err != nil {
		t.Fatal(err)
	}
	t.Logf("it opened in %v", time.Since(began).Round(time.Millisecond)) // told alone: machines differ
	look(t, ctx, "large-report")
	for _, c := range call(t, ctx, fmt.Sprintf(largeReport, largeHeight)) {
		t.Error(c)
	}
	for _, width := range []int64{360, 768, 1400} {
		show(t, ctx, width, 900, "screen", "light")
		for _, c := range call(t, ctx, sticksOut) {
			t.Errorf("at %d pixels: %s", width, c)
		}
	}
}

// largeReport tells what is wrong with the page of a large report.
const largeReport = `async () => {
	const out = [], settled = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
	document.documentElement.style.scrollBehavior = "auto";
	const box = document.querySelector(".scrolls"), head = box.querySelector("thead th"), first = box.querySelector("tbody th"), corner = box.querySelector(".corner");
	if (getComputedStyle(box.querySelector("table")).display !== "table") out.push("the matrix is none any more");
	box.scrollTo(300, 400);
	await settled();
	const edge = box.getBoundingClientRect();
	if (box.scrollLeft !== 300 || box.scrollTop !== 400) out.push("the matrix does not scroll: " + box.scrollLeft + ", " + box.scrollTop);
	for (const e of [head, corner]) if (Math.abs(e.getBoundingClientRect().top - edge.top) > 2) out.push("a head is not at the top of the matrix");
	for (const e of [first, corner]) if (Math.abs(e.getBoundingClientRect().left - edge.left) > 2) out.push("the head of a row is not at its left");
	const anchors = [...document.querySelectorAll("main [id^='c-'], main > section[id]")];
	if (anchors.length < 100) out.push("only " + anchors.length + " places that links lead to");
	for (let i = anchors.length - 1; i >= 0; i -= 13) {
		scrollTo(0, 0);
		location.hash = anchors[i].id;
		await settled();
		const top = anchors[i].getBoundingClientRect().top, most = document.documentElement.scrollHeight - innerHeight - scrollY < 2 ? innerHeight : 60;
		if (top < -1 || top > most) out.push("the link to " + anchors[i].id + " lands " + Math.round(top) + " pixels below the top");
	}
	for (const e of document.querySelectorAll("main > section")) { e.style.contentVisibility = "visible"; }
	await settled();
	const height = document.documentElement.scrollHeight;
	if (height > %d) out.push("the page is " + height + " pixels high");
	return out.slice(0, 12);
}`
