package terminal

import (
	"bytes"
	"strings"
	"testing"

	"stance/diff/report"
	"stance/positions/golden"
	"stance/positions/problem"
)

func TestCheck(t *testing.T) {
	option := problem.New(problem.UnknownOption, "snapshots/a.yaml", 12, 17, "`joynt` is no option of water", "did you mean `joint`?")
	option.Text = "      position: joynt"
	far := problem.New(problem.NoSpeaker, "snapshots/a.yaml", 40, 90, "a quote without speaker", "")
	far.Text = strings.Repeat("word ", 17) + "quote: here it is, with more behind it"
	whole := problem.New(problem.UnreadableFile, "snapshots/b.yaml", 0, 0, "cannot be read", "")
	var b bytes.Buffer
	for _, c := range []*report.Check{
		{Problems: []problem.Problem{option, far, whole}, Records: 3},
		{Problems: []problem.Problem{far}, Records: 3},
		{Records: 3},
	} {
		if err := Document(&b, c.Document(), Screen{Width: 60}); err != nil {
			t.Fatal(err)
		}
		b.WriteString("=====\n")
	}
	golden.File(t, "testdata/check-60.txt", b.Bytes())
}
