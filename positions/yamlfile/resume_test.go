package yamlfile

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions/problem"
	"stance/positions/synthetic"
)

// breaks are mistakes in YAML that a line may have; of some lines none comes of them.
var breaks = map[string]func(line string) string{
	"a quotation mark that opens": func(line string) string { return strings.Replace(line, ": ", `: "`, 1) },
	"text after a quotation":      func(line string) string { return strings.Replace(line, ": ", `: "so" `, 1) },
	"a colon in text":             func(line string) string { return line + " so: it" },
	"a tab":                       func(line string) string { return "\t" + line },
	"a bracket that opens":        func(line string) string { return strings.Replace(line, ": ", ": [", 1) },
	"a brace that opens":          func(line string) string { return strings.Replace(line, ": ", ": {", 1) },
	"no colon":                    func(line string) string { return strings.Replace(line, ":", "", 1) },
	"indented less":               func(line string) string { return strings.TrimPrefix(line, " ") },
	"indented more":               func(line string) string { return " " + line },
	"an at sign":                  func(line string) string { return strings.Replace(line, ": ", ": @", 1) },
	"an alias":                    func(line string) string { return strings.Replace(line, ": ", ": *so ", 1) },
}

// block gives the lines, from one before a second, of the block that holds a line and
// is indented as deep as this; nothing for a line that is in none.
func block(lines []string, line, indent int) (start, end int) {
	depth := func(i int) int {
		if strings.HasPrefix(lines[i], "  - ") {
			return 2 // an item of what is declared
		}
		return len(lines[i]) - len(strings.TrimLeft(lines[i], " -"))
	}
	for start = line; start >= 0 && depth(start) > indent; start-- {
	}
	if start < 0 || depth(start) != indent {
		return 0, 0
	}
	for end = start + 1; end < len(lines) && (lines[end] == "" || depth(end) > indent); end++ {
	}
	return start, end
}

// TestGapsMakeNoProblems breaks a line of a record, a party, an issue or a source in
// made-up datasets with other things wrong in them: besides the one mistake nothing is
// told that is not told, too, where the record is not there at all, unless it can be read
// all the same; and most of that is.
func TestGapsMakeNoProblems(t *testing.T) {
	random := rand.New(rand.NewPCG(15, 5))
	ways := slices.Sorted(maps.Keys(breaks))
	broken, expected, told := 0, 0, 0
	const folders = 4 // the first datasets are folders, the others in one file
	for seed := range uint64(folders + 4) {
		files := synthetic.Shape{Parties: 4, Issues: 5, Dates: 3, PerDate: 7, Sources: 6, Seed: seed, Full: seed%2 == 0}.Files()
		for name, content := range files {
			content := strings.ReplaceAll(string(content), "confidence: high", "confidence: hihg")
			content = strings.ReplaceAll(content, "publisher: ", "publishre: ")
			files[name] = []byte(content)
		}
		if seed >= folders {
			files = inOneFile(files)
		}
		for _, name := range slices.Sorted(maps.Keys(files)) {
			lines := strings.Split(string(files[name]), "\n")
			for range 60 * 6 / (len(files) + 1) {
				line := random.IntN(len(lines))
				way := ways[random.IntN(len(ways))]
				indent := 4
				top := topKey(lines, line)
				if name == codebookName || name == sourcesName || len(files) == 1 && (top == "parties" || top == "sources") {
					indent = 2
				}
				start, end := block(lines, line, indent)
				if start == end || len(files) == 1 && top == "issues" {
					continue // in one file nothing is read without its scales
				}
				changed := slices.Clone(lines)
				changed[line] = breaks[way](lines[line])
				without := slices.Clone(lines)
				for i := start; i < end; i++ {
					without[i] = ""
				}
				got := problemsOf(files, name, changed)
				mistakes := slices.DeleteFunc(slices.Clone(got), func(p problem.Problem) bool { return p.Rule != problem.BadSyntax && p.Rule != problem.YAMLFeature })
				if len(mistakes) == 0 {
					continue // it is YAML all the same
				}
				broken++
				at := fmt.Sprintf("seed %d, %s:%d, %s", seed, name, line+1, way)
				if len(mistakes) > 1 {
					t.Errorf("%s: told twice:\n%s%s", at, problem.Render(mistakes[0]), problem.Render(mistakes[1]))
				}
				there := map[string]bool{}
				for _, p := range problemsOf(files, name, without) {
					there[problem.Headline(p)] = true
					if p.File == name && (p.Rule == problem.UnknownWord || p.Rule == problem.UnknownKey) {
						expected++
					}
				}
				for _, p := range got {
					switch {
					case p.Rule == problem.BadSyntax || p.Rule == problem.YAMLFeature:
					case p.File == name && p.Line > start && p.Line <= end: // it could be read
					case !there[problem.Headline(p)]:
						t.Errorf("%s: of the gap comes\n%s", at, problem.Render(p))
					case p.File == name && (p.Rule == problem.UnknownWord || p.Rule == problem.UnknownKey):
						told++
					}
				}
			}
		}
	}
	if broken < 500 || told < expected*9/10 {
		t.Errorf("%d were broken, and of %d problems %d are told", broken, expected, told)
	}
	t.Logf("%d broken, %d of %d told", broken, told, expected)
}

