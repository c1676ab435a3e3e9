package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	documents "stance/diff/report/data/machine/schema"
)

// printedSchema is a schema as the program prints it, ready to be used.
func printedSchema(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	code, out, messages := stanceIn(t, t.TempDir(), "schema", name)
	if code != exitDone {
		t.Fatalf("stance schema %s: exit code %d: %s", name, code, messages)
	}
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(out))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("file:///schema.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("file:///schema.json")
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return s
}

// parsedDocument parses JSON; name is what it says of itself.
func parsedDocument(t *testing.T, content string) (document any, name string) {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(content))
	if err != nil {
		t.Fatalf("%v:\n%.500s", err, content)
	}
	name, _ = document.(map[string]any)["schema"].(string)
	return document, name
}

// TestScriptsShowValidDocuments holds every document in the scripts to the
// schema that it names.
func TestScriptsShowValidDocuments(t *testing.T) {
	scripts, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, script := range scripts {
		archive, err := txtar.ParseFile(script)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if !bytes.Contains(f.Data, []byte(`"schema": "stance/`)) {
				continue
			}
			seen++
			document, name := parsedDocument(t, string(f.Data))
			if err := printedSchema(t, name).Validate(document); err != nil {
				t.Errorf("%s: %s: %v", script, f.Name, err)
			}
		}
	}
	if seen < 3 {
		t.Errorf("only %d documents", seen)
	}
}

// busyDataset is the project's own dataset in a repository, with an edit since
// the last commit, sign-offs, a sign-off of a record that is gone, and the text
// of a source.
func busyDataset(t *testing.T) *gitRepo {
	t.Helper()
	r := newGitRepo(t)
	if err := os.CopyFS(filepath.Join(r.dir, "data"), os.DirFS("../../data")); err != nil {
		t.Fatal(err)
	}
	r.commit("First coding")
	const file = "data/snapshots/2025-08-17-brussels.yaml"
	content, err := os.ReadFile(filepath.Join(r.dir, file))
	if err != nil {
		t.Fatal(err)
	}
	edited := strings.NewReplacer("position: article-5-like", "position: guarantees", "Trump reportedly means to press", "Trump is reported to press",
		"Ukraine accepts the conditions", "Kyiv accepts all conditions", "\n          speaker: Steve Witkoff", "").Replace(string(content))
	if edited == string(content) {
		t.Fatal("nothing was edited")
	}
	r.write(file, edited)
	r.write("data/archive/sky-2025-08-17.txt", "He said that “the United States could not offer Article 5-like protection”.\n\n“We were able to win the following concession”, he said.\n\n“We were able to win the following concession”, he said again. The Europeans will come to the White House.\n")
	r.write("data/reviews/jm.yaml", "- {date: 2020-01-01, party: nobody, issue: nothing, fingerprint: \"v1:0123456789ab\", verdict: approved, on: 2025-08-20, note: Gone.}\n")
	for _, args := range [][]string{
		{"review", "dispute", "white-house/russia/ceasefire", "--reviewer", "ab", "--note", "Too sure."},
		{"review", "approve", "2025-08-16/united-states/ceasefire", "--reviewer", "ab"},
	} {
		s, _, messages := reviewStreams(r.dir)
		if code := run(args, s); code != exitDone {
			t.Fatalf("%v: exit code %d: %s", args, code, messages)
		}
	}
	return r
}

