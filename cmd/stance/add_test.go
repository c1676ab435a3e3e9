package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"stance/cmd/stance/internal/console"
)

// answering is an asker with a person who types text, and what that person sees.
func answering(text string) (*console.Asker, *bytes.Buffer) {
	var seen bytes.Buffer
	return console.NewAsker(strings.NewReader(text), &seen), &seen
}

// addTyped runs a command line with a person who types text.
func addTyped(dir, text string, args ...string) (code int, out, seen, messages *bytes.Buffer) {
	s, out, messages := reviewStreams(dir)
	s.Person, seen = answering(text)
	return run(append(args, "--data", dir), s), out, seen, messages
}

func TestAddAsks(t *testing.T) {
	dir := reviewDataset(t)
	keys := strings.Join([]string{
		"2025-08-19", "next-day", "The day after", // the date is new
		"UA", "Terri\t", // by short name; completed
		"", // same
		"Ukraine weighs an exchange.",
		"exch:demnd: x", "exch:offer: Talks on an exchange", "",
		"replaced", "exch", // of the term that stands
		"reported", "", "a3", // basis, confidence, coder
		"We talk", "Volodymyr Zelenskyy", "bbc-1", // a new source
		"Zelenskyy weighs an exchange", "BBC", "2025-08-19", "", "en",
		"para. 3",
		"", "", // no more evidence
		"A note",
	}, "\r") + "\r"
	code, out, seen, messages := addTyped(dir, keys, "add")
	if code != exitDone {
		t.Fatalf("%d: %s\n%s", code, messages, seen)
	}
	for _, want := range []string{
		"Ukraine on Territory since 17 Aug 2025: No land given up or traded", "no-land:red-line: No giving up or trading of land",
		"Position [same]", "`demnd` is no `kind`; did you mean `demand`? one of: demand, offer", "Stands since", "Label of this new date",
	} {
		if !strings.Contains(seen.String(), want) {
			t.Errorf("%q was not shown:\n%s", want, seen)
		}
	}
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
        - {id: no-land, how: replaced, by: exch}
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
	if !strings.Contains(out.String(), "Added the source bbc-1 in sources.yaml:") || !strings.Contains(out.String(), "Added the stance of Ukraine on Territory") {
		t.Error(out)
	}
}

func TestAddAsksForClaimsAndSilence(t *testing.T) {
	dir := reviewDataset(t)
	keys := "bru\t\ritaly\rterritory\rukraine\rexchange\rZelenskyy says so.\rdenied\r\rHe said\r\rsky-2025-08-17\r\r\r\rcb\r"
	if code, _, seen, messages := addTyped(dir, keys, "add", "claim"); code != exitDone {
		t.Fatalf("%d: %s\n%s", code, messages, seen)
	}
	if code, _, seen, messages := addTyped(dir, "brussels\ritaly\rNATO membership\rSearched.\rjm\r", "add", "silence"); code != exitDone {
		t.Fatalf("%d: %s\n%s", code, messages, seen)
	}
	content := filesIn(t, dir)["snapshots/2025-08-17-brussels.yaml"]
	for _, want := range []string{"- by: ukraine\n          position: exchange\n", "    territory:\n      coder: cb\n      claims:\n", "silent: true\n      coder: jm\n      note: Searched.\n"} {
		if !strings.Contains(content, want) {
			t.Errorf("%q is not in\n%s", want, content)
		}
	}
}

func TestAddAsksForReference(t *testing.T) {
	dir := reviewDataset(t)
	for _, c := range []struct {
		keys string
		args []string
	}{
		{"Poland\r\rPL\r", []string{"add", "party"}},
		{"Reparations\rterritory\rreparations\rWho pays?\rone\rNone < no-money=None | In full > All\r", []string{"add", "issue"}},
		{"Integration\r\r\rlow < 1..7\r", []string{"add", "issue"}},
		{"Format\r\r\r\r", []string{"add", "issue"}},
		{"sky-2025-08-18\rBBC 1\rbbc-1\rTitle\r\r2025-02-30\r2025-08-18\r\r\r", []string{"add", "source"}},
	} {
		if code, _, seen, messages := addTyped(dir, c.keys, c.args...); code != exitDone {
			t.Errorf("%v: %d: %s\n%s", c.args, code, messages, seen)
		}
	}
	files := filesIn(t, dir)
	for _, want := range []string{
		"  - {id: poland, name: Poland, short: PL}\n", "- {id: no-money, label: None}\n        - {id: in-full, label: In full}\n",
		"scale: {min: 1, max: 7, low: low}\n", "  - id: format\n    name: Format\n",
	} {
		if !strings.Contains(files["codebook.yaml"], want) {
			t.Errorf("%q is not in\n%s", want, files["codebook.yaml"])
		}
	}
	if want := "  - id: bbc-1\n    title: Title\n    published: 2025-08-18\n"; !strings.Contains(files["sources.yaml"], want) {
		t.Error(files["sources.yaml"])
	}
}

