package parquetfile

import (
	"bytes"
	"maps"
	"slices"
	"strconv"

	"stance/diff/report/data/tables"
	"stance/positions"
)

// Partition is a part of a table, with its path below the folder that the table is written to:
// "track/year=2025/track.parquet", as those who read such folders know to take a column from it.
type Partition struct {
	Path    string // slash-separated
	Content []byte
}

// noYear is what those who read such folders take for null: the part of a table without rows.
const noYear = "__HIVE_DEFAULT_PARTITION__"

// ByYear parts a table by the years of its column `date`, in their order; a table without one is one
// part. A table without rows has one, so that its columns are there.
func ByYear(t *tables.Table) ([]Partition, error) {
	type part struct {
		bytes.Buffer
		*Writer
	}
	at := slices.IndexFunc(t.Columns, func(c tables.Column) bool { return c.Name == "date" && c.Type == tables.Date })
	parts := map[int]*part{}
	of := func(year int) *part {
		p := parts[year]
		if p == nil {
			p = &part{}
			p.Writer = NewWriter(&p.Buffer, t.Name, t.Columns)
			parts[year] = p
		}
		return p
	}
	for cells := range t.Rows() {
		year := 0
		if at >= 0 {
			date, _ := cells[at].(positions.Date)
			year = date.Year()
		}
		if err := of(year).Row(cells); err != nil {
			return nil, err
		}
	}
	if len(parts) == 0 {
		of(0)
	}
	var all []Partition
	for _, year := range slices.Sorted(maps.Keys(parts)) {
		p := parts[year]
		if err := p.Close(); err != nil {
			return nil, err
		}
		folder := t.Name + "/"
		switch {
		case at < 0:
		case year == 0:
			folder += "year=" + noYear + "/"
		default:
			folder += "year=" + strconv.Itoa(year) + "/"
		}
		all = append(all, Partition{folder + t.Name + ".parquet", p.Bytes()})
	}
	return all, nil
}
