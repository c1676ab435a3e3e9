package capture

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/charmap"

	"stance/positions/evidence/archive"
)

// article is an invented page with what pages have around an article.
const article = `<!DOCTYPE html>
<html lang="en-GB"><head><title>Valley talks resume – The Valley Post</title>
<meta property="og:title" content="Valley talks resume"><meta property="og:site_name" content="The Valley Post">
<meta property="article:published_time" content="2025-03-04T23:30:00+02:00">
<link rel="canonical" href="https://valley.example/talks"><meta name="author" content="Ann Writer">
<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"Not this"},{"@type":["NewsArticle"],"headline":"Valley talks resume","datePublished":"2025-03-04T21:30:00Z","author":[{"@type":"Person","name":"Ann Writer"}],"publisher":{"name":"The Valley Post"}}]}</script>
<style>p{color:red}</style></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/weather">Weather</a></li></ul></nav>
<div id="cookie-consent"><p>We value your privacy, and so do our partners, all of them.</p></div>
<main><article class="story">
<h1>Valley talks resume</h1>
<p>The delegations of the upper and of the lower valley met again on Tuesday, after a pause of three weeks in which both sides accused each other of diverting water.</p>
<p>Upper valley negotiator Ida Stone said: <q>We will not close the sluice before the harvest, and nobody should expect that of us.</q> She spoke in the town hall.</p>
<figure><img src="x.jpg" alt=""><figcaption>Ida Stone in the town hall. Pic: Post</figcaption></figure>
<div class="sdc-site-video"><p>Please use another browser for a more accessible video player</p><p>2:20</p></div>
<p>The lower valley’s envoy, Olaf Reed, called the offer “a step”, but&nbsp;added that a step was <del>all</del> not the whole way, and that his side would wait for a text in writing.</p>
<div class="ad-slot"><p>Buy water filters now</p></div>
<p style="display:none">Nobody reads this paragraph, which is not shown to anybody who opens the page in a browser.</p>
<blockquote><p>“Water first, then everything else,” the joint statement of the villages of the lower valley says, which was published on the same evening.</p></blockquote>
<script>alert("x")</script>
</article></main>
<footer><p>© The Valley Post</p></footer>
</body></html>`

func TestReadPage(t *testing.T) {
	got, err := Read([]byte(article), "", "text/html")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"The delegations of the upper and of the lower valley met again on Tuesday, after a pause of three weeks in which both sides accused each other of diverting water.",
		"Upper valley negotiator Ida Stone said: “We will not close the sluice before the harvest, and nobody should expect that of us.” She spoke in the town hall.",
		"The lower valley’s envoy, Olaf Reed, called the offer “a step”, but\u00a0added that a step was not the whole way, and that his side would wait for a text in writing.",
		"“Water first, then everything else,” the joint statement of the villages of the lower valley says, which was published on the same evening.",
	}
	if !slices.Equal(got.Paragraphs(), want) || got.Whole || got.Kind != Page {
		t.Errorf("got %q", got.Paragraphs())
	}
	left := map[string]string{}
	for _, l := range got.Left {
		left[l.What] += "|" + l.Text
	}
	for what, words := range map[string]string{
		"figure": "Ida Stone in the town hall. Pic: Post", "video": "Please use another browser for a more accessible video player 2:20", "advertisement": "Buy water filters now",
		"consent":                "We value your privacy, and so do our partners, all of them.",
		"outside of the article": "|Home|Weather|Valley talks resume|© The Valley Post",
		"deleted or hidden":      "|all|Nobody reads this paragraph, which is not shown to anybody who opens the page in a browser.",
	} {
		if !strings.Contains(left[what], words) {
			t.Errorf("left out as %s: %q, not %q", what, left[what], words)
		}
	}
	all := fmt.Sprint(got)
	for _, never := range []string{"alert", "color:red"} {
		if strings.Contains(all, never) {
			t.Errorf("%q is in it", never)
		}
	}
	if strings.Contains(got.Text, "Nobody reads") {
		t.Error("what is hidden is in the text")
	}
	var said []string
	for _, c := range got.Said {
		line := fmt.Sprintf("%s: %s (%s)", c.Field, c.Value, c.Where)
		if c.Field == Published {
			line += fmt.Sprintf(" %s %s", c.Day, c.Zone)
		}
		said = append(said, line)
	}
	if want := []string{
		"title: Valley talks resume (JSON-LD headline, og:title, <h1>)",
		"publisher: The Valley Post (JSON-LD publisher, og:site_name)",
		"published: 2025-03-04T21:30:00Z (JSON-LD datePublished) 2025-03-04 Z",
		"author: Ann Writer (JSON-LD author, author)",
		"address: https://valley.example/talks (canonical link)",
		"published: 2025-03-04T23:30:00+02:00 (article:published_time) 2025-03-04 +02:00",
		"language: en-GB (<html lang>)",
		"title: Valley talks resume – The Valley Post (<title>)",
	}; !slices.Equal(said, want) {
		t.Errorf("it says\n%s", strings.Join(said, "\n"))
	}
}

