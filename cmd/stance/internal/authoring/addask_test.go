package authoring

import (
	"cmp"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
)

func TestAddAsks(t *testing.T) {
	dir := datasettest.Copy(t)
	keys := strings.Join([]string{
		"soon", "2025-08-19", "next-day", // the date is new
		"UA", "Terri\t", // by short name; completed
		"", // same
		"Ukraine weighs an exchange.",
		"We talk", "", "Zelenskyy weighs an exchange", "bbc-1", "BBC", "2025-08-19", // who spoke last; a new source by its title
		"mod",
		"more", "terms ended locator basis when coder note title",
		"exch:demnd: x", "exch:offer: Talks on an exchange", "",
		"replaced", "exch", // of the term that stands
		"para. 3", "rep", "soon", "2025-08-18/2025-08-19", "a3", "A note", "The day after",
		"", "", // it is to be written; no other
	}, "\r") + "\r"
	s, out, messages := datasettest.Streams(dir)
	seen, err := typed(s, keys, "add")
	if err != nil {
		t.Fatalf("%s%s\n%s", messages, told(err), seen)
	}
	holds(t, seen,
		"`<` goes back, `?` explains, Ctrl-C breaks off.", "Date [white-house]", "\"soon\" is neither a date nor the label of one",
		"Ukraine on Territory since 17 Aug 2025: No land", "no-giving-or-trading:red-line: No giving up or trading of land",
		"Position [same]", "`soon` does not say when", "2 held-land     What Russian troops hold", "`demnd` is no `kind`; did you mean `demand`? one of: demand, offer", "Stands since", "Label of this new date",
		"Speaker [Volodymyr Zelenskyy, - for none]", "no archive: there is no text of bbc-1 to look the quotation up in", "→ reported", "held", "Write it? yes, edit, more, back, no [yes]",
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
	holds(t, out.String(), "+      summary: Ukraine weighs an exchange.\n", "Added the source bbc-1 in sources.yaml:", "Added the stance of Ukraine on Territory")
	if strings.Contains(out.String(), "held, ") {
		t.Error("what it changes is told again")
	}
}

func TestAddAsksForClaimsAndSilence(t *testing.T) {
	dir := datasettest.Copy(t)
	for _, c := range []struct{ command, keys string }{
		{"claim", "bru\t\ritaly\rterritory\rukraine\rheld-land\rZelenskyy says so.\r\rHe said\r\rsky-2025-08-17\rmore\rresponse,coder\rdenied\rcb\r\r\r"},
		// The record has a coder by now, who is not asked for again.
		{"claim", "brussels\ritaly\rterritory\rfrance\r-\rMacron says more.\r\r\rcoder\r\r\r"},
		{"silence", "brussels\ritaly\rNATO membership\rSearched.\rcoder\rjm\r\r\r"},
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

// TestAddOneAfterAnother has records of one source follow each other, of which date, source,
// speaker and coder stay.
func TestAddOneAfterAnother(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, talk)
	s, _, messages := datasettest.Streams(dir)
	seen, err := typed(s, "2025-01-02\r\rb\rx\rFirst.\rOne\rBo\rs\r\rcoder\rjm\r\r"+"b\ry\r3\rSecond.\rTwo\r\r\r\r"+"a\ry\r4\rThird.\rThree\rAda\r\r\r\r", "add")
	if err != nil {
		t.Fatalf("%s%s\n%s", messages, told(err), seen)
	}
	holds(t, seen, "The next record, of 2 Jan 2025, from s; `< date` and `< source` change that.", "Party (Enter to end) ›", "Speaker [Bo, - for none]", "Speaker (Enter if nobody is named) › Ada", "Date [2025-01-01]")
	if strings.Count(seen, "no archive: there is no text of s") != 1 {
		t.Error("that a source has no text is not told once")
	}
	s, _, _ = datasettest.Streams(dir)
	_, err = typed(s, "2025-01-03\r\rb\rx\rFirst.\rOne\r\r\r\r\ra\r\x03", "add")
	var left *LeftError
	if !errors.As(err, &left) || left.Left() != "this one was not written" || left.Command == "" {
		t.Error(told(err))
	}
	if n := strings.Count(seen, "Date ["); n != 1 {
		t.Errorf("the date is asked for %d times\n%s", n, seen)
	}
	holds(t, contents(t, dir)["snapshots/2025-01-02.yaml"],
		"      summary: First.\n      coder: jm\n      evidence:\n        - quote: One\n          speaker: Bo\n          source: s\n",
		"      position: 3\n      summary: Second.\n      coder: jm\n      evidence:\n        - quote: Two\n          speaker: Bo\n          source: s\n",
		"      position: 4\n      summary: Third.\n      coder: jm\n      evidence:\n        - quote: Three\n          speaker: Ada\n          source: s\n")
}

// TestAddOffersTheSource holds that the one source of the day is offered, else the source that was added
// last as long as nothing is coded from it, then that of the newest record.
func TestAddOffersTheSource(t *testing.T) {
	for sources, want := range map[string]string{
		"[{id: old, title: O}]":                                                                  "Source [old]",
		"[{id: old, title: O}, {id: new, title: N}]":                                             "Source [new]",
		"[{id: new, title: N}, {id: old, title: O}]":                                             "Source [old]",
		"[{id: old, title: O}, {id: new, title: N}, {id: newer, title: N2}]":                     "Source [newer]",
		"[{id: old, title: O}, {id: day, title: D, published: 2025-01-02}, {id: new, title: N}]": "Source [day]",
		"[{id: old, title: O}, {id: day, title: D, published: 2025-01-02}, {id: two, title: T, published: 2025-01-02}, {id: new, title: N}]": "Source [new]",
	} {
		dir := t.TempDir()
		put(t, dir, talk)
		put(t, dir, map[string]string{
			"sources.yaml":     "sources: " + sources + "\n",
			"snapshots/1.yaml": "date: 2025-01-01\npositions: {a: {x: {summary: S, evidence: [{quote: Q, speaker: Ada, source: old}]}}}\n",
		})
		s, _, _ := datasettest.Streams(dir)
		seen, err := typed(s, "2025-01-02\r\rb\rx\rS\rQ\rBo\r\x03", "add")
		if err == nil || !strings.Contains(seen, want) {
			t.Errorf("%s: not offered is %s\n%s", sources, want, seen)
		}
	}
}

// TestAddAsksForTheSourceOfAnotherDay holds that what another day is recorded from is asked for, and that
// it is not what the day before was recorded from where one source is of that day.
func TestAddAsksForTheSourceOfAnotherDay(t *testing.T) {
	for sources, want := range map[string]string{
		"[{id: s, title: S, published: 2025-01-02}, {id: later, title: L, published: 2025-01-09}]": "later",
		"[{id: s, title: S, published: 2025-01-02}, {id: later, title: L}]":                        "s",
	} {
		dir := t.TempDir()
		put(t, dir, talk)
		put(t, dir, map[string]string{"sources.yaml": "sources: " + sources + "\n"})
		s, _, messages := datasettest.Streams(dir)
		seen, err := typed(s, "2025-01-02\r\rb\rx\rS\rQ\rBo\rs\r\r\r"+"< date\r9 Jan 2025\r\rb\rx\rT\rR\r\r\r\r\r\r", "add")
		if err != nil {
			t.Fatalf("%s%s\n%s", messages, told(err), seen)
		}
		holds(t, seen, "Source ["+want+"]")
		holds(t, contents(t, dir)["snapshots/2025-01-09.yaml"], "        - quote: R\n          speaker: Bo\n          source: "+want+"\n")
	}
}

// TestAddGoesBack has a person go back from everywhere, by sign, word and name.
func TestAddGoesBack(t *testing.T) {
	for name, c := range map[string]struct{ keys, wrote, shown string }{
		"a step":                          {"2025-01-02\r\rb\r<\ra\ry\r3\rS\r\r\r\r\r\r", "  a:\n    \"y\":\n      position: 3\n", "Party [b]"},
		"at the first":                    {"<\r2025-01-02\r\rb\ry\r3\rS\r\r\r\r\r\r", "  b:\n", "this is the first question"},
		"nothing, where that will not do": {"2025-01-02\r\r\rb\ry\r3\r\rS\r\r\r\r\r\r", "  b:\n", "an answer is needed here; `?` explains which, `<` goes back"},
		"steps":                           {"2025-01-02\r\rb\ry\r3\rSlip\r<\rback\r4\rMended\r\r\r\r\r\r", "      position: 4\n      summary: Mended\n", "Summary, in your own words [Slip] › Mended"},
		"to a name":                       {"2025-01-02\r\rb\ry\r3\rSlip\rQ\rBo\r< summ\rMended\rs\r\r\r\r", "      summary: Mended\n      evidence:\n        - quote: Q\n          speaker: Bo\n          source: s\n", ""},
		"from the end":                    {"2025-01-02\r\rb\ry\r3\rS\r\r\r\rback\rhigh\r\r\r", "      confidence: high\n", "Confidence: moderate, high or low [moderate] › "},
		"from the end, to a name":         {"2025-01-02\r\rb\ry\r3\rS\r\r\r\rpos\r5\rsummary\rT\r\r\r", "      position: 5\n      summary: T\n", ""},
		"to another issue":                {"2025-01-02\r\rb\ry\r3\rS\r\r\r\r< issue\rx\r\r\r\r\r\r", "  b:\n    x:\n      summary: S\n", "Summary, in your own words [S]"}, // and the position is gone
		"to no name":                      {"2025-01-02\r\r< isue\r< quote\rb\ry\r3\r< date\r\rS\r\r\r\r\r\r", "  b:\n", "there is no question quote to go back to; there are: date, label"},
		"to the terms":                    {"2025-01-02\r\rb\ry\r3\rS\r\r\r\rmore\r\rterms\roffer: T\r\r< terms\roffer: U\r\r\r\r", "      terms:\n        - {kind: offer, text: U}\n", "Term 1 [offer: T, - for none]"}, // and nothing more is asked for before
		"a label as people write it":      {"2025-01-02\rRound 2\rb\ry\r3\rS\r\r\r\r\r\r", "", "labelled round-2."},
		"a speaker who is not named":      {"2025-01-02\r\rb\ry\r3\rS\rQ\r\rs\r\r\r\r", "        - quote: Q\n          source: s\n", "Speaker (Enter if nobody is named) › "},
		"marks about a quotation":         {"2025-01-02\r\rb\ry\r3\rS\r“No more of it”\rBo\rs\r\r\r\r", "        - quote: No more of it\n", ""},
		"what < does not begin a name":    {"2025-01-02\r\rb\ry\r3\r< 5, it says.\r\r\r\r\r\r", "      summary: \"< 5, it says.\"\n", ""},
	} {
		dir := t.TempDir()
		put(t, dir, talk)
		s, _, messages := datasettest.Streams(dir)
		seen, err := typed(s, c.keys, "add")
		if err != nil {
			t.Errorf("%s: %s%s\n%s", name, messages, told(err), seen)
			continue
		}
		if wrote := contents(t, dir)["snapshots/2025-01-02.yaml"]; !strings.Contains(wrote, c.wrote) || !strings.Contains(seen, c.shown) {
			t.Errorf("%s: wrote\n%s\nseen\n%s", name, wrote, seen)
		}
	}
}

// TestAddLooksQuotationsUp holds that how a quotation stands in its source is told before
// anything is written, in the words of verify, and that it can be mended.
func TestAddLooksQuotationsUp(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, talk)
	put(t, dir, map[string]string{"archive/s.txt": "“We will land 300 tonnes,” he said, “and no more than that.” The talks go on.\n"})
	for quote, want := range map[string]string{
		"We will land 300 tonnes":               "exact: stands in the source, letter for letter",
		"We will land 400 tonnes":               "ABSENT, the source does not say this; a number differs; against the source: We will land [-400-]{+300+} tonnes",
		"Nobody wants any of the mackerel here": "ABSENT, the source does not say this",
	} {
		s, _, _ := datasettest.Streams(dir)
		seen, err := typed(s, "2025-01-02\r\rb\ry\r3\rS\r"+quote+"\rBo\r\r\x03", "add")
		if !errors.Is(err, console.ErrAborted) {
			t.Error(told(err))
		}
		holds(t, strings.Join(strings.Fields(seen), " "), want)
		if strings.Contains(seen, "mends it") != !strings.HasPrefix(want, "exact") {
			t.Error(seen)
		}
	}
}

// TestAddDoubtsNames holds that what looks like no name is taken only if that is meant.
func TestAddDoubtsNames(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, talk)
	s, _, messages := datasettest.Streams(dir)
	seen, err := typed(s, "2025-01-02\r\rb\ry\r3\rS\rQ\r“We will not sign”\rBo\rs\r\rcoder\rThey will not sign it before May.\r\r\r\r", "add")
	if err != nil {
		t.Fatalf("%s%s\n%s", messages, told(err), seen)
	}
	holds(t, seen, "this looks like a quotation, and here a name is asked for", "this looks like a sentence")
	holds(t, contents(t, dir)["snapshots/2025-01-02.yaml"], "speaker: Bo", "coder: They will not sign it before May.")
}

