package authoring

import (
	"maps"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"stance/cmd/stance/internal/dataset/datasettest"
)

// TestAddAtOnce adds to one file from many sides.
func TestAddAtOnce(t *testing.T) {
	dir := datasettest.Copy(t)
	parties := []string{"france", "germany", "italy", "finland", "european-commission", "united-kingdom"}
	errs := make([]error, len(parties))
	var done sync.WaitGroup
	for i, party := range parties {
		done.Go(func() {
			s, _, _ := datasettest.Streams(dir)
			errs[i] = ran(s, "add", "-C", dir, "-d", "2025-08-19", "-p", party, "-i", "territory", "-s", "S", "-m", "N")
		})
	}
	done.Wait()
	content := contents(t, dir)["snapshots/2025-08-19.yaml"]
	for i, party := range parties {
		if errs[i] != nil || !strings.Contains(content, "  "+party+":\n") {
			t.Errorf("%s: %v\n%s", party, errs[i], content)
		}
	}
}

// refusal is a command line that has to be refused, and words that it is told in.
type refusal struct {
	args string // cut as a shell would, with double quotes
	told string
}

// areRefused holds that command lines are refused as wrong use, and that nothing is
// written by any of them.
func areRefused(t *testing.T, dir string, refusals []refusal) {
	t.Helper()
	before := contents(t, dir)
	for _, c := range refusals {
		s, out, _ := datasettest.Streams(dir)
		err := ran(s, cut(c.args)...)
		if said := told(err); !wrongUse(err) || !strings.Contains(said, c.told) {
			t.Errorf("%s: %q is not what it is told in: %s", c.args, c.told, said)
		}
		if out.Len() > 0 {
			t.Errorf("%s: printed %s", c.args, out)
		}
	}
	if !maps.Equal(contents(t, dir), before) {
		t.Error("something was written")
	}
}

// cut cuts a command line at its spaces, but for those in double quotes.
func cut(line string) (words []string) {
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 0 {
			words = append(words, strings.Fields(part)...)
		} else {
			words = append(words, part)
		}
	}
	return words
}

