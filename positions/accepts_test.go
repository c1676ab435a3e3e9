package positions_test

import "testing"

// accepts writes what a party would take on a day: "low..mid since MM-DD, BASIS, CONFIDENCE".
func accepts(t testing.TB, p, is, day string, records ...string) string {
	t.Helper()
	h := history(t, records...)
	hd, ok := h.InForce(party(t, h, p), issue(t, h, is), on(t, day))
	if !ok {
		return "–"
	}
	a := h.Accepts(hd, party(t, h, p))
	if a == nil {
		return "unknown"
	}
	return point(issue(t, h, is), a.Range.Low) + ".." + point(issue(t, h, is), a.Range.High) + " since " + a.Since.String()[5:] + ", " + a.Basis.String() + ", " + a.Confidence.String()
}

func TestAccepts(t *testing.T) {
	const given = "08-01 anna fire: {position: low, accepts: [low, mid]}"
	for _, tt := range []struct {
		name, day string
		records   []string
		want      string
	}{
		{"given, with the stance's basis and confidence", "08-01", []string{"08-01 anna fire: {position: low, accepts: [low, mid], basis: recounted, confidence: high}"}, "low..mid since 08-01, recounted, high"},
		{"known less well than the rest", "08-01", []string{"08-01 anna fire: {position: low, accepts: {range: [low, mid], basis: reported, confidence: low}}"}, "low..mid since 08-01, reported, low"},
		{"not given", "08-01", []string{"08-01 anna fire: {position: low}"}, "unknown"},
		{"stands while the position does", "08-09", []string{given, "08-05 anna fire: {position: low}", "08-06 anna fire: {position: same}"}, "low..mid since 08-01, stated, moderate"},
		{"an unplaced stance does not end it", "08-09", []string{given, "08-05 anna fire: {note: n}"}, "low..mid since 08-01, stated, moderate"},
		{"another position does", "08-09", []string{given, "08-05 anna fire: {position: mid}"}, "unknown"},
		{"so it does when it comes back", "08-09", []string{given, "08-05 anna fire: {position: mid}", "08-06 anna fire: {position: low}"}, "unknown"},
		{"another position after an unplaced stance does", "08-09", []string{given, "08-05 anna fire: {note: n}", "08-06 anna fire: {position: mid}"}, "unknown"},
		{"the same one after an unplaced stance does not", "08-09", []string{given, "08-05 anna fire: {note: n}", "08-06 anna fire: {position: low}"}, "low..mid since 08-01, stated, moderate"},
		{"a range where there was a position does", "08-09", []string{given, "08-05 anna fire: {plausible: [low, mid]}"}, "unknown"},
		{"a range of another width around the same position does not", "08-09", []string{given, "08-05 anna fire: {position: low, plausible: [low, mid]}"}, "low..mid since 08-01, stated, moderate"},
		{"none does", "08-09", []string{given, "08-05 anna fire: {position: none}"}, "unknown"},
		{"another takes its place", "08-09", []string{given, "08-05 anna fire: {position: low, accepts: [low, high]}"}, "low..high since 08-05, stated, moderate"},
		{"the same one given again keeps its date", "08-09", []string{given, "08-05 anna fire: {position: mid, accepts: [low, mid], basis: reported}"}, "low..mid since 08-01, reported, moderate"},
		{"of a group, for its member", "08-09", []string{"08-01 union fire: {position: low, accepts: [low, mid]}"}, "low..mid since 08-01, stated, moderate"},
		{"of a group, not what members that are named otherwise signed", "08-09", []string{"08-01 union fire: {position: low, accepts: [low, mid], inherited_by: [bert]}", "08-05 union fire: {position: low}"}, "unknown"},
		{"on a scale of numbers", "08-09", []string{"08-01 anna fire: {position: low}", "08-01 anna aid: {position: 2, accepts: [2, 3.5]}"}, "unknown"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := accepts(t, "anna", "fire", tt.day, tt.records...); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
	if got := accepts(t, "anna", "aid", "08-09", "08-01 anna aid: {position: 2, accepts: [2, 3.5]}"); got != "2..3.5 since 08-01, stated, moderate" {
		t.Errorf("got %s", got)
	}
}
