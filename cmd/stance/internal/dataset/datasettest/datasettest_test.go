package datasettest_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/cmd/stance/internal/launch"
	"stance/positions/team/review"
)

// What tests work on is the project's own dataset, all but its sign-offs, and where nobody else's test
// finds what they do to it.
func TestCopy(t *testing.T) {
	dir, other := datasettest.Copy(t), datasettest.Copy(t)
	if dir == other {
		t.Fatal("two tests share a dataset")
	}
	original := "../../../../../data"
	for _, name := range []string{"codebook.yaml", "sources.yaml", "snapshots/2025-08-18-white-house.yaml"} {
		want, err := os.ReadFile(filepath.Join(original, name))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is another: %v", name, err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o666); err != nil {
			t.Errorf("%s may not be written to: %v", name, err)
		}
		if again, err := os.ReadFile(filepath.Join(other, name)); err != nil || !bytes.Equal(again, want) {
			t.Errorf("%s is written to for all", name)
		}
	}
}

// Streams tell a test nothing of the machine that it runs on: not its time, its
// environment, its user's state, nor does a page open there.
func TestStreams(t *testing.T) {
	dir := datasettest.Copy(t)
	t.Setenv("STANCE_DATA", "elsewhere")
	s, out, messages := datasettest.Streams(dir)
	if d, err := dataset.Load(s, ""); err != nil || len(d.Dates) != 5 {
		t.Errorf("the dataset is not found: %v", err)
	}
	if got := s.Today().String(); got != "2025-08-20" {
		t.Errorf("it is %s", got)
	}
	if err := s.Browse("https://example.org"); !errors.Is(err, launch.ErrNoBrowser) {
		t.Errorf("there is a browser: %v", err)
	}
	if state, err := s.State(); err != nil || state != dir+".state" {
		t.Errorf("state is kept in %s, %v", state, err)
	}
	if s.Env("STANCE_DATA") != "" || s.Terminal || s.Person != nil {
		t.Error("the environment is that of the machine")
	}
	s.Note("Seen.")
	if out.Len() > 0 || messages.String() != "note: Seen.\n" {
		t.Errorf("%q and %q are said", out, messages)
	}
}

func TestReviews(t *testing.T) {
	dir := datasettest.Copy(t)
	if got := datasettest.Reviews(t, dir); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	if err := os.Mkdir(filepath.Join(dir, dataset.ReviewsFolder), 0o777); err != nil {
		t.Fatal(err)
	}
	datasettest.OnlyReviews(t, dir)
	const signed = "- {date: 2025-08-17, party: ukraine, issue: territory, fingerprint: \"v1:000000000000\", verdict: approved, on: 2025-08-20}\n"
	if err := os.WriteFile(filepath.Join(dir, dataset.ReviewsFolder, "jm.yaml"), []byte(signed), 0o666); err != nil {
		t.Fatal(err)
	}
	datasettest.OnlyReviews(t, dir, "jm.yaml")
	if got := datasettest.Reviews(t, dir); len(got) != 1 || got[0].Reviewer != "jm" || got[0].Verdict != review.Approve {
		t.Errorf("%+v", got)
	}
}

// A line obeyed is one that begins with two colons, whatever does not show before them,
// and one with ##[ in it.
func TestObeyed(t *testing.T) {
	for output, want := range map[string][]string{
		"nothing\n":                         nil,
		"a ::error::b\n":                    nil,
		"::error::a\nb\n":                   {"::error::a"},
		" \t::add-mask::a\r\u2028 ::b":      {" \t::add-mask::a", " ::b"},
		"\u200b::warning::a":                {"\u200b::warning::a"},
		"a ##[error]b\n##[group]":           {"a ##[error]b", "##[group]"},
		"a #\u200b#[error]b":                {"a #\u200b#[error]b"},
		": :a\n:\n# #[error]\n## [error]\n": nil,
	} {
		if got := datasettest.Obeyed(output); !slices.Equal(got, want) {
			t.Errorf("%q: %q", output, got)
		}
	}
}

// Odd texts have every mark of ASCII's at each place, and what YAML, shells and
// spreadsheets have a meaning for.
func TestOddTexts(t *testing.T) {
	texts := datasettest.OddTexts()
	for r := rune('!'); r <= '~'; r++ {
		if ('a' <= r && r <= 'z') || ('A' <= r && r <= 'Z') || ('0' <= r && r <= '9') {
			continue
		}
		for what, at := range map[string]func(string) bool{
			"begins": func(s string) bool { return strings.HasPrefix(s, string(r)) }, "ends": func(s string) bool { return strings.HasSuffix(s, string(r)) }, "has within": func(s string) bool { return strings.ContainsRune(s[1:len(s)-1], r) },
		} {
			if !slices.ContainsFunc(texts, func(s string) bool { return len(s) > 2 && at(s) }) {
				t.Errorf("no text %s %q", what, r)
			}
		}
	}
	for _, s := range texts {
		if s == "" || !utf8.ValidString(s) {
			t.Errorf("%q cannot be given", s)
		}
	}
}
