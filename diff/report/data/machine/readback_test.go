package machine

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"stance/diff/report"
	"stance/diff/report/internal/sample"
	"stance/positions/problem"
)

// FuzzReadBack puts a text into every field of a dataset and reads tables, JSON and
// annotations back: they have the rows of a harmless text's and no others, no cell is
// a formula, and every line of annotations is one.
func FuzzReadBack(f *testing.F) {
	for _, text := range sample.Texts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.TrimSpace(text) == "" {
			t.Skip("no dataset has this as a text")
		}
		d, err := sample.With(text)
		if err != nil {
			t.Fatal(err)
		}
		show, log := report.NewShow(d.History, d.To, report.Filter{}), report.NewLog(d.History, report.Filter{})
		gap := report.NewGap(d.History, 0, d.To, report.Filter{})
		for name, written := range map[string]struct {
			rows  int // with the heading
			write func(io.Writer) error
		}{
			"show": {10, func(w io.Writer) error { return ShowCSV(w, show) }},
			"diff": {11, func(w io.Writer) error { return DiffCSV(w, d) }},
			"log":  {11, func(w io.Writer) error { return LogCSV(w, log) }},
			"gap":  {10, func(w io.Writer) error { return GapCSV(w, gap) }},
		} {
			var b bytes.Buffer
			if err := written.write(&b); err != nil {
				t.Fatal(err)
			}
			rows, err := csv.NewReader(&b).ReadAll()
			if err != nil || len(rows) != written.rows {
				t.Errorf("%q: %s has %d rows, want %d: %v", text, name, len(rows), written.rows, err)
			}
			for _, row := range rows {
				for _, cell := range row {
					if strings.IndexAny(cell, "=+-@\t\r") == 0 && !signed.MatchString(cell) {
						t.Errorf("%q: %s has the formula %q", text, name, cell)
					}
				}
			}
		}
		for name, write := range map[string]func(io.Writer) error{
			"show": func(w io.Writer) error { return ShowJSON(w, show) },
			"diff": func(w io.Writer) error { return DiffJSON(w, d) },
			"log":  func(w io.Writer) error { return LogJSON(w, log) },
			"gap":  func(w io.Writer) error { return GapJSON(w, gap) },
		} {
			var b bytes.Buffer
			if err := write(&b); err != nil || !json.Valid(b.Bytes()) {
				t.Errorf("%q: %s is no JSON: %v", text, name, err)
			}
		}
		var b bytes.Buffer
		p := problem.New(problem.UnknownOption, text, 1, 1, text, text)
		if err := CheckGitHub(&b, &report.Check{Problems: []problem.Problem{p, p}}, text); err != nil {
			t.Fatal(err)
		}
		if lines := annotationLine.FindAllString(b.String(), -1); len(lines) != 2 || strings.Join(lines, "") != b.String() {
			t.Errorf("%q: not two annotations: %q", text, b.String())
		}
	})
}

var (
	signed         = regexp.MustCompile(`^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$`)
	annotationLine = regexp.MustCompile(`(?m)^::error file=[^,:\n\r]+,line=1,col=1,title=[^,:\n\r]+::[^\n\r]*\n`)
)
