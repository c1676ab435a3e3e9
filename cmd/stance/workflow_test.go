package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"stance/cmd/stance/internal/dataset/datasettest"
)

// hostileToRunners writes a dataset whose texts are commands of GitHub Actions
// wherever they are wrapped.
func hostileToRunners(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	evil := strings.TrimSpace(strings.Repeat("::error file=a,line=1::planted ::add-mask::secret ##[group]x ::stop-commands::t ", 4))
	for name, content := range map[string]string{
		"codebook.yaml":    "title: '::warning::title'\nparties: [{id: a, name: '::debug::A'}, {id: b, name: 'B ##[error]b'}]\nissues: [{id: x, name: '::group::X', question: '" + evil + "', scale: {options: [{id: low, label: '::notice::Low'}, {id: high, label: 'High ::error::x'}]}}]\n",
		"sources.yaml":     "sources: [{id: s, title: '::error::s', publisher: '" + evil + "', language: en}]\n",
		"archive/s.txt":    "He said: “" + evil + " at the end of the day.”\n",
		"snapshots/1.yaml": "date: 2025-01-01\npositions: {a: {x: {position: low, summary: '" + evil + "', note: '" + evil + "', terms: [{kind: demand, text: '" + evil + "'}]}}}\n",
		"snapshots/2.yaml": "date: 2025-02-01\ntitle: '" + evil + "'\npositions:\n  a: {x: {position: high, summary: 'now " + evil + "', terms: [{kind: demand, text: 'more " + evil + "'}], evidence: [{source: s, quote: '" + evil + "'}, {source: s, quote: 'No, " + evil + "'}]}}\n" +
			"  b: {x: {silent: true, note: '" + evil + "'}}\n",
	} {
		at := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// inActions runs a command line as in GitHub Actions, or elsewhere.
func inActions(dir string, actions bool, args ...string) (code int, out, messages string) {
	s, o, m := reviewStreams(dir)
	if actions {
		s.Env = func(name string) string { return map[string]string{"GITHUB_ACTIONS": "true"}[name] }
	}
	return run(args, s), o.String(), m.String()
}

// TestNoLineIsACommand has every format for people, at every width, show texts
// that are commands. Unless everything is tried, each width has a third of the
// commands, in turn.
func TestNoLineIsACommand(t *testing.T) {
	dir := hostileToRunners(t)
	broken, tried := map[string]int{}, 0
	try := func(args ...string) {
		t.Helper()
		code, out, messages := inActions(dir, true, args...)
		for _, output := range []string{out, messages} {
			if left := datasettest.Obeyed(output); len(left) > 0 {
				t.Errorf("stance %s: %.100q", strings.Join(args, " "), left)
			}
		}
		if tried++; tried%5 != 0 {
			return
		}
		unguarded, out2, messages2 := inActions(dir, false, args...)
		if code != unguarded {
			t.Errorf("stance %s: exit code %d, elsewhere %d", strings.Join(args, " "), code, unguarded)
		}
		if strings.ReplaceAll(out+messages, `\`, "") != strings.ReplaceAll(out2+messages2, `\`, "") {
			t.Errorf("stance %s writes another text", strings.Join(args, " "))
		}
		broken[args[0]] += len(datasettest.Obeyed(out2)) + len(datasettest.Obeyed(messages2))
	}
	for width := 40; width <= 200; width++ {
		for i, line := range []string{"verify", "diff", "show", "log", "gap", "review", "show -p a -i x", "verify --all --color=always", "review show 2025-02-01/a/x"} {
			if everything() || (width+i)%3 == 0 {
				try(append(strings.Fields(line), fmt.Sprint("--width=", width))...)
			}
		}
	}
	for _, command := range []string{"verify", "diff", "show", "log", "gap", "review"} {
		try(command, "-f", "markdown")
		if broken[command] == 0 && command != "gap" {
			t.Errorf("nothing that %s writes was a command to begin with", command)
		}
	}
	try("report", "first", "latest")
	try("report", "first", "latest", "-f", "html")
	try("report", "first", "latest", "--brief")
	try("report", "first", "latest", "--brief", "-f", "html")
	try("diff", "-v", "-f", "markdown")
	try("add", "party", "c", "--name", "::error::x", "--dry-run")
	try("diff", "-p", "::error::x")
	try("diff", "2025-01-01", "x\n::error::y")
	try("::error::x")
	try("show", "--::error::x")
	try("verify", "--archive", "::error::x")
	try("help", "::error::x")

	if err := os.WriteFile(filepath.Join(dir, "snapshots/3.yaml"), []byte("date: 2025-03-01\npositions: {a: {x: {position: '::error::x', summary: S}}}\n::error::in the caret view: [\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	try("check")
	try("check", "--width=40")
	try("show")
}

// TestWhatProgramsReadIsNotTouched holds that the bytes of formats for programs,
// and of files, are the same in GitHub Actions as elsewhere, and that they are not
// printed there if the runner would obey a text in them.
func TestWhatProgramsReadIsNotTouched(t *testing.T) {
	dir := hostileToRunners(t)
	refused := 0
	for _, args := range [][]string{
		{"diff", "-f", "json"}, {"diff", "-f", "csv"}, {"show", "-f", "json"}, {"verify", "-f", "json"}, {"verify", "-f", "csv"}, {"export"}, {"export", "-f", "ndjson"},
		{"export", "gaps", "-f", "graphml"}, {"export", "-f", "xlsx"}, {"diff", "-f", "github"}, {"verify", "-f", "github"}, {"check", "-f", "github"}, {"schema", "diff"},
	} {
		code, out, messages := inActions(dir, true, args...)
		_, elsewhere, _ := inActions(dir, false, args...)
		if hostile := len(datasettest.Obeyed(elsewhere)) > 0 && args[len(args)-1] != "github" && args[len(args)-1] != "xlsx"; hostile {
			refused++
			if code != exitUsage || out != "" || !strings.Contains(messages, "GitHub Actions would take for a command") {
				t.Errorf("%s: %d, %s\n%q is printed", args, code, messages, datasettest.Obeyed(elsewhere))
			}
			continue
		}
		if out != elsewhere && args[len(args)-1] != "github" || out == "" && args[0] != "check" {
			t.Errorf("%s writes something else:\n%s", args, out)
		}
	}
	if refused < 3 {
		t.Errorf("only %d results were refused", refused)
	}
	for _, format := range []string{"table", "markdown", "json"} {
		var files [2][]byte
		for i, actions := range []bool{false, true} {
			name := filepath.Join(t.TempDir(), "out")
			if code, _, messages := inActions(dir, actions, "diff", "-f", format, "-o", name); code != 0 {
				t.Fatal(messages)
			}
			files[i], _ = os.ReadFile(name)
		}
		if !bytes.Equal(files[0], files[1]) || len(files[0]) == 0 {
			t.Errorf("a file in %s is another in GitHub Actions", format)
		}
	}
}

// TestAnnotations holds that each line of --format github is a command of ours,
// whatever the dataset says.
func TestAnnotations(t *testing.T) {
	dir := hostileToRunners(t)
	ours := regexp.MustCompile(`^::(error|warning|notice) file=snapshots/2\.yaml,line=\d+(,col=\d+)?,title=[^:,\r\n]+::[^\r\n]+$`)
	for command, want := range map[string]int{"diff": 2, "verify": 1} {
		_, out, _ := inActions(dir, true, command, "-f", "github")
		lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
		if len(lines) < want {
			t.Errorf("%s writes %d annotations", command, len(lines))
		}
		for _, line := range lines {
			if !ours.MatchString(line) {
				t.Errorf("%s writes %q", command, line)
			}
			// The runner writes the text into the log with its line breaks.
			if found := datasettest.Obeyed(strings.ReplaceAll(strings.TrimLeft(line, ":"), "%0A##", "\n##")); found != nil {
				t.Errorf("%s has %q shown in the log", command, found)
			}
		}
	}
}
