package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/positions/yamlfile"
)

// What stance says where there is no dataset fits on ten lines, and its lines of YAML
// are a dataset in which something moved.
func TestBeginning(t *testing.T) {
	var file strings.Builder
	lines := strings.Split(strings.TrimSuffix(beginning, "\n"), "\n")
	for _, line := range lines {
		if len(line) > console.PipeWidth {
			t.Errorf("%d columns: %s", len(line), line)
		}
		if in, ok := strings.CutPrefix(line, "  "); ok {
			file.WriteString(in + "\n")
		}
	}
	if len(lines) > 10 {
		t.Errorf("%d lines", len(lines))
	}
	r := yamlfile.ReadShort(yamlfile.File{Name: "talks.yaml", Content: []byte(file.String())})
	if !r.OK() || len(r.Dataset.Dates) != 2 {
		t.Fatalf("%v\n%s", r.Problems, file.String())
	}
}

// The commands that a status gives to go on with do what they are there for, as they
// are pasted.
func TestCommandsOfAStatus(t *testing.T) {
	dir := t.TempDir()
	data, err := filepath.Abs("../../data")
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"talks.yaml": "issues: {fire: [low, mid, high]}\n2025-01-01:\n  A: {fire: low}\n2025-01-02:\n  A: {fire: high}\n2025-01-03:\n  A: {fire: high}\n",
		"words.yaml": "2025-01-01:\n  A: {fire: one}\n2025-01-02:\n  A: {fire: two}\n2025-01-03:\n  A: {fire: two}\n",
		"once.yaml":  "2025-01-01:\n  A: {fire: one}\n",
		"it's.yaml":  "2025-01-01:\n  A: {fire: one}\n2025-01-02:\n  A: {fire: two}\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	command := regexp.MustCompile(`(?m)(?:^|: | {2})(stance \S.*?)(?: {2}|$)`)
	goesOn := regexp.MustCompile(` \\\n\s*`)
	for _, c := range []struct {
		dataset string
		least   int
	}{{data, 3}, {"talks.yaml", 3}, {"words.yaml", 3}, {"once.yaml", 3}, {"it's.yaml", 3}} {
		for _, width := range []string{"40", "80", "400"} {
			s, out, messages := reviewStreams(dir)
			if code := run([]string{"-C", c.dataset, "--width", width}, s); code != exitDone {
				t.Fatalf("%s: exit code %d: %s", c.dataset, code, messages)
			}
			found := command.FindAllStringSubmatch(goesOn.ReplaceAllString(out.String(), " "), -1)
			if len(found) < c.least {
				t.Errorf("%s: commands %q in\n%s", c.dataset, found, out)
			}
			for _, f := range found {
				args := shellArgs(f[1])[1:]
				s, out, messages := reviewStreams(dir)
				code := run(args, s)
				if code != exitDone {
					t.Errorf("%s: %s: exit code %d: %s", c.dataset, f[1], code, messages)
				}
				if args[0] == "diff" && strings.Contains(f[0], "last move") && !strings.Contains(out.String(), "SHIFTED") {
					t.Errorf("%s: %s shows no move:\n%s", c.dataset, f[1], out)
				}
				if args[0] == "init" {
					if err := os.RemoveAll(filepath.Join(dir, args[1])); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
}

// shellArgs splits a command line as a shell does one that ShellWord wrote.
func shellArgs(line string) []string {
	var args []string
	for _, m := range regexp.MustCompile(`(?:'[^']*'|\\'|[^\s'])+`).FindAllString(line, -1) {
		m = strings.ReplaceAll(m, `'\''`, "\x00")
		args = append(args, strings.ReplaceAll(strings.ReplaceAll(m, "'", ""), "\x00", "'"))
	}
	return args
}
