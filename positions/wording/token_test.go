package wording

import (
	"slices"
	"strings"
	"testing"
	"testing/quick"
)

// split renders tokens with a bar between them, each space run as it is.
func split(s string) string {
	var parts []string
	for t := range Tokens(s) {
		parts = append(parts, t.Text)
	}
	return strings.Join(parts, "|")
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"No veto, ever.", "No| |veto|,| |ever|."},
		{"two  spaces\n\nand", "two|  |spaces|\n\n|and"},
		// apostrophes and hyphens
		{"don't don’t 'quoted' countries'", "don't| |don’t| |'|quoted|'| |countries|'"},
		{"cease-fire cease\u2011fire - and", "cease-fire| |cease\u2011fire| |-| |and"},
		{"US–Ukraine", "US|–|Ukraine"},
		{"об'єкт объект обʼєкт", "об'єкт| |объект| |обʼєкт"},
		// initials
		{"the U.S. and U.K.-led e.g. J. Smith", "the| |U.S.| |and| |U.K.|-|led| |e.g.| |J|.| |Smith"},
		{"plan A. Then", "plan| |A|.| |Then"},
		{"end.The", "end|.|The"},
		// numbers
		{"-5 +3 −2 (-1) 7-5", "-5| |+3| |−2| |(|-1|)| |7-5"},
		{"1,500 1 500 1\u00a0500\u00a0000 1'500", "1,500| |1 500| |1\u00a0500\u00a0000| |1'500"},
		{"in 2014 300 men", "in| |2014| |300| |men"},
		{"F-16 500", "F-16| |500"},
		{"3.5% 50 % 5‰", "3.5%| |50| |%| |5‰"},
		{"$100 €2bn 100€ US$5 -$3", "$100| |€2bn| |100€| |US$5| |-$3"},
		{"10/10 24/7 and/or", "10/10| |24/7| |and|/|or"},
		{"2025-08-17 15.08.2025 10:30.", "2025-08-17| |15.08.2025| |10:30|."},
		{"19-point 5th 10–12 days, 5.", "19-point| |5th| |10–12| |days|,| |5|."},
		{"2014,2015", "2014,2015"},
		{"x+5", "x|+|5"},
		{"٣٫٥٪ ١٬٥٠٠", "٣٫٥٪| |١٬٥٠٠"},
		// quotation and other marks, one token each
		{"“No!”...", "“|No|!|”|.|.|."},
		// scripts without spaces
		{"停火30天。", "停|火|30|天|。"},
		{"ウクライナの停戦", "ウ|ク|ラ|イ|ナ|の|停|戦"},
		{"サーバー", "サ|ー|バ|ー"},
		{"ที่นี่", "ที่|นี่"},
		{"G7は", "G7|は"},
		// words of other scripts, with marks
		{"وقف إطلاق النَّار", "وقف| |إطلاق| |النَّار"},
		{"צה\"ל ארה״ב", "צה\"ל| |ארה״ב"},
		{"युद्धविराम की", "युद्धविराम| |की"},
		{"휴전 협상", "휴전| |협상"},
		{"می\u200cخواهد", "می\u200cخواهد"},
		{"ne\u0301gocier", "ne\u0301gocier"},
		{"a \u0301b", "a| |\u0301b"},
		{"=\u0338=", "=\u0338|="},
		// emoji and flags are whole
		{"🇺🇦🕊️👨‍👩‍👧", "🇺🇦|🕊️|👨‍👩‍👧"},
		// broken bytes are kept, each by itself
		{"a\xffb\xc3", "a|\xff|b|\xc3"},
	} {
		if got := split(c.in); got != c.want {
			t.Errorf("Tokens(%q)\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestTokenKinds(t *testing.T) {
	want := []Kind{Word, Space, Number, Space, Glyph, Punct}
	for i, tok := range slices.Collect(Tokens("give 50% 停!")) {
		if tok.Kind != want[i] {
			t.Errorf("%q is %v, want %v", tok.Text, tok.Kind, want[i])
		}
	}
}

func concat(s string) string {
	var b strings.Builder
	for t := range Tokens(s) {
		b.WriteString(t.Text)
	}
	return b.String()
}

func TestTokensGiveBackTheText(t *testing.T) {
	if err := quick.Check(func(s string) bool { return concat(s) == s }, nil); err != nil {
		t.Error(err)
	}
	if err := quick.Check(func(b []byte) bool { return concat(string(b)) == string(b) }, nil); err != nil {
		t.Error(err)
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"don’t 1 500,5% US$3", "停火🇺🇦\u200d\u0301 \xff", "U.S. צה\"ל ٣٫٥", "\u0600\u06601\ufe0f\u20e3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for tok := range Tokens(s) {
			if tok.Text == "" {
				t.Fatalf("empty token in %q", s)
			}
		}
		if got := concat(s); got != s {
			t.Errorf("tokens of %q give %q", s, got)
		}
	})
}

func BenchmarkTokens(b *testing.B) {
	s := strings.Repeat("Kyiv accepts a ceasefire of 30 days, on land, at sea and in the air. ", 10)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		for range Tokens(s) {
		}
	}
}
