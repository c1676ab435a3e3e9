package report

import (
	"slices"
	"strconv"
	"strings"

	"stance/diff"
	"stance/diff/redline"
	"stance/diff/report/document"
	"stance/positions"
)

// OpenPoint is one thing that a reader cannot take for settled: a question
// that the data leaves open, or something that was not said.
type OpenPoint struct {
	Text Prose         // with links to where it is told
	Why  Prose         // the source of the doubt; nil where the text says it
	Refs document.Text // the numbers of its sources
}

// points lists them under a heading; no block where there is none.
func points(id, name string, folded bool, list []OpenPoint) []document.Block {
	if len(list) == 0 {
		return nil
	}
	s := document.Section{ID: id, Name: say(name), Part: true, Folded: folded}
	for _, p := range list {
		head := p.Text
		if len(p.Why) > 0 {
			head = say(head, " ", with(say("(", p.Why, ")"), document.Muted, false))
		}
		s.Blocks = append(s.Blocks, document.Entry{Head: say(head, p.Refs)})
	}
	return []document.Block{s}
}

// unconfirmed gathers what to ask before relying on the report: claims that
// the party has not answered, shifts that are no more than possible, stances
// that rest on nothing the party is known to have said, and those of which the
// coder is not sure, that evidence is against or on which the party's voices differ.
func (r *ChangeReport) unconfirmed() []OpenPoint {
	var contested, unsaid, weak []OpenPoint
	var possible [diff.WithinMargins + 1][]OpenPoint // by how they stand to margins
	for i := range r.told {
		c := &r.told[i]
		s := c.To.Stance
		if c.Contested {
			contested = append(contested, r.openClaims(c.Party, c.Issue, contesting(c))...)
		}
		switch {
		case c.Kind == diff.PossibleShift:
			possible[c.Margins()] = append(possible[c.Margins()], OpenPoint{
				Text: say("Has the position of ", r.toldAt(c.Party, c.Issue), " moved to ", somewhere(s), "?"),
				Why:  say(BasisGloss(s.Basis), ", ", r.when.Stance(c.To.Stance), "; ", doubts(c)),
				Refs: r.refs(s.Evidence),
			})
		case s.Unconfirmed():
			unsaid = append(unsaid, OpenPoint{
				Text: say("Does ", somewhere(s), " describe the position of ", r.toldAt(c.Party, c.Issue), "?"),
				Why:  say(BasisGloss(s.Basis), ", ", r.when.Stance(c.To.Stance), doubtNote(c.To)),
				Refs: r.refs(s.Evidence),
			})
			if wordsAlone(s) {
				unsaid[len(unsaid)-1].Text = say("How is the position of ", r.toldAt(c.Party, c.Issue), " to be read? ", sentence(s.Summary))
			}
		case s.Confidence == positions.Low, disputed(c.To):
			weak = append(weak, OpenPoint{
				Text: say("Does ", somewhere(s), " describe the position of ", r.toldAt(c.Party, c.Issue), "?"),
				Why:  say(BasisGloss(s.Basis), ", ", ConfidenceGloss(s.Confidence), ", ", r.when.Stance(c.To.Stance), againstNote(c.To), singleNote(c.To)),
				Refs: r.refs(s.Evidence),
			})
			if wordsAlone(s) {
				weak[len(weak)-1].Text = say("How is the position of ", r.toldAt(c.Party, c.Issue), " to be read? ", sentence(s.Summary))
			}
		}
	}
	for i := range r.besides {
		if c := &r.besides[i]; c.Contested {
			contested = append(contested, r.openClaims(c.Party, c.Issue, contesting(c))...)
		}
	}
	for _, cell := range r.ShownClaims() {
		contested = append(contested, r.openClaims(cell.Party, cell.Issue, cell.Claims)...)
	}
	return slices.Concat(contested, slices.Concat(possible[:]...), unsaid, weak)
}

// somewhere is where as the subject of a question.
func somewhere(s *positions.Stance) Prose {
	if s.RangeAlone() {
		return say("a position ", where(s))
	}
	return where(s)
}

// openClaims asks whether what others claim of a party is so.
func (r *ChangeReport) openClaims(p *positions.Party, is *positions.Issue, claims []diff.Claim) []OpenPoint {
	var points []OpenPoint
	for _, cl := range claims {
		in, placed := cl.Interval()
		if !placed && cl.Kind != positions.None || cl.Response != positions.NoResponse {
			continue
		}
		claimed := say("no position")
		switch {
		case cl.Kind == positions.Placed:
			claimed = place(is, cl.Point())
		case placed:
			claimed = say("a position between ", place(is, in.Low, in.High), " and ", place(is, in.High, in.Low))
		}
		points = append(points, OpenPoint{
			Text: say("Is ", claimed, " the position of ", r.toldAt(p, is), "?"),
			Why:  say("so claimed by ", the(cl.By), " alone, ", r.when.Claim(cl.Claim), "; ", datum(ResponseGloss(cl.Claim, r.read, Full))),
			Refs: r.refs(cl.Evidence),
		})
	}
	if len(points) > 1 { // then it is no longer one claimant alone
		for i := range points {
			points[i].Why = withoutAlone(points[i].Why)
		}
	}
	return points
}

func withoutAlone(p Prose) Prose {
	cut := make(Prose, len(p))
	for i, run := range p {
		if !run.Data {
			run.Text = strings.Replace(run.Text, " alone, ", ", ", 1)
		}
		cut[i] = run
	}
	return cut
}