// TestAddRefuses holds that what a flag says is judged as the file would be, with the
// flag's name.
func TestAddRefuses(t *testing.T) {
	const italy = "add -d brussels -p italy -i territory -s S "
	areRefused(t, datasettest.Copy(t), []refusal{
		{"add", "these are missing: give --date, --party, --issue, --summary\non a terminal you would be asked\n"},
		{"add -d brussels -p italy -i territory", "this is missing: give --summary"},
		{"add claim -d brussels -p russia -i territory", "these are missing: give --by, --summary"},
		{"add silence --party italy", "these are missing: give --date, --issue"},
		{"add foo", "stance add takes no argument \"foo\"\nwhat is to be added is given with flags; `stance add --help` lists them"},
		{"add silence foo", "stance add silence takes no argument \"foo\""},
		{"add sorce", "did you mean `stance add source`?"},

		{"add -d brusels -p italy -i territory -s S", "\"brusels\" is neither a date nor the label of one\ndid you mean brussels? Else write it as in 2025-08-16 or 16 Aug 2025, today,"},
		{"add -d whenever -p italy -i territory -s S", "write it as in 2025-08-16 or 16 Aug 2025, today, or the label of a snapshot that is there; a new one gets its label with --label"},
		{"add -d 2025-02-30 -p italy -i territory -s S", "there is no day 2025-02-30"},
		{"add -d latest~99 -p italy -i territory -s S", "latest~99"},
		{"add -d brussels -p itali -i teritory -s S --position held-lnd", "--party \"itali\": `itali` is no party in the codebook; did you mean `italy`"},
		{"add -d brussels -p itali -i teritory -s S --position held-lnd", "--issue \"teritory\": `teritory` is no issue"},
		{italy + "--position held-lnd", "--position \"held-lnd\": `held-lnd` is no option of territory; did you mean `held-land`? options: no-land"},
		{italy + "--basis sated", "--basis \"sated\": `sated` is no `basis`; did you mean `stated`"},
		{italy + "--salience 101", "--salience \"101\": `salience` is 101"},
		{italy + "--known 2025-08-01", "--known \"2025-08-01\": "},
		{italy + "--known 1/9/2025", "--known \"1/9/2025\" can be 2025-01-09 or 2025-09-01"},
		{italy + "--plausible four-regions,no-land", "the plausible range runs backwards"},
		{italy + "--plausible held-land", "write both ends with a comma between, the low one first"},
		{italy + "--plausible a,b,c", "write both ends"},
		{italy + "--term a:demnd: -m N", "`demnd` is no `kind`; did you mean `demand`"},
		{italy + "--term offer:", "there is no text after \"offer:\""},
		{italy + "--term T --term \"aB:: T\"", "--term (the 2nd) \"aB\": `aB` is not well-formed"},
		{italy + "--term T --term U --term \"aB:: T\"", "--term (the 3rd) \"aB\": "},
		{italy + strings.Repeat("--term T ", 11) + "--term \"aB:: T\"", "--term (the 12th) \"aB\": "},
		{italy + strings.Repeat("--term T ", 20) + "--term \"aB:: T\"", "--term (the 21st) \"aB\": "},
		{italy + "--term T --term T --term T --term \"aB:: T\"", "--term (the 4th) \"aB\": "},
		{italy + "--quote q", "--quote \"q\": `source` is missing: a piece of evidence needs one; give --source"},
		{italy + "--quote q --source none-such", "is not among the sources; sources: "},
		{italy + "--quote q --source none-such", "; `stance add source` adds one"},
		{italy + "--quote q --source sky-2025-08-19", "did you mean `sky-2025-08-16`? sources: "},
		{italy + "--quote q --speaker A --speaker B", "it is given twice for one piece of evidence; begin the next one with --quote or --paraphrase"},
		{italy + "--quote \" \"", "it is empty"},
		{italy + "--note \" \"", "it is empty"},
		{italy + "--inherited-by france", "nobody can inherit from it; take --inherited-by away, or add `member_of: "},
		{italy + "--ended a=gone", "--ended \"gone\": `gone` is no `how`; one of: withdrawn, met, replaced"},
		{italy + "--ended =withdrawn", "write the term's id, = and how it ended"},
		{"add claim -d brussels -p italy -i territory -s S --by itly", "--by \"itly\": `itly` is no party in the codebook; did you mean `italy`"},
		{"add claim -d brussels -p italy -i territory -s S --by france --response maybe", "--response \"maybe\": `maybe` is no `response`"},

		// A date has the label and title that it has.
		{italy + "--label other", "there is a snapshot of brussels"},
		{italy + "--label other", "Its label: brussels; its title: Witkoff on CNN"},
		{italy + "--title other", "Its label: brussels; its title: Witkoff on CNN"},
		{"add -d 2025-08-30 --label Other! -p italy -i territory -s S", "--label \"Other!\": "},
		{"add -d 2025-08-30 --label brussels -p italy -i territory -s S", "snapshots/2025-08-30-brussels.yaml:2:8: error: the label `brussels` names 2025-08-30 here"},

		// What is there already, and what other records make an error.
		{"add -d brussels -p ukraine -i territory -s S", "ukraine on territory has a stance on 2025-08-17 already, at snapshots/2025-08-17-brussels.yaml:"},
		{"add -d brussels -p ukraine -i territory -s S", "what another party says of it goes beside it with `stance add claim`"},
		{"add -d 2025-08-01 -p italy -i territory -s S --position same", "nothing was written, as the dataset would then have 1 error\n"},
		{"add -d 2025-08-01 -p italy -i territory -s S --position same", "snapshots/2025-08-01.yaml:6:17: error: `position: same` has nothing to repeat"},
		{"add -d 2025-08-20 -p ukraine -i territory -s S --ended no-such=met", "there is no term `no-such`"},
	})
}

// TestADateHasNoNameToSay has a snapshot without label and title.
func TestADateHasNoNameToSay(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, talk)
	areRefused(t, dir, []refusal{{"add -d 2025-01-01 --label other -p b -i x -s S", "leave out --label and --title. Its label: none; its title: none"}})
}

