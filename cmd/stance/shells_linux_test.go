package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"stance/cmd/stance/internal/needs"
)

// aShell is how a shell is made to complete: what it reads first, in which FILE stands for
// where Ctrl-G writes the line as it is then, with a | behind it.
type aShell struct {
	name string
	args []string
	rc   string
}

var completing = []aShell{
	{"bash", []string{"--noprofile", "--rcfile", "RC", "-i"}, `
source /usr/share/bash-completion/bash_completion
source <(stance completion bash)
bind 'set show-all-if-ambiguous on'
bind 'set completion-query-items 0'
bind 'set page-completions off'
bind 'set enable-bracketed-paste off'
tell() { printf '%s|\n' "$READLINE_LINE" >> FILE; }
bind -x '"\C-g": tell'
PS1='ready> '
`},
	{"zsh", []string{"-d", "-i"}, `
autoload -Uz compinit; compinit -D -u
source <(stance completion zsh)
tell() { print -r -- "$BUFFER|" >> FILE }
zle -N tell; bindkey -e; bindkey '^G' tell
PROMPT='ready> '
`},
	{"fish", []string{"--no-config", "--interactive", "--init-command", "source RC"}, `
stance completion fish | source
bind \cg 'printf "%s|\n" (commandline | string collect --no-trim-newlines | string trim --right --chars \n) >> FILE'
function fish_prompt; echo -n 'ready> '; end
`},
}

// completed are lines, and what Tab makes of them: the same in every shell.
var completed = []struct{ typed, want string }{
	{"stance dif", "stance diff "},
	{"stance diff -k shi", "stance diff -k shifted "},
	{"stance report before-alaska..white", "stance report before-alaska..white-house "},
	{"stance log --party=russia,ukr", "stance log --party=russia,ukraine "},
	{"stance show UK", "stance show UK "},
	{"stance audit v1.0..tru", "stance audit v1.0..trunk "},
	{"stance add -i territory --position unh", "stance add -i territory --position unheld-land "},
	{"stance add --speaker Andr", `stance add --speaker Andriy\ Poluhin `},
	{`stance add --speaker Andriy\ P`, `stance add --speaker Andriy\ Poluhin `},
	{"stance add -p russia --if territory/four", "stance add -p russia --if territory/four-regions "},
	{"stance edit brussels/ru", "stance edit brussels/russia/"},
	{"stance verify --source sky-2025-08-17", "stance verify --source sky-2025-08-17 "},
	{"stance show -p 'x; touch made; true' -i sec", "stance show -p 'x; touch made; true' -i security-guarantees "},
	{`stance show -C ~/talks nor`, `stance show -C ~/talks north `},
	{"stance diff -o changes.ht", "stance diff -o changes.html "},
	{"stance diff --no-such-flag x ru", "stance diff --no-such-flag x ru"},
	{"stance show -C nowhere ru", "stance show -C nowhere ru"},
}

