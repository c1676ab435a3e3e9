package dataset

import (
	"strings"
	"testing"

	"stance/positions/splice"
)

func TestUnifiedDiff(t *testing.T) {
	for name, c := range map[string]struct{ old, now, want string }{
		"new":        {"", "a\nb\n", "--- /dev/null\n+++ b/f\n@@ -0,0 +1,2 @@\n+a\n+b\n"},
		"middle":     {"1\n2\n3\n4\n5\n", "1\n2\n3\nx\n4\n5\n", "--- a/f\n+++ b/f\n@@ -1,5 +1,6 @@\n 1\n 2\n 3\n+x\n 4\n 5\n"},
		"two hunks":  {"1\n2\n3\n4\n5\n6\n7\n8\n9\n", "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\nx\n", "--- a/f\n+++ b/f\n@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -7,3 +8,4 @@\n 7\n 8\n 9\n+x\n"},
		"replaced":   {"1\nold\n2\n", "1\nnew\nmore\n2\n", "--- a/f\n+++ b/f\n@@ -1,3 +1,4 @@\n 1\n-old\n+new\n+more\n 2\n"},
		"no newline": {"1", "1\n2", "--- a/f\n+++ b/f\n@@ -1 +1,2 @@\n-1\n\\ No newline at end of file\n+1\n+2\n\\ No newline at end of file\n"},
		"Windows":    {"1\r\n", "1\r\n\x1b[31m\r\n", "--- a/f\n+++ b/f\n@@ -1 +1,2 @@\n 1\n+<U+001B>[31m\n"},
		"same":       {"1\n", "1\n", "--- a/f\n+++ b/f\n"},
	} {
		e := splice.Edit{Name: "f", Old: []byte(c.old), New: []byte(c.now)}
		if c.old == "" {
			e.Old = nil
		}
		if got := UnifiedDiff(e); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
	long := strings.Repeat("a\n", 5000)
	if got := UnifiedDiff(splice.Edit{Name: "f", Old: []byte("x\n" + long + "y\n"), New: []byte(strings.ReplaceAll(long, "a", "b"))}); strings.Count(got, "\n-") != 5002 {
		t.Error("what is too long to compare does not count as changed")
	}
}