// talk is a small dataset.
var talk = map[string]string{
	"codebook.yaml":    "title: T\nparties: [{id: a, name: A}, {id: b, name: B}]\nissues: [{id: x, name: X}, {id: y, name: Y, scale: {min: 0, max: 10}}]\n",
	"sources.yaml":     "sources: [{id: s, title: S}]\n",
	"snapshots/1.yaml": "date: 2025-01-01\npositions: {a: {x: {summary: S, note: N}}}\n",
}

// TestAddGoesToItsDate has days spelt in every way.
func TestAddGoesToItsDate(t *testing.T) {
	for date, file := range map[string]string{
		"2025-08-17": "2025-08-17-brussels", "brussels": "2025-08-17-brussels", "first": "2025-08-14-before-alaska", "latest": "2025-08-18-white-house", "latest~1": "2025-08-17-brussels", "today": "2025-08-20", "2025-09-01": "2025-09-01",
	} {
		dir := datasettest.Copy(t)
		said := done(t, dir, "add", "-d", date, "-p", "finland", "-i", "nato-membership", "-s", "Of this day.", "-m", "N")
		holds(t, said, "Added the stance of Finland on NATO membership, ", "in snapshots/"+file+".yaml:")
		holds(t, contents(t, dir)["snapshots/"+file+".yaml"], "summary: Of this day.\n")
	}
}

// TestClaimsStandOnce adds claims beside what is there; the same claim of the same party
// is there once, however it comes in.
func TestClaimsStandOnce(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, talk)
	holds(t, done(t, dir, "add", "claim", "-d", "2025-01-01", "--by", "b", "-p", "a", "-i", "x", "-s", "A wants it.", "--response", "denied"), "Added a claim about A on X, 1 Jan 2025, in snapshots/1.yaml:2\n")
	put(t, dir, map[string]string{"again.yaml": "date: 2025-01-01\npositions: {a: {x: {claims: [{by: b, summary: ' A wants it. '}]}}}\n"})
	areRefused(t, dir, []refusal{
		{"add claim -d 2025-01-01 --by b -p a -i x -s \"A wants it. \"", "this claim of b about a on x stands on 2025-01-01 already, at snapshots/1.yaml:2:"},
		{"add --file again.yaml", "edit it there"},
		{"add claim -d 2025-01-01 --by b -p a -i x -s \"A wants more.\"", "the other one is at snapshots/1.yaml:2:"},
	})
	done(t, dir, "add", "claim", "-d", "2025-01-02", "--by", "b", "-p", "a", "-i", "x", "-s", "A wants it.")
	holds(t, contents(t, dir)["snapshots/1.yaml"], "{by: b, summary: A wants it., response: denied}]")
}

// TestAddTellsWhatChanged holds that a stance is compared with the one before.
func TestAddTellsWhatChanged(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, talk)
	for _, c := range [][2]string{
		{"add -d 2025-01-02 -p a -i y -s S --position 2 -m N", "  first recorded: 2\n"},
		{"add -d 2025-01-03 -p a -i y -s S --position 2 -m N", "  held: 2 (2 Jan) → same\n"},
		{"add -d 2025-01-04 -p a -i y -s S --position 9 -m N", "  SHIFTED, by 7 toward 10: 2 (3 Jan) → 9\n"},
		{"add silence -d 2025-01-04 -p b -i y -m Searched.", "Added the silence of B on Y, 4 Jan 2025, in snapshots/2025-01-04.yaml:"},
	} {
		holds(t, done(t, dir, cut(c[0])...), c[1])
	}
}

