package serve

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

const whiteHouse = "snapshots/2025-08-18-white-house.yaml"

// typed writes where the cursor is.
func (d *desk) typed(words string) {
	d.Helper()
	order(d, input.InsertText, input.InsertTextParams{Text: words})
}

// shifted presses a digit with Shift, whatever the layout makes of it.
func (d *desk) shifted(digit int) {
	d.Helper()
	p := input.DispatchKeyEventParams{Type: "keyDown", Key: "!", Text: "!", Code: fmt.Sprint("Digit", digit), Modifiers: 8}
	order(d, input.DispatchKeyEvent, p)
	p.Type, p.Text = "keyUp", ""
	order(d, input.DispatchKeyEvent, p)
}

func (d *desk) focused() string {
	d.Helper()
	return eval[string](d, `document.activeElement?.id ?? ""`)
}

// quoted marks words and waits for the quotation.
func (d *desk) quoted(words string) {
	d.Helper()
	d.drag(words)
	d.until("the quotation", fmt.Sprintf(`document.querySelector("#desk-form blockquote")?.textContent.includes(%q) && document.querySelector(".verdict") !== null`, words))
}

// TestKeysAlone codes a record with its quotation, speaker, place, position, range and confidence
// by keys: fewer than nine beyond the mark and the summary.
func TestKeysAlone(t *testing.T) {
	d := atDesk(t)
	before := d.file(whiteHouse)
	d.quoted("We will not accept new borders, not now, not ever, unless Kyiv agrees.")
	keys := 0
	press := func(key string, modifiers int64) { keys++; d.press(key, modifiers) }
	press("p", 0)
	if chips := eval[string](d, `document.querySelector(".waiting").innerText`); !strings.Contains(chips, "8 Italy") {
		t.Errorf("the digits choose of %q", chips)
	}
	press("8", 0)
	if eval[string](d, `document.getElementById("f-issue").value`) != "territory" {
		press("i", 0)
		press("2", 0)
	}
	press("1", 0)
	keys++
	d.shifted(2)
	press("h", 0)
	press("Enter", 0)
	if at := d.focused(); at != "f-summary" {
		t.Errorf("Enter leads to %q", at)
	}
	d.typed("Meloni refuses new borders unless Kyiv agrees.")
	press("Enter", 2)
	d.until("word that it is saved", `document.getElementById("saved") !== null`)
	if keys > 8+2 { // the range is beyond what has to go in eight, and so is an issue that two words name
		t.Errorf("%d keys", keys)
	}
	got := strings.Replace(d.file(whiteHouse), before, "", 1)
	for _, want := range []string{"  italy:\n    territory:\n      position: no-land\n      plausible: [no-land, held-land]\n", "confidence: high\n", "locator: para. 2\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// TestRangeByItsEnds drags a range over the drawn scale, and its ends by themselves, with the mouse
// and with arrows; what is in force is marked on it.
func TestRangeByItsEnds(t *testing.T) {
	d := atDesk(t)
	d.quoted("Territory is for Ukraine to decide")
	for _, c := range [][2]string{{"party", "ukraine"}, {"issue", "territory"}, {"date", "2025-08-18"}} {
		eval[bool](d, fmt.Sprintf(`(e => { e.value = %q; e.dispatchEvent(new Event("change", {bubbles: true})); return true; })(document.getElementById("f-%s"))`, c[1], c[0]))
	}
	d.until("what is in force", `document.querySelector("#f-position li.stood")?.textContent.includes("in force since 17 Aug 2025")`)
	if is := eval[string](d, `document.querySelector("#f-position li.stood button").textContent`); is != "1 No land" {
		t.Errorf("in force is %q", is)
	}
	slide := func(from, to string) {
		t.Helper()
		spot := eval[[]float64](d, fmt.Sprintf(`(document.querySelector("#f-position").scrollIntoView({block: "nearest", behavior: "instant"}), [%q, %q].flatMap(s => { const r = document.querySelector(s).getBoundingClientRect(); return [r.left + 12, r.top + 12]; }))`, from, to))
		for _, m := range []input.DispatchMouseEventParams{
			{Type: "mousePressed", X: spot[0], Y: spot[1], Button: "left", Buttons: 1, ClickCount: 1},
			{Type: "mouseMoved", X: spot[2], Y: spot[3], Button: "left", Buttons: 1},
			{Type: "mouseReleased", X: spot[2], Y: spot[3], Button: "left", ClickCount: 1},
		} {
			order(d, input.DispatchMouseEvent, m)
		}
	}
	ranged := func(want string) {
		t.Helper()
		d.until("the range "+want, fmt.Sprintf(`[...document.querySelectorAll("#f-position li.within")].map(e => e.dataset.i).join() === %q`, want))
	}
	slide("#o-held-land", "#o-four-regions")
	ranged("1,2,3")
	slide("#end-high", "#o-unheld-land")
	ranged("1,2")
	slide("#end-low", "#o-no-land")
	ranged("0,1,2")
	eval[bool](d, `(document.getElementById("end-high").focus(), true)`)
	d.press("ArrowUp", 0)
	ranged("0,1")
	if at := d.focused(); at != "end-high" {
		t.Errorf("the keys are with %q", at)
	}
	if eval[bool](d, `document.querySelector("#f-position li.at") !== null`) {
		t.Error("dragging chose a position")
	}
}

// TestMoreThanOnePassage codes a record of a new day from two passages, the second in other words,
// with a term; leaves the page and finds it still there; and what was filled in for another kind of
// record is not written.
func TestMoreThanOnePassage(t *testing.T) {
	d := atDesk(t)
	d.quoted("Territory is for Ukraine to decide")
	d.press("k", 0)
	d.press("k", 0)
	d.press("k", 0) // and round to a stance again
	d.press("p", 0)
	d.press("8", 0)
	d.press("i", 0)
	d.press("2", 0)
	d.press("3", 0)
	d.press("d", 0)
	last := eval[string](d, `[...document.querySelectorAll(".waiting [data-key]")].at(-1).dataset.key`)
	d.press(last, 0)
	if at := d.focused(); at != "f-date" {
		t.Fatalf("the day is written in %q", at)
	}
	d.typed("2025-08-19")
	eval[bool](d, `(document.getElementById("f-label").focus(), true)`)
	d.typed("after")
	d.press("Escape", 0)
	d.press("+", 0)
	d.quoted("before the talks went on")
	d.press("q", 0)
	if at := d.focused(); at != "f-paraphrase_2" {
		t.Fatalf("the other words are written in %q", at)
	}
	d.typed("She said so ahead of the talks.")
	d.press("Escape", 0)
	d.press("c", 0)
	d.press("t", 0)
	if at := d.focused(); at != "f-term" {
		t.Fatalf("the term is written in %q", at)
	}
	d.typed("Kyiv decides")
	d.press("Escape", 0)
	d.press("Enter", 0)
	d.typed("Meloni leaves it to Kyiv.")
	must(t, chromedp.Do(d.ctx, chromedp.Navigate(d.url+"/code")))
	must(t, chromedp.Do(d.ctx, chromedp.Navigate(d.url+"/code/sky-2025-08-18")))
	d.until("what was begun", `document.getElementById("f-summary")?.value === "Meloni leaves it to Kyiv."`)
	d.until("the lines", `document.querySelector("#desk-result .lines")?.textContent.includes("+label: after")`)
	d.press("Enter", 2)
	d.until("word that it is saved", `document.getElementById("saved") !== null`)
	names, err := filepath.Glob(filepath.Join(d.dir, "snapshots", "2025-08-19*"))
	must(t, err)
	if len(names) != 1 {
		t.Fatalf("%q", names)
	}
	content, err := os.ReadFile(names[0])
	must(t, err)
	const want = `date: 2025-08-19
label: after

positions:
  italy:
    territory:
      position: unheld-land
      summary: Meloni leaves it to Kyiv.
      terms:
        - Kyiv decides
      coder: ab
      evidence:
        - quote: Territory is for Ukraine to decide
          source: sky-2025-08-18
          locator: para. 3
        - paraphrase: She said so ahead of the talks.
          source: sky-2025-08-18
          locator: para. 3
          use: context
`
	if string(content) != want {
		t.Errorf("written is\n%s", content)
	}
}

// TestPassageForARecord marks a passage for a record that is there already: it is opened with the
// passage as further evidence of it.
func TestPassageForARecord(t *testing.T) {
	d := atDesk(t)
	before := d.file(whiteHouse)
	d.quoted("Territory is for Ukraine to decide")
	for _, c := range [][2]string{{"party", "russia"}, {"issue", "ceasefire"}, {"date", "2025-08-18"}} {
		eval[bool](d, fmt.Sprintf(`(e => { e.value = %q; e.dispatchEvent(new Event("change", {bubbles: true})); return true; })(document.getElementById("f-%s"))`, c[1], c[0]))
	}
	d.until("that it is there", `document.getElementById("join") !== null`)
	eval[bool](d, `(document.activeElement.blur(), true)`)
	d.press("j", 0)
	d.until("the lines", `document.querySelector("#desk-result .lines")?.textContent.includes("+        - quote: Territory is for Ukraine to decide")`)
	d.press("Enter", 2)
	d.until("word that it is saved", `document.getElementById("saved") !== null`)
	if after := d.file(whiteHouse); strings.Replace(after, "        - quote: Territory is for Ukraine to decide\n          source: sky-2025-08-18\n          locator: para. 3\n", "", 1) != before {
		t.Errorf("more than the evidence was written:\n%s", after)
	}
}

// TestReviewBesideTheSource opens a record to sign it off: beside its quotation stands the paragraph
// of the source that it is from, with the passage marked; an objection and its note are in the reviewer's file.
func TestReviewBesideTheSource(t *testing.T) {
	d := atDeskOf(t, "Brussels, Monday\nSomebody in the hall asked who would give up or trade land for nothing, and called unity essential.\n")
	must(t, chromedp.Do(d.ctx, chromedp.Navigate(d.url+"/review/2025-08-17/ukraine/territory")))
	d.until("the paragraph", `document.querySelector("blockquote.in-source")?.textContent === "Somebody in the hall asked who would give up or trade land for nothing, and called unity essential."`)
	if marked := eval[string](d, `[...document.querySelectorAll("blockquote.in-source mark")].map(e => e.textContent).join("|")`); marked != "give up or trade land" {
		t.Errorf("marked is %q", marked)
	}
	d.look("review-beside")
	eval[bool](d, `(document.getElementById("review-note").focus(), true)`)
	d.typed("Asked, not said.")
	eval[bool](d, `(window.before = true, location.reload(), true)`)
	d.until("the note, still", `!window.before && document.getElementById("review-note")?.value === "Asked, not said."`)
	eval[bool](d, `(document.getElementById("dispute").click(), true)`)
	d.until("word of it", `document.getElementById("review-told")?.textContent !== "" || document.body.textContent.includes("Reviews so far")`)
	d.until("the page that tells of it", `document.body.textContent.includes("Reviews so far") && document.getElementById("review-note")?.value === ""`)
	if got := d.file("reviews/rev.yaml"); !strings.Contains(got, "disputed") || !strings.Contains(got, "Asked, not said.") {
		t.Errorf("in the reviewer's file is\n%s", got)
	}
}

// TestNothingTypedIsLost begins records and leaves them for others, by a link, by Esc and by closing
// the tab, and loads the page again: each can be gone on with.
func TestNothingTypedIsLost(t *testing.T) {
	d := atDesk(t)
	if is := eval[string](d, `document.getElementById("f-date").tagName + (document.getElementById("f-date_title") ? " and a day to be named" : "")`); is != "SELECT" {
		t.Errorf("at the beginning the date is a %s", is)
	}
	d.press("Enter", 2)
	d.until("what is needed", `document.getElementById("desk-told").textContent.includes("party is needed")`)
	summary := func(want string) {
		t.Helper()
		d.until(want, fmt.Sprintf(`document.getElementById("f-summary")?.value === %q`, want))
	}
	d.quoted("Territory is for Ukraine to decide")
	d.press("Enter", 0)
	d.typed("It is for Kyiv.")
	eval[bool](d, `(location.hash = "record=2025-08-18/russia/ceasefire", location.reload(), true)`)
	d.until("the record", `document.querySelector(".opened")?.textContent.includes("2025-08-18/russia/ceasefire")`)
	eval[bool](d, `(document.getElementById("f-note").focus(), true)`)
	d.typed("Read twice.")
	eval[bool](d, `(window.before = true, location.reload(), true)`)
	d.until("the note", `!window.before && document.getElementById("f-note")?.value.includes("Read twice.")`)
	eval[bool](d, `(document.getElementById("resume").click(), true)`)
	summary("It is for Kyiv.")
	d.press("Escape", 0) // out of the record
	d.press("Escape", 0)
	d.quoted("She left")
	d.press("Enter", 0)
	d.typed("She is gone.")
	d.press("Escape", 0)
	d.press("Escape", 0)
	for _, want := range []string{"She is gone.", "It is for Kyiv."} { // the latest first
		eval[bool](d, `(document.getElementById("resume").click(), true)`)
		summary(want)
	}
	// The tab is closed, and another one opened.
	must(t, chromedp.Do(d.ctx, chromedp.Navigate(d.url+"/code")))
	eval[bool](d, `(sessionStorage.clear(), true)`)
	must(t, chromedp.Do(d.ctx, chromedp.Navigate(d.url+"/code/sky-2025-08-18")))
	d.until("what was left", `document.getElementById("resume") !== null`)
	eval[bool](d, `(document.getElementById("resume").click(), true)`)
	summary("It is for Kyiv.")
}

// TestChangeAClaim saves what one party claims of another: that it was is still told when the page
// shows the passage, and beside it the claim is opened, not the stance of the same cell.
func TestChangeAClaim(t *testing.T) {
	d := atDesk(t)
	d.quoted("Territory is for Ukraine to decide")
	d.press("k", 0)
	for _, c := range [][2]string{{"party", "ukraine"}, {"issue", "territory"}, {"by", "italy"}, {"date", "2025-08-17"}} {
		eval[bool](d, fmt.Sprintf(`(e => { e.value = %q; e.dispatchEvent(new Event("change", {bubbles: true})); return true; })(document.getElementById("f-%s"))`, c[1], c[0]))
	}
	eval[bool](d, `(document.getElementById("f-summary").focus(), true)`)
	d.typed("Meloni says that Kyiv decides.")
	eval[bool](d, `(window.before = true)`)
	d.press("Enter", 2)
	const beside = `[...document.querySelectorAll(".change-record")].find(b => b.getAttribute("aria-label").includes("as claimed by Italy"))`
	d.until("the passage", `!window.before && `+beside+` !== undefined`)
	d.until("word that it is saved, still", `document.getElementById("saved")?.textContent.startsWith("Saved in snapshots/2025-08-17")`)
	if !eval[bool](d, `document.activeElement.matches(".reading")`) {
		t.Error("the keys are not with the text, where one goes on")
	}
	eval[bool](d, `(`+beside+`.click(), true)`)
	d.until("the claim", `document.getElementById("f-by")?.value === "italy" && document.getElementById("f-summary").value === "Meloni says that Kyiv decides."`)
	d.until("no word of the save", `document.getElementById("saved") === null`)
}

// TestDayOfASource codes a text that was published on a day of which there is nothing yet: that day
// is among those to be chosen from.
func TestDayOfASource(t *testing.T) {
	d := atDesk(t)
	name := filepath.Join(d.dir, "sources.yaml")
	text := d.file("sources.yaml")
	at := strings.Index(text, "id: sky-2025-08-18")
	eval[bool](d, `(window.before = true)`)
	must(t, os.WriteFile(name, []byte(text[:at]+strings.Replace(text[at:], "published: 2025-08-18", "published: 2025-08-20", 1)), 0o666))
	d.until("the page anew", `!window.before && document.querySelector("#f-date option[value='2025-08-20']") !== null`)
	if is := eval[string](d, `document.getElementById("f-date").value`); is != "2025-08-18" {
		t.Errorf("chosen is %q", is)
	}
	eval[bool](d, `(document.getElementById("desk-form").focus(), true)`)
	d.press("d", 0)
	d.press(eval[string](d, `[...document.querySelectorAll(".waiting [data-key]")].at(-2).dataset.key`), 0)
	d.until("the day", `document.getElementById("f-date").value === "2025-08-20" && document.getElementById("f-date_title") !== null`)
}

// TestTakingAllBack saves two records in the same file and takes them back, the last first.
func TestTakingAllBack(t *testing.T) {
	d := atDesk(t)
	states := []string{d.file(whiteHouse)}
	for _, party := range []string{"italy", "finland"} {
		d.quoted("Territory is for Ukraine to decide")
		for _, c := range [][2]string{{"party", party}, {"issue", "territory"}, {"date", "2025-08-18"}} {
			eval[bool](d, fmt.Sprintf(`(e => { e.value = %q; e.dispatchEvent(new Event("change", {bubbles: true})); return true; })(document.getElementById("f-%s"))`, c[1], c[0]))
		}
		eval[bool](d, `(document.getElementById("f-summary").focus(), true)`)
		d.typed("It is for Kyiv.")
		eval[bool](d, `(window.before = true)`)
		d.press("Enter", 2)
		d.until("the page with it", `!window.before && document.getElementById("saved") !== null`)
		states = append(states, d.file(whiteHouse))
	}
	for i := len(states) - 2; i >= 0; i-- {
		eval[bool](d, `(window.before = true, document.getElementById("undo").click(), true)`)
		d.until("the page without it", `!window.before && document.getElementById("desk-told")?.textContent.startsWith("Taken back")`)
		if d.file(whiteHouse) != states[i] {
			t.Errorf("of %d saves too much or too little is taken back", i+1)
		}
	}
	if eval[bool](d, `document.getElementById("undo") !== null`) {
		t.Error("there is more to be taken back")
	}
}
