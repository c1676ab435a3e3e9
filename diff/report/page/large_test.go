package page

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"

	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/diff/report/document"
	"stance/positions"
	"stance/positions/problem"
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
	return dense(t, 120, 60, from)
}

// dense is such a report of a dataset that records so many of the 600 cells on each date, from
// so many sources.
func dense(t *testing.T, perDate, sources, from int) *report.ChangeReport {
	t.Helper()
	d := yamlfile.Read(synthetic.Shape{Parties: 30, Issues: 20, Dates: 25, PerDate: perDate, Sources: sources, Seed: 1}.FS()).Dataset
	r, err := report.NewChangeReport(positions.NewHistory(d, 0), d.Dates[from].Date, d.Dates[24].Date, report.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	r.Charts = chart.ForReports{}
	return r
}

// Large reports are pages that a browser opens at once, whether nearly all in them is new
// or next to nothing, and however much was recorded.
func TestLargeReportsAreLight(t *testing.T) {
	for name, r := range map[string]*report.ChangeReport{
		"all dates":           large(t, 0),
		"the last step":       large(t, 23),
		"a hundred sources":   dense(t, 120, 100, 0),
		"half of the cells":   dense(t, 300, 60, 0),
		"all cells":           dense(t, 600, 100, 0),
		"all cells, one step": dense(t, 600, 100, 23),
	} {
		page := rendered(t, r)
		t.Logf("%s: %d bytes", name, len(page))
		if len(page) > largeBytes {
			t.Errorf("%s: the page has %d bytes, and %d are allowed", name, len(page), largeBytes)
		}
	}
}

// twoWaves is a report from one wave of a made-up expert survey to the next, as import writes
// it: 286 parties on four questions, a margin around each mean. Of every eleventh party the
// mean is another by more than the margins.
func twoWaves(t *testing.T) *report.ChangeReport {
	t.Helper()
	questions := []string{"left-right", "economy", "libertarian", "union"}
	var book strings.Builder
	var waves [2]strings.Builder
	book.WriteString("title: Experts on parties\nparties:\n")
	for p := range 286 {
		fmt.Fprintf(&book, "  - {id: \"%d\", name: P%03d}\n", 100+p, p)
	}
	book.WriteString("issues:\n")
	for _, q := range questions {
		fmt.Fprintf(&book, "  - {id: %s, name: %s, scale: {min: 0, max: 10}}\n", q, q)
	}
	for w, year := range []int{2004, 2008} {
		fmt.Fprintf(&waves[w], "date: %d-12-31\ntitle: Wave of %d\npositions:\n", year, year)
		for p := range 286 {
			fmt.Fprintf(&waves[w], "  \"%d\":\n", 100+p)
			for i, q := range questions {
				at := 110 + (p*37+i*101)%400 + w*(p%7)*20
				if p%11 == 0 {
					at += w * 250
				}
				mean := fmt.Sprintf("%d.%02d", at/100, at%100)
				fmt.Fprintf(&waves[w], "    %s: {position: %s, plausible: [%d.%02d, %d.%02d], summary: Expert survey mean %s ± 1 on 0 to 10, when: %d, basis: assessed, evidence: [{paraphrase: Expert survey mean %s ± 1 on 0 to 10., source: experts, locator: \"party %d, %d, column %s\"}]}\n",
					q, mean, at/100-1, at%100, at/100+1, at%100, mean, year, mean, 100+p, year, q)
			}
		}
	}
	d := yamlfile.Read(fstest.MapFS{
		"codebook.yaml":             {Data: []byte(book.String())},
		"sources.yaml":              {Data: []byte("sources:\n  - {id: experts, title: A survey of experts}\n")},
		"snapshots/2004-12-31.yaml": {Data: []byte(waves[0].String())},
		"snapshots/2008-12-31.yaml": {Data: []byte(waves[1].String())},
	})
	if counts := problem.Count(d.Problems); counts.Errors > 0 {
		t.Fatal(d.Problems)
	}
	r, err := report.NewChangeReport(positions.NewHistory(d.Dataset, 0), d.Dataset.Dates[0].Date, d.Dataset.Dates[1].Date, report.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	r.Charts = chart.ForReports{}
	return r
}

// The waves of a survey are a page that opens at once, too, and it tells first what went
// beyond the margins.
func TestSurveysAreLight(t *testing.T) {
	page := rendered(t, twoWaves(t))
	t.Logf("%d bytes", len(page))
	if len(page) > largeBytes {
		t.Errorf("the page has %d bytes, and %d are allowed", len(page), largeBytes)
	}
	beyond, within := bytes.Index(page, []byte("beyond the margins")), bytes.Index(page, []byte("within the margins"))
	if beyond < 0 || within < beyond {
		t.Errorf("what is beyond the margins is told at %d, and what is within at %d", beyond, within)
	}
	brief, _, _ := bytes.Cut(page[max(0, bytes.Index(page, []byte(`id="brief"`))):], []byte("</section>"))
	if told := bytes.Count(brief, []byte("may have shifted, beyond the margins")); told != 6 || bytes.Contains(brief, []byte("within the margins")) {
		t.Errorf("%d findings are beyond the margins: %s", told, brief)
	}
}

// However little a large report tells of a cell, the matrix leads to it.
func TestCellsOfLargeReportsAreLedTo(t *testing.T) {
	for name, r := range map[string]*report.ChangeReport{"all dates": large(t, 0), "the last step": large(t, 23), "two waves": twoWaves(t)} {
		root, err := html.Parse(bytes.NewReader(rendered(t, r)))
		if err != nil {
			t.Fatal(err)
		}
		ids, places := map[string]bool{}, map[string]bool{}
		for n := range root.Descendants() {
			ids[attribute(n, "id")] = true
		}
		for n := range root.Descendants() {
			if n.Data != "td" || !within(n, "standing") || strings.Contains(words(n), document.OnNothing.String()) {
				continue
			}
			to := ""
			for d := range n.Descendants() {
				if d.Data == "a" {
					to, _ = strings.CutPrefix(attribute(d, "href"), "#")
				}
			}
			if places[to] = true; to == "" || !ids[to] {
				t.Errorf("%s: %q leads to %q", name, words(n), to)
			}
		}
		if len(places) < 100 {
			t.Errorf("%s: the matrix leads to no more than %d places", name, len(places))
		}
	}
}

// within reports whether a node stands in the element of an id.
func within(n *html.Node, id string) bool {
	for ; n != nil; n = n.Parent {
		if attribute(n, "id") == id {
			return true
		}
	}
	return false
}

// In a browser a large report is no endless roll, its matrix scrolls under its heads, and
// links lead to their places although parts are laid out late.
func TestLargeReportsInABrowser(t *testing.T) {
	ctx := browse(t)
	page := rendered(t, large(t, 0))
	show(t, ctx, 1400, 900, "screen", "light")
	began := time.Now()
	open(t, ctx, "report.html", page)
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
	const finding = document.querySelector("#brief .numbered");
	if (!finding || finding.getBoundingClientRect().bottom > innerHeight) out.push("the first finding is not on the first screen");
	if (getComputedStyle(box.querySelector("table")).display !== "table") out.push("the matrix is none any more");
	for (const e of box.querySelectorAll("thead th, tbody tr:nth-child(-n+3) > *")) {
		const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) for (const word of walker.currentNode.data.matchAll(/\p{L}+/gu)) {
			const range = document.createRange();
			range.setStart(walker.currentNode, word.index);
			range.setEnd(walker.currentNode, word.index + word[0].length);
			if (!walker.currentNode.parentElement.closest(".vh") && range.getClientRects().length > 1) out.push("a word is broken: " + word[0]);
		}
	}
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
