package positions

import (
	"slices"
	"strconv"
)

// Fact is one thing that is said: a key of the format and its value. What a
// record, a source or a part of the codebook says is listed once, in Facts, with
// the keys in the order of the format, given or not. Whoever compares, identifies,
// exports or writes things walks that list, so that nothing new is left out.
type Fact struct {
	Key    string
	Type   FactType
	Text   string   // the value as the format writes it; "": not given, or more than one text
	Number float64  // of a NumberFact
	Usual  bool     // a word that goes without saying, such as basis: stated
	IDs    []string // of a NamesFact; nil: not given, which an empty list is
	Texts  []string // of a TextsFact
	Items  [][]Fact // of a ListFact; of a RangeFact one, with its ends low and high; of a MappingFact one
}

// FactType tells what sort of value a fact has.
type FactType uint8

const (
	ProseFact    FactType = iota // somebody's words
	VerbatimFact                 // text that is written with its white space
	TokenFact                    // an id, an address, a code: the same only if it is written the same
	WordFact                     // a word of the format, a date, a whole number
	NumberFact
	NamesFact   // ids of parties
	TextsFact   // several short texts, whose order says nothing
	ListFact    // several things, each with facts
	RangeFact   // two ends
	MappingFact // one thing with facts
)

// Facts lists what the record says as it is written: its stance or silence, with
// coder and note, and its claims. Where it stands (date, party, issue) is no part
// of it.
func (r *Record) Facts() []Fact { return r.facts(new(listing), r.Stance, r.Claims) }

// Facts lists what the stance's record says with this stance, in which `same` may
// be resolved.
func (s *Stance) Facts() []Fact { return s.Record.facts(new(listing), s, s.Record.Claims) }

// Facts lists what a record says, with `same` resolved where its stance was known, and
// with the responses that claims take over.
func (h *History) Facts(r *Record) []Fact { return h.facts(new(listing), r) }

func (h *History) facts(l *listing, r *Record) []Fact {
	s := r.Stance
	if s != nil {
		if known := h.Stance(r); known != nil {
			s = known
		}
	}
	claims := r.Claims
	if len(claims) > 0 {
		claims = h.answered(r)
	}
	return r.facts(l, s, claims)
}

func (r *Record) facts(l *listing, s *Stance, claims []*Claim) []Fact {
	const most = 19 // with a stance, which says more than a silence
	facts := l.facts.take(most)[:0]
	coder, note := prose("coder", r.Coder), prose("note", r.Note)
	when := word("when", r.When.Text, false)
	switch {
	case s != nil:
		facts = append(facts,
			position(r.Issue, s.Kind, s.Point()),
			l.scaleRange("plausible", r.Issue, s.Plausible),
			prose("summary", s.Summary),
			list(l, "terms", s.Terms, (*Term).facts),
			list(l, "ended", s.Ended, (*Ending).facts),
			l.accepts(r.Issue, s.Accepts),
			when,
			word("basis", s.Basis.String(), s.Basis == Stated),
			word("confidence", s.Confidence.String(), s.Confidence == Moderate),
			word("tone", s.Tone.String(), false),
			truth("novel", s.Novel),
			number("salience", s.Salience),
			names("inherited_by", s.Signatories),
			names("signed_by", s.SignedBy),
			word("known", s.Known.String(), false),
			coder, note, l.evidence(r.Issue, s.Evidence))
	case r.Silence != nil:
		facts = append(facts, truth("silent", true), when, word("known", r.Silence.Known.String(), false),
			coder, note, l.evidence(r.Issue, r.Silence.Evidence))
	default:
		facts = append(facts, when, coder, note)
	}
	said := Fact{Key: "claims", Type: ListFact, Items: l.lists.take(len(claims))}
	for i, c := range claims {
		said.Items[i] = c.facts(l, r.Issue)
	}
	return append(facts, said)
}

// Facts lists what the term says.
func (t *Term) Facts() []Fact { return t.facts(new(listing)) }

func (t *Term) facts(l *listing) []Fact {
	provisos := func(key string, all []Proviso) Fact {
		return texts(key, all, (*Proviso).Text)
	}
	return l.put(
		token("id", t.ID), word("kind", t.Kind.String(), false), prose("text", t.Text),
		provisos("if", t.If), provisos("unless", t.Unless), texts("against", t.Against, (*TermRef).Text))
}

