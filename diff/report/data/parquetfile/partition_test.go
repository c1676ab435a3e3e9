package parquetfile_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"stance/diff/report/data/parquetfile"
	"stance/diff/report/data/tables"
	"stance/positions"
)

// day parses a date.
func day(t *testing.T, s string) positions.Date {
	t.Helper()
	d, err := positions.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A table is parted by the years of its dates, each row once and in its order.
func TestByYear(t *testing.T) {
	rows := [][]any{
		{"a", day(t, "2025-08-15"), "x"}, {"b", day(t, "1999-01-01"), "y"},
		{"c", day(t, "2025-01-01"), "y"}, {"d", day(t, "2024-12-31"), "x"}, {"e", nil, "x"},
	}
	parts, err := parquetfile.ByYear(table(rows...))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range parts {
		line := p.Path + ":"
		f, err := parquet.OpenFile(bytes.NewReader(p.Content), int64(len(p.Content)))
		if err != nil {
			t.Fatal(err)
		}
		for _, group := range f.RowGroups() {
			reader := group.Rows()
			buffer := make([]parquet.Row, 10)
			n, _ := reader.ReadRows(buffer)
			for _, r := range buffer[:n] {
				line += " " + r[0].String()
			}
			reader.Close()
		}
		got = append(got, line)
	}
	want := []string{
		"stances/year=__HIVE_DEFAULT_PARTITION__/stances.parquet: e",
		"stances/year=1999/stances.parquet: b", "stances/year=2024/stances.parquet: d", "stances/year=2025/stances.parquet: a c",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

// A table without dates is one part; one without rows is there with its columns.
func TestByYearWithoutDates(t *testing.T) {
	undated := &tables.Table{Name: "parties", Columns: []tables.Column{{Name: "id", Type: tables.Word}}, Fill: func(f *tables.Filler) {
		f.Text("id", "a")
		f.End()
	}}
	for path, of := range map[string]*tables.Table{"parties/parties.parquet": undated, "stances/year=__HIVE_DEFAULT_PARTITION__/stances.parquet": table()} {
		parts, err := parquetfile.ByYear(of)
		if err != nil || len(parts) != 1 || parts[0].Path != path {
			t.Errorf("%s: %d parts, %v", of.Name, len(parts), err)
			continue
		}
		f, err := parquet.OpenFile(bytes.NewReader(parts[0].Content), int64(len(parts[0].Content)))
		if err != nil || len(f.Schema().Fields()) != len(of.Columns) {
			t.Errorf("%s: %v", of.Name, err)
		}
	}
}

// Words, of which few differ, are written once each.
func TestDictionaries(t *testing.T) {
	content := written(t, table([]any{"a", day(t, "2025-08-15"), "x"}))
	f, err := parquet.OpenFile(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	for i, chunk := range f.Metadata().RowGroups[0].Columns {
		has := slices.Contains(chunk.MetaData.Encoding, format.RLEDictionary)
		if want := columns[i].Type == tables.Word; has != want {
			t.Errorf("%s is encoded by %v", columns[i].Name, chunk.MetaData.Encoding)
		}
	}
}
