package slug

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestOf(t *testing.T) {
	for name, want := range map[string]string{
		"European leaders":   "european-leaders",
		"  O'Neill & Söhne ": "oneill-sohne",
		"Łódź":               "lodz",
		"Straße":             "strasse",
		"№ 5":                "no-5",
		"Україна":            "ukraina",
		"Йорданія":           "iordaniia",
		"Европа":             "evropa",
		"Съединение":         "sedinenie",
		"Ελλάδα":             "ellada",
		"united-states":      "united-states",
		"a--b":               "a-b",
		"中国":                 "",
		"中国 (PRC)":           "prc",
		"":                   "",
		"…":                  "",
		"\xffx":              "x",
		"\xf3é":              "e",
		"a\xf3é":             "a-e",
		"İstanbul":           "istanbul",
		"ｆｕｌｌ":               "full",
		"Common Foreign and Security Policy of the European Union": "common-foreign-and-security-policy-of",
		strings.Repeat("x", 50): strings.Repeat("x", 40),
	} {
		if got := Of(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestWhole(t *testing.T) {
	for name, want := range map[string]bool{
		"European leaders": true, "O'Neill & Söhne": true, "Україна": true, "PVV/VLD": true,
		"": false, "中国": false, "中国 (PRC)": false, "C++": false, strings.Repeat("x", 41): false,
	} {
		if got := Whole(name); got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}

// A byte that is no text hides nothing of what follows it: all bytes, before
// letters that are written in several ways.
func TestBytesThatAreNoText(t *testing.T) {
	for b := 0x80; b <= 0xFF; b++ {
		for _, letter := range []string{"é", "ç", "ά", "й", "ｆ", "№", "x"} {
			want := Of("- " + letter)
			for _, way := range []string{letter, norm.NFD.String(letter), norm.NFC.String(letter)} {
				for _, bytes := range []string{string([]byte{byte(b)}), string([]byte{byte(b), byte(b)}), string([]byte{0xE2, byte(b)})} {
					if utf8.ValidString(bytes + way) {
						continue
					}
					if got := Of(bytes + way); got != want {
						t.Errorf("%q: %q, want %q", bytes+way, got, want)
					}
				}
			}
		}
	}
}

// FuzzOf holds that an id is in kebab-case and is its own, and the same in
// whichever form the letters are written.
func FuzzOf(f *testing.F) {
	f.Add("European leaders")
	f.Add("Ёж Щ")
	f.Add("\xf3é")
	kebab := regexp.MustCompile(`^([a-z0-9]+(-[a-z0-9]+)*)?$`)
	f.Fuzz(func(t *testing.T, name string) {
		id := Of(name)
		if !kebab.MatchString(id) || len(id) > longest || Of(id) != id {
			t.Errorf("%q: %q", name, id)
		}
		// What is no text has no normal form.
		name = strings.ToValidUTF8(name, "\uFFFD")
		for _, form := range []norm.Form{norm.NFC, norm.NFD, norm.NFKC, norm.NFKD} {
			if other := Of(form.String(name)); other != id {
				t.Errorf("%q: %q, and %q in another form", name, id, other)
			}
		}
	})
}
