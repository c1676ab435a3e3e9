// Package diff compares two dates of a dataset: which cells changed and in
// what kind of way (kind.go), what each change carries (change.go), and how
// far parties stand apart and who moved toward whom (gap.go, convergence.go,
// spread.go). It finds what moved last (latest.go), compares two versions of a dataset
// (audit*.go), which is never told as movement, and orders what needs review (queue.go).
//
// It is pure: it computes values from a positions.History and knows nothing
// of files, formats and terminals. How a comparison is told to people is
// diff/report's; how two texts are compared is diff/redline's.
package diff
