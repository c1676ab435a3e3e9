package tables_test

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/data/tables"
	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

func read(t testing.TB, folder string) *positions.Dataset {
	t.Helper()
	r := yamlfile.Read(os.DirFS(folder))
	if !r.OK() {
		t.Fatal(r.Problems)
	}
	return r.Dataset
}

// every makes every table of a dataset.
func every(t testing.TB, d *positions.Dataset) []*tables.Table {
	t.Helper()
	h := positions.NewHistory(d, 0)
	first, last := d.Dates[0].Date, d.Dates[len(d.Dates)-1].Date
	c, err := diff.Compare(h, first, last)
	if err != nil {
		t.Fatal(err)
	}
	p := report.NewPanel(h, first, last, report.Filter{All: true})
	all := []*tables.Table{
		tables.Show(report.NewShow(h, last, report.Filter{})), tables.Diff(&report.Diff{Comparison: c}), tables.Log(report.NewLog(h, report.Filter{})),
		tables.Gap(report.NewGap(h, 0, last, report.Filter{})), tables.Gap(report.NewGap(h, first, last, report.Filter{})),
		tables.Stances(p), tables.Changes(p), tables.Gaps(p), tables.Distances(p),
		tables.Records(p), tables.Track(p), tables.StandingTerms(p), tables.Evidence(p), tables.Claims(p),
		tables.Parties(d.Codebook), tables.Issues(d.Codebook), tables.Sources(d.Sources),
	}
	if len(d.Codebook.Speakers) > 0 {
		all = append(all, tables.Speakers(d.Codebook))
	}
	return append(all, tables.Dictionary(all))
}

// Every cell is what its column's type says, every column has a name of its
// own and a meaning, and what is counted before are the rows.
func TestCellsAreOfTheirTypes(t *testing.T) {
	made := yamlfile.Read(synthetic.Shape{Parties: 5, Issues: 10, Dates: 6, PerDate: 20, Sources: 6, Seed: 1, Full: true}.FS())
	if !made.OK() {
		t.Fatal(made.Problems)
	}
	counted := 0
	defer func() {
		if counted != 3*4 {
			t.Errorf("%d tables were counted before", counted)
		}
	}()
	for folder, d := range map[string]*positions.Dataset{
		"../../../../data": read(t, "../../../../data"), "everything": read(t, "../../../../positions/yamlfile/testdata/write/everything"), "made up": made.Dataset,
	} {
		for _, table := range every(t, d) {
			seen := map[string]bool{}
			for _, c := range table.Columns {
				if seen[c.Name] || c.Name == "" || c.Doc == "" {
					t.Errorf("%s has the column %+v", table.Name, c)
				}
				seen[c.Name] = true
			}
			if table.Name == "" || table.Doc == "" {
				t.Errorf("a table %q: %q", table.Name, table.Doc)
			}
			rows := 0
			for row := range table.Rows() {
				rows++
				if len(row) != len(table.Columns) {
					t.Fatalf("%s has a row of %d cells", table.Name, len(row))
				}
				for i, cell := range row {
					want := map[tables.Type]string{
						tables.Text: "string", tables.Word: "string", tables.Number: "float64",
						tables.Integer: "int", tables.Date: "positions.Date", tables.Truth: "bool", tables.List: "[]string",
					}[table.Columns[i].Type]
					if got := fmt.Sprintf("%T", cell); cell != nil && got != want {
						t.Errorf("%s, row %d, %s is a %s, want a %s", table.Name, rows, table.Columns[i].Name, got, want)
					}
				}
			}
			if table.Count != nil {
				counted++
				if n := table.Count(); n != rows && (table.Name != "stances" || n > rows) { // dates without a record are rows of that, too
					t.Errorf("%s has %d rows, counted as %d", table.Name, rows, n)
				}
			}
			if rows == 0 && folder != "everything" {
				t.Errorf("%s has no rows", table.Name)
			}
		}
	}
}

// A reader can stop, and read again.
func TestRowsCanBeLeft(t *testing.T) {
	for _, table := range every(t, read(t, "../../../../data")) {
		for range 2 {
			n := 0
			for range table.Rows() {
				n++
				break
			}
			if n != 1 {
				t.Errorf("%s: %d rows", table.Name, n)
			}
		}
	}
}

// What nothing is known of is null: never "", the day 0 or a figure.
func TestNull(t *testing.T) {
	f := &tables.Table{Columns: tables.Untyped("a", "b", "c", "d", "e"), Fill: func(f *tables.Filler) {
		f.Text("a", "")
		f.Date("b", 0)
		f.Number("c", nil)
		f.Known("d", nil)
		f.Text("elsewhere", "x")
		f.End()
		f.Text("a", "x")
		f.End()
	}}
	var rows [][]any
	for row := range f.Rows() {
		rows = append(rows, slices.Clone(row))
	}
	if fmt.Sprint(rows) != "[[<nil> <nil> <nil> <nil> <nil>] [x <nil> <nil> <nil> <nil>]]" {
		t.Errorf("got %v", rows)
	}
}
