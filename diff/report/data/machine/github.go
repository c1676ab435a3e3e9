package machine

import (
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"stance/diff/report"
	"stance/positions"
	"stance/positions/problem"
	"stance/positions/visible"
)

// annotation is one remark that GitHub Actions shows beside a line of a pull
// request, or in the summary of a run.
type annotation struct {
	level        string // error, warning or notice
	file         string // as seen from the repository's folder
	line, column int    // 0: not known
	title        string
	message      []string // lines; empty ones are left out
}

// writeTo writes it as a workflow command.
func (a *annotation) writeTo(w io.Writer) error {
	properties := []string{"file=" + gitHubProperty(a.file)}
	if a.line > 0 {
		properties = append(properties, "line="+strconv.Itoa(a.line))
	}
	if a.column > 0 {
		properties = append(properties, "col="+strconv.Itoa(a.column))
	}
	properties = append(properties, "title="+gitHubProperty(a.title))
	lines := slices.DeleteFunc(slices.Clone(a.message), func(l string) bool { return l == "" })
	_, err := fmt.Fprintf(w, "::%s %s::%s\n", a.level, strings.Join(properties, ","), gitHubText(strings.Join(lines, "\n")))
	return err
}

// at gives the annotation the place of what it is about. dir is the dataset's
// folder as seen from the repository's.
func (a annotation) at(dir string, p positions.Place) annotation {
	a.file, a.line, a.column = path.Join(dir, p.File), p.Line, p.Column
	return a
}

func annotate(w io.Writer, list []annotation) error {
	for i := range list {
		if err := list[i].writeTo(w); err != nil {
			return err
		}
	}
	return nil
}

// CheckGitHub writes problems as the workflow commands of GitHub Actions, which
// shows them beside the lines of a pull request. dir is the dataset's folder as
// seen from the repository's.
func CheckGitHub(w io.Writer, c *report.Check, dir string) error {
	var list []annotation
	for i := range c.Problems {
		p := &c.Problems[i]
		a := annotation{level: "error", title: string(p.Rule), message: []string{p.Message, p.Hint}}
		if p.Severity == problem.Warning {
			a.level = "warning"
		}
		list = append(list, a.at(dir, positions.Place{File: p.File, Line: p.Line, Column: p.Column}))
	}
	return annotate(w, list)
}

// gitHubText keeps a text within its command: a line break would end it, and
// what follows could be a command of somebody else's. What would drive the
// terminal that shows the log, or hide in it, is made visible. The runner writes the
// text into its log, with line breaks again, where ##[group] and the like fold and
// colour lines: a backslash keeps them from it.
func gitHubText(s string) string {
	s = logCommand.ReplaceAllString(visible.Text(s), `$1\[`)
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// logCommand is the beginning of a command in the log, with the characters in it
// that visible.Text lets pass after a # and that the runner passes over.
var logCommand = regexp.MustCompile(`(#[\x{fe0e}\x{fe0f}]*#[\x{fe0e}\x{fe0f}]*)\[`)

func gitHubProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(gitHubText(s))
}