// What a page is in comes from how it begins, its media type and its name.
func TestKindOf(t *testing.T) {
	for _, c := range []struct {
		raw, name, media string
		want             Kind
	}{
		{"plain words", "", "", Plain}, {"words", "a.txt", "text/plain", Plain}, {"words", "a.md", "", Plain}, {"words", "a.html", "", Page}, {"words", "a.HTM", "", Page},
		{"words", "a", "text/html; charset=utf-8", Page}, {"<!DOCTYPE html><p>x", "a.txt", "text/plain", Page}, {"\ufeff <HTML>", "", "", Page},
		{"%PDF-1.7", "a.txt", "text/html", PDF}, {"no pdf", "a.pdf", "", Plain}, {"PK\x03\x04 word/document.xml", "", "", Word}, {"PK\x03\x04 other", "a.docx", "", Plain},
		{"From: a@example.org", "a.eml", "", Mail}, {"From: a@example.org", "", "message/rfc822", Mail}, {"words", "", "text/;;", Plain},
	} {
		if got := KindOf([]byte(c.raw), c.name, c.media); got != c.want {
			t.Errorf("%q %s %s: %s, want %s", c.raw, c.name, c.media, got, c.want)
		}
	}
}

// Pages in other encodings are read by what was said of them, else by what they declare; what
// is neither that nor UTF-8 is refused, not guessed.
func TestEncodings(t *testing.T) {
	page := "<html><head>%s</head><body><p>Переговоры не начались.</p></body></html>"
	encoded, err := charmap.Windows1251.NewEncoder().String(fmt.Sprintf(page, `<meta charset="windows-1251">`))
	if err != nil {
		t.Fatal(err)
	}
	undeclared, _ := charmap.Windows1251.NewEncoder().String(fmt.Sprintf(page, ""))
	for _, c := range []struct{ raw, media string }{{encoded, "text/html"}, {undeclared, "text/html; charset=windows-1251"}, {fmt.Sprintf(page, ""), ""}} {
		if got, err := Read([]byte(c.raw), "x.html", c.media); err != nil || got.Text != "Переговоры не начались.\n" {
			t.Errorf("%+v, %v", got, err)
		}
	}
	if got, err := Read([]byte("caf\xe9 closes"), "x.txt", "text/plain; charset=iso-8859-1"); err != nil || got.Text != "café closes\n" {
		t.Errorf("a text in a declared encoding: %+v, %v", got, err)
	}
	if _, err := Read([]byte(undeclared), "x.html", ""); !errors.Is(err, archive.ErrNotText) {
		t.Errorf("undeclared: %v", err)
	}
	if _, err := Read([]byte("caf\xe9 closes"), "x.txt", ""); !errors.Is(err, archive.ErrNotText) {
		t.Errorf("latin text: %v", err)
	}
}

func TestNothingToRead(t *testing.T) {
	for _, c := range []struct {
		raw, name string
		want      error
	}{{"", "a.txt", ErrNoText}, {"– * –\n", "a.txt", ErrNoText}, {"<html><body><script>x()</script></body></html>", "", ErrNoText}, {"%PDF-1.4", "", ErrPDF}} {
		if _, err := Read([]byte(c.raw), c.name, ""); !errors.Is(err, c.want) {
			t.Errorf("%q: %v", c.raw, err)
		}
	}
	for media, none := range map[string]bool{
		"image/svg+xml": true, "text/css": true, "application/javascript; charset=utf-8": true, "application/ld+json": true, "application/json": true, "video/mp4": true,
		"text/plain": false, "application/octet-stream": false, "text/csv": false, "application/xml": false, "jpeg": false, "": false,
	} {
		if _, err := Read([]byte("They met."), "", media); errors.Is(err, ErrNoDocument) != none || err != nil != none {
			t.Errorf("%q: %v", media, err)
		}
		if got, err := Read([]byte("<!DOCTYPE html><p>They met."), "", media); err != nil || got.Kind != Page {
			t.Errorf("a page of the type %q: %v", media, err)
		}
	}
	if _, err := Pages("\f\f"); !errors.Is(err, ErrNoText) || !strings.Contains(err.Error(), "text recognition") {
		t.Errorf("a PDF of pictures: %v", err)
	}
}

