// Package report holds what each command has to tell: one model per command
// (Show, Diff, ChangeReport, Check), the phrases for its facts, and the document
// composed of them (…document.go), so that no two formats can disagree about a
// fact or a word.
//
// The formats themselves live below: terminal, markdown and page draw documents, chart
// makes pictures for them by means of package picture, and data/… write the models for
// programs. Nothing here computes a comparison; that is package diff.
package report
