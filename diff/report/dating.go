package report

import (
	"stance/diff"
	"stance/positions"
)

// Dating is how a document writes the days that it tells: as spans of days where no more is
// known, and without the year where all of them are of one. The zero Dating writes every year.
type Dating struct{ year int }

// DatingOf is how to write days that are told together.
func DatingOf(days ...positions.Date) Dating {
	var all dates
	all.day(days...)
	return all.dating()
}

// Day writes a day that is exact.
func (w Dating) Day(d positions.Date) string {
	if w.year != 0 && d.Year() == w.year {
		return d.ShortText()
	}
	return d.Text()
}

// When writes the day of what is dated so and rests on a basis.
func (w Dating) When(when positions.When, d positions.Date, basis positions.Basis) string {
	from, to := when.Span(d)
	return when.Words(d, basis, w.year == 0 || to.Year() != w.year || from != 0 && from.Year() != w.year)
}

// Stance writes the day of a stance.
func (w Dating) Stance(s *positions.Stance) string {
	return w.When(s.Record.When, s.Record.Date, s.Basis)
}

// Claim writes the day of a claim.
func (w Dating) Claim(cl *positions.Claim) string {
	return w.When(cl.Dated(), cl.Record.Date, cl.Basis)
}

// Silence writes the day of a search that found nothing.
func (w Dating) Silence(s *positions.Silence) string {
	return w.When(s.Record.When, s.Record.Date, positions.Stated)
}

// Record writes the day of a record, whatever it holds.
func (w Dating) Record(r *positions.Record) string {
	if r.Stance != nil {
		return w.Stance(r.Stance)
	}
	return w.When(r.When, r.Date, positions.Stated)
}

// SinceStance writes since when a stance is in force: "since 17 Aug", "at least since 14 Aug",
// "since 14 Aug or before".
func (w Dating) SinceStance(s *positions.Stance) string {
	return w.since(s.Record.When, s.Record.Date, s.Basis)
}

// Since writes since when a term stands in its words.
func (w Dating) Since(t *positions.StandingTerm) string {
	return w.since(t.SinceWhen, t.Since, t.Basis)
}

func (w Dating) since(when positions.When, d positions.Date, basis positions.Basis) string {
	switch open := when.Given() && when.From == 0; {
	case open && basis == positions.Recounted:
		return w.When(when, d, basis)
	case open:
		return "since " + w.Day(when.To) + " or before"
	}
	return "since " + w.When(when, d, basis)
}

// dates gathers the days that a document tells, for how it is to write them.
type dates struct{ first, last positions.Date }

func (d *dates) day(days ...positions.Date) {
	for _, day := range days {
		if day == 0 {
			continue
		}
		if d.first == 0 || day < d.first {
			d.first = day
		}
		d.last = max(d.last, day)
	}
}

func (d *dates) when(when positions.When, day positions.Date) {
	from, to := when.Span(day)
	d.day(from, to)
}

func (d *dates) record(r *positions.Record) { d.when(r.When, r.Date) }

// stance adds the days of a stance and of what it is told with.
func (d *dates) stance(in *diff.InForce) {
	if in == nil {
		return
	}
	d.record(in.Stance.Record)
	d.day(in.Stance.KnownDate())
	d.evidence(in.Stance.Evidence)
	for i := range in.Terms {
		d.when(in.Terms[i].SinceWhen, in.Terms[i].Since)
	}
}

func (d *dates) evidence(list []positions.Evidence) {
	for i := range list {
		if list[i].Source != nil {
			d.day(list[i].Source.Published)
		}
	}
}

func (d *dates) change(c *diff.Change) {
	d.stance(c.From)
	d.stance(c.To)
	for _, hd := range c.Path {
		d.record(hd.Stance.Record)
	}
	d.claims(c.Claims)
}

func (d *dates) claims(list []diff.Claim) {
	for i := range list {
		d.when(list[i].Dated(), list[i].Record.Date)
		d.day(list[i].KnownDate())
		d.evidence(list[i].Evidence)
	}
}

