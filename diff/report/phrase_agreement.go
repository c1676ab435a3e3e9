package report

import (
	"strconv"
	"strings"

	"stance/diff/report/document"
	"stance/positions/team/agreement"
)

// Undefined is what stands for a coefficient that has no value. It is never 0
// and never 1.
const Undefined = "undefined"

// Coefficient writes a coefficient with three decimals, as is usual.
func Coefficient(c agreement.Coefficient) string {
	if c.Value == nil {
		return Undefined
	}
	return coefficient(*c.Value)
}

func coefficient(v float64) string {
	s := strconv.FormatFloat(v, 'f', 3, 64)
	if s == "-0.000" {
		return "0.000"
	}
	return s
}

// Percentage writes a share of 1 as a percentage.
func Percentage(c agreement.Coefficient) string {
	if c.Value == nil {
		return Undefined
	}
	return strconv.FormatFloat(*c.Value*100, 'f', 1, 64) + "%"
}

// Alpha writes alpha with its interval: "0.815 (0.45 to 0.95)".
func Alpha(e *agreement.Estimate) string {
	s := Coefficient(e.Alpha)
	if e.Alpha.Value == nil {
		return s
	}
	if interval := AlphaInterval(e); interval != "" {
		return s + " (" + interval + ")"
	}
	return s + " (no interval)"
}

// AlphaInterval writes the bootstrap interval of alpha; "" where there is none.
func AlphaInterval(e *agreement.Estimate) string {
	if e.Bounds == nil {
		return ""
	}
	return coefficient(e.Bounds.Low) + " to " + coefficient(e.Bounds.High)
}

// RestsOn says what alpha rests on: "11 units, 40 pairable values".
func RestsOn(e *agreement.Estimate) string {
	return document.Count(e.Units, "unit", "units") + ", " + document.Count(e.Pairable, "pairable value", "pairable values")
}

// Who names the coders: "a1 and b2"; "3 coders: a, b, c".
func (a *Agreement) Who() string {
	if len(a.Coders) == 2 {
		return a.Coders[0] + " and " + a.Coders[1]
	}
	return document.Count(len(a.Coders), "coder", "coders") + ": " + strings.Join(a.Coders, ", ")
}

// OverallLines give the figures over all issues.
func (a *Agreement) OverallLines() []string {
	o := &a.Overall
	lines := []string{"Overall alpha (" + o.Level.String() + ", over scores, within issues): " + Alpha(&o.Estimate) + ", on " + RestsOn(&o.Estimate) + "."}
	if o.Alpha.Value == nil {
		lines[0] = "Overall alpha is undefined: " + string(o.Alpha.Reason) + " (" + RestsOn(&o.Estimate) + ")."
	}
	agreed := "Percent agreement: " + Percentage(o.Percent) + " of " + document.Count(o.Pairs, "pair of codings", "pairs of codings") + " of the same unit; chance is not taken out of it."
	if o.Percent.Value == nil {
		agreed = "Percent agreement is undefined: " + string(o.Percent.Reason) + "."
	}
	return append(lines, agreed)
}

// UndefinedLines say of each figure that has no value why it has none.
func UndefinedLines(a *Agreement) []string {
	var lines []string
	for _, r := range a.ShownIssues() {
		say := func(what string, why agreement.Reason) {
			if why != "" && why != agreement.NotTwo {
				lines = append(lines, r.Issue.Name+": "+what+": "+string(why))
			}
		}
		say("alpha is undefined", r.Alpha.Reason)
		if r.Alpha.Value != nil {
			say("alpha has no interval", r.NoBounds)
		}
		if r.Kappa.Reason != r.Alpha.Reason {
			say("kappa is undefined", r.Kappa.Reason)
		}
		if r.WeightedKappa.Reason != r.Kappa.Reason {
			say("weighted kappa is undefined", r.WeightedKappa.Reason)
		}
	}
	if a.Overall.Alpha.Value != nil && a.Overall.NoBounds != "" {
		lines = append(lines, "overall: alpha has no interval: "+string(a.Overall.NoBounds))
	}
	return lines
}

// AgreementMeanings explain the figures.
var AgreementMeanings = []struct{ Word, Meaning string }{
	{"alpha", "Krippendorff's, 1 for perfect agreement and 0 for what chance would give; 0.8 is commonly asked for, 0.667 the least to draw tentative conclusions from; in parentheses a 95% bootstrap interval"},
	{"kappa", "Cohen's, of two coders; weighted by the squared distance"},
	{"units", "a date, a party and an issue that a coder gave a stance; pairable: the positions in those that two coders or more placed"},
}

// Says writes what a coder said of a unit.
func Says(s *agreement.Said) string {
	switch s.State {
	case agreement.Uncoded:
		if s.Record != nil {
			return "claims only"
		}
		return "nothing recorded"
	case agreement.Silent:
		return NotFound
	}
	return Position(s.Stance)
}

// DisagreementsLine says how many disagreements there are.
func (a *Agreement) DisagreementsLine() string {
	if len(a.Disagreements) == 0 {
		return "No disagreement on positions."
	}
	uneven := 0
	for i := range a.Disagreements {
		if a.Disagreements[i].Uneven {
			uneven++
		}
	}
	line := document.Count(len(a.Disagreements), "disagreement", "disagreements") + " on positions"
	if uneven > 0 {
		line += ", of which " + strconv.Itoa(uneven) + " where one coder placed the party and another did not"
	}
	return line + "."
}

// Difference writes how far apart the scores are; "" where there is no such
// figure.
func Difference(d *agreement.Disagreement) string {
	if d.Difference == nil {
		return ""
	}
	return number(*d.Difference) + " score points"
}
