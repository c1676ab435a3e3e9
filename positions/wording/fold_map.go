package wording

// FoldRune returns what Fold makes of one character: the quotation mark,
// apostrophe, hyphen or dash that stands for all of its kind, any other
// character itself. Callers that must know where in the original text a
// folded character stood fold with it character by character; white space and
// normal form, which change lengths, they deal with themselves.
func FoldRune(r rune) rune { return foldRune(r) }
