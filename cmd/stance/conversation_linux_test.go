package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestConversation has the program itself ask on a terminal: a person goes back, breaks off,
// goes on where that was, and records a second thing from the same source.
func TestConversation(t *testing.T) {
	dir, home := t.TempDir(), t.TempDir()
	for name, content := range map[string]string{
		"codebook.yaml": "title: T\nparties: [{id: norland, name: Norland}, {id: skarn, name: Skarn}]\nissues: [{id: catch, name: Catch, scale: {min: 300000, max: 420000}}]\n",
		"sources.yaml":  "sources: [{id: herald, title: The Herald}]\n", "archive/herald.txt": "“We can live with 320,000 tonnes,” the minister said.\n",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	begin := func(args ...string) (*shellAtWork, *exec.Cmd) {
		p := &shellAtWork{t: t, gone: make(chan struct{})}
		cmd := exec.Command("stance", append([]string{"add"}, args...)...)
		cmd.Dir, cmd.Env = dir, []string{"PATH=" + os.Getenv("PATH"), "HOME=" + home, "TERM=xterm", "NO_COLOR=1"}
		p.run(cmd)
		return p, cmd
	}
	p, cmd := begin()
	answer(p, "Date [", "2025-03-01\r")
	answer(p, "Label", "\r")
	answer(p, "Party ›", "sk\r")
	answer(p, "Issue ›", "<\r")
	answer(p, "Party [skarn]", "1\r")
	answer(p, "Issue ›", "?\r")
	answer(p, "On what the party took", "1\r")
	answer(p, "Position ›", "320,000\r")
	answer(p, "Summary", "Norland can live with less.\r")
	answer(p, "Quotation", "\x03")
	answer(p, "`stance add --resume` goes on with what you answered", "")
	<-p.gone
	if _ = cmd.Wait(); cmd.ProcessState.ExitCode() != exitInterrupted {
		t.Errorf("exit code %d", cmd.ProcessState.ExitCode())
	}
	if _, err := os.Stat(filepath.Join(dir, "snapshots")); err == nil {
		t.Error("something was written")
	}
	p, cmd = begin("--resume")
	answer(p, "So far: date: 2025-03-01; party: norland; issue: catch; position: 320,000; summary: Norland can live with less.", "")
	answer(p, "Quotation", "We can live with 320,000 tonnes\r")
	answer(p, "Speaker", "The minister\r")
	answer(p, "Source [herald]", "\r")
	answer(p, "exact: stands in the source, letter for letter", "")
	answer(p, "Confidence", "\r")
	answer(p, "+      summary: Norland can live with less.", "")
	answer(p, "Write it?", "\r")
	answer(p, "Party (Enter to end) ›", "s\r")
	answer(p, "Issue ›", "c\r")
	answer(p, "Position ›", "400,000\r")
	answer(p, "Summary", "Skarn cannot.\r")
	answer(p, "Quotation", "\r")
	answer(p, "or in other words", "\r")
	answer(p, "Confidence", "high\r")
	answer(p, "Write it?", "\r")
	answer(p, "Party (Enter to end) ›", "\r")
	<-p.gone
	if err := cmd.Wait(); err != nil {
		t.Error(err, p.text())
	}
	content, err := os.ReadFile(filepath.Join(dir, "snapshots", "2025-03-01.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"position: 320000", "summary: Norland can live with less.", "source: herald", "position: 400000", "confidence: high"} {
		if !strings.Contains(string(content), want) {
			t.Errorf("%q is not in\n%s", want, content)
		}
	}
}

// answer types keys once a question was asked.
func answer(p *shellAtWork, asked, keys string) {
	p.t.Helper()
	seen := 0
	p.until(asked, func() bool {
		seen = strings.LastIndex(p.text(), asked)
		return seen >= 0
	})
	p.mu.Lock()
	p.shown.Next(seen + len(asked)) // the same may be asked again
	p.mu.Unlock()
	p.press(keys)
}

// TestAFirstDatasetTakesFewKeys has a person make a dataset of their own from two texts, with ten
// records, and see what changed. Each key is counted but those of texts: names of the negotiation,
// of parties, issues and files, summaries and quotations. It can be less, and must not be more.
func TestAFirstDatasetTakesFewKeys(t *testing.T) {
	dir, home := t.TempDir(), t.TempDir()
	for name, content := range map[string]string{
		"herald.txt": "River talks open\n\n“We accept no dam above twelve metres,” Ada Novak of Uplandia said.\n“Thirty metres it must be,” Bo Lind of Lowmark answered.\n" +
			"“Fishing must be shared,” Cy Reed of Delta said.\n“A joint commission is the fair judge,” Novak said.\n“Each country measures its own water,” Lind said.\n",
		"post.txt": "River talks resume\n\n“Eighteen metres is something to live with,” Novak said.\n“Twenty metres, no more talk of thirty,” Lind said.\n" +
			"“We have not moved on fishing,” Reed said.\n“A joint commission, with a seat for us,” Lind said.\n“Somebody from outside must measure,” Reed said.\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const text = "text: "
	total := 0
	// at runs a command, of which the words behind the first ones are texts, and types what answers
	// each question.
	at := func(phase, command, texts string, answers ...[2]string) string {
		t.Helper()
		keys := len("stance " + command + " ")
		p := &shellAtWork{t: t, gone: make(chan struct{})}
		cmd := exec.Command("stance", strings.Fields(command+" "+texts)...)
		cmd.Dir, cmd.Env = dir, []string{"PATH=" + os.Getenv("PATH"), "HOME=" + home, "TERM=xterm", "NO_COLOR=1"}
		p.run(cmd)
		for _, a := range answers {
			typed, beside := strings.CutPrefix(a[1], text)
			if keys++; !beside {
				keys += utf8.RuneCountInString(typed)
			}
			answer(p, a[0], typed+"\r")
		}
		<-p.gone
		if err := cmd.Wait(); err != nil {
			t.Fatal(err, p.text())
		}
		t.Logf("%s: %d keys", phase, keys)
		total += keys
		return p.text()
	}
	source := [][2]string{{"Title [River", ""}, {"Publisher", ""}, {"Published", ""}, {"Address", ""}, {"Language", ""}, {"ID of the source", ""}}
	record := func(party, issue, position, quote, speaker string, more ...[2]string) [][2]string {
		return slices.Concat([][2]string{{"Party", party}, {"Issue", issue}, {"Position", position}, {"Summary", text + "In other words."}, {"Quotation", text + quote}, {"Speaker", speaker}},
			more, [][2]string{{"exact: ", ""}, {"Write it?", ""}})
	}
	at("init", "init", "river", [2]string{"Title ›", text + "River talks"}, [2]string{"Parties ›", text + "Uplandia, Lowmark, Delta"}, [2]string{"Issues ›", text + "Dam, Fishing, Measuring"},
		[2]string{"Scale of Dam", "2..40 metres"}, [2]string{"Scale of Fishing", "Closed | Shared | Free"}, [2]string{"Scale of Measuring", "Each side | Joint | Outside"},
		[2]string{"First date", "16 Aug 2025"}, [2]string{"Write it", ""})
	at("the first text", "source add -C", "river herald.txt", source...)
	at("its five records", "add -C", "river", slices.Concat([][2]string{{"Date [", ""}},
		record("1", "1", "12", "We accept no dam above twelve metres", "Ada Novak", [2]string{"Source [", ""}),
		record("2", "1", "30", "Thirty metres it must be", "Bo Lind"), record("3", "2", "2", "Fishing must be shared", "Cy Reed"),
		record("1", "3", "2", "A joint commission is the fair judge", ""), record("2", "3", "1", "Each country measures its own water", ""),
		[][2]string{{"Party (Enter to end)", ""}})...)
	at("the second text", "source add -C", "river post.txt", source...)
	at("its five records", "add -C", "river", slices.Concat([][2]string{{"Date [", "2 Sep 2025"}, {"Label", ""}},
		record("1", "1", "18", "Eighteen metres is something to live with", "", [2]string{"Source [river-talks-resume]", ""}),
		record("2", "1", "20", "Twenty metres, no more talk of thirty", ""), record("3", "2", "", "We have not moved on fishing", ""),
		record("2", "3", "2", "A joint commission, with a seat for us", ""), record("3", "3", "3", "Somebody from outside must measure", ""),
		[][2]string{{"Party (Enter to end)", ""}})...)
	shown := at("what changed", "diff -C", "river")
	for _, want := range []string{"Two shifted: Lowmark, on Dam and Measuring; Uplandia, on Dam.", "2 Sep 2025"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not in\n%s", want, shown)
		}
	}
	t.Logf("in all: %d keys", total)
	if total > 400 {
		t.Errorf("a first dataset takes %d keys", total)
	}
}
