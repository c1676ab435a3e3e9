package importing

import (
	"errors"
	"maps"
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
)

// What is used wrongly is told with how to mend it, and nothing is written.
func TestImportRefusesWrongUse(t *testing.T) {
	dir := portWith(t, "t.csv", "date,party,issue,position,summary\n2025-06-02,dockers,toll,half,Half\n", "bare.txt", "")
	before := filesIn(t, dir)
	for args, want := range map[string][2]string{
		"":                                       {"import takes one file", "`stance import FILE`; - is standard input"},
		"a b":                                    {"import takes one file", ""},
		"t.csv --wide --dna":                     {"--wide and --dna are two kinds of table: leave one out", ""},
		"t.csv --party-name x":                   {"--party-name goes with --wide", "map headings with --map"},
		"t.csv --date-column x":                  {"--date-column goes with --wide", "map headings with --map"},
		"t.csv --position a:0..10":               {"--position goes with --wide", "map headings with --map"},
		"t.csv --salience a:0..10":               {"--salience goes with --wide", "map headings with --map"},
		"t.csv --dna --salience-scale 0..10":     {"--salience-scale goes with --wide", "map headings with --map"},
		"t.csv --party-column x":                 {"--party-column goes with --wide and --dna", "--map party=HEADING"},
		"t.csv --dna --party-column x,y":         {"--dna takes one --party-column", ""},
		"t.csv --header -1":                      {"--header -1: rows count from 1", ""},
		"t.csv --source-title x":                 {"--source-title is the title of a source that is not named", "--source ID"},
		"t.csv --title _ -C new":                 {"--title: a title is missing", ""},
		"t.csv --title New":                      {"--title begins a new dataset, and needs a folder for it", "--data DIR"},
		"t.csv --title New -C port":              {"--title begins a new dataset, and port is not empty", "leave --title out"},
		"t.csv --title New -C port/snapshots":    {"--data port/snapshots is the folder snapshots of the dataset port", ""},
		"t.csv --title New -C gone/new":          {"there is no folder", ""},
		"t.csv --title New -C bare.txt":          {"bare.txt is there already, and is no folder", ""},
		"t.csv -C port --limit 5":                {"--limit 5", "write --limit NAME=VALUE"},
		"t.csv -C port --limit rows=many":        {`--limit rows=many: "many" is no limit of rows`, "write a number from 1"},
		"t.csv -C port --limit height=5":         {`--limit height=5: there is no limit of "height"`, "limits: size, unpacked,"},
		"t.csv -C port --map party":              {"--map party", "write --map NAME=VALUE"},
		"t.csv -C port --set =x":                 {"--set =x", "write --set NAME=VALUE"},
		"t.csv -C port --scale toll":             {"--scale toll", "write --scale NAME=VALUE"},
		"t.csv -C port --map actor=x":            {`the table of records has no column "actor"`, "`stance help tables` lists them"},
		"t.csv -C port --map party=Actor":        {`the table has no column "Actor"`, "headings: date, party, issue, position, summary"},
		"t.csv -C port --set party=HB":           {"the table has a column party, and --set party is for all rows", ""},
		"t.csv -C port --sheet One":              {"the file is no Excel workbook, so it has no worksheets", "leave --sheet out"},
		"t.csv -C port --encoding ebcdic":        {`no encoding "ebcdic"`, "write utf-8,"},
		"t.csv -C port --date-format DD.MM":      {"DD.MM", ""},
		"t.csv -C port --wide":                   {"no column is headed by an issue of the codebook", "--position lrgen:0..10=left-right"},
		"t.csv -C port --wide --position x:0-10": {`"0-10" is no scale`, ""},
		"t.csv -C port --dna":                    {`the table has no column "concept"`, "--map concept=HEADING"},
		"t.csv -C port --wide=maybe":             {"maybe", ""},
	} {
		out, _, err := imports(dir, words(args)...)
		var usage *console.UsageError
		if !errors.As(err, &usage) || !strings.Contains(usage.Message, want[0]) || !strings.Contains(usage.Hint, want[1]) || out != "" {
			t.Errorf("%q: %v, %+v, %q; want %q", args, err, usage, out, want)
		}
	}
	if now := filesIn(t, dir); !maps.Equal(now, before) {
		t.Errorf("the files are %v", now)
	}
}

// What cannot be read is no mistake in the command line.
func TestImportOfWhatIsNoTable(t *testing.T) {
	dir := portWith(t, "empty.csv", "", "page.xls", "<html><table><tr><td>date</td></tr></table></html>", "broken.xlsx", "PK\x03\x04nonsense", "t.csv", strings.Repeat("date,party\n", 10))
	for args, want := range map[string]string{
		"gone.csv -C port":                      "there is no file gone.csv",
		"port -C port":                          "port is a folder, not an ordinary file",
		"empty.csv -C port":                     "empty.csv: it is empty",
		"- -C port":                             "standard input: it is empty",
		"page.xls -C port":                      "page.xls: it is a web page, not a table",
		"broken.xlsx -C port":                   "broken.xlsx: it is no Excel workbook (.xlsx) that can be read",
		"t.csv -C gone":                         "there is no folder gone",
		"t.csv":                                 "no dataset is in this folder itself or above it, but there is one in it: name it with -C port",
		"t.csv -C port --limit size=100":        "t.csv: it has 110 bytes, and the limit is 100 bytes; --limit size=110 raises it",
		"t.csv -C port --limit columns=1":       "t.csv: row 1 has 2 columns, and the limit is 1; --limit columns=2 raises it",
		"t.csv -C port --limit rows=1,size=1kB": "t.csv: it has more than 1 row, which is the limit; --limit rows=2 raises it",
	} {
		out, _, err := imports(dir, words(args)...)
		var usage *console.UsageError
		if err == nil || errors.As(err, &usage) || !strings.Contains(err.Error(), want) || out != "" {
			t.Errorf("%q: %v, %q; want %s", args, err, out, want)
		}
	}
	s, _, _ := datasettest.Streams(dir)
	s.In = strings.NewReader(strings.Repeat("date,party\n", 10))
	const want = "standard input: it has more than 100 bytes, which is the limit; --limit size=200 raises it"
	if err := datasettest.Execute(s, NewImportCommand(s), "-", "-C", "port", "--limit", "size=100"); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}
