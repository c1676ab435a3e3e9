//go:build unix

package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestPlantedResults has links, pipes and the like, in the folders that results are
// written into, under the names that the program gives to these.
func TestPlantedResults(t *testing.T) {
	ran := 0
	for _, c := range []struct{ folder, file, line string }{
		{"results", "i.svg", "report -o /dev/null --charts data/results"},
		{"results", "i-over-time.svg", "report -o /dev/null --charts data/results"},
		{"deep/results", "i.svg", "report -o /dev/null --charts data/deep/results"},
		{"results", "stance.1", "man data/results"},
		{"deep/results", "stance.1", "man data/deep/results"},
		{"schemas", "codebook.json", "schema --write data/schemas"},
		{"deep/schemas", "codebook.json", "schema --write data/deep/schemas"},
		{"../results", "i.svg", "report -o /dev/null --charts results"},
		{"../results", "stance.1", "man results"},
		{"../results", "codebook.json", "schema --write results"},
	} {
		plants := append([]plant{
			{name: "link to the codebook", make: linkTo("@/../work/data/codebook.yaml")},
			{name: "link to a snapshot", make: linkTo("@/../work/data/snapshots/2025-01-01.yaml")},
			{name: "link to a text", make: func(_, at string) error {
				rel, err := filepath.Rel(filepath.Dir(at), filepath.Join(at[:strings.Index(at, "/work/")], "work/data/archive/r.txt"))
				if err != nil {
					return err
				}
				return os.Symlink(rel, at)
			}},
			{name: "link to a file beside it", make: func(_, at string) error {
				if err := os.WriteFile(at+".mine", []byte("mine"), 0o666); err != nil {
					return err
				}
				return os.Symlink(filepath.Base(at)+".mine", at)
			}},
		}, plantedFiles...)
		if strings.HasPrefix(c.folder, "deep/") && !everything() {
			plants = plants[:6]
		}
		for i := range plants {
			p := &plants[i]
			ran++
			t.Run(c.line+"/"+c.file+"/"+p.name, func(t *testing.T) {
				t.Parallel()
				st := newStranger(t)
				st.write(filepath.Join(st.data, "snapshots/2025-01-03.yaml"), "date: 2025-01-03\npositions: {a: {i: {position: low, summary: L.}}, b: {i: {position: high, summary: H.}}}\n")
				if !st.plant(p, c.folder+"/"+c.file) {
					t.Skip("no privilege to make a device")
				}
				at := filepath.Join(st.data, c.folder, c.file)
				planted, err := os.Lstat(at)
				if err != nil {
					t.Fatal(err)
				}
				mine, _ := os.ReadFile(at + ".mine")
				before := map[string][]byte{}
				for _, name := range []string{"codebook.yaml", "sources.yaml", "snapshots/2025-01-01.yaml", "archive/r.txt"} {
					if before[name], err = os.ReadFile(filepath.Join(st.data, name)); err != nil {
						t.Fatal(err)
					}
				}
				code, out, messages := st.run(strings.Split(c.line, " ")...)
				if code != exitUnreadable && code != exitUsage || !strings.Contains(messages, c.file) {
					t.Errorf("exit code %d\n%s%s", code, out, messages)
				}
				for name, was := range before {
					if now, err := os.ReadFile(filepath.Join(st.data, name)); err != nil || string(now) != string(was) {
						t.Errorf("%s was changed: %v", name, err)
					}
				}
				if now, _ := os.ReadFile(at + ".mine"); string(now) != string(mine) {
					t.Error("the file beside it was changed")
				}
				if now, err := os.Lstat(at); err != nil || now.Mode() != planted.Mode() {
					t.Errorf("what was planted is gone: %v", err)
				}
			})
		}
	}
	for _, folder := range []string{"results", "deep/results"} {
		for _, line := range []string{"report -o /dev/null --charts data/", "man data/", "schema --write data/"} {
			for i := range plantedFolders {
				p := &plantedFolders[i]
				ran++
				t.Run(line+folder+"/"+p.name, func(t *testing.T) {
					t.Parallel()
					st := newStranger(t)
					if !st.plant(p, folder) {
						t.Skip("no privilege to make a device")
					}
					if code, out, messages := st.run(strings.Split(line+folder, " ")...); code != exitUnreadable {
						t.Errorf("exit code %d\n%s%s", code, out, messages)
					}
				})
			}
		}
	}
	t.Logf("%d runs", ran)
}

