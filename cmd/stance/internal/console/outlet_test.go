package console

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
	"testing"
)

// ending takes so many bytes, and none after.
type ending struct {
	bytes.Buffer
	takes int
	why   error
}

func (e *ending) Write(p []byte) (int, error) {
	n := min(e.takes-e.Len(), len(p))
	e.Buffer.Write(p[:n])
	if n < len(p) {
		return n, fmt.Errorf("write: %w", e.why)
	}
	return n, nil
}

// An outlet remembers why it failed first, and goes on where its reader has gone.
func TestOutlet(t *testing.T) {
	for name, c := range map[string]struct {
		to     *ending
		writes string // f for one that fails
		failed error
	}{
		"all is taken":      {&ending{takes: 100}, "...", nil},
		"none is taken":     {&ending{takes: 0, why: syscall.ENOSPC}, "fff", syscall.ENOSPC},
		"some is taken":     {&ending{takes: 6, why: syscall.ENOSPC}, ".ff", syscall.ENOSPC},
		"the reader leaves": {&ending{takes: 6, why: syscall.EPIPE}, "...", nil},
	} {
		o := &Outlet{To: c.to}
		for i, want := range c.writes {
			n, err := io.WriteString(o, "text")
			if failed := err != nil; failed != (want == 'f') || !failed && n != 4 {
				t.Errorf("%s: write %d: %d, %v", name, i, n, err)
			}
		}
		if got := o.Failed(); !errors.Is(got, c.failed) || (got == nil) != (c.failed == nil) {
			t.Errorf("%s: %v", name, got)
		}
		if whole := strings.Repeat("text", len(c.writes)); c.to.String() != whole[:min(len(whole), c.to.takes)] {
			t.Errorf("%s: %q came through", name, c.to)
		}
	}

	// Of two failures the first is told, and one of another kind is none before a reader leaves.
	to := &ending{why: syscall.ENOSPC}
	o := &Outlet{To: to}
	_, _ = io.WriteString(o, "a")
	to.why = syscall.EIO
	_, _ = io.WriteString(o, "b")
	if !errors.Is(o.Failed(), syscall.ENOSPC) {
		t.Error(o.Failed())
	}
}

// What a program gets is the process's own output, in GitHub Actions as well.
func TestRawOut(t *testing.T) {
	var out, messages bytes.Buffer
	for name, to := range map[string]io.Writer{"plain": &out, "an outlet": &Outlet{To: &out}} {
		for _, actions := range []string{"", "true"} {
			s := &Streams{In: strings.NewReader("keys"), Out: to, Err: &messages, Dir: "/d", Env: func(name string) string { return map[string]string{"GITHUB_ACTIONS": actions}[name] }}
			s.BreakWorkflowCommands()
			s.BreakWorkflowCommands() // once is enough
			if _, broken := s.Out.(*CommandBreaker); broken != (actions != "") || Unbroken(s.Out) != to || Unbroken(s.Err) != &messages {
				t.Errorf("%s, %q: %T and %T", name, actions, s.Out, s.Err)
			}
			if got := s.ForPrograms(); got.Out != &out || got.Err != &messages || got.In != s.In || got.Dir != "/d" || s.RawOut() != &out {
				t.Errorf("%s, %q: programs get %+v", name, actions, got)
			}
		}
	}
}