// TestAddDoubtsSpeakers holds that words of the text, or of the quotation, are taken for a speaker
// only if that is meant, and that names and offices which stand in the text are taken at once.
func TestAddDoubtsSpeakers(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, talk)
	put(t, dir, map[string]string{"archive/s.txt": "“We will not sign,” Yuri Ushakov said. The foreign minister Sergey Orlov of Norland agreed.\n" +
		"A dam of thirty metres is a matter of survival, he added. A senior official in the Kremlin said so, too.\n"})
	const text, quotation, sentence = "these words stand in the text of s", "these are words of the quotation", "this looks like a sentence"
	for answer, doubt := range map[string]string{
		"Yuri Ushakov": "", "Sergey Orlov of Norland": "", "The foreign minister Sergey Orlov of Norland": "", "the foreign minister": "", "The minister": "",
		"Ursula von der Leyen": "", "President of the Commission Ursula von der Leyen": "", "محمد بن سلمان": "", "a senior official of the ministry": "",
		"We will not sign": text, "we  will not sign": text, "A dam of thirty metres is a matter of survival": text, "thirty metres is a matter of survival": text,
		"A senior official in the Kremlin": text, // which costs an Enter
		"No catch below 300 tonnes":        quotation, "no catch below": quotation, "No catches below 300 tonnes": quotation,
		"Norland can live with less": sentence, "They will meet again.": "",
	} {
		s, _, _ := datasettest.Streams(dir)
		seen, err := typed(s, "2025-01-02\r\rb\ry\r3\rS\rNo catch below 300 tonnes\r"+answer+"\r\x03", "add")
		if !errors.Is(err, console.ErrAborted) {
			t.Error(told(err))
		}
		switch doubted := strings.Contains(seen, "a name is asked for"); {
		case doubted != (doubt != ""):
			t.Errorf("%s: doubted is %v", answer, doubted)
		case !strings.Contains(seen, doubt):
			t.Errorf("%s: not %s\n%s", answer, doubt, seen)
		}
	}
	// A file is no name of a source.
	put(t, dir, map[string]string{"my notes.txt": "They met.\n"})
	s, _, _ := datasettest.Streams(dir)
	seen, _ := typed(s, "2025-01-02\r\rb\ry\r3\rS\rNo catch\rBo\rmy notes.txt\rs\r\x03", "add")
	holds(t, strings.Join(strings.Fields(seen), " "), "my notes.txt is a file, which `stance source add 'my notes.txt'` takes in with its text; here it would be the name of a source without one; Enter or yes keeps it")
	if strings.Contains(seen, "ID of the source") {
		t.Error(seen)
	}
	// Nor are words of the text a summary, which is of one's own.
	for summary, doubted := range map[string]bool{"A dam of thirty metres is a matter of survival": true, "A dam is a matter of survival": false, "A matter of survival, he added.": false, "We will not sign": false} {
		s, _, _ := datasettest.Streams(dir)
		seen, _ := typed(s, "2025-01-02\r\rb\ry\r3\r"+summary+"\r\x03", "add")
		if strings.Contains(seen, "these are the words of s, and a summary is in your own") != doubted {
			t.Errorf("%s: doubted is %v\n%s", summary, !doubted, seen)
		}
	}
	// A speaker who is known is not doubted, and yes keeps one who is doubted.
	put(t, dir, map[string]string{"snapshots/1.yaml": "date: 2025-01-01\npositions: {b: {x: {summary: S, evidence: [{quote: Q, speaker: We will not sign, source: s}]}}}\n"})
	s, _, messages := datasettest.Streams(dir)
	seen, err := typed(s, "2025-01-02\r\rb\ry\r3\rS\rQ\rWe will not sign\r\r\r\r"+"a\ry\r3\rS\rQ\rWe will not sign\ryes\r\r\r\r", "add")
	if err != nil || strings.Count(seen, text) != 1 {
		t.Fatalf("%s%s\n%s", messages, told(err), seen)
	}
	if n := strings.Count(contents(t, dir)["snapshots/2025-01-02.yaml"], "speaker: We will not sign\n"); n != 2 {
		t.Errorf("kept %d times", n)
	}
}

