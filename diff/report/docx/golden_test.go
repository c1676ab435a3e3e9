package docx

import (
	"fmt"
	"strings"
	"testing"

	"stance/diff/report/document"
	"stance/diff/report/internal/sample"
	"stance/positions/golden"
)

// TestEveryBlock shows a document that has every block, a paragraph a line.
func TestEveryBlock(t *testing.T) {
	d := sample.Document("plain")
	d.Revised = "2025-08-18"
	golden.File(t, "testdata/document.txt", []byte(outline(contents(t, d))))
	screen := sample.Screen("plain")
	screen.Room = 0
	screen.Revised = "2025-08-18"
	golden.File(t, "testdata/screen.txt", []byte(outline(contents(t, screen))))
}

// outline tells a file in lines: of a paragraph its style, how it is set and its text, in which
// what is set off stands in brackets behind its style, and what is tracked as [-went-]{+came+}.
func outline(parts map[string]*node) string {
	var b strings.Builder
	targets := map[string]string{}
	for _, r := range parts["word/_rels/document.xml.rels"].in {
		targets[r.attr["Id"]] = r.attr["Target"]
	}
	paragraph := func(n *node, indent string) {
		p := n.child("pPr")
		b.WriteString(indent + p.child("pStyle").attr["val"])
		for _, c := range p.in {
			switch c.name {
			case "keepNext", "bidi":
				b.WriteString(" " + c.name)
			case "ind":
				b.WriteString(" " + c.attr["left"])
			case "jc":
				b.WriteString(" " + c.attr["val"])
			case "rPr":
				b.WriteString(" ¶" + c.in[0].name)
			case "sectPr":
				b.WriteString(" pages " + c.child("pgSz").attr["orient"])
			}
		}
		b.WriteString(":")
		for _, c := range n.in[1:] {
			switch c.name {
			case "bookmarkStart":
				b.WriteString(" #" + c.attr["name"])
			case "r":
				b.WriteString(" " + runText(c))
			case "hyperlink":
				b.WriteString(" <" + c.attr["anchor"] + targets[c.attr["id"]] + ">")
				for _, r := range c.in {
					b.WriteString(runText(r))
				}
			case "ins":
				b.WriteString(" {+" + textOf(c, "") + "+}")
			case "del":
				b.WriteString(" [-" + textOf(c, "") + "-]")
			}
		}
		b.WriteString("\n")
	}
	for _, n := range parts["word/document.xml"].child("body").in {
		switch n.name {
		case "p":
			paragraph(n, "")
		case "tbl":
			var widths []string
			for _, g := range n.child("tblGrid").in {
				widths = append(widths, g.attr["w"])
			}
			fmt.Fprintf(&b, "table of %s\n", strings.Join(widths, " "))
			for _, row := range n.in[2:] {
				b.WriteString("  row")
				for _, p := range row.child("trPr").in {
					b.WriteString(" " + p.name)
				}
				b.WriteString("\n")
				for _, c := range row.in[1:] {
					for i, p := range c.in[1:] {
						indent := "  | "
						if i > 0 {
							indent = "    "
						}
						paragraph(p, indent)
					}
				}
			}
		case "sectPr":
			b.WriteString("pages " + n.child("pgSz").attr["orient"] + "\n")
		}
	}
	return b.String()
}

// runText is the text of a run, behind how it looks.
func runText(r *node) string {
	said := ""
	if p := r.child("rPr"); p != nil {
		for _, c := range p.in {
			switch c.name {
			case "rStyle":
				said += c.attr["val"] + " "
			case "b", "i", "rtl":
				said += c.name + " "
			case "lang":
				said += c.attr["val"] + c.attr["bidi"] + " "
			}
		}
	}
	return said + "“" + textOf(&node{in: []*node{r}}, "") + "”"
}

// TestPages has wide tables on pages that lie on their side, the first page, too, where there is
// little before them, and the rest upright.
func TestPages(t *testing.T) {
	long := strings.Repeat("They would take it. ", 6)
	wide, narrow := document.Table{Roomy: true}, document.Table{}
	for i := range 5 {
		head := document.Column{Head: document.Text{{Text: "head"}}, Key: i == 0}
		wide.Columns, narrow.Columns = append(wide.Columns, head), append(narrow.Columns, head)
	}
	row := document.TableRow{Cells: []document.Cell{{{{Text: "key"}}}, {{{Text: long}}}, {{{Text: long}}}, {{{Text: long}}}, {{{Text: long}}}}}
	wide.Rows, narrow.Rows = []document.TableRow{row}, []document.TableRow{row}
	section := func(b document.Block) document.Block {
		return document.Section{Name: document.Text{{Text: "part"}}, Blocks: []document.Block{b}}
	}
	said := func(n int) document.Block {
		return document.Para{Text: document.Text{{Text: strings.Repeat(long, n)}}}
	}
	for _, c := range []struct {
		name   string
		blocks []document.Block
		want   string
	}{
		{"narrow alone", []document.Block{section(narrow), said(1)}, "upright"},
		{"wide first", []document.Block{section(wide)}, "lying"},
		{"wide behind little", []document.Block{said(1), section(wide), said(1)}, "lying, upright"},
		{"wide behind much", []document.Block{said(60), section(wide), section(wide), said(1)}, "upright, lying, upright"},
		{"wide at the end", []document.Block{said(60), section(narrow), wide}, "upright, lying"},
	} {
		var got []string
		parts := contents(t, &document.Document{Title: document.Text{{Text: "Pages"}}, Blocks: c.blocks})
		parts["word/document.xml"].every(func(n *node) {
			if n.name == "pgSz" {
				got = append(got, map[bool]string{true: "lying", false: "upright"}[n.attr["orient"] == "landscape"])
			}
		})
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %s, want %s", c.name, strings.Join(got, ", "), c.want)
		}
		holdSound(t, parts)
	}
}

// TestMatrices turns matrices of many columns, and cuts those that are long either way.
func TestMatrices(t *testing.T) {
	matrix := func(rows, columns int) document.Matrix {
		m := document.Matrix{RowsAre: "party", ColsAre: "issue"}
		for i := range columns {
			m.Columns = append(m.Columns, document.Text{{Text: fmt.Sprint("c", i)}})
		}
		for i := range rows {
			r := document.MatrixRow{Head: document.Text{{Text: fmt.Sprint("r", i)}}}
			for j := range columns {
				r.Cells = append(r.Cells, document.Cell{{{Text: fmt.Sprintf("%d/%d", i, j)}}})
			}
			m.Rows = append(m.Rows, r)
		}
		return m
	}
	shape := func(list []document.Table) string {
		var all []string
		for _, tb := range list {
			last := tb.Rows[len(tb.Rows)-1].Cells
			all = append(all, fmt.Sprintf("%d×%d to %s", len(tb.Rows), len(tb.Columns)-1, last[0][0].Text()+" "+last[len(last)-1][0].Text()))
		}
		return strings.Join(all, "; ")
	}
	other := matrix(9, 9)
	other.Else = &document.Table{Columns: []document.Column{{}}, Rows: []document.TableRow{{Cells: []document.Cell{{{{Text: "else"}}}}}}}
	for want, m := range map[string]document.Matrix{
		"3×2 to r2 2/1":    matrix(3, 2),
		"12×4 to c11 3/11": matrix(4, 12),
		"20×8 to r19 19/7; 20×8 to r19 19/15; 20×1 to r19 19/16": matrix(20, 17),
		"1×0 to else else": other,
	} {
		if got := shape(tablesOf(m)); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
