package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"stance/diff"
	"stance/positions/exchange/sheet"
	"stance/positions/exchange/sheet/sheettest"
	"stance/positions/exchange/tidy"
)

// row is a row of an exported table as texts by column; null is "".
type row map[string]string

// exported runs `stance export … -o FILE` on the project's dataset.
func exported(t *testing.T, args ...string) []byte {
	t.Helper()
	dir := t.TempDir()
	data, err := filepath.Abs("../../data")
	if err != nil {
		t.Fatal(err)
	}
	format := args[len(args)-1]
	code, out, messages := stanceIn(t, dir, append([]string{"export", "-C", data, "-o", "out." + format}, args[:len(args)-1]...)...)
	if code != 0 || out != "" {
		t.Fatalf("export %q: %d\n%s%s", args, code, out, messages)
	}
	content, err := os.ReadFile(filepath.Join(dir, "out."+format))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// answeredJSON runs a command that prints JSON on the project's dataset.
func answeredJSON(t *testing.T, into any, args ...string) {
	t.Helper()
	data, _ := filepath.Abs("../../data")
	code, out, messages := stanceIn(t, t.TempDir(), append(args, "-C", data, "-f", "json")...)
	if code != 0 {
		t.Fatalf("%q: %d\n%s", args, code, messages)
	}
	if err := json.Unmarshal([]byte(out), into); err != nil {
		t.Fatal(err)
	}
}

func rowsOfCSV(t *testing.T, content []byte) (rows []row) {
	t.Helper()
	all, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, cells := range all[1:] {
		r := row{}
		for i, cell := range cells {
			r[all[0][i]] = tidy.Unguard(cell)
		}
		rows = append(rows, r)
	}
	return rows
}

func rowsOfNDJSON(t *testing.T, content []byte) (rows []row) {
	t.Helper()
	for line := range strings.Lines(string(content)) {
		decoder := json.NewDecoder(strings.NewReader(line))
		decoder.UseNumber()
		cells := map[string]any{}
		if err := decoder.Decode(&cells); err != nil {
			t.Fatal(err)
		}
		r := row{}
		for name, cell := range cells {
			r[name] = ""
			switch v := cell.(type) {
			case nil:
			case []any:
				r[name] = strings.TrimSuffix(strings.Repeat("%v; ", len(v)), "; ")
				r[name] = fmt.Sprintf(r[name], v...)
			default:
				r[name] = fmt.Sprint(v)
			}
		}
		rows = append(rows, r)
	}
	return rows
}

// rowsOfSheet reads a worksheet, of which cells are texts, dates, or truths.
func rowsOfSheet(t *testing.T, content []byte, name string) (rows []row) {
	t.Helper()
	table, problems, err := sheet.Read(content, sheet.Options{Sheet: name})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	book, err := sheettest.Part(content, "xl/workbook.xml")
	if err != nil {
		t.Fatal(err)
	}
	number := strings.Count(book[:strings.Index(book, `name="`+name+`"`)], "<sheet ") // with its own beginning
	raw, err := sheettest.RawCells(content, number)
	if err != nil {
		t.Fatal(err)
	}
	for _, cells := range table.Rows() {
		r := row{}
		for i, name := range table.Headings {
			r[name] = cells.Cells[i]
			if raw[sheettest.Name(i+1, cells.Number)].Type == "b" {
				r[name] = map[string]string{"0": "false", "1": "true"}[cells.Cells[i]]
			}
		}
		rows = append(rows, r)
	}
	return rows
}

func rowsOfParquet(t *testing.T, content []byte) (rows []row) {
	t.Helper()
	reader := parquet.NewReader(bytes.NewReader(content))
	defer reader.Close()
	fields := reader.Schema().Fields()
	buffer := make([]parquet.Row, 100)
	for {
		n, err := reader.ReadRows(buffer)
		for _, cells := range buffer[:n] {
			r := row{}
			for _, v := range cells {
				f := fields[v.Column()]
				text := textOfValue(f, v)
				if v.RepetitionLevel() > 0 {
					text = r[f.Name()] + "; " + text
				}
				r[f.Name()] = text
			}
			rows = append(rows, r)
		}
		if err != nil {
			return rows
		}
	}
}

func textOfValue(f parquet.Field, v parquet.Value) string {
	switch {
	case v.IsNull():
		return ""
	case v.Kind() == parquet.Double:
		return strconv.FormatFloat(v.Double(), 'f', -1, 64)
	case f.Type().LogicalType() != nil && f.Type().LogicalType().String() == "DATE":
		return time.Unix(int64(v.Int32())*24*60*60, 0).UTC().Format(time.DateOnly)
	}
	return v.String()
}

// Every format of a table says the same in every cell.
func TestExportFormatsAgree(t *testing.T) {
	for _, table := range exportTables {
		t.Run(table, func(t *testing.T) {
			want := rowsOfNDJSON(t, exported(t, table, "ndjson"))
			if len(want) < 3 { // as there are sources
				t.Fatalf("%d rows", len(want))
			}
			whole := exported(t, "xlsx")
			for format, got := range map[string][]row{
				"csv":      rowsOfCSV(t, exported(t, table, "csv")),
				"parquet":  rowsOfParquet(t, exported(t, table, "parquet")),
				"xlsx":     rowsOfSheet(t, exported(t, table, "xlsx"), table),
				"workbook": rowsOfSheet(t, whole, table),
			} {
				if len(got) != len(want) {
					t.Fatalf("%s has %d rows, want %d", format, len(got), len(want))
				}
				for i := range want {
					for name, cell := range want[i] {
						if got[i][name] != cell {
							t.Errorf("%s, row %d, %s: %q, want %q", format, i+1, name, got[i][name], cell)
						}
					}
					if len(got[i]) != len(want[i]) {
						t.Errorf("%s, row %d has %d columns, want %d", format, i+1, len(got[i]), len(want[i]))
					}
				}
			}
		})
	}
}

// projectDates are the snapshot dates of the project's dataset.
var projectDates = []string{"2025-08-14", "2025-08-15", "2025-08-16", "2025-08-17", "2025-08-18"}

// The changes are those that diff tells of each two dates.
func TestExportedChangesAreThoseOfDiff(t *testing.T) {
	got := rowsOfParquet(t, exported(t, "changes", "parquet"))
	everything := rowsOfCSV(t, exported(t, "changes", "--all", "csv"))
	seen, seenOfAll := 0, 0
	for i := range len(projectDates) - 1 {
		from, to := projectDates[i], projectDates[i+1]
		var d struct {
			Changes []struct {
				Party, Issue, Kind string
				Inherited, Contested,
				Novel, Unconfirmed bool
				Delta *float64
				Steps *int
				From  *struct{ Date, Summary string }
				To    struct {
					Date, Summary, Basis, Confidence, File string
					Line                                   int
					Position                               *struct{ Score *float64 }
				}
			}
			Counts map[string]int
		}
		answeredJSON(t, &d, "diff", from, to)
		for _, c := range d.Changes {
			want := row{
				"from": from, "to": to, "party": c.Party, "issue": c.Issue, "kind": c.Kind,
				"inherited": fmt.Sprint(c.Inherited), "contested": fmt.Sprint(c.Contested), "novel": fmt.Sprint(c.Novel), "unconfirmed": fmt.Sprint(c.Unconfirmed),
				"delta": cellOf(c.Delta), "steps": "", "from_date": "", "from_summary": "", "score": "",
				"date": c.To.Date, "summary": c.To.Summary, "basis": c.To.Basis, "confidence": c.To.Confidence,
				"file": c.To.File, "line": strconv.Itoa(c.To.Line),
			}
			if c.Steps != nil {
				want["steps"] = strconv.Itoa(*c.Steps)
			}
			if c.From != nil {
				want["from_date"], want["from_summary"] = c.From.Date, c.From.Summary
			}
			if c.To.Position != nil {
				want["score"] = cellOf(c.To.Position.Score)
			}
			if seen >= len(got) {
				t.Fatalf("only %d changes", len(got))
			}
			for name, cell := range want {
				if got[seen][name] != cell {
					t.Errorf("%s to %s, %s on %s: %s is %q, want %q", from, to, c.Party, c.Issue, name, got[seen][name], cell)
				}
			}
			seen++
		}
		answeredJSON(t, &d, "diff", from, to, "--all")
		seenOfAll += len(d.Changes)
	}
	if seen != len(got) || seen == 0 {
		t.Errorf("%d changes, want %d", len(got), seen)
	}
	if len(everything) != seenOfAll || !slices.ContainsFunc(everything, func(r row) bool { return r["kind"] == diff.Unchanged.String() }) {
		t.Errorf("%d changes with --all, want %d", len(everything), seenOfAll)
	}
}

func cellOf(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}

type gapAnswer struct {
	Gaps []struct {
		A, B           string
		Gap            *float64
		IssuesCompared int `json:"issues_compared"`
		IssuesTotal    int `json:"issues_total"`
		Low, High      *float64
		Unsure         bool
		OldestDays     *int `json:"oldest_days"`
		ByIssue        []struct {
			Issue     string
			AScore    float64 `json:"a_score"`
			BScore    float64 `json:"b_score"`
			Distance  float64
			Low, High float64
			Unsure    bool
			AAgeDays  int `json:"a_age_days"`
			BAgeDays  int `json:"b_age_days"`
			Weight    float64
		} `json:"by_issue"`
	}
}

// The gaps and distances are those that gap tells of each date; the network
// has an edge for each gap that there is.
func TestExportedGapsAreThoseOfGap(t *testing.T) {
	for _, filter := range [][]string{nil, {"-p", "europe"}, {"-p", "united-states,russia,finland"}} {
		with := func(args ...string) []string { return append(slices.Clone(filter), args...) }
		gaps := rowsOfCSV(t, exported(t, with("gaps", "csv")...))
		distances := rowsOfParquet(t, exported(t, with("distances", "parquet")...))
		edges := edgesOf(t, exported(t, with("graphml")...))
		for _, date := range projectDates {
			var want gapAnswer
			answeredJSON(t, &want, with("gap", "--at", date)...)
			for _, g := range want.Gaps {
				expectRow(t, &gaps, row{"date": date, "a": g.A, "b": g.B, "gap": cellOf(g.Gap), "issues_compared": strconv.Itoa(g.IssuesCompared), "issues_total": strconv.Itoa(g.IssuesTotal),
					"low": cellOf(g.Low), "high": cellOf(g.High), "unsure": strconv.FormatBool(g.Unsure), "oldest_days": daysOf(g.OldestDays), "too_old": ""})
				for _, ig := range g.ByIssue {
					expectRow(t, &distances, row{"date": date, "a": g.A, "b": g.B, "issue": ig.Issue, "a_score": cellOf(&ig.AScore), "b_score": cellOf(&ig.BScore), "distance": cellOf(&ig.Distance), "weight": cellOf(&ig.Weight),
						"low": cellOf(&ig.Low), "high": cellOf(&ig.High), "unsure": strconv.FormatBool(ig.Unsure), "a_age_days": strconv.Itoa(ig.AAgeDays), "b_age_days": strconv.Itoa(ig.BAgeDays), "too_old": ""})
				}
				if g.Gap == nil {
					continue
				}
				agreement := 100 - *g.Gap
				expectRow(t, &edges, row{"date": date, "source": g.A, "target": g.B, "gap": cellOf(g.Gap), "agreement": cellOf(&agreement), "weight": cellOf(&agreement), "issues_compared": strconv.Itoa(g.IssuesCompared), "issues_total": strconv.Itoa(g.IssuesTotal),
					"low": cellOf(g.Low), "high": cellOf(g.High), "unsure": strconv.FormatBool(g.Unsure), "oldest_days": daysOf(g.OldestDays)})
			}
			if len(want.Gaps) == 0 {
				t.Errorf("no gaps on %s", date)
			}
		}
		if len(gaps)+len(distances)+len(edges) > 0 {
			t.Errorf("%q: more than gap tells: %v %v %v", filter, gaps, distances, edges)
		}
	}
}

// daysOf is a number of days as a cell, "" for none.
func daysOf(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// expectRow takes the first row off and compares it.
func expectRow(t *testing.T, rows *[]row, want row) {
	t.Helper()
	if len(*rows) == 0 {
		t.Fatalf("no row for %v", want)
	}
	if got := (*rows)[0]; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	*rows = (*rows)[1:]
}

// edgesOf reads the edges of a graph.
func edgesOf(t *testing.T, content []byte) (rows []row) {
	t.Helper()
	var doc struct {
		Edges []struct {
			Source string `xml:"source,attr"`
			Target string `xml:"target,attr"`
			Data   []struct {
				Key   string `xml:"key,attr"`
				Value string `xml:",chardata"`
			} `xml:"data"`
		} `xml:"graph>edge"`
	}
	if err := xml.Unmarshal(content, &doc); err != nil {
		t.Fatal(err)
	}
	for _, e := range doc.Edges {
		r := row{"source": e.Source, "target": e.Target}
		for _, d := range e.Data {
			r[d.Key] = d.Value
		}
		rows = append(rows, r)
	}
	return rows
}

// The same dataset gives the same bytes in every format.
func TestExportsRepeat(t *testing.T) {
	for _, format := range []string{"csv", "ndjson", "xlsx", "graphml", "parquet"} {
		first := exported(t, format)
		for range 3 {
			if !bytes.Equal(first, exported(t, format)) {
				t.Errorf("%s is another file the next time", format)
				break
			}
		}
	}
}

// Nothing that is not text goes to a terminal; text does.
func TestExportToATerminal(t *testing.T) {
	for format, want := range map[string]int{"xlsx": exitUsage, "parquet": exitUsage, "csv": exitDone, "ndjson": exitDone, "graphml": exitDone} {
		s, out, messages := reviewStreams("../../data")
		s.Terminal = true
		if code := run([]string{"export", "-f", format}, s); code != want || (out.Len() > 0) != (want == exitDone) {
			t.Errorf("%s: %d, %d bytes\n%s", format, code, out.Len(), messages)
		}
	}
}

// What cannot be written leaves the old file as it was, and says where it
// stands in the dataset.
func TestExportIsWrittenWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"codebook.yaml":      "title: T\nparties: [{id: anna, name: Anna}]\nissues: [{id: fire, name: Fire}]\n",
		"snapshots/one.yaml": "date: 2025-08-15\npositions: {anna: {fire: {summary: s, note: " + strings.Repeat("n", 33000) + "}}}\n",
		"export.xlsx":        "the old one",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	code, _, messages := stanceIn(t, dir, "export", "-o", "export.xlsx")
	const want = "cell W2 of the sheet stances (note, anna, fire, 2025-08-15) has 33000 characters, and a cell holds 32767; shorten it, or choose csv or parquet"
	if code != exitUnreadable || !strings.Contains(messages, want) {
		t.Errorf("%d: %s", code, messages)
	}
	if kept, err := os.ReadFile(filepath.Join(dir, "export.xlsx")); err != nil || string(kept) != "the old one" {
		t.Errorf("the file is %q %v", kept, err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 3 {
		t.Errorf("something is left over: %v", entries)
	}
	if code, out, messages := stanceIn(t, dir, "export"); code != exitDone || !strings.Contains(out, strings.Repeat("n", 33000)) {
		t.Errorf("csv: %d: %s", code, messages)
	}
}
