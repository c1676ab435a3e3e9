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
	var coders []string
	for _, s := range stances {
		for coder := range strings.SplitSeq(s.Record.Coder, " and ") { // what several agreed on is of all of them
			if coder != "" && !slices.Contains(coders, coder) {
				coders = append(coders, coder)
			}
		}
	}
	slices.Sort(coders)
	if more := len(coders) - citedCoders; more > 1 {
		coders = append(coders[:citedCoders], document.Count(more, "other coder", "other coders"))
	}
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
