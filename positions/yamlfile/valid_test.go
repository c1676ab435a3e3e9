package yamlfile

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions"
	"stance/positions/problem"
)

const fullCodebook = `
title: Everything the format has
description: >
  Over two
  lines.
parties:
  - id: a
    name: Party A
    short: PA
    color: "#3c6eb4"
    member_of: [g]
  - {id: b, name: Party B}
  - {id: g, name: Group}
issues:
  - id: opts
    name: Options
    question: Which?
    scale:
      low: Low pole
      high: High pole
      options:
        - {id: one, label: "One, of three", description: The first}
        - {id: two, label: Two}
        - {id: three, label: Three}
  - id: valued
    name: Valued
    scale: {options: [{id: x, label: X, value: -1.5}, {id: y, label: Y, value: 3}]}
  - id: num
    name: Number
    scale: {min: 1, max: 7}
  - {id: words, name: Words}
`

const fullSources = `
sources:
  - id: s1
    title: 'It''s a title'
    publisher: Pub
    published: 2025-01-02
    url: https://example.org/1
    archive: texts/s1.txt
    sha256: ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef0123456789
    language: zh-Hans
    reliability: B
    read: [{date: 2025-01-03, by: jm}, {date: 2025-01-04}]
    public: true
    captures:
      - date: 2025-01-05
        sha256: ABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABAB
      - date: 2025-01-05
  - {id: s2, title: 2025}
`

const fullSnapshot = `
date: 2025-01-01
label: day-one
title: A title
note: A note
positions:
  a:
    opts:
      position: two
      plausible: [one, two]
      summary: >-
        Folded
        text.
      terms:
        - Plain "text"
        - {id: t, kind: red-line, text: With an id}
      basis: recounted
      confidence: high
      tone: harder
      novel: true
      salience: 80
      known: "2025-01-02"
      coder: jm
      note: Why
      evidence:
        - quote: give up
          speaker: Someone
          role: President
          source: s1
          locator: para. 12
          prefix: "to "
          suffix: " now"
          use: contradicts
          credibility: 2
        - {paraphrase: In other words., source: s2}
      claims:
        - by: b
          position: three
          summary: A claim.
          response: denied
          known: 2025-01-03
          evidence: [{quote: So, speaker: B, source: s2}]
    num: {position: 2.5, summary: A number., evidence: [{paraphrase: P, source: s2}]}
    words: {silent: true, known: 2025-01-05, note: Looked., evidence: [{paraphrase: P, source: s2}]}
  g:
    valued: {position: x, summary: The group., inherited_by: [], evidence: [{paraphrase: P, source: s2}]}
    opts: {position: one, summary: The group., inherited_by: [a], evidence: [{paraphrase: P, source: s2}]}
  b:
    valued: {plausible: [x, y], summary: A range alone., evidence: [{paraphrase: P, source: s2}]}
    num: {claims: [{by: a, position: none, summary: Nothing., evidence: [{paraphrase: P, source: s2}]}]}
    words: {position: none, summary: Gave it up., evidence: [{paraphrase: P, source: s2}]}
---
date: 2025-01-04
positions:
  a:
    opts:
      position: same
      summary: Again.
      terms: [{id: new, text: New}]
      ended: [{id: t, how: replaced, by: new}]
      evidence: [{paraphrase: P, source: s2}]
`

func fullDataset() fstest.MapFS {
	return fstest.MapFS{
		"codebook.yaml":              {Data: []byte(fullCodebook)},
		"sources/deep/er.yml":        {Data: []byte(fullSources)},
		"snapshots/x/y/all.yml":      {Data: []byte(fullSnapshot)},
		"snapshots/2025-01-06.yaml":  {Data: []byte("date: 2025-01-06\npositions:\n")},
		"snapshots/.#lock.yaml":      {Data: []byte("not: [yaml")},
		"snapshots/notes.txt":        {Data: []byte("not read")},
		"archive/s1.txt":             {Data: []byte("text")},
		"snapshots/.hidden/bad.yaml": {Data: []byte("also: [not")},
	}
}

