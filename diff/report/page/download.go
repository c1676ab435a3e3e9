package page

import (
	"encoding/base64"
	"encoding/csv"
	"math"
	"strconv"
	"strings"

	"stance/diff/report/document"
	"stance/positions/visible"
)

// download sets a link by which the figures of a picture are saved as comma-separated values:
// the very table, which the page carries in the link. Browsers save what such an address
// holds, and open nothing, whatever the page's policy.
func (s *setter) download(id string, t *document.Table) {
	var b strings.Builder
	w := csv.NewWriter(&b)
	row := func(cells []string) { _ = w.Write(cells) } // to memory, which does not fail
	head := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = s.value(document.Cell{c.Head})
	}
	row(head)
	for _, r := range t.Rows {
		cells := make([]string, len(t.Columns))
		for i := range min(len(cells), len(r.Cells)) {
			cells[i] = s.value(r.Cells[i])
		}
		row(cells)
	}
	w.Flush()
	s.put(`<p class="data"><a class="alone" download="`, id, `.csv" href="data:text/csv;charset=utf-8;base64,`, base64.StdEncoding.EncodeToString([]byte(b.String())),
		`">CSV`, s.spoken(strings.TrimSpace(t.Caption.Text())), "</a></p>\n")
}

// value is a cell as a spreadsheet may have it: on one line, and a text that would be run as
// a formula behind an apostrophe.
func (s *setter) value(c document.Cell) string {
	var lines []string
	for _, t := range c {
		var b strings.Builder
		for _, r := range t {
			if n := s.numbers[r.Source]; n > 0 {
				b.WriteString(" [" + strconv.Itoa(n) + "]")
				continue
			}
			b.WriteString(r.Text)
		}
		if text := strings.TrimSpace(line(b.String())); text != "" {
			lines = append(lines, text)
		}
	}
	text := strings.Join(lines, "; ")
	if v, err := strconv.ParseFloat(text, 64); (err != nil || math.IsInf(v, 0)) && visible.Formula(strings.TrimLeft(text, "'")) {
		return "'" + text
	}
	return text
}
