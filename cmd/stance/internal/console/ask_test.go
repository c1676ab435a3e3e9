package console

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// typed is an asker with a person who types text, and what that person sees.
// \r is Enter, \t Tab; after the last key the terminal is gone.
func typed(text string) (*Asker, *bytes.Buffer) {
	var seen bytes.Buffer
	return NewAsker(strings.NewReader(text), &seen), &seen
}

var somePositions = []Choice{{"no-land", "No land given up"}, {"exchange", "Land exchanged"}, {"four-regions", "All four regions"}, {"four-and-more", ""}}

func TestAsk(t *testing.T) {
	short := func(s string) error {
		if len(s) > 8 {
			return &UsageError{"too long", "eight letters will do"}
		}
		return nil
	}
	for name, c := range map[string]struct {
		q     Question
		typed string
		want  string
		seen  string // "" for nothing in particular
	}{
		"plain":               {Question{Prompt: "Title"}, "Peace talks\r", "Peace talks", "Title › "},
		"trimmed":             {Question{Prompt: "Title"}, "  Peace \r", "Peace", ""},
		"edited":              {Question{Prompt: "Title"}, "Peece\x1b[D\x1b[D\x1b[D\x7fa\r", "Paece", ""},
		"line feed":           {Question{Prompt: "Title"}, "Peace\n", "Peace", ""},
		"other home key":      {Question{Prompt: "Title"}, "eace\x1b[1~P\x1bOF!\r", "Peace!", ""},
		"unknown keys":        {Question{Prompt: "Title"}, "a\x1b[15~b\x1b[?1;2cc\x1bOPd\x1b[[Ae\r", "abcde", ""},
		"needed":              {Question{Prompt: "Title"}, "\r \rPeace\r", "Peace", "an answer is needed"},
		"optional":            {Question{Prompt: "Title", Optional: true}, "\r", "", "Title (Enter for none) › "},
		"preset":              {Question{Prompt: "Title", Preset: "Talks"}, "\r", "Talks", "Title [Talks] › "},
		"preset taken away":   {Question{Prompt: "Title", Preset: "Talks", Optional: true}, "-\r", "", "[Talks, - for none]"},
		"a dash is an answer": {Question{Prompt: "Title", Optional: true}, "-\r", "-", ""},
		"preset mended":       {Question{Prompt: "Title", Preset: "Talks"}, "\x1b[A!\r", "Talks!", ""},
		"checked":             {Question{Prompt: "ID", Check: short}, "far-too-long\rshort\r", "short", "  too long\n  eight letters will do\n"},
		"mended":              {Question{Prompt: "ID", Check: short}, "1234567890\r\x1b[A\x7f\x7f\r", "12345678", ""},
		"checked preset":      {Question{Prompt: "ID", Preset: "far-too-long", Check: short}, "\rshort\r", "short", "too long"},
		"none is not checked": {Question{Prompt: "ID", Optional: true, Check: func(string) error { return errors.New("never") }}, "\r", "", ""},
		"by value":            {Question{Prompt: "Position", Choices: somePositions}, "no-land\r", "no-land", "  no-land        No land given up\n"},
		"by label":            {Question{Prompt: "Position", Choices: somePositions}, "land EXCHANGED\r", "exchange", ""},
		"other":               {Question{Prompt: "Position", Choices: somePositions}, "Other\r", "Other", ""},
		"completed":           {Question{Prompt: "Position", Choices: somePositions}, "no\t\r", "no-land", ""},
		"completed by label":  {Question{Prompt: "Position", Choices: somePositions}, "All f\t\r", "four-regions", ""},
		"completed within":    {Question{Prompt: "Position", Choices: somePositions}, "change\t\r", "exchange", ""},
		"as far as certain":   {Question{Prompt: "Position", Choices: somePositions}, "fo\tr\t\r", "four-regions", ""},
		"several":             {Question{Prompt: "Position", Choices: somePositions}, "four-\ta\t\r", "four-and-more", "  four-regions   All four regions\r\n  four-and-more"},
		"no such":             {Question{Prompt: "Position", Choices: somePositions}, "xyz\t\r", "xyz", ""},
		"a tab is no text":    {Question{Prompt: "Title"}, "a\tb\r", "ab", ""},
		"a long hint":         {Question{Prompt: "Term", Hint: "A demand, offer, condition, red-line or threat, as KIND: text, or ID:KIND: text to have it stand."}, "x\r", "x", "KIND: text, or ID:KIND: text\nto have it stand.\n"},
		"a hint made safe":    {Question{Prompt: "Term", Hint: "a\x1b[2Jb"}, "x\r", "x", "a<U+001B>[2Jb\n"},
		"hint":                {Question{Prompt: "Title", Hint: "What it\nis called"}, "x\r", "x", "What it\nis called\n"},
		"untrusted":           {Question{Prompt: "T\x1b[31m", Hint: "\x1b]0;x\a", Preset: "\u202e", Choices: []Choice{{"x", "\x9b1m"}}}, "x\r", "x", "T<U+001B>[31m [<U+202E>] › "},
		"pasted":              {Question{Prompt: "Title"}, "\x1b[200~two\r\nlines\tand \x1b]0;title\a\x1b[31m\x03\x04\u202e\u200bred\x9b\x1b[201~!\r", "two  lines and ]0;title[31mred?!", ""},
		"pasted, joined":      {Question{Prompt: "Title"}, "\x1b[200~می\u200cخواهم\x1b[201~\r", "می\u200cخواهم", ""},
		"typed bytes":         {Question{Prompt: "Title"}, "a\x00\x07\xff\u009b\ufffdb\r", "a??b", ""},
		"Cyrillic":            {Question{Prompt: "Назва"}, "Пер\x7fремир'я\r", "Перемир'я", "Назва › "},
		"escape key":          {Question{Prompt: "Title"}, "a\x1b\rb\r", "a", ""},
	} {
		t.Run(name, func(t *testing.T) {
			a, seen := typed(c.typed)
			got, err := a.Ask(c.q)
			if err != nil || got != c.want {
				t.Errorf("got %q, %v; want %q\n%s", got, err, c.want, seen)
			}
			if plain := strings.ReplaceAll(seen.String(), "\r\n", "\n"); !strings.Contains(plain, strings.ReplaceAll(c.seen, "\r\n", "\n")) {
				t.Errorf("want %q in %q", c.seen, plain)
			}
			for _, bad := range []string{"\x1b]", "\x1b[31m", "\u009b", "\u202e", "\u200b", "\a"} {
				if strings.Contains(seen.String(), bad) {
					t.Errorf("%q was shown: %q", bad, seen.String())
				}
			}
		})
	}
}

