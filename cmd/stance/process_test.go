package main

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/disk/disktest"
	"stance/cmd/stance/internal/needs"
)

// inProcesses are the commands that are tried in processes of their own.
var inProcesses = []string{"add on a new date", "import", "import of a new dataset into a folder", "init", "review dispute", "verify --record", "agreement --adjudicate", "export over a file"}

// eachInProcess calls do for each of inProcesses, with its files before and after.
func eachInProcess(t *testing.T, do func(t *testing.T, w *writing, before, after map[string]string)) {
	tried := 0
	for _, name := range inProcesses {
		for _, w := range writings {
			if w.name != name {
				continue
			}
			tried++
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				before := filesIn(t, goToWork(t))
				dir := goToWork(t)
				if out, err := w.command(t, dir).CombinedOutput(); err != nil {
					t.Fatalf("%v: %s", err, out)
				}
				after := filesIn(t, dir)
				if left := leftovers(after); left != nil {
					t.Errorf("left: %v", left)
				}
				do(t, &w, before, after)
			})
		}
	}
	if tried != len(inProcesses) {
		t.Errorf("only %d commands", tried)
	}
}

func (w *writing) command(t *testing.T, dir string) *exec.Cmd {
	t.Helper()
	cmd := stance(t, dir, strings.Fields(w.args)...)
	for _, e := range os.Environ() {
		if !strings.HasPrefix(e, "STANCE_DATA=") {
			cmd.Env = append(cmd.Env, e)
		}
	}
	return cmd
}

// afterProcess looks at what a process has left that was disturbed or killed, and
// runs the command again, in a process as well.
func (w *writing) afterProcess(t *testing.T, where, dir string, before, after map[string]string) {
	t.Helper()
	now := filesIn(t, dir)
	leftovers(now)
	if err := loads(dir, w); err != nil {
		t.Errorf("%s: it cannot be read: %v", where, err)
	}
	for name, content := range now {
		if was, ok := before[name]; (!ok || was != content) && content != after[name] {
			t.Errorf("%s: %s is neither the old nor the new one:\n%s", where, name, content)
		}
	}
	isNew := maps.Equal(now, after)
	out, err := w.command(t, dir).CombinedOutput()
	if err != nil && !(isNew && w.done != "" && strings.Contains(string(out), w.done)) {
		t.Errorf("%s, and again: %v: %s", where, err, out)
	}
	now = filesIn(t, dir)
	if left := leftovers(now); left != nil {
		t.Errorf("%s, and again: left: %v", where, left)
	}
	if !maps.Equal(now, after) {
		t.Errorf("%s, and again: the files are\n%v\nwant\n%v", where, now, after)
	}
}

// haltingProgram is the program that halts before the call of number $HALT_AT to the
// disk: it makes the file halted in the folder $HALT, and goes on once there is a file go.
// Where $HALT_AT is 0 it notes each call in the file calls.
const haltingProgram = "stance-halting"

func halting() {
	process(func() *console.Streams {
		s := console.SystemStreams()
		folder := os.Getenv("HALT")
		at, err := strconv.Atoi(os.Getenv("HALT_AT"))
		if err != nil {
			panic(err)
		}
		var noted []byte
		s.Disk.SetCalls(&disktest.Calls{Before: func(n int, call, name string) {
			switch {
			case at == 0:
				noted = fmt.Appendf(noted, "%s %s\n", call, name)
				err = os.WriteFile(filepath.Join(folder, "calls"), noted, 0o666)
			case n == at:
				err = os.WriteFile(filepath.Join(folder, "halted"), nil, 0o666)
				for !isThere(filepath.Join(folder, "go")) {
					time.Sleep(time.Millisecond)
				}
			}
			if err != nil {
				panic(err)
			}
		}})
		return s
	})
}

