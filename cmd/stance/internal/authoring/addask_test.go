package authoring

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
)

func TestAddAsks(t *testing.T) {
	dir := datasettest.Copy(t)
	keys := strings.Join([]string{
		"2025-08-19", "next-day", "The day after", // the date is new
		"UA", "Terri\t", // by short name; completed
		"", // same
		"Ukraine weighs an exchange.",
		"We talk", "Volodymyr Zelenskyy", "bbc-1", // a new source
		"Zelenskyy weighs an exchange", "BBC", "2025-08-19", "", "en",
		"para. 3",
		"", "", // no more evidence
		"",    // confidence
		"yes", // more
		"exch:demnd: x", "exch:offer: Talks on an exchange", "",
		"replaced", "exch", // of the term that stands
		"reported", "soon", "2025-08-18/2025-08-19", "a3", // basis, when, coder
		"A note",
	}, "\r") + "\r"
	s, out, messages := datasettest.Streams(dir)
	seen, err := typed(s, keys, "add")
	if err != nil {
		t.Fatalf("%s%s\n%s", messages, told(err), seen)
	}
	holds(t, seen,
		"Ukraine on Territory since 17 Aug 2025: No land", "no-giving-or-trading:red-line: No giving up or trading of land",
		"Position [same]", "`soon` does not say when", "An exchange of land of which no more is told", "`demnd` is no `kind`; did you mean `demand`? one of: demand, offer", "Stands since", "Label of this new date",
	)
	content, err := os.ReadFile(filepath.Join(dir, "snapshots", "2025-08-19-next-day.yaml"))
	want := `date: 2025-08-19
label: next-day
title: The day after

positions:
  ukraine:
    territory:
      position: same
      summary: Ukraine weighs an exchange.
      terms:
        - {id: exch, kind: offer, text: Talks on an exchange}
      ended:
        - {id: no-giving-or-trading, how: replaced, by: exch}
      when: 2025-08-18/2025-08-19
      basis: reported
      coder: a3
      note: A note
      evidence:
        - quote: We talk
          speaker: Volodymyr Zelenskyy
          source: bbc-1
          locator: para. 3
`
	if err != nil || string(content) != want {
		t.Errorf("%v\n%s", err, content)
	}
	holds(t, out.String(), "Added the source bbc-1 in sources.yaml:", "Added the stance of Ukraine on Territory")
}

func TestAddAsksForClaimsAndSilence(t *testing.T) {
	dir := datasettest.Copy(t)
	for _, c := range []struct{ command, keys string }{
		{"claim", "bru\t\ritaly\rterritory\rukraine\rheld-land\rZelenskyy says so.\r\rHe said\r\rsky-2025-08-17\r\r\r\ry\rdenied\r\r\rcb\r"},
		// The record has a coder by now, who is not asked for again.
		{"claim", "brussels\ritaly\rterritory\rfrance\r-\rMacron says more.\r\r\r\r"},
		{"silence", "brussels\ritaly\rNATO membership\rSearched.\rjm\r"},
	} {
		s, _, messages := datasettest.Streams(dir)
		if seen, err := typed(s, c.keys, "add", c.command); err != nil {
			t.Fatalf("%s: %s%s\n%s", c.command, messages, told(err), seen)
		}
	}
	holds(t, contents(t, dir)["snapshots/2025-08-17-brussels.yaml"],
		"- by: ukraine\n          position: held-land\n", "    territory:\n      coder: cb\n      claims:\n",
		"        - by: france\n          summary: Macron says more.\n", "silent: true\n      coder: jm\n      note: Searched.\n")
}

