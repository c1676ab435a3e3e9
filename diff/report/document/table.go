package document

// Table is rows of cells under columns. Where it has no room a renderer writes the rows
// one under the other: the keys in a line, and each other cell behind the head of its
// column.
type Table struct {
	Caption Text // what is listed; may be empty
	Columns []Column
	Rows    []TableRow
	Roomy   bool // the cells have several lines: rows are set apart
}

// Column is a column of a table.
type Column struct {
	Head   Text
	Key    bool // says what a row is about. The first columns are keys, one at least.
	Number bool // figures, to be compared down the column
	Joins  bool // its head is read before its cells wherever these stand, as "between" and "and" are
}

// TableRow is a row. It has a cell for each column, or fewer: the last are empty then.
type TableRow struct {
	ID    string // of its anchor; "" for none
	Name  string // by which it is called where its surroundings are not seen; "" for none
	Under bool   // a part of the last row that is not Under one itself
	Cells []Cell
}

// Cell is what stands in a cell: a line or several, each of which begins anew.
type Cell []Text

// Matrix is a cell for each pair of a row and a column. A renderer may turn it, cut it into
// several, or, where there is Else, write that.
type Matrix struct {
	Caption Text
	RowsAre string // what the rows are, such as "party"; "" where columns are the same
	ColsAre string
	Columns []Text
	Rows    []MatrixRow
	Roomy   bool
	// Else is a table that says the same for where all columns do not fit beside each
	// other; nil where the matrix is turned and cut.
	Else *Table
}

// MatrixRow is a row of a matrix, with a cell for each column, or fewer.
type MatrixRow struct {
	Head  Text
	Cells []Cell
}

// Turned is the matrix with its rows for columns.
func (m Matrix) Turned() Matrix {
	t := m
	t.RowsAre, t.ColsAre, t.Columns, t.Rows = m.ColsAre, m.RowsAre, make([]Text, len(m.Rows)), make([]MatrixRow, len(m.Columns))
	for i, r := range m.Rows {
		t.Columns[i] = r.Head
	}
	for i, head := range m.Columns {
		t.Rows[i].Head = head
		for _, r := range m.Rows {
			var c Cell
			if i < len(r.Cells) {
				c = r.Cells[i]
			}
			t.Rows[i].Cells = append(t.Rows[i].Cells, c)
		}
	}
	return t
}

func (Table) block()  {}
func (Matrix) block() {}
