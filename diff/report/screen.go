package report

import (
	"slices"
	"strings"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// How many lines the screen takes at most: where something moved, or may have, and
// where nothing did.
const (
	screenRoom = 30
	stillRoom  = 12
)

// Screen is the first thing to know of a comparison, as a document of some thirty
// lines: a verdict, what moved drawn on the scales with the decisive words, and a line
// for all the rest. legend asks for its marks to be explained.
func (d *Diff) Screen(legend bool) *document.Document {
	s := newScreen(d)
	doc := &document.Document{
		Title: s.title(), About: about("Diff", &d.Filter, d.Period()), Aside: s.aside(), Lead: s.lead(), Revised: d.To.String(),
		Comment: true, Room: screenRoom, Legend: legend, All: document.Command{Line: d.Command() + " -v", Added: "-v"},
	}
	if whole := !d.Filter.ByKind() && d.Filter.MinDelta == 0; whole && s.still() {
		if !legend && !slices.ContainsFunc(s.recent, toldClaim) {
			doc.Room = stillRoom
		}
		if next, ok := s.lastMove(); ok {
			doc.Blocks = append(doc.Blocks, next)
		}
	}
	var same, first []*positions.Issue
	for _, is := range s.byStrength(s.told) {
		scale := s.issue(is)
		switch {
		case len(doc.Scales()) >= scalesBeforeFirst && !slices.ContainsFunc(scale.Lines, s.moreThanRecorded(is)) && slices.ContainsFunc(scale.Lines, news):
			first = append(first, is)
		case slices.ContainsFunc(scale.Lines, news):
			doc.Blocks = append(doc.Blocks, scale)
		case slices.ContainsFunc(scale.Lines, func(l document.Line) bool { return l.Sign == document.Same }):
			same = append(same, is)
		}
	}
	if line := sameOn(same); line != nil && !s.still() {
		doc.Blocks = append(doc.Blocks, document.Para{Text: line})
	}
	if line := s.firstOn(first); line != nil {
		doc.Blocks = append(doc.Blocks, document.Para{Text: line})
	}
	for _, n := range s.Notes {
		doc.Blocks = append(doc.Blocks, document.Para{Text: say(datum(n))})
	}
	if rests := s.coverage(); rests != nil {
		doc.Blocks = append(doc.Blocks, document.Para{Text: rests})
	}
	doc.Blocks = append(doc.Blocks, document.Next{Commands: s.next()})
	return doc
}

// screen is a Diff on its way into a document.
type screen struct {
	*Diff
	told    []diff.Change
	byIssue [][]*diff.Change     // by the issue's index: those told, then those that rest
	alone   [][]diff.ClaimedCell // likewise: cells with claims alone
	silent  [][]*positions.Silence
	recent  []diff.Claim                          // those shown that became something since the first date, by issue and party
	events  map[*positions.Claim]*diff.ClaimEvent // what they became
	read    int                                   // so many sources were read for it
	nowhere []*positions.Party                    // looked for on every issue shown, and found on none
	when    Dating

	roomy bool // the verdict has room for what goes without saying, and for what is told below
}

func newScreen(d *Diff) *screen {
	issues := len(d.History.Dataset.Codebook.Issues)
	s := &screen{
		Diff: d, told: d.Told(),
		byIssue: make([][]*diff.Change, issues), alone: make([][]diff.ClaimedCell, issues), silent: make([][]*positions.Silence, issues),
	}
	resting := d.Resting()
	for _, changes := range [][]diff.Change{s.told, resting} {
		for i := range changes {
			c := &changes[i]
			s.byIssue[c.Issue.Index] = append(s.byIssue[c.Issue.Index], c)
		}
	}
	for _, cell := range d.ShownClaims() {
		s.alone[cell.Issue.Index] = append(s.alone[cell.Issue.Index], cell)
	}
	for _, silence := range d.ShownSilences() {
		at := silence.Record.Issue.Index
		s.silent[at] = append(s.silent[at], silence)
	}
	s.nowhere = s.silentThroughout()
	s.read = SourcesRead(d.History, d.To)
	s.takeEvents()
	s.when = s.dating()
	return s
}

// takeEvents gathers what became of claims. Where no change is told of the cell that a claim
// is about, it has a line of its own.
func (s *screen) takeEvents() {
	s.events = map[*positions.Claim]*diff.ClaimEvent{}
	events := s.ShownClaimEvents()
	for i := range events {
		e := &events[i]
		cl := diff.Claim{Claim: e.To, Recent: true, InLine: diff.InLine(s.History, e.To, s.To)}
		s.recent, s.events[e.To] = append(s.recent, cl), e
		if slices.ContainsFunc(s.byIssue[e.Issue.Index], func(c *diff.Change) bool { return c.Party == e.Party && c.Kind != diff.Unchanged }) {
			continue
		}
		if i := slices.IndexFunc(s.alone[e.Issue.Index], func(c diff.ClaimedCell) bool { return c.Party == e.Party }); i >= 0 {
			cell := &s.alone[e.Issue.Index][i]
			if !slices.ContainsFunc(cell.Claims, func(c diff.Claim) bool { return c.Claim == e.To }) {
				cell.Claims = append(slices.Clip(cell.Claims), cl)
			}
			continue
		}
		s.alone[e.Issue.Index] = append(s.alone[e.Issue.Index], diff.ClaimedCell{Party: e.Party, Issue: e.Issue, Claims: []diff.Claim{cl}})
	}
}

// title says of what: of all, or of what a filter lets through.
func (s *screen) title() Prose {
	title := titleOf(s.History.Dataset.Codebook)
	if line := s.Filter.Line(); line != "" {
		return say(title, ": ", datum(line))
	}
	return title
}

// titleOf is what a dataset is called.
func titleOf(book *positions.Codebook) Prose {
	if book.Title == "" {
		return datasetName("Stances")
	}
	return datasetName(book.Title)
}

// aside says which dates are compared, as known when, and how far what is told is
// signed off: "14 Aug → 18 Aug 2025 · not reviewed".
func (s *screen) aside() Prose {
	period := say(s.day(s.From), " → ", s.To.Text())
	if s.From == s.To {
		period = say(s.To.Text())
	}
	if k := s.History.KnownBy; k != 0 {
		period = say(period, " · as known by ", k.Text())
	}
	if status, ok := s.ReviewStatus(); ok {
		period = say(period, " · ", status.Brief())
	}
	return period
}

// day writes a date: with its year, but where all on the screen have the same.
func (s *screen) day(d positions.Date) string { return s.when.Day(d) }

// dating is how the screen writes the days that it tells.
func (s *screen) dating() Dating {
	var all dates
	all.day(s.From, s.To, s.History.KnownBy)
	for i := range s.told {
		c := &s.told[i]
		if plainly(c) && c.Kind != diff.FirstRecorded {
			continue
		}
		all.record(c.To.Stance.Record)
		switch c.Kind {
		case diff.Shifted, diff.Withdrawn:
			all.record(c.From.Stance.Record)
		case diff.Reverted:
			for _, hd := range c.Path {
				all.record(hd.Stance.Record)
			}
		case diff.Adopted, diff.PossibleShift, diff.Reworded, diff.NotComparable, diff.OwnVoice, diff.FirstRecorded, diff.Held, diff.Unchanged:
		}
	}
	for _, cl := range s.recent {
		all.when(cl.Dated(), cl.Record.Date)
	}
	for _, cell := range s.ShownClaims() {
		for i := range cell.Claims {
			if cell.Claims[i].Recent {
				all.when(cell.Claims[i].Dated(), cell.Claims[i].Record.Date)
			}
		}
	}
	if s.still() {
		if c, ok := LastMove(s.History, s.Filter, s.To); ok {
			all.record(c.To.Stance.Record)
		}
	}
	return all.dating()
}

// spanned is a day or a span of days that lines of the screen share.
type spanned struct {
	words       string // of the only one, "" where there are several
	first, last positions.Date
	open        bool // the first is not known
}

func (s *screen) spannedBy(st *positions.Stance) spanned {
	from, to := st.Record.When.Span(st.Record.Date)
	return spanned{s.when.Stance(st), from, to, from == 0}
}

// with is the span that holds both.
func (a spanned) with(b spanned) spanned {
	if a.words != b.words {
		a.words = ""
	}
	return spanned{a.words, min(a.first, b.first), max(a.last, b.last), a.open || b.open}
}

func (s *screen) spanned(days spanned) string {
	switch {
	case days.words != "":
		return days.words
	case days.open:
		return "on or before " + s.day(days.last)
	}
	return s.days(days.first, days.last)
}

// days writes the days from the first to the last of some: "16 Aug", "15–17 Aug".
func (s *screen) days(first, last positions.Date) string {
	a, b := s.day(first), s.day(last)
	if a == b {
		return b
	}
	if day, rest, ok := strings.Cut(a, " "); ok && strings.HasSuffix(b, " "+rest) {
		return day + "–" + b
	}
	return a + " – " + b
}

// news reports whether a line tells of something that was not there before.
func news(l document.Line) bool {
	return l.Sign != document.Same || len(l.Body) > 0 || len(l.Tail) > 0
}

// scalesBeforeFirst is after how many issues those are only named on which all that is new was
// first recorded.
const scalesBeforeFirst = 4

// moreThanRecorded reports whether a line tells of more on an issue than who was first
// recorded, and what is claimed in words.
func (s *screen) moreThanRecorded(is *positions.Issue) func(document.Line) bool {
	placed := s.claimedOn(is, placedClaim)
	return func(l document.Line) bool {
		switch l.Sign {
		case document.Recorded, document.Claimed:
			return placed
		case document.NotFound:
			return false
		case document.Same:
			return len(l.Tail) > 0
		case document.Moved, document.GaveUp, document.TookUp, document.MayHave, document.ReadOn:
		}
		return true
	}
}

// claimedOn reports whether there is news of a claim on an issue that is so.
func (s *screen) claimedOn(is *positions.Issue, so func(diff.Claim) bool) bool {
	return slices.ContainsFunc(s.recent, func(cl diff.Claim) bool { return cl.Record.Issue == is && so(cl) })
}

// firstOn names the issues on which all that is new was first recorded, or claimed in words.
func (s *screen) firstOn(issues []*positions.Issue) Prose {
	if len(issues) == 0 {
		return nil
	}
	var named []Prose
	for _, is := range issues {
		named = append(named, issueName(is))
	}
	recorded := func(is *positions.Issue) bool {
		return slices.ContainsFunc(s.byIssue[is.Index], func(c *diff.Change) bool { return c.Kind == diff.FirstRecorded })
	}
	var news []string
	if slices.ContainsFunc(issues, recorded) {
		news = append(news, "first recorded")
	}
	if slices.ContainsFunc(issues, func(is *positions.Issue) bool { return s.claimedOn(is, toldClaim) }) {
		news = append(news, "claimed in words")
	}
	if news == nil || !slices.ContainsFunc(issues, recorded) && slices.ContainsFunc(issues, func(is *positions.Issue) bool { return !s.claimedOn(is, toldClaim) }) {
		news = append(news, "looked for and not found")
	}
	on := "On " + document.Count(len(issues), "more issue", "more issues") + " " + strings.Join(news, ", or ") + ": "
	return say(on, counted(named, sameNamed), ".")
}

// sameOn names the issues on which nothing new was said.
func sameOn(issues []*positions.Issue) Prose {
	if len(issues) == 0 {
		return nil
	}
	var named []Prose
	for _, is := range issues {
		named = append(named, issueName(is))
	}
	return say("Nothing new on ", counted(named, sameNamed), ".")
}

// coverage says what it all rests on, and of whom nothing was found.
func (s *screen) coverage() Prose {
	bib := Bibliography{History: s.History}
	for i := range s.told {
		c := &s.told[i]
		switch c.Kind {
		case diff.Unchanged:
			continue
		case diff.Shifted, diff.Withdrawn, diff.PossibleShift, diff.Reworded:
			bib.Cite(c.From.Stance.Evidence)
		case diff.Adopted, diff.Reverted, diff.NotComparable, diff.OwnVoice, diff.FirstRecorded, diff.Held:
		}
		bib.Cite(c.To.Stance.Evidence)
	}
	var rests Prose
	if len(bib.Sources) > 0 {
		rests = say(datum(bib.Publishers()))
	}
	if len(s.nowhere) > 0 {
		var named []Prose
		for _, p := range s.nowhere {
			named = append(named, the(p))
		}
		nothing := say("nothing found of ", counted(named, sameNamed))
		if rests == nil {
			return say(capital(nothing), ".")
		}
		return say(rests, "; ", nothing, ".")
	}
	if rests == nil {
		return nil
	}
	return say(rests, ".")
}

// silentThroughout lists the parties that were looked for on every issue shown, and
// found on none.
func (s *screen) silentThroughout() []*positions.Party {
	found := make([]int, len(s.History.Dataset.Codebook.Parties))
	for _, silence := range s.ShownSilences() {
		found[silence.Record.Party.Index]++
	}
	issues := 0
	for _, is := range s.History.Dataset.Codebook.Issues {
		if s.Filter.Issue(is) {
			issues++
		}
	}
	var silent []*positions.Party
	for _, p := range s.History.Dataset.Codebook.Parties {
		if issues > 0 && found[p.Index] == issues {
			silent = append(silent, p)
		}
	}
	return silent
}

// lastMove tells what moved last, where nothing did since.
func (s *screen) lastMove() (document.Next, bool) {
	c, ok := LastMove(s.History, s.Filter, s.To)
	if !ok {
		return document.Next{}, false
	}
	what := "Last move: "
	switch c.Kind {
	case diff.PossibleShift:
		what = "Last possible move: "
	case diff.Reworded:
		what = "Last reworded: "
	}
	about := say(what, party(c.Party), " on ", issueName(c.Issue), ", ", s.when.Stance(c.To.Stance))
	if word := marginsWord(c); word != "" {
		about = say(about, ", ", word)
	}
	return document.Next{Commands: []document.Command{{About: about, Line: s.Call.View("diff", c.From.Date().String(), c.To.Date().String())}}}, true
}

// next is how to see the rest.
func (s *screen) next() []document.Command {
	whole := s.Command()
	return []document.Command{
		{About: say("More"), Line: whole + " -v", Added: "-v"},
		{About: say("Marks"), Line: whole + " --legend", Added: "--legend"},
	}
}
