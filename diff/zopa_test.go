package diff_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stance/diff"
	"stance/positions"
)

// zopaOn tells the zone on an issue at dateB in a line, of the parties named, or by default
// of those that lists of gaps take in.
func zopaOn(t *testing.T, issue, named, maxAge string, records ...string) string {
	t.Helper()
	h := history(t, records...)
	parties := diff.Speakers(h, on(t, dateB))
	if named != "" {
		parties = nil
		for _, id := range strings.Fields(named) {
			parties = append(parties, h.Dataset.Codebook.Party(id))
		}
	}
	var bound positions.MaxAge
	if maxAge != "" {
		var err error
		if bound, err = positions.ParseMaxAge(maxAge); err != nil {
			t.Fatal(err)
		}
	}
	for _, z := range diff.Zopas(h, parties, named != "", on(t, dateB), bound) {
		if z.Issue.ID == issue {
			return zopaLine(&z)
		}
	}
	t.Fatalf("nothing of %s", issue)
	return ""
}

func zopaLine(z *diff.Zopa) string {
	var b strings.Builder
	b.WriteString(z.Verdict.String())
	if z.RestsOn != diff.NoRest {
		fmt.Fprintf(&b, " on %s", z.RestsOn)
	}
	if zone := z.Zone; zone != nil {
		if zone.Low != nil {
			fmt.Fprintf(&b, " %s–%s", figure(zone.Low), figure(zone.High))
		}
		if zone.Hole != nil {
			fmt.Fprintf(&b, " hole %s", figure(zone.Hole))
		}
		fmt.Fprintf(&b, " floor %s ceiling %s", ids(zone.FloorBy), ids(zone.CeilingBy))
	}
	if len(z.Unknown) > 0 {
		fmt.Fprintf(&b, " unknown %s", ids(z.Unknown))
	}
	for _, o := range z.TooOld {
		fmt.Fprintf(&b, " old %s", o.Party.ID)
	}
	if z.Unsure {
		b.WriteString(" unsure")
	}
	for _, a := range z.Ranges {
		fmt.Fprintf(&b, " %s:%s", a.Party.ID, a.RestsOn)
	}
	return b.String()
}

func ids(parties []*positions.Party) string {
	var list []string
	for _, p := range parties {
		list = append(list, p.ID)
	}
	return strings.Join(list, "+")
}

