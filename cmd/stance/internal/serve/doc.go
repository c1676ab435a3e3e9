// Package serve answers requests for a dataset's pages on this machine: who may ask
// (guard.go), for how long and how much (server.go), and what is answered.
//
// What the pages say is made in diff/report, and which page stands at which address in
// cmd/stance/internal/pages, for a folder of pages likewise.
package serve
