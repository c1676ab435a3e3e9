package main

import (
	"errors"
	"path/filepath"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/diff/report"
	"stance/diff/report/data/parquetfile"
)

// writeFolder writes a table, or all that a database joins, as Parquet files into a new folder, whole or
// not at all: a folder for each table, and in it one for each year.
func (opts *exportOptions) writeFolder(s *console.Streams, table string, p *report.Panel) error {
	name := filepath.Clean(s.Path(opts.output.File))
	if err := dataset.MayBecomeFolder(name); err != nil {
		var usage *console.UsageError
		if errors.As(err, &usage) && usage.Hint != "" { // it has something in it
			usage.Hint = "name a folder that does not exist yet, or remove this one first: parts of other years would be counted, too"
		}
		return err
	}
	chosen := longTables
	if table != "" {
		chosen = []string{table}
	}
	defer s.Progress("working the tables out", 0).Done()
	var files []disk.Content
	for _, t := range chosen {
		parts, err := parquetfile.ByYear(tableNamed(t, p))
		if err != nil {
			return err
		}
		for _, part := range parts {
			files = append(files, disk.Content{Name: part.Path, Content: part.Content})
		}
	}
	if err := s.Disk.NewFolder(name, files, func(string) error { return nil }); err != nil {
		return err
	}
	s.Note("wrote " + console.Plural(len(files), "file") + " into " + opts.output.File)
	return nil
}
