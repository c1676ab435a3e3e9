package mention

import (
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/evidence/quote"
)

func TestSpeakersOf(t *testing.T) {
	book := &positions.Codebook{Speakers: []*positions.Speaker{{Name: "Ada Moreau"}, {Name: "Bela Novak"}, {Name: "Cem Öz"}}}
	const text = "Ms Moreau met Mr Novak on Monday. The harbour was cold.\n" +
		"“Novak has to sign,” Moreau said. Nobody else spoke. “And soon.”\n" +
		"“There is time.” It was late.\n" +
		"Moreau told Öz: “You know the price.”\n" +
		"After a call with Moreau, Novak then said: “It has a price.”\n"
	source := quote.Prepare(text, "en")
	for words, want := range map[string]string{
		"Novak has to sign":  "Ada Moreau",             // who is named in the words did not say them
		"And soon":           "Ada Moreau, Bela Novak", // of the paragraph, the nearest sentence first
		"There is time":      "Ada Moreau, Bela Novak", // of none, who was named last before
		"You know the price": "Ada Moreau, Cem Öz",     // who tells, not who is told
		"a price":            "Bela Novak, Ada Moreau", // who says so, though another is named before
		"cold":               "Ada Moreau, Bela Novak",
	} {
		found := source.Find(quote.Quote{Text: words})
		var got []string
		for _, g := range SpeakersOf(book, source.Sentences(), found.Places[0]) {
			got = append(got, g.Speaker.Name)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
	if got := SpeakersOf(book, source.Sentences(), quote.Place{Start: 9999, End: 10000}); got != nil {
		t.Errorf("beyond the text: %v", got)
	}
	if got := SpeakersOf(&positions.Codebook{}, source.Sentences(), quote.Place{Start: 0, End: 3}); got != nil {
		t.Errorf("without speakers: %v", got)
	}
}
