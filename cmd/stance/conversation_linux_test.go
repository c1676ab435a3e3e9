package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestConversation has the program itself ask on a terminal: a person goes back, breaks off,
// goes on where that was, and records a second thing from the same source.
func TestConversation(t *testing.T) {
	dir, home := t.TempDir(), t.TempDir()
	for name, content := range map[string]string{
		"codebook.yaml": "title: T\nparties: [{id: norland, name: Norland}, {id: skarn, name: Skarn}]\nissues: [{id: catch, name: Catch, scale: {min: 300000, max: 420000}}]\n",
		"sources.yaml":  "sources: [{id: herald, title: The Herald}]\n", "archive/herald.txt": "“We can live with 320,000 tonnes,” the minister said.\n",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	begin := func(args ...string) (*shellAtWork, *exec.Cmd) {
		p := &shellAtWork{t: t, gone: make(chan struct{})}
		cmd := exec.Command("stance", append([]string{"add"}, args...)...)
		cmd.Dir, cmd.Env = dir, []string{"PATH=" + os.Getenv("PATH"), "HOME=" + home, "TERM=xterm", "NO_COLOR=1"}
		p.run(cmd)
		return p, cmd
	}
	answer := func(p *shellAtWork, asked, keys string) {
		p.t.Helper()
		seen := 0
		p.until(asked, func() bool {
			seen = strings.LastIndex(p.text(), asked)
			return seen >= 0
		})
		p.mu.Lock()
		p.shown.Next(seen + len(asked)) // the same may be asked again
		p.mu.Unlock()
		p.press(keys)
	}
	p, cmd := begin()
	answer(p, "Date [", "2025-03-01\r")
	answer(p, "Label", "\r")
	answer(p, "Party ›", "sk\r")
	answer(p, "Issue ›", "<\r")
	answer(p, "Party [skarn]", "1\r")
	answer(p, "Issue ›", "?\r")
	answer(p, "On what the party took", "1\r")
	answer(p, "Position ›", "320,000\r")
	answer(p, "Summary", "Norland can live with less.\r")
	answer(p, "Quotation", "\x03")
	answer(p, "`stance add --resume` goes on with what you answered", "")
	<-p.gone
	if _ = cmd.Wait(); cmd.ProcessState.ExitCode() != exitInterrupted {
		t.Errorf("exit code %d", cmd.ProcessState.ExitCode())
	}
	if _, err := os.Stat(filepath.Join(dir, "snapshots")); err == nil {
		t.Error("something was written")
	}
	p, cmd = begin("--resume")
	answer(p, "So far: date: 2025-03-01; party: norland; issue: catch; position: 320,000; summary: Norland can live with less.", "")
	answer(p, "Quotation", "We can live with 320,000 tonnes\r")
	answer(p, "Speaker", "The minister\r")
	answer(p, "Source [herald]", "\r")
	answer(p, "exact: stands in the source, letter for letter", "")
	answer(p, "Confidence", "\r")
	answer(p, "+      summary: Norland can live with less.", "")
	answer(p, "Write it?", "\r")
	answer(p, "Party (Enter to end) ›", "s\r")
	answer(p, "Issue ›", "c\r")
	answer(p, "Position ›", "400,000\r")
	answer(p, "Summary", "Skarn cannot.\r")
	answer(p, "Quotation", "\r")
	answer(p, "or in other words", "\r")
	answer(p, "Confidence", "high\r")
	answer(p, "Write it?", "\r")
	answer(p, "Party (Enter to end) ›", "\r")
	<-p.gone
	if err := cmd.Wait(); err != nil {
		t.Error(err, p.text())
	}
	content, err := os.ReadFile(filepath.Join(dir, "snapshots", "2025-03-01.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"position: 320000", "summary: Norland can live with less.", "source: herald", "position: 400000", "confidence: high"} {
		if !strings.Contains(string(content), want) {
			t.Errorf("%q is not in\n%s", want, content)
		}
	}
}
