package authoring

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/positions"
	"stance/positions/yamlfile"
)

// written reads a dataset that was written, which has to be sound.
func written(t *testing.T, dir string) *positions.Dataset {
	t.Helper()
	r := yamlfile.Read(os.DirFS(dir))
	if !r.OK() {
		t.Fatal(r.Problems)
	}
	return r.Dataset
}

// TestInitWritesWhatFlagsSay reads what each flag led to.
func TestInitWritesWhatFlagsSay(t *testing.T) {
	dir := t.TempDir()
	said := done(t, dir, "init", "talks", "--title", ` Grain talks: "2022" `, "--party", "Turkey", "--party", "un=United Nations", "--party", "Україна",
		"--issue", "Port access", "--issue", "money=Money", "--issue", "Words", "--scale", "port-access=Closed < Shut | Inspected | Free passage > Open", "--scale", " Money =0..10", "--date", "2022-07-22")
	if strings.Contains(said, "Placeholders") {
		t.Error(said)
	}
	d := written(t, filepath.Join(dir, "talks"))
	book := d.Codebook
	for what, pair := range map[string][2]string{
		"title":     {book.Title, `Grain talks: "2022"`},
		"parties":   {book.Parties[0].ID + " " + book.Parties[1].ID + " " + book.Parties[2].ID, "turkey un ukraina"},
		"name":      {book.Parties[2].Name, "Україна"},
		"issues":    {book.Issues[0].ID + " " + book.Issues[1].ID + " " + book.Issues[2].ID, "port-access money words"},
		"options":   {scaleSpelt(book.Issues[0].Scale), "Closed < Shut | Inspected | Free passage > Open"},
		"numbers":   {scaleSpelt(book.Issues[1].Scale), "0..10"},
		"no scale":  {scaleSpelt(book.Issues[2].Scale), "in words only"},
		"first day": {d.Dates[0].Date.String(), "2022-07-22"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %q, want %q", what, pair[0], pair[1])
		}
	}
}

// TestInitFillsInPlaceholders has less given than a dataset needs.
func TestInitFillsInPlaceholders(t *testing.T) {
	for args, want := range map[string]struct{ said, into string }{
		"init --date 2025-01-02":                         {"Wrote a dataset to data:\n  codebook.yaml\n  sources.yaml\n  snapshots/2025-01-02.yaml\n  schemas/ (by which editors complete and check the files)\nPlaceholders stand for its title, parties, issues: write your own into data/codebook.yaml.\nNext:\n  stance source add  take in a text: a file or an address\n  stance add         record what a party wants\n", "data"},
		"init deep/er --template survey --party \"A B\"": {"Placeholders stand for its title, issues: write your own into deep/er/codebook.yaml.\n", "deep/er"},
		"init spelt --date \"2 January 2025\"":           {"  snapshots/2025-01-02.yaml\n", "spelt"},
		"init .":                                         {"  stance check       is it sound?\n", "."},
		"init talks --title T":                           {"  snapshots/2025-08-20.yaml\n", "talks"},
		"init \"my talks\"":                              {"  stance check -C 'my talks' ", "my talks"},
		"init talks --template blank":                    {"  stance source add -C talks  take in a text: a file or an address\n  stance add -C talks         record what a party wants\n", "talks"},
	} {
		dir := t.TempDir()
		holds(t, done(t, dir, cut(args)...), want.said)
		d := written(t, filepath.Join(dir, filepath.FromSlash(want.into)))
		if survey := strings.Contains(args, "survey"); len(d.Codebook.Parties) == 0 || (d.Codebook.Issues[0].Scale != nil && d.Codebook.Issues[0].Scale.Numeric()) != survey {
			t.Errorf("%s: %+v", args, d.Codebook)
		}
	}
}

// TestInitTellsThousands holds that numbers are told as tables tell them, and that a command that
// goes on has them as they are read.
func TestInitTellsThousands(t *testing.T) {
	holds(t, done(t, t.TempDir(), "init", "t", "--issue", "Catch", "--scale", "catch=300000..420000 tonnes"), "The scale of catch: 300,000..420,000 tonnes\n")
	_, shown, err := initAsked(t, "Talks\rA\rCatch\r300000..420000 tonnes\r\rn\rn\r")
	var left *LeftError
	if !errors.As(err, &left) || !strings.HasSuffix(left.Command, "--scale 'catch=300000..420000 tonnes'") || !strings.Contains(shown, "issue  catch  Catch: 300,000..420,000 tonnes\r\n") {
		t.Error(left, shown)
	}
}

