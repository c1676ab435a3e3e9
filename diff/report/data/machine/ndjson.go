package machine

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"strconv"

	"stance/diff/report/data/tables"
)

// NDJSON writes a table as one JSON object per line. Every object has every
// column, in order, null for what is not known.
func NDJSON(w io.Writer, t *tables.Table) error {
	out := bufio.NewWriter(w)
	keys := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		keys[i] = strconv.Quote(c.Name) + ":" // names are plain words
	}
	var line bytes.Buffer
	var safe []byte
	cells := json.NewEncoder(&line)
	cells.SetEscapeHTML(false)
	for row := range t.Rows() {
		line.Reset()
		for i, cell := range row {
			line.WriteByte("{,"[min(i, 1)])
			line.WriteString(keys[i])
			if err := cells.Encode(cell); err != nil {
				return err
			}
			line.Truncate(line.Len() - 1) // the encoder ends each value with a line feed
		}
		line.WriteByte('}')
		safe = append(appendVisible(safe[:0], line.Bytes()), '\n')
		if _, err := out.Write(safe); err != nil {
			return err
		}
	}
	return out.Flush()
}
