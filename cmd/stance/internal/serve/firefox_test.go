package serve

import (
	"bufio"
	"encoding/json"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/websocket"

	"stance/cmd/stance/internal/needs"
)

// TestSelectionsInFirefox does what TestSelectionsInABrowser does in another browser, that counts
// for itself.
func TestSelectionsInFirefox(t *testing.T) {
	path := needs.Program(t, "firefox", func(string) (string, error) {
		if path, err := exec.LookPath("firefox-esr"); err == nil {
			return path, nil
		}
		return exec.LookPath("firefox")
	})
	served := serveDesk(t, awkward)
	fox := startFirefox(t, path)
	fox.open(served.url + "/?t=" + served.token)
	fox.open(served.url + "/code/sky-2025-08-18")
	for range 600 {
		if fox.evaluate(`document.querySelector("#desk-form .save") !== null`) == "true" {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	var got []string
	must(t, json.Unmarshal([]byte(fox.evaluate(markedAtRandom+`.then(list => JSON.stringify(list))`)), &got))
	selectionsStand(t, got)
}

// firefox is a browser that is told what to do by WebDriver BiDi.
type firefox struct {
	*testing.T
	*websocket.Conn
	context string
	sent    int
}

var listening = regexp.MustCompile(`WebDriver BiDi listening on (ws://\S+)`)

func startFirefox(t *testing.T, path string) *firefox {
	t.Helper()
	const origin = "http://127.0.0.1"
	cmd := exec.Command(path, "--headless", "--no-remote", "--profile", t.TempDir(), "--remote-debugging-port=0", "--remote-allow-origins="+origin)
	out, err := cmd.StderrPipe()
	must(t, err)
	must(t, cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		at := listening.FindStringSubmatch(lines.Text())
		if at == nil {
			continue
		}
		go func() {
			for lines.Scan() { // or it would wait for somebody to read
			}
		}()
		conn, err := websocket.Dial(at[1]+"/session", "", origin)
		must(t, err)
		t.Cleanup(func() { conn.Close() })
		must(t, conn.SetDeadline(time.Now().Add(5*time.Minute)))
		f := &firefox{T: t, Conn: conn}
		f.do("session.new", map[string]any{"capabilities": map[string]any{}})
		var made struct{ Context string }
		must(t, json.Unmarshal(f.do("browsingContext.create", map[string]any{"type": "tab"}), &made))
		f.context = made.Context
		return f
	}
	t.Fatalf("%s ended before it listened: %v", path, lines.Err())
	return nil
}

// do has the browser carry out a command, and gives its result.
func (f *firefox) do(method string, params map[string]any) json.RawMessage {
	f.Helper()
	f.sent++
	must(f.T, websocket.JSON.Send(f.Conn, map[string]any{"id": f.sent, "method": method, "params": params}))
	for {
		var said struct {
			ID             *int
			Type           string
			Result         json.RawMessage
			Error, Message string
		}
		must(f.T, websocket.JSON.Receive(f.Conn, &said))
		switch {
		case said.ID == nil || *said.ID != f.sent: // an event
		case said.Type == "error":
			f.Fatalf("%s: %s: %s", method, said.Error, said.Message)
		default:
			return said.Result
		}
	}
}

func (f *firefox) open(address string) {
	f.Helper()
	f.do("browsingContext.navigate", map[string]any{"context": f.context, "url": address, "wait": "complete"})
}

// evaluate gives what a script comes to, as text.
func (f *firefox) evaluate(script string) string {
	f.Helper()
	var got struct {
		Result struct {
			Type  string
			Value any
		}
		ExceptionDetails struct{ Text string }
	}
	must(f.T, json.Unmarshal(f.do("script.evaluate", map[string]any{"expression": script, "awaitPromise": true, "target": map[string]any{"context": f.context}}), &got))
	if got.ExceptionDetails.Text != "" {
		f.Fatalf("%.80s: %s", script, got.ExceptionDetails.Text)
	}
	switch v := got.Result.Value.(type) {
	case bool:
		return map[bool]string{true: "true", false: "false"}[v]
	case string:
		return v
	}
	f.Fatalf("%.80s comes to %v", script, got.Result)
	return ""
}

// selectionsStand holds that what was marked at random became quotations of the text.
func selectionsStand(t *testing.T, got []string) {
	t.Helper()
	made := 0
	for _, g := range got {
		verdict, quote, _ := strings.Cut(g, "\x00")
		if verdict == "none" {
			continue
		}
		made++
		if verdict != "exact" && verdict != "normalised" || !strings.Contains(awkward, quote) {
			t.Errorf("%q is %q", quote, verdict)
		}
	}
	if len(got) != 500 || made < 400 {
		t.Errorf("%d of %d marks became quotations", made, len(got))
	}
}