func (d *dates) silence(s *positions.Silence) {
	d.record(s.Record)
	d.day(s.KnownDate())
	d.evidence(s.Evidence)
}

// dating is how to write these days, none of them without its year if they are of several.
func (d *dates) dating() Dating {
	if year := d.first.Year(); d.first != 0 && year == d.last.Year() {
		return Dating{year}
	}
	return Dating{}
}

// Dating is how documents of a comparison write the days that they tell.
func (d *Diff) Dating() Dating {
	var all dates
	all.day(d.From, d.To, d.History.KnownBy)
	for _, list := range [][]diff.Change{d.Told(), d.Resting(), d.Shown()} {
		for i := range list {
			all.change(&list[i])
		}
	}
	for _, cell := range d.ShownClaims() {
		all.claims(cell.Claims)
	}
	for _, s := range d.ShownSilences() {
		all.silence(s)
	}
	return all.dating()
}

// DatingOn is how a picture of a comparison on one issue writes days.
func DatingOn(c *diff.Comparison, is *positions.Issue) Dating {
	var all dates
	all.day(c.From, c.To)
	for i := range c.Changes {
		if ch := &c.Changes[i]; ch.Issue == is {
			all.change(ch)
		}
	}
	for _, cell := range c.ClaimsOnly {
		if cell.Issue == is {
			all.claims(cell.Claims)
		}
	}
	return all.dating()
}

// dating is how what is in force is told with its days.
func (s *Show) dating() Dating {
	var all dates
	all.day(s.Date, s.History.KnownBy)
	for i := range s.Cells {
		all.stance(s.Cells[i].InForce)
		all.record(s.Cells[i].InForce.FirstHeld().Record)
	}
	for _, cell := range s.Claims {
		all.claims(cell.Claims)
	}
	for _, q := range s.Silent {
		all.silence(q)
	}
	return all.dating()
}

// dating is how the log writes the days that it tells.
func (l *Log) dating() Dating {
	var all dates
	for _, cells := range [][]LoggedCell{l.Cells, l.Others} {
		for i := range cells {
			c := &cells[i]
			for j := range c.Steps {
				all.change(&c.Steps[j])
				all.record(c.Steps[j].To.FirstHeld().Record)
			}
			all.claims(c.Claims)
			for _, s := range c.Silences {
				all.silence(s)
			}
		}
	}
	for _, di := range l.History.Dataset.Dates {
		all.day(di.Date)
	}
	all.day(l.History.KnownBy)
	return all.dating()
}

// DayUncertain says of a change what may belong to another period: "the day is not certain: on
// or before 18 Aug; may be older".
func DayUncertain(c *diff.Change, after, until positions.Date, w Dating) string {
	if !c.DateUnsure {
		return ""
	}
	what := ""
	switch first, last := c.To.Stance.Record.When.Span(c.To.Date()); {
	case first <= after:
		what = "the day is not certain: " + w.Stance(c.To.Stance) + "; may be older"
	case last > until:
		what = "the day is not certain: " + w.Stance(c.To.Stance) + "; may be later"
	}
	before := ""
	if c.From != nil {
		if _, last := c.From.Stance.Record.When.Span(c.From.Date()); last > after {
			before = "the day of what went before is not certain: " + w.Stance(c.From.Stance) + "; may be later"
		}
	}
	return joinedBy("; ", what, before)
}

// LastSaid says in a word or two how a stance was last heard of, by what it rests on: "last
// said", "last reported", "as judged on", with the day after it.
func LastSaid(b positions.Basis) string {
	switch b {
	case positions.Recounted, positions.Reported:
		return "last reported"
	case positions.Assessed, positions.Inferred:
		return "as judged on"
	case positions.Stated:
	}
	return "last said"
}

// Again says how a stance was restated, where the party did not say it anew itself.
func Again(c *diff.Change) string {
	if c.Kind != diff.Held && c.Kind != diff.Reverted {
		return ""
	}
	switch c.To.Stance.Basis {
	case positions.Recounted, positions.Reported:
		return "reported again"
	case positions.Assessed, positions.Inferred:
		return "judged again"
	case positions.Stated:
	}
	return ""
}
