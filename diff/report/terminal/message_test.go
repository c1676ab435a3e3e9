package terminal

import "testing"

func TestWrapMessage(t *testing.T) {
	for name, c := range map[string]struct{ message, want string }{
		"fits":            {"Nothing is wrong here", "Nothing is wrong here"},
		"at spaces":       {"a condition, or some words of another kind", "a condition, or some\nwords of another kind"},
		"indent kept":     {"  a condition, or some words", "  a condition, or some\n  words"},
		"each line":       {"one\n\n  two, and a few words more\n", "one\n\n  two, and a few words\n  more\n"},
		"wide characters": {"土耳其土耳其土耳其土耳其土耳其", "土耳其土耳其土耳其土耳其\n土耳其"},
		"made safe":       {"a\x1b[31m", "a<U+001B>[31m"},
	} {
		if got := Wrap(c.message, 24, 0); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	if got, want := Wrap("  a  one of the few choices", 24, 3), "  a  one of the few\n     choices"; got != want {
		t.Errorf("hanging: %q, want %q", got, want)
	}
}
