package archive

import (
	"strings"
	"testing"
)

// What is deleted, hidden or not displayed by its own style is no text of the
// page; and it ends where a browser ends it.
func TestHiddenText(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		// deleted
		{"<p>We will <del>not</del> sign.", "We will sign."},
		{"<p>We will <s>not</s> sign.", "We will sign."},
		{"<p>We will <strike>not</strike> sign.", "We will sign."},
		{"<p>We will <DEL datetime=2025>not</DEL> <ins>surely</ins> sign.", "We will surely sign."},
		{"<del><p>Gone.</p><p>Gone, too.</p></del><p>Here.</p>", "Here."},
		{"<p>a <del>b <del>c</del> d</del> e", "a e"},
		{"<p>a <s>b <b>c</b> d</s> e", "a e"},
		{"<p>a<del>b<q>c</q></del>d", "ad"},

		// hidden
		{"<p>a <span hidden>b</span> c", "a c"},
		{"<p>a <span hidden=''>b</span> c", "a c"},
		{"<p>a <span HIDDEN=until-found>b</span> c", "a c"},
		{"<div hidden><p>b</p><div>b</div></div><p>c", "c"},
		{"<p>a <span data-hidden>b</span> <span aria-hidden=true>c</span>", "a b c"},
		{"<input hidden>a<br hidden>b<img src=x hidden>c", "a\nbc"},
		{"<x-note hidden>b</x-note>c", "c"},

		// not displayed by its own style
		{`<p>a <span style="display:none">b</span> c`, "a c"},
		{`<p>a <span style="color: red; Display : NONE ;">b</span> c`, "a c"},
		{`<p>a <span style="display:none!important;display:block">b</span> c`, "a c"},
		{`<p>a <span style="display:none;display:inline">b</span> c`, "a b c"},
		{`<p>a <span style="/* x: y; */display:/**/none">b</span> c`, "a c"},
		{`<p>a <span style="display:block" style="display:none">b</span> c`, "a b c"},
		{`<p>a <span style="visibility:hidden">b <i>c</i></span> d`, "a d"},
		{`<p>a <span style="visibility:hidden">b <i style="visibility:visible">c</i> d</span> e`, "a c e"},
		{`<p>a <span style="display:none">b <i style="display:inline;visibility:visible">c</i></span> d`, "a d"},
		{`<p>a <span style="text-decoration: line-through red">b</span> c`, "a c"},
		{`<p>a <span style="text-decoration-line:underline">b</span> c`, "a b c"},
		{`<p>a <span style="text-decoration:line-through;text-decoration:none">b</span> c`, "a b c"},
		{`<p>a <span style="font-size:0px">b <i style="font-size:9px">c</i></span> d`, "a d"},
		{`<p>a <span style="font-size:0.9em;opacity:.5">b</span> c`, "a b c"},
		{`<p>a <span style="opacity:0">b</span> <span style="opacity: 0.0%">c</span> d`, "a d"},
		{`<p>a <span style="list-style: none; x-display: none">b</span> c`, "a b c"},
		{`<p>a <span style="display&#58;none">b</span> c`, "a c"},

		// where it ends
		{"<p hidden>a<p>b", "b"},
		{"<p hidden>a<div>b</div>c", "b\n\nc"},
		{"<div><p hidden>a</div>b", "b"},
		{"<ul><li hidden>a<li>b</ul>c", "b\n\nc"},
		{"<ul><li hidden>a<ul><li>x<li>y</ul><li>b</ul>", "b"},
		{"<ul><li hidden><b>a<li>b</ul>", "b"},
		{"<dl><dt hidden>a<dd>b<dt>c</dl>", "b\n\nc"},
		{"<table><tr><td hidden>a<td>b<tr hidden><td>c<tr><td>d</table>e", "b\n\nd\n\ne"},
		{"<table><tbody hidden><tr><td>a<tbody><tr><td>b</table>", "b"},
		{"<table><tr><td hidden>a<table><tr><td>x<td>y</table>z<td>b</table>", "b"},
		{"<div><table><tr><td hidden>a</div>b<td>c</table>", "c"},
		{"<span hidden>a</b></i></span>b", "b"},
		{"<div hidden>a", ""},
		{"<p>a <s>b<p>c</s> d", "a\n\nd"},
		{"<table><tr><td><s>a<td>b</table>", "b"},
		{"<p><b>a <s>b</b> c</s> d", "a d"},
		{"</s></del></p>a", "a"},

		// never text
		{"<p>a<template>b</template><noscript>c</noscript><!-- d --> e", "a e"},
		{"<p>a<noembed>b</noembed><noframes><b>c</noframes><datalist><option>d</datalist> e", "a e"},
		{"a<dialog>b</dialog>c<dialog open>d</dialog>", "a\n\nc\n\nd"},
	} {
		if got := read(t, c.page); got != c.want {
			t.Errorf("%q: %q, want %q", c.page, got, c.want)
		}
	}
}

// However deep and wrong the nesting, a page is read in one pass.
func TestHiddenTextOfHostilePages(t *testing.T) {
	const n = 100_000
	for _, c := range []struct{ page, want string }{
		{strings.Repeat("<div hidden>", n) + "a" + strings.Repeat("</div>", n) + "b", "b"},
		{strings.Repeat("<b>", n) + strings.Repeat("</i>", n) + "a", "a"},
		{strings.Repeat("<table><tr><td>", n) + strings.Repeat("</div>", n) + "a", "a"},
		{strings.Repeat("<p><s>", n) + "a" + strings.Repeat("</s>", n) + "b", "b"},
		{strings.Repeat("<li hidden>a", n) + "<li>b", "b"},
		{"<p " + strings.Repeat("style='display:none;' hidden ", n) + ">a<p>b", "b"},
		{"<p style='" + strings.Repeat("/*x*/", n) + "display:none'>a<p>b", "b"},
	} {
		if got := read(t, c.page); got != c.want {
			t.Errorf("%.40q…: %.40q, want %q", c.page, got, c.want)
		}
	}
}

func read(t testing.TB, page string) string {
	t.Helper()
	text, err := TextOf(page)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
