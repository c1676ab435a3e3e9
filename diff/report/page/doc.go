// Package page writes a document as one HTML page that stands by itself: no
// script, nothing fetched, a Content-Security-Policy that allows neither. Framed
// writes it as one page of several, which share a style and a script of their own
// (frame.css, live.js) and lead to each other.
//
// What is said, in which order, is the document's; here it is set (setter.go,
// blocks.go and the files of single blocks), put into a page (layout.go), styled
// (style.css) and made safe: every text of a dataset passes through the few
// functions of layout.go and text.go that escape what they are given, and what is
// safe has a type of its own, markup. Pictures draw themselves. Nothing here knows a command, a party or a kind of change.
package page
