package authoring

import (
	"fmt"
	"slices"
	"strings"

	"stance/cmd/stance/internal/asking"
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/drafting"
	"stance/positions"
	"stance/positions/exchange/tidy"
)

// further is what few records need, and is asked for only if the person says so.
type further struct {
	name string // by which the person asks for it
	what string
	ask  func(q *interview) error
}

// furtherNames is the question whose answer says what of it is asked for, a word each.
const furtherNames = "more"

// another is asked for as often as it is named.
const another = "evidence"

// further lists what may be asked for of a record of the draft's kind.
func (q *interview) further() []further {
	all := []further{
		{"terms", "demands, offers, conditions, red lines, threats", (*interview).terms},
		{"ended", "terms that no longer stand", (*interview).ended},
		{another, "another quotation", nil}, // with the first
		{"locator", "where in the source it stands", func(q *interview) error { return q.besideQuote("locator", "Place in the source") }},
		{"role", "the speaker's office", func(q *interview) error { return q.besideQuote("role", "Office of the speaker") }},
		{"range", "in which the true position lies", func(q *interview) error { return q.ends("plausible", "Range in which the true position lies") }},
		{"accepts", "what the party would take", func(q *interview) error { return q.ends("accepts", "Range that the party would take") }},
		{"basis", "what it rests on: " + console.OneOf(positions.Bases), func(q *interview) error {
			return q.word("basis", "Basis", positions.Bases, positions.Stated.String())
		}},
		{"response", "the party's answer", func(q *interview) error {
			return q.word("response", "How did the party answer", positions.Responses, "none")
		}},
		{"when", "how exactly the day is known", (*interview).when},
		{"coder", "who coded it", (*interview).coder},
		{"note", "what you decided, and what else you considered", (*interview).note},
		{"title", "what happened on the new date", (*interview).title},
	}
	return slices.DeleteFunc(all, func(f further) bool {
		switch f.name {
		case "terms", "ended":
			return q.draft.Kind != tidy.Stance
		case another, "range", "accepts", "basis":
			return q.draft.Kind == tidy.Silence
		case "locator", "role":
			return !q.quotes()
		case "response":
			return q.draft.Kind != tidy.Claim
		case "note":
			return q.draft.Kind == tidy.Silence
		case "title":
			date, _ := positions.ParseDate(q.draft.Get("date"))
			return drafting.HasDate(q.dataset, date)
		}
		return false
	})
}

// quotes reports whether there is a piece of evidence.
func (q *interview) quotes() bool { return q.draft.Has("quote") || q.draft.Has("paraphrase") }

// furthers asks for what the person has asked to be asked for.
func (q *interview) furthers() error {
	wanted := strings.Fields(q.Answer(furtherNames))
	for _, f := range q.further() {
		if f.ask == nil || !slices.Contains(wanted, f.name) {
			continue
		}
		if err := f.ask(q); err != nil {
			return err
		}
	}
	return nil
}

// furtherNamed are those that words name; an error names a word that is none.
func (q *interview) furtherNamed(words []string) ([]string, error) {
	var known, named []string
	for _, f := range q.further() {
		known = append(known, f.name)
	}
	for _, word := range words {
		fits := slices.DeleteFunc(slices.Clone(known), func(name string) bool { return !strings.HasPrefix(name, strings.ToLower(word)) })
		if len(fits) != 1 {
			return nil, &console.UsageError{Message: fmt.Sprintf("%q is none of what can be asked for", word), Hint: console.DidYouMean(word, known)}
		}
		named = append(named, fits[0])
	}
	return named, nil
}

// askFurther asks what more the person wants to be asked for.
func (q *interview) askFurther() error {
	var choices []console.Choice
	for _, f := range q.further() {
		choices = append(choices, console.Choice{Value: f.name, Label: f.what})
	}
	answer, err := q.Decide(console.Question{Prompt: "More of what, with spaces between", Optional: true, Empty: "for nothing", Choices: choices, Check: func(answer string) error {
		_, err := q.furtherNamed(wordsOf(answer))
		return err
	}})
	if err != nil {
		return err
	}
	named, err := q.furtherNamed(wordsOf(answer))
	if err != nil {
		return err
	}
	return q.want(named...)
}

// wordsOf cuts an answer at spaces and commas.
func wordsOf(answer string) []string {
	return strings.FieldsFunc(answer, func(r rune) bool { return r == ' ' || r == ',' })
}

// want has what is named be asked for as well.
func (q *interview) want(names ...string) error {
	wanted := strings.Fields(q.Answer(furtherNames))
	q.Give(furtherNames, strings.Join(append(wanted, names...), " "))
	return asking.ErrAnew
}

// besideQuote asks for something of the first piece of evidence.
func (q *interview) besideQuote(column, prompt string) error {
	_, err := q.text(column, 1, asking.Question{Question: console.Question{Prompt: prompt, Optional: true}, Of: q.draft.Get("source")})
	return err
}

// ends asks for a range.
func (q *interview) ends(name, prompt string) error {
	if q.opts.draft.Has(name+"_low") || q.record() == nil {
		return nil
	}
	set := func(d *drafting.Draft, answer string) error {
		low, high, err := rangeSpelt(answer)
		if err == nil {
			d.Set(name+"_low", 1, low)
			d.Set(name+"_high", 1, high)
		}
		return err
	}
	asked := console.Question{Prompt: prompt + ", as LOW,HIGH", Optional: true, Help: func() string { return q.explain(name) }}
	asked.Check = func(answer string) error {
		tried := q.draft.Clone()
		if err := set(tried, answer); err != nil {
			return err
		}
		for _, end := range []string{"_low", "_high"} {
			if err := tried.Try(q.dataset, name+end, 1, tried.Get(name+end)); err != nil {
				return err
			}
		}
		return nil
	}
	answer, err := q.Ask(asking.Question{Question: asked, Name: map[string]string{"plausible": "range"}[name] + map[string]string{"accepts": "accepts"}[name], Of: q.about("issue")})
	if err != nil || answer == "" {
		return err
	}
	return set(q.draft.Draft, answer)
}

func (q *interview) when() error {
	return q.fill("when", asking.Question{Question: console.Question{Prompt: "How exactly the day is known", Optional: true, Hint: "2025-08-15/2025-08-16, 2025-08, 2025, ../2025-08-14 (on that day or before), or 2025-08-15~ (a week either way); Enter: on that day."}})
}

// coder asks for the coder; of a claim that stands beside others the record has its own.
func (q *interview) coder() error {
	if r := q.record(); q.draft.Kind == tidy.Claim && r != nil && drafting.HasRecord(q.dataset, r) {
		return nil
	}
	_, err := q.text("coder", 1, asking.Question{Question: console.Question{Prompt: "Coder", Optional: true, Preset: q.draft.usual, Doubt: noName}})
	return err
}

func (q *interview) title() error {
	_, err := q.text("date_title", 1, asking.Question{Question: console.Question{Prompt: "Title of this new date", Optional: true}, Of: q.draft.Get("date")})
	return err
}
