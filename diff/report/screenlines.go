package report

import (
	"slices"

	"stance/diff"
	"stance/diff/redline"
	"stance/diff/report/document"
	"stance/positions"
)

// issue tells an issue: a line for each that moved, or may have, with the words; one
// for all of whom the same was first recorded; one for those that are the same.
func (s *screen) issue(is *positions.Issue) document.Scale {
	scale := document.Scale{Name: say(datum(is.Name))}
	if is.Scale != nil {
		scale.Low, scale.High = is.Scale.LowLabel(), is.Scale.HighLabel()
		for _, o := range is.Scale.Options {
			scale.Ticks = append(scale.Ticks, is.Scale.Score(o.Value)/100)
		}
	}
	var first []*diff.Change
	var same []*diff.Change
	for i := range s.told {
		c := &s.told[i]
		switch {
		case c.Issue != is:
		case c.Kind == diff.FirstRecorded && !c.To.Stance.Novel && c.To.Stance.Tone == positions.NoTone:
			first = append(first, c)
		case (c.Kind == diff.Held || c.Kind == diff.Unchanged) && c.To.Stance.Tone == positions.NoTone:
			same = append(same, c)
		default:
			scale.Lines = append(scale.Lines, s.line(c))
		}
	}
	scale.Lines = append(scale.Lines, firstLines(first)...)
	resting := s.Resting()
	for i := range resting {
		if c := &resting[i]; c.Issue == is && !slices.ContainsFunc(same, func(o *diff.Change) bool { return o.Party == c.Party }) {
			same = append(same, c)
		}
	}
	scale.Lines = append(scale.Lines, s.sameLine(is, same)...)
	return scale
}

// line tells a change that has a line of its own.
func (s *screen) line(c *diff.Change) document.Line {
	l := document.Line{Who: say(datum(c.Party.Name)), Now: spotOf(c.To.Stance), Tail: s.tail(c)}
	if c.From != nil && c.Kind != diff.OwnVoice {
		l.Before = spotOf(c.From.Stance)
	}
	was, now := say(datum(Was(c, Full))), say(datum(Position(c.To.Stance)))
	switch c.Kind {
	case diff.Shifted:
		l.Sign, l.Places = document.Moved, say(was, " → ", now)
	case diff.Withdrawn:
		l.Sign, l.Places = document.GaveUp, say("was: ", was)
	case diff.Adopted:
		l.Sign, l.Places = document.TookUp, now
	case diff.PossibleShift:
		l.Sign, l.Places = document.MayHave, say("was: ", was, "; now: ", now)
	case diff.NotComparable, diff.Reworded:
		l.Sign, l.Places = document.ReadOn, now
	case diff.OwnVoice, diff.FirstRecorded:
		l.Sign, l.Places = document.Recorded, now
	case diff.Reverted, diff.Held, diff.Unchanged:
		l.Sign, l.Places = document.Same, now
	}
	l.Body = s.body(c)
	return l
}

// tail says what happened and when: "SHIFTED, 16 Aug".
func (s *screen) tail(c *diff.Change) Prose {
	day := Day(c.To.Date(), s.To)
	switch c.Kind {
	case diff.Shifted, diff.Withdrawn, diff.Adopted:
		return say(KindLabel(c), ", ", day)
	case diff.PossibleShift:
		return say("may have shifted, ", day)
	case diff.Reworded:
		return say("reworded, ", day)
	case diff.OwnVoice:
		return say("for itself, ", day)
	case diff.Reverted:
		return say("same, back again, ", day)
	case diff.FirstRecorded:
		if c.To.Stance.Novel {
			return say("new, ", day)
		}
	}
	if tone := toneOf(c); tone != "" {
		return say("same, ", tone, ", ", day)
	}
	return say(day)
}

// body gives the words of a change: of a shift those before and now, of what may have
// shifted those now, and what was not repeated of what went before.
func (s *screen) body(c *diff.Change) []document.Labelled {
	var body []document.Labelled
	add := func(label string, p Prose) {
		if p != nil {
			body = append(body, document.Labelled{Label: label, Text: p})
		}
	}
	switch c.Kind {
	case diff.Shifted, diff.Withdrawn, diff.Adopted, diff.Reworded:
		add("was", decisive(c.From, lost(c)))
		add("now", decisive(c.To, gained(c)))
	case diff.PossibleShift, diff.NotComparable, diff.Reverted, diff.Held, diff.Unchanged, diff.OwnVoice, diff.FirstRecorded:
		add("now", decisive(c.To, gained(c)))
	}
	for _, cl := range c.Claims {
		if cl.Recent {
			add(cl.By.Label(), say("claims, ", Day(cl.Record.Date, s.To), ": ", datum(cl.Summary)))
		}
	}
	return body
}

// lost and gained are the terms that stood before and stand no more, and those that
// came.
func lost(c *diff.Change) []string {
	var texts []string
	for _, t := range c.Terms {
		if t.Op != redline.TermEqual && t.From >= 0 {
			texts = append(texts, c.From.Terms[t.From].Text)
		}
	}
	return texts
}

func gained(c *diff.Change) []string {
	var texts []string
	for _, t := range c.Terms {
		if t.Op != redline.TermEqual && t.To >= 0 {
			texts = append(texts, c.To.Terms[t.To].Text)
		}
	}
	return texts
}

// firstLines tells what was first recorded, those of one place and certainty in one
// line.
func firstLines(changes []*diff.Change) []document.Line {
	var lines []document.Line
	var places []string
	for _, c := range changes {
		place := Position(c.To.Stance) + Margin(c.To.Stance)
		if unsure(c.To.Stance) {
			place += "?"
		}
		day := c.To.Date()
		if i := slices.Index(places, place); i >= 0 {
			lines[i].Who = say(lines[i].Who, ", ", datum(c.Party.Name))
			_ = day
			continue
		}
		places = append(places, place)
		lines = append(lines, document.Line{
			Sign: document.Recorded, Who: say(datum(c.Party.Name)), Now: spotOf(c.To.Stance),
			Places: say(datum(Position(c.To.Stance))), Tail: say(day.ShortText()),
		})
	}
	return lines
}

// sameLine names who is the same.
func (s *screen) sameLine(is *positions.Issue, changes []*diff.Change) []document.Line {
	if len(changes) == 0 {
		return nil
	}
	slices.SortStableFunc(changes, func(a, b *diff.Change) int { return a.Party.Index - b.Party.Index })
	var who []Prose
	for _, c := range changes {
		who = append(who, say(datum(c.Party.Name)))
	}
	return []document.Line{{Sign: document.Same, Who: listedPlainly(who)}}
}

func unsure(s *positions.Stance) bool { return s.Unconfirmed() || s.Confidence == positions.Low }

// spotOf is where a stance stands on its scale; nil where it does not.
func spotOf(st *positions.Stance) *document.Spot {
	in, ok := st.Interval()
	if !ok {
		return nil
	}
	scale := st.Record.Issue.Scale
	spot := &document.Spot{At: -1, Low: scale.Score(in.Low.Value) / 100, High: scale.Score(in.High.Value) / 100, Unsure: unsure(st)}
	if score, ok := st.Score(); ok {
		spot.At = score / 100
	}
	return spot
}
