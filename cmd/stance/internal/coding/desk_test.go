package coding

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/cmd/stance/internal/drafting"
	"stance/positions"
	"stance/positions/exchange/tidy"
	"stance/positions/team/review"
)

// article is an invented text, with what is hard to mark in it.
const article = "Brussels, Monday\n" +
	"\n" +
	"Donald Trump said: “I will not sign anything – not now, not ever – unless they stop.” He left.\r\n" +
	"“We are ready,” Volodymyr Zelenskyy told Putin. “We are ready,” he wrote again.\n" +
	"Мир\u00a0ближе, 👍🏽 e\u0301t\u00e9, co\u00adoperation; שלום: «לא עכשיו».\n"

// desk gives a desk at a copy of the project's dataset with the article in it.
func desk(t *testing.T) (*Desk, *positions.Dataset) {
	t.Helper()
	dir := datasettest.Copy(t)
	s, _, _ := datasettest.Streams(dir)
	write(t, dir, "archive/sky-2025-08-18.txt", article)
	k := New(s, dir, "ab", false)
	return k, now(t, k)
}

func now(t *testing.T, k *Desk) *positions.Dataset {
	t.Helper()
	read := dataset.ReadIn(k.dir)
	if !read.OK() {
		t.Fatal(read.Problems)
	}
	return read.Dataset
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func content(t *testing.T, k *Desk, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(k.dir, name))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return string(content)
}

// markOf marks a stretch of the article by what it begins and ends with.
func markOf(t *testing.T, k *Desk, d *positions.Dataset, from, to string) Mark {
	t.Helper()
	text, err := k.textNamed(d, "sky-2025-08-18")
	if err != nil {
		t.Fatal(err)
	}
	start := strings.Index(article, from)
	end := start + strings.Index(article[start:], to) + len(to)
	return Mark{Text: "sky-2025-08-18", Hash: text.hash, From: text.point(start), To: text.point(end)}
}