func sound(t *testing.T, r *Result) {
	t.Helper()
	for _, p := range r.Problems {
		t.Error(problem.Render(p))
	}
}

func TestReadEverything(t *testing.T) {
	r := Read(fullDataset())
	sound(t, r)
	d := r.Dataset
	book := d.Codebook
	a, b, g := book.Party("a"), book.Party("b"), book.Party("g")
	if book.Title != "Everything the format has" || book.Description != "Over two lines." {
		t.Errorf("codebook %q %q", book.Title, book.Description)
	}
	if a.Name != "Party A" || a.Short != "PA" || a.Color != "#3c6eb4" || len(a.Groups) != 1 || a.Groups[0] != g {
		t.Errorf("party %+v", a)
	}
	opts, valued, num, words := book.Issue("opts"), book.Issue("valued"), book.Issue("num"), book.Issue("words")
	if s := opts.Scale; s.Low != "Low pole" || s.High != "High pole" || s.Valued || s.Min != 0 || s.Max != 100 || s.Options[1].Value != 50 ||
		s.Options[0].Label != "One, of three" || s.Options[0].Description != "The first" || opts.Question != "Which?" {
		t.Errorf("opts %+v", opts.Scale)
	}
	if s := valued.Scale; !s.Valued || s.Min != -1.5 || s.Max != 3 {
		t.Errorf("valued %+v", s)
	}
	if s := num.Scale; !s.Numeric() || s.Min != 1 || s.Max != 7 || words.Scale != nil {
		t.Errorf("num %+v", s)
	}
	s1, s2 := d.Source("s1"), d.Source("s2")
	s1.Place = positions.Place{}
	if want := (positions.Source{ID: "s1", Title: "It's a title", Publisher: "Pub", Published: day("2025-01-02"), URL: "https://example.org/1",
		Archive: "texts/s1.txt", SHA256: strings.ToLower("ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef0123456789"), Language: "zh-Hans", Reliability: "B", Public: true,
		Read:     []positions.Reading{{Date: day("2025-01-03"), By: "jm", Place: positions.Place{File: "sources/deep/er.yml", Line: 12, Column: 12}}, {Date: day("2025-01-04"), Place: positions.Place{File: "sources/deep/er.yml", Line: 12, Column: 40}}},
		Captures: []positions.Capture{{Date: day("2025-01-05"), SHA256: strings.Repeat("ab", 32), Place: positions.Place{File: "sources/deep/er.yml", Line: 15, Column: 9}}, {Date: day("2025-01-05"), Place: positions.Place{File: "sources/deep/er.yml", Line: 17, Column: 9}}}}); !reflect.DeepEqual(*s1, want) {
		t.Errorf("source %+v", *s1)
	}
	if s2.Title != "2025" || s2.Index != 1 {
		t.Errorf("source %+v", s2)
	}
	if want := []positions.DateInfo{{Date: day("2025-01-01"), Label: "day-one", Title: "A title", Note: "A note"}, {Date: day("2025-01-04")}, {Date: day("2025-01-06")}}; !reflect.DeepEqual(d.Dates, want) {
		t.Errorf("dates %+v", d.Dates)
	}

	find := func(date string, p *positions.Party, is *positions.Issue) *positions.Record {
		for _, r := range d.Records {
			if r.Date == day(date) && r.Party == p && r.Issue == is {
				return r
			}
		}
		t.Fatalf("no record %s %s %s", date, p.ID, is.ID)
		return nil
	}
	if len(d.Records) != 9 || d.Records[0] != find("2025-01-01", a, opts) || d.Records[8].Date != day("2025-01-04") {
		t.Errorf("%d records", len(d.Records))
	}
	const file = "snapshots/x/y/all.yml"
	rec := find("2025-01-01", a, opts)
	st := rec.Stance
	if rec.Place != (positions.Place{File: file, Line: 8, Column: 5}) || st.Record != rec {
		t.Errorf("record at %v", rec.Place)
	}
	salience := 80.0
	want := positions.Stance{
		Record: rec, Kind: positions.Placed, Value: 50, Option: 1,
		Plausible: &positions.Range{Low: positions.Point{Value: 0, Option: 0}, High: positions.Point{Value: 50, Option: 1}},
		Summary:   "Folded text.",
		Terms: []positions.Term{
			{Text: `Plain "text"`, Place: positions.Place{File: file, Line: 15, Column: 11}},
			{ID: "t", Kind: positions.RedLine, Text: "With an id", Place: positions.Place{File: file, Line: 16, Column: 11}},
		},
		Basis: positions.Recounted, Confidence: positions.High, Tone: positions.Harder, Novel: true, Salience: &salience,
		Known: day("2025-01-02"),
		Evidence: []positions.Evidence{
			{Quote: "give up", Speaker: "Someone", Role: "President", Source: s1, Locator: "para. 12", Prefix: "to ", Suffix: " now",
				Use: positions.Contradicts, Credibility: 2, Place: positions.Place{File: file, Line: 26, Column: 11}},
			{Paraphrase: "In other words.", Source: s2, Place: positions.Place{File: file, Line: 35, Column: 11}},
		},
	}
	if !reflect.DeepEqual(*st, want) {
		t.Errorf("stance\n%+v, want\n%+v", *st, want)
	}
	if rec.Coder != "jm" || rec.Note != "Why" {
		t.Errorf("coded by %q, with the note %q", rec.Coder, rec.Note)
	}
	if c := rec.Claims[0]; len(rec.Claims) != 1 || c.By != b || c.Kind != positions.Placed || c.Value != 100 || c.Option != 2 || c.Summary != "A claim." ||
		c.Response != positions.Denied || c.Known != day("2025-01-03") || len(c.Evidence) != 1 || c.Record != rec || c.Place.Line != 37 {
		t.Errorf("claim %+v", c)
	}
	if s := find("2025-01-01", a, num).Stance; s.Value != 2.5 || s.Option != -1 || s.Kind != positions.Placed || s.Confidence != positions.Moderate || s.Salience != nil || s.Signatories != nil {
		t.Errorf("number %+v", s)
	}
	if r := find("2025-01-01", a, words); r.Stance != nil || r.Note != "Looked." || r.Silence.Known != day("2025-01-05") || len(r.Silence.Evidence) != 1 || r.Silence.Record != r {
		t.Errorf("silence %+v", r.Silence)
	}
	if s := find("2025-01-01", g, valued).Stance; s.Signatories == nil || len(s.Signatories) != 0 || s.Value != -1.5 {
		t.Errorf("signed by none: %+v", s)
	}
	if s := find("2025-01-01", g, opts).Stance; len(s.Signatories) != 1 || s.Signatories[0] != a {
		t.Errorf("signed by a: %+v", s)
	}
	if s := find("2025-01-01", b, valued).Stance; !s.RangeAlone() {
		t.Errorf("range alone: %+v", s)
	}
	if r := find("2025-01-01", b, num); r.Stance != nil || r.Silence != nil || r.Claims[0].Kind != positions.None {
		t.Errorf("claim alone: %+v", r)
	}
	if s := find("2025-01-01", b, words).Stance; s.Kind != positions.None || s.Option != -1 {
		t.Errorf("none: %+v", s)
	}
	if s := find("2025-01-04", a, opts).Stance; s.Kind != positions.SameAsBefore || len(s.Ended) != 1 || s.Ended[0].ID != "t" || s.Ended[0].How != positions.Replaced || s.Ended[0].By != "new" {
		t.Errorf("same: %+v", s)
	}
}

