package console

import "github.com/spf13/cobra"

// Consent is how a command is told that what it would change may be changed.
type Consent struct{ Yes, DryRun bool }

// Register adds the flags.
func (c *Consent) Register(cmd *cobra.Command) {
	cmd.Flags().BoolVarP(&c.Yes, "yes", "y", false, "without asking")
	cmd.Flags().BoolVarP(&c.DryRun, "dry-run", "n", false, "show what would change, and change nothing")
}

// Shows reports whether the changes are shown first.
func (c *Consent) Shows() bool { return c.DryRun || !c.Yes }

// Given reports whether to go on, and asks if need be; where nobody can be asked, --yes says so.
func (c *Consent) Given(s *Streams, prompt string) (bool, error) {
	switch {
	case c.DryRun:
		return false, nil
	case c.Yes:
		return true, nil
	case s.Person == nil:
		return false, &UsageError{Message: "nothing was changed, as nobody was asked", Hint: "--yes does it without asking"}
	}
	wanted, err := s.Person.Yes(prompt+"?", false)
	if err == nil && !wanted {
		s.Note("nothing was changed")
	}
	return wanted, err
}