// TestAddDoubtsDates holds that what is typed a question too early makes no date and no label of one
// unseen, and that a new date is told before it is written.
func TestAddDoubtsDates(t *testing.T) {
	fish := map[string]string{
		"codebook.yaml":    "title: T\nparties: [{id: norland, name: Norland}, {id: skarn, name: Skarn}]\nissues: [{id: catch, name: Catch}]\n",
		"snapshots/1.yaml": "date: 2025-01-01\npositions: {norland: {catch: {summary: S}}}\n",
	}
	for typing, want := range map[string]struct{ shown, wrote string }{
		"skarn\r2025-02-01\r\r":                            {"Skarn is a party; the day comes first, and that is asked for after it", "2025-02-01\n\npos"},
		"catch\r2025-02-01\r\r":                            {"Catch is an issue; the day comes first", "2025-02-01\n\npos"},
		"2025-02-01\rskarn\r-\r":                           {"Skarn is a party, and here the date can be given a name; Enter or yes keeps it", "2025-02-01\n\npos"},
		"2025-02-01\rSkarn\rround-2\r":                     {"Skarn is a party, and here the date can be given a name; Enter gives it none", "label: round-2\n"},
		"2025-02-01\rsk\ryes\r":                            {"A new date: 1 Feb 2025, labelled sk.", "label: sk\n"},
		"2025-02-01\rSkarn can live with less now\r\x15\r": {"a label is a short name of the date, such as round-2", "2025-02-01\n\npos"},
		"2025-02-01\rno\r-\r":                              {"this would be the name by which the date is called, and - gives it none; Enter or yes keeps it", "2025-02-01\n\npos"},
		"1 Feb\r\r":                                        {"1 Feb 2025 is a new date. It can have a label", "2025-02-01\n\npos"},
		"2025-11-01\r2025-02-01\r\r":                       {"1 Nov 2025 has not come yet; Enter or yes keeps it", "2025-02-01\n\npos"},
		"2015-02-01\rno\r1 Feb\r\r":                        {"1 Feb 2015 is more than two years before 1 Jan 2025", "2025-02-01\n\npos"},
		"2015-02-01\r\r\r":                                 {"A new date: 1 Feb 2015, without a label.", "2015-02-01\n\npos"},
	} {
		dir := t.TempDir()
		put(t, dir, fish)
		s, _, messages := datasettest.Streams(dir)
		seen, err := typed(s, typing+"skarn\rcatch\r300,000\rS\r\r\r\r\r\r", "add")
		if err != nil {
			t.Fatalf("%q: %s%s\n%s", typing, messages, told(err), seen)
		}
		all := ""
		for _, content := range contents(t, dir) {
			all += content
		}
		said := strings.Join(strings.Fields(seen), " ")
		if !strings.Contains(said, want.shown) || !strings.Contains(all, want.wrote) || !strings.Contains(said, "this has no word in it, and here the position is put into words") || !strings.Contains(all, "summary: S\n") {
			t.Errorf("%q: want %q, %q\n%s\n%s", typing, want.shown, want.wrote, seen, all)
		}
	}
}

