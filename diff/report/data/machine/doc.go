// Package machine writes reports for programs: JSON with the published field
// names, and tidy CSV. Both are contracts: fields and columns do not change.
package machine
