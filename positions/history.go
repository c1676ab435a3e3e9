package positions

import (
	"cmp"
	"slices"
	"sync"
)

// History is a dataset as it was known on a day, arranged by cell (a party on
// an issue) so that the stance in force on any date can be looked up. Stances,
// silences and claims that became known later do not exist in it, and
// `position: same` is resolved among those that do.
type History struct {
	Dataset *Dataset
	KnownBy Date // 0: everything is known

	cells []cell // by party, then issue

	fingerprint func() string // of the dataset, worked out once
}

// cell is what a History knows of one party on one issue, in date order.
type cell struct {
	stances  []*Stance // the party's own
	track    []Holding // what was in force, own or inherited
	claims   []*Claim
	silences []silenceAt

	signed   bool // a stance says which members it counts for
	mu       sync.Mutex
	lineages map[*Party]*lineage // by whom the stances count for; made when asked for
}

// silenceAt is one record of a cell, with the silence in it, nil where the
// record holds something else.
type silenceAt struct {
	date    Date
	silence *Silence
}

// Holding is a stance in force for a party, from a date until the next
// Holding of the cell.
type Holding struct {
	Stance *Stance
	Via    *Party // the group that the stance was taken from; nil: the party's own
	Signed bool   // for Via: the party, or a group between, signed it

	track []Holding // the cell's holdings up to and with this one
}

// Date is the date of the stance.
func (h Holding) Date() Date { return h.Stance.Record.Date }

// Spoken reports whether the party itself gave or signed the stance.
func (h Holding) Spoken() bool { return h.Via == nil || h.Signed }

// NewHistory arranges the dataset as it was known on the day knownBy, 0 for
// all of it.
func NewHistory(d *Dataset, knownBy Date) *History {
	h := &History{Dataset: d, KnownBy: knownBy, cells: make([]cell, len(d.Codebook.Parties)*len(d.Codebook.Issues))}
	h.fingerprint = sync.OnceValue(h.fingerprintOfAll)
	if knownBy != 0 {
		h.fingerprint = sync.OnceValue(d.Fingerprint)
	}

	var open []*Stance // with `position: same`, in date order
	for _, r := range d.Records {
		c := h.cell(r.Party, r.Issue)
		present := false
		if h.KnowsStance(r) {
			s := r.Stance
			if s.Kind == SameAsBefore {
				resolved := *s
				s = &resolved
				open = append(open, s)
			}
			c.stances = append(c.stances, s)
			c.signed = c.signed || s.Signatories != nil || s.SignedBy != nil
			present = true
		}
		for _, claim := range r.Claims {
			if h.KnowsClaim(claim) {
				c.claims = append(c.claims, c.answered(claim))
				present = true
			}
		}
		silence := r.Silence
		if !h.KnowsSilence(r) {
			silence = nil
		}
		if present || silence != nil {
			c.silences = append(c.silences, silenceAt{r.Date, silence})
		}
	}
	ancestries := h.ancestries()
	for _, p := range d.Codebook.Parties {
		groups := ancestries[p.Index]
		for _, is := range d.Codebook.Issues {
			c := h.cell(p, is)
			c.track = h.track(p, is, groups)
			for i := range c.track {
				c.track[i].track = c.track[:i+1]
			}
		}
	}
	// Which stance is in force never depends on positions, so they can be
	// resolved afterwards, in date order.
	for _, s := range open {
		s.resolveSame(h)
	}
	return h
}

// DatasetFingerprint is that of the dataset, worked out when it is first asked for.
func (h *History) DatasetFingerprint() string { return h.fingerprint() }

// knew reports whether what became known on a day exists in the history.
func (h *History) knew(known Date) bool { return h.KnownBy == 0 || known <= h.KnownBy }

// Knows reports whether anything that the record says exists in the history.
func (h *History) Knows(r *Record) bool {
	return h.KnowsStance(r) || h.KnowsSilence(r) || slices.ContainsFunc(r.Claims, h.KnowsClaim)
}

// KnowsStance reports whether the record has a stance that exists in the history.
func (h *History) KnowsStance(r *Record) bool {
	return r.Stance != nil && h.knew(r.Stance.KnownDate())
}

// KnowsSilence reports whether the record has a silence that exists in the
// history.
func (h *History) KnowsSilence(r *Record) bool {
	return r.Silence != nil && h.knew(r.Silence.KnownDate())
}

// KnowsClaim reports whether the claim exists in the history.
func (h *History) KnowsClaim(c *Claim) bool { return h.knew(c.KnownDate()) }

func (h *History) cell(p *Party, is *Issue) *cell {
	return &h.cells[p.Index*len(h.Dataset.Codebook.Issues)+is.Index]
}

// track lists what was in force for the party on the issue: all that it gave
// or signed itself, and before the first of these what its groups gave for it.
func (h *History) track(p *Party, is *Issue, groups *ancestry) []Holding {
	type candidate struct {
		Holding
		rank int // ties on one date: the party, then its groups depth first
	}
	own := h.cell(p, is).stances
	candidates := make([]candidate, 0, len(own))
	for _, s := range own {
		candidates = append(candidates, candidate{Holding{Stance: s}, 0})
	}
	// What a group says for the party counts until the party speaks, and on one
	// date once. The rest is left out at once: where every group of a deep chain
	// speaks, it would be most of the memory.
	var dates map[Date]bool
	if groups != nil {
		dates = map[Date]bool{}
	}
	rank := 0
	for a := groups; a != nil; a = a.next {
		rank++
		for _, s := range h.cell(a.group, is).stances {
			date := s.Record.Date
			late := len(own) > 0 && date >= own[0].Record.Date || dates[date]
			if late && s.Signatories == nil && s.SignedBy == nil {
				continue
			}
			if signed, counts := s.speaksFor(p); counts && (signed || !late) {
				dates[date] = true
				candidates = append(candidates, candidate{Holding{Stance: s, Via: a.group, Signed: signed}, rank})
			}
		}
	}
	if groups != nil {
		slices.SortStableFunc(candidates, func(a, b candidate) int {
			return cmp.Or(cmp.Compare(a.Date(), b.Date()), cmp.Compare(a.rank, b.rank))
		})
	}
	track := make([]Holding, 0, len(candidates))
	spoken := false
	for _, c := range candidates {
		if spoken && !c.Spoken() {
			continue
		}
		if last := len(track) - 1; last >= 0 && track[last].Date() == c.Date() {
			if track[last].Spoken() == c.Spoken() {
				continue // the earlier rank wins
			}
			track = track[:last] // what it signed beats what its group says
		}
		spoken = spoken || c.Spoken()
		track = append(track, c.Holding)
	}
	return track
}

