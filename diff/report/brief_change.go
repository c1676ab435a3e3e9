package report

import (
	"strings"

	"stance/diff"
	"stance/positions"
)

// briefChange tells one change in sentences. No verb agrees with a party's
// name in number, and only a shift has a direction.
func (r *ChangeReport) briefChange(c *diff.Change) BriefItem {
	party := capital(the(c.Party))
	now := c.To.Stance
	summary := sentence(now.Summary)
	switch c.Kind {
	case diff.Shifted:
		return BriefItem{
			Lead: say(party, " shifted", onIssue(c.Issue)),
			Body: sentences(
				say(", ", magnitudeProse(c), ": from ", r.whereFrom(c), " to ", r.whereNow(c), "."),
				summary, r.company(c), briefTerms(c), r.contest(c)),
		}
	case diff.Withdrawn:
		return BriefItem{
			Lead: say(party, " withdrew the position held", onIssue(c.Issue)),
			Body: sentences(say(": ", r.whereFrom(c), " before, ", r.whereNow(c), " now."), summary, briefTerms(c), r.contest(c)),
		}
	case diff.Adopted:
		return BriefItem{
			Lead: say(party, " adopted a position", onIssue(c.Issue)),
			Body: sentences(say(": ", r.whereNow(c), ", where none was held before."), summary, briefTerms(c), r.contest(c)),
		}
	case diff.Reverted:
		return BriefItem{
			Lead: say(party, " returned to an earlier position", onIssue(c.Issue)),
			Body: sentences(say(": ", r.whereNow(c), ", as at the start", r.between(c), "."), summary, briefTerms(c), r.contest(c)),
		}
	case diff.PossibleShift:
		return BriefItem{
			Lead: say(datum(c.Party.Name), onIssue(c.Issue), ": a possible shift, and no more"),
			Body: sentences(
				say(". Recorded before: ", r.whereFrom(c), "; now: ", r.whereNow(c), "."),
				say("The difference is not established: ", doubts(c), "."),
				summary, r.contest(c)),
		}
	case diff.Reworded:
		return BriefItem{
			Lead: say(datum(c.Party.Name), onIssue(c.Issue), ": other words"),
			Body: sentences(say(", in words only before and now. Now (", grounds(now), "):"), summary, briefTerms(c), r.contest(c)),
		}
	case diff.NotComparable:
		return BriefItem{
			Lead: say(datum(c.Party.Name), onIssue(c.Issue), ": no comparison on the scale"),
			Body: sentences(say(" (", obstacle(c), "). Now: ", r.whereNow(c), "."), summary, briefTerms(c), r.contest(c)),
		}
	case diff.OwnVoice:
		return BriefItem{
			Lead: say(party, " spoke separately", onIssue(c.Issue)),
			Body: sentences(say(": ", r.whereNow(c), "."), summary, r.groupStands(c), r.contest(c)),
		}
	case diff.FirstRecorded: // told one by one only where it is new
		return BriefItem{
			Lead: say(party, " took a new position", onIssue(c.Issue)),
			Body: sentences(say(": ", r.whereNow(c), ". That it had not been held before is the coder's judgement."), summary, briefTerms(c), r.contest(c)),
		}
	default: // held, in another tone
		return BriefItem{
			Lead: say(party, " held", onIssue(c.Issue), ", in "+ToneGloss(now)+" words"),
			Body: sentences(say(": ", where(now), groundsThenAndNow(c), "."), summary, briefTerms(c), r.contest(c)),
		}
	}
}

// where says where a stance stands, within a sentence.
func where(s *positions.Stance) Prose {
	is := s.Record.Issue
	switch {
	case s.RangeAlone() && s.Plausible.Low.Value != s.Plausible.High.Value:
		return say("between ", place(is, s.Plausible.Low), " and ", place(is, s.Plausible.High))
	case s.RangeAlone():
		return place(is, s.Plausible.Low)
	case s.Kind == positions.Placed:
		return place(is, s.Point())
	}
	return say(Position(s))
}

// place names a place on a scale within a sentence: a label in quotation
// marks, or a number with the scale it is on.
func place(is *positions.Issue, p positions.Point) Prose {
	if p.Option >= 0 {
		return quoted(Point(is, p))
	}
	return say(Point(is, p), " (", ScaleEnds(is.Scale), ")")
}

