package dataset

import (
	"strings"

	"stance/cmd/stance/internal/disk"
	"stance/positions/evidence/verify"
	"stance/positions/problem"
	"stance/positions/yamlfile"
)

// WarnOfMissingTexts adds warnings of sources' texts that are not in a dataset's folder to the problems
// of what was read of it, with the lines of the files that list the sources.
func WarnOfMissingTexts(dir string, read *yamlfile.Result) {
	folder := disk.Dataset(dir)
	defer folder.Close()
	problems := verify.Missing(folder, read.Dataset)
	lines := map[string][]string{}
	for i := range problems {
		p := &problems[i]
		if _, known := lines[p.File]; !known {
			content, _ := folder.ReadFile(p.File) // of what cannot be read any more no line is shown
			lines[p.File] = strings.Split(string(content), "\n")
		}
		if of := lines[p.File]; p.Line >= 1 && p.Line <= len(of) {
			p.Text = strings.TrimSuffix(of[p.Line-1], "\r")
		}
	}
	read.Problems = append(read.Problems, problems...)
	problem.Sort(read.Problems)
}
