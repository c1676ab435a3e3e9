package result_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/diff/report/data/tables"
	"stance/diff/report/document"
	"stance/diff/report/picture"
	"stance/positions"
)

// found is a finding that can be written in every format.
func found() result.Finding {
	table := &tables.Table{Name: "sums", Doc: "A sum.", Columns: []tables.Column{{Name: "thing", Doc: "What."}, {Name: "sum", Type: tables.Integer, Doc: "How many."}}, Fill: func(f *tables.Filler) {
		for i, thing := range []string{"stances", "claims"} {
			f.Text("thing", thing)
			f.Integer("sum", i+1)
			f.End()
		}
	}}
	return result.Finding{
		Sent: true,
		Document: func() *document.Document {
			return &document.Document{Title: document.Text{{Text: "Two sums"}}, Lead: []document.Text{{{Text: "One stance and two claims were found here, which is not many at all."}}}}
		},
		JSON:     func(w io.Writer) error { _, err := io.WriteString(w, "{\"sums\": 2}\n"); return err },
		CSV:      func(w io.Writer) error { _, err := io.WriteString(w, "thing,sum\n"); return err },
		Table:    func() *tables.Table { return table },
		Workbook: func() []*tables.Table { return []*tables.Table{table} },
		Network: func() *report.Panel {
			return report.NewPanel(positions.NewHistory(&positions.Dataset{Codebook: &positions.Codebook{}}, 0), 0, 0, report.Filter{})
		},
		Chart: func() (*chart.Chart, error) {
			return &chart.Chart{Picture: *picture.New("Sums", "", "Two sums.", func(f picture.Frame) *picture.Layout { return &picture.Layout{Width: f.Width, Height: 10} })}, nil
		},
		GitHub: func(w io.Writer) error { _, err := io.WriteString(w, "::notice file=a.yaml::Two sums\n"); return err },
	}
}

// runs runs a command that writes a finding.
func runs(s *console.Streams, finding result.Finding, args ...string) error {
	var output result.Flags
	cmd := &cobra.Command{Use: "sums", SilenceErrors: true, SilenceUsage: true, RunE: func(*cobra.Command, []string) error {
		if err := output.Check(s); err != nil {
			return err
		}
		return output.Emit(s, finding)
	}}
	output.Register(cmd, "table", finding)
	cmd.SetArgs(args)
	return cmd.Execute()
}

// ran is runs in a folder, and elsewhere than at a terminal.
func ran(t *testing.T, dir string, finding result.Finding, args ...string) (out string) {
	t.Helper()
	s, o, messages := datasettest.Streams(dir)
	if err := runs(s, finding, args...); err != nil || messages.Len() > 0 {
		t.Fatalf("%q: %v, %s", args, err, messages)
	}
	return o.String()
}

