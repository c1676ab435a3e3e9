package splice

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/team/review"
	"stance/positions/yamlfile"
)

const jm = "reviews/jm.yaml"

func signOff(party, note string) review.SignOff {
	date, _ := positions.ParseDate("2025-08-17")
	return review.SignOff{Date: date, Party: party, Issue: "territory", Fingerprint: "v1:0123456789ab", Verdict: review.Approve, On: date + 3, Note: note}
}

// asAdded is how signOff("russia", "") and signOff("null", "a: \"b\" # c\n\u202e— ü") are written.
const asAdded = `- date: 2025-08-17
  party: russia
  issue: territory
  fingerprint: v1:0123456789ab
  verdict: approved
  on: 2025-08-20
- date: 2025-08-17
  party: "null"
  issue: territory
  fingerprint: v1:0123456789ab
  verdict: approved
  on: 2025-08-20
  note: "a: \"b\" # c\n\u202E— ü"
`

// signOffsIn reads a file that has no error in it.
func signOffsIn(t testing.TB, content []byte) []review.SignOff {
	t.Helper()
	found, fault := yamlfile.SignOffsIn(jm, content)
	if fault != nil {
		t.Fatalf("%v in %q", fault, content)
	}
	return found
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

// TestAddSignOffs appends to files as people and editors leave them. The
// old bytes stay, and what is read afterwards is what was there and the new.
func TestAddSignOffs(t *testing.T) {
	for name, c := range map[string]struct {
		old   string
		added string // what comes after the old bytes, where it is of interest; {} is the entry
	}{
		"nothing":                          {"", "{}"},
		"header":                           {string(yamlfile.ReviewHeader("Jane Mbeki")), "{}"},
		"comment without end":              {"# mine", "\n{}"},
		"byte order mark":                  {"\uFEFF", "{}"},
		"hand-written":                     {handWritten, "{}"},
		"no final newline":                 {strings.TrimSuffix(handWritten, "\n"), "\n{}"},
		"blank lines":                      {handWritten + "\n\n\n", "{}"},
		"trailing comment":                 {handWritten + "  # so much for that\n", "{}"},
		"trailing spaces":                  {handWritten + "   ", "\n{}"},
		"CRLF":                             {strings.ReplaceAll(handWritten, "\n", "\r\n"), "{CRLF}"},
		"CRLF without end":                 {strings.ReplaceAll(strings.TrimSuffix(handWritten, "\n"), "\n", "\r\n"), "\r\n{CRLF}"},
		"indented":                         {"  - {date: 2025-08-16, party: a, issue: b, fingerprint: 'v1:aa', verdict: approved, on: 2025-08-16}\n", ""},
		"empty brackets":                   {"[]\n", "---\n{}"},
		"brackets":                         {"[{date: 2025-08-16, party: a, issue: b, fingerprint: 'v1:aa', verdict: approved, on: 2025-08-16}]", "\n---\n{}"},
		"brackets over lines":              {"[\n]\n# end\n", "---\n{}"},
		"start marker":                     {"---\n", "{}"},
		"start marker only":                {"---", "\n{}"},
		"started":                          {"---\n" + handWritten, "{}"},
		"end marker":                       {handWritten + "...\n", "---\n{}"},
		"closed, and empty":                {"---\n...\n", "---\n{}"},
		"closed in no line of an editor's": {"[]\n# c\u2028...\n", "---\n{}"},
		"next begun":                       {handWritten + "---\n", "{}"},
		"null":                             {"null\n", "---\n{}"},
		"tilde":                            {"~", "\n---\n{}"},
		"literal note":                     {strings.Replace(handWritten, ">-", "|+", 1) + "\n\n", "{}"},
		"literal without end":              {strings.TrimSuffix(strings.Replace(handWritten, ">-", "|", 1), "\n"), "\n{}"},
		"tag alone":                        {"! ", "\n---\n{}"},
		"kept lines without end":           {strings.TrimSuffix(strings.Replace(handWritten, ">-", "|+", 1), "\n") + "\n\n  ", "\n{}"},
		"two lists":                        {handWritten + "---\n" + handWritten, "{}"},
		"line separator":                   {strings.Replace(handWritten, "he said", "he\u2028    said", 1), ""},
	} {
		t.Run(name, func(t *testing.T) {
			before := signOffsIn(t, []byte(c.old))
			entries := []review.SignOff{signOff("russia", ""), signOff("null", "a: \"b\" # c\n\u202e— ü")}
			got, err := AddSignOffs(jm, []byte(c.old), entries)
			if err != nil {
				t.Fatal(err)
			}
			added, ok := strings.CutPrefix(string(got), c.old)
			if !ok {
				t.Fatalf("the old bytes are gone:\n%s", got)
			}
			if c.added != "" {
				want := strings.ReplaceAll(c.added, "{}", asAdded)
				want = strings.ReplaceAll(want, "{CRLF}", strings.ReplaceAll(asAdded, "\n", "\r\n"))
				if added != want {
					t.Errorf("added\n%q\nwant\n%q", added, want)
				}
			}
			want := before
			for _, e := range entries {
				e.Reviewer = "jm"
				want = append(want, e)
			}
			if after := signOffsIn(t, got); !slices.EqualFunc(after, want, sameSignOff) {
				t.Fatalf("got %+v, want %+v", after, want)
			}
		})
	}
}

func TestAppendToABrokenFileIsRefused(t *testing.T) {
	for _, old := range []string{
		"- date: &d 2025-08-16\n", "- date: [\n", "reviews: []\n", "- {date: 2025-08-16}\n", "- approved\n", "text\n", "\xff\xfe-\x00",
		"- date: 2025-08-16\n  note: \"unfinished\n",
	} {
		got, err := AddSignOffs(jm, []byte(old), []review.SignOff{signOff("russia", "")})
		if err == nil {
			t.Errorf("%q became %q", old, got)
		} else if !strings.Contains(err.Error(), jm) {
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
		had, _ := yamlfile.SignOffsIn(jm, old)
		for n := 1; n <= 3; n++ {
			content, err := AddSignOffs(jm, old, []review.SignOff{signOff("russia", "n\noté")})
			if err != nil {
				break
			}
			appended++
			if !bytes.HasPrefix(content, old) {
				t.Fatalf("%q became %q", old, content)
			}
			if now := signOffsIn(t, content); len(now) != len(had)+n {
				t.Fatalf("%q: %d entries, had %d", content, len(now), len(had))
			}
			old = content
		}
	}
	if appended < 1000 {
		t.Errorf("only %d files could be appended to", appended)
	}
}

// TestALongNoteStaysOnItsLine holds that a note is not folded, however long it is: one
// line is one key in these files.
func TestALongNoteStaysOnItsLine(t *testing.T) {
	note := strings.Repeat("word ", 60) + "end"
	got, err := AddSignOffs(jm, nil, []review.SignOff{signOff("russia", note)})
	if err != nil || !strings.HasSuffix(string(got), "\n  note: "+note+"\n") {
		t.Errorf("%v\n%s", err, got)
	}
}

// TestAnyTextInSignOffs has every text as a note, and as a reviewer's name in the head of
// the file.
func TestAnyTextInSignOffs(t *testing.T) {
	for texts := range slices.Chunk(synthetic.Texts(), 60) {
		var entries []review.SignOff
		content := yamlfile.ReviewHeader(strings.Join(texts, " ") + " \xff")
		for _, text := range texts {
			entries = append(entries, review.SignOff{Date: 740000, Party: "null", Issue: "1e3", Fingerprint: "v1:0123456789ab", Verdict: review.Approve, On: 740001, Note: text})
		}
		content, err := AddSignOffs(jm, content, entries)
		if err != nil {
			t.Fatal(err)
		}
		for how, content := range map[string][]byte{"as it is": content, "by the library": append(content, "#\t\n"...)} {
			got := signOffsIn(t, content)
			if len(got) != len(entries) {
				t.Fatalf("%s: %d of %d", how, len(got), len(entries))
			}
			for i := range got {
				if got[i].Note != entries[i].Note || got[i].Party != "null" || got[i].Issue != "1e3" {
					t.Errorf("%s: %+v, want %q", how, got[i], entries[i].Note)
				}
			}
		}
	}
}

func TestNoTextInSignOffs(t *testing.T) {
	content, err := AddSignOffs(jm, nil, []review.SignOff{signOff("p", "caf\xe9")})
	if err == nil || !strings.HasPrefix(err.Error(), `nothing was added to reviews/jm.yaml: note: "caf\xe9" is not in UTF-8`) {
		t.Errorf("%v: it was written as\n%s", err, content)
	}
}

// FuzzSignOffs goes on with any file that is sound: the old bytes stay, or there is an
// error that does not say it is the program's; and what was said in it can be written anew.
func FuzzSignOffs(f *testing.F) {
	f.Add([]byte(handWritten), "he said")
	for _, s := range []string{"", "null", "[]", "---\n...\n", "# only\n", "\ufeff[]", "--- # c", "...\n", "'",
		"- {date: 2025-01-01, party: a, issue: opts, fingerprint: \"v1:0123456789ab\", verdict: approved, on: 2025-01-05, note: x}\n"} {
		f.Add([]byte(s), "? - : #\u202e\x00")
	}
	f.Fuzz(func(t *testing.T, b []byte, note string) {
		if len(b) > 1<<14 || len(note) > 1<<10 {
			return
		}
		before, fault := yamlfile.SignOffsIn(jm, b)
		added, err := AddSignOffs(jm, b, []review.SignOff{signOff("a", note)})
		if unproved := (*UnprovedError)(nil); errors.As(err, &unproved) {
			t.Fatalf("%q: %v", b, err)
		}
		if fault != nil {
			if err == nil {
				t.Fatalf("%q was added to, with an error in it", b)
			}
			return
		}
		if err == nil && (len(signOffsIn(t, added)) != len(before)+1 || !bytes.HasPrefix(added, b)) {
			t.Fatalf("%q goes on as %q", b, added)
		}
		anew, err := AddSignOffs(jm, nil, before)
		if err != nil {
			t.Fatalf("%q cannot be written: %v", b, err)
		}
		if again := signOffsIn(t, anew); !slices.EqualFunc(again, before, sameSignOff) {
			t.Fatalf("%q is written as %q", b, anew)
		}
	})
}
