package report_test

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/diff/report/data/machine"
	"stance/diff/report/document"
	"stance/diff/report/internal/sample"
	"stance/positions"
	"stance/positions/evidence/archive"
	"stance/positions/evidence/verify"
	"stance/positions/exchange/intake"
	"stance/positions/exchange/sheet"
	"stance/positions/problem"
	"stance/positions/synthetic"
	"stance/positions/team/agreement"
	"stance/positions/team/review"
	"stance/positions/yamlfile"
)

// result is what a command tells people, and programs.
type result struct {
	command string
	*document.Document
	form string                // of the command's documents, which differ in what they tell; "" where JSON is not held against it
	json func(io.Writer) error // nil where there is none
}

// told is what a model makes its document of.
type told interface{ Document() *document.Document }

// resultOf is what a model tells.
func resultOf(command string, model told) result {
	form, json := machineOf(model)
	return result{command, model.Document(), form, json}
}

// machineOf is what a model tells programs, and in which form it tells people.
func machineOf(model told) (form string, json func(io.Writer) error) {
	switch m := model.(type) {
	case *report.Show:
		if form = "show"; m.Detailed() {
			form = "show of one"
		}
		return form, func(w io.Writer) error { return machine.ShowJSON(w, m) }
	case *report.Terms:
		return "terms", func(w io.Writer) error { return machine.TermsJSON(w, m) }
	case *report.Voices:
		return "voices", func(w io.Writer) error { return machine.VoicesJSON(w, m) }
	case *report.Diff:
		return "diff", func(w io.Writer) error { return machine.DiffJSON(w, m) }
	case *report.Log:
		return "log", func(w io.Writer) error { return machine.LogJSON(w, m) }
	case *report.Gap:
		if form = "gap"; m.From != 0 {
			form += " over time"
		}
		if len(m.Filter.Parties) == 2 {
			form += " of two"
		}
		if m.MinCoverage > 0 {
			form = "" // what is withheld for want of coverage is counted, and programs have it
		}
		return form, func(w io.Writer) error { return machine.GapJSON(w, m) }
	case *report.FourColumnReport:
		return "four columns", func(w io.Writer) error { return machine.GapJSON(w, m.Gap) }
	case *report.Check:
		return "check", func(w io.Writer) error { return machine.CheckJSON(w, m) }
	case *report.Verify:
		return "verify", func(w io.Writer) error { return machine.VerifyJSON(w, m) }
	case *report.Audit:
		return "audit", func(w io.Writer) error { return machine.AuditJSON(w, m) }
	case *report.Review:
		return "review", func(w io.Writer) error { return machine.ReviewJSON(w, m) }
	case *report.ReviewItem:
		return "review show", func(w io.Writer) error { return machine.ReviewItemJSON(w, m) }
	case *report.Agreement:
		return "agreement", func(w io.Writer) error { return machine.AgreementJSON(w, m) }
	case *report.Overview:
		return "overview", func(w io.Writer) error { return machine.OverviewJSON(w, m) }
	case *report.Sources:
		return "sources", func(w io.Writer) error { return machine.SourcesJSON(w, m) }
	case *report.SourceText:
		return "source", func(w io.Writer) error { return machine.SourceTextJSON(w, m) }
	case *report.Passages:
		return "passages", func(w io.Writer) error { return machine.PassagesJSON(w, m) }
	case *report.Refresh:
		return "refresh", func(w io.Writer) error { return machine.RefreshJSON(w, m) }
	case *report.Search:
		return "search", func(w io.Writer) error { return machine.SearchJSON(w, m) }
	}
	return "", nil // the status has none
}

// world is a dataset, and how to read it again.
type world struct {
	name  string
	again func() *yamlfile.Result
}

func folder(name string, fsys fs.FS) world {
	return world{name, func() *yamlfile.Result { return yamlfile.Read(fsys) }}
}