func isThere(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// halting is the command by the program that halts, and the folder by which it tells.
func (w *writing) halting(t *testing.T, dir string, at int) (cmd *exec.Cmd, folder string) {
	t.Helper()
	cmd, folder = w.command(t, dir), t.TempDir()
	cmd.Args[0] = haltingProgram
	cmd.Env = append(cmd.Env, "HALT="+folder, "HALT_AT="+strconv.Itoa(at))
	return cmd, folder
}

// TestKilledProcesses kills the program, or interrupts it, before calls spread over all
// that it makes to the disk. What is interrupted leaves nothing unfinished.
func TestKilledProcesses(t *testing.T) {
	const moments = 16
	var killed, interrupted atomic.Int64
	t.Cleanup(func() { t.Logf("%d processes killed, %d interrupted", killed.Load(), interrupted.Load()) })
	eachInProcess(t, func(t *testing.T, w *writing, before, after map[string]string) {
		whole, folder := w.halting(t, goToWork(t), 0)
		if out, err := whole.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		noted, err := os.ReadFile(filepath.Join(folder, "calls"))
		if err != nil {
			t.Fatal(err)
		}
		calls := strings.Split(strings.TrimSuffix(string(noted), "\n"), "\n")
		for i := range min(moments, len(calls)) {
			at := 1 + i*len(calls)/min(moments, len(calls))
			dir := goToWork(t)
			where := fmt.Sprintf("before call %d of %d, %s", at, len(calls), calls[at-1])
			cmd, folder := w.halting(t, dir, at)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			ended := make(chan struct{})
			go func() {
				_ = cmd.Wait()
				close(ended)
			}()
			waitFor(t, where, func() bool {
				select {
				case <-ended:
					return true
				default:
					return isThere(filepath.Join(folder, "halted"))
				}
			})
			why := os.Kill
			if i%4 == 3 && runtime.GOOS != "windows" {
				why = syscall.SIGTERM
			}
			_ = cmd.Process.Signal(why)
			if why != os.Kill { // it may hold what the interrupt waits for
				if err := os.WriteFile(filepath.Join(folder, "go"), nil, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			<-ended
			switch code := cmd.ProcessState.ExitCode(); {
			case why == os.Kill && (code == exitDone || !isThere(filepath.Join(folder, "halted"))):
				t.Errorf("%s: it was not killed, and ended with %d", where, code)
			case why == os.Kill:
				killed.Add(1)
			case code == exitInterrupted:
				interrupted.Add(1)
				for name := range filesIn(t, dir) {
					if strings.Contains(name, ".stance/") || strings.HasSuffix(name, ".stance") {
						t.Errorf("interrupted %s: %s is left", where, name)
					}
				}
			}
			w.afterProcess(t, why.String()+" "+where, dir, before, after)
			_ = os.RemoveAll(dir)
		}
	})
}

// unheard is a message that could not be written, in what strace tells.
var unheard = regexp.MustCompile(`(?m)^\d+ +write\(2, .*(INJECTED|unfinished)`)

// TestSystemCallsThatFail has the system, by strace, fail the program's calls one by
// one, or kill it at them. Unless everything is tried, each command has some of the
// calls, in turn.
func TestSystemCallsThatFail(t *testing.T) {
	tracer := needs.Program(t, "strace", exec.LookPath)
	if err := exec.Command(tracer, "-f", "-qq", "-o", os.DevNull, "true").Run(); err != nil {
		needs.Missing(t, "strace", err) // it may not trace here
	}
	program := filepath.Join(t.TempDir(), "stance") // the name tells the test binary what to be
	if err := os.Symlink(stance(t, "").Path, program); err != nil {
		t.Skip(err)
	}
	// What the runtime of the language calls as well is counted from further on.
	calls := map[string][]string{
		"fsync":       {"EIO", "ENOSPC"},
		"renameat2":   {"EIO", "EACCES", "EINVAL"}, // EINVAL: a file system that does not know it
		"?renameat":   {"EIO"},
		"linkat":      {"EPERM"},
		"?mkdirat":    {"ENOSPC"},
		"?unlinkat":   {"EACCES"},
		"flock":       {"EIO"},
		"openat":      {"EACCES", "EIO"},
		"write":       {"ENOSPC"},
		"?fchmod":     {"EPERM"},
		"?newfstatat": {"EIO"},
	}
	most := 2 // of one call in one command
	if everything() {
		most = 6
	}
	var faults, kills atomic.Int64
	t.Cleanup(func() { t.Logf("%d calls failed, %d kills", faults.Load(), kills.Load()) })
	eachInProcess(t, func(t *testing.T, w *writing, before, after map[string]string) {
		for i, call := range slices.Sorted(maps.Keys(calls)) {
			errnos := calls[call]
			for n := 1; n <= most; n++ {
				if !everything() && (slices.Index(inProcesses, w.name)+i+n)%2 != 0 {
					continue
				}
				how := "signal=KILL"
				if n%2 == 1 || n > 4 {
					how = "error=" + errnos[n/2%len(errnos)]
				}
				for _, how := range []string{how, "signal=KILL"}[:1+n%2] {
					dir := goToWork(t)
					log := filepath.Join(t.TempDir(), "log")
					cmd := w.command(t, dir)
					cmd.Args = append([]string{tracer, "-f", "-qq", "-o", log, "-e", "trace=" + call, "-e", fmt.Sprintf("inject=%s:%s:when=%d", call, how, n), program}, cmd.Args[1:]...)
					cmd.Path = tracer
					out, err := cmd.CombinedOutput()
					where := fmt.Sprintf("%s %d: %s", call, n, how)
					traced, _ := os.ReadFile(log)
					hit := strings.Contains(string(traced), "(INJECTED)") || strings.Contains(string(traced), "killed by SIGKILL")
					switch said := string(out); {
					case !hit:
						_ = os.RemoveAll(dir)
						continue
					case strings.Contains(how, "KILL"):
						kills.Add(1)
					case strings.Contains(said, "goroutine ") && strings.Contains(said, "netpoll"):
						kills.Add(1) // the call was one of the runtime, to itself
					case strings.Contains(said, "goroutine "):
						t.Errorf("%s: it broke down: %s", where, said)
					case strings.Count(string(traced), "(INJECTED)") > 1 && strings.Contains(said, "it was not possible to take back what had been written by then: "):
						faults.Add(1) // the calls are counted by thread: taking back failed, too, and it says what it left
						_ = os.RemoveAll(dir)
						continue
					case err != nil && strings.TrimSpace(said) == "" && unheard.Match(traced):
						faults.Add(1) // the calls are counted by thread: what it said failed, too
					case err != nil && strings.TrimSpace(said) == "":
						t.Errorf("%s: %v without a word", where, err)
					default:
						faults.Add(1)
					}
					w.afterProcess(t, where, dir, before, after)
					_ = os.RemoveAll(dir)
					if t.Failed() {
						t.Fatalf("it said: %s\nthe calls:\n%s", out, traced)
					}
				}
			}
		}
	})
}
