package dataset

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/disk"
	"stance/positions/evidence/verify"
)

// ArchiveReader reads texts from the folder given, else from the dataset, until
// it is closed.
func ArchiveReader(s *console.Streams, dir, given string) (read verify.Reader, closeIt func(), err error) {
	if given == "" {
		folder := disk.Dataset(dir)
		return verify.FromDataset(folder), folder.Close, nil
	}
	info, err := os.Stat(s.Path(given))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, fmt.Errorf("there is no folder %s; --archive names the one with the sources' texts", given)
	case err != nil:
		return nil, nil, err
	case !info.IsDir():
		return nil, nil, fmt.Errorf("%s is not a folder; --archive names the one with the sources' texts", given)
	}
	folder := disk.Dataset(s.Path(given))
	return verify.FromFolder(folder), folder.Close, nil
}
