package yamlfile_test

import (
	"fmt"
	"testing/fstest"

	"stance/positions/problem"
	"stance/positions/yamlfile"
)

// A folder is read from any file system, such as os.DirFS. What is wrong with it is
// told beside what could be read.
func ExampleRead() {
	folder := fstest.MapFS{
		"codebook.yaml": {Data: []byte(`title: The bridge
parties: [{id: east, name: East Bank}]
issues: [{id: toll, name: Toll, scale: {min: 0, max: 10}}]
`)},
		"snapshots/spring.yaml": {Data: []byte(`date: 2025-03-01
positions:
  east:
    toll: {position: 4, summary: A toll of four.}
  west:
    toll: {position: 0, summary: No toll.}
`)},
	}
	got := yamlfile.Read(folder)
	for _, r := range got.Dataset.Records {
		fmt.Println(r.Date, r.Party.Name, r.Issue.Name, r.Stance.Value)
	}
	for _, p := range got.Problems {
		fmt.Println(problem.Headline(p))
	}
	// Output:
	// 2025-03-01 East Bank Toll 4
	// snapshots/spring.yaml:4:5: warning: this stance has no evidence [no-evidence]
	// snapshots/spring.yaml:5:3: error: `west` is no party in the codebook [unknown-party]
	// snapshots/spring.yaml:6:5: warning: this stance has no evidence [no-evidence]
}

// A dataset in one file is read into the same model, and written as a folder that says
// the same.
func ExampleReadShort() {
	got := yamlfile.ReadShort(yamlfile.File{Name: "bridge.yaml", Content: []byte(`
parties: [East Bank, West Bank]
issues: {Toll: [None, Small, High]}
2025-03-01:
  East Bank: {Toll: High}
  West Bank: {Toll: None}
`)})
	for _, r := range got.Dataset.Records {
		fmt.Println(r.Date, r.Party.Name, r.Issue.Name, r.Issue.Scale.Options[r.Stance.Option].Label)
	}
	for _, f := range yamlfile.Files(got.Dataset) {
		fmt.Println(f.Name)
	}
	// Output:
	// 2025-03-01 East Bank Toll High
	// 2025-03-01 West Bank Toll None
	// codebook.yaml
	// snapshots/2025-03-01.yaml
}
