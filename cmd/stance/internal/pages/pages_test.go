package pages

import (
	"bytes"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stance/diff/report/page"
	"stance/positions/evidence/verify"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// shownOf shows all of the dataset in a folder.
func shownOf(fsys fs.FS) Shown {
	return Shown{
		Read: yamlfile.Read(fsys), Texts: verify.FromDataset(fsys),
		File: func(name string) ([]byte, error) { return fs.ReadFile(fsys, name) },
	}
}

// example is the dataset that is shipped.
func example() Shown { return shownOf(os.DirFS("../../../../data")) }

// composed is the page at an address, which has to be there.
func composed(t testing.TB, d *Dataset, at string) *Page {
	t.Helper()
	u, err := url.Parse(at)
	if err != nil {
		t.Fatal(err)
	}
	p, err := d.Page(u)
	if err != nil {
		t.Fatalf("%s: %v", at, err)
	}
	return p
}

// rendered is a page as it is sent to people, with the pages' own addresses, and to programs.
func rendered(t testing.TB, d *Dataset, p *Page) (people, programs []byte) {
	t.Helper()
	var b, j bytes.Buffer
	if err := page.Framed(&b, p.Document(), d.Frame(p, func(page string) string { return page })); err != nil {
		t.Fatalf("%s: %v", p.Address, err)
	}
	if p.JSON != nil {
		if err := p.JSON(&j); err != nil {
			t.Fatalf("%s: %v", p.Address, err)
		}
	}
	return b.Bytes(), j.Bytes()
}

// walk renders every page of a dataset and gives the ids and the links of each.
func walk(t *testing.T, d *Dataset) (ids map[string]map[string]bool, links map[string][]string) {
	t.Helper()
	ids, links = map[string]map[string]bool{}, map[string][]string{}
	for _, at := range d.Addresses() {
		p := composed(t, d, at)
		if p.Address != at {
			t.Errorf("%s is called %s", at, p.Address)
		}
		if ids[at] != nil {
			t.Errorf("%s is listed twice", at)
		}
		ids[at] = map[string]bool{}
		people, _ := rendered(t, d, p)
		root, err := html.Parse(bytes.NewReader(people))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			for _, a := range n.Attr {
				switch {
				case a.Key == "id":
					ids[at][a.Val] = true
				case a.Key == "href" && (strings.HasPrefix(a.Val, "/") || strings.HasPrefix(a.Val, "#")):
					links[at] = append(links[at], a.Val)
				}
			}
		}
	}
	return ids, links
}

// TestEveryPage composes every page of many datasets, and holds that each link leads to a page
// that is called so, and to a place that is there.
func TestEveryPage(t *testing.T) {
	worlds := map[string]Shown{"example": example()}
	for seed := range uint64(4) {
		shape := synthetic.Shape{Parties: 4, Issues: 5, Dates: 4, PerDate: 6, Sources: 6, Seed: seed, Full: seed%2 == 1}
		worlds[fmt.Sprint("seed ", seed)] = shownOf(shape.FS())
	}
	for name, shown := range worlds {
		t.Run(name, func(t *testing.T) {
			d := New(shown)
			ids, links := walk(t, d)
			seen := 0
			for at, list := range links {
				for _, to := range list {
					seen++
					page, fragment, _ := strings.Cut(to, "#")
					if page == "" {
						page = at
					}
					if ids[page] == nil {
						u, err := url.Parse(page)
						if err != nil {
							t.Fatal(err)
						}
						if path, twin := Untwinned(u.Path); twin {
							u.Path = path
							page = u.String()
						}
						if p, err := d.Page(u); err != nil {
							t.Errorf("%s leads to %s: %v", at, to, err)
						} else if p.Address != page {
							t.Errorf("%s leads to %s, which is %s", at, to, p.Address)
						}
						continue
					}
					if fragment != "" && !ids[page][fragment] {
						t.Errorf("%s leads to %s, where that is not", at, to)
					}
				}
			}
			t.Logf("%d pages, %d links", len(ids), seen)
		})
	}
}

// TestNames holds that a page is headed and listed by what it tells, under the name of the dataset, which
// leads home; and that the sources lead to their texts.
func TestNames(t *testing.T) {
	d := New(example())
	for at, name := range map[string]string{
		"/cell/territory/russia": "Russia on Territory", "/party/russia": "Russia", "/issue/territory": "Territory",
		"/gap": "Gap", "/terms": "Terms", "/voices": "Voices", "/sources": "Sources",
		"/gap?date=brussels": "Gap: 17 Aug 2025 (brussels)", "/terms?date=2025-08-14": "Terms: 14 Aug 2025 (before-alaska)",
	} {
		people, _ := rendered(t, d, composed(t, d, at))
		for _, want := range []string{
			"<title>" + name + " · Positions on ending the war in Ukraine</title>",
			`<p class="over" dir="auto"><a href="/" class="alone">Positions on ending the war in Ukraine</a></p>`,
			`<h1 dir="auto">` + name + "</h1>",
		} {
			if !bytes.Contains(people, []byte(want)) {
				t.Errorf("%s has no %s", at, want)
			}
		}
	}
	people, _ := rendered(t, d, composed(t, d, "/sources"))
	for _, s := range d.Read.Dataset.Sources {
		if !bytes.Contains(people, []byte(`href="/source/`+s.ID+`"`)) {
			t.Errorf("the sources do not lead to %s", s.ID)
		}
	}
}
