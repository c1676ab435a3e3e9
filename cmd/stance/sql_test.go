package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"stance/cmd/stance/internal/needs"
	"stance/diff"
	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// sqlOf are the statements of a help text, which are the program's word on what tables mean.
func sqlOf(t *testing.T, page string) []string {
	t.Helper()
	text, err := helpTexts.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	var sql strings.Builder
	for line := range strings.Lines(string(text)) {
		if code, ok := strings.CutPrefix(line, "  "); ok && !strings.HasPrefix(code, "stance ") {
			sql.WriteString(code)
		}
	}
	return statements(sql.String())
}

// statements takes those of SQL apart, without the comments between them.
func statements(sql string) (all []string) {
	sql = regexp.MustCompile(`(?m)^--.*\n|^\n`).ReplaceAllString(sql, "")
	for _, s := range regexp.MustCompile(`;[ \t]*(\n|$)`).Split(sql, -1) {
		if s = strings.TrimSpace(s); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// days puts the days that are asked about in the place of those that the page has.
func days(all []string, a, b positions.Date) []string {
	all = slices.Clone(all)
	for i, s := range all {
		for name, day := range map[string]positions.Date{"a": a, "b": b} {
			if strings.HasPrefix(s, "SET VARIABLE "+name+" ") {
				all[i] = fmt.Sprintf("SET VARIABLE %s = DATE '%s'", name, day)
			}
		}
	}
	return all
}

// duckDB gives Node, and the folder of modules in which DuckDB is; without them a test is skipped.
func duckDB(t *testing.T) (node, modules string) {
	t.Helper()
	modules = os.Getenv("STANCE_DUCKDB")
	if modules == "" {
		needs.Missing(t, "duckdb", errors.New("STANCE_DUCKDB does not name the folder of Node's modules that has @duckdb/node-api"))
	}
	return needs.Program(t, "node", exec.LookPath), modules
}

// inDuckDB gives what statements answer, run in a folder by the module of DuckDB for Node in the folder
// of modules that STANCE_DUCKDB names.
func inDuckDB(t *testing.T, folder string, statements []string) [][]map[string]any {
	t.Helper()
	node, modules := duckDB(t)
	program, err := filepath.Abs("testdata/sql/duckdb.cjs")
	if err != nil {
		t.Fatal(err)
	}
	input, err := json.Marshal(statements)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, program, folder)
	cmd.Env = append(os.Environ(), "NODE_PATH="+modules)
	cmd.Stdin = bytes.NewReader(input)
	var messages bytes.Buffer
	cmd.Stderr = &messages
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, messages.String())
	}
	var answers [][]map[string]any
	if err := json.Unmarshal(out, &answers); err != nil {
		t.Fatal(err)
	}
	return answers
}

// What SQL answers of the tables is what the program answers of the dataset: what is in force, the
// kind of every change, and gaps.
func TestSQLFindsWhatDiffFinds(t *testing.T) {
	duckDB(t)
	seeds := 6
	if everything() {
		seeds = 40
	}
	found := map[diff.Kind]int{}
	for seed := range seeds {
		shape := synthetic.Shape{Parties: 3 + seed%5, Issues: 3 + seed%3*5, Dates: 12, Sources: 6, Seed: uint64(seed + 1), Full: seed%4 != 0}
		shape.PerDate = shape.Parties * shape.Issues * 2 / 3
		t.Run(fmt.Sprint("seed ", seed+1), func(t *testing.T) { sqlAgrees(t, shape.FS(), found) })
	}
	for seed := range seeds {
		t.Run(fmt.Sprint("terms ", seed+1), func(t *testing.T) { sqlAgrees(t, fewTerms(uint64(seed+1)), found) })
	}
	t.Run("the example", func(t *testing.T) { sqlAgrees(t, os.DirFS("../../data"), found) })
	const samples = "../../diff/report/internal/sample/"
	for _, k := range diff.Kinds {
		dataset := fstest.MapFS{}
		for name, file := range map[string]string{"codebook.yaml": "codebook.yaml", "sources.yaml": "sources.yaml", "snapshots/all.yaml": "kinds/" + k + ".yaml"} {
			text, err := os.ReadFile(samples + file)
			if err != nil {
				t.Fatal(err)
			}
			dataset[name] = &fstest.MapFile{Data: text}
		}
		t.Run(k, func(t *testing.T) { sqlAgrees(t, dataset, found) })
	}
	for _, k := range diff.Kinds {
		if kind, _ := diff.KindNamed(k); found[kind] == 0 {
			t.Errorf("no change was %s", k)
		}
	}
}

