package splice

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// onlyAdds reports whether all lines of a file, or within a line all
// characters, are there again in their order: what is new can be taken out and
// leaves the old file. Empty brackets may have made way.
func onlyAdds(old, now []byte) bool {
	at := 0
	for i := 0; i < len(old); i++ {
		n := bytes.IndexByte(now[at:], old[i])
		if n < 0 {
			return false
		}
		at += n + 1
	}
	return true
}

// TestAdditionsToTheData takes every record of the tracked data out, one at a
// time, and each of its claims, and adds it again.
func TestAdditionsToTheData(t *testing.T) {
	data := os.DirFS("../../data")
	whole := read(t, data)
	for i, r := range whole.Records {
		without := *whole
		without.Records = slices.Delete(slices.Clone(whole.Records), i, i+1)
		fsys := fstest.MapFS{}
		for _, f := range yamlfile.Files(&without) {
			fsys[f.Name] = &fstest.MapFile{Data: f.Content}
		}
		result := yamlfile.Read(fsys)
		if !result.OK() {
			continue // others build on the record
		}
		edits, err := Plan(fsys, result.Dataset, &Additions{Records: []*positions.Record{r}})
		if err != nil {
			t.Fatalf("%s: %v", r.Place, err)
		}
		for _, e := range edits {
			if e.Old != nil && !onlyAdds(e.Old, e.New) {
				t.Fatalf("%s: %s lost something", r.Place, e.Name)
			}
		}
		if got := read(t, Overlay(fsys, edits)).Fingerprint(); got != whole.Fingerprint() {
			t.Errorf("%s: the dataset is another one", r.Place)
		}
	}
}

// inserted reports whether a file is another one with one piece put in.
func inserted(old, now string) bool {
	head := 0
	for head < min(len(old), len(now)) && old[head] == now[head] {
		head++
	}
	return len(now) > len(old) && strings.HasSuffix(now[head:], old[head:])
}

// TestVacantCellsOfTheData adds a record, or a claim, to cells of every date
// and party of the tracked data, as it is with its comments: taking what is new
// out gives the old file back.
func TestVacantCellsOfTheData(t *testing.T) {
	data := os.DirFS("../../data")
	d := read(t, data)
	planned := 0
	for _, di := range d.Dates {
		for i, p := range d.Codebook.Parties {
			is := d.Codebook.Issues[(i+int(di.Date))%len(d.Codebook.Issues)]
			r := &positions.Record{Date: di.Date, Party: p, Issue: is}
			if vacant := !slices.ContainsFunc(d.Records, func(had *positions.Record) bool { return cellOf(had) == cellOf(r) }); vacant {
				r.Stance, r.Note = &positions.Stance{Record: r, Option: -1, Summary: "New"}, "A note"
			} else {
				r.Claims = []*positions.Claim{{Record: r, By: d.Codebook.Parties[0], Option: -1, Summary: "New"}}
			}
			edits, err := Plan(data, d, &Additions{Records: []*positions.Record{r}})
			if err != nil || len(edits) != 1 || !inserted(string(edits[0].Old), string(edits[0].New)) {
				t.Fatalf("%s of %s on %s: %v", di.Date, p.ID, is.ID, err)
			}
			planned++
		}
	}
	if planned < 50 {
		t.Errorf("%d", planned)
	}
}

// layouts writes a snapshot in a layout made up at random.
type layouts struct {
	*rand.Rand
	strings.Builder
}

func (l *layouts) chance() bool { return l.IntN(3) == 0 }

func (l *layouts) odds(indent int) {
	if l.chance() {
		l.WriteString("\n")
	}
	if l.chance() {
		l.WriteString(strings.Repeat(" ", indent) + "# c: {\n")
	}
}

