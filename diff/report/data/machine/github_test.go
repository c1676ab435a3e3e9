package machine_test

import (
	"bytes"
	"testing"

	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/positions/problem"
)

func TestCheckGitHub(t *testing.T) {
	c := &report.Check{Problems: []problem.Problem{
		problem.New(problem.UnknownParty, "snapshots/a,b.yaml", 3, 5, "`rusia` is no party", "did you mean `russia`?"),
		problem.New(problem.NoSnapshots, "", 0, 0, "nothing\n::error::planted", ""),
		problem.New(problem.NoSnapshots, "", 0, 0, "no \x1b[31m\u202e", ""),
		problem.New(problem.NoSnapshots, "##[x].yaml", 0, 0, "a\n##[group]b ##\ufe0f[c #[d]", "###[endgroup]"),
	}}
	var b bytes.Buffer
	if err := machine.CheckGitHub(&b, c, "data"); err != nil {
		t.Fatal(err)
	}
	want := "::error file=data/snapshots/a%2Cb.yaml,line=3,col=5,title=unknown-party::`rusia` is no party%0Adid you mean `russia`?\n" +
		"::warning file=data,title=no-snapshots::nothing%0A::error::planted\n" +
		"::warning file=data,title=no-snapshots::no <U+001B>[31m<U+202E>\n" +
		"::warning file=data/##\\[x].yaml,title=no-snapshots::a%0A##\\[group]b ##\ufe0f\\[c #[d]%0A###\\[endgroup]\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}