// worlds are the example, a survey, one in which every key is used, one of each kind of change, and made-up ones, of which
// the last is too wide for a matrix.
func worlds(t testing.TB) []world {
	t.Helper()
	list := []world{folder("example", os.DirFS("../../data")), {"survey", func() *yamlfile.Result { return survey(t) }}, folder("everything", everything)}
	for i, kind := range diff.Kinds {
		list = append(list, world{kind, func() *yamlfile.Result {
			d, err := sample.Kind(diff.Kind(i))
			if err != nil {
				t.Fatal(err)
			}
			return &yamlfile.Result{Dataset: d.History.Dataset}
		}})
	}
	for seed := range uint64(12) {
		shape := synthetic.Shape{Parties: 4, Issues: 5, Dates: 4, PerDate: 6, Sources: 6, Seed: seed, Full: seed%2 == 1}
		if seed == 11 {
			shape.Parties, shape.Issues, shape.PerDate = 16, 11, 60
		}
		list = append(list, folder(fmt.Sprint("seed ", seed), shape.FS()))
	}
	return list
}

// survey is a table of what experts say of parties in two waves, taken in.
func survey(t testing.TB) *yamlfile.Result {
	t.Helper()
	table, problems, err := sheet.Read([]byte("party,year,peace,trade\nanna,2019,2,6.5\nbo,2019,9,NA\nanna,2023,4,6\nbo,2023,9,1\n"), sheet.Options{})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	scale := func() *positions.Scale { return &positions.Scale{Low: "no", High: "yes", Max: 10} }
	d := &positions.Dataset{Codebook: positions.NewCodebook("A survey", "", []*positions.Party{{ID: "anna", Name: "Anna"}, {ID: "bo", Name: "Bo", Index: 1}},
		[]*positions.Issue{{ID: "peace", Name: "Peace", Scale: scale()}, {ID: "trade", Name: "Trade", Index: 1, Scale: scale()}})}
	in, err := intake.Wide(table, d, intake.Options{}, intake.Survey{})
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range yamlfile.Files(&positions.Dataset{Codebook: d.Codebook, Dates: in.Add.Dates, Sources: in.Add.Sources, Records: in.Add.Records}) {
		fsys[f.Name] = &fstest.MapFile{Data: f.Content}
	}
	r := yamlfile.Read(fsys)
	if !r.OK() || len(in.Problems) > 0 || len(r.Dataset.Records) < 6 {
		t.Fatal(in.Problems, r.Problems, len(r.Dataset.Records))
	}
	return r
}

