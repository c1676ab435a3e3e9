package document

import "testing"

// Quotations are counted wherever they stand, and paraphrases are none.
func TestQuotations(t *testing.T) {
	said := Evidence{Passages: []Passage{{Quote: "I do"}, {Paraphrase: "She nodded"}, {Quote: "so do I", Paraphrase: "He agreed"}}}
	blocks := []Block{Para{}, said, Section{Blocks: []Block{Entry{Body: []Block{Split{Right: []Block{said}}}}}}}
	if got := Quotations(blocks); got != 4 {
		t.Errorf("%d quotations, want 4", got)
	}
	if got := Quotations(nil); got != 0 {
		t.Errorf("%d quotations in nothing", got)
	}
}
