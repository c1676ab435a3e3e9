package sourcing

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/positions/evidence/capture"
	"stance/positions/problem"
	"stance/positions/visible"
)

// askWhich asks a person which document is meant.
func askWhich(s *console.Streams) (string, error) {
	answer, err := s.Person.Ask(console.Question{
		Prompt: "Document", Hint: "a file, or an address on the web",
		Choices: documentsHere(s), Pick: true, Unsaid: true,
		Check: func(answer string) error { return isThere(s, fileTyped(s, answer)) },
		Help: func() string {
			return "What you read, as a file (text, Markdown, a web page, a Word document, a mail, a PDF) or as an address that begins with http:// or https://. Its text is kept in archive/, where quotations are looked up. Tab completes the files of this folder."
		},
	})
	return fileTyped(s, answer), err
}

// documentsHere are the files of the user's folder that may be documents, by their endings.
func documentsHere(s *console.Streams) []console.Choice {
	entries, err := os.ReadDir(s.Dir)
	if err != nil {
		return nil
	}
	var all []console.Choice
	for _, e := range entries {
		ending := strings.ToLower(path.Ext(e.Name()))
		if e.Type().IsRegular() && e.Name()[0] != '.' && (slices.Contains(capture.Endings[:], ending) || slices.Contains([]string{".md", ".markdown", ".htm", ".xhtml"}, ending)) {
			all = append(all, console.Choice{Value: e.Name()})
		}
	}
	return all
}

// fileTyped is a path as it is typed, or dropped into a terminal, where no shell has read it: with
// quotation marks about it, or from the home folder on.
func fileTyped(s *console.Streams, typed string) string {
	if last := len(typed) - 1; last > 0 && typed[0] == typed[last] && strings.ContainsAny(typed[:1], `"'`) {
		typed = typed[1:last]
	}
	if rest, of := strings.CutPrefix(typed, "~/"); of && s.Env != nil && s.Env("HOME") != "" {
		return filepath.Join(s.Env("HOME"), rest)
	}
	return typed
}

// isThere refuses the path of a file that there is not, with the name that is nearest to it there.
func isThere(s *console.Streams, from string) error {
	if strings.Contains(from, "://") || from == "-" {
		return nil
	}
	info, err := os.Stat(s.Path(from))
	switch {
	case err == nil && info.IsDir():
		return fmt.Errorf("%s is a folder; name a file in it", visible.Line(from))
	case !errors.Is(err, fs.ErrNotExist):
		return nil // it can be read, or reading it tells why not
	}
	message := "there is no file " + visible.Line(from)
	dir, name := filepath.Split(from)
	entries, err := os.ReadDir(s.Path(dir))
	if err != nil {
		return errors.New(message)
	}
	var known []string
	for _, e := range entries {
		if !e.IsDir() {
			known = append(known, e.Name())
		}
	}
	if near, found := problem.Nearest(name, known); found {
		message += "; did you mean " + visible.Line(dir+near) + "?"
	}
	return errors.New(message)
}
