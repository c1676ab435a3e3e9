package machine

import (
	"stance/diff"
	"stance/diff/redline"
	"stance/positions"
)

// The structs of this file are the published field names. null stands for what
// is not known, never a stand-in; a list is empty, not null, where nothing
// applies.

type positionJSON struct {
	ID    *string  `json:"id"`
	Label *string  `json:"label"`
	Value *float64 `json:"value"`
	Score *float64 `json:"score"`
	Unit  string   `json:"unit,omitempty"` // of a scale that has one
}

// whenJSON is how exactly a day is known.
type whenJSON struct {
	Text        string          `json:"text"`
	From        *positions.Date `json:"from"` // null where the span is open
	To          positions.Date  `json:"to"`
	Approximate bool            `json:"approximate"`
}

type acceptsJSON struct {
	Range      []*positionJSON `json:"range"`
	Basis      string          `json:"basis"`
	Confidence string          `json:"confidence"`
	Since      positions.Date  `json:"since"`
}

type termJSON struct {
	givenTermJSON
	If      []string `json:"if"`
	Unless  []string `json:"unless"`
	Against []string `json:"against"`
}

// givenTermJSON is a term in its words, since when it stands in them and how well that is known.
type givenTermJSON struct {
	ID         *string        `json:"id"`
	Kind       *string        `json:"kind"`
	Text       string         `json:"text"`
	Since      positions.Date `json:"since"`
	SinceWhen  *whenJSON      `json:"since_when"`
	Basis      string         `json:"basis"`
	Confidence string         `json:"confidence"`
}

type evidenceJSON struct {
	Quote       *string         `json:"quote"`
	Paraphrase  *string         `json:"paraphrase"`
	Speaker     *string         `json:"speaker"`
	Role        *string         `json:"role"`
	Source      *string         `json:"source"`
	Locator     *string         `json:"locator"`
	Prefix      *string         `json:"prefix"`
	Suffix      *string         `json:"suffix"`
	Use         string          `json:"use"`
	Credibility *int            `json:"credibility"`
	Venue       *string         `json:"venue"`
	Position    *positionJSON   `json:"position"`
	Plausible   []*positionJSON `json:"plausible"`
	Origin      string          `json:"origin"`   // as resolved
	Later       bool            `json:"later"`    // from a source published after the day that known_by names
	Captured    *positions.Date `json:"captured"` // null: of the source's own text
}

type voiceJSON struct {
	Speaker   string          `json:"speaker"`
	Role      *string         `json:"role"`
	Rank      *string         `json:"rank"`
	Position  *positionJSON   `json:"position"`
	Plausible []*positionJSON `json:"plausible"`
}

type notFoundJSON struct {
	Date positions.Date `json:"date"`
	When *whenJSON      `json:"when"`
	Note *string        `json:"note"`
}

type stanceJSON struct {
	Party         string          `json:"party"`
	Issue         string          `json:"issue"`
	Date          positions.Date  `json:"date"`
	Position      *positionJSON   `json:"position"`
	Plausible     []*positionJSON `json:"plausible"`
	Summary       string          `json:"summary"`
	Terms         []termJSON      `json:"terms"`
	Basis         string          `json:"basis"`
	Confidence    string          `json:"confidence"`
	Tone          *string         `json:"tone"`
	Novel         bool            `json:"novel"`
	Salience      *float64        `json:"salience"`
	Coder         *string         `json:"coder"`
	Note          *string         `json:"note"`
	Known         positions.Date  `json:"known"`
	Evidence      []evidenceJSON  `json:"evidence"`
	Accepts       *acceptsJSON    `json:"accepts"` // in force
	When          *whenJSON       `json:"when"`
	Origins       int             `json:"origins"`
	Contradicted  bool            `json:"contradicted"`
	Divided       bool            `json:"divided"`
	Rank          *string         `json:"rank"`
	Voices        []voiceJSON     `json:"voices"` // where they are divided
	NotFound      *notFoundJSON   `json:"not_found"`
	InheritedBy   *[]string       `json:"inherited_by"` // null where it is not given: then all members inherit it
	SignedBy      *[]string       `json:"signed_by"`    // null where it is not given
	Ended         []endedJSON     `json:"ended"`        // as written
	SingleSource  *bool           `json:"single_source"`
	HeldSince     positions.Date  `json:"held_since"`
	InheritedFrom *string         `json:"inherited_from"`
	Signed        bool            `json:"signed"`
	AgeDays       int             `json:"age_days"`
	File          string          `json:"file"`
	Line          int             `json:"line"`
	Fingerprint   string          `json:"fingerprint"`
}

