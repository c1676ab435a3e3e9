package authoring

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"stance/cmd/stance/internal/asking"
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/drafting"
	"stance/positions"
	"stance/positions/splice"
)

// errNoMore says that there is no other record to be written.
var errNoMore = errors.New("there are no more")

// errNot says that the person does not want what was asked for to be written.
var errNot = errors.New("it is not to be written")

// decide shows what the answers come to and would be written, and asks what to do: the last
// step, which ends with nil where it is to be written.
func (q *interview) decide() error {
	additions, edited := q.draft.additions, []byte(nil)
	for {
		sound, err := q.show(additions, edited != nil)
		if err != nil {
			return err
		}
		if q.opts.dryRun {
			return errNot
		}
		answer, err := q.askWhat(sound, edited != nil)
		if err != nil {
			return err
		}
		switch answer {
		case "yes":
			q.additions = additions
			return nil
		case "no":
			return errNot
		case "more":
			return q.askFurther()
		case "edit":
			text := edited
			if text == nil {
				row, _ := q.draft.Decode(q.dataset)
				text = q.draft.text(q.dataset, row)
			}
			if text, err = editOnce(q.s, q.opts, text); err != nil {
				q.s.Person.Say(err.Error())
				continue
			}
			edited = text
			q.edited = text
			additions = q.opts.fromText(q.s, text, "your text")
		default:
			if q.Leads(answer) {
				return asking.GoTo(answer)
			}
			named, err := q.furtherNamed([]string{answer})
			if err != nil {
				return err
			}
			return q.want(named...)
		}
	}
}

// askWhat asks what to do with what was shown.
func (q *interview) askWhat(sound, edited bool) (string, error) {
	words := []string{"yes", "edit", "more", "back", "no"}
	asked := console.Question{Prompt: "Write it? yes, edit, more, back, no", Preset: "yes"}
	if !sound {
		words = slices.DeleteFunc(words, func(w string) bool { return w == "yes" })
		asked.Prompt, asked.Preset = "Mend it? edit, more, back, no", "back"
	}
	if edited { // the answers do not say it any more
		words = slices.DeleteFunc(words, func(w string) bool { return w == "more" || w == "back" })
		asked.Prompt = strings.Replace(asked.Prompt, "more, back, ", "", 1)
		if !sound {
			asked.Preset = "edit"
		}
	}
	for _, w := range words {
		asked.Choices = append(asked.Choices, console.Choice{Value: w, Label: map[string]string{
			"yes": "write it", "edit": "in your editor", "more": "be asked for terms, notes and the like", "back": "to the question before; or name one, such as < summary", "no": "write nothing",
		}[w]})
	}
	asked.Pick, asked.Gloss, asked.Unsaid = true, true, true
	asked.Check = func(answer string) error {
		if slices.Contains(words, answer) {
			return nil
		}
		if !edited {
			if q.Leads(answer) {
				return nil
			}
			if _, err := q.furtherNamed([]string{answer}); err == nil {
				return nil
			}
		}
		return errors.New("answer " + console.OneOf(words) + ", or name what is to be asked again")
	}
	asked.Help = func() string { return "Any question can be named to go back to it, and any of what `more` lists." }
	if edited {
		return q.s.Person.Ask(asked)
	}
	answer, err := q.Decide(asked)
	if answer == "back" {
		return "", asking.GoTo("")
	}
	return answer, err
}

// show shows what would be written and what it means; not sound is what would be refused.
func (q *interview) show(additions func(*positions.Dataset) (*splice.Additions, error), edited bool) (sound bool, err error) {
	o, err := q.opts.prepare(q.s, additions)
	var refused *dataset.RefusedError
	var usage *console.UsageError
	switch {
	case errors.As(err, &refused):
		q.s.ShowErrors(refused.Problems)
		q.s.Person.Say(refused.Error())
		return false, nil
	case errors.As(err, &usage):
		q.s.Person.Say(console.Joined("\n", usage.Message, usage.Hint))
		return false, nil
	case err != nil:
		return false, err
	}
	q.s.Person.Say("")
	for _, r := range o.added.Records {
		if !drafting.HasDate(o.before.Dataset, r.Date) {
			q.s.Person.Say(newDate(o.after.Dataset, r.Date))
		}
	}
	for _, line := range o.changes() {
		if line != "" {
			q.s.Person.Say(line)
		}
	}
	for _, e := range o.edits {
		dataset.ShowEdit(q.s.Out, e)
	}
	if edited {
		ShowQuotes(q.s, o.dir, o.before.Dataset, o.after.Dataset)
	}
	ShowWarnings(q.s, o.before, o.after)
	return true, nil
}

