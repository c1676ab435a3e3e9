package main

import (
	"regexp"
	"testing"

	"stance/positions/exchange/sheet"
	"stance/positions/exchange/tidy"
)

// TestTablesHelp holds that the help on tables has every column in it.
func TestTablesHelp(t *testing.T) {
	text, err := helpTexts.ReadFile("help/tables.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range tidy.Columns() {
		if !regexp.MustCompile(`\b` + c.Name + `\b`).Match(text) {
			t.Errorf("stance help tables says nothing of %s", c.Name)
		}
	}
}

// TestLimitsHelp holds that the help tells every limit with its default.
func TestLimitsHelp(t *testing.T) {
	text, err := helpTexts.ReadFile("help/tables.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range sheet.LimitDocs() {
		if !regexp.MustCompile(`(?m)^  ` + d[0] + ` +` + d[1] + ` `).Match(text) {
			t.Errorf("stance help tables does not say that the limit of %s is %s", d[0], d[1])
		}
	}
}
