package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"stance/cmd/stance/internal/needs"
	"stance/diff"
	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// sqlStatements are those of `stance help sql`, which are the program's word on what tables mean.
func sqlStatements(t *testing.T) (all []string) {
	t.Helper()
	page, err := helpTexts.ReadFile("help/sql.txt")
	if err != nil {
		t.Fatal(err)
	}
	var sql strings.Builder
	for line := range strings.Lines(string(page)) {
		if code, ok := strings.CutPrefix(line, "  "); ok && !strings.HasPrefix(code, "stance ") {
			sql.WriteString(code)
		}
	}
	for _, s := range regexp.MustCompile(`;[ \t]*\n`).Split(sql.String(), -1) {
		if s = strings.TrimSpace(s); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// days puts the days that are asked about in the place of those that the page has.
func days(statements []string, a, b positions.Date) []string {
	all := slices.Clone(statements)
	for i, s := range all {
		for name, day := range map[string]positions.Date{"a": a, "b": b} {
			if strings.HasPrefix(s, "SET VARIABLE "+name+" ") {
				all[i] = fmt.Sprintf("SET VARIABLE %s = DATE '%s'", name, day)
			}
		}
	}
	return all
}

// inDuckDB gives what statements answer, run in a folder by the module of DuckDB for Node in the folder
// of modules that STANCE_DUCKDB names.
func inDuckDB(t *testing.T, folder string, statements []string) [][]map[string]any {
	t.Helper()
	modules := os.Getenv("STANCE_DUCKDB")
	if modules == "" {
		needs.Missing(t, "duckdb", errors.New("STANCE_DUCKDB does not name the folder of Node's modules that has @duckdb/node-api"))
	}
	node := needs.Program(t, "node", exec.LookPath)
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
	statements := sqlStatements(t)
	seeds := 6
	if everything() {
		seeds = 40
	}
	found := map[diff.Kind]int{}
	for seed := range seeds {
		shape := synthetic.Shape{Parties: 3 + seed%5, Issues: 3 + seed%3*5, Dates: 12, Sources: 6, Seed: uint64(seed + 1), Full: seed%4 != 0}
		shape.PerDate = shape.Parties * shape.Issues * 2 / 3
		dir := t.TempDir()
		for name, content := range shape.Files() {
			full := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(full, content, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if said, code := runIn(t, dir, []string{"export", "-C", ".", "-o", "tables/"}); code != exitDone {
			t.Fatalf("%d: %s", code, said)
		}
		d := yamlfile.Read(shape.FS()).Dataset
		h := positions.NewHistory(d, 0)
		asked := statements
		var periods [][2]positions.Date
		for i := range d.Dates {
			for _, j := range []int{i, i + 1, i + 4, len(d.Dates) - 1} {
				if i <= j && j < len(d.Dates) {
					a, b := d.Dates[i].Date, d.Dates[j].Date
					periods = append(periods, [2]positions.Date{a, b})
					asked = append(slices.Clip(asked),
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
			if t.Failed() {
				t.Fatalf("of seed %d", seed)
			}
		}
	}
	for _, k := range diff.Kinds {
		kind, _ := diff.KindNamed(k)
		if found[kind] == 0 && k != "own-voice" {
			t.Errorf("no change was %s", k)
		}
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
	for _, g := range diff.Gaps(h, h.Dataset.Codebook.Parties, day) {
		pair := []string{g.A.ID, g.B.ID}
		slices.Sort(pair)
		name := strings.Join(pair, "/")
		v, ok := got[name]
		switch {
		case ok != (g.Gap != nil):
			t.Errorf("%s, %s: a gap %v, and the program finds one: %v", name, day, ok, g.Gap != nil)
		case ok && (math.Abs(v-*g.Gap) > 1e-9 || compared[name] != strconv.Itoa(g.Compared)):
			t.Errorf("%s, %s: gap %v on %s issues, want %v on %d", name, day, v, compared[name], *g.Gap, g.Compared)
		}
	}
}
