package quote

import (
	"cmp"
	"slices"
	"strings"
)

// maxPlaces is how many of the places at which a quote stands are looked at
// closely and told, the first ones. One with more is a word or two, or its source
// repeats one passage without end.
const maxPlaces = 1000

// Find looks a quote up: first as it stands, then folded, then by its parts and
// brackets, and at last for what comes nearest.
func (t *Text) Find(q Quote) Result {
	q.Text = q.Text[:min(len(q.Text), maxBytes)]
	p := t.parse(q.Text)
	result := Result{Quoted: p.quoted()}
	if countWords(p.tokens) == 0 {
		return result
	}
	if whole := t.whole(q.Text, p); len(whole) > 0 {
		found := make([]chain, len(whole))
		for i := range whole {
			found[i] = whole[i : i+1 : i+1]
		}
		t.pass(&result, q, p, found)
		return result
	}
	t.split(p)
	most := maxPlaces
	if q.Prefix != "" || q.Suffix != "" {
		most = 0 // these may speak for the last one
	}
	found, reason := t.chains(p, most)
	if reason != "" {
		result.Reasons = append(result.Reasons, reason)
	}
	if len(found) > 0 {
		found = t.decide(q, p, found)
		found = found[:min(len(found), maxPlaces)]
		var clean []chain
		for _, c := range found {
			if len(t.unforgiven(p, c)) == 0 {
				clean = append(clean, c)
			}
		}
		if len(clean) > 0 {
			t.passParts(&result, p, clean)
		} else {
			result.Verdict, result.Similarity = Altered, 1
			result.Reasons = t.unforgiven(p, found[0])
			result.Brackets = t.brackets(p, found[0])
			result.Elisions = t.elisions(found[0])
			t.place(&result, found[:1], q.Text, nil)
		}
		return result
	}
	t.nearest(&result, p)
	return result
}

// whole gives the places at which a quote stands as it is or folded, in the order of the text,
// of which none overlaps another.
func (t *Text) whole(text string, p *pattern) []hit {
	var hits []hit
	for _, at := range t.locate(p, p.tokens) {
		hits = append(hits, hit{start: at, end: at + len(p.tokens)})
	}
	if hits != nil && !strings.ContainsFunc(text, func(r rune) bool { return familyOf(r) != noFamily }) {
		return hits
	}
	// Which marks are apostrophes, and which belong together, depends on what stands around.
	for _, v := range t.verbatims(text, p) {
		if !slices.ContainsFunc(hits, func(h hit) bool { return h.start < v.end && v.start < h.end }) {
			hits = append(hits, v)
		}
	}
	slices.SortFunc(hits, func(a, b hit) int { return cmp.Compare(a.start, b.start) })
	return hits
}

// verbatims gives the first places at which a quote stands byte for byte, in whole words.
func (t *Text) verbatims(text string, p *pattern) []hit {
	var hits []hit
	opens, closes := int(p.tokens[0].start), int(p.tokens[len(p.tokens)-1].end)
	for at := 0; len(hits) < maxPlaces; {
		i := strings.Index(t.source[at:], text)
		if i < 0 {
			break
		}
		at += i
		start, begins := slices.BinarySearchFunc(t.tokens, at+opens, func(tok token, byte int) int { return cmp.Compare(int(tok.start), byte) })
		end, ends := slices.BinarySearchFunc(t.tokens, at+closes, func(tok token, byte int) int { return cmp.Compare(int(tok.end), byte) })
		if !begins || !ends {
			at++
			continue
		}
		hits = append(hits, hit{start: start, end: end + 1})
		at += len(text)
	}
	return hits
}

// pass fills in the result for a quote that stands in the source as a whole.
func (t *Text) pass(result *Result, q Quote, p *pattern, found []chain) {
	found = t.decide(q, p, found)
	var exact []chain
	for _, c := range found {
		if _, _, ok := t.verbatim(q.Text, p, c); ok {
			exact = append(exact, c)
		}
	}
	result.Verdict = Normalised
	if len(exact) > 0 {
		found, result.Verdict = exact, Exact
	}
	if len(found) > 1 {
		result.Verdict = Ambiguous
	}
	found = found[:min(len(found), maxPlaces)]
	result.Similarity = 1
	t.warn(result, found)
	t.place(result, found, q.Text, p)
}

// passParts fills in the result for a quote whose parts all stand there.
func (t *Text) passParts(result *Result, p *pattern, found []chain) {
	result.Verdict = Normalised // only brackets
	if p.elided {
		result.Verdict = Elided
	}
	if len(found) > 1 {
		result.Verdict = Ambiguous
	}
	result.Similarity = 1
	result.Brackets = t.brackets(p, found[0])
	result.Elisions = t.elisions(found[0])
	t.warn(result, found)
	t.place(result, found, "", nil)
}

// decide keeps the places that the prefix and suffix speak for. If they speak
// for none, all stay: context that is missing says nothing.
func (t *Text) decide(q Quote, p *pattern, found []chain) []chain {
	if len(found) < 2 || q.Prefix == "" && q.Suffix == "" {
		return tightest(found)
	}
	best, bestScore := []chain(nil), 1
	around := contextOf(q, len(found))
	for _, c := range found {
		from, to, ok := t.verbatim(q.Text, p, c)
		if !ok {
			from, to = t.bytes(c)
		}
		switch score := t.agreement(around, from, to); {
		case score > bestScore || best == nil && score == bestScore:
			best, bestScore = []chain{c}, score
		case score == bestScore:
			best = append(best, c)
		}
	}
	if best == nil {
		best = found
	}
	return tightest(best)
}

// bytes gives the place of a chain in bytes.
func (t *Text) bytes(c chain) (from, to int) {
	return int(t.tokens[c.start()].start), int(t.tokens[c.end()-1].end)
}

// verbatim reports whether the quote stands byte for byte around the chain's
// tokens, and in which bytes.
func (t *Text) verbatim(text string, p *pattern, c chain) (from, to int, ok bool) {
	from = int(t.tokens[c.start()].start) - int(p.tokens[0].start)
	to = from + len(text)
	return from, to, from >= 0 && to <= len(t.source) && t.source[from:to] == text
}

// place enters the chains' places into the result, those of verbatim quotes
// with whatever surrounds their words in the quote.
func (t *Text) place(result *Result, found []chain, text string, p *pattern) {
	for i, c := range found {
		from, to := t.bytes(c)
		if p != nil {
			if f, e, ok := t.verbatim(text, p, c); ok {
				from, to = f, e
			}
		}
		result.Places = append(result.Places, Place{t.character(from), t.character(to)})
		if i == 0 {
			result.Found = t.source[from:to]
		}
	}
}

// quoted is the quote's text without the quotation marks and the white space
// around the whole.
func (p *pattern) quoted() string {
	whole := strings.TrimSpace(p.text)
	if len(p.tokens) == 0 {
		return whole
	}
	within := p.text[p.tokens[0].start:p.tokens[len(p.tokens)-1].end]
	if strings.HasPrefix(whole, within) || strings.HasSuffix(whole, within) {
		return whole // a mark on one side alone belongs to what is quoted within
	}
	return within
}

func lower(s string) string { return strings.ToLower(s) }

// addReason adds a reason once.
func (r *Result) addReason(reason Reason) {
	if !slices.Contains(r.Reasons, reason) {
		r.Reasons = append(r.Reasons, reason)
	}
}
