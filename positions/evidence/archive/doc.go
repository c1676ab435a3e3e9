// Package archive reads the archived texts of sources.
//
// Read takes a file from a file system, sees to it that the path stays inside
// it, whatever symbolic links say, and gives the text with the digest of the
// file's bytes. Of an HTML page it gives the text that a reader sees. Whatever
// is no text (a PDF, another encoding, a folder) is refused with an error that
// says what to do.
//
// It opens nothing by itself: the file system is the caller's. Finding quotes
// in the text is the business of package positions/evidence/quote; writing digests into
// sources.yaml that of package positions/splice.
package archive