// TestAddTellsAnswersOfTheCell holds that a day, a party or an issue typed at another's question is
// told as such.
func TestAddTellsAnswersOfTheCell(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"codebook.yaml": "title: T\nparties: [{id: norland, name: Norland}, {id: skarn, name: Skarn}]\nissues: [{id: catch, name: Catch}, {id: ports, name: Ports}]\n"})
	s, _, _ := datasettest.Streams(dir)
	seen, err := typed(s, "2025-01-02\r\r2025-01-03\rcatch\rskarn\r2 Jan 2025\rnorland\rpots\r\x03", "add")
	if !errors.Is(err, console.ErrAborted) {
		t.Error(told(err))
	}
	holds(t, strings.Join(strings.Fields(seen), " "), "2025-01-03 is a day, and here the party is asked for; `< date` goes to the date", "Catch is an issue, which is asked for next",
		"2 Jan 2025 is a day, and here the issue is asked for", "Norland is a party; `< party` goes to the party", "did you mean `ports`?")
}

// TestAddExplains has `?` explain every question.
func TestAddExplains(t *testing.T) {
	dir := datasettest.Copy(t)
	s, _, messages := datasettest.Streams(dir)
	seen, err := typed(s, strings.Join([]string{"?", "2025-08-19", "?", "", "?", "italy", "?", "terr", "?", "-", "?", "S", "?", "Q", "?", "Who", "?", "X", "?", "", "?", "", "?", "", "?", "", "?", "more", "basis", "?", "", "no"}, "\r")+"\r", "add")
	var left *LeftError
	if !errors.As(err, &left) || left.Cause != nil {
		t.Fatalf("%s%s\n%s", messages, told(err), seen)
	}
	holds(t, strings.Join(strings.Fields(seen), " "), "The day on which the stance was taken", "A name by which the date can be called", "Whose stance it is", "On what the party took the stance:", "The scale goes from", "cannot be placed on the scale",
		"What the party wants, in your own words.", "The words of the source, exactly", "Whose words these are", "Anything else is a new source", "How sure the coder is", "moderate another careful reader would probably code the same",
		"Any question can be named", "What the stance rests on.", "recounted media summarise a line that the party holds in public")
}

