package report

import (
	"slices"
	"strconv"
	"strings"

	"stance/diff"
	"stance/diff/redline"
	"stance/diff/report/document"
	"stance/positions"
	"stance/positions/team/review"
)

// composer makes the parts that the documents of several commands have. A document is
// composed by one, so that it has one document.Source for each source.
type composer struct {
	sources map[*positions.Source]*document.Source
	when    Dating

	history *positions.History
	at      positions.Date                        // up to which it is told
	read    int                                   // so many sources were read for it
	events  map[*positions.Claim]*diff.ClaimEvent // what became of claims, by what they are now
}

// composing begins a document of what is known up to a date, in which so much became of
// claims.
func composing(h *positions.History, at positions.Date, events []diff.ClaimEvent) composer {
	c := composer{history: h, at: at, read: SourcesRead(h, at), events: map[*positions.Claim]*diff.ClaimEvent{}}
	c.became(events)
	return c
}

// became adds to what became of claims.
func (c *composer) became(events []diff.ClaimEvent) {
	for i := range events {
		c.events[events[i].To] = &events[i]
	}
}

// source is a source as documents have it, nil for none.
func (c *composer) source(s *positions.Source) *document.Source {
	if s == nil {
		return nil
	}
	if c.sources == nil {
		c.sources = map[*positions.Source]*document.Source{}
	}
	if c.sources[s] == nil {
		c.sources[s] = &document.Source{
			Order: s.Index, Line: SourceLine(s), Title: s.Title, Publisher: s.Publisher,
			Published: s.Published.Text(), Reliability: s.Reliability, URL: s.URL, Language: s.Language, Page: SourcePage(s),
		}
	}
	return c.sources[s]
}

// evidence is what a record's stance or claim rests on, in which p speaks; no block where that is
// nothing.
func (c *composer) evidence(r *positions.Record, list []positions.Evidence, p *positions.Party) []document.Block {
	if len(list) == 0 {
		return nil
	}
	var ev document.Evidence
	for i := range list {
		ev.Passages = append(ev.Passages, c.passage(r, &list[i], p))
	}
	return []document.Block{ev}
}

// passage is one piece of a record's evidence, of what a party says.
func (c *composer) passage(r *positions.Record, e *positions.Evidence, p *positions.Party) document.Passage {
	passage := document.Passage{
		Use: UseGloss(e.Use), Against: e.Use == positions.Contradicts, Quote: e.Quote, Paraphrase: e.Paraphrase,
		Prefix: turning(e.Prefix), Suffix: turning(e.Suffix),
		Speaker: joined(Speaker(e), e.Venue), Source: c.source(e.Source), Locator: e.Locator, Grading: grading(e),
		Notes: EvidenceNotes(c.history, e, p, r.Issue),
	}
	if passage.Source != nil && e.Credibility != 0 {
		passage.Source.Graded = true
	}
	if e.Source != nil {
		passage.Language, passage.Page = e.Source.Language, PassagePage(r, e)
	}
	return passage
}

// stanceEvidence is what a stance rests on.
func (c *composer) stanceEvidence(s *positions.Stance) []document.Block {
	return c.evidence(s.Record, s.Evidence, s.Record.Party)
}

// silenceEvidence is what a search rests on.
func (c *composer) silenceEvidence(s *positions.Silence) []document.Block {
	return c.evidence(s.Record, s.Evidence, s.Record.Party)
}

// claims is what others say of a party, each as theirs; those that rest picks come with
// what they rest on.
func (c *composer) claims(list []diff.Claim, rest func(diff.Claim) bool) []document.Block {
	var blocks []document.Block
	for _, e := range c.claimEntries(list, rest) {
		blocks = append(blocks, e)
	}
	return blocks
}

// claimEntries are the same, an entry each.
func (c *composer) claimEntries(list []diff.Claim, rest func(diff.Claim) bool) []document.Entry {
	var entries []document.Entry
	for i, cl := range list {
		e := document.Entry{Head: c.claimHead(cl)}
		e.Body = []document.Block{document.Para{Text: c.claimWording(cl)}}
		if rest(cl) {
			e.Body = append(e.Body, c.evidence(cl.Record, cl.Evidence, cl.By)...)
			if remark := ClaimsRemark(list, i); remark != "" {
				e.Body = append(e.Body, document.Para{Text: muted(remark)})
			}
		}
		entries = append(entries, e)
	}
	return entries
}

