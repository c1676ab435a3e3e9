package console

import (
	"bytes"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestProgress(t *testing.T) {
	var messages bytes.Buffer
	work := func(s *Streams, total int, takes time.Duration) string {
		messages.Reset()
		synctest.Test(t, func(t *testing.T) {
			p := s.Progress("reading rows", total)
			p.Add(400)
			time.Sleep(takes)
			p.Done()
		})
		return messages.String()
	}
	s := &Streams{Err: &messages, ErrWidth: 80}
	if got := work(s, 1000, 499*time.Millisecond); got != "" {
		t.Errorf("short work shows %q", got)
	}
	got := work(s, 1000, 750*time.Millisecond)
	if want := "\r\x1b[Kreading rows ████████░░░░░░░░░░░░ 40% · 400 of 1,000 · 800 a second"; !strings.HasPrefix(got, want) {
		t.Errorf("got %q", got)
	}
	if n := strings.Count(got, "reading rows"); n != 3 || !strings.HasSuffix(got, "\r\x1b[K") {
		t.Errorf("shown %d times, and not cleaned up: %q", n, got)
	}
	if got := work(s, 0, 550*time.Millisecond); got != "\r\x1b[K⠋ reading rows · 0 s · 400 · 800 a second\r\x1b[K" {
		t.Errorf("got %q", got)
	}
	messages.Reset()
	synctest.Test(t, func(t *testing.T) {
		p := s.Progress("reading data", 0)
		p.Of(50)
		p.Add(25)
		time.Sleep(550 * time.Millisecond)
		p.Done()
	})
	if got := messages.String(); !strings.HasPrefix(got, "\r\x1b[Kreading data ██████████░░░░░░░░░░ 50% · 25 of 50") {
		t.Errorf("where the number came later: %q", got)
	}
	messages.Reset()
	synctest.Test(t, func(t *testing.T) {
		p := s.Progress("reading data", 0)
		for range 2 {
			p.Of(50)
			p.Add(25)
		}
		time.Sleep(550 * time.Millisecond)
		p.Done()
	})
	if got := messages.String(); !strings.HasPrefix(got, "\r\x1b[Kreading data ██████████░░░░░░░░░░ 50% · 25 of 50") {
		t.Errorf("where the work began anew: %q", got)
	}
	s.ErrWidth = 10
	if got := work(s, 0, 550*time.Millisecond); got != "\r\x1b[K⠋ reading\r\x1b[K" {
		t.Errorf("on a narrow terminal: %q", got)
	}
	s.Quiet = true
	if got := work(s, 1000, 2*time.Second); got != "" {
		t.Errorf("with --quiet: %q", got)
	}
	s.Quiet, s.ErrWidth = false, 0
	if got := work(s, 1000, 2*time.Second); got != "" {
		t.Errorf("in a pipe: %q", got)
	}
}

func TestProgressLine(t *testing.T) {
	for _, c := range []struct {
		count, total int
		spent        time.Duration
		want         string
	}{
		{0, 10, time.Second, "x ░░░░░░░░░░░░░░░░░░░░ 0% · 0 of 10"},
		{10, 10, time.Second, "x ████████████████████ 100% · 10 of 10 · 10 a second"},
		{12, 10, 0, "x ████████████████████ 100% · 10 of 10"},
		{1234567, 2000000, 2 * time.Second, "x ████████████░░░░░░░░ 61% · 1,234,567 of 2,000,000 · 617,283 a second"},
		{0, 0, 61 * time.Second, "⠙ x · 61 s"},
	} {
		if got := progressLine("x", c.count, c.total, c.spent, 1); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