// results are what all commands tell of a dataset.
func (w *world) results(t testing.TB) []result {
	t.Helper()
	r := w.again()
	d := r.Dataset
	h := positions.NewHistory(d, 0)
	book, dates := d.Codebook, d.Dates
	from, to := dates[0].Date, dates[len(dates)-1].Date
	reviews := slices.Concat(r.Reviews, signOffs(h))
	ledger := review.NewLedger(h, reviews)
	party := func(i int) report.Filter { return report.Filter{Parties: book.Parties[i : i+1]} }
	issue := func(i int) report.Filter { return report.Filter{Issues: book.Issues[i : i+1]} }
	pair := report.Filter{Parties: book.Parties[:2]}

	list := []result{resultOf("status", &report.Status{History: h, Problems: r.Problems, Ledger: ledger}), resultOf("check", &report.Check{Title: book.Title, Problems: r.Problems, Records: len(d.Records)})}
	for name, f := range map[string]report.Filter{
		"matrix": {}, "party 1": party(0), "party 2": party(1), "issue 1": issue(0), "issue 2": issue(len(book.Issues) - 1),
		"cell": {Parties: book.Parties[:1], Issues: book.Issues[:1]},
	} {
		list = append(list, resultOf("show "+name, report.NewShow(h, to, f)), resultOf("log "+name, report.NewLog(h, f)))
	}
	for name, f := range map[string]report.Filter{"": {}, " of a party": party(0), " of an issue": issue(0)} {
		list = append(list, resultOf("show terms"+name, report.NewTerms(h, to, f, nil)), resultOf("show voices"+name, report.NewVoices(h, to, f)))
	}
	list = append(list, ofSources(h)...)
	front := &report.Overview{Status: report.Status{History: h, Problems: r.Problems, Ledger: ledger}, Date: to, Notes: []string{"A note."}}
	list = append(list, resultOf("overview of one date", front))
	list = append(list, resultOf("show terms of kinds", report.NewTerms(h, to, report.Filter{}, []positions.TermKind{positions.Condition, positions.RedLine})))
	c, err := diff.Compare(h, from, to)
	if err != nil {
		t.Fatal(err)
	}
	since := *front
	since.Changes = &report.Diff{Comparison: c, Ledger: ledger}
	list = append(list, resultOf("overview", &since))
	for _, all := range []bool{false, true} {
		model := &report.Diff{Comparison: c, Ledger: ledger, Filter: report.Filter{All: all}, Notes: []string{"A note."}}
		list = append(list, result{command: fmt.Sprint("diff, all ", all), Document: model.Screen(all)}, resultOf(fmt.Sprintf("diff -v, all %t", all), model))
	}
	for name, f := range map[string]report.Filter{"all": {}, "party": party(0), "pair": pair} {
		for _, start := range []positions.Date{0, from} {
			for _, least := range []float64{0, report.LeastCoverage, 1} {
				model := report.NewGap(h, start, to, f)
				model.MinCoverage = least
				list = append(list, resultOf(fmt.Sprintf("gap %s from %s --min-coverage %v", name, start, least), model))
			}
		}
	}
	turned := slices.Clone(book.Parties[:min(len(book.Parties), 3)])
	slices.Reverse(turned)
	list = append(list, resultOf("gap of three", report.NewGap(h, 0, to, report.Filter{Parties: turned})))
	beside := report.NewFourColumnReport(h, to, report.Filter{Parties: turned})
	beside.Ledger, beside.Notes = ledger, []string{"A note."}
	list = append(list, resultOf("report four columns", beside))
	aged, err := positions.ParseMaxAge("1d")
	if err != nil {
		t.Fatal(err)
	}
	old := report.Filter{MaxAge: aged}
	ofOne, ofPair := party(0), pair
	ofOne.MaxAge, ofPair.MaxAge = aged, aged
	list = append(list,
		resultOf("gap --max-age 1d", report.NewGap(h, 0, to, old)), resultOf("gap pair --max-age 1d", report.NewGap(h, 0, to, ofPair)),
		resultOf("gap over time --max-age 1d", report.NewGap(h, from, to, old)),
		resultOf("show --max-age 1d", report.NewShow(h, to, old)), resultOf("show party 1 --max-age 1d", report.NewShow(h, to, ofOne)),
	)
	list = append(list, resultOf("verify", &report.Verify{
		Result: verify.Run(verify.Quotes(h, nil), d.Sources, verify.Names(d), altered(h)), Title: book.Title, All: true, Folder: "archive/", Notes: []string{"A note."},
	}))
	other := recoded(w.again().Dataset)
	list = append(list, resultOf("audit", &report.Audit{Audit: diff.AuditVersions(d, other), Base: "1a2b3c4", BaseName: "HEAD (1a2b3c4)", HeadName: "the working tree"}))
	list = append(list, resultOf("review", report.NewReview(h, ledger, report.ReviewFilter{All: true})))
	for i := 0; i < len(d.Records); i += 1 + len(d.Records)/12 {
		rec := d.Records[i]
		warned := problem.New(problem.UnknownOption, rec.Place.File, rec.Place.Line, min(1, rec.Place.Line), "looks odd", "look again")
		list = append(list, resultOf("review show "+review.CellName(rec), report.NewReviewItem(h, ledger, rec, []problem.Problem{warned})))
	}
	agreed, err := agreement.Settings{}.Compare([]agreement.Coding{{Name: "anna", Dataset: d}, {Name: "ben", Dataset: other}})
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string]report.Filter{"": {}, " of a party": party(0), " of an issue": issue(0)} {
		model, err := report.NewChangeReport(h, from, to, f)
		if err != nil {
			t.Fatal(err)
		}
		model.Ledger, model.Notes = ledger, []string{"A note."}
		if name != " of a party" { // it is drawn, but for one
			model.Charts = chart.ForReports{}
		}
		list = append(list, resultOf("report"+name, model))
	}
	adjudicated, err := agreement.Adjudicate([]agreement.Coding{{Name: "anna", Dataset: d}, {Name: "ben", Dataset: other}})
	if err != nil {
		t.Fatal(err)
	}
	list = append(list, resultOf("decisions", &report.Decisions{
		Adjudication: adjudicated, LeftOut: []string{"The end of a term."}, File: func(d positions.Date) string { return "snapshots/" + d.String() + ".yaml" },
	}))
	return append(list, resultOf("agreement", &report.Agreement{Result: agreed, Title: book.Title}))
}

