package page

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"stance/diff/report/page/browsertest"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browse starts a browser of its own for the test.
func browse(t *testing.T) context.Context {
	t.Helper()
	return browsertest.Start(t, 5*time.Minute)
}

// witness notes what the browser says and asks for.
type witness struct {
	sync.Mutex
	requests []string
	messages []string
}

func (w *witness) watch(t *testing.T, ctx context.Context) {
	t.Helper()
	err := chromedp.Listen(ctx, func(event any) {
		w.Lock()
		defer w.Unlock()
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			w.requests = append(w.requests, e.Request.URL)
		case *runtime.EventConsoleAPICalled:
			w.messages = append(w.messages, fmt.Sprint(e.Type, " ", e.Args))
		case *runtime.EventExceptionThrown:
			w.messages = append(w.messages, e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			w.messages = append(w.messages, e.Entry.Text)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	command(t, ctx, network.Enable, network.EnableParams{})
	command(t, ctx, log.Enable, cdp.Empty{})
}

// check holds that nothing was asked for but the page itself, and nothing said.
func (w *witness) check(t *testing.T, address string) {
	t.Helper()
	w.Lock()
	defer w.Unlock()
	for _, u := range w.requests {
		if u != address {
			t.Errorf("the page asked for %s", u)
		}
	}
	for _, m := range w.messages {
		t.Errorf("the browser says: %s", m)
	}
}

// open has the browser open a page from a file of this name, and gives its address.
func open(t *testing.T, ctx context.Context, name string, text []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
	address := "file://" + filepath.ToSlash(file)
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
	return address
}

// command gives the browser an order.
func command[P, R any](t *testing.T, ctx context.Context, c cdp.Command[P, R], params P) R {
	t.Helper()
	result, err := chromedp.Call(ctx, c, params)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// call evaluates a function in the page, waits for it, and gives its list of complaints.
func call(t *testing.T, ctx context.Context, function string) []string {
	t.Helper()
	complaints, err := chromedp.Run(ctx, chromedp.Evaluate[[]string]("("+function+")()", chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return complaints
}

// show sets the size of the window and the medium and scheme of the page.
func show(t *testing.T, ctx context.Context, width, height int64, medium, scheme string) {
	t.Helper()
	command(t, ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1})
	command(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: medium, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
}

// TestBrowser opens reports in a real browser: nothing is asked for but the
// page itself, nothing is complained of, nothing sticks out of the page at any
// width, all text can be read in both schemes, and no row is cut in print.
func TestBrowser(t *testing.T) {
	browsertest.Find(t)
	texts := map[string][]byte{}
	for name, r := range reports(t) {
		texts[name] = rendered(t, r)
	}
	for name, d := range documents(t) {
		texts[oneDocument+name] = renderedDocument(t, d)
	}
	for _, name := range []string{"hostile", "long", "negotiation"} {
		texts["composed "+name] = renderedDocument(t, composed()[name])
	}
	for name, text := range texts {
		t.Run(name, func(t *testing.T) {
			ctx := browse(t)
			var w witness
			w.watch(t, ctx)
			address := open(t, ctx, "report.html", text)
			for _, width := range []int64{360, 768, 1400} {
				show(t, ctx, width, 900, "screen", "light")
				for _, c := range call(t, ctx, sticksOut) {
					t.Errorf("at %d pixels: %s", width, c)
				}
				for _, c := range call(t, ctx, smallTargets) {
					t.Errorf("at %d pixels: %s", width, c)
				}
				look(t, ctx, fmt.Sprintf("%s-%d", name, width))
			}
			for _, s := range []string{"light", "dark"} {
				show(t, ctx, 1400, 900, "screen", s)
				for _, c := range call(t, ctx, faintText) {
					t.Errorf("in the %s scheme: %s", s, c)
				}
				look(t, ctx, name+"-"+s)
			}
			checkPrint(t, ctx, name)
			w.check(t, address)
		})
	}
}

// oneDocument begins the names of pages that are one document, and print on one sheet.
const oneDocument = "document "

// sheets counts the pages of a PDF.
var sheets = regexp.MustCompile(`/Type\s*/Page\b`)

// papers are how wide and high sheets are, in inches.
var papers = map[string][2]float64{"A4": {8.27, 11.69}, "Letter": {8.5, 11}}

// pdfOf prints the page on a paper. Where the page says how its sheets lie, they do.
func pdfOf(t *testing.T, ctx context.Context, paper [2]float64) []byte {
	t.Helper()
	pdf := command(t, ctx, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: paper[0], PaperHeight: paper[1]}).Data
	if !strings.HasPrefix(string(pdf[:min(8, len(pdf))]), "%PDF-") {
		t.Fatal("printing gave no PDF")
	}
	return pdf
}

// look keeps a picture of the page in the folder that STANCE_LOOK names, for
// whoever wants to see what the tests saw.
func look(t *testing.T, ctx context.Context, name string) {
	dir := os.Getenv("STANCE_LOOK")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Logf("no picture of %s: %v", name, err) // there are pages too long for one
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o600); err != nil {
		t.Fatal(err)
	}
}

// sticksOut names the elements that are wider than the page. What is clipped
// for screen readers alone has no size, and what is not shown has no box.
const sticksOut = `() => {
	const out = [], width = document.documentElement.clientWidth;
	if (document.documentElement.scrollWidth > width) out.push("the page scrolls sideways: " + document.documentElement.scrollWidth);
	document.querySelectorAll("details").forEach(d => d.open = true);
	for (const e of document.body.querySelectorAll("*")) {
		if (e.closest(".vh, .skip") || innerWidth >= 768 && e.closest(".scrolls > *")) continue; // a wide matrix scrolls in its box
		const r = e.getBoundingClientRect(), slack = e.tagName === "text" || e.tagName === "tspan" ? 2 : .5; // of type: its side bearings
		if (r.width > 0 && (r.right > width + slack || r.left < -slack)) out.push(e.tagName + "." + (e.className.baseVal ?? e.className) + " from " + r.left + " to " + r.right + ": " + e.textContent.slice(0, 40));
	}
	if (document.documentElement.scrollWidth > width) out.push("the page scrolls sideways with its figures open");
	return out.slice(0, 10);
}`

// smallTargets names what can be clicked and is lower or narrower than 24 pixels, but for
// links in a sentence, whose height is that of its lines (WCAG 2.2, 2.5.8).
const smallTargets = `() => {
	const out = [];
	const block = e => { while (getComputedStyle(e).display.startsWith("inline")) e = e.parentElement; return e; };
	for (const e of document.querySelectorAll("a, summary, button")) {
		const r = e.getBoundingClientRect();
		if (r.width === 0 || e.closest(".skip") || (r.width >= 24 && r.height >= 24)) continue;
		const inSentence = e.tagName === "A" && getComputedStyle(e).display === "inline" && block(e).textContent.trim().length > e.textContent.trim().length;
		if (!inSentence) out.push(e.tagName + "." + e.className + " is " + r.width.toFixed(1) + " by " + r.height.toFixed(1) + ": " + e.textContent.trim().slice(0, 40));
	}
	return out.slice(0, 10);
}`

// faintText names the texts whose contrast with what is behind them is below
// 4.5 to 1, by the formula of WCAG 2. Behind a text in a picture is the last
// shape drawn before it that holds its centre, else the page.
const faintText = `() => {
	const out = new Set();
	const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
	const rgba = c => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
	const light = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
	const boxes = new Map(); // the rectangles of a picture, in the order in which they are drawn
	const rects = svg => {
		if (!boxes.has(svg)) boxes.set(svg, [...svg.querySelectorAll("rect")].map(s => ({s, b: s.getBoundingClientRect(), fill: getComputedStyle(s).fill})).filter(r => r.fill !== "none"));
		return boxes.get(svg);
	};
	const ground = e => {
		const svg = e.closest("svg");
		if (svg && e !== svg) {
			const box = e.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
			let found = null;
			for (const {s, b, fill} of rects(svg)) {
				if (x >= b.x && x <= b.right && y >= b.y && y <= b.bottom && s.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING) found = fill;
			}
			if (found) return rgba(found);
		}
		for (let p = svg ?? e; p; p = p.parentElement) {
			const c = rgba(getComputedStyle(p).backgroundColor);
			if (c[3] === 255) return c;
			if (c[3] !== 0) { out.add("a see-through ground behind " + e.textContent.slice(0, 30)); return c; }
		}
		return [255, 255, 255];
	};
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	let texts = 0;
	while (walker.nextNode()) {
		const e = walker.currentNode.parentElement;
		if (!walker.currentNode.data.trim() || e.closest(".vh, title, desc, style") || !e.getClientRects().length) continue;
		texts++;
		const style = getComputedStyle(e);
		const ink = light(rgba(e.closest("svg") ? style.fill : style.color).slice(0, 3)), paper = light(ground(e).slice(0, 3));
		const contrast = (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05);
		if (contrast < 4.5) out.add(contrast.toFixed(2) + " to 1: " + e.tagName + "." + (e.className.baseVal ?? e.className) + ": " + walker.currentNode.data.trim().slice(0, 40));
	}
	if (texts < 20) out.add("only " + texts + " texts were looked at");
	return [...out].slice(0, 15);
}`

// notPrinted closes the folds and finds what print does not open of them.
const notPrinted = `() => {
	const folds = [...document.querySelectorAll(".fold")];
	for (const f of folds) f.open = false;
	return folds.filter(f => f.checkVisibility()).flatMap(f => [...f.querySelectorAll(":scope > :not(summary)")]).filter(e => !e.checkVisibility())
		.map(e => "it is not printed: " + e.tagName + ": " + e.textContent.trim().slice(0, 40)).slice(0, 5);
}`

// checkPrint prints on both papers and finds out whether a row was cut, or stays folded.
//
// A browser cuts a row where it does not fit what is left of a page; that it
// must not is said by break-inside, which a browser keeps except for what is
// higher than a page. So both are asked of the page as laid out for print.
func checkPrint(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	for paper, size := range papers {
		show(t, ctx, 1400, 900, "print", "dark") // whoever reads in the dark still prints black on white
		pdf := pdfOf(t, ctx, size)
		if n := len(sheets.FindAll(pdf, -1)); strings.HasPrefix(name, oneDocument) && n != 1 {
			t.Errorf("%s: the document takes %d sheets", paper, n)
		}
		if dir := os.Getenv("STANCE_LOOK"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, name+"-"+paper+".pdf"), pdf, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		const perInch = 96
		margins := [2]float64{(16 + 16) / 25.4, (16 + 18) / 25.4}
		width, height := (size[0]-margins[0])*perInch, (size[1]-margins[1])*perInch
		show(t, ctx, int64(width), int64(height), "print", "light")
		limit, _ := json.Marshal(height)
		for _, c := range call(t, ctx, strings.ReplaceAll(cutRows, "LIMIT", string(limit))) {
			t.Errorf("%s: %s", paper, c)
		}
		for _, c := range slices.Concat(call(t, ctx, sticksOut), call(t, ctx, notPrinted)) {
			t.Errorf("%s: %s", paper, c)
		}
	}
}

const cutRows = `() => {
	const out = [];
	for (const e of document.querySelectorAll("tr, figure, .group li, .claim, .lines > li")) {
		if (!e.getClientRects().length || e.closest("thead")?.getBoundingClientRect().height <= 1) continue;
		if (getComputedStyle(e).breakInside !== "avoid") out.push(e.tagName + "." + e.className + " may be cut: " + e.textContent.trim().slice(0, 40));
		if (e.getBoundingClientRect().height > LIMIT) out.push(e.tagName + "." + e.className + " is higher than a page: " + e.textContent.trim().slice(0, 40));
	}
	return out.slice(0, 10);
}`
