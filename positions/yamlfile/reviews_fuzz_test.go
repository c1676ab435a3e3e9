package yamlfile

import (
	"testing"
	"testing/fstest"

	"stance/positions/problem"
)

// FuzzReviews reads any bytes as a reviewer's file: problems within the file. Going on with
// one is splice's.
func FuzzReviews(f *testing.F) {
	f.Add([]byte("- {date: 2025-01-01, party: a, issue: opts, fingerprint: \"v1:0123456789ab\", verdict: approved, on: 2025-01-05, note: x}\n"))
	for _, s := range []string{"", "null", "[]", "{}", "- ", "---\n...\n", "- - -", "# only\n", "- {date: 2025-01-01", "\ufeff[]", "- &a b", "a: b", "- date: 2025-01-01\r\n  party: a\r\n", "- {note: !x y}", "\u2028- x"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1<<14 {
			return
		}
		fsys := fullDataset()
		fsys["reviews/jm.yaml"] = &fstest.MapFile{Data: b}
		r := Read(fsys)
		checkPlaces(t, fsys, r.Problems)
		for _, p := range r.Problems {
			problem.Render(p)
		}
	})
}