// signOffs approve, dispute, and speak of what is no longer there.
func signOffs(h *positions.History) []review.SignOff {
	var list []review.SignOff
	for i, r := range h.Dataset.Records {
		s := review.SignOff{
			Reviewer: fmt.Sprint("reviewer-", i%3), Date: r.Date, Party: r.Party.ID, Issue: r.Issue.ID,
			Fingerprint: h.Fingerprint(r), Verdict: review.Approve, On: r.Date + 9, Note: fmt.Sprintf("Seen for the time of %d.", i),
		}
		switch i % 4 {
		case 0:
			continue
		case 1:
			s.Verdict = review.Dispute
		case 2:
			s.Fingerprint = "d1:0123456789abcdef"
		}
		list = append(list, s)
	}
	return append(list, review.SignOff{
		Reviewer: "reviewer-9", Date: 20000, Party: "nobody", Issue: "nothing", Fingerprint: "d1:0123456789abcdef", Verdict: review.Approve, On: 20001, Note: "Long gone.",
		Place: positions.Place{File: "reviews/reviewer-9.yaml", Line: 3},
	})
}

// altered has texts of sources in which quotations stand as they are, with other words,
// twice, or not at all; some sources have none.
func altered(h *positions.History) verify.Reader {
	texts := map[*positions.Source]string{}
	for i, q := range verify.Quotes(h, nil) {
		text := q.Evidence.Quote
		switch i % 5 {
		case 1:
			text = "Never before: " + strings.Replace(text, " the ", " a ", 1) + " and so on"
		case 2:
			text += "\n\nHe repeated: " + text
		case 3:
			text = ""
		case 4:
			words := strings.Fields(text)
			if len(words) > 0 {
				words[len(words)/2] = "otherwise"
			}
			text = strings.Join(words, " ")
		}
		texts[q.Evidence.Source] += "\n\nHe said: " + text + "\n\n"
	}
	return func(t verify.Text) (*archive.Document, error) {
		s := t.Source
		text, ok := texts[s]
		if !ok || s.Index%5 == 4 {
			return nil, fs.ErrNotExist
		}
		return &archive.Document{Text: text, SHA256: strings.Repeat("0", 64)}, nil
	}
}

// recoded is what another coder made of a dataset: other words, other places, less.
func recoded(d *positions.Dataset) *positions.Dataset {
	d.Records = slices.DeleteFunc(d.Records, func(r *positions.Record) bool { return r.Place.Line%7 == 3 })
	for i, r := range d.Records {
		s := r.Stance
		if s == nil {
			continue
		}
		switch scale := r.Issue.Scale; {
		case i%3 == 0:
			s.Summary += " So the coder has it."
		case i%3 == 1 && s.Kind == positions.Placed && len(scale.Options) > 0:
			s.Option = (s.Option + 1) % len(scale.Options)
			s.Value, s.Plausible = scale.Options[s.Option].Value, nil
		case i%3 == 1 && len(s.Terms) > 0:
			s.Terms = slices.Clone(s.Terms)
			s.Terms[0].Text += ", soon"
		}
	}
	return d
}

// broken is what check tells of a dataset with faults.
func broken(t testing.TB) result {
	t.Helper()
	r := yamlfile.Read(fstest.MapFS{
		"codebook.yaml":      {Data: []byte("title: Broken\nparties: [{id: anna, name: Anna}, {id: anna, name: Again}]\nissues:\n  - {id: peace, name: Peace, scale: {min: 0, max: 10}}\n")},
		"snapshots/one.yaml": {Data: []byte("date: 2025-01-01\npositions:\n  annna: {peace: {position: 3, summary: s}}\n  anna: {peace: {position: 30, sumary: s}}\n")},
	})
	if r.OK() {
		t.Fatal("nothing is wrong with what is broken")
	}
	return resultOf("check of what is broken", &report.Check{Title: r.Dataset.Codebook.Title, Problems: r.Problems, Records: len(r.Dataset.Records)})
}

