package serve

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"stance/cmd/stance/internal/coding"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/diff/report/page/browsertest"
	"stance/positions"
)

// article is an invented text.
const article = "Brussels, Monday\n" +
	"\n" +
	"Giorgia Meloni said: “We will not accept new borders, not now, not ever, unless Kyiv agrees.” She left.\n" +
	"“Territory is for Ukraine to decide,” she told reporters in the evening, before the talks went on.\n"

// desk is a server on which texts are coded, in a browser.
type desk struct {
	*testing.T
	ctx context.Context
	dir string
	url string
}

// atDesk opens the page of the article, on which somebody codes.
func atDesk(t *testing.T) *desk { return atDeskOf(t, article) }

func atDeskOf(t *testing.T, text string) *desk {
	t.Helper()
	browsertest.Find(t) // before a server is started for nothing
	served := serveDesk(t, text)
	ctx := browsertest.Start(t, 5*time.Minute)
	d := &desk{T: t, ctx: ctx, dir: served.dir, url: served.url}
	order(d, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 1400, Height: 900, DeviceScaleFactor: 1})
	must(t, chromedp.Do(ctx, chromedp.Navigate(d.url+"/?t="+served.token)))
	must(t, chromedp.Do(ctx, chromedp.Navigate(d.url+"/code/sky-2025-08-18")))
	d.until("the form", `document.querySelector("#desk-form .save") !== null`)
	return d
}

// served is a server on which texts are coded.
type served struct{ dir, url, token string }

// serveDesk serves a copy of the example in which a source has a text.
func serveDesk(t *testing.T, text string) served {
	t.Helper()
	dir := datasettest.Copy(t)
	must(t, os.MkdirAll(filepath.Join(dir, "archive"), 0o777))
	must(t, os.WriteFile(filepath.Join(dir, "archive", "sky-2025-08-18.txt"), []byte(text), 0o666))
	live := codingAt(t, dir, "ab")
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	guard := &Guard{Token: NewToken(), Page: live.Coding.Page}
	serving, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- Run(serving, listener, guard.Wrap(live), live.Follow) }()
	t.Cleanup(func() { stop(); must(t, <-ended) })
	return served{dir, "http://" + listener.Addr().String(), guard.Token}
}

// codingAt is a dataset in a folder on which a coder codes, and rev signs off.
func codingAt(t *testing.T, dir, coder string) *Live {
	t.Helper()
	s, _, _ := datasettest.Streams(dir)
	place, err := dataset.Find(s, dir)
	must(t, err)
	live := &Live{Place: place, Bug: func(fault any, stack []byte) { t.Errorf("%v\n%s", fault, stack) }}
	live.Coding = &Coding{Desk: coding.New(s, dir, coder, false), Page: NewToken(), Sign: signing(s, dir, "rev")}
	must(t, live.Start(asOfNow))
	return live
}

func order[P, R any](d *desk, c cdp.Command[P, R], params P) {
	d.Helper()
	if _, err := chromedp.Call(d.ctx, c, params); err != nil {
		d.Fatal(err)
	}
}

func eval[R any](d *desk, script string) R {
	d.Helper()
	r, err := chromedp.Run(d.ctx, chromedp.Evaluate[R](script))
	if err != nil {
		d.Fatalf("%s: %v", script, err)
	}
	return r
}

