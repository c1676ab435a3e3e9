package splice

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/team/review"
	"stance/positions/yamlfile"
)

// contents are those of all files.
func contents(t *testing.T, fsys fs.FS) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := fs.ReadFile(fsys, name)
		all[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func inMemory(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, content := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return fsys
}

// renamings are some of all kinds, to ids that YAML takes for text and to such as it does not.
func renamings(d *positions.Dataset, seed int) []Renaming {
	book := d.Codebook
	all := []Renaming{
		{Of: yamlfile.NamedParty, Old: book.Parties[0].ID}, {Of: yamlfile.NamedParty, Old: book.Parties[len(book.Parties)-1].ID},
		{Of: yamlfile.NamedIssue, Old: book.Issues[0].ID}, {Of: yamlfile.NamedSource, Old: d.Sources[len(d.Sources)/2].ID},
	}
	for _, is := range book.Issues {
		if is.Scale != nil && !is.Scale.Numeric() {
			all = append(all, Renaming{Of: yamlfile.NamedOption, Issue: is.ID, Old: is.Scale.Options[1].ID})
		}
	}
	for i := range all {
		to := []string{"new-name", "1-e-3", "2025-08-15", "null", "12"}
		all[i].New = to[(i+seed)%len(to)]
	}
	return all
}

// states are those of all records, in their order.
func states(r *yamlfile.Result) (all []review.State) {
	ledger := review.NewLedger(positions.NewHistory(r.Dataset, 0), r.Reviews)
	for _, rec := range r.Dataset.Records {
		all = append(all, ledger.State(rec))
	}
	return all
}

// TestRenameAndBack renames ids of made-up datasets that have every key, and back: the files
// are the same bytes again, and in between the id stands nowhere, every record has the state in
// review that it had, and lines are as many as they were.
func TestRenameAndBack(t *testing.T) {
	seeds := 3
	renamed := 0
	for seed := range seeds {
		files := contents(t, synthetic.Shape{Parties: 5, Issues: 5, Dates: 6, PerDate: 9, Sources: 8, Seed: uint64(seed), Full: true}.FS())
		d := read(t, inMemory(files))
		h := positions.NewHistory(d, 0)
		reviews := "# who looks\n"
		for i, r := range d.Records {
			mark := h.Fingerprint(r)
			if i%3 == 1 {
				mark = "v1:000000000000"
			}
			reviews += fmt.Sprintf("- {date: %s, party: %s, issue: \"%s\", fingerprint: '%s', verdict: approved, on: 2026-01-01}  # %d\n", r.Date, r.Party.ID, r.Issue.ID, mark, i)
		}
		files["reviews/jm.yaml"] = reviews
		for i, s := range d.Sources {
			if s.Archive == "" && i%2 == 0 {
				files["archive/"+s.ID+".txt"] = "The text of " + s.ID
				files["archive/"+s.ID+".orig.html"] = "\xff\x00 bytes"
				files["archive/"+s.ID+"@2025-01-02.txt"] = ""
			}
		}
		before := yamlfile.Read(inMemory(files))
		for _, r := range renamings(d, seed) {
			name := fmt.Sprintf("%d: %s %s to %s", seed, r.Of, r.Old, r.New)
			there := Overlay(inMemory(files), nil)
			out, err := Rename(there, r)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			after := Overlay(there, out.Edits)
			if !out.After.OK() {
				t.Fatalf("%s: %v", name, out.After.Problems)
			}
			if !slices.Equal(states(before), states(out.After)) {
				t.Errorf("%s: records have other states in review", name)
			}
			now := contents(t, after)
			for _, m := range yamlfile.MentionsIn(after) {
				if m.Of == r.Of && m.ID == r.Old && m.Issue == r.Issue {
					t.Errorf("%s: it still stands at %s:%d", name, m.File, m.Line)
				}
			}
			for file, content := range files {
				if of, ok := now[r.moved(file)]; !ok && r.Of == yamlfile.NamedSource || ok && strings.Count(of, "\n") != strings.Count(content, "\n") {
					t.Errorf("%s: %s is\n%s", name, file, of)
				}
			}
			back := r
			back.Old, back.New = r.New, r.Old
			again, err := Rename(after, back)
			if err != nil {
				t.Fatalf("%s, and back: %v", name, err)
			}
			last := contents(t, Overlay(after, again.Edits))
			for file, content := range files {
				if yamlfile.OneLine(r.New) != r.New { // quotes that it needed stay
					content, last[file] = strings.ReplaceAll(content, `"`, ""), strings.ReplaceAll(last[file], `"`, "")
				}
				if last[file] != content {
					t.Errorf("%s: renamed back, %s is\n%s", name, file, last[file])
				}
			}
			if len(last) != len(files) || again.SignOffs != out.SignOffs || !maps.Equal(again.Places, out.Places) {
				t.Errorf("%s: %v and back %v", name, out, again)
			}
			renamed++
		}
	}
	if renamed < 18 {
		t.Errorf("only %d", renamed)
	}
}

// laidOut is a dataset in layouts of all sorts; what is renamed stands between « and ».
var laidOut = map[string]string{
	"codebook.yaml": `title: Talks of us  # us
parties:
  - «us»  # a name alone
  - {id: eu, name: "EU", member_of: [all]}
  - id: all   # a group
    name: All
issues:
  - id: 'us-bases'
    name: Bases
    scale: Leave < no=No|«Some few» > Stay
  - {id: tolls, name: Tolls, scale: [None, Some few]}
`,
	"sources.yaml": "sources:\r\n- {id: us, title: One}\r\n",
	"snapshots/a.yaml": `date: 2025-01-01
searched: {parties: [«us» , eu], issues: [us-bases], sources: [us]}
---
date: 2025-01-02
positions:
  "«us»": # they
    us-bases: {position: some-few, summary: us, terms: [{id: us, text: us, against: ["eu/us-bases/us"], if: [ "us-bases/us2" ]}, {id: us2, text: Two}], evidence: [{quote: us, speaker: us, source: us}]}
  eu:
    us-bases:
      summary: us
      plausible: ["no", some-few]
      terms:
        - id: us
          text: us
          against:
            - >-
              «us»/us-bases/us
      claims:
      - by: |-
          «us»
        summary: us
`,
	"archive/us.txt":  "us",
	"archive/us2.txt": "us2",
}

// TestRenameInAllLayouts renames a party that is called like other things.
func TestRenameInAllLayouts(t *testing.T) {
	files, want := map[string]string{}, map[string]string{}
	for name, text := range laidOut {
		text = strings.ReplaceAll(text, "«Some few»", "Some few")
		files[name] = strings.NewReplacer("«", "", "»", "").Replace(text)
		want[name] = strings.NewReplacer("«us»  # a", "{id: them, name: us}  # a", "«us»", "them").Replace(text)
	}
	out, err := Rename(inMemory(files), Renaming{Of: yamlfile.NamedParty, Old: "us", New: "them"})
	if err != nil {
		t.Fatal(err)
	}
	if !out.After.OK() || out.Places["snapshots/a.yaml"] != 4 || out.Places["codebook.yaml"] != 1 || len(out.Moves) > 0 {
		t.Errorf("%v %v", out.After.Problems, out.Places)
	}
	for name, content := range contents(t, Overlay(inMemory(files), out.Edits)) {
		if content != want[name] {
			t.Errorf("%s is\n%s\nwant\n%s", name, content, want[name])
		}
	}
}

// TestRenameOptionOfASpeltScale writes a scale out that was one text.
func TestRenameOptionOfASpeltScale(t *testing.T) {
	files := map[string]string{}
	for name, text := range laidOut {
		files[name] = strings.NewReplacer("«", "", "»", "").Replace(text)
	}
	out, err := Rename(inMemory(files), Renaming{Of: yamlfile.NamedOption, Issue: "us-bases", Old: "some-few", New: "few"})
	if err != nil {
		t.Fatal(err)
	}
	now := contents(t, Overlay(inMemory(files), out.Edits))
	for name, want := range map[string]string{
		"codebook.yaml":    `    scale: {low: Leave, high: Stay, options: [{id: "no", label: "No"}, {id: few, label: Some few}]}` + "\n  - {id: tolls, name: Tolls, scale: [None, Some few]}\n",
		"snapshots/a.yaml": "      plausible: [\"no\", few]\n",
	} {
		if !out.After.OK() || !strings.Contains(now[name], want) {
			t.Errorf("%s is\n%s", name, now[name])
		}
	}
	out, err = Rename(inMemory(files), Renaming{Of: yamlfile.NamedOption, Issue: "tolls", Old: "some-few", New: "few"})
	if err != nil || !strings.Contains(string(out.Edits[0].New), "scale: [None, {id: few, label: Some few}]") {
		t.Errorf("%v %v", out, err)
	}
}

// TestRenameSource renames a source with its texts, and nothing that merely begins like it;
// a file that is in the way is none to be written over.
func TestRenameSource(t *testing.T) {
	files := map[string]string{}
	for name, text := range laidOut {
		files[name] = strings.NewReplacer("«", "", "»", "").Replace(text)
	}
	out, err := Rename(inMemory(files), Renaming{Of: yamlfile.NamedSource, Old: "us", New: "them"})
	if err != nil {
		t.Fatal(err)
	}
	now := contents(t, Overlay(inMemory(files), out.Edits))
	if now["archive/them.txt"] != "us" || now["archive/us.txt"] != "" || now["archive/us2.txt"] != "us2" || now["sources.yaml"] != "sources:\r\n- {id: them, title: One}\r\n" {
		t.Errorf("%v", now)
	}
	files["archive/them.txt"] = "of another"
	if _, err := Rename(inMemory(files), Renaming{Of: yamlfile.NamedSource, Old: "us", New: "them"}); err == nil || !strings.Contains(err.Error(), "archive/them.txt is there already") {
		t.Errorf("%v", err)
	}
}
