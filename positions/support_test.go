package positions_test

import (
	"strings"
	"testing"

	"stance/positions"
)

const speakers = `
speakers:
  - {name: Sol, party: solo, role: Chair, rank: principal}
  - {name: Eve, party: solo, role: Envoy, rank: envoy}
  - {name: Abe, party: solo, rank: adviser}
  - {name: Ann, party: anna, rank: principal}
  - {name: Both, party: anna, rank: official}
  - {name: Both, party: solo, rank: official}
`

// voices writes what the evidence of a stance amounts to: its rank, and the voices where
// they are divided.
func voices(t testing.TB, knownBy, evidence string) string {
	t.Helper()
	d := datasetOf(t, codebook+speakers, []string{"08-01 solo fire: {position: mid, known: 2025-08-01, evidence: [" + evidence + "]}"})
	var by positions.Date
	if knownBy != "" {
		by = on(t, knownBy)
	}
	h := positions.NewHistory(d, by)
	w := h.Weigh(d.Records[0].Stance)
	text := w.Rank.String()
	if w.Contradicted {
		text += " contradicted"
	}
	if w.Divided != (len(w.Voices) > 0) {
		t.Errorf("divided: %t, with %d voices", w.Divided, len(w.Voices))
	}
	for _, v := range w.Voices {
		text += "; " + v.Speaker + " (" + v.Role + " " + v.Rank.String() + ")"
		if v.Position != nil {
			text += " " + point(d.Records[0].Issue, *v.Position)
		}
		if v.Plausible != nil {
			text += " " + point(d.Records[0].Issue, v.Plausible.Low) + ".." + point(d.Records[0].Issue, v.Plausible.High)
		}
	}
	return strings.TrimSpace(text)
}

func TestVoices(t *testing.T) {
	for _, tt := range []struct{ name, evidence, want string }{
		{"nobody is named", "{paraphrase: p, source: aug-02}", ""},
		{"a speaker who is listed nowhere has no rank", "{paraphrase: p, speaker: Who, source: aug-02}", ""},
		{"the highest of those who support", "{paraphrase: p, speaker: Abe, source: aug-02}, {paraphrase: p, speaker: Eve, source: aug-02}", "envoy"},
		{"not of those who contradict, or give background", "{paraphrase: p, speaker: Eve, source: aug-02}, {paraphrase: p, speaker: Sol, source: aug-02, use: context}", "envoy"},
		{"not of those who speak for another alone", "{paraphrase: p, speaker: Ann, source: aug-02}, {paraphrase: p, speaker: Abe, source: aug-02}", "adviser"},
		{"of those who speak for several, as this party's", "{paraphrase: p, speaker: Both, source: aug-02}", "official"},
		{"contradicted", "{paraphrase: p, speaker: Sol, source: aug-02}, {paraphrase: p, speaker: Ann, source: aug-02, use: contradicts}", "principal contradicted"},
		{"two who cannot both be right", "{paraphrase: p, speaker: Sol, source: aug-02, position: low}, {paraphrase: p, speaker: Eve, source: aug-02, position: high}",
			"principal; Sol (Chair principal) low; Eve (Envoy envoy) high"},
		{"each speaker and position once, all who have one", "{paraphrase: p, speaker: Sol, source: aug-02, position: low}, {paraphrase: q, speaker: Sol, source: aug-02, position: low}, {paraphrase: p, speaker: Who, role: Aide, source: aug-02, plausible: [mid, high]}, {paraphrase: p, speaker: Eve, source: aug-02, position: low}",
			"principal; Sol (Chair principal) low; Who (Aide ) mid..high; Eve (Envoy envoy) low"},
		{"ranges that meet are no division", "{paraphrase: p, speaker: Sol, source: aug-02, plausible: [low, mid]}, {paraphrase: p, speaker: Eve, source: aug-02, position: lowish}", "principal"},
		{"one who says two things is no division", "{paraphrase: p, speaker: Sol, source: aug-02, position: low}, {paraphrase: p, speaker: Sol, source: aug-02, position: high}", "principal"},
		{"background is no voice", "{paraphrase: p, speaker: Sol, source: aug-02, position: low}, {paraphrase: p, speaker: Eve, source: aug-02, position: high, use: context}", "principal"},
		{"one who contradicts is", "{paraphrase: p, speaker: Sol, source: aug-02, position: low}, {paraphrase: p, speaker: Eve, source: aug-02, position: high, use: contradicts}",
			"principal contradicted; Sol (Chair principal) low; Eve (Envoy envoy) high"},
		{"another party's speaker is none", "{paraphrase: p, speaker: Sol, source: aug-02, position: low}, {paraphrase: p, speaker: Ann, source: aug-02, position: high, use: contradicts}", "principal contradicted"},
		{"a speaker who is not named is none", "{paraphrase: p, source: aug-02, position: low}, {paraphrase: p, speaker: Eve, source: aug-02, position: high}", "envoy"},
	} {
		if got := voices(t, "", tt.evidence); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// What was published after the day as of which the history is known counts for nothing.
func TestLaterEvidenceCountsForNothing(t *testing.T) {
	const evidence = "{paraphrase: p, speaker: Eve, source: aug-02, position: low}, {paraphrase: p, speaker: Sol, source: aug-12, position: high}, {paraphrase: p, speaker: Abe, source: aug-20, use: contradicts}"
	for by, want := range map[string]string{
		"08-02": "envoy", "08-12": "principal; Eve (Envoy envoy) low; Sol (Chair principal) high", "08-20": "principal contradicted; Eve (Envoy envoy) low; Sol (Chair principal) high",
	} {
		if got := voices(t, by, evidence); got != want {
			t.Errorf("as known by %s: got %q, want %q", by, got, want)
		}
	}
	d := dataset(t, "08-01 solo fire: {position: mid, known: 2025-08-01, evidence: [{paraphrase: p, source: aug-02}, {paraphrase: p, source: aug-20}]}")
	for by, want := range map[string]int{"08-01": 0, "08-19": 1, "08-20": 2} {
		w := positions.NewHistory(d, on(t, by)).Weigh(d.Records[0].Stance)
		if w.Origins != want {
			t.Errorf("as known by %s: %d origins, want %d", by, w.Origins, want)
		}
	}
}

func TestOrigins(t *testing.T) {
	e := positions.Evidence{Source: &positions.Source{ID: "s"}}
	if got := e.ResolvedOrigin(); got != "s" {
		t.Errorf("of a source of which nothing is known: %q", got)
	}
	e.Source.Publisher = "The  Paper"
	if got := e.ResolvedOrigin(); got != "The Paper" {
		t.Errorf("its publisher, folded: %q", got)
	}
	e.Source.Origin = "Agency"
	if got := e.ResolvedOrigin(); got != "Agency" {
		t.Errorf("the source's own: %q", got)
	}
	e.Origin = "CNN"
	if got := e.ResolvedOrigin(); got != "CNN" {
		t.Errorf("its own: %q", got)
	}
}
