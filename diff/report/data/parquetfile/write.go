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
	out := parquet.NewWriter(w,
		parquet.NewSchema(t.Name, newRecord(t.Columns)),
		parquet.Compression(&parquet.Zstd),
		parquet.CreatedBy("stance", "1", "0"), // not the library's, which would change with its version
	)
	var rows []parquet.Row
	flush := func() error {
		_, err := out.WriteRows(rows)
		rows = rows[:0]
		return err
	}
	for cells := range t.Rows() {
		row := make(parquet.Row, 0, len(cells))
		for i, cell := range cells {
			if ids, ok := cell.([]string); ok {
				row = append(row, list(ids, i)...)
				continue
			}
			v, err := value(cell)
			if err != nil {
				return fmt.Errorf("column %s of %s: %w", t.Columns[i].Name, t.Name, err)
			}
			present := 1 // the definition level: is the optional value there?
			if cell == nil {
				present = 0
			}
			row = append(row, v.Level(0, present, i))
		}
		if rows = append(rows, row); len(rows) == rowsAtOnce {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if err := flush(); err != nil {
		return err
	}
	return out.Close()
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
