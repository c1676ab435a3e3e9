package report

import "stance/positions/problem"

// Check is what `stance check` tells: every problem of the dataset, sorted by
// file and place, and how much was read.
type Check struct {
	Problems []problem.Problem
	Records  int // records read, for the answer that all is well
}
