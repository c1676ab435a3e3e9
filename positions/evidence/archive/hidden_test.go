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
		{`<p>a <span style="content-visibility:hidden">b</span> c`, "a c"},
		{`<p>a <span style="opacity:-1">b</span> c`, "a c"},

		// where nobody sees it
		{`<p>a <span style="position:absolute; left:-9999px">b</span> c`, "a c"},
		{`<p>a <span style="position:absolute;left:-9999px !important;left:0">b</span> c`, "a c"},
		{`<p>a <span style="position:fixed;top:-1000px">b <i style="position:static">c</i></span> d`, "a d"},
		{`<p>a <span style="position:relative;right:-999em">b</span> c`, "a c"},
		{`<p>a <span style="position:absolute;left:-9999">b</span> c`, "a c"},
		{`<p>a <span style="left:-9999px">b</span> c`, "a b c"}, // which moves nothing that is not positioned
		{`<p>a <span style="position:absolute;left:-20px;top:-2em;bottom:-100%">b</span> c`, "a b c"},
		{`<p>a <span style="position:static;left:-9999px">b</span> c`, "a b c"},
		{`<p style="text-indent:-9999px">a</p><p style="text-indent:-2em">b`, "b"},
		{`<p style="text-indent:100%;white-space:nowrap;overflow:hidden">a</p><p style="text-indent:100%">b`, "b"},
		{`<p>a <span style="transform:translateX(-9999px)">b</span> <span style="transform: rotate(1deg) translate( 0 , -200vh )">c</span> <span style="transform:translate(-50%, -50%)">d</span>`, "a d"},
		{`<p>a <span style="transform:scale(0)">b</span> <span style="transform:scale(.5)">c</span> <span style="transform:untranslatex(-9999px)">d</span> e`, "a c d e"},

		// cut off
		{`<p>a <span style="position:absolute;clip:rect(0 0 0 0)">b</span> c`, "a c"},
		{`<p>a <span style="position:absolute !important; clip: rect(1px, 1px, 1px, 1px);">b</span> c`, "a c"},
		{`<p>a <span style="position:absolute;clip:rect(0,200px,40px,0)">b</span> c`, "a b c"},
		{`<p>a <span style="position:absolute;clip:rect(auto,auto,auto,auto)">b</span> c`, "a b c"},
		{`<p>a <span style="clip:rect(0,0,0,0)">b</span> c`, "a b c"}, // which clips nothing that is not positioned
		{`<p>a <span style="clip-path:inset(50%)">b</span> <span style="clip-path:inset(10%)">c</span> <span style="clip-path: circle(0)">d</span> <span style="clip-path:circle(40%)">e</span>`, "a c e"},
		{`<div style="height:0;overflow:hidden">a</div><div style="max-height:1px;overflow:hidden visible">b</div><div style="height:0">c</div><div style="height:1em;overflow:hidden">d</div>`, "c\n\nd"},
		{`<p>a <span style="position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip:rect(0,0,0,0);white-space:nowrap">b</span> c`, "a c"},
		{`<p>a <span class="sr-only">b</span> c`, "a b c"}, // style sheets are not read
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
		{"<p style='transform:" + strings.Repeat("scale(1) x", n) + "scale(0'>a<p>b", "a\n\nb"},
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
