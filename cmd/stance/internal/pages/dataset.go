package pages

import (
	"slices"
	"sync"

	"stance/cmd/stance/internal/dataset"
	"stance/diff/report"
	"stance/diff/report/document"
	"stance/positions"
	"stance/positions/evidence/verify"
	"stance/positions/problem"
	"stance/positions/team/review"
	"stance/positions/yamlfile"
)

// Shown is what of a dataset is shown, and to whom.
type Shown struct {
	Read  *yamlfile.Result
	Texts verify.Reader // the archived texts of its sources
	// File gives a file of the dataset by its name, as problems and places have it; nil where the
	// files are not shown, as they are not to a coder who is blind, or to anybody.
	File func(name string) ([]byte, error)
	Call report.Call

	// Today is the day that it is where the pages are shown; nil where they have to stay the same.
	Today func() positions.Date

	KnownBy positions.Date // only what was known by then; 0 for all
	Blind   string         // the coder whose records are shown, those of others being hidden; "" for all
	Public  bool           // to anybody: of texts that are not public only what is quoted
	Quoted  bool           // of no text more than what is quoted
	Coding  bool           // texts can be coded on them
}

// Dataset is one state of a dataset as its pages show it. It does not change any more, and
// several goroutines may ask it.
type Dataset struct {
	Shown
	history *positions.History
	ledger  *review.Ledger
	taken   []taken // cells of which nothing but hidden records is there

	// What several pages need and is dear to find is found once, when it is first asked for.
	quoted   func() map[*positions.Source][]verify.Quote
	names    func() []string
	found    func() *verify.Result
	files    func() map[string]bool
	searched func() *report.SearchIndex
	course   func() *report.Log    // of everything
	queue    func() *report.Review // likewise
	citing   func() func(tells document.Text) document.Text
}

// New makes the pages of a dataset, of which nothing is composed before it is asked for.
func New(s Shown) *Dataset {
	d := &Dataset{Shown: s}
	if s.Blind != "" {
		d.Read, d.taken = blind(s.Read, s.Blind)
	}
	if s.Blind != "" || s.Public {
		d.File = nil
	}
	h := positions.NewHistory(d.Read.Dataset, s.KnownBy)
	d.history, d.ledger = h, dataset.Ledger(h, d.Read.Reviews)
	d.names = sync.OnceValue(func() []string { return verify.Names(h.Dataset) })
	d.quoted = sync.OnceValue(func() map[*positions.Source][]verify.Quote {
		of := map[*positions.Source][]verify.Quote{}
		for _, q := range verify.Quotes(h, nil) {
			of[q.Evidence.Source] = append(of[q.Evidence.Source], q)
		}
		return of
	})
	d.found = sync.OnceValue(func() *verify.Result {
		return verify.Run(verify.Quotes(h, nil), h.Dataset.Sources, d.names(), d.Texts)
	})
	d.files = sync.OnceValue(func() map[string]bool { return filesOf(d.Read) })
	d.searched = sync.OnceValue(d.searchIndex)
	d.course = sync.OnceValue(func() *report.Log { return report.NewCourse(h, report.Filter{}) })
	d.citing = sync.OnceValue(func() func(document.Text) document.Text { return report.Citing(h) })
	d.queue = sync.OnceValue(func() *report.Review { return report.NewReview(h, d.ledger, report.ReviewFilter{}) })
	return d
}

// Prepare finds what several pages need and is dear to find, what every page needs first, as long as
// it is wanted. Pages that are asked for meanwhile wait for no more than they need themselves.
func (d *Dataset) Prepare(wanted func() bool) {
	for _, find := range []func(){
		func() { d.citing()(nil) },
		func() { d.searched() },
		func() { d.queue() },
		func() { d.course() },
	} {
		if !d.sound() || !wanted() {
			return
		}
		find()
	}
}

// filesOf lists the files that a dataset was read from, as far as anything of them is known.
func filesOf(read *yamlfile.Result) map[string]bool {
	files := map[string]bool{}
	add := func(at positions.Place) {
		if at.File != "" {
			files[at.File] = true
		}
	}
	data := read.Dataset
	for _, p := range data.Codebook.Parties {
		add(p.Place)
	}
	for _, is := range data.Codebook.Issues {
		add(is.Place)
	}
	for _, s := range data.Sources {
		add(s.Place)
	}
	for _, r := range data.Records {
		add(r.Place)
	}
	for _, p := range read.Problems {
		if p.Line > 0 { // else it may be a folder, or no text
			add(positions.Place{File: p.File})
		}
	}
	return files
}

// Dates lists the days there are pages of: those of snapshots, but for days of which nothing was known
// yet where there are others.
func (d *Dataset) Dates() []positions.DateInfo {
	all := d.Read.Dataset.Dates
	if n := slices.IndexFunc(all, func(di positions.DateInfo) bool { return d.KnownBy != 0 && di.Date > d.KnownBy }); n > 0 {
		return all[:n]
	}
	return all
}

// book is the codebook.
func (d *Dataset) book() *positions.Codebook { return d.Read.Dataset.Codebook }

// sound reports whether all of the dataset could be read.
func (d *Dataset) sound() bool { return problem.Count(d.Read.Problems).Errors == 0 }
