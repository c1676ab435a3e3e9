package sheet

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"stance/positions/exchange/sheet/sheettest"
)

// BenchmarkRead reads tables of 100,000 rows and 12 columns.
func BenchmarkRead(b *testing.B) {
	const rows = 100_000
	var cells strings.Builder
	var delimited bytes.Buffer
	for i := range rows {
		row := []any{sheettest.Day(45000 + i%500), fmt.Sprint("party ", i%20), "an issue", 7.25, nil, nil, "What is wanted, in the analyst's words & more", i, true, nil, "x", "y"}
		cells.WriteString(sheettest.Cells(i+1, row...))
		for j, c := range row {
			if j > 0 {
				delimited.WriteByte(',')
			}
			if c != nil {
				fmt.Fprintf(&delimited, "%q", fmt.Sprint(c))
			}
		}
		delimited.WriteByte('\n')
	}
	book := one(cells.String())
	book.Formats = []string{"yyyy-mm-dd"}
	for name, content := range map[string][]byte{"csv": delimited.Bytes(), "xlsx": book.Bytes()} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if table, _, err := Read(content, Options{}); err != nil || table.Len() != rows-1 {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
