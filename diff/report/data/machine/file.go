package machine

import (
	"io"

	"stance/diff/report"
)

type fileJSON struct {
	Schema string   `json:"schema"`
	File   string   `json:"file"`
	Lines  []string `json:"lines"`
}

// FileJSON writes the lines of a file of a dataset.
func FileJSON(w io.Writer, f *report.File) error {
	return writeJSON(w, fileJSON{Schema: "stance/file/1", File: f.Name, Lines: append([]string{}, f.Lines()...)})
}