// TestNewWarningsAreShown has warnings that were there before, which nobody is told again.
func TestNewWarningsAreShown(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, talk)
	const warning = "warning: this stance has no evidence"
	for _, c := range []struct {
		args  string
		quiet bool
		want  string // where the one warning is; "" for none
	}{
		{"add -n -d 2025-01-02 -p b -i x -s S", false, "snapshots/2025-01-02.yaml:5:5: "},
		{"add -d 2025-01-02 -p b -i x -s S", false, "snapshots/2025-01-02.yaml:5:5: "},
		{"add -d 2025-01-02 -p b -i y -s S --position 3", false, "snapshots/2025-01-02.yaml:7:5: "},
		{"add -d 2025-01-02 -p a -i y -s S --position 3", true, ""},
		{"add -d 2025-01-02 -p a -i x -s S --paraphrase p --source s", false, ""},
	} {
		s, _, messages := datasettest.Streams(dir)
		s.Quiet = c.quiet
		if err := ran(s, cut(c.args)...); err != nil {
			t.Errorf("%s: %s", c.args, told(err))
		}
		if said := messages.String(); c.want == "" && said != "" || c.want != "" && (strings.Count(said, "warning: ") != 1 || !strings.Contains(said, c.want+warning)) {
			t.Errorf("%s: %s", c.args, said)
		}
	}
}

// TestAddFile takes records from files.
func TestAddFile(t *testing.T) {
	for name, c := range map[string]struct{ text, wrong, writes string }{
		"of a new date":           {"date: 2025-01-02\nlabel: next\npositions: {a: {x: {summary: A., note: N}}, b: {x: {summary: B., note: N}}}\n", "", "label: next\n"},
		"of a date there":         {"date: 2025-01-01\npositions: {b: {x: {summary: B., note: N}}}\n", "", "b: {x: {summary: B., note: \"N\"}}"},
		"no record":               {"date: 2025-01-02\npositions: {}\n", "there is no record in record.yaml", ""},
		"unsound":                 {"date: 2025-01-02\npositions: {c: {x: {summary: S}}}\n", "record.yaml:2:13: error: `c` is no party in the codebook", ""},
		"of a cell that is taken": {"date: 2025-01-01\npositions: {a: {x: {summary: S, note: N}}}\n", "a on x has a stance on 2025-01-01 already, at snapshots/1.yaml:2:", ""},
		"no YAML":                 {"date: [", "record.yaml:1:", ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, talk)
			put(t, dir, map[string]string{"record.yaml": c.text})
			if c.wrong != "" {
				areRefused(t, dir, []refusal{{"add --file record.yaml", c.wrong}})
				return
			}
			done(t, dir, "add", "--file", "record.yaml")
			after := contents(t, dir)
			holds(t, after["snapshots/1.yaml"]+after["snapshots/2025-01-02-next.yaml"], c.writes)
		})
	}
	dir := t.TempDir()
	put(t, dir, talk)
	areRefused(t, dir, []refusal{{"add --file r.yaml -p a", "--file takes the whole record from the file"}, {"add --file r.yaml --edit", "--file takes the whole record from the file"}})
	for file, want := range map[string]string{"none.yaml": "there is no file none.yaml", "snapshots": "is a folder"} {
		s, _, _ := datasettest.Streams(dir)
		if err := ran(s, "add", "--file", file); wrongUse(err) || !strings.Contains(told(err), want) {
			t.Errorf("%s: %s", file, told(err))
		}
	}
}

// TestAddNeedsADatasetToAddTo has places that cannot be added to, which is told before
// anything is asked.
func TestAddNeedsADatasetToAddTo(t *testing.T) {
	record := " -d 2025-01-01 -p b -i x -s S -m N"
	commands := []string{"add" + record, "add claim --by a" + record, "add silence -d 2025-01-01 -p b -i x", "add party --id c --name C", "add issue --id z --name Z", "add source --id t --title T", "add --file r.yaml", "add"}
	for name, c := range map[string]struct{ file, content, told string }{
		"a dataset in one file":  {"talks.yaml", "2025-08-14:\n  US: {ceasefire: Now}\n", "talks.yaml is a dataset in one file, and this needs one in a folder\nmake one of it with `stance init talks --from "},
		"a dataset with errors":  {"snapshots/bad.yaml", "date: 2025-08-17\npositons: {}\n", "snapshots/bad.yaml:2:1: error: "},
		"a folder without one":   {"empty/readme.txt", "", "empty"},
		"a codebook that is not": {"codebook.yaml", "title: [\n", "codebook.yaml:"},
	} {
		dir := t.TempDir()
		put(t, dir, talk)
		put(t, dir, map[string]string{c.file: c.content})
		before := contents(t, dir)
		at := dir
		if name == "a dataset in one file" {
			at = filepath.Join(dir, c.file)
		} else if name == "a folder without one" {
			at = filepath.Join(dir, "empty")
		}
		for _, command := range commands {
			s, _, _ := datasettest.Streams(dir)
			seen, err := typed(s, "", append(cut(command), "-C", at)...)
			if err == nil || seen != "" || !strings.Contains(told(err), c.told) {
				t.Errorf("%s, %s: %s%s", name, command, seen, told(err))
			}
		}
		if !maps.Equal(contents(t, dir), before) {
			t.Errorf("%s: something was written", name)
		}
	}
}

