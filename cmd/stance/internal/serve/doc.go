// Package serve has `stance serve` (command.go), which answers requests for a dataset's pages on
// this machine: who may ask (guard.go), for how long and how much (server.go), which state of the
// dataset is shown (live.go), what is answered for an address (answer.go, files.go), and how much of
// that is kept (kept.go).
//
// What the pages say is made in diff/report, and which page stands at which address in
// cmd/stance/internal/pages, for a folder of pages likewise.
package serve
