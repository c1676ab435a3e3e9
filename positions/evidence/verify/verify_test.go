package verify

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions"
	"stance/positions/evidence/archive"
	"stance/positions/foreign"
)

// dataset makes one with two records: a stance with evidence and a claim with
// evidence, the latter first in its file.
func dataset(stance, claim []positions.Evidence, sources ...*positions.Source) *positions.Dataset {
	a, b := &positions.Party{ID: "a", Name: "A"}, &positions.Party{ID: "b", Name: "B", Index: 1}
	issue := &positions.Issue{ID: "i", Name: "I"}
	for i, s := range sources {
		s.Index = i
	}
	place := func(list []positions.Evidence, file string) []positions.Evidence {
		for i := range list {
			list[i].Place = positions.Place{File: file, Line: 10 + i, Column: 3}
		}
		return list
	}
	first := &positions.Record{Date: 1, Party: a, Issue: issue}
	first.Stance = &positions.Stance{Record: first, Evidence: place(stance, "z.yaml")}
	second := &positions.Record{Date: 2, Party: a, Issue: issue}
	second.Claims = []*positions.Claim{{Record: second, By: b, Evidence: place(claim, "a.yaml")}}
	return &positions.Dataset{Records: []*positions.Record{first, second}, Sources: sources}
}

const speech = "He spoke in Kyiv.\n“We will not give up 20 villages,” he said.\n\nThe mood was bleak. “Talks may begin if the guns fall silent,” he said, and left the hall.\n"

func TestRun(t *testing.T) {
	paper := &positions.Source{ID: "paper", Language: "en"}
	for _, test := range []struct {
		quote, verdict, warnings string
		fails, strict            bool
	}{
		{"We will not give up 20 villages,", "exact", "", false, false},
		{"we will  not give up 20 villages", "normalised", "", false, false},
		{"We will not give up 30 villages", "altered", "", true, true},
		{"We will give up 20 villages", "altered", "", true, true},
		{"give up 20 villages", "exact", "clipped-negation", false, true},
		{"Talks may begin", "exact", "clipped-condition", false, true},
		{"The mood was bleak", "exact", "outside-quotation", false, true},
		{"he said", "ambiguous", "outside-quotation", false, true},
		{"We will not give up … the guns fall silent", "elided", "outside-quotation elided-within elided-across", false, true},
		{"not give up 20 [of them]", "normalised", "bracketed", false, true},
		{"[H]e spoke in Kyiv", "normalised", "outside-quotation bracketed", false, true},
		{"[w]e will not give up 20 villages", "normalised", "bracketed", false, false},
		{"Nothing of the kind was ever uttered here", "absent", "", true, true},
	} {
		d := dataset([]positions.Evidence{{Quote: test.quote, Source: paper}}, nil, paper)
		q := Run(Quotes(&positions.History{Dataset: d}, nil), nil, nil, FromFolder(fstest.MapFS{"paper.txt": {Data: []byte(speech)}})).Quotes[0]
		var warnings []string
		for _, w := range q.Finding.Warnings {
			warnings = append(warnings, string(w))
		}
		if got := strings.Join(warnings, " "); string(q.Verdict()) != test.verdict || got != test.warnings {
			t.Errorf("%q: %s, warnings %q; want %s, %q", test.quote, q.Verdict(), got, test.verdict, test.warnings)
		}
		if q.Fails(false) != test.fails || q.Fails(true) != test.strict {
			t.Errorf("%q: fails %v, strictly %v; want %v, %v", test.quote, q.Fails(false), q.Fails(true), test.fails, test.strict)
		}
		if test.verdict == "exact" && len(q.Lines) == 1 && q.Lines[0] != 1+strings.Count(speech[:strings.Index(speech, test.quote)], "\n") {
			t.Errorf("%q: line %d", test.quote, q.Lines[0])
		}
	}
}

