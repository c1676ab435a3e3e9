package diff

import (
	"slices"

	"stance/positions"
)

// Zopa is whether what the parties ask for on an issue, or say they would take, can meet:
// the zone of possible agreement. It never says that agreement is possible or likely.
type Zopa struct {
	Issue   *positions.Issue
	Verdict Verdict
	RestsOn Rest  // NoRest with Unclear
	Ranges  []Ask // those that are known, parties in codebook order
	Unsure  bool  // a range is unconfirmed or of low confidence
	Zone    *Zone // nil: fewer than two ranges are known
	Unknown []*positions.Party
	TooOld  []TooOld // whose stance was left out for its age; they count as unknown
}

// Zone is what lies between the greatest lower and the least upper end of the ranges.
type Zone struct {
	Floor, Ceiling     positions.Point // the greatest lower end, and the least upper end
	FloorBy, CeilingBy []*positions.Party
	Low, High          *float64 // their scores, where they leave room; else nil
	Hole               *float64 // how many score points the floor lies above the ceiling; nil where it does not
}

// Ask is the range of one party.
type Ask struct {
	Party      *positions.Party
	Range      positions.Range
	RestsOn    Rest
	Holding    positions.Holding
	Age        int // of the stance in force, in days
	Basis      positions.Basis
	Confidence positions.Confidence
}

// Unsure reports whether the range is unconfirmed or of low confidence.
func (a *Ask) Unsure() bool { return a.Basis.Unconfirmed() || a.Confidence == positions.Low }

// Rest is what a range, or a verdict, rests on.
type Rest uint8

const (
	NoRest    Rest = iota
	OnAccepts      // on what the party says or signals it would take
	OnAsks         // on what it asks for, which is not the least it would take
)

// Rests are the words for a Rest; the first, for none, is empty.
var Rests = []string{"", "accepts", "asks"}

func (r Rest) String() string { return Rests[r] }

// Verdict is what follows from the ranges.
type Verdict uint8

const (
	Unclear Verdict = iota
	Meet
	Apart
)

// Verdicts are the words for a Verdict.
var Verdicts = []string{"unclear", "meet", "apart"}

func (v Verdict) String() string { return Verdicts[v] }

// Zopas looks at every issue with a scale on a date. Parties that are named stand each for
// themselves; where they are those that lists of gaps take in, a party for which its group
// speaks is left out, and so are all but one of those that signed one record. Stances too
// old on the date are left out once they were found.
func Zopas(h *positions.History, parties []*positions.Party, named bool, date positions.Date, maxAge positions.MaxAge) []Zopa {
	var all []Zopa
	for _, is := range h.Dataset.Codebook.Issues {
		if is.Scale != nil {
			all = append(all, zopa(h, parties, named, is, date, maxAge))
		}
	}
	return all
}

func zopa(h *positions.History, parties []*positions.Party, named bool, is *positions.Issue, date positions.Date, maxAge positions.MaxAge) Zopa {
	z := Zopa{Issue: is}
	used := map[*positions.Stance]*positions.Party{} // who a shared record is used under
	if !named {
		parties, used = notCovered(h, parties, is, date, maxAge)
	}
	for _, p := range parties {
		hd, ok := h.InForce(p, is, date)
		switch {
		case !ok:
			z.Unknown = append(z.Unknown, p)
			continue
		case !named && used[hd.Stance] != p:
			continue
		case maxAge.TooOld(hd.Stance, date):
			z.TooOld = append(z.TooOld, TooOld{p, is, hd, date})
			continue
		}
		a, ok := askOf(h, hd, p, date)
		if !ok {
			z.Unknown = append(z.Unknown, p)
			continue
		}
		z.Unsure = z.Unsure || a.Unsure()
		z.Ranges = append(z.Ranges, a)
	}
	z.judge()
	return z
}

// askOf is the range of a party: what it would take, else where it stands.
func askOf(h *positions.History, hd positions.Holding, p *positions.Party, date positions.Date) (Ask, bool) {
	a := Ask{Party: p, Holding: hd, Age: int(date - hd.Date())}
	if would := h.Accepts(hd, p); would != nil {
		a.Range, a.RestsOn, a.Basis, a.Confidence = would.Range, OnAccepts, would.Basis, would.Confidence
		return a, true
	}
	interval, ok := hd.Stance.Interval()
	a.Range, a.RestsOn, a.Basis, a.Confidence = interval, OnAsks, hd.Stance.Basis, hd.Stance.Confidence
	return a, ok
}