// TestAddExplainsSame holds that `same` is explained where it can be said.
func TestAddExplainsSame(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, talk)
	put(t, dir, map[string]string{"snapshots/1.yaml": "date: 2025-01-01\npositions: {a: {y: {position: 3, summary: S}}}\n"})
	for party, want := range map[string]bool{"a": true, "b": false} {
		s, _, _ := datasettest.Streams(dir)
		seen, err := typed(s, "2025-01-02\r\r"+party+"\ry\r?\r\x03", "add")
		if !errors.Is(err, console.ErrAborted) || strings.Contains(seen, "same repeats") != want || !strings.Contains(seen, "none is a finding") {
			t.Errorf("%s: %s\n%s", party, told(err), seen)
		}
	}
}

// TestAddEdits has the record that was asked for go through an editor, and back.
func TestAddEdits(t *testing.T) {
	for name, c := range map[string]struct{ script, keys, wrote, shown string }{
		"mended":       {`sed -i 's/summary: S/summary: Mended/' "$1"`, "edit\r\r\r", "summary: Mended", "Write it? yes, edit, no [yes]"},
		"left":         {`true`, "edit\r\r\r", "summary: S\n", ""},
		"spoilt":       {`grep -q 'position: 99' "$1" && sed -i 's/position: 99/position: 4/' "$1" || sed -i 's/position: 3/position: 99/' "$1"`, "edit\r\r\r\r", "position: 4", "Mend it? edit, no [edit]"},
		"it fails":     {`exit 3`, "edit\r\r\r", "summary: S\n", "the editor"},
		"not after it": {`sed -i 's/summary: S/summary: Mended/' "$1"`, "edit\rno\r", "", ""},
	} {
		dir := t.TempDir()
		put(t, dir, talk)
		said, seen, err := edited(t, dir, c.script, "2025-01-02\r\rb\ry\r3\rS\r\r\r\r"+c.keys, "add")
		if err != nil && c.wrote != "" {
			t.Errorf("%s: %s%s\n%s", name, said, told(err), seen)
			continue
		}
		files := contents(t, dir)
		if wrote := files["snapshots/2025-01-02.yaml"]; !strings.Contains(wrote, c.wrote) || (wrote == "") != (c.wrote == "") || !strings.Contains(seen, c.shown) {
			t.Errorf("%s: wrote\n%s\nseen\n%s", name, wrote, seen)
		}
		if c.wrote == "" {
			holds(t, files["stance-add.yaml"], "summary: Mended")
		}
	}
}

// TestAddResumes holds that what was answered is kept, for its user alone, and taken up where
// it was broken off.
func TestAddResumes(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, talk)
	before := contents(t, dir)
	s, _, _ := datasettest.Streams(dir)
	_, err := typed(s, "2025-01-02\rlater\r1\ry\r3\rS\x03", "add", "--coder", "jm")
	var left *LeftError
	if !errors.As(err, &left) || left.Command != "stance add --resume" || !errors.Is(err, console.ErrAborted) {
		t.Fatal(told(err))
	}
	if !maps.Equal(contents(t, dir), before) {
		t.Error("something was written")
	}
	kept, err := filepath.Glob(dir + ".state/answers/*.json")
	if err != nil || len(kept) != 1 {
		t.Fatal(kept, err)
	}
	if info, err := os.Stat(kept[0]); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Error(info.Mode(), err)
	}
	s, _, messages := datasettest.Streams(dir)
	if _, err := typed(s, "\x03", "add"); !errors.Is(err, console.ErrAborted) || !strings.Contains(messages.String(), "what you answered for a record that was broken off is kept: `stance add --resume` goes on with it") {
		t.Error(told(err), messages)
	}
	s, _, messages = datasettest.Streams(dir)
	seen, err := typed(s, "A summary\r\r\r\r\r\r", "add", "--resume")
	if err != nil {
		t.Fatalf("%s%s\n%s", messages, told(err), seen)
	}
	holds(t, seen, "So far: date: 2025-01-02; label: later; party: a; issue: y; position: 3.")
	holds(t, contents(t, dir)["snapshots/2025-01-02-later.yaml"], "      position: 3\n      summary: A summary\n      coder: jm\n")
	s, _, _ = datasettest.Streams(dir)
	if _, err := typed(s, "", "add", "--resume"); !wrongUse(err) || !strings.Contains(told(err), "nothing is kept to go on with") {
		t.Error(told(err))
	}
	// What was kept does not fit any more: it is asked for again.
	s, _, _ = datasettest.Streams(dir)
	if _, err := typed(s, "2025-01-03\r\ra\ry\r7\rS\r\x03", "add"); !errors.Is(err, console.ErrAborted) {
		t.Error(told(err))
	}
	put(t, dir, map[string]string{"codebook.yaml": strings.Replace(talk["codebook.yaml"], "max: 10", "max: 5", 1)})
	s, _, messages = datasettest.Streams(dir)
	if seen, err = typed(s, "4\r\r\r\r\r\r", "add", "--resume"); err != nil {
		t.Fatalf("%s%s\n%s", messages, told(err), seen)
	}
	holds(t, contents(t, dir)["snapshots/2025-01-03.yaml"], "      position: 4\n      summary: S\n")
	// It goes with nothing that says something itself, and needs somebody to ask.
	for _, args := range []string{"add --resume -p a", "add --resume --edit", "add silence --resume --file x.yaml"} {
		s, _, _ = datasettest.Streams(dir)
		if _, err := typed(s, "", cut(args)...); !wrongUse(err) {
			t.Errorf("%s: %s", args, told(err))
		}
	}
	s, _, _ = datasettest.Streams(dir)
	if err := ran(s, "add", "--resume"); !wrongUse(err) {
		t.Error(told(err))
	}
}