func content(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func put(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestEachFormat holds that what is written is in the format that was asked for, by its
// name or another, or by the ending of a file.
func TestEachFormat(t *testing.T) {
	begins := map[string]string{
		"table": "Two sums\n", "markdown": "# Two sums\n", "html": "<!doctype html>", "docx": "PK\x03\x04", "json": "{\"sums\": 2}\n", "csv": "thing,sum\n", "ndjson": "{\"thing\":\"stances\",\"sum\":1}\n{\"thing\":\"claims\",\"sum\":2}\n",
		"xlsx": "PK\x03\x04", "parquet": "PAR1", "graphml": "<?xml", "svg": "<svg ", "github": "::notice file=a.yaml::Two sums\n",
	}
	dir := t.TempDir()
	for _, f := range result.Formats {
		want := ran(t, dir, found(), "-f", f.Name)
		if begin, ok := begins[f.Name]; !ok || !strings.HasPrefix(strings.ToLower(want), strings.ToLower(begin)) {
			t.Errorf("%s: %.100q", f.Name, want)
		}
		for _, also := range f.Also {
			if got := ran(t, dir, found(), "-f", also); got != want {
				t.Errorf("-f %s: %.100q", also, got)
			}
		}
		for _, name := range []string{"plain", "plain.txt", "plain."} {
			if out := ran(t, dir, found(), "-f", f.Name, "-o", name); out != "" || content(t, filepath.Join(dir, name)) != want {
				t.Errorf("-f %s -o %s prints %.100q", f.Name, name, out)
			}
		}
		for _, ending := range f.Endings {
			for _, name := range []string{"r" + ending, "R" + strings.ToUpper(ending)} {
				if out := ran(t, dir, found(), "-o", name); out != "" || content(t, filepath.Join(dir, name)) != want {
					t.Errorf("-o %s prints %.100q", name, out)
				}
			}
		}
	}
	if got, usual := ran(t, dir, found()), ran(t, dir, found(), "-f", "table"); got != usual {
		t.Errorf("without -f: %q", got)
	}
}

// TestOffered holds that a result is offered in what it can be written in, in one order.
func TestOffered(t *testing.T) {
	all := found()
	for _, c := range []struct {
		findings []result.Finding
		want     string
	}{
		{nil, ""},
		{[]result.Finding{{}}, ""},
		{[]result.Finding{{JSON: all.JSON}}, "json"},
		{[]result.Finding{{Document: all.Document}}, "table markdown html"},
		{[]result.Finding{{Document: all.Document, Sent: true}}, "table markdown html docx"},
		{[]result.Finding{{Sent: true}}, ""},
		{[]result.Finding{{Table: all.Table}}, "ndjson parquet"},
		{[]result.Finding{{Workbook: all.Workbook, Network: all.Network}}, "xlsx graphml"},
		{[]result.Finding{{Chart: all.Chart}, {CSV: all.CSV, GitHub: all.GitHub}, {Chart: all.Chart, JSON: all.JSON}}, "json csv svg github"},
		{[]result.Finding{all}, "table markdown html docx json csv ndjson xlsx parquet graphml svg github"},
	} {
		if got := strings.Join(result.FormatNames(result.Offered(c.findings...)), " "); got != c.want {
			t.Errorf("offered: %q, want %q", got, c.want)
		}
	}
	if f := result.FormatNamed(result.Formats, "md"); f == nil || f.Name != "markdown" {
		t.Errorf("md is %v", f)
	}
	if f := result.FormatNamed(result.Offered(result.Finding{JSON: all.JSON}), "csv"); f != nil {
		t.Errorf("%s is not offered", f.Name)
	}
}

// TestFlagsSayWhatThereIs holds that help and completion name what can be asked for.
func TestFlagsSayWhatThereIs(t *testing.T) {
	var output result.Flags
	cmd := &cobra.Command{Use: "sums"}
	all := found()
	output.Register(cmd, "csv", result.Finding{JSON: all.JSON, CSV: all.CSV})
	for flag, want := range map[string]string{
		"format": "how to write it: json, csv; default: what the file's name ends with, else csv",
		"output": "write to this `file`, whole or not at all; its name may end in .txt, .json, .csv",
	} {
		if got := cmd.Flags().Lookup(flag).Usage; got != want {
			t.Errorf("--%s: %q", flag, got)
		}
	}
	for flag, want := range map[string]string{"format": "json csv", "color": "auto always never", "output": ".txt .json .csv"} {
		annotations := cmd.Flags().Lookup(flag).Annotations
		var words []string
		for _, c := range console.Choices(append(annotations[console.CompletionWords], annotations[console.CompletionEndings]...)) {
			words = append(words, c.Value)
			if c.Label == "" {
				t.Errorf("--%s: nothing is said of %s", flag, c.Value)
			}
		}
		if got := strings.Join(words, " "); got != want {
			t.Errorf("--%s is completed with %q", flag, got)
		}
	}
	help := strings.ReplaceAll(result.FormatsHelp(), "\n"+strings.Repeat(" ", 29), " ") // what goes on stands in its column
	for _, f := range result.Formats {
		listed := false
		for line := range strings.Lines(help) {
			listed = listed || strings.HasPrefix(line, "  "+f.Name+" ") && strings.Index(line, f.About) >= 29
		}
		if !listed || !strings.Contains(help, strings.Join(f.Endings, " ")) {
			t.Errorf("no %s in\n%s", f.Name, help)
		}
	}
}

// TestNoPlaceForAResult has what is wrong with the flags refused before anything is
// written, and says how to mend it.
func TestNoPlaceForAResult(t *testing.T) {
	all := found()
	some := result.Finding{Document: all.Document, JSON: all.JSON, CSV: all.CSV, Workbook: all.Workbook}
	for _, c := range []struct {
		args, message, hint string
		terminal            bool
	}{
		{args: "-f jsno", message: `no format "jsno" here`, hint: "did you mean json?"},
		{args: "-f svg", message: `no format "svg" here`, hint: "known: table, markdown, html, json, csv, xlsx"},
		{args: "--format=", message: `no format "" here`, hint: "known: table, markdown, html, json, csv, xlsx"},
		{args: "--color blue", message: `--color "blue"`, hint: "write auto, always or never"},
		{args: "--width 39", message: "--width 39 is too narrow; the least is 40"},
		{args: "--width -1", message: "--width -1 is too narrow; the least is 40"},
		{args: "-o new/", message: "-o new/ names a folder", hint: "give the name of a file in it"},
		{args: "-f csv -o new/", message: "-o new/ names a folder", hint: "give the name of a file in it"},
		{args: "-o r.pdf", message: "there is no format here for a name that ends in .pdf: r.pdf", hint: "let it end in .txt, .md, .markdown, .html, .htm, .json, .csv or .xlsx, or in nothing"},
		{args: "-o r.svg -f json", message: "there is no format here for a name that ends in .svg: r.svg", hint: "let it end in .txt, .md, .markdown, .html, .htm, .json, .csv or .xlsx, or in nothing"},
		{args: "-o r.csv -f md", message: "-f md contradicts the ending of r.csv", hint: "write -f csv, or let the name end in .md, .markdown or .txt; files of this command end in .txt, .md, .markdown, .html, .htm, .json, .csv, .xlsx"},
		{args: "-f xlsx", terminal: true, message: "xlsx is not text, and nothing for a terminal", hint: "write it to a file: -o FILE.xlsx"},
		{args: "-o codebook.yaml", message: "-o codebook.yaml is the file codebook.yaml of the dataset ., and no result is written there", hint: "name another file; a dataset is changed by hand, or with `stance add`, `import` and `review`"},
		{args: "-o snapshots/new.json", message: "-o snapshots/new.json is a file in the folder snapshots of the dataset ., and no result is written there", hint: "name another file; a dataset is changed by hand, or with `stance add`, `import` and `review`"},
	} {
		dir := datasettest.Copy(t)
		codebook := content(t, filepath.Join(dir, "codebook.yaml"))
		s, out, _ := datasettest.Streams(dir)
		s.Terminal, s.Height = c.terminal, 1000
		err := runs(s, some, strings.Fields(c.args)...)
		var usage *console.UsageError
		switch {
		case !errors.As(err, &usage) || out.Len() > 0:
			t.Errorf("%s: %v, and %q is printed", c.args, err, out)
		case usage.Message != c.message || usage.Hint != c.hint:
			t.Errorf("%s: %q, %q", c.args, usage.Message, usage.Hint)
		}
		if content(t, filepath.Join(dir, "codebook.yaml")) != codebook {
			t.Errorf("%s: the codebook is another", c.args)
		}
		for _, name := range []string{"new", "r.pdf", "r.svg", "r.csv", "snapshots/new.json"} {
			if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
				t.Errorf("%s: %s is written", c.args, name)
			}
		}
	}
}

// TestScreen holds that a table is as wide as was asked for, else as the terminal; and
// that a file is as wide as a pipe, whatever the terminal.
func TestScreen(t *testing.T) {
	for _, c := range []struct {
		args  string
		width int
		color bool
	}{
		{"", 120, true}, {"--width 50", 50, true}, {"--color never", 120, false},
		{"-o r.txt", console.PipeWidth, false}, {"-o r.txt --width 50", 50, false}, {"-o r.txt --color always", console.PipeWidth, true},
	} {
		s, _, _ := datasettest.Streams(t.TempDir())
		s.Terminal, s.Width = true, 120
		var output result.Flags
		cmd := &cobra.Command{Use: "sums"}
		output.Register(cmd, "table", found())
		if err := cmd.ParseFlags(strings.Fields(c.args)); err != nil {
			t.Fatal(err)
		}
		if err := output.Check(s); err != nil {
			t.Fatal(err)
		}
		if screen := output.Screen(s); screen.Width != c.width || screen.Color != c.color {
			t.Errorf("%q: %+v", c.args, screen)
		}
		if !output.People() {
			t.Errorf("%q: a table is for people", c.args)
		}
	}
}

// TestResultsThatFail holds that of a result that cannot be made nothing is written.
func TestResultsThatFail(t *testing.T) {
	broken := errors.New("broken")
	finding := found()
	finding.JSON = func(w io.Writer) error { _, _ = io.WriteString(w, "{"); return broken }
	finding.CSV = result.Within(func() error { return broken }, func(w io.Writer, text string) error { _, err := io.WriteString(w, text); return err }, "text")
	finding.Chart = func() (*chart.Chart, error) { return nil, broken }
	finding.Work = "counting"
	for args, want := range map[string]error{
		"": nil, "-f md": nil, "-f json": broken, "-f csv": broken, "-f svg": broken, "-f ndjson": nil,
		"-o r": nil, "-o r.html": nil, "-o r.json": broken, "-o r.csv": broken, "-o r.svg": broken, "-o r.ndjson": nil,
	} {
		s, out, messages := datasettest.Streams(t.TempDir())
		s.ErrWidth = 80
		if err := runs(s, finding, strings.Fields(args)...); !errors.Is(err, want) || (err == nil) != (want == nil) {
			t.Errorf("%q: %v, want %v", args, err, want)
		}
		files, _ := os.ReadDir(s.Dir)
		if wrote := out.Len() > 0 || len(files) > 0; wrote != (want == nil) {
			t.Errorf("%q: %q is written, and %v", args, out, files)
		}
		if messages.Len() > 0 {
			t.Errorf("%q: %q", args, messages)
		}
	}

	// Nor is it passed over that the output takes no more.
	s, _, _ := datasettest.Streams(t.TempDir())
	s.Out = full{}
	if err := runs(s, found()); !errors.Is(err, errFull) {
		t.Error(err)
	}
	if err := runs(s, found(), "-o", "missing/r.json"); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

var errFull = errors.New("it is full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

// TestLongResults holds that all of a result is written, in whatever pieces it was made.
func TestLongResults(t *testing.T) {
	for _, piece := range []int{1, 100, 4096, 1<<20 + 1, 5 << 20} {
		want := strings.Repeat("0123456789abcdefghijklmnopqrstuvwxyz\n", (6<<20)/37)
		if piece == 1 {
			want = want[:50_000]
		}
		finding := result.Finding{CSV: func(w io.Writer) error {
			for rest := want; rest != ""; {
				n, err := io.WriteString(w, rest[:min(piece, len(rest))])
				if err != nil || n != min(piece, len(rest)) {
					t.Fatal(n, err)
				}
				rest = rest[n:]
			}
			return nil
		}}
		dir := t.TempDir()
		if got := ran(t, dir, finding, "-f", "csv"); got != want {
			t.Errorf("in pieces of %d: %d bytes, want %d", piece, len(got), len(want))
		}
		ran(t, dir, finding, "-o", "r.csv")
		if got := content(t, filepath.Join(dir, "r.csv")); got != want {
			t.Errorf("in pieces of %d: a file of %d bytes, want %d", piece, len(got), len(want))
		}
	}
}

// TestWritten holds how writers are made of functions and what they write.
func TestWritten(t *testing.T) {
	by := func(w io.Writer, text string) error { _, err := io.WriteString(w, text); return err }
	s, _, _ := datasettest.Streams(t.TempDir())
	at := filepath.Join(s.Dir, "deep", "data")
	for name, c := range map[string]struct {
		write func(io.Writer) error
		want  string
	}{
		"Written":   {result.Written(by, "text"), "text"},
		"Within":    {result.Within(func() error { return nil }, by, "text"), "text"},
		"Made":      {result.Made(by, func() string { return "made" }), "made"},
		"Annotated": {result.Annotated(func(w io.Writer, text, dir string) error { return by(w, text+" in "+dir) }, "text", s, at), "text in deep/data"},
	} {
		var b bytes.Buffer
		if err := c.write(&b); err != nil || b.String() != c.want {
			t.Errorf("%s: %q, %v", name, b.String(), err)
		}
	}
	if result.Made[string](by, nil) != nil {
		t.Error("nothing is made")
	}
}

// TestTheFileAloneDecides has a command without -f, whose result is one of two.
func TestTheFileAloneDecides(t *testing.T) {
	all := found()
	for _, c := range []struct{ usual, file, want string }{
		{"json", "", "{\"sums\": 2}\n"}, {"json", "r.json", "{\"sums\": 2}\n"}, {"json", "r", "{\"sums\": 2}\n"}, {"csv", "r", "thing,sum\n"}, {"csv", "", "thing,sum\n"},
		{"csv", "r.json", "{\"sums\": 2}\n"},
		{"json", "r.md", ""}, {"json", "r/", ""},
	} {
		s, out, _ := datasettest.Streams(t.TempDir())
		var output result.Flags
		cmd := &cobra.Command{Use: "sums"}
		finding := result.Finding{JSON: all.JSON, CSV: all.CSV}
		output.RegisterFile(cmd, c.usual, finding)
		if cmd.Flags().Lookup("format") != nil {
			t.Fatal("there is -f")
		}
		if err := cmd.ParseFlags([]string{"--output", c.file}); err != nil {
			t.Fatal(err)
		}
		err := output.Check(s)
		if (err == nil) != (c.want != "") {
			t.Errorf("%q: %v", c.file, err)
		}
		if err != nil {
			continue
		}
		if err := output.Emit(s, finding); err != nil {
			t.Errorf("%q: %v", c.file, err)
		}
		got := out.String()
		if c.file != "" {
			got += content(t, filepath.Join(s.Dir, c.file))
		}
		if got != c.want {
			t.Errorf("%s to %q: %q", c.usual, c.file, got)
		}
	}
}
