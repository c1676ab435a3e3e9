package tidy

import (
	"testing"

	"stance/positions/visible"
)

func TestGuard(t *testing.T) {
	for _, c := range []struct{ cell, guarded string }{
		{"", ""}, {"plain", "plain"}, {"=1", "'=1"}, {"+1", "'+1"}, {"-1", "'-1"}, {"@a", "'@a"}, {"\ta", "'\ta"},
		{"\u200b=1", "'\u200b=1"}, {"\ufeff\u2060＝1", "'\ufeff\u2060＝1"}, {"\n+1", "'\n+1"}, {"\u200b", "\u200b"}, {"＝1", "'＝1"}, {"＋1", "'＋1"}, {"－1", "'－1"}, {"＠a", "'＠a"}, {"''＝1", "'''＝1"}, {"−1", "−1"}, {"–1", "–1"}, {"﹢1", "﹢1"},
		{"'=1", "''=1"}, {"''=1", "'''=1"}, {"'tis", "'tis"}, {"'", "'"}, {"it's =1", "it's =1"}, {"a\x00b\x1bc\nd", "abc\nd"}, {"\x01=1", "'=1"},
	} {
		got := Guard(Text, c.cell)
		if got != c.guarded {
			t.Errorf("%q is guarded as %q, want %q", c.cell, got, c.guarded)
		}
		if back := Unguard(got); back != Plain(c.cell) {
			t.Errorf("%q comes back as %q", c.cell, back)
		}
	}
	for _, typ := range []Type{Word, Number, Integer, Date, Truth} {
		if got := Guard(typ, "-5"); got != "-5" {
			t.Errorf("a number of type %d is guarded as %q", typ, got)
		}
	}
}

func FuzzGuard(f *testing.F) {
	f.Add("'=x")
	f.Add("\r\x01'-")
	f.Add("'＝")
	f.Fuzz(func(t *testing.T, s string) {
		guarded := Guard(Text, s)
		if visible.Formula(guarded) {
			t.Errorf("%q is written as %q, a formula", s, guarded)
		}
		if back := Unguard(guarded); back != Plain(s) {
			t.Errorf("%q comes back as %q", s, back)
		}
	})
}
