package importing

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/cmd/stance/internal/disk/disktest"
	"stance/positions/exchange/sheet/sheettest"
	"stance/positions/yamlfile"
)

// port is a small dataset, in the folder port.
var port = map[string]string{
	"port/codebook.yaml": `title: The port
parties:
  - {id: harbour, name: Harbour board, short: HB}
  - {id: dockers, name: Dockers}
issues:
  - {id: toll, name: Toll, scale: {options: [waived, half, full]}}
  - {id: hours, name: Hours of work, scale: {min: 0, max: 10}}
`,
	"port/sources.yaml": `sources:
  - {id: paper, title: The paper, published: 2025-05-20}
`,
	"port/snapshots/2025-06-01.yaml": `date: 2025-06-01
positions:
  harbour:
    toll: {position: full, summary: The whole toll}
`,
}

// portWith writes the dataset, and files beside it, by name and content.
func portWith(t *testing.T, beside ...string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	files := maps.Clone(port)
	for i := 0; i < len(beside); i += 2 {
		files[beside[i]] = beside[i+1]
	}
	for name, content := range files {
		full := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o777), os.WriteFile(full, []byte(content), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// filesIn are all files below a folder, by name and content.
func filesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// imports runs `import` in a folder.
func imports(dir string, args ...string) (out, messages string, err error) {
	s, o, m := datasettest.Streams(dir)
	err = datasettest.Execute(s, NewImportCommand(s), args...)
	return o.String(), m.String(), err
}

// words splits a command line; _ stands for a space in a word.
func words(line string) []string {
	args := strings.Fields(line)
	for i, a := range args {
		args[i] = strings.ReplaceAll(a, "_", " ")
	}
	return args
}

const talks = `date,label,record,party,issue,by,position,summary,quote,speaker,source
2025-06-02,talks,,HB,toll,,half,"Half, for now",We can live with half,The chair,paper
2025-06-02,,silence,Dockers,Hours of work,,,,,,
2025-06-01,,,dockers,toll,harbour,,Nothing at all,,,
`

// A table is added to the dataset: to a day that is there, and with one that is not. A
// dry run says what would be added, and the same table again adds nothing.
func TestImport(t *testing.T) {
	dir := portWith(t, "talks.csv", talks)
	before := filesIn(t, dir)
	const told = ` from talks.csv to port: 3 new, 0 already there
  records  1 stance, 1 claim, 1 silence
  dates    talks (2025-06-02)
  files    snapshots/2025-06-01.yaml, snapshots/2025-06-02-talks.yaml
`
	for _, step := range []struct{ args, want string }{
		{"talks.csv -C port --dry-run", "Would add" + told + "Nothing was written.\n"},
		{"talks.csv -C port", "Added" + told},
		{"talks.csv -C port", "Nothing to add from talks.csv: 0 new, 3 already there.\n"},
		{"talks.csv -C port -n", "Nothing to add from talks.csv: 0 new, 3 already there.\n"},
	} {
		if out, messages, err := imports(dir, words(step.args)...); err != nil || out != step.want || messages != "" {
			t.Errorf("%s: %v, %q and %q\nwant %q", step.args, err, out, messages, step.want)
		}
		if strings.HasSuffix(step.args, "--dry-run") && !maps.Equal(filesIn(t, dir), before) {
			t.Fatal("the dry run wrote something")
		}
	}
	after := filesIn(t, dir)
	want := maps.Clone(before)
	want["port/snapshots/2025-06-01.yaml"] += `  dockers:
    toll:
      claims:
        - by: harbour
          summary: Nothing at all
`
	want["port/snapshots/2025-06-02-talks.yaml"] = `date: 2025-06-02
label: talks

positions:
  harbour:
    toll:
      position: half
      summary: Half, for now
      evidence:
        - quote: We can live with half
          speaker: The chair
          source: paper
  dockers:
    hours:
      silent: true
`
	if !maps.Equal(after, want) {
		t.Errorf("the files are\n%v\nwant\n%v", after, want)
	}
}

// What is recorded otherwise is never overwritten.
func TestImportOverwritesNothing(t *testing.T) {
	dir := portWith(t, "table.csv", "date,party,issue,position,summary\n2025-06-01,harbour,toll,half,The whole toll\n2025-06-02,dockers,toll,waived,None\n")
	before := filesIn(t, dir)
	out, messages, err := imports(dir, "table.csv", "-C", "port")
	if err == nil || err.Error() != "nothing was added: table.csv has 1 problem" || out != "" ||
		messages != "table.csv:row 2: harbour on toll on 2025-06-01 is recorded at snapshots/2025-06-01.yaml:4:5 with another position\n  hint: --update changes what is recorded, and shows it first; or mend the row\n" {
		t.Errorf("%v, %q and %q", err, out, messages)
	}
	if !maps.Equal(filesIn(t, dir), before) {
		t.Error("something was written")
	}
}

// Other headings are mapped, on the command line and in a file, and what holds for all
// rows is set. A source whose title is given as well is described, and need not be asked for.
func TestImportMaps(t *testing.T) {
	const table = "Day;Who;What;Says;paraphrase;Remarks\n02.06.2025;dockers;hours;Eight, no more;They want eight;x\n"
	dir := portWith(t, "other.csv", table, "map.yaml", "# which column is which\nissue: What\nsummary: Says\n")
	args := words("other.csv -C port --map date=Day,party=Who --map map.yaml --set coder=jm,note=seen,_twice --source press")
	_, messages, err := imports(dir, args...)
	var usage *console.UsageError
	if !errors.As(err, &usage) || usage.Message != "nothing was added: other.csv names 1 thing that the dataset lacks" || !strings.HasPrefix(usage.Hint, "--extend-codebook adds them") ||
		messages != "note: other.csv: columns are separated by semicolons\nnote: other.csv: column F (Remarks) is not used\nother.csv:row 2: new source press\n" {
		t.Errorf("%v, %q", err, messages)
	}
	out, messages, err := imports(dir, append(args, "--source-title", "Press release", "-q")...)
	if err != nil || !strings.Contains(out, "  sources  press\n") || messages != "" {
		t.Errorf("%v, %q and %q", err, out, messages)
	}
	read := yamlfile.Read(os.DirFS(filepath.Join(dir, "port")))
	r := read.Dataset.Records[len(read.Dataset.Records)-1]
	if !read.OK() || r.Date.String() != "2025-06-02" || r.Party.ID != "dockers" || r.Issue.ID != "hours" || r.Stance.Summary != "Eight, no more" || r.Coder != "jm" || r.Note != "seen, twice" {
		t.Errorf("%v: %+v", read.Problems, r)
	}
	if len(read.Dataset.Sources) != 2 || read.Dataset.Sources[1].Title != "Press release" {
		t.Errorf("sources %+v", read.Dataset.Sources)
	}
}

// From standard input, in other encodings, and of a workbook a table says the same.
func TestImportReadsTablesOfAllKinds(t *testing.T) {
	const table = "date,party,issue,summary\n2025-06-02,dockers,toll,Größe\n"
	book := &sheettest.Book{Sheets: []sheettest.Sheet{
		{Name: "Notes", Rows: sheettest.Cells(1, "nothing")},
		{Name: "Table", Rows: sheettest.Cells(1, "Who says what") + sheettest.Cells(2, "date", "party", "issue", "summary") + sheettest.Cells(3, "2025-06-02", "dockers", "toll", "Größe")},
	}}
	files := []string{"plain.csv", table, "west.csv", strings.NewReplacer("ö", "\xf6", "ß", "\xdf").Replace(table), "book.xlsx", string(book.Bytes())}
	for args, said := range map[string]string{
		"plain.csv":                          "",
		"-":                                  "",
		"west.csv":                           "note: west.csv: it is not UTF-8, and was read as Windows-1252",
		"west.csv --encoding windows-1252":   "",
		"book.xlsx --sheet Table --header 2": "",
	} {
		dir := portWith(t, files...)
		s, out, messages := datasettest.Streams(dir)
		s.In = strings.NewReader(table)
		name := strings.Fields(args)[0]
		if name == "-" {
			name = "standard input"
		}
		err := datasettest.Execute(s, NewImportCommand(s), append(words(args), "-C", "port")...)
		if err != nil || !strings.HasPrefix(out.String(), "Added from "+name+" to port: 1 new, 0 already there\n") || !strings.HasPrefix(messages.String(), said) || said == "" && messages.Len() > 0 {
			t.Errorf("%s: %v, %q and %q", args, err, out, messages)
		}
		if got := filesIn(t, dir)["port/snapshots/2025-06-02.yaml"]; !strings.Contains(got, "summary: Größe\n") {
			t.Errorf("%s: got\n%s", args, got)
		}
	}
}

// --title begins a dataset, with the schemas of its files. The same again adds nothing,
// and neither a dry run nor what is refused makes a folder.
func TestImportBegins(t *testing.T) {
	const table = "date,party,issue,position,summary\n2025-06-02,Harbour board,Toll,half,Half\n2025-06-01,Dockers,Toll,,None\n"
	for _, folder := range []string{"new", "empty", "."} {
		dir := t.TempDir()
		if err := errors.Join(os.WriteFile(filepath.Join(dir, "../table.csv"), []byte(table), 0o666), os.Mkdir(filepath.Join(dir, "empty"), 0o777)); err != nil {
			t.Fatal(err)
		}
		if folder == "." {
			if err := os.Remove(filepath.Join(dir, "empty")); err != nil {
				t.Fatal(err)
			}
		}
		args := []string{"../table.csv", "-C", folder, "--title", "A new port", "--extend-codebook", "--scale", "Toll=waived,half,full"}
		if _, _, err := imports(dir, args[:5]...); err == nil {
			t.Errorf("%s: it extends the codebook unasked", folder)
		}
		out, _, err := imports(dir, append(args, "--dry-run")...)
		if err != nil || !strings.HasPrefix(out, "Would add from ../table.csv to ") || !strings.HasSuffix(out, "Nothing was written.\n") || len(filesIn(t, dir)) > 0 {
			t.Errorf("%s: %v, %q, %v", folder, err, out, filesIn(t, dir))
		}
		out, messages, err := imports(dir, args...)
		if err != nil || !strings.Contains(out, ": 2 new, 0 already there\n  records  2 stances\n  parties  harbour-board, dockers\n  issues   toll\n  dates    2025-06-01, 2025-06-02\n") {
			t.Errorf("%s: %v, %q and %q", folder, err, out, messages)
		}
		files := filesIn(t, dir)
		if got := slices.Sorted(maps.Keys(files)); len(got) != 7 || !strings.HasPrefix(files[filepath.ToSlash(filepath.Join(folder, "codebook.yaml"))], "# yaml-language-server: $schema=schemas/codebook.json\ntitle: A new port\n") {
			t.Errorf("%s: the files are %q", folder, got)
		}
		if read := yamlfile.Read(os.DirFS(filepath.Join(dir, folder))); !read.OK() || len(read.Dataset.Records) != 2 {
			t.Errorf("%s: %v", folder, read.Problems)
		}
		for _, more := range [][]string{nil, {"--dry-run"}} {
			if out, _, err := imports(dir, append(args, more...)...); err != nil || out != "Nothing to add from ../table.csv: 0 new, 2 already there.\n" {
				t.Errorf("%s: again: %v, %q", folder, err, out)
			}
		}
		if !maps.Equal(filesIn(t, dir), files) {
			t.Errorf("%s: something was written again", folder)
		}
		var usage *console.UsageError
		if _, _, err := imports(dir, append(args, "--set", "note=x")...); !errors.As(err, &usage) || !strings.Contains(usage.Message, "has something in it, and nothing is written over") {
			t.Errorf("%s: another: %v", folder, err)
		}
	}
}

// An expert survey has a row for each party and wave, statements have one for each thing
// said.
func TestImportOfOtherTables(t *testing.T) {
	for name, c := range map[string]struct{ table, args, out, messages string }{
		"survey": {
			"year,who,hours,weight,EU\n2025,HB,3.5,8,1\n2026,Dockers,9,,2\n",
			"--wide --party-column who --date-column year --position hours:0..10 --salience weight:0..10=hours --source experts --source-title Experts --extend-codebook",
			"  records  2 stances\n  sources  experts\n  dates    2025-12-31, 2026-12-31\n",
			"note: t.csv: columns that are not used: EU\nnote: t.csv: waves of which the table gives the year alone stand on its last day, and say so (`when`)\n",
		},
		"statements": {
			"time,person,organization,concept,agreement,text\n2025-06-03 10:00,A,HB,Night shifts,1,We agree\n2025-06-03 11:00,A,HB,Night shifts,1,We do\n2025-06-03 12:00,B,Dockers,Night shifts,0,No\n",
			"--dna --source debate --extend-codebook",
			"  records  2 stances\n  issues   night-shifts\n  sources  debate\n  dates    2025-06-03\n",
			"",
		},
		"statements of persons": {
			"time,person,organization,concept,agreement,text\n2025-06-03 10:00,Ann,HB,Night shifts,1,We agree\n2025-06-03 11:00,,HB,Night shifts,1,We do\n",
			"--dna --party-column person --source debate --extend-codebook",
			"  records  1 stance\n  parties  ann\n  issues   night-shifts\n  sources  debate\n  dates    2025-06-03\n",
			"note: t.csv: 1 statement without person passed over\n",
		},
	} {
		dir := portWith(t, "t.csv", c.table)
		out, messages, err := imports(dir, append(words(c.args), "-C", "port", "t.csv")...)
		if err != nil || !strings.Contains(out, c.out) || messages != c.messages {
			t.Errorf("%s: %v, %q and %q", name, err, out, messages)
		}
		if read := yamlfile.Read(os.DirFS(filepath.Join(dir, "port"))); !read.OK() {
			t.Errorf("%s: %v", name, read.Problems)
		}
	}
}

// Whichever call to the disk fails, all files are as they were or all as they are to be,
// and the same import then brings about the same files.
func TestImportIsWholeOrNotAtAll(t *testing.T) {
	for _, args := range []string{"talks.csv -C port", "talks.csv -C fresh --title Fresh --extend-codebook --scale toll=half,full"} {
		dir := portWith(t, "talks.csv", talks)
		before := filesIn(t, dir)
		whole := &disktest.Calls{}
		s, _, _ := datasettest.Streams(dir)
		s.Disk.SetCalls(whole)
		if err := datasettest.Execute(s, NewImportCommand(s), words(args)...); err != nil {
			t.Fatalf("%s: %v", args, err)
		}
		after := filesIn(t, dir)
		failed := 0
		for at := 1; at <= len(whole.Made); at++ {
			where := fmt.Sprintf("%s: call %d, %s", args, at, whole.Made[at-1])
			dir := portWith(t, "talks.csv", talks)
			s, out, _ := datasettest.Streams(dir)
			s.Disk.SetCalls(&disktest.Calls{Fail: syscall.ENOSPC, At: at})
			err := datasettest.Execute(s, NewImportCommand(s), words(args)...)
			now := filesIn(t, dir)
			maps.DeleteFunc(now, func(name, _ string) bool { return strings.Contains(name, ".stance") }) // for the next to clear away
			switch {
			case err == nil && !maps.Equal(now, after):
				t.Errorf("%s: all is well, and there are %q", where, slices.Sorted(maps.Keys(now)))
			case err == nil: // it can do without
			case !errors.Is(err, syscall.ENOSPC) || out.Len() > 0:
				t.Errorf("%s: %v, %q", where, err, out)
			case !maps.Equal(now, before) && !maps.Equal(now, after):
				t.Errorf("%s: there are %q", where, slices.Sorted(maps.Keys(now)))
			default:
				failed++
			}
			if _, _, err := imports(dir, words(args)...); err != nil || !maps.Equal(filesIn(t, dir), after) {
				t.Errorf("%s, and again: %v, and there are %q", where, err, slices.Sorted(maps.Keys(filesIn(t, dir))))
			}
		}
		if failed == 0 {
			t.Errorf("%s: no call failed", args)
		}
	}
}

// What somebody else writes while the table is worked out is not lost: the dataset is
// read again, and the table added to what is there now.
func TestImportWhileSomebodyWrites(t *testing.T) {
	dir := portWith(t, "talks.csv", talks)
	name := filepath.Join(dir, "port/snapshots/2025-06-01.yaml")
	s, out, _ := datasettest.Streams(dir)
	written := false
	s.Disk.SetCalls(&disktest.Calls{Before: func(_ int, call, file string) {
		if call != "create" || written || !strings.Contains(file, "2025-06-0") {
			return
		}
		written = true
		text, err := os.ReadFile(name)
		if err == nil {
			err = os.WriteFile(name, append(text, "  # they hope for more\n"...), 0o666)
		}
		if err != nil {
			t.Error(err)
		}
	}})
	if err := datasettest.Execute(s, NewImportCommand(s), "talks.csv", "-C", "port"); err != nil || !written || !strings.Contains(out.String(), "3 new") {
		t.Fatalf("written %v: %v, %q", written, err, out)
	}
	text, err := os.ReadFile(name)
	if err != nil || !strings.Contains(string(text), "# they hope for more\n") || !strings.Contains(string(text), "by: harbour") {
		t.Errorf("%v\n%s", err, text)
	}
}

// A dataset with errors is added to by nobody.
func TestImportIntoAnUnsoundDataset(t *testing.T) {
	dir := portWith(t, "talks.csv", talks, "port/snapshots/2025-05-01.yaml", "date: 2025-05-01\npositions: [\n")
	before := filesIn(t, dir)
	var unsound *dataset.UnsoundError
	if _, _, err := imports(dir, "talks.csv", "-C", "port"); !errors.As(err, &unsound) {
		t.Errorf("%v", err)
	}
	if !maps.Equal(filesIn(t, dir), before) {
		t.Error("something was written")
	}
}

// A file of --map has limits of its own.
func TestMapFilesHaveLimits(t *testing.T) {
	var lines strings.Builder
	for i := range 1001 {
		fmt.Fprintf(&lines, "quote_%d: A\n", i+2)
	}
	dir := portWith(t, "many.yaml", lines.String(), "large.yaml", "party: "+strings.Repeat("x", 1<<20), "broken.yml", "party: A\nparty: B\n", "t.csv", "date\n")
	for name, want := range map[string]string{
		"many.yaml":  "many.yaml: it maps 1,001 columns, and a file of --map may map 1,000",
		"large.yaml": "large.yaml is larger than 1 MB, and no more is read here",
		"broken.yml": "broken.yml:2:1: error: `party` stands here twice",
		"gone.yaml":  "gone.yaml: ",
	} {
		_, _, err := imports(dir, "t.csv", "-C", "port", "--map", name)
		var usage *console.UsageError
		if err == nil || errors.As(err, &usage) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
}