// speaksFor tells whether a group's stance counts for a member, and whether
// the member, or a group on the way from it to this one, signed it.
func (s *Stance) speaksFor(p *Party) (signed, counts bool) {
	group := s.Record.Party
	for _, signatories := range [][]*Party{s.Signatories, s.SignedBy} {
		for _, q := range signatories {
			if q == p || p.Within(q) && q.Within(group) {
				return true, true
			}
		}
	}
	return false, s.Signatories == nil
}

func (s *Stance) resolveSame(h *History) {
	s.Kind = Unplaced
	before, ok := h.InForce(s.Record.Party, s.Record.Issue, s.Record.Date-1)
	if !ok {
		return
	}
	s.Kind, s.Value, s.Option = before.Stance.Kind, before.Stance.Value, before.Stance.Option
	if s.Plausible == nil {
		s.Plausible = before.Stance.Plausible
	}
}

// Track lists the stances in force for a cell in date order. The caller must
// not change it.
func (h *History) Track(p *Party, is *Issue) []Holding { return h.cell(p, is).track }

// Path lists the holdings of a cell that began after one date and up to
// another, in date order; nil if there are none. The caller must not change it.
func (h *History) Path(p *Party, is *Issue, after, to Date) []Holding {
	track := h.cell(p, is).track
	begin, end := begunBy(track, after), begunBy(track, to)
	if begin >= end {
		return nil
	}
	return track[begin:end:end]
}

// begunBy counts the holdings of a track that began on or before a date.
func begunBy(track []Holding, date Date) int {
	n, _ := slices.BinarySearchFunc(track, date+1, func(t Holding, d Date) int { return cmp.Compare(t.Date(), d) })
	return n
}

// InForce gives the stance in force for a party on an issue on a date; false
// if there is none.
func (h *History) InForce(p *Party, is *Issue, date Date) (Holding, bool) {
	track := h.cell(p, is).track
	n := begunBy(track, date)
	if n == 0 {
		return Holding{}, false
	}
	return track[n-1], true
}

// HeldSince is the first date of the unbroken run, back from the stance in
// force, over which the cell's stance in force had the same position.
func (h Holding) HeldSince() Date { return h.FirstHeld().Record.Date }

// FirstHeld is the first stance of that run.
func (h Holding) FirstHeld() *Stance {
	first := h.Stance
	for _, before := range slices.Backward(h.track) {
		if !SamePosition(before.Stance, h.Stance) {
			break
		}
		first = before.Stance
	}
	return first
}

// Stance gives a record's stance as this History has it, with `same`
// resolved; nil if the record has none or it was not known yet.
func (h *History) Stance(r *Record) *Stance {
	stances := h.cell(r.Party, r.Issue).stances
	i, found := slices.BinarySearchFunc(stances, r.Date, func(s *Stance, d Date) int { return cmp.Compare(s.Record.Date, d) })
	if !found {
		return nil
	}
	return stances[i]
}

// Claims lists the claims in force on a cell at a date: of each claimant the
// latest, claimants in codebook order.
func (h *History) Claims(p *Party, is *Issue, date Date) []*Claim {
	var inForce []*Claim
	for _, c := range h.cell(p, is).claims {
		if c.Record.Date > date {
			break
		}
		inForce = slices.DeleteFunc(inForce, func(old *Claim) bool { return old.By == c.By && old.Record.Date < c.Record.Date })
		inForce = append(inForce, c)
	}
	slices.SortStableFunc(inForce, func(a, b *Claim) int { return cmp.Compare(a.By.Index, b.By.Index) })
	return inForce
}

// ClaimsMade lists all claims that were ever made on a cell, in date order.
// The caller must not change it.
func (h *History) ClaimsMade(p *Party, is *Issue) []*Claim { return h.cell(p, is).claims }

// Silences lists all silences of a cell, in date order.
func (h *History) Silences(p *Party, is *Issue) []*Silence {
	var all []*Silence
	for _, s := range h.cell(p, is).silences {
		if s.silence != nil {
			all = append(all, s.silence)
		}
	}
	return all
}

// Silence gives the silence of a cell at a date, if its latest record on or
// before that date is silence; else nil.
func (h *History) Silence(p *Party, is *Issue, date Date) *Silence {
	var latest *Silence
	for _, s := range h.cell(p, is).silences {
		if s.date > date {
			break
		}
		latest = s.silence
	}
	return latest
}

// NotFound gives the last silence that was recorded on a cell after one date and up to
// another, nil for none: what was looked for again, and not found.
func (h *History) NotFound(p *Party, is *Issue, after, to Date) *Silence {
	var last *Silence
	for _, s := range h.cell(p, is).silences {
		if s.date > to {
			break
		}
		if s.silence != nil && s.date > after {
			last = s.silence
		}
	}
	return last
}
