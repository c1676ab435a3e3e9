package sourcing

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/fetch"
	"stance/cmd/stance/internal/launch"
	"stance/positions/evidence/capture"
)

// largest is how large a document may be, in bytes.
const largest = fetch.DefaultLimit

// reach says which machines may be asked.
type reach struct{ allowLocal, proxy bool }

func (r *reach) register(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&r.allowLocal, "allow-local", false, "fetch from this machine and local networks, too")
	cmd.Flags().BoolVar(&r.proxy, "proxy", false, "fetch by way of the proxy that the environment names")
}

// obtained is a document as it was got.
type obtained struct {
	raw     []byte
	text    *capture.Text
	address string // of what was fetched, where it stood in the end
}

// obtain gets a document from an address, a file, or what is piped in ("-"), and reads it.
func obtain(ctx context.Context, s *console.Streams, from string, r reach) (*obtained, error) {
	o, name, media, err := got(ctx, s, from, r)
	if err != nil {
		return nil, err
	}
	if o.text, err = capture.Read(o.raw, name, media); errors.Is(err, capture.ErrPDF) {
		o.text, err = extracted(ctx, o.raw)
	}
	if err != nil {
		if from == "-" {
			from = "what was piped in"
		}
		return nil, fmt.Errorf("%s %w", from, err)
	}
	return o, nil
}

// digest is the checksum of a text, as entries record it.
func digest(text *capture.Text) string {
	sum := sha256.Sum256([]byte(text.Text))
	return hex.EncodeToString(sum[:])
}

func got(ctx context.Context, s *console.Streams, from string, r reach) (o *obtained, name, media string, err error) {
	switch {
	case isAddress(from):
		p := s.Progress("fetching", 0)
		defer p.Done()
		answer, err := fetch.Get(ctx, from, fetch.Options{AllowLocal: r.allowLocal, Proxy: r.proxy})
		var local *fetch.LocalError
		if errors.As(err, &local) {
			return nil, "", "", fmt.Errorf("%w; --allow-local lets it be fetched", err)
		}
		if err != nil {
			return nil, "", "", err
		}
		return &obtained{raw: answer.Body, address: answer.Address}, path.Base(answer.Address), answer.MediaType, nil
	case from == "-":
		raw, err := io.ReadAll(io.LimitReader(s.In, largest+1))
		if err == nil && len(raw) > largest {
			err = fmt.Errorf("what was piped in is too large: more than %d bytes", largest)
		}
		return &obtained{raw: raw}, "", "", err
	}
	raw, err := disk.ReadFile(s.Path(from), largest)
	if scheme, _, is := strings.Cut(from, "://"); is && errors.Is(err, fs.ErrNotExist) {
		return nil, "", "", console.Usagef("nothing can be fetched by %s, only by http and https", scheme)
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = cmp.Or(isThere(s, from), err)
	}
	return &obtained{raw: raw}, from, "", err
}

// isAddress reports whether a source is to be fetched.
func isAddress(from string) bool {
	lower := strings.ToLower(from)
	return strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://")
}

func extracted(ctx context.Context, raw []byte) (*capture.Text, error) {
	text, err := launch.PDFText(ctx, raw)
	if errors.Is(err, launch.ErrNoPDFText) {
		return nil, fmt.Errorf("%w, and %w; install it (Debian and Ubuntu: poppler-utils, macOS: brew install poppler), or save the text by hand", capture.ErrPDF, err)
	}
	if err != nil {
		return nil, err
	}
	return capture.Pages(text)
}
