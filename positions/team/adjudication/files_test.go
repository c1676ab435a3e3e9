package adjudication_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions/problem"
	"stance/positions/team/adjudication"
	"stance/positions/team/agreement"
	"stance/positions/yamlfile"
)

const codebook = `
title: Talks
parties: [{id: north, name: North}, {id: south, name: South}]
issues:
  - {id: land, name: Land, scale: {options: [{id: some, label: Some}, {id: all, label: All}]}}
  - {id: trade, name: Trade, scale: {min: 1, max: 7}}
`

const source = "sources: [{id: s, title: S}]\n"

// coding reads a coder's snapshots.
func coding(t *testing.T, name, snapshots string) agreement.Coding {
	t.Helper()
	r := read(map[string]string{"codebook.yaml": codebook, "sources.yaml": source, "snapshots/all.yaml": snapshots})
	if !r.OK() {
		t.Fatal(problems(r))
	}
	return agreement.Coding{Name: name, Dataset: r.Dataset}
}

func read(files map[string]string) *yamlfile.Result {
	folder := fstest.MapFS{}
	for name, content := range files {
		folder[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return yamlfile.Read(folder)
}

func problems(r *yamlfile.Result) string {
	var b strings.Builder
	for _, p := range r.Problems {
		if p.Severity == problem.Error {
			b.WriteString(problem.Render(p))
		}
	}
	return b.String()
}

// adjudicated merges codings and gives the files by name.
func adjudicated(t *testing.T, codings ...agreement.Coding) map[string]string {
	t.Helper()
	a, err := agreement.Adjudicate(codings)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	list, _ := adjudication.Files(a)
	for _, f := range list {
		files[f.Name] = string(f.Content)
	}
	return files
}

const evidence = "evidence: [{quote: It is so., speaker: P, source: s}]"

const first = `
date: 2025-01-01
label: opening
positions:
  north:
    land: {position: some, summary: Some of it., terms: [{id: pay, text: Pay}], note: "A's own note", ` + evidence + `}
    trade: {position: 3, summary: Three., ` + evidence + `}
  south:
    land: {position: all, summary: All of it., ` + evidence + `}
---
date: 2025-01-02
positions:
  north:
    land: {position: same, summary: As before., ended: [{id: pay, how: met}], ` + evidence + `}
`

const second = `
date: 2025-01-01
label: opening
positions:
  north:
    land: {position: all, summary: All., terms: [{id: pay, text: Pay}], coder: b, ` + evidence + `}
    trade: {position: 3, summary: Also three., ` + evidence + `}
  south:
    land: {silent: true, note: Looked.}
---
date: 2025-01-02
positions:
  south:
    trade: {position: 7, summary: Seven., ` + evidence + `}
`

func TestFilesAreADataset(t *testing.T) {
	files := adjudicated(t, coding(t, "anna", first), coding(t, "ben", second))
	r := read(files)
	if !r.OK() {
		t.Fatalf("%s\n%s", problems(r), files["snapshots/2025-01-01-opening.yaml"])
	}
	var got []string
	for _, rec := range r.Dataset.Records {
		got = append(got, rec.Date.String()[5:]+" "+rec.Party.ID+" "+rec.Issue.ID)
	}
	want := "01-01 north trade"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("records: %s\nwant %s", s, want)
	}
	opening := files["snapshots/2025-01-01-opening.yaml"]
	for _, line := range []string{
		"    # TO DECIDE 1: anna and ben differ in position.",
		"    # --- anna:", "    # land:", "    #   position: some", "    #   coder:", "    #   note:", "    # # (anna's note: A's own note)",
		"    # --- ben:", "    #   position: all",
		"    # Agreed by anna and ben; not the same, and here as anna has it: summary.",
		"  # south:", "    # TO DECIDE 2: anna and ben differ in stance.", "    #   silent: true",
	} {
		if !strings.Contains(opening, line+"\n") {
			t.Errorf("%q is not in\n%s", line, opening)
		}
	}
	later := files["snapshots/2025-01-02.yaml"]
	for _, line := range []string{
		"    # TO DECIDE 3: recorded by anna alone.", "    # --- ben recorded nothing here.",
		"    #   position: some", // `same`, as anna's own record has it
		"    # TO DECIDE 4: recorded by ben alone.", "    # --- anna recorded nothing here.",
	} {
		if !strings.Contains(later, line+"\n") {
			t.Errorf("%q is not in\n%s", line, later)
		}
	}
}

// TestOpenEndings has two coders agree that a term has ended which a record in
// dispute gives.
func TestOpenEndings(t *testing.T) {
	codings := []agreement.Coding{coding(t, "anna", first), coding(t, "ben", second), coding(t, "carl", first)}
	a, err := agreement.Adjudicate(codings)
	if err != nil {
		t.Fatal(err)
	}
	if _, left := adjudication.Files(a); !slices.Equal(left, []string{"2025-01-02/north/land: ended {id: pay, how: met}"}) {
		t.Errorf("left out: %q", left)
	}
	files := adjudicated(t, codings...)
	if r := read(files); !r.OK() {
		t.Fatal(problems(r))
	}
	later := files["snapshots/2025-01-02.yaml"]
	for _, line := range []string{
		"    # Agreed by anna and carl.", "    # Left out, as no record here gives the terms; put it back when one does: ended {id: pay, how: met}.",
		"      position: some",
	} {
		if !strings.Contains(later, line+"\n") {
			t.Errorf("%q is not in\n%s", line, later)
		}
	}
}

// uncomment takes the # and the space after it off the lines of one coder's record in a dispute.
func uncomment(content, coder, number string) string {
	var out []string
	inDispute, inRecord := false, false
	lines := strings.Split(content, "\n")
	for i, line := range lines {
		bare := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(bare, "# "+adjudication.Marker+" "+number):
			inDispute = true
		case strings.HasPrefix(bare, "# --- end"):
			inDispute, inRecord = false, false
		case inDispute && strings.HasPrefix(bare, "# --- "):
			inRecord = strings.HasPrefix(bare, "# --- "+coder)
		case inDispute && inRecord && !strings.HasPrefix(bare, "# ("):
			if bare == "#" {
				line = "" // between paragraphs
			}
			line = strings.Replace(line, "# ", "", 1)
		case strings.HasPrefix(line, "  # ") && i+1 < len(lines) && strings.Contains(lines[i+1], adjudication.Marker+" "+number):
			line = strings.Replace(line, "# ", "", 1)
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// TestDecision takes the decisions that are open, and first forgets to say who
// took them and why.
func TestDecision(t *testing.T) {
	files := adjudicated(t, coding(t, "anna", first), coding(t, "ben", second))
	const opening, later = "snapshots/2025-01-01-opening.yaml", "snapshots/2025-01-02.yaml"
	for _, test := range []struct{ number, coder, file, cell string }{
		{"1", "anna", opening, "2025-01-01/north/land"}, {"1", "ben", opening, "2025-01-01/north/land"},
		{"2", "anna", opening, "2025-01-01/south/land"}, {"2", "ben", opening, "2025-01-01/south/land"},
		{"4", "ben", later, "2025-01-02/south/trade"},
	} {
		t.Run(test.number+" as "+test.coder, func(t *testing.T) {
			decided := map[string]string{}
			for n, c := range files {
				decided[n] = c
			}
			name := test.file
			decided[name] = uncomment(files[name], test.coder, test.number)
			r := read(decided)
			if said := problems(r); !strings.Contains(said, "`coder` has no value") || !strings.Contains(said, "`note` has no value") {
				t.Fatalf("nobody asks who decided and why: %s\n%s", said, decided[name])
			}
			decided[name] = strings.NewReplacer("      coder:\n      note:\n", "      coder: chair\n      note: So it was decided.\n").Replace(decided[name])
			r = read(decided)
			if !r.OK() {
				t.Fatalf("%s\n%s", problems(r), decided[name])
			}
			for _, rec := range r.Dataset.Records {
				if rec.Date.String()+"/"+rec.Party.ID+"/"+rec.Issue.ID == test.cell {
					if rec.Coder != "chair" || rec.Note != "So it was decided." {
						t.Errorf("decided by %q as %q", rec.Coder, rec.Note)
					}
					return
				}
			}
			t.Errorf("the record is not there:\n%s", decided[name])
		})
	}
}

// TestOddNames has names of coders, and notes, that would end a comment.
func TestOddNames(t *testing.T) {
	odd := "a\nb: [\u2028c\x1b"
	a := strings.Replace(first, `"A's own note"`, `"line one\n\nline: two #\n"`, 1)
	files := adjudicated(t, coding(t, odd, a), coding(t, "ben", second))
	if r := read(files); !r.OK() {
		t.Error(problems(r))
	}
}

func TestNothingToDecide(t *testing.T) {
	files := adjudicated(t, coding(t, "anna", first), coding(t, "ben", first))
	if r := read(files); !r.OK() || len(r.Dataset.Records) != 4 {
		t.Errorf("%d records, %s", len(r.Dataset.Records), problems(r))
	}
	for name, content := range files {
		if strings.Contains(content, adjudication.Marker) {
			t.Errorf("%s has something to decide:\n%s", name, content)
		}
	}
	if !strings.Contains(files["snapshots/2025-01-02.yaml"], "{id: pay, how: met}") {
		t.Error("an ending was lost")
	}
}