func TestAddAsksForReference(t *testing.T) {
	dir := datasettest.Copy(t)
	for _, c := range []struct{ command, keys string }{
		{"party", "Poland\r\rPL\r"},
		{"issue", "Reparations\rterritory\rreparations\rWho pays?\rone\rNone < no-money=None | In full > All\r"},
		{"issue", "Integration\r\r\rlow < 1..7\r"},
		{"issue", "Format\r\r\r\r"},
		{"source", "sky-2025-08-18\rBBC 1\rbbc-1\rTitle\r\r2025-02-30\r2025-08-18\r\r\r"},
	} {
		s, _, messages := datasettest.Streams(dir)
		if seen, err := typed(s, c.keys, "add", c.command); err != nil {
			t.Errorf("%s: %s%s\n%s", c.command, messages, told(err), seen)
		}
	}
	files := contents(t, dir)
	holds(t, files["codebook.yaml"], "  - {id: poland, name: Poland, short: PL}\n", "- {id: no-money, label: None}\n        - {id: in-full, label: In full}\n",
		"scale: {min: 1, max: 7, low: low}\n", "  - id: format\n    name: Format\n")
	holds(t, files["sources.yaml"], "  - id: bbc-1\n    title: Title\n    published: 2025-08-18\n")
}

// TestAddBrokenOff holds that somebody who breaks off, or is asked in vain, leaves the
// dataset as it was.
func TestAddBrokenOff(t *testing.T) {
	dir := datasettest.Copy(t)
	before := contents(t, dir)
	unchanged := func() {
		t.Helper()
		if !maps.Equal(contents(t, dir), before) {
			t.Error("the dataset is another now")
		}
	}
	for _, c := range []struct{ keys, args string }{
		{"\x03", "add"}, {"brussels\ritaly\r\x03", "add"}, {"brussels\ritaly\rterritory\r\x04", "add"}, {"2025-09-01\rlate\r\x03", "add"},
		{"brussels\ritaly\rterritory\rheld-land\rS\r\r\rhigh\rmore\ry\rdemand: D\r\x03", "add"}, {"brussels\ritaly\rterritory\rheld-land\rS\r\rIn other words\rX\r\x03", "add"},
		{"brussels\ritaly\rterritory\rheld-land\rS\rq\rX\rnew-one\rTitle\r\x03", "add"},
		{"2025-09-01\r\r\rukraine\rterritory\r\rS\r\r\r\ry\r\r\x03", "add"}, // amid the terms that stand
		{"brussels\ritaly\rterritory\r\x03", "add claim"}, {"brussels\r\x03", "add silence"}, {"\x03", "add silence --edit"},
		{"Poland\r\x03", "add party"}, {"Reparations\r\r\r\x03", "add issue"}, {"a-1\r\x03", "add source"},
	} {
		s, _, _ := datasettest.Streams(dir)
		if seen, err := typed(s, c.keys, strings.Fields(c.args)...); !errors.Is(err, console.ErrAborted) {
			t.Errorf("%s, %q: %s\n%s", c.args, c.keys, told(err), seen)
		}
		unchanged()
	}
	// What a flag says is judged before anything is asked.
	s, _, _ := datasettest.Streams(dir)
	seen, err := typed(s, "", "add", "--party", "itali", "--quote", "q")
	if want := "--party \"itali\": `itali` is no party in the codebook; did you mean `italy`? parties: united-states, russia, ukraine, europe, united-kingdom, france, germany, italy, finland, european-commission\n--quote \"q\": `source` is missing: a piece of evidence needs one; give --source\n"; seen != "" || told(err) != want {
		t.Errorf("%s%s", told(err), seen)
	}
	// A cell that is taken is refused before more is asked.
	s, _, _ = datasettest.Streams(dir)
	if _, err := typed(s, "brussels\rukraine\rterritory\r", "add"); !wrongUse(err) || !strings.Contains(err.Error(), "is recorded on 2025-08-17 already") {
		t.Error(told(err))
	}
	unchanged()
	// Answers that together are refused are kept.
	s, _, _ = datasettest.Streams(dir)
	_, err = typed(s, "2025-08-01\r\r\ritaly\rterritory\rheld-land\rItaly speaks of one.\r\r\r\r\r", "add", "--ended", "no-such=met")
	if !wrongUse(err) {
		t.Error(err)
	}
	holds(t, told(err), "there is no term `no-such`", "kept in stance-add.yaml; stance add --file stance-add.yaml")
	holds(t, contents(t, dir)["stance-add.yaml"], "summary: Italy speaks of one.")
	if err := os.Remove(filepath.Join(dir, "stance-add.yaml")); err != nil {
		t.Error(err)
	}
	unchanged()
}

