//go:build unix

package main

import (
	"os"
	"path/filepath"
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
