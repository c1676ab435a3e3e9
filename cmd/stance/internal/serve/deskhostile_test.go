package serve

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// evil is in every name: markup, a script, a control that turns text around, an escape sequence as
// files may hold them.
const evil = "</p><script>window.run=1</script><img src=x onerror=window.run=1>\u202eeno"

// TestHostileNamesAtTheDesk has markup and turning controls in all that the desk shows: the text, the
// title, the codebook's names, the coder's, what is recorded. It is shown as text, nothing is run,
// and what is marked in it verifies.
func TestHostileNamesAtTheDesk(t *testing.T) {
	text := "One said: “We keep <b>all</b> of it.” " + evil + " and left.\n\x1b]0;title\x07[link](javascript:run=1) **bold** said two.\n"
	d := atDeskOf(t, text)
	for name, replaced := range map[string][]string{
		"codebook.yaml": {"name: Italy", "name: " + quotedYAML("Italy"+evil), "label: No land", "label: " + quotedYAML("No land"+evil), "How far may land pass to Russia in a settlement, measured from the front line?", quotedYAML("How far" + evil), "name: Territory", "name: " + quotedYAML("Territory"+evil)},
		"sources.yaml":  {"title: Trump says Zelenskyy could end the war almost immediately, before White House talks", "title: " + quotedYAML("Title"+evil)},
	} {
		content := strings.NewReplacer(replaced...).Replace(d.file(name))
		must(t, os.WriteFile(filepath.Join(d.dir, name), []byte(content), 0o666))
	}
	d.until("the names", `document.title.includes("Title</p>") && document.getElementById("f-party") !== null`)
	d.quoted("We keep <b>all</b> of it.")
	d.press("p", 0)
	if chips := eval[string](d, `document.querySelector(".waiting").textContent`); !strings.Contains(chips, "Italy</p><script>") || !strings.Contains(chips, "<U+202E>eno") || strings.Contains(chips, "\u202e") {
		t.Errorf("chosen can be of %q", chips)
	}
	d.press("8", 0)
	d.press("i", 0)
	d.press("2", 0)
	d.press("1", 0)
	d.press("Enter", 0)
	d.typed("Wants " + evil)
	d.press("n", 0)
	d.until("the lines", `document.querySelector("#desk-result .lines")?.textContent.includes("+        - quote: We keep <b>all</b> of it")`)
	d.press("Enter", 2)
	d.until("word that it is saved", `document.getElementById("saved") !== null`)
	d.until("the mark in the text", `[...document.querySelectorAll(".par mark")].some(m => m.textContent.startsWith("We keep <b>all</b> of it"))`)
	if eval[bool](d, `window.run !== undefined || document.querySelector("main img, main script, main b:not(.verdict b)") !== null`) {
		t.Error("something of the text is run, or has become markup")
	}
}

// quotedYAML writes a text between double quotes.
func quotedYAML(s string) string {
	return `"` + strings.NewReplacer(`"`, `\"`, "\u202e", `\u202e`).Replace(s) + `"`
}

// TestLongTextsAtTheDesk codes in a text of three megabytes with a line of one megabyte in it: the
// page comes, a mark in the long line and one behind it verify.
func TestLongTextsAtTheDesk(t *testing.T) {
	if os.Getenv("STANCE_TEST_EVERYTHING") == "" {
		t.Skip("STANCE_TEST_EVERYTHING=1 opens three megabytes")
	}
	long := strings.Repeat("The talks went on and on. ", 1<<20/26) + "“We will sign it in May,” he said at last."
	rest := strings.Repeat("A paragraph of no more than a few words on the weather of the day.\n", 2<<20/67)
	d := atDeskOf(t, "Brussels, Monday\n"+long+"\n"+rest+"“Not before June,” she said.\n")
	began := time.Now()
	must(t, chromedp.Do(d.ctx, chromedp.Navigate(d.url+"/code/sky-2025-08-18")))
	d.until("the form", `document.querySelector("#desk-form .save") !== null`)
	t.Logf("opened after %v", time.Since(began).Round(10*time.Millisecond))
	for _, words := range []string{"We will sign it in May", "Not before June"} {
		began := time.Now()
		eval[bool](d, fmt.Sprintf(`(words => {
			const p = [...document.querySelectorAll(".par > p")].find(p => p.textContent.includes(words));
			const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
			for (let n = walk.nextNode(); n; n = walk.nextNode()) {
				const at = n.data.indexOf(words);
				if (at < 0) continue;
				getSelection().setBaseAndExtent(n, at, n, at + words.length);
				p.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
				return true;
			}
		})(%q)`, words))
		d.until("the quotation", fmt.Sprintf(`[...document.querySelector("#desk-form blockquote")?.childNodes ?? []].some(n => n.data === %q) && document.querySelector(".verdict b").textContent === "exact"`, words))
		t.Logf("%q: %v", words, time.Since(began).Round(10*time.Millisecond))
	}
}
