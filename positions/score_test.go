package positions_test

import (
	"testing"

	"stance/positions"
)

// 100 · (value − min) / (max − min), computed by hand.
func TestScore(t *testing.T) {
	tests := []struct {
		name, record string
		want         float64
	}{
		{"five options without values, the low pole", "08-01 anna fire: {position: low}", 0},
		{"spread evenly: the second is at 1/4", "08-01 anna fire: {position: lowish}", 25},
		{"the third", "08-01 anna fire: {position: mid}", 50},
		{"the high pole", "08-01 anna fire: {position: high}", 100},
		{"options with values -10, 0 and 30: the first", "08-01 anna land: {position: all}", 0},
		{"the second: 100 · (0 − -10) / (30 − -10)", "08-01 anna land: {position: some}", 25},
		{"the last", "08-01 anna land: {position: nothing}", 100},
		{"numeric 1 to 7: the low pole", "08-01 anna aid: {position: 1}", 0},
		{"numeric: 100 · (2.5 − 1) / (7 − 1)", "08-01 anna aid: {position: 2.5}", 25},
		{"numeric: the high pole", "08-01 anna aid: {position: 7}", 100},
		{"a plausible range changes nothing", "08-01 anna aid: {position: 4, plausible: [1, 7]}", 50},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := dataset(t, tt.record).Records[0].Stance
			if got, ok := s.Score(); !ok || got != tt.want {
				t.Errorf("score %v, %t; want %v", got, ok, tt.want)
			}
		})
	}
}

// A scale may be as wide as numbers go.
func TestScoreOfWideScales(t *testing.T) {
	for _, tt := range []struct{ min, max, value, want float64 }{
		{-1.7e308, 1.7e308, -1.7e308, 0},
		{-1.7e308, 1.7e308, 0, 50},
		{-1.7e308, 1.7e308, 1.7e308, 100},
		{0, 1.7e308, 1.7e308, 100},
		{0, 1e307, 5e306, 50},
		{0, 5e-324, 5e-324, 100},
	} {
		s := &positions.Scale{Min: tt.min, Max: tt.max}
		if got := s.Score(tt.value); got != tt.want {
			t.Errorf("%v on %v to %v: %v, want %v", tt.value, tt.min, tt.max, got, tt.want)
		}
	}
}

func TestNoScore(t *testing.T) {
	for name, record := range map[string]string{
		"unplaced stances":              "08-01 anna fire: {note: n}",
		"ranges without a position":     "08-01 anna fire: {plausible: [low, mid]}",
		"a range that is a point":       "08-01 anna fire: {plausible: [mid, mid]}",
		"none":                          "08-01 anna fire: {position: none}",
		"a stance on an issue in words": "08-01 anna talks: {note: n}",
		"none on an issue in words":     "08-01 anna talks: {position: none}",
	} {
		if got, ok := dataset(t, record).Records[0].Stance.Score(); ok {
			t.Errorf("%s have no score, not %v", name, got)
		}
	}
	var nothing *positions.Stance
	if _, ok := nothing.Score(); ok {
		t.Error("no stance has no score")
	}
}

func TestScales(t *testing.T) {
	book := dataset(t, "08-01 anna fire: {position: low}").Codebook
	fire, aid, land := book.Issue("fire").Scale, book.Issue("aid").Scale, book.Issue("land").Scale
	for _, tt := range []struct {
		name           string
		scale          *positions.Scale
		numeric, steps bool
		low, high      string
	}{
		{"options without values count in steps; a pole without a label has its option's", fire, false, true, "Go on", "High"},
		{"options with values do not", land, false, false, "All", "Nothing"},
		{"nor do numbers; a pole without a label is the number", aid, true, false, "1", "Most"},
	} {
		if s := tt.scale; s.Numeric() != tt.numeric || s.Steps() != tt.steps || s.LowLabel() != tt.low || s.HighLabel() != tt.high {
			t.Errorf("%s: got %t %t %q %q", tt.name, s.Numeric(), s.Steps(), s.LowLabel(), s.HighLabel())
		}
	}
	if plain := (&positions.Scale{Min: -2.5, Max: 1e21}); plain.LowLabel() != "-2.5" || plain.HighLabel() != "1000000000000000000000" {
		t.Errorf("the poles of a scale of numbers alone are %s and %s", plain.LowLabel(), plain.HighLabel())
	}
	if i := fire.Option("mid"); i != 2 {
		t.Errorf("mid is option %d", i)
	}
	if i := fire.Option("nowhere"); i != -1 {
		t.Errorf("nowhere is option %d", i)
	}
	if a, b := book.Party("anna").Label(), book.Party("bert").Label(); a != "A" || b != "Bert" {
		t.Errorf("labels %q and %q: the short name where there is one, else the name", a, b)
	}
	if book.Issue("talks").Scale != nil || book.Issue("x") != nil || book.Party("x") != nil {
		t.Error("something is found that is not there")
	}
}

