package main

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/diff/report"
	"stance/diff/report/data/tables"
	"stance/diff/report/terminal"
	"stance/positions"
)

// exportTables are the tables that can be asked for by name.
var exportTables = slices.Concat([]string{"stances", "changes", "gaps", "distances"}, longTables)

// longTables are those that a database joins, see `stance help sql`.
var longTables = []string{"records", "track", "evidence", "claims", "terms", "sources", "parties", "issues", "reviews"}

func tableNamed(name string, p *report.Panel) *tables.Table {
	d := p.History.Dataset
	switch name {
	case "changes":
		return tables.Changes(p)
	case "gaps":
		return tables.Gaps(p)
	case "distances":
		return tables.Distances(p)
	case "records":
		return tables.Records(p)
	case "track":
		return tables.Track(p)
	case "evidence":
		return tables.Evidence(p)
	case "claims":
		return tables.Claims(p)
	case "terms":
		return tables.StandingTerms(p)
	case "sources":
		return tables.Sources(d.Sources)
	case "parties":
		return tables.Parties(d.Codebook)
	case "issues":
		return tables.Issues(d.Codebook)
	case "reviews":
		return tables.Reviews(p)
	}
	return tables.Stances(p)
}

// allTables are the tables that can be asked for, in order.
func allTables(p *report.Panel) []*tables.Table {
	all := make([]*tables.Table, len(exportTables))
	for i, name := range exportTables {
		all[i] = tableNamed(name, p)
	}
	return all
}

// wholeWorkbook are all tables with what explains them.
func wholeWorkbook(p *report.Panel) []*tables.Table {
	d := p.History.Dataset
	all := append(allTables(p), tables.Book(d.Codebook))
	if len(d.Codebook.Speakers) > 0 {
		all = append(all, tables.Speakers(d.Codebook))
	}
	return append(all, tables.Dictionary(all))
}

// siteTables are those that a site has: all but the distances, which others can work out of the
// stances and are far more than anybody reads.
func siteTables(p *report.Panel) []*tables.Table {
	all := []*tables.Table{tables.Stances(p), tables.Changes(p), tables.Gaps(p), tables.Parties(p.History.Dataset.Codebook), tables.Issues(p.History.Dataset.Codebook), tables.Sources(p.History.Dataset.Sources)}
	return append(all, tables.Dictionary(all))
}

// asTableOrDate adds the names of the tables to the hint on a word that is
// neither a table nor a date.
func asTableOrDate(err error, d *positions.Dataset, args []string) error {
	var usage *console.UsageError
	if !errors.As(err, &usage) || len(args) != 1 || strings.Contains(args[0], "..") || positions.LooksLikeDate(args[0]) {
		return err
	}
	e := console.Usagef("%q is neither a table nor a date", args[0])
	e.Hint = console.DidYouMean(args[0], append(slices.Clone(exportTables), d.DateNames()...))
	return e
}

// completeExport completes a table and a period.
func completeExport(s *console.Streams) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 && slices.Contains(exportTables, args[0]) {
			return dataset.CompletePeriod(s)(cmd, args[1:], typed)
		}
		words, directive := dataset.CompletePeriod(s)(cmd, args, typed)
		if len(args) == 0 {
			var known []console.Choice
			for _, t := range allTables(emptyPanel()) {
				known = append(known, console.Choice{Value: t.Name, Label: t.Doc})
			}
			words = append(console.Completions(known, "", typed), words...)
		}
		return words, directive
	}
}

// columnsHelp explains the columns of every table.
func columnsHelp() string {
	var all []terminal.Columns
	for _, t := range allTables(emptyPanel()) {
		explained := terminal.Columns{Name: t.Name, Meaning: t.Doc}
		for _, c := range t.Columns {
			meaning := c.Doc
			if c.Type != tables.Text && c.Type != tables.Word {
				meaning += " (" + tables.TypeName(c.Type) + ")"
			}
			explained.Of = append(explained.Of, terminal.Column{Name: c.Name, Meaning: meaning})
		}
		all = append(all, explained)
	}
	var b bytes.Buffer
	_ = terminal.ExplainColumns(&b, all, terminal.Screen{Width: console.PipeWidth}) // a buffer takes everything
	return b.String()
}

// emptyPanel has no data, and all tables.
func emptyPanel() *report.Panel {
	book := positions.NewCodebook("", "", nil, nil)
	return report.NewPanel(positions.NewHistory(&positions.Dataset{Codebook: book}, 0), 0, 0, report.Filter{})
}
