package docx

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/diff/report/document"
	"stance/diff/report/internal/sample"
	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// nasty are texts that files of others may have.
var nasty = map[string]string{
	"plain":     "No land for peace",
	"markup":    `</w:t><w:p/> & "quoted" <!-- ]]>`,
	"unseen":    "to \u202egive up\u202c \x00 \x1b[31m \ufffe \uffff \xff line\nbreak",
	"Hebrew":    "שלום (1) Peace עכשיו",
	"Arabic":    "لا تنازل عن الأرض 1967",
	"long word": strings.Repeat("Ceasefire", 40),
}

// documents are those that are written in the tests.
func documents(t testing.TB) map[string]*document.Document {
	t.Helper()
	list := map[string]*document.Document{"empty": {}, "few": few()}
	for name, text := range nasty {
		d := sample.Document(text)
		d.Revised = "2025-08-18"
		list["every block, "+name] = d
	}
	folders := map[string]fs.FS{"example": os.DirFS("../../../data")}
	for seed := range uint64(3) {
		folders[fmt.Sprint("seed ", seed)] = synthetic.Shape{Parties: 4 + int(seed), Issues: 4, Dates: 4, PerDate: 8, Sources: 6, Seed: seed, Full: seed%2 == 1}.FS()
	}
	for name, folder := range folders {
		d := yamlfile.Read(folder).Dataset
		if d == nil {
			t.Fatalf("%s is not read", name)
		}
		reports(t, list, name, d)
	}
	d, err := sample.Hostile()
	if err != nil {
		t.Fatal(err)
	}
	reports(t, list, "hostile", d.History.Dataset)
	return list
}

// reports adds what is sent of a dataset.
func reports(t testing.TB, list map[string]*document.Document, name string, d *positions.Dataset) {
	t.Helper()
	h := positions.NewHistory(d, 0)
	from, to := d.Dates[0].Date, d.Dates[len(d.Dates)-1].Date
	whole, err := report.NewChangeReport(h, from, to, report.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	whole.Charts = chart.ForReports{}
	list[name+", report"] = whole.Document()
	list[name+", brief"] = whole.Screen(false)
	list[name+", gap"] = report.NewGap(h, 0, to, report.Filter{Parties: d.Codebook.Parties[:2]}).Document()
}

// TestSound holds every file to what Word wants of it, and every redline to be tracked.
func TestSound(t *testing.T) {
	redlines := 0
	for name, d := range documents(t) {
		t.Run(name, func(t *testing.T) {
			parts := contents(t, d)
			holdSound(t, parts)
			redlines += holdRedlines(t, d.Fit(lineCount), parts["word/document.xml"].child("body"))
		})
	}
	if redlines < 100 {
		t.Errorf("only %d redlines", redlines)
	}
}

// TestSameBytes holds the same document to give the same bytes.
func TestSameBytes(t *testing.T) {
	for name, d := range documents(t) {
		var first, again bytes.Buffer
		if err := Document(&first, d); err != nil {
			t.Fatal(err)
		}
		if err := Document(&again, d); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), again.Bytes()) {
			t.Errorf("%s: other bytes the next time", name)
		}
	}
}

// write writes a document to a file.
func write(t testing.TB, dir, name string, d *document.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := Document(&b, d); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, strings.NewReplacer(" ", "-", ",", "").Replace(name)+".docx")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestStylesAsMeasured holds what is reckoned with of styles to be what they are.
func TestStylesAsMeasured(t *testing.T) {
	indents := map[string]int{}
	parts := contents(t, &document.Document{})
	parts["word/styles.xml"].every(func(n *node) {
		if n.name != "style" || n.attr["type"] != "paragraph" {
			return
		}
		indents[n.attr["styleId"]] = 0
		if p := n.child("pPr"); p != nil && p.child("ind") != nil {
			indents[n.attr["styleId"]], _ = strconv.Atoi(p.child("ind").attr["left"])
		}
	})
	for style, indent := range indents {
		if styleIndents[style] != indent {
			t.Errorf("%s is set in by %d, not %d", style, indent, styleIndents[style])
		}
	}
	for style := range metrics {
		if _, ok := indents[style]; !ok {
			t.Errorf("there is no style %s", style)
		}
	}
}

// A sheet that is printed does not say how to go on at the screen; what moved last is told with
// the command that shows it.
func TestNextOnASheet(t *testing.T) {
	next := func(about, line string) document.Next {
		return document.Next{Commands: []document.Command{{About: document.Text{{Text: about}}, Line: line}}}
	}
	d := &document.Document{Blocks: []document.Block{next("Last move", "stance diff first"), next("More", "stance diff -v")}}
	for room, want := range map[int]string{0: "Last move: stance diff first More: stance diff -v", OneSheet: "Last move: stance diff first"} {
		d.Room = room
		if got := strings.Join(strings.Fields(saidIn(contents(t, d))), " "); !strings.HasSuffix(got, want) {
			t.Errorf("with room %d: %q", room, got)
		}
	}
}

// Each mark that stands before a line is explained, on a sheet as in what has none.
func TestMarksAreExplained(t *testing.T) {
	marks := 0
	for name, d := range documents(t) {
		said := saidIn(contents(t, d))
		for _, sign := range d.Fit(lineCount).Signs() {
			marks++
			if want := sign.Mark() + " " + sign.String(); !strings.Contains(said, want) {
				t.Errorf("%s does not say %q", name, want)
			}
		}
	}
	if marks < 10 {
		t.Errorf("only %d marks were looked for", marks)
	}
}
