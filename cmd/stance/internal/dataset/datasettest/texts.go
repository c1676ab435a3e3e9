package datasettest

// OddTexts are texts as a person can give them to a flag: every mark of ASCII's
// at the beginning, within and at the end, and what else YAML has a meaning for.
func OddTexts() []string {
	var texts []string
	for _, m := range "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" {
		texts = append(texts, "Who"+string(m), string(m)+"Who"+string(m)+" me "+string(m)+" x")
	}
	return append(texts, "Who?", "null", "~", "yes", "No", "2025-08-17", "1e3", "0x1F", "---", "...", "a: b", "a #b", "- a", "? a", "{a: b}", "[a, b]", "two\nlines", "two\n\n# lines", "tab\there",
		"'=1+1", "'@x", "a\u0085b\u2028c", "a\uFEFFb", "a\x1b[31mb", "\u202Ea", "a\uFFFEb", "שלום? כן", "😀?", "e\u0301", "x\u00a0# y")
}
