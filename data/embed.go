// Package data holds the dataset of the Alaska summit of August 2025, which
// the program carries as its example. README.md beside it documents the format.
package data

import "embed"

// Example is the dataset as an fs.FS: codebook, sources and snapshots, and what a team
// has beside one (team/, codings/, reviews/).
//
//go:embed codebook.yaml sources.yaml snapshots team codings reviews
var Example embed.FS
