package wording

import (
	"testing"
	"testing/quick"

	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"plain text", "plain text"},
		{" \t\n", ""},
		{"  two\u00a0 \n words ", "two words"},
		{"“curly” ‘single’ „low‟ «angled» ‹one›", `"curly" 'single' "low" "angled" 'one'`},
		{"don’t don't donʼt", "don't don't don't"},
		{"cease\u2010fire non\u2011aligned", "cease-fire non-aligned"},
		{"a – b — c ― d ‒ e − f", "a – b – c – d – e – f"},
		{"Zele\u0301nskyy", "Zelénskyy"},
		{"переговоры", "переговоры"},
		{"停火", "停火"},
		{"broken \xff“\xfe", "broken \xff\"\xfe"},
		{"Upper and lower", "Upper and lower"},
	} {
		if got := Fold(c.in); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.want)
		}
		if !Same(c.in, c.want) {
			t.Errorf("Same(%q, %q) = false", c.in, c.want)
		}
	}
	for _, c := range [][2]string{{"a-b", "a–b"}, {"'a'", `"a"`}, {"The", "the"}, {"\xff", "\ufffd"}, {"ab", "a b"}} {
		if Same(c[0], c[1]) {
			t.Errorf("Same(%q, %q) = true", c[0], c[1])
		}
	}
}

func TestFoldIsIdempotent(t *testing.T) {
	if err := quick.Check(func(s string) bool { return Fold(Fold(s)) == Fold(s) }, nil); err != nil {
		t.Error(err)
	}
}

func TestFoldOfCleanTextDoesNotAllocate(t *testing.T) {
	for _, s := range []string{
		"Europe says that no decision on Ukraine is taken without it - and means it.",
		"Переговоры начинаются после прекращения огня.",
	} {
		if n := testing.AllocsPerRun(100, func() { Fold(s) }); n != 0 {
			t.Errorf("Fold(%q): %v allocations, want none", s, n)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("“A  ceasefire” – now\u00a0…")
	f.Add("e\u0301\xffa\u0327\u0301 \u0301")
	f.Fuzz(func(t *testing.T, s string) {
		folded := Fold(s)
		if Fold(folded) != folded {
			t.Errorf("not idempotent: %q -> %q -> %q", s, folded, Fold(folded))
		}
		if !isFolded(folded) {
			t.Errorf("isFolded(%q) = false for a folded text", folded)
		}
		if !Same(s, norm.NFD.String(s)) && len(s) < 60 { // longer runs of marks are cut differently by NFD
			t.Errorf("%q and its decomposition differ", s)
		}
	})
}

func BenchmarkFoldClean(b *testing.B) {
	s := "Kyiv accepts an immediate and unconditional ceasefire of thirty days, on land, at sea and in the air, if Moscow does the same."
	b.ReportAllocs()
	for b.Loop() {
		Fold(s)
	}
}

func BenchmarkFoldDirty(b *testing.B) {
	s := "Kyiv accepts an “immediate and unconditional” ceasefire of thirty days – on land, at sea and in the air – if Moscow does the same."
	b.ReportAllocs()
	for b.Loop() {
		Fold(s)
	}
}