// Facts lists what the ending says.
func (e *Ending) Facts() []Fact { return e.facts(new(listing)) }

func (e *Ending) facts(l *listing) []Fact {
	return []Fact{token("id", e.ID), word("how", e.How.String(), false), token("by", e.By)}
}

// Facts lists what a claim about a party on an issue says.
func (c *Claim) Facts(is *Issue) []Fact { return c.facts(new(listing), is) }

func (c *Claim) facts(l *listing, is *Issue) []Fact {
	return l.put(
		token("by", c.By.ID),
		position(is, c.Kind, c.Point()),
		l.scaleRange("plausible", is, c.Plausible),
		prose("summary", c.Summary),
		l.accepts(is, c.Accepts),
		word("when", c.When.Text, false),
		word("basis", unless(c.Basis == Stated, c.Basis.String()), false),
		word("confidence", unless(c.Confidence == Moderate, c.Confidence.String()), false),
		word("response", c.Response.String(), c.Response == NoResponse && !c.Answered),
		word("known", c.Known.String(), false),
		l.evidence(is, c.Evidence))
}

func unless(is bool, text string) string {
	if is {
		return ""
	}
	return text
}

// Facts lists what the piece of evidence says, of a record on an issue.
func (e *Evidence) Facts(is *Issue) []Fact { return e.facts(new(listing), is) }

func (e *Evidence) facts(l *listing, is *Issue) []Fact {
	source, credibility := "", ""
	if e.Source != nil {
		source = e.Source.ID
	}
	if e.Credibility != 0 {
		credibility = strconv.Itoa(e.Credibility)
	}
	place := position(is, Unplaced, Point{})
	if e.Position != nil {
		place = position(is, Placed, *e.Position)
	}
	return l.put(
		prose("quote", e.Quote), prose("paraphrase", e.Paraphrase), prose("speaker", e.Speaker), prose("role", e.Role),
		token("source", source), prose("locator", e.Locator), verbatim("prefix", e.Prefix), verbatim("suffix", e.Suffix),
		word("use", e.Use.String(), e.Use == Supports), word("credibility", credibility, false),
		prose("venue", e.Venue), prose("origin", e.Origin), place, l.scaleRange("plausible", is, e.Plausible),
		word("captured", e.Captured.String(), false))
}

// Facts lists what is said of the source.
func (s *Source) Facts() []Fact {
	l := new(listing)
	return l.put(
		token("id", s.ID), prose("title", s.Title), prose("publisher", s.Publisher), word("published", s.Published.String(), false),
		prose("origin", s.Origin), token("url", s.URL), word("retrieved", s.Retrieved.String(), false),
		list(l, "read", s.Read, (*Reading).facts), truth("public", s.Public), list(l, "captures", s.Captures, (*Capture).facts),
		token("archive", s.Archive), verbatim("sha256", s.SHA256), token("language", s.Language), token("reliability", s.Reliability))
}

// Facts lists what is said of the reading.
func (r *Reading) Facts() []Fact { return r.facts(new(listing)) }

func (r *Reading) facts(l *listing) []Fact {
	return l.put(word("date", r.Date.String(), false), prose("by", r.By))
}

// Facts lists what is said of the capture.
func (c *Capture) Facts() []Fact { return c.facts(new(listing)) }

func (c *Capture) facts(l *listing) []Fact {
	return l.put(word("date", c.Date.String(), false), verbatim("sha256", c.SHA256))
}

// Facts lists what is said of the date, beside its records.
func (d *DateInfo) Facts() []Fact {
	return []Fact{word("date", d.Date.String(), false), token("label", d.Label), prose("title", d.Title), prose("note", d.Note)}
}

// Facts lists what is said of the party.
func (p *Party) Facts() []Fact {
	var groups []*Party
	if len(p.Groups) > 0 {
		groups = p.Groups
	}
	return []Fact{token("id", p.ID), prose("name", p.Name), prose("short", p.Short), verbatim("color", p.Color), names("member_of", groups)}
}

// Facts lists what is said of the speaker.
func (s *Speaker) Facts() []Fact {
	return []Fact{prose("name", s.Name), token("party", s.Party.ID), prose("role", s.Role), word("rank", s.Rank.String(), false)}
}

// Facts lists what is said of the issue.
func (is *Issue) Facts() []Fact {
	scale := Fact{Key: "scale", Type: MappingFact}
	if is.Scale != nil {
		scale.Items = [][]Fact{is.Scale.Facts()}
	}
	return []Fact{token("id", is.ID), prose("name", is.Name), prose("question", is.Question), scale, texts("keywords", is.Keywords, own)}
}

