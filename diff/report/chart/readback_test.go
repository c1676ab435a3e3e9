package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/internal/sample"
)

// FuzzReadBack puts a text into every field of a dataset and reads every chart with a
// reader of XML: it is well-formed, of elements that draw, and without what would act
// or lead elsewhere.
func FuzzReadBack(f *testing.F) {
	for _, text := range sample.Texts {
		f.Add(text)
	}
	draws := []string{"svg", "style", "g", "title", "desc", "text", "tspan", "rect", "line", "circle", "path", "use", "polygon", "polyline", "ellipse", "defs", "marker", "symbol", "pattern", "clipPath"}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.TrimSpace(text) == "" {
			t.Skip("no dataset has this as a text")
		}
		d, err := sample.With(text)
		if err != nil {
			t.Fatal(err)
		}
		book, log := d.History.Dataset.Codebook, report.NewLog(d.History, report.Filter{})
		charts := []*Chart{Gaps(book, diff.Gaps(d.History, book.Parties, d.To), d.To, 0.5), Convergences(book, d.Comparison.Gaps(), d.From, d.To, 0),
			Gap(report.NewGap(d.History, 0, d.To, report.Filter{})), Gap(report.NewGap(d.History, d.From, d.To, report.Filter{}))}
		for _, is := range book.Issues {
			charts = append(charts, Dumbbell(d.Comparison, is, report.Filter{}), Steps(log, is))
		}
		for _, c := range charts {
			if c == nil {
				continue // there is nothing to draw
			}
			for reader := xml.NewDecoder(bytes.NewReader(c.File())); ; {
				token, err := reader.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatalf("%q: %v", text, err)
				}
				switch token := token.(type) {
				case xml.Comment, xml.Directive:
					t.Errorf("%q: %q", text, token)
				case xml.StartElement:
					if !slices.Contains(draws, token.Name.Local) {
						t.Errorf("%q: <%s>", text, token.Name.Local)
					}
					for _, a := range token.Attr {
						if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "href" && !strings.HasPrefix(a.Value, "#") {
							t.Errorf("%q: %s=%q", text, a.Name.Local, a.Value)
						}
					}
				}
			}
		}
	})
}