// TestAnswersTriedOutAreKept has a person answer for a dry run.
func TestAnswersTriedOutAreKept(t *testing.T) {
	dir := datasettest.Copy(t)
	before := contents(t, dir)
	s, out, _ := datasettest.Streams(dir)
	_, err := typed(s, "brussels\ritaly\rterritory\rSearched in vain.\r\r", "add", "silence", "--dry-run")
	holds(t, told(err), "this was a dry run", "kept in stance-add.yaml; stance add --file stance-add.yaml")
	holds(t, out.String(), "+++ b/snapshots/2025-08-17-brussels.yaml\n", "+      note: Searched in vain.\n")
	after := contents(t, dir)
	holds(t, after["stance-add.yaml"], "note: Searched in vain.\n")
	delete(after, "stance-add.yaml")
	if !maps.Equal(after, before) {
		t.Error("the dataset is another now")
	}
}

// TestAddAsksForPositions has scales of every sort, and stances before that can be
// repeated and that cannot.
func TestAddAsksForPositions(t *testing.T) {
	for name, c := range map[string]struct {
		issue, answers string // to the position, and to what is asked again
		shows, writes  string
		not            string // that is not shown
	}{
		"options":               {"order", "mid", "  mid   Middle", "position: mid\n", "same"},
		"no such option":        {"order", "mit\rmid", "did you mean `mid`?", "position: mid\n", ""},
		"cannot be placed":      {"order", "-", "cannot be placed on the scale", "order:\n      summary: S\n", ""},
		"numbers":               {"budget", "7.5", "A number from 0 (Nothing) to 10 (10); or:", "position: 7.5\n", ""},
		"beyond the scale":      {"budget", "11\r10", "`position` is 11, off the scale of budget", "position: 10\n", ""},
		"the same":              {"held", "", "Position [same]", "position: same\n", ""},
		"words before":          {"worded", "low", "A on Worded since 1 Jan 2025: in words only", "position: low\n", "[same]"},
		"no scale, no question": {"words", "", "", "words:\n      summary: S\n", "Position"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			scale := "scale: {options: [{id: low, label: Low}, {id: mid, label: Middle}, {id: high, label: High}]}"
			put(t, dir, map[string]string{
				"codebook.yaml": "title: T\nparties: [{id: a, name: A}]\nissues: [{id: order, name: Order, " + scale + "}, {id: held, name: Held, " + scale + "}, {id: worded, name: Worded, " + scale +
					"}, {id: budget, name: Budget, scale: {min: 0, max: 10, low: Nothing}}, {id: words, name: Words}]\n",
				"snapshots/1.yaml": "date: 2025-01-01\npositions: {a: {held: {position: high, summary: High.}, worded: {summary: In words.}}}\n",
			})
			position := c.answers + "\r"
			if c.issue == "words" {
				position = ""
			}
			s, _, messages := datasettest.Streams(dir)
			seen, err := typed(s, "2025-01-02\r\r\ra\r"+c.issue+"\r"+position+"S\r\r\r\r\r", "add")
			if err != nil {
				t.Fatalf("%s%s\n%s", messages, told(err), seen)
			}
			holds(t, seen, c.shows)
			holds(t, contents(t, dir)["snapshots/2025-01-02.yaml"], c.writes)
			if c.not != "" && strings.Contains(seen, c.not) {
				t.Errorf("%q is shown:\n%s", c.not, seen)
			}
		})
	}
}

