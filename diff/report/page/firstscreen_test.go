package page

import (
	"fmt"
	"testing"
)

// TestFirstScreen holds what an editor sees of the example without scrolling: on a desk the
// verdict, the status, the whole matrix and the first of the findings with its words beside
// it; on a tablet no less than the whole matrix; on a phone verdict, status and where the
// matrix begins.
func TestFirstScreen(t *testing.T) {
	ctx := browse(t)
	open(t, ctx, "report.html", rendered(t, alaska(t)))
	for _, c := range []struct {
		width, height int64
		order         string // what comes one below the other, and ends on the screen
		beside        string // the words that stand to the right of the first finding; "" for below
	}{
		{1400, 900, `["h1", ".verdict", ".verdict + p", "#standing tbody tr:first-child", "#standing tbody tr:last-child", "#brief .entry:nth-of-type(1)"]`, "true"},
		{768, 1024, `["h1", ".verdict", ".verdict + p", "#standing tbody tr:first-child", "#standing tbody tr:last-child"]`, "false"},
		{400, 800, `["h1", ".verdict", ".verdict + p", "#standing tbody tr:first-child td:nth-of-type(3)"]`, "false"},
	} {
		show(t, ctx, c.width, c.height, "screen", "light")
		for _, complaint := range call(t, ctx, fmt.Sprintf(firstScreen, c.order, c.beside)) {
			t.Errorf("%d×%d: %s", c.width, c.height, complaint)
		}
		look(t, ctx, fmt.Sprintf("first-%d", c.width))
	}
}

const firstScreen = `() => {
	const out = [], order = %s, beside = %s;
	let end = 0;
	for (const s of order) {
		const e = document.querySelector(s);
		if (!e) { out.push("there is no " + s); continue; }
		const box = e.getBoundingClientRect();
		if (!e.textContent.trim() || box.height < 10) out.push(s + " is empty");
		if (box.bottom > innerHeight) out.push(s + " ends at " + box.bottom);
		if (box.bottom < end) out.push(s + " stands above what goes before");
		end = box.bottom;
	}
	const [head, words] = ["#brief .opens", "#brief .group"].map(s => document.querySelector(s).getBoundingClientRect());
	if ((words.left >= head.right) !== beside) out.push("the words stand at " + words.left + ", the finding ends at " + head.right);
	return out;
}`

// TestWordsStayBesideFindings holds that the words that decide a finding begin beside it, also
// where what it is cited by has been unfolded.
func TestWordsStayBesideFindings(t *testing.T) {
	ctx := browse(t)
	open(t, ctx, "report.html", rendered(t, alaska(t)))
	show(t, ctx, 1400, 900, "screen", "light")
	for _, c := range call(t, ctx, `() => {
	const out = [];
	const findings = [...document.querySelectorAll("#brief > .entry")];
	for (const opened of [false, true]) {
		for (const f of findings) {
			f.querySelector(".cite").open = opened;
			const words = f.querySelector(":scope > .group, :scope > .items").getBoundingClientRect(), says = f.querySelector(".opens").getBoundingClientRect();
			if (words.left < says.right || Math.abs(words.top - says.top) > 12) out.push(f.id + (opened ? ", cited" : "") + ": " + [words.left, words.top, says.right, says.top]);
		}
	}
	if (findings.length !== 6) out.push(findings.length + " findings");
	return out;
}`) {
		t.Error(c)
	}
}
