package launch

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"stance/cmd/stance/internal/needs"
)

// tell is a program that writes down how it was called.
const tell = `#!/bin/sh
printf '%s\n' "$0" "$MARK" "$@" >"$TOLD"
`

// scripts makes a folder with programs in it, and gives it.
func scripts(t *testing.T, content map[string]string) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the programs are shell scripts")
	}
	dir := filepath.Join(t.TempDir(), "a folder's $name")
	for name, text := range content {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// called gives how the program tell was called; nil: it was not.
func called(t *testing.T, run func()) []string {
	t.Helper()
	told := filepath.Join(t.TempDir(), "told")
	t.Setenv("TOLD", told)
	run()
	content, err := os.ReadFile(told)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(content), "\n"), "\n")
}

// waitFor waits until something is so; for minutes, where it never is.
func waitFor(t *testing.T, what string, so func() bool) {
	t.Helper()
	for range 12_000 {
		if so() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%s did not come", what)
}

// settings are ways to name the program tell, in $DIR/bin/tell.
var settings = []string{
	"tell", " tell", "tell ", "$DIR/bin/tell", `"$DIR/bin/tell"`, `"$DIR/bin/tell" --wait -x`, "'$DIR/bin/tell'", `'DIR/bin/tell' --wait`, `"DIR/bin/tell"`, "tell --wait", "tell\t--wait", "tell 'two words' \"$HOME\" x\\ y",
	"~/bin/tell", "~/bin/tell -f", "MARK=set tell", "exec tell -n", "tell -c 'set nu'", "tell; true", "true && tell", "tell --to=$MARK", "tell *", "tell #", "tell -- -x", ":", "no-such-program", "no-such-program --wait", "false", "false x", "sh -c 'tell \"$@\"' x",
}

// TestSettingsMeanWhatTheyMeanToGit has git itself start an editor by each
// setting, and compares.
func TestSettingsMeanWhatTheyMeanToGit(t *testing.T) {
	git := needs.Program(t, "git", exec.LookPath)
	dir := scripts(t, map[string]string{"bin/tell": tell})
	t.Setenv("PATH", filepath.Join(dir, "bin")+string(filepath.ListSeparator)+os.Getenv("PATH"))
	t.Setenv("HOME", dir)
	t.Setenv("DIR", dir)
	t.Setenv("MARK", "")
	t.Setenv("TERM", "xterm")
	file := filepath.Join(t.TempDir(), "a file's *name")
	if err := os.WriteFile(file, []byte("[a]\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	ran := 0
	for _, setting := range settings {
		setting = strings.ReplaceAll(setting, "'DIR", "'"+strings.ReplaceAll(dir, "'", `'\''`))
		setting = strings.ReplaceAll(setting, `"DIR`, `"`+strings.ReplaceAll(dir, "$", `\$`))
		want := called(t, func() {
			cmd := exec.Command(git, "config", "--file", file, "--edit")
			cmd.Dir = t.TempDir()
			cmd.Env = append(os.Environ(), "GIT_EDITOR="+setting, "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
			_ = cmd.Run() // it does not tell of an editor that fails
		})
		got := called(t, func() { _ = Program{setting, "EDITOR"}.Edit(Streams{Dir: t.TempDir()}, file) })
		if !slices.Equal(got, want) {
			t.Errorf("%s: called as %q; by git as %q", setting, got, want)
		}
		if got != nil {
			ran++
		}
	}
	if ran < 20 {
		t.Errorf("%d settings started the program", ran)
	}
}

// TestSettings holds the same without git.
func TestSettings(t *testing.T) {
	dir := scripts(t, map[string]string{"bin/tell": tell})
	t.Setenv("PATH", filepath.Join(dir, "bin")+string(filepath.ListSeparator)+os.Getenv("PATH"))
	t.Setenv("HOME", dir)
	t.Setenv("MARK", "")
	quoted := "'" + strings.ReplaceAll(dir, "'", `'\''`) + "/bin/tell'"
	program := filepath.Join(dir, "bin/tell")
	for setting, want := range map[string][]string{
		"tell":                    {program, "", "f"},
		quoted:                    {program, "", "f"},
		quoted + " --wait":        {program, "", "--wait", "f"},
		"tell -c 'set nu' x\\ y":  {program, "", "-c", "set nu", "x y", "f"},
		`tell "$HOME"`:            {program, "", dir, "f"},
		"~/bin/tell":              {program, "", "f"},
		"MARK=set tell":           {program, "set", "f"},
		"no-such-program":         nil,
		"no-such-program --wait":  nil,
		"'" + program + "' quote": nil,
	} {
		var err error
		got := called(t, func() { err = Program{setting, "EDITOR"}.Edit(Streams{}, "f") })
		if !slices.Equal(got, want) || (err == nil) != (want != nil) {
			t.Errorf("%s: called as %q, want %q; %v", setting, got, want, err)
		}
	}
}

func TestNotThere(t *testing.T) {
	scripts(t, nil)
	for _, setting := range []string{"no-such-program", "no-such-program --wait", "/no/such/program", "'no such program'"} {
		err := Program{setting, "VISUAL"}.Edit(Streams{}, "f")
		var missing *NotFoundError
		if !errors.As(err, &missing) || missing.Error() != setting+", which VISUAL names, was not found" {
			t.Errorf("%s: %v", setting, err)
		}
	}
	if err := (Program{"exit 3;", "VISUAL"}).Edit(Streams{}, "f"); err == nil || err.Error() != "the editor exit 3; failed: exit status 3" {
		t.Error(err)
	}
}

// TestNothingIsTakenFromWhereOneStands has programs of the same names in the
// folder that one stands in.
func TestNothingIsTakenFromWhereOneStands(t *testing.T) {
	dir := scripts(t, map[string]string{"snare": tell, "sub/snare": tell, "less": tell, "vi": tell, "editor": tell, "nano": tell, "xdg-open": tell})
	t.Chdir(dir)
	t.Setenv("DISPLAY", ":0")
	for _, path := range []string{".", "", ":", ".:sub", "./sub", "sub::/no/such", os.Getenv("PATH") + ":.", ".:" + os.Getenv("PATH"), ":" + os.Getenv("PATH"), os.Getenv("PATH") + ":"} {
		t.Setenv("PATH", path)
		for _, setting := range []string{"snare", "snare x", "snare; snare", "exec snare"} {
			if got := called(t, func() { _ = Program{setting, "EDITOR"}.Edit(Streams{Dir: dir}, "f") }); got != nil {
				t.Errorf("PATH=%s, %s: it ran", path, setting)
			}
			if got := called(t, func() { _, _ = Program{setting, "PAGER"}.Page(Streams{Dir: dir}, []byte("text")) }); got != nil {
				t.Errorf("PATH=%s, %s: it ran as a pager", path, setting)
			}
		}
		if p, err := Editor("", ""); err == nil && !strings.Contains(path, "/bin") {
			t.Errorf("PATH=%s: the editor is %+v", path, p)
		}
	}
	t.Setenv("PATH", ".")
	for _, env := range []func(string) string{of("BROWSER", "snare"), of("DISPLAY", ":0")} {
		if err := Browse(env, "https://example.org"); !errors.Is(err, ErrNoBrowser) {
			t.Errorf("a browser was found: %v", err)
		}
	}
	ended := filepath.Join(t.TempDir(), "ended")
	t.Setenv("ENDED", ended)
	got := called(t, func() { // by a shell, that is not waited for and tells when it is through
		if err := Browse(of("BROWSER", `snare x; echo >"$ENDED" #`), "https://example.org"); err != nil {
			t.Fatal(err)
		}
		waitFor(t, "the end", func() bool { _, err := os.Stat(ended); return err == nil })
	})
	if got != nil {
		t.Errorf("the browser ran as %q", got)
	}
}

func none(string) string { return "" }

func of(name, value string) func(string) string {
	return func(n string) string {
		if n == name {
			return value
		}
		return ""
	}
}

// TestWords cuts settings on a system without a shell for them.
func TestWords(t *testing.T) {
	for line, want := range map[string][]string{
		`notepad`: {"notepad"}, ` notepad  /A `: {"notepad", "/A"}, `"C:\Program Files\ed\ed.exe" --wait`: {`C:\Program Files\ed\ed.exe`, "--wait"},
		`'C:\Program Files\ed.exe' -n`: {`C:\Program Files\ed.exe`, "-n"}, `C:\ed\ed.exe "" x"y z"`: {`C:\ed\ed.exe`, "", "xy z"}, `"C:\it's.exe"`: {`C:\it's.exe`}, `"unclosed x`: {"unclosed x"}, ``: nil, "\t ": nil,
	} {
		if got := words(line); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

func TestEditor(t *testing.T) {
	dir := scripts(t, map[string]string{"ed": tell, "vi": tell, "empty/x": ""})
	t.Setenv("PATH", dir)
	for name, c := range map[string]struct {
		chosen, from string
		want         Program
		err          bool
	}{
		"chosen": {"ed -v", "VISUAL", Program{"ed -v", "VISUAL"}, false}, "none": {"", "", Program{"vi", ""}, false}, "missing": {"gone", "EDITOR", Program{"gone", "EDITOR"}, true},
	} {
		if got, err := Editor(c.chosen, c.from); got != c.want || (err != nil) != c.err {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	t.Setenv("PATH", filepath.Join(dir, "empty"))
	if _, err := Editor("", ""); !errors.Is(err, ErrNoEditor) {
		t.Error(err)
	}
}

func TestPagerChosen(t *testing.T) {
	for name, c := range map[string]struct {
		chosen, from string
		want         Program
		wanted       bool
	}{
		"none":   {"", "", Program{Setting: "less"}, true},
		"chosen": {"more -s", "PAGER", Program{"more -s", "PAGER"}, true},
		"cat":    {"cat", "PAGER", Program{"cat", "PAGER"}, false},
		"empty":  {"", "PAGER", Program{"", "PAGER"}, false},
	} {
		if got, wanted := Pager(c.chosen, c.from); got != c.want || wanted != c.wanted {
			t.Errorf("%s: %+v, %t", name, got, wanted)
		}
	}
}

// TestPage has pagers of all sorts: whatever they do, the text is shown by them
// or still to be shown.
func TestPage(t *testing.T) {
	dir := scripts(t, map[string]string{
		"all": "#!/bin/sh\ncat\n", "first": "#!/bin/sh\nhead -n 1\n", "nothing": "#!/bin/sh\nexit 0\n", "fails": "#!/bin/sh\nexit 3\n",
		"killed": "#!/bin/sh\nkill -9 $$\n", "read": "#!/bin/sh\ncat\nexit 3\n", "closes": "#!/bin/sh\nexec <&-\nexit 0\n", "broken": "#!/no/such/interpreter\n",
	})
	t.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	small, large := []byte("one\ntwo\n"), bytes.Repeat([]byte("a line of text\n"), 100_000)
	for _, text := range [][]byte{small, large} {
		first, _, _ := bytes.Cut(text, []byte("\n"))
		for setting, c := range map[string]struct {
			shown bool
			out   []byte
		}{
			"all": {true, text}, "all | cat": {true, text}, "first": {true, append(slices.Clone(first), '\n')}, "read": {true, text}, "MARK=1 all": {true, text},
			"nothing": {}, "fails": {}, "killed": {}, "closes": {}, "broken": {}, "nothing -x": {}, "no-such-pager": {}, "no-such-pager -R": {}, ":": {},
		} {
			var out bytes.Buffer
			shown, err := Program{setting, "PAGER"}.Page(Streams{Out: &out, Err: io.Discard}, text)
			if shown != c.shown || !bytes.Equal(out.Bytes(), c.out) {
				t.Errorf("%s, %d bytes: shown %t, %v; %d bytes came", setting, len(text), shown, err, out.Len())
			}
		}
	}
}

// TestPagersGetNoArguments has a setting be the whole line, as with git.
func TestPagersGetNoArguments(t *testing.T) {
	dir := scripts(t, map[string]string{"tell": tell})
	t.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	t.Setenv("MARK", "")
	program := filepath.Join(dir, "tell")
	for setting, want := range map[string][]string{"tell": {program, ""}, "tell -x": {program, "", "-x"}, `tell \`: {program, "", `\`}, "tell;": {program, ""}, "tell # x": {program, ""}} {
		if got := called(t, func() { _, _ = Program{setting, "PAGER"}.Page(Streams{Out: io.Discard}, []byte("text")) }); !slices.Equal(got, want) {
			t.Errorf("%s: called as %q, want %q", setting, got, want)
		}
	}
}

// TestLess has less pass colours on, whatever else the user wants of it.
func TestLess(t *testing.T) {
	dir := scripts(t, map[string]string{"less": "#!/bin/sh\ncat >/dev/null\nprintf %s \"$LESSCHARSET $LESS\"\n"})
	t.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	for own, want := range map[string]string{"": "FRX", " ": "FRX", "-S": "-S $ -R", "FX": "FX $ -R", "-Pprompt": "-Pprompt $ -R", "--no-init": "--no-init $ -R", "-+R": "-+R $ -R"} {
		for _, setting := range []string{"less", "less -S"} {
			t.Setenv("LESS", own)
			var out bytes.Buffer
			if shown, err := (Program{setting, "PAGER"}).Page(Streams{Out: &out}, []byte("text")); !shown || err != nil || out.String() != "utf-8 "+want {
				t.Errorf("LESS=%q: %q, %v", own, out.String(), err)
			}
		}
	}
}

// TestRealLess shows colours in less itself, on a terminal that script makes.
func TestRealLess(t *testing.T) {
	needs.Program(t, "less", exec.LookPath)
	needs.Program(t, "script", exec.LookPath)
	if runtime.GOOS != "linux" {
		t.Skip("script is called in another way here")
	}
	file := filepath.Join(t.TempDir(), "text")
	if err := os.WriteFile(file, []byte("\x1b[1mbold\x1b[0m\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, own := range []string{"", "FX", "-F -X", "--quit-if-one-screen --no-init", "-FX -Pmy prompt", "-FX -+R", "-FXx4", "-FX --prompt=foo", "-F -X -j.5", "-iMSx4 -FX"} {
		cmd := exec.Command("script", "-qec", "less '"+file+"'", os.DevNull)
		cmd.Env = append(os.Environ(), "TERM=xterm", "LESS="+lessOptions(own))
		out, err := cmd.CombinedOutput()
		if err != nil || !bytes.Contains(out, []byte("\x1b[1mbold\x1b[0m")) || bytes.Contains(out, []byte("ESC")) || bytes.Contains(out, []byte("no ")) {
			t.Errorf("LESS=%q: %v, %q", lessOptions(own), err, out)
		}
	}
}

func TestBrowse(t *testing.T) {
	dir := scripts(t, map[string]string{"tell": tell})
	t.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	t.Setenv("MARK", "")
	const page = "https://example.org/a?b=$(id)&c='d'"
	program := filepath.Join(dir, "tell")
	for setting, want := range map[string][]string{
		"tell": {program, "", page}, "tell --new 'a b'": {program, "", "--new", "a b", page}, "no-such-browser:tell": {program, "", page}, " : tell": {program, "", page},
	} {
		told := filepath.Join(t.TempDir(), "told")
		t.Setenv("TOLD", told)
		if err := Browse(of("BROWSER", setting), page); err != nil {
			t.Errorf("%s: %v", setting, err)
			continue
		}
		var got []byte
		waitFor(t, setting, func() bool { // Browse does not
			got, _ = os.ReadFile(told)
			return bytes.Count(got, []byte("\n")) == len(want)
		})
		if string(got) != strings.Join(want, "\n")+"\n" {
			t.Errorf("%s: called as %q", setting, got)
		}
	}
	for _, env := range []func(string) string{of("BROWSER", "no-such-browser"), of("BROWSER", "/no/such:no-such"), none} {
		if err := Browse(env, page); runtime.GOOS == "linux" && !errors.Is(err, ErrNoBrowser) {
			t.Error(err)
		}
	}
	if err := Browse(of("BROWSER", "tell"), "file:///etc/passwd"); err == nil {
		t.Error("a file was opened")
	}
}

func TestOnlyWebPagesAreOpened(t *testing.T) {
	for address, want := range map[string]bool{
		"https://example.org/a?b=$(id)": true, "http://example.org": true,
		"file:///etc/passwd": false, "javascript:alert(1)": false, "https:///x": false, "--help": false, "": false, "ftp://example.org": false,
	} {
		if WebAddress(address) != want {
			t.Errorf("%s: %v", address, !want)
		}
	}
}
