package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/dataset"
	"stance/positions/yamlfile"
)

// The four coders of Krippendorff (2004), Content Analysis, 2nd ed., p. 230.
var krippendorff = map[string]string{
	"a": "1 2 3 3 2 1 4 1 2 . . .",
	"b": "1 2 3 3 2 2 4 1 2 5 . 3",
	"c": ". 3 3 3 2 3 4 2 2 5 1 .",
	"d": "1 2 3 3 2 4 4 1 2 5 1 .",
}

const krippendorffCodebook = `title: Krippendorff
parties: [{id: p, name: P}]
issues:
  - {id: ordinal, name: Ordinal, scale: {options: [{id: o-1, label: "1"}, {id: o-2, label: "2"}, {id: o-3, label: "3"}, {id: o-4, label: "4"}, {id: o-5, label: "5"}]}}
  - {id: interval, name: Interval, scale: {min: 1, max: 5}}
`

// writeCoding writes a coder's values as a dataset, a date for each unit.
func writeCoding(t *testing.T, dir, codebook, values string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(dir, "snapshots"), 0o755); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for i, v := range strings.Fields(values) {
		if i > 0 {
			b.WriteString("---\n")
		}
		fmt.Fprintf(&b, "date: 2025-01-%02d\n", i+1)
		if v != "." {
			fmt.Fprintf(&b, "positions: {p: {ordinal: {position: o-%s, summary: S}, interval: {position: %s, summary: S}}}\n", v, v)
		}
	}
	for name, content := range map[string]string{"codebook.yaml": codebook, "snapshots/all.yaml": b.String()} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// krippendorffFolders writes the four codings.
func krippendorffFolders(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, values := range krippendorff {
		writeCoding(t, filepath.Join(dir, name), krippendorffCodebook, values)
	}
	return dir
}

type agreementDocument struct {
	Units   int
	Coders  []string
	Overall struct {
		Alpha, Percent *float64
		CILow          *float64 `json:"ci_low"`
		Pairable       int
	}
	Issues []struct {
		Issue, Level    string
		Alpha, Kappa    *float64
		Units, Pairable int
	}
	Disagreements []struct {
		Date      string
		Positions map[string]*struct{ ID *string }
	}
}

