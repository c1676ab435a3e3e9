package review

import "testing"

func TestSamePerson(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Silas", "silas", true},
		{"Silas", " SILAS. ", true},
		{"Silas", "Sílas", true},
		{"Silas", "Ｓilas", true},
		{"Silas", "Si\u200blas", true},
		{"Silas", "\u202eSilas\u2060", true},
		{"Silas", "Si-las", true},
		{"Silas", "Ѕilаs", true}, // Cyrillic letters
		{"Clay", "Сlау", true},
		{"jm", "J. M.", true},
		{"Jane Mbeki", "Mbeki, Jane", true},
		{"Jane Mbeki", "jane_mbeki", true},
		{"Ольга", "Olga", true},
		{"Ольга", "ольга", true},
		{"O'Neill", "ONeill", true},
		{"Œuvre Ø", "oeuvre o", true},
		{"Silas", "Silvas", false},
		{"Silas", "Anna", false},
		{"Jane Mbeki", "Jane", false},
		{"中国", "日本", false},
		{"中 A", "日 A", false},
		{"", "Silas", false},
		{"", "", false},
		{"\u200b", "\u200b", false},
	} {
		for _, p := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			if got := SamePerson(p[0], p[1]); got != c.same {
				t.Errorf("%q and %q: %v", p[0], p[1], got)
			}
		}
	}
}
