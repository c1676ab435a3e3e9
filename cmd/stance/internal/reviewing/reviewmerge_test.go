package reviewing

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/cmd/stance/internal/needs"
)

// TestTwoReviewersMerge has two people sign off on a branch each.
func TestTwoReviewersMerge(t *testing.T) {
	needs.Program(t, "git", exec.LookPath)
	dir := datasettest.Copy(t)
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"}, args...)...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	signOff := func(args ...string) {
		t.Helper()
		s := quietly(dir)
		if err := datasettest.Execute(s, NewReviewCommand(s), args...); err != nil {
			t.Fatal(err)
		}
		git("add", "-A")
		git("commit", "-qm", strings.Join(args, " "))
	}
	git("init", "-q")
	git("add", "-A")
	git("commit", "-qm", "data")
	git("checkout", "-qb", "jane")
	signOff("approve", "white-house/RU/ceasefire", "--reviewer", "Jane Mbeki")
	signOff("approve", "joint-statement/US/ceasefire", "--reviewer", "Jane Mbeki")
	git("checkout", "-qb", "ak", "main")
	signOff("dispute", "white-house/RU/ceasefire", "--reviewer", "ak", "-m", "too sure")
	git("merge", "-q", "--no-edit", "jane")

	s, out, _ := datasettest.Streams(dir)
	if err := datasettest.Execute(s, NewReviewCommand(s), "--all", "-f", "csv"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"2025-08-18,russia,ceasefire,disputed,", "2025-08-16,united-states,ceasefire,approved,"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
	if got := len(datasettest.Reviews(t, dir)); got != 3 {
		t.Errorf("%d sign-offs", got)
	}
	datasettest.OnlyReviews(t, dir, "ak.yaml", "jane-mbeki.yaml")
}
