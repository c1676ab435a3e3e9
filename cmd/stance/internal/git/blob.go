package git

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// MissingError says that an object is not in the repository, as in a partial
// clone. It is never fetched from elsewhere.
type MissingError struct{ ID string }

func (e *MissingError) Error() string {
	return fmt.Sprintf("the object %.10s is missing from the repository, and nothing is fetched from elsewhere", e.ID)
}

// Blobs reads the contents of files and links, by id, in one go; at most so many
// bytes together.
func (r *Repository) Blobs(ids []string, most int64) (map[string][]byte, error) {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if len(ids) == 0 {
		return nil, nil
	}
	var contents map[string][]byte
	err := r.git.stream(call{args: []string{"cat-file", "--batch"}, env: r.env, in: []byte(strings.Join(ids, "\n") + "\n")}, func(out io.Reader) (err error) {
		contents, err = parseBlobs(out, ids, most)
		return err
	})
	return contents, err
}

// maxHead is more than the line before an object's content takes.
const maxHead = 256

// parseBlobs reads what `git cat-file --batch` prints for these ids: for each a
// line with id, kind and size, the content and a line feed.
func parseBlobs(out io.Reader, ids []string, most int64) (map[string][]byte, error) {
	contents := make(map[string][]byte, len(ids))
	in := bufio.NewReaderSize(out, maxHead)
	for _, id := range ids {
		line, err := in.ReadSlice('\n')
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) && !errors.Is(err, io.EOF) {
			return nil, err
		}
		f := strings.Fields(string(line))
		unreadable := fmt.Errorf("git cat-file wrote %.100q for the object %s, which cannot be read", line, id)
		if err != nil || len(f) < 2 || f[0] != id {
			return nil, unreadable
		}
		if f[1] == "missing" {
			return nil, &MissingError{id}
		}
		if len(f) != 3 || f[1] != "blob" {
			return nil, unreadable
		}
		size, err := strconv.ParseInt(f[2], 10, 64)
		if err != nil || size < 0 {
			return nil, unreadable
		}
		if most -= size; most < 0 {
			return nil, &TooLargeError{"the files are too large together"}
		}
		// The memory grows with what comes, as the size is only what git says.
		var content bytes.Buffer
		content.Grow(int(min(size, 1<<20)))
		n, err := io.CopyN(&content, in, size)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if end, err := in.ReadByte(); n < size || err != nil || end != '\n' {
			return nil, fmt.Errorf("git cat-file ended within the object %s", id)
		}
		contents[id] = content.Bytes()
	}
	if _, err := in.ReadByte(); !errors.Is(err, io.EOF) {
		return nil, errors.New("git cat-file wrote more than it was asked for")
	}
	return contents, nil
}
