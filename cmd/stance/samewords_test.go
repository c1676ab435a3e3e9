package main

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// theSameFault is one thing wrong, as it is written in each way that leads into a
// dataset; "" where a way cannot have it.
type theSameFault struct {
	name, rule, message string

	yaml  string // what stands under q/i in a file under snapshots/; with a / before it, the whole file
	short string // the same in a dataset in one file
	table string // cells, as column=text with | between
	flags string // of add, with | between
}

// sameFaults are faults that can be made in several ways.
var sameFaults = []theSameFault{
	{name: "a party that is not there", rule: "unknown-party", message: "`z` is no party in the codebook",
		yaml: "/date: 2025-03-01\npositions: {z: {i: {summary: S}}}\n", flags: "--party|z|--summary|S"},
	{name: "an issue that is not there", rule: "unknown-issue", message: "`zz` is no issue in the codebook",
		yaml: "/date: 2025-03-01\npositions: {q: {zz: {summary: S}}}\n", flags: "--issue|zz|--summary|S"},
	{name: "no such day", rule: "bad-date", message: "`date`: there is no day 2025-02-30",
		yaml: "/date: 2025-02-30\n", table: "date=2025-02-30|summary=S"},
	{name: "no such day on which it became known", rule: "bad-date", message: "`known`: there is no day 2025-02-30",
		yaml: "{summary: S, known: 2025-02-30}", short: "{summary: S, known: 2025-02-30}", table: "summary=S|known=2025-02-30", flags: "--summary|S|--known|2025-02-30"},
	{name: "known before its date", rule: "known-too-early", message: "this became known on 2025-02-28, before its date, 2025-03-01",
		yaml: "{summary: S, known: 2025-02-28}", short: "{summary: S, known: 2025-02-28}", table: "summary=S|known=2025-02-28", flags: "--summary|S|--known|2025-02-28"},
	{name: "a label that is no id", rule: "bad-id", message: "`Brussels Day` is not well-formed",
		yaml: "/date: 2025-03-01\nlabel: Brussels Day\n", table: "summary=S|label=Brussels Day", flags: "--summary|S|--label|Brussels Day"},
	{name: "a label that is a date", rule: "bad-id", message: "`2025-08` cannot be a label: it looks like a date",
		yaml: "/date: 2025-03-01\nlabel: 2025-08\n", table: "summary=S|label=2025-08", flags: "--summary|S|--label|2025-08"},
	{name: "a label with a meaning", rule: "bad-id", message: "`latest` cannot be a label: as a date it has a meaning of its own",
		yaml: "/date: 2025-03-01\nlabel: latest\n", table: "summary=S|label=latest", flags: "--summary|S|--label|latest"},
	{name: "a label of two dates", rule: "label-clash", message: "the label `first-day` names 2025-03-01 here, and 2025-01-01 ",
		yaml: "/date: 2025-03-01\nlabel: first-day\n", table: "summary=S|label=first-day"},
	{name: "a second label", rule: "label-clash", message: "2025-01-01 has the label `other` here, and `first-day` ",
		yaml: "/date: 2025-01-01\nlabel: other\n", table: "date=2025-01-01|summary=S|label=other"},
	{name: "no option", rule: "unknown-option", message: "`perhaps` is no option of i",
		yaml: "{summary: S, position: perhaps}", table: "summary=S|position=perhaps", flags: "--summary|S|--position|perhaps"},
	{name: "no option, in one file", rule: "unknown-option", message: "`perhaps` is no option of I",
		short: "{summary: S, position: perhaps}"},
	{name: "off the scale", rule: "out-of-range", message: "`position` is 11, off the scale of k",
		yaml: "/date: 2025-03-01\npositions: {q: {k: {summary: S, position: 11}}}\n", table: "issue=k|summary=S|position=11", flags: "--issue|k|--summary|S|--position|11"},
	{name: "no number", rule: "bad-number", message: "`position`: `much` is not a number",
		yaml: "/date: 2025-03-01\npositions: {q: {k: {summary: S, position: much}}}\n", table: "issue=k|summary=S|position=much", flags: "--issue|k|--summary|S|--position|much"},
	{name: "no scale", rule: "no-scale", message: "a position cannot stand here: the issue `j` has no scale",
		yaml: "/date: 2025-03-01\npositions: {q: {j: {summary: S, position: yes}}}\n", table: "issue=j|summary=S|position=yes", flags: "--issue|j|--summary|S|--position|yes"},
	{name: "same without a scale", rule: "no-scale", message: "`position: same` cannot stand here: the issue `j` has no scale",
		yaml: "/date: 2025-03-01\npositions: {q: {j: {summary: S, position: same}}}\n", table: "issue=j|summary=S|position=same", flags: "--issue|j|--summary|S|--position|same"},
	{name: "a range backwards", rule: "range-backwards", message: "the plausible range runs backwards: `yes` is above `no`",
		yaml: "{summary: S, plausible: [yes, no]}", short: "{summary: S, plausible: [yes, no]}", table: "summary=S|plausible_low=yes|plausible_high=no", flags: "--summary|S|--plausible|yes,no"},
	{name: "a range beside none", rule: "range-misses", message: "a party without a position (`none`) has no plausible range",
		yaml: "{summary: S, position: none, plausible: [no, no]}", short: "{summary: S, position: none, plausible: [no, no]}", table: "summary=S|position=none|plausible_low=no|plausible_high=no", flags: "--summary|S|--position|none|--plausible|no,no"},
	{name: "a range that misses", rule: "range-misses", message: "the plausible range leaves the position out",
		yaml: "{summary: S, position: yes, plausible: [no, no]}", short: "{summary: S, position: yes, plausible: [no, no]}", table: "summary=S|position=yes|plausible_low=no|plausible_high=no", flags: "--summary|S|--position|yes|--plausible|no,no"},
	{name: "no basis", rule: "unknown-word", message: "`infered` is no `basis`",
		yaml: "{summary: S, basis: infered}", short: "{summary: S, basis: infered}", table: "summary=S|basis=infered", flags: "--summary|S|--basis|infered"},
	{name: "no confidence", rule: "unknown-word", message: "`sure` is no `confidence`",
		yaml: "{summary: S, confidence: sure}", short: "{summary: S, confidence: sure}", table: "summary=S|confidence=sure", flags: "--summary|S|--confidence|sure"},
	{name: "no tone", rule: "unknown-word", message: "`louder` is no `tone`",
		yaml: "{summary: S, tone: louder}", short: "{summary: S, tone: louder}", table: "summary=S|tone=louder", flags: "--summary|S|--tone|louder"},
	{name: "neither true nor false", rule: "bad-boolean", message: "`novel`: `perhaps` is neither true nor false",
		yaml: "{summary: S, novel: perhaps}", short: "{summary: S, novel: perhaps}", table: "summary=S|novel=perhaps", flags: "--summary|S|--novel=perhaps"},
	{name: "a salience beyond 100", rule: "out-of-range", message: "`salience` is 101, and must be from 0 to 100",
		yaml: "{summary: S, salience: 101}", short: "{summary: S, salience: 101}", table: "summary=S|salience=101", flags: "--summary|S|--salience|101"},
	{name: "a salience in words", rule: "bad-number", message: "`salience`: `much` is not a number",
		yaml: "{summary: S, salience: much}", short: "{summary: S, salience: much}", table: "summary=S|salience=much", flags: "--summary|S|--salience|much"},
	{name: "no group", rule: "not-a-group", message: "`q` has no members, so nobody can inherit from it",
		yaml: "{summary: S, inherited_by: [p]}", table: "summary=S|inherited_by=p", flags: "--summary|S|--inherited-by|p"},
	{name: "no member", rule: "not-a-member", message: "`q` is no member of `g`",
		yaml: "/date: 2025-03-01\npositions: {g: {i: {summary: S, inherited_by: [q]}}}\n", table: "party=g|summary=S|inherited_by=q", flags: "--party|g|--summary|S|--inherited-by|q"},
	{name: "a member twice", rule: "duplicate-id", message: "`p` is named twice",
		yaml: "/date: 2025-03-01\npositions: {g: {i: {summary: S, inherited_by: [p, p]}}}\n", table: "party=g|summary=S|inherited_by=p;p", flags: "--party|g|--summary|S|--inherited-by|p,p"},
	{name: "a stance without words", rule: "missing-key", message: "`summary` is missing: a stance needs one",
		yaml: "{basis: stated}", short: "{basis: stated}", table: "basis=stated"},
	{name: "a claim without words", rule: "missing-key", message: "`summary` is missing: a claim needs one",
		yaml: "{claims: [{by: p}]}", short: "{claims: [{by: P}]}", table: "by=p"},
	{name: "a claim without a claimant", rule: "missing-key", message: "`by` is missing: a claim needs one",
		yaml: "{claims: [{summary: S}]}", short: "{claims: [{summary: S}]}", table: "record=claim|summary=S|by="},
	{name: "a claim of the same", rule: "unknown-option", message: "a claim's position cannot be `same`",
		yaml: "{claims: [{by: p, summary: S, position: same}]}", short: "{claims: [{by: P, summary: S, position: same}]}", table: "by=p|summary=S|position=same", flags: "claim|--by|p|--summary|S|--position|same"},
	{name: "no answer to a claim", rule: "unknown-word", message: "`perhaps` is no `response`",
		yaml: "{claims: [{by: p, summary: S, response: perhaps}]}", short: "{claims: [{by: P, summary: S, response: perhaps}]}", table: "by=p|summary=S|response=perhaps", flags: "claim|--by|p|--summary|S|--response|perhaps"},
	{name: "evidence without words", rule: "missing-key", message: "this evidence has neither `quote` nor `paraphrase`: it needs one of them",
		yaml: "{summary: S, evidence: [{source: s1}]}", short: "{summary: S, evidence: [{source: s1}]}", table: "summary=S|source=s1", flags: "--summary|S|--source|s1"},
	{name: "evidence without a source", rule: "missing-key", message: "`source` is missing: a piece of evidence needs one",
		yaml: "{summary: S, evidence: [{paraphrase: x}]}", table: "summary=S|paraphrase=x", flags: "--summary|S|--paraphrase|x"},
	{name: "a source that is not listed", rule: "unknown-source", message: "`s9` is not among the sources",
		yaml: "{summary: S, evidence: [{paraphrase: x, source: s9}]}", flags: "--summary|S|--paraphrase|x|--source|s9"},
	{name: "no use", rule: "unknown-word", message: "`proves` is no `use`",
		yaml: "{summary: S, evidence: [{paraphrase: x, source: s1, use: proves}]}", short: "{summary: S, evidence: [{paraphrase: x, source: s1, use: proves}]}", table: "summary=S|paraphrase=x|source=s1|use=proves", flags: "--summary|S|--paraphrase|x|--source|s1|--use|proves"},
	{name: "half a credibility", rule: "bad-number", message: "`credibility`: `2.5` is not a whole number",
		yaml: "{summary: S, evidence: [{paraphrase: x, source: s1, credibility: 2.5}]}", short: "{summary: S, evidence: [{paraphrase: x, source: s1, credibility: 2.5}]}", table: "summary=S|paraphrase=x|source=s1|credibility=2.5", flags: "--summary|S|--paraphrase|x|--source|s1|--credibility|2.5"},
	{name: "a credibility beyond 6", rule: "out-of-range", message: "`credibility` is 7, and must be from 1 to 6",
		yaml: "{summary: S, evidence: [{paraphrase: x, source: s1, credibility: 7}]}", short: "{summary: S, evidence: [{paraphrase: x, source: s1, credibility: 7}]}", table: "summary=S|paraphrase=x|source=s1|credibility=7", flags: "--summary|S|--paraphrase|x|--source|s1|--credibility|7"},
	{name: "a term without text", rule: "missing-key", message: "`text` is missing: a term needs one",
		yaml: "{summary: S, terms: [{kind: demand}]}", short: "{summary: S, terms: [{kind: demand}]}", table: "summary=S|term=|term_kind=demand"},
	{name: "a term's id", rule: "bad-id", message: "`Not-One` is not well-formed",
		yaml: "{summary: S, terms: [{id: Not-One, text: x}]}", short: "{summary: S, terms: [{id: Not-One, text: x}]}", table: "summary=S|term=x|term_id=Not-One", flags: "--summary|S|--term|Not-One:: x"},
	{name: "a term's kind", rule: "unknown-word", message: "`wish` is no `kind`",
		yaml: "{summary: S, terms: [{kind: wish, text: x}]}", short: "{summary: S, terms: [{kind: wish, text: x}]}", table: "summary=S|term=x|term_kind=wish", flags: "--summary|S|--term|a:wish: x"},
	{name: "a term twice", rule: "duplicate-id", message: "the term `a` is given twice in one stance",
		yaml: "{summary: S, terms: [{id: a, text: x}, {id: a, text: y}]}", short: "{summary: S, terms: [{id: a, text: x}, {id: a, text: y}]}", table: "summary=S|term=x|term_id=a|term_2=y|term_id_2=a", flags: "--summary|S|--term|a:: x|--term|a:: y"},
	{name: "a term ended without an id", rule: "missing-key", message: "`id` is missing: an ended term needs one",
		yaml: "{summary: S, ended: [{how: met}]}", short: "{summary: S, ended: [{how: met}]}", table: "summary=S|ended=|ended_how=met"},
	{name: "a term that ended in no known way", rule: "unknown-word", message: "`lost` is no `how`",
		yaml: "{summary: S, ended: [{id: a, how: lost}]}", short: "{summary: S, ended: [{id: a, how: lost}]}", table: "summary=S|ended=a|ended_how=lost", flags: "--summary|S|--ended|a=lost"},
	{name: "a term replaced by none", rule: "missing-key", message: "`by` is missing: a term that is replaced needs the id of the new one",
		yaml: "{summary: S, ended: [{id: a, how: replaced}]}", short: "{summary: S, ended: [{id: a, how: replaced}]}", table: "summary=S|ended=a|ended_how=replaced", flags: "--summary|S|--ended|a=replaced"},
	{name: "a new term for one that was met", rule: "misplaced-key", message: "`by` names the new term, and goes with `how: replaced` only",
		yaml: "{summary: S, ended: [{id: a, how: met, by: b}]}", short: "{summary: S, ended: [{id: a, how: met, by: b}]}", table: "summary=S|ended=a|ended_how=met|ended_by=b", flags: "--summary|S|--ended|a=met:b"},
	{name: "a new term in no way", rule: "misplaced-key", message: "`by` goes with `how: replaced`, which is missing",
		yaml: "{summary: S, ended: [{id: a, by: b}]}", short: "{summary: S, ended: [{id: a, by: b}]}", table: "summary=S|ended=a|ended_by=b", flags: "--summary|S|--ended|a=:b"},
	{name: "a term ended twice", rule: "duplicate-id", message: "the term `a` is ended twice",
		yaml: "{summary: S, ended: [{id: a, how: met}, {id: a, how: met}]}", short: "{summary: S, ended: [{id: a, how: met}, {id: a, how: met}]}", table: "summary=S|ended=a|ended_how=met|ended_2=a|ended_how_2=met", flags: "--summary|S|--ended|a=met|--ended|a=met"},
	{name: "a term ended and given", rule: "ended-and-given", message: "the term `a` is ended here and given in the same stance",
		yaml: "{summary: S, terms: [{id: a, text: x}], ended: [{id: a, how: met}]}", short: "{summary: S, terms: [{id: a, text: x}], ended: [{id: a, how: met}]}", table: "summary=S|term=x|term_id=a|ended=a|ended_how=met", flags: "--summary|S|--term|a:: x|--ended|a=met"},
	{name: "a term that does not stand", rule: "term-not-standing", message: "there is no term `a` of `q` on `i` that could end here",
		yaml: "{summary: S, ended: [{id: a, how: met}]}", table: "summary=S|ended=a|ended_how=met", flags: "--summary|S|--ended|a=met"},
	{name: "nothing that could be the same", rule: "nothing-in-force", message: "`position: same` has nothing to repeat: no stance of `q` on `i` was in force the day before",
		yaml: "{summary: S, position: same}", table: "summary=S|position=same", flags: "--summary|S|--position|same"},
}

