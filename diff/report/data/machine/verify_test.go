package machine_test

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/positions"
	"stance/positions/evidence/verify"
	"stance/positions/yamlfile"
)

// The text of a source, and quotations of every verdict. The characters that they
// stand at are counted from 0: “We will” begins at 19, “Talks” at 84.
const (
	spoken = "He spoke in Kyiv.\n“We will not give up 20 villages,” he said.\n\nThe mood was bleak. “Talks may begin if the guns fall silent,” he said, and left the hall.\n"

	quoting = `
date: 2025-08-05
positions:
  anna:
    fire:
      summary: s
      evidence:
        - {quote: "We will not give up 20 villages,", source: one}
        - {quote: "we will  not give up 20 villages", source: one}
        - {quote: "We will not give up … the guns fall silent", source: one}
        - {quote: "he said", source: one}
        - {quote: "We will not give up 30 villages", source: one}
        - {quote: "Nothing of the kind was ever uttered here", source: one}
        - {quote: "=Not to be looked up", source: two}
        - {paraphrase: No quotation, source: one}
      claims: [{by: carl, summary: s, evidence: [{quote: "Talks may begin", source: three}]}]
`
)

func verified(t *testing.T) *report.Verify {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, content := range map[string]string{
		"codebook.yaml": codebook, "snapshots/all.yaml": quoting, "archive/one.txt": spoken, "archive/three.txt": spoken,
		"sources.yaml": "sources:\n  - {id: one, title: One, language: en}\n  - {id: two, title: Two}\n  - {id: three, title: Three, language: en, sha256: " + strings.Repeat("0", 64) + "}\n",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(content)}
	}
	r := yamlfile.Read(fsys)
	if !r.OK() {
		t.Fatal(r.Problems)
	}
	quotes := verify.Quotes(positions.NewHistory(r.Dataset, 0), nil)
	return &report.Verify{Result: verify.Run(quotes, nil, nil, verify.FromDataset(fsys)), Folder: "archive"}
}

func TestVerifyJSON(t *testing.T) {
	document := written(t, machine.VerifyJSON, verified(t))
	validates(t, validators(t), "verify", document)
	expect(t, "the counts", value(t, document, "counts"), `{"exact": 2, "normalised": 1, "elided": 1, "ambiguous": 1, "altered": 1, "absent": 1, "no-archive": 1}`)
	quotes := value(t, document, "quotes").([]any)
	if len(quotes) != 8 {
		t.Fatalf("%d quotations", len(quotes))
	}
	for i, want := range []string{
		`{"verdict": "exact", "warnings": [], "similarity": 1, "found": "We will not give up 20 villages,", "places": [{"start": 19, "end": 51}],
			"redline": [{"op": "equal", "text": "We will not give up 20 villages,"}], "line": 8}`,
		`{"verdict": "normalised", "warnings": [], "similarity": 1, "found": "We will not give up 20 villages", "places": [{"start": 19, "end": 50}],
			"redline": [{"op": "delete", "text": "we"}, {"op": "insert", "text": "We"}, {"op": "equal", "text": " will not give up 20 villages", "from_text": " will  not give up 20 villages"}], "line": 9}`,
		`{"verdict": "elided", "warnings": ["outside-quotation", "elided-within", "elided-across"], "similarity": 1, "places": [{"start": 19, "end": 123}], "line": 10}`,
		`{"verdict": "ambiguous", "warnings": ["outside-quotation"], "similarity": 1, "found": "he said", "places": [{"start": 53, "end": 60}, {"start": 126, "end": 133}],
			"redline": [{"op": "equal", "text": "he said"}], "line": 11}`,
		`{"verdict": "altered", "warnings": [], "similarity": 0.8571428571428572, "found": "We will not give up 20 villages", "places": [{"start": 19, "end": 50}],
			"redline": [{"op": "equal", "text": "We will not give up "}, {"op": "delete", "text": "30"}, {"op": "insert", "text": "20"}, {"op": "equal", "text": " villages"}], "line": 12}`,
		`{"verdict": "absent", "warnings": [], "line": 13}`,
		`{"verdict": "no-archive", "warnings": [], "similarity": null, "found": null, "places": [], "redline": null, "line": 14}`,
		`{"verdict": "exact", "warnings": ["clipped-condition", "archive-changed"], "similarity": 1, "found": "Talks may begin", "places": [{"start": 84, "end": 99}],
			"redline": [{"op": "equal", "text": "Talks may begin"}], "line": 16}`,
	} {
		names := []string{"verdict", "warnings", "line"}
		for _, name := range []string{"similarity", "found", "places", "redline"} {
			if strings.Contains(want, `"`+name+`"`) {
				names = append(names, name)
			}
		}
		expect(t, "quotation "+string('1'+rune(i)), parts(quotes[i], names...), want)
	}
	const cell = `"party": "anna", "issue": "fire", "date": "2025-08-05", "file": "snapshots/all.yaml"`
	names := []string{"party", "issue", "date", "file", "source", "quote", "claim_by"}
	expect(t, "a stance's", parts(quotes[6], names...), `{`+cell+`, "source": "two", "quote": "=Not to be looked up", "claim_by": null}`)
	expect(t, "a claim's", parts(quotes[7], names...), `{`+cell+`, "source": "three", "quote": "Talks may begin", "claim_by": "carl"}`)

	none := written(t, machine.VerifyJSON, &report.Verify{Result: &verify.Result{}})
	validates(t, validators(t), "verify of nothing", none)
	expect(t, "nothing", value(t, none), `{"schema": "stance/verify/1", "quotes": [], "counts": {"exact": 0, "normalised": 0, "elided": 0, "ambiguous": 0, "altered": 0, "absent": 0, "no-archive": 0}}`)
}