func TestAddBrokenOff(t *testing.T) {
	dir := reviewDataset(t)
	before := filesIn(t, dir)
	code, _, _, messages := addTyped(dir, "brussels\ritaly\r\x03", "add")
	if code != exitInterrupted || messages.String() != "note: broken off; nothing was written\n" {
		t.Errorf("%d: %s", code, messages)
	}
	// What a flag says is judged before anything is asked.
	if code, _, seen, messages := addTyped(dir, "", "add", "--party", "itali", "--quote", "q"); code != exitUsage || seen.Len() > 0 ||
		messages.String() != "stance: --party \"itali\": `itali` is no party in the codebook; did you mean `italy`? parties: united-states, russia, ukraine, europe, united-kingdom, france, germany, italy, finland, european-commission, nato\n--quote \"q\": `source` is missing: a piece of evidence needs one; give --source\n" {
		t.Errorf("%d: %s%s", code, messages, seen)
	}
	// Answers that together are refused are kept.
	keys := "2025-08-01\r\r\ritaly\rterritory\rexchange\rItaly speaks of one.\r\r\r\r\r\r\r\r"
	if code, _, seen, messages := addTyped(dir, keys, "add", "--ended", "no-such=met"); code != exitUsage || !strings.Contains(messages.String(), "Your text is kept in stance-add.yaml") {
		t.Errorf("%d: %s%s", code, messages, seen)
	}
	if kept := filesIn(t, dir)["stance-add.yaml"]; !strings.Contains(kept, "summary: Italy speaks of one.") {
		t.Error(kept)
	}
	if err := os.Remove(filepath.Join(dir, "stance-add.yaml")); err != nil {
		t.Error(err)
	}
	// A cell that is taken is refused before more is asked.
	if code, _, _, messages := addTyped(dir, "brussels\rukraine\rterritory\r", "add"); code != exitUsage || !strings.Contains(messages.String(), "is recorded on 2025-08-17 already") {
		t.Errorf("%d: %s", code, messages)
	}
	if after := filesIn(t, dir); len(after) != len(before) {
		t.Error("files were left")
	}
}

// TestAddAtOnce adds to one file from many sides.
func TestAddAtOnce(t *testing.T) {
	dir := reviewDataset(t)
	parties := []string{"france", "germany", "italy", "finland", "nato", "united-kingdom"}
	codes := make([]int, len(parties))
	var done sync.WaitGroup
	for i, party := range parties {
		done.Go(func() {
			s, _, _ := reviewStreams(dir)
			codes[i] = run([]string{"add", "-C", dir, "-d", "2025-08-19", "-p", party, "-i", "territory", "-s", "S", "-m", "N"}, s)
		})
	}
	done.Wait()
	content := filesIn(t, dir)["snapshots/2025-08-19.yaml"]
	for i, party := range parties {
		if codes[i] != exitDone || !strings.Contains(content, "  "+party+":\n") {
			t.Errorf("%s: %d\n%s", party, codes[i], content)
		}
	}
}

// TestAddExamples tries the examples of the help on the project's own data.
func TestAddExamples(t *testing.T) {
	s, _, _ := reviewStreams(".")
	add, _, err := newRootCommand(s).Find([]string{"add"})
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, cmd := range append(add.Commands(), add) {
		for line := range strings.SplitSeq(strings.ReplaceAll(cmd.Example, "\\\n", ""), "\n") {
			args := shellWords(line)[1:]
			if len(args) < 2 || strings.Contains(line, "--edit") {
				continue // for a person
			}
			s, out, messages := reviewStreams(".")
			if code := run(append(args, "--data", "../../data", "--dry-run"), s); code != exitDone || !strings.HasPrefix(out.String(), "--- ") {
				t.Errorf("%s: %d: %s", line, code, messages)
			}
			tried++
		}
	}
	if tried < 9 {
		t.Errorf("only %d examples", tried)
	}
}

// shellWords cuts a command line at its spaces, but for those in double quotes.
func shellWords(line string) []string {
	var words []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 0 {
			words = append(words, strings.Fields(part)...)
		} else {
			words = append(words, part)
		}
	}
	return words
}
