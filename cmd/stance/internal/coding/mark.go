package coding

import (
	"strconv"
	"strings"

	"stance/diff/report"
	"stance/positions"
	"stance/positions/evidence/mention"
	"stance/positions/evidence/quote"
	"stance/positions/evidence/verify"
)

// Mark is what somebody marked in a text.
type Mark struct {
	Text     string `json:"text"` // the name of the text
	Hash     string `json:"hash"` // of the text that they saw
	From     Point  `json:"from"`
	To       Point  `json:"to"`
	Sentence bool   `json:"sentence"` // all of the sentences that it touches
}

// Marked is the quotation that became of a mark.
type Marked struct {
	Quote    string   `json:"quote"`
	Prefix   string   `json:"prefix"`
	Suffix   string   `json:"suffix"`
	Locator  string   `json:"locator"`
	Verdict  string   `json:"verdict"`  // as `stance verify` has it
	Warnings []string `json:"warnings"` // what it would say
	Hint     string   `json:"hint"`     // what it would advise; "" for nothing
	From     Point    `json:"from"`     // where it stands
	To       Point    `json:"to"`

	Speakers []Speaker `json:"speakers"` // who may have said it, the likeliest first
	// Parts are, of a mark over several paragraphs, what was marked in the first and in the last
	// of them, and both as one quotation that leaves out what is between.
	Parts []Marked `json:"parts"`
}

// Speaker is somebody who may have said a quotation.
type Speaker struct {
	Name  string `json:"name"`
	Role  string `json:"role"`
	Party string `json:"party"` // its id
	Why   string `json:"why"`   // the sentence that names them
}

// Select makes a quotation of what was marked: whole words, with as much of what stands around
// as tells its place from others, and with what `stance verify` would say of it.
func (k *Desk) Select(d *positions.Dataset, m Mark) (*Marked, error) {
	t, err := k.textNamed(d, m.Text)
	if err != nil {
		return nil, err
	}
	if m.Hash != t.hash {
		return nil, &Error{Changed: true, Message: "the text of " + m.Text + " is not the one that is shown here any more", Hint: "load the page again"}
	}
	from, okFrom := t.byteOf(m.From)
	to, okTo := t.byteOf(m.To)
	if !okFrom || !okTo {
		return nil, &Error{Gone: true, Message: "there is no such place in the text of " + m.Text}
	}
	if to < from {
		from, to = to, from
	}
	if m.Sentence {
		from, to = t.sentencesAt(from, to)
	}
	marked, ok := t.quotation(d, from, to)
	if !ok {
		return nil, &Error{Gone: true, Message: "there is no word among what is marked"}
	}
	marked.Parts = []Marked{}
	first, last := marked.From.Paragraph, marked.To.Paragraph
	if first == last {
		return marked, nil
	}
	start := t.lines[first-1]
	head, okHead := t.quotation(d, from, start+len(t.line(first)))
	tail, okTail := t.quotation(d, t.lines[last-1], to)
	if okHead && okTail {
		both := t.looked(quote.Quote{Text: head.Quote + " […] " + tail.Quote})
		both.From, both.To, both.Locator, both.Speakers = head.From, tail.To, head.Locator, head.Speakers
		marked.Parts = []Marked{*head, *tail, *both}
	}
	return marked, nil
}

// sentencesAt widens a stretch to the sentences that it touches, or the one in which it is
// nothing but a place.
func (t *text) sentencesAt(from, to int) (start, end int) {
	start, end = from, to
	first, last := t.prepared.Character(from), t.prepared.Character(max(to, from+1))
	for _, s := range t.sentences {
		if s.End > first && s.Start < last {
			start, end = min(start, t.prepared.Byte(s.Start)), max(end, t.prepared.Byte(s.End))
		}
	}
	return start, end
}

// quotation makes a quotation of a stretch of bytes.
func (t *text) quotation(d *positions.Dataset, from, to int) (*Marked, bool) {
	s, ok := t.prepared.Select(from, to)
	if !ok {
		return nil, false
	}
	m := t.told(s.Quote, s.Result)
	m.From, m.To = t.point(s.Start), t.point(s.End)
	m.Locator = "para. " + strconv.Itoa(t.paragraphs(m.From.Paragraph))
	place := quote.Place{Start: t.prepared.Character(s.Start), End: t.prepared.Character(s.End)}
	m.Speakers = []Speaker{}
	for _, g := range mention.SpeakersOf(d.Codebook, t.sentences, place) {
		m.Speakers = append(m.Speakers, Speaker{g.Speaker.Name, g.Speaker.Role, g.Speaker.Party.ID, strings.Join(strings.Fields(g.Sentence.Text), " ")})
	}
	return m, true
}

// looked looks a quotation up.
func (t *text) looked(q quote.Quote) *Marked { return t.told(q, t.prepared.Find(q)) }

// told says of a quotation what `stance verify` would.
func (t *text) told(q quote.Quote, found quote.Result) *Marked {
	checked := verify.Quote{
		Evidence: &positions.Evidence{Quote: q.Text, Prefix: q.Prefix, Suffix: q.Suffix, Source: t.Source},
		Finding:  verify.Finding{Result: found, Checked: true, In: t.Text, Warnings: found.Warnings},
	}
	m := &Marked{Quote: q.Text, Prefix: q.Prefix, Suffix: q.Suffix, Verdict: string(checked.Verdict()), Warnings: []string{}, Hint: report.QuoteHint(&checked), Parts: []Marked{}}
	if !found.Verdict.Passes() {
		m.Warnings = append(m.Warnings, report.QuoteReasons(&checked)...)
	}
	m.Warnings = append(m.Warnings, report.QuoteWarnings(&checked)...)
	return m
}
