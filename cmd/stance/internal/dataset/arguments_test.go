package dataset_test

import (
	"strings"
	"testing"

	"stance/cmd/stance/internal/dataset"
)

// What commands take besides parties and issues.
var (
	takesDate   = dataset.Takes{Command: "show", Dates: 1}
	takesPeriod = dataset.Takes{Command: "diff", Dates: 2, Period: true}
	takesNone   = dataset.Takes{Command: "log"}
	takesPairs  = dataset.Takes{Command: "gap", Dates: 2, Period: true, Pairs: true}
)

// found is what a view has of arguments: "dates | parties | issues".
func found(v *dataset.View) string {
	var parties, issues []string
	for _, p := range v.Filter.Parties {
		parties = append(parties, p.ID)
	}
	for _, is := range v.Filter.Issues {
		issues = append(issues, is.ID)
	}
	var parts []string
	for _, words := range [][]string{v.Dates, parties, issues} {
		parts = append(parts, strings.Join(words, " "))
	}
	return strings.Join(parts, " | ")
}

// Dates, parties and issues stand in any order, by id, by name in any case, by short
// name or by the beginning of a word; what they name comes in the codebook's order,
// each once.
func TestWordsNameDatesPartiesAndIssues(t *testing.T) {
	dir := lay(t, peace)
	for _, c := range []struct {
		takes dataset.Takes
		args  string // at commas
		want  string
	}{
		{takesDate, "", " |  | "},
		{takesDate, "south,truce,talks", "talks | south | truce"},
		{takesDate, "talks,truce,south", "talks | south | truce"},
		{takesDate, "tax,SOUTH,truce,The North,no,south", " | north south | truce land-tax"},
		{takesDate, "towns,brid,tol", " | league bridge | tolls"},
		{takesDate, "2025-02-10", "2025-02-10 |  | "},
		{takesDate, "land", " |  | land"},
		{takesDate, "today,mill", "today | mill | "},
		{takesPeriod, "talks,mill,eve", "talks eve | mill | "},
		{takesPeriod, "eve..,tolls", "eve.. |  | tolls"},
		{takesPeriod, "..latest~1", "..latest~1 |  | "},
		{takesNone, "Truce,NO", " | north | truce"},
		{takesPairs, "south,NO,first", "first | north south | "},
	} {
		var args []string
		if c.args != "" {
			args = strings.Split(c.args, ",")
		}
		v, err := open(dir, c.takes, args...)
		if err != nil {
			t.Errorf("%s %s: %s", c.takes.Command, c.args, said(err))
		} else if got := found(v); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.takes.Command, c.args, got, c.want)
		}
	}
}

// What names nothing is refused with what is nearest, of whichever kind, or with what
// there is.
func TestWordsThatNameNothing(t *testing.T) {
	dir := lay(t, peace)
	for _, c := range []struct {
		takes      dataset.Takes
		word, want string
	}{
		{takesDate, "norht", "\"norht\" names no date, party or issue of the dataset\ndid you mean the party north?"},
		{takesDate, "sotuh", "did you mean the party south?"},
		{takesDate, "tollls", "did you mean the issue tolls?"},
		{takesDate, "tallks", "did you mean the date talks?"},
		{takesNone, "tallks", "\"tallks\" names no party or issue of the dataset\n"},
		{takesDate, "xyzzy", "\nparties: north, norland, south, league, bridge, mill\nissues: truce, land, land-tax, tolls\ndates: eve, talks, first, latest, today, 2025-01-01, 2025-02-01, 2025-03-01"},
		{takesDate, "1.2.3.4", "\na day is written as in 2025-08-16 or 16 Aug 2025\nparties: "},
		{takesPeriod, "14|Feb|2025", "a date with spaces in it is put in quotation marks: '14 Feb 2025'"},
		{takesPeriod, "talks|14|Feb", "a date with spaces in it is put in quotation marks: '14 Feb'"},
		{takesDate, "", "\"\" names no date, party or issue of the dataset\nparties: "},
	} {
		_, err := open(dir, c.takes, strings.Split(c.word, "|")...)
		holdSaid(t, c.takes.Command+" "+c.word, err, c.want)
		if c.takes.Dates == 0 && strings.Contains(said(err), "date:") {
			t.Errorf("%s takes no date, and hears of some: %s", c.takes.Command, said(err))
		}
	}
	_, err := open(lay(t, map[string]string{"codebook.yaml": "title: T\nparties: [{id: a, name: A}]\nissues: [{id: i, name: I}]\n"}), takesNone, "xyzzy")
	holdSaid(t, "without dates", err, "parties: a\nissues: i")
}

// What can be two things is refused with how each of them is written.
func TestWordsThatNameSeveralThings(t *testing.T) {
	_, err := open(lay(t, peace), takesDate, "nor")
	holdSaid(t, "nor", err, "\"nor\" can be the party north or the party norland\nwrite north or norland")
	dir := lay(t, strait)
	for _, c := range []struct {
		takes      dataset.Takes
		word, want string
	}{
		{takesDate, "strait", "\"strait\" can be the date strait (2026-03-01), the party strait or the issue strait\nwrite 2026-03-01, -p strait or -i strait"},
		{takesNone, "strait", "\"strait\" can be the party strait or the issue strait\n"},
		{takesDate, "The Strait Authority", "can be the party strait or the issue fishery\n"},
		{takesDate, "nor", "can be the party north or the issue northern-lights\nwrite north or northern-lights"},
	} {
		_, err := open(dir, c.takes, strings.Split(c.word, "|")...)
		holdSaid(t, c.takes.Command+" "+c.word, err, c.want)
	}
	v, err := open(dir, takesDate, "2026-03-01", "lights")
	if err != nil || found(v) != "2026-03-01 |  | northern-lights" {
		t.Errorf("what is written as told: %v", err)
	}
}

// A command takes as many dates as it has a use for, and one that has none names the
// command that does.
func TestDatesAmongWords(t *testing.T) {
	dir := lay(t, peace)
	for _, c := range []struct {
		takes      dataset.Takes
		args, want string
	}{
		{takesDate, "eve,NO,talks", "too many dates: \"talks\"; show takes 1 date"},
		{takesPeriod, "eve,talks,latest", "too many dates: \"latest\"; diff takes 2 dates"},
		{takesPeriod, "eve..,talks", "\"eve..\" is a period already, and beside it stands another date\na period is given as A..B or as A B"},
		{takesPeriod, "eve,talks..", "\"talks..\" is a period already"},
		{takesNone, "The North,eve", "\"eve\" is a date, and log takes none: it shows every step of a position\n`stance show 'The North' eve` shows what was in force then"},
		{takesNone, "eve,south,talks", "`stance diff eve south talks` compares the two dates"},
		{takesNone, "eve..talks", "`stance diff eve..talks` compares the two dates"},
		{takesPairs, "NO,north", "\"NO\" and \"north\" are the same party"},
	} {
		_, err := open(dir, c.takes, strings.Split(c.args, ",")...)
		holdSaid(t, c.takes.Command+" "+c.args, err, c.want)
	}
	v := &dataset.ViewFlags{Data: dir}
	_, err := v.OpenFor(standing(t.TempDir()), []string{"eve"}, takesNone)
	holdSaid(t, "a dataset elsewhere", err, "`stance show eve -C "+dir+"` shows")
}
