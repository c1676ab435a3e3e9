package quote

import (
	"fmt"
	"reflect"
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
				if prepared.chains(p, 0); p.tried > maxTried+1 {
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

// Of a quotation without surroundings no more places are looked for than are
// told, and they are the same as if all had been looked for.
func TestOnlyPlacesThatAreTold(t *testing.T) {
	const places = 20_000
	prepared := Prepare(strings.Repeat("the talks will go on and the talks must end ", places), "en")
	for _, quote := range []string{
		"[they] talks will go on and the talks", "the talks [shall] go on and the talks must", "the talks will [not] on and the talks [must] end",
		"the talks will go … and the talks must end", "the talks will go … the talks must end … talks will go on", "the talks [x] talks must end",
	} {
		p, q := prepared.parse(quote), prepared.parse(quote)
		prepared.split(p)
		prepared.split(q)
		all, _ := prepared.chains(p, 0)
		some, reason := prepared.chains(q, maxPlaces)
		if len(all) == 0 && len(some) == 0 {
			continue
		}
		if len(some) > 3*maxPlaces || q.tried > 16*maxPlaces {
			t.Errorf("%s: found %d of %d places, tried %d of %d (%s)", quote, len(some), len(all), q.tried, p.tried, reason)
		}
		all, some = tightest(all), tightest(some)
		n := min(maxPlaces, len(all))
		if p.tried <= maxTried && (len(some) < n || !reflect.DeepEqual(all[:n], some[:n])) {
			t.Errorf("%s: %d places are others than the first of %d", quote, len(some), len(all))
		}
	}
	// The surroundings may speak for the last place.
	text := strings.Repeat("the talks will go on and the talks must end ", 2*maxPlaces) + "soon"
	r := Prepare(text, "en").Find(Quote{Text: "the talks will go … and the talks must end", Suffix: " soon"})
	if r.Verdict != Elided || len(r.Places) != 1 || r.Places[0].End != len(text)-len(" soon") {
		t.Errorf("with a suffix: %v at %v", r.Verdict, r.Places)
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
	found, _ := prepared.chains(p, 0)
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
