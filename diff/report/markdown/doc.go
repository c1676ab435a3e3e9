// Package markdown writes reports as GitHub-flavoured Markdown, to be pasted
// into an issue, a wiki or a mail.
//
// What comes from files is text and nothing else: it makes no emphasis, no
// link, no mention and no HTML (escape.go). Redlines are <ins> and <del>, which
// GitHub shows underlined and struck through. The only links are those to a
// source's own address.
//
// What is said is decided by package report (phrase*.go there).
package markdown
