// Package visible makes text safe to show. What the tool prints comes from
// files that others wrote: a control character in it could drive the reader's
// terminal, a bidirectional override could show words in another order than
// they have, and invisible characters could hide what a comparison found. All
// of these are written out, as <U+001B>.
//
// It does not wrap, align or colour, and it does not escape for HTML or
// Markdown: that is the business of whoever writes these.
package visible
