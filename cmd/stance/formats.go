package main

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/diff/report/data/network"
	"stance/diff/report/data/parquetfile"
	"stance/diff/report/data/workbook"
	"stance/diff/report/document"
	"stance/diff/report/markdown"
	"stance/diff/report/page"
	"stance/diff/report/terminal"
)

// format is a way to write a result. Flags, completion, messages and `stance help
// formats` go by the list of them; a new format is its package and an entry here.
type format struct {
	name    string
	also    []string // other words for it
	endings []string // of files that hold it; the first is proposed
	about   string   // a line of help
	binary  bool     // no text: nothing for a terminal
	obeyed  bool     // its lines are meant to be commands to GitHub Actions
	most    int      // rows that it holds; 0 where it sets no bound

	// draw draws a document, for people: notes belong into it, and a pager shows it.
	// A format for programs has model instead, the writer of what a finding says
	// itself; nil where it does not say that.
	draw  func(io.Writer, *document.Document, terminal.Screen) error
	model func(*finding) func(io.Writer) error
}

// formats are all there are, in the order in which they are listed.
var formats = []*format{
	{
		name: "table", about: "for people, at the width of the terminal or of --width",
		draw: terminal.Document,
	}, {
		name: "markdown", also: []string{"md"}, endings: []string{".md", ".markdown"}, about: "for people, GitHub flavour; md for short",
		draw: func(w io.Writer, d *document.Document, _ terminal.Screen) error { return markdown.Document(w, d) },
	}, {
		name: "html", endings: []string{".html", ".htm"}, about: "for people: one page that needs nothing else",
		draw: func(w io.Writer, d *document.Document, _ terminal.Screen) error { return page.Document(w, onASheet(d)) },
	}, {
		name: "json", endings: []string{".json"}, about: "for programs: every field, null for what is not known",
		model: func(a *finding) func(io.Writer) error { return a.json },
	}, {
		name: "csv", endings: []string{".csv"}, about: "for programs: one row per stance or change, with a header",
		model: func(a *finding) func(io.Writer) error { return a.csv },
	}, {
		name: "ndjson", endings: []string{".ndjson", ".jsonl"}, about: "for programs: the rows of export, a JSON object per line",
		model: func(a *finding) func(io.Writer) error { return made(machine.NDJSON, a.table) },
	}, {
		name: "xlsx", endings: []string{".xlsx"}, about: "for people and programs: a workbook, a sheet per table of export",
		binary: true, most: workbook.MaxRows - 1, // beside the header
		model: func(a *finding) func(io.Writer) error { return made(workbook.Write, a.workbook) },
	}, {
		name: "parquet", endings: []string{".parquet", ".pq"}, about: "for programs: the rows of export with typed columns",
		binary: true,
		model:  func(a *finding) func(io.Writer) error { return made(parquetfile.Write, a.table) },
	}, {
		name: "graphml", endings: []string{".graphml"}, about: "for network programs: the gaps between parties",
		most:  report.MostPairs, // programs that draw networks hold no more
		model: func(a *finding) func(io.Writer) error { return made(network.Write, a.network) },
	}, {
		name: "svg", endings: []string{".svg"}, about: "for people: a chart of one issue over time",
		model: func(a *finding) func(io.Writer) error { return drawnAs(a.chart) },
	}, {
		name: "github", about: "annotations beside the lines of a pull request, for GitHub Actions",
		obeyed: true,
		model:  func(a *finding) func(io.Writer) error { return a.github },
	},
}

// onASheet gives a document that was cut to a screen the room that a page has.
func onASheet(d *document.Document) *document.Document {
	if d.Room == 0 {
		return d
	}
	sheet := *d
	sheet.Room = page.OneSheet
	return &sheet
}

// people reports whether a format is read by people, so that notes belong into it.
func (f *format) people() bool { return f.draw != nil }

// writer is what writes a finding in a format; nil where it cannot be.
func (f *format) writer(a *finding) writer {
	if f.draw != nil {
		if a.document == nil {
			return nil
		}
		return func(w io.Writer, s terminal.Screen) error { return f.draw(w, a.document(), s) }
	}
	write := f.model(a)
	if write == nil {
		return nil
	}
	return func(w io.Writer, _ terminal.Screen) error { return write(w) }
}

// offered are the formats in which one of these findings can be written.
func offered(findings ...finding) []*format {
	return slices.DeleteFunc(slices.Clone(formats), func(f *format) bool {
		return !slices.ContainsFunc(findings, func(a finding) bool { return f.writer(&a) != nil })
	})
}

// formatNamed finds a format by its name, or another word for it; nil if there is none.
func formatNamed(among []*format, name string) *format {
	return formatWhere(among, func(f *format) bool { return f.name == name || slices.Contains(f.also, name) })
}

func formatWhere(among []*format, is func(*format) bool) *format {
	if i := slices.IndexFunc(among, is); i >= 0 {
		return among[i]
	}
	return nil
}

func formatNames(among []*format) []string {
	var names []string
	for _, f := range among {
		names = append(names, f.name)
	}
	return names
}

// plainEnding is that of any text: it tells no more of the format than none does.
const plainEnding = ".txt"

// endingOf is the ending of a file's name that tells a format; "" where none does.
func endingOf(name string) string {
	switch ending := strings.ToLower(filepath.Ext(name)); ending {
	case ".", plainEnding:
		return ""
	default:
		return ending
	}
}

// fileEndings lists the endings that tell the formats.
func fileEndings(of []*format) []string {
	var endings []string
	for _, f := range of {
		endings = append(endings, f.endings...)
	}
	return endings
}

// formatsHelp lists the formats with their endings, as `stance help formats` has it.
func formatsHelp() string {
	var b strings.Builder
	for _, f := range formats {
		b.WriteString("  " + padded(f.name, 10) + padded(strings.Join(f.endings, " "), 17) + f.about + "\n")
	}
	return b.String()
}

func padded(s string, width int) string { return s + strings.Repeat(" ", max(1, width-len(s))) }