type claimJSON struct {
	By         string          `json:"by"`
	Date       positions.Date  `json:"date"`
	When       *whenJSON       `json:"when"` // its own, else its record's
	Known      positions.Date  `json:"known"`
	Position   *positionJSON   `json:"position"`
	Plausible  []*positionJSON `json:"plausible"`
	Accepts    *acceptsJSON    `json:"accepts"`
	Basis      string          `json:"basis"`
	Confidence string          `json:"confidence"`
	Summary    string          `json:"summary"`
	Response   string          `json:"response"`
	Evidence   []evidenceJSON  `json:"evidence"`
	Recent     *bool           `json:"recent"` // null where no earlier date is compared
	InLine     *bool           `json:"in_line"`
	Coder      *string         `json:"coder"` // of its record
	Note       *string         `json:"note"`  // of its record, where that has claims alone
}

type claimsJSON struct {
	Party  string      `json:"party"`
	Issue  string      `json:"issue"`
	Claims []claimJSON `json:"claims"`
}

type claimEventJSON struct {
	Party string     `json:"party"`
	Issue string     `json:"issue"`
	By    string     `json:"by"`
	Kind  string     `json:"kind"`
	From  *claimJSON `json:"from"`
	To    claimJSON  `json:"to"`
}

type silenceJSON struct {
	Party    string         `json:"party"`
	Issue    string         `json:"issue"`
	Date     positions.Date `json:"date"`
	When     *whenJSON      `json:"when"`
	Known    positions.Date `json:"known"`
	Coder    *string        `json:"coder"`
	Note     *string        `json:"note"`
	Evidence []evidenceJSON `json:"evidence"` // of the search
}

type endedJSON struct {
	ID  string  `json:"id"`
	How *string `json:"how"`
	By  *string `json:"by"` // the id of the term that replaces it
}

type segmentJSON struct {
	Op       string  `json:"op"`
	Text     string  `json:"text"`
	FromText *string `json:"from_text,omitempty"`
}

type termChangeJSON struct {
	Op      string        `json:"op"`
	How     *string       `json:"how"`
	From    *termJSON     `json:"from"`
	To      *termJSON     `json:"to"`
	Wording []segmentJSON `json:"wording"`
}

type stepJSON struct {
	Date     positions.Date `json:"date"`
	Position *positionJSON  `json:"position"`
}

type basisChangeJSON struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// acceptsChangeJSON is what would be taken before and after; null where nothing is known of it.
type acceptsChangeJSON struct {
	From *acceptsJSON `json:"from"`
	To   *acceptsJSON `json:"to"`
}

type approachJSON struct {
	Party  string  `json:"party"`
	Change float64 `json:"change"`
}

type changeJSON struct {
	Party          string             `json:"party"`
	Issue          string             `json:"issue"`
	Kind           string             `json:"kind"`
	Inherited      bool               `json:"inherited"`
	From           *stanceJSON        `json:"from"`
	To             *stanceJSON        `json:"to"`
	Delta          *float64           `json:"delta"`
	Steps          *int               `json:"steps"`
	Toward         *string            `json:"toward"`
	TowardLabel    *string            `json:"toward_label"`
	Path           []stepJSON         `json:"path"`
	DepartsFrom    *string            `json:"departs_from"`
	BasisChange    *basisChangeJSON   `json:"basis_change"`
	Tone           *string            `json:"tone"`
	Novel          bool               `json:"novel"`
	Unconfirmed    bool               `json:"unconfirmed"`
	SingleSource   *bool              `json:"single_source"`
	Contradicted   bool               `json:"contradicted"`
	Divided        bool               `json:"divided"`
	DateUnsure     bool               `json:"date_unsure"`
	Precision      *string            `json:"precision"`
	DeltaRange     *[2]float64        `json:"delta_range"`
	StepsRange     *[2]int            `json:"steps_range"`
	AcceptsChange  *acceptsChangeJSON `json:"accepts_change"`
	Claims         []claimJSON        `json:"claims"`
	Contested      bool               `json:"contested"`
	CloserTo       []approachJSON     `json:"closer_to"`
	FurtherFrom    []approachJSON     `json:"further_from"`
	TermsChanged   bool               `json:"terms_changed"`
	Terms          []termChangeJSON   `json:"terms"`
	WordingChanged bool               `json:"wording_changed"`
	Wording        []segmentJSON      `json:"wording"`
}

