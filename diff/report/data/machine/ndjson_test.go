package machine_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/diff/report/data/tables"
	"stance/diff/report/internal/sample"
	"stance/positions"
	"stance/positions/exchange/tidy"
)

// long is a table of some rows with a cell of each type.
func long(rows int) *tables.Table {
	first, _ := positions.ParseDate("2024-02-28")
	return &tables.Table{
		Columns: []tables.Column{
			{Name: "word", Type: tables.Word}, {Name: "text", Type: tables.Text}, {Name: "number", Type: tables.Number}, {Name: "integer", Type: tables.Integer}, {Name: "truth", Type: tables.Truth}, {Name: "date", Type: tables.Date},
		},
		Fill: func(f *tables.Filler) {
			for i := range rows {
				v := float64(i) - 0.25
				f.Text("word", "-1")
				f.Text("text", "=1 “a”,\n\"<b>&\" \x1b\u202e\u2028")
				f.Number("number", &v)
				f.Integer("integer", -i)
				f.Truth("truth", i == 0)
				f.Date("date", first+positions.Date(i))
				f.End()
			}
			f.End() // without anything
		},
	}
}

// A value of each type, and null, as they are written in a line and in a table for
// others to read.
func TestEveryTypeOfCell(t *testing.T) {
	got := string(written(t, machine.NDJSON, long(2)))
	want := `{"word":"-1","text":"=1 “a”,\n\"<b>&\" \u001b\u202e\u2028","number":-0.25,"integer":0,"truth":true,"date":"2024-02-28"}` + "\n" +
		`{"word":"-1","text":"=1 “a”,\n\"<b>&\" \u001b\u202e\u2028","number":0.75,"integer":-1,"truth":false,"date":"2024-02-29"}` + "\n" +
		`{"word":null,"text":null,"number":null,"integer":null,"truth":null,"date":null}` + "\n"
	if got != want {
		t.Errorf("lines are\n%s\nwant\n%s", got, want)
	}
	got = string(written(t, machine.CSV, long(2)))
	want = "word,text,number,integer,truth,date\n" +
		"-1,\"'=1 “a”,\n\"\"<b>&\"\" \u202e\u2028\",-0.25,0,true,2024-02-28\n" +
		"-1,\"'=1 “a”,\n\"\"<b>&\"\" \u202e\u2028\",0.75,-1,false,2024-02-29\n" +
		",,,,,\n"
	if got != want {
		t.Errorf("the table is\n%q\nwant\n%q", got, want)
	}
	if empty := written(t, machine.NDJSON, &tables.Table{Columns: tables.Untyped("a"), Fill: func(*tables.Filler) {}}); len(empty) != 0 {
		t.Errorf("a table without rows is %q", empty)
	}
}

// Every table in lines has the columns and values that it has in CSV, in their order.
func TestLinesAreTheTable(t *testing.T) {
	d := compared(t, codebook, everything)
	hostile, err := sample.Hostile()
	if err != nil {
		t.Fatal(err)
	}
	values := 0
	for _, h := range []*positions.History{d.History, hostile.History} {
		dates := h.Dataset.Dates
		first, last := dates[0].Date, dates[len(dates)-1].Date
		p := report.NewPanel(h, first, last, report.Filter{All: true})
		for _, table := range []*tables.Table{
			tables.Show(report.NewShow(h, last, report.Filter{})), tables.Log(report.NewLog(h, report.Filter{})), tables.Gap(report.NewGap(h, first, last, report.Filter{})),
			tables.Stances(p), tables.Changes(p), tables.Gaps(p), tables.Distances(p), tables.Parties(h.Dataset.Codebook), tables.Issues(h.Dataset.Codebook), tables.Sources(h.Dataset.Sources),
		} {
			header, all := rows(t, written(t, machine.CSV, table))
			lines := bytes.Split(bytes.TrimSuffix(written(t, machine.NDJSON, table), []byte("\n")), []byte("\n"))
			if len(lines) != len(all) || len(all) == 0 {
				t.Fatalf("%s: %d lines, %d rows", table.Name, len(lines), len(all))
			}
			for i, line := range lines {
				if got := strings.Join(keys(t, line), ","); got != strings.Join(header, ",") {
					t.Fatalf("%s: a line has %s, want %s", table.Name, got, header)
				}
				for column, cell := range all[i] {
					got := ""
					v := value(t, line, column)
					if number, ok := v.(float64); ok {
						got = strconv.FormatFloat(number, 'f', -1, 64)
					} else if ids, ok := v.([]any); ok {
						for j, id := range ids {
							got += "; "[:2*min(j, 1)] + id.(string)
						}
					} else if v != nil {
						got = fmt.Sprint(v)
					}
					if of := table.Columns[slices.Index(header, column)].Type; of != tables.Word {
						got = tidy.Guard(tables.Text, got)
					}
					if _, number := v.(float64); number {
						got = strings.TrimPrefix(got, "'")
					}
					if got != cell {
						t.Errorf("%s, row %d: %s is %q in a line, %q in CSV", table.Name, i, column, got, cell)
					}
					values++
				}
			}
		}
	}
	if values < 500 {
		t.Errorf("%d values compared", values)
	}
}

// keys gives the names in an object without others in it, in their order.
func keys(t *testing.T, object []byte) (names []string) {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(object))
	for {
		token, err := dec.Token()
		if err != nil {
			return names
		}
		if name, ok := token.(string); ok {
			names = append(names, name)
			var value any
			if err := dec.Decode(&value); err != nil {
				t.Fatal(err)
			}
		}
	}
}
