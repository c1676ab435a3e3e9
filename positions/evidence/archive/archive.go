package archive

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"stance/positions/links"
)

// defaultLimit is the size in bytes up to which a file is read.
const defaultLimit = 64 << 20

// Document is an archived text.
type Document struct {
	Text   string // UTF-8, without byte order mark; of a page, what is read on it
	SHA256 string // of the file's bytes, in lower-case hexadecimal
	HTML   bool   // the text was taken from a page
}

// The errors that callers tell apart. Errors from opening and reading wrap
// those of the file system: errors.Is(err, fs.ErrNotExist) is true of a file
// that is not there.
var (
	ErrOutside  = links.ErrOutside
	ErrLoop     = links.ErrCircle
	ErrNotAFile = errors.New("is no regular file")
	ErrTooLarge = errors.New("is too large")
	ErrNotText  = errors.New("is no UTF-8 text")
)

// Read reads the file of that name, a path relative to the file system's root
// with forward slashes. limit is the size in bytes up to which it is read; 0
// stands for defaultLimit.
//
// Symbolic links are followed where the file system knows them (fs.ReadLinkFS),
// as long as they stay inside it.
func Read(fsys fs.FS, name string, limit int64) (*Document, error) {
	if limit <= 0 {
		limit = defaultLimit
	}
	resolved, err := resolve(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("archive %q %w", name, err)
	}
	raw, err := readFile(fsys, resolved, limit)
	if err != nil {
		return nil, fmt.Errorf("archive %q %w", name, err)
	}
	text, err := Decode(raw)
	if err != nil {
		return nil, fmt.Errorf("archive %q %w", name, err)
	}
	sum := sha256.Sum256(raw)
	doc := &Document{Text: text, SHA256: hex.EncodeToString(sum[:])}
	if IsHTML(name, text) {
		doc.HTML = true
		if doc.Text, err = TextOf(text); err != nil {
			return nil, fmt.Errorf("archive %q: %w", name, err)
		}
	}
	return doc, nil
}

// resolve follows the symbolic links of a path and makes sure that neither it
// nor any of them leads out of the file system.
func resolve(fsys fs.FS, name string) (string, error) {
	if name == "" || strings.ContainsRune(name, 0) {
		return "", fmt.Errorf("%w: write a path relative to the dataset, such as archive/source-id.txt", ErrNotAFile)
	}
	if links.IsAbs(name) {
		return "", fmt.Errorf("%w: write it relative to the dataset, or give the folder with --archive", ErrOutside)
	}
	resolved, err := links.Resolve(fsys, name)
	var link *links.Error
	switch {
	case errors.As(err, &link):
		return "", err
	case errors.Is(err, ErrOutside):
		return "", fmt.Errorf("%w: move the file inside, or give its folder with --archive", ErrOutside)
	case errors.Is(err, fs.ErrInvalid):
		return "", fmt.Errorf("%w: %q is no valid path", ErrNotAFile, name)
	case err != nil:
		return "", readError("can't be read", err)
	}
	return resolved, nil
}

// readError wraps an error of the file system without repeating the path.
func readError(what string, err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	}
	return fmt.Errorf("%s: %w", what, err)
}

func readFile(fsys fs.FS, name string, limit int64) ([]byte, error) {
	// Looked at before it is opened: opening a named pipe waits for a writer.
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, readError("can't be read", err)
	}
	if err := acceptable(info, limit); err != nil {
		return nil, err
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, readError("can't be opened", err)
	}
	defer f.Close()
	if info, err = f.Stat(); err == nil {
		err = acceptable(info, limit)
	}
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, readError("can't be read", err)
	}
	if int64(len(raw)) > limit {
		return nil, tooLarge(int64(len(raw)), limit)
	}
	return raw, nil
}

func acceptable(info fs.FileInfo, limit int64) error {
	switch mode := info.Mode(); {
	case !mode.IsRegular():
		return fmt.Errorf("%w but %s", ErrNotAFile, links.Kind(mode))
	case info.Size() > limit:
		return tooLarge(info.Size(), limit)
	}
	return nil
}

func tooLarge(size, limit int64) error {
	return fmt.Errorf("%w: %d bytes or more, and at most %d are read; keep the part that is quoted from", ErrTooLarge, size, limit)
}
