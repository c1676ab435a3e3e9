package tables

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/wording"
)

// The tables of what stood when: a row from a date until another, so that what is in force on a
// day D is the rows with `date` up to D and `until` behind it, and what changed between two days
// can be asked of the rows in force on each.

// keyLength is how many bytes of a hash make a key: keys are compared within a cell, where there are
// never so many that two would be the same by chance.
const keyLength = 8

func key(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(strconv.Itoa(len(p)) + ":" + p))
	}
	return hex.EncodeToString(h.Sum(nil)[:keyLength])
}

// termKey is the same for two terms exactly if they say the same, see positions.SameTerm.
func termKey(t *positions.Term) string {
	return key(t.Kind.String(), wording.Fold(t.Text), t.Ties())
}

// Track is what was in force in each cell of a panel: a row each time that the stance is replaced.
func Track(p *report.Panel) *Table {
	return &Table{
		Name: "track", Doc: "a row per stance in force of a party on an issue, its own or its group's, until the next",
		Columns: slices.Concat(named("party", "issue"), []Column{
			{Name: "number", Doc: "which stance of the party on the issue it is, from 1", Type: Integer},
			meaning("date"),
			{Name: "until", Doc: "the date of the next stance, from which this one is in force no more; empty: it still is", Type: Date},
			{Name: "holder", Doc: "whose record it is: the party, or the group that it is taken from", Type: Word},
			meaning("inherited_from"), meaning("signed"),
			{Name: "spoken", Doc: "true: the party gave it itself, or signed it", Type: Truth},
			{Name: "place", Doc: "what is said of its place on the scale: point, range (without a position), words (nothing) or none (a finding: no position)", Type: Word},
		}, named("position", "value", "score", "plausible_low", "plausible_high"), []Column{
			{Name: "least", Doc: "the least value on the scale that it can be: of the plausible range, else the position", Type: Number},
			{Name: "most", Doc: "the greatest", Type: Number},
			{Name: "firm", Doc: "true: neither unconfirmed nor of low confidence, so that it can bear the word shift", Type: Truth},
		}, named("basis", "confidence", "tone", "novel", "summary"), []Column{
			{Name: "words_key", Doc: "the same for two summaries exactly if they are the same words", Type: Word},
			{Name: "terms_key", Doc: "the same only if the same terms stand; `terms` has them", Type: Word},
		}, named("salience", "accepts_low", "accepts_high", "accepts_basis", "accepts_confidence", "accepts_since", "known", "when", "when_from", "when_to", "coder", "file", "line")),
		Count: func() int {
			n := 0
			p.Cells(func(party *positions.Party, is *positions.Issue) {
				track := p.History.Track(party, is)
				for i := range track {
					if p.Spans(track, i) {
						n++
					}
				}
			})
			return n
		},
		Fill: func(f *Filler) {
			p.Cells(func(party *positions.Party, is *positions.Issue) {
				track := p.History.Track(party, is)
				for i, hd := range track {
					if !p.Spans(track, i) {
						continue
					}
					f.Text("party", party.ID)
					f.Text("issue", is.ID)
					f.Integer("number", i+1)
					if i+1 < len(track) {
						f.Date("until", track[i+1].Date())
					}
					f.holding(p.History, party, hd)
					f.End()
				}
			})
		},
	}
}

func (f *Filler) holding(h *positions.History, party *positions.Party, hd positions.Holding) {
	s := hd.Stance
	r := s.Record
	f.Date("date", r.Date)
	f.Text("holder", r.Party.ID)
	if hd.Via != nil {
		f.Text("inherited_from", hd.Via.ID)
	}
	f.Truth("signed", hd.Signed)
	f.Truth("spoken", hd.Spoken())
	f.Text("place", placeOf(s))
	f.position(r.Issue, s.Kind, s.Point())
	f.plausible(r.Issue, s.Plausible)
	if in, ok := s.Interval(); ok {
		f.Number("least", &in.Low.Value)
		f.Number("most", &in.High.Value)
	}
	f.Truth("firm", !diff.Unsure(s))
	f.Text("basis", s.Basis.String())
	f.Text("confidence", s.Confidence.String())
	f.Text("tone", s.Tone.String())
	f.Truth("novel", s.Novel)
	f.Text("summary", s.Summary)
	f.Text("words_key", key(wording.Fold(s.Summary)))
	f.Text("terms_key", termsKey(h.Terms(hd, party)))
	f.Number("salience", h.Salience(hd, party))
	f.accepts(r.Issue, h.Accepts(hd, party))
	f.Date("known", s.KnownDate())
	f.when(r.When)
	f.Text("coder", r.Coder)
	f.Text("file", r.Place.File)
	f.Integer("line", r.Place.Line)
}

