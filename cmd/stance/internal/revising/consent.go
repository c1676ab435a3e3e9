package revising

import (
	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
)

// consent is how a command is told that what it would change may be changed.
type consent struct{ yes, dryRun bool }

func (c *consent) register(cmd *cobra.Command) {
	cmd.Flags().BoolVarP(&c.yes, "yes", "y", false, "without asking")
	cmd.Flags().BoolVarP(&c.dryRun, "dry-run", "n", false, "show what would change, and change nothing")
}

// shows reports whether the changes are shown first.
func (c *consent) shows() bool { return c.dryRun || !c.yes }

// given reports whether to go on, and asks if need be; where nobody can be asked, --yes says so.
func (c *consent) given(s *console.Streams, prompt string) (bool, error) {
	switch {
	case c.dryRun:
		return false, nil
	case c.yes:
		return true, nil
	case s.Person == nil:
		return false, &console.UsageError{Message: "nothing was changed, as nobody was asked", Hint: "--yes does it without asking"}
	}
	wanted, err := s.Person.Yes(prompt+"?", false)
	if err == nil && !wanted {
		s.Note("nothing was changed")
	}
	return wanted, err
}