// notCovered leaves out the parties for which a group speaks on an issue, and says under
// whom each record is used: its holder, if that is here and stands on it, covered or not,
// else the first here that signed it.
func notCovered(h *positions.History, parties []*positions.Party, is *positions.Issue, date positions.Date, maxAge positions.MaxAge) ([]*positions.Party, map[*positions.Stance]*positions.Party) {
	used := map[*positions.Stance]*positions.Party{}
	var left []*positions.Party
	for _, p := range parties {
		hd, ok := h.InForce(p, is, date)
		if ok && hd.Spoken() && (used[hd.Stance] == nil || hd.Via == nil) {
			used[hd.Stance] = p
		}
		if !ok || !covered(h, hd, p, is, date, maxAge) {
			left = append(left, p)
		}
	}
	return left, used
}

// covered reports whether a group speaks for a party: what the party has is inherited and
// not signed, or is its own and gives no interval, while a group of it gives one.
func covered(h *positions.History, hd positions.Holding, p *positions.Party, is *positions.Issue, date positions.Date, maxAge positions.MaxAge) bool {
	if hd.Via != nil {
		return !hd.Signed
	}
	if _, own := hd.Stance.Interval(); own {
		return false
	}
	return slices.ContainsFunc(p.Ancestry(), func(group *positions.Party) bool {
		line, ok := h.InForce(group, is, date)
		if !ok || maxAge.TooOld(line.Stance, date) {
			return false
		}
		_, ok = line.Stance.Interval()
		return ok
	})
}

// judge sets the verdict from the ranges that are known.
func (z *Zopa) judge() {
	if len(z.Ranges) < 2 {
		return
	}
	scale := z.Issue.Scale
	zone := &Zone{Floor: z.Ranges[0].Range.Low, Ceiling: z.Ranges[0].Range.High}
	least, most := zone.Floor, zone.Ceiling // the ends of all ranges together
	accepted := true
	for i := range z.Ranges {
		r := &z.Ranges[i].Range
		if r.Low.Value > zone.Floor.Value {
			zone.Floor = r.Low
		}
		if r.High.Value < zone.Ceiling.Value {
			zone.Ceiling = r.High
		}
		if r.Low.Value < least.Value {
			least = r.Low
		}
		if r.High.Value > most.Value {
			most = r.High
		}
		accepted = accepted && z.Ranges[i].RestsOn == OnAccepts
	}
	decided := true // what floor and ceiling rest on is all accepted
	for i := range z.Ranges {
		a := &z.Ranges[i]
		floor, ceiling := scale.Same(a.Range.Low.Value, zone.Floor.Value), scale.Same(a.Range.High.Value, zone.Ceiling.Value)
		if floor {
			zone.FloorBy = append(zone.FloorBy, a.Party)
		}
		if ceiling {
			zone.CeilingBy = append(zone.CeilingBy, a.Party)
		}
		decided = decided && (a.RestsOn == OnAccepts || !floor && !ceiling)
	}
	z.Zone = zone
	floor, ceiling := scale.Score(zone.Floor.Value), scale.Score(zone.Ceiling.Value)
	touching := scale.Same(zone.Floor.Value, zone.Ceiling.Value)
	switch {
	case zone.Floor.Value > zone.Ceiling.Value && !touching:
		hole := floor - ceiling
		zone.Hole = &hole
		z.Verdict, z.RestsOn = Apart, restingOn(decided)
		return
	case touching: // within what float arithmetic blurs the floor may lie above
		ceiling = max(floor, ceiling)
	}
	zone.Low, zone.High = &floor, &ceiling
	if len(z.Unknown)+len(z.TooOld) == 0 && (accepted || scale.Same(least.Value, most.Value)) {
		z.Verdict, z.RestsOn = Meet, restingOn(accepted)
	}
}

func restingOn(accepts bool) Rest {
	if accepts {
		return OnAccepts
	}
	return OnAsks
}
