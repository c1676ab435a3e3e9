package docx

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"stance/diff/report/document"
	"stance/positions/visible"
)

// resolved is what a file says once all its changes are accepted (gone is "del") or rejected
// ("ins"), a text for each paragraph. It is done as Word does it: what is taken out goes with its
// row, and a paragraph whose end is taken out runs on into the next.
func resolved(body *node, gone string) []string {
	var list []string
	open := ""
	paragraph := func(p *node) {
		open += textOf(p, gone)
		if r := p.child("pPr").child("rPr"); r == nil || r.child(gone) == nil {
			list = append(list, open)
			open = ""
		}
	}
	for _, n := range body.in {
		switch n.name {
		case "p":
			if open+textOf(n, gone) == "" && n.child("pPr").child("sectPr") != nil {
				list = append(list, pagesEnd)
				continue
			}
			paragraph(n)
		case "tbl":
			for _, row := range n.in[2:] {
				if row.child("trPr").child(gone) != nil {
					continue
				}
				for _, c := range row.in[1:] {
					for _, p := range c.in[1:] {
						paragraph(p)
					}
				}
			}
		}
	}
	return list
}

// pagesEnd is an empty paragraph in which pages of one form end.
const pagesEnd = "\f"

// textOf is what a paragraph says without what is gone.
func textOf(p *node, gone string) string {
	var b strings.Builder
	for _, n := range p.in {
		if n.name == gone {
			continue
		}
		n.every(func(n *node) {
			switch n.name {
			case "t", "delText":
				b.WriteString(n.text)
			case "br":
				b.WriteByte('\n')
			}
		})
	}
	return b.String()
}

// A pair is a redline: the old text and the new one.
type pair struct{ before, now string }

// trackedIn are the redlines of a file.
func trackedIn(body *node) []pair {
	var list []pair
	body.every(func(n *node) {
		if n.name == "p" && (n.child("ins") != nil || n.child("del") != nil) {
			list = append(list, pair{textOf(n, "ins"), textOf(n, "del")})
		}
	})
	return list
}

// redlinesOf are the redlines of a document, by what its runs say and not by how they are set.
func redlinesOf(d *document.Document) []pair {
	var list []pair
	text := func(t document.Text) {
		var p pair
		edited := false
		for _, r := range t {
			shown := visible.Line(r.Text)
			switch {
			case r.Inserted || r.Came:
				p.now += shown
			case r.Deleted || r.Went:
				p.before += shown
			case r.Same && r.Was != "":
				p.before += visible.Line(r.Was)
				p.now += shown
				edited = true
			case r.Same:
				p.before += shown
				p.now += shown
			}
			edited = edited || (r.Inserted || r.Came || r.Deleted || r.Went) && shown != ""
		}
		if edited {
			list = append(list, p)
		}
	}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Interface, reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
			return
		case reflect.Slice:
			if t, ok := v.Interface().(document.Text); ok {
				text(t)
				return
			}
			for i := range v.Len() {
				walk(v.Index(i))
			}
			return
		case reflect.Struct:
		default:
			return
		}
		switch b := v.Interface().(type) {
		case document.Source: // which are told by their list
		case document.Picture:
			walk(reflect.ValueOf(figures(b)))
		case document.Matrix:
			for _, t := range tablesOf(b) {
				walk(reflect.ValueOf(t))
			}
		case document.Labelled:
			if !b.Place {
				text(b.Text)
			}
		default:
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		}
	}
	walk(reflect.ValueOf(*d))
	return list
}

// holdRedlines holds each redline of a document to be one of its file, which gives the old text
// where it is rejected and the new one where it is accepted; and nothing else to be tracked.
func holdRedlines(t testing.TB, d *document.Document, body *node) (seen int) {
	t.Helper()
	sorted := func(list []pair) []string {
		var texts []string
		for _, p := range list {
			texts = append(texts, fmt.Sprintf("%q → %q", p.before, p.now))
		}
		slices.Sort(texts)
		return texts
	}
	want, got := sorted(redlinesOf(d)), sorted(trackedIn(body))
	if !slices.Equal(got, want) {
		t.Errorf("the file tracks\n%s\nthe document has\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	return len(want)
}

// few are redlines of each sort, one below the other.
func few() *document.Document {
	say := func(runs ...document.Run) document.Block { return document.Para{Text: runs} }
	return &document.Document{Revised: "2025-08-18", Blocks: []document.Block{
		say(document.Run{Text: "It opens."}),
		document.Items{Items: []document.Item{{
			Label: document.Text{{Text: "reworded:"}},
			Text: document.Text{
				{Text: "“No ”", Was: "\"No \"", Same: true}, {Text: "land", Deleted: true}, {Text: "soil", Inserted: true}, {Text: " passes", Same: true}, {Text: " (since May)"},
			},
		}}},
		say(document.Run{Text: "Wholly new.", Came: true}),
		say(document.Run{Text: "Wholly", Inserted: true}, document.Run{Text: " new, too.", Inserted: true}),
		say(document.Run{Text: "Gone for good.", Went: true}),
		say(document.Run{Text: "As it was.", Same: true}),
		say(document.Run{Text: "Gone at the end.", Deleted: true}),
		document.Table{Columns: []document.Column{{Head: document.Text{{Text: "who"}}, Key: true}, {Head: document.Text{{Text: "says"}}}}, Rows: []document.TableRow{
			{Cells: []document.Cell{{{{Text: "A"}}}, {{{Text: "new here", Inserted: true}}}}},
			{Cells: []document.Cell{{{{Text: "B", Came: true}}}, {{{Text: "a new row", Inserted: true}}}}},
			{Cells: []document.Cell{{{{Text: "C", Deleted: true}}}, {{{Text: "a row less", Went: true}}}}},
		}},
	}}
}

// TestTakingBack follows a few redlines through by hand.
func TestTakingBack(t *testing.T) {
	d := few()
	parts := contents(t, d)
	holdSound(t, parts)
	body := parts["word/document.xml"].child("body")
	if n := holdRedlines(t, d, body); n != 10 {
		t.Errorf("%d redlines", n)
	}
	for gone, want := range map[string][]string{
		"ins": {"It opens.", "reworded:", `"No "land passes`, "(since May)", "inserted:", "deleted:", "Gone for good.", "As it was.", "Gone at the end.", "", "who", "says", "A", "", "C", "a row less", ""},
		"del": {"It opens.", "reworded:", "“No ”soil passes", "(since May)", "Wholly new.", "inserted:", "Wholly new, too.", "deleted:", "As it was.", "", "who", "says", "A", "new here", "B", "a new row", ""},
	} {
		if got := resolved(body, gone); !slices.Equal(got, want) {
			t.Errorf("without what is %s\n%q, want\n%q", gone, got, want)
		}
	}
}