// TestShells has each shell, in a terminal, complete lines by the script that it is given,
// and nothing written into it but what it asks for.
func TestShells(t *testing.T) {
	dir := reviewDataset(t)
	for _, args := range [][]string{{"init", "-q", "-b", "trunk"}, {"add", "."}, {"-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "start"}, {"tag", "v1.0"}} {
		cmd := exec.Command(needs.Program(t, "git", exec.LookPath), args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", args, err, out)
		}
	}
	for _, sh := range completing {
		t.Run(sh.name, func(t *testing.T) {
			if sh.name == "bash" {
				needs.Program(t, "bash_completion", func(string) (string, error) {
					const file = "/usr/share/bash-completion/bash_completion"
					_, err := os.Stat(file)
					return file, err
				})
			}
			p := startShell(t, sh, dir)
			for i, c := range completed {
				p.press("\x15" + c.typed + "\t\a")
				if got := p.line(i); got != c.want {
					t.Errorf("%q becomes %q, want %q", c.typed, got, c.want)
				}
			}
			if _, err := os.Stat(filepath.Join(dir, "made")); err == nil {
				t.Error("what stands in quotation marks was run")
			}
			if shown := p.text(); strings.Contains(strings.ToLower(shown), "error") || strings.Contains(shown, "directive") {
				t.Errorf("it is told of errors: %q", shown)
			}
			p.press("\x15stance add --confidence \t")
			p.until("another careful reader would probably code the same", func() bool {
				return strings.Contains(p.text(), "another careful reader would probably code the same")
			})
		})
	}
}

// shellAtWork is a shell in a terminal.
type shellAtWork struct {
	t     *testing.T
	hands *os.File // of who types, and looks
	file  string   // where the shell writes its lines

	mu    sync.Mutex
	shown bytes.Buffer
	gone  chan struct{}
}

func startShell(t *testing.T, sh aShell, dir string) *shellAtWork {
	t.Helper()
	program := needs.Program(t, sh.name, exec.LookPath)
	home := t.TempDir()
	p := &shellAtWork{t: t, file: filepath.Join(home, "lines"), gone: make(chan struct{})}
	rc := filepath.Join(home, ".zshrc") // as zsh finds it by itself
	if err := os.WriteFile(rc, []byte(strings.ReplaceAll(sh.rc, "FILE", p.file)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(home, "talks"), 0o700); err != nil {
		t.Fatal(err)
	}
	book := "title: Talks\nparties: [{id: north, name: North}]\nissues: [{id: sea, name: Sea}]\n"
	if err := os.WriteFile(filepath.Join(home, "talks", "codebook.yaml"), []byte(book), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program)
	for _, a := range sh.args {
		cmd.Args = append(cmd.Args, strings.ReplaceAll(a, "RC", rc))
	}
	cmd.Dir = dir
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + home, "ZDOTDIR=" + home, "XDG_STATE_HOME=" + home, "XDG_CONFIG_HOME=" + home, "TERM=xterm", "LC_ALL=C.UTF-8"}
	p.run(cmd)
	p.until("a prompt", func() bool { return strings.Contains(p.text(), "ready> ") })
	return p
}

// run starts a program in the terminal.
func (p *shellAtWork) run(cmd *exec.Cmd) {
	p.t.Helper()
	tty := p.terminal()
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	tty.Close()
	p.t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		p.hands.Close()
		<-p.gone
	})
	go func() {
		defer close(p.gone)
		var buf [4096]byte
		for {
			n, err := p.hands.Read(buf[:])
			p.mu.Lock()
			p.shown.Write(buf[:n])
			p.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
}

// terminal makes a terminal, wide and high enough for lists of choices.
func (p *shellAtWork) terminal() (tty *os.File) {
	hands, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		p.t.Skip("the system gives no terminals away: ", err)
	}
	p.hands = hands
	raw, err := hands.SyscallConn() // so that reading it can be ended
	if err != nil {
		p.t.Fatal(err)
	}
	number := 0
	var failed error
	if err := raw.Control(func(fd uintptr) {
		if failed = unix.IoctlSetPointerInt(int(fd), unix.TIOCSPTLCK, 0); failed == nil {
			number, failed = unix.IoctlGetInt(int(fd), unix.TIOCGPTN)
		}
		if failed == nil {
			failed = unix.IoctlSetWinsize(int(fd), unix.TIOCSWINSZ, &unix.Winsize{Col: 200, Row: 100})
		}
	}); err != nil || failed != nil {
		p.t.Fatal(err, failed)
	}
	if tty, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0); err != nil {
		p.t.Fatal(err)
	}
	return tty
}

func (p *shellAtWork) press(keys string) {
	p.t.Helper()
	if _, err := p.hands.WriteString(keys); err != nil {
		p.t.Fatal(err)
	}
}

func (p *shellAtWork) text() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.shown.String()
}

// line waits for the n-th line that the shell writes, from 0.
func (p *shellAtWork) line(n int) string {
	p.t.Helper()
	var lines []string
	p.until("a line", func() bool {
		content, _ := os.ReadFile(p.file)
		lines = strings.Split(string(content), "|\n")
		return len(lines) > n+1
	})
	return lines[n]
}

// until waits for what must happen, unless the shell has gone.
func (p *shellAtWork) until(what string, happened func() bool) {
	p.t.Helper()
	for !happened() {
		select {
		case <-p.gone:
			if happened() { // with its last words
				return
			}
			p.t.Fatalf("waiting for %s, and the shell has gone: %q", what, p.text())
		case <-time.After(5 * time.Millisecond):
		}
	}
}