// TestLayoutIsNoContent checks that line breaks, a byte order mark and the
// spread of one date over files leave no trace in what is read.
func TestLayoutIsNoContent(t *testing.T) {
	plain := Read(fullDataset())
	for name, change := range map[string]func(string) string{
		"CRLF":            func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"byte order mark": func(s string) string { return "\uFEFF" + s },
	} {
		t.Run(name, func(t *testing.T) {
			fsys := fullDataset()
			for file, f := range fsys {
				if isYAML(file) {
					f.Data = []byte(change(string(f.Data)))
				}
			}
			r := Read(fsys)
			sound(t, r)
			h, want := positions.NewHistory(r.Dataset, 0), positions.NewHistory(plain.Dataset, 0)
			for i, rec := range r.Dataset.Records {
				if other := plain.Dataset.Records[i]; h.Fingerprint(rec) != want.Fingerprint(other) || rec.Place != other.Place {
					t.Errorf("%v and %v differ", rec.Place, other.Place)
				}
			}
		})
	}
}

func TestFilesOfOneDateAreMerged(t *testing.T) {
	fsys := fullDataset()
	fsys["snapshots/2025-01-06-b.yaml"] = &fstest.MapFile{Data: []byte("date: 2025-01-06\nlabel: six\nnote: More\npositions:\n  b: {opts: {silent: true}}\n")}
	fsys["snapshots/2025-01-06-c.yaml"] = &fstest.MapFile{Data: []byte("date: 2025-01-06\nnote: And more\npositions:\n  a: {opts: {silent: true}}\n")}
	r := Read(fsys)
	sound(t, r)
	if got, want := r.Dataset.Info(day("2025-01-06")), (positions.DateInfo{Date: day("2025-01-06"), Label: "six", Note: "More\n\nAnd more"}); got != want {
		t.Errorf("got %+v", got)
	}
	last := r.Dataset.Records[len(r.Dataset.Records)-2:]
	if last[0].Party.ID != "a" || last[1].Party.ID != "b" {
		t.Error("records are not in codebook order")
	}
}

