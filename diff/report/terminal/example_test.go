package terminal_test

import (
	"fmt"
	"os"

	"stance/diff/report/document"
	"stance/diff/report/terminal"
)

// A document is composed of blocks, and any renderer draws it.
func ExampleDocument() {
	text := func(s string) document.Text { return document.Text{{Text: s}} }
	d := &document.Document{
		Title: text("The bridge"),
		Below: []document.Text{text("as of 2025-03-01")},
		Blocks: []document.Block{document.Table{
			Columns: []document.Column{{Head: text("party"), Key: true}, {Head: text("toll"), Number: true}},
			Rows: []document.TableRow{
				{Cells: []document.Cell{{text("East Bank")}, {text("4")}}},
				{Cells: []document.Cell{{text("West Bank")}, {text("10")}}},
			},
		}},
	}
	if err := terminal.Document(os.Stdout, d, terminal.Screen{Width: 60}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// The bridge
	// as of 2025-03-01
	//
	//   party      toll
	//   East Bank  4
	//   West Bank  10
}
