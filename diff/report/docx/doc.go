// Package docx writes documents as Word files (Office Open XML, .docx), for those who work
// on in them.
//
// Headings are headings, tables have heads that are repeated on each page, and pages are
// numbered. A redline is a paragraph by itself whose changes are tracked: rejecting them
// gives the old text, accepting them the new one, each letter by letter as it was written.
// Nothing else is tracked. A drawing is the table of its figures, or what else says the same.
//
// What comes from files is text and nothing else. Links lead to a source's own address on
// the web, or to a place in the document. The same document gives the same bytes.
//
// What is said, and in which order, is the document's; nothing here knows a command, a party
// or a kind of change.
package docx
