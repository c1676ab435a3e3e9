package intake_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"os"
	"testing"

	"stance/positions"
	"stance/positions/exchange/intake"
	"stance/positions/exchange/sheet"
	"stance/positions/exchange/tidy"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// exported writes a dataset's records as delimited text.
func exported(t testing.TB, d *positions.Dataset, comma rune) []byte {
	t.Helper()
	header := tidy.Header(d)
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = comma
	write := func(cells []string) {
		if err := w.Write(cells); err != nil {
			t.Fatal(err)
		}
	}
	names := make([]string, len(header))
	for i, c := range header {
		names[i] = c.Name
	}
	write(names)
	guarded := func(row []string) {
		for i := range row {
			row[i] = tidy.Guard(header[i].Type, row[i])
		}
		write(row)
	}
	for row := range tidy.Rows(d, d.Records, header) {
		guarded(row)
	}
	for row := range tidy.DateRows(d, header) {
		guarded(row)
	}
	w.Flush()
	return b.Bytes()
}

func read(t testing.TB, content []byte) *sheet.Table {
	t.Helper()
	table, problems, err := sheet.Read(content, sheet.Options{})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return table
}

// empty is a dataset with the codebook and sources of another.
func empty(d *positions.Dataset) *positions.Dataset {
	return &positions.Dataset{Codebook: d.Codebook, Sources: d.Sources}
}

// comesBack holds that a dataset written as a table and taken in again is the
// same, and that taking it in twice changes nothing.
func comesBack(t *testing.T, d *positions.Dataset, comma rune) {
	t.Helper()
	table := read(t, exported(t, d, comma))
	r, err := intake.Tidy(table, empty(d), intake.Options{})
	if err != nil || len(r.Problems) > 0 || len(r.Missing.Proposals) > 0 {
		t.Fatal(err, r.Problems, r.Missing)
	}
	back := empty(d)
	back.Dates, back.Records = r.Add.Dates, r.Add.Records
	positions.SortRecords(back.Records)
	want, got := yamlfile.Files(d), yamlfile.Files(back)
	for i := range min(len(want), len(got)) {
		if want[i].Name != got[i].Name || !bytes.Equal(want[i].Content, got[i].Content) {
			t.Fatalf("want %s:\n%s\ngot %s:\n%s", want[i].Name, want[i].Content, got[i].Name, got[i].Content)
		}
	}
	if len(want) != len(got) {
		t.Fatalf("%d files, want %d", len(got), len(want))
	}
	again, err := intake.Tidy(table, d, intake.Options{})
	if err != nil || len(again.Problems) > 0 || again.New() > 0 || len(again.Add.Dates) > 0 || again.Already != r.New() {
		t.Fatalf("the second time: %v %v, %d new, %d of %d there", err, again.Problems, again.New(), again.Already, r.New())
	}
}

func TestExportComesBack(t *testing.T) {
	for name, folder := range map[string]fs.FS{
		"tracked": os.DirFS("../../../data"), "everything": os.DirFS("../../yamlfile/testdata/write/everything"), "synthetic": synthetic.Small.FS(),
	} {
		t.Run(name, func(t *testing.T) {
			result := yamlfile.Read(folder)
			if !result.OK() {
				t.Fatal(result.Problems)
			}
			comesBack(t, result.Dataset, ',')
		})
	}
	for seed := range uint64(60) {
		t.Run(fmt.Sprint("odd ", seed), func(t *testing.T) {
			d := synthetic.Odd(seed)
			if len(d.Records) == 0 {
				t.Skip("nothing in it")
			}
			comesBack(t, d, []rune{',', ';', '\t'}[seed%3])
		})
	}
}