func TestSelect(t *testing.T) {
	k, d := desk(t)
	for _, c := range []struct{ from, to, quote, prefix, suffix, locator, verdict, warned, speakers string }{
		{"sign any", "thing", "sign anything", "", "", "para. 2", "exact", "leaves out “not” beside it in the source, which may turn it round", "Donald Trump"},
		{"I will", "stop.", "I will not sign anything – not now, not ever – unless they stop.", "", "", "para. 2", "exact", "", "Donald Trump"},
		{"“We", "ready", "We are ready", "", ",” Volodymyr", "para. 3", "exact", "", "Volodymyr Zelenskyy, Vladimir Putin"},
		{"ближе", "operation", "ближе, 👍🏽 e\u0301t\u00e9, co\u00adoperation", "", "", "para. 4", "exact", "not inside one quotation in the source: these may be the journalist's words", "Volodymyr Zelenskyy, Vladimir Putin"},
		{"לא", "שיו", "לא עכשיו", "", "", "para. 4", "exact", "", "Volodymyr Zelenskyy, Vladimir Putin"},
	} {
		m, err := k.Select(d, markOf(t, k, d, c.from, c.to))
		if err != nil {
			t.Fatalf("%s: %v", c.from, err)
		}
		var speakers []string
		for _, s := range m.Speakers {
			speakers = append(speakers, s.Name)
		}
		got := []string{m.Quote, m.Prefix, m.Suffix, m.Locator, m.Verdict, strings.Join(m.Warnings, "; "), strings.Join(speakers, ", ")}
		if want := []string{c.quote, c.prefix, c.suffix, c.locator, c.verdict, c.warned, c.speakers}; !slices.Equal(got, want) {
			t.Errorf("%q to %q:\n%q, want\n%q", c.from, c.to, got, want)
		}
	}

	m := markOf(t, k, d, "not ever", "not ever")
	m.Sentence = true
	if got, err := k.Select(d, m); err != nil || got.Quote != "Donald Trump said: “I will not sign anything – not now, not ever – unless they stop." {
		t.Errorf("the sentence: %+v, %v", got, err)
	}
	got, err := k.Select(d, markOf(t, k, d, "He left", "ready"))
	if err != nil || len(got.Parts) != 3 || got.Parts[0].Quote != "He left." || got.Parts[1].Quote != "We are ready" || got.Parts[2].Quote != "He left. […] We are ready" || got.Verdict != "exact" {
		t.Errorf("over two paragraphs: %+v, %v", got, err)
	}
	for name, change := range map[string]func(*Mark){
		"is not the one that is shown": func(m *Mark) { m.Hash = "x" },
		"there is no source":           func(m *Mark) { m.Text = "../codebook" },
		"no archived text":             func(m *Mark) { m.Text = "sky-2025-08-16" },
		"no such place":                func(m *Mark) { m.To.Offset = 9999 },
		"no such place in":             func(m *Mark) { m.From.Paragraph = 0 },
		"no word among":                func(m *Mark) { m.From = Point{2, 0}; m.To = m.From },
	} {
		m := markOf(t, k, d, "I will", "stop")
		change(&m)
		var e *Error
		if got, err := k.Select(d, m); !errors.As(err, &e) || !strings.Contains(e.Message, name) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

// TestSelectionsVerify marks stretches at random, as a browser counts: every quotation that
// becomes of one stands in the text as `stance verify` sees it, word for word.
func TestSelectionsVerify(t *testing.T) {
	k, d := desk(t)
	r := rand.New(rand.NewPCG(1, 4))
	lines := strings.Split(article, "\n")
	m := markOf(t, k, d, "I will", "stop")
	made := 0
	for range 600 {
		n := r.IntN(len(lines)-1) + 1
		units := len(utf16.Encode([]rune(lines[n-1])))
		m.From, m.To = Point{n, r.IntN(units + 1)}, Point{n, r.IntN(units + 1)}
		got, err := k.Select(d, m)
		if err != nil {
			if strings.Contains(err.Error(), "no word among") {
				continue
			}
			t.Fatalf("%v: %v", m, err)
		}
		made++
		if got.Verdict != "exact" && got.Verdict != "normalised" || !strings.Contains(lines[n-1], got.Quote) {
			t.Errorf("%v: %q is %s", m, got.Quote, got.Verdict)
		}
	}
	if made < 400 {
		t.Errorf("%d quotations", made)
	}
}

// form is one that can be saved: of Italy on territory, on a date that is there.
func form() *Form {
	return &Form{Kind: tidy.Stance, Cells: map[string]string{
		"date": "white-house", "party": "italy", "issue": "territory", "summary": "As before.", "confidence": "high",
		"quote": "We are ready", "suffix": ",” Volodymyr", "speaker": "Volodymyr Zelenskyy", "source": "sky-2025-08-18", "locator": "para. 3",
	}}
}

// previewed gives a form the base that its preview tells.
func previewed(t *testing.T, k *Desk, f *Form) *Form {
	t.Helper()
	p, err := k.Preview(f)
	if err != nil || len(p.Faults) > 0 {
		t.Fatalf("%+v, %v", p, err)
	}
	f.Base = p.Base
	return f
}

func TestSave(t *testing.T) {
	k, _ := desk(t)
	f := form()
	p, err := k.Preview(f)
	if err != nil || len(p.Faults) > 0 || len(p.Files) != 1 || len(p.SoFar) == 0 || p.Change == "" {
		t.Fatalf("%+v, %v", p, err)
	}
	const file = "snapshots/2025-08-18-white-house.yaml"
	before := content(t, k, file)
	var added []string
	for line := range strings.Lines(p.Files[0].Diff) {
		if strings.HasPrefix(line, "-") && !strings.HasPrefix(line, "---") {
			t.Errorf("a line goes: %s", line)
		}
		if strings.HasPrefix(line, "+") && !strings.HasPrefix(line, "+++") {
			added = append(added, line[1:])
		}
	}
	f.Base = p.Base
	saved, err := k.Save(f)
	if err != nil {
		t.Fatal(err)
	}
	after := content(t, k, file)
	if saved.Record != "2025-08-18/italy/territory" || saved.File != file || saved.Change != p.Change || strings.Replace(after, strings.Join(added, ""), "", 1) != before {
		t.Errorf("%+v\n%s", saved, strings.Join(added, ""))
	}
	for _, want := range []string{"coder: ab\n", "quote: We are ready\n", "speaker: Volodymyr Zelenskyy\n", "confidence: high\n"} {
		if !strings.Contains(strings.Join(added, ""), want) {
			t.Errorf("no %q in what was written:\n%s", want, strings.Join(added, ""))
		}
	}
	if _, err := k.Save(f); err == nil || !strings.Contains(err.Error(), "is recorded on 2025-08-18 already") {
		t.Errorf("twice: %v", err)
	}
	if name, err := k.Undo(saved.Undo); err != nil || name != saved.Record || content(t, k, file) != before {
		t.Errorf("taken back: %q, %v", name, err)
	}
	if _, err := k.Undo(saved.Undo); err == nil {
		t.Error("taken back twice")
	}
}

// A record of a date that is not there makes its file, which goes again when it is taken back;
// but not while something else needs it.
func TestSaveMakesFiles(t *testing.T) {
	k, _ := desk(t)
	f := form()
	f.Cells["date"] = "2025-08-19"
	f.Cells["label"] = "after"
	saved, err := k.Save(previewed(t, k, f))
	if err != nil || content(t, k, saved.File) == "" {
		t.Fatal(err)
	}
	if _, err := k.Undo(saved.Undo); err != nil || content(t, k, saved.File) != "" {
		t.Errorf("taken back: %v", err)
	}
}

// What was changed since a form was made is never overwritten: who saves is shown what was done
// to the file meanwhile, and what would be done now, and saves with knowledge of it or not.
func TestConflict(t *testing.T) {
	k, _ := desk(t)
	const file = "snapshots/2025-08-18-white-house.yaml"
	f := previewed(t, k, form())
	edited := content(t, k, file) + "# by an editor\n"
	write(t, k.dir, file, edited)
	_, err := k.Save(f)
	var conflict *ConflictError
	if !errors.As(err, &conflict) || len(conflict.Files) != 1 || content(t, k, file) != edited {
		t.Fatalf("%v", err)
	}
	c := conflict.Files[0]
	if c.Name != file || !strings.Contains(c.Theirs, "+# by an editor\n") || !strings.Contains(c.Yours, "+    territory:\n") && !strings.Contains(c.Yours, "+  italy:\n") {
		t.Errorf("theirs:\n%s\nyours:\n%s", c.Theirs, c.Yours)
	}
	f.Base = conflict.Preview.Base
	saved, err := k.Save(f)
	if err != nil || !strings.Contains(content(t, k, file), "# by an editor\n") {
		t.Fatalf("knowingly: %v", err)
	}
	// And what was saved is not taken back from under another's hands.
	edited = content(t, k, file) + "# again\n"
	write(t, k.dir, file, edited)
	if _, err := k.Undo(saved.Undo); err == nil || content(t, k, file) != edited {
		t.Errorf("taken back: %v", err)
	}
	f = previewed(t, k, &Form{Kind: tidy.Silence, Cells: map[string]string{"date": "white-house", "party": "finland", "issue": "territory"}})
	f.Base = nil
	if _, err := k.Save(f); !errors.As(err, &conflict) || conflict.Files[0].Theirs != "" {
		t.Errorf("without saying what it was made from: %v", err)
	}
}

// An editor that saves a text from before takes what was saved meanwhile away: that is noticed.
func TestLost(t *testing.T) {
	k, _ := desk(t)
	const file = "snapshots/2025-08-18-white-house.yaml"
	before := content(t, k, file)
	f := previewed(t, k, form())
	if _, err := k.Save(f); err != nil {
		t.Fatal(err)
	}
	if lost := k.Lost(now(t, k)); lost != nil {
		t.Errorf("nothing is lost yet: %v", lost)
	}
	write(t, k.dir, file, before)
	lost := k.Lost(now(t, k))
	if len(lost) != 1 || !maps.Equal(lost[0].Cells, f.Cells) {
		t.Fatalf("%v", lost)
	}
	if _, err := k.Save(previewed(t, k, &lost[0])); err != nil {
		t.Error(err)
	}
}

// So it is where a record was changed that had been there, and is again as it had been; what became
// of it by another save, or in an editor, is no loss.
func TestLostChange(t *testing.T) {
	k, d := desk(t)
	const file = "snapshots/2025-08-18-white-house.yaml"
	before := content(t, k, file)
	f, err := k.Open(d, "white-house/russia/ceasefire", "")
	if err != nil {
		t.Fatal(err)
	}
	f.Cells["note"] = "Read twice."
	saved, err := k.Save(previewed(t, k, f))
	if err != nil {
		t.Fatal(err)
	}
	changed := content(t, k, file)
	edited := strings.Replace(changed, "Read twice.", "Read three times.", 1)
	for _, sound := range []string{changed, edited} {
		write(t, k.dir, file, sound)
		if lost := k.Lost(now(t, k)); lost != nil {
			t.Errorf("nothing is lost: %v", lost)
		}
	}
	write(t, k.dir, file, before)
	lost := k.Lost(now(t, k))
	if len(lost) != 1 || lost[0].Cells["note"] != "Read twice." || lost[0].Record != saved.Record {
		t.Fatalf("%+v", lost)
	}
	again, err := k.Save(previewed(t, k, &lost[0]))
	if err != nil || content(t, k, file) != changed {
		t.Fatalf("saved again: %v", err)
	}
	if lost := k.Lost(now(t, k)); lost != nil {
		t.Errorf("it is there again: %v", lost)
	}
	if _, err := k.Undo(again.Undo); err != nil || content(t, k, file) != before {
		t.Errorf("taken back: %v", err)
	}
	if lost := k.Lost(now(t, k)); lost != nil {
		t.Errorf("it was taken back: %v", lost)
	}
	write(t, k.dir, file, changed)
	// One that was made and then changed is offered as it was last.
	f = previewed(t, k, form())
	first, err := k.Save(f)
	if err != nil {
		t.Fatal(err)
	}
	if f, err = k.Open(now(t, k), first.Record, ""); err != nil {
		t.Fatal(err)
	}
	f.Cells["note"] = "Changed at once."
	if _, err := k.Save(previewed(t, k, f)); err != nil {
		t.Fatal(err)
	}
	both := content(t, k, file)
	write(t, k.dir, file, changed)
	if lost = k.Lost(now(t, k)); len(lost) != 1 || lost[0].Record != "" || lost[0].Cells["note"] != "Changed at once." {
		t.Fatalf("%+v", lost)
	}
	if _, err := k.Save(previewed(t, k, &lost[0])); err != nil || content(t, k, file) != both {
		t.Errorf("saved again: %v", err)
	}
}

// Records that are there are opened, changed and given further evidence; what is not meant stays.
func TestChange(t *testing.T) {
	k, d := desk(t)
	f, err := k.Open(d, "white-house/russia/ceasefire", "")
	if err != nil {
		t.Fatal(err)
	}
	p, err := k.Preview(f)
	if err != nil || len(p.Faults) > 0 || len(p.Files) != 0 {
		t.Fatalf("as it is: %+v, %v", p, err)
	}
	n := 1
	for f.Cells[drafting.Column("source", n)] != "" {
		n++
	}
	for name, text := range map[string]string{"quote": "We are ready", "suffix": ",” Volodymyr", "speaker": "Volodymyr Zelenskyy", "source": "sky-2025-08-18", "use": "context"} {
		f.Cells[drafting.Column(name, n)] = text
	}
	before := content(t, k, "snapshots/2025-08-18-white-house.yaml")
	saved, err := k.Save(previewed(t, k, f))
	if err != nil {
		t.Fatal(err)
	}
	after := content(t, k, saved.File)
	added := strings.Replace(after, "        - quote: We are ready\n          speaker: Volodymyr Zelenskyy\n          source: sky-2025-08-18\n          suffix: \",” Volodymyr\"\n          use: context\n", "", 1)
	if added != before {
		t.Errorf("%v", saved.Files)
	}
	if _, err := k.Undo(saved.Undo); err != nil || content(t, k, saved.File) != before {
		t.Errorf("taken back: %v", err)
	}
	f.Cells["party"] = "ukraine"
	if p, err := k.Preview(f); err != nil || len(p.Faults) != 1 {
		t.Errorf("of another party: %+v, %v", p, err)
	}
	if _, err := k.Open(d, "white-house/nobody/ceasefire", ""); err == nil {
		t.Error("nobody's record was opened")
	}
}

// What is wrong is told by column, and nothing is written.
func TestFaults(t *testing.T) {
	k, _ := desk(t)
	for column, text := range map[string]string{"position": "nowhere", "date": "someday", "party": "nobody", "confidence": "total", "source": "x", "summary": ""} {
		f := form()
		f.Cells[column] = text
		p, err := k.Preview(f)
		if err != nil || !slices.ContainsFunc(p.Faults, func(f Fault) bool { return f.Column == column && f.Message != "" }) || len(p.Files) > 0 {
			t.Errorf("%s %q: %+v, %v", column, text, p, err)
		}
		var faults *FaultsError
		if _, err := k.Save(f); !errors.As(err, &faults) {
			t.Errorf("%s %q was saved: %v", column, text, err)
		}
	}
	for _, f := range []*Form{{Kind: "date"}, {Kind: tidy.Stance, Cells: map[string]string{"colour": "red"}}, {Kind: tidy.Stance, Cells: map[string]string{"Date": "x"}}} {
		if p, err := k.Preview(f); err == nil {
			t.Errorf("%v: %+v", f, p)
		}
	}
	// A text that is not the one on record is not coded.
	sources := content(t, k, "sources.yaml")
	write(t, k.dir, "sources.yaml", strings.Replace(sources, "id: sky-2025-08-18\n", "id: sky-2025-08-18\n    sha256: "+strings.Repeat("ab", 32)+"\n", 1))
	if p, err := k.Preview(form()); err == nil || !strings.Contains(err.Error(), "checksum is on record") {
		t.Errorf("%+v, %v", p, err)
	}
	write(t, k.dir, "sources.yaml", sources)
	write(t, k.dir, "snapshots/2025-08-18-white-house.yaml", "date: [")
	if p, err := k.Preview(form()); err == nil || !strings.Contains(err.Error(), "has errors") {
		t.Errorf("%+v, %v", p, err)
	}
}

// Two code at once, and both records are there in the end.
func TestSavesAtOnce(t *testing.T) {
	k, _ := desk(t)
	parties := []string{"italy", "finland", "germany", "france", "united-kingdom"}
	var done sync.WaitGroup
	for _, party := range parties {
		done.Go(func() {
			f := form()
			f.Cells["party"] = party
			for {
				p, err := k.Preview(f)
				if err != nil {
					t.Errorf("%s: %v", party, err)
					return
				}
				f.Base = p.Base
				_, err = k.Save(f)
				var conflict *ConflictError
				if !errors.As(err, &conflict) {
					if err != nil {
						t.Errorf("%s: %v", party, err)
					}
					return
				}
			}
		})
	}
	done.Wait()
	for _, r := range now(t, k).Records {
		if r.Date.String() == "2025-08-18" && r.Issue.ID == "territory" && r.Stance != nil && r.Coder == "ab" {
			parties = slices.DeleteFunc(parties, func(p string) bool { return p == r.Party.ID })
		}
	}
	if len(parties) > 0 {
		t.Errorf("%q are not there", parties)
	}
}

// Who codes blind is told nothing of what others recorded: neither what is in force, nor the lines
// around their own.
func TestBlind(t *testing.T) {
	k, _ := desk(t)
	k.blind = true
	f := form()
	p, err := k.Preview(f)
	if err != nil || len(p.Faults) > 0 || len(p.SoFar) > 0 || p.Change != "" {
		t.Fatalf("%+v, %v", p, err)
	}
	for line := range strings.Lines(p.Files[0].Diff) {
		if line[0] == ' ' {
			t.Errorf("a line of others: %s", line)
		}
	}
	f.Base = p.Base
	write(t, k.dir, p.Files[0].Name, content(t, k, p.Files[0].Name)+"# canary\n")
	var conflict *ConflictError
	if _, err := k.Save(f); !errors.As(err, &conflict) || strings.Contains(fmt.Sprint(conflict.Files, conflict.Preview), "canary") {
		t.Errorf("%+v, %v", conflict, err)
	}
}

// Once the desk is closed nothing is written, and it is not closed while anything is.
func TestClosed(t *testing.T) {
	k, _ := desk(t)
	f := form()
	p, err := k.Preview(f)
	if err != nil {
		t.Fatal(err)
	}
	f.Base = p.Base
	saved, err := k.Save(f)
	if err != nil {
		t.Fatal(err)
	}
	began, end, closed := make(chan bool), make(chan bool), make(chan bool)
	go func() {
		_ = k.Write(func() error { began <- true; <-end; return nil })
	}()
	<-began
	go func() { k.Close(); close(closed) }()
	select {
	case <-closed:
		t.Error("it was closed while something was written")
	default:
	}
	end <- true
	<-closed
	before := content(t, k, saved.File)
	if _, err := k.Undo(saved.Undo); err == nil || !strings.Contains(err.Error(), "is being stopped") {
		t.Errorf("taken back: %v", err)
	}
	again := form()
	again.Cells["date"] = "2025-08-17"
	p, err = k.Preview(again)
	if err != nil || len(p.Faults) > 0 {
		t.Fatal(p, err)
	}
	again.Base = p.Base
	if _, err := k.Save(again); err == nil || !strings.Contains(err.Error(), "is being stopped") {
		t.Errorf("saved: %v", err)
	}
	if content(t, k, saved.File) != before {
		t.Error("something was written")
	}
}

// Nor can they open, change or find out about any record but their own.
func TestBlindRecords(t *testing.T) {
	k, d := desk(t)
	i := slices.IndexFunc(d.Records, func(r *positions.Record) bool { return r.Stance != nil && r.Coder != "" && !r.CodedBy(k.coder) })
	if i < 0 {
		t.Fatal("there is no record of another coder")
	}
	theirs := d.Records[i]
	name := review.CellName(theirs)
	form, err := k.Open(d, name, "")
	if err != nil || form.Cells["summary"] == "" {
		t.Fatalf("%+v, %v", form, err)
	}
	anew := *form
	anew.Record = ""
	if p, err := k.Preview(&anew); err != nil || p.Taken != name {
		t.Errorf("what is there is not offered: %+v, %v", p, err)
	}
	k.blind = true
	if p, err := k.Preview(&anew); err != nil || p.Taken != "" || len(p.Faults) == 0 {
		t.Errorf("of the record of another: %+v, %v", p, err)
	}
	for _, asks := range []string{name, theirs.Date.String(), theirs.Date.String() + "/x/y"} {
		if f, err := k.Open(d, asks, ""); err == nil || strings.Contains(err.Error(), theirs.Stance.Summary) {
			t.Errorf("%s: %+v, %v", asks, f, err)
		}
	}
	form.Cells["summary"] = "Written over."
	if p, err := k.Preview(form); err == nil && len(p.Files) > 0 {
		t.Errorf("the record of another can be changed: %+v", p)
	}
	k.coder, _, _ = strings.Cut(theirs.Coder, " and ")
	if _, err := k.Open(d, name, ""); err != nil {
		t.Errorf("one's own record: %v", err)
	}
}

// TestSheet holds what a browser is told of a text: the places of its words as it counts, and the
// sentences that name somebody or something.
func TestSheet(t *testing.T) {
	k, d := desk(t)
	s, err := k.Sheet(d, "sky-2025-08-18")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(article, "\n")
	at := func(places map[int][]int, n int) (all []string) {
		units := utf16.Encode([]rune(lines[n-1]))
		for i := 0; i < len(places[n]); i += 2 {
			all = append(all, string(utf16.Decode(units[places[n][i]:places[n][i+1]])))
		}
		return all
	}
	words := func(n int) []string { return at(s.Words, n) }
	for n, want := range map[int][]string{
		1: nil,
		3: {"Donald Trump", "Trump"},
		4: {"Putin", "Volodymyr Zelenskyy", "Zelenskyy"},
	} {
		if got := at(s.Named, n); !slices.Equal(got, want) {
			t.Errorf("line %d names %q, want %q", n, got, want)
		}
	}
	if got := words(1); !slices.Equal(got, []string{"Brussels", "Monday"}) {
		t.Errorf("%q", got)
	}
	if got := words(5); !slices.Contains(got, "ближе") || !slices.Contains(got, "co\u00adoperation") || !slices.Contains(got, "עכשיו") {
		t.Errorf("%q", got)
	}
	if len(s.Words[2]) > 0 || len(s.Lit[4]) != 1 || !slices.Equal(s.Lit[4][0].Parties, []string{"russia", "ukraine"}) && !slices.Equal(s.Lit[4][0].Parties, []string{"ukraine", "russia"}) {
		t.Errorf("%v, %v", s.Words[2], s.Lit[4])
	}
	if s.Date != "2025-08-18" || s.Coder != "ab" || s.Locked != "" || len(s.Issues) != len(d.Codebook.Issues) || s.Fields["summary"] == "" || len(s.Choices["basis"]) != 5 {
		t.Errorf("%+v", s)
	}
	if _, err := k.Sheet(d, "sky-2025-08-16"); err == nil {
		t.Error("there is no text")
	}
}

// What is in force the day before is told as it is drawn on the scale, with the terms that can end.
func TestStanding(t *testing.T) {
	k, _ := desk(t)
	f := &Form{Kind: tidy.Stance, Cells: map[string]string{"date": "white-house", "party": "ukraine", "issue": "territory"}}
	p, err := k.Preview(f)
	if err != nil || p.Standing == nil {
		t.Fatalf("%+v, %v", p, err)
	}
	if s := p.Standing; s.Position != "no-land" || s.Low != "" || s.Since != "since 17 Aug 2025" || len(s.Terms) != 1 || s.Terms[0].ID != "no-giving-or-trading" {
		t.Errorf("%+v", p.Standing)
	}
	f.Cells["date"] = "brussels"
	if p, err := k.Preview(f); err != nil || p.Standing.Low != "no-land" || p.Standing.High != "held-land" {
		t.Errorf("%+v, %v", p.Standing, err)
	}
	f.Cells["party"] = "italy"
	if p, err := k.Preview(f); err != nil || p.Standing != nil {
		t.Errorf("nothing is in force: %+v, %v", p.Standing, err)
	}
}

// That there is a record already is said before anything else is filled in, with its name, so that
// it can be opened.
func TestTaken(t *testing.T) {
	k, _ := desk(t)
	for name, f := range map[string]*Form{
		"2025-08-17/ukraine/territory": {Kind: tidy.Stance, Cells: map[string]string{"date": "brussels", "party": "ukraine", "issue": "territory"}},
		"2025-08-17/ukraine/pace":      {Kind: tidy.Claim, Cells: map[string]string{"date": "brussels", "party": "ukraine", "issue": "pace", "by": "united-states", "summary": "Another one."}},
		"":                             {Kind: tidy.Claim, Cells: map[string]string{"date": "brussels", "party": "ukraine", "issue": "pace", "by": "russia", "summary": "Another one."}},
	} {
		if p, err := k.Preview(f); err != nil || p.Taken != name || (len(p.Faults) > 0) != (name != "") {
			t.Errorf("%+v, %v, want %q taken", p, err, name)
		}
	}
}

// A claim names who coded it where it is all that there is of its cell; beside a record it has that
// one's coder. Who changes a record is not its coder.
func TestCoderOfClaims(t *testing.T) {
	k, d := desk(t)
	claim := func(party, issue string) string {
		f := &Form{Kind: tidy.Claim, Cells: map[string]string{"date": "white-house", "party": party, "issue": issue, "by": "ukraine", "summary": "As they say."}}
		p, err := k.Preview(f)
		if err != nil || len(p.Faults) > 0 {
			t.Fatalf("%+v, %v", p, err)
		}
		return p.Files[0].Diff
	}
	if diff := claim("italy", "territory"); !strings.Contains(diff, "+      coder: ab\n") {
		t.Errorf("of a claim alone:\n%s", diff)
	}
	if diff := claim("russia", "ceasefire"); strings.Contains(diff, "coder: ab") {
		t.Errorf("of a claim beside a stance:\n%s", diff)
	}
	f, err := k.Open(d, "brussels/ukraine/territory", "")
	if err != nil {
		t.Fatal(err)
	}
	f.Cells["coder"], f.Cells["confidence"] = "", "low"
	if p, err := k.Preview(f); err != nil || len(p.Faults) > 0 || strings.Contains(fmt.Sprint(p.Files), "coder: ab") {
		t.Errorf("%+v, %v", p, err)
	}
}

// A save whose file somebody changed since is not taken back over it, and nothing is said of what
// is in it now.
func TestUndoAfterAnEditor(t *testing.T) {
	k, _ := desk(t)
	before := content(t, k, "snapshots/2025-08-18-white-house.yaml")
	saved, err := k.Save(previewed(t, k, form()))
	if err != nil {
		t.Fatal(err)
	}
	write(t, k.dir, saved.File, before+"# by an editor\n")
	_, err = k.Undo(saved.Undo)
	var told *Error
	if !errors.As(err, &told) || !told.Changed || told.Message != saved.File+" was changed since it was saved; nothing was taken back" {
		t.Errorf("%v", err)
	}
	if content(t, k, saved.File) != before+"# by an editor\n" {
		t.Error("the editor's text is gone")
	}
}