// topKey is the key at the top under which a line stands.
func topKey(lines []string, line int) string {
	for ; line >= 0; line-- {
		if key, _, found := strings.Cut(lines[line], ":"); found && key != "" && !strings.ContainsAny(key[:1], " -#") {
			return key
		}
	}
	return ""
}

// inOneFile writes a dataset in the short form.
func inOneFile(files map[string][]byte) map[string][]byte {
	text := string(files[codebookName]) + string(files[sourcesName])
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if day := startsWithDate(name); day != "" {
			_, records, _ := strings.Cut(string(files[name]), "\npositions:\n")
			text += day + ":\n" + records
		}
	}
	return map[string][]byte{"talks.yaml": []byte(text)}
}

// problemsOf reads a dataset with other lines in one file.
func problemsOf(files map[string][]byte, name string, lines []string) []problem.Problem {
	if len(files) == 1 {
		return ReadShort(File{name, []byte(strings.Join(lines, "\n"))}).Problems
	}
	fsys := fstest.MapFS{}
	for n, content := range files {
		fsys[n] = &fstest.MapFile{Data: content}
	}
	fsys[name] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}
	return Read(fsys).Problems
}

// TestGapsKeepPlaces empties every range of lines of a text with every sort of line
// break: all lines stay where they are.
func TestGapsKeepPlaces(t *testing.T) {
	whole := newSource([]byte("a\r\nb\rc\nd\r\re\n\nf\r\n\rg\u2028h\ni\u0085\u2029j\r\tk"))
	whole.index()
	l := lines{whole}
	for start := 1; start <= l.count(); start++ {
		for end := start + 1; end <= l.count()+1; end++ {
			text := l.without(start, end)
			text.index()
			if len(text.lines) != len(whole.lines) || len(text.yaml) != len(whole.yaml) {
				t.Fatalf("without %d to %d there are %d and %d lines: %q", start, end, len(text.lines), len(text.yaml), text.bytes)
			}
			for line := range whole.lines {
				if in := line+1 >= start && line+1 < end; !in && text.text(line+1) != whole.text(line+1) || in && strings.Trim(text.text(line+1), " \u0085\u2028\u2029") != "" {
					t.Errorf("without %d to %d line %d is %q", start, end, line+1, text.text(line+1))
				}
			}
		}
	}
}

// TestGapsWithOtherBreaks reads what TestProblems reads with the line breaks of other
// systems: the problems are the same. With very old ones a mistake is told in the decoder's
// words, by its line at best; but for the mistakes nothing is told that is not told else.
func TestGapsWithOtherBreaks(t *testing.T) {
	base := fileSystem(readArchive(t, "testdata/base.txtar"))
	for _, name := range []string{"resumed", "resumed-codebook"} {
		fsys := maps.Clone(base)
		maps.Copy(fsys, fileSystem(readArchive(t, "testdata/problems/"+name+".txtar")))
		want := Read(fsys).Problems
		with := func(lineBreak string) []problem.Problem {
			other := fstest.MapFS{}
			for file, f := range fsys {
				other[file] = &fstest.MapFile{Data: bytes.ReplaceAll(f.Data, []byte("\n"), []byte(lineBreak))}
			}
			return Read(other).Problems
		}
		if got := with("\r\n"); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
		others := 0
		for _, p := range with("\r") {
			if p.Rule == problem.BadSyntax {
				continue
			}
			if others++; !slices.Contains(want, p) {
				t.Errorf("%s: of the gap comes %s", name, problem.Render(p))
			}
		}
		if others < 4 {
			t.Errorf("%s: only %d problems are told", name, others)
		}
	}
}

// TestMistakesAreCounted holds how many mistakes of one file are told.
func TestMistakesAreCounted(t *testing.T) {
	fsys := fullDataset()
	fsys["snapshots/bad.yaml"] = &fstest.MapFile{Data: []byte(strings.Repeat("---\ndate: \"2025\n", 100))}
	if got := Read(fsys).Problems; len(got) != mostGaps+1 {
		t.Errorf("%d problems", len(got))
	}
}
