package main

import (
	"path/filepath"
	"time"

	"stance/cmd/stance/internal/disk"
)

// lockPatience is how long to wait for another process that is writing.
const lockPatience = 20 * time.Second

// lock keeps every other process out that locks the same name in the dataset's
// folder, until unlock is called. An interrupt takes its file away.
func lock(dir, name string) (unlock func(), err error) {
	release, err := disk.Lock(dir, name, lockPatience)
	if err != nil {
		return nil, err
	}
	full := filepath.Join(dir, filepath.FromSlash(name))
	unfinished.Store(full, nil)
	return func() {
		unfinished.Delete(full)
		release()
	}, nil
}
