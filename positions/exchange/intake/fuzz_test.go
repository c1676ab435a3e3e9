package intake_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions"
	"stance/positions/exchange/intake"
	"stance/positions/exchange/sheet"
	"stance/positions/splice"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// limits are such that a run does not dwell on one input.
var limits = sheet.Limits{Size: 1 << 16, Unpacked: 1 << 20, Rows: 200, Columns: 100, Cells: 5000}

// fuzzed reads a table; nil where there is none.
func fuzzed(content []byte, header int) *sheet.Table {
	table, problems, err := sheet.Read(content, sheet.Options{Header: header, Limits: limits})
	if err != nil || len(problems) > 0 {
		return nil
	}
	return table
}

// sound holds that each problem has a place in the table, and that what is found
// sound becomes additions that can be planned for the dataset.
func sound(t *testing.T, folder fstest.MapFS, have *positions.Dataset, table *sheet.Table, r *intake.Result, err error) {
	t.Helper()
	if err != nil {
		return
	}
	for _, p := range r.Problems {
		if p.Row < table.Header || p.Column < 0 || p.Column > len(table.Headings) || p.Message == "" {
			t.Fatalf("a problem stands nowhere: %+v", p)
		}
	}
	for _, p := range r.Missing.Lacking() {
		if p.Row < table.Header || p.Message == "" {
			t.Fatalf("a proposal stands nowhere: %+v", p)
		}
	}
	if len(r.Problems) > 0 {
		return
	}
	if len(r.Add.Records) > r.New() || r.New() > 0 && len(r.Add.Records) == 0 {
		t.Fatalf("%d records are added, and %d are new", len(r.Add.Records), r.New())
	}
	if _, _, err := splice.Preview(folder, have, &r.Add); err != nil && strings.Contains(err.Error(), "are not what they were") {
		t.Fatal(err) // a panic
	}
}

// little is a small dataset in memory.
func little(f *testing.F) (fstest.MapFS, *positions.Dataset) {
	f.Helper()
	folder := fstest.MapFS{
		"codebook.yaml": {Data: []byte(`title: T
parties:
  - {id: anna, name: Anna}
  - {id: bo, name: Bo, short: B}
issues:
  - {id: peace, name: Peace, scale: {low: against, high: for, min: 0, max: 10}}
  - {id: trade, name: Trade, scale: {low: closed, high: open, options: [{id: closed, label: Closed}, {id: open, label: Open}]}}
  - {id: words, name: Words}
`)},
		"sources.yaml":              {Data: []byte("sources:\n  - {id: paper, title: A paper}\n")},
		"snapshots/2025-08-15.yaml": {Data: []byte("date: 2025-08-15\npositions:\n  anna:\n    words: {summary: She said so.}\n")},
	}
	result := yamlfile.Read(folder)
	if !result.OK() {
		f.Fatal(result.Problems)
	}
	return folder, result.Dataset
}

// FuzzTidy takes any table in as one of records.
func FuzzTidy(f *testing.F) {
	folder, have := little(f)
	f.Add(exported(f, synthetic.Odd(1), ','), 0, "", "", "")
	f.Add(exported(f, yamlfile.Read(os.DirFS("../../../data")).Dataset, ';')[:4000], 0, "", "", "")
	f.Add([]byte("date;party;issue;position;summary\n45902;anna;Peace;1;s\n2025-09-01;x;y;;\n"), 0, "DD/MM/YYYY", "party=party", "coder=jm")
	f.Add([]byte("t\nWhen,Who,On what,s\n2025-09-01,Anna,trade,x\n"), 2, "", "date=When", "source=paper")
	f.Fuzz(func(t *testing.T, content []byte, header int, format, mapped, set string) {
		table := fuzzed(content, header)
		if table == nil {
			return
		}
		r, err := intake.Tidy(table, have, intake.Options{DateFormat: format, Map: pairs(mapped), Set: pairs(set)})
		sound(t, folder, have, table, r, err)
	})
}

// pairs reads NAME=VALUE with semicolons between.
func pairs(s string) (all []intake.Pair) {
	for part := range strings.SplitSeq(s, ";") {
		if name, value, ok := strings.Cut(part, "="); ok {
			all = append(all, intake.Pair{Name: name, Value: value})
		}
	}
	return all
}

// FuzzWide takes any table in as an expert survey, under any options.
func FuzzWide(f *testing.F) {
	folder, have := little(f)
	f.Add([]byte("party,year,peace,peace_salience\nanna,1999,5,3\nbo,2003.0,NA,4\n"), "party", "", "", "", "", "0..10", "", "", "")
	f.Add([]byte("id;name;wave;lrgen;eu\n1;One;2019;7,25;3\n2;Two;2019;.;7\n"), "id", "name", "wave", "lrgen:0..10;eu:1..7=trade-off", "", "0..10", "source=ches;basis=recounted", "0.5;eu=1", "")
	f.Add([]byte("party,year,peace,peace_sd,n\nanna,1999,5,3,9\nbo,2003.0,NA,4,1\n"), "party", "", "", "", "", "", "", "*=1", "n")
	f.Add([]byte("party,date,trade\nanna,2025-08-15,open\nbo,45884,1\n"), "party", "", "date", "trade", "", "", "", "", "")
	f.Fuzz(func(t *testing.T, content []byte, party, name, date, asked, saliences, scale, set, margins, experts string) {
		table := fuzzed(content, 0)
		if table == nil {
			return
		}
		list := func(s string) []string {
			return strings.FieldsFunc(s, func(r rune) bool { return r == ';' })
		}
		r, err := intake.Wide(table, have, intake.Options{Set: pairs(set)}, intake.Survey{Party: list(party), PartyName: list(name), Date: date, Positions: list(asked), Saliences: list(saliences), SalienceScale: scale,
			Margins: intake.Margins{Fixed: list(margins), Experts: list(experts)}})
		sound(t, folder, have, table, r, err)
	})
}

// FuzzStatements takes any table in as coded statements.
func FuzzStatements(f *testing.F) {
	folder, have := little(f)
	f.Add([]byte("time,person,organization,concept,agreement,text,document title,document id,document source,coder,statement id\n2025-01-01 10:00:00,P,anna,Trade,1,t,D,3,S,jm,17\n2025-01-01,P,anna,Trade,0,u,D,3,S,jm,18\n"), "", "", "")
	f.Add([]byte("date;actor;claim;yes\n1.2.2025;Bo;Ships may pass;no\n"), "actor", "time=date;concept=claim;agreement=yes", "source=paper")
	f.Fuzz(func(t *testing.T, content []byte, actor, mapped, set string) {
		table := fuzzed(content, 0)
		if table == nil {
			return
		}
		r, err := intake.Statements(table, have, intake.Options{Map: pairs(mapped), Set: pairs(set)}, actor)
		sound(t, folder, have, table, r, err)
	})
}
