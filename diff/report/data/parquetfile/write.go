package parquetfile

import (
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go"

	"stance/diff/report/data/tables"
	"stance/positions"
)

// rowsAtOnce is how many rows are handed over together.
const rowsAtOnce = 512

// Write writes a table.
func Write(w io.Writer, t *tables.Table) error {
	out := NewWriter(w, t.Name, t.Columns)
	for cells := range t.Rows() {
		if err := out.Row(cells); err != nil {
			return err
		}
	}
	return out.Close()
}

type rows interface {
	parquet.RowWriter
	io.Closer
}

// Writer writes a table row by row.
type Writer struct {
	out     rows
	name    string
	columns []tables.Column
	rows    []parquet.Row
}

// NewWriter begins a table.
func NewWriter(w io.Writer, name string, columns []tables.Column) *Writer {
	return &Writer{name: name, columns: columns, out: parquet.NewWriter(w,
		parquet.NewSchema(name, newRecord(columns)),
		parquet.Compression(&parquet.Zstd),
		parquet.CreatedBy("stance", "1", "0"), // not the library's, which would change with its version
	)}
}

// Row writes a row, as Table.Rows gives it.
func (w *Writer) Row(cells []any) error {
	row := make(parquet.Row, 0, len(cells))
	for i, cell := range cells {
		if ids, ok := cell.([]string); ok {
			row = append(row, list(ids, i)...)
			continue
		}
		v, err := value(cell)
		if err != nil {
			return fmt.Errorf("column %s of %s: %w", w.columns[i].Name, w.name, err)
		}
		present := 1 // the definition level: is the optional value there?
		if cell == nil {
			present = 0
		}
		row = append(row, v.Level(0, present, i))
	}
	w.rows = append(w.rows, row)
	if len(w.rows) < rowsAtOnce {
		return nil
	}
	return w.flush()
}

func (w *Writer) flush() error {
	_, err := w.out.WriteRows(w.rows)
	w.rows = w.rows[:0]
	return err
}

// Close writes what is left, and ends the table.
func (w *Writer) Close() error {
	if err := w.flush(); err != nil {
		return err
	}
	return w.out.Close()
}

// list is a cell of several values: each tells whether it goes on from the one before, and that it is
// there.
func list(ids []string, column int) parquet.Row {
	if len(ids) == 0 {
		return parquet.Row{parquet.NullValue().Level(0, 0, column)}
	}
	row := make(parquet.Row, len(ids))
	for i, id := range ids {
		row[i] = parquet.ByteArrayValue([]byte(id)).Level(min(i, 1), 1, column)
	}
	return row
}

// unixZero is 1970-01-01, from which a DATE counts days.
const unixZero positions.Date = 719163

func value(cell any) (parquet.Value, error) {
	switch v := cell.(type) {
	case nil:
		return parquet.NullValue(), nil
	case string:
		return parquet.ByteArrayValue([]byte(v)), nil
	case float64:
		return parquet.DoubleValue(v), nil
	case int:
		return parquet.Int32Value(int32(v)), nil
	case bool:
		return parquet.BooleanValue(v), nil
	case positions.Date:
		return parquet.Int32Value(int32(v - unixZero)), nil
	}
	return parquet.Value{}, fmt.Errorf("a table has no cells of type %T", cell)
}
