package console

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestPager has text shown in a pager, and says so where there is none or it failed.
func TestPager(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the pagers are shell scripts")
	}
	here := filepath.Join(t.TempDir(), "with spaces")
	if err := os.Mkdir(here, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(here, "pager"), []byte("#!/bin/sh\necho \"paged $1\"\ncat\n"), 0o777); err != nil {
		t.Fatal(err)
	}
	t.Setenv("DIR", here)
	page := func(vars map[string]string) (shown bool, out, said string) {
		var o, m bytes.Buffer
		s := &Streams{In: strings.NewReader(""), Out: &o, Err: &m, Dir: here, Env: func(name string) string { return vars[name] }}
		shown = s.Page([]byte("long text\n"))
		return shown, o.String(), m.String()
	}
	t.Setenv("PAGER", "")
	t.Setenv("STANCE_PAGER", "")
	for setting, c := range map[string]struct{ out, said string }{
		`"$DIR/pager" -x`:               {"paged -x\nlong text\n", ""},
		"'" + here + "/pager' 'a b'":    {"paged a b\nlong text\n", ""},
		"cat":                           {"", ""},
		"":                              {"", ""},
		"no-such-pager":                 {"", "note: the pager no-such-pager, which STANCE_PAGER names, was not found\n"},
		"no-such-pager -R":              {"", "note: the pager no-such-pager -R, which STANCE_PAGER names, was not found\n"},
		"exit 3;":                       {"", "note: the pager exit 3; failed: exit status 3\n"},
		"true":                          {"", ""}, // it ended without a look at the text
		"head -c 4 && exit 1":           {"long", ""},
		`printf %s "$LESSCHARSET"; cat`: {"utf-8long text\n", ""},
	} {
		shown, out, said := page(map[string]string{"STANCE_PAGER": setting, "PAGER": "false"})
		if shown != (c.out != "") || out != c.out || !strings.HasSuffix(said, c.said) || c.said == "" && said != "" {
			t.Errorf("%s: %v, %q, %q", setting, shown, out, said)
		}
	}
	if shown, out, _ := page(map[string]string{"PAGER": `"$DIR/pager"`}); shown || out != "" {
		t.Errorf("STANCE_PAGER is set to nothing, and yet %v, %q", shown, out)
	}
	if err := os.Unsetenv("STANCE_PAGER"); err != nil {
		t.Fatal(err)
	}
	if shown, out, _ := page(map[string]string{"PAGER": `"$DIR/pager"`}); !shown || out != "paged \nlong text\n" {
		t.Errorf("PAGER: %v, %q", shown, out)
	}

	// Where no variable names one, the usual one may be missing, and nobody is told.
	if err := os.Unsetenv("PAGER"); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", here)
	if shown, out, said := page(nil); shown || out+said != "" {
		t.Errorf("without less: %v, %q, %q", shown, out, said)
	}
}