// TestReferenceResumes holds that what was answered for a party, an issue or a source is kept with the
// flags beside it, and taken up where it was broken off.
func TestReferenceResumes(t *testing.T) {
	for args, c := range map[string]struct{ keys, rest, shown, file, wrote string }{
		"party --color #3c6eb4 --member-of europe":         {"Poland\r\x03", "\rPL\r", "So far: name: Poland.", "codebook.yaml", "  - {id: poland, name: Poland, short: PL, color: \"#3c6eb4\", member_of: [europe]}\n"},
		"issue --keyword money --keyword \"aid, in cash\"": {"Aid\r\rWho pays?\r\x03", "0..7\r\r", "So far: name: Aid; id: aid; question: Who pays?.", "codebook.yaml", "    scale: {min: 0, max: 7}\n    keywords: [money, \"aid, in cash\"]\n"},
		"issue":                                {"Aid\r\r\r1,000..7,000\r\x03", "2\rpoints\r", "So far: name: Aid; id: aid; scale aid: 1,000..7,000.", "codebook.yaml", "scale: {min: 1, max: 7, unit: points}"},
		"source --reliability B --language en": {"Late news\rnews-1\r\x03", "BBC\r\r\r", "So far: title: Late news; id: news-1.", "sources.yaml", "reliability: B"},
	} {
		dir := datasettest.Copy(t)
		before := contents(t, dir)
		what := strings.Fields(args)[0]
		words := append([]string{"add"}, cut(args)...)
		s, _, messages := datasettest.Streams(dir)
		_, err := typed(s, c.keys, words...)
		var left *LeftError
		if !errors.As(err, &left) || left.Command != "stance add "+what+" --resume" || !errors.Is(err, console.ErrAborted) || !maps.Equal(contents(t, dir), before) {
			t.Errorf("%s: %s%s", args, messages, told(err))
			continue
		}
		// Another one that is begun says so, and takes its place only if something is answered.
		s, _, messages = datasettest.Streams(dir)
		if _, err := typed(s, "\x03", "add", what); !errors.Is(err, console.ErrAborted) || !strings.Contains(messages.String(), "`stance add "+what+" --resume` goes on with it; breaking this one off takes its place") {
			t.Errorf("%s: %s%s", args, messages, told(err))
		}
		s, _, messages = datasettest.Streams(dir)
		seen, err := typed(s, c.rest, "add", what, "--resume")
		if err != nil {
			t.Errorf("%s: %s%s\n%s", args, messages, told(err), seen)
			continue
		}
		holds(t, seen, c.shown)
		holds(t, contents(t, dir)[c.file], c.wrote)
		s, _, _ = datasettest.Streams(dir)
		if _, err := typed(s, "", "add", what, "--resume"); !wrongUse(err) || !strings.Contains(told(err), "nothing is kept to go on with") {
			t.Error(told(err))
		}
	}
	// It goes with no other flags, and needs somebody to ask.
	dir := datasettest.Copy(t)
	s, _, _ := datasettest.Streams(dir)
	if _, err := typed(s, "", "add", "party", "--resume", "--name", "X"); !wrongUse(err) {
		t.Error(told(err))
	}
	s, _, _ = datasettest.Streams(dir)
	if err := ran(s, "add", "issue", "--resume"); !wrongUse(err) {
		t.Error(told(err))
	}
	// What was tried out can be done at once.
	s, _, _ = datasettest.Streams(dir)
	_, err := typed(s, "Poland\r\r\r", "add", "party", "--dry-run")
	var left *LeftError
	if !errors.As(err, &left) || !left.DryRun || left.Command != "stance add party --resume" {
		t.Error(told(err))
	}
	s, out, _ := datasettest.Streams(dir)
	if _, err := typed(s, "", "add", "party", "--resume"); err != nil || !strings.Contains(out.String(), "Added the party poland") {
		t.Error(told(err))
	}
}