// placeOf says what a stance in force says of its place on the scale.
func placeOf(s *positions.Stance) string {
	switch {
	case s.Kind == positions.None:
		return "none"
	case s.Kind == positions.Placed:
		return "point"
	case s.Plausible != nil:
		return "range"
	}
	return "words"
}

// termsKey is the key of a list of terms, whose order says nothing.
func termsKey(terms []positions.StandingTerm) string {
	if len(terms) == 0 {
		return ""
	}
	keys := make([]string, len(terms))
	for i := range terms {
		keys[i] = terms[i].ID + "/" + termKey(&terms[i].Term)
	}
	slices.Sort(keys)
	return key(slices.Compact(keys)...)
}

// StandingTerms are the terms of a panel: a row from the date from which one stands in the same words
// until the stance with which it does so no more.
func StandingTerms(p *report.Panel) *Table {
	return &Table{
		Name: "terms", Doc: "a row per term of a party on an issue, its own or its group's, as long as it stands in the same words",
		Columns: slices.Concat(named("party", "issue"), termColumns, []Column{
			{Name: "term_key", Doc: "the same for two terms exactly if they are of one kind, in the same words and tied to the same", Type: Word},
			{Name: "date", Doc: "the date of the stance in force with which it comes to stand for the party", Type: Date},
			{Name: "until", Doc: "the date of the stance with which it stands no more; empty: it still does", Type: Date},
			{Name: "how", Doc: "how it ended then: withdrawn, met, replaced or lapsed; reworded, where it goes on in other words; repeated, where these words were said anew; empty: it was not said again", Type: Word},
		}, named("basis", "confidence"), []Column{
			{Name: "if", Doc: "what it is tied to, as it is written", Type: Text},
			{Name: "unless", Doc: "likewise, where it does not hold", Type: Text},
			{Name: "against", Doc: "the terms of others that it cannot be carried out together with", Type: Text},
		}),
		Fill: func(f *Filler) {
			p.Cells(func(party *positions.Party, is *positions.Issue) {
				for _, s := range spells(p.History, party, is) {
					if p.Within(s.from, s.until) {
						f.spell(party, is, &s)
						f.End()
					}
				}
			})
		},
	}
}

func (f *Filler) spell(party *positions.Party, is *positions.Issue, s *spell) {
	f.term(party, is, &s.StandingTerm)
	f.Text("term_key", s.key)
	f.Date("date", s.from)
	f.Date("until", s.until)
	f.Text("how", s.how)
	f.Text("if", Join(s.If, (*positions.Proviso).Text))
	f.Text("unless", Join(s.Unless, (*positions.Proviso).Text))
	f.Text("against", Join(s.Against, (*positions.TermRef).Text))
}

// spell is a term, as long as it stands in the same words, said once.
type spell struct {
	positions.StandingTerm
	key         string
	from, until positions.Date // until 0: it still stands
	how         string
}

// spells lists those of a cell in the order in which they begin.
func spells(h *positions.History, party *positions.Party, is *positions.Issue) []spell {
	type words struct{ id, key string }
	type name struct { // all that a row tells
		words
		since      positions.Date
		basis      positions.Basis
		confidence positions.Confidence
		against    string
	}
	var all []spell
	standing := map[name]int{} // indexes into all
	last := positions.Date(0)
	for _, hd := range h.Track(party, is) {
		stands, said, ids := map[name]bool{}, map[words]bool{}, map[string]bool{}
		var begun []name
		terms := h.Terms(hd, party)
		for i := range terms {
			t := &terms[i]
			n := name{words{t.ID, termKey(&t.Term)}, t.Since, t.Basis, t.Confidence, Join(t.Against, (*positions.TermRef).Text)}
			said[n.words], ids[n.id] = true, true
			if stands[n] {
				continue
			}
			stands[n] = true
			if _, stood := standing[n]; !stood {
				begun = append(begun, n)
				all = append(all, spell{StandingTerm: *t, key: n.key, from: hd.Date()})
			}
		}
		var gone []int
		for n, i := range standing {
			if !stands[n] {
				gone = append(gone, i)
				delete(standing, n)
			}
		}
		if len(gone) > 0 {
			how := map[string]string{}
			for _, e := range h.Endings(hd, party, last) {
				how[e.ID] = e.How.String()
			}
			for _, i := range gone {
				s := &all[i]
				s.until = hd.Date()
				switch {
				case s.ID != "" && how[s.ID] != "":
					s.how = how[s.ID]
				case said[words{s.ID, s.key}]:
					s.how = "repeated"
				case s.ID != "" && ids[s.ID]:
					s.how = "reworded"
				}
			}
		}
		for i, n := range begun {
			standing[n] = len(all) - len(begun) + i
		}
		last = hd.Date()
	}
	return all
}
