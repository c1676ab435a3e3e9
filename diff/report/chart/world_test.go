package chart

import (
	"fmt"
	"math/rand/v2"

	"stance/positions"
)

// hostile are names as no analyst should write them.
var hostile = []string{
	"United States", "RU", `<script>alert("x")</script>`, "]]><!-- & -- > &amp;", "المملكة العربية السعودية",
	"ממשלת ישראל", "中华人民共和国外交部发言人办公室", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
	"👨‍👩‍👧 🇺🇦 party", "a\x00b\x1b[31m\u202egnp.exe\xff", "", "=HYPERLINK(\"http://x\")", "Ы", "Z̷̢̛͓̟a̸̡l̶g̵o̴", "日本",
	"\ue000stand-in\ue001", "%s%d%!", "𒐫𒐫𒐫𒐫", "very long name of a party that goes on and on and then some more until nobody reads it",
}

// mix describes a dataset that is made up at random.
type mix struct {
	seed                    uint64
	parties, issues, dates  int
	names                   []string
	uncolored               bool
	placed, claimed, silent float64 // chances of a record's content
}

func (m mix) dataset() *positions.Dataset {
	rng := rand.New(rand.NewPCG(m.seed, 1))
	name := func(i int) string { return m.names[i%len(m.names)] }
	var parties []*positions.Party
	for i := range m.parties {
		p := &positions.Party{ID: fmt.Sprintf("p%d", i), Name: name(i), Color: []string{"", "#000000", "#ffff00", "#0072b2"}[i%4]}
		if m.uncolored {
			p.Color = ""
		}
		if i > 0 && i >= m.parties-2 && m.parties > 3 {
			p.Groups = []*positions.Party{parties[0]}
		}
		parties = append(parties, p)
	}
	var issues []*positions.Issue
	for i := range m.issues {
		is := &positions.Issue{ID: fmt.Sprintf("i%d", i), Name: name(i + 3), Question: name(i + 5)}
		switch i % 4 {
		case 0, 1: // options
			s := &positions.Scale{Low: name(i), High: name(i + 1), Max: 100}
			n := 2 + i + rng.IntN(3)
			for o := range n {
				s.Options = append(s.Options, positions.Option{ID: fmt.Sprint(o), Label: name(i + o), Value: 100 * float64(o) / float64(n-1)})
			}
			is.Scale = s
		case 2: // options with values of their own, some close together
			s := &positions.Scale{Valued: true, Min: 0, Max: 1000}
			for o, v := range []float64{0, 1, 5, 500, 1000} {
				s.Options = append(s.Options, positions.Option{ID: fmt.Sprint(o), Label: name(i + o), Value: v})
			}
			is.Scale = s
		case 3:
			is.Scale = &positions.Scale{Min: -3.5, Max: 1e6, Low: name(i)}
		}
		issues = append(issues, is)
	}
	d := &positions.Dataset{Codebook: positions.NewCodebook("T", "", parties, issues)}
	day, _ := positions.ParseDate("2024-12-20")
	for range m.dates {
		d.Dates = append(d.Dates, positions.DateInfo{Date: day})
		for _, p := range parties {
			for _, is := range issues {
				if r := m.record(rng, day, p, is, parties); r != nil {
					d.Records = append(d.Records, r)
				}
			}
		}
		day += positions.Date(1 + rng.IntN(40))
	}
	positions.SortRecords(d.Records)
	return d
}

func (m mix) record(rng *rand.Rand, day positions.Date, p *positions.Party, is *positions.Issue, parties []*positions.Party) *positions.Record {
	r := &positions.Record{Date: day, Party: p, Issue: is}
	place := func() positions.Point {
		if is.Scale.Numeric() {
			return positions.Point{Value: is.Scale.Min + (is.Scale.Max-is.Scale.Min)*float64(rng.IntN(11))/10, Option: -1}
		}
		o := rng.IntN(len(is.Scale.Options))
		return positions.Point{Value: is.Scale.Options[o].Value, Option: o}
	}
	if rng.Float64() < m.placed {
		pt := place()
		s := &positions.Stance{
			Record: r, Kind: positions.Placed, Value: pt.Value, Option: pt.Option, Summary: fmt.Sprint("S", rng.IntN(3)),
			Basis: positions.Basis(rng.IntN(4) * rng.IntN(2)), Confidence: positions.Confidence(rng.IntN(3)),
		}
		switch rng.IntN(8) {
		case 0:
			s.Kind = positions.None
		case 1, 2, 3:
			low, high := pt, place()
			if high.Value < low.Value {
				low, high = high, low
			}
			s.Plausible = &positions.Range{Low: low, High: high}
			if rng.IntN(2) == 0 {
				s.Kind = positions.Unplaced
			}
		case 4:
			s.Kind = positions.Unplaced
		}
		r.Stance = s
	} else if rng.Float64() < m.silent {
		r.Silence = &positions.Silence{Record: r}
	}
	for range 2 {
		if rng.Float64() < m.claimed {
			pt := place()
			r.Claims = append(r.Claims, &positions.Claim{
				Record: r, By: parties[rng.IntN(len(parties))], Kind: positions.PositionKind(rng.IntN(3)), Value: pt.Value, Option: pt.Option,
				Summary: "C", Response: positions.Response(rng.IntN(3)),
			})
		}
	}
	if r.Stance == nil && r.Silence == nil && r.Claims == nil {
		return nil
	}
	return r
}

// worlds are the datasets that every chart has to bear.
var worlds = map[string]mix{
	"full":         {seed: 1, parties: 15, issues: 8, dates: 6, names: hostile, placed: 0.7, claimed: 0.2, silent: 0.3},
	"plain":        {seed: 2, parties: 5, issues: 4, dates: 4, names: []string{"United States", "Russia", "European leaders", "Ukraine", "UK"}, placed: 0.7, claimed: 0.15, silent: 0.2},
	"two parties":  {seed: 3, parties: 2, issues: 4, dates: 9, names: hostile, placed: 0.9, claimed: 0.1, silent: 0},
	"one party":    {seed: 4, parties: 1, issues: 4, dates: 1, names: hostile[4:], placed: 1},
	"only claims":  {seed: 5, parties: 4, issues: 4, dates: 3, names: hostile[2:], claimed: 0.8},
	"only silence": {seed: 6, parties: 4, issues: 4, dates: 3, names: hostile[6:], silent: 1},
	"nothing":      {seed: 7, parties: 3, issues: 4, dates: 2, names: hostile},
	"no colours":   {seed: 9, parties: 8, issues: 2, dates: 4, names: []string{"A", "B", "C", "D", "E", "F", "G", "H"}, uncolored: true, placed: 0.9},
	"forty":        {seed: 8, parties: 40, issues: 4, dates: 8, names: hostile, placed: 0.2, claimed: 0.05, silent: 0.1},
}