func (l *layouts) snapshot() string {
	l.Reset()
	step := 1 + l.IntN(4)
	l.odds(0)
	l.WriteString("date: 2025-08-17\n")
	switch l.IntN(6) {
	case 0:
		return l.String()
	case 1:
		l.WriteString("positions: {}  # none\n")
		return l.String()
	case 2:
		l.WriteString("positions:\n  # none\n")
		return l.String()
	}
	l.WriteString("positions:\n")
	for _, party := range l.Perm(3)[:1+l.IntN(3)] {
		l.odds(step)
		fmt.Fprintf(l, "%s%c:", strings.Repeat(" ", step), "abc"[party])
		issues := l.Perm(3)[:1+l.IntN(2)]
		if l.chance() {
			l.WriteString(" {")
			for i, is := range issues {
				if i > 0 {
					l.WriteString([]string{", ", ",\n      ", " ,"}[l.IntN(3)])
				}
				fmt.Fprintf(l, "%c: {summary: 'S } it''s', note: \"#\"}", "xuz"[is])
			}
			l.WriteString([]string{"}\n", " }  # }\n", ",}\n", "\n    }\n"}[l.IntN(4)])
			continue
		}
		l.WriteString([]string{"\n", "  # p\n"}[l.IntN(2)])
		for _, is := range issues {
			l.cell(2*step, step, "xuz"[is])
		}
	}
	return l.String()
}

func (l *layouts) cell(indent, step int, issue byte) {
	l.odds(indent)
	margin := strings.Repeat(" ", indent)
	switch l.IntN(4) {
	case 0:
		fmt.Fprintf(l, "%s%c: {summary: S}\n", margin, issue)
		return
	case 1:
		fmt.Fprintf(l, "%s%c:\n%s%sclaims:\n%s%s- {by: c, summary: S}\n", margin, issue, margin, strings.Repeat(" ", step), margin, strings.Repeat(" ", step))
		return
	case 2:
		fmt.Fprintf(l, "%s\"%c\":\n%s%ssummary: |+\n%s%s  S\n\n", margin, issue, margin, strings.Repeat(" ", step), margin, strings.Repeat(" ", step))
		return
	}
	fmt.Fprintf(l, "%s%c:\n", margin, issue)
	margin += strings.Repeat(" ", step)
	l.WriteString(margin + "summary: >-\n" + margin + "  one\n\n" + margin + "  # two\n")
	l.odds(indent)
	if l.chance() {
		l.WriteString(margin + "note: \"three\n\n  four\"\n")
	}
}

// TestAnyLayout adds records to snapshots of layouts made up at random. What
// they hold is compared by Plan itself; here nothing may be lost of the text.
func TestAnyLayout(t *testing.T) {
	l := &layouts{Rand: rand.New(rand.NewPCG(1, 2))}
	for range 500 {
		old := l.snapshot()
		if l.chance() {
			old = strings.TrimSuffix(old, "\n")
		}
		if l.chance() {
			old = strings.ReplaceAll(old, "\n", "\r\n")
		}
		if l.chance() {
			old = "\uFEFF" + old
		}
		fsys := folder(map[string]string{"snapshots/s.yaml": old})
		result := yamlfile.Read(fsys)
		if !result.OK() {
			t.Fatalf("the case itself is wrong: %v\n%s", result.Problems, old)
		}
		add := &Additions{Records: l.records(result.Dataset)}
		edits, err := Plan(fsys, result.Dataset, add)
		if err != nil {
			t.Fatalf("%v\n%q", err, old)
		}
		if len(edits) != 1 || !kept(old, string(edits[0].New)) {
			t.Fatalf("something was lost of\n%q\nin\n%q", old, edits[0].New)
		}
		alone, err := Plan(fsys, result.Dataset, &Additions{Records: add.Records[:1]})
		if one := alone[0]; err != nil || !inserted(old, string(one.New)) && !inserted(strings.Replace(old, " {}", "", 1), string(one.New)) {
			t.Fatalf("%v: something was changed of\n%q\nin\n%q", err, old, one.New)
		}
		if got := read(t, Overlay(fsys, edits)); len(got.Records) < len(result.Dataset.Records) {
			t.Fatal("records were lost")
		}
	}
}

// kept compares a file with one that was added to; brackets with nothing in
// them may have made way.
func kept(old, now string) bool {
	return onlyAdds([]byte(old), []byte(now)) || onlyAdds([]byte(strings.Replace(old, " {}", "", 1)), []byte(now))
}

// records makes some that can be added: new cells, claims, and stances beside
// claims.
func (l *layouts) records(d *positions.Dataset) []*positions.Record {
	for {
		var records []*positions.Record
		for _, p := range d.Codebook.Parties {
			for _, is := range d.Codebook.Issues {
				had := slices.ContainsFunc(d.Records, func(r *positions.Record) bool { return r.Party == p && r.Issue == is && r.Stance != nil })
				word := p.ID + "/" + is.ID
				if l.chance() {
					records = append(records, record(d, word+"<b"))
				}
				if l.chance() && !had {
					records = append(records, record(d, word+[]string{"", "!"}[l.IntN(2)]))
				}
			}
		}
		if len(records) > 0 {
			return records
		}
	}
}

