package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"stance/positions"
	"stance/positions/evidence/archive"
	"stance/positions/evidence/verify"
	"stance/positions/wording"
)

// SourceText is what the page of a source tells: its entry, its texts with what is coded in them,
// and what else is cited of it.
type SourceText struct {
	History *positions.History
	Row     SourceRow
	Texts   []ReadText // that can be used: its own first, then later captures
	Whole   bool       // they are shown whole
	Cited   []Cited    // every piece of evidence from it, by record
}

// ReadText is an archived text as far as it is shown.
type ReadText struct {
	verify.Text
	SHA256 string
	Parts  []TextPart
}

// TextPart is a paragraph of an archived text, which is a line of it, or a stretch of one.
type TextPart struct {
	Paragraph int    // the line, from 1
	Number    int    // of the paragraph, as those count who pass over empty lines
	From      int    // where in the paragraph it begins, in bytes
	Start     int    // likewise, in characters
	Text      string // without the line feed
	Cut       bool   // the paragraph goes on behind it
}

// to is where in the paragraph it ends.
func (p *TextPart) to() int { return p.From + len(p.Text) }

// Cited is a piece of evidence, with where its quotation stands.
type Cited struct {
	Record   *positions.Record
	Claim    *positions.Claim // the claim that it supports; nil: a stance, or silence
	Evidence *positions.Evidence
	Verdict  verify.Verdict // "" of a paraphrase
	At       []Stretch      // none where it is not found
}

// Stretch is a stretch of a paragraph of an archived text.
type Stretch struct {
	verify.Text
	Paragraph int // from 1
	From, To  int // bytes of the paragraph
	Start     int // From in characters
	Words     string
}

// NewSourceText tells of a source. found is what became of its quotations, docs are its texts;
// those are shown whole, or else what stands around the quotations.
func NewSourceText(h *positions.History, s *positions.Source, found *verify.Result, docs map[verify.Text]*archive.Document, whole bool) *SourceText {
	m := &SourceText{History: h, Row: NewSources(h, found).Rows[s.Index], Whole: whole}
	quotes := map[*positions.Evidence]*verify.Quote{}
	for i := range found.Quotes {
		quotes[found.Quotes[i].Evidence] = &found.Quotes[i]
	}
	lines := map[verify.Text][]string{}
	for t, doc := range docs {
		lines[t] = paragraphs(doc.Text)
	}
	cite := func(r *positions.Record, c *positions.Claim, evidence []positions.Evidence) {
		for i := range evidence {
			e := &evidence[i]
			if e.Source != s {
				continue
			}
			cited := Cited{Record: r, Claim: c, Evidence: e}
			if q := quotes[e]; q != nil {
				cited.Verdict = q.Verdict()
				if q.Checked && q.Result.Verdict.Passes() && len(q.Places) > 0 {
					cited.At = stretches(q.In, lines[q.In], q.Places[0].Start, q.Places[0].End)
				}
			}
			m.Cited = append(m.Cited, cited)
		}
	}
	for _, r := range h.Dataset.Records {
		if h.KnowsStance(r) {
			cite(r, nil, r.Stance.Evidence)
		}
		if h.KnowsSilence(r) {
			cite(r, nil, r.Silence.Evidence)
		}
		for _, c := range r.Claims {
			if h.KnowsClaim(c) {
				cite(r, c, c.Evidence)
			}
		}
	}
	for _, t := range verify.TextsOf(s) {
		doc := docs[t]
		if doc == nil {
			continue
		}
		text := ReadText{Text: t, SHA256: doc.SHA256}
		number := 0
		for i, line := range lines[t] {
			if strings.TrimSpace(line) != "" {
				number++
			}
			parts := []TextPart{{Paragraph: i + 1, Text: line}}
			if !whole {
				parts = m.around(t, i+1, line)
			}
			for _, part := range parts {
				part.Number = number
				text.Parts = append(text.Parts, part)
			}
		}
		m.Texts = append(m.Texts, text)
	}
	return m
}

// paragraphs are the lines of a text, without their line feeds.
func paragraphs(text string) []string { return strings.Split(strings.TrimSuffix(text, "\n"), "\n") }

// stretches finds in which paragraphs the characters of a text stand, from one up to another.
func stretches(t verify.Text, lines []string, from, to int) []Stretch {
	var all []Stretch
	at := 0 // characters before the line
	for i, line := range lines {
		n := utf8.RuneCountInString(line)
		if first, last := max(from-at, 0), min(to-at, n); first < last {
			begin := byteOf(line, first)
			end := begin + byteOf(line[begin:], last-first)
			all = append(all, Stretch{t, i + 1, begin, end, first, line[begin:end]})
		}
		if at += n + 1; at >= to {
			break
		}
	}
	return all
}

// byteOf is where in a text the character of a number begins, from 0.
func byteOf(text string, character int) int {
	for i := range text {
		if character == 0 {
			return i
		}
		character--
	}
	return len(text)
}

// wordsAround is how many words are shown before and behind a quotation of a text that is not
// shown whole.
const wordsAround = 12

// around lists what of a paragraph stands around the quotations.
func (m *SourceText) around(t verify.Text, paragraph int, line string) []TextPart {
	var quoted [][2]int
	for i := range m.Cited {
		for _, at := range m.Cited[i].At {
			if at.Text == t && at.Paragraph == paragraph {
				quoted = append(quoted, [2]int{at.From, at.To})
			}
		}
	}
	if quoted == nil {
		return nil
	}
	var words [][2]int
	at := 0
	for token := range wording.Tokens(line) {
		if token.Kind != wording.Space && token.Kind != wording.Punct {
			words = append(words, [2]int{at, at + len(token.Text)})
		}
		at += len(token.Text)
	}
	slices.SortFunc(quoted, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	var parts []TextPart
	for _, q := range quoted {
		first, _ := slices.BinarySearchFunc(words, q[0], func(w [2]int, at int) int { return cmp.Compare(w[1]-1, at) })
		last, _ := slices.BinarySearchFunc(words, q[1], func(w [2]int, at int) int { return cmp.Compare(w[0], at) })
		from, to := q[0], q[1]
		if i := max(first-wordsAround, 0); i < len(words) {
			from = min(from, words[i][0])
		}
		if i := min(last+wordsAround, len(words)) - 1; i >= 0 {
			to = max(to, words[i][1])
		}
		if n := len(parts); n > 0 && parts[n-1].to() >= from {
			p := &parts[n-1]
			p.Text = line[p.From:max(p.to(), to)]
			continue
		}
		parts = append(parts, TextPart{Paragraph: paragraph, From: from, Text: line[from:to]})
	}
	for i := range parts {
		parts[i].Start, parts[i].Cut = utf8.RuneCountInString(line[:parts[i].From]), parts[i].to() < len(line)
	}
	return parts
}
