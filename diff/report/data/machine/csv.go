package machine

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode"

	"stance/diff/report"
	"stance/diff/report/data/tables"
	"stance/positions"
	"stance/positions/exchange/tidy"
	"stance/positions/visible"
)

// ShowCSV writes what `stance show` tells, in the columns of tables.Show.
func ShowCSV(w io.Writer, s *report.Show) error { return writeCSV(w, tables.Show(s), cellText) }

// TermsCSV writes what `stance show --terms` tells, in the columns of tables.Terms.
func TermsCSV(w io.Writer, t *report.Terms) error { return writeCSV(w, tables.Terms(t), cellText) }

// VoicesCSV writes what `stance show --voices` tells, in the columns of tables.Voices.
func VoicesCSV(w io.Writer, v *report.Voices) error { return writeCSV(w, tables.Voices(v), cellText) }

// DiffCSV writes what `stance diff` tells, in the columns of tables.Diff.
func DiffCSV(w io.Writer, d *report.Diff) error { return writeCSV(w, tables.Diff(d), cellText) }

// LogCSV writes what `stance log` tells, in the columns of tables.Log.
func LogCSV(w io.Writer, l *report.Log) error { return writeCSV(w, tables.Log(l), cellText) }

// GapCSV writes what `stance gap` tells, in the columns of tables.Gap.
func GapCSV(w io.Writer, g *report.Gap) error { return writeCSV(w, tables.Gap(g), cellText) }

// CSV writes a table for spreadsheets, R, pandas and `stance import`. Line
// breaks within texts are kept; tidy.Guard says what else becomes of a text.
func CSV(w io.Writer, t *tables.Table) error {
	return writeCSV(w, t, func(s string) string { return tidy.Guard(tables.Text, s) })
}

// writeCSV writes a table with its header. Null is an empty cell. Texts go
// through guard; words of the format and numbers, which no spreadsheet runs,
// stay as they are, also below zero.
func writeCSV(w io.Writer, t *tables.Table, guard func(string) string) error {
	out := csv.NewWriter(w)
	cells := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = c.Name
	}
	if err := out.Write(cells); err != nil {
		return err
	}
	for row := range t.Rows() {
		for i, cell := range row {
			cells[i] = csvCell(cell, t.Columns[i].Type, guard)
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func csvCell(cell any, of tidy.Type, guard func(string) string) string {
	switch v := cell.(type) {
	case string:
		if of == tables.Word {
			return v
		}
		return guard(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case int:
		return strconv.Itoa(v)
	case bool:
		return strconv.FormatBool(v)
	case positions.Date:
		return v.String()
	case []string:
		return strings.Join(v, "; ")
	}
	return ""
}

// cellText makes somebody's words safe in a cell. Control characters and
// bidirectional overrides are dropped, line breaks and tabs becoming spaces,
// and what a spreadsheet would run as a formula is prefixed with an apostrophe.
func cellText(s string) string {
	formula := visible.Formula(s) // before a tab becomes a space
	s = strings.Map(func(r rune) rune {
		switch {
		case ' ' <= r && r <= '~': // nearly all there is
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, s)
	if formula || visible.Formula(s) {
		return "'" + s
	}
	return s
}
