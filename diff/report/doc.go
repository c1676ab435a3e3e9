// Package report holds what each command has to tell, one model per command
// (Show, Diff, ChangeReport, Check), and the phrases in which people-facing formats tell it,
// so that no two formats can disagree about a fact or a word.
//
// The formats themselves live below: machine (JSON and CSV), terminal, markdown
// and page (HTML), with chart for their pictures. Nothing here computes a comparison; that is package diff.
package report
