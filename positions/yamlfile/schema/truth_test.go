package schema_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"stance/positions/problem"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
	"stance/positions/yamlfile/schema"
)

// datasets are those at hand that `check` accepts.
func datasets(t testing.TB) map[string]fs.FS {
	t.Helper()
	all := map[string]fs.FS{
		"data":       os.DirFS("../../../data"),
		"everything": os.DirFS("../testdata/write/everything"),
		"synthetic":  synthetic.Small.FS(),
	}
	base := archived(t, "../testdata/base.txtar")
	reviewed := maps.Clone(base)
	reviewed["reviews/jm.yaml"], reviewed["reviews/new.yaml"] = []byte(signOffs), []byte("# nothing yet\n---\n")
	all["reviewed"] = folder(reviewed)
	cases, err := filepath.Glob("../testdata/problems/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range cases {
		files := maps.Clone(base)
		maps.Copy(files, archived(t, name))
		if fsys := folder(files); yamlfile.Read(fsys).OK() {
			all[filepath.Base(name)] = fsys
		}
	}
	if len(all) < 6 {
		t.Fatalf("only %d datasets", len(all))
	}
	for name, fsys := range maps.Clone(all) {
		r := yamlfile.Read(fsys)
		if !r.OK() {
			t.Fatalf("%s has errors", name)
		}
		files := map[string][]byte{}
		for _, f := range yamlfile.Files(r.Dataset) {
			files[f.Name] = f.Content
		}
		all[name+" written anew"] = folder(files)
	}
	return all
}

const signOffs = `- {date: 2025-01-01, party: ukraine, issue: ceasefire, fingerprint: "v1:0123456789ab", verdict: approved, on: 2025-01-05}
- date: 2025-01-01
  party: russia
  issue: format
  fingerprint: v2:ABC
  verdict: disputed
  on: "2025-01-06"
  note: Read it again.
`

func archived(t testing.TB, name string) map[string][]byte {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range a.Files {
		files[f.Name] = f.Data
	}
	return files
}

// refusals are what the schemas have against a file, one for each document
// that they refuse.
func refusals(schemas map[string]*jsonschema.Schema, name string, documents []any) (found []error) {
	for _, d := range documents {
		if err := schemas[schema.Of(name)].Validate(d); err != nil {
			found = append(found, err)
		}
	}
	return found
}

// TestAccepted holds that what `check` accepts the schemas accept.
func TestAccepted(t *testing.T) {
	schemas := compiled(t)
	seen := map[string]int{}
	for name, fsys := range datasets(t) {
		for file, content := range datasetFiles(t, fsys) {
			documents, ok := documents(content)
			if !ok {
				t.Fatalf("%s: %s is no YAML", name, file)
			}
			seen[schema.Of(file)]++
			for _, err := range refusals(schemas, file, documents) {
				t.Errorf("%s: %s: %v", name, file, err)
			}
		}
	}
	for _, name := range schema.Names() {
		if seen[name] == 0 {
			t.Errorf("no file for the schema %s", name)
		}
	}
}

// alone are the rules of what a file can tell by itself, in as far as a schema
// can say it.
var alone = []problem.Rule{
	problem.UnknownKey, problem.MisplacedKey, problem.MissingKey, problem.MissingValue, problem.WrongShape, problem.BadID, problem.BadDate,
	problem.BadNumber, problem.QuotedNumber, problem.BadBoolean, problem.BadValue, problem.UnknownWord, problem.PathOutside, problem.EmptyRecord, problem.SilentAndStance,
}

// beyond matches what takes more than a schema to see: whether a text is a scale,
// whether an id can be made of a name, and whose a term is.
var beyond = regexp.MustCompile("^`[^`]*` is no scale: |^no id can be made of the name |^`[^`]*` is a term of the same party")

// spelling matches what is said of numbers in the place of an id or checksum: how
// they are spelt, a schema cannot see.
var spelling = regexp.MustCompile("^`[0-9.e+-]+` is (not well-formed|no SHA-256 checksum)")

