package console

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"

	"stance/diff/report/terminal"
	"stance/positions/visible"
)

// Question is one thing to ask a person.
type Question struct {
	Prompt   string
	Hint     string                      // dim, above the prompt; "" for none
	Preset   string                      // what Enter alone gives; shown in [brackets]
	Choices  []Choice                    // for completion, and listed when few; other answers are Check's to refuse
	Notes    func(value string) []string // lines on a choice, shown where they are listed, with Help only by it; nil: none
	Check    func(string) error          // the answer is asked for again until it gives nil; its error is shown
	Optional bool                        // Enter alone may leave it empty; where there is a preset, "-" does
	Empty    string                      // what leaving it empty does, as Enter is offered for it; "" for "for none"

	Pick   bool                          // the number of a choice, or the beginning of a word of one alone, is as good as the choice
	Gloss  bool                          // labels explain the choices, and are no names for them
	Unsaid bool                          // the choices are not listed unasked
	Doubt  func(string) string           // why an answer may be a slip, "" for none: it is shown, and Enter or yes keeps the answer
	Help   func() string                 // what `?` shows before the choices; nil where it explains nothing
	Back   func(to string) (bool, error) // whether `<`, or `< to`, leads back, and if not why; nil where there is no way back
}

// Choice is an answer that is known beforehand. Typing the label, in any case,
// is as good as typing the value.
type Choice struct{ Value, Label string }

// listedChoices is how many choices are few enough to be listed unasked.
const listedChoices = 12

// LongestLine is how many characters the line editor takes; what goes beyond
// them it drops.
const LongestLine = 4096

// retyped is how long an answer is at most that is sooner typed anew than mended, as one of several
// choices is; the arrow up brings back any.
const retyped = 12

// ErrAborted says that the person broke a question off with Ctrl-C or Ctrl-D, or that
// their terminal is gone.
var ErrAborted = fmt.Errorf("broken off: %w", ErrInterrupted)

// BackError says that the person wants to go back to a question: to the one before, if To is "".
type BackError struct{ To string }

func (e *BackError) Error() string { return "the question before is to be asked again" }

// Asker puts questions to a person at a terminal.
type Asker struct {
	terminal *term.Terminal
	keys     *keystrokes
	out      io.Writer
	dim      func(string) string
	raw      func() (restore func(), err error) // has the terminal hand over each key
	size     func() (width, height int)
}

// NewAsker makes an asker of what a person types and sees.
func NewAsker(in io.Reader, out io.Writer) *Asker {
	type readWriter struct {
		io.Reader
		io.Writer
	}
	keys := &keystrokes{in: in}
	return &Asker{
		terminal: term.NewTerminal(readWriter{keys, out}, ""),
		keys:     keys,
		out:      out,
		dim:      func(s string) string { return s },
		raw:      func() (func(), error) { return func() {}, nil },
		size:     func() (int, int) { return PipeWidth, 24 },
	}
}

// terminalAsker asks on the person's own terminal.
func terminalAsker(in, out *os.File, colored bool) *Asker {
	a := NewAsker(in, out)
	if colored {
		a.dim = func(s string) string { return "\x1b[2m" + s + "\x1b[0m" }
	}
	a.raw = func() (func(), error) {
		restore, err := rawMode(in, func() { a.terminal.SetBracketedPasteMode(false) })
		if err == nil {
			a.terminal.SetBracketedPasteMode(true)
		}
		return restore, err
	}
	a.size = func() (int, int) {
		w, h, err := term.GetSize(int(out.Fd()))
		if err != nil || w <= 0 {
			return PipeWidth, 24
		}
		return w, h
	}
	return a
}

