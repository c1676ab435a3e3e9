package git

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"stance/cmd/stance/internal/needs"
)

// TestBorrowedAsGitHasIt compares which stores a list leads to with what git
// itself says, for lists in all spellings.
func TestBorrowedAsGitHasIt(t *testing.T) {
	program := needs.Program(t, "git", exec.LookPath)
	if runtime.GOOS == "windows" {
		t.Skip("no file has these names there")
	}
	top, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(program, "init", "-q", "--bare", top).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	for _, folder := range []string{"a", "b c", "a\r", "tab\t", `quote"`, `back\slash`, "#a", " a", "a ", `"a"`, "\u00e9", "deep/er", "x\n", `"`, `\a`} {
		if err := os.MkdirAll(filepath.Join(top, "objects", folder), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("deep/er", filepath.Join(top, "objects/link")); err != nil {
		t.Fatal(err)
	}
	at := top + "/objects/"
	lists := []string{
		"", "\n\n", "a\n", "a", "a\r\n", "a\nb c\n", "#a\na\n", " a\n", "a \n", `"a"`, `"a"` + "\nb c\n", `"a"xb c`, `"a""b c"`, `"a"#"b c"`, `"b\040c"` + "\n", `"\303\251"`, `"a\r"`,
		`"tab\t"`, `"quote\""`, `"back\\slash"`, `"back\slash"`, `"#a"`, `"\a"`, `"a`, `"a` + "\nb c\n", `"\401"`, `"\18"`, `"\x61"`, `"a\000b"` + "\nb c", "a\x00\nb c\n", `"x\n"`, "\"x\n\"", `"`, `""`, `"\`,
		at + "a\n", at + "link/../a\n", at + "link/../er\n", "link/../a\nlink/../er\n", "./a/\n", "a/.\n", "none\na\n", `"` + at + `a"`, "a//\n", "deep/../a\n", "none/../a\n", "../../../../../../../../../../../none\n",
	}
	led := 0
	for _, list := range lists {
		if err := os.WriteFile(filepath.Join(top, "objects/info/alternates"), []byte(list), 0o666); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(program, "--git-dir="+top, "count-objects", "-v")
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%q: %v", list, err)
		}
		var want []string
		for line := range strings.Lines(string(out)) {
			if name, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "alternate: "); ok {
				if plain, _, quoted := unquote(name); quoted {
					name = plain
				}
				want = append(want, name)
			}
		}
		got, err := borrowed(at[:len(at)-1])
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q leads to %q, %v; with git to %q", list, got, err, want)
		}
		led += len(want)
	}
	if led < 20 {
		t.Errorf("the lists lead to %d stores", led)
	}
}

// TestPlainAsDeepAsGitLooks has something that is no file in a store that is
// borrowed from over several others, or met before where nothing below counts.
func TestPlainAsDeepAsGitLooks(t *testing.T) {
	for name, lay := range map[string]struct {
		lists map[string]string
		at    string
	}{
		"its own":              {nil, "0/ab/x"},
		"borrowed":             {map[string]string{"0": "../1"}, "1/ab/x"},
		"six times over":       {map[string]string{"0": "../1", "1": "../2", "2": "../3", "3": "../4", "4": "../5", "5": "../6"}, "6/ab/x"},
		"within itself":        {map[string]string{"0": "a/b/c"}, "0/a/b/c/ab/x"},
		"deeper within itself": {map[string]string{"0": "a/b/c/d"}, "0/a/b/c/d/info/x/y"},
		"within another":       {map[string]string{"0": "../1\n../1/a/b/c"}, "1/a/b/c/ab/x"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			write := func(name, text string) {
				name = filepath.Join(dir, filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			for i := range 7 {
				write(fmt.Sprintf("%d/pack/x", i), "")
			}
			write(lay.at, "")
			for store, list := range lay.lists {
				write(store+"/info/alternates", list+"\n")
			}
			if err := plainObjects(filepath.Join(dir, "0")); err != nil {
				t.Fatal(err)
			}
			at := filepath.Join(dir, filepath.FromSlash(lay.at))
			if err := os.Remove(at); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(os.DevNull, at); err != nil {
				t.Skip(err)
			}
			if err := plainObjects(filepath.Join(dir, "0")); err == nil {
				t.Errorf("%s is passed over", lay.at)
			}
		})
	}
}
