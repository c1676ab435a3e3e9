// Package tables arranges what the reports tell as tables with typed cells: a
// row per stance, change or gap, its columns with their names, types and
// meaning. Every format that has rows and columns writes these (CSV and NDJSON
// in machine, Parquet in parquetfile, workbooks in workbook), so that none has
// columns of its own. How a cell is written is each format's affair.
//
// Names are those of the JSON fields, and do not change. A name means the same
// in every table, but for from and to: dates in Changes, gaps in Gap.
package tables
