package result_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/cmd/stance/internal/result"
	"stance/diff/report/document"
)

// TestWrittenIsTold holds that a person is told what was written, and nobody else.
func TestWrittenIsTold(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		terminal, quiet bool
		args, want      string
	}{
		{true, false, "-o r.JSON", "note: wrote r.JSON (json)\n"},
		{true, false, "-o r.html", "note: wrote r.html (html)\n"},
		{true, false, "-o plain", "note: wrote plain (table)\n"},
		{true, false, "-o r.xlsx", "note: wrote r.xlsx (xlsx)\n"},
		{true, true, "-o r.json", ""},
		{true, false, "-o " + os.DevNull, ""},
		{true, false, "-f json", ""},
		{false, false, "-o r.json", ""},
	} {
		s, _, messages := datasettest.Streams(dir)
		s.Terminal, s.Height, s.Quiet = c.terminal, 1000, c.quiet
		if err := runs(s, found(), strings.Fields(c.args)...); err != nil || messages.String() != c.want {
			t.Errorf("%s: %v, %q, want %q", c.args, err, messages, c.want)
		}
	}
}

// TestNotForATerminal holds that what is no text is kept off the screen, and only that.
func TestNotForATerminal(t *testing.T) {
	for _, f := range result.Formats {
		s, out, _ := datasettest.Streams(t.TempDir())
		s.Terminal, s.Height = true, 1000
		err := runs(s, found(), "-f", f.Name)
		if refused := err != nil; refused != f.Binary || refused == (out.Len() > 0) {
			t.Errorf("%s: %v, %.40q", f.Name, err, out)
		}
		if err := runs(s, found(), "-f", f.Name, "-o", "r"); err != nil {
			t.Errorf("%s to a file: %v", f.Name, err)
		}
	}
}

// TestPagerGetsTheOutput has long output for people at a terminal shown by their pager,
// and anything else, or what it does not take, by the program itself.
func TestPagerGetsTheOutput(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the pagers are shell scripts")
	}
	t.Setenv("PAGER", "")
	t.Setenv("STANCE_PAGER", "")
	const pager = "echo paged; cat"
	finding := found()
	finding.Document = func() *document.Document {
		return &document.Document{Lead: []document.Text{{{Text: "one"}}, {{Text: "two"}}, {{Text: "three"}}}}
	}
	lines := strings.Count(ran(t, t.TempDir(), finding), "\n")
	for name, c := range map[string]struct {
		pager  string
		height int
		change func(s *console.Streams)
		args   string
		paged  bool
	}{
		"long":                   {pager: pager, height: lines, paged: true},
		"just short enough":      {pager: pager, height: lines + 1},
		"for people":             {pager: pager, height: 1, args: "-f md", paged: true},
		"for programs":           {pager: pager, height: 1, args: "-f json"},
		"--no-pager":             {pager: pager, height: 1, args: "--no-pager"},
		"in a pipe":              {pager: pager, height: 1, change: func(s *console.Streams) { s.Terminal = false }},
		"in GitHub Actions":      {pager: pager, height: 1, change: func(s *console.Streams) { s.Out = console.NewCommandBreaker(s.Out) }},
		"no pager":               {pager: "cat", height: 1},
		"one that is not there":  {pager: "no-such-pager", height: 1},
		"one that reads nothing": {pager: "exit 3;", height: 1},
	} {
		plain := ran(t, t.TempDir(), finding, append(strings.Fields(c.args), "--color", "never")...)
		s, out, _ := datasettest.Streams(t.TempDir())
		s.Terminal, s.Height = true, c.height
		s.Env = func(name string) string { return map[string]string{"STANCE_PAGER": c.pager}[name] }
		if c.change != nil {
			c.change(s)
		}
		want := plain
		if c.paged {
			want = "paged\n" + plain
		}
		if err := runs(s, finding, append(strings.Fields(c.args), "--color", "never")...); err != nil || out.String() != want {
			t.Errorf("%s: %v, %q, want %q", name, err, out, want)
		}
	}
}

// TestNothingIsObeyed holds that in a job of GitHub Actions no text of a result becomes a
// command: what people read is broken, what programs read is refused or left as it is.
func TestNothingIsObeyed(t *testing.T) {
	const command = "::error::planted"
	finding := found()
	finding.Document = func() *document.Document { return &document.Document{Lead: []document.Text{{{Text: command}}}} }
	finding.CSV = result.Written(writeText, "thing\n"+command+"\n")
	finding.JSON = result.Written(writeText, "{\"thing\": \""+command+"\"}\n")
	actions := func(name string) string { return map[string]string{"GITHUB_ACTIONS": "true"}[name] }
	for args, c := range map[string]struct{ out, refused string }{
		"":          {out: ":\\:error::planted\n"},
		"-f json":   {out: "{\"thing\": \"" + command + "\"}\n"}, // within a line it is none
		"-f github": {out: "::notice file=a.yaml::Two sums\n"},
		"-f csv":    {refused: "the result has 1 text that GitHub Actions would take for a command of the job, so it is not printed"},
	} {
		s, out, _ := datasettest.Streams(t.TempDir())
		s.Env = actions
		s.BreakWorkflowCommands()
		err := runs(s, finding, strings.Fields(args)...)
		said := ""
		if err != nil {
			said = err.Error()
		}
		if out.String() != c.out || said != c.refused {
			t.Errorf("%q: %q, %q", args, out, said)
		}
	}

	// A file is not the log, whoever opened it.
	s, _, _ := datasettest.Streams(t.TempDir())
	s.Env = actions
	log, err := os.Create(filepath.Join(s.Dir, "redirected"))
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	s.Out = &console.Outlet{To: log}
	s.BreakWorkflowCommands()
	for _, args := range [][]string{{"-f", "csv"}, {"-o", "r.csv"}} {
		if err := runs(s, finding, args...); err != nil {
			t.Errorf("%q: %v", args, err)
		}
	}
	for _, name := range []string{"redirected", "r.csv"} {
		if got := content(t, filepath.Join(s.Dir, name)); got != "thing\n"+command+"\n" {
			t.Errorf("%s holds %q", name, got)
		}
	}
}

// TestASheetHasMoreRoomThanAScreen holds that a page is not cut to what a screen has room
// for, but to what goes on one sheet.
func TestASheetHasMoreRoomThanAScreen(t *testing.T) {
	finding := found()
	made := &document.Document{Room: 6, Blocks: manyRows(20)}
	finding.Document = func() *document.Document { return made }
	screen, sheet := ran(t, t.TempDir(), finding), ran(t, t.TempDir(), finding, "-f", "html")
	if strings.Contains(screen, "row-20") || !strings.Contains(screen, "row-1") {
		t.Errorf("the screen has\n%s", screen)
	}
	if !strings.Contains(sheet, "row-20") {
		t.Errorf("the sheet has\n%s", sheet)
	}
	if made.Blocks = manyRows(200); strings.Contains(ran(t, t.TempDir(), finding, "-f", "html"), "row-200") {
		t.Error("a sheet has room for everything")
	}
	if made.Room = 0; !strings.Contains(ran(t, t.TempDir(), finding, "-f", "html"), "row-200") {
		t.Error("where all is to be said, a sheet is no bound")
	}
}

// manyRows are rows of which the last can be spared.
func manyRows(n int) []document.Block {
	rows := document.Rows{Spare: true, Of: "more rows"}
	for i := range n {
		rows.Rows = append(rows.Rows, document.Row{Key: document.Text{{Text: "row-" + strconv.Itoa(i+1)}}, Items: []document.Text{{{Text: "done"}}}})
	}
	return []document.Block{rows}
}