func TestAskBrokenOff(t *testing.T) {
	for name, keys := range map[string]string{"Ctrl-C": "abc\x03", "Ctrl-D": "\x04", "gone": "", "gone amid a line": "abc"} {
		a, seen := typed(keys)
		if _, err := a.Ask(Question{Prompt: "Title", Optional: true, Preset: "x"}); !errors.Is(err, ErrAborted) {
			t.Errorf("%s: %v", name, err)
		}
		if !strings.HasSuffix(seen.String(), "\r\n") {
			t.Errorf("%s: the line is not ended: %q", name, seen)
		}
	}
}

// What is typed ahead answers the next questions, however the terminal hands
// it over.
func TestAskTypedAhead(t *testing.T) {
	const keys = "one\rtwö\x1b[D!\r\x1b[200~th\rree\x1b[201~\ryes\r"
	for name, in := range map[string]io.Reader{"at once": strings.NewReader(keys), "half": iotest.HalfReader(strings.NewReader(keys))} {
		a := NewAsker(in, io.Discard)
		for _, want := range []string{"one", "tw!ö", "th ree", "yes"} {
			if got, err := a.Ask(Question{Prompt: "Next"}); err != nil || got != want {
				t.Errorf("%s: got %q, %v; want %q", name, got, err, want)
			}
		}
	}
}

func TestAskLongLines(t *testing.T) {
	for _, n := range []int{300, LongestLine - 1} {
		a, _ := typed(strings.Repeat("x", n) + "\r")
		if got, err := a.Ask(Question{Prompt: "Summary"}); err != nil || len(got) != n {
			t.Errorf("%d letters: got %d, %v", n, len(got), err)
		}
	}
	a, seen := typed(strings.Repeat("x", LongestLine+10) + "\rshort\r")
	if got, err := a.Ask(Question{Prompt: "Summary"}); err != nil || got != "short" || !strings.Contains(seen.String(), "cut off") {
		t.Errorf("got %q, %v", got, err)
	}
	a, _ = typed("\x1b[" + strings.Repeat(";", 5000) + "\rshort\r")
	if _, err := a.Ask(Question{Prompt: "Summary"}); err != nil {
		t.Errorf("a key without an end: %v", err)
	}
}

func TestAskManyChoices(t *testing.T) {
	var many []Choice
	for r := 'a'; r <= 'z'; r++ {
		many = append(many, Choice{"party-" + string(r), ""})
	}
	a, seen := typed("\t\tq\t\r")
	got, err := a.Ask(Question{Prompt: "Party", Choices: many})
	if err != nil || got != "party-q" {
		t.Errorf("got %q, %v", got, err)
	}
	before, after, found := strings.Cut(seen.String(), "Party › ")
	if !found || !strings.Contains(before, "Tab lists the 26 choices.") || strings.Contains(before, "party-a") || !strings.Contains(after, "  party-z") {
		t.Errorf("seen: %q", seen)
	}
}

func TestYes(t *testing.T) {
	for _, c := range []struct {
		typed        string
		preset, want bool
	}{
		{"y\r", false, true}, {"Yes\r", false, true}, {"\r", true, true}, {"\r", false, false}, {"N\r", true, false}, {"perhaps\rno\r", true, false},
	} {
		a, seen := typed(c.typed)
		if got, err := a.Yes("Write it?", c.preset); err != nil || got != c.want {
			t.Errorf("%q with %v: %v, %v\n%s", c.typed, c.preset, got, err, seen)
		}
	}
	a, _ := typed("\x03")
	if _, err := a.Yes("Write it?", true); !errors.Is(err, ErrAborted) {
		t.Error(err)
	}
}

// FuzzKeystrokes holds that whatever a terminal sends, nothing that could
// drive it is echoed, and that the asker comes to an end.
func FuzzKeystrokes(f *testing.F) {
	for _, s := range []string{"a\r", "\x1b[200~\x1b[31m\x1b[201~\r", "\x1b\x1b[A\t\t\r", "\xff\x9b", "\x1b[1;3C", "\x1b[200~\x1b[20", "\u2028\r"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, keys string) {
		k := &keystrokes{in: strings.NewReader(keys)}
		out, err := io.ReadAll(k)
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range string(out) {
			if r == '\uFFFD' || r >= 0x80 && r < 0xa0 {
				t.Errorf("%q lets %q pass", keys, r)
			}
			if r == keyEscape && sameKey[string(control.Find(out[i:]))] == "" {
				t.Errorf("%q lets an escape pass: %q", keys, out[i:])
			}
		}
		a, _ := typed(keys)
		for err == nil {
			_, err = a.Ask(Question{Prompt: "Next", Choices: somePositions, Optional: true})
		}
	})
}
