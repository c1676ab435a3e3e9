package terminal

import (
	"stance/diff/report/document"
	"stance/positions"
)

// spot is something that stands on a scale.
type spot struct {
	value float64
	label text // "" for none
	mark  string
}

// track draws a scale with what stands on it, for reports that are no documents yet.
func track(scale *positions.Scale, width int, plausible *positions.Range, spots []spot) block {
	at := func(value float64) float64 { return scale.Score(value) / 100 }
	r := document.Ruler{Low: scale.LowLabel(), High: scale.HighLabel()}
	for _, o := range scale.Options {
		r.Ticks = append(r.Ticks, at(o.Value))
	}
	if plausible != nil {
		r.Band = &document.Band{Low: at(plausible.Low.Value), High: at(plausible.High.Value)}
	}
	for _, s := range spots {
		m := document.RulerMark{At: at(s.value)}
		for _, run := range s.label {
			tone, strong := document.Plain, run.style&bold != 0
			if run.style&dim != 0 {
				tone = document.Muted
			}
			m.Label = append(m.Label, document.Run{Text: run.text, Bold: strong, Tone: tone})
		}
		switch s.mark {
		case "●":
			m.As = document.Is
		case "○":
			m.As = document.Was
		}
		r.Marks = append(r.Marks, m)
	}
	return (&page{width: width}).ruler(r)
}