// TestAddAsksWhatBecameOfTerms has a term that stood before, and each answer.
func TestAddAsksWhatBecameOfTerms(t *testing.T) {
	for fate, want := range map[string]string{
		"": "", "stands": "", "met": "{id: old, how: met}", "lapsed": "{id: old, how: lapsed}", "withdrawn": "{id: old, how: withdrawn}", "gone\rmet": "{id: old, how: met}", "replaced\rnone\rnew": "{id: old, how: replaced, by: new}",
	} {
		dir := t.TempDir()
		put(t, dir, map[string]string{
			"codebook.yaml":    "title: T\nparties: [{id: a, name: A}]\nissues: [{id: x, name: X}]\n",
			"snapshots/1.yaml": "date: 2025-01-01\npositions: {a: {x: {summary: S, terms: [{id: old, kind: offer, text: Peace}, No name]}}}\n",
		})
		s, _, messages := datasettest.Streams(dir)
		seen, err := typed(s, "2025-01-02\r\r\ra\rx\rT\r\r\r\ryes\rnew:demand: More\r\r"+fate+"\r\r\r\r\r", "add")
		if err != nil {
			t.Fatalf("%q: %s%s\n%s", fate, messages, told(err), seen)
		}
		holds(t, seen, "Stands since 1 Jan 2025: old:offer: Peace", "Does it stand now [stands]")
		written := contents(t, dir)["snapshots/2025-01-02.yaml"]
		if holds(t, written, want); want == "" && strings.Contains(written, "ended") {
			t.Errorf("%q: it is ended:\n%s", fate, written)
		}
	}
}

// TestWhatFlagsSayIsNotAsked holds which questions are left where flags answer some.
func TestWhatFlagsSayIsNotAsked(t *testing.T) {
	const evidence = " --quote q --speaker X --source s"
	for _, c := range []struct{ args, answers, asks string }{
		{"add -d 2025-01-02 -p b -i x", "\r\rS\r\r\r\ry\r\r\r\r\rN\r", "Label of this new date, Title of this new date, Summary, Evidence 1, or in other words, Confidence, More: terms, Term 1, Basis, How exactly the day is known, Coder, Note"},
		{"add -d 2025-01-02 -p b -i x", "\r\rS\r\r\r\r\r", "Label of this new date, Title of this new date, Summary, Evidence 1, or in other words, Confidence, More: terms"},
		{"add -d 2025-01-02 --label l --title T -p b -i y --position 3 --term T --basis reported --confidence high --coder c -m N" + evidence, "S\r\r", "Summary, More: terms"},
		{"add -d 2025-01-01 -p b -i y --plausible 1,2 --term T --paraphrase p --source s", "S\r\ry\r\r\rc\rN\r", "Summary, Confidence, More: terms, Basis, How exactly the day is known, Coder, Note"},
		{"add -p b -i y -s S --position none --basis inferred -m N" + evidence, "2025-01-01\r\ry\r\r\r\r", "Date, Confidence, More: terms, Term 1, How exactly the day is known, Coder"},
		{"add claim -d 2025-01-01 -p b -i y --by a --position 3 --response denied --coder c" + evidence, "S\r\r", "Summary, More: the party's answer"},
		{"add claim -d 2025-01-01 -i x --by b -s S", "a\r\r\ry\r\r\r\r", "Party, Evidence 1, or in other words, More: the party's answer, How did the party answer, Basis, How exactly the day is known"}, // there is a record, with its coder
		{"add silence -d 2025-01-01 -i y --coder c -m N", "b\r", "Party"},
	} {
		dir := t.TempDir()
		put(t, dir, talk)
		s, _, messages := datasettest.Streams(dir)
		seen, err := typed(s, c.answers, cut(c.args)...)
		if err != nil {
			t.Errorf("%s: %s%s", c.args, messages, told(err))
		}
		var asked []string
		for line := range strings.Lines(seen) {
			if prompt, _, is := strings.Cut(line, " › "); is {
				prompt, _, _ = strings.Cut(prompt, " (")
				prompt, _, _ = strings.Cut(prompt, " [")
				prompt, _, _ = strings.Cut(prompt, ", ")
				asked = append(asked, prompt)
			}
		}
		if got := strings.Join(asked, ", "); got != c.asks {
			t.Errorf("%s: asks for %s\nwant %s", c.args, got, c.asks)
		}
	}
}
