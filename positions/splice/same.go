package splice

import (
	"bytes"

	"stance/positions"
	"stance/positions/yamlfile"
)

// sameRecord reports whether two records say the same, but for their places.
// What they refer to is told by ids. Where they differ, how they are written
// decides, as white space around texts is not.
func sameRecord(a, b *positions.Record) bool {
	return a.Date == b.Date && a.Party.ID == b.Party.ID && a.Issue.ID == b.Issue.ID &&
		(positions.Written(a.Facts()) == positions.Written(b.Facts()) || bytes.Equal(yamlfile.FormatRecord(a, 0), yamlfile.FormatRecord(b, 0)))
}