// sqlAgrees exports a dataset and asks for what changed between many of its dates; found counts the changes by
// kind.
func sqlAgrees(t *testing.T, fsys fs.FS, found map[diff.Kind]int) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "data"), fsys); err != nil {
		t.Fatal(err)
	}
	if said, code := runIn(t, dir, []string{"export", "-C", "data", "-o", "tables/"}); code != exitDone {
		t.Fatalf("%d: %s", code, said)
	}
	d := yamlfile.Read(fsys).Dataset
	h := positions.NewHistory(d, 0)
	asked := sqlOf(t, "help/sql.txt")
	var periods [][2]positions.Date
	for i := range d.Dates {
		for _, j := range slices.Compact([]int{i, i + 1, i + 4, len(d.Dates) - 1}) {
			if i <= j && j < len(d.Dates) {
				a, b := d.Dates[i].Date, d.Dates[j].Date
				periods = append(periods, [2]positions.Date{a, b})
				asked = append(asked,
					fmt.Sprintf("FROM kinds(DATE '%s', DATE '%s')", a, b),
					fmt.Sprintf("SELECT party, issue, position, date, holder FROM in_force(DATE '%s')", b),
					fmt.Sprintf("FROM gaps(DATE '%s')", b))
			}
		}
	}
	answers := inDuckDB(t, dir, days(asked, d.Dates[0].Date, d.Dates[len(d.Dates)-1].Date))
	answers = answers[len(answers)-3*len(periods):]
	for i, p := range periods {
		sameKinds(t, h, p[0], p[1], answers[3*i], found)
		sameInForce(t, h, p[1], answers[3*i+1])
		sameGaps(t, h, p[1], answers[3*i+2])
	}
}

// README has the same statements as the help, to be copied.
func TestReadmeHasTheSQLOfHelp(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	_, block, _ := strings.Cut(string(text), "```sql\n")
	block, _, _ = strings.Cut(block, "```")
	if got, want := statements(block), sqlOf(t, "help/sql.txt"); !slices.Equal(got, want) {
		for i := range min(len(got), len(want)) {
			if got[i] != want[i] {
				t.Fatalf("README has\n%s\nand help sql\n%s", got[i], want[i])
			}
		}
		t.Errorf("README has %d statements, and help sql %d", len(got), len(want))
	}
}

func sameKinds(t *testing.T, h *positions.History, a, b positions.Date, rows []map[string]any, found map[diff.Kind]int) {
	t.Helper()
	got := map[string]string{}
	for _, r := range rows {
		got[r["party"].(string)+"/"+r["issue"].(string)] = r["kind"].(string)
	}
	all := diff.Changes(h, a, b, func(*positions.Party, *positions.Issue) bool { return true })
	if len(got) != len(all) {
		t.Errorf("%s to %s: %d changes, and the program finds %d", a, b, len(got), len(all))
	}
	for _, c := range all {
		found[c.Kind]++
		if k := got[c.Party.ID+"/"+c.Issue.ID]; k != c.Kind.String() {
			t.Errorf("%s on %s, %s to %s: %s, and the program finds %s", c.Party.ID, c.Issue.ID, a, b, k, c.Kind)
		}
	}
}

func sameInForce(t *testing.T, h *positions.History, day positions.Date, rows []map[string]any) {
	t.Helper()
	got := map[string]string{}
	for _, r := range rows {
		got[r["party"].(string)+"/"+r["issue"].(string)] = fmt.Sprint(r["date"], r["holder"])
	}
	n := 0
	for _, p := range h.Dataset.Codebook.Parties {
		for _, is := range h.Dataset.Codebook.Issues {
			hd, ok := h.InForce(p, is, day)
			if !ok {
				continue
			}
			n++
			if want := fmt.Sprint(hd.Date(), hd.Stance.Record.Party.ID); got[p.ID+"/"+is.ID] != want {
				t.Errorf("%s on %s, %s: %q is in force, want %q", p.ID, is.ID, day, got[p.ID+"/"+is.ID], want)
			}
		}
	}
	if n != len(got) {
		t.Errorf("%s: %d are in force, want %d", day, len(got), n)
	}
}

func sameGaps(t *testing.T, h *positions.History, day positions.Date, rows []map[string]any) {
	t.Helper()
	got := map[string]float64{}
	compared := map[string]string{}
	for _, r := range rows {
		pair := []string{r["a"].(string), r["b"].(string)}
		got[strings.Join(pair, "/")] = r["gap"].(float64)
		compared[strings.Join(pair, "/")] = fmt.Sprint(r["issues_compared"])
	}
	for _, g := range diff.Gaps(h, diff.Speakers(h, day), day) {
		pair := []string{g.A.ID, g.B.ID}
		slices.Sort(pair)
		name := strings.Join(pair, "/")
		v, ok := got[name]
		delete(got, name)
		switch {
		case ok != (g.Gap != nil):
			t.Errorf("%s, %s: a gap %v, and the program finds one: %v", name, day, ok, g.Gap != nil)
		case ok && (math.Abs(v-*g.Gap) > 1e-9 || compared[name] != strconv.Itoa(g.Compared)):
			t.Errorf("%s, %s: gap %v on %s issues, want %v on %d", name, day, v, compared[name], *g.Gap, g.Compared)
		}
	}
	for name := range got {
		t.Errorf("%s, %s: a gap that the program does not list", name, day)
	}
}