// TestResultsThatAreTexts has sources whose texts have the names of results.
func TestResultsThatAreTexts(t *testing.T) {
	for text, line := range map[string]string{
		"charts/i.svg":          "report -o /dev/null --charts data/charts",
		"schemas/snapshot.json": "schema --write data/schemas",
		"pages/stance-diff.1":   "man data/pages",
	} {
		st := newStranger(t)
		st.write(filepath.Join(st.data, "sources.yaml"), "sources: [{id: s, title: S, archive: "+text+"}, {id: r, title: R}]\n")
		st.write(filepath.Join(st.data, text), "very little, very much")
		code, out, messages := st.run(strings.Split(line, " ")...)
		if now, _ := os.ReadFile(filepath.Join(st.data, text)); code != exitUsage || string(now) != "very little, very much" {
			t.Errorf("%s: exit code %d, %q\n%s%s", line, code, now, out, messages)
		}
	}
}

// TestResultsThroughPlantedLinks has links under the names that the user gives to
// results, in a stranger's dataset and in a clone with one, and on the way to them.
func TestResultsThroughPlantedLinks(t *testing.T) {
	plants := append(slices.Clone(plantedFiles), plant{"link to git's hooks", linkTo(".git/hooks/post-commit"), outward})
	ran := 0
	refused := func(p *plant, place string, lines ...string) {
		for _, line := range lines {
			ran++
			t.Run(line+"/"+p.name, func(t *testing.T) {
				t.Parallel()
				st := newStranger(t)
				st.write(filepath.Join(filepath.Dir(st.data), ".git/config"), "")
				st.write(filepath.Join(st.outside, "snapshots/codebook.yaml"), "title: Another\nparties: []\nissues: []\n")
				st.plant(p, place)
				code, out, messages := st.run(strings.Split(line, " ")...)
				if code != exitUnreadable || !strings.Contains(messages, "link") {
					t.Errorf("exit code %d\n%s%s", code, out, messages)
				}
				if info, err := os.Lstat(filepath.Join(st.data, place)); err != nil || info.Mode()&os.ModeSymlink == 0 {
					t.Errorf("the link is gone: %v", err)
				}
			})
		}
	}
	for i := range plants {
		if p := &plants[i]; p.is != special {
			refused(p, "result", "show -o data/result", "export -f csv -o data/result", "schema diff -o data/result", "verify --allow-missing -o data/../data/result")
			refused(p, "../result", "show -o result", "report -o result", "export -f xlsx -o ./result")
		}
	}
	for i := range plantedFolders {
		if p := &plantedFolders[i]; p.is != special {
			refused(p, "results", "show -o data/results/new", "export -f csv -o data/results/new/er", "init data/results/new", "import table.csv --title T --data data/results/new")
			refused(p, "../results", "show -o results/new", "report -o /dev/null --charts results/new", "man results/new", "schema --write results")
		}
	}
	t.Logf("%d runs", ran)

	// Links that stay within are followed, and where the user stands is theirs.
	st := newStranger(t)
	st.plant(&plant{make: linkTo("notes/result.txt")}, "result")
	st.write(filepath.Join(st.data, "notes/result.txt"), "old")
	if code, _, messages := st.run("show", "-o", "data/result"); code != exitDone {
		t.Errorf("exit code %d: %s", code, messages)
	}
	if now, _ := os.ReadFile(filepath.Join(st.data, "notes/result.txt")); string(now) == "old" {
		t.Error("it was not written to the place that the link says")
	}
	st.plant(&plant{make: linkTo("@")}, "mine")
	s, _, messages := reviewStreams(filepath.Join(st.data, "mine"))
	if code := run([]string{"show", "-C", st.data, "-o", "result"}, s); code != exitDone {
		t.Errorf("exit code %d: %s", code, messages)
	}
}
