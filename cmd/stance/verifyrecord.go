package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"stance/cmd/stance/internal/disk"
	"stance/positions"
	"stance/positions/verify"
	"stance/positions/yamlfile"
)

// recordDigests writes the checksums of archived texts into the dataset's files
// of sources where they are missing, into all files or none, and says what it
// did. The files are locked meanwhile, and read again.
func recordDigests(dir string, d *positions.Dataset, archives []verify.Archive) (note string, err error) {
	digests := map[string]string{}
	for i := range archives {
		if a := &archives[i]; a.SHA256 != "" && a.Source.SHA256 == "" {
			digests[a.Source.ID] = a.SHA256
		}
	}
	if len(digests) == 0 {
		return "no checksum to record: every source with a text has one", nil
	}
	unlock, err := lock(dir, ".sources.lock")
	if err != nil {
		return "", err
	}
	defer unlock()
	var changes []change
	total := 0
	for _, name := range yamlfile.SourceFiles(d) {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := within(dir, full); err != nil {
			return "", err
		}
		old, err := disk.Dataset(dir).ReadFile(name)
		if err != nil {
			return "", err
		}
		content, added, err := yamlfile.AddDigests(name, old, digests)
		if err != nil {
			return "", err
		}
		if added > 0 {
			changes = append(changes, change{full, old, content})
			total += added
		}
	}
	if err := writeAll(changes, writeWhole); err != nil {
		return "", fmt.Errorf("no checksum was recorded: %w", err)
	}
	return fmt.Sprintf("%s recorded in %s", plural(total, "checksum"), plural(len(changes), "file")), nil
}

// change is a file with what is in it and what is to be.
type change struct {
	name     string
	old, new []byte
}

// writeAll writes all files, or leaves all as they were.
func writeAll(changes []change, write func(name string, content ...[]byte) error) error {
	for i, c := range changes {
		err := write(c.name, c.new)
		if err == nil {
			continue
		}
		for _, done := range changes[:i] {
			if back := write(done.name, done.old); back != nil {
				err = errors.Join(err, fmt.Errorf("%s could not be put back: %w", done.name, back))
			}
		}
		return err
	}
	return nil
}
