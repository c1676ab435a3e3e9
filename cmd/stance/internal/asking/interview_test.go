package asking

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
)

// trip is a script: where to, by what, and what is taken along where one flies.
func trip(in *Interview, got *[]string) func() error {
	return func() error {
		*got = nil
		ask := func(name, of string, q console.Question) (string, error) {
			q.Prompt = name
			answer, err := in.Ask(Question{Question: q, Name: name, Of: of})
			*got = append(*got, answer)
			return answer, err
		}
		to, err := ask("town", "", console.Question{})
		if err != nil {
			return err
		}
		in.Say("To " + to + ".")
		by, err := ask("means", to, console.Question{Check: func(s string) error {
			if s == "train" && to == "Iceland" {
				return errors.New("no train goes there")
			}
			return nil
		}})
		if err != nil {
			return err
		}
		if by == "plane" {
			if _, err := ask("bag", "", console.Question{Optional: true}); err != nil {
				return err
			}
		}
		if _, err := ask("day", "", console.Question{}); err != nil {
			return err
		}
		sure, err := in.Decide(console.Question{Prompt: "sure", Preset: "yes"})
		switch {
		case err != nil:
			return err
		case sure == "day":
			return GoTo("day")
		case sure == "anew":
			return ErrAnew
		}
		return nil
	}
}

// TestRun has a person answer, go back and change their mind.
func TestRun(t *testing.T) {
	for name, c := range map[string]struct {
		typed string
		want  string // the answers
		seen  string // the prompts, in order
	}{
		"straight on":                    {"Rome\rtrain\rMay\r\r", "Rome train May", "town, means, day, sure"},
		"a branch":                       {"Rome\rplane\r\rMay\r\r", "Rome plane  May", "town, means, bag, day, sure"},
		"back":                           {"Rome\rtrain\r<\rbus\rMay\r\r", "Rome bus May", "town, means, day, means, day, sure"},
		"back and nothing changed":       {"Rome\rtrain\r<\r\rMay\r\r", "Rome train May", "town, means, day, means, day, sure"},
		"back twice":                     {"Rome\rtrain\r<\r<\rParis\r\rMay\r\r", "Paris train May", "town, means, day, means, town, means, day, sure"}, // the means were for Rome
		"back past a question":           {"Rome\rplane\rone\r<\r<\r\rtwo\rMay\r\r", "Rome plane two May", "town, means, bag, day, bag, means, bag, day, sure"},
		"past one, and it is kept":       {"Rome\rplane\rone\r<\r<\r\r\rMay\r\r", "Rome plane one May", "town, means, bag, day, bag, means, bag, day, sure"},
		"past one that is asked no more": {"Rome\rplane\rone\r<\r<\rbus\rMay\r\r", "Rome bus May", "town, means, bag, day, bag, means, day, sure"},
		"from a name on back":            {"Rome\rplane\rone\rMay\r< bag\r<\r\r\r\r", "Rome plane one May", "town, means, bag, day, sure, bag, means, bag, sure"},
		"to a name":                      {"Rome\rtrain\rMay\r< means\rbus\r\r", "Rome bus May", "town, means, day, sure, means, sure"},
		"to the beginning of a name":     {"Rome\rtrain\rMay\r< ME\rbus\r\r", "Rome bus May", "town, means, day, sure, means, sure"},
		"into another branch":            {"Rome\rtrain\rMay\r< means\rplane\rone\r\r", "Rome plane one May", "town, means, day, sure, means, bag, sure"},
		"out of a branch and into it":    {"Rome\rplane\rone\rMay\r< means\rbus\r< means\rplane\r\r", "Rome plane one May", "town, means, bag, day, sure, means, sure, means, sure"},
		"an answer that will not do":     {"Rome\rtrain\rMay\r< town\rIceland\rbus\r\r", "Iceland bus May", "town, means, day, sure, town, means, sure"},
		"the script goes back":           {"Rome\rtrain\rMay\rday\rJune\r\r", "Rome train June", "town, means, day, sure, day, sure"},
		"the script begins anew":         {"Rome\rtrain\rMay\ranew\r\r", "Rome train May", "town, means, day, sure, sure"},
		"nowhere to go":                  {"<\rRome\r< day\rtrain\rMay\r\r", "Rome train May", "town, town, means, means, day, sure"},
		"an answer is taken away again":  {"Rome\rplane\rone\rMay\r< bag\r-\r\r", "Rome plane  May", "town, means, bag, day, sure, bag, sure"},
	} {
		var seen bytes.Buffer
		var got []string
		in := New(console.NewAsker(strings.NewReader(c.typed), &seen))
		if err := in.Run(trip(in, &got)); err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, %v\n%s", name, got, err, &seen)
		}
		var prompts []string
		for line := range strings.Lines(seen.String()) {
			if prompt, _, is := strings.Cut(line, " ›"); is {
				prompts = append(prompts, strings.Fields(prompt)[0])
			}
		}
		if strings.Join(prompts, ", ") != c.seen {
			t.Errorf("%s: asked %s\n%s", name, strings.Join(prompts, ", "), &seen)
		}
	}
}

