package report

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"stance/positions"
	"stance/positions/evidence/mention"
	"stance/positions/evidence/quote"
	"stance/positions/evidence/verify"
)

// Passages is what `stance source passages` tells: sentences of the sources' texts that name
// a party and an issue. A sentence that stands in several texts of a source, as it was captured
// again, is one of the first.
type Passages struct {
	History *positions.History
	Filter  Filter
	Texts   int       // how many were searched
	List    []Passage // those not coded yet first; then as the sources have them
	All     bool      // people-facing formats list all of them
	Call    Call
	Notes   []string
}

// Passage is a sentence with what it names and what is coded of it.
type Passage struct {
	In        verify.Text
	Sentence  quote.Sentence
	Paragraph int                // of the text, from 1, as those count who pass over empty lines
	Parties   []*positions.Party // that it names, in the codebook's order
	Issues    []*positions.Issue // likewise
	Coded     []*verify.Quote    // quotations that stand in it, text by text of the source, by the order of records
}

// NewPassages looks in the texts of sources for sentences that name one of the parties and one of the
// issues of a filter; all of them where it has none. found is what became of the quotations
// of these sources. Texts that were published or captured after all that is known are left out.
func NewPassages(h *positions.History, filter Filter, sources []*positions.Source, found *verify.Result, read verify.Reader) *Passages {
	p := &Passages{History: h, Filter: filter}
	search := searchFor(h.Dataset.Codebook, &filter)
	later := func(day positions.Date) bool { return h.KnownBy != 0 && day > h.KnownBy }
	for _, src := range sources {
		if later(src.Published) {
			continue
		}
		known := map[string]int{} // sentences of its texts so far, with their places in the list
		for _, text := range verify.TextsOf(src) {
			if text.Capture != verify.Own && later(src.Captures[text.Capture].Date) {
				continue
			}
			doc, err := read(text)
			if err != nil {
				if !errors.Is(err, fs.ErrNotExist) {
					p.Notes = append(p.Notes, "source "+text.Name()+" was not searched: "+err.Error())
				}
				continue
			}
			p.Texts++
			before := len(p.List)
			for _, passage := range search.in(text, doc.Text, found.Quotes) {
				if i, is := known[passage.Sentence.Text]; is {
					p.List[i].Coded = append(p.List[i].Coded, passage.Coded...)
				} else {
					p.List = append(p.List, passage)
				}
			}
			for i := before; i < len(p.List); i++ {
				known[p.List[i].Sentence.Text] = i
			}
		}
	}
	slices.SortStableFunc(p.List, func(a, b Passage) int {
		return cmp.Or(cmp.Compare(min(len(a.Coded), 1), min(len(b.Coded), 1)), cmp.Compare(a.In.Source.Index, b.In.Source.Index), cmp.Compare(a.In.Capture, b.In.Capture), cmp.Compare(a.Sentence.Start, b.Sentence.Start))
	})
	return p
}

// searched is what is looked for: parties and issues with what they are called.
type searched struct {
	parties map[*positions.Party]mention.Names
	issues  map[*positions.Issue]mention.Names
	book    *positions.Codebook
}

func searchFor(book *positions.Codebook, filter *Filter) *searched {
	s := &searched{map[*positions.Party]mention.Names{}, map[*positions.Issue]mention.Names{}, book}
	for _, p := range book.Parties {
		if len(filter.Parties) == 0 || slices.Contains(filter.Parties, p) {
			s.parties[p] = mention.OfParty(book, p)
		}
	}
	for _, is := range book.Issues {
		if len(filter.Issues) == 0 || slices.Contains(filter.Issues, is) {
			s.issues[is] = mention.OfIssue(is)
		}
	}
	return s
}

// in lists the passages of a text, with the quotations that stand in them.
func (s *searched) in(of verify.Text, text string, quotes []verify.Quote) []Passage {
	var list []Passage
	lines := paragraphs(text)
	paragraph, ends := 0, 0 // the one that was come to, and the character behind it
	for _, sentence := range quote.Prepare(text, of.Source.Language).Sentences() {
		for len(lines) > 0 && ends <= sentence.Start {
			if strings.TrimSpace(lines[0]) != "" {
				paragraph++
			}
			ends += utf8.RuneCountInString(lines[0]) + 1
			lines = lines[1:]
		}
		p := Passage{In: of, Sentence: sentence, Paragraph: paragraph}
		for _, party := range s.book.Parties {
			if s.parties[party].In(&sentence) {
				p.Parties = append(p.Parties, party)
			}
		}
		for _, is := range s.book.Issues {
			if s.issues[is].In(&sentence) {
				p.Issues = append(p.Issues, is)
			}
		}
		if len(p.Parties) == 0 || len(p.Issues) == 0 {
			continue
		}
		for i := range quotes {
			q := &quotes[i]
			if q.Checked && q.In == of && q.Result.Verdict.Passes() && slices.ContainsFunc(q.Places, func(at quote.Place) bool { return at.Start < sentence.End && sentence.Start < at.End }) {
				p.Coded = append(p.Coded, q)
			}
		}
		list = append(list, p)
	}
	return list
}

// Captured is the day of the later capture in which a passage stands first; 0: it is of the source's own text.
func (p *Passage) Captured() positions.Date {
	if p.In.Capture == verify.Own {
		return 0
	}
	return p.In.Source.Captures[p.In.Capture].Date
}

// Uncoded counts those of which nothing is coded.
func (p *Passages) Uncoded() int {
	n := 0
	for i := range p.List {
		if len(p.List[i].Coded) == 0 {
			n++
		}
	}
	return n
}