// claimWording is a claim in the coder's words, redlined where they changed.
func (c *composer) claimWording(cl diff.Claim) document.Text {
	if event := c.events[cl.Claim]; event != nil && event.Reworded() {
		return edits(event.Wording)
	}
	return say(datum(cl.Summary))
}

// claimHead says what became of a claim, and how it stands beside what the party says itself.
func (c *composer) claimHead(cl diff.Claim) document.Text {
	head, glosses := c.claimWords(cl, Dating{})
	if len(glosses) == 0 {
		return strong(head)
	}
	return say(strong(head), datum("; "+strings.Join(glosses, "; ")))
}

// claimWords are who claims what and what became of it, and what else is known of it.
func (c *composer) claimWords(cl diff.Claim, w Dating) (head string, glosses []string) {
	glosses = ClaimGlosses(c.history, cl, c.at, c.read, Full)
	event := c.events[cl.Claim]
	if event == nil {
		return joinedBy(": ", "claimed by "+ClaimMaker(c.history, cl.Claim, Full)+", "+w.Claim(cl.Claim), ClaimedPlace(cl.Claim)), glosses
	}
	if event.Kind == diff.ClaimConfirmed || event.Kind == diff.ClaimDenied {
		glosses = slices.Delete(glosses, 0, 1) // which the head says
	}
	return ClaimEventHead(c.history, event, Full, w), glosses
}

// claimInBrief is claimHead, with the words of a claim that names no place.
func (c *composer) claimInBrief(cl diff.Claim) document.Text {
	if ClaimedPlace(cl.Claim) != "" {
		return c.claimHead(cl)
	}
	return say(c.claimHead(cl), ": ", datum(briefly(cl.Summary)))
}

func everyClaim(diff.Claim) bool { return true }

func recentClaim(cl diff.Claim) bool { return cl.Recent }

// partyRun names a party, whose page it leads to; a renderer chooses how long.
func partyRun(p *positions.Party) document.Run {
	return document.Run{Text: p.Name, Data: true, Short: shorter(p.Name, p.Label()), Page: PartyPage(p)}
}

// datasetName is what a dataset is called; it leads to the front page.
func datasetName(title string) document.Text { return onPage(FrontPage, say(datum(title))) }

// partyName names a party in full.
func partyName(p *positions.Party) document.Text {
	return document.Text{{Text: p.Name, Data: true, Page: PartyPage(p)}}
}

// issueName names an issue.
func issueName(is *positions.Issue) document.Text {
	return document.Text{{Text: is.Name, Data: true, Page: IssuePage(is)}}
}

// cellName names a cell: "Ukraine on NATO".
func cellName(p *positions.Party, is *positions.Issue) document.Text {
	return onPage(CellPage(p, is), document.Text{{Text: p.Name, Data: true, Bold: true}, {Text: " on "}, {Text: is.Name, Data: true, Bold: true}})
}

// partyOn names a party where what it wants on an issue is told, and leads to that.
func partyOn(p *positions.Party, is *positions.Issue) document.Text {
	return onPage(CellPage(p, is), document.Text{partyRun(p)})
}

// writtenAt is the file and line of a record.
func writtenAt(r *positions.Record) document.Text {
	return onPage(FilePage(r.Place.File, r.Place.Line), muted(r.Place.File+":"+strconv.Itoa(r.Place.Line)))
}

// boldOn names a party in full, set off, and leads to what it wants on an issue.
func boldOn(p *positions.Party, is *positions.Issue) document.Text {
	return onPage(CellPage(p, is), strong(p.Name))
}

// onPage has a text lead to a page.
func onPage(page string, t document.Text) document.Text {
	led := slices.Clone(t)
	for i := range led {
		led[i].Page = page
	}
	return led
}

