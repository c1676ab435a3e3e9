//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/needs"
)

// TestOneComment runs the scripts that post with stand-ins for what speaks to the
// service: the first time a comment is made, then it is brought up to date, and nobody
// else's is touched.
func TestOneComment(t *testing.T) {
	bash := needs.Program(t, "bash", exec.LookPath)
	needs.Program(t, "jq", exec.LookPath)
	const others = `{"id": 1, "user": {"login": "eve"}, "author": {"id": 4}, "body": "<!-- stance diff -->\n\nnot ours"}, {"id": 2, "user": {"login": "github-actions[bot]"}, "author": {"id": 5}, "body": "another job's"}`
	const ours = `{"id": 7, "user": {"login": "github-actions[bot]"}, "author": {"id": 5}, "body": "<!-- stance diff -->\n\nold"}`
	const body = "### A & B\n\n- \\+ `x` = 100% \"y\" $HOME\n"
	for where, list := range scripts(t) {
		script := list[len(list)-1]
		for there, want := range map[string]map[string]string{
			"[" + others + "]": {
				"github": "api --silent repos/o/r/issues/12/comments --field body=@T/comment.md",
				"gitlab": "--output /dev/null --data-urlencode body@T/comment.md http://g/projects/3/merge_requests/12/notes",
			},
			"[" + others + ", " + ours + "]": {
				"github": "api --silent --method PATCH repos/o/r/issues/comments/7 --field body=@T/comment.md",
				"gitlab": "--output /dev/null --request PUT --data-urlencode body@T/comment.md http://g/projects/3/merge_requests/12/notes/7",
			},
		} {
			dir := t.TempDir()
			for name, text := range map[string]string{
				"there.json": there, "diff.md": body,
				"gh": "#!/bin/sh\ncase \"$*\" in *--paginate*) for last; do :; done; exec jq -r \"$last\" \"$T/there.json\";; esac\necho \"$*\" >> \"$T/asked\"\n",
				"curl": "#!/bin/sh\ncase \"$*\" in *\"PRIVATE-TOKEN: secret\"*) ;; *) exit 1;; esac\nshift 5\n" +
					"case \"$*\" in */user) echo '{\"id\": 5}';; *'?sort'*) cat \"$T/there.json\";; *) echo \"$*\" >> \"$T/asked\";; esac\n",
			} {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			cmd := exec.Command(bash, "-e", "-c", strings.ReplaceAll(script, "/tmp/", dir+"/"))
			cmd.Env = []string{"PATH=" + dir + ":" + os.Getenv("PATH"), "T=" + dir, "RUNNER_TEMP=" + dir, "GITHUB_REPOSITORY=o/r", "NUMBER=12",
				"CI_API_V4_URL=http://g", "CI_PROJECT_ID=3", "CI_MERGE_REQUEST_IID=12", "STANCE_TOKEN=secret"}
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", where, err, out)
				continue
			}
			asked, _ := os.ReadFile(filepath.Join(dir, "asked"))
			if got := strings.ReplaceAll(strings.TrimSpace(string(asked)), dir, "T"); got != want[where] {
				t.Errorf("%s asks\n%s\nnot\n%s", where, got, want[where])
			}
			posted, _ := os.ReadFile(filepath.Join(dir, "comment.md"))
			if string(posted) != "<!-- stance diff -->\n\n"+body {
				t.Errorf("%s posts %q", where, posted)
			}
		}
	}
}
