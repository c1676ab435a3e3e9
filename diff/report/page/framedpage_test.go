package page

import (
	"bytes"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stance/diff/report/document"
	"stance/positions/golden"
)

// Whatever a page is said to stand at, a link leads to a page of several or nowhere.
func TestPagesAreNowhereElse(t *testing.T) {
	for to, want := range map[string]string{
		"": "", "/gap?date=2025-08-14": "/gap?date=2025-08-14", "../party/a/index.html#x": "../party/a/index.html#x", "#x": "#x", "?party=a": "?party=a",
		" /a ": "/a", "/a b": "/a%20b", "/a\"b": "/a%22b", "/a//b": "/a//b",
		"https://example.org/a": "", "javascript:alert(1)": "", " JavaScript:alert(1)": "", "data:text/html,x": "", "file:///etc/passwd": "", "a:b": "",
		"//example.org/a": "", `/\example.org`: "", `\\example.org`: "", `\/example.org`: "", "///example.org": "", "java\nscript:x": "", "/a\x00": "",
	} {
		f := &Frame{To: func(string) string { return to }}
		if got := f.lead("/page"); got != want {
			t.Errorf("%q: got %q, want %q", to, got, want)
		}
	}
}

// TestFramedWellFormed holds of pages of several what TestWellFormed and TestSelfContained hold of
// one by itself; and that no link lies in another, which a browser would take apart.
func TestFramedWellFormed(t *testing.T) {
	void := map[string]bool{"meta": true, "br": true, "hr": true, "wbr": true, "link": true, "input": true}
	for _, text := range []string{"plain", awkward, `"'><script>alert(1)</script>`, "javascript:alert(1)", strings.Repeat("long", 500), "//example.org"} {
		t.Run(text[:min(12, len(text))], func(t *testing.T) {
			d, f := framed(text)
			astray := *f
			astray.To = func(page string) string { return text + page }
			for _, f := range []*Frame{f, &astray, {Styles: "/style.css"}} {
				page := renderedFramed(t, d, f)
				var open []string
				for z := html.NewTokenizer(bytes.NewReader(page)); ; {
					kind := z.Next()
					if kind == html.ErrorToken {
						break
					}
					token := z.Token()
					switch {
					case kind == html.StartTagToken && !void[token.Data]:
						for _, around := range open {
							if token.Data == "a" && around == "a" {
								t.Error("a link lies in another")
							}
						}
						open = append(open, token.Data)
					case kind == html.EndTagToken:
						if len(open) == 0 || open[len(open)-1] != token.Data {
							t.Fatalf("</%s> closes %v", token.Data, open)
						}
						open = open[:len(open)-1]
					}
				}
				root, err := html.Parse(bytes.NewReader(page))
				if err != nil {
					t.Fatal(err)
				}
				ids, leads, landmarks := map[string]bool{}, map[string]bool{}, map[string]int{}
				walk(root, func(n *html.Node) {
					landmarks[n.Data]++
					for _, a := range n.Attr {
						switch {
						case a.Key == "id":
							if ids[a.Val] {
								t.Errorf("two elements have the id %q", a.Val)
							}
							ids[a.Val] = true
						case a.Key == "href" && saves(n):
						case a.Key == "href" || a.Key == "action":
							if id, within := strings.CutPrefix(a.Val, "#"); within {
								leads[id] = true
							} else if u, err := url.Parse(a.Val); err != nil || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" || u.Scheme == "" && u.Host != "" {
								t.Errorf("<%s> leads to %q", n.Data, a.Val)
							}
						case a.Key == "for" || a.Key == "aria-labelledby":
							leads[a.Val] = true
						}
					}
				})
				if landmarks["header"] > 1 || landmarks["footer"] > 1 || landmarks["main"] != 1 {
					t.Errorf("%d headers, %d footers, %d main parts", landmarks["header"], landmarks["footer"], landmarks["main"])
				}
				for id := range leads {
					if !ids[id] {
						t.Errorf("something leads to #%s, which is nowhere", id)
					}
				}
				for _, bad := range []string{"\x1b", "\u202e", "\a", "<script>"} {
					if bytes.Contains(page, []byte(bad)) {
						t.Errorf("the page has %q in it", bad)
					}
				}
			}
		})
	}
}

// The golden is a page of several with all that it can lead to, and a bare one that carries its
// policy.
func TestFramedGolden(t *testing.T) {
	source := &document.Source{Publisher: "Courier", Title: "What was said", URL: "https://example.org/a", Page: "/source/a"}
	d := &document.Document{
		Title: said("Gap"), Aside: said("18 Aug 2025"),
		Lead: []document.Text{{{Text: "Ukraine", Data: true, Page: "/party/ukraine"}, {Text: " and "}, {Text: "Russia", Data: true, Bold: true, Page: "/party/russia"}, {Text: " differ."}}},
		Blocks: []document.Block{
			document.Section{ID: "x", Name: said("Ceasefire"), Page: "/issue/ceasefire", Blocks: []document.Block{
				document.Entry{Titled: true, Head: document.Text{{Text: "Ukraine", Data: true}, {Text: " on "}, {Text: "Territory", Data: true, Page: "/issue/territory"}}, Page: "/cell/territory/ukraine"},
				document.Evidence{Passages: []document.Passage{{Quote: "not before the talks", Speaker: "A. Minister", Source: source, Locator: "para 3", Page: "/source/a#m-1"}, {Quote: "never", Source: source, Page: "/source/a#m-2"}}},
				document.Evidence{Brief: true, Passages: []document.Passage{{Quote: "never", Source: source, Page: "/source/a#m-2"}}},
			}},
			document.Section{Name: said("Folded"), Folded: true, Page: "/issue/folded"},
			document.Reading{Language: "fr", Paragraphs: []document.Paragraph{
				{ID: "p-3", Number: 3, Text: "“Pas avant”, dit-elle.\u200b", CutBefore: true, Marks: []document.Mark{{ID: "m-1", From: 3, To: 12, Of: []document.Text{{{Text: "France on Territory", Page: "/cell/territory/france"}}}}}},
				{Number: 4, Text: "Rien de plus.", CutAfter: true},
			}},
			document.Sources{},
		},
	}
	_, f := framed("a < b")
	golden.File(t, "testdata/framed.html", renderedFramed(t, d, f))
	golden.File(t, "testdata/framed-bare.html", renderedFramed(t, &document.Document{}, &Frame{Styles: "style.css", Policy: "default-src 'none'; style-src 'self'"}))
}

// Links of the same words that lead to several pages are told apart by what these are of, for
// those who hear them away from what they stand by.
func TestPagesAreToldApart(t *testing.T) {
	shifted := func(page string) document.Text { return document.Text{{Text: "shifted", Page: page}} }
	d := &document.Document{Blocks: []document.Block{
		document.Para{Text: shifted("/cell/ceasefire/ukraine")}, document.Para{Text: shifted("/cell/territory/russia?x=1#y")}, document.Para{Text: shifted("/party/russia")}, document.Para{Text: shifted("/")},
		document.Para{Text: document.Text{{Text: "once", Page: "/cell/pace/russia"}}},
	}}
	page := string(renderedFramed(t, d, &Frame{To: func(page string) string { return page }}))
	for _, want := range []string{
		`ukraine" class="alone">shifted<span class="vh">: ceasefire, ukraine</span></a>`, `shifted<span class="vh">: territory, russia</span></a>`,
		`<a href="/party/russia" class="alone">shifted</a>`, `<a href="/" class="alone">shifted</a>`, `class="alone">once</a>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
}
