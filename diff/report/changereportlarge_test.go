package report_test

import (
	"fmt"
	"strings"
	"testing"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/diff/report/document"
	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// madeReport is a report of a made-up dataset, from its first date to its last.
func madeReport(t *testing.T, parties, issues int, f func(*positions.Codebook) report.Filter) *report.ChangeReport {
	t.Helper()
	d := yamlfile.Read(synthetic.Shape{Parties: parties, Issues: issues, Dates: 12, PerDate: parties * issues / 3, Sources: 20, Seed: 1}.FS()).Dataset
	filter := report.Filter{}
	if f != nil {
		filter = f(d.Codebook)
	}
	r, err := report.NewChangeReport(positions.NewHistory(d, 0), d.Dates[0].Date, d.Dates[len(d.Dates)-1].Date, filter)
	if err != nil {
		t.Fatal(err)
	}
	r.Call.Data = " -C made"
	return r
}

// cellsTold lists the anchors of a document's entries and of its rows, and, by "ISSUE'S
// SECTION/PARTY'S NAME", who is told together with others.
func cellsTold(blocks []document.Block, entries, rows map[string]int) {
	toldIn("", blocks, entries, rows)
}

func toldIn(section string, blocks []document.Block, entries, rows map[string]int) {
	for _, b := range blocks {
		switch b := b.(type) {
		case document.Section:
			if strings.HasPrefix(b.ID, "i-") {
				section = b.ID
			}
			toldIn(section, b.Blocks, entries, rows)
		case document.Entry:
			if strings.HasPrefix(b.ID, "c-") {
				entries[b.ID]++
			}
			toldIn(section, b.Body, entries, rows)
		case document.Table:
			for _, row := range b.Rows {
				switch {
				case row.ID != "":
					rows[row.ID]++
				case b.Columns[0].Head.Text() == "What":
					for _, who := range row.Cells[2] {
						rows[section+"/"+who[0].Text]++
					}
				}
			}
		}
	}
}

// commandsIn lists the commands of a document with what they are for.
func commandsIn(blocks []document.Block) (all []string) {
	for _, b := range blocks {
		switch b := b.(type) {
		case document.Section:
			all = append(all, commandsIn(b.Blocks)...)
		case document.Next:
			for _, c := range b.Commands {
				all = append(all, c.About.Text()+": "+c.Line)
			}
		}
	}
	return all
}

func anchorOf(c *diff.Change) string { return "c-" + c.Issue.ID + "." + c.Party.ID }

// In a large report every cell is told once, whole or in a line: whole are the weightiest,
// and what is in lines comes with the command that tells it whole.
func TestLargeReportsAreRolled(t *testing.T) {
	r := madeReport(t, 24, 10, nil)
	r.Charts = chart.ForReports{}
	entries, rows := map[string]int{}, map[string]int{}
	doc := r.Document()
	cellsTold(doc.Blocks, entries, rows)
	lightest := diff.Shifted // of those told whole
	for i := range r.Comparison.Changes {
		if c := &r.Comparison.Changes[i]; entries[anchorOf(c)] > 0 {
			lightest = max(lightest, c.Kind)
		}
	}
	told := 0
	for i := range r.Comparison.Changes {
		c := &r.Comparison.Changes[i]
		if c.Inherited {
			continue
		}
		told++
		id, beside := anchorOf(c), "i-"+c.Issue.ID+"/"+c.Party.Name
		if entries[id]+rows[id]+rows[beside] != 1 {
			t.Errorf("%s is told %d times whole, %d times in a line and %d times beside others", id, entries[id], rows[id], rows[beside])
		}
		if entries[id] == 0 && c.Kind.Moves() && lightest > c.Kind {
			t.Errorf("%s, %s, is told in a line, and others of kind %s whole", id, c.Kind, lightest)
		}
		if quiet := c.Kind == diff.FirstRecorded || c.Kind == diff.Held || c.Kind == diff.Unchanged; rows[beside] > 0 && !quiet {
			t.Errorf("%s, %s, is told beside others", id, c.Kind)
		}
	}
	if told < 200 || len(entries) < 25 || len(entries) > 50 || len(rows) < 100 {
		t.Errorf("%d cells, %d of them whole and %d in lines", told, len(entries), len(rows))
	}
	commands := strings.Join(commandsIn(doc.Blocks), "\n")
	for _, want := range []string{
		"With their evidence and words, and over time: stance report 2022-02-24 2022-03-07 -i issue-1 -C made",
		" more, with what all rests on: stance diff 2022-02-24 2022-03-07 -v --all -C made",
		"A chart of how the positions evolved: stance log -i issue-1 -o issue-1.svg -C made",
	} {
		if !strings.Contains(commands, want) {
			t.Errorf("no command %q among\n%s", want, commands)
		}
	}
}

// Of very many parties the first lines are told, and the others counted.
func TestVeryManyLinesAreCounted(t *testing.T) {
	r := madeReport(t, 100, 2, nil)
	entries, rows := map[string]int{}, map[string]int{}
	doc := r.Document()
	cellsTold(doc.Blocks, entries, rows)
	left := 0
	for i := range r.Comparison.Changes {
		if c := &r.Comparison.Changes[i]; c.Issue.Index == 0 && !c.Inherited && entries[anchorOf(c)]+rows[anchorOf(c)]+rows["i-"+c.Issue.ID+"/"+c.Party.Name] == 0 {
			left++
		}
	}
	want := fmt.Sprintf("And %d more; all of them with their evidence and words, and over time: stance report 2022-02-24 2022-03-07 -i issue-1 -C made", left)
	if commands := strings.Join(commandsIn(doc.Blocks), "\n"); left == 0 || !strings.Contains(commands, want) {
		t.Errorf("%d are left out, and the commands are\n%s", left, commands)
	}
}

// A report that a reader can take in tells all whole, and so does what the commands of a
// large one give.
func TestSmallReportsAreNotRolled(t *testing.T) {
	for name, r := range map[string]*report.ChangeReport{
		"small": madeReport(t, 12, 12, nil),
		"narrowed to an issue": madeReport(t, 200, 3, func(b *positions.Codebook) report.Filter {
			return report.Filter{Issues: b.Issues[:1]}
		}),
		"narrowed to a party": madeReport(t, 3, 200, func(b *positions.Codebook) report.Filter {
			return report.Filter{Parties: b.Parties[:1]}
		}),
	} {
		entries, rows := map[string]int{}, map[string]int{}
		r.Charts = chart.ForReports{}
		doc := r.Document()
		cellsTold(doc.Blocks, entries, rows)
		if commands := strings.Join(commandsIn(doc.Blocks), "\n"); strings.Contains(commands, "stance log") {
			t.Errorf("%s: its charts over time are to be seen elsewhere: %s", name, commands)
		}
		if len(rows) > 0 || len(entries) < 50 {
			t.Errorf("%s: %d cells are told whole and %d in lines", name, len(entries), len(rows))
		}
	}
}