// naming is a phrase that names parties, with its short names for where room is scarce.
func naming(phrase func(Naming) string) document.Text {
	r := document.Run{Text: phrase(Full), Data: true}
	r.Short = shorter(r.Text, phrase(Short))
	if r.Text == "" {
		return nil
	}
	return document.Text{r}
}

// shorter is a shorter wording of a text, "" where it is none.
func shorter(full, short string) string {
	if short == full {
		return ""
	}
	return short
}

// muted is what can be passed over at a first reading.
func muted(s string) document.Text { return toned(s, document.Muted) }

func toned(s string, tone document.Tone) document.Text {
	if s == "" {
		return nil
	}
	return document.Text{{Text: s, Data: true, Tone: tone}}
}

// with sets all of a text in a tone, and off if bold.
func with(t document.Text, tone document.Tone, bold bool) document.Text {
	set := make(document.Text, len(t))
	for i, r := range t {
		r.Tone, r.Bold = tone, r.Bold || bold
		set[i] = r
	}
	return set
}

// kindText makes what moved stand out, and what may have moved a little. The words say it,
// too.
func kindText(k diff.Kind, words document.Text) document.Text {
	switch {
	case k.Moves():
		return with(words, document.Moving, true)
	case k == diff.PossibleShift:
		return with(words, document.Moving, false)
	case k == diff.Unchanged:
		return with(words, document.Muted, false)
	}
	return words
}

// dotted puts short statements beside each other, none of them broken: "3 shifted · 2 held".
func dotted(list []string) document.Text {
	parts := make([]document.Text, len(list))
	for i, s := range list {
		parts[i] = document.Text{{Text: s, Data: true, Whole: true}}
	}
	return besideEachOther(parts...)
}

// besideEachOther puts dots between texts, none of which begins a line.
func besideEachOther(parts ...document.Text) document.Text {
	var t document.Text
	for _, p := range parts {
		if len(p) > 0 && t != nil {
			t = append(t, document.Run{Text: " ·", Whole: true}, document.Run{Text: " "})
		}
		t = append(t, p...)
	}
	return t
}

// edits is a redline; of a text that was rewritten it is both texts, whole.
func edits(segs []redline.Segment) document.Text {
	if redline.Rewritten(segs) {
		segs = redline.Replaced(segs)
	}
	return redlined(segs)
}

// redlined is a redline as it is.
func redlined(segs []redline.Segment) document.Text {
	var t document.Text
	for _, s := range segs {
		t = append(t, document.Run{Text: s.Text, Data: true, Inserted: s.Op == redline.Insert, Deleted: s.Op == redline.Delete, Same: s.Op == redline.Equal, Was: s.FromText})
	}
	return t
}

// label is what stands before the text of an item.
func label(s string) document.Text { return muted(s) }

// termItem tells what became of a term.
func termItem(t TermLine) document.Item {
	it := document.Item{Label: label(t.Head), Text: edits(t.Words)}
	for i := range it.Text {
		it.Text[i].Came, it.Text[i].Went = t.Came, t.Went
	}
	if t.Op == redline.NotRepeated || t.Op == redline.Ended {
		it.Label = with(it.Label, document.Plain, false)
	}
	for _, aside := range []string{t.Tail, t.Ties} {
		if aside != "" {
			it.Text = append(it.Text, document.Run{Text: " (" + aside + ")", Data: true, Tone: document.Muted})
		}
	}
	return it
}

// termItems tells what became of each term of a change.
func (c *composer) termItems(ch *diff.Change) []document.Item {
	var items []document.Item
	for _, t := range TermLines(ch, Full, c.when) {
		items = append(items, termItem(t))
	}
	return items
}

// wordingItem is the stance in the coder's words, redlined where they changed.
func wordingItem(c *diff.Change) document.Item {
	var words document.Text
	switch {
	case redlinesWording(c):
		words = edits(c.Wording)
	case !namesPosition(c.To.Stance):
		words = say(datum(c.To.Stance.Summary))
	case c.WordingChanged() && !namesPosition(c.From.Stance):
		words = say(datum(c.From.Stance.Summary), muted(" before, none given now"))
	default:
		words = muted("none given")
	}
	return document.Item{Label: label("coder's wording:"), Text: words}
}