// Each sentence of the contract, by hand. Scores of fire are 0, 25, 50, 75, 100.
func TestZopa(t *testing.T) {
	const (
		group     = "08-05 union fire: {position: mid}"
		carl      = "08-05 carl fire: {position: low}"
		dora      = "08-05 dora fire: {position: high}"
		carlTakes = "08-05 carl fire: {position: low, accepts: [low, mid]}"
		doraTakes = "08-05 dora fire: {position: high, accepts: [lowish, high]}"
	)
	for _, tt := range []struct {
		name, named, maxAge string
		records             []string
		want                string
	}{
		{"asks that are apart", "", "", []string{carl, dora}, "apart on asks hole 100 floor dora ceiling carl carl:asks dora:asks"},
		{"what they would take meets", "", "", []string{carlTakes, doraTakes}, "meet on accepts 25–50 floor dora ceiling carl carl:accepts dora:accepts"},
		{
			"what both would take is apart", "", "",
			[]string{"08-05 carl fire: {position: low, accepts: [low, lowish]}", "08-05 dora fire: {position: high, accepts: [highish, high]}"},
			"apart on accepts hole 50 floor dora ceiling carl carl:accepts dora:accepts",
		},
		{"one of the ends is an ask alone", "", "", []string{carlTakes, dora}, "apart on asks hole 50 floor dora ceiling carl carl:accepts dora:asks"},
		{
			"an ask that is at neither end does not count for what it rests on", "", "",
			[]string{"08-05 carl fire: {position: low, accepts: [low, lowish]}", "08-05 dora fire: {position: high, accepts: [highish, high]}", "08-05 anna fire: {plausible: [mid, mid]}"},
			"apart on accepts hole 50 floor dora ceiling carl anna:asks carl:accepts dora:accepts",
		},
		{"asks that meet do not say what would be taken", "", "", []string{"08-05 carl fire: {plausible: [low, highish]}", "08-05 dora fire: {plausible: [mid, high]}"}, "unclear 50–75 floor dora ceiling carl carl:asks dora:asks"},
		{"one accepts, the other asks within it", "", "", []string{carlTakes, "08-05 dora fire: {position: mid}"}, "unclear 50–50 floor dora ceiling carl+dora carl:accepts dora:asks"},
		{"all ask the same", "", "", []string{carl, "08-05 dora fire: {position: low}"}, "meet on asks 0–0 floor carl+dora ceiling carl+dora carl:asks dora:asks"},
		{"the same point, one of them as what it would take", "", "", []string{carl, "08-05 dora fire: {position: high, accepts: [low, low]}"}, "meet on asks 0–0 floor carl+dora ceiling carl+dora carl:asks dora:accepts"},
		{
			"the same point, as what all would take", "", "",
			[]string{"08-05 carl fire: {position: low, accepts: [low, low]}", "08-05 dora fire: {position: high, accepts: [low, low]}"},
			"meet on accepts 0–0 floor carl+dora ceiling carl+dora carl:accepts dora:accepts",
		},
		{"a party is unknown: nothing is known to meet", "", "", []string{carlTakes, doraTakes, "08-05 anna aid: {position: 3}"}, "unclear 25–50 floor dora ceiling carl unknown anna carl:accepts dora:accepts"},
		{"what is apart is so whatever the unknown hold", "", "", []string{carl, dora, "08-05 anna aid: {position: 3}"}, "apart on asks hole 100 floor dora ceiling carl unknown anna carl:asks dora:asks"},
		{"in words only is unknown", "", "", []string{carlTakes, doraTakes, "08-05 anna fire: {note: n}"}, "unclear 25–50 floor dora ceiling carl unknown anna carl:accepts dora:accepts"},
		{"no position is unknown", "", "", []string{carlTakes, doraTakes, "08-05 anna fire: {position: none}"}, "unclear 25–50 floor dora ceiling carl unknown anna carl:accepts dora:accepts"},
		{"no position ends what was accepted", "", "", []string{carlTakes, doraTakes, "08-06 dora fire: {position: none}"}, "unclear unknown dora carl:accepts"},
		{"what is accepted stands in words only", "", "", []string{carlTakes, doraTakes, "08-06 dora fire: {note: n}"}, "meet on accepts 25–50 floor dora ceiling carl carl:accepts dora:accepts"},
		{"and falls with another position", "", "", []string{carlTakes, doraTakes, "08-06 dora fire: {position: highish}"}, "apart on asks hole 25 floor dora ceiling carl carl:accepts dora:asks"},
		{"fewer than two known", "", "", []string{carl, "08-05 dora fire: {note: n}"}, "unclear unknown dora carl:asks"},
		{"nobody known", "", "", []string{"08-05 dora aid: {position: 3}"}, "unclear unknown dora"},
		{"one named", "carl", "", []string{carl, dora}, "unclear carl:asks"},

		{"a member that only inherits is left out", "", "", []string{group, carl, "08-05 anna aid: {position: 3}"}, "apart on asks hole 50 floor union ceiling carl union:asks carl:asks"},
		{"but where it is named", "anna carl", "", []string{group, carl}, "apart on asks hole 50 floor anna ceiling carl anna:asks carl:asks"},
		{"a member in words only, while its group has an interval", "", "", []string{group, carl, "08-06 anna fire: {note: n}"}, "apart on asks hole 50 floor union ceiling carl union:asks carl:asks"},
		{"named, it is unknown", "anna carl", "", []string{group, carl, "08-06 anna fire: {note: n}"}, "unclear unknown anna carl:asks"},
		{"while its group has none, it is unknown", "", "", []string{"08-05 union fire: {note: n}", carl, "08-06 anna fire: {note: n}"}, "unclear unknown anna+union carl:asks"},
		{"the group of its group counts", "", "", []string{"08-05 alliance fire: {position: mid}", carl, "08-06 anna fire: {note: n}"}, "apart on asks hole 50 floor alliance ceiling carl alliance:asks carl:asks"},
		{"a member with a position of its own stands beside its group", "", "", []string{group, carl, "08-06 anna fire: {position: high}"}, "apart on asks hole 100 floor anna ceiling carl anna:asks union:asks carl:asks"},

		{"signed by a member: once, under its holder", "", "", []string{"08-05 union fire: {position: mid, signed_by: [anna, bert]}", carl}, "apart on asks hole 50 floor union ceiling carl union:asks carl:asks"},
		{
			"under its holder, also where that is covered: the record is in words only, and its holder's group has an interval", "", "",
			[]string{"08-05 alliance fire: {position: high}", "08-06 union fire: {note: n, inherited_by: [bert]}", carl},
			"apart on asks hole 100 floor alliance ceiling carl alliance:asks carl:asks",
		},
		{
			"under its first signer, where its holder has moved on", "", "",
			[]string{"08-05 union fire: {position: mid, inherited_by: [anna, bert]}", "08-06 union fire: {position: high, inherited_by: []}", carl},
			"apart on asks hole 100 floor union ceiling carl anna:asks union:asks carl:asks",
		},
		{"each, where named", "anna bert carl", "", []string{"08-05 union fire: {position: mid, inherited_by: [anna, bert]}", carl}, "apart on asks hole 50 floor anna+bert ceiling carl anna:asks bert:asks carl:asks"},

		{"unconfirmed", "", "", []string{carl, "08-05 dora fire: {position: high, basis: reported}"}, "apart on asks hole 100 floor dora ceiling carl unsure carl:asks dora:asks"},
		{"of low confidence", "", "", []string{carl, "08-05 dora fire: {position: high, confidence: low}"}, "apart on asks hole 100 floor dora ceiling carl unsure carl:asks dora:asks"},
		{"what is accepted has a basis of its own", "", "", []string{carlTakes, "08-05 dora fire: {position: high, accepts: {range: [lowish, high], basis: reported}}"}, "meet on accepts 25–50 floor dora ceiling carl unsure carl:accepts dora:accepts"},
		{"and a confidence", "", "", []string{carlTakes, "08-05 dora fire: {position: high, basis: reported, accepts: {range: [lowish, high], basis: stated}}"}, "meet on accepts 25–50 floor dora ceiling carl carl:accepts dora:accepts"},

		{"too old: left out, and not known to meet", "", "10d", []string{carlTakes, doraTakes, "08-12 anna fire: {position: mid, accepts: [mid, mid]}", "08-12 bert fire: {position: mid, accepts: [mid, mid]}"}, "unclear 50–50 floor anna+bert ceiling anna+bert old carl old dora anna:accepts bert:accepts"},
		{"exactly as old as asked for stays", "", "15d", []string{carl, dora}, "apart on asks hole 100 floor dora ceiling carl carl:asks dora:asks"},
		{"an outdated own word does not let the group speak", "anna carl", "10d", []string{"08-05 anna fire: {position: low}", "08-15 union fire: {position: high}", "08-15 carl fire: {position: high}"}, "unclear old anna carl:asks"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := zopaOn(t, "fire", tt.named, tt.maxAge, tt.records...)
			if got != tt.want {
				t.Errorf("\ngot  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// On a numeric scale what differs by a billionth of it is one point; more is not.
func TestZopaOnNumbers(t *testing.T) {
	for second, want := range map[string]string{
		"4.000000001": "meet on asks 50.000000017–50.000000017 floor carl+dora ceiling carl+dora carl:asks dora:asks",
		"4.0000001":   "apart on asks hole 0.000001667 floor dora ceiling carl carl:asks dora:asks",
		"5.5":         "apart on asks hole 25 floor dora ceiling carl carl:asks dora:asks",
	} {
		got := zopaOn(t, "aid", "", "", "08-05 carl aid: {position: 4}", "08-05 dora aid: {position: "+second+"}")
		if got != want {
			t.Errorf("4 and %s:\ngot  %s\nwant %s", second, got, want)
		}
	}
}

// termLists are those of random records, which are not looked at here, and what they accept.
var termLists = regexp.MustCompile(`, (terms|ended|accepts): \[[^]]*\]`)

// Some ranges of each scale, not all of which meet.
var acceptable = map[string][]string{
	"fire": {"low, mid", "mid, high", "lowish, highish", "low, lowish", "highish, high"},
	"aid":  {"1, 4", "4, 7", "3.9, 4.1", "6, 7", "1, 2"},
	"land": {"all, some", "some, nothing", "all, all", "nothing, nothing"},
}

// accepting adds to random records what parties would take, and who signed.
func accepting(seed uint64, records []record) []record {
	r := rand.New(rand.NewPCG(seed, 11))
	for i := range records {
		rec := &records[i]
		rec.body = termLists.ReplaceAllString(rec.body, "")
		if !strings.Contains(rec.body, "confidence:") || strings.Contains(rec.body, "position: none, ") || strings.Contains(rec.body, "position: same") {
			continue
		}
		if ranges := acceptable[rec.issue]; ranges != nil && r.IntN(2) == 0 {
			rec.body += fmt.Sprintf(", accepts: {range: [%s], basis: %s}", pick(r, ranges...), pick(r, "stated", "reported"))
		}
		if (rec.party == "union" || rec.party == "alliance") && !strings.Contains(rec.body, "inherited_by") && r.IntN(2) == 0 {
			rec.body += fmt.Sprintf(", signed_by: [%s]", pick(r, "anna", "bert", "anna, bert"))
		}
	}
	return records
}

// The zone against the contract written down slowly, over all pairs of ends.
func TestPropertyZopa(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(seeds) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			h := positions.NewHistory(randomDataset(t, accepting(seed, randomRecords(seed)), false), 0)
			book := h.Dataset.Codebook
			for _, day := range []string{"08-04", "08-10", "08-17", "08-24"} {
				date := on(t, day)
				for _, named := range [][]*positions.Party{nil, {book.Party("anna"), book.Party("bert"), book.Party("union")}, {book.Party("carl"), book.Party("dora")}, book.Parties} {
					for _, age := range []string{"", "6d"} {
						var bound positions.MaxAge
						if age != "" {
							bound, _ = positions.ParseMaxAge(age)
						}
						parties := named
						if named == nil {
							parties = diff.Speakers(h, date)
						}
						for _, z := range diff.Zopas(h, parties, named != nil, date, bound) {
							got, want := zopaLine(&z), slowZopa(h, parties, named != nil, z.Issue, date, age != "")
							if got != want {
								t.Errorf("%s at %s, named %s, %s\ngot  %s\nwant %s", z.Issue.ID, day, ids(named), age, got, want)
							}
							seen[fmt.Sprint(z.Verdict, " ", z.RestsOn)]++
							if len(z.TooOld) > 0 {
								seen["too old"]++
							}
						}
					}
				}
			}
		})
	}
	for _, kind := range []string{"meet accepts", "meet asks", "apart accepts", "apart asks", "unclear ", "too old"} {
		if seen[kind] < 10 {
			t.Errorf("%s is reached %d times: %v", kind, seen[kind], seen)
		}
	}
}

// slowZopa is the contract, sentence by sentence, without thought for speed.
func slowZopa(h *positions.History, parties []*positions.Party, named bool, is *positions.Issue, date positions.Date, sixDays bool) string {
	score := func(v float64) float64 { return 100 * (v - is.Scale.Min) / (is.Scale.Max - is.Scale.Min) }
	same := func(a, b float64) bool { return a-b < 1e-7 && b-a < 1e-7 }
	inForce := func(p *positions.Party) *positions.Holding {
		if hd, ok := h.InForce(p, is, date); ok {
			return &hd
		}
		return nil
	}
	old := func(hd *positions.Holding) bool { return sixDays && date-hd.Date() > 6 }
	placed := func(s *positions.Stance) bool { return s.Plausible != nil || s.Kind == positions.Placed }
	type known struct {
		party     *positions.Party
		low, high float64
		accepts   bool
	}
	var have []known
	var unknown, tooOld []*positions.Party
	unsure := false
	for _, p := range parties {
		hd := inForce(p)
		if hd == nil {
			unknown = append(unknown, p)
			continue
		}
		if !named {
			inherited := hd.Via != nil && !hd.Signed
			groupHas := false
			for _, g := range book(h) {
				if p.Within(g) && p != g {
					if line := inForce(g); line != nil && !old(line) && placed(line.Stance) {
						groupHas = true
					}
				}
			}
			if inherited || hd.Via == nil && !placed(hd.Stance) && groupHas {
				continue
			}
			first := p
			for _, q := range slices.Backward(parties) { // the first of those on the record
				if other := inForce(q); other != nil && other.Stance == hd.Stance && (other.Via == nil || other.Signed) {
					first = q
				}
			}
			if slices.Contains(parties, hd.Stance.Record.Party) && inForce(hd.Stance.Record.Party).Stance == hd.Stance {
				first = hd.Stance.Record.Party
			}
			if first != p {
				continue
			}
		}
		if old(hd) {
			tooOld = append(tooOld, p)
			continue
		}
		k := known{party: p}
		basis, confidence := hd.Stance.Basis, hd.Stance.Confidence
		switch would := h.Accepts(*hd, p); {
		case would != nil:
			k.low, k.high, k.accepts = score(would.Range.Low.Value), score(would.Range.High.Value), true
			basis, confidence = would.Basis, would.Confidence
		case hd.Stance.Plausible != nil:
			k.low, k.high = score(hd.Stance.Plausible.Low.Value), score(hd.Stance.Plausible.High.Value)
		case hd.Stance.Kind == positions.Placed:
			k.low, k.high = score(hd.Stance.Value), score(hd.Stance.Value)
		default:
			unknown = append(unknown, p)
			continue
		}
		unsure = unsure || basis == positions.Reported || basis == positions.Assessed || basis == positions.Inferred || confidence == positions.Low
		have = append(have, k)
	}
	verdict, rests, zone := "unclear", "", ""
	if len(have) >= 2 {
		L, H := have[0].low, have[0].high
		for _, k := range have {
			L, H = max(L, k.low), min(H, k.high)
		}
		var floor, ceiling []*positions.Party
		ends, all, onePoint := true, true, true
		for _, k := range have {
			if same(k.low, L) {
				floor = append(floor, k.party)
				ends = ends && k.accepts
			}
			if same(k.high, H) {
				ceiling = append(ceiling, k.party)
				ends = ends && k.accepts
			}
			all = all && k.accepts
			onePoint = onePoint && same(k.low, have[0].low) && same(k.high, have[0].low)
		}
		by := map[bool]string{true: "accepts", false: "asks"}
		switch {
		case L > H && !same(L, H):
			verdict, rests = "apart", by[ends]
			zone = " hole " + number(L-H)
		default:
			zone = " " + number(L) + "–" + number(H)
			if len(unknown)+len(tooOld) == 0 && (all || onePoint) {
				verdict, rests = "meet", by[all]
			}
		}
		zone += " floor " + ids(floor) + " ceiling " + ids(ceiling)
	}
	line := verdict
	if rests != "" {
		line += " on " + rests
	}
	line += zone
	if unknown != nil {
		line += " unknown " + ids(unknown)
	}
	for _, p := range tooOld {
		line += " old " + p.ID
	}
	if unsure {
		line += " unsure"
	}
	for _, k := range have {
		line += " " + k.party.ID + ":" + map[bool]string{true: "accepts", false: "asks"}[k.accepts]
	}
	return line
}

func book(h *positions.History) []*positions.Party { return h.Dataset.Codebook.Parties }

// No distance is below its least or above its most, which lie on the scale; without ranges
// they are the distance.
func TestPropertyBounds(t *testing.T) {
	ranged, exact := 0, 0
	for seed := range uint64(seeds) {
		h := positions.NewHistory(randomDataset(t, accepting(seed, randomRecords(seed)), false), 0)
		for _, day := range []string{"08-08", "08-24"} {
			for _, g := range diff.Gaps(h, book(h), on(t, day)) {
				oldest, unsure := -1, false
				for _, ig := range g.ByIssue {
					b := ig.Bounds
					if b.Low < 0 || b.Low > ig.Distance+1e-9 || b.High < ig.Distance-1e-9 || b.High > 100+1e-9 {
						t.Errorf("seed %d, %s and %s on %s: %v is not between %v and %v", seed, g.A.ID, g.B.ID, ig.Issue.ID, ig.Distance, b.Low, b.High)
					}
					if b.Low == b.High {
						exact++
					} else {
						ranged++
					}
					oldest, unsure = max(oldest, b.AAge, b.BAge), unsure || b.Unsure
				}
				if g.Unsure != unsure || (g.Oldest == nil) != (oldest < 0) || g.Oldest != nil && *g.Oldest != oldest {
					t.Errorf("seed %d, %s and %s: unsure %t, oldest %s", seed, g.A.ID, g.B.ID, g.Unsure, steps(g.Oldest))
				}
				if (g.Low == nil) != (g.Gap == nil) || g.Gap != nil && (*g.Low > *g.Gap+1e-9 || *g.High < *g.Gap-1e-9) {
					t.Errorf("seed %d, %s and %s: %s is not between %s and %s", seed, g.A.ID, g.B.ID, figure(g.Gap), figure(g.Low), figure(g.High))
				}
			}
		}
	}
	if ranged < 100 || exact < 100 {
		t.Errorf("%d distances with a range and %d without", ranged, exact)
	}
}
