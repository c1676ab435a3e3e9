package picture

import (
	"strings"
	"testing"
)

func mustHex(t *testing.T, s string) [3]float64 {
	t.Helper()
	c, ok := parseHex(s)
	if !ok {
		t.Fatalf("%q is no colour", s)
	}
	return c
}

// Text has a contrast of at least 4.5 to 1 with whatever it may stand on, and
// what carries meaning without text 3 to 1 with the paper.
func TestContrast(t *testing.T) {
	byName := map[string]role{}
	for _, r := range roles {
		byName[r.name] = r
	}
	for scheme, pick := range map[string]func(role) string{
		"light": func(r role) string { return r.light },
		"dark":  func(r role) string { return r.dark },
	} {
		at := func(name string) [3]float64 { return mustHex(t, pick(byName[name])) }
		for _, fg := range []string{"ink", "quiet"} {
			for _, bg := range []string{"paper", "cell"} {
				if c := contrast(at(fg), at(bg)); c < 4.5 {
					t.Errorf("%s: %s on %s has %.2f", scheme, fg, bg, c)
				}
			}
		}
		for _, bg := range []string{"paper", "band"} {
			if c := contrast(at("ink"), at(bg)); c < 4.5 {
				t.Errorf("%s: ink on %s has %.2f", scheme, bg, c)
			}
		}
		if c := contrast(at("axis"), at("paper")); c < 3 {
			t.Errorf("%s: axis has %.2f", scheme, c)
		}
		for _, party := range []string{"#000000", "#ffffff", "#ffff00", "#0000ff", "#e69f00", "#332288", "#0072b2", "#d55e00"} {
			if c := contrast(mustHex(t, Accent(party)), at("paper")); c < 3 {
				t.Errorf("%s: %s becomes %s, which has %.2f", scheme, party, Accent(party), c)
			}
		}
	}
	for _, s := range allShades {
		for scheme, shades := range map[string][ShadeCount]shade{"light": s.light, "dark": s.dark} {
			var last float64
			for i, sh := range shades {
				if c := contrast(mustHex(t, sh.ground), mustHex(t, sh.text)); c < 4.5 {
					t.Errorf("%s%d, %s: text has %.2f", s.class, i, scheme, c)
				}
				l := luminance(mustHex(t, sh.ground))
				if i > 0 && (scheme == "light") != (l < last) {
					t.Errorf("%s%d, %s: not farther from the paper than the shade before", s.class, i, scheme)
				}
				last = l
			}
		}
	}
}

func TestAccent(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "red": "", "#12345": "", "#gggggg": "", "#0072b2": "#0072b2",
	} {
		if got := Accent(in); got != want {
			t.Errorf("Accent(%q) = %q, want %q", in, got, want)
		}
	}
}

// A page's policy lets nothing be fetched, and a file stands by itself.
func TestStylesFetchNothing(t *testing.T) {
	for _, css := range []string{PageCSS(), FileCSS()} {
		for _, bad := range []string{"url(", "@import", "%ink%", "%paper%", "<"} {
			if strings.Contains(css, bad) {
				t.Errorf("%q in the style sheet", bad)
			}
		}
		if strings.Count(css, "{") != strings.Count(css, "}") {
			t.Error("braces do not match")
		}
	}
	if strings.Contains(FileCSS(), "var(") {
		t.Error("a file uses custom properties, which drawing programs do not know")
	}
}
