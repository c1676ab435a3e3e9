package chart

import (
	"strconv"

	"stance/diff/report/picture"
	"stance/positions"
)

// scaleOf is what an issue's scale is drawn of.
func scaleOf(s *positions.Scale) *picture.Scale {
	return &picture.Scale{Low: picture.Clean(s.Low), High: picture.Clean(s.High), Ticks: ticks(s), Numeric: s.Numeric()}
}

// ticks are an option scale's options, or round numbers on a numeric one.
func ticks(s *positions.Scale) []picture.Tick {
	var all []picture.Tick
	if !s.Numeric() {
		for _, o := range s.Options {
			all = append(all, picture.Tick{Score: s.Score(o.Value), Label: picture.Clean(o.Label)})
		}
		return all
	}
	for _, v := range picture.RoundNumbers(s.Min, s.Max) {
		all = append(all, picture.Tick{Score: s.Score(v), Label: strconv.FormatFloat(v, 'f', -1, 64)})
	}
	return all
}