// grounds says in a word or two what a stance rests on, and what weakens it.
func grounds(s *positions.Stance) string {
	g := BasisGloss(s.Basis)
	if s.Basis == positions.Stated && len(s.Evidence) > 0 && !hasQuote(s.Evidence) {
		g += ", in indirect speech"
	}
	if s.Confidence == positions.Low {
		g += ", " + ConfidenceGloss(s.Confidence)
	}
	return g
}

// hasQuote reports whether any passage that supports the stance gives words as
// they were spoken.
func hasQuote(evidence []positions.Evidence) bool {
	for i := range evidence {
		if evidence[i].Quote != "" && evidence[i].Use == positions.Supports {
			return true
		}
	}
	return false
}

func (r *ChangeReport) whereNow(c *diff.Change) Prose { return r.standsOn(c.To) }

func (r *ChangeReport) whereFrom(c *diff.Change) Prose { return r.standsOn(c.From) }

// standsOn says where a stance stands, on what grounds and through whom:
// "“Ceasefire first” (recounted by media, via the European leaders)".
func (r *ChangeReport) standsOn(in *diff.InForce) Prose {
	p := say(where(in.Stance), " (", grounds(in.Stance))
	if in.Via != nil {
		verb := ", via "
		if in.Signed {
			verb = ", signed with "
		}
		p = say(p, verb, the(in.Via))
	}
	return say(p, ")")
}

// groundsThenAndNow says what a position that was held rests on at both dates.
func groundsThenAndNow(c *diff.Change) Prose {
	now := grounds(c.To.Stance)
	if c.From == nil || grounds(c.From.Stance) == now {
		return say(" (", now, ")")
	}
	return say(" (", now, "; before: ", grounds(c.From.Stance), ")")
}

func magnitudeProse(c *diff.Change) Prose {
	magnitude := Magnitude(c)
	// The pole's label is the dataset's and ends the phrase or stands in it.
	label := c.Toward.Label(c.Issue.Scale)
	if i := strings.LastIndex(magnitude, Quoted(label)); i >= 0 && label != "" {
		end := i + len(Quoted(label))
		return say(magnitude[:i], quoted(label), magnitude[end:])
	}
	return say(magnitude)
}

// between names what was held on the way.
func (r *ChangeReport) between(c *diff.Change) Prose {
	if len(c.Path) < 2 {
		return nil
	}
	var steps []Prose
	last := c.From.Stance
	for _, hd := range c.Path[:len(c.Path)-1] {
		if !positions.SamePosition(hd.Stance, last) && !positions.SamePosition(hd.Stance, c.To.Stance) {
			steps = append(steps, say(where(hd.Stance), " on ", hd.Date().ShortText()))
		}
		last = hd.Stance
	}
	if steps == nil {
		return nil
	}
	return say(", after ", listed(steps))
}

// groupStands says of a party that spoke separately where its group stands,
// so that nobody takes its word for a move of the group.
func (r *ChangeReport) groupStands(c *diff.Change) Prose {
	group := c.From.Via
	hd, ok := r.History.InForce(group, c.Issue, r.To)
	if !ok {
		return nil
	}
	p := say("The line of ", the(group))
	if hd.Stance == c.From.Stance {
		p = say(p, ", ", where(hd.Stance), ", stands as before.")
	} else {
		p = say(p, " is now ", where(hd.Stance), ".")
	}
	if c.DepartsFrom != nil {
		p = sentences(p, say("The separate position departs from it."))
	}
	return p
}

// contest tells the claims that a change is contested by.
func (r *ChangeReport) contest(c *diff.Change) Prose {
	if !c.Contested {
		return nil
	}
	var told []Prose
	for _, cl := range c.Claims {
		if diff.Contested(c.To.Stance, []diff.Claim{cl}) {
			told = append(told, r.claimed(cl.Claim))
		}
	}
	return sentences(told...)
}

// claimed tells one claim as its claimant's: who claims it, what became of
// it, and what is claimed.
func (r *ChangeReport) claimed(cl *positions.Claim) Prose {
	return sentences(
		say("Claimed by ", the(cl.By), " on ", cl.Record.Date.ShortText(), ", ", answered(cl), ":"),
		sentence(cl.Summary))
}

func answered(cl *positions.Claim) Prose {
	switch cl.Response {
	case positions.Confirmed:
		return say("and confirmed by ", the(cl.Record.Party))
	case positions.Denied:
		return say("and denied by ", the(cl.Record.Party))
	}
	return say("neither confirmed nor denied by ", the(cl.Record.Party))
}