// redlinesWording reports whether the coder's wording changed, of a stance that was worded at
// both dates.
func redlinesWording(c *diff.Change) bool {
	return c.WordingChanged() && !namesPosition(c.From.Stance) && !namesPosition(c.To.Stance)
}

// listedText puts those texts that are not empty one behind the other.
func listedText(separator string, parts ...document.Text) document.Text {
	var t document.Text
	for _, p := range parts {
		if len(p) == 0 {
			continue
		}
		if t != nil {
			t = append(t, document.Run{Text: separator})
		}
		t = append(t, p...)
	}
	return t
}

// dateLine names one of the dates that a document is about.
func dateLine(word string, di positions.DateInfo) document.DateLine {
	return document.DateLine{Word: word, Date: di.Date.Text(), Label: di.Label, Title: di.Title}
}

// below is what has to be known beforehand: as of when, and notes.
func below(h *positions.History, notes []string) []document.Text {
	var lines []document.Text
	if h.KnownBy != 0 {
		lines = append(lines, say("as it was known on "+h.KnownBy.Text()))
	}
	for _, n := range notes {
		lines = append(lines, say("note: ", datum(n)))
	}
	return lines
}

// about says which command tells what, for the name of a page: "Show: Ukraine; Territory,
// 18 Aug 2025 (white-house)".
func about(command string, f *Filter, when string) document.Text {
	return say(command+": ", datum(joined(f.Line(), when)))
}

// aged adds to when something is told how old it may be; nothing where it may be of any age.
func aged(f *Filter, when string) string {
	if !f.MaxAge.Given() {
		return when
	}
	return joined(when, "no older than "+f.MaxAge.Text())
}

// notesOf is what the snapshots say of dates; no block where that is nothing.
func notesOf(dates ...positions.DateInfo) []document.Block {
	var f document.Facts
	for i, di := range dates {
		if di.Note != "" && (i == 0 || di.Date != dates[i-1].Date) {
			f.Lines = append(f.Lines, say(strong(DateName(di)+": "), datum(di.Note)))
		}
	}
	if f.Lines == nil {
		return nil
	}
	return []document.Block{document.Section{Name: say("Notes"), Part: true, Blocks: []document.Block{f}}}
}

// listedNotes is the same of notes that a command has.
func listedNotes(notes []string) []document.Block {
	if len(notes) == 0 {
		return nil
	}
	return []document.Block{document.Section{Name: say("Notes"), Part: true, Blocks: []document.Block{factsOf(notes)}}}
}

func factsOf(lines []string) document.Facts {
	var f document.Facts
	for _, l := range lines {
		f.Lines = append(f.Lines, say(datum(l)))
	}
	return f
}

// howToRead explains the words and marks that were used; no block where there is nothing
// to explain.
func howToRead(g document.Glossary, more ...document.Block) []document.Block {
	var blocks []document.Block
	if len(g.Entries) > 0 || len(g.Redlines) > 0 {
		blocks = append(blocks, g)
	}
	if blocks = append(blocks, more...); blocks == nil {
		return nil
	}
	return []document.Block{document.Section{Name: say("How to read this"), Part: true, Blocks: blocks}}
}

// explained is a word with its meaning.
func explained(word, meaning string) document.Item {
	return document.Item{Label: say(datum(word)), Text: say(datum(meaning))}
}

// question asks what an issue is about; no block where nothing is asked.
func question(is *positions.Issue) []document.Block {
	if is.Question == "" {
		return nil
	}
	return []document.Block{document.Para{Text: muted(is.Question)}}
}

// rulerOf is the scale of an issue with nothing on it yet.
func rulerOf(s *positions.Scale) document.Ruler {
	r := document.Ruler{Low: LowPole(s), High: HighPole(s)}
	for i := range s.Options {
		r.Ticks = append(r.Ticks, s.Score(s.Options[i].Value)/100)
	}
	if s.Numeric() {
		if !numberPole(s, s.LowLabel(), s.Min) || !numberPole(s, s.HighLabel(), s.Max) {
			r.Extent = say(datum(ScaleEnds(s)))
		}
		return r
	}
	for i := range s.Options {
		r.Options = append(r.Options, s.Options[i].Label)
	}
	return r
}

