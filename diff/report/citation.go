package report

import (
	"slices"
	"strings"

	"stance/diff/report/document"
	"stance/positions"
)

// citedCoders is how many coders a citation names; of more the others are counted.
const citedCoders = 3

// citation is how a report is cited.
func (r *ChangeReport) citation() document.Text {
	stances := make([]*positions.Stance, len(r.told))
	for i := range r.told {
		stances[i] = r.told[i].To.Stance
	}
	tells := say("changes from ", r.From.Text(), " to ", r.To.Text())
	if r.oneDay() {
		tells = say("as of ", r.To.Text())
	}
	return citationOf(r.History, stances, tells, r.Fingerprint)
}

// citationOf is how a report of stances is cited: who coded these, what it is of, what it tells,
// as of when, and the fingerprint by which the dataset is known again.
func citationOf(h *positions.History, stances []*positions.Stance, tells document.Text, fingerprint string) document.Text {
	records := make([]*positions.Record, len(stances))
	for i, s := range stances {
		records[i] = s.Record
	}
	return cited(h, codersOf(records), tells, fingerprint)
}

// Citing gives how the pages of a dataset are cited, each by what it tells: with all who coded it.
func Citing(h *positions.History) func(tells document.Text) document.Text {
	coders := codersOf(h.Dataset.Records)
	return func(tells document.Text) document.Text { return cited(h, coders, tells, h.DatasetFingerprint()) }
}

// codersOf names who coded records, of many the first and how many others.
func codersOf(records []*positions.Record) []string {
	var coders []string
	for _, r := range records {
		for coder := range strings.SplitSeq(r.Coder, " and ") { // what several agreed on is of all of them
			if coder != "" && !slices.Contains(coders, coder) {
				coders = append(coders, coder)
			}
		}
	}
	slices.Sort(coders)
	if more := len(coders) - citedCoders; more > 1 {
		coders = append(coders[:citedCoders], document.Count(more, "other coder", "other coders"))
	}
	return coders
}

func cited(h *positions.History, coders []string, tells document.Text, fingerprint string) document.Text {
	t := titleOf(h.Dataset.Codebook)
	if coders != nil {
		t = say(datum(inOne(coders)), ": ", t)
	}
	t = say(t, ", ", tells)
	if k := h.KnownBy; k != 0 {
		t = say(t, ", as known on ", k.Text())
	}
	return say(t, ", dataset ", datum(fingerprint), ".")
}
