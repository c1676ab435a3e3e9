package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// verdict is a test that notes what becomes of it.
type verdict struct {
	testing.TB
	said string
}

func (v *verdict) Helper()                           {}
func (v *verdict) Errorf(format string, args ...any) { v.said += fmt.Sprintf(format, args...) }
func (v *verdict) Fatal(args ...any)                 { v.said += "fatal: " + fmt.Sprint(args...) }

// compared gives what File says.
func compared(name, got string) string {
	v := &verdict{}
	File(v, name, []byte(got))
	return v.said
}

func TestFileCompares(t *testing.T) {
	t.Setenv(Variable, "")
	t.Chdir(t.TempDir())
	content := "one\ntwo\nthree\nfour\nfive\nsix\nseven\n"
	if err := os.WriteFile("file", []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
	const how = "look at it, and write the file anew with STANCE_UPDATE=1"
	for got, want := range map[string]string{
		content: "",
		strings.Replace(content, "five", "FIVE", 1):        "file differs from line 5 on:\ntwo\nthree\nfour\nFIVE\nwant:\ntwo\nthree\nfour\nfive\n" + how,
		strings.TrimSuffix(content, "\n"):                  "file differs from line 7 on:\nfour\nfive\nsix\nseven (without a line break)\nwant:\nfour\nfive\nsix\nseven\n" + how,
		"zero\n" + content:                                 "file differs from line 1 on:\nzero\nwant:\n" + how,
		strings.Replace(content, "two\n", "two\ntwo\n", 1): "file differs from line 3 on:\none\ntwo\ntwo\nwant:\none\ntwo\n" + how,
		"": "file differs from line 1 on:\nwant:\n" + content + how,
	} {
		if said := compared("file", got); said != want {
			t.Errorf("%q: said %q, want %q", got, said, want)
		}
	}
	if said := compared("file", strings.Repeat("y\n", 100)); !strings.Contains(said, "\ny\n… and 60 lines more\nwant:\none\n") || strings.Count(said, "y\n") != shown {
		t.Errorf("of many lines it says %q", said)
	}
	if said := compared("no/file", "new\n"); said != "no/file is not there; look at what it would hold, and write it with STANCE_UPDATE=1:\nnew\n" {
		t.Errorf("without a file it says %q", said)
	}
	if said := compared(".", "x"); !strings.HasPrefix(said, "fatal: ") {
		t.Errorf("of a folder it says %q", said)
	}
	if left, err := filepath.Glob("*"); err != nil || len(left) != 1 {
		t.Errorf("files were written: %q, %v", left, err)
	}
}

func TestFileIsWrittenAnew(t *testing.T) {
	t.Setenv(Variable, "1")
	t.Chdir(t.TempDir())
	for _, content := range []string{"one", "two", ""} {
		if said := compared("new/folder/file", content); said != "" {
			t.Errorf("%q: %s", content, said)
		}
		if got, err := os.ReadFile("new/folder/file"); err != nil || string(got) != content {
			t.Errorf("written as %q, %v, want %q", got, err, content)
		}
	}
	// What is the same is let alone.
	past := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes("new/folder/file", past, past); err != nil {
		t.Fatal(err)
	}
	compared("new/folder/file", "")
	if info, err := os.Stat("new/folder/file"); err != nil || !info.ModTime().Equal(past) {
		t.Errorf("it was written again: %v", err)
	}
	if said := compared("new/folder/file/below", "x"); !strings.HasPrefix(said, "fatal: ") {
		t.Errorf("what cannot be written is passed over: %q", said)
	}
}
