package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"stance/data"
)

func newInitCommand(s *streams) *cobra.Command {
	var example bool
	cmd := &cobra.Command{
		Use:   "init --example [DIR]",
		Short: "A dataset to begin with",
		Long: `Writes the dataset that the program carries as its example, the Alaska summit of
August 2025, into a new folder (default: data). It never overwrites: a folder that
has something in it is refused.

` + exitHelp,
		Example: `  stance init --example summit`,
		Args:    atMost(1, "init takes one folder"),
		RunE: func(_ *cobra.Command, args []string) error {
			if !example {
				return &usageError{"init needs to know what to write", "`stance init --example DIR` writes the example"}
			}
			dir := "data"
			if len(args) > 0 {
				dir = args[0]
			}
			return writeExample(s, dir)
		},
	}
	cmd.Flags().BoolVar(&example, "example", false, "write the example dataset")
	return cmd
}

// writeExample writes the example beside its place and moves it there when all
// of it is written, so that no half a dataset is ever found.
func writeExample(s *streams, dir string) error {
	target := s.path(dir)
	if entries, err := os.ReadDir(target); err == nil && len(entries) > 0 {
		return usagef("%s is not empty; name a new folder", dir)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return err
	}
	written, err := os.MkdirTemp(filepath.Dir(target), ".stance-init-")
	if err != nil {
		return err
	}
	unfinished.Store(written, nil)
	defer unfinished.Delete(written)
	defer os.RemoveAll(written)
	if err := os.CopyFS(written, data.Example); err != nil {
		return err
	}
	if err := os.Chmod(written, 0o755); err != nil {
		return err
	}
	if err := os.Remove(target); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err // an empty folder gives way to the new one
	}
	if err := os.Rename(written, target); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "Wrote the example dataset to %s. Next: stance diff before-alaska white-house -C %s\n", dir, dir)
	return nil
}
