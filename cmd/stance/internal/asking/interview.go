package asking

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"

	"stance/cmd/stance/internal/console"
	"stance/positions/problem"
)

// Intro says at the beginning of a conversation how to find one's way in it.
const Intro = "`<` goes back, `?` explains, Ctrl-C breaks off."

// Question is a question to which the person can go back.
type Question struct {
	console.Question
	Name string // by which the person goes back to it, and by which its answer is kept
	Of   string // what the answer is about: given for another, it is only offered
	New  bool   // nor is it offered then
}

// Interview is a conversation.
type Interview struct {
	person  *console.Asker
	writing sync.Mutex        // of the answers, which a signal may have kept
	answers map[string]Answer // by name
	asked   bool              // the person answered something
	trace   []string          // the questions that the script came to
	again   map[string]bool   // those that are to be asked again: where the person went back to, and what they passed on the way
	silent  bool              // answers are being repeated
	had     bool              // the last answer was given before
	unsaid  []string          // what was to be said meanwhile, since the last of them
	resumed bool              // from answers that were kept, which the person has not seen yet
	listed  map[string]bool   // the questions whose choices were listed
}

// Answer is an answer to a question.
type Answer struct {
	Text string `json:"text"`
	Of   string `json:"of,omitempty"`
}

// New begins a conversation.
func New(person *console.Asker) *Interview {
	return &Interview{person: person, answers: map[string]Answer{}, again: map[string]bool{}, listed: map[string]bool{}}
}

// Next begins another conversation with the same person, who has seen the choices of this one.
func (in *Interview) Next() *Interview {
	next := New(in.person)
	next.listed = in.listed
	return next
}

// Resume takes up answers that were kept.
func (in *Interview) Resume(answers map[string]Answer) {
	in.answers, in.asked, in.resumed = maps.Clone(answers), true, true
}

// Give answers a question before it is asked.
func (in *Interview) Give(name, text string) { in.GiveOf(name, text, "") }

// GiveOf answers a question about something in the person's place.
func (in *Interview) GiveOf(name, text, of string) { in.set(name, Answer{text, of}) }

// Answer is what a question was answered, "" for nothing yet.
func (in *Interview) Answer(name string) string { return in.answers[name].Text }

// Answers are those that were given, by the names of their questions; none if the person has
// answered nothing. They can be asked for at any time, also by another goroutine.
func (in *Interview) Answers() map[string]Answer {
	in.writing.Lock()
	defer in.writing.Unlock()
	if !in.asked {
		return nil
	}
	return maps.Clone(in.answers)
}

func (in *Interview) set(name string, a Answer) {
	in.writing.Lock()
	defer in.writing.Unlock()
	in.answers[name] = a
}

// Run has a script ask until it comes to its end, or fails otherwise than because the person
// goes back.
func (in *Interview) Run(script func() error) error {
	for {
		in.trace, in.unsaid = nil, nil
		in.silent = len(in.answers) > 0
		err := script()
		var back *console.BackError
		switch {
		case errors.Is(err, ErrAnew):
			clear(in.again)
		case errors.As(err, &back):
			to, _ := in.leads(back.To)
			in.again[to] = true
		default:
			return err
		}
	}
}

// ErrAnew is the error by which a script is run anew, to ask what it would now ask besides.
var ErrAnew = errors.New("there is more to be asked")

// GoTo is the error by which a script goes back to a question by itself.
func GoTo(name string) error { return &console.BackError{To: name} }

// Asked are the names of the questions that the script came to.
func (in *Interview) Asked() []string { return in.trace }

// Leads reports whether a name is one of a question that the person can go back to.
func (in *Interview) Leads(to string) bool {
	_, leads := in.leads(to)
	return leads && to != ""
}

// leads finds the question that a name, or the beginning of one alone, leads back to: the last
// one, if it is "".
func (in *Interview) leads(to string) (name string, leads bool) {
	if len(in.trace) == 0 {
		return "", false
	}
	if to == "" {
		return in.trace[len(in.trace)-1], true
	}
	if slices.Contains(in.trace, to) {
		return to, true
	}
	for _, has := range []func(string) bool{
		func(n string) bool { return strings.EqualFold(n, to) },
		func(n string) bool { return strings.HasPrefix(n, strings.ToLower(to)) },
	} {
		var found []string
		for _, n := range in.trace {
			if has(n) {
				found = append(found, n)
			}
		}
		if len(found) == 1 {
			return found[0], true
		}
	}
	return "", false
}

// back judges whether the person can go back to a question.
func (in *Interview) back(to string) (bool, error) {
	_, leads := in.leads(to)
	switch {
	case leads:
		return true, nil
	case len(in.trace) == 0:
		return false, errors.New("this is the first question; Ctrl-C breaks off")
	}
	message := "there is no question " + to + " to go back to"
	if near, ok := problem.Nearest(to, in.trace); ok {
		return false, errors.New(message + "; did you mean < " + near + "?")
	}
	return false, errors.New(message + "; there are: " + strings.Join(in.trace, ", "))
}

// Ask gives the answer to a question: the one that was given, as long as it will do, else what
// the person says.
func (in *Interview) Ask(q Question) (string, error) {
	had, given := in.answers[q.Name]
	will := given && (had.Text == "" && q.Optional || had.Text != "" && (q.Check == nil || q.Check(had.Text) == nil))
	switch {
	case will && !in.again[q.Name] && had.Of == q.Of:
		in.trace, in.unsaid, in.had = append(in.trace, q.Name), nil, true
		return had.Text, nil
	case will && (had.Of == q.Of || !q.New):
		q.Preset = had.Text
	}
	in.goOn()
	q.Question.Back = in.back
	if q.Pick {
		q.Unsaid = q.Unsaid || in.listed[q.Name+q.Of]
		in.listed[q.Name+q.Of] = true
	}
	text, err := in.person.Ask(q.Question)
	if err != nil {
		return "", err
	}
	in.set(q.Name, Answer{text, q.Of})
	in.asked, in.had = true, false
	delete(in.again, q.Name)
	in.trace = append(in.trace, q.Name)
	return text, nil
}

// goOn has the conversation go on where answers were repeated, and shows those that were kept.
func (in *Interview) goOn() {
	in.silent = false
	if in.resumed {
		in.showAnswers()
	}
	for _, text := range in.unsaid {
		in.person.Say(text)
	}
	in.unsaid = nil
}

func (in *Interview) showAnswers() {
	in.resumed = false
	var had []string
	for _, name := range in.trace {
		if text := in.answers[name].Text; text != "" {
			had = append(had, name+": "+console.Abridged(text))
		}
	}
	if len(had) > 0 {
		in.person.Hint("So far: " + strings.TrimSuffix(strings.Join(had, "; "), ".") + ".")
	}
}

// Decide asks what is to be decided anew each time, and is no answer to be kept.
func (in *Interview) Decide(q console.Question) (string, error) {
	in.silent, in.resumed, in.unsaid = false, false, nil
	q.Back = in.back
	return in.person.Ask(q)
}

// Say tells the person something, unless they have been told: of what is said between answers
// that are repeated they are told what leads to the question that is asked.
func (in *Interview) Say(text string) {
	if in.silent {
		in.unsaid = append(in.unsaid, text)
		return
	}
	in.person.Say(text)
}

// Repeated reports whether the last answer is one that was given before, and not asked for again.
func (in *Interview) Repeated() bool { return in.had }

// Silent reports whether answers are being repeated, and nothing is said.
func (in *Interview) Silent() bool { return in.silent }