// newDate tells of a date that there was not before.
func newDate(after *positions.Dataset, date positions.Date) string {
	for _, di := range after.Dates {
		if di.Date == date && di.Label != "" {
			return "A new date: " + date.Text() + ", labelled " + di.Label + "."
		}
	}
	return "A new date: " + date.Text() + ", without a label."
}

// session is a person who records one thing after another.
type session struct {
	s     *console.Streams
	opts  *addRecordOptions
	usual usual

	written int // how many were
}

// record has the person record things until there are no more.
func (e *session) record(ds *positions.Dataset) error {
	in := asking.New(e.s.Person)
	q := &interview{Interview: in, s: e.s, opts: e.opts, dataset: ds, usual: &e.usual}
	if err := e.begin(q); err != nil {
		return err
	}
	for {
		if written, err := e.one(q); err != nil || !written {
			return err
		}
		_, result, err := dataset.LoadAll(e.s, e.opts.data)
		if err != nil {
			return err
		}
		q = e.next(q, result.Dataset)
	}
}

// begin says how to find one's way, and takes up what was broken off, if that is wanted.
func (e *session) begin(q *interview) error {
	keeping := e.opts.keeping(e.s)
	if e.opts.resume {
		kept, err := keeping.taken()
		if err != nil {
			return err
		}
		for column, text := range kept.Given {
			e.opts.draft.Set(column, 1, text)
		}
		q.Resume(kept.Answers)
	} else {
		keeping.tellOfOlder()
	}
	e.s.Person.Hint(asking.Intro)
	return nil
}

// one has a record asked for and written. What is not written is kept.
func (e *session) one(q *interview) (written bool, err error) {
	open := &openAnswers{e.opts.keeping(e.s), kept{Given: e.opts.draft.Cells()}, e.opts.resume, q.Interview}
	openInterview.Store(open)
	defer openInterview.Store(nil)
	err = q.Run(q.whole)
	if err == nil {
		e.opts.shown = true
		err = e.opts.write(e.s, q.additions)
	}
	if err == nil {
		if e.opts.resume {
			open.forget()
		}
		e.written++
		return true, nil
	}
	if errors.Is(err, errNoMore) || errors.Is(err, console.ErrAborted) && q.follows && len(q.Answers()) == 0 {
		return false, nil // all is written
	}
	not := errors.Is(err, errNot)
	if not {
		err = nil
	}
	if q.edited != nil { // which the answers do not say
		return false, e.opts.keep(e.s, q.edited, nil, err, nil)
	}
	return false, &LeftError{Cause: err, DryRun: not && e.opts.dryRun, After: e.written > 0, Command: open.keep()}
}

// next is the conversation about another record, which is of the same day and source.
func (e *session) next(q *interview, ds *positions.Dataset) *interview {
	party := ""
	if r := q.record(); r != nil {
		party = r.Party.ID
	}
	e.usual.took(q.draft, party)
	again := newDraft(e.opts.draft.Kind)
	again.usual = e.opts.draft.usual
	if coder := q.draft.Get("coder"); coder != "" {
		again.usual = coder
	}
	e.opts.draft = again
	next := &interview{Interview: q.Next(), s: e.s, opts: e.opts, dataset: ds, usual: &e.usual, follows: true}
	date := e.usual.dateName(e.s, ds)
	next.Give("date", date)
	told := date
	if day, err := positions.ParseDate(date); err == nil {
		told = day.Text()
	}
	hint := fmt.Sprintf("The next record, of %s; `< date` changes that.", told)
	if e.usual.source != "" {
		next.GiveOf("source", e.usual.source, e.usual.date)
		hint = fmt.Sprintf("The next record, of %s, from %s; `< date` and `< source` change that.", told, e.usual.source)
	}
	e.s.Person.Hint(hint)
	return next
}
