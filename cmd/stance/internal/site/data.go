package site

import (
	"bytes"
	"io"

	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/diff/report/data/parquetfile"
	"stance/diff/report/data/tables"
	"stance/diff/report/data/workbook"
	"stance/positions"
)

// dataFiles are what programs read, in data/: the tables of the dataset as CSV and Parquet,
// all of them as a workbook, and who stands where last as JSON. All else that is told as JSON lies
// beside the page that tells it.
func dataFiles(h *positions.History, dates []positions.DateInfo, of func(*report.Panel) []*tables.Table) []batch {
	if len(dates) == 0 {
		return nil
	}
	panel := report.NewPanel(h, dates[0].Date, dates[len(dates)-1].Date, report.Filter{})
	all := of(panel)
	made := func(name string, write func(io.Writer) error) batch {
		return one("data/"+name, func() ([]byte, error) {
			var b bytes.Buffer
			err := write(&b)
			return b.Bytes(), err
		})
	}
	files := []batch{
		made("stance.xlsx", func(w io.Writer) error { return workbook.Write(w, all) }),
		made("latest.json", func(w io.Writer) error {
			return machine.ShowJSON(w, report.NewShow(h, dates[len(dates)-1].Date, report.Filter{}))
		}),
	}
	for _, t := range all {
		files = append(files,
			made(t.Name+".csv", func(w io.Writer) error { return machine.CSV(w, t) }),
			made(t.Name+".parquet", func(w io.Writer) error { return parquetfile.Write(w, t) }))
	}
	return files
}
