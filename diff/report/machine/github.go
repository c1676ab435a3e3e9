package machine

import (
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"stance/diff/report"
	"stance/positions/problem"
	"stance/positions/visible"
)

// CheckGitHub writes problems as the workflow commands of GitHub Actions, which
// shows them beside the lines of a pull request. dir is the dataset's folder as
// seen from the repository's.
func CheckGitHub(w io.Writer, c *report.Check, dir string) error {
	for i := range c.Problems {
		p := &c.Problems[i]
		command := "error"
		if p.Severity == problem.Warning {
			command = "warning"
		}
		properties := []string{"file=" + gitHubProperty(path.Join(dir, p.File))}
		if p.Line > 0 {
			properties = append(properties, "line="+strconv.Itoa(p.Line))
		}
		if p.Column > 0 {
			properties = append(properties, "col="+strconv.Itoa(p.Column))
		}
		properties = append(properties, "title="+gitHubProperty(string(p.Rule)))
		message := p.Message
		if p.Hint != "" {
			message += "\n" + p.Hint
		}
		if _, err := fmt.Fprintf(w, "::%s %s::%s\n", command, strings.Join(properties, ","), gitHubText(message)); err != nil {
			return err
		}
	}
	return nil
}

// gitHubText keeps a text within its command: a line break would end it, and
// what follows could be a command of somebody else's. What would drive the
// terminal that shows the log, or hide in it, is made visible.
func gitHubText(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(visible.Text(s))
}

func gitHubProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(gitHubText(s))
}
