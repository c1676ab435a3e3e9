//go:build unix

package serve

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"stance/cmd/stance/internal/needs"
)

// TestSelectionsInWebKit does what TestSelectionsInABrowser does in a third browser, on a screen
// that nobody sees.
func TestSelectionsInWebKit(t *testing.T) {
	driver := needs.Program(t, "webkit", func(string) (string, error) { return exec.LookPath("WebKitWebDriver") })
	screen := needs.Program(t, "webkit", func(string) (string, error) { return exec.LookPath("Xvfb") })
	served := serveDesk(t, awkward)
	kit := startWebKit(t, screen, driver)
	kit.do("/url", map[string]any{"url": served.url + "/?t=" + served.token})
	kit.do("/url", map[string]any{"url": served.url + "/code/sky-2025-08-18"})
	kit.do("/timeouts", map[string]any{"script": (5 * time.Minute).Milliseconds()})
	var got []string
	must(t, json.Unmarshal(kit.do("/execute/async", map[string]any{"args": []any{}, "script": `
		const done = arguments[arguments.length - 1];
		const wait = () => document.querySelector("#desk-form .save") ? ` + markedAtRandom + `.then(done, e => done(String(e))) : setTimeout(wait, 50);
		wait();`}), &got))
	selectionsStand(t, got)
}

// webKit is a browser that is told what to do by WebDriver.
type webKit struct {
	*testing.T
	session string // its address
}

func startWebKit(t *testing.T, screen, driver string) *webKit {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	port := free.Addr().(*net.TCPAddr).Port
	must(t, free.Close())
	cmd := exec.Command(driver, "--port="+strconv.Itoa(port))
	cmd.Env = append(os.Environ(), "DISPLAY=:"+display(t, screen))
	started(t, cmd)
	k := &webKit{T: t, session: "http://127.0.0.1:" + strconv.Itoa(port) + "/session"}
	for range 600 { // until it listens
		if conn, err := net.Dial("tcp", "127.0.0.1:"+strconv.Itoa(port)); err == nil {
			conn.Close()
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	var made struct{ SessionID string }
	must(t, json.Unmarshal(k.do("", map[string]any{"capabilities": map[string]any{"alwaysMatch": map[string]any{}}}), &made))
	k.session += "/" + made.SessionID
	return k
}

// display starts a screen that nobody sees, and gives its number.
func display(t *testing.T, screen string) string {
	t.Helper()
	tells, told, err := os.Pipe()
	must(t, err)
	cmd := exec.Command(screen, "-displayfd", "3", "-nolisten", "tcp")
	cmd.ExtraFiles = []*os.File{told}
	started(t, cmd)
	must(t, told.Close())
	number, err := bufio.NewReader(tells).ReadString('\n')
	must(t, err)
	return strings.TrimSpace(number)
}

// started starts a program, to be ended with the test, and with all that it starts.
func started(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	must(t, cmd.Start())
	t.Cleanup(func() { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL); _ = cmd.Wait() })
}

// do has the browser carry out a command, and gives what comes of it.
func (k *webKit) do(command string, body map[string]any) json.RawMessage {
	k.Helper()
	sent, err := json.Marshal(body)
	must(k.T, err)
	answer, err := http.Post(k.session+command, "application/json", bytes.NewReader(sent))
	must(k.T, err)
	defer answer.Body.Close()
	var said struct{ Value json.RawMessage }
	must(k.T, json.NewDecoder(answer.Body).Decode(&said))
	if answer.StatusCode != http.StatusOK {
		k.Fatalf("%s: %s", command, said.Value)
	}
	return said.Value
}
