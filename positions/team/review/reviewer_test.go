package review_test

import (
	"strings"
	"testing"
	"unicode"

	"stance/positions/team/review"
)

func TestID(t *testing.T) {
	for name, want := range map[string]string{
		"Jane Mbeki":               "jane-mbeki",
		"jm":                       "jm",
		"  Jane   Mbeki  ":         "jane-mbeki",
		"José Álvarez":             "jose-alvarez",
		"Jose\u0301 A\u0301lvarez": "jose-alvarez",
		"Åsa Ødegård":              "asa-odegard",
		"Łukasz Groß":              "lukasz-gross",
		"O’Neill, Pat":             "oneill-pat",
		"Олена Їжак":               "олена-їжак",
		"王 小明":                     "王-小明",
		"김민준":                      "김민준",
		"jane@example.org":         "jane-example-org",
		"../../etc/passwd":         "etc-passwd",
		`..\..\boot.ini`:           "boot-ini",
		"/":                        "",
		"..":                       "",
		"":                         "",
		"CON":                      "reviewer-con",
		"com1":                     "reviewer-com1",
		"a\x00b\x1b[31m":           "a-b-31m",
		"\u202ejane":               "jane",
		"Ｊane":                     "jane",
		strings.Repeat("x", 50):    strings.Repeat("x", 50),
		strings.Repeat("x", 51):    "",
		"Dr. Jane Mbeki (Nairobi)": "dr-jane-mbeki-nairobi",
	} {
		id, err := review.ID(name)
		if id != want || (err != nil) != (want == "") {
			t.Errorf("ID(%q) = %q, %v; want %q", name, id, err, want)
		}
	}
}

func FuzzID(f *testing.F) {
	for _, name := range []string{"Jane Mbeki", "José", "Олена Їжак", "ẞ", "İ", "../x", "ﬁ", "ʼ", "1̈", "\xf3é", "\xf0ͺ"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		id, err := review.ID(name)
		if err != nil {
			return
		}
		if again, err := review.ID(id); again != id || err != nil {
			t.Errorf("ID(%q) = %q, and ID of that is %q, %v", name, id, again, err)
		}
		for _, r := range id {
			if r != '-' && !unicode.In(r, unicode.L, unicode.M, unicode.N) {
				t.Errorf("ID(%q) = %q has %U in it", name, id, r)
			}
		}
		if strings.HasPrefix(id, "-") || strings.HasSuffix(id, "-") || strings.Contains(id, "--") {
			t.Errorf("ID(%q) = %q", name, id)
		}
	})
}