const sameCodebook = `title: T
parties:
  - {id: g, name: G}
  - {id: p, name: P, member_of: [g]}
  - {id: q, name: Q}
issues:
  - {id: i, name: I, scale: {options: [{id: "no", label: "No"}, {id: "yes", label: "Yes"}]}}
  - {id: j, name: J}
  - {id: k, name: K, scale: {min: 0, max: 10}}
`

// asks runs a command and gives its exit code and all that it said.
func asks(t *testing.T, dir string, args ...string) (out, said string, code int) {
	t.Helper()
	s, o, messages := reviewStreams(dir)
	code = run(args, s)
	return o.String(), messages.String(), code
}

// TestTheSameFaultInTheSameWords makes each fault in each way that leads into a
// dataset: it breaks the same rule and is told in the same words.
func TestTheSameFaultInTheSameWords(t *testing.T) {
	ways := 0
	for _, c := range sameFaults {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			write := func(name, content string) {
				name = filepath.Join(dir, name)
				if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			for _, folder := range []string{"sound", "faulty"} {
				write(folder+"/codebook.yaml", sameCodebook)
				write(folder+"/sources.yaml", "sources: [{id: s1, title: One}]\n")
				write(folder+"/snapshots/first.yaml", "date: 2025-01-01\nlabel: first-day\npositions: {p: {i: {summary: S, position: yes, evidence: [{paraphrase: x, source: s1}]}}}\n")
			}
			if c.yaml != "" {
				ways++
				file, whole := strings.CutPrefix(c.yaml, "/")
				if !whole {
					file = "date: 2025-03-01\npositions: {q: {i: " + c.yaml + "}}\n"
				}
				write("faulty/snapshots/new.yaml", file)
				c.foundByCheck(t, dir, "faulty")
			}
			if c.short != "" {
				ways++
				write("short.yaml", "parties: [P, Q]\nissues: {I: [No, Yes]}\n2025-03-01: {Q: {I: "+strings.NewReplacer("yes", "Yes", "[no", "[No", " no]", " No]").Replace(c.short)+"}}\n")
				c.foundByCheckAs(t, dir, "short.yaml", strings.NewReplacer("`yes`", "`Yes`", "`no`", "`No`").Replace(c.message))
			}
			if c.table != "" {
				ways++
				cells := map[string]string{"date": "2025-03-01", "party": "q", "issue": "i", "summary": ""}
				for cell := range strings.SplitSeq(c.table, "|") {
					name, text, _ := strings.Cut(cell, "=")
					cells[name] = text
				}
				names := slices.Sorted(maps.Keys(cells))
				var row []string
				for _, name := range names {
					row = append(row, cells[name])
				}
				write("table.csv", strings.Join(names, ",")+"\n"+strings.Join(row, ",")+"\n")
				_, said, code := asks(t, dir, "import", "table.csv", "-C", "sound")
				if code == exitDone || !strings.Contains(said, c.message) || !strings.Contains(said, "["+c.rule+"]") {
					t.Errorf("import: exit code %d: %s", code, said)
				}
			}
			if c.flags != "" {
				ways++
				given := strings.Split(c.flags, "|")
				args := []string{"add"}
				if given[0] == "claim" {
					args, given = append(args, "claim"), given[1:]
				}
				args = append(args, "-C", "sound", "--date", "2025-03-01")
				for _, f := range []struct{ name, value string }{{"--party", "q"}, {"--issue", "i"}} {
					if !slices.Contains(given, f.name) {
						args = append(args, f.name, f.value)
					}
				}
				_, said, code := asks(t, dir, append(args, given...)...)
				if code != exitUsage || !strings.Contains(said, c.message) {
					t.Errorf("add: exit code %d: %s", code, said)
				}
			}
		})
	}
	if ways < 3*len(sameFaults) {
		t.Errorf("only %d ways for %d faults", ways, len(sameFaults))
	}
}

func (c *theSameFault) foundByCheck(t *testing.T, dir, data string) {
	t.Helper()
	c.foundByCheckAs(t, dir, data, c.message)
}

func (c *theSameFault) foundByCheckAs(t *testing.T, dir, data, message string) {
	t.Helper()
	out, _, code := asks(t, dir, "check", "-f", "json", "-C", data)
	var found struct {
		Problems []struct{ Rule, Message, Severity string }
	}
	if err := json.Unmarshal([]byte(out), &found); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, p := range found.Problems {
		if p.Rule == c.rule && strings.HasPrefix(p.Message, message) && code == exitFailed {
			return
		}
	}
	t.Errorf("check of %s: exit code %d: %+v", data, code, found.Problems)
}
