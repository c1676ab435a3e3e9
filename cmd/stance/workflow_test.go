package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"stance/cmd/stance/internal/console"
	"stance/positions/visible"
)

// obeyed lists what GitHub Actions takes for commands in an output: lines that
// begin with two colons after white space, and ##[ anywhere. Characters that do
// not show are passed over.
func obeyed(output string) []string {
	var found []string
	for _, line := range regexp.MustCompile("[\r\n\v\f\u0085\u2028\u2029]").Split(output, -1) {
		seen := strings.Map(func(r rune) rune {
			if r != '\t' && visible.Hidden(r) {
				return -1
			}
			return r
		}, line)
		if strings.HasPrefix(strings.TrimLeftFunc(seen, unicode.IsSpace), "::") || strings.Contains(seen, "##[") {
			found = append(found, line)
		}
	}
	return found
}

func TestCommandsAreBroken(t *testing.T) {
	for text, want := range map[string]string{
		"::error::x\n":               ":\\:error::x\n",
		"a\n \t ::add-mask::x":       "a\n \t :\\:add-mask::x",
		"\u00a0\u3000::error::":      "\u00a0\u3000:\\:error::",
		"a\r::error::x\r\n::b::":     "a\r:\\:error::x\r\n:\\:b::",
		"a\u2028::error::":           "a\u2028:\\:error::",
		"a\x0b::error::":             "a\x0b:\\:error::",
		":\u200d:error::":            ":\u200d\\:error::",
		"\u00ad:\u200b\u00ad:error:": "\u00ad:\u200b\u00ad\\:error:",
		"\x1b[1;31m::error::\x1b[0m": "\x1b[1;31m:\\:error::\x1b[0m",
		"##\x1b[1m[x]":               "##\\\x1b[1m[x]",
		":\x1b[1m:error::\x1b[0m":    ":\x1b[1m\\:error::\x1b[0m",
		"\ufeff::error::":            "\ufeff:\\:error::",
		":::":                        ":\\::",
		"a ##[error]b":               "a ##\\[error]b",
		"###[x] #[y] ##\u200d[z]":    "###\\[x] #[y] ##\u200d\\[z]",
		"a ::error::x":               "a ::error::x",
		": :error::":                 ": :error::",
		":a:\n## [link](x)\n- ::x":   ":a:\n## [link](x)\n- ::x",
		"":                           "",
	} {
		var b bytes.Buffer
		io.WriteString(console.NewCommandBreaker(&b), text)
		if b.String() != want {
			t.Errorf("%q becomes %q, want %q", text, b.String(), want)
		}
		if left := obeyed(b.String()); len(left) > 0 {
			t.Errorf("%q is left in what %q becomes", left, text)
		}
	}
}

// FuzzCommandBreaker holds that no command is left of any text, that nothing but
// backslashes is put in, and that it makes no difference in what pieces a text
// comes.
func FuzzCommandBreaker(f *testing.F) {
	f.Add([]byte("::error::x\n ::add-mask::\u00e9\r##[group]\u2028::\xe2\x80"), uint8(3))
	f.Add([]byte(":\u200d:\x1b[1m::\u00a0::###[[\xff::"), uint8(1))
	f.Fuzz(func(t *testing.T, text []byte, piece uint8) {
		var whole, pieces bytes.Buffer
		if n, err := console.NewCommandBreaker(&whole).Write(text); n != len(text) || err != nil {
			t.Fatal(n, err)
		}
		b := console.NewCommandBreaker(&pieces)
		for rest := text; len(rest) > 0; {
			n := min(int(piece)+1, len(rest))
			b.Write(rest[:n])
			rest = rest[n:]
		}
		if !bytes.Equal(whole.Bytes(), pieces.Bytes()) {
			t.Errorf("%q becomes %q, and in pieces %q", text, whole.Bytes(), pieces.Bytes())
		}
		if left := obeyed(whole.String()); len(left) > 0 {
			t.Errorf("%q is left in what %q becomes", left, text)
		}
		rest := text
		for _, c := range whole.Bytes() {
			switch {
			case len(rest) > 0 && rest[0] == c:
				rest = rest[1:]
			case c != '\\':
				t.Fatalf("%q becomes %q", text, whole.Bytes())
			}
		}
		if len(rest) > 0 || whole.Len()-len(text) != b.Broken {
			t.Errorf("%q becomes %q with %d commands", text, whole.Bytes(), b.Broken)
		}
	})
}

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
			if left := obeyed(output); len(left) > 0 {
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
		broken[args[0]] += len(obeyed(out2)) + len(obeyed(messages2))
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
		if hostile := len(obeyed(elsewhere)) > 0 && args[len(args)-1] != "github" && args[len(args)-1] != "xlsx"; hostile {
			refused++
			if code != exitUsage || out != "" || !strings.Contains(messages, "GitHub Actions would take for a command") {
				t.Errorf("%s: %d, %s\n%q is printed", args, code, messages, obeyed(elsewhere))
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
			if found := obeyed(strings.ReplaceAll(strings.TrimLeft(line, ":"), "%0A##", "\n##")); found != nil {
				t.Errorf("%s has %q shown in the log", command, found)
			}
		}
	}
}
