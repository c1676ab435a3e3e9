package capture

import (
	"bytes"
	"mime"
	"path"
	"slices"
	"strings"

	"stance/positions/evidence/archive"
)

// Kind is what sort of document was read.
type Kind uint8

const (
	Plain Kind = iota // text, Markdown
	Page              // HTML
	PDF
	Word // .docx
	Mail // RFC 5322, as .eml files have it
)

// Kinds names the kinds as people call them.
var Kinds = []string{"text", "web page", "PDF", "Word document", "mail"}

func (k Kind) String() string { return Kinds[k] }

// Endings are how files of each kind are named, with what there is kept of it beside
// its text.
var Endings = [...]string{".txt", ".html", ".pdf", ".docx", ".eml"}

// KindOf tells what sort of document it is, by how it begins, then by its media type, then by
// its name. Of what a server says text/plain says nothing.
func KindOf(raw []byte, name, mediaType string) Kind {
	if k, ok := byStart(raw); ok {
		return k
	}
	if media, _, err := mime.ParseMediaType(mediaType); err == nil {
		switch media {
		case "text/html", "application/xhtml+xml":
			return Page
		case "message/rfc822":
			return Mail
		}
	}
	ending := strings.ToLower(path.Ext(name))
	if i := slices.Index([]string{".htm", ".xhtml"}, ending); i >= 0 {
		return Page
	}
	if i := slices.Index(Endings[:], ending); i >= 0 && ending != Endings[PDF] && ending != Endings[Word] {
		return Kind(i)
	}
	return Plain
}

// noDocument reports whether a media type is one of pictures, sounds or what programs say to each
// other, which could be shown as text and is none that anybody reads.
func noDocument(mediaType string) bool {
	media, _, err := mime.ParseMediaType(mediaType)
	if err != nil {
		return false
	}
	class, of, _ := strings.Cut(media, "/")
	switch class {
	case "image", "audio", "video", "font", "model":
		return true
	}
	return of == "css" || strings.HasSuffix(of, "javascript") || of == "json" || strings.HasSuffix(of, "+json")
}

// byStart tells what begins as its kind does and no text would.
func byStart(raw []byte) (Kind, bool) {
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	switch {
	case bytes.HasPrefix(raw, []byte("%PDF-")):
		return PDF, true
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")) && bytes.Contains(raw, []byte("word/document.xml")):
		return Word, true
	}
	return Page, archive.IsHTML("", string(raw[:min(len(raw), 1024)]))
}
