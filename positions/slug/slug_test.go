package slug

import (
	"regexp"
	"strings"
	"testing"
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

// FuzzOf holds that an id is in kebab-case and is its own.
func FuzzOf(f *testing.F) {
	f.Add("European leaders")
	f.Add("Ёж Щ")
	kebab := regexp.MustCompile(`^([a-z0-9]+(-[a-z0-9]+)*)?$`)
	f.Fuzz(func(t *testing.T, name string) {
		id := Of(name)
		if !kebab.MatchString(id) || len(id) > longest || Of(id) != id {
			t.Errorf("%q: %q", name, id)
		}
	})
}
