package quote

import (
	"fmt"
	"strings"
	"testing"
)

// Where a text says one thing over and over, a quotation is tried at a bounded
// number of places, and only the first are told.
func TestRepeatingText(t *testing.T) {
	near := &strings.Builder{}
	for i := range 4000 {
		fmt.Fprintf(near, "The minister said on day %d that the talks will not go on without us and that they must end. ", i)
	}
	texts := map[string]string{
		"near repeats": near.String(),
		"repeats":      strings.Repeat("the talks will go on and the talks must end ", 5000),
		"one word":     strings.Repeat("war ", 60_000),
	}
	most := 0
	for name, text := range texts {
		prepared := Prepare(text, "en")
		for _, quote := range []string{
			"that the talks will not go on",
			"said on [that] day [one] that the talks [will] not go on with them",
			"[Putin] said on day [X7] that the talks will not [go] on without us",
			"the talks will [not] on and the talks [must] end",
			strings.Repeat("the [x] talks [y] will [z] go [w] on [v] and ", 8),
			"the talks will go … the talks must end … talks will go on",
			"war", "war war [x] war war [y] war war", strings.Repeat("[x] war ", 60), strings.Repeat("war [x] ", 60) + "peace",
		} {
			for _, q := range []Quote{{Text: quote}, {Text: quote, Prefix: strings.Repeat("the talks must end ", 500), Suffix: strings.Repeat(" war", 2000)}} {
				r := prepared.Find(q)
				check(t, text, q, r)
				if len(r.Places) > maxPlaces {
					t.Errorf("%s: %.40q: %d places are told", name, quote, len(r.Places))
				}
				most = max(most, len(r.Places))
				p := prepared.parse(q.Text)
				prepared.split(p)
				if prepared.chains(p); p.tried > maxTried+1 {
					t.Errorf("%s: %.40q: tried at %d places", name, quote, p.tried)
				}
			}
		}
	}
	if most != maxPlaces {
		t.Errorf("no quote stands in more than %d places", most)
	}
	if bound := 1 << 17; maxTried > bound {
		t.Errorf("a quote may be tried at %d places, more than %d", maxTried, bound)
	}
}

// What is compared of a quote's surroundings does not grow with its places, and
// is everything that anybody writes where these are few.
func TestContextOfManyPlaces(t *testing.T) {
	q := Quote{Prefix: strings.Repeat("ё", 50_000), Suffix: strings.Repeat("ж", 50_000)}
	for _, places := range []int{1, 2, 100, 1000, 50_000} {
		c := contextOf(q, places)
		if looked, bound := places*(c.before+c.behind), max(maxContext, places*2*reach(strings.Repeat("x", minContext))); looked > bound {
			t.Errorf("%d places: %d bytes are compared, more than %d", places, looked, bound)
		}
		if len(c.prefix) == 0 || len(c.suffix) == 0 {
			t.Errorf("%d places: nothing is compared", places)
		}
	}
	q = Quote{Prefix: strings.Repeat("a", 1000), Suffix: strings.Repeat("b", 1000)}
	if c := contextOf(q, 30); c.prefix != q.Prefix || c.suffix != q.Suffix {
		t.Errorf("of 1,000 characters %d and %d are compared", len(c.prefix), len(c.suffix))
	}
}

// A word of a quote is looked up once, however many places the quote has.
func TestWordsOnce(t *testing.T) {
	prepared := Prepare(strings.Repeat("the talks will go on and the talks must end ", 500), "en")
	p := prepared.parse("the talks [surely] go on and [unheardof] talks must end")
	prepared.split(p)
	found, _ := prepared.chains(p)
	if len(found) < 400 {
		t.Fatalf("found in %d places", len(found))
	}
	lists := *prepared.lexicon
	prepared.lexicon = &lists
	for _, c := range found[:1] {
		prepared.unforgiven(p, c)
	}
	lists.words, lists.stems, lists.phrases = nil, nil, nil // nobody needs them any more
	lists.numbers = []func(string) bool{func(string) bool { t.Error("a word is looked up again"); return false }}
	for _, c := range found {
		prepared.unforgiven(p, c)
	}
}
