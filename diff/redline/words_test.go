package redline

import (
	"slices"
	"testing"
	"testing/quick"

	"stance/positions/wording"
)

// checkRedline checks what holds of every redline.
func checkRedline(t *testing.T, from, to string, segs []Segment) {
	t.Helper()
	if got := Old(segs); got != from {
		t.Errorf("old text of %q -> %q is %q", from, to, got)
	}
	if got := New(segs); got != to {
		t.Errorf("new text of %q -> %q is %q", from, to, got)
	}
	for i, s := range segs {
		switch {
		case s.Text == "":
			t.Errorf("%q -> %q: empty segment %d", from, to, i)
		case s.FromText != "" && (s.Op != Equal || s.FromText == s.Text):
			t.Errorf("%q -> %q: segment %d has an old text to no purpose", from, to, i)
		case i > 0 && s.Op == segs[i-1].Op:
			t.Errorf("%q -> %q: segments %d and %d are both %v", from, to, i-1, i, s.Op)
		case i > 0 && s.Op == Delete && segs[i-1].Op == Insert:
			t.Errorf("%q -> %q: insertion %d before deletion", from, to, i-1)
		}
	}
	same := wording.Same(from, to)
	if same && Changed(segs) {
		t.Errorf("%q and %q are the same wording, but: %s", from, to, Plain(segs))
	}
	if !same && !Changed(segs) {
		t.Errorf("%q and %q differ, but: %s", from, to, Plain(segs))
	}
	back := Words(to, from)
	if len(back) != len(segs) {
		t.Errorf("%q -> %q is not mirrored:\n%s\n%s", from, to, Plain(segs), Plain(back))
		return
	}
	if !slices.Equal(mirror(back), segs) {
		t.Errorf("%q -> %q is not mirrored: %s", from, to, Plain(segs))
	}
}

func TestProperties(t *testing.T) {
	check := func(from, to string) bool {
		checkRedline(t, from, to, Words(from, to))
		return !t.Failed()
	}
	if err := quick.Check(check, nil); err != nil {
		t.Error(err)
	}
	raw := func(from, to []byte) bool { return check(string(from), string(to)) }
	if err := quick.Check(raw, nil); err != nil {
		t.Error(err)
	}
}
