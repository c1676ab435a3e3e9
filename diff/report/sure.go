package report

import (
	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// howSure says how sure a stance is, in the one order that all lines of stances and changes
// have: what it rests on, as a mark and in words; how sure the coder is; of how many origins
// its evidence is; that there is evidence against it; that the party's voices differ.
func howSure(in *diff.InForce) document.Text {
	s, weighed := in.Stance, in.Weigh()
	list := []document.Text{
		grounded(groundOf(s), BasisGloss(s.Basis)),
		unbrokenText(ConfidenceGloss(s.Confidence), document.Plain),
		unbrokenText(OriginsGloss(in), document.Plain),
	}
	if weighed.Contradicted {
		list = append(list, unbrokenText(ContradictedMeaning, document.Against))
	}
	if weighed.Divided {
		list = append(list, unbrokenText("divided", document.Against))
	}
	return besideEachOther(list...)
}

// howSureClaim says the same of what another party says, behind words that say that it is a
// claim.
func howSureClaim(h *positions.History, cl *positions.Claim) document.Text {
	var list []document.Text
	if cl.Basis != positions.Stated {
		list = append(list, unbrokenText(BasisGloss(cl.Basis), document.Plain))
	}
	list = append(list, unbrokenText(ConfidenceGloss(cl.Confidence), document.Plain), unbrokenText(originsOf(h.Origins(cl.Evidence), cl.Evidence, h.Later), document.Plain))
	for i := range cl.Evidence {
		if e := &cl.Evidence[i]; e.Use == positions.Contradicts && !h.Later(e) {
			list = append(list, unbrokenText(ContradictedMeaning, document.Against))
			break
		}
	}
	return besideEachOther(list...)
}

// grounded is a ground as its mark and in words.
func grounded(g document.Ground, words string) document.Text {
	return document.Text{groundRun(g), {Text: " " + words, Whole: true}}
}

func unbrokenText(words string, tone document.Tone) document.Text {
	return document.Text{{Text: words, Whole: true, Tone: tone}}
}
