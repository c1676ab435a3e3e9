package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/cmd/stance/internal/needs"
)

// TestNextWorks runs what results and messages name as the next command, as a shell
// reads it, on datasets that are named in all the ways there are. None of them is found
// without being named, but for the first, so that what forgets its name fails.
func TestNextWorks(t *testing.T) {
	sh := needs.Program(t, "sh", exec.LookPath)
	const short = "issues: {ceasefire: [Settlement first, Ceasefire first], quote: 0..10}\n"
	day := func(date, position string) string {
		return fmt.Sprintf("%s:\n  US: {ceasefire: %s}\n  Россия: {ceasefire: Settlement first, quote: 3}\n", date, position)
	}
	long := strings.Repeat("a very long name of a folder ", 5)
	same := map[string]string{
		"codebook.yaml": "title: Same\nparties: [{id: strait, name: The Strait}, {id: brussels, name: North}]\n" +
			"issues: [{id: strait, name: Passage, scale: {low: Closed, high: Open, options: [{id: shut, label: Shut, value: 0}, {id: open, label: Open, value: 1}]}}]\n",
		"snapshots/2026-03-01.yaml": "date: 2026-03-01\nlabel: brussels\npositions:\n  strait: {strait: {position: shut, summary: Keeps it}}\n  brussels: {strait: {position: open, summary: Opens it}}\n",
		"snapshots/2026-03-08.yaml": "date: 2026-03-08\nlabel: strait\npositions:\n  strait: {strait: {position: open, summary: Opens it}}\n",
	}
	for _, d := range []struct {
		name  string
		dir   string            // of a copy of the example, or of files
		files map[string]string // nil: the example's
		args  []string          // that name the dataset
		diffs []string          // words of comparisons
	}{
		{"found", "data", nil, nil, []string{"", "before-alaska white-house", "before-alaska brussels russia -k shifted,possible-shift"}},
		{"with a space and a quote", "it's $HOME; my \"data\"", nil, []string{"-C", "it's $HOME; my \"data\""}, []string{"first..latest ukraine"}},
		{"like a flag", "-x", nil, []string{"--data=-x"}, []string{"latest~1.."}},
		{"long", long, nil, []string{"-C", long}, []string{"first.. territory"}},
		{"one file", ".", map[string]string{"my talks.yaml": short + day("2025-08-14", "Ceasefire first") + day("2025-08-18", "Settlement first")}, []string{"-C", "my talks.yaml"}, []string{"", "2025-08-14 latest"}},
		{"a file as argument", ".", map[string]string{"-talks.yml": short + day("2025-08-14", "Ceasefire first") + day("2025-08-18", "Settlement first")}, []string{"./-talks.yml"}, []string{"", "latest latest"}},
		{"two files", ".", map[string]string{"a b.yaml": short + day("2025-08-14", "Ceasefire first"), "c.yaml": short + day("2025-08-18", "Settlement first")}, []string{"a b.yaml", "c.yaml"}, []string{"", "first first", "US"}},
		{"one id for all", "same", same, []string{"-C", "same"}, []string{"", "-p strait", "2026-03-01 2026-03-01 -i strait"}},
		{"snapshots of a folder", "same", same, []string{"same/snapshots/2026-03-01.yaml"}, []string{"", "2026-03-01"}},
	} {
		t.Run(d.name, func(t *testing.T) {
			work := t.TempDir()
			at := filepath.Join(work, d.dir)
			for name, content := range d.files {
				if err := os.MkdirAll(filepath.Join(at, filepath.Dir(name)), 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(at, name), []byte(content), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if d.files == nil {
				if err := os.CopyFS(at, os.DirFS("../../data")); err != nil {
					t.Fatal(err)
				}
			}
			var lines [][]string
			add := func(line string) { lines = append(lines, append(strings.Fields(line), d.args...)) }
			for _, words := range d.diffs {
				add("diff --width 900 " + words)
				add("diff -v " + words)
				add("diff -v --width 40 " + words)
				add("diff -v --known-by latest " + words)
			}
			for _, line := range []string{"show", "show --width 40", "show --known-by latest", "gap"} {
				add(line)
			}
			dated := len(d.args) > 0 && strings.HasPrefix(d.args[0], "same/snapshots/")
			if !dated {
				add("show first")
				add("show first..latest")
				add("log first..latest")
				add("log latest")
			}
			if p, i := firstNames(t, work, d.args); p != "" {
				add("show -p " + p)
				add("show -i " + i)
				add("show -p " + p + " -i " + i)
			}
			if takesData := len(d.args) == 0 || strings.HasPrefix(d.args[0], "-"); takesData {
				add("review --all") // all are signed off
				add("review show latest/nobody/nothing")
			}
			ran := map[string]bool{}
			for _, args := range lines {
				out, _ := runIn(t, work, args)
				commands := nextCommands(out)
				if len(commands) == 0 && !strings.Contains(strings.Join(args, " "), "review show") {
					t.Errorf("%q names no next command:\n%s", args, out)
				}
				for _, c := range commands {
					if ran[c] {
						continue
					}
					ran[c] = true
					words := readBySh(t, sh, c)
					if words[0] == "review" && words[1] == "approve" {
						words = append(words, "--reviewer", "jm")
					}
					if again, code := runIn(t, work, words); code != exitDone {
						t.Errorf("%q names\n%s\nwhich ends with %d:\n%s", args, c, code, again)
					}
				}
			}
			if len(ran) < 5 {
				t.Errorf("only %d commands: %v", len(ran), ran)
			}
			t.Logf("%d commands", len(ran))
		})
	}
}

// TestNextWorksFromElsewhere runs what is named next in another folder, where the dataset is that of the
// environment.
func TestNextWorksFromElsewhere(t *testing.T) {
	sh := needs.Program(t, "sh", exec.LookPath)
	work := t.TempDir()
	if err := os.CopyFS(filepath.Join(work, "summit"), os.DirFS("../../data")); err != nil {
		t.Fatal(err)
	}
	one := filepath.Join(work, "talks.yaml")
	if err := os.WriteFile(one, []byte("2025-08-14:\n  US: {ceasefire: Soon}\n2025-08-15:\n  US: {ceasefire: Now}\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, data := range []string{filepath.Join(work, "summit"), one} {
		env := map[string]string{"STANCE_DATA": data}
		named := 0
		for _, args := range [][]string{{"show"}, {"diff"}, {"diff", "--width", "900", "first", "latest"}, {"gap"}} {
			out, _ := runWith(t, work, env, args)
			for _, c := range nextCommands(out) {
				named++
				if again, code := runWith(t, t.TempDir(), env, readBySh(t, sh, c)); code != exitDone {
					t.Errorf("%s: %q names\n%s\nwhich ends with %d:\n%s", data, args, c, code, again)
				}
			}
		}
		if named < 5 {
			t.Errorf("%s: only %d commands", data, named)
		}
	}
}

// TestNextAfterWriting does the same with commands that write.
func TestNextAfterWriting(t *testing.T) {
	sh := needs.Program(t, "sh", exec.LookPath)
	work := t.TempDir()
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(work, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("one day.yaml", "2025-08-14:\n  US: {ceasefire: An immediate ceasefire}\n")
	write("two.yaml", "2025-08-14:\n  US: {ceasefire: Soon}\n2025-08-15:\n  US: {ceasefire: Now}\n")
	for line, want := range map[string]map[string]int{
		"init --example|my summit":                              {"diff": 0},
		"init|from one|--from|one day.yaml":                     {"show": 0},
		"init|from 'two'|--from|two.yaml":                       {"diff": 0},
		"init|own one|-y|--party|A|--issue|I|--date|2026-01-01": {"source": exitUsage, "add": exitUsage, "check": 0, "diff": exitUsage}, // which ask a person, or need two dates
		"schema": {"schema": 0},
	} {
		var args []string
		for i, w := range strings.Split(line, "|") {
			if i == 0 {
				args = append(args, strings.Fields(w)...)
			} else {
				args = append(args, w)
			}
		}
		if strings.Contains(line, "-y") {
			args = append(args[:2], args[3:]...)
		}
		out, code := runIn(t, work, args)
		if code != exitDone {
			t.Errorf("%q: %d\n%s", args, code, out)
			continue
		}
		seen := 0
		for _, c := range nextCommands(out) {
			words := readBySh(t, sh, c)
			wanted, known := want[words[0]]
			if !known {
				t.Errorf("%q names %s", args, c)
			}
			seen++
			if again, code := runIn(t, work, words); code != wanted {
				t.Errorf("%q names\n%s\nwhich ends with %d, and not %d:\n%s", args, c, code, wanted, again)
			}
		}
		if seen != len(want) {
			t.Errorf("%q names %d commands, not %d:\n%s", args, seen, len(want), out)
		}
	}
}

// runIn runs a command line in a folder and gives all that it says.
func runIn(t *testing.T, dir string, args []string) (said string, code int) {
	t.Helper()
	return runWith(t, dir, map[string]string{}, args)
}

// runWith does the same with an environment.
func runWith(t *testing.T, dir string, env map[string]string, args []string) (said string, code int) {
	t.Helper()
	var out bytes.Buffer
	s := &console.Streams{In: strings.NewReader(""), Out: &out, Err: &out, Width: console.PipeWidth, Dir: dir, Env: func(name string) string { return env[name] }, State: datasettest.StateBeside(dir)}
	s.Now = func() time.Time { return time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC) }
	code = run(args, s)
	return out.String(), code
}

// firstNames gives the ids of the first party and issue of a dataset.
func firstNames(t *testing.T, dir string, args []string) (party, issue string) {
	t.Helper()
	out, code := runIn(t, dir, append([]string{"show", "-f", "csv"}, args...))
	rows := strings.Split(out, "\n")
	if code != exitDone || len(rows) < 2 {
		t.Fatalf("%d: %s", code, out)
	}
	head, cells := strings.Split(rows[0], ","), strings.Split(rows[1], ",")
	for i, name := range head {
		switch name {
		case "party":
			party = cells[i]
		case "issue":
			issue = cells[i]
		}
	}
	return party, issue
}

var (
	nextLine    = regexp.MustCompile(`(?ms)^(?:.*\. )?Next:\s*(stance .*?)\n*\z`)
	nextList    = regexp.MustCompile(`(?m)^  (stance .*?)(?:  .*)?$`)
	wordsLine   = regexp.MustCompile(`(?m)(?:More|Marks|^Last [^\n]*?): (stance .*?)(?:  |$)`)
	inBackticks = regexp.MustCompile("`(stance [^`]*)`")
)

// nextCommands finds the commands that a result or message names: of one that goes on
// after a backslash all lines.
func nextCommands(out string) []string {
	var commands []string
	for _, m := range inBackticks.FindAllStringSubmatch(out, -1) {
		commands = append(commands, m[1])
	}
	for _, m := range wordsLine.FindAllStringSubmatch(out, -1) {
		commands = append(commands, m[1])
	}
	if strings.Contains(out, "\nNext:\n") {
		_, list, _ := strings.Cut(out, "\nNext:\n")
		for _, m := range nextList.FindAllStringSubmatch(list, -1) {
			commands = append(commands, m[1])
		}
		return commands
	}
	m := nextLine.FindStringSubmatch(out)
	if m == nil {
		return commands
	}
	command := ""
	for line := range strings.Lines(m[1]) {
		line = strings.TrimSpace(line)
		if strings.HasSuffix(line, `\`) {
			command += line + "\n"
			continue
		}
		commands = append(commands, strings.Split(strings.TrimSuffix(command+line, " ·"), " · ")...)
		command = ""
	}
	return commands
}

// readBySh gives the words after `stance` of a command as a shell reads it.
func readBySh(t *testing.T, sh, command string) []string {
	t.Helper()
	cmd := exec.Command(sh, "-c", `stance() { printf '%s\0' "$@"; }`+"\n"+command)
	cmd.Dir = t.TempDir()
	out, err := cmd.CombinedOutput()
	if err != nil || !bytes.HasSuffix(out, []byte{0}) {
		t.Fatalf("sh cannot read %q: %v: %s", command, err, out)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
}
