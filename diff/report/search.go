package report

import (
	"strings"

	"stance/positions"
	"stance/positions/search"
)

// SearchIndex finds what a dataset says by its words. It does not change any more, and several
// goroutines may use it.
type SearchIndex struct {
	history *positions.History
	entries []SearchHit
	index   *search.Index
}

// HitKind is where words were found.
type HitKind string

const (
	InStance     HitKind = "stance" // its summary
	InClaim      HitKind = "claim"  // likewise
	InTerm       HitKind = "term"
	InQuotation  HitKind = "quotation"
	InParaphrase HitKind = "paraphrase"
	InSource     HitKind = "text" // a paragraph of the text of a source
)

// HitKinds lists them.
var HitKinds = []HitKind{InStance, InClaim, InTerm, InQuotation, InParaphrase, InSource}

// weight is how much more it counts to stand there.
func (k HitKind) weight() float64 {
	switch k {
	case InClaim, InParaphrase:
		return 0.9
	case InSource:
		return 0.6
	}
	return 1
}

// SearchHit is a place where words were found.
type SearchHit struct {
	Kind      HitKind
	Record    *positions.Record   // nil of the text of a source
	Claim     *positions.Claim    // whose words these are, or which they support; nil for none
	Evidence  *positions.Evidence // of a quotation or paraphrase
	Source    *positions.Source   // of evidence and texts
	Paragraph int                 // of a text: the line, from 1
	Number    int                 // of the paragraph, as those count who pass over empty lines
	Words     string
	Places    []int // bytes of Words: from and to of each place
}

// Search is what was found.
type Search struct {
	History *positions.History
	Query   string
	Hits    []SearchHit // the best first, mostHits at most
	Total   int
}

// mostHits is how many places a search tells.
const mostHits = 50

// NewSearchIndex makes the index of a history. text gives the paragraphs of a source's text, as
// far as they may be found.
func NewSearchIndex(h *positions.History, text func(*positions.Source) []string) *SearchIndex {
	x := &SearchIndex{history: h}
	add := func(hit SearchHit) {
		if hit.Words != "" {
			x.entries = append(x.entries, hit)
		}
	}
	evidence := func(r *positions.Record, c *positions.Claim, list []positions.Evidence) {
		for i := range list {
			e := &list[i]
			hit := SearchHit{Kind: InQuotation, Record: r, Claim: c, Evidence: e, Source: e.Source, Words: e.Quote}
			add(hit)
			hit.Kind, hit.Words = InParaphrase, e.Paraphrase
			add(hit)
		}
	}
	for _, r := range h.Dataset.Records {
		if h.KnowsStance(r) {
			add(SearchHit{Kind: InStance, Record: r, Words: r.Stance.Summary})
			for i := range r.Stance.Terms {
				add(SearchHit{Kind: InTerm, Record: r, Words: r.Stance.Terms[i].Text})
			}
			evidence(r, nil, r.Stance.Evidence)
		}
		for _, c := range r.Claims {
			if h.KnowsClaim(c) {
				add(SearchHit{Kind: InClaim, Record: r, Claim: c, Words: c.Summary})
				evidence(r, c, c.Evidence)
			}
		}
		if h.KnowsSilence(r) {
			evidence(r, nil, r.Silence.Evidence)
		}
	}
	for _, s := range h.Dataset.Sources {
		number := 0
		for i, words := range text(s) {
			if strings.TrimSpace(words) != "" {
				number++
			}
			add(SearchHit{Kind: InSource, Source: s, Paragraph: i + 1, Number: number, Words: words})
		}
	}
	texts := make([]search.Text, len(x.entries))
	for i := range x.entries {
		texts[i] = search.Text{Words: x.entries[i].Words, Weight: x.entries[i].Kind.weight()}
	}
	x.index = search.New(texts)
	return x
}

// Find looks for the words of a query.
func (x *SearchIndex) Find(query string) *Search {
	s := &Search{History: x.history, Query: query}
	hits, total := x.index.Find(query, mostHits)
	s.Total = total
	for _, h := range hits {
		hit := x.entries[h.Text]
		hit.Places = h.Places
		s.Hits = append(s.Hits, hit)
	}
	return s
}

// Page is where what was found is shown.
func (h *SearchHit) Page() string {
	switch {
	case h.Kind == InSource:
		return SourcePage(h.Source) + "#" + paragraphAnchor(h.Paragraph)
	case h.Evidence != nil && h.Source != nil:
		return PassagePage(h.Record, h.Evidence)
	}
	return RecordPage(h.Record)
}
