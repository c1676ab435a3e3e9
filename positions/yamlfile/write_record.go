package yamlfile

import (
	"strconv"

	"stance/positions"
)

// recordNode arranges a record in the order of the format. What has its
// default value is left out.
func recordNode(r *positions.Record) *mapping {
	m := &mapping{}
	switch {
	case r.Stance != nil:
		m.stance(r, r.Stance)
	case r.Silence != nil:
		m.asIs("silent", "true")
		m.asIs("known", r.Silence.Known.String())
		m.text("coder", r.Coder)
		m.text("note", r.Note)
		m.evidence(r.Silence.Evidence)
	default:
		m.text("coder", r.Coder)
		m.text("note", r.Note)
	}
	if len(r.Claims) > 0 {
		claims := &sequence{}
		for _, c := range r.Claims {
			claims.items = append(claims.items, claimNode(r.Issue, c))
		}
		m.add("claims", claims)
	}
	return m
}

func (m *mapping) stance(r *positions.Record, s *positions.Stance) {
	is := r.Issue
	m.position(is, s.Kind, s.Point())
	if s.Plausible != nil {
		m.add("plausible", &sequence{[]any{point(is, s.Plausible.Low), point(is, s.Plausible.High)}, true})
	}
	m.text("summary", s.Summary)
	if len(s.Terms) > 0 {
		terms := &sequence{}
		for i := range s.Terms {
			terms.items = append(terms.items, termNode(&s.Terms[i]))
		}
		m.add("terms", terms)
	}
	if len(s.Ended) > 0 {
		ended := &sequence{}
		for _, e := range s.Ended {
			ended.items = append(ended.items, endedNode(e))
		}
		m.add("ended", ended)
	}
	m.word("basis", s.Basis.String(), s.Basis == 0)
	m.word("confidence", s.Confidence.String(), s.Confidence == 0)
	m.word("tone", s.Tone.String(), s.Tone == 0)
	m.word("novel", "true", !s.Novel)
	if s.Salience != nil {
		m.add("salience", numeral(*s.Salience))
	}
	if s.Signatories != nil {
		signed := &sequence{brief: true}
		for _, p := range s.Signatories {
			signed.items = append(signed.items, prose(p.ID))
		}
		m.add("inherited_by", signed)
	}
	m.asIs("known", s.Known.String())
	m.text("coder", r.Coder)
	m.text("note", r.Note)
	m.evidence(s.Evidence)
}

// word adds a word of a closed vocabulary, unless it is the default.
func (m *mapping) word(key, s string, usual bool) {
	if !usual {
		m.asIs(key, s)
	}
}

func (m *mapping) position(is *positions.Issue, kind positions.PositionKind, p positions.Point) {
	switch kind {
	case positions.Placed:
		m.add("position", point(is, p))
	case positions.None:
		m.asIs("position", "none")
	case positions.SameAsBefore:
		m.asIs("position", "same")
	}
}

func point(is *positions.Issue, p positions.Point) any {
	if p.Option >= 0 {
		return prose(is.Scale.Options[p.Option].ID)
	}
	return numeral(p.Value)
}

func termNode(t *positions.Term) any {
	if t.ID == "" && t.Kind == positions.NoTermKind {
		return prose(t.Text)
	}
	m := &mapping{brief: true}
	m.text("id", t.ID)
	m.asIs("kind", t.Kind.String())
	m.text("text", t.Text)
	return m
}

// endedNode writes an ending. How it ended is not always given.
func endedNode(e positions.Ending) *mapping {
	m := &mapping{brief: true}
	m.text("id", e.ID)
	m.asIs("how", e.How.String())
	m.text("by", e.By)
	return m
}

// EndingText writes an ending as it stands in a list: {id: x, how: replaced, by: y}.
func EndingText(e positions.Ending) string { return inFlow(endedNode(e)) }

func claimNode(is *positions.Issue, c *positions.Claim) *mapping {
	m := &mapping{}
	m.text("by", c.By.ID)
	m.position(is, c.Kind, c.Point())
	m.text("summary", c.Summary)
	m.word("response", c.Response.String(), c.Response == 0)
	m.asIs("known", c.Known.String())
	m.evidence(c.Evidence)
	return m
}

func (m *mapping) evidence(evidence []positions.Evidence) {
	if len(evidence) == 0 {
		return
	}
	list := &sequence{}
	for i := range evidence {
		e := &evidence[i]
		item := &mapping{}
		item.text("quote", e.Quote)
		item.text("paraphrase", e.Paraphrase)
		item.text("speaker", e.Speaker)
		item.text("role", e.Role)
		if e.Source != nil {
			item.text("source", e.Source.ID)
		}
		item.text("locator", e.Locator)
		item.exact("prefix", e.Prefix)
		item.exact("suffix", e.Suffix)
		item.word("use", e.Use.String(), e.Use == 0)
		if e.Credibility != 0 {
			item.asIs("credibility", strconv.Itoa(e.Credibility))
		}
		list.items = append(list.items, item)
	}
	m.add("evidence", list)
}
