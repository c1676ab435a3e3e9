//go:build unix

package main

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// served is `stance serve` in a process of its own, and a browser that has its token.
type served struct {
	*exec.Cmd
	said    *bytes.Buffer
	address *url.URL
	client  *http.Client
}

// started starts a server and waits for the address that it prints.
func started(t *testing.T, dir string, args ...string) *served {
	t.Helper()
	s := &served{Cmd: stance(t, dir, append([]string{"serve"}, args...)...), said: &bytes.Buffer{}}
	s.Stderr = s.said
	out, err := s.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Process.Kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("no address: %v: %s", err, s.said)
	}
	if s.address, err = url.Parse(strings.TrimSpace(line)); err != nil {
		t.Fatal(err)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	s.client = &http.Client{Jar: jar}
	return s
}

func (s *served) get(t *testing.T, at string) (code int, body string) {
	t.Helper()
	r, err := s.client.Get(at)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	content, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(content)
}

// ends interrupts the server, which has to end by itself with 0.
func (s *served) ends(t *testing.T, by os.Signal) {
	t.Helper()
	began := time.Now()
	if err := s.Process.Signal(by); err != nil {
		t.Fatal(err)
	}
	if err := s.Wait(); err != nil || s.said.Len() > 0 {
		t.Errorf("%v: %v: %s", by, err, s.said)
	}
	t.Logf("%v: ended after %v", by, time.Since(began).Round(time.Millisecond))
}

// The address that is printed, and nothing else, leads in; on this machine alone. Ctrl-C and
// SIGTERM end the server, also while browsers hold connections.
func TestServe(t *testing.T) {
	dir := reviewDataset(t)
	s := started(t, dir, "--port", "0")
	if s.address.Scheme != "http" || s.address.Hostname() != "127.0.0.1" || s.address.Path != "/" || len(s.address.Query().Get("t")) != 43 {
		t.Errorf("the address %s", s.address)
	}
	clean := *s.address
	clean.RawQuery = ""
	if r, err := http.Get(clean.String()); err != nil || r.StatusCode != 403 {
		t.Errorf("without the token: %v, %v", r, err)
	} else {
		r.Body.Close()
	}
	if code, body := s.get(t, s.address.String()); code != 200 || !strings.Contains(body, "<html") {
		t.Errorf("with the token: %d", code)
	}
	if code, body := s.get(t, clean.JoinPath("party/ukraine.json").String()); code != 200 || !strings.Contains(body, `"schema"`) {
		t.Errorf("with the cookie: %d", code)
	}
	idle, err := net.Dial("tcp", s.address.Host) // and says nothing
	if err != nil {
		t.Fatal(err)
	}
	defer idle.Close()
	taken, port := stance(t, dir, "serve", "--port", s.address.Port()), s.address.Port()
	if out, _ := taken.CombinedOutput(); taken.ProcessState.ExitCode() != exitUsage || !strings.Contains(string(out), "port "+port+" is taken by another program") {
		t.Errorf("of a port that is taken: %d, %s", taken.ProcessState.ExitCode(), out)
	}
	s.ends(t, os.Interrupt)
	if _, err := net.Dial("tcp", s.address.Host); err == nil {
		t.Error("somebody listens still")
	}
	started(t, dir, "--port", "0").ends(t, syscall.SIGTERM)
}

// Everybody may read what is public, without a token, by the addresses that this machine has.
func TestServePublic(t *testing.T) {
	s := started(t, reviewDataset(t), "--port", "0", "--public=127.0.0.1")
	if s.address.RawQuery != "" {
		t.Errorf("the address %s", s.address)
	}
	if code, _ := s.get(t, s.address.String()); code != 200 {
		t.Errorf("%d", code)
	}
	if code, body := s.get(t, s.address.JoinPath("file/codebook.yaml").String()); code != 404 {
		t.Errorf("a file: %d, %.200s", code, body)
	}
	r, err := http.Post(s.address.String(), "application/json", strings.NewReader("{}"))
	if err != nil || r.StatusCode != 403 {
		t.Errorf("a write: %v, %v", r, err)
	} else {
		r.Body.Close()
	}
	s.ends(t, os.Interrupt)
}