// TestSaid holds that what was said is said again only before the question that is asked again.
func TestSaid(t *testing.T) {
	for keys, want := range map[string]int{"Rome\rtrain\rMay\r\r": 1, "Rome\rtrain\rMay\r< day\rJune\r\r": 1, "Rome\rtrain\rMay\r< means\rbus\r\r": 2, "Rome\rtrain\rMay\r< town\r\r\r": 2} {
		var seen bytes.Buffer
		var got []string
		in := New(console.NewAsker(strings.NewReader(keys), &seen))
		if err := in.Run(trip(in, &got)); err != nil || strings.Count(seen.String(), "To Rome.") != want {
			t.Errorf("%q: %v\n%s", keys, err, &seen)
		}
	}
}

// TestResume holds that answers can be kept wherever a person breaks off, and that what they
// come to in the end is the same.
func TestResume(t *testing.T) {
	lines := []string{"Rome\r", "plane\r", "one\r", "May\r", "\r"}
	for n := range lines {
		var got []string
		in := New(console.NewAsker(strings.NewReader(strings.Join(lines[:n], "")+"half\x03"), &bytes.Buffer{}))
		if err := in.Run(trip(in, &got)); !errors.Is(err, console.ErrAborted) {
			t.Errorf("after %d: %v", n, err)
		}
		kept := in.Answers()
		if len(kept) != n {
			t.Errorf("after %d: %v are kept", n, kept)
		}
		if n == 0 {
			continue
		}
		var seen bytes.Buffer
		in = New(console.NewAsker(strings.NewReader(strings.Join(lines[n:], "")), &seen))
		in.Resume(kept)
		if err := in.Run(trip(in, &got)); err != nil || strings.Join(got, " ") != "Rome plane one May" {
			t.Errorf("after %d: %q, %v\n%s", n, got, err, &seen)
		}
		if (n < 4) != strings.Contains(seen.String(), "So far: town: Rome") {
			t.Errorf("after %d: what was answered is told, or not:\n%s", n, &seen)
		}
	}
}

// TestGive holds that what is given is not asked, can be changed, and is no answer of the
// person's by itself.
func TestGive(t *testing.T) {
	var seen bytes.Buffer
	var got []string
	in := New(console.NewAsker(strings.NewReader("\x03"), &seen))
	in.Give("town", "Rome")
	if err := in.Run(trip(in, &got)); !errors.Is(err, console.ErrAborted) || in.Answers() != nil || strings.Contains(seen.String(), "town ›") {
		t.Errorf("%v\n%s", err, &seen)
	}
	in = New(console.NewAsker(strings.NewReader("<\rOslo\rbus\rMay\r\r"), &seen))
	in.Give("town", "Rome")
	if err := in.Run(trip(in, &got)); err != nil || got[0] != "Oslo" {
		t.Errorf("%q, %v\n%s", got, err, &seen)
	}
	if names := slices.Sorted(maps.Keys(in.Answers())); strings.Join(names, " ") != "day means town" || in.Answer("day") != "May" || in.Answer("none") != "" {
		t.Errorf("answers to %q", names)
	}
}

// TestNext holds that choices that can be picked are listed once in a conversation of several.
func TestNext(t *testing.T) {
	var seen bytes.Buffer
	in := New(console.NewAsker(strings.NewReader("1\r2\r"), &seen))
	for range 2 {
		if _, err := in.Ask(Question{Name: "way", Question: console.Question{Prompt: "Way", Pick: true, Choices: []console.Choice{{Value: "road"}, {Value: "sea"}}}}); err != nil {
			t.Fatal(err)
		}
		in = in.Next()
	}
	if strings.Count(seen.String(), "  2 sea") != 1 {
		t.Error(seen.String())
	}
}
