package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk/disktest"
	"stance/cmd/stance/internal/launch"
	"stance/cmd/stance/internal/needs"
	"stance/positions/team/review"
	"stance/positions/yamlfile"
)

// reviewDataset copies the project's own dataset to where it may be written to.
func reviewDataset(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../data")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// reviewStreams are streams on a dataset, at noon of 20 August 2025.
func reviewStreams(dir string) (s *console.Streams, out, messages *bytes.Buffer) {
	out, messages = &bytes.Buffer{}, &bytes.Buffer{}
	s = &console.Streams{In: strings.NewReader(""), Out: out, Err: messages, Width: 80, Dir: dir, Env: func(string) string { return "" }}
	s.Now = func() time.Time { return time.Date(2025, 8, 20, 12, 0, 0, 0, time.UTC) }
	s.Browse = func(string) error { return launch.ErrNoBrowser }
	s.Disk.SetCalls(&disktest.Calls{}) // the system's, without the wait for the disk
	return s, out, messages
}

func someSignOff(n int) review.SignOff {
	return review.SignOff{Date: 739480, Party: "ukraine", Issue: "territory", Fingerprint: "v1:0123456789ab", Verdict: review.Approve, On: 739490, Note: fmt.Sprint("n", n)}
}

func readReviews(t *testing.T, dir string) []review.SignOff {
	t.Helper()
	r := yamlfile.Read(os.DirFS(dir))
	for _, p := range r.Problems {
		if strings.HasPrefix(p.File, "reviews/") && p.Severity == 0 {
			t.Fatalf("%+v", p)
		}
	}
	return r.Reviews
}

// onlyFiles fails if anything else than these is in the reviews folder, such
// as locks and unfinished files.
func onlyFiles(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(dir, dataset.ReviewsFolder))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(names, " ") {
		t.Errorf("reviews/ holds %q, want %q", got, names)
	}
}

func TestSignOffsAtOnceInOneProcess(t *testing.T) {
	dir := reviewDataset(t)
	const n = 24
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			if _, err := newReviewFile((&console.Streams{}), dir, reviewer{"jm", "JM"}).add([]review.SignOff{someSignOff(i)}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	seen := map[string]bool{}
	for _, e := range readReviews(t, dir) {
		seen[e.Note] = true
	}
	if len(seen) != n {
		t.Errorf("%d of %d sign-offs are there", len(seen), n)
	}
	onlyFiles(t, dir, "jm.yaml")
}

// stance is the program itself, run in a process of its own (see TestMain).
func stance(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program)
	cmd.Args = append([]string{"stance"}, args...)
	cmd.Dir = dir
	return cmd
}

func TestSignOffsAtOnceOfTwoProcesses(t *testing.T) {
	dir := reviewDataset(t)
	var commands []*exec.Cmd
	for i := range 6 {
		cmd := stance(t, dir, "review", "dispute", "white-house/russia/ceasefire", "--reviewer", "jm", "--note", fmt.Sprint("process ", i))
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		commands = append(commands, cmd)
	}
	for _, cmd := range commands {
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	if got := len(readReviews(t, dir)); got != len(commands) {
		t.Errorf("%d of %d sign-offs are there", got, len(commands))
	}
	onlyFiles(t, dir, "jm.yaml")
}

func TestAFailedWriteLeavesTheOldFile(t *testing.T) {
	dir := reviewDataset(t)
	f := newReviewFile((&console.Streams{}), dir, reviewer{"jm", "JM"})
	if _, err := f.add([]review.SignOff{someSignOff(1)}); err != nil {
		t.Fatal(err)
	}
	old, _ := os.ReadFile(filepath.Join(dir, "reviews/jm.yaml"))
	full := &console.Streams{}
	full.Disk.SetCalls(&disktest.Calls{Fail: syscall.ENOSPC, At: 5, On: true})
	if added, err := newReviewFile(full, dir, reviewer{"jm", "JM"}).add([]review.SignOff{someSignOff(2)}); !errors.Is(err, syscall.ENOSPC) || len(added) > 0 {
		t.Errorf("added %v, %v", added, err)
	}
	if now, _ := os.ReadFile(filepath.Join(dir, "reviews/jm.yaml")); !bytes.Equal(now, old) {
		t.Errorf("the old file became\n%s", now)
	}
	if _, err := f.add([]review.SignOff{someSignOff(3)}); err != nil {
		t.Errorf("and then: %v", err)
	}
	onlyFiles(t, dir, "jm.yaml")
}

// TestACrashLeavesTheOldFile has the system kill the program in the middle of
// writing: a process may write files of some blocks only.
func TestACrashLeavesTheOldFile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no limits on files here")
	}
	dir := reviewDataset(t)
	name := filepath.Join(dir, "reviews/jm.yaml")
	if _, err := newReviewFile((&console.Streams{}), dir, reviewer{"jm", "JM"}).add([]review.SignOff{someSignOff(1)}); err != nil {
		t.Fatal(err)
	}
	old, _ := os.ReadFile(name)
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("bash", "-c", `ulimit -c 0; ulimit -f 1; exec -a stance "$0" review dispute white-house/russia/ceasefire --reviewer jm --note "$1"`, program, strings.Repeat("long ", 2000))
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOTRACEBACK=none")
	if out, err := cmd.CombinedOutput(); err == nil {
		t.Fatalf("it did not fail: %s", out)
	}
	if now, _ := os.ReadFile(name); !bytes.Equal(now, old) {
		t.Errorf("the old file became\n%.500s", now)
	}
	// What the crash left behind is in nobody's way: neither its unfinished
	// file, which is not read, nor its lock, which the system freed.
	if _, err := newReviewFile((&console.Streams{}), dir, reviewer{"jm", "JM"}).add([]review.SignOff{someSignOff(2)}); err != nil {
		t.Error(err)
	}
	if got := len(readReviews(t, dir)); got != 2 {
		t.Errorf("%d sign-offs", got)
	}
	onlyFiles(t, dir, "jm.yaml")
}