// A hostile page neither takes long, nor has anything of its own in the text.
func TestHostilePages(t *testing.T) {
	for name, page := range map[string]string{
		"one line":   "<html><body><p>" + strings.Repeat("word ", 10<<20) + "</p></body></html>",
		"breaks":     "<html><body>in" + strings.Repeat("<br>", 100_000),
		"figures":    "<html><body><article>" + strings.Repeat("<p>"+strings.Repeat("word word, ", 20)+"</p>", 3000) + "<figure>" + strings.Repeat("<p>caption", 20_000) + "</figure></article>" + strings.Repeat("<div>another paragraph</div>", 20_000),
		"layers":     "<html><body>" + strings.Repeat("<div class=x><p>word word, and more.</p>", 480) + "in",
		"times":      "<html><body><p>in" + numbered("<time datetime=2020-01-01T00:00:%d>", 100_000),
		"articles":   `<html><script type="application/ld+json">[` + numbered(`{"@type": "Article", "name": "%d"},`, 50_000) + `1]</script><p>in`,
		"long title": "<html><title>" + strings.Repeat("x - ", 1<<20) + "</title><p>in",
		"deep":       "<html><body>" + strings.Repeat("<div>", 100_000) + "in",
		"tables":     "<html>" + strings.Repeat("<table><tr><td>", 20_000) + "in",
		"json":       `<html><script type="application/ld+json">` + strings.Repeat("[", 100_000) + `</script><p>in`,
		"attributes": "<html><body><p " + strings.Repeat("a=b ", 100_000) + ">in",
	} {
		got, err := Read([]byte(page), "x.html", "")
		if err != nil && !strings.Contains(err.Error(), "fault") || err == nil && !strings.Contains(got.Text, "in") && !strings.Contains(got.Text, "word word") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// numbered repeats a pattern with numbers in it.
func numbered(pattern string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, pattern, i)
	}
	return b.String()
}

// What is shown of a page to nobody, runs, or loads, leaves nothing in its text.
func TestHostileMarkup(t *testing.T) {
	got, err := Read([]byte(`<!-- saved --><!DOCTYPE html><html><head><style>.x::before{content:"styled"}</style><meta http-equiv="refresh" content="0;url=http://127.0.0.1/"><base href="http://127.0.0.1/">
<title onload="x()">T</title></head><body onload="x()"><article>
<p>`+strings.Repeat("The first paragraph goes on, as such paragraphs do. ", 6)+`</p>
<script>document.write("scripted")</script><iframe src="http://127.0.0.1/" srcdoc="<p>framed"></iframe><object data="x">object</object><embed src="x">
<form action="http://127.0.0.1/"><textarea>typed</textarea><select><option>chosen</option></select><input value="filled"></form>
<p style="display:none">hidden by style</p><p hidden>hidden</p><p style="font-size:0">too small</p><template><p>template</p></template><noscript><p>noscript</p></noscript>
<svg><text>drawn</text><script>x()</script></svg><math><mi>formula</mi></math><video>filmed</video>
<p>`+strings.Repeat("The second paragraph goes on, as such paragraphs do. ", 6)+`<img src=x onerror="x()"><a href="javascript:x()">And ends.</a></p>
</article></body></html>`), "", "")
	if err != nil || got.Whole || got.Kind != Page {
		t.Fatalf("%+v, %v", got, err)
	}
	want := strings.TrimSpace(strings.Repeat("The first paragraph goes on, as such paragraphs do. ", 6)) + "\n" + strings.Repeat("The second paragraph goes on, as such paragraphs do. ", 6) + "And ends.\n"
	if got.Text != want {
		t.Errorf("got %q", got.Text)
	}
}

// A text that would be taken for something else when it is read again is refused.
func TestReadAgain(t *testing.T) {
	for name, raw := range map[string]string{
		"a page":         "<p>&lt;html> is how pages begin, as everybody knows.",
		"a PDF":          "<p>%PDF- is how they begin.",
		"formatted text": "<p>{\\rtf is how it begins.",
	} {
		if got, err := Read([]byte(raw), "a.html", ""); !errors.Is(err, archive.ErrNotText) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(article), "a.html")
	f.Add([]byte("one\n\ntwo\nthree"), "a.txt")
	f.Add([]byte("Subject: x\n\nwords"), "a.eml")
	f.Add([]byte("Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nwords=20and\n--b\nContent-Type: text/html\n\n<p>words\n--b--\n"), "a.eml")
	f.Add(document(f, map[string]string{"word/document.xml": `<w:p><w:del><w:t>a</w:t></w:del><w:r><w:vanish/><w:t>b</w:t></w:r><w:r><w:t>words</w:t></w:r></w:p>`}), "a.docx")
	f.Fuzz(func(t *testing.T, raw []byte, name string) {
		got, err := Read(raw, name, "")
		if err != nil {
			return
		}
		for _, p := range got.Paragraphs() {
			if p == "" || strings.ContainsAny(p, "\n\r") {
				t.Errorf("a paragraph %q", p)
			}
		}
		if doc, err := archive.Read(fstest.MapFS{"x.txt": {Data: []byte(got.Text)}}, "x.txt", 0); err != nil || doc.Text != got.Text {
			t.Errorf("it is read as %+v, %v", doc, err)
		}
		if again, err := Read([]byte(got.Text), "x.txt", ""); err != nil || again.Kind == Plain && !slices.Equal(again.Paragraphs(), got.Paragraphs()) {
			t.Errorf("its text reads as %+v, %v", again, err)
		}
	})
}
