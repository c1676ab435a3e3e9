package parquetfile_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"stance/diff/report/data/parquetfile"
	"stance/diff/report/data/tables"
	"stance/positions"
)

var columns = []tables.Column{ // in no alphabetical order
	{Name: "zeta", Type: tables.Text}, {Name: "date", Type: tables.Date}, {Name: "party", Type: tables.Word},
	{Name: "score", Type: tables.Number}, {Name: "steps", Type: tables.Integer}, {Name: "novel", Type: tables.Truth},
}

func table(rows ...[]any) *tables.Table {
	return &tables.Table{Name: "stances", Columns: columns, Fill: func(f *tables.Filler) {
		for _, row := range rows {
			for i, cell := range row {
				switch v := cell.(type) {
				case string:
					f.Text(columns[i].Name, v)
				case positions.Date:
					f.Date(columns[i].Name, v)
				case float64:
					f.Number(columns[i].Name, &v)
				case int:
					f.Integer(columns[i].Name, v)
				case bool:
					f.Truth(columns[i].Name, v)
				}
			}
			f.End()
		}
	}}
}

func written(t testing.TB, table *tables.Table) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := parquetfile.Write(&buf, table); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// The columns have the types that other programs expect, in the table's order.
func TestSchema(t *testing.T) {
	f, err := parquet.OpenFile(bytes.NewReader(written(t, table())), int64(len(written(t, table()))))
	if err != nil {
		t.Fatal(err)
	}
	const want = `message stances {
	optional binary zeta (STRING);
	optional int32 date (DATE);
	optional binary party (STRING);
	optional double score;
	optional int32 steps (INT(32,true));
	optional boolean novel;
}`
	if got := f.Schema().String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if by := f.Metadata().CreatedBy; strings.Contains(by, "parquet-go") {
		t.Errorf("created by %s: it would change with the library", by)
	}
	if f.NumRows() != 0 {
		t.Errorf("%d rows", f.NumRows())
	}
}

// Every value comes back, null as null, over more rows than are handed over at
// once.
func TestValues(t *testing.T) {
	day, err := positions.ParseDate("1969-12-31") // the day before the one that dates count from
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]any
	for range 700 {
		rows = append(rows, []any{"=1+1\x00 “約束”", day, "anna", 200.0 / 3, -2, true}, []any{nil, nil, nil, nil, nil, nil}, []any{nil, positions.Date(1), nil, 0.0, 0, false})
	}
	reader := parquet.NewReader(bytes.NewReader(written(t, table(rows...))))
	defer reader.Close()
	buffer := make([]parquet.Row, 3)
	n := 0
	for {
		got, err := reader.ReadRows(buffer)
		for _, row := range buffer[:got] {
			switch n % 3 {
			case 0:
				if row[0].String() != "=1+1\x00 “約束”" || row[1].Int32() != -1 || row[2].String() != "anna" || row[3].Double() != 200.0/3 || row[4].Int32() != -2 || !row[5].Boolean() {
					t.Fatalf("row %d is %v", n, row)
				}
			case 1:
				for _, v := range row {
					if !v.IsNull() {
						t.Fatalf("row %d is %v", n, row)
					}
				}
			case 2:
				if !row[0].IsNull() || row[1].Int32() != -719162 || row[3].IsNull() || row[3].Double() != 0 || row[5].IsNull() || row[5].Boolean() {
					t.Fatalf("row %d is %v", n, row)
				}
			}
			n++
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if n != len(rows) {
		t.Errorf("%d rows, want %d", n, len(rows))
	}
}

// The same table is the same bytes each time.
func TestTheSameBytes(t *testing.T) {
	rows := [][]any{{"a", positions.Date(700000), "anna", 1.5, 2, true}, {"b", nil, "bert", nil, nil, nil}}
	first := written(t, table(rows...))
	for range 10 {
		if !bytes.Equal(first, written(t, table(rows...))) {
			t.Fatal("another file the next time")
		}
	}
}

// A broken disk is an error, and no half a file that passes for one.
func TestFullDisk(t *testing.T) {
	if err := parquetfile.Write(full{}, table([]any{"a"})); err == nil {
		t.Error("no error")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }
