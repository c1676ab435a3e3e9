package yamlfile

import "testing"

// TestCommentsHaveNoSettings writes texts into comments in which an editor would
// find settings for itself.
func TestCommentsHaveNoSettings(t *testing.T) {
	for text, want := range map[string]string{
		"vim: ro":                 "vim : ro",
		"x vim:set ro:":           "x vim :set ro:",
		"x\tVim: set ro: vi:noma": "x Vim : set ro: vi :noma",
		"vim>=700: ro":            "vim>=700 : ro",
		"vim<9: a vim=8: b vim8:": "vim<9 : a vim=8 : b vim8 :",
		"vi: vi: ex:":             "vi : vi : ex :",
		"x\u2028vim: ro":          "x<U+2028>vim: ro",
		"x\nvim: ro":              "x vim : ro",
		"kak: x kate: y":          "kak : x kate : y",
		"-*- mode: x -*-":         "- *- mode: x - *-",
		"-*-*-":                   "- *- *-",
		"local variables:":        "local variables :",

		"Annex: a complex: index: (Kyiv): devi:": "Annex: a complex: index: (Kyiv): devi:",
		"Levi: on -*, and *- too":                "Levi: on -*, and *- too",
	} {
		if got := CommentLine(text); got != want {
			t.Errorf("%q is written as %q, want %q", text, got, want)
		}
	}
}
