package console

import (
	"os/exec"
	"testing"
)

func TestShellWord(t *testing.T) {
	for word, want := range map[string]string{
		"": "''", "data": "data", "2025-08-18/eu": "2025-08-18/eu", "a.b_c,d:e@f%g+h": "a.b_c,d:e@f%g+h", "Україна": "Україна", "e\u0301": "e\u0301",
		"a=b": "a=b", "=b": "'=b'", "a~b": "a~b", "~b": "'~b'", "-x": "-x",
		"two words": "'two words'", "it's": `'it'\''s'`, "$(x)": "'$(x)'", "a\nb": "'a\nb'", "*": "'*'", "#": "'#'", "a\\b": `'a\b'`, "!": "'!'", "a\xff": "'a\xff'",
	} {
		if got := posixWord(word); got != want {
			t.Errorf("%q: %s, want %s", word, got, want)
		}
	}
	for name, want := range map[string]string{"data": "data", "-data": "./-data", "--": "./--", "-my data": "'./-my data'", "../a": "../a", "": "''"} {
		if got := ShellPath(name); got != want {
			t.Errorf("path %q: %s, want %s", name, got, want)
		}
	}
}

// On Windows names of files stand as they are, and what is quoted both shells understand.
func TestWindowsWord(t *testing.T) {
	for word, want := range map[string]string{
		"": `""`, "data": "data", `C:\data`: `C:\data`, `C:\my data`: `"C:\my data"`, `C:\my data\`: `"C:\my data\\"`, `\\server\share`: `\\server\share`,
		"2025-08-18/eu": "2025-08-18/eu", "a=b": "a=b", "a,b": "a,b", ",b": `",b"`, "@b": `"@b"`, "Україна": "Україна", "PROGRA~1": "PROGRA~1", "~b": `"~b"`,
		"it's": `"it's"`, `the "bloc"`: `"the ""bloc"""`, "$HOME": "'$HOME'", "a`b's": "'a`b''s'", "a&b": `"a&b"`, "50%": `"50%"`, "(x)": `"(x)"`, "#": `"#"`,
	} {
		if got := windowsWord(word); got != want {
			t.Errorf("%q: %s, want %s", word, got, want)
		}
	}
}

// TestShellWordInAShell has a shell say what it takes a word for.
func TestShellWordInAShell(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no shell")
	}
	for _, word := range []string{"", "a b", "it's", "''", "$HOME", "`x`", "~", "~root", "a~", "=ls", "a=b", "*", "[a-z]", "{a,b}", "a;b", "a&b", "a|b", "<x", "a\nb", "\\", "\\n", "!x", "#x", "a#x", "\"", "Україна", "-n", "a\tb", "a\u2028b"} {
		out, err := exec.Command(sh, "-c", "printf '<%s>' "+posixWord(word)).CombinedOutput()
		if err != nil || string(out) != "<"+word+">" {
			t.Errorf("%q: %q, %v", word, out, err)
		}
	}
}