// bandOf is a range on a scale, nil for none.
func bandOf(s *positions.Scale, r *positions.Range) *document.Band {
	if r == nil {
		return nil
	}
	return &document.Band{Low: s.Score(r.Low.Value) / 100, High: s.Score(r.High.Value) / 100}
}

// standsOn sets the parties that speak for themselves on the scale of an issue. What is
// unconfirmed has a question mark.
func standsOn(h *positions.History, is *positions.Issue, date positions.Date, shown func(*positions.Party, *positions.Issue) bool) document.Ruler {
	r := rulerOf(is.Scale)
	at := map[float64]int{}
	for _, q := range h.Dataset.Codebook.Parties {
		hd, ok := h.InForce(q, is, date)
		if !ok || !hd.Spoken() || hd.Stance.Kind != positions.Placed || !shown(q, is) {
			continue
		}
		name := q.Label()
		if hd.Stance.Unconfirmed() {
			name += "?"
		}
		i, stands := at[hd.Stance.Value]
		if stands {
			r.Marks[i].Label = append(r.Marks[i].Label, document.Run{Text: " "}, document.Run{Text: name, Data: true})
			continue
		}
		at[hd.Stance.Value] = len(r.Marks)
		r.Marks = append(r.Marks, document.RulerMark{At: is.Scale.Score(hd.Stance.Value) / 100, Label: say(datum(name))})
	}
	return r
}

// cellAnchor is the id of a cell's part of a document.
func cellAnchor(p *positions.Party, is *positions.Issue) string {
	return strings.Join([]string{p.ID, is.ID}, "-")
}

// pasted names commands to paste.
func pasted(list ...string) []document.Block {
	var n document.Next
	for _, c := range list {
		if c != "" {
			n.Commands = append(n.Commands, document.Command{Line: c})
		}
	}
	if n.Commands == nil {
		return nil
	}
	return []document.Block{n}
}

// beside is what else is to be told of a record: the coder's note, and who coded it.
func beside(r *positions.Record) []document.Item {
	switch {
	case r.Note != "" && r.Coder != "":
		return []document.Item{{Label: label("coder's note (" + r.Coder + "):"), Text: say(datum(r.Note))}}
	case r.Note != "":
		return []document.Item{{Label: label("coder's note:"), Text: say(datum(r.Note))}}
	case r.Coder != "":
		return []document.Item{{Label: label("coded by"), Text: say(datum(r.Coder))}}
	}
	return nil
}

// change tells a change in full: what it consists of, with what more is to be remarked, and
// beside it what the new stance rests on and what others claim.
func (c *composer) change(cmp *diff.Comparison, l *review.Ledger, ch *diff.Change, more string) document.Entry {
	var said, grounds []document.Block
	var facts document.Facts
	remarks := append(Remarks(cmp, ch, Full, c.when), InheritedBy(ch.To.Stance), more)
	if remarks = slices.DeleteFunc(remarks, func(s string) bool { return s == "" }); len(remarks) > 0 {
		facts.Lines = append(facts.Lines, say(datum(strings.Join(remarks, " · "))))
	}
	if o := Objections(l, ch); o != "" {
		facts.Lines = append(facts.Lines, toned(o, document.Against))
	}
	if facts.Lines != nil {
		said = append(said, facts)
	}
	items := c.termItems(ch)
	if ch.WordingChanged() || ch.Kind != diff.Unchanged {
		items = append(items, wordingItem(ch))
	}
	if ch.Kind != diff.Unchanged {
		items = append(items, beside(ch.To.Stance.Record)...)
	}
	if items != nil {
		said = append(said, document.Items{Items: items})
	}
	if ch.Kind != diff.Unchanged {
		grounds = c.stanceEvidence(ch.To.Stance)
	}
	return document.Entry{
		ID: cellAnchor(ch.Party, ch.Issue), Titled: true,
		Head: say(cellName(ch.Party, ch.Issue), ": ", kindText(ch.Kind, say(datum(Label(ch, Full))))),
		Body: []document.Block{document.Split{Left: said, Right: append(grounds, c.claims(ch.Claims, recentClaim)...)}},
	}
}