// TestAnswersTakeAPlaceAloud holds that two conversations which go on at the same time do not take
// each other's place in silence.
func TestAnswersTakeAPlaceAloud(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, talk)
	s, _, messages := datasettest.Streams(dir)
	in := &signalled{keys: "2025-01-02\r\rb\r", then: func() {
		other, _, _ := datasettest.Streams(dir)
		if _, err := typed(other, "2025-01-03\r\x03", "add"); !errors.Is(err, console.ErrAborted) {
			t.Error(told(err))
		}
	}}
	s.Person = console.NewAsker(in, io.Discard)
	if err := ran(s, "add"); !errors.Is(err, console.ErrAborted) {
		t.Error(told(err))
	}
	holds(t, messages.String(), "this took the place of what was kept before")
}

// TestAnswersAreNotKeptInADataset holds that others who have a dataset do not get what was
// answered, and that a person is told that it is lost.
func TestAnswersAreNotKeptInADataset(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, talk)
	before := contents(t, dir)
	s, _, messages := datasettest.Streams(dir)
	s.State = func() (string, error) { return dir + "/state", nil }
	_, err := typed(s, "2025-01-02\r\rb\r\x03", "add")
	var left *LeftError
	if !errors.As(err, &left) || left.Command != "" || !maps.Equal(contents(t, dir), before) {
		t.Error(told(err))
	}
	holds(t, messages.String(), "what you answered could not be kept: ", "is in the dataset, which others have, too")
}

// TestAnswersAreKeptOnASignal has the program ended from outside amid the questions.
func TestAnswersAreKeptOnASignal(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, talk)
	s, _, messages := datasettest.Streams(dir)
	in := &signalled{keys: "2025-01-02\r\rb\r", then: func() { KeepAnswers(s) }}
	s.Person = console.NewAsker(in, io.Discard)
	if err := ran(s, "add"); !errors.Is(err, console.ErrAborted) {
		t.Error(told(err))
	}
	holds(t, messages.String(), "what you answered is kept; `stance add --resume` goes on with it")
	KeepAnswers(s) // and nothing when nobody is asked
	if n := strings.Count(messages.String(), "kept"); n != 1 {
		t.Error(messages)
	}
}

// signalled is a person in whose pause something happens, before their terminal is gone.
type signalled struct {
	keys string
	then func()
}

func (p *signalled) Read(b []byte) (int, error) {
	if p.keys == "" {
		p.then()
		return 0, io.EOF
	}
	n := copy(b, p.keys)
	p.keys = p.keys[n:]
	return n, nil
}

func TestAddAsksForReference(t *testing.T) {
	dir := datasettest.Copy(t)
	for _, c := range []struct{ command, keys string }{
		{"party", "Polland\r<\rPoland\r\rPL\r"},
		{"issue", "Reparations\rterritory\rreparations\rWho pays?\rone\rNone < no-money=None | In full > All\r"},
		{"issue", "Integration\r\r\rlow < 1,000..7,000\r<\rlow < 1,000..7,000\r2\rpoints\r"},
		{"issue", "Format\r\r\r\r"},
		{"source", "?\rTitle\rsky-2025-08-18\rBBC 1\rbbc-1\r\r2025-02-30\r2025-08-18\r\r\r"},
	} {
		s, _, messages := datasettest.Streams(dir)
		if seen, err := typed(s, c.keys, "add", c.command); err != nil {
			t.Errorf("%s: %s%s\n%s", c.command, messages, told(err), seen)
		}
	}
	files := contents(t, dir)
	holds(t, files["codebook.yaml"], "  - {id: poland, name: Poland, short: PL}\n", "- {id: no-money, label: None}\n        - {id: in-full, label: In full}\n",
		"scale: {min: 1, max: 7, unit: points, low: low}\n", "  - id: format\n    name: Format\n")
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
		{"brussels\ritaly\rterritory\rheld-land\rS\r\r\rhigh\rmore\rterms\rdemand: D\r\x03", "add"}, {"brussels\ritaly\rterritory\rheld-land\rS\r\rIn other words\rX\r\x03", "add"},
		{"brussels\ritaly\rterritory\rheld-land\rS\rq\rX\rnew-one\rTitle\r\x03", "add"},
		{"2025-09-01\r\rukraine\rterritory\r\rS\r\r\r\rterms\r\x03", "add"}, {"2025-09-01\r\rukraine\rterritory\r\rS\r\r\r\rended\r\x03", "add"}, // amid the terms that stand
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
	seen, err = typed(s, "brussels\rukraine\rterritory\r\x03", "add")
	if !errors.Is(err, console.ErrAborted) || strings.Count(seen, "Issue ›") != 2 {
		t.Error(told(err))
	}
	holds(t, strings.Join(strings.Fields(seen), " "), "is recorded on 2025-08-17 already", "edit it there")
	// Answers that together are refused are shown as such, and kept.
	s, _, messages := datasettest.Streams(dir)
	seen, err = typed(s, "2025-08-01\r\ritaly\rterritory\rheld-land\rItaly speaks of one.\r\r\r\ryes\rno\r", "add", "--ended", "no-such=met")
	var left *LeftError
	if !errors.As(err, &left) || left.Cause != nil || left.Command != "stance add --resume" {
		t.Error(told(err))
	}
	holds(t, seen, "Mend it? edit, more, back, no [back]", "answer edit, more, back or no")
	holds(t, messages.String(), "there is no term `no-such`")
	unchanged()
}