// orNull gives nil for the zero value, which the model uses for "not given".
func orNull[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// list turns a slice into another, empty and not null where there is nothing.
func list[T, U any](in []T, f func(*T) U) []U {
	out := make([]U, len(in))
	for i := range in {
		out[i] = f(&in[i])
	}
	return out
}

func pointField(is *positions.Issue, p positions.Point) *positionJSON {
	score := is.Scale.Score(p.Value)
	pos := &positionJSON{Value: &p.Value, Score: &score, Unit: is.Scale.Unit}
	if p.Option >= 0 {
		o := &is.Scale.Options[p.Option]
		pos.ID, pos.Label = &o.ID, &o.Label
	}
	return pos
}

func positionField(is *positions.Issue, kind positions.PositionKind, p positions.Point) *positionJSON {
	switch kind {
	case positions.None:
		none := "none"
		return &positionJSON{ID: &none}
	case positions.Placed:
		return pointField(is, p)
	}
	return nil
}

// rangeField gives a range, null for none.
func rangeField(is *positions.Issue, r *positions.Range) []*positionJSON {
	if r == nil {
		return nil
	}
	return []*positionJSON{pointField(is, r.Low), pointField(is, r.High)}
}

// whenField is null where the day is exact.
func whenField(w positions.When) *whenJSON {
	if !w.Given() {
		return nil
	}
	return &whenJSON{w.Text, orNull(w.From), w.To, w.Approximate}
}

func acceptsField(is *positions.Issue, a *positions.Acceptance) *acceptsJSON {
	if a == nil {
		return nil
	}
	return &acceptsJSON{rangeField(is, &a.Range), a.Basis.String(), a.Confidence.String(), a.Since}
}

func termField(t *positions.StandingTerm) termJSON {
	return termJSON{
		givenTerm(t),
		list(t.If, (*positions.Proviso).Text), list(t.Unless, (*positions.Proviso).Text), list(t.Against, (*positions.TermRef).Text),
	}
}

func givenTerm(t *positions.StandingTerm) givenTermJSON {
	return givenTermJSON{orNull(t.ID), orNull(t.Kind.String()), t.Text, t.Since, whenField(t.SinceWhen), t.Basis.String(), t.Confidence.String()}
}

// evidenceFields gives passages of a record on an issue.
func evidenceFields(h *positions.History, is *positions.Issue, pieces []positions.Evidence) []evidenceJSON {
	return list(pieces, func(e *positions.Evidence) evidenceJSON {
		out := evidenceJSON{
			Quote: orNull(e.Quote), Paraphrase: orNull(e.Paraphrase), Speaker: orNull(e.Speaker), Role: orNull(e.Role), Source: &e.Source.ID,
			Locator: orNull(e.Locator), Prefix: orNull(e.Prefix), Suffix: orNull(e.Suffix), Use: e.Use.String(), Credibility: orNull(e.Credibility),
			Venue: orNull(e.Venue), Plausible: rangeField(is, e.Plausible), Origin: e.ResolvedOrigin(), Later: h.Later(e), Captured: orNull(e.Captured),
		}
		if e.Position != nil {
			out.Position = pointField(is, *e.Position)
		}
		return out
	})
}

func voiceField(is *positions.Issue) func(*positions.Voice) voiceJSON {
	return func(v *positions.Voice) voiceJSON {
		out := voiceJSON{Speaker: v.Speaker, Role: orNull(v.Role), Rank: orNull(v.Rank.String()), Plausible: rangeField(is, v.Plausible)}
		if v.Position != nil {
			out.Position = pointField(is, *v.Position)
		}
		return out
	}
}

// partyIDs lists parties; null where the list is not given, which an empty one is.
func partyIDs(parties []*positions.Party) *[]string {
	if parties == nil {
		return nil
	}
	ids := list(parties, func(p **positions.Party) string { return (*p).ID })
	return &ids
}

// stanceFields gives a stance in force for p, nil for none.
func stanceFields(h *positions.History, p *positions.Party, in *diff.InForce) *stanceJSON {
	if in == nil {
		return nil
	}
	s := in.Stance
	r := s.Record
	weighed := in.Weigh()
	out := &stanceJSON{
		Party: p.ID, Issue: r.Issue.ID, Date: r.Date,
		Position: positionField(r.Issue, s.Kind, s.Point()), Plausible: rangeField(r.Issue, s.Plausible),
		Summary: s.Summary, Terms: list(in.Terms, termField),
		Basis: s.Basis.String(), Confidence: s.Confidence.String(),
		Tone: orNull(s.Tone.String()), Novel: s.Novel, Salience: in.Salience,
		Coder: orNull(r.Coder), Note: orNull(r.Note), Known: s.KnownDate(),
		Evidence:  evidenceFields(h, r.Issue, s.Evidence),
		HeldSince: in.HeldSince(), Signed: in.Signed, AgeDays: in.Age,
		File: r.Place.File, Line: r.Place.Line, Fingerprint: h.Fingerprint(r),
		Ended:       list(s.Ended, func(e *positions.Ending) endedJSON { return endedJSON{e.ID, orNull(e.How.String()), orNull(e.By)} }),
		InheritedBy: partyIDs(s.Signatories), SignedBy: partyIDs(s.SignedBy),
		Accepts: acceptsField(r.Issue, in.Accepts), When: whenField(r.When),
		Origins: weighed.Origins, Contradicted: weighed.Contradicted, Divided: weighed.Divided,
		Rank: orNull(weighed.Rank.String()), Voices: list(weighed.Voices, voiceField(r.Issue)),
		SingleSource: singleSource(&weighed),
	}
	if in.Via != nil {
		out.InheritedFrom = &in.Via.ID
	}
	if q := in.NotFound; q != nil {
		out.NotFound = &notFoundJSON{q.Record.Date, whenField(q.Record.When), orNull(q.Record.Note)}
	}
	return out
}

// singleSource is null where no evidence supports the stance.
func singleSource(w *positions.Weighed) *bool {
	if single, ok := w.Single(); ok {
		return &single
	}
	return nil
}

// claimField gives a claim; recent is nil where no earlier date is compared.
func claimField(h *positions.History, c *diff.Claim, recent *bool) claimJSON {
	is := c.Record.Issue
	out := claimJSON{
		By: c.By.ID, Date: c.Record.Date, Known: c.KnownDate(),
		Position: positionField(is, c.Kind, c.Point()), Plausible: rangeField(is, c.Plausible),
		Summary: c.Summary, Response: c.Response.String(), Evidence: evidenceFields(h, is, c.Evidence), Recent: recent,
		Coder: orNull(c.Record.Coder), When: whenField(c.Dated()), Accepts: acceptsField(is, c.Acceptance()),
		Basis: c.Basis.String(), Confidence: c.Confidence.String(), InLine: c.InLine,
	}
	if c.Record.ClaimsAlone() {
		out.Note = orNull(c.Record.Note)
	}
	return out
}

// comparedClaim gives a claim of a comparison of two dates.
func comparedClaim(h *positions.History) func(*diff.Claim) claimJSON {
	return func(c *diff.Claim) claimJSON { return claimField(h, c, &c.Recent) }
}

// shownClaim gives one where no earlier date is compared.
func shownClaim(h *positions.History) func(*diff.Claim) claimJSON {
	return func(c *diff.Claim) claimJSON { return claimField(h, c, nil) }
}

func silenceField(h *positions.History) func(**positions.Silence) silenceJSON {
	return func(s **positions.Silence) silenceJSON {
		r := (*s).Record
		return silenceJSON{
			r.Party.ID, r.Issue.ID, r.Date, whenField(r.When), (*s).KnownDate(), orNull(r.Coder), orNull(r.Note), evidenceFields(h, r.Issue, (*s).Evidence),
		}
	}
}

// segments gives a redline, null where there is none to give.
func segments(segs []redline.Segment) []segmentJSON {
	if segs == nil {
		return nil
	}
	return list(segs, func(s *redline.Segment) segmentJSON {
		return segmentJSON{s.Op.String(), s.Text, orNull(s.FromText)}
	})
}

func termChange(tc *redline.TermChange, from, to []positions.StandingTerm) termChangeJSON {
	out := termChangeJSON{Op: tc.Op.String(), How: orNull(tc.How), Wording: segments(tc.Wording)}
	if tc.From >= 0 {
		t := termField(&from[tc.From])
		out.From = &t
	}
	if tc.To >= 0 {
		t := termField(&to[tc.To])
		out.To = &t
	}
	return out
}

func changeFields(h *positions.History, c *diff.Change) changeJSON {
	out := changeFacts(h, c)
	out.From, out.To = stanceFields(h, c.Party, c.From), stanceFields(h, c.Party, c.To)
	return out
}

// changeFacts is all of a change but its two stances.
func changeFacts(h *positions.History, c *diff.Change) changeJSON {
	s := c.To.Stance
	closer, further := c.Approaches()
	weighed := c.To.Weigh()
	out := changeJSON{
		Party: c.Party.ID, Issue: c.Issue.ID, Kind: c.Kind.String(), Inherited: c.Inherited,
		Delta: c.Delta, Steps: c.Steps, Toward: orNull(c.Toward.String()),
		Path: list(c.Path, func(hd *positions.Holding) stepJSON {
			return stepJSON{hd.Date(), positionField(c.Issue, hd.Stance.Kind, hd.Stance.Point())}
		}),
		Tone: orNull(s.Tone.String()), Novel: s.Novel, Unconfirmed: s.Unconfirmed(), SingleSource: singleSource(&weighed),
		Claims: list(c.Claims, comparedClaim(h)), Contested: c.Contested,
		CloserTo: list(closer, approach), FurtherFrom: list(further, approach),
		TermsChanged: c.TermsChanged(), WordingChanged: c.WordingChanged(), Wording: segments(c.Wording),
		Contradicted: weighed.Contradicted, Divided: weighed.Divided,
		DateUnsure: c.DateUnsure, Precision: orNull(c.Precision.String()), DeltaRange: c.DeltaRange, StepsRange: c.StepsRange,
	}
	if c.AcceptsChanged() {
		out.AcceptsChange = &acceptsChangeJSON{acceptsField(c.Issue, c.From.Accepts), acceptsField(c.Issue, c.To.Accepts)}
	}
	if c.Toward != diff.NoPole {
		out.TowardLabel = orNull(c.Toward.Label(c.Issue.Scale))
	}
	if c.DepartsFrom != nil {
		out.DepartsFrom = &c.DepartsFrom.ID
	}
	var fromTerms []positions.StandingTerm
	if c.From != nil {
		fromTerms = c.From.Terms
		if c.BasisChanged() {
			out.BasisChange = &basisChangeJSON{c.From.Stance.Basis.String(), s.Basis.String()}
		}
	}
	out.Terms = list(c.Terms, func(tc *redline.TermChange) termChangeJSON { return termChange(tc, fromTerms, c.To.Terms) })
	return out
}

func approach(a *diff.Approach) approachJSON { return approachJSON{a.Party.ID, a.Change} }

// claimEvent writes what became of a claim between two dates, after and to. Whether it is in
// line is told as of the second.
func claimEvent(h *positions.History, after, to positions.Date) func(*diff.ClaimEvent) claimEventJSON {
	return claimEventField(func(c *positions.Claim) claimJSON {
		return comparedClaim(h)(&diff.Claim{Claim: c, Recent: c.Record.Date > after, InLine: diff.InLine(h, c, to)})
	})
}

// loggedEvent is the same where no dates are compared: as of the claim's own day.
func loggedEvent(h *positions.History) func(*diff.ClaimEvent) claimEventJSON {
	return claimEventField(func(c *positions.Claim) claimJSON {
		return shownClaim(h)(&diff.Claim{Claim: c, InLine: diff.InLine(h, c, c.Record.Date)})
	})
}

func claimEventField(claim func(*positions.Claim) claimJSON) func(*diff.ClaimEvent) claimEventJSON {
	return func(e *diff.ClaimEvent) claimEventJSON {
		out := claimEventJSON{Party: e.Party.ID, Issue: e.Issue.ID, By: e.By.ID, Kind: e.Kind.String(), To: claim(e.To)}
		if e.From != nil {
			from := claim(e.From)
			out.From = &from
		}
		return out
	}
}

func claimedCell(claim func(*diff.Claim) claimJSON) func(*diff.ClaimedCell) claimsJSON {
	return func(c *diff.ClaimedCell) claimsJSON {
		return claimsJSON{c.Party.ID, c.Issue.ID, list(c.Claims, claim)}
	}
}
