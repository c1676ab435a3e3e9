package positions

// Acceptance is what a party says or signals it would take, as it is in force: like
// salience it stands until its holder's stance gives another, takes another position or
// range, or has none.
type Acceptance struct {
	Range      Range
	Basis      Basis
	Confidence Confidence
	Since      Date // on which the range came to stand
}

// since is the range as it stands from a day on, in what has a basis and a confidence.
func (a *Accepted) since(day Date, basis Basis, confidence Confidence) *Acceptance {
	given := &Acceptance{Range: a.Range, Basis: basis, Confidence: confidence, Since: day}
	if a.Basis != nil {
		given.Basis = *a.Basis
	}
	if a.Confidence != nil {
		given.Confidence = *a.Confidence
	}
	return given
}

// Acceptance is what the claim says that the party would take, since the claim's own day;
// nil where it says nothing of it.
func (c *Claim) Acceptance() *Acceptance {
	if c.Accepts == nil {
		return nil
	}
	return c.Accepts.since(c.Record.Date, c.Basis, c.Confidence)
}

// after is what is accepted after a stance, before which there was a, nil for nothing.
// last is the holder's last position or range before the stance, nil for none.
func (a *Acceptance) after(s, last *Stance) *Acceptance {
	scale := s.Record.Issue.Scale
	switch {
	case s.Accepts != nil:
		next := s.Accepts.since(s.Record.Date, s.Basis, s.Confidence)
		if a != nil && a.Range.same(&next.Range, scale) {
			next.Since = a.Since
		}
		return next
	case a == nil || s.Kind == None:
		return nil
	}
	if _, given := s.Interval(); given && last != nil && !SamePosition(s, last) {
		return nil
	}
	return a
}

// same reports whether two ranges have the same ends.
func (r *Range) same(o *Range, scale *Scale) bool {
	return scale.Same(r.Low.Value, o.Low.Value) && scale.Same(r.High.Value, o.High.Value)
}

// SameRange reports whether two acceptances on an issue, nil for none, are of one range.
func SameRange(a, b *Acceptance, is *Issue) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Range.same(&b.Range, is.Scale)
}

// Unsure reports whether the range is unconfirmed or of low confidence.
func (a *Acceptance) Unsure() bool { return a.Basis.Unconfirmed() || a.Confidence == Low }

// Accepts is what the holder would take, for party p; nil where nothing is known of it.
func (h *History) Accepts(hd Holding, p *Party) *Acceptance {
	l, end, done := h.lineage(hd, p)
	defer done()
	if end == 0 {
		return nil
	}
	return l.accepts[end-1]
}
