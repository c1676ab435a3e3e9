package console

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
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
	Notes    func(value string) []string // lines on a choice, shown where they are listed; nil: none
	Check    func(string) error          // the answer is asked for again until it gives nil; its error is shown
	Optional bool                        // Enter alone may leave it empty; where there is a preset, "-" does
}

// Choice is an answer that is known beforehand. Typing the label, in any case,
// is as good as typing the value.
type Choice struct{ Value, Label string }

// listedChoices is how many choices are few enough to be listed unasked.
const listedChoices = 12

// LongestLine is how many characters the line editor takes; what goes beyond
// them it drops.
const LongestLine = 4096

// ErrAborted says that the person broke a question off with Ctrl-C or Ctrl-D, or that
// their terminal is gone.
var ErrAborted = fmt.Errorf("broken off: %w", ErrInterrupted)

// Asker puts questions to a person at a terminal.
type Asker struct {
	terminal *term.Terminal
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
	return &Asker{
		terminal: term.NewTerminal(readWriter{&keystrokes{in: in}, out}, ""),
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
// when the person breaks off.
func (a *Asker) Ask(q Question) (string, error) {
	if q.Hint != "" {
		a.hint(q.Hint)
	}
	if len(q.Choices) > listedChoices {
		a.hint(fmt.Sprintf("Tab lists the %d choices.", len(q.Choices)))
	} else {
		a.list(q.Choices, q.Notes)
	}
	h := &answered{}
	if q.Preset != "" {
		h.Add(q.Preset)
	}
	for {
		line, err := a.line(&q, h)
		if err != nil {
			return "", err
		}
		answer, err := q.answer(line)
		if utf8.RuneCountInString(line) >= LongestLine {
			err = fmt.Errorf("this was cut off after %d characters; make it shorter (the arrow up brings it back)", LongestLine)
		}
		if err == nil {
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

// line reads one line, which the person can edit meanwhile. The arrow up
// brings back what was answered before, to be mended.
func (a *Asker) line(q *Question, h *answered) (string, error) {
	restore, err := a.raw()
	if errors.Is(err, io.EOF) {
		return "", ErrAborted
	}
	if err != nil {
		return "", err
	}
	defer restore()
	t := a.terminal
	if err := t.SetSize(a.size()); err != nil {
		return "", err
	}
	t.SetPrompt(q.promptLine())
	t.AutoCompleteCallback = a.complete(q.Choices)
	t.History = h
	line, err := t.ReadLine()
	if errors.Is(err, io.EOF) {
		fmt.Fprint(a.out, "\r\n")
		return "", ErrAborted
	}
	return line, err
}

func (q *Question) promptLine() string {
	p := visible.Line(q.Prompt)
	switch {
	case q.Preset != "" && q.Optional:
		p += " [" + visible.Line(q.Preset) + ", - for none]"
	case q.Preset != "":
		p += " [" + visible.Line(q.Preset) + "]"
	case q.Optional:
		p += " (Enter for none)"
	}
	return p + " › "
}

// answer makes an answer of a line, or says what is wrong with it.
func (q *Question) answer(line string) (string, error) {
	answer := strings.TrimSpace(line)
	switch {
	case answer == "-" && q.Optional && q.Preset != "":
		return "", nil
	case answer == "" && q.Preset != "":
		answer = q.Preset
	case answer == "" && q.Optional:
		return "", nil
	case answer == "":
		return "", errors.New("an answer is needed here; Ctrl-C breaks off, and nothing is written")
	}
	for _, meant := range []func(Choice) bool{
		func(c Choice) bool { return c.Value == answer },
		func(c Choice) bool { return strings.EqualFold(c.Value, answer) },
		func(c Choice) bool { return strings.EqualFold(c.Label, answer) },
	} {
		if i := slices.IndexFunc(q.Choices, meant); i >= 0 {
			answer = q.Choices[i].Value
			break
		}
	}
	if q.Check != nil {
		return answer, q.Check(answer)
	}
	return answer, nil
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

// hint says something of less weight.
func (a *Asker) hint(text string) { fmt.Fprintln(a.terminal, a.dim(a.laid(text))) }

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
