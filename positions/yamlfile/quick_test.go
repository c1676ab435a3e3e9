package yamlfile

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"stance/positions/synthetic"
)

// TestQuickAgrees reads every YAML file at hand with quick and with the
// decoder, and checks that whatever quick accepts both read alike.
func TestQuickAgrees(t *testing.T) {
	var q quick
	accepted, all := 0, 0
	check := func(name string, content []byte) bool {
		ok, err := agree(&q, content)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return ok
	}
	cases, err := filepath.Glob("testdata/problems/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range append(cases, "testdata/base.txtar") {
		for name, content := range readArchive(t, c).content {
			check(c+" "+name, []byte(content))
		}
	}
	for _, s := range quickSeeds {
		check(s, []byte(s))
	}
	for name, content := range synthetic.Small.Files() {
		if !check(name, content) {
			t.Errorf("%s is left to the decoder", name)
		}
	}
	err = fs.WalkDir(os.DirFS("../../data"), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || !isYAML(name) {
			return err
		}
		content, err := os.ReadFile("../../data/" + name)
		if all++; err == nil && check(name, content) {
			accepted++
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	t.Logf("quick reads %d of the %d files of the tracked dataset", accepted, all)
}

// quickSeeds are texts at the border of what quick knows; the comments in
// brackets say what the decoder makes of them.
var quickSeeds = []string{
	"a: 1\n", "a: 1", "a:\n  b: c\n", "a:\n- b\n- c\nd: e\n", "- a\n- b: c\n  d: e\n-   f: g\n    h: i\n", "a:\n  - b:\n    - c\n    d: e\n",
	"a: >-\n  b\n  c\nd: e\n", "a: >\n  b\n\n\nc: d\n", "a: >-\n  b\n\n  c\n", "a: >-\n  b\n   c\n", "a: >-\n # no comment\n b\n", "a: >-\n  b\n # comment\nc: d\n",
	"a: >-\n  b\n\n # comment\nc: d\n", "- >-\n  a\n  b\n- c\n", "a:\n  - >-\n    b\n  - c\n", "a: >-\n\n  b\n", "a: >-\nb: c\n", "a: >2\n  b\n", "a: |\n  b\n",
	"a: {b: c, d: [e, \"f\", 'g'], h: {}}\nz: []\n", "a: [b, c, ]\n", "a: {b: c}  \n", "a: {b: c} # d\n", "a: [b,c]\n", "a: {b: it's so, c: d}\n", "a: [x y, “z”, ü]\n",
	"a: 'b''c'\n", "a: \"b\\n\"\n", "a: \"b\" c\n", "a: b #c\n", "a: b#c\n", "a: b: c\n", "a: b:c\n", "a: b:\n", "a: b \n", "a: null\n", "a: ~\n", "a:\n", "a: \n", "a:  b\n",
	"a: b\n  c\n", "a: b\n c: d\n", "a: \"b\"\n  c\n", "a: b\n# c\nd: e\n", "a: b\n  # c\nd: e\n", "# a\n\nb: c\n\n\nd: e\n# f\n",
	"---\na: b\n---\nc: d\n", "a: b\n---\n", "--- \na: b\n", "---\n---\na: b\n", "a: b\n...\n", "%YAML 1.1\n---\na: b\n", "a: b\n---\n# c\n",
	"a: b\na: c\n", "null: a\n", "true: a\n", "<<: a\n", "a: <<\n", "a: &b c\n", "a: *b\n", "a: !b c\n", "a: -1\n", "a: - b\n", "- - a\n", "-\n", "- \n", "a: ?b\n", "? a\n: b\n",
	"  a: b\n  c: d\n", "a:\n    b: c\n  d: e\n", "a:\n  b: c\n d: e\n", "a: [b\n  ]\n", "a: {b}\n", "a: {b: }\n", "a: [b: c]\n", "a: {b: c:d}\n", "a: [a?b]\n",
	"a: 2025-01-01\n", "a: 1.5\n", "a: yes\n", "a: ü: b\n", "ü: a\n", "a: \u00a0b\n", "a: b\u00a0\n", "a: \u3000\n", "a: b\u2028c\n", "a: \ufffd\n", "a: $b (c) /d\n", "a: (b)\n",
	"a:\n  - b\n - c\n", "a:\n - b\n  c: d\n", "- a: b\n c: d\n", "- a:\n- b\n", "- a:\n  - b\n", "- a:\n    - b\n  c: d\n", "a\n", "a: b\nc\n", "- a\nb: c\n", "a: b\n- c\n", "\na: b\n", "\n",
	"a-b_c1: d\n", strings.Repeat("k", 2000) + ": v\n", "a: \"\"\nb: ''\n", "- ''\n", "a: >-\n  b \n  c\n", "a: >-\n  b\n   \nc: d\n", "a: \"b #c\"\n", "a: {b: \"c, }\", d: 'e]'}\n", "a: b\n  c: d\n", "a: b\n  c\n  d  # e\n  f\n", "a: b\n\n  c\n", "a: b\n  - c\n", "a: b\n  \"c\"\n", "- a b\n  c d\n- e\n", "- a: b\n    c\n  d: e\n", "- a: b\n  c\n", "a: null\n  b\n", "a: b\n  null\n", "a: b\n c\n  d\n   e\n", "a: b\n...\n", "a: b\n ---\n", "a: \"\\\"b\\\\\" \n", "a: \"\\\\\\\"\"\n", "a: ['''b', \"\\\"\"]\n", "a: 'b\n", "a: \"\\x41\"\n", "a: |-\n  b\n   c\n", "a: |-\n  b\n  c\nd: e\n", "a: (#b)\n", "a: b  # c\n", "a: b  # c\n  d\n", "a: [b]  # c\n", "a: \"b\"   # c: d\ne: f\n", "a: b   \n", "a: b  c  #d\n", "a: b: c  # d\n", "a:  # b\n  c: d\n", "a: >-  # b\n  c\n", "- a  # b\n- c\n", "a: b  # c\n\n# d\n\ne: f  # g\n",
}

// TestQuickAgreesOnScraps puts texts together from scraps of YAML, which
// reaches odd turns that changing bytes does not.
func TestQuickAgreesOnScraps(t *testing.T) {
	indents := []string{"", "", "", "  ", "  ", "    ", "   "}
	openers := []string{"a: ", "b: ", "c:", "d:  ", "- ", "- e: ", "-   f: ", "- g:", ""}
	scraps := append(strings.Split("text|two words|'q'|\"q\"|it's|'it''s'|\"\\\"\\\\\"|[1, 2]|{x: y, z: 'w'}|[]|>-|>|null|~|  # note| # note|#|: |:|é|“z”|2025-01-01|1.5||||", "|"),
		strings.Split("'§\"§\\§[§]§{§}§, §,§|§|-§?§!§&§*§-§ §  §---§...", "§")...)
	rng := rand.New(rand.NewPCG(3, 5))
	pick := func(list []string) string { return list[rng.IntN(len(list))] }
	var q quick
	accepted := 0
	for range 60_000 {
		var b strings.Builder
		for range 1 + rng.IntN(6) {
			b.WriteString(pick(indents) + pick(openers))
			for range rng.IntN(3) {
				b.WriteString(pick(scraps))
			}
			b.WriteByte('\n')
		}
		ok, err := agree(&q, []byte(b.String()))
		if err != nil {
			t.Errorf("%q: %v", b.String(), err)
		}
		if ok {
			accepted++
		}
	}
	if accepted < 500 {
		t.Errorf("only %d texts were accepted: they say little", accepted)
	}
	t.Logf("%d accepted", accepted)
}

// FuzzQuick looks for a text that quick and the decoder read differently.
func FuzzQuick(f *testing.F) {
	for _, s := range quickSeeds {
		f.Add([]byte(s))
	}
	f.Add([]byte(fullCodebook))
	f.Add([]byte(fullSnapshot))
	var q quick
	f.Fuzz(func(t *testing.T, content []byte) {
		if _, err := agree(&q, content); err != nil {
			t.Error(err)
		}
	})
}

// agree reports whether quick accepts a text, and how it reads it otherwise
// than the decoder does.
func agree(q *quick, content []byte) (accepted bool, err error) {
	roots, ok := q.documents(content)
	if !ok {
		return false, nil
	}
	decoder := yaml.NewDecoder(bytes.NewReader(content))
	w := &walker{src: newSource(content)}
	for _, root := range roots {
		var document yaml.Node
		if err := decoder.Decode(&document); err != nil {
			return true, fmt.Errorf("the decoder refuses it: %v", err)
		}
		if err := sameNode(w, root, document.Content[0]); err != nil {
			return true, err
		}
	}
	if err := decoder.Decode(new(yaml.Node)); err != io.EOF {
		return true, fmt.Errorf("the decoder finds more documents: %v", err)
	}
	return true, nil
}

// sameNode compares all that this package looks at. Quick leaves tags out,
// since it makes no null and no merge key; and comments, since it accepts none
// that a warning could be about.
func sameNode(w *walker, a, b *yaml.Node) error {
	if a.Kind != b.Kind || a.Style != b.Style || a.Value != b.Value || a.Line != b.Line || a.Column != b.Column || len(a.Content) != len(b.Content) {
		return fmt.Errorf("%d:%d %d/%d %q with %d children is, to the decoder, %d:%d %d/%d %q with %d",
			a.Line, a.Column, a.Kind, a.Style, a.Value, len(a.Content), b.Line, b.Column, b.Kind, b.Style, b.Value, len(b.Content))
	}
	if b.Tag == "!!null" || b.Tag == "!!merge" || b.Anchor != "" || b.Alias != nil {
		return fmt.Errorf("%d:%d %q has tag %s, anchor %q", b.Line, b.Column, b.Value, b.Tag, b.Anchor)
	}
	if b.Kind == yaml.ScalarNode && b.LineComment != "" && b.Style == 0 {
		if w.cutShort(b, "text"); len(w.problems) > 0 {
			return fmt.Errorf("%d:%d %q is cut short", b.Line, b.Column, b.Value)
		}
	}
	for i := range a.Content {
		if err := sameNode(w, a.Content[i], b.Content[i]); err != nil {
			return err
		}
	}
	return nil
}