// TestAnswersTriedOutAreKept has a person answer for a dry run.
func TestAnswersTriedOutAreKept(t *testing.T) {
	dir := datasettest.Copy(t)
	before := contents(t, dir)
	s, out, _ := datasettest.Streams(dir)
	_, err := typed(s, "brussels\ritaly\rterritory\rSearched in vain.\r", "add", "silence", "--dry-run", "-C", dir)
	var left *LeftError
	if !errors.As(err, &left) || !left.DryRun || left.Command != "stance add silence --resume -C "+console.ShellPath(dir) {
		t.Error(told(err))
	}
	holds(t, out.String(), "+++ b/snapshots/2025-08-17-brussels.yaml\n", "+      note: Searched in vain.\n")
	if !maps.Equal(contents(t, dir), before) {
		t.Error("the dataset is another now")
	}
	s, out, _ = datasettest.Streams(dir)
	if seen, err := typed(s, "\r\r", "add", "silence", "--resume"); err != nil || !strings.Contains(out.String(), "Added the silence of Italy on Territory") {
		t.Error(told(err), seen)
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
		"options": {"order", "mid", "  2 mid   Middle",
			"position: mid\n", "same"},
		"no such option":        {"order", "mit\rmid", "did you mean `mid`?", "position: mid\n", ""},
		"cannot be placed":      {"order", "-", "cannot be placed on the scale", "order:\n      summary: S\n", ""},
		"numbers":               {"budget", "7.5", "A number from 0 (Nothing) to 10; or:", "position: 7.5\n", ""},
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
			seen, err := typed(s, "2025-01-02\r\ra\r"+c.issue+"\r"+position+"S\r\r\r\r\r\r", "add")
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
		seen, err := typed(s, "2025-01-02\r\ra\rx\rT\r\r\r\rterms\rnew:demand: More\r\rended\r"+fate+"\r\r\r", "add")
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
		{"add -d 2025-01-02 -p b -i x", "\rS\r\r\r\r\r\r", "Label of this new date, Summary, Quotation, or in other words, Confidence, Write it, Party"},
		{"add -d 2025-01-02 --label l --title T -p b -i y --position 3 --term T --basis reported --confidence high --coder c -m N" + evidence, "S\r\r\r", "Summary, Write it, Party"},
		{"add -d 2025-01-01 -p b -i y --plausible 1,2 --term T --paraphrase p --source s", "S\r\r\r\r", "Summary, Confidence, Write it, Party"},
		{"add -p b -i y -s S --position none --basis inferred -m N" + evidence, "2025-01-01\r\r\r\r", "Date, Confidence, Write it, Party"},
		{"add claim -d 2025-01-01 -p b -i y --by a --position 3 --response denied --coder c" + evidence, "S\r\r\r", "Summary, Write it, Party"},
		{"add claim -d 2025-01-01 -i x --by b -s S", "a\r\r\r\r\r", "Party, Quotation, or in other words, Write it, Party"}, // there is a record, with its coder
		{"add silence -d 2025-01-01 -i y --coder c -m N", "b\r\r\r", "Party, Write it, Party"},
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
				prompt = prompt[:cmp.Or(max(strings.IndexAny(prompt, ",:?"), 0), len(prompt))]
				asked = append(asked, prompt)
			}
		}
		if got := strings.Join(asked, ", "); got != c.asks {
			t.Errorf("%s: asks for %s\nwant %s", c.args, got, c.asks)
		}
	}
}

// TestAddTakesFewKeys counts what a person types of a record beside its summary and quotation: a
// key for each letter, and one for each Enter. It can be less, and should not be more.
func TestAddTakesFewKeys(t *testing.T) {
	dir := t.TempDir()
	keys := 0
	typing := func(args []string, answers ...string) {
		t.Helper()
		s, _, messages := datasettest.Streams(dir)
		var typedKeys strings.Builder
		for _, a := range answers {
			text, beside := strings.CutPrefix(a, "text: ")
			if !beside {
				keys += utf8.RuneCountInString(text)
			}
			keys++
			typedKeys.WriteString(text + "\r")
		}
		if seen, err := typed(s, typedKeys.String(), args...); err != nil {
			t.Fatalf("%s%s\n%s", messages, told(err), seen)
		}
	}
	typing([]string{"init", "."}, "Fishing in the sound", "Norland, Skarn", "Catch, Inspections", "300000..420000 tonnes", "None | Joint | Own", "2025-03-01", "")
	if keys > 120 { // most of them names and scales
		t.Errorf("a first dataset takes %d keys", keys)
	}
	t.Logf("a first dataset of two parties and two issues: %d keys", keys)
	keys = 0
	first := []string{"", "n", "c", "380000", "text: Norland wants more.", "text: We need more", "A. Holm", "The Herald", "", "", "", "", ""}
	typing([]string{"add"}, append(first, "")...)
	alone := keys
	t.Logf("a first record, with its source: %d keys", alone)
	keys = 0
	put(t, dir, map[string]string{"snapshots/2025-03-01.yaml": "date: 2025-03-01\npositions: {}\n"})
	next := []string{"", "s", "i", "2", "text: Skarn takes joint ones.", "text: We can do that together", "B. Lund", "", "", ""}
	typing([]string{"add"}, slices.Concat(next, []string{"n", "c", "310000", "text: S", "text: Q", "A. Holm", "", "", ""})...)
	t.Logf("two records of one source: %d keys", keys)
	if keys > 60 {
		t.Errorf("two records take %d keys", keys)
	}
}
