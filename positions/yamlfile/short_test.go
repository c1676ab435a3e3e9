package yamlfile

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/golden"
	"stance/positions/problem"
)

// shortFiles are the files of an archive but for the one that is expected.
func shortFiles(a *archive, but string) (files []File) {
	for _, name := range a.names {
		if name != but {
			files = append(files, File{name, []byte(a.content[name])})
		}
	}
	return files
}

// TestShort reads the files of each archive under testdata/short as one dataset, and
// compares the problems as people see them, and the folder that says the same.
func TestShort(t *testing.T) {
	cases, err := filepath.Glob("testdata/short/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal(err, len(cases))
	}
	const expected = "expected"
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a := readArchive(t, name)
			r := ReadShort(shortFiles(a, expected)...)
			got := ""
			for _, p := range r.Problems {
				if p.Rule != problem.NoEvidence { // of which there are many
					got += problem.Render(p)
				}
			}
			for _, f := range Files(r.Dataset) {
				got += "== " + f.Name + "\n" + string(f.Content)
			}
			if golden.Updating() {
				a.names = append(slices.DeleteFunc(a.names, func(n string) bool { return n == expected }), expected)
				a.content[expected] = got
				a.write(t, name)
				return
			}
			if want := a.content[expected]; got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			sameUnfolded(t, r)
		})
	}
}

// sameUnfolded holds that a dataset without errors says the same as a folder, record
// by record.
func sameUnfolded(t *testing.T, r *Result) {
	t.Helper()
	if !r.OK() || len(r.Dataset.Codebook.Parties) == 0 || len(r.Dataset.Codebook.Issues) == 0 {
		return
	}
	a := &archive{content: map[string]string{}}
	for _, f := range Files(r.Dataset) {
		a.names = append(a.names, f.Name)
		a.content[f.Name] = string(f.Content)
	}
	again := Read(fileSystem(a))
	for _, p := range again.Problems {
		if p.Severity == problem.Error {
			t.Errorf("unfolded: %s", problem.Render(p))
		}
	}
	if got, want := prints(again.Dataset), prints(r.Dataset); !slices.Equal(got, want) {
		t.Errorf("unfolded it says\n%s\nand before\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// prints are the records with their fingerprints.
func prints(d *positions.Dataset) (all []string) {
	h := positions.NewHistory(d, 0)
	for _, r := range d.Records {
		all = append(all, r.Date.String()+" "+r.Party.ID+" "+r.Issue.ID+" "+h.Fingerprint(r))
	}
	return all
}

// Of each file it is known which days it has; nothing is known of other files.
func TestDaysOfShortFiles(t *testing.T) {
	r := ReadShort(
		File{"two.yaml", []byte("parties: [P]\nissues: [I]\n2025-03-05: {P: {I: Later.}}\n2025-03-01: {P: {I: Sooner.}}\n")},
		File{"one.yaml", []byte("parties: [P]\nissues: [I]\n2025-03-09: {P: {I: Last.}}\n")},
		File{"none.yaml", []byte("parties: [P]\nissues: [I]\n")})
	for _, c := range []struct {
		file, last string
		several    bool
	}{{"two.yaml", "2025-03-05", true}, {"one.yaml", "2025-03-09", false}, {"none.yaml", "", false}, {"other.yaml", "", false}} {
		if got := r.LastDay(c.file).String(); got != c.last || r.HasDays(c.file) != c.several {
			t.Errorf("%s: the last day is %q, several: %t", c.file, got, r.HasDays(c.file))
		}
	}
}