// everything has a text of its own under each key that a dataset can have.
var everything = fstest.MapFS{
	"codebook.yaml": {Data: []byte(`title: A talk about everything
description: Told once.
parties:
  - {id: anna, name: Anna Arbour, short: AA}
  - {id: bo, name: Bo Birch, short: BB}
  - {id: carl, name: Carl Cedar}
  - {id: union, name: The Union}
  - {id: dora, name: Dora Dale, member_of: [union]}
  - {id: emil, name: Emil Elm, member_of: [union]}
issues:
  - id: water
    name: Water rights
    question: Who may draw water?
    scale:
      low: The mill alone
      high: Everybody
      options:
        - {id: mill, label: The mill only, description: As it was.}
        - {id: shared, label: By turns}
        - {id: free, label: All who ask}
  - {id: toll, name: Bridge toll, scale: {min: 0, max: 10, low: No toll, high: A high toll}}
  - {id: peace, name: Market peace}
`)},
	"sources.yaml": {Data: []byte(`sources:
  - {id: minutes, title: Minutes of the moot, publisher: The clerk, published: 2025-01-11, language: en, reliability: B, origin: The crier, url: "https://moot.example/minutes",
     retrieved: 2025-01-14, public: true, read: [{date: 2025-01-15, by: olga}, {date: 2025-01-16}], captures: [{date: 2025-01-20, sha256: 0000000000000000000000000000000000000000000000000000000000000000}, {date: 2025-02-21}, {date: 2025-02-21}]}
  - {id: courier, title: Notes from the ford, publisher: Courier, published: 2025-06-03}
  - {id: letter, title: A letter from the mill}
`)},
	"snapshots/one.yaml": {Data: []byte(`date: 2025-01-10
label: opening
title: The moot opens
note: A note of the first day.
positions:
  anna:
    water:
      position: mill
      plausible: [mill, shared]
      summary: Anna wants the water for the mill
      terms:
        - {id: dam, kind: demand, text: The dam stays}
        - {id: gate, text: The gate is shut at night}
      basis: stated
      salience: 80
      coder: kim
      note: Kim doubted the first page.
      known: 2025-01-12
      evidence:
        - {quote: the water is ours, speaker: Anna A., role: miller, source: minutes, locator: p. 4, prefix: "she said ", suffix: " and left", credibility: 2}
        - {paraphrase: She had offered turns before, speaker: Old Tom, source: letter, use: context}
    toll: {position: 3, summary: A small toll, basis: recounted, evidence: [{paraphrase: She spoke of three, source: minutes}]}
  union:
    peace: {summary: The Union wants a market peace, inherited_by: [dora], evidence: [{quote: peace on market days, speaker: The Union, source: minutes}]}
    water: {position: shared, summary: The Union wants turns, basis: stated, evidence: [{quote: by turns, speaker: The Union, source: minutes}]}
  bo:
    peace:
      silent: true
      coder: lee
      note: Two letters were read.
      known: 2025-01-13
      evidence: [{paraphrase: Nothing on the peace, source: letter, locator: fol. 2}]
  emil: {toll: {plausible: [1, 4], summary: Emil would pay something, confidence: low, basis: inferred, evidence: [{paraphrase: He shrugged, source: letter}]}}
`)},
	"snapshots/two.yaml": {Data: []byte(`date: 2025-06-02
label: closing
title: The moot closes
note: A note of the last day.
positions:
  anna:
    water:
      position: free
      summary: Anna would let all draw who ask
      terms:
        - {id: fee, kind: offer, text: A fee for the dam}
        - {id: gate, text: The gate is shut at dusk}
      ended: [{id: dam, how: replaced, by: fee}]
      tone: softer
      novel: true
      coder: mia
      note: Mia compared both drafts.
      evidence: [{quote: all may draw, speaker: Anna A., source: courier, locator: p. 1, use: contradicts}, {quote: let them come, speaker: Anna A., source: letter, credibility: 3}]
      claims:
        - {by: carl, position: shared, summary: Carl says she meant turns, response: denied, known: 2025-06-04, evidence: [{quote: she meant turns, speaker: Carl C., source: courier}]}
    toll: {position: 8, summary: A toll that pays for the bridge, basis: reported, confidence: high, evidence: [{paraphrase: Eight was heard, source: courier}]}
    peace: {position: none, summary: Anna has no view of the peace, evidence: [{quote: I have no view, speaker: Anna A., source: courier}]}
  bo:
    water:
      coder: ned
      note: Ned heard it twice.
      claims: [{by: anna, position: mill, summary: Anna says that Bo agrees, response: confirmed, evidence: [{paraphrase: He nodded, source: courier, locator: p. 9}]}]
  dora: {water: {position: mill, summary: Dora stands with the mill, tone: harder, basis: stated, evidence: [{quote: the mill first, speaker: Dora D., source: courier}]}}
  carl: {toll: {silent: true, coder: lee, note: The ledgers of March were read.}}
`)},
}