// TestReferenceIsRefused has sources, parties and issues that cannot be.
func TestReferenceIsRefused(t *testing.T) {
	areRefused(t, datasettest.Copy(t), []refusal{
		{"add source --id sky-2025-08-16 --title T", "there is a source sky-2025-08-16 already, at sources.yaml:"},
		{"add source --id s --title T --published 2025-02-30", "--published \"2025-02-30\": there is no day 2025-02-30"},
		{"add source --id s --title T --published 1/9/2025", "--published \"1/9/2025\" can be 2025-01-09 or 2025-09-01\nwrite the one that is meant"},
		{"add source --id s --title T --published \"Aug 2025\"", "--published \"Aug 2025\" is a month, and no day\nwrite one of its days, from 2025-08-01 to 2025-08-31"},
		{"add source --id s --title T --published \"16 Aug\"", "--published \"16 Aug\" does not say the year"},
		{"add source --id S --title T --language english", "sources.yaml:31:9: error: `S` is not well-formed [bad-id]"},
		{"add source --id S --title T --language english", "is no language tag"},
		{"add source --id S --title T --language english", "nothing was written, as the dataset would then have 2 errors"},
		{"add source --id s --title T --reliability \"B: c\"", "`B: c` is no"},
		{"add source --id s --title T --archive archive/../../x.txt", "`archive/../../x.txt` does not lead to a file in the dataset"},
		{"add source --title T", "this is missing: give --id"},
		{"add source", "these are missing: give --title, --id"},
		{"add source paper", "stance add source takes no argument \"paper\""},

		{"add party --id russia --name R", "there is a party russia already, at codebook.yaml:"},
		{"add party --name P", "this is missing: give --id"},
		{"add party --id p --name P --member-of eruope", "did you mean europe"},
		{"add party --id p --name P --color blue", "error: `blue` is not a colour"},

		{"add issue --id territory --name T", "there is an issue territory already, at codebook.yaml:"},
		{"add issue --id i", "this is missing: give --name"},
		{"add issue --id i --name I --option a=A", "at least two"},
		{"add issue --id i --name I --low L", "leave --low and --high out for an issue without a scale"},
		{"add issue --id i --name I --option a=A --option a=B", "given twice"},
		{"add issue --id i --name I --option a=A --option none=B", "`none` cannot be the id of an option"},
		{"add issue --id i --name I --option a=A --option b", "the option \"b\" has no label: write id=Label"},
		{"add issue --id i --name I --option a=A --option bB=B", "`bB` is not well-formed"},
		{"add issue --id i --name I --option a=A --min 1", "not both"},
		{"add issue --id i --name I --min 1 --max 2 --scale 1..2", "--scale says all of a scale; leave the other flags for it out"},
		{"add issue --id i --name I --scale 2..1", "--scale: 2 is not less than 1"},
		{"add issue --id i --name I --min 1", "a range of numbers needs both --min and --max"},
		{"add issue --id i --name I --min 2 --max 1", "max (1) must be more than min (2)"},
		{"add issue --id i --name I --min x --max 1", "--min \"x\": `x` is not a number"},
		{"add issue --id i --name I --min 1 --max x", "--max \"x\": `x` is not a number"},
	})
}