// TestInitExample writes the dataset that the program carries.
func TestInitExample(t *testing.T) {
	own := contents(t, datasettest.Copy(t))
	for _, args := range []string{"init summit --example", "init summit --template example", "init summit --example --template example"} {
		dir := t.TempDir()
		if said := done(t, dir, cut(args)...); said != "Wrote the example dataset to summit. Next: stance diff before-alaska white-house -C summit\n" {
			t.Error(said)
		}
		written(t, filepath.Join(dir, "summit"))
		for name, content := range contents(t, filepath.Join(dir, "summit")) {
			if strings.HasPrefix(name, "snapshots/") && !strings.Contains(content, strings.TrimSpace(own[name])) {
				t.Errorf("%s is another than the project's own", name)
			}
		}
	}
}

// TestInitRefuses holds that what cannot be is refused, and nothing written.
func TestInitRefuses(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"readme.txt": "", "full/x": "", "talks.yaml": "2025-08-14:\n  US: {ceasefire: Now}\n"})
	areRefused(t, dir, []refusal{
		{"init full", "full has something in it, and nothing is written over\n"},
		{"init full --example", "full has something in it, and nothing is written over\n"},
		{"init full", "name a folder that does not exist yet"},
		{"init full --from talks.yaml", "full has something in it, and nothing is written over\n"},
		{"init readme.txt", "readme.txt is there already, and is no folder"},
		{"init a b", "init takes one folder"},
		{"init new --party 中国", "--party: no id can be made of \"中国\", which has no Latin letters\ngive one: --party \"some-id=中国\"\n"},
		{"init new --party 2025-08-16", "--party: \"2025-08-16\" is a day, and here each party is named, as in Turkey, United Nations; the first date is asked for later"},
		{"init new --issue \"16 Aug 2025\"", "--issue: \"16 Aug 2025\" is a day"},
		{"init new --party 300", "--party: \"300\" has no letter in it; if it is the name of a party indeed, give it an id, as in some-id=300"},
		{"init new --party A --party a", "--party: two have the id a\ngive the second another: --party \"a-2=a\"\n"},
		{"init new --issue \"X Y=Z\"", "\"X Y\" is no id"},
		{"init new --issue A --issue a", "--issue: two have the id a"},
		{"init new --issue X --scale Y=1..2", "--scale: \"Y\" is none of the issues that --issue gives"},
		{"init new --issue X --scale X=one", "--scale for x: a scale needs two options or more"},
		{"init new --issue X --scale \"one | two\"", "--scale \"one | two\" names no issue\nwrite the issue, = and its scale: "},
		{"init new --title \" \"", "--title: a title is missing"},
		{"init new --title \" \" --example", "--title: a title is missing"},
		{"init new --date 2025-02-30", "--date \"2025-02-30\": there is no day 2025-02-30"},
		{"init new --template exmple", "no template \"exmple\"\ndid you mean example?"},
		{"init new --example --template blank", "--example and --template blank contradict each other"},
		{"init new --example --title X", "the example is written as it is\nleave --title, --party, --issue, --scale and --date out"},
		{"init new --template example --date 2025-01-01", "the example is written as it is"},

		{"init new --from talks.yaml --title T", "--from takes the whole dataset from the file\nleave --template, --example,"},
		{"init new --from talks.yaml --template blank", "--from takes the whole dataset from the file"},
		{"init new --from talks.yaml --example", "--from takes the whole dataset from the file"},
		{"init new --from talks.yaml --party A", "--from takes the whole dataset from the file"},
		{"init new --from talks.yaml --date 2025-01-01", "--from takes the whole dataset from the file"},
	})
}

// TestInitDoesNotWriteIntoADataset has folders of a dataset that init is to fill.
func TestInitDoesNotWriteIntoADataset(t *testing.T) {
	dir := datasettest.Copy(t)
	areRefused(t, dir, []refusal{{"init snapshots/new", "snapshots"}, {"init snapshots/new --example", "snapshots"}, {"init archive/new --from talks.yaml", "archive"}})
}