func doubtNote(in *diff.InForce) string {
	note := ""
	if in.Stance.Confidence == positions.Low {
		note = "; " + ConfidenceGloss(in.Stance.Confidence)
	}
	return note + againstNote(in) + singleNote(in)
}

// disputed reports whether there is evidence against a stance, or the party's voices differ.
func disputed(in *diff.InForce) bool {
	weighed := in.Weigh()
	return weighed.Contradicted || weighed.Divided
}

func againstNote(in *diff.InForce) string {
	note := ""
	for _, gloss := range []string{contradictedGloss(in), VoicesGloss(in)} {
		if gloss != "" {
			note += "; " + gloss
		}
	}
	return note
}

func singleNote(in *diff.InForce) string {
	weighed := in.Weigh()
	if single, ok := weighed.Single(); ok && !single {
		return ""
	}
	return "; " + OriginsGloss(in)
}

// saidOnce names the stances not doubted above whose evidence all has one origin: those in
// the party's own words, apart from those that media give an account of. Neither is a leak.
func (r *ChangeReport) saidOnce() []OpenPoint {
	var points []OpenPoint
	for _, basis := range []positions.Basis{positions.Stated, positions.Recounted} {
		var cells []*diff.Change
		var evidence [][]positions.Evidence
		for i := range r.told {
			c := &r.told[i]
			s := c.To.Stance
			weighed := c.To.Weigh()
			if single, ok := weighed.Single(); !ok || !single || s.Basis != basis || s.Confidence == positions.Low || disputed(c.To) || c.Kind == diff.PossibleShift {
				continue
			}
			cells = append(cells, c)
			evidence = append(evidence, s.Evidence)
		}
		if cells == nil {
			continue
		}
		words := "Stated by the party itself: "
		if basis == positions.Recounted {
			words = "Recounted by media: "
		}
		points = append(points, OpenPoint{Text: say(words, r.cellNames(cells), "."), Refs: r.refs(evidence...)})
	}
	return points
}

// notSaid gathers silences, party by party, and terms that were not repeated.
func (r *ChangeReport) notSaid() []OpenPoint {
	var points []OpenPoint
	silent := r.ShownSilences()
	for _, p := range r.History.Dataset.Codebook.Parties {
		var issues []Prose
		for _, s := range silent {
			if s.Record.Party == p {
				issues = append(issues, onPage(CellPage(p, s.Record.Issue), issueName(s.Record.Issue)))
			}
		}
		if issues == nil {
			continue
		}
		what := listed(issues)
		if n := len(r.History.Dataset.Codebook.Issues); len(issues) == n && n > 1 {
			what = say("any of the " + strconv.Itoa(n) + " issues")
		}
		points = append(points, OpenPoint{Text: say("Not found"+inSources(r.read), ": ", partyName(p), " on ", what, ".")})
	}
	for i := range r.told {
		c := &r.told[i]
		if c.From == nil || c.Kind == diff.OwnVoice {
			continue // of a separate voice, nobody could expect the group's terms again
		}
		var terms []Prose
		for _, tc := range c.Terms {
			if tc.Op == redline.NotRepeated {
				terms = append(terms, say("the ", namedTerm(c.From.Terms[tc.From])))
			}
		}
		if terms == nil {
			continue
		}
		points = append(points, OpenPoint{
			Text: say("Not repeated by ", r.toldAt(c.Party, c.Issue), ", which is not to say withdrawn: ", listed(terms), "."),
			Refs: r.refs(c.From.Stance.Evidence),
		})
	}
	return points
}

// cellNames lists cells: "Russia on Territory, Ukraine on Ceasefire". Beyond a
// few it counts them.
func (r *ChangeReport) cellNames(changes []*diff.Change) Prose {
	const most = 8
	var items []Prose
	for i, c := range changes {
		if i == most {
			items = append(items, say(strconv.Itoa(len(changes)-i), " more"))
			break
		}
		items = append(items, leading(r.anchor(c.Party, c.Issue), say(datum(c.Party.Name), onIssue(c.Issue))))
	}
	return separated(items)
}

// toldAt names a cell within a sentence, and leads to where it is told.
func (r *ChangeReport) toldAt(p *positions.Party, is *positions.Issue) Prose {
	return leading(r.anchor(p, is), say(the(p), onIssue(is)))
}

// leading makes a text a link into the report.
func leading(anchor string, t Prose) Prose {
	set := slices.Clone(t)
	for i := range set {
		set[i].To = "#" + anchor
	}
	return set
}

// where says where a stance stands, within a sentence.
func where(s *positions.Stance) Prose {
	is := s.Record.Issue
	switch {
	case s.RangeAlone() && s.Plausible.Low.Value != s.Plausible.High.Value:
		return say("between ", place(is, s.Plausible.Low, s.Plausible.High), " and ", place(is, s.Plausible.High, s.Plausible.Low))
	case s.RangeAlone():
		return place(is, s.Plausible.Low)
	case s.Kind == positions.Placed:
		return place(is, s.Point())
	}
	return say(Position(s))
}

// place names a place on a scale within a sentence: a label in quotation
// marks, or a number with the scale it is on.
func place(is *positions.Issue, p positions.Point, beside ...positions.Point) Prose {
	if p.Option >= 0 {
		return quoted(Point(is, p))
	}
	return say(Point(is, p, beside...), " (", ScaleEnds(is.Scale), ")")
}

// namedTerm is a term with its sort: "red line “No land”".
func namedTerm(t positions.StandingTerm) Prose {
	return say(termKindOr(t.Kind, "term"), " ", quoted(strings.TrimSuffix(strings.TrimSpace(t.Text), ".")))
}
