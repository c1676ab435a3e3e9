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
}

type termJSON struct {
	ID    *string        `json:"id"`
	Kind  *string        `json:"kind"`
	Text  string         `json:"text"`
	Since positions.Date `json:"since"`
}

type evidenceJSON struct {
	Quote       *string `json:"quote"`
	Paraphrase  *string `json:"paraphrase"`
	Speaker     *string `json:"speaker"`
	Role        *string `json:"role"`
	Source      *string `json:"source"`
	Locator     *string `json:"locator"`
	Prefix      *string `json:"prefix"`
	Suffix      *string `json:"suffix"`
	Use         string  `json:"use"`
	Credibility *int    `json:"credibility"`
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
	SingleSource  *bool           `json:"single_source"`
	HeldSince     positions.Date  `json:"held_since"`
	InheritedFrom *string         `json:"inherited_from"`
	Signed        bool            `json:"signed"`
	AgeDays       int             `json:"age_days"`
	File          string          `json:"file"`
	Line          int             `json:"line"`
	Fingerprint   string          `json:"fingerprint"`
	Ended         []endedJSON     `json:"ended"`        // as written
	InheritedBy   *[]string       `json:"inherited_by"` // null where it is not given: then all members inherit it
}

type claimJSON struct {
	By       string         `json:"by"`
	Date     positions.Date `json:"date"`
	Known    positions.Date `json:"known"`
	Position *positionJSON  `json:"position"`
	Summary  string         `json:"summary"`
	Response string         `json:"response"`
	Evidence []evidenceJSON `json:"evidence"`
	Recent   *bool          `json:"recent"` // null where no earlier date is compared
	Coder    *string        `json:"coder"`  // of its record
	Note     *string        `json:"note"`   // of its record, where that has claims alone
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

type approachJSON struct {
	Party  string  `json:"party"`
	Change float64 `json:"change"`
}

type changeJSON struct {
	Party          string           `json:"party"`
	Issue          string           `json:"issue"`
	Kind           string           `json:"kind"`
	Inherited      bool             `json:"inherited"`
	From           *stanceJSON      `json:"from"`
	To             *stanceJSON      `json:"to"`
	Delta          *float64         `json:"delta"`
	Steps          *int             `json:"steps"`
	Toward         *string          `json:"toward"`
	TowardLabel    *string          `json:"toward_label"`
	Path           []stepJSON       `json:"path"`
	DepartsFrom    *string          `json:"departs_from"`
	BasisChange    *basisChangeJSON `json:"basis_change"`
	Tone           *string          `json:"tone"`
	Novel          bool             `json:"novel"`
	Unconfirmed    bool             `json:"unconfirmed"`
	SingleSource   *bool            `json:"single_source"`
	Claims         []claimJSON      `json:"claims"`
	Contested      bool             `json:"contested"`
	CloserTo       []approachJSON   `json:"closer_to"`
	FurtherFrom    []approachJSON   `json:"further_from"`
	TermsChanged   bool             `json:"terms_changed"`
	Terms          []termChangeJSON `json:"terms"`
	WordingChanged bool             `json:"wording_changed"`
	Wording        []segmentJSON    `json:"wording"`
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
	pos := &positionJSON{Value: &p.Value, Score: &score}
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

func termField(t *positions.StandingTerm) termJSON {
	return termJSON{orNull(t.ID), orNull(t.Kind.String()), t.Text, t.Since}
}

func evidenceField(e *positions.Evidence) evidenceJSON {
	out := evidenceJSON{
		orNull(e.Quote), orNull(e.Paraphrase), orNull(e.Speaker), orNull(e.Role), nil,
		orNull(e.Locator), orNull(e.Prefix), orNull(e.Suffix), e.Use.String(), orNull(e.Credibility),
	}
	if e.Source != nil {
		out.Source = &e.Source.ID
	}
	return out
}

// stanceFields gives a stance in force for p, nil for none.
func stanceFields(h *positions.History, p *positions.Party, in *diff.InForce) *stanceJSON {
	if in == nil {
		return nil
	}
	s := in.Stance
	r := s.Record
	out := &stanceJSON{
		Party: p.ID, Issue: r.Issue.ID, Date: r.Date,
		Position: positionField(r.Issue, s.Kind, s.Point()),
		Summary:  s.Summary, Terms: list(in.Terms, termField),
		Basis: s.Basis.String(), Confidence: s.Confidence.String(),
		Tone: orNull(s.Tone.String()), Novel: s.Novel, Salience: in.Salience,
		Coder: orNull(r.Coder), Note: orNull(r.Note), Known: s.KnownDate(),
		Evidence:  list(s.Evidence, evidenceField),
		HeldSince: in.HeldSince(), Signed: in.Signed, AgeDays: in.Age,
		File: r.Place.File, Line: r.Place.Line, Fingerprint: h.Fingerprint(r),
		Ended: list(s.Ended, func(e *positions.Ending) endedJSON { return endedJSON{e.ID, orNull(e.How.String()), orNull(e.By)} }),
	}
	if s.Signatories != nil {
		ids := list(s.Signatories, func(p **positions.Party) string { return (*p).ID })
		out.InheritedBy = &ids
	}
	if s.Plausible != nil {
		out.Plausible = []*positionJSON{pointField(r.Issue, s.Plausible.Low), pointField(r.Issue, s.Plausible.High)}
	}
	out.SingleSource = singleSource(in)
	if in.Via != nil {
		out.InheritedFrom = &in.Via.ID
	}
	return out
}

func singleSource(in *diff.InForce) *bool {
	weighed := in.Weigh()
	single, ok := weighed.Single()
	if !ok {
		return nil
	}
	return &single
}

// claimField gives a claim; recent is nil where no earlier date is compared.
func claimField(c *diff.Claim, recent *bool) claimJSON {
	out := claimJSON{
		By: c.By.ID, Date: c.Record.Date, Known: c.KnownDate(),
		Position: positionField(c.Record.Issue, c.Kind, c.Point()),
		Summary:  c.Summary, Response: c.Response.String(), Evidence: list(c.Evidence, evidenceField), Recent: recent,
		Coder: orNull(c.Record.Coder),
	}
	if c.Record.ClaimsAlone() {
		out.Note = orNull(c.Record.Note)
	}
	return out
}

func comparedClaim(c *diff.Claim) claimJSON { return claimField(c, &c.Recent) }

func shownClaim(c *diff.Claim) claimJSON { return claimField(c, nil) }

func silenceField(s **positions.Silence) silenceJSON {
	r := (*s).Record
	return silenceJSON{r.Party.ID, r.Issue.ID, r.Date, (*s).KnownDate(), orNull(r.Coder), orNull(r.Note), list((*s).Evidence, evidenceField)}
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
	s := c.To.Stance
	closer, further := c.Approaches()
	out := changeJSON{
		Party: c.Party.ID, Issue: c.Issue.ID, Kind: c.Kind.String(), Inherited: c.Inherited,
		From: stanceFields(h, c.Party, c.From), To: stanceFields(h, c.Party, c.To),
		Delta: c.Delta, Steps: c.Steps, Toward: orNull(c.Toward.String()),
		Path: list(c.Path, func(hd *positions.Holding) stepJSON {
			return stepJSON{hd.Date(), positionField(c.Issue, hd.Stance.Kind, hd.Stance.Point())}
		}),
		Tone: orNull(s.Tone.String()), Novel: s.Novel, Unconfirmed: s.Unconfirmed(), SingleSource: singleSource(c.To),
		Claims: list(c.Claims, comparedClaim), Contested: c.Contested,
		CloserTo: list(closer, approach), FurtherFrom: list(further, approach),
		TermsChanged: c.TermsChanged(), WordingChanged: c.WordingChanged(), Wording: segments(c.Wording),
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

// claimEvent writes what became of a claim; after is the first of two dates compared.
func claimEvent(after positions.Date) func(*diff.ClaimEvent) claimEventJSON {
	field := func(c *positions.Claim) claimJSON {
		return comparedClaim(&diff.Claim{Claim: c, Recent: c.Record.Date > after})
	}
	return func(e *diff.ClaimEvent) claimEventJSON {
		out := claimEventJSON{Party: e.Party.ID, Issue: e.Issue.ID, By: e.By.ID, Kind: e.Kind.String(), To: field(e.To)}
		if e.From != nil {
			from := field(e.From)
			out.From = &from
		}
		return out
	}
}

// loggedEvent is the same where no dates are compared.
func loggedEvent(e *diff.ClaimEvent) claimEventJSON {
	out := claimEventJSON{Party: e.Party.ID, Issue: e.Issue.ID, By: e.By.ID, Kind: e.Kind.String(), To: shownClaim(&diff.Claim{Claim: e.To})}
	if e.From != nil {
		from := shownClaim(&diff.Claim{Claim: e.From})
		out.From = &from
	}
	return out
}

func claimedCell(claim func(*diff.Claim) claimJSON) func(*diff.ClaimedCell) claimsJSON {
	return func(c *diff.ClaimedCell) claimsJSON {
		return claimsJSON{c.Party.ID, c.Issue.ID, list(c.Claims, claim)}
	}
}
