//go:build ignore

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"gopkg.in/yaml.v3"

	"stance/positions/parallel"
	"stance/positions/synthetic"
)

// beside is what the program is measured beside, by its path; what is "" is left out.
type beside struct {
	program, before, dyff, duckdb string // before: an earlier build of the program; duckdb: a folder of Node's modules
	rounds                        int
	work                          string
	times                         int // smaller than the sizes in the headings
}

// decoding is the argument with which this program decodes a dataset and does no more.
const decoding = "decode"

// decode is what reading costs at least with yaml.v3: every file of a folder, in parallel, to its nodes.
func decode(folder string) error {
	var names []string
	err := filepath.WalkDir(folder, func(name string, e fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".yaml") {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		return err
	}
	parallel.Each(len(names), func(i int) {
		content, err := os.ReadFile(names[i])
		if err != nil {
			fail(err)
		}
		decoder := yaml.NewDecoder(bytes.NewReader(content))
		for decoder.Decode(new(yaml.Node)) == nil {
		}
	})
	return nil
}

func (b *beside) row(what, of string, f figures, ratio, target string) {
	fmt.Printf("%-46s %-26s %9.2f s %9.2f s %7.0f MB  %10s  %s\n", what, of, f.wall, f.ms/1000, f.mb, ratio, target)
}

func times(a, b float64) string { return fmt.Sprintf("%.2f x", a/b) }

// print prints the table.
func (b *beside) print() error {
	fmt.Printf("%-46s %-26s %11s %11s %10s  %10s  %s\n", "what", "of", "time", "processor", "memory", "beside", "target")
	for _, part := range []func() error{b.reading, b.million, b.changed, b.reports, b.pairs, b.small} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

// dataset writes one into a folder of the working folder. A process of its own makes it: what is
// measured later would begin with the memory of this one.
func (b *beside) dataset(name string, shape synthetic.Shape, irregular string) string {
	folder := filepath.Join(b.work, name)
	shape.Seed = 1
	text, err := json.Marshal(shape)
	if err != nil {
		fail(err)
	}
	self, err := os.Executable()
	if err != nil {
		fail(err)
	}
	if out, err := exec.Command(self, making, folder, string(text), irregular).CombinedOutput(); err != nil {
		fail(fmt.Errorf("%w: %s", err, out))
	}
	return folder
}

// making is the argument with which this program makes a dataset and does no more.
const making = "make"

func makeDataset(folder, shape, irregular string) error {
	var s synthetic.Shape
	if err := json.Unmarshal([]byte(shape), &s); err != nil {
		return err
	}
	files := s.Files()
	for _, i := range synthetic.Irregularities {
		if i.Name == irregular {
			files = i.Files(files)
		}
	}
	write(folder, files)
	return nil
}

// reading has the first diff of 100,000 stances beside a bare decode of the files, clean and as people write,
// by processor time, as both take all processors there are.
func (b *beside) reading() error {
	shape := synthetic.Shape{Parties: 20, Issues: 25, Dates: 1000 / b.times, PerDate: 100, Sources: 500}
	clean := b.dataset("clean", shape, "")
	self, err := os.Executable()
	if err != nil {
		return err
	}
	const size = "100,000 stances"
	bare := run(b.rounds, clean, self, decoding, clean)
	b.row("yaml.v3 alone, on all processors", size, bare, "", "")
	mine := run(b.rounds, clean, b.program, "diff")
	b.row("diff", size, mine, times(mine.ms, bare.ms), "0.25 x the bare decode")
	for _, i := range synthetic.Irregularities {
		f := run(b.rounds, b.dataset("irregular-"+i.Name, shape, i.Name), b.program, "diff")
		b.row("diff", i.Name, f, times(f.ms, mine.ms), "1.5 x clean")
	}
	return nil
}

func (b *beside) million() error {
	shape := synthetic.Shape{Parties: 40, Issues: 250, Dates: 100 / b.times, PerDate: 10_000, Sources: 100, Brief: true}
	brief := b.dataset("million", shape, "")
	f := run(b.rounds, brief, b.program, "diff")
	b.row("diff", "a million, machine-coded", f, "", "8 s, 1500 MB")
	all := synthetic.Irregularities[len(synthetic.Irregularities)-1].Name
	f = run(b.rounds, b.dataset("million-irregular", shape, all), b.program, "diff")
	b.row("diff", "a million, irregular", f, "", "8 s, 1500 MB")
	os.RemoveAll(filepath.Join(b.work, "million-irregular"))
	shape.Brief = false
	f = run(b.rounds, b.dataset("million-terms", shape, ""), b.program, "diff")
	b.row("diff", "a million, with terms", f, "", "8 s, 1500 MB")
	os.RemoveAll(filepath.Join(b.work, "million-terms"))
	if b.duckdb == "" {
		return nil
	}
	return b.sql(brief)
}

// asking has Node ask DuckDB and tell how long each statement took, in seconds.
const asking = `
const { DuckDBInstance } = require('@duckdb/node-api');
(async () => {
  const statements = JSON.parse(require('fs').readFileSync(0, 'utf8'));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const took = [];
  for (const statement of statements) {
    const begun = process.hrtime.bigint();
    await connection.runAndReadAll(statement);
    took.push(Number(process.hrtime.bigint() - begun) / 1e9);
  }
  console.log(JSON.stringify(took));
})().catch(e => { console.error(e.message); process.exit(1); });`

// sql has the statements of the help asked of the tables of a dataset.
func (b *beside) sql(dataset string) error {
	export := exec.Command(b.program, "export", "-C", dataset, "-o", "tables/")
	export.Dir = b.work
	if out, err := export.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	help, err := exec.Command(b.program, "help", "sql").Output()
	if err != nil {
		return err
	}
	var sql strings.Builder
	for line := range strings.Lines(string(help)) {
		if code, ok := strings.CutPrefix(line, "  "); ok && !strings.HasPrefix(code, "stance ") {
			sql.WriteString(code)
		}
	}
	var statements []string
	for _, s := range strings.Split(sql.String(), ";\n") {
		if s = strings.TrimSpace(s); strings.HasPrefix(s, "CREATE") {
			statements = append(statements, s)
		}
	}
	statements = append(statements, "SET VARIABLE a = (SELECT min(date) FROM track)", "SET VARIABLE b = (SELECT max(date) FROM track)")
	asked := []struct{ what, sql string }{
		{"what is in force", "SELECT count(*), avg(score) FROM in_force(getvariable('b'))"},
		{"kinds, from the first day to the last", "SELECT kind, count(*) FROM kinds(getvariable('a'), getvariable('b')) GROUP BY kind"},
		{"kinds, in the last week", "SELECT kind, count(*) FROM kinds(getvariable('b') - 7, getvariable('b')) GROUP BY kind"},
		{"gaps of the pairs of 40 parties", "FROM gaps(getvariable('b'))"},
	}
	// The same four and sixteen times, with other parties: what is asked of more cells.
	sizes := []int{1, 4, 16}
	at := map[int]int{} // where the answers of a size begin
	for _, n := range sizes {
		if n > 1 {
			file := fmt.Sprintf("track-%d.parquet", n)
			statements = append(statements,
				fmt.Sprintf("COPY (SELECT CASE n WHEN 0 THEN party ELSE party || '-' || n END AS party, * EXCLUDE (party, year) FROM read_parquet('tables/track/*/*.parquet') t, range(%d) of(n)) TO '%s' (FORMAT parquet, COMPRESSION zstd)", n, file),
				fmt.Sprintf("CREATE OR REPLACE VIEW track AS FROM '%s'", file))
		}
		at[n] = len(statements)
		for _, a := range asked[:3] {
			statements = append(statements, a.sql)
		}
		if n == 1 {
			statements = append(statements, asked[3].sql)
		}
	}
	input, err := json.Marshal(statements)
	if err != nil {
		return err
	}
	best := make([]float64, len(statements))
	for round := range b.rounds {
		node := exec.Command("node", "-e", asking)
		node.Dir, node.Env, node.Stdin = b.work, append(os.Environ(), "NODE_PATH="+b.duckdb), bytes.NewReader(input)
		node.Stderr = os.Stderr
		out, err := node.Output()
		if err != nil {
			return err
		}
		var took []float64
		if err := json.Unmarshal(out, &took); err != nil {
			return err
		}
		for i := range took {
			if round == 0 || took[i] < best[i] {
				best[i] = took[i]
			}
		}
	}
	for i, a := range asked {
		took := func(n int) float64 { return best[at[n]+i] }
		more := ""
		if i < 3 {
			more = fmt.Sprintf("4 times %.2f s, 16 times %.2f s, exponent %s", took(4), took(16), exponent(1000*took(1), 1000*took(4), 1000*took(16)))
		}
		fmt.Printf("%-46s %-26s %9.2f s %35s  %s\n", "DuckDB: "+a.what, "a million, as Parquet", took(1), "2 s", more)
	}
	return nil
}

// changed compares two dates of 10,000 cells each, all of which changed.
func (b *beside) changed() error {
	folder := b.dataset("two", synthetic.Shape{Parties: 100, Issues: 100, Dates: 2, PerDate: 10_000 / b.times, Sources: 100}, "")
	const size = "10,000 changed cells"
	files, err := filepath.Glob(filepath.Join(folder, "snapshots", "*", "*.yaml"))
	if err != nil || len(files) != 2 {
		return fmt.Errorf("two files are compared, and there are %d: %w", len(files), err)
	}
	git := run(b.rounds, folder, "git", append([]string{"diff", "--no-index", "--word-diff"}, files...)...)
	b.row("git diff --word-diff", size, git, "", "")
	mine := run(b.rounds, folder, b.program, "diff")
	b.row("diff", size, mine, times(mine.wall, git.wall)+" git", "3 x git")
	verbose := run(b.rounds, folder, b.program, "diff", "-v")
	b.row("diff -v, all redlines", size, verbose, times(verbose.wall, git.wall)+" git", "3 x git")
	if b.dyff != "" {
		d := run(1, folder, b.dyff, append([]string{"between"}, files...)...)
		b.row("dyff between", size, d, times(d.wall, mine.wall)+" diff", "10 x diff")
		b.row("", "", d, times(d.wall, verbose.wall)+" diff -v", "10 x diff -v")
	}
	programs := run(b.rounds, folder, b.program, "diff", "-f", "json")
	b.row("diff -f json", size, programs, "", "")
	if b.before != "" {
		f := run(b.rounds, folder, b.before, "diff", "-f", "json")
		b.row("diff -f json, before", size, f, times(f.wall, programs.wall)+" now", "4 x now")
	}
	return nil
}

// reports has the report of two adjacent dates of 100,000 stances.
func (b *beside) reports() error {
	folder := b.dataset("adjacent", synthetic.Shape{Parties: 20, Issues: 25, Dates: 1000 / b.times, PerDate: 100, Sources: 500}, "")
	f := run(b.rounds, folder, b.program, "report", "-f", "html")
	out, err := exec.Command(b.program, "report", "-f", "html", "-C", folder).Output()
	if err != nil {
		return err
	}
	b.row("report -f html", "100,000 stances", f, fmt.Sprintf("%.2f MB", float64(len(out))/1e6), "2 s, 2 MB")
	return nil
}

// pairs has what is asked of every two parties.
func (b *beside) pairs() error {
	folder := b.dataset("pairs", synthetic.Shape{Parties: 100, Issues: 20, Dates: 6, PerDate: 1000, Sources: 50}, "")
	for _, args := range [][]string{{"gap"}, {"gap", "--from", "first", "--to", "latest"}} {
		f := run(b.rounds, folder, b.program, args...)
		b.row(strings.Join(args, " "), "100 parties, 20 issues", f, "", "1 s")
	}
	return nil
}

// small has what the example takes beyond starting.
func (b *beside) small() error {
	data, err := filepath.Abs("data")
	if err != nil {
		return err
	}
	const rounds = 30
	idle := run(rounds, b.work, b.program, "--version")
	b.row("--version", "", idle, "", "see .ci/startup")
	for _, c := range []string{"show", "diff", "gap", "check"} {
		f := run(rounds, data, b.program, c)
		b.row(c, "the example", f, fmt.Sprintf("+%.1f ms", 1000*(f.wall-idle.wall)), "8 ms over --version")
	}
	return nil
}
