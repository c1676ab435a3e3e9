package authoring

import (
	"testing"

	"stance/cmd/stance/internal/dataset/datasettest"
)

// The date of a record, and when it became known, are given in any spelling that leaves no
// doubt, and written as the format has them.
func TestDatesAsTheyAreSpelt(t *testing.T) {
	for given, want := range map[string]string{
		"-d \"19 Aug 2025\"": "date: 2025-08-19", "-d \"August 19, 2025\"": "date: 2025-08-19", "-d 2025/8/19": "date: 2025-08-19", "-d 20250819": "date: 2025-08-19",
		"-d today": "date: 2025-08-20", "-d \"1 Jan 2024\"": "date: 2024-01-01",
		"-d 2025-08-19 --known \"Aug 20, 2025\"": "known: 2025-08-20", "-d 2025-08-19 --known today": "known: 2025-08-20",
	} {
		dir := t.TempDir()
		put(t, dir, talk)
		s, out, messages := datasettest.Streams(dir)
		if err := ran(s, cut("add "+given+" -p a -i x -s Says -m n --dry-run")...); err != nil {
			t.Errorf("%s: %s%s", given, messages, told(err))
		}
		holds(t, out.String(), want)
	}
	dir := t.TempDir()
	put(t, dir, talk)
	for given, want := range map[string]string{
		"1/9/2025":        "\"1/9/2025\" can be 2025-01-09 or 2025-09-01\nwrite the one that is meant",
		"\"31 Sep 2025\"": "not a day in the calendar",
		"2025-09":         "\"2025-09\" is a month, and no day\nwrite one of its days, from 2025-09-01 to 2025-09-30",
		"nowhere":         "\"nowhere\" is neither a date nor the label of one",
	} {
		areRefused(t, dir, []refusal{{"add -d " + given + " -p a -i x -s Says", want}})
	}
}
