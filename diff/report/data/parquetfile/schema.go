package parquetfile

import (
	"reflect"

	"github.com/parquet-go/parquet-go"

	"stance/diff/report/data/tables"
)

// record is the schema of a table. It is the library's group of columns, but
// in the table's order; the library's own is alphabetical.
type record struct {
	parquet.Group
	fields []parquet.Field
}

func newRecord(columns []tables.Column) parquet.Node {
	r := &record{parquet.Group{}, make([]parquet.Field, len(columns))}
	for i, c := range columns {
		r.Group[c.Name] = parquet.Optional(leaf(c.Type))
		if c.Type == tables.List {
			r.Group[c.Name] = parquet.List(leaf(tables.Word))
		}
		r.fields[i] = &field{r.Group[c.Name], c.Name}
	}
	return r
}

// Fields lists the columns in order.
func (r *record) Fields() []parquet.Field { return r.fields }

func leaf(t tables.Type) parquet.Node {
	switch t {
	case tables.Number:
		return parquet.Leaf(parquet.DoubleType)
	case tables.Integer:
		return parquet.Int(32)
	case tables.Date:
		return parquet.Date()
	case tables.Truth:
		return parquet.Leaf(parquet.BooleanType)
	case tables.Word: // few different ones
		return parquet.Encoded(parquet.String(), &parquet.RLEDictionary)
	}
	return parquet.String()
}

// field is a column by its name.
type field struct {
	parquet.Node
	name string
}

// Name is the column's name.
func (f *field) Name() string { return f.name }

// Value finds the column in a Go struct; nothing here is read from one.
func (f *field) Value(base reflect.Value) reflect.Value { return base.FieldByName(f.name) }
