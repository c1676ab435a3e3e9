package splice

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/yamlfile"
)

const book = `title: T
parties:
  - {id: a, name: A}
  - {id: b, name: B}
  - {id: c, name: C}
issues:
  - id: x
    name: X
    scale:
      options:
        - {id: p, label: P}
        - {id: q, label: Q}
  - {id: u, name: U, scale: {min: 1, max: 7}}
  - {id: z, name: Z}
`

func folder(files map[string]string) fstest.MapFS {
	f := fstest.MapFS{"codebook.yaml": {Data: []byte(book)}}
	for name, content := range files {
		f[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return f
}

func read(t testing.TB, fsys fs.FS) *positions.Dataset {
	t.Helper()
	r := yamlfile.Read(fsys)
	for _, p := range r.Problems {
		if p.Severity == problem.Error {
			t.Fatalf("the case itself is wrong: %s", problem.Render(p))
		}
	}
	return r.Dataset
}

// marked takes a text with what is to be added between ‹ and › apart, and what
// is to go, between « and ».
func marked(text string) (old, after string) {
	old = text
	for {
		head, rest, ok := strings.Cut(old, "‹")
		if !ok {
			break
		}
		_, tail, _ := strings.Cut(rest, "›")
		old = head + tail
	}
	old = strings.NewReplacer("«", "", "»", "").Replace(old)
	after = text
	for {
		head, rest, ok := strings.Cut(after, "«")
		if !ok {
			break
		}
		_, tail, _ := strings.Cut(rest, "»")
		after = head + tail
	}
	return old, strings.NewReplacer("‹", "", "›", "").Replace(after)
}

// date is that of the records in the cases.
var date, _ = positions.ParseDate("2025-08-17")

// record makes one from words: a/x is a stance, a/x! silence, a/x<b a claim by
// b.
func record(d *positions.Dataset, word string) *positions.Record {
	cell, by, claim := strings.Cut(word, "<")
	cell, silent := strings.CutSuffix(cell, "!")
	party, issue, _ := strings.Cut(cell, "/")
	r := &positions.Record{Date: date, Party: d.Codebook.Party(party), Issue: d.Codebook.Issue(issue)}
	switch {
	case claim:
		r.Claims = []*positions.Claim{{Record: r, By: d.Codebook.Party(by), Option: -1, Summary: "By " + by}}
	case silent:
		r.Silence = &positions.Silence{Record: r}
	default:
		r.Stance, r.Note = &positions.Stance{Record: r, Option: -1, Summary: "New"}, "None"
	}
	return r
}

// TestRecords splices records into a snapshot of every layout.
func TestRecords(t *testing.T) {
	for name, c := range map[string]struct{ add, want string }{
		"block, in the codebook's order": {"a/u b/x c/z", "date: 2025-08-17\npositions:\n  a:\n    x:\n      summary: S\n‹    u:\n      summary: New\n      note: None\n›    z:\n      summary: S\n  b:\n‹    x:\n      summary: New\n      note: None\n›    u: {summary: S}\n‹  c:\n    z:\n      summary: New\n      note: None\n›"},
		"at the end":                     {"a/z b/z", "date: 2025-08-17\npositions:\n  a:\n    x: {summary: S}\n‹    z:\n      summary: New\n      note: None\n›  b:\n    u: {summary: S}\n‹    z:\n      summary: New\n      note: None\n›"},
		"not in order":                   {"a/u", "date: 2025-08-17\npositions:\n  a:\n    z: {summary: S}\n    x: {summary: S}\n‹    u:\n      summary: New\n      note: None\n›"},
		"four spaces":                    {"a/u b/x!", "date: 2025-08-17\npositions:\n    a:\n        x:\n            summary: S\n‹        u:\n            summary: New\n            note: None\n›‹    b:\n        x:\n            silent: true\n›"},
		"nothing":                        {"a/x!", "date: 2025-08-17\npositions:\n‹  a:\n    x:\n      silent: true\n›"},
		"no key":                         {"a/x!", "date: 2025-08-17\n‹positions:\n  a:\n    x:\n      silent: true\n›# end\n"},
		"no key nor end of line":         {"a/x!", "date: 2025-08-17‹\npositions:\n  a:\n    x:\n      silent: true›"},
		"nothing but a comment":          {"a/x!", "date: 2025-08-17\npositions:  # yet\n  # none\n‹  a:\n    x:\n      silent: true\n›# end\n"},
		"empty brackets":                 {"a/x!", "date: 2025-08-17\npositions:« {}»  # yet\n‹  a:\n    x:\n      silent: true\n›note: N\n"},
		"null":                           {"a/x!", "positions:« ~»\n‹  a:\n    x:\n      silent: true\n›date: 2025-08-17\n"},
		"empty party":                    {"a/x!", "date: 2025-08-17\npositions:\n  a:« {}»\n‹    x:\n      silent: true\n›  b:\n    u: {summary: S}\n"},
		"flow":                           {"a/u! b/x!", "date: 2025-08-17\npositions: {a: {x: {summary: \"S } it's\"}‹, u: {silent: true}›}‹, b: {x: {silent: true}}›} # }\n"},
		"flow in all":                    {"a/x!", "{date: 2025-08-17, positions: {‹a: {x: {silent: true}}›}}\n"},
		"flow without positions":         {"a/x!", "{date: 2025-08-17‹, positions: {a: {x: {silent: true}}}›}"},
		"flow on lines":                  {"a/u! b/x!", "date: 2025-08-17\npositions: {\n  a: {\n    x: {summary: It's, note: 'it''s }'}‹,\n    u: {silent: true}› # } here\n  }‹,\n  b: {x: {silent: true}}›\n}\n"},
		"flow with a last comma":         {"a/u!", "date: 2025-08-17\npositions: {a: {x: {summary: S},‹ u: {silent: true},› },}\n"},
		"Windows":                        {"a/u!", "date: 2025-08-17\r\npositions:\r\n  a:\r\n    x:\r\n      summary: >-\r\n        S\r\n‹    u:\r\n      silent: true\r\n›\r\n# end\r\n"},
		"old Macintosh":                  {"a/u!", "date: 2025-08-17\rpositions:\r  a:\r    x:\r      summary: S\r‹    u:\r      silent: true\r›"},
		"mark of byte order":             {"a/u!", "\uFEFFdate: 2025-08-17\npositions:\n  a:\n    x:\n      summary: S\n‹    u:\n      silent: true\n›"},
		"no end of line":                 {"a/u! b/x!", "date: 2025-08-17\npositions:\n  a:\n    x:\n      summary: S‹\n    u:\n      silent: true›‹\n  b:\n    x:\n      silent: true›"},
		"empty lines between":            {"a/u! c/x!", "date: 2025-08-17\n\npositions:\n\n  a:\n\n    x:\n      summary: S\n\n‹    u:\n      silent: true\n\n›    z:\n      summary: S\n\n  # of b\n  b:\n    x: {summary: S}\n‹\n  c:\n    x:\n      silent: true\n›"},
		"comments stay with theirs":      {"a/u!", "date: 2025-08-17\npositions:\n  a:\n    # x\n    x:\n      summary: S  # here\n      # below\n‹    u:\n      silent: true\n›    # z\n    z:\n      summary: S\n"},
		"first, above a comment":         {"a/x!", "date: 2025-08-17\npositions:\n  a:\n‹    x:\n      silent: true\n›    # z\n    z:\n      summary: S\n"},
		"literal with empty lines":       {"a/u!", "date: 2025-08-17\npositions:\n  a:\n    x:\n      summary: |+\n        S\n\n        # no comment\n\n\n‹    u:\n      silent: true\n›"},
		"text at the margin":             {"a/u!", "date: 2025-08-17\npositions:\n  a:\n    x:\n      summary: \"one\n# two\n\nthree\"\n‹    u:\n      silent: true\n›"},
		"documents":                      {"b/x! a/u!", "date: 2025-08-16\npositions:\n  b:\n    z: {summary: S}\n---\n# 17\ndate: 2025-08-17\npositions:\n  a:\n    x: {summary: S}\n‹    u:\n      silent: true\n›‹  b:\n    x:\n      silent: true\n›---\ndate: 2025-08-18\n...\n"},
		"claim beside a stance":          {"a/x<b", "date: 2025-08-17\npositions:\n  a:\n    x:\n      summary: S\n‹      claims:\n        - by: b\n          summary: By b\n›    z:\n      summary: S\n"},
		"claim beside claims":            {"a/x<b a/x<c", "date: 2025-08-17\npositions:\n  a:\n    x:\n      claims:\n      - {by: c, summary: S}\n‹      - by: b\n        summary: By b\n      - by: c\n        summary: By c\n›      note: N\n"},
		"claim in brackets":              {"a/x<b", "date: 2025-08-17\npositions:\n  a:\n    x:\n      claims: [{by: c, summary: S}‹, {by: b, summary: By b}›]\n"},
		"claim into braces":              {"a/x<b", "date: 2025-08-17\npositions:\n  a:\n    x: {summary: S‹, claims: [{by: b, summary: By b}]›}\n"},
		"stance beside claims":           {"a/x a/x<b", "date: 2025-08-17\npositions:\n  a:\n    x:\n‹      summary: New\n      note: None\n›      claims:\n        - {by: c, summary: S}\n‹        - by: b\n          summary: By b\n›"},
		"claim in a new cell":            {"a/u<b", "date: 2025-08-17\npositions:\n  a:\n    x: {summary: S}\n‹    u:\n      claims:\n        - by: b\n          summary: By b\n›"},
		"quoted keys":                    {"a/u!", "\"date\": 2025-08-17\n'positions':\n  \"a\":\n    \"x\":\n      \"summary\": S\n‹    u:\n      silent: true\n›"},
		"explicit keys":                  {"a/u!", "date: 2025-08-17\npositions:\n  ? a\n  : x: {summary: S}\n‹    u:\n      silent: true\n›"},
		"dash below":                     {"a/x<b", "date: 2025-08-17\npositions:\n  a:\n    x:\n      claims:\n        -\n          by: c\n          summary: S\n‹        - by: b\n          summary: By b\n›"},
	} {
		t.Run(name, func(t *testing.T) {
			old, want := marked(c.want)
			fsys := folder(map[string]string{"snapshots/s.yaml": old})
			have := read(t, fsys)
			add := &Additions{}
			for word := range strings.FieldsSeq(c.add) {
				add.Records = append(add.Records, record(have, word))
			}
			edits, err := Plan(fsys, have, add)
			if err != nil {
				t.Fatal(err)
			}
			if len(edits) != 1 || edits[0].Name != "snapshots/s.yaml" || string(edits[0].Old) != old {
				t.Fatalf("edits: %+v", edits)
			}
			if got := string(edits[0].New); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestWhichFile(t *testing.T) {
	one := func(date, rest string) string { return "date: " + date + "\n" + rest }
	for name, c := range map[string]struct {
		files       map[string]string
		add, expect string
	}{
		"the party's file": {map[string]string{
			"snapshots/2025-08-17.yaml":   one("2025-08-17", "positions: {b: {x: {summary: S}}}\n"),
			"snapshots/2025-08-17-a.yaml": one("2025-08-17", "positions: {a: {x: {summary: S}}}\n"),
		}, "b/u", "snapshots/2025-08-17.yaml"},
		"the cell's file": {map[string]string{
			"snapshots/1.yaml": one("2025-08-17", "positions: {a: {x: {summary: S}}}\n"),
			"snapshots/2.yaml": one("2025-08-17", "positions: {a: {u: {summary: S}}}\n"),
		}, "a/u<b", "snapshots/2.yaml"},
		"the date's file": {map[string]string{
			"snapshots/2025-08-17.yaml": one("2025-08-17", ""),
			"snapshots/16.yaml":         one("2025-08-16", "positions: {a: {x: {summary: S}}}\n"),
		}, "a/u", "snapshots/2025-08-17.yaml"},
		"no name tells": {map[string]string{
			"snapshots/a.yaml":        one("2025-08-16", ""),
			"snapshots/deep/er/b.yml": one("2025-08-17", ""),
		}, "a/u", "snapshots/deep/er/b.yml"},
		"a new file": {map[string]string{"snapshots/a.yaml": one("2025-08-16", "")}, "a/u", "snapshots/2025-08-17.yaml"},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := folder(c.files)
			have := read(t, fsys)
			edits, err := Plan(fsys, have, &Additions{Records: []*positions.Record{record(have, c.add)}})
			if err != nil || len(edits) != 1 || edits[0].Name != c.expect {
				t.Fatalf("%v %v", err, edits)
			}
			if old := c.files[c.expect]; old != string(edits[0].Old) || (old == "") != (edits[0].Old == nil) {
				t.Errorf("old is %q", edits[0].Old)
			}
		})
	}
}

func TestReference(t *testing.T) {
	a := &positions.Party{ID: "d", Name: "D", Short: "dd"}
	is := &positions.Issue{ID: "w", Name: "W", Scale: &positions.Scale{Max: 100, Options: []positions.Option{{ID: "no", Label: "No"}, {ID: "yes", Label: "Yes", Value: 100}}}}
	src := &positions.Source{ID: "bbc-2", Title: "T: 2"}
	issue := "- id: w\n    name: W\n    scale:\n      options:\n        - {id: \"no\", label: \"No\"}\n        - {id: \"yes\", label: \"Yes\"}\n"
	for name, c := range map[string]struct{ file, want string }{
		"braces":     {"codebook.yaml", "title: T\nparties:\n  # one\n  - {id: a, name: A}  # A\n‹  - {id: d, name: D, short: dd}\n›\n# issues\nissues:\n  - {id: x, name: X}\n‹  " + issue + "›\n# end\n"},
		"lines":      {"codebook.yaml", "title: T\nparties:\n- id: a\n  name: A\n\n- id: b\n  name: B\n‹\n- id: d\n  name: D\n  short: dd\n›issues:\n- id: x\n  name: X\n‹" + strings.ReplaceAll(strings.ReplaceAll(issue, "\n  ", "\n"), "  - ", "- ") + "›"},
		"flow":       {"codebook.yaml", "{title: T, parties: [{id: a, name: A}‹, {id: d, name: D, short: dd}›], issues: [{id: x, name: X}‹, {id: w, name: W, scale: {options: [{id: \"no\", label: \"No\"}, {id: \"yes\", label: \"Yes\"}]}}›]}"},
		"sources":    {"sources.yaml", "sources:\n  - id: a\n    title: A\n‹  - id: bbc-2\n    title: \"T: 2\"\n›"},
		"no sources": {"sources.yaml", "# none\nsources:« []»\n‹  - id: bbc-2\n    title: \"T: 2\"\n›"},
		"a document": {"sources.yaml", "sources:\n  - {id: a, title: A}\n---\nsources:\n  - {id: b, title: B}\n‹  - id: bbc-2\n    title: \"T: 2\"\n›"},
		"the folder": {"sources/p.yaml", "sources:\n  - {id: bbc-1, title: A}\n‹  - id: bbc-2\n    title: \"T: 2\"\n›"},
	} {
		t.Run(name, func(t *testing.T) {
			old, want := marked(c.want)
			fsys := folder(map[string]string{c.file: old})
			if c.file == "sources/p.yaml" {
				fsys["sources/a.yaml"] = &fstest.MapFile{Data: []byte("sources: [{id: sky-1, title: S}]\n")}
			}
			add := &Additions{Sources: []*positions.Source{src}}
			if c.file == "codebook.yaml" {
				add = &Additions{Parties: []*positions.Party{a}, Issues: []*positions.Issue{is}}
			}
			edits, err := Plan(fsys, read(t, fsys), add)
			if err != nil {
				t.Fatal(err)
			}
			if len(edits) != 1 || edits[0].Name != c.file || string(edits[0].New) != want {
				t.Errorf("got\n%s\nwant\n%s", edits[0].New, want)
			}
			read(t, Overlay(fsys, edits))
		})
	}
}

// What the reader takes several spellings of is added in the one that it gives; what
// it refuses is added as it is, for checking to show.
func TestSpellingsOfSources(t *testing.T) {
	sum := strings.Repeat("aB", 32)
	for archive, want := range map[string]string{
		"a.txt": "a.txt", "./a.txt": "a.txt", " ./a.txt ": "a.txt", "b//a.txt": "b/a.txt", "b/../a.txt": "a.txt", "a/": "a",
		"": "", " ": "", ".": ".", "./": "./", "../a.txt": "../a.txt", "b/../../a.txt": "b/../../a.txt", "/a.txt": "/a.txt", `b\a.txt`: `b\a.txt`,
	} {
		fsys := folder(map[string]string{"sources.yaml": "sources:\n  - id: a\n    title: A\n"})
		src := &positions.Source{ID: "b", Title: "B", Archive: archive, SHA256: sum}
		edits, after, err := Preview(fsys, read(t, fsys), &Additions{Sources: []*positions.Source{src}})
		if err != nil {
			t.Errorf("%q: %v", archive, err)
			continue
		}
		now := after.Dataset.Source("b")
		switch {
		case after.OK() && (now.Archive != want || now.SHA256 != strings.ToLower(sum)):
			t.Errorf("%q is read as %q, %s", archive, now.Archive, now.SHA256)
		case want != "" && !strings.Contains(string(edits[0].New), want):
			t.Errorf("%q is written as\n%s", archive, edits[0].New)
		}
		if src.Archive != archive || src.SHA256 != sum {
			t.Errorf("%q: what was given was changed", archive)
		}
	}
}

// TestAllAtOnce adds a party, an issue, a source and a date, and a record that
// needs all of them.
func TestAllAtOnce(t *testing.T) {
	fsys := folder(nil)
	have := read(t, fsys)
	p, is, src := &positions.Party{ID: "d", Name: "D"}, &positions.Issue{ID: "w", Name: "W"}, &positions.Source{ID: "s", Title: "S"}
	r := &positions.Record{Date: date, Party: p, Issue: is}
	r.Stance = &positions.Stance{Record: r, Option: -1, Summary: "New", Evidence: []positions.Evidence{{Quote: "q", Source: src}}}
	edits, err := Plan(fsys, have, &Additions{
		Parties: []*positions.Party{p}, Issues: []*positions.Issue{is}, Sources: []*positions.Source{src},
		Dates: []positions.DateInfo{{Date: date, Label: "summit", Title: "T"}}, Records: []*positions.Record{r, record(have, "a/x")},
	})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range edits {
		names = append(names, e.Name)
	}
	if got := strings.Join(names, " "); got != "codebook.yaml snapshots/2025-08-17-summit.yaml sources.yaml" {
		t.Errorf("edits of %s", got)
	}
	if d := read(t, Overlay(fsys, edits)); len(d.Records) != 2 || d.Info(date).Label != "summit" {
		t.Errorf("%d records", len(d.Records))
	}
}

// TestSchemas has new files name their schemas where the dataset has any.
func TestSchemas(t *testing.T) {
	fsys := folder(map[string]string{"schemas/snapshot.json": "{}", "schemas/sources.json": "{}"})
	have := read(t, fsys)
	edits, err := Plan(fsys, have, &Additions{Sources: []*positions.Source{{ID: "s", Title: "S"}}, Records: []*positions.Record{record(have, "a/x!")}})
	if err != nil || len(edits) != 2 {
		t.Fatal(err)
	}
	for i, want := range []string{
		"# yaml-language-server: $schema=../schemas/snapshot.json\ndate: 2025-08-17\n",
		"# yaml-language-server: $schema=schemas/sources.json\nsources:\n",
	} {
		if !strings.HasPrefix(string(edits[i].New), want) {
			t.Errorf("%s begins\n%s", edits[i].Name, edits[i].New)
		}
	}
}

func TestRefused(t *testing.T) {
	for name, c := range map[string]struct{ snapshot, add, message string }{
		"taken":          {"date: 2025-08-17\npositions: {a: {x: {summary: S}}}\n", "a/x", "a on x has a stance on 2025-08-17 already, at snapshots/s.yaml:2:17"},
		"silence":        {"date: 2025-08-17\npositions: {a: {x: {silent: true}}}\n", "a/x", "has a silence"},
		"twice":          {"date: 2025-08-17\n", "a/x a/x!", "a on x has a stance on 2025-08-17 already"},
		"null in braces": {"{date: 2025-08-17, positions: }\n", "a/x!", "snapshots/s.yaml:1: what begins here is laid out in a way that leaves no place for an addition; nothing was added. Add this by hand: a: {x: {silent: true}}"},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := folder(map[string]string{"snapshots/s.yaml": c.snapshot})
			have := read(t, fsys)
			add := &Additions{}
			for word := range strings.FieldsSeq(c.add) {
				add.Records = append(add.Records, record(have, word))
			}
			if edits, err := Plan(fsys, have, add); err == nil || !strings.Contains(err.Error(), c.message) {
				t.Errorf("%v %v", edits, err)
			}
		})
	}
	fsys := folder(map[string]string{"sources.yaml": "sources: [{id: s, title: S}]\n", "snapshots/s.yaml": "date: 2025-08-17\n"})
	have := read(t, fsys)
	for _, add := range []*Additions{
		{Parties: []*positions.Party{{ID: "a", Name: "A"}}}, {Issues: []*positions.Issue{{ID: "x", Name: "A"}}},
		{Sources: []*positions.Source{{ID: "s", Title: "A"}}}, {Dates: []positions.DateInfo{{Date: date}}},
	} {
		if _, err := Plan(fsys, have, add); err == nil || !strings.Contains(err.Error(), "already") {
			t.Error(err)
		}
	}
}

// TestOverlay reads a dataset through an overlay without edits, and with all of
// its files as edits of an empty folder.
func TestOverlay(t *testing.T) {
	data := os.DirFS("../../data")
	var edits []Edit
	for _, f := range yamlfile.Files(read(t, data)) {
		edits = append(edits, Edit{Name: f.Name, New: f.Content})
	}
	if err := fstest.TestFS(Overlay(fstest.MapFS{}, edits), "codebook.yaml", edits[2].Name); err != nil {
		t.Error(err)
	}
	want := read(t, data).Fingerprint()
	for _, o := range []fs.FS{Overlay(data, nil), Overlay(fstest.MapFS{}, edits)} {
		if got := read(t, o).Fingerprint(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	content, _ := fs.ReadFile(Overlay(data, edits[:1]), "sources.yaml")
	if real, _ := fs.ReadFile(data, "sources.yaml"); !bytes.Equal(content, real) {
		t.Error("another file was changed")
	}
	without := Overlay(data, []Edit{{Name: "sources.yaml", Old: content}})
	if err := fstest.TestFS(without, "codebook.yaml"); err != nil {
		t.Error(err)
	}
	for op, err := range map[string]error{
		"open": func() error { _, err := without.Open("sources.yaml"); return err }(),
		"read": func() error { _, err := fs.ReadFile(without, "sources.yaml"); return err }(),
		"stat": func() error { _, err := fs.Stat(without, "sources.yaml"); return err }(),
	} {
		if !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s of a file that goes: %v", op, err)
		}
	}
	if entries, err := fs.ReadDir(without, "."); err != nil || slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == "sources.yaml" }) {
		t.Errorf("a file that goes is listed: %v", err)
	}
}

// TestHeads adds records to snapshots that say of all their records who coded them and when
// they became known, and to cells that a search found nothing in: the file reads as it
// should, and a search gives way to what is found.
func TestHeads(t *testing.T) {
	const head = "date: 2025-08-17\ncoder: jm\nknown: 2025-08-19\n"
	for name, c := range map[string]struct{ add, want string }{
		"a stance":                    {"a/u", head + "positions:\n  a:\n    x:\n      summary: S\n‹    u:\n      summary: New\n      note: None\n›"},
		"a party":                     {"b/u!", head + "positions:\n  a:\n    x:\n      summary: S\n‹  b:\n    u:\n      silent: true\n›"},
		"a claim in a cell":           {"a/x<b", head + "positions:\n  a:\n    x:\n      summary: S\n‹      claims:\n        - by: b\n          summary: By b\n›"},
		"a stance beside claims":      {"a/x", head + "positions:\n  a:\n    x:\n‹      summary: New\n      note: None\n›      claims:\n        - {by: c, summary: S}\n"},
		"a stance for a search":       {"a/u", "date: 2025-08-17\nsearched: {parties: [a, b], issues: [u], sources: [s]}\npositions:\n  a:\n    x:\n      summary: S\n‹    u:\n      summary: New\n      note: None\n›"},
		"a silence for a search":      {"a/u!", "date: 2025-08-17\nsearched: {parties: [a, b], issues: [u], sources: [s]}\npositions:\n  a:\n    x:\n      summary: S\n‹    u:\n      silent: true\n›"},
		"a claim for a search":        {"b/u<c", head + "searched: [{parties: [a, b], issues: [u], sources: [s]}]\npositions:\n  a:\n    x:\n      summary: S\n‹  b:\n    u:\n      claims:\n        - by: c\n          summary: By c\n›"},
		"nothing but a search":        {"b/u a/x", head + "searched:\n  parties: [a, b]\n  issues: [u]\n  sources: [s]\n‹positions:\n  a:\n    x:\n      summary: New\n      note: None\n  b:\n    u:\n      summary: New\n      note: None\n›"},
		"a search that stays in part": {"b/u", "date: 2025-08-17\nsearched: {parties: [a, b], issues: [u, z], sources: [s]}\npositions:\n  a:\n    x:\n      summary: S\n‹  b:\n    u:\n      summary: New\n      note: None\n›"},
	} {
		t.Run(name, func(t *testing.T) {
			old, want := marked(c.want)
			fsys := folder(map[string]string{"snapshots/s.yaml": old, "sources.yaml": "sources: [{id: s, title: S}]\n"})
			have := read(t, fsys)
			silences := func(d *positions.Dataset) (n int) {
				for _, r := range d.Records {
					if r.Silence != nil && r.Silence.Searched {
						n++
					}
				}
				return n
			}
			add := &Additions{}
			gone := 0
			for word := range strings.FieldsSeq(c.add) {
				r := record(have, word)
				add.Records = append(add.Records, r)
				for _, had := range have.Records {
					if cellOf(had) == cellOf(r) && had.Silence != nil {
						gone++
					}
				}
			}
			edits, after, err := Preview(fsys, have, add)
			if err != nil {
				t.Fatal(err)
			}
			if got := string(edits[0].New); len(edits) != 1 || got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if was, is := silences(have), silences(after.Dataset); is != was-gone {
				t.Errorf("%d cells were searched in vain, now %d, with %d found", was, is, gone)
			}
			for _, r := range after.Dataset.Records {
				if strings.HasPrefix(old, head) && r.Coder != "jm" {
					t.Errorf("%s on %s is coded by %q", r.Party.ID, r.Issue.ID, r.Coder)
				}
			}
		})
	}
}

// Of two files of one date a record goes into one, and the search may stand in the other.
func TestSearchInAnotherFile(t *testing.T) {
	fsys := folder(map[string]string{
		"snapshots/2025-08-17-a.yaml": "date: 2025-08-17\npositions:\n  a:\n    x: {summary: S}\n",
		"snapshots/2025-08-17-b.yaml": "date: 2025-08-17\nsearched: {parties: [a], issues: [x, u, z], sources: [s]}\n",
		"sources.yaml":                "sources: [{id: s, title: S}]\n",
	})
	have := read(t, fsys)
	for _, word := range []string{"a/u", "a/u<b", "a/u!", "a/z a/u<b"} {
		add := &Additions{}
		for w := range strings.FieldsSeq(word) {
			add.Records = append(add.Records, record(have, w))
		}
		edits, after, err := Preview(fsys, have, add)
		if err != nil || len(edits) != 1 || edits[0].Name != "snapshots/2025-08-17-a.yaml" || !after.OK() {
			t.Errorf("%s: %v, %d edits", word, err, len(edits))
		}
	}
}

// A record has one span of days for all that stands in it, as it has one coder.
func TestSpansOfDays(t *testing.T) {
	fsys := folder(map[string]string{"snapshots/s.yaml": "date: 2025-08-17\npositions:\n  a:\n    x: {claims: [{by: b, summary: S}], when: 2025-08}\n    u: {claims: [{by: b, summary: S}]}\n"})
	have := read(t, fsys)
	span := func(text string) positions.When {
		w, err := positions.ParseWhen(text)
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	for _, c := range []struct {
		word, when string
		ok         bool
	}{
		{"a/x", "2025-08", true}, {"a/x", "", true}, {"a/x", "2025", false}, {"a/x<c", "2025-08", true}, {"a/x<c", "2025", false},
		{"a/u", "2025-08", true}, {"a/u<c", "2025-08", false}, {"a/z", "2025-08", true}, {"a/z<c", "2025-08", true},
	} {
		r := record(have, c.word)
		if c.when != "" {
			r.When = span(c.when)
		}
		_, err := Plan(fsys, have, &Additions{Records: []*positions.Record{r}})
		if (err == nil) != c.ok {
			t.Errorf("%s with %q: %v", c.word, c.when, err)
		}
	}
}
