package main

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

// question is one thing to ask a person.
type question struct {
	prompt   string
	hint     string             // dim, above the prompt; "" for none
	preset   string             // what Enter alone gives; shown in [brackets]
	choices  []choice           // for completion, and listed when few; other answers are check's to refuse
	check    func(string) error // the answer is asked for again until it gives nil; its error is shown
	optional bool               // Enter alone may leave it empty; where there is a preset, "-" does
}

// choice is an answer that is known beforehand. Typing the label, in any case,
// is as good as typing the value.
type choice struct{ value, label string }

// listedChoices is how many choices are few enough to be listed unasked.
const listedChoices = 12

// longestLine is how many characters the line editor takes; what goes beyond
// them it drops.
const longestLine = 4096

// errAborted says that the person broke a question off with Ctrl-C or Ctrl-D.
var errAborted = fmt.Errorf("broken off: %w", errInterrupted)

// asker puts questions to a person at a terminal.
type asker struct {
	terminal *term.Terminal
	out      io.Writer
	dim      func(string) string
	raw      func() (restore func(), err error) // has the terminal hand over each key
	size     func() (width, height int)
}

// newAsker makes an asker of what a person types and sees.
func newAsker(in io.Reader, out io.Writer) *asker {
	type readWriter struct {
		io.Reader
		io.Writer
	}
	return &asker{
		terminal: term.NewTerminal(readWriter{&keystrokes{in: in}, out}, ""),
		out:      out,
		dim:      func(s string) string { return s },
		raw:      func() (func(), error) { return func() {}, nil },
		size:     func() (int, int) { return pipeWidth, 24 },
	}
}

// terminalAsker asks on the person's own terminal.
func terminalAsker(in, out *os.File, colored bool) *asker {
	a := newAsker(in, out)
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
			return pipeWidth, 24
		}
		return w, h
	}
	return a
}

// asker is who asks the person; nil where there is no person at a terminal.
func (s *streams) asker() *asker { return s.person }

// ask asks until there is an answer that will do. It fails with errAborted
// when the person breaks off.
func (a *asker) ask(q question) (string, error) {
	if q.hint != "" {
		a.hint(q.hint)
	}
	if len(q.choices) > listedChoices {
		a.hint(fmt.Sprintf("Tab lists the %d choices.", len(q.choices)))
	} else {
		a.list(q.choices)
	}
	h := &answered{}
	if q.preset != "" {
		h.Add(q.preset)
	}
	for {
		line, err := a.line(&q, h)
		if err != nil {
			return "", err
		}
		answer, err := q.answer(line)
		if utf8.RuneCountInString(line) >= longestLine {
			err = fmt.Errorf("this was cut off after %d characters; make it shorter (the arrow up brings it back)", longestLine)
		}
		if err == nil {
			return answer, nil
		}
		message := err.Error()
		var usage *usageError
		if errors.As(err, &usage) && usage.hint != "" {
			message += "\n" + usage.hint
		}
		a.say("  " + strings.ReplaceAll(message, "\n", "\n  "))
	}
}

// line reads one line, which the person can edit meanwhile. The arrow up
// brings back what was answered before, to be mended.
func (a *asker) line(q *question, h *answered) (string, error) {
	restore, err := a.raw()
	if err != nil {
		return "", err
	}
	defer restore()
	t := a.terminal
	if err := t.SetSize(a.size()); err != nil {
		return "", err
	}
	t.SetPrompt(q.promptLine())
	t.AutoCompleteCallback = a.complete(q.choices)
	t.History = h
	line, err := t.ReadLine()
	if errors.Is(err, io.EOF) {
		fmt.Fprint(a.out, "\r\n")
		return "", errAborted
	}
	return line, err
}

func (q *question) promptLine() string {
	p := visible.Line(q.prompt)
	switch {
	case q.preset != "" && q.optional:
		p += " [" + visible.Line(q.preset) + ", - for none]"
	case q.preset != "":
		p += " [" + visible.Line(q.preset) + "]"
	case q.optional:
		p += " (Enter for none)"
	}
	return p + " › "
}

// answer makes an answer of a line, or says what is wrong with it.
func (q *question) answer(line string) (string, error) {
	answer := strings.TrimSpace(line)
	switch {
	case answer == "-" && q.optional && q.preset != "":
		return "", nil
	case answer == "" && q.preset != "":
		answer = q.preset
	case answer == "" && q.optional:
		return "", nil
	case answer == "":
		return "", errors.New("an answer is needed here; Ctrl-C breaks off, and nothing is written")
	}
	for _, meant := range []func(choice) bool{
		func(c choice) bool { return c.value == answer },
		func(c choice) bool { return strings.EqualFold(c.value, answer) },
		func(c choice) bool { return strings.EqualFold(c.label, answer) },
	} {
		if i := slices.IndexFunc(q.choices, meant); i >= 0 {
			answer = q.choices[i].value
			break
		}
	}
	if q.check != nil {
		return answer, q.check(answer)
	}
	return answer, nil
}

// yes asks a question to be answered with yes or no.
func (a *asker) yes(prompt string, preset bool) (bool, error) {
	q := question{prompt: prompt, preset: "no"}
	if preset {
		q.preset = "yes"
	}
	q.check = func(answer string) error {
		switch strings.ToLower(answer) {
		case "y", "yes", "n", "no":
			return nil
		}
		return errors.New("answer yes or no; y and n will do")
	}
	answer, err := a.ask(q)
	return err == nil && strings.EqualFold(answer[:1], "y"), err
}

// say shows text above the line that is being edited, if any.
func (a *asker) say(text string) { fmt.Fprintln(a.terminal, a.laid(text)) }

// hint says something of less weight.
func (a *asker) hint(text string) { fmt.Fprintln(a.terminal, a.dim(a.laid(text))) }

// laid is text made safe and wrapped to the terminal.
func (a *asker) laid(text string) string {
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
