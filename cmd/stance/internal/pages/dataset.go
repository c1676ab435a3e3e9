package pages

import (
	"stance/cmd/stance/internal/dataset"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/evidence/verify"
	"stance/positions/team/review"
	"stance/positions/yamlfile"
)

// Shown is what of a dataset is shown, and to whom.
type Shown struct {
	Read  *yamlfile.Result
	Texts verify.Reader // the archived texts of its sources
	Call  report.Call

	KnownBy positions.Date // only what was known by then; 0 for all
	Blind   string         // the coder whose records are shown, those of others being hidden; "" for all
	Public  bool           // to anybody: of texts that are not public only what is quoted
}

// Dataset is one state of a dataset as its pages show it. It does not change any more, and
// several goroutines may ask it.
type Dataset struct {
	Shown
	history *positions.History
	ledger  *review.Ledger
}

// New makes the pages of a dataset, of which nothing is composed before it is asked for.
func New(s Shown) *Dataset {
	h := positions.NewHistory(s.Read.Dataset, s.KnownBy)
	return &Dataset{Shown: s, history: h, ledger: dataset.Ledger(h, s.Read.Reviews)}
}