// FuzzSnapshot adds to a snapshot that may be anything, as somebody may have saved it
// since it was read: there is an error, or, if it was sound as Plan asks, nothing is
// lost.
func FuzzSnapshot(f *testing.F) {
	l := &layouts{Rand: rand.New(rand.NewPCG(3, 4))}
	for range 20 {
		f.Add(l.snapshot())
	}
	f.Fuzz(func(t *testing.T, old string) {
		fsys := folder(map[string]string{"snapshots/s.yaml": old})
		r := yamlfile.Read(fsys)
		d := r.Dataset
		for _, was := range []string{wasFull, wasBare} { // when the dataset was read
			d := read(t, folder(map[string]string{"snapshots/s.yaml": was}))
			edits, err := Plan(fsys, d, &Additions{Records: []*positions.Record{record(d, "a/x<b"), record(d, "a/z"), record(d, "c/u<b")}})
			if err == nil && len(edits) == 0 {
				t.Error("nothing was planned")
			}
		}
		edits, err := Plan(fsys, d, &Additions{Records: []*positions.Record{record(d, "a/x<b"), record(d, "c/u<b")}})
		if err != nil || !r.OK() {
			return
		}
		for _, e := range edits {
			if !onlyAdds(bytes.Map(printing, e.Old), bytes.Map(printing, e.New)) {
				t.Errorf("something was lost of\n%q\nin\n%q", e.Old, e.New)
			}
		}
	})
}

// Snapshots as they may have been before somebody saved another one in their place.
const (
	wasFull = "date: 2025-08-17\npositions:\n  a:\n    x: {summary: S}\n    z: {claims: [{by: b, summary: S}]}\n  c:\n    u: {claims: [{by: b, summary: S}]}\n"
	wasBare = "date: 2025-08-17\n"
)

// printing drops what makes way: empty brackets, null, and space before them.
func printing(r rune) rune {
	if strings.ContainsRune(" {}[]~nulNUL", r) {
		return -1
	}
	return r
}

// BenchmarkManyIntoOneFile adds 10,000 cells to one file that is there.
func BenchmarkManyIntoOneFile(b *testing.B) {
	var book strings.Builder
	book.WriteString("title: T\nparties:\n")
	for i := range 100 {
		fmt.Fprintf(&book, "  - {id: p%d, name: P}\n", i)
	}
	book.WriteString("issues:\n")
	for i := range 200 {
		fmt.Fprintf(&book, "  - {id: i%d, name: I}\n", i)
	}
	var old strings.Builder
	old.WriteString("date: 2025-08-17\npositions:\n")
	for p := range 100 {
		fmt.Fprintf(&old, "  p%d:\n", p)
		for i := 0; i < 200; i += 2 {
			fmt.Fprintf(&old, "    i%d: {summary: S}\n", i)
		}
	}
	fsys := fstest.MapFS{"codebook.yaml": {Data: []byte(book.String())}, "snapshots/s.yaml": {Data: []byte(old.String())}}
	have := read(b, fs.FS(fsys))
	add := &Additions{}
	for p := range 100 {
		for i := 1; i < 200; i += 2 {
			add.Records = append(add.Records, record(have, fmt.Sprintf("p%d/i%d", p, i)))
		}
	}
	for b.Loop() {
		if _, err := Plan(fsys, have, add); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkManyNewFiles adds 100,000 stances on 999 new dates.
func BenchmarkManyNewFiles(b *testing.B) {
	full := read(b, synthetic.Large.FS())
	bare := *full
	bare.Records, bare.Dates = nil, full.Dates[:1]
	fsys := fstest.MapFS{}
	for _, f := range yamlfile.Files(&bare) {
		fsys[f.Name] = &fstest.MapFile{Data: f.Content}
	}
	have := read(b, fsys)
	add := &Additions{Dates: full.Dates[1:], Records: full.Records}
	b.ResetTimer()
	for b.Loop() {
		if _, err := Plan(fsys, have, add); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(add.Records)*b.N)/b.Elapsed().Seconds(), "stances/s")
}
