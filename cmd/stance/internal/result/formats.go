package result

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
	"stance/diff/report/docx"
	"stance/diff/report/markdown"
	"stance/diff/report/page"
	"stance/diff/report/terminal"
)

// Format is a way to write a result. Flags, completion, messages and `stance help
// formats` go by the list of them; a new format is its package and an entry here.
type Format struct {
	Name    string
	Also    []string // other words for it
	Endings []string // of files that hold it; the first is proposed
	About   string   // a line of help
	Binary  bool     // no text: nothing for a terminal
	Obeyed  bool     // its lines are meant to be commands to GitHub Actions
	Flows   bool     // goes to standard output while it is made: only writing can fail
	Most    int      // rows that it holds; 0 where it sets no bound

	// Draw draws a document, for people: notes belong into it, and a pager shows it.
	// A format for programs has Model instead, the writer of what a finding says
	// itself; nil where it does not say that.
	Draw  func(io.Writer, *document.Document, terminal.Screen) error
	Model func(*Finding) func(io.Writer) error

	Pictures bool // are drawn, so that the document is wanted with them
	Worked   bool // is worked on by who gets it: nothing for what is only looked at
}

// Formats are all there are, in the order in which they are listed.
var Formats = []*Format{
	{
		Name: "table", About: "for people, at the width of the terminal or of --width",
		Draw: terminal.Document,
	}, {
		Name: "markdown", Also: []string{"md"}, Endings: []string{".md", ".markdown"}, About: "for people, GitHub flavour; md for short",
		Draw: func(w io.Writer, d *document.Document, _ terminal.Screen) error { return markdown.Document(w, d) },
	}, {
		Name: "html", Endings: []string{".html", ".htm"}, About: "for people: one page that needs nothing else",
		Pictures: true,
		Draw: func(w io.Writer, d *document.Document, _ terminal.Screen) error {
			return page.Document(w, onASheet(d, page.OneSheet))
		},
	}, {
		Name: "docx", Endings: []string{".docx"}, About: "for people who edit it: a Word file, its redlines tracked changes",
		Binary: true, Worked: true, Pictures: true, // their figures in tables
		Draw: func(w io.Writer, d *document.Document, _ terminal.Screen) error {
			return docx.Document(w, onASheet(d, docx.OneSheet))
		},
	}, {
		Name: "json", Endings: []string{".json"}, About: "for programs: every field, null for what is not known",
		Flows: true,
		Model: func(a *Finding) func(io.Writer) error { return a.JSON },
	}, {
		Name: "csv", Endings: []string{".csv"}, About: "for programs: one row per stance or change, with a header",
		Flows: true,
		Model: func(a *Finding) func(io.Writer) error { return a.CSV },
	}, {
		Name: "ndjson", Endings: []string{".ndjson", ".jsonl"}, About: "for programs: the rows of export, a JSON object per line",
		Flows: true,
		Model: func(a *Finding) func(io.Writer) error { return Made(machine.NDJSON, a.Table) },
	}, {
		Name: "xlsx", Endings: []string{".xlsx"}, About: "for people and programs: a workbook, a sheet per table of export",
		Binary: true, Most: workbook.MaxRows - 1, // beside the header
		Model: func(a *Finding) func(io.Writer) error { return Made(workbook.Write, a.Workbook) },
	}, {
		Name: "parquet", Endings: []string{".parquet", ".pq"}, About: "for programs: the rows of export with typed columns",
		Binary: true,
		Model:  func(a *Finding) func(io.Writer) error { return Made(parquetfile.Write, a.Table) },
	}, {
		Name: "graphml", Endings: []string{".graphml"}, About: "for network programs: the gaps between parties",
		Most:  report.MostPairs, // programs that draw networks hold no more
		Model: func(a *Finding) func(io.Writer) error { return Made(network.Write, a.Network) },
	}, {
		Name: "svg", Endings: []string{".svg"}, About: "for people: a chart of one issue over time, or of gaps",
		Model: func(a *Finding) func(io.Writer) error { return drawnAs(a.Chart) },
	}, {
		Name: "github", About: "annotations beside the lines of a pull request, for GitHub Actions",
		Obeyed: true,
		Model:  func(a *Finding) func(io.Writer) error { return a.GitHub },
	},
}

// onASheet gives a document that was cut to a screen the room that a page has.
func onASheet(d *document.Document, room int) *document.Document {
	if d.Room == 0 {
		return d
	}
	sheet := *d
	sheet.Room = room
	return &sheet
}

// people reports whether a format is read by people, so that notes belong into it.
func (f *Format) people() bool { return f.Draw != nil }

// Writer is what writes a finding in a format; nil where it cannot be.
func (f *Format) Writer(a *Finding) Writer {
	if f.Draw != nil {
		if a.Document == nil || f.Worked && !a.Sent {
			return nil
		}
		compose := a.Document
		if f.Pictures && a.Illustrated != nil {
			compose = a.Illustrated
		}
		return func(w io.Writer, s terminal.Screen) error { return f.Draw(w, compose(), s) }
	}
	write := f.Model(a)
	if write == nil {
		return nil
	}
	return func(w io.Writer, _ terminal.Screen) error { return write(w) }
}

// Offered are the formats in which one of these findings can be written.
func Offered(findings ...Finding) []*Format {
	return slices.DeleteFunc(slices.Clone(Formats), func(f *Format) bool {
		return !slices.ContainsFunc(findings, func(a Finding) bool { return f.Writer(&a) != nil })
	})
}

// FormatNamed finds a format by its name, or another word for it; nil if there is none.
func FormatNamed(among []*Format, name string) *Format {
	return formatWhere(among, func(f *Format) bool { return f.Name == name || slices.Contains(f.Also, name) })
}

func formatWhere(among []*Format, is func(*Format) bool) *Format {
	if i := slices.IndexFunc(among, is); i >= 0 {
		return among[i]
	}
	return nil
}

// FormatNames lists the names of formats.
func FormatNames(among []*Format) []string {
	var names []string
	for _, f := range among {
		names = append(names, f.Name)
	}
	return names
}

// PlainEnding is that of any text: it tells no more of the format than none does.
const PlainEnding = ".txt"

// endingOf is the ending of a file's name that tells a format; "" where none does.
func endingOf(name string) string {
	switch ending := strings.ToLower(filepath.Ext(name)); ending {
	case ".", PlainEnding:
		return ""
	default:
		return ending
	}
}

// FileEndings lists the endings that tell the formats.
func FileEndings(of []*Format) []string {
	var endings []string
	for _, f := range of {
		endings = append(endings, f.Endings...)
	}
	return endings
}

// FormatsHelp lists the formats with their endings, as `stance help formats` has it.
func FormatsHelp() string {
	const names, endings, helpWidth = 10, 17, 80 // columns
	var b strings.Builder
	for _, f := range Formats {
		line := "  " + padded(f.Name, names) + padded(strings.Join(f.Endings, " "), endings) + f.About
		b.WriteString(terminal.Wrap(line, helpWidth, names+endings) + "\n")
	}
	return b.String()
}

func padded(s string, width int) string { return s + strings.Repeat(" ", max(1, width-len(s))) }