func toldAlone(p problem.Problem) bool {
	onScale := strings.HasPrefix(p.Message, "`position`: ") || strings.HasPrefix(p.Message, "`plausible`: ") || strings.HasPrefix(p.Message, "`accepts`: ") || ofCell(p) // the codebook tells
	if beyond.MatchString(p.Message) {
		return false
	}
	return slices.Contains(alone, p.Rule) && !onScale && !spelling.MatchString(p.Message) ||
		p.Rule == problem.OutOfRange && (strings.HasPrefix(p.Message, "`salience`") || strings.HasPrefix(p.Message, "`credibility`")) ||
		p.Rule == problem.BadScale && !strings.Contains(p.Message, "must rise") && !strings.Contains(p.Message, "must be more than")
}

// ofCell reports whether a number in quotes is a cell that is one text: the problem
// names it by its issue, and not by a key of the format.
func ofCell(p problem.Problem) bool {
	_, rest, _ := strings.Cut(p.Message, "`")
	name, _, _ := strings.Cut(rest, "`")
	return p.Rule == problem.QuotedNumber && !slices.ContainsFunc(yamlfile.KnownKeys(), func(k yamlfile.Keys) bool { return slices.Contains(k.Names, name) })
}

// TestMutations spoils sound files in every way that people do, and holds that
// what the schemas refuse `check` refuses too; and the other way round in what
// a file can tell by itself.
func TestMutations(t *testing.T) {
	newTrial(t).mutate(t, rand.New(rand.NewPCG(1, 2)), 1500)
}

func FuzzMutations(f *testing.F) {
	f.Add(uint64(1), uint64(1))
	trial := newTrial(f)
	f.Fuzz(func(t *testing.T, a, b uint64) { trial.mutate(t, rand.New(rand.NewPCG(a, b)), 10) })
}

// trial is what mutations are tried with.
type trial struct {
	schemas  map[string]*jsonschema.Schema
	datasets []map[string][]byte // small ones; files by name
}

func newTrial(t testing.TB) *trial {
	all := datasets(t)
	tr := &trial{schemas: compiled(t)}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if !strings.HasPrefix(name, "synthetic") && !strings.HasPrefix(name, "data") {
			tr.datasets = append(tr.datasets, datasetFiles(t, all[name]))
		}
	}
	return tr
}

func (tr *trial) mutate(t *testing.T, random *rand.Rand, times int) {
	refused, accepted := 0, 0
	for range times {
		files := maps.Clone(pick(random, tr.datasets))
		file := pick(random, slices.Sorted(maps.Keys(files)))
		before, _ := documents(files[file])
		if len(before) == 0 {
			continue
		}
		files[file] = mutated(t, random, before)
		judged, _ := documents(files[file]) // read again, so that both judge the same
		against := refusals(tr.schemas, file, judged)
		r := yamlfile.Read(folder(files))
		if len(against) > 0 {
			refused++
			if !slices.ContainsFunc(r.Problems, func(p problem.Problem) bool { return p.File == file && p.Severity == problem.Error }) {
				t.Fatalf("the schema alone refuses %s:\n%s\n%v", file, files[file], against)
			}
			continue
		}
		accepted++
		for _, p := range r.Problems {
			if p.File == file && p.Severity == problem.Error && toldAlone(p) {
				t.Fatalf("the schema accepts %s:\n%s\n%s", file, files[file], problem.Headline(p))
			}
		}
		if !r.OK() {
			continue
		}
		// A random dataset: what is written of it must be accepted too.
		for _, f := range yamlfile.Files(r.Dataset) {
			written, _ := documents(f.Content)
			for _, err := range refusals(tr.schemas, f.Name, written) {
				t.Fatalf("%s:\n%s\n%v", f.Name, f.Content, err)
			}
		}
	}
	if times > 100 && (refused < times/4 || accepted < times/10) {
		t.Errorf("%d refused, %d accepted: the mutations prove little", refused, accepted)
	}
}

// mutated spoils a file in one place or two, and writes it in YAML's way that is
// JSON.
func mutated(t *testing.T, random *rand.Rand, before []any) []byte {
	t.Helper()
	spoilt := slices.Clone(before)
	m := mutation{random: random}
	for range 1 + random.IntN(2) {
		i := random.IntN(len(spoilt))
		spoilt[i] = m.within(clone(spoilt[i]), before)
	}
	var content bytes.Buffer
	for _, d := range spoilt {
		b, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&content, "---\n%s\n", b)
	}
	return content.Bytes()
}
