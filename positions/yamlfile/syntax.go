package yamlfile

import (
	"stance/positions/problem"
)

func diagnose(file string, src *source, err error) problem.Problem {
	return problem.New(problem.BadSyntax, file, 0, 0, err.Error(), "")
}
