package positions_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"stance/positions"
)

// plainTerms is what History.Terms and History.Endings say of a party without
// groups, put as their comments put it, with no thought of many terms.
func plainTerms(stances []*positions.Stance, after positions.Date) (own []positions.StandingTerm, endings []positions.Ending) {
	var standing []positions.StandingTerm
	var ids []string
	for _, s := range stances {
		if s.Kind == positions.None {
			for _, id := range ids {
				if s.Record.Date > after {
					endings = append(endings, positions.Ending{ID: id, How: positions.Withdrawn})
				}
			}
			standing, ids = nil, nil
		}
		for _, e := range s.Ended {
			if s.Record.Date > after {
				endings = append(endings, e)
			}
			standing = slices.DeleteFunc(standing, func(t positions.StandingTerm) bool { return t.ID == e.ID })
			ids = slices.DeleteFunc(ids, func(id string) bool { return id == e.ID })
		}
		own = nil
		for _, t := range s.Terms {
			st := positions.StandingTerm{Term: t, Since: s.Record.Date, Basis: s.Basis, Confidence: s.Confidence}
			i := slices.IndexFunc(standing, func(u positions.StandingTerm) bool { return t.ID != "" && u.ID == t.ID })
			if i >= 0 {
				if positions.SameTerm(standing[i].Term, t) {
					st.Since, st.Basis, st.Confidence = standing[i].Since, standing[i].Basis, standing[i].Confidence
				}
				standing = slices.Delete(standing, i, i+1)
			}
			own = append(own, st)
			if t.ID != "" && !slices.Contains(ids, t.ID) {
				ids = append(ids, t.ID)
			}
		}
		for _, t := range own {
			if t.ID != "" {
				standing = append(standing, t)
			}
		}
	}
	whole := slices.Clone(own)
	for _, t := range standing {
		if !slices.ContainsFunc(own, func(u positions.StandingTerm) bool { return u.ID == t.ID }) {
			whole = append(whole, t)
		}
	}
	return whole, endings
}

// standingAt asks a history for the terms of anna in force on a day.
func standingAt(t *testing.T, h *positions.History, d positions.Date) (positions.Holding, *positions.Party) {
	t.Helper()
	who := party(t, h, "anna")
	hd, ok := h.InForce(who, issue(t, h, "fire"), d)
	if !ok {
		t.Fatal("nothing in force")
	}
	return hd, who
}

func TestTermsAreThoseOfThePlainReading(t *testing.T) {
	const days = 31 // more than between two marks
	var records []string
	for day := range days {
		records = append(records, fmt.Sprintf("08-%02d anna fire: {position: mid}", day+1))
	}
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		d := dataset(t, records...)
		var stances []*positions.Stance
		for _, rec := range d.Records {
			s := rec.Stance
			if r.IntN(8) == 0 {
				s.Kind = positions.None
			}
			for range r.IntN(3) {
				s.Ended = append(s.Ended, positions.Ending{ID: strconv.Itoa(r.IntN(5)), How: positions.Met})
			}
			for range r.IntN(5) { // ids come twice, too
				id := strconv.Itoa(r.IntN(6))
				if id == "5" {
					id = ""
				}
				s.Terms = append(s.Terms, positions.Term{ID: id, Text: strconv.Itoa(r.IntN(2))})
			}
			stances = append(stances, s)
		}
		h := positions.NewHistory(d, 0)
		for _, i := range r.Perm(days) { // what is asked first must not tell in what follows
			s := stances[i]
			after := stances[r.IntN(days)].Record.Date
			hd, who := standingAt(t, h, s.Record.Date)
			wantTerms, wantEndings := plainTerms(stances[:i+1], after)
			if got := h.Terms(hd, who); len(got)+len(wantTerms) > 0 && !reflect.DeepEqual(got, wantTerms) {
				t.Fatalf("seed %d, stance %d: got %v, want %v", seed, i, got, wantTerms)
			}
			if got := h.Endings(hd, who, after); !reflect.DeepEqual(got, wantEndings) {
				t.Fatalf("seed %d, stance %d: ended %v, want %v", seed, i, got, wantEndings)
			}
		}
	}
}