func agreementOf(t *testing.T, dir string, args ...string) (doc agreementDocument) {
	t.Helper()
	code, out, messages := stanceIn(t, dir, append([]string{"agreement", "-f", "json"}, args...)...)
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, messages)
	}
	if err := json.Unmarshal([]byte(out), &doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

func near(t *testing.T, what string, got *float64, want float64) {
	t.Helper()
	if got == nil || math.Abs(*got-want) > 0.0005 {
		t.Errorf("%s is %v, want %v", what, deref(got), want)
	}
}

func deref(v *float64) any {
	if v == nil {
		return "null"
	}
	return *v
}

func TestAgreementAsPublished(t *testing.T) {
	dir := krippendorffFolders(t)
	doc := agreementOf(t, dir, "a", "b", "c", "d")
	near(t, "ordinal alpha", doc.Issues[0].Alpha, 0.815)
	near(t, "interval alpha", doc.Issues[1].Alpha, 0.849)
	near(t, "overall alpha", doc.Overall.Alpha, 0.849) // both issues have the same values
	if doc.Issues[0].Level != "ordinal" || doc.Issues[1].Level != "interval" {
		t.Errorf("levels %s, %s", doc.Issues[0].Level, doc.Issues[1].Level)
	}
	if doc.Issues[0].Units != 12 || doc.Issues[0].Pairable != 40 || doc.Units != 24 || doc.Overall.Pairable != 80 {
		t.Errorf("%d units, %d pairable; in all %d and %d", doc.Issues[0].Units, doc.Issues[0].Pairable, doc.Units, doc.Overall.Pairable)
	}
	if doc.Issues[0].Kappa != nil {
		t.Error("kappa of four coders")
	}
	nominal := agreementOf(t, dir, "--level", "nominal", "a", "b", "c", "d")
	near(t, "nominal alpha", nominal.Issues[0].Alpha, 0.743)
	near(t, "nominal alpha", nominal.Issues[1].Alpha, 0.743)

	again, other := agreementOf(t, dir, "a", "b", "c", "d"), agreementOf(t, dir, "--seed", "7", "a", "b", "c", "d")
	if *again.Overall.CILow != *doc.Overall.CILow || *other.Overall.CILow == *doc.Overall.CILow {
		t.Errorf("seed: %v, %v, %v", *doc.Overall.CILow, *again.Overall.CILow, *other.Overall.CILow)
	}
}

func TestAgreementMinimum(t *testing.T) {
	dir := krippendorffFolders(t)
	all := []string{"a", "b", "c", "d"}
	constant := []string{"1 1 1", "1 1 1"}
	for i, values := range constant {
		writeCoding(t, filepath.Join(dir, "k"+string(rune('1'+i))), krippendorffCodebook, values)
	}
	tests := []struct {
		args    []string
		code    int
		message string
	}{
		{append([]string{"--min", "0.8"}, all...), 0, ""},
		{append([]string{"--min", "0.9"}, all...), 1, "the overall alpha is 0.849, less than --min 0.9"},
		{[]string{"--min", "0", "k1", "k2"}, 1, "the overall alpha is undefined, so --min 0 is not met: the codings do not vary"},
		{[]string{"k1", "k2"}, 0, ""},
		{append([]string{"--min", "80"}, all...), 2, "--min is an alpha"},
		{append([]string{"--min", "NaN"}, all...), 2, "--min is an alpha"},
	}
	for _, test := range tests {
		for _, format := range []string{"table", "json", "csv", "markdown"} {
			code, out, messages := stanceIn(t, dir, append([]string{"agreement", "-f", format}, test.args...)...)
			if code != test.code || !strings.Contains(messages, test.message) || code < 2 && out == "" {
				t.Errorf("%v in %s: exit code %d, want %d; %s", test.args, format, code, test.code, messages)
			}
		}
	}
	if _, out, _ := stanceIn(t, dir, "agreement", "k1", "k2"); !strings.Contains(out, "Overall alpha is undefined") || strings.Contains(out, "NaN") {
		t.Errorf("undefined is not said to be so:\n%s", out)
	}
	_, out, _ := stanceIn(t, dir, "agreement", "-f", "csv", "k1", "k2")
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil || len(rows) != 4 || rows[3][0] != "overall" || rows[3][3] != "" || rows[3][13] == "" {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestAgreementArguments(t *testing.T) {
	dir := krippendorffFolders(t)
	writeCoding(t, filepath.Join(dir, "deep", "a", "data"), krippendorffCodebook, "1 2")
	writeCoding(t, filepath.Join(dir, "x=y"), krippendorffCodebook, "1 2")
	writeCoding(t, filepath.Join(dir, "differs"), strings.NewReplacer("max: 5", "max: 7", `label: "2"`, `label: "two"`).Replace(krippendorffCodebook), "1 2")
	os.MkdirAll(filepath.Join(dir, "full"), 0o755)
	os.WriteFile(filepath.Join(dir, "full", "thing"), nil, 0o644)
	os.MkdirAll(filepath.Join(dir, "unsound"), 0o755)
	os.WriteFile(filepath.Join(dir, "unsound", "codebook.yaml"), []byte("title: [\n"), 0o644)
	tests := []struct {
		name string
		args []string
		code int
		want string
	}{
		{"one folder", []string{"a"}, 2, "agreement needs two folders or more"},
		{"none", nil, 2, "agreement needs two folders or more"},
		{"the same twice", []string{"a", "a"}, 2, "two codings are called \"a\"\nname them apart"},
		{"one base name", []string{"a", "deep/a"}, 2, "two codings are called \"a\""},
		{"no name", []string{"=a", "b"}, 2, "\"=a\" names no coding"},
		{"no folder", []string{"x=", "b"}, 2, "\"x=\" names no coding"},
		{"empty", []string{"", "b"}, 2, "\"\" names no coding"},
		{"not there", []string{"a", "nowhere"}, 3, "there is no folder nowhere"},
		{"unsound", []string{"a", "unsound"}, 3, "has 1 error"},
		{"codebooks", []string{"a", "differs"}, 3, "codebooks differ in 2 points"},
		{"codebooks named", []string{"a", "differs"}, 3, "  max of issue \"interval\" is 5 in a and 7 in differs\n"},
		{"codebooks named", []string{"a", "differs"}, 3, "\"two\" in differs"},
		{"level", []string{"--level", "ratio", "a", "b"}, 2, "write scale or nominal"},
		{"issue", []string{"-i", "ordinl", "a", "b"}, 2, "did you mean ordinal?"},
		{"out is full", []string{"--adjudicate", "full", "a", "b"}, 2, "the folder full has something in it"},
		{"out is a file", []string{"--adjudicate", "full/thing", "a", "b"}, 2, "is there already, and is no folder"},
		{"out is nowhere", []string{"--adjudicate", "no/where", "a", "b"}, 2, "there is no folder"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			code, out, messages := stanceIn(t, dir, append([]string{"agreement"}, test.args...)...)
			if code != test.code || !strings.Contains(strings.ReplaceAll(messages, dir+"/", ""), test.want) || out != "" {
				t.Errorf("exit code %d, want %d: %s%s", code, test.code, messages, out)
			}
		})
	}
	for args, want := range map[string]string{
		"a b": "a b", "one=a two=b": "one two", "a deep/a/data": "a data", "b deep/a": "b a", "./a/ x=y": "a x=y", "a b=x=y": "a b",
	} {
		if got := strings.Join(agreementOf(t, dir, strings.Fields(args)...).Coders, " "); got != want {
			t.Errorf("%q: coders %q, want %q", args, got, want)
		}
	}
	doc := agreementOf(t, filepath.Join(dir, "a"), ".", "../b")
	if doc.Coders[0] != "a" || doc.Coders[1] != "b" {
		t.Errorf("coders %v", doc.Coders)
	}
	doc = agreementOf(t, dir, "-i", "interval", "a", "b")
	if len(doc.Issues) != 1 || doc.Issues[0].Issue != "interval" || doc.Units != 22 {
		t.Errorf("a filter narrows what is shown and nothing else: %+v", doc)
	}
}

// What an open decision holds up is on the list of decisions, too.
func TestAdjudicateListsWhatToPutBack(t *testing.T) {
	dir := t.TempDir()
	for coder, tone := range map[string]string{"a": "harder", "b": "softer"} {
		for name, content := range map[string]string{
			"codebook.yaml":             "title: T\nparties: [{id: p, name: P}]\nissues: [{id: i, name: I}]\n",
			"snapshots/2025-01-01.yaml": "date: 2025-01-01\npositions: {p: {i: {summary: One., tone: " + tone + ", terms: [{id: pay, text: Pay}]}}}\n",
			"snapshots/2025-01-02.yaml": "date: 2025-01-02\npositions: {p: {i: {summary: Two., ended: [{id: pay, how: met}]}}}\n",
		} {
			name = filepath.Join(dir, coder, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	code, _, messages := stanceIn(t, dir, "agreement", "a", "b", "--adjudicate", "out")
	if code != 0 || !strings.Contains(messages, "left out until a record gives the term: 2025-01-02/p/i: ended {id: pay, how: met}") {
		t.Errorf("exit code %d: %s", code, messages)
	}
	decisions, err := os.ReadFile(filepath.Join(dir, "out", decisionsFile))
	if err != nil || !strings.Contains(string(decisions), "## To put back\n") || !strings.Contains(string(decisions), "/p/i: ended {id: pay, how: met}") {
		t.Errorf("%v\n%s", err, decisions)
	}
}

func TestAdjudicate(t *testing.T) {
	dir := krippendorffFolders(t)
	code, out, messages := stanceIn(t, dir, "agreement", "a", "b", "--adjudicate", "out")
	if code != 0 || out == "" || !strings.Contains(messages, "16 records are agreed, 6 to decide, 4 of them recorded by one coder alone. See out/decisions.md") {
		t.Fatalf("exit code %d: %s", code, messages)
	}
	if code, out, _ := stanceIn(t, dir, "check", "-C", "out"); code != 0 {
		t.Errorf("check: exit code %d\n%s", code, out)
	}
	decisions, err := os.ReadFile(filepath.Join(dir, "out", decisionsFile))
	if err != nil || strings.Count(string(decisions), "- [ ]") != 6 {
		t.Errorf("%v\n%s", err, decisions)
	}
	snapshot, err := os.ReadFile(filepath.Join(dir, "out", "snapshots", "2025-01-06.yaml"))
	if err != nil || strings.Count(string(snapshot), "# TO DECIDE ") != 3 { // two cells, and what the words mean
		t.Errorf("%v\n%s", err, snapshot)
	}
	// Nothing is written over, and nothing is left behind.
	if code, _, _ = stanceIn(t, dir, "agreement", "a", "b", "--adjudicate", "out"); code != 2 {
		t.Errorf("written over: exit code %d", code)
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != 5 {
		t.Errorf("left behind: %v", entries)
	}
	// An empty folder makes way.
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	if code, _, messages = stanceIn(t, dir, "-q", "agreement", "a", "b", "--adjudicate", "empty"); code != 0 || messages != "" {
		t.Errorf("exit code %d: %s", code, messages)
	}
}

// TestFolderWholeOrNotAtAll has a file among the others that cannot be written.
func TestFolderWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	files := []yamlfile.File{{Name: "a", Content: []byte("x")}, {Name: "b/c"}, {Name: "b"}}
	s, _, _ := reviewStreams(dir)
	if err := dataset.Write(s, filepath.Join(dir, "out"), files); err == nil {
		t.Fatal("a file was written over a folder")
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("left behind: %v", entries)
	}
}

// NAME=DIR is told by its first =, whatever system the folder is of; what stands there as
// a folder is one.
func TestNamedCodings(t *testing.T) {
	s, _, _ := reviewStreams(t.TempDir())
	if err := os.Mkdir(filepath.Join(s.Dir, "a=b"), 0o777); err != nil {
		t.Fatal(err)
	}
	for arg, want := range map[string][2]string{
		`anna=C:\work\anna`: {"anna", `C:\work\anna`}, `anna=C:\a=b`: {"anna", `C:\a=b`}, `anna=\\server\share`: {"anna", `\\server\share`},
		"anna=../work": {"anna", "../work"}, "work/anna": {"anna", "work/anna"}, "a=b": {"a=b", "a=b"},
	} {
		name, dir, err := coding(s, arg)
		if err != nil || name != want[0] || dir != want[1] {
			t.Errorf("%s: %q, %q, %v", arg, name, dir, err)
		}
	}
}
