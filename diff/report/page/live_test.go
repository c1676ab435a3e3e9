package page

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"stance/diff/report/document"
)

// changing gives a page that has more in it, before and between what was there, with each version.
func changing(t *testing.T) func(int64) []byte {
	fold := func(id, name string) document.Block {
		return document.Section{ID: id, Name: said(name), Blocks: []document.Block{
			document.Section{Name: said("Fold of " + name), Folded: true, Blocks: []document.Block{document.Para{Text: said("what is in " + name)}}},
			document.Para{Text: said("below " + name)},
		}}
	}
	return func(version int64) []byte {
		d := &document.Document{Title: said("Talks"), Lead: []document.Text{said(fmt.Sprintf("This is version %d.", version))}}
		for n := range 40 {
			for extra := range version - 1 {
				d.Blocks = append(d.Blocks, fold(fmt.Sprintf("new-%d-%d", n, extra), "what is new"))
			}
			d.Blocks = append(d.Blocks, fold(fmt.Sprintf("part-%d", n), fmt.Sprintf("part %d", n)))
		}
		_, f := framed("plain")
		f.Version = fmt.Sprint(version)
		return renderedFramed(t, d, f)
	}
}

func evaluate[T any](t *testing.T, is func() (T, error)) T {
	t.Helper()
	v, err := is()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestLivePageKeepsItsPlace changes much above and around what is read: it stays where it is on the
// screen, and what was unfolded is, and nothing else.
func TestLivePageKeepsItsPlace(t *testing.T) {
	ctx := browse(t)
	s := serving(t, changing(t))
	show(t, ctx, 1400, 900, "screen", "light")
	if err := chromedp.Do(ctx, chromedp.Navigate(s.URL+"/")); err != nil {
		t.Fatal(err)
	}
	was := evaluate(t, func() (float64, error) {
		return chromedp.Run(ctx, chromedp.Evaluate[float64](`(() => {
			for (const n of [3, 20, 21]) document.querySelector("#part-" + n + " details").open = true;
			document.querySelector("#part-20").scrollIntoView({behavior: "instant"});
			scrollBy({top: -37, behavior: "instant"});
			return document.querySelector("#part-20").getBoundingClientRect().top;
		})()`))
	})
	s.version.Store(3)
	until(t, ctx, "the third version", `document.body.textContent.includes("This is version 3.")`)
	until(t, ctx, "the part that was read", fmt.Sprintf(`Math.abs(document.querySelector("#part-20").getBoundingClientRect().top - %f) < 2`, was))
	until(t, ctx, "what was unfolded", `document.querySelector("#part-21 details").open`) // a browser may keep the place by itself, before the script runs
	for _, c := range call(t, ctx, `() => [...document.querySelectorAll("main details")].filter(d => d.open !== ["part-3", "part-20", "part-21"].includes(d.closest("section[id]").id)).map(d => d.closest("section[id]").id + " open: " + d.open)`) {
		t.Error(c)
	}
}

// TestLivePageIsPolite holds that nothing that is being typed is lost to a newer version, that a
// server which does not answer is asked no more until somebody comes back, and then again.
func TestLivePageIsPolite(t *testing.T) {
	ctx := browse(t)
	s := serving(t, changing(t))
	show(t, ctx, 1400, 900, "screen", "light")
	if err := chromedp.Do(ctx, chromedp.Navigate(s.URL+"/")); err != nil {
		t.Fatal(err)
	}
	call(t, ctx, `() => { const q = document.querySelector(".search input"); q.focus(); q.value = "half a wo"; return []; }`)
	s.version.Store(2)
	before := s.asked.Load()
	for s.asked.Load() < before+2 {
		call(t, ctx, `async () => { await new Promise(done => setTimeout(done, 100)); return []; }`)
	}
	if got := call(t, ctx, `() => [document.querySelector(".search input").value]`); got[0] != "half a wo" {
		t.Errorf("what was typed became %q", got)
	}
	call(t, ctx, `() => { document.querySelector(".search input").value = "plain"; document.activeElement.blur(); return []; }`)
	until(t, ctx, "the second version", `document.body.textContent.includes("This is version 2.")`)

	s.broken.Store(true)
	const gone = `document.getElementById("told").textContent.includes("does not answer")`
	until(t, ctx, "word that the server does not answer", gone)
	before = s.asked.Load()
	call(t, ctx, `async () => { await new Promise(done => setTimeout(done, 2500)); return []; }`)
	if asked := s.asked.Load() - before; asked > 0 {
		t.Errorf("asked %d times more after it was said that there is no answer", asked)
	}
	s.broken.Store(false)
	call(t, ctx, `() => { dispatchEvent(new Event("focus")); return []; }`)
	until(t, ctx, "an answer again", "!("+gone+")")
	s.version.Store(3)
	until(t, ctx, "the third version", `document.body.textContent.includes("This is version 3.")`)
}

// TestSearchAsOneTypes holds that what is typed is found without losing the field, and
// that Escape brings the page back.
func TestSearchAsOneTypes(t *testing.T) {
	ctx := browse(t)
	s := serving(t, changing(t))
	show(t, ctx, 1400, 900, "screen", "light")
	if err := chromedp.Do(ctx, chromedp.Navigate(s.URL+"/")); err != nil {
		t.Fatal(err)
	}
	call(t, ctx, `() => {
		const field = document.querySelector(".search input");
		field.focus();
		field.value = "half a "; // so that the page is not loaded anew
		return [];
	}`)
	s.version.Store(2) // which what is looked for is of, so that it is told from the page
	command(t, ctx, input.InsertText, input.InsertTextParams{Text: "word"})
	until(t, ctx, "what was found", `document.body.textContent.includes("This is version 2.")`)
	for _, c := range call(t, ctx, `() => {
		const out = [];
		if (document.activeElement !== document.querySelector(".search input")) out.push("the field has lost the focus");
		if (document.querySelectorAll("#main").length !== 1) out.push("two pages stand in one");
		if (!document.getElementById("told").textContent.includes("version 2")) out.push("nobody is told what is found");
		return out;
	}`) {
		t.Error(c)
	}
	s.version.Store(1)
	call(t, ctx, `() => { document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true})); return []; }`)
	until(t, ctx, "the page again", `document.body.textContent.includes("This is version 1.")`)
	for _, c := range call(t, ctx, `() => document.querySelector(".search input").value === "" && document.querySelectorAll("#main").length === 1 ? [] : ["something of what was looked for is left"]`) {
		t.Error(c)
	}
}
