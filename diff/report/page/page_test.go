package page

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/internal/sample"
	"stance/positions"
	"stance/positions/golden"
)

func TestGolden(t *testing.T) {
	got := rendered(t, alaska(t))
	golden.File(t, "testdata/alaska.html", got)
	if again := rendered(t, alaska(t)); !bytes.Equal(got, again) {
		t.Error("the same data gave two pages")
	}
}

// all gives a report of every kind of change beside those that a browser opens.
func all(t *testing.T) map[string]*report.ChangeReport {
	list := reports(t)
	for i := range diff.Kinds {
		d, err := sample.Kind(diff.Kind(i))
		if err != nil {
			t.Fatal(err)
		}
		list[diff.Kinds[i]] = reportOf(t, d.History.Dataset)
	}
	empty := positions.NewCodebook("Nothing yet", "", []*positions.Party{{ID: "a", Name: "A"}}, []*positions.Issue{{ID: "x", Name: "X"}})
	list["empty"] = reportOf(t, &positions.Dataset{Codebook: empty, Dates: []positions.DateInfo{{Date: 700000}}})
	return list
}

// pages are all kinds of pages, as they are written.
func pages(t *testing.T) map[string][]byte {
	list := map[string][]byte{}
	for name, r := range all(t) {
		list[name] = rendered(t, r)
	}
	for name, d := range documents(t) {
		list["document "+name] = renderedDocument(t, d)
	}
	for name, d := range composed() {
		list["composed "+name] = renderedDocument(t, d)
	}
	return list
}

// TestSelfContained holds the page to its policy: no script, nothing from
// elsewhere, no style that the policy would refuse, links within the page that
// lead somewhere, and to the outside by http and https alone, but for what is
// saved as a file of plain values.
func TestSelfContained(t *testing.T) {
	for name, text := range pages(t) {
		t.Run(name, func(t *testing.T) {
			root, err := html.Parse(bytes.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			ids := map[string]bool{}
			var links []string
			walk(root, func(n *html.Node) {
				switch n.Data {
				case "script", "iframe", "object", "embed", "img", "link", "form", "base", "image", "foreignObject":
					t.Errorf("the page has a <%s>", n.Data)
				}
				for _, a := range n.Attr {
					switch {
					case a.Key == "id":
						if ids[a.Val] {
							t.Errorf("two elements have the id %q", a.Val)
						}
						ids[a.Val] = true
					case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
						links = append(links, a.Val[1:])
					case a.Key == "href" && saves(n):
					case a.Key == "href":
						if !strings.HasPrefix(a.Val, "https://") && !strings.HasPrefix(a.Val, "http://") {
							t.Errorf("a link to %q", a.Val)
						}
					case a.Key == "style" || strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "srcset":
						t.Errorf("<%s> has the attribute %s", n.Data, a.Key)
					case a.Key == "aria-labelledby":
						links = append(links, strings.Fields(a.Val)...)
					}
				}
			})
			for _, l := range links {
				if !ids[l] {
					t.Errorf("a link leads to #%s, which is nowhere", l)
				}
			}
			css := regexp.MustCompile(`(?s)<style>(.*?)</style>`).FindAllSubmatch(text, -1)
			if len(css) != 1 || !strings.Contains(html.UnescapeString(string(text)), policy(string(css[0][1]))) {
				t.Error("the policy does not name the hash of the page's one style sheet")
			}
			if i := bytes.Index(css[0][1], []byte("url(")); i >= 0 || bytes.Contains(css[0][1], []byte("@import")) {
				t.Error("the style sheet fetches something")
			}
		})
	}
}

// TestWellFormed finds elements that are not closed, or closed twice, which a
// browser would mend in silence.
func TestWellFormed(t *testing.T) {
	void := map[string]bool{"meta": true, "br": true, "hr": true, "wbr": true}
	for name, text := range pages(t) {
		t.Run(name, func(t *testing.T) {
			z := html.NewTokenizer(bytes.NewReader(text))
			var open []string
			h := 0
			for {
				switch z.Next() {
				case html.ErrorToken:
					if len(open) > 0 {
						t.Errorf("not closed: %v", open)
					}
					return
				case html.StartTagToken:
					tag, _ := z.TagName()
					if name := string(tag); !void[name] {
						open = append(open, name)
						if level := headingLevel(name); level > 0 {
							if level > h+1 {
								t.Errorf("a heading of level %d follows one of level %d", level, h)
							}
							h = level
						}
					}
				case html.EndTagToken:
					tag, _ := z.TagName()
					if len(open) == 0 || open[len(open)-1] != string(tag) {
						t.Fatalf("</%s> closes %v", tag, open)
					}
					open = open[:len(open)-1]
				}
			}
		})
	}
}

func headingLevel(tag string) int {
	if len(tag) == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' {
		return int(tag[1] - '0')
	}
	return 0
}

// TestHostile looks for what must not pass through from a file into the page.
func TestHostile(t *testing.T) {
	text := string(rendered(t, hostile(t))) + string(renderedDocument(t, documents(t)["hostile"]))
	for _, bad := range []string{"<script", "alert(1)</script", "href=\"javascript", "\x1b", "\u202e", "\a", "javascript:y\""} {
		if strings.Contains(text, bad) {
			t.Errorf("the page has %q in it", bad)
		}
	}
}

func walk(n *html.Node, visit func(*html.Node)) {
	if n.Type == html.ElementNode {
		visit(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, visit)
	}
}