// Facts lists what is said of the scale: its ends and unit, or its options with the values
// that the analyst gave them.
func (s *Scale) Facts() []Fact {
	poles := []Fact{prose("low", s.Low), prose("high", s.High)}
	if s.Numeric() {
		return append([]Fact{number("min", &s.Min), number("max", &s.Max), prose("unit", s.Unit)}, poles...)
	}
	return append(poles, list(new(listing), "options", s.Options, func(o *Option, l *listing) []Fact {
		var value *float64
		if s.Valued {
			value = &o.Value
		}
		return l.put(token("id", o.ID), prose("label", o.Label), number("value", value), prose("description", o.Description),
			texts("examples", o.Examples, own), texts("not", o.Not, own))
	}))
}

func prose(key, text string) Fact    { return Fact{Key: key, Type: ProseFact, Text: text} }
func verbatim(key, text string) Fact { return Fact{Key: key, Type: VerbatimFact, Text: text} }
func token(key, text string) Fact    { return Fact{Key: key, Type: TokenFact, Text: text} }

func word(key, text string, usual bool) Fact {
	return Fact{Key: key, Type: WordFact, Text: text, Usual: usual}
}

func truth(key string, is bool) Fact {
	if is {
		return word(key, "true", false)
	}
	return word(key, "", false)
}

func number(key string, v *float64) Fact {
	if v == nil {
		return Fact{Key: key, Type: NumberFact}
	}
	return Fact{Key: key, Type: NumberFact, Text: Number(*v), Number: *v}
}

func names(key string, parties []*Party) Fact {
	f := Fact{Key: key, Type: NamesFact}
	if parties != nil {
		f.IDs = make([]string, len(parties))
		for i, p := range parties {
			f.IDs[i] = p.ID
		}
	}
	return f
}

func texts[T any](key string, things []T, text func(*T) string) Fact {
	f := Fact{Key: key, Type: TextsFact}
	for i := range things {
		f.Texts = append(f.Texts, text(&things[i]))
	}
	return f
}

func own(s *string) string { return *s }

func (l *listing) evidence(is *Issue, pieces []Evidence) Fact {
	f := Fact{Key: "evidence", Type: ListFact, Items: l.lists.take(len(pieces))}
	for i := range pieces {
		f.Items[i] = pieces[i].facts(l, is)
	}
	return f
}

func list[T any](l *listing, key string, things []T, facts func(*T, *listing) []Fact) Fact {
	f := Fact{Key: key, Type: ListFact, Items: l.lists.take(len(things))}
	for i := range things {
		f.Items[i] = facts(&things[i], l)
	}
	return f
}

func position(is *Issue, kind PositionKind, p Point) Fact {
	switch kind {
	case Placed:
		return point("position", is, p)
	case None:
		return word("position", "none", false)
	case SameAsBefore:
		return word("position", "same", false)
	}
	return word("position", "", false)
}

func point(key string, is *Issue, p Point) Fact {
	if p.Option >= 0 {
		return token(key, is.Scale.Options[p.Option].ID)
	}
	return number(key, &p.Value)
}

// accepts is a mapping with the range, and basis and confidence where it has its own.
func (l *listing) accepts(is *Issue, a *Accepted) Fact {
	f := Fact{Key: "accepts", Type: MappingFact}
	if a == nil {
		return f
	}
	basis, confidence := word("basis", "", false), word("confidence", "", false)
	if a.Basis != nil {
		basis.Text = a.Basis.String()
	}
	if a.Confidence != nil {
		confidence.Text = a.Confidence.String()
	}
	f.Items = l.one(l.put(l.scaleRange("range", is, &a.Range), basis, confidence))
	return f
}

func (l *listing) scaleRange(key string, is *Issue, r *Range) Fact {
	f := Fact{Key: key, Type: RangeFact}
	if r != nil {
		f.Items = l.one(l.put(point("low", is, r.Low), point("high", is, r.High)))
	}
	return f
}

// FactOf finds a fact by its key; without one it is not given.
func FactOf(facts []Fact, key string) Fact {
	if i := slices.IndexFunc(facts, func(f Fact) bool { return f.Key == key }); i >= 0 {
		return facts[i]
	}
	return Fact{Key: key}
}
