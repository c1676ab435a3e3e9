package console_test

import (
	"bytes"
	"io"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
)

func TestCommandsAreBroken(t *testing.T) {
	for text, want := range map[string]string{
		"::error::x\n":               ":\\:error::x\n",
		"a\n \t ::add-mask::x":       "a\n \t :\\:add-mask::x",
		"\u00a0\u3000::error::":      "\u00a0\u3000:\\:error::",
		"a\r::error::x\r\n::b::":     "a\r:\\:error::x\r\n:\\:b::",
		"a\u2028::error::":           "a\u2028:\\:error::",
		"a\x0b::error::":             "a\x0b:\\:error::",
		":\u200d:error::":            ":\u200d\\:error::",
		"\u00ad:\u200b\u00ad:error:": "\u00ad:\u200b\u00ad\\:error:",
		"\x1b[1;31m::error::\x1b[0m": "\x1b[1;31m:\\:error::\x1b[0m",
		"##\x1b[1m[x]":               "##\\\x1b[1m[x]",
		":\x1b[1m:error::\x1b[0m":    ":\x1b[1m\\:error::\x1b[0m",
		"\ufeff::error::":            "\ufeff:\\:error::",
		":::":                        ":\\::",
		"a ##[error]b":               "a ##\\[error]b",
		"###[x] #[y] ##\u200d[z]":    "###\\[x] #[y] ##\u200d\\[z]",
		"a ::error::x":               "a ::error::x",
		": :error::":                 ": :error::",
		":a:\n## [link](x)\n- ::x":   ":a:\n## [link](x)\n- ::x",
		"":                           "",
	} {
		var b bytes.Buffer
		io.WriteString(console.NewCommandBreaker(&b), text)
		if b.String() != want {
			t.Errorf("%q becomes %q, want %q", text, b.String(), want)
		}
		if left := datasettest.Obeyed(b.String()); len(left) > 0 {
			t.Errorf("%q is left in what %q becomes", left, text)
		}
	}
}

// FuzzCommandBreaker holds that no command is left of any text, that nothing but
// backslashes is put in, and that it makes no difference in what pieces a text
// comes.
func FuzzCommandBreaker(f *testing.F) {
	f.Add([]byte("::error::x\n ::add-mask::\u00e9\r##[group]\u2028::\xe2\x80"), uint8(3))
	f.Add([]byte(":\u200d:\x1b[1m::\u00a0::###[[\xff::"), uint8(1))
	f.Fuzz(func(t *testing.T, text []byte, piece uint8) {
		var whole, pieces bytes.Buffer
		if n, err := console.NewCommandBreaker(&whole).Write(text); n != len(text) || err != nil {
			t.Fatal(n, err)
		}
		b := console.NewCommandBreaker(&pieces)
		for rest := text; len(rest) > 0; {
			n := min(int(piece)+1, len(rest))
			b.Write(rest[:n])
			rest = rest[n:]
		}
		if !bytes.Equal(whole.Bytes(), pieces.Bytes()) {
			t.Errorf("%q becomes %q, and in pieces %q", text, whole.Bytes(), pieces.Bytes())
		}
		if left := datasettest.Obeyed(whole.String()); len(left) > 0 {
			t.Errorf("%q is left in what %q becomes", left, text)
		}
		rest := text
		for _, c := range whole.Bytes() {
			switch {
			case len(rest) > 0 && rest[0] == c:
				rest = rest[1:]
			case c != '\\':
				t.Fatalf("%q becomes %q", text, whole.Bytes())
			}
		}
		if len(rest) > 0 || whole.Len()-len(text) != b.Broken {
			t.Errorf("%q becomes %q with %d commands", text, whole.Bytes(), b.Broken)
		}
	})
}