// TestBadRecordsLeaveTheRest checks that what can be read is read.
func TestBadRecordsLeaveTheRest(t *testing.T) {
	fsys := fullDataset()
	fsys["snapshots/2025-02-01.yaml"] = &fstest.MapFile{Data: []byte(`date: 2025-02-01
positions:
  a:
    opts: {position: thre, summary: S, evidence: [{paraphrase: P, source: s2}]}
    num: {position: 3, summary: S, tone: louder, evidence: [{paraphrase: P, source: s9}, {paraphrase: P, source: s2}]}
  b:
    opts: {position: same, summary: S, evidence: [{paraphrase: P, source: s2}]}
`)}
	fsys["snapshots/broken.yaml"] = &fstest.MapFile{Data: []byte("date: 2025-02-02\npositions: {b: {opts: {silent: true}}}\n---\ndate: 2025-02-03\npositions: [")}
	r := Read(fsys)
	var got []string
	for _, rec := range r.Dataset.Records[9:] {
		got = append(got, rec.Date.String()+" "+rec.Party.ID+" "+rec.Issue.ID)
	}
	if want := []string{"2025-02-01 a num", "2025-02-01 b opts", "2025-02-02 b opts"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if s := r.Dataset.Records[9].Stance; s.Tone != positions.NoTone || len(s.Evidence) != 1 {
		t.Errorf("%+v", s)
	}
	var rules []problem.Rule
	for _, p := range r.Problems {
		rules = append(rules, p.Rule)
	}
	// `same` has nothing before it, but a file could not be read to its end.
	if want := []problem.Rule{problem.UnknownOption, problem.UnknownWord, problem.UnknownSource, problem.BadSyntax}; !reflect.DeepEqual(rules, want) {
		t.Errorf("got %q, want %q", rules, want)
	}
}

func day(s string) positions.Date {
	d, err := positions.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Where there is no file of sources, that is one problem, however often they
// are cited.
func TestNoSources(t *testing.T) {
	r := Read(fstest.MapFS{
		"codebook.yaml":             {Data: []byte("title: Talks\nparties: [{id: north, name: North}]\nissues: [{id: land, name: Land}]\n")},
		"snapshots/2025-01-01.yaml": {Data: []byte("date: 2025-01-01\npositions: {north: {land: {summary: Some., evidence: [{paraphrase: P., source: s}, {paraphrase: Q., source: t}]}}}\n")},
	})
	if len(r.Problems) != 1 || r.Problems[0].Rule != problem.UnknownSource || r.Problems[0].File != "sources.yaml" ||
		r.Problems[0].Message != "there is no sources.yaml, and sources are cited 2 times" {
		t.Errorf("%+v", r.Problems)
	}
}