// TestEveryJSONHasItsSchema runs every command that writes JSON, holds what it
// writes to its schema, and the schema to refuse what was spoilt.
func TestEveryJSONHasItsSchema(t *testing.T) {
	r := busyDataset(t)
	r.write("unsound/codebook.yaml", "title: T\nparties: [{id: a, name: A}]\nissues: [{id: x, nam: X}]\n")
	r.write("blank/codebook.yaml", auditCodebook)
	r.write("read/codebook.yaml", "title: T\nparties: [{id: a, name: Anna}]\nissues: [{id: x, name: Access, keywords: [gate]}]\n")
	r.write("read/sources.yaml", "sources:\n  - {id: s, title: S, read: [{date: 2025-01-02, by: jm}], captures: [{date: 2025-01-03}]}\n")
	r.write("read/snapshots/2025-01-01.yaml", "date: 2025-01-01\npositions: {a: {x: {summary: Opens it., evidence: [{quote: will open the gate, speaker: Anna, source: s}]}}}\n")
	r.write("read/archive/s.txt", "Anna will open the gate, she says.\n")
	r.dataset("low", auditLow)
	r.dataset("high", auditHigh)
	if err := os.CopyFS(filepath.Join(r.dir, "bargain"), os.DirFS("../../diff/report/testdata/bargain")); err != nil {
		t.Fatal(err)
	}
	spoilt := map[string]map[string]int{} // for each document, what was spoilt in it
	for _, line := range []string{
		"show", "show before-alaska -p russia", "show --known-by 2025-08-16",
		"source list", "source passages", "source passages -p ukraine -i territory", "source refresh",
		"source list -C read", "source passages -C read", "source refresh s -C read",
		"show --terms", "show --terms -C bargain", "show --voices", "show --voices -C bargain --known-by 2025-04-01",
		"diff", "diff before-alaska white-house --all", "diff first latest --known-by 2025-08-17", "diff latest latest",
		"log", "log -p ukraine -i territory",
		"gap", "gap ukraine russia", "report --four-column ukraine,russia,united-states", "report before-alaska white-house --brief", "gap --from before-alaska --to white-house", "gap ukraine russia --from before-alaska --to white-house", "gap finland",
		"check", "check -C unsound", "check -C blank", "check -C low",
		"verify", "verify -p finland", "audit", "audit HEAD..HEAD",
		"agreement first=data second=data", "agreement low high", "agreement a=low b=high c=low",
		"review", "review --all", "review --state disputed", "review show white-house/russia/ceasefire", "review show brussels/russia/security-guarantees",
		"review show white-house/europe/pace", "review show brussels/united-states/security-guarantees",
	} {
		_, out, messages := stanceIn(t, r.dir, append(strings.Fields(line), "-f", "json")...)
		if out == "" {
			t.Errorf("stance %s writes nothing: %s", line, messages)
			continue
		}
		document, name := parsedDocument(t, out)
		if spoilt[name] == nil {
			spoilt[name] = map[string]int{}
		}
		s := printedSchema(t, name)
		if err := s.Validate(document); err != nil {
			t.Errorf("stance %s: %v", line, err)
			continue
		}
		sp := spoiler{places: spoilt[name], refused: func() bool { return s.Validate(document) != nil }}
		sp.spoil("", document)
		for _, missed := range sp.accepted {
			t.Errorf("stance %s: the schema accepts %s", line, missed)
		}
	}
	for _, name := range documents.Names() {
		places := spoilt["stance/"+name+"/1"]
		for _, at := range strings.Fields(parts[name]) {
			if places[at] == 0 {
				t.Errorf("no command line has anything at %s of the schema %s", at, name)
			}
		}
	}
	var commands func(cmd *cobra.Command)
	commands = func(cmd *cobra.Command) {
		if format := cmd.Flags().Lookup("format"); format != nil && slices.Contains(strings.FieldsFunc(format.Usage, func(r rune) bool { return strings.ContainsRune(" ,;", r) }), "json") {
			name := strings.ReplaceAll(strings.TrimPrefix(cmd.CommandPath(), "stance "), " ", "-")
			names := []string{name}
			if of, ok := lent[name]; ok {
				names = of
			}
			for _, name := range names {
				if !slices.Contains(documents.Names(), name) {
					t.Errorf("%s writes JSON that has no schema", cmd.CommandPath())
				}
			}
		}
		for _, c := range cmd.Commands() {
			commands(c)
		}
	}
	commands(newRootCommand(&console.Streams{Env: func(string) string { return "" }}))
}

// lent are the schemas of commands that write the JSON of others: in brief that of diff, in
// columns that of gap.
var lent = map[string][]string{"report": {"diff", "gap"}}

// parts are places of documents that the command lines must reach.
var parts = map[string]string{
	"show":            ".stances .stances.position .stances.plausible .stances.terms .stances.evidence .claims.claims .silent",
	"terms":           ".terms.since_when .terms.if .terms.unless .terms.against .terms.against_by",
	"voices":          ".statements.when .statements.position .statements.plausible .divided.voices.position",
	"diff":            ".changes.from .changes.to .changes.path .changes.basis_change .changes.claims .changes.closer_to .changes.further_from .changes.terms .changes.wording .claims_only.claims .silent .gaps .counts",
	"log":             ".cells.stances .cells.changes.terms",
	"gap":             ".gaps.by_issue .spread .cohesion .terms.terms.from .four_columns.issues.columns.position .four_columns.issues.terms.words.since_when",
	"check":           ".problems .counts",
	"source-list":     ".sources.read .sources.captures",
	"source-passages": ".passages .passages.coded",
	"source-refresh":  ".sources",
	"verify":          ".quotes.places .quotes.redline .counts",
	"audit":           ".changes.from .changes.to .changes.wording .changes.terms .counts",
	"agreement":       ".overall .issues .disagreements",
	"review":          ".queue.reviews .counts .orphaned",
	"review-show":     ".reviews .change .claims .silent .warnings",
}

// spoiler spoils a document in one place after another: leaves a field out,
// takes in another, gives it a value of another type.
type spoiler struct {
	refused  func() bool
	places   map[string]int
	accepted []string // what was not refused
}

func (sp *spoiler) try(at, what string) {
	if !sp.refused() {
		sp.accepted = append(sp.accepted, fmt.Sprintf("%s %s", at, what))
	}
}

// byName are objects whose fields are names given by people.
var byName = []string{".disagreements.positions"}

// optional are fields that may be left out.
var optional = []string{".terms", ".four_columns"}

func (sp *spoiler) spoil(at string, v any) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			sp.spoil(at, item)
		}
	case map[string]any:
		sp.places[at]++
		once := sp.places[at] == 1 // one of each kind is enough
		if once && !slices.Contains(byName, at) {
			v["extra"] = nil
			sp.try(at, "with another field")
			delete(v, "extra")
		}
		for key, value := range v {
			field := at + "." + key
			if once {
				if !slices.Contains(optional, field) && key != "from_text" && !slices.Contains(byName, at) {
					delete(v, key)
					sp.try(field, "left out")
				}
				v[key] = map[string]any{"a": 1}
				sp.try(field, "of another type")
				v[key] = value
			}
			sp.spoil(field, value)
		}
	}
}

// The folder that schemas are written to is told without what would drive a terminal.
func TestSchemaFolderIsShownSafely(t *testing.T) {
	for _, name := range []string{"a\x1b[31mb", "a\u202eb", "a\rb"} {
		a := runHostile(t, t.TempDir(), "", "schema", "--write", name)
		if a.code != exitDone || !strings.Contains(a.out, "<U+") || strings.Contains(a.out, name) {
			t.Errorf("%v", a)
		}
	}
}
