package agreement

import (
	"errors"
	"fmt"

	"stance/positions"
)

// Coding is one coder's coding of the material, or one team's.
type Coding struct {
	Name    string // distinct from the other codings' names, and not empty
	Dataset *positions.Dataset
}

// checkCodings finds out whether codings can be laid side by side at all. Its
// error about codebooks is a *CodebookError.
func checkCodings(codings []Coding) error {
	if len(codings) < 2 {
		return errors.New("agreement needs two codings or more")
	}
	names := map[string]bool{}
	for _, c := range codings {
		switch {
		case c.Name == "":
			return errors.New("a coding has no name")
		case names[c.Name]:
			return fmt.Errorf("two codings are called %q; name them apart, as in NAME=DIR", c.Name)
		case c.Dataset == nil || c.Dataset.Codebook == nil:
			return fmt.Errorf("the coding %q has no dataset", c.Name)
		}
		names[c.Name] = true
	}
	var differences []string
	for _, c := range codings[1:] {
		differences = append(differences, compareCodebooks(codings[0], c)...)
	}
	if len(differences) > 0 {
		return &CodebookError{differences}
	}
	return nil
}
