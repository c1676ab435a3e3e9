package yamlfile

import "testing"

// TestSameName tells which spellings are one name.
func TestSameName(t *testing.T) {
	for _, same := range [][]string{
		{"US", "us", "U.S.", "U.S"},
		{"European Union", "european union", "European  Union", "European-Union"},
		{"Türkiye", "Turkiye"}, {"EU (27)", "EU 27"}, {"D.R. Congo", "DR Congo"},
		{"中国", " 中国"}, {"Côte d’Ivoire", "Cote d'Ivoire"},
	} {
		for _, name := range same[1:] {
			if sameName(name) != sameName(same[0]) {
				t.Errorf("%q and %q are two names", same[0], name)
			}
		}
	}
	for _, other := range [][2]string{{"Iran", "Iraq"}, {"中国", "中國"}, {"1.5", "15"}, {"St. Lucia", "StLucia"}, {"No.", "Non"}, {"C++", "C"}, {"A.1", "A1.2"}} {
		if sameName(other[0]) == sameName(other[1]) {
			t.Errorf("%q and %q are one name", other[0], other[1])
		}
	}
}
