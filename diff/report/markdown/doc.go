// Package markdown writes documents as GitHub-flavoured Markdown, to be pasted
// into an issue, a wiki or a mail.
//
// What comes from files is text and nothing else: it makes no emphasis, no
// link, no mention and no HTML (escape.go). Redlines are <ins> and <del>, which
// GitHub shows underlined and struck through. The only links are those to a
// source's own address.
//
// What is said, and in which order, is the document's; nothing here knows a
// command, a party or a kind of change.
package markdown
