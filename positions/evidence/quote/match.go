package quote

import "slices"

// locate gives the tokens at which the wanted tokens stand one after another,
// in the order of the text, none overlapping the one before. The first letter
// may be in the other case.
func (t *Text) locate(p *pattern, wanted []token) []int {
	first := slices.IndexFunc(wanted, func(tok token) bool { return tok.is(isWord) })
	if first < 0 {
		return nil // punctuation alone is no quotation
	}
	rarest, count := -1, 0
	for i, tok := range wanted {
		if i == first {
			continue
		}
		if int(tok.id) >= len(t.texts) {
			return nil
		}
		if n := len(t.occurrences(tok.id)); tok.is(isWord) && (rarest < 0 || n < count) {
			rarest, count = i, n
		}
	}
	variants := t.variants(p, wanted[first].id)
	if len(variants) == 0 {
		return nil
	}
	var found []int
	try := func(start int) {
		if n := len(found); n > 0 && start < found[n-1]+len(wanted) {
			return
		}
		if t.matches(start, wanted, first, variants) {
			found = append(found, start)
		}
	}
	switch {
	case rarest < 0:
		var at []int32
		for _, id := range variants {
			at = append(at, t.occurrences(id)...)
		}
		slices.Sort(at)
		for _, i := range at {
			try(int(i) - first)
		}
	case count*len(wanted) <= 4*len(t.tokens)+1024:
		for _, i := range t.occurrences(wanted[rarest].id) {
			try(int(i) - rarest)
		}
	default:
		// Trying every occurrence could take the product of both lengths.
		t.search(wanted[first+1:], func(i int) { try(i - first - 1) })
	}
	return found
}

// variants are the ids of a word of the quote with its first letter in either
// case, as far as the text has them.
func (t *Text) variants(p *pattern, id int32) []int32 {
	ids, ok := p.variants[id]
	if ok {
		return ids
	}
	if int(id) < len(t.texts) {
		ids = append(ids, id)
	}
	if other, ok := t.vocabulary[otherCase(t.idText(p, id))]; ok {
		ids = append(ids, other)
	}
	if p.variants == nil {
		p.variants = map[int32][]int32{}
	}
	p.variants[id] = ids
	return ids
}

// matches reports whether the wanted tokens stand at token start, with one of
// the variants at the first word (-1: no variants).
func (t *Text) matches(start int, wanted []token, first int, variants []int32) bool {
	if start < 0 || start+len(wanted) > len(t.tokens) {
		return false
	}
	for i, want := range wanted {
		have := t.tokens[start+i]
		if have.id != want.id && (i != first || !slices.Contains(variants, have.id)) {
			return false
		}
		if i > 0 && !sameMarks(have, want) {
			return false
		}
	}
	return true
}

// sameMarks reports whether two tokens can have the same quotation marks before
// them. Marks that continue a quotation, or have no partner, may be missing.
func sameMarks(a, b token) bool {
	return int(a.marks) <= int(b.marks)+int(b.optional) && int(b.marks) <= int(a.marks)+int(a.optional)
}

// search calls found with each token at which the wanted ids stand, in time
// that grows with the length of the text alone (Knuth, Morris, Pratt 1977).
func (t *Text) search(wanted []token, found func(int)) {
	border := make([]int, len(wanted)) // longest proper prefix that ends here, too
	for i, k := 1, 0; i < len(wanted); i++ {
		for k > 0 && wanted[i].id != wanted[k].id {
			k = border[k-1]
		}
		if wanted[i].id == wanted[k].id {
			k++
		}
		border[i] = k
	}
	k := 0
	for i, tok := range t.tokens {
		for k > 0 && tok.id != wanted[k].id {
			k = border[k-1]
		}
		if tok.id == wanted[k].id {
			k++
		}
		if k == len(wanted) {
			found(i - len(wanted) + 1)
			k = border[k-1]
		}
	}
}