// TestTermsOfAGroupAreThoseOfThePlainReading asks for a member and for the group
// itself by turns, where each stance of the group counts for some members.
func TestTermsOfAGroupAreThoseOfThePlainReading(t *testing.T) {
	const days = 31
	var records []string
	for day := range days {
		records = append(records, fmt.Sprintf("08-%02d union fire: {position: mid}", day+1))
	}
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 2))
		d := dataset(t, records...)
		h := positions.NewHistory(d, 0)
		anna, bert, union := party(t, h, "anna"), party(t, h, "bert"), party(t, h, "union")
		for _, rec := range d.Records {
			s := rec.Stance
			switch r.IntN(4) {
			case 0:
				s.Signatories = []*positions.Party{anna}
			case 1:
				s.Signatories = []*positions.Party{bert}
			}
			if r.IntN(5) == 0 {
				v := float64(r.IntN(101))
				s.Salience = &v
			}
			if r.IntN(10) == 0 {
				s.Kind = positions.None
			}
			if r.IntN(3) == 0 {
				s.Ended = append(s.Ended, positions.Ending{ID: strconv.Itoa(r.IntN(4)), How: positions.Met})
			}
			for range r.IntN(4) {
				s.Terms = append(s.Terms, positions.Term{ID: strconv.Itoa(r.IntN(4)), Text: strconv.Itoa(r.IntN(2))})
			}
		}
		h = positions.NewHistory(d, 0)
		fire := issue(t, h, "fire")
		for _, who := range []*positions.Party{anna, bert, union} {
			track := h.Track(who, fire)
			for _, i := range r.Perm(len(track)) {
				hd, after := track[i], d.Records[r.IntN(days)].Date
				var counting []*positions.Stance
				var salience *float64
				for _, rec := range d.Records {
					s := rec.Stance
					if rec.Date <= hd.Date() && (who == union || s.Signatories == nil || slices.Contains(s.Signatories, who)) {
						counting = append(counting, s)
						if s.Salience != nil {
							salience = s.Salience
						}
					}
				}
				wantTerms, wantEndings := plainTerms(counting, after)
				if got := h.Terms(hd, who); len(got)+len(wantTerms) > 0 && !reflect.DeepEqual(got, wantTerms) {
					t.Fatalf("seed %d, %s on %s: got %v, want %v", seed, who.ID, hd.Date(), got, wantTerms)
				}
				if got := h.Endings(hd, who, after); !reflect.DeepEqual(got, wantEndings) {
					t.Fatalf("seed %d, %s on %s: ended %v, want %v", seed, who.ID, hd.Date(), got, wantEndings)
				}
				if got := h.Salience(hd, who); got != salience {
					t.Fatalf("seed %d, %s on %s: salience %v, want %v", seed, who.ID, hd.Date(), got, salience)
				}
			}
		}
	}
}

// TestManyTerms would not come to an end if each term were looked for among
// all.
func TestManyTerms(t *testing.T) {
	const many = 100_000
	d := dataset(t, "08-01 anna fire: {position: mid}", "08-02 anna fire: {position: mid}", "08-03 anna fire: {position: mid}")
	first, second, third := d.Records[0].Stance, d.Records[1].Stance, d.Records[2].Stance
	for i := range many {
		id := strconv.Itoa(i)
		first.Terms = append(first.Terms, positions.Term{ID: id, Text: id})
		if i%2 == 0 {
			second.Terms = append(second.Terms, positions.Term{ID: id, Text: id})
		} else {
			second.Ended = append(second.Ended, positions.Ending{ID: id, How: positions.Met})
		}
	}
	slices.Reverse(second.Terms)
	third.Kind = positions.None
	h := positions.NewHistory(d, 0)
	hd, who := standingAt(t, h, second.Record.Date)
	if got := h.Terms(hd, who); len(got) != many/2 || got[0].ID != strconv.Itoa(many-2) || got[0].Since != first.Record.Date {
		t.Errorf("%d terms stand", len(got))
	}
	hd, who = standingAt(t, h, third.Record.Date)
	if got := h.Endings(hd, who, first.Record.Date); len(got) != many {
		t.Errorf("%d terms ended", len(got))
	}
}