// Ask asks until there is an answer that will do. It fails with ErrAborted
// when the person breaks off, and with a *BackError when they want to go back.
func (a *Asker) Ask(q Question) (string, error) {
	if q.Hint != "" {
		a.Hint(q.Hint)
	}
	switch {
	case q.Unsaid:
	case len(q.Choices) > listedChoices:
		a.Hint(fmt.Sprintf("Tab lists the %d choices.", len(q.Choices)))
	case q.Help != nil:
		a.list(q.Choices, nil, q.Pick)
	default:
		a.list(q.Choices, q.Notes, q.Pick)
	}
	h := &answered{}
	if q.Preset != "" {
		h.Add(q.Preset)
	}
	mended := ""  // the last answer, which stands in the line again, once
	doubted := "" // the last answer, where it may be a slip
	offered := q.Preset
	for {
		line, err := a.line(&q, h, mended)
		if err != nil {
			return "", err
		}
		begun := mended != ""
		mended = ""
		if strings.TrimSpace(line) == "?" && q.Help != nil {
			a.explain(&q)
			continue
		}
		if doubted != "" {
			switch strings.ToLower(strings.TrimSpace(line)) {
			case "y", "yes":
				return doubted, nil
			case "n", "no":
				doubted, q.Preset = "", offered
				continue
			}
		}
		answer, err := q.answer(line)
		if utf8.RuneCountInString(line) >= LongestLine {
			err = fmt.Errorf("this was cut off after %d characters; make it shorter (the arrow up brings it back)", LongestLine)
		}
		var back *BackError
		if errors.As(err, &back) {
			return "", err
		}
		if err == nil && q.Doubt != nil && answer != q.Preset {
			if why := q.Doubt(answer); why != "" {
				doubted, q.Preset = answer, answer
				err = errors.New(why + "; Enter or yes keeps it")
			}
		} else if err != nil && !begun && len(q.Choices) == 0 && utf8.RuneCountInString(line) > retyped {
			mended = line
		}
		if err == nil {
			if q.Pick && answer != strings.TrimSpace(line) && answer != q.Preset {
				a.Hint("  → " + q.named(answer))
			}
			return answer, nil
		}
		message := err.Error()
		var usage *UsageError
		if errors.As(err, &usage) && usage.Hint != "" {
			message += "\n" + usage.Hint
		}
		a.Say("  " + strings.ReplaceAll(message, "\n", "\n  "))
	}
}

// explain says what a question is about, and what can be answered.
func (a *Asker) explain(q *Question) {
	if text := q.Help(); text != "" {
		a.Hint(text)
	}
	a.list(q.Choices, q.Notes, q.Pick)
}

// named is a choice with its label.
func (q *Question) named(value string) string {
	for _, c := range q.Choices {
		if c.Value == value && c.Label != "" && c.Label != value {
			return value + ", " + c.Label
		}
	}
	return value
}

// line reads one line, which the person can edit meanwhile. The arrow up
// brings back what was answered before, to be mended; what was refused stands in the
// line already, unless something was typed ahead.
func (a *Asker) line(q *Question, h *answered, mended string) (string, error) {
	restore, err := a.raw()
	if errors.Is(err, io.EOF) {
		return "", ErrAborted
	}
	if err != nil {
		return "", err
	}
	defer restore()
	t := a.terminal
	width, height := a.size()
	if err := t.SetSize(width, height); err != nil {
		return "", err
	}
	above, prompt := laidPrompt(q.prompt(), q.offer(), width)
	for _, line := range above {
		fmt.Fprintln(t, line)
	}
	t.SetPrompt(prompt)
	t.AutoCompleteCallback = a.complete(q.Choices)
	t.History = h
	a.keys.begin(mended)
	line, err := t.ReadLine()
	if errors.Is(err, io.EOF) {
		fmt.Fprint(a.out, "\r\n")
		return "", ErrAborted
	}
	return line, err
}

// prompt and offer are what stands before an answer: what is asked, and what Enter alone gives.
func (q *Question) prompt() string { return visible.Line(q.Prompt) }

func (q *Question) offer() string {
	switch {
	case q.Preset != "" && q.Optional:
		return "[" + visible.Line(Abridged(q.Preset)) + ", - for none]"
	case q.Preset != "":
		return "[" + visible.Line(Abridged(q.Preset)) + "]"
	case q.Optional:
		return "(Enter " + cmp.Or(q.Empty, "for none") + ")"
	}
	return ""
}

// answerRoom is how many characters of a line are left for an answer at least, if it can be done.
const answerRoom = 8

// laidPrompt breaks a prompt between words where the terminal ends, which the line editor does not.
// An offer that does not fit behind it gets a line of its own.
func laidPrompt(prompt, offer string, width int) (above []string, last string) {
	const end = " ›"
	laid := func(text string, width int) []string { return strings.Split(terminal.Wrap(text, width, 0), "\n") }
	lines := laid(Joined(" ", prompt, offer)+end, width-answerRoom)
	if len(lines) > 1 && offer != "" {
		lines = slices.Concat(laid(prompt, width), laid(offer+end, width-answerRoom))
	}
	return lines[:len(lines)-1], lines[len(lines)-1] + " "
}

