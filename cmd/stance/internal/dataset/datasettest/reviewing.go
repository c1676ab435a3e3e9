package datasettest

import (
	"io"
	"time"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
)

// Execute runs one command below a bare root, by its name and arguments, and gives the
// error of which the program would make an exit code.
func Execute(s *console.Streams, cmd *cobra.Command, args ...string) error {
	root := &cobra.Command{Use: "stance", SilenceErrors: true, SilenceUsage: true}
	root.PersistentFlags().BoolVarP(&s.Quiet, "quiet", "q", false, "no notes on standard error")
	root.SetFlagErrorFunc(console.FlagError)
	root.AddCommand(cmd)
	root.SetArgs(append([]string{cmd.Name()}, args...))
	return root.Execute()
}

// Typist is a keyboard that types what a test says: keys, and lines for notes.
type Typist struct {
	Keys  string
	Lines []string
	End   error // after the last key; nil: io.EOF
}

func (k *Typist) Key() (rune, error) {
	if k.Keys == "" {
		if k.End != nil {
			return 0, k.End
		}
		return 0, io.EOF
	}
	r := rune(k.Keys[0])
	k.Keys = k.Keys[1:]
	return r, nil
}

func (k *Typist) Line() (string, error) {
	if len(k.Lines) == 0 {
		return "", io.EOF
	}
	l := k.Lines[0]
	k.Lines = k.Lines[1:]
	return l, nil
}

// Unhurried is the clock of a person who looks for so long before every key.
func Unhurried(look time.Duration) func() time.Time {
	now := time.Date(2025, 8, 20, 12, 0, 0, 0, time.UTC)
	return func() time.Time {
		now = now.Add(look)
		return now
	}
}
