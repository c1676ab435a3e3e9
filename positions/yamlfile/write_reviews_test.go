package yamlfile

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/team/review"
)

func signOff(party, note string) review.SignOff {
	date, _ := positions.ParseDate("2025-08-17")
	return review.SignOff{Date: date, Party: party, Issue: "territory", Fingerprint: "v1:0123456789ab", Verdict: review.Approve, On: date + 3, Note: note}
}

const handWritten = `# my own
- date: 2025-08-16   # checked twice
  party: ukraine
  issue: "ceasefire"
  verdict: 'disputed'
  fingerprint: v1:aaaaaaaaaaaa
  on: 2025-08-20
  note: >-
    Not what
    he said.
`

// TestAppendSignOffs appends to files as people and editors leave them. The
// old bytes stay, and what is read afterwards is what was there and the new.
func TestAppendSignOffs(t *testing.T) {
	for name, c := range map[string]struct {
		old   string
		added string // what comes after the old bytes, where it is of interest; {} is the entry
	}{
		"nothing":             {"", "{}"},
		"header":              {string(ReviewHeader("Jane Mbeki")), "{}"},
		"comment without end": {"# mine", "\n{}"},
		"byte order mark":     {"\uFEFF", "{}"},
		"hand-written":        {handWritten, "{}"},
		"no final newline":    {strings.TrimSuffix(handWritten, "\n"), "\n{}"},
		"blank lines":         {handWritten + "\n\n\n", "{}"},
		"trailing comment":    {handWritten + "  # so much for that\n", "{}"},
		"trailing spaces":     {handWritten + "   ", "\n{}"},
		"CRLF":                {strings.ReplaceAll(handWritten, "\n", "\r\n"), "{CRLF}"},
		"CRLF without end":    {strings.ReplaceAll(strings.TrimSuffix(handWritten, "\n"), "\n", "\r\n"), "\r\n{CRLF}"},
		"indented":            {"  - {date: 2025-08-16, party: a, issue: b, fingerprint: 'v1:aa', verdict: approved, on: 2025-08-16}\n", ""},
		"empty brackets":      {"[]\n", "---\n{}"},
		"brackets":            {"[{date: 2025-08-16, party: a, issue: b, fingerprint: 'v1:aa', verdict: approved, on: 2025-08-16}]", "\n---\n{}"},
		"brackets over lines": {"[\n]\n# end\n", "---\n{}"},
		"start marker":        {"---\n", "{}"},
		"start marker only":   {"---", "\n{}"},
		"started":             {"---\n" + handWritten, "{}"},
		"end marker":          {handWritten + "...\n", ""},
		"next begun":          {handWritten + "---\n", "{}"},
		"null":                {"null\n", "---\n{}"},
		"tilde":               {"~", "\n---\n{}"},
		"literal note":        {strings.Replace(handWritten, ">-", "|+", 1) + "\n\n", "{}"},
		"literal without end": {strings.TrimSuffix(strings.Replace(handWritten, ">-", "|", 1), "\n"), "\n{}"},
		"two lists":           {handWritten + "---\n" + handWritten, "{}"},
		"line separator":      {strings.Replace(handWritten, "he said", "he\u2028    said", 1), ""},
	} {
		t.Run(name, func(t *testing.T) {
			before := readReviewBytes("reviews/jm.yaml", []byte(c.old))
			if f := before.fault(); f != nil {
				t.Fatalf("the case itself is wrong: %v", f)
			}
			entries := []review.SignOff{signOff("russia", ""), signOff("null", "a: \"b\" # c\n\u202e— ü")}
			got, err := AppendSignOffs("reviews/jm.yaml", []byte(c.old), entries)
			if err != nil {
				t.Fatal(err)
			}
			added, ok := strings.CutPrefix(string(got), c.old)
			if !ok {
				t.Fatalf("the old bytes are gone:\n%s", got)
			}
			if c.added != "" {
				want := strings.ReplaceAll(c.added, "{}", string(formatSignOffs(entries, 0, "\n")))
				want = strings.ReplaceAll(want, "{CRLF}", string(formatSignOffs(entries, 0, "\r\n")))
				if added != want {
					t.Errorf("added\n%q\nwant\n%q", added, want)
				}
			}
			after := readReviewBytes("reviews/jm.yaml", got).signOffs
			if len(after) != len(before.signOffs)+2 || !slices.EqualFunc(after[:len(before.signOffs)], before.signOffs, sameEntry) {
				t.Fatalf("%d entries, had %d", len(after), len(before.signOffs))
			}
			for i, e := range entries {
				if e.Reviewer = "jm"; !sameEntry(after[len(before.signOffs)+i], e) {
					t.Errorf("got %+v, want %+v", after[len(before.signOffs)+i], e)
				}
			}
		})
	}
}

