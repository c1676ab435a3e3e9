package report

import (
	"slices"
	"strings"

	"stance/diff/report/document"
)

// citedCoders is how many coders a citation names; of more the others are counted.
const citedCoders = 3

// citation is how a report is cited: who coded what it tells, what it is of, between which
// dates, as of when, and the fingerprint by which the dataset is known again.
func (r *ChangeReport) citation() document.Text {
	var coders []string
	for i := range r.told {
		for coder := range strings.SplitSeq(r.told[i].To.Stance.Record.Coder, " and ") { // what several agreed on is of all of them
			if coder != "" && !slices.Contains(coders, coder) {
				coders = append(coders, coder)
			}
		}
	}
	slices.Sort(coders)
	if more := len(coders) - citedCoders; more > 1 {
		coders = append(coders[:citedCoders], document.Count(more, "other coder", "other coders"))
	}
	t := titleOf(r.History.Dataset.Codebook)
	if coders != nil {
		t = say(datum(inOne(coders)), ": ", t)
	}
	t = say(t, ", changes from ", r.From.Text(), " to ", r.To.Text())
	if k := r.History.KnownBy; k != 0 {
		t = say(t, ", as known on ", k.Text())
	}
	return say(t, ", dataset ", datum(r.Fingerprint), ".")
}