func TestOrderAndArchives(t *testing.T) {
	good := &positions.Source{ID: "good", SHA256: strings.Repeat("0", 64)}
	page := &positions.Source{ID: "page"}
	gone := &positions.Source{ID: "gone"}
	binary := &positions.Source{ID: "binary", Archive: "archive/x.pdf"}
	outside := &positions.Source{ID: "outside", Archive: "archive/link.txt"}
	loop := &positions.Source{ID: "loop"}
	unquoted := &positions.Source{ID: "unquoted"}
	faulty := &positions.Source{ID: "faulty"}
	fsys := fstest.MapFS{
		"archive/good.txt":     {Data: []byte("All of this is good.")},
		"archive/page.html":    {Data: []byte("<!doctype html><p>All of this is <b>good</b>.</p>")},
		"archive/x.pdf":        {Data: []byte("%PDF-1.7\x00\x01\xff")},
		"archive/link.txt":     {Data: []byte("../../secret.txt"), Mode: fs.ModeSymlink | 0o777},
		"archive/loop.txt":     {Data: []byte("loop.txt"), Mode: fs.ModeSymlink | 0o777},
		"archive/unquoted.txt": {Data: []byte("x")},
	}
	quotes := func(sources ...*positions.Source) (list []positions.Evidence) {
		for _, s := range sources {
			list = append(list, positions.Evidence{Quote: "All of this is good", Source: s})
		}
		return list
	}
	d := dataset(append(quotes(binary, good, outside, faulty), positions.Evidence{Paraphrase: "x", Source: good}), quotes(gone, page, loop),
		good, page, gone, binary, outside, loop, unquoted, faulty)
	read := FromDataset(fsys)
	r := Run(Quotes(&positions.History{Dataset: d}, nil), d.Sources, nil, func(text Text) (*archive.Document, error) {
		if text.Source == faulty {
			return nil, &foreign.Fault{Decoder: "the HTML tokenizer", Panic: "fault"}
		}
		return read(text)
	})
	var got []string
	for i := range r.Quotes {
		q := &r.Quotes[i]
		got = append(got, fmt.Sprintf("%s:%d %s %s %v", q.Evidence.Place.File, q.Evidence.Place.Line, q.Evidence.Source.ID, q.Verdict(), q.Claim != nil))
	}
	want := []string{
		"a.yaml:10 gone no-archive true", "a.yaml:11 page exact true", "a.yaml:12 loop no-archive true",
		"z.yaml:10 binary no-archive false", "z.yaml:11 good exact false", "z.yaml:12 outside no-archive false", "z.yaml:13 faulty no-archive false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if w := r.Quotes[4].Finding.Warnings; !slices.Contains(w, ArchiveChanged) || !r.Quotes[4].Fails(true) || r.Quotes[4].Fails(false) {
		t.Errorf("a changed text: %v", w)
	}
	for i, wantErr := range []string{"", "", "no such file|does not exist", "is no UTF-8 text", "leads out of the dataset", "circles", "", "fault"} {
		a := &r.Archives[i]
		if a.Source != d.Sources[i] || a.Missing() != (a.Source == gone) || a.Unreadable() != (wantErr != "" && a.Source != gone) || (a.SHA256 == "") != (wantErr != "") {
			t.Errorf("%s: %+v", d.Sources[i].ID, a)
		}
		if wantErr != "" && !slices.ContainsFunc(strings.Split(wantErr, "|"), func(s string) bool { return strings.Contains(a.Err.Error(), s) }) {
			t.Errorf("%s: %v", a.Source.ID, a.Err)
		}
	}
	none := Run(Quotes(&positions.History{Dataset: d}, func(*positions.Record, *positions.Evidence) bool { return false }), nil, nil, read)
	if len(none.Quotes)+len(none.Archives) != 0 {
		t.Errorf("with nothing to check: %+v", none)
	}
}

// Whether a reader has to be warned is told of quotes that stand in their source; those
// that do not fail, and where there is no text nothing is told.
func TestWarned(t *testing.T) {
	paper := &positions.Source{ID: "paper", Language: "en"}
	for quoted, want := range map[string]bool{
		"We will not give up 20 villages,": false, // as it stands
		"he said":                          true,  // in two places
		"Talks may begin":                  true,  // on a condition
		"We will not give up 30 villages":  false, // altered
	} {
		d := dataset([]positions.Evidence{{Quote: quoted, Source: paper}}, nil, paper)
		q := Run(Quotes(&positions.History{Dataset: d}, nil), nil, nil, FromFolder(fstest.MapFS{"paper.txt": {Data: []byte(speech)}})).Quotes[0]
		if q.Warned() != want {
			t.Errorf("%q: warned of is %t", quoted, q.Warned())
		}
	}
	d := dataset([]positions.Evidence{{Quote: "He spoke", Source: paper}}, nil, paper)
	q := Run(Quotes(&positions.History{Dataset: d}, nil), nil, nil, FromFolder(fstest.MapFS{})).Quotes[0]
	if q.Verdict() != NoArchive || q.Warned() || q.Fails(false) || !q.Fails(true) {
		t.Errorf("without a text it is %s, warned of is %t", q.Verdict(), q.Warned())
	}
}

// The verdicts are those of a quote in a text, the best first, and last that there is
// no text.
func TestVerdicts(t *testing.T) {
	want := []Verdict{"exact", "normalised", "elided", "ambiguous", "altered", "absent", "no-archive"}
	if !slices.Equal(Verdicts, want) {
		t.Errorf("%q", Verdicts)
	}
}

