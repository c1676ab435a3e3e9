package page

import (
	"os"
	"path/filepath"
	"testing"

	"stance/diff/report/page/browsertest"

	"github.com/chromedp/chromedp"
)

// TestReportOnPaper prints the report of the example, all its folds open: its words stand in two
// columns, the evidence to their right, no fold is named that cannot be opened there, and it
// takes no more sheets than the words need.
func TestReportOnPaper(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser is slow")
	}
	browsertest.Find(t)
	file := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(file, rendered(t, alaska(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx := browse(t)
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+filepath.ToSlash(file))); err != nil {
		t.Fatal(err)
	}
	most := map[string]int{"A4": 18, "Letter": 19}
	for paper, size := range papers {
		if n := len(sheets.FindAll(pdfOf(t, ctx, size), -1)); n > most[paper] {
			t.Errorf("on %s it takes %d sheets, not %d", paper, n, most[paper])
		}
		show(t, ctx, int64(size[0]*96)-120, 980, "print", "light")
		for _, c := range call(t, ctx, inTwoColumns) {
			t.Errorf("on %s: %s", paper, c)
		}
	}
}

// inTwoColumns objects to evidence that stands below its claim, and to the names of folds that
// say nothing but that there is more.
const inTwoColumns = `() => {
	const out = [];
	let beside = 0;
	const pairs = [...document.querySelectorAll(".split")].map(e => [...e.children])
		.concat([...document.querySelectorAll(".entry .entry")].map(e => [e.querySelector(":scope > .opens"), e.querySelector(":scope > .group")]));
	for (const [words, evidence] of pairs) {
		if (!words || !evidence) continue;
		const a = words.getBoundingClientRect(), b = evidence.getBoundingClientRect();
		beside++;
		if (b.left < a.right || Math.abs(a.top - b.top) > 20) out.push("evidence begins at " + b.left + ", " + b.top + ", its words end at " + a.right + " and begin at " + a.top + ": " + words.textContent.slice(0, 40));
	}
	if (beside < 20) out.push("only " + beside + " words have evidence beside them");
	for (const e of document.querySelectorAll("summary")) if (e.checkVisibility() && e.textContent.startsWith("More")) out.push(e.textContent + " is printed");
	return out.slice(0, 10);
}`