func TestVerifyCSV(t *testing.T) {
	header, all := rows(t, written(t, machine.VerifyCSV, verified(t)))
	if want := "party,issue,date,source,quote,verdict,claim_by,warnings,similarity,found,places,redline,file,line"; strings.Join(header, ",") != want || len(all) != 8 {
		t.Fatalf("%d rows of the columns %q", len(all), header)
	}
	row := func(more map[string]string) map[string]string {
		cells := map[string]string{"party": "anna", "issue": "fire", "date": "2025-08-05", "source": "one", "file": "snapshots/all.yaml"}
		for column, cell := range more {
			cells[column] = cell
		}
		return cells
	}
	for i, want := range map[int]map[string]string{
		3: row(map[string]string{"quote": "he said", "verdict": "ambiguous", "warnings": "outside-quotation", "similarity": "1", "found": "he said", "places": "53-60 | 126-133", "redline": "he said", "line": "11"}),
		4: row(map[string]string{"quote": "We will not give up 30 villages", "verdict": "altered", "similarity": "0.8571428571428572", "found": "We will not give up 20 villages", "places": "19-50",
			"redline": "We will not give up [-30-]{+20+} villages", "line": "12"}),
		6: row(map[string]string{"source": "two", "quote": "'=Not to be looked up", "verdict": "no-archive", "line": "14"}),
		7: row(map[string]string{"source": "three", "quote": "Talks may begin", "verdict": "exact", "claim_by": "carl", "warnings": "clipped-condition | archive-changed", "similarity": "1", "found": "Talks may begin",
			"places": "84-99", "redline": "Talks may begin", "line": "16"}),
	} {
		sameCells(t, want["quote"], all[i], want)
	}
}

// annotations writes a result and gives the level, the line and the text of each
// annotation of the dataset in data/x.
func annotations(t *testing.T, v *report.Verify) []string {
	t.Helper()
	text := written(t, func(w io.Writer, v *report.Verify) error { return machine.VerifyGitHub(w, v, "data/x") }, v)
	var list []string
	for line := range bytes.Lines(text) {
		s := strings.TrimSuffix(string(line), "\n")
		s = strings.Replace(s, " file=data/x/snapshots/all.yaml,line=", " ", 1)
		list = append(list, strings.ReplaceAll(s, " Anna on Fire", " A/F"))
	}
	return list
}