// TestReferenceIsAdded holds what each flag writes; however a path or a checksum is spelt,
// it is written as it is read.
func TestReferenceIsAdded(t *testing.T) {
	for command, want := range map[string]string{
		"add source --id t --title \"The day: after\" --publisher P --published 2025-08-19 --url https://example.org/19 --language en --reliability B": "id: t, title: \"The day: after\", publisher: P, published: 2025-08-19, url: https://example.org/19, language: en, reliability: B}",
		"add source --id t --title T --archive ./archive//2025/../x.txt":                                                                               "{id: t, title: T, archive: archive/x.txt}",
		"add source --id t --title T --published \"Aug. 19, 2025\"":                                                                                    "{id: t, title: T, published: 2025-08-19}",
		"add source --id t --title T --published today":                                                                                                "{id: t, title: T, published: 2025-08-20}",
		"add source --id t --title T --sha256 " + strings.Repeat("AB00", 16):                                                                           strings.Repeat("ab00", 16),
		"add party --id c --name C --short CC --color #123456":                                                                                         "{id: c, name: C, short: CC, color: \"#123456\"}",
		"add party --id c --name C --member-of A,b":                                                                                                    "{id: c, name: C, member_of: [a, b]}",
		"add issue --id z --name Z --question \"Who pays?\"":                                                                                           "{id: z, name: Z, question: \"Who pays?\"}",
		"add issue --id z --name Z --min 1 --max 7 --low L --high H":                                                                                   "{id: z, name: Z, scale: {min: 1, max: 7, low: L, high: H}}",
		"add issue --id z --name Z --low L --high H --option \"a=One A\" --option b=B":                                                                 "scale: {low: L, high: H, options: [{id: a, label: One A}, {id: b, label: B}]}",
		"add issue --id z --name Z --scale \"None < None | Some > All\"":                                                                               "scale: {low: None, high: All, options: [",
	} {
		dir := t.TempDir()
		put(t, dir, talk)
		s, out, messages := datasettest.Streams(dir)
		if err := ran(s, append(cut(command), "--dry-run")...); err != nil || messages.Len() > 0 {
			t.Errorf("%s: %s%s", command, messages, told(err))
		}
		holds(t, out.String(), want)
		holds(t, done(t, dir, cut(command)...), "Added the "+cut(command)[1]+" "+cut(command)[3]+" in ")
	}
}

// TestAddToASearchedCell adds to cells of which a search found nothing: the search gives way.
func TestAddToASearchedCell(t *testing.T) {
	const top = "date: 2025-01-01\ncoder: jm\nsearched: {parties: [a, b], issues: [x, y], sources: [s]}\n"
	for args, want := range map[string]string{
		"add -d 2025-01-01 -p b -i y -s S --position 3":                   "  b:\n    \"y\":\n      position: 3\n      summary: S\n",
		"add claim -d 2025-01-01 -p b -i x --by a -s C":                   "  b:\n    x:\n      claims:\n        - by: a\n          summary: C\n",
		"add silence -d 2025-01-01 -p b -i x --note Searched.":            "  b:\n    x:\n      silent: true\n      note: Searched.\n",
		"add -d 2025-01-01 -p a -i y -s S --position 3 --when 2025-01":    "    \"y\":\n      position: 3\n      summary: S\n      when: 2025-01\n",
		"add claim -d 2025-01-01 -p a -i y --by b -s C --plausible 1,2":   "    \"y\":\n      claims:\n        - by: b\n          plausible: [1, 2]\n          summary: C\n",
		"add claim -d 2025-01-01 -p a -i x --by b -s C --basis reported ": "          basis: reported\n",
	} {
		dir := t.TempDir()
		put(t, dir, talk)
		put(t, dir, map[string]string{"snapshots/1.yaml": top + "positions:\n  a:\n    x:\n      summary: S\n"})
		done(t, dir, cut(args)...)
		after := contents(t, dir)["snapshots/1.yaml"]
		if holds(t, after, want); !strings.HasPrefix(after, top) {
			t.Errorf("%s:\n%s", args, after)
		}
	}
}
