package synthetic

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// punctuation is all of ASCII's.
const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

// words are texts that YAML, or a reader of one of its versions, takes for
// something other than text, and others that a naive writer gets wrong.
var words = []string{
	"yes", "No", "ON", "off", "y", "N", "true", "False", "null", "NULL", "~", "<<", "=", "none", "same", "nan", ".nan", ".inf", "-.INF", "+.inf",
	"1", "-1", "+1", "007", "0x1F", "0o17", "0b1", "1_000", "1,000", "1.5", ".5", "5.", "1e3", "1E+3", "1:30", "190:20:30", "12e03",
	"2025-08-17", "2025-8-7", "2025-08-17T10:00:00Z", "2025-08-17 10:00:00.5 -5", "10:30", "---", "...", "--- a", "... a", "- - a", "%YAML 1.2", "!!str a", "&a b", "*a",
	"a\nb", "a\n\nb", "a\n\n\nb", "a\n b", "a \nb", "a\n---\nb", "a\n...\nb", "a\n# b", "a\n- b", "a\nb: c", "? a\n: b", "a\r\nb", "a\rb", "a\tb", "a\t# b", "a:\tb", "a  b",
	"a\u0085b", "a\u2028b", "a\u2029b", "a\uFEFFb", "\uFEFFa", "a\uFEFF", "a\u00A0b", "a\u00A0# b", "a:\u00A0b", "a\u3000b", "a\u200Bb", "a\u00ADb", "a\x00b", "a\x01b", "a\x1b[31mb", "a\x7fb", "a\u0080b", "a\u009Fb",
	"a\uFFFDb", "a\uFFFEb", "a\uFFFFb", "a\U0001FFFEb", "\U0010FFFF", "\uE000", "\uD7FF", "a\U000E0041b",
	"é", "e\u0301", "\u0301", "ключ: так", "約束、です", "？", "：", "“a”", "«a»", "…", "a…", "¿Quién?", "میخ\u200cها", "\u202Ea", "a\u202E\u2066b\u2069", "שלום? כן", "من؟", "😀", "👩‍👩‍👧", "😀?", "🇺🇦: 🇷🇺", "क्\u200dष",
	"(a) b", "it's", "a 'b' c", `a "b" c`, `a\b`, `a\nb`, `\`, `"`, `'`, "''", `""`, "{{a}}", "[[a]]", "{a: b}", "[a, b]", "a#b", "a #b", "a:b", "a: b", "a?b", "a ?b", "a? b", "a ? b", "http://example.org/?a=b&c=[d],e#f",
}

// Texts lists texts to be written and read again: each mark of punctuation,
// and each pair of marks, at the beginning, at the end, within a word and
// between words; triples drawn at random; long texts with them; words and
// characters that files get wrong. None begins or ends with white space, which
// is not part of a text.
func Texts() []string {
	texts := slices.Clone(words)
	for _, m := range punctuation {
		texts = append(texts, around(string(m), "a", "a ", "1", "é ")...)
		for _, n := range punctuation {
			pair := string([]rune{m, n})
			texts = append(texts, append(around(pair, "a"), "a "+pair+" a")...)
		}
	}
	r := rand.New(rand.NewPCG(7, stream))
	alphabet := []rune(punctuation + "  aé1\n\t\u00A0\u0301😀")
	for range 1000 {
		some := make([]rune, 3+r.IntN(4))
		for i := range some {
			some[i] = alphabet[r.IntN(len(alphabet))]
		}
		texts = append(texts, string(some))
	}
	for _, m := range punctuation {
		for _, unit := range []string{"words" + string(m) + " ", "words " + string(m), "words " + string(m) + " ", string(m) + "words "} {
			texts = append(texts, strings.Repeat(unit, 40)+"end", strings.Repeat(unit, 40)+string(m), strings.Repeat(unit, 20)+"\n"+strings.Repeat(unit, 20))
		}
	}
	for i, t := range texts {
		texts[i] = strings.TrimSpace(t)
	}
	slices.Sort(texts)
	texts = slices.Compact(texts)
	return slices.DeleteFunc(texts, func(t string) bool { return t == "" })
}

// around gives a text alone, and with what can stand before it and, turned
// around, after it.
func around(s string, neighbours ...string) []string {
	var all []string
	for _, before := range append(neighbours, "") {
		for _, n := range append(neighbours, "") {
			after := strings.TrimSpace(n)
			if n != after {
				after = " " + after
			}
			all = append(all, before+s+after)
		}
	}
	return all
}
