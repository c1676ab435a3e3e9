package console

import (
	"bytes"
	"errors"
	"io"
	"slices"
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

// TestAskPicks holds what names a choice where numbers and beginnings do.
func TestAskPicks(t *testing.T) {
	gloss := []Choice{{"yes", "write it"}, {"edit", "in an editor"}, {"no", "write nothing"}}
	refuse := func(known ...Choice) func(string) error {
		return func(s string) error {
			if !slices.ContainsFunc(known, func(c Choice) bool { return c.Value == s }) {
				return errors.New("it is none")
			}
			return nil
		}
	}
	for name, c := range map[string]struct {
		q           Question
		typed, want string
		seen        string
	}{
		"number":                {Question{Choices: somePositions}, "3\r", "four-regions", "  3 four-regions   All four regions"},
		"told":                  {Question{Choices: somePositions}, "2\r", "exchange", "  → exchange, Land exchanged"},
		"beyond":                {Question{Choices: somePositions, Check: refuse(somePositions...)}, "9\r0\r1\r", "no-land", "it is none"},
		"beginning":             {Question{Choices: somePositions}, "ex\r", "exchange", ""},
		"of a word":             {Question{Choices: somePositions}, "GIVEN\r", "no-land", ""},
		"of a later one":        {Question{Choices: somePositions}, "regions\r", "four-regions", ""},
		"within a word":         {Question{Choices: somePositions}, "hange\r", "hange", ""},
		"of two":                {Question{Choices: somePositions, Check: refuse(somePositions...)}, "four\rfour-a\r", "four-and-more", "it is none"},
		"as it stands":          {Question{Choices: somePositions}, "= ex\r", "ex", ""},
		"not by an explanation": {Question{Choices: gloss, Gloss: true, Check: refuse(gloss...)}, "write it\rn\r", "no", "it is none"},
	} {
		c.q.Prompt, c.q.Pick = "Which", true
		a, seen := typed(c.typed)
		if got, err := a.Ask(c.q); err != nil || got != c.want || !strings.Contains(seen.String(), c.seen) {
			t.Errorf("%s: got %q, %v; want %q\n%s", name, got, err, c.want, seen)
		}
	}
}

// TestAskBack has a person who wants to go back, or to be told more.
func TestAskBack(t *testing.T) {
	back := func(to string) (bool, error) {
		if to == "" || to == "date" {
			return true, nil
		}
		return false, errors.New("there is no such question")
	}
	for typing, want := range map[string]string{
		"<\r": "", "back\r": "", " < \r": "", "< date\r": "date", "<date\r": "date", "back date\r": "date", "x\x7f<\r": "", "< nowhere\r<\r": "",
	} {
		a, seen := typed(typing)
		_, err := a.Ask(Question{Prompt: "Party", Back: back, Preset: "x", Choices: somePositions})
		var b *BackError
		if !errors.As(err, &b) || b.To != want || strings.Contains(typing, "nowhere") != strings.Contains(seen.String(), "no such question") {
			t.Errorf("%q: %v\n%s", typing, err, seen)
		}
	}
	for typing, want := range map[string]string{
		"< a | b >\r": "< a | b >", "< 1..5 > High\r": "< 1..5 > High", "backs away\r": "backs away", "backwards\r": "backwards", "back to the table\r": "back to the table", "a < b\r": "a < b",
	} {
		a, _ := typed(typing)
		if got, err := a.Ask(Question{Prompt: "Scale", Back: back}); err != nil || got != want {
			t.Errorf("%q: %q, %v", typing, got, err)
		}
	}
	a, _ := typed("<\r")
	if got, err := a.Ask(Question{Prompt: "Which"}); got != "<" || err != nil {
		t.Errorf("without a way back: %q, %v", got, err)
	}
	a, seen := typed("?\r?\rno-land\r")
	got, err := a.Ask(Question{Prompt: "Position", Unsaid: true, Choices: somePositions, Notes: func(v string) []string { return []string{"note on " + v} }, Help: func() string { return "Where it stands." }})
	if got != "no-land" || err != nil || strings.Count(seen.String(), "Where it stands.") != 2 || strings.Count(seen.String(), "note on exchange") != 2 {
		t.Errorf("%q, %v\n%s", got, err, seen)
	}
	a, _ = typed("?\r")
	if got, _ := a.Ask(Question{Prompt: "Which"}); got != "?" {
		t.Errorf("without an explanation: %q", got)
	}
}

// TestAskDoubts holds that what may be a slip is asked about, and taken the second time.
func TestAskDoubts(t *testing.T) {
	doubt := func(s string) string {
		if strings.HasPrefix(s, "x") {
			return "this begins oddly"
		}
		return ""
	}
	for typing, want := range map[string]string{"xyz\r\r": "xyz", "xyz\rabc\r": "abc", "abc\r": "abc", "xyz\rxyz\r": "xyz", "xyz\rxa\r\r": "xa", "xyz\ryes\r": "xyz", "xyz\rY\r": "xyz", "xyz\rno\rabc\r": "abc", "xyz\rN\r\r": "offered", "yes\r": "yes"} {
		a, seen := typed(typing)
		got, err := a.Ask(Question{Prompt: "Name", Preset: "offered", Doubt: doubt})
		if err != nil || got != want || strings.Contains(typing, "x") != strings.Contains(seen.String(), "this begins oddly; Enter or yes keeps it") {
			t.Errorf("%q: %q, %v\n%s", typing, got, err, seen)
		}
	}
}

// TestPromptsAreLaid holds that a prompt is broken between words, with room for an answer, and what
// is offered stands whole, on its own line where it does not fit.
func TestPromptsAreLaid(t *testing.T) {
	for _, c := range []struct {
		q     Question
		width int
		want  string
	}{
		{Question{Prompt: "Date", Preset: "2025-08-16"}, 40, "Date [2025-08-16] › "},
		{Question{Prompt: "Scale of Fishing rights", Optional: true}, 40, "Scale of Fishing rights\n(Enter for none) › "},
		{Question{Prompt: "Scale of Fishing rights", Optional: true}, 60, "Scale of Fishing rights (Enter for none) › "},
		{Question{Prompt: "Write it to river? yes, no, or what to mend", Preset: "yes"}, 40, "Write it to river? yes, no, or what to\nmend\n[yes] › "},
		{Question{Prompt: "Whose stance on the height of the dam is it"}, 40, "Whose stance on the height of\nthe dam is it › "},
		{Question{Prompt: "Title", Preset: "The talks on the river and its dams", Optional: true}, 40, "Title\n[The talks on the river and its\n…, - for none] › "},
		{Question{Prompt: "Confidence: moderate, high or low", Preset: "moderate"}, 40, "Confidence: moderate, high or low\n[moderate] › "},
		{Question{Prompt: "Title"}, 40, "Title › "},
	} {
		a, seen := typed("x\r")
		a.size = func() (int, int) { return c.width, 24 }
		if _, err := a.Ask(c.q); err != nil || !strings.HasPrefix(strings.ReplaceAll(seen.String(), "\r\n", "\n"), c.want) {
			t.Errorf("want %q, seen %q, %v", c.want, seen, err)
		}
	}
}

// slow is a person who types each line once the one before was taken.
type slow struct{ lines []string }

func (p *slow) Read(b []byte) (int, error) {
	if len(p.lines) == 0 {
		return 0, io.EOF
	}
	n := copy(b, p.lines[0])
	if p.lines[0] = p.lines[0][n:]; p.lines[0] == "" {
		p.lines = p.lines[1:]
	}
	return n, nil
}

// TestAskKeepsWhatIsRefused has an answer stand in the line again that is to be mended; one of
// several choices, and what was typed ahead, begin with an empty line.
func TestAskKeepsWhatIsRefused(t *testing.T) {
	short := func(s string) error {
		if len(s) > 8 {
			return errors.New("too long")
		}
		return nil
	}
	for name, c := range map[string]struct {
		lines   []string
		choices []Choice
		want    string
	}{
		"mended":      {[]string{"1234567890abcd\r", "\x7f\x7f\x7f\x7f\x7f\x7f\x7f\r"}, nil, "1234567"},
		"typed anew":  {[]string{"1234567890abcd\r", "\x15abc\r"}, nil, "abc"},
		"short":       {[]string{"1234567890\r", "abc\r"}, nil, "abc"},
		"not twice":   {[]string{"1234567890abcd\r", "efgh\r", "abc\r"}, nil, "abc"},
		"choices":     {[]string{"1234567890abcd\r", "abc\r"}, somePositions, "abc"},
		"typed ahead": {[]string{"1234567890abcd\rabc\r"}, nil, "abc"},
	} {
		var seen bytes.Buffer
		got, err := NewAsker(&slow{c.lines}, &seen).Ask(Question{Prompt: "Name", Check: short, Choices: c.choices})
		if err != nil || got != c.want {
			t.Errorf("%s: %q, %v\n%s", name, got, err, &seen)
		}
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
