package yamlfile

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
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
	shape := synthetic.Shape{Parties: 5, Issues: 12, Dates: 3, PerDate: 40, Sources: 9, Full: true}
	for kind, files := range irregular(shape.Files()) {
		for name, content := range files {
			if !check(name, content) {
				t.Errorf("%s %s is left to the decoder", kind, name)
			}
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
	// Line ends, the end of the file, spaces at the end of lines.
	"a: b\r\nc:\r\n  - d\r\n", "a: >-\r\n  b\r\n  c\r\nd: e\r\n", "a: |\r\n  b\r\n", "a: b\r\nc: d\n", "a: b\rc: d\n", "a: b\r", "a: \"b\r\n  c\"\r\n", "a: b # c\r\nd: e\r\n", "a: b\r\n\r\n# c\r\n\r\nd: e\r\n", "\uFEFFa: b\n", "\r\n",
	"a: |\n  b", "a: >+\n  b\n\n ", "a: |+\n  b\n\n", "a: |+\n  b\n  ", "a: |\n  b\n   ", "a: 'b", "a: [b", "a:", "-", "---", "...", "a: b\n---", "a: b\n...", "a: >-", "a: b # c", "- a\n-",
	"a: b \n", "a:  \n  b: c \n", "a: >-  \n  b \n  c  \nd: e\n", "- \n  a: b\n", "- a \n-  \n- b\n", "--- \na: b\n--- \nc: d\n", "a: 'b  \n  c'  \n", "a: [b, \n  c ] \n", "a: b  \n  c  \n",
	// Comments.
	"a: b # c\n", "a: b # c\nd: e # c\n", "a: b\n  c # d\n", "a: # b\n  c: d\n", "a: # b\n  c\nd: e # b\n", "a: # b\n", "a: ~ # b\n", "a: null  # b\n", "a: >- # b\n  c\n", "- a # b\n- c # b\n", "- # a\n  b\n", "- # a\n  b: c # a\n", "a: [b, # c\n  d]\n", "a: [b,  # c\n  d]\n", "a: [  # b\n  c\n  # d\n  ]  # e\n", "a: [b] # c\n", "a: {b: c} # d\ne: f # d\n", "a: 'b' # c\n", "a:\n  # b\n  c\n", "a:\n  # b\n  ~\n", "a: b #\n", "a: b # c\n  # d\n", "a: # b\n  # c\n  d: e\n", "a:\n# b\nc: d\n", "a: b # \u00a0\n",
	// Text under > and |.
	"a: >-\n  b\n\n  c\n\n\n  d\n", "a: >\n  b\n    c\n  d\n", "a: >\n  b\n\n    c\n\n    d\n\n  e\n", "a: >\n\n\n  b\n", "a: >\n    \n  b\n", "a: >\n  \n  b\n", "a: >\n  b\n   \n  c\n", "a: >\n  b\n \n  c\n", "a: |\n  b\n\n    c\n \n  d\n\n\ne: f\n", "a: |+\n  b\n\n\nc: d\n", "a: >+\n  b\n\n", "a: |-\n    b\n  c\n", "a: |\n  b\n # c\nd: e\n", "a: |\n  b\n  # c\nd: e\n", "a: |\n  ---\n  ...\n", "a: |\n  \tb\n", "a: |\n\tb\n", "a: |\n  b\n\t\n", "a: >\n  b\n  \tc\n  d\n", "a: >\n  b\tc\t\n  d\n", "a: |\n\n", "a: |\n  \n", "- |\n  b\n   c\n- d\n", "a: |2\n   b\n", "a: >-2\n   b\n", "a:\n- >\n b\n",
	// Quoted text.
	"a: \"b\n  c\n\n  d\"\n", "a: 'b\nc'\n", "a: 'b\n\n\n  c''d\n  '\n", "a: \"b\\\n  c\"\n", "a: \"b \\\n  \\  c\"\n", "a: \"b\\ \n  c\"\n", "a: \"b\\\n\n  c\"\n", "a: \"\\n\\t\\\\\\\"\\_\\x41\\u00e9\\U0001F600\"\n", "a: \"\\ud800\"\n", "a: \"\\u00\"\n", "a: \"\\u+041\"\n", "a: \"\\q\"\n", "a: \"\\0\\/\"\n", "a: \"\\\r\n  b\"\r\n", "a: 'b\n---\nc'\n", "a: 'b\n...c'\n", "a: 'b\n\tc'\n", "a: 'b\tc'\n", "a: 'b\n  c': d\n", "a: 'b\n  c'\n  d: e\n", "a: '\n  b'\n", "a: \"\n\"\n", "a: 'b' \n  'c'\n", "- 'a\n  b'\n- c\n",
	// Plain text.
	"a: b\n\n  c\n\n\n  d\n\ne: f\n", "a: b\n  - c\n  [d\n", "a: b\n\n# c\n  d\n", "a: -1\n", "a: --\n", "a: .5\n", "a: +1\n", "a: <b\n", "a: <<\n", "a: =\n", "a: ~b\n", "a: ...\n", "a: b\n  ...\n", "a: http://b:1/#c\n", "a:\n  b\n  c\n", "a:\n  'b'\n", "a:\n  [b]\nc: d\n", "a:\n  b\n c\n", "-\n  a\n- b\n", "-\n- a\n", "a:\n  >-\n  b\n", "a:\n  - b\n  -\n    c: d\n",
	// Brackets.
	"a: [\n  b,\n  c,\n]\n", "a:\n  [\n    b,\n    c,\n  ]\n", "a: [ b, c ]\n", "a: { b: c, d: e }\n", "a: {b: c,\n  d: e}\nf: g\n", "a: [b c\n  d, e]\n", "a: [b\n\n  c]\n", "a: [b\n  , c]\n", "a: [b\n\n  ]\n", "a: [b,\nc]\n", "a: [b,\n---\nc]\n", "a: ['b\n  c', d]\n", "a: {b: 'c\n  d', e: f}\n", "a: [~, null]\n", "a: {b: ~}\n", "a: {b: ~,  # c\n d: e}\n", "a: [b: c]\n", "a: [http://b, 10:30]\n", "a: [b:]\n", "a: [b#c]\n", "a: [b #c\n  ]\n", "a: {\"b\": c, 'd': \"e\"}\n", "a: {\"b\":c}\n", "a: {b:\n  c}\n", "a: {b c: d}\n", "a: [,]\n", "a: [b,,c]\n", "a: [-1, -b, -]\n", "a: [b\n- c]\n", "a: [b,\n\tc]\n", "a: {b, c: d}\n", "a: [[b,\n  c], [d]]\n", "a: [b\n  # c\n  d]\n",
	// What the decoder reads alone, and what it must not.
	"a:\n  ? b\nc: d\n", "a: &b\nc: d\n", "a: &b \"\"\nc: d\n", "a: ! #\na:", "a: &b # c\nd:\n", "a: # b\n  c: ! # d\n\ne:\n", "a: &b c\nd: e\n", "a: &b c\nd: *b\n", "a:\n  b: &c d\n  e: *c\nf: g\n", "a: !!str 1\nb: c\n", "a: !\n  b: c\n", "a: b\n!\n  c: d\n", "a: b\n{c: d}\n", "a: b\n? c\n: d\n", "a: b\n: c\n", "a:\n  ? b\n  : c\nd: e\n", "a: b\n&c\n", "a: b\n<<: {c: d}\n", "a: b\tc\nd: e\n", "a:\n- b\tc\n- d\ne: f\n", "- a: b\tc\n- \td: e\n", "- a\tb: c\n- d\n", "- \t\n", "-\ta\n", "a: b\n\tc: d\n", "a: b\n\t\nc: d\n", "a:\n  b: c\td\n  e: f\ng: h\n", "- a: b\tc\n  d: e\n- f: \"\\0\"\n", "a: |2\n   b\n  c\nd: e\n", "a: [b, # c\n  d]\ne: f\n", "a: 'b\tc\nd'\ne: f\n", "a: [b\t,\nc]\ne: f\n", "a: b\tc\n# d\n  e\nf: g\n", "a: b\tc\n---\nd: e\n", "a: b\n? c\nd: e\n", "a: b\n- c\nd: \"\\q\"\n", "a: \"\\0\"\n  b: c\n", "a:\n  - b: \"\\0\"\n    c: d\n  e: f\n", "a: b\n\"c\\n\": d\ne: f\n", "a: b\n%c: d\n", "a: b\n*c : d\n", "a: b\nc: &d\ne: f\n", "a: |\n  b\nc: |1\n  d\n e\nf: g\n",
	// Keys, documents.
	"A: b\n", "a b: c\n", "'a b': c\n", "\"a\": b\n", "\"a\\n\": b\n", "'a''b': c\n", "a : b\n", "a #b: c\n", "2025-01-01:\n  a: b\n", "a.b/c: d\n", "- A b: c\n  d: e\n", "~: a\n", "Null: a\n", "'null': a\n", "-a: b\n", "a: b\n...\n---\nc: d\n", "a: b\n...\nc: d\n", "a: b\n...\n# c\n", "...\na: b\n", "...\n---\na: b\n", "---\n...\n---\na: b\n", "a: b\n---\n...\n---\nc: d\n", "a: b\n... \n...\n", "---\n...\n", "# a\tb\nc: d\n", "a: b\t\n", "a:\tb\n", "'a:b': c\n", "a: b: 'c'\n", "é: a\n", "“a”: b\n",
}

// TestQuickAgreesOnScraps puts texts together from scraps of YAML, which
// reaches odd turns that changing bytes does not.
func TestQuickAgreesOnScraps(t *testing.T) {
	indents := []string{"", "", "", "  ", "  ", "    ", "   "}
	openers := []string{"a: ", "b: ", "c:", "d:  ", "- ", "- e: ", "-   f: ", "- g:", "", "", "H i: ", "'j': ", "\"k\": ", "-"}
	scraps := append(strings.Split("text|two words|'q'|\"q\"|it's|'it''s'|\"\\\"\\\\\"|[1, 2]|{x: y, z: 'w'}|[]|>-|>|>+|\\|\\n|null|~|  # note| # note|# note|#|: |:|é|“z”|2025-01-01|1.5|-1|\t||||", "|"),
		strings.Split("'§\"§\\§[§]§{§}§, §,§|§|-§|+§?§!§&§*§-§ §  §   §---§...§'q §q'§\"q §q\"§[x, §y]§, y ]§{x: y,§ z: w }§[x,\n  y]§[ x,\n    'y',\n  ]§{x: y,\n  z: w\n\n }§'q\n  q'§\"q\n\n q\"", "§")...)
	breaks := [][]string{{"\n"}, {"\n"}, {"\r\n"}, {"\n", "\n", "\n\n", " \n"}, {"\n", "\r\n", "\r\n  \r\n", "\n\n\n"}}
	rng := rand.New(rand.NewPCG(3, 5))
	pick := func(list []string) string { return list[rng.IntN(len(list))] }
	var q quick
	accepted := map[string]int{}
	for range 300_000 {
		var b strings.Builder
		ends := breaks[rng.IntN(len(breaks))]
		for range 1 + rng.IntN(6) {
			b.WriteString(pick(indents) + pick(openers))
			for range rng.IntN(3) {
				b.WriteString(strings.ReplaceAll(pick(scraps), "\n", pick(ends)))
			}
			b.WriteString(pick(ends))
		}
		text := b.String()
		if rng.IntN(4) == 0 {
			text = strings.TrimRight(text, "\r\n")
		}
		ok, err := agree(&q, []byte(text))
		if err != nil {
			t.Errorf("%q: %v", text, err)
		}
		if ok {
			for _, what := range featuresOf(&q, text) {
				accepted[what]++
			}
		}
	}
	for _, what := range features {
		if accepted[what] < 20 {
			t.Errorf("only %d texts were accepted with %s: they say little", accepted[what], what)
		}
	}
	t.Logf("accepted: %v", accepted)
}

// features are what quick has to meet in the scraps that it accepts.
var features = []string{"text", "CRLF", "no last break", "trailing spaces", "null", "warning", "quoted over lines", "brackets over lines", "plain over lines", "folded over lines", "deeper lines", "empty lines in text"}

// featuresOf lists what there is in a text that quick has accepted.
func featuresOf(q *quick, text string) []string {
	has := map[string]bool{"text": true, "CRLF": strings.Contains(text, "\r\n"), "no last break": !strings.HasSuffix(text, "\n"), "trailing spaces": strings.Contains(text, " \n") || strings.Contains(text, " \r")}
	nodes := q.nodes.all[0][:q.nodes.taken] // of a text so short all
	for i := range nodes {
		n := &nodes[i]
		line := strings.Split(text, "\n")[n.Line-1:]
		open := []rune(line[0])[min(n.Column-1, len([]rune(line[0]))):]
		value := strings.Trim(n.Value, "\n")
		has["null"] = has["null"] || n.Tag == nullTag
		has["warning"] = has["warning"] || n.LineComment != ""
		switch n.Style {
		case yaml.SingleQuotedStyle, yaml.DoubleQuotedStyle:
			has["quoted over lines"] = has["quoted over lines"] || strings.Count(string(open), string(open[:1])) == 1
		case yaml.FlowStyle:
			has["brackets over lines"] = has["brackets over lines"] || !strings.ContainsAny(string(open), "]}")
		case yaml.FoldedStyle:
			has["folded over lines"] = has["folded over lines"] || strings.Contains(value, " ")
			has["deeper lines"] = has["deeper lines"] || strings.Contains(value, "\n ")
		case 0:
			has["plain over lines"] = has["plain over lines"] || n.Kind == yaml.ScalarNode && len(n.Value) > len(strings.TrimSpace(string(open)))
		}
		has["empty lines in text"] = has["empty lines in text"] || n.Style == yaml.LiteralStyle && strings.Contains(value, "\n\n")
	}
	return slices.DeleteFunc(slices.Clone(features), func(what string) bool { return !has[what] })
}

// TestQuickAgreesOnSlips makes slips in whole files of a dataset, tidy and irregular.
func TestQuickAgreesOnSlips(t *testing.T) {
	shape := synthetic.Shape{Parties: 4, Issues: 5, Dates: 2, PerDate: 4, Sources: 2, Seed: 4, Full: true}
	var texts []string
	for _, files := range irregular(shape.Files()) {
		for _, name := range slices.Sorted(maps.Keys(files)) {
			texts = append(texts, string(files[name]))
		}
	}
	slips := strings.Split("\n|\r\n|\n\n|\n  |\n    |\n        | | # | #x|  # y|\t|'|\"|\\|[|]|{|}|,|, |: |:|- |-|? |&a |*a|!|! |!!str |>|>-\n|\n---\n|\n...\n|#|~|null|\\n|\\u00e9|%|é|||", "|")
	rng := rand.New(rand.NewPCG(8, 2))
	var q quick
	accepted, all := 0, 4_000
	for range all {
		text := texts[rng.IntN(len(texts))]
		for range 1 + rng.IntN(3) {
			at := rng.IntN(len(text))
			end := min(len(text), at+[]int{0, 0, 1, 1, 2, 8}[rng.IntN(6)])
			text = text[:at] + slips[rng.IntN(len(slips))] + text[end:]
		}
		ok, err := agree(&q, []byte(text))
		if err != nil {
			t.Errorf("%q: %v", text, err)
		}
		if ok {
			accepted++
		}
	}
	if accepted < all/4 {
		t.Errorf("only %d of %d texts were accepted: they say little", accepted, all)
	}
}

// What quick does not know goes to the decoder, and no more than the key in which it
// stands.
func TestQuickLeavesKeys(t *testing.T) {
	const before, after = "a: b\nc:\n  - d: e\n    f: g\n", "h:\n  i: j\n"
	for text, left := range map[string]int{ // nodes that the decoder made
		before + after:                                0,
		before + "x: &y z\n" + after:                  2,
		before + "x:\n  w: v\n  y: !!str z\n" + after: 2,
		before + "    x: \"\\0\"\n" + after:           2,
		before + "  - x: \"\\0\"\n    y: z\n" + after: 2,
		before + "  - y\tz\n" + after:                 8, // the list with its key
		before + "  - y: z\tw\n    v: u\n" + after:    2,
	} {
		var q quick
		if ok, err := agree(&q, []byte(text)); err != nil || !ok {
			t.Errorf("%q: accepted: %t, %v", text, ok, err)
			continue
		}
		roots, _ := q.documents([]byte(text))
		own := map[*yaml.Node]bool{}
		for i := range q.nodes.all[0][:q.nodes.taken] {
			own[&q.nodes.all[0][i]] = true
		}
		decoded := 0
		var count func(n *yaml.Node)
		count = func(n *yaml.Node) {
			if !own[n] {
				decoded++
			}
			for _, child := range n.Content {
				count(child)
			}
		}
		count(roots[0])
		if decoded != left {
			t.Errorf("%q: the decoder made %d nodes, want %d", text, decoded, left)
		}
	}
}

// Characters are looked at eight at a time: each is told wherever it stands.
func TestPrintable(t *testing.T) {
	for c := range 0x100 {
		for at := range 19 {
			text := []byte("The words of a text")
			text[at] = byte(c)
			want := c >= ' ' && c <= '~' || c == '\n' || c == '\t'
			if sound, tabs := printable(text); sound != want || tabs != (c == '\t') {
				t.Errorf("%q: %t, tabs %t", text, sound, tabs)
			}
		}
	}
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
	content = newSource(content).bytes // as walker.decode has it
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

// sameNode compares all that this package looks at: of comments, which quick mostly
// leaves out, what warnings and hints come of them.
func sameNode(w *walker, a, b *yaml.Node) error {
	if a.Kind != b.Kind || a.Style != b.Style || a.Value != b.Value || a.Line != b.Line || a.Column != b.Column || isNull(a) != isNull(b) || len(a.Content) != len(b.Content) {
		return fmt.Errorf("%d:%d %d/%d %q %s with %d children is, to the decoder, %d:%d %d/%d %q %s with %d",
			a.Line, a.Column, a.Kind, a.Style, a.Value, a.Tag, len(a.Content), b.Line, b.Column, b.Kind, b.Style, b.Value, b.Tag, len(b.Content))
	}
	if (a.Tag == "!!merge") != (b.Tag == "!!merge") || b.Style&yaml.TaggedStyle != 0 && a.Tag != b.Tag || a.Anchor != b.Anchor || b.Alias != nil && a.Alias.Line != b.Alias.Line {
		return fmt.Errorf("%d:%d %q has tag %s, anchor %q, not %s, %q", b.Line, b.Column, b.Value, b.Tag, b.Anchor, a.Tag, a.Anchor)
	}
	if b.Kind == yaml.ScalarNode && b.Style == 0 {
		if told, want := cutAt(w, a), cutAt(w, b); !slices.Equal(told, want) {
			return fmt.Errorf("%d:%d %q is cut short at %v, to the decoder at %v", b.Line, b.Column, b.Value, told, want)
		}
	}
	for i := range a.Content {
		if err := sameNode(w, a.Content[i], b.Content[i]); err != nil {
			return err
		}
		if b.Kind == yaml.MappingNode && i%2 == 1 && isNull(b.Content[i]) {
			key, value := b.Content[i-1], b.Content[i]
			hints := func(key, value *yaml.Node) string { return value.LineComment + key.LineComment + value.HeadComment } // see walker.missingValue
			if hints(a.Content[i-1], a.Content[i]) != hints(key, value) {
				return fmt.Errorf("%d:%d %q has no value, and the comment %q", key.Line, key.Column, key.Value, hints(key, value))
			}
		}
	}
	return nil
}

// cutAt lists where a text would be warned of as cut short by its comment.
func cutAt(w *walker, n *yaml.Node) (places [][2]int) {
	w.problems = nil
	if n.LineComment != "" {
		w.cutShort(n, "text")
	}
	for _, p := range w.problems {
		places = append(places, [2]int{p.Line, p.Column})
	}
	return places
}
