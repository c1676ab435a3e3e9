package chart

import (
	"strings"

	"stance/diff/report"
	"stance/diff/report/picture"
	"stance/positions"
)

// scaleOf is what an issue's scale is drawn of.
func scaleOf(s *positions.Scale, f picture.Foreign) *picture.Scale {
	return &picture.Scale{Low: f.Clean(s.Low), High: f.Clean(s.High), Ticks: ticks(s, f), Numeric: s.Numeric()}
}

// ticks are an option scale's options, or round numbers on a numeric one.
func ticks(s *positions.Scale, f picture.Foreign) []picture.Tick {
	var all []picture.Tick
	if !s.Numeric() {
		for _, o := range s.Options {
			all = append(all, picture.Tick{Score: s.Score(o.Value), Label: f.Clean(o.Label)})
		}
		return all
	}
	numbers := picture.RoundNumbers(s.Min, s.Max)
	for _, v := range numbers {
		t := picture.Tick{Score: s.Score(v), Label: f.Clean(report.OnScale(s, v, numbers...))}
		if inner := report.BareOnScale(s, v, numbers...); strings.Contains(t.Label, " ") {
			t.Inner = inner
		}
		all = append(all, t)
	}
	return all
}
