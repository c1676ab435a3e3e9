package quote

import "slices"

// unforgiven says what the elisions and brackets of a quote must not do.
func (t *Text) unforgiven(p *pattern, c chain) []Reason {
	var reasons []Reason
	for i := 1; i < len(c); i++ {
		if t.elidesNegation(c[i-1].end, c[i].start) {
			reasons = append(reasons, ElidedNegation)
			break
		}
	}
	adds, replaces := false, false
	for i, h := range c {
		for k, r := range h.replaced {
			in := &p.parts[i].insertions[k]
			if in.text == "" || t.sameWords(p, in.words, r) {
				continue
			}
			adds = adds || t.adds(p, in)
			replaces = replaces || t.classesIn(r[0], r[1])&critical != 0
		}
	}
	if adds {
		reasons = append(reasons, BracketAdds)
	}
	if replaces {
		reasons = append(reasons, BracketReplaces)
	}
	return reasons
}

// adds reports whether an insertion has a word, or a turn of speech, that is
// never forgiven. It is the same wherever the quote stands.
func (t *Text) adds(p *pattern, in *insertion) bool {
	if !in.judged {
		in.judged = true
		in.adds = slices.ContainsFunc(in.words, func(id int32) bool { return t.insertedClass(p, id)&critical != 0 }) ||
			t.lexicon.turnsIn(t.keys(p, in.words))
	}
	return in.adds
}

// insertedClass gives the classes of an inserted word. Capitalised, “Will” and
// “May” are names.
func (t *Text) insertedClass(p *pattern, id int32) class {
	c := t.classOf(p, id)
	if word := t.idText(p, id); isCapitalised(word) && t.lexicon.isName(word) {
		c &^= modal
	}
	return c
}

// elidesNegation reports whether a negation stands among the tokens from end up
// to start, in a sentence that the quote takes words from.
func (t *Text) elidesNegation(end, start int) bool {
	tail := t.sentenceEnd(end-1, start)
	head := t.sentenceStart(start, tail)
	return (t.classesIn(end, tail)|t.classesIn(head, start))&negation != 0
}

// elisions lists what the elisions of a quote leave out.
func (t *Text) elisions(c chain) []Elision {
	var list []Elision
	for i := 1; i < len(c); i++ {
		end, start := c[i-1].end, c[i].start
		if t.words(end, start) == 0 {
			continue
		}
		tail := t.sentenceEnd(end-1, start)
		head := t.sentenceStart(start, tail)
		var e Elision
		for _, r := range [][2]int{{end, tail}, {head, start}} {
			if t.words(r[0], r[1]) > 0 {
				e.Within = append(e.Within, t.passage(r[0], r[1]))
			}
		}
		if t.words(tail, head) > 0 {
			e.Across = t.passage(tail, head)
		}
		list = append(list, e)
	}
	return list
}