// Abridged is an answer as a prompt has room for it.
func Abridged(answer string) string {
	const room = 32
	if letters := []rune(answer); len(letters) > room {
		return string(letters[:room-1]) + "…"
	}
	return answer
}

// answer makes an answer of a line, or says what is wrong with it. The error is a
// *BackError where the person wants to go back.
func (q *Question) answer(line string) (string, error) {
	answer := strings.TrimSpace(line)
	if to, back := wayBack(answer); back && q.Back != nil {
		switch leads, err := q.Back(to); {
		case leads:
			return "", &BackError{to}
		case err != nil && (to == "" || answer[0] == '<'): // words may begin with "back"
			return "", err
		}
	}
	switch {
	case answer == "-" && q.Optional && q.Preset != "":
		return "", nil
	case answer == "" && q.Preset != "":
		answer = q.Preset
	case answer == "" && q.Optional:
		return "", nil
	case answer == "":
		if q.Help != nil && q.Back != nil {
			return "", errors.New("an answer is needed here; `?` explains which, `<` goes back")
		}
		return "", errors.New("an answer is needed here; Ctrl-C breaks off")
	}
	if own, stands := strings.CutPrefix(answer, "="); stands && q.Pick {
		answer = strings.TrimSpace(own)
	} else if i := q.choice(answer); i >= 0 {
		answer = q.Choices[i].Value
	}
	if q.Check != nil {
		return answer, q.Check(answer)
	}
	return answer, nil
}

// wayBack reads `<`, `< NAME`, `back` and `back NAME`. What has other signs than a name after
// the < is an answer, such as a scale.
func wayBack(answer string) (to string, back bool) {
	rest, sign := strings.CutPrefix(answer, "<")
	if !sign {
		if rest, back = strings.CutPrefix(answer, "back"); !back || rest != "" && rest[0] != ' ' {
			return "", false
		}
	}
	to = strings.TrimSpace(rest)
	return to, !strings.ContainsAny(to, "|<>.,;:")
}

// choice is the choice that an answer names, -1 for none.
func (q *Question) choice(answer string) int {
	for _, meant := range []func(Choice) bool{
		func(c Choice) bool { return c.Value == answer },
		func(c Choice) bool { return strings.EqualFold(c.Value, answer) },
		func(c Choice) bool { return !q.Gloss && strings.EqualFold(c.Label, answer) },
	} {
		if i := slices.IndexFunc(q.Choices, meant); i >= 0 {
			return i
		}
	}
	if !q.Pick {
		return -1
	}
	if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(q.Choices) {
		return n - 1
	}
	found := -1
	for i, c := range q.Choices {
		if !begins(c.Value, answer) && (q.Gloss || !begins(c.Label, answer)) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// begins reports whether a word of a text, and what follows it, begins with what was typed.
func begins(text, typed string) bool {
	text, typed = strings.ToLower(text), strings.ToLower(typed)
	for at := range text {
		if at > 0 && !strings.ContainsAny(text[at-1:at], " -/(,") {
			continue
		}
		if strings.HasPrefix(text[at:], typed) {
			return true
		}
	}
	return false
}

// Yes asks a question to be answered with yes or no.
func (a *Asker) Yes(prompt string, preset bool) (bool, error) {
	q := Question{Prompt: prompt, Preset: "no"}
	if preset {
		q.Preset = "yes"
	}
	q.Check = func(answer string) error {
		switch strings.ToLower(answer) {
		case "y", "yes", "n", "no":
			return nil
		}
		return errors.New("answer yes or no; y and n will do")
	}
	answer, err := a.Ask(q)
	return err == nil && strings.EqualFold(answer[:1], "y"), err
}

// Say shows text above the line that is being edited, if any.
func (a *Asker) Say(text string) { fmt.Fprintln(a.terminal, a.laid(text)) }

// Hint says something of less weight.
func (a *Asker) Hint(text string) { fmt.Fprintln(a.terminal, a.dim(a.laid(text))) }

// laid is text made safe and wrapped to the terminal.
func (a *Asker) laid(text string) string {
	width, _ := a.size()
	return terminal.Wrap(visible.Text(text), width, 0)
}

// answered is what the arrow up brings back: the answers to this question
// alone, the latest first.
type answered []string

func (h *answered) Add(line string) {
	if strings.TrimSpace(line) != "" {
		*h = append(*h, line)
	}
}
func (h *answered) Len() int        { return len(*h) }
func (h *answered) At(i int) string { return (*h)[len(*h)-1-i] }