// until waits until something is so in the page.
func (d *desk) until(what, is string) {
	d.Helper()
	for range 600 {
		so, err := chromedp.Run(d.ctx, chromedp.Evaluate[bool](is))
		if err == nil && so {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	body, _ := chromedp.Run(d.ctx, chromedp.Evaluate[string](`document.querySelector(".desk")?.innerText ?? document.body.innerText`))
	d.Fatalf("%s did not come:\n%s", what, body)
}

// press presses a key, with modifiers (1 Alt, 2 Ctrl, 8 Shift).
func (d *desk) press(key string, modifiers int64) {
	d.Helper()
	codes := map[string]int64{"Enter": 13, "Tab": 9, "ArrowRight": 39, "ArrowLeft": 37, "ArrowDown": 40, "ArrowUp": 38, "Escape": 27}
	p := input.DispatchKeyEventParams{Type: "keyDown", Key: key, WindowsVirtualKeyCode: codes[key], Modifiers: modifiers}
	if len(key) == 1 {
		p.Text = key
	} else if key == "Enter" && modifiers == 0 {
		p.Text = "\r"
	}
	order(d, input.DispatchKeyEvent, p)
	p.Type, p.Text = "keyUp", ""
	order(d, input.DispatchKeyEvent, p)
}

// drag marks a passage with the mouse, from the middle of its first letter to that of its last.
func (d *desk) drag(words string) {
	d.Helper()
	spot := eval[[]float64](d, fmt.Sprintf(`(words => {
		const p = [...document.querySelectorAll(".par > p")].find(p => p.textContent.includes(words));
		const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
		const at = offset => { walk.currentNode = p; let n; while ((n = walk.nextNode())) { if (offset < n.length) { const r = document.createRange(); r.setStart(n, offset); r.setEnd(n, offset + 1); return r.getBoundingClientRect(); } offset -= n.length; } };
		const from = p.textContent.indexOf(words), a = at(from), b = at(from + words.length - 1);
		return [a.left + 1, (a.top + a.bottom) / 2, b.right - 1, (b.top + b.bottom) / 2];
	})(%q)`, words))
	for _, m := range []input.DispatchMouseEventParams{
		{Type: "mousePressed", X: spot[0], Y: spot[1], Button: "left", ClickCount: 1},
		{Type: "mouseMoved", X: spot[0] + 5, Y: spot[1], Button: "left"},
		{Type: "mouseMoved", X: spot[2], Y: spot[3], Button: "left"},
		{Type: "mouseReleased", X: spot[2], Y: spot[3], Button: "left", ClickCount: 1},
	} {
		order(d, input.DispatchMouseEvent, m)
	}
}

func (d *desk) file(name string) string {
	d.Helper()
	content, err := os.ReadFile(filepath.Join(d.dir, name))
	must(d.T, err)
	return string(content)
}

// look keeps a picture of the page in the folder that STANCE_LOOK names.
func (d *desk) look(name string) {
	dir := os.Getenv("STANCE_LOOK")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(d.ctx, chromedp.FullScreenshot(100))
	must(d.T, err)
	must(d.T, os.WriteFile(filepath.Join(dir, name+".png"), png, 0o600))
}

// TestCodingInABrowser codes a record from a passage marked with the mouse: the negation that is
// left out is warned of, the change and the lines are shown before anything is written, the file
// has these lines and no others, and the save is taken back.
func TestCodingInABrowser(t *testing.T) {
	d := atDesk(t)
	const file = "snapshots/2025-08-18-white-house.yaml"
	before := d.file(file)
	d.drag("accept new borders")
	d.until("the warning", `document.querySelector(".verdict")?.textContent.includes("leaves out “not”")`)
	d.press("Escape", 0)
	d.drag("We will not accept new borders, not now, not ever, unless Kyiv agrees.")
	d.until("the quotation", `document.querySelector("#desk-form blockquote")?.textContent === "We will not accept new borders, not now, not ever, unless Kyiv agrees."`)
	if v := eval[string](d, `document.querySelector(".verdict").textContent`); v != "exact" {
		t.Errorf("the verdict is %q", v)
	}
	actions := 0
	choose := func(column, value string) {
		actions++
		eval[bool](d, fmt.Sprintf(`(e => { e.value = %q; e.dispatchEvent(new Event("change", {bubbles: true})); return true; })(document.getElementById("f-%s"))`, value, column))
	}
	choose("party", "italy")
	choose("issue", "territory")
	d.until("the scale", `document.querySelector("#f-position [data-key]") !== null`)
	eval[bool](d, `(document.querySelector("#f-position [data-key]").focus(), true)`)
	actions++
	d.press("1", 0)
	d.until("the option", `document.querySelector(".scale .chosen") !== null`)
	choose("confidence", "high")
	eval[bool](d, `(document.getElementById("f-summary").focus(), true)`)
	order(d, input.InsertText, input.InsertTextParams{Text: "Meloni refuses new borders unless Kyiv agrees."})
	d.until("the change", `document.getElementById("change")?.textContent.length > 0`)
	d.until("the lines", `document.querySelector("#desk-result .lines")?.textContent.includes("+        - quote: We will not accept new borders")`)
	d.look("coding")
	actions++
	d.press("Enter", 2)
	d.until("word that it is saved", `document.getElementById("saved") !== null`)
	if actions > 8 {
		t.Errorf("%d actions beyond the selection and the summary", actions)
	}
	after := d.file(file)
	for _, want := range []string{"  italy:\n    territory:\n      position: ", "      summary: Meloni refuses new borders unless Kyiv agrees.\n", "        - quote: We will not accept new borders, not now, not ever, unless Kyiv agrees.\n", "source: sky-2025-08-18\n", "locator: para. 2\n", "confidence: high\n", "coder: ab\n"} {
		if !strings.Contains(after, want) {
			t.Errorf("no %q in what was written:\n%s", want, after)
		}
	}
	d.until("the mark in the text", `[...document.querySelectorAll(".par mark")].some(m => m.textContent.startsWith("We will not accept"))`)
	d.until("the way back", `document.querySelector("#desk-form .save") !== null`)
	if after == before {
		t.Error("nothing was written")
	}
}

// TestCodingByKeyboard does the same without a mouse, and takes it back.
func TestCodingByKeyboard(t *testing.T) {
	d := atDesk(t)
	const file = "snapshots/2025-08-18-white-house.yaml"
	before := d.file(file)
	eval[bool](d, `(document.querySelector(".reading").focus(), true)`)
	d.press("ArrowDown", 0)
	d.press("ArrowDown", 0)
	for range 5 {
		d.press("ArrowRight", 8)
	}
	if s := eval[string](d, `getSelection().toString()`); s != "Territory is for Ukraine to decide" {
		t.Errorf("marked is %q", s)
	}
	d.press("Enter", 0)
	d.until("the quotation", `document.querySelector("#desk-form blockquote")?.textContent === "Territory is for Ukraine to decide"`)
	for column, value := range map[string]string{"party": "italy", "issue": "territory"} {
		eval[bool](d, fmt.Sprintf(`(e => { e.value = %q; e.dispatchEvent(new Event("change", {bubbles: true})); return true; })(document.getElementById("f-%s"))`, value, column))
	}
	eval[bool](d, `(document.getElementById("f-summary").focus(), true)`)
	order(d, input.InsertText, input.InsertTextParams{Text: "For Ukraine to decide."})
	// An editor saves in between: nothing of it is lost, and both sides are shown.
	d.until("the lines", `document.querySelector("#desk-result .lines") !== null`)
	must(t, os.WriteFile(filepath.Join(d.dir, file), []byte(before+"# by an editor\n"), 0o666))
	d.press("Enter", 2)
	d.until("the conflict", `document.getElementById("conflict") !== null`)
	shown := eval[string](d, `document.getElementById("desk-result").textContent`)
	if !strings.Contains(shown, "+# by an editor") || !strings.Contains(shown, "+        - quote: Territory is for Ukraine to decide") || d.file(file) != before+"# by an editor\n" {
		t.Errorf("of the conflict is shown:\n%s", shown)
	}
	eval[bool](d, `(document.getElementById("save-anyway").click(), true)`)
	d.until("word that it is saved", `document.getElementById("saved") !== null`)
	if after := d.file(file); !strings.Contains(after, "# by an editor\n") || !strings.Contains(after, "quote: Territory is for Ukraine to decide") {
		t.Errorf("both were to be there:\n%s", after)
	}

	// An editor saves a text from before: what is gone is offered again.
	must(t, os.WriteFile(filepath.Join(d.dir, file), []byte(before), 0o666))
	d.until("what is gone", `document.querySelector(".lost button") !== null`)
	eval[bool](d, `(document.querySelector(".lost button").click(), true)`)
	d.until("its lines", `document.querySelector("#desk-result .lines")?.textContent.includes("Territory is for Ukraine to decide")`)
	d.press("Enter", 2)
	d.until("word that it is saved again", `document.getElementById("saved") !== null`)
	if !strings.Contains(d.file(file), "quote: Territory is for Ukraine to decide") {
		t.Error("it was not saved again")
	}
}

// awkward is an invented text in which it is hard to count: marks of quotation, dashes, spaces that
// do not break, scripts from right to left, emoji, combining marks, what cannot be seen.
const awkward = "“We won’t – not now – sign,” she said; ‘never’, he said, „nie“, «jamais», ‹нет›.\n" +
	"Non\u00a0: 5\u202f000\u00a0€, l’accord d’hier, co\u00adop\u00aderation, e\u0301te\u0301, na\u0131ve, ﬁn, ẞ…\n" +
	"עמדתנו ברורה: «לא עכשיו», אמר דובר (2025) – ABC ועוד.\n" +
	"قال المتحدث: «لن نوقّع الآن»، ثم غادر. النص 12 و34.\n" +
	"👩\u200d👩\u200d👧 agreed 👍🏽, 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f too; 中文没有空格。한국어 문장.\n" +
	"A <b>tag</b> &amp; a\u200bzero, \u202eturned\u202c, a\ttab, two  spaces.\r\n"

// TestSelectionsInABrowser marks 500 stretches at random, as a browser has them: every quotation
// that becomes of one stands in its paragraph, as verify sees it.
func TestSelectionsInABrowser(t *testing.T) {
	d := atDeskOf(t, awkward)
	got, err := chromedp.Run(d.ctx, chromedp.Evaluate[[]string](markedAtRandom, chromedp.EvalAwaitPromise))
	must(t, err)
	selectionsStand(t, got)
}

// markedAtRandom marks stretches of paragraphs, always the same, and gives what became of each.
const markedAtRandom = `(async () => {
	let seed = 7;
	const random = n => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
	const told = document.getElementById("desk-told"), out = [];
	const paragraphs = [...document.querySelectorAll(".par > p")].filter(p => p.textContent.trim());
	for (let i = 0; i < 500; i++) {
		const p = paragraphs[random(paragraphs.length)], texts = [];
		const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
		for (let n = walk.nextNode(); n; n = walk.nextNode()) texts.push(n);
		const spot = () => { const n = texts[random(texts.length)]; return [n, random(n.length + 1)]; };
		getSelection().setBaseAndExtent(...spot(), ...spot());
		if (getSelection().isCollapsed) { i--; continue; }
		told.textContent = "";
		p.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
		while (!told.textContent) await new Promise(done => setTimeout(done));
		if (told.textContent.startsWith("there is no word")) { out.push("none"); continue; }
		const quote = document.querySelector("#desk-form blockquote"), verdict = document.querySelector(".verdict b").textContent;
		const words = [...quote.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join("");
		out.push(verdict + "\x00" + words);
	}
	return out;
})()`

// TestDeskLooks opens the desk and the queue on screens of two widths, in light and dark: nothing
// sticks out, and a checker of accessibility has nothing to object to.
func TestDeskLooks(t *testing.T) {
	d := atDesk(t)
	axe := browsertest.AccessibilityChecker(t)
	for _, at := range []string{"/code", "/code/sky-2025-08-18"} {
		must(t, chromedp.Do(d.ctx, chromedp.Navigate(d.url+at)))
		if at != "/code" {
			d.until("the form", `document.querySelector("#desk-form .save") !== null`)
			if named := eval[[]string](d, `[...CSS.highlights.get("named")].map(String)`); !slices.Contains(named, "Ukraine") || slices.Contains(named, "") {
				t.Errorf("lit up are %q", named)
			}
			d.drag("Territory is for Ukraine to decide")
			d.until("the quotation", `document.querySelector("#desk-form blockquote") !== null`)
			eval[bool](d, `(e => { e.value = "territory"; e.dispatchEvent(new Event("change", {bubbles: true})); return true; })(document.getElementById("f-issue"))`)
			eval[bool](d, `(e => { e.value = "italy"; e.dispatchEvent(new Event("change", {bubbles: true})); return true; })(document.getElementById("f-party"))`)
			d.until("what comes of it", `document.getElementById("desk-result").textContent.length > 0`)
		}
		for _, width := range []int64{768, 1400, 1800} {
			for _, scheme := range []string{"light", "dark"} {
				order(d, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 900, DeviceScaleFactor: 1})
				order(d, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
				d.look(fmt.Sprintf("desk%s %d %s", strings.ReplaceAll(at, "/", "-"), width, scheme))
				if left := eval[[]float64](d, `[".frame", ".sheet"].map(e => document.querySelector(e).getBoundingClientRect().left)`); left[0] != left[1] {
					t.Errorf("%s at %d pixels: what leads on begins at %v, the page at %v", at, width, left[0], left[1])
				}
				if over := eval[int](d, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
					t.Errorf("%s at %d pixels: %d stick out", at, width, over)
				}
				if axe == "" {
					continue
				}
				eval[bool](d, axe+"\n;true")
				found, err := chromedp.Run(d.ctx, chromedp.Evaluate[[]string](`axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"]}).then(f => f.violations.flatMap(v => v.nodes.slice(0, 3).map(n => v.id + ": " + n.html.slice(0, 150) + " " + n.failureSummary.slice(0, 200))))`, chromedp.EvalAwaitPromise))
				must(t, err)
				for _, f := range found {
					t.Errorf("%s at %d pixels, %s: %s", at, width, scheme, f)
				}
			}
		}
	}
}

// TestTwoAtOnce has two windows code the same file: the second is told of the first, and both
// records are there in the end.
func TestTwoAtOnce(t *testing.T) {
	d := atDesk(t)
	other, cancel := chromedp.NewContext(d.ctx)
	defer cancel()
	must(t, chromedp.Do(other, chromedp.Navigate(d.url+"/code/sky-2025-08-18")))
	second := &desk{T: t, ctx: other, dir: d.dir, url: d.url}
	second.until("the form", `document.querySelector("#desk-form .save") !== null`)
	const file = "snapshots/2025-08-18-white-house.yaml"
	fill := func(d *desk, party, words string) {
		d.drag(words)
		d.until("the quotation", fmt.Sprintf(`document.querySelector("#desk-form blockquote")?.textContent.includes(%q)`, words))
		for _, c := range [][2]string{{"party", party}, {"issue", "territory"}} {
			eval[bool](d, fmt.Sprintf(`(e => { e.value = %q; e.dispatchEvent(new Event("change", {bubbles: true})); return true; })(document.getElementById("f-%s"))`, c[1], c[0]))
		}
		eval[bool](d, `(e => { e.value = "In the coder's words."; e.dispatchEvent(new Event("input", {bubbles: true})); return true; })(document.getElementById("f-summary"))`)
		d.until("the lines", `document.querySelector("#desk-result .lines") !== null`)
	}
	fill(d, "italy", "Territory is for Ukraine to decide")
	fill(second, "finland", "She left")
	save := `(document.querySelector("#desk-form .save").click(), true)`
	eval[bool](d, save)
	d.until("word that it is saved", `document.getElementById("saved") !== null`)
	eval[bool](second, save)
	second.until("the conflict", `document.getElementById("conflict") !== null`)
	eval[bool](second, `(document.getElementById("save-anyway").click(), true)`)
	second.until("word that it is saved", `document.getElementById("saved") !== null`)
	if after := d.file(file); !strings.Contains(after, "  italy:\n") || !strings.Contains(after, "  finland:\n") {
		t.Errorf("one of two is lost:\n%s", after)
	}
}

// TestChangingInABrowser opens a record that rests on the text, gives it further evidence, and
// saves: what stood there stands there still.
func TestChangingInABrowser(t *testing.T) {
	d := atDesk(t)
	const file = "snapshots/2025-08-18-white-house.yaml"
	before := d.file(file)
	must(t, chromedp.Do(d.ctx, chromedp.Navigate(d.url+"/code")))
	must(t, chromedp.Do(d.ctx, chromedp.Navigate(d.url+"/code/sky-2025-08-18#record=2025-08-18/russia/ceasefire")))
	d.until("the record", `document.querySelector(".opened")?.textContent.includes("2025-08-18/russia/ceasefire")`)
	d.drag("Territory is for Ukraine to decide")
	d.until("further evidence", `document.querySelector("#desk-form blockquote")?.textContent === "Territory is for Ukraine to decide"`)
	d.until("the lines", `document.querySelector("#desk-result .lines")?.textContent.includes("+        - quote: Territory is for Ukraine to decide")`)
	if gone := eval[int](d, `document.querySelectorAll("#desk-result .lines del").length`); gone > 1 { // the old file's name
		t.Errorf("%d lines go", gone)
	}
	d.press("Enter", 2)
	d.until("word that it is saved", `document.getElementById("saved") !== null`)
	after := d.file(file)
	added := strings.Replace(after, "        - quote: Territory is for Ukraine to decide\n          source: sky-2025-08-18\n          locator: para. 3\n", "", 1)
	if added != before {
		t.Errorf("more than the evidence was written:\n%s", after)
	}
	d.until("the way back", `document.getElementById("undo") !== null`)
	eval[bool](d, `(document.getElementById("undo").click(), true)`)
	d.until("word that it is taken back", `document.getElementById("desk-told").textContent.startsWith("Taken back")`)
	if d.file(file) != before {
		t.Error("it is not taken back")
	}
}

// TestReviewInABrowser approves a record on its page, with its evidence there, and the sign-off is
// in the reviewer's file.
func TestReviewInABrowser(t *testing.T) {
	d := atDesk(t)
	must(t, chromedp.Do(d.ctx, chromedp.Navigate(d.url+"/review")))
	at := eval[string](d, `document.querySelector("main a[href^='/review/']").getAttribute("href")`)
	must(t, chromedp.Do(d.ctx, chromedp.Navigate(d.url+at)))
	d.until("the sign-off", `document.getElementById("approve") !== null`)
	d.look("review")
	eval[bool](d, `(document.getElementById("approve").click(), true)`)
	d.until("word of it", `document.getElementById("review-told")?.textContent.startsWith("approve") || document.body.textContent.includes("Reviews so far")`)
	if !strings.Contains(d.file("reviews/rev.yaml"), "approve") {
		t.Error("it is not in the reviewer's file")
	}
	d.until("the sign-off on the page", `document.body.textContent.includes("Reviews so far")`)
}

// What is sent by anybody but a page of this run of the server changes nothing.
func TestWritesOfOthers(t *testing.T) {
	dir := datasettest.Copy(t)
	live := codingAt(t, dir, "")
	g := &Guard{Token: NewToken(), Page: live.Coding.Page}
	handler := g.Wrap(live)
	const host = "127.0.0.1:4000"
	for name, c := range map[string]struct {
		at, body string
		change   func(*http.Request)
		code     int
	}{
		"nothing of JSON":      {"/code/preview", "x", nil, 400},
		"a key nobody knows":   {"/code/preview", `{"kind":"stance","colour":1}`, nil, 400},
		"a kind nobody knows":  {"/code/save", `{"kind":"opinion"}`, nil, 404},
		"nothing to take back": {"/code/undo", `{"undo":"x"}`, nil, 404},
		"nowhere":              {"/save", `{}`, nil, 404},
		"a text of nobody":     {"/code/select", `{"text":"../codebook"}`, nil, 404},
		"of no record":         {"/code/review", `{"record":"x","fingerprint":"y","verdict":"approve"}`, nil, 404},
		"no verdict":           {"/code/review", `{"verdict":"maybe"}`, nil, 404},
		"of another record":    {"/code/review", `{"record":"2025-08-14/russia/ceasefire","fingerprint":"v1:0","verdict":"approve"}`, nil, 409},
		"without the page":     {"/code/save", `{}`, func(r *http.Request) { r.Header.Del(PageHeader) }, 403},
		"of another site":      {"/code/save", `{}`, func(r *http.Request) { r.Header.Set("Origin", "http://evil.example") }, 403},
		"too much":             {"/code/preview", `{"kind":"` + strings.Repeat("a", largestBody+9) + `"}`, nil, 400},
	} {
		r := newWrite(host, c.at, c.body, g)
		if c.change != nil {
			c.change(r)
		}
		w := recorded(http.MaxBytesHandler(handler, largestBody), r)
		if w.Code != c.code {
			t.Errorf("%s: %d %s, want %d", name, w.Code, w.Body, c.code)
		}
	}
}

// Fifty read while two code: every page is answered, and every record that was saved is there in the
// end, as are those that the two were told of.
func TestReadersAndWriters(t *testing.T) {
	dir := datasettest.Copy(t)
	live := codingAt(t, dir, "ab")
	(&site{t, live, dir}).follows()
	g := &Guard{Token: NewToken(), Page: live.Coding.Page}
	handler := g.Wrap(live)
	const host = "127.0.0.1:4000"
	send := func(at string, f coding.Form, into any) int {
		body, err := json.Marshal(f)
		if err != nil {
			t.Error(err)
		}
		w := recorded(handler, newWrite(host, at, string(body), g))
		if w.Code == http.StatusOK {
			if err := json.Unmarshal(w.Body.Bytes(), into); err != nil {
				t.Error(err)
			}
		} else if w.Code != http.StatusConflict {
			t.Errorf("%s: %d %s", at, w.Code, w.Body)
		}
		return w.Code
	}
	addresses := live.now.Load().shown.Addresses()
	var stop atomic.Bool
	var readers, writers sync.WaitGroup
	for i := range 50 {
		readers.Go(func() {
			for n := i; !stop.Load(); n += 7 {
				r := httptest.NewRequest("GET", addresses[n%len(addresses)], nil)
				r.Host = host
				r.Header.Set("Cookie", "stance_4000="+g.Token)
				if w := recorded(handler, r); w.Code != http.StatusOK {
					t.Errorf("%s: %d", r.URL, w.Code)
				}
			}
		})
	}
	var conflicts atomic.Int64
	for _, party := range []string{"france", "germany"} {
		writers.Go(func() {
			for day := 20; day < 24; day++ {
				f := coding.Form{Kind: "stance", Cells: map[string]string{
					"date": fmt.Sprintf("2025-08-%d", 20+day%2), "party": party, "issue": []string{"pace", "territory"}[(day-20)/2],
					"summary": fmt.Sprintf("Said by %s on day %d.", party, day), "basis": "stated",
				}}
				for saved := (coding.Saved{}); saved.Record == ""; {
					var p coding.Preview
					if code := send("/code/preview", f, &p); code == http.StatusConflict {
						continue
					} else if code != http.StatusOK || len(p.Faults) > 0 {
						t.Errorf("%v: %v", f.Cells, p.Faults)
						return
					}
					f.Base = p.Base
					if send("/code/save", f, &saved) == http.StatusConflict {
						conflicts.Add(1)
					}
				}
			}
		})
	}
	writers.Wait()
	stop.Store(true)
	readers.Wait()
	read := dataset.ReadIn(dir)
	if !read.OK() {
		t.Fatal(read.Problems)
	}
	found := 0
	for _, r := range read.Dataset.Records {
		if r.Stance != nil && strings.HasPrefix(r.Stance.Summary, "Said by ") && r.CodedBy("ab") {
			found++
		}
	}
	if found != 8 {
		t.Errorf("%d of 8 records are there", found)
	}
	t.Logf("%d times the other one had been quicker", conflicts.Load())
}

// newWrite is a request that one of our own pages sends.
func newWrite(host, at, body string, g *Guard) *http.Request {
	r := httptest.NewRequest("POST", at, strings.NewReader(body))
	r.Host = host
	for name, value := range map[string]string{"Cookie": "stance_4000=" + g.Token, "Origin": "http://" + host, "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json", PageHeader: g.Page} {
		r.Header.Set(name, value)
	}
	return r
}

func recorded(handler http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w
}

// asOfNow shows a dataset as it is known now.
func asOfNow(*positions.Dataset) (positions.Date, error) { return 0, nil }