// The defaults of the format: what is not written means these.
func TestDefaults(t *testing.T) {
	d := dataset(t,
		"08-01 anna fire: {note: n, terms: [Air], evidence: [{paraphrase: p, source: undated}]}",
		"08-01 bert fire: {claims: [{by: anna, summary: s}]}")
	s, c := d.Records[0].Stance, d.Records[1].Claims[0]
	for _, tt := range [][3]string{
		{"basis", s.Basis.String(), "stated"},
		{"confidence", s.Confidence.String(), "moderate"},
		{"tone", s.Tone.String(), ""},
		{"kind of a term", s.Terms[0].Kind.String(), ""},
		{"use", s.Evidence[0].Use.String(), "supports"},
		{"response", c.Response.String(), "none"},
		{"position", place(s), "unplaced"},
		{"position of a claim", claimPlace(c), "unplaced"},
	} {
		if tt[1] != tt[2] {
			t.Errorf("%s is %q by default, want %q", tt[0], tt[1], tt[2])
		}
	}
	if s.Novel || s.Salience != nil || s.Known != 0 || s.Signatories != nil || s.Evidence[0].Credibility != 0 {
		t.Error("something is given that was not written")
	}
}

// Every word of the closed vocabularies is read back as the value it stands
// for; the empty word, and words of no vocabulary, are none.
func TestVocabularies(t *testing.T) {
	words(t, positions.Bases)
	words(t, positions.Confidences)
	words(t, positions.Tones)
	words(t, positions.TermKinds)
	words(t, positions.Hows)
	words(t, positions.Uses)
	words(t, positions.Responses)
	for _, s := range []string{
		positions.Inferred.String(), positions.Low.String(), positions.Softer.String(), positions.Threat.String(),
		positions.Replaced.String(), positions.Contradicts.String(), positions.Denied.String(),
	} {
		if s == "" {
			t.Error("a value has no word")
		}
	}
}

func words(t *testing.T, all []string) {
	for i, w := range all {
		got, ok := positions.Word[uint8](all, w)
		if ok != (w != "") || ok && int(got) != i {
			t.Errorf("%q is read as %d, %t", w, got, ok)
		}
	}
	if _, ok := positions.Word[uint8](all, "Stated"); ok {
		t.Error("words are read in another case")
	}
}

func TestSingleSource(t *testing.T) {
	for _, tt := range []struct {
		name, evidence string
		origins        int
		single, ok     bool
	}{
		{"all evidence comes from one source", "[{paraphrase: p, source: aug-02}, {paraphrase: q, source: aug-02}]", 1, true, true},
		{"from two", "[{paraphrase: p, source: aug-02}, {paraphrase: q, source: aug-12}]", 2, false, true},
		{"of two sources, whose text is one agency's", "[{paraphrase: p, source: aug-02, origin: TASS}, {paraphrase: q, source: aug-12, origin: TASS}]", 1, true, true},
		{"its own origin wins over the source", "[{paraphrase: p, source: aug-02, origin: TASS}, {paraphrase: q, source: aug-02}]", 2, false, true},
		{"what is context or contradicts is no support", "[{paraphrase: p, source: aug-02}, {paraphrase: q, source: aug-12, use: contradicts}, {paraphrase: q, source: aug-12, use: context}]", 1, true, true},
		{"unknown without support", "[{paraphrase: q, source: aug-12, use: context}]", 0, false, false},
		{"unknown without evidence", "[]", 0, false, false},
	} {
		d := dataset(t, "08-01 anna fire: {note: n, evidence: "+tt.evidence+"}")
		w := positions.NewHistory(d, 0).Weigh(d.Records[0].Stance)
		if single, ok := w.Single(); single != tt.single || ok != tt.ok || w.Origins != tt.origins {
			t.Errorf("%s: got %d origins, %t, %t", tt.name, w.Origins, single, ok)
		}
	}
}
