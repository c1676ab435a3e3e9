package main

import (
	"path/filepath"
	"strings"
	"testing"
)

const (
	auditShort     = "# talks\nissues: {X: [Low, High]}\n2025-01-01: {A: {X: Low}}\n"
	auditShortHigh = "issues: {X: [Low, High]}\n\n2025-01-01:\n  A: {X: High}\n"
)

// TestAuditOfOneFile compares a dataset in one file with itself at revisions, in the
// top folder of a repository and below it.
func TestAuditOfOneFile(t *testing.T) {
	for _, folder := range []string{"", "deep/er"} {
		r := newGitRepo(t)
		r.write("readme.txt", "Nothing yet.")
		none := r.commit("nothing")
		name := filepath.Join(folder, "talks.yaml")
		r.write(name, auditShort)
		first := r.commit("first")
		r.write(name, strings.Replace(auditShort, "# talks\n", "\n", 1))
		if got := recodings(t, r.dir, "-C", name); got != "" {
			t.Errorf("%s: a comment was taken away, and it says %s", name, got)
		}
		r.write(name, auditShortHigh)
		if got := recodings(t, r.dir, "-C", name); got != recodedCell {
			t.Errorf("%s: %s", name, got)
		}
		r.commit("second")
		if got := recodings(t, r.dir, "-C", name); got != "" {
			t.Errorf("%s: committed, and it says %s", name, got)
		}
		for _, args := range [][]string{{first}, {first + "..HEAD"}, {"HEAD~1..."}} {
			if got := recodings(t, filepath.Join(r.dir, folder), append(args, "-C", "talks.yaml")...); got != recodedCell {
				t.Errorf("%s, %q: %s", name, args, got)
			}
		}
		code, _, messages := stanceIn(t, r.dir, "audit", none, "-C", name)
		if code != exitUsage || !strings.Contains(messages, "there was no file "+filepath.ToSlash(name)) || !strings.Contains(messages, "first committed at "+first[:7]) {
			t.Errorf("%s: %d %s", name, code, messages)
		}
		r.write(name, "2025-01-01: {A: {X: [1]}}\n")
		broken := r.commit("broken")
		r.write(name, auditShort)
		if code, out, messages := stanceIn(t, r.dir, "audit", "-C", name); code != exitDone || !strings.Contains(out+messages, "talks.yaml:1:21") {
			t.Errorf("%s at %s: %d %s%s", name, broken, code, out, messages)
		}
	}
}
