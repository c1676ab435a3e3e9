package main

import (
	"fmt"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/positions"
	"stance/positions/evidence/verify"
	"stance/positions/splice"
)

// recordDigests writes the checksums of archived texts into the dataset's files
// of sources where they are missing, into all files or none, and says what it
// did. The files are locked meanwhile, and read again.
func recordDigests(s *console.Streams, dir string, d *positions.Dataset, archives []verify.Archive) (note string, err error) {
	if err := dataset.ClearAway(s, dir); err != nil {
		return "", err
	}
	digests := map[string]string{}
	for i := range archives {
		if a := &archives[i]; a.Capture == verify.Own && a.SHA256 != "" && a.Source.SHA256 == "" {
			digests[a.Source.ID] = a.SHA256
		}
	}
	if len(digests) == 0 {
		return "no checksum to record: every source with a text has one", nil
	}
	unlock, err := dataset.Lock(s, dir)
	if err != nil {
		return "", err
	}
	defer unlock()
	err = dataset.Again(func() error {
		total := 0
		edits, err := dataset.SourceEdits(dir, d, func(name string, old []byte) ([]byte, int, error) {
			content, added, err := splice.AddDigests(name, old, digests)
			total += added
			return content, added, err
		})
		if err != nil {
			return err
		}
		if err := dataset.ApplyLocked(s, dir, edits, nil); err != nil {
			return fmt.Errorf("no checksum was recorded: %w", err)
		}
		note = fmt.Sprintf("%s recorded in %s", console.Plural(total, "checksum"), console.Plural(len(edits), "file"))
		return nil
	})
	return note, err
}