func TestAppendToABrokenFileIsRefused(t *testing.T) {
	for _, old := range []string{
		"- date: [\n", "reviews: []\n", "- {date: 2025-08-16}\n", "- approved\n", "text\n", "\xff\xfe-\x00",
		"- date: 2025-08-16\n  note: \"unfinished\n",
	} {
		got, err := AppendSignOffs("reviews/jm.yaml", []byte(old), []review.SignOff{signOff("russia", "")})
		if err == nil {
			t.Errorf("%q became %q", old, got)
		} else if !strings.Contains(err.Error(), "reviews/jm.yaml") {
			t.Errorf("%q: %v", old, err)
		}
	}
}

// TestAppendKeepsThePrefix puts files together at random, from what people
// write and from rubble, and appends to them again and again.
func TestAppendKeepsThePrefix(t *testing.T) {
	pieces := []string{
		handWritten, "# c\n", "---\n", "...\n", "[]\n", "\n", "  ", "\t\n", "- {date: 2025-08-16, party: a, issue: b, fingerprint: 'v1:aa', verdict: approved, on: 2025-08-16}\n",
		"null\n", "\uFEFF", "%YAML 1.1\n---\n", "--- # c\n", "--- []", "\r\n", "- \n", "x: y\n", "'", "|\n", "#",
	}
	r := rand.New(rand.NewPCG(1, 2))
	appended := 0
	for range 2000 {
		var b bytes.Buffer
		for range r.IntN(5) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		old := b.Bytes()
		had := readReviewBytes("reviews/jm.yaml", old).signOffs
		for n := 1; n <= 3; n++ {
			content, err := AppendSignOffs("reviews/jm.yaml", old, []review.SignOff{signOff("russia", "n\noté")})
			if err != nil {
				break
			}
			appended++
			if !bytes.HasPrefix(content, old) {
				t.Fatalf("%q became %q", old, content)
			}
			f := readReviewBytes("reviews/jm.yaml", content)
			if f.fault() != nil || len(f.signOffs) != len(had)+n {
				t.Fatalf("%q: %d entries and %v, had %d", content, len(f.signOffs), f.fault(), len(had))
			}
			old = content
		}
	}
	if appended < 1000 {
		t.Errorf("only %d files could be appended to", appended)
	}
}

// FuzzReviews reads any bytes as a reviewer's file: problems within the file, and
// what is sound can be gone on with, and written anew, to be read the same.
func FuzzReviews(f *testing.F) {
	f.Add([]byte(handWritten), "he said")
	f.Add([]byte("- {date: 2025-01-01, party: a, issue: opts, fingerprint: \"v1:0123456789ab\", verdict: approved, on: 2025-01-05, note: x}\n"), "\u202e\x00\xff")
	for _, s := range []string{"", "null", "[]", "{}", "- ", "---\n...\n", "- - -", "# only\n", "- {date: 2025-01-01", "\ufeff[]", "- &a b", "a: b", "- date: 2025-01-01\r\n  party: a\r\n", "- {note: !x y}", "\u2028- x"} {
		f.Add([]byte(s), "? - : #")
	}
	f.Fuzz(func(t *testing.T, b []byte, note string) {
		if len(b) > 1<<14 || len(note) > 1<<10 {
			return
		}
		fsys := fullDataset()
		fsys["reviews/jm.yaml"] = &fstest.MapFile{Data: b}
		r := Read(fsys)
		checkPlaces(t, fsys, r.Problems)
		for _, p := range r.Problems {
			problem.Render(p)
		}

		const name = "reviews/jm.yaml"
		before := readReviewBytes(name, b)
		entry := signOff("a", note)
		appended, err := AppendSignOffs(name, b, []review.SignOff{entry})
		if before.fault() != nil {
			if err == nil {
				t.Fatalf("%q was added to, with an error in it", b)
			}
			return
		}
		if err == nil && (len(SignOffs(name, appended)) != len(before.signOffs)+1 || !bytes.HasPrefix(appended, b)) {
			t.Fatalf("%q goes on as %q", b, appended)
		}
		anew, err := AppendSignOffs(name, nil, before.signOffs)
		if err != nil {
			t.Fatalf("%q cannot be written: %v", b, err)
		}
		if again := SignOffs(name, anew); !slices.EqualFunc(again, before.signOffs, sameEntry) {
			t.Fatalf("%q is written as %q", b, anew)
		}
	})
}