func TestAFileIsFoundHoweverItIsWritten(t *testing.T) {
	dir := reviewDataset(t)
	if err := os.Mkdir(filepath.Join(dir, "reviews"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "reviews/Jane Mbeki.YML"), []byte("[]\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := newReviewFile((&console.Streams{}), dir, reviewer{"jane-mbeki", "Jane Mbeki"}).add([]review.SignOff{someSignOff(1)}); err != nil {
		t.Fatal(err)
	}
	onlyFiles(t, dir, "Jane Mbeki.YML")
}

func TestLinksOutOfTheDatasetAreRefused(t *testing.T) {
	elsewhere := t.TempDir()
	target := filepath.Join(elsewhere, "precious")
	if err := os.WriteFile(target, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for name, link := range map[string][2]string{
		"file":     {target, "reviews/jm.yaml"},
		"dangling": {filepath.Join(elsewhere, "new"), "reviews/jm.yaml"},
		"folder":   {elsewhere, "reviews"},
		"loop":     {"jm.yaml", "reviews/jm.yaml"},
	} {
		dir := reviewDataset(t)
		at := filepath.Join(dir, link[1])
		_ = os.MkdirAll(filepath.Dir(at), 0o777)
		if err := os.Symlink(link[0], at); err != nil {
			t.Skip(err)
		}
		if added, err := newReviewFile((&console.Streams{}), dir, reviewer{"jm", "JM"}).add([]review.SignOff{someSignOff(1)}); err == nil {
			t.Errorf("%s: added %v", name, added)
		}
	}
	if content, _ := os.ReadFile(target); len(content) > 0 {
		t.Errorf("it was written to: %s", content)
	}
	if entries, _ := os.ReadDir(elsewhere); len(entries) != 1 {
		t.Errorf("there are %d files", len(entries))
	}
}

// TestTwoReviewersMerge has two people sign off on a branch each.
func TestTwoReviewersMerge(t *testing.T) {
	needs.Program(t, "git", exec.LookPath)
	dir := reviewDataset(t)
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
		s, _, messages := reviewStreams(dir)
		if code := run(append([]string{"review"}, args...), s); code != 0 {
			t.Fatalf("%d: %s", code, messages)
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

	s, out, _ := reviewStreams(dir)
	if code := run([]string{"review", "--all", "-f", "csv"}, s); code != 0 {
		t.Fatal(code)
	}
	for _, want := range []string{"2025-08-18,russia,ceasefire,disputed,", "2025-08-16,united-states,ceasefire,approved,"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
	if got := len(readReviews(t, dir)); got != 3 {
		t.Errorf("%d sign-offs", got)
	}
	onlyFiles(t, dir, "ak.yaml", "jane-mbeki.yaml")
}
