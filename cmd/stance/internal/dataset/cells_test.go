package dataset_test

import (
	"strings"
	"testing"

	"stance/cmd/stance/internal/dataset"
	"stance/positions"
	"stance/positions/team/review"
)

// A record is named by DATE/PARTY/ISSUE, in any words for these.
func TestCellArgs(t *testing.T) {
	s, d := loaded(t, lay(t, peace))
	for arg, want := range map[string]string{
		"2025-02-01/north/tolls": "2025-02-01/north/tolls", "talks/The North/Tolls": "2025-02-01/north/tolls", "first/NO/tru": "2025-01-01/north/truce", "2025/02/01/north/tolls": "2025-02-01/north/tolls", "1 Feb 2025/north/tolls": "2025-02-01/north/tolls", "latest/no/Truce": "2025-03-01/north/truce",
	} {
		if r, err := dataset.CellArg(s, d, arg); err != nil || review.CellName(r) != want {
			t.Errorf("%s: %v", arg, err)
		}
	}
	for arg, want := range map[string]string{
		"talks":             "\"talks\" names no record\nwrite DATE/PARTY/ISSUE, such as 2025-03-01/north/truce",
		"talks/north":       "names no record",
		"tallks/north/land": "did you mean talks?",
		"talks/norht/land":  "did you mean north?",
		"talks/north/truse": "did you mean truce?",
		"eve/north/tolls":   "there is no record of north on tolls on 2025-01-01\nthere is one on 2025-02-01",
		"talks/south/tolls": "there is no record of south on tolls on 2025-02-01\nthere is none on any date",
	} {
		_, err := dataset.CellArg(s, d, arg)
		holdSaid(t, arg, err, want)
	}
	records, err := dataset.CellArgs(s, d, []string{"talks/NO/truce", "eve/south/truce", "2025-02-01/north/truce"})
	if err != nil || len(records) != 2 || review.CellName(records[1]) != "2025-01-01/south/truce" {
		t.Errorf("%v, %v", records, err)
	}
	records, err = dataset.CellArgs(s, d, []string{"1 Feb 2025", "NO", "truce"})
	if err != nil || len(records) != 1 || review.CellName(records[0]) != "2025-02-01/north/truce" {
		t.Errorf("in three words: %v, %v", records, err)
	}
	if records, err := dataset.CellArgs(s, d, []string{"2025/1/1", "north", "truce"}); err != nil || len(records) != 1 {
		t.Errorf("in three words, with a date of others: %v, %v", records, err)
	}
	_, err = dataset.CellArgs(s, d, []string{"talks", "NO", "truse"})
	holdSaid(t, "in three words, one of which is wrong", err, "did you mean truce?")
	_, err = dataset.CellArgs(s, d, []string{"talks", "NO"})
	holdSaid(t, "in two words, of which one is the date", err, "\"talks NO\" names no record\nwrite DATE/PARTY/ISSUE, such as 2025-03-01/north/truce")
	if records, err := dataset.CellArgs(s, d, []string{"NO", "tolls"}); err != nil || len(records) != 1 || review.CellName(records[0]) != "2025-02-01/north/tolls" {
		t.Errorf("in two words: %v, %v", records, err)
	}
	for words, want := range map[string]string{
		"NO truce":    "there are 3 records of north on truce\nwrite the one that is meant: 2025-01-01/north/truce, ",
		"south tolls": "there is no record of south on tolls\nwrite DATE/PARTY/ISSUE, such as 2025-03-01/north/truce",
		"norht truce": "did you mean north?",
	} {
		_, err := dataset.CellArgs(s, d, strings.Fields(words))
		holdSaid(t, words, err, want)
	}
	if _, err := dataset.CellArgs(s, d, []string{"talks/NO/truce", "talks/NO"}); err == nil {
		t.Error("one of several that names nothing is passed over")
	}
	s, d = loaded(t, lay(t, map[string]string{"codebook.yaml": peace["codebook.yaml"]}))
	if _, err := dataset.CellArg(s, d, "x"); said(err) != "\"x\" names no record\nwrite DATE/PARTY/ISSUE" {
		t.Errorf("without records: %s", said(err))
	}
}

// Sign-offs are of records as they are in the whole dataset, whatever was known of it
// on the day that is looked at: a record that repeats another says what that says now.
func TestLedger(t *testing.T) {
	s, d := loaded(t, lay(t, map[string]string{
		"codebook.yaml":             peace["codebook.yaml"],
		"sources.yaml":              "sources: [{id: late, title: Late, published: 2025-06-01}]\n",
		"snapshots/2025-01-01.yaml": peace["snapshots/2025-01-01.yaml"],
		"snapshots/2025-02-01.yaml": "date: 2025-02-01\npositions:\n  north:\n    truce:\n      position: later\n      summary: Not yet.\n      evidence: [{quote: Not yet, speaker: A, source: late}]\n",
		"snapshots/2025-03-01.yaml": "date: 2025-03-01\npositions: {north: {truce: {position: same, summary: Still.}}}\n",
	}))
	r, err := dataset.CellArg(s, d, "2025-03-01/north/truce")
	if err != nil {
		t.Fatal(err)
	}
	signed := review.Of(positions.NewHistory(d, 0), r)
	signed.Reviewer, signed.Verdict = "jm", review.Approve
	then, err := positions.ParseDate("2025-04-01")
	if err != nil {
		t.Fatal(err)
	}
	if h := positions.NewHistory(d, then); h.Fingerprint(r) == signed.Fingerprint {
		t.Fatal("what was known then makes no difference")
	}
	for _, known := range []positions.Date{0, then} {
		h := positions.NewHistory(d, known)
		if got := dataset.Ledger(h, []review.SignOff{signed}).State(r); got != review.Approved {
			t.Errorf("known by %v: %v", known, got)
		}
		if got := dataset.Ledger(h, nil).State(r); got != review.Open {
			t.Errorf("known by %v, never signed: %v", known, got)
		}
	}
}