// Whoever a dataset names as party or speaker may be meant by a bracket: in stances,
// claims and silences alike. What silences quote is looked up, too.
func TestNamesAndQuotesOfAllRecords(t *testing.T) {
	paper := &positions.Source{ID: "paper", Language: "en"}
	evidence := func(speaker string) []positions.Evidence {
		return []positions.Evidence{{Quote: speech[:10], Speaker: speaker, Source: paper}}
	}
	d := dataset(evidence("Ann Lee"), evidence("Bo Berg"), paper)
	silent := &positions.Record{Date: 3}
	silent.Silence = &positions.Silence{Record: silent, Evidence: evidence("Carl Dorn")}
	d.Records = append(d.Records, silent)
	d.Codebook = positions.NewCodebook("T", "", []*positions.Party{{ID: "a", Name: "The Union", Short: "U"}}, nil)
	names := Names(d)
	for _, want := range []string{"The Union", "U", "Ann Lee", "Bo Berg", "Carl Dorn"} {
		if !slices.Contains(names, want) {
			t.Errorf("%s is not among %q", want, names)
		}
	}
	if quotes := Quotes(&positions.History{Dataset: d}, nil); len(quotes) != 3 {
		t.Errorf("%d quotes", len(quotes))
	}
}

// A link that leads nowhere is a text that cannot be used, and not one that is not
// there; of several endings the first that is there is taken.
func TestWhereTextsAreFound(t *testing.T) {
	text := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	fsys := fstest.MapFS{
		"archive/both.txt": text("text"), "archive/both.html": text("<p>page"), "archive/page.html": text("<p>page"), "archive/old.htm": text("<p>old"),
		"archive/gone.txt": {Data: []byte("nowhere.txt"), Mode: fs.ModeSymlink}, "texts/own.txt": text("own"),
	}
	for _, c := range []struct {
		source     positions.Source
		text       string
		missing    bool
		unreadable string
	}{
		{positions.Source{ID: "both"}, "text", false, ""},
		{positions.Source{ID: "page"}, "page", false, ""},
		{positions.Source{ID: "old"}, "old", false, ""},
		{positions.Source{ID: "x", Archive: "texts/own.txt"}, "own", false, ""},
		{positions.Source{ID: "both", Archive: "texts/other.txt"}, "", true, ""},
		{positions.Source{ID: "none"}, "", true, ""},
		{positions.Source{ID: "gone"}, "", false, `archive "archive/gone.txt" is a link to a file that is not there`},
	} {
		doc, err := FromDataset(fsys)(Text{&c.source, Own})
		switch {
		case c.text != "":
			if err != nil || strings.TrimSpace(doc.Text) != c.text {
				t.Errorf("%s: %+v, %v", c.source.ID, doc, err)
			}
		case c.missing != errors.Is(err, fs.ErrNotExist) || c.unreadable != "" && err.Error() != c.unreadable:
			t.Errorf("%s: %v", c.source.ID, err)
		}
	}
	folder, err := fs.Sub(fsys, "archive")
	if err != nil {
		t.Fatal(err)
	}
	if doc, err := FromFolder(folder)(Text{&positions.Source{ID: "both", Archive: "texts/own.txt"}, Own}); err != nil || doc.Text != "text" {
		t.Errorf("in a folder of its own: %+v, %v", doc, err)
	}
}

// BenchmarkRun looks 1,000 quotes up in 100 texts of 50 kB.
func BenchmarkRun(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	fsys := fstest.MapFS{}
	var evidence []positions.Evidence
	var sources []*positions.Source
	for i := range 100 {
		var words []string
		for size := 0; size < 50_000; {
			w := fmt.Sprintf("w%x", rng.IntN(4000))
			words = append(words, w)
			size += len(w) + 1
		}
		src := &positions.Source{ID: fmt.Sprintf("s%d", i), Language: "en"}
		sources = append(sources, src)
		fsys[src.ID+".txt"] = &fstest.MapFile{Data: []byte(strings.Join(words, " "))}
		for n := range 10 {
			from := rng.IntN(len(words) - 30)
			quoted := slices.Clone(words[from : from+25])
			if n > 6 {
				quoted[12] = "changed"
			}
			evidence = append(evidence, positions.Evidence{Quote: strings.Join(quoted, " "), Source: src})
		}
	}
	quotes := Quotes(&positions.History{Dataset: dataset(evidence, nil, sources...)}, nil)
	for b.Loop() {
		Run(quotes, nil, nil, FromFolder(fsys))
	}
}
