package launch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"
)

// ErrNoPDFText says that the program is not there that extracts the text of PDFs.
var ErrNoPDFText = errors.New("pdftotext was not found")

// The limits within which the text of a PDF is extracted.
const (
	pdfTime = 60 * time.Second
	pdfText = 64 << 20 // bytes
)

// PDFText extracts the text of a PDF with pdftotext.
func PDFText(ctx context.Context, raw []byte) (string, error) {
	program, err := find("pdftotext")
	if err != nil {
		return "", ErrNoPDFText
	}
	ctx, cancel := context.WithTimeout(ctx, pdfTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "-enc", "UTF-8", "-", "-")
	cmd.Stdin = bytes.NewReader(raw)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.StdoutPipe()
	if err != nil {
		return "", err
	}
	if err := cmd.Start(); err != nil {
		return "", err
	}
	text, err := io.ReadAll(io.LimitReader(out, pdfText+1))
	if err == nil && len(text) > pdfText {
		err = fmt.Errorf("its text has more than %d bytes", pdfText)
		cancel()
	}
	if ended := cmd.Wait(); err == nil && ended != nil {
		err = fmt.Errorf("pdftotext: %w", ended)
		if said := strings.TrimSpace(complaint.String()); said != "" {
			err = fmt.Errorf("pdftotext: %s", said)
		}
	}
	return string(text), err
}
