package authoring

import (
	"fmt"
	"slices"
	"strings"

	"stance/cmd/stance/internal/asking"
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/drafting"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/evidence/verify"
	"stance/positions/exchange/tidy"
	"stance/positions/slug"
)

// evidence asks for a piece of evidence, and for as many more as were asked for.
func (q *interview) evidence() error {
	if q.draft.Has("quote") || q.draft.Has("paraphrase") {
		return nil
	}
	pieces := 1
	for _, name := range strings.Fields(q.Answer(furtherNames)) {
		if name == another {
			pieces++
		}
	}
	for n := 1; n <= pieces; n++ {
		if err := q.piece(n); err != nil {
			return err
		}
	}
	return nil
}

func (q *interview) piece(n int) error {
	about := q.about("party", "issue")
	quote, err := q.text("quote", n, asking.Question{Question: console.Question{Prompt: "Quotation, word for word", Optional: true}, Of: about})
	if err != nil {
		return err
	}
	if quote == "" {
		paraphrase, err := q.text("paraphrase", n, asking.Question{Question: console.Question{Prompt: "or in other words", Optional: true}, Of: about})
		if err != nil || paraphrase == "" {
			return err
		}
	}
	who := console.Question{Prompt: "Speaker", Optional: true, Pick: true, Gloss: true, Unsaid: true}
	if quote != "" {
		who.Empty = "if nobody is named"
	}
	if r := q.record(); r != nil {
		if q.draft.Kind == tidy.Claim && len(r.Claims) > 0 && r.Claims[0].By != nil {
			who.Choices, who.Preset = q.usual.speakersOf(q.dataset, r.Claims[0].By)
		} else if q.draft.Kind != tidy.Claim {
			who.Choices, who.Preset = q.usual.speakersOf(q.dataset, r.Party)
		}
	}
	who.Doubt = func(answer string) string { return q.noSpeaker(n, answer, quote, who.Choices) }
	if _, err := q.text("speaker", n, asking.Question{Question: who, Of: q.about("party", "by")}); err != nil {
		return err
	}
	if err := q.source(n); err != nil {
		return err
	}
	if quote != "" && !q.Silent() {
		q.lookUp(n)
	}
	return nil
}

// source asks for a source, and for its title where it is new.
func (q *interview) source(n int) error {
	if given := q.opts.draft.Get(drafting.Column("source", n)); given != "" {
		return nil
	}
	known := *q.dataset
	known.Sources = slices.Concat(q.dataset.Sources, q.draft.Sources)
	preset := q.usual.sourceName(q.dataset, q.draft.Get("date"))
	if n > 1 {
		preset = q.draft.Get(drafting.Column("source", n-1))
	}
	answer, err := q.Ask(asking.Question{Name: numbered("source", n), Of: q.draft.Get("date"), New: true, Question: console.Question{
		Prompt: "Source", Preset: preset, Choices: dataset.SourceChoices(&known), Pick: true, Unsaid: len(known.Sources) > listedSources,
		Hint: "Its id, or for a new one its title or address.", Help: func() string { return q.explain("source") },
		Doubt: func(answer string) string { return q.noSource(&known, answer) },
	}})
	if err != nil {
		return err
	}
	if q.draft.Try(&known, "source", n, answer) == nil {
		q.draft.Set("source", n, answer)
		return nil
	}
	source, err := q.newSource(n, answer, &known)
	if err != nil {
		return err
	}
	q.draft.Sources = append(q.draft.Sources, source)
	q.draft.Set("source", n, source.ID)
	return nil
}

// listedSources is how many sources are few enough to be listed unasked.
const listedSources = 5

// newSource asks what a source is of which an id, a title or an address was given.
func (q *interview) newSource(n int, given string, known *positions.Dataset) (*positions.Source, error) {
	src := &positions.Source{}
	switch {
	case positions.IsID(given):
		src.ID = given
	case strings.HasPrefix(given, "http://") || strings.HasPrefix(given, "https://"):
		src.URL = given
	default:
		src.Title = given
	}
	published := ""
	questions := sourceQuestions(q.s, known, src, &published)[:4]
	if src.Title != "" {
		questions[1].Preset = freeID(slug.Of(src.Title), known)
	}
	named := func(flag string) string { return numbered("source-"+flag, n) }
	if err := askAll(q.Interview, sourceReference, questions, named, given); err != nil {
		return nil, err
	}
	if published != "" {
		var err error
		if src.Published, err = dayGiven(q.s, published); err != nil {
			return nil, err
		}
	}
	return src, nil
}

// freeID is an id, or where a source has it the first with a number that is free.
func freeID(id string, known *positions.Dataset) string {
	free := id
	for n := 2; id != "" && known.Source(free) != nil; n++ {
		free = fmt.Sprintf("%s-%d", id, n)
	}
	return free
}

// lookUp tells how the n-th quotation stands in the archived text of its source.
func (q *interview) lookUp(n int) {
	r := q.record()
	if r == nil {
		return
	}
	var evidence []positions.Evidence
	var claim *positions.Claim
	switch {
	case r.Stance != nil:
		evidence = r.Stance.Evidence
	case len(r.Claims) > 0:
		claim = r.Claims[0]
		evidence = claim.Evidence
	}
	if len(evidence) < n || evidence[n-1].Source == nil {
		return
	}
	dir, err := dataset.Dir(q.s, q.opts.data)
	if err != nil {
		return
	}
	read, done, err := dataset.ArchiveReader(q.s, dir, "")
	if err != nil {
		q.Say("The quotation was not looked up: " + err.Error())
		return
	}
	defer done()
	found := verify.Run([]verify.Quote{{Record: r, Claim: claim, Evidence: &evidence[n-1]}}, nil, verify.Names(q.dataset), read)
	for i := range found.Quotes {
		switch f := &found.Quotes[i]; {
		case !f.Checked && q.usual.textless[f.Evidence.Source.ID]:
		case !f.Checked:
			if q.usual.textless == nil {
				q.usual.textless = map[string]bool{}
			}
			q.usual.textless[f.Evidence.Source.ID] = true
			q.Say("  " + report.VerdictWord(f.Verdict()) + ": there is no text of " + f.Evidence.Source.ID + " to look the quotation up in")
		case f.Fails(false) || f.Warned():
			q.Say("  " + report.QuoteNote(f) + " (`< " + numbered("quote", n) + "` mends it)")
		default:
			q.Say("  " + report.VerdictWord(f.Verdict()) + ": " + report.QuoteVerdictMeaning(f.Verdict()))
		}
	}
}
