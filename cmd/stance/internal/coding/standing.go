package coding

import (
	"strconv"

	"stance/diff/report"
	"stance/positions"
)

// Standing is a stance in force, as far as it is drawn on its issue's scale, and which terms there
// are to be ended.
type Standing struct {
	Since    string   `json:"since"`
	Position string   `json:"position"` // an option's id or a number; "" where it is not placed
	Low      string   `json:"low"`      // the plausible range; "" for none
	High     string   `json:"high"`
	Terms    []Choice `json:"terms"` // those with an id
}

func standing(d *positions.Dataset, hd *positions.Holding, p *positions.Party) *Standing {
	s := hd.Stance
	sc := s.Record.Issue.Scale
	on := func(pt positions.Point) string {
		if pt.Option >= 0 {
			return sc.Options[pt.Option].ID
		}
		return strconv.FormatFloat(pt.Value, 'g', -1, 64)
	}
	v := &Standing{Since: report.Dating{}.SinceStance(s), Terms: []Choice{}}
	if s.Kind == positions.Placed {
		v.Position = on(positions.Point{Value: s.Value, Option: s.Option})
	}
	if s.Plausible != nil {
		v.Low, v.High = on(s.Plausible.Low), on(s.Plausible.High)
	}
	for _, t := range positions.NewHistory(d, 0).Terms(*hd, p) {
		if t.ID != "" {
			v.Terms = append(v.Terms, Choice{t.ID, t.ID, t.Text})
		}
	}
	return v
}

// termWords tells a term to those who need not type it.
func termWords(t positions.Term) string {
	words := t.Text
	if t.Kind != positions.NoTermKind {
		words = t.Kind.String() + ": " + words
	}
	if t.ID != "" {
		words += " (" + t.ID + ")"
	}
	return words
}