func TestVerifyGitHub(t *testing.T) {
	v := verified(t)
	const at = "%3A A/F%2C 5 Aug 2025::"
	want := []string{
		"::warning 10,col=11,title=outside-quotation" + at + "“We will not give up … the guns fall silent”%0Anot inside one quotation in the source: it may be stitched together, or hold the journalist's words%0Agive each quotation its own piece of evidence; what nobody is quoted with belongs into `paraphrase`",
		"::warning 10,col=11,title=elided-within" + at + "“We will not give up … the guns fall silent”%0Aleaves out words inside a sentence: “20 villages,” he said.”, “Talks may begin if”%0Agive each quotation its own piece of evidence; what nobody is quoted with belongs into `paraphrase`",
		"::warning 10,col=11,title=elided-across" + at + "“We will not give up … the guns fall silent”%0Aleaves out a whole sentence or more: “The mood was bleak.”%0Agive each quotation its own piece of evidence; what nobody is quoted with belongs into `paraphrase`",
		"::warning 11,col=11,title=ambiguous" + at + "“he said”%0Astands in 2 places, and prefix or suffix do not decide%0Aadd `prefix` or `suffix`, the words just before or after the one that is meant",
		"::warning 11,col=11,title=outside-quotation" + at + "“he said”%0Anot inside one quotation in the source: these may be the journalist's words%0Aadd `prefix` or `suffix`, the words just before or after the one that is meant",
		"::error 12,col=11,title=altered" + at + "“We will not give up 30 villages”%0Athe source has other words%0Aa number differs%0Aone, line 2: “We will not give up 20 villages”%0Aquote what the source says; if the source is the one that errs, say so in a note",
		"::error 13,col=11,title=absent" + at + "“Nothing of the kind was ever uttered here”%0Athe source does not say this%0Aone, line 2: “he said.%0A%0AThe mood was bleak”%0Alook whether another source was meant; what is not word for word belongs into `paraphrase`",
		"::warning 16,col=50,title=clipped-condition%3A A/F%2C as claimed by Carl%2C 5 Aug 2025::“Talks may begin”%0Aa condition follows directly in the source: “if”%0Aquote the whole of the clause",
		"::warning 16,col=50,title=archive-changed%3A A/F%2C as claimed by Carl%2C 5 Aug 2025::“Talks may begin”%0Athe archived text no longer has the recorded SHA-256%0Aquote the whole of the clause",
	}
	if got := annotations(t, v); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}

	// Where the check is strict, what fails it is an error, and so is what could not be
	// checked, unless that is allowed. An elision across sentences fails nothing, whatever
	// else comes with the quotation.
	levels := func(list []string) (words []string) {
		for _, line := range list {
			level, rest, _ := strings.Cut(strings.TrimPrefix(line, "::"), " ")
			_, rest, _ = strings.Cut(rest, "title=")
			title, _, _ := strings.Cut(rest, "%3A")
			words = append(words, level+" "+title)
		}
		return words
	}
	v.Strict = true
	strict := "error outside-quotation, error elided-within, warning elided-across, error ambiguous, error outside-quotation, error altered, error absent, error no-archive, error clipped-condition, error archive-changed"
	if got := strings.Join(levels(annotations(t, v)), ", "); got != strict {
		t.Errorf("strictly\n  %s\nwant\n  %s", got, strict)
	}
	v.AllowMissing = true
	if got, want := strings.Join(levels(annotations(t, v)), ", "), strings.Replace(strict, "error no-archive, ", "", 1); got != want {
		t.Errorf("with what is missing allowed\n  %s\nwant\n  %s", got, want)
	}
}

// Where nothing could be checked at all, the first error says so, and how to mend it.
func TestVerifyGitHubWithoutTexts(t *testing.T) {
	v := verified(t)
	v.Result = verify.Run(v.Quotes[6:7], nil, nil, verify.FromFolder(fstest.MapFS{}))
	want := []string{
		"::error file=data/x,title=no-archive::None of 1 quotation could be checked: no archived text was found that can be read.%0Ano text of two in archive: 1 quotation not checked%0A" +
			"put the text of each source into archive/ under <source id>.txt, or name the folder that has them with --archive DIR; --allow-missing lets the check pass without",
	}
	if got := annotations(t, v); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	v.AllowMissing = true
	if got := annotations(t, v); len(got) != 0 {
		t.Errorf("where it is allowed: %q", got)
	}
}
