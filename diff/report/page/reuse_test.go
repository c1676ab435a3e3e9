package page

import (
	"bytes"
	"encoding/base64"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"

	"stance/diff/report/document"
)

// words are what is heard of an element.
func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		hidden := false
		for p := d.Parent; p != nil; p = p.Parent {
			hidden = hidden || attribute(p, "aria-hidden") == "true" || p.Data == "svg"
		}
		if d.Type == html.TextNode && !hidden {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// TestLinksAreToldApart holds that no two links of a page have the same words and lead to
// different places, that no two folds have the same name, and that none has no words.
func TestLinksAreToldApart(t *testing.T) {
	for name, r := range reports(t) {
		root, err := html.Parse(bytes.NewReader(rendered(t, r)))
		if err != nil {
			t.Fatal(err)
		}
		leads, folds, links := map[string]string{}, map[string]bool{}, 0
		for n := range root.Descendants() {
			switch n.Data {
			case "a":
				links++
				said, to := words(n), attribute(n, "href")
				if other, ok := leads[said]; said == "" || ok && other != to {
					t.Errorf("%s: %q leads to %.40s and to %.40s", name, said, other, to)
				}
				leads[said] = to
			case "summary":
				if said := words(n); said == "" || folds[said] {
					t.Errorf("%s: several folds are called %q", name, said)
				} else {
					folds[said] = true
				}
			}
		}
		if links < 20 || len(folds) < 10 {
			t.Errorf("%s: only %d links and %d folds", name, links, len(folds))
		}
	}
}

// TestCitations holds that each finding and each cell that is told can be cited: what it is, of which dataset
// and which dates, and where on the page.
func TestCitations(t *testing.T) {
	r := alaska(t)
	root, err := html.Parse(bytes.NewReader(rendered(t, r)))
	if err != nil {
		t.Fatal(err)
	}
	cited := map[string]int{}
	for n := range root.Descendants() {
		kind, _, _ := strings.Cut(attribute(n, "id"), "-")
		if finding := n.Data == "article" && attribute(n.Parent, "id") == "brief"; finding && kind != "f" {
			t.Errorf("no anchor of a finding: %q", words(n))
		}
		if n.Data != "article" || kind != "c" && kind != "f" {
			continue
		}
		found := false
		for d := range n.ChildNodes() {
			if attribute(d, "class") != "cite" {
				continue
			}
			found = true
			cited[kind]++
			for _, want := range []string{" on ", "el and mk: Positions on ending the war in Ukraine", "14 Aug 2025 to 18 Aug 2025", r.Fingerprint, "#" + attribute(n, "id")} {
				if !strings.Contains(words(d), want) {
					t.Errorf("%s: no %q in %q", attribute(n, "id"), want, words(d))
				}
			}
		}
		if !found {
			t.Errorf("%s cannot be cited", attribute(n, "id"))
		}
	}
	if cited["c"] < 20 || cited["f"] != 6 {
		t.Errorf("%d cells and %d findings", cited["c"], cited["f"])
	}
}

// TestLanguages holds that words whose language is known say so, whether they are quoted, stand
// in a line or are the title of a source, and that what is no language says nothing.
func TestLanguages(t *testing.T) {
	d := &document.Document{Blocks: []document.Block{
		document.Para{Text: document.Text{{Text: "Said: "}, {Text: "la paix", Data: true, Language: "fr"}, {Text: "der Frieden", Data: true, Bold: true, Language: "de-AT"}, {Text: "x", Data: true, Language: `"/>`}}},
		document.Evidence{Passages: []document.Passage{{Quote: "мир", Language: "ru"}, {Paraphrase: "Peace.", Language: "ru"}}},
		document.Para{Text: document.Text{{Text: "Here"}, {Source: &document.Source{Publisher: "Le Quotidien", Title: "Pas de paix", Language: "fr", Published: "2 Jun 2025"}}}},
		document.Sources{},
	}}
	root, err := html.Parse(bytes.NewReader(renderedDocument(t, d)))
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for n := range root.Descendants() {
		if n.Type != html.TextNode {
			continue
		}
		p := n.Parent
		for p.Parent != nil && attribute(p, "lang") == "" {
			p = p.Parent
		}
		said[strings.Trim(n.Data, ", ")] = attribute(p, "lang")
	}
	for text, want := range map[string]string{
		"Said:": "en", "la paix": "fr", "der Frieden": "de-AT", "x": "en", "мир": "ru", "Peace.": "en",
		"Le Quotidien": "en", "Pas de paix": "fr",
	} {
		if got, ok := said[text]; !ok || got != want {
			t.Errorf("%q is said to be in %q, want %q", text, got, want)
		}
	}
}

// TestDownloadsByClick clicks what saves the figures of a chart, as a reader does: the browser
// saves the very table that unfolds beside it, under the chart's name, and leaves the page alone.
func TestDownloadsByClick(t *testing.T) {
	ctx := browse(t)
	folder := t.TempDir()
	command(t, ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder})
	address := open(t, ctx, "report.html", rendered(t, alaska(t)))
	shown, err := chromedp.Run(ctx, chromedp.Evaluate[[][]string](`(() => {
		const save = document.querySelector("a[download]");
		save.click();
		const rows = [...save.closest("figure").querySelectorAll("table tr")];
		return [[save.download, location.href], ...rows.map(r => [...r.children].map(c => c.textContent.trim()))];
	})()`))
	if err != nil {
		t.Fatal(err)
	}
	var content []byte
	for range 100 { // it is written beside the page: its name is taken first, and then the whole file is moved there
		if content, err = os.ReadFile(filepath.Join(folder, shown[0][0])); err == nil && len(content) > 0 {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if shown[0][1] != address {
		t.Errorf("the click led to %s", shown[0][1])
	}
	if want := shown[1:]; len(want) < 4 || fmt.Sprint(rows) != fmt.Sprint(want) {
		t.Errorf("the file has\n%q\nand the page\n%q", rows, want)
	}
}

// TestDownloads holds that each picture comes with its very figures, which no spreadsheet
// takes for formulas.
func TestDownloads(t *testing.T) {
	figures := &document.Table{
		Caption: document.Text{{Text: "What"}}, Columns: []document.Column{{Head: document.Text{{Text: "party"}}, Key: true}, {Head: document.Text{{Text: "change"}}, Number: true}},
		Rows: []document.TableRow{
			{Cells: []document.Cell{{{{Text: "=1+1", Data: true}}}, {{{Text: "-2.5"}}}}},
			{Cells: []document.Cell{{{{Text: `a "b", c`}}, {{Text: "d"}}}}},
			{Cells: []document.Cell{{{{Text: "-inf"}}}, {{{Text: "\u200b@x"}}}}},
		},
	}
	page := renderedDocument(t, &document.Document{Blocks: []document.Block{document.Picture{ID: "p", Drawing: emptyDrawing{}, Figures: figures}}})
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if !saves(n) {
			continue
		}
		if file := attribute(n, "download"); file != "p.csv" {
			t.Errorf("the file is called %q", file)
		}
		rows := saved(n)
		want := [][]string{{"party", "change"}, {"'=1+1", "-2.5"}, {`a "b", c; d`, ""}, {"'-inf", `<U+200B>@x`}}
		for i := range want {
			if strings.Join(rows[i], "|") != strings.Join(want[i], "|") {
				t.Errorf("a row is %q, want %q", rows[i], want[i])
			}
		}
		return
	}
	t.Error("there is nothing to download")
}

// saves reports whether a link saves a table as a file, and leads nowhere.
func saves(n *html.Node) bool {
	return n.Data == "a" && strings.HasSuffix(attribute(n, "download"), ".csv") && len(saved(n)) > 0
}

// saved is the table that a link saves, nil where it saves none.
func saved(n *html.Node) [][]string {
	encoded, ok := strings.CutPrefix(attribute(n, "href"), "data:text/csv;charset=utf-8;base64,")
	data, err := base64.StdEncoding.DecodeString(encoded)
	if !ok || err != nil {
		return nil
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil
	}
	return rows
}

type emptyDrawing struct{}

func (emptyDrawing) SVG(string) string { return "<svg></svg>" }

// TestSearchesAreLedTo holds that a cell of the matrix in which nothing was found leads to where
// was searched.
func TestSearchesAreLedTo(t *testing.T) {
	page := string(rendered(t, alaska(t)))
	for _, cell := range []string{"c-nato-membership.united-states", "c-pace.europe"} {
		if !strings.Contains(page, `id="`+cell+`"`) || !strings.Contains(page, `<a href="#`+cell+`"><span class="muted">searched, nothing found`) {
			t.Errorf("nothing leads to %s", cell)
		}
	}
}
