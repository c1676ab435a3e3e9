package dataset

import (
	"fmt"
	"slices"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/positions"
	"stance/positions/team/review"
)

// CellArg finds the record that DATE/PARTY/ISSUE names, split at its last two
// slashes. DATE is any date argument; party and issue may be given by name.
func CellArg(s *console.Streams, d *positions.Dataset, arg string) (*positions.Record, error) {
	party, issue, ok := cutLast(arg)
	date, party, dated := cutLast(party)
	if !ok || !dated {
		return nil, NoRecordNamed(d, fmt.Sprintf("%q names no record", arg))
	}
	on, err := DateArg(s, d, date)
	if err != nil {
		return nil, err
	}
	p, is, records, err := recordsOf(d, party, issue)
	if err != nil {
		return nil, err
	}
	var dates []string
	for _, r := range records {
		if r.Date == on {
			return r, nil
		}
		dates = append(dates, r.Date.String())
	}
	e := console.Usagef("there is no record of %s on %s on %s", p.ID, is.ID, on)
	e.Hint = "there is none on any date"
	if dates != nil {
		e.Hint = "there is one on " + strings.Join(dates, ", ")
	}
	return nil, e
}

// recordsOf lists the records of a party on an issue, given by name.
func recordsOf(d *positions.Dataset, party, issue string) (*positions.Party, *positions.Issue, []*positions.Record, error) {
	p, err := PartyNamed(d.Codebook, party)
	if err != nil {
		return nil, nil, nil, err
	}
	is, err := issueNamed(d.Codebook, issue)
	if err != nil {
		return nil, nil, nil, err
	}
	var records []*positions.Record
	for _, r := range d.Records {
		if r.Party == p && r.Issue == is {
			records = append(records, r)
		}
	}
	return p, is, records, nil
}

// NoRecordNamed is the error of a command line that names no record: message, and how one is named, with
// one of the dataset's.
func NoRecordNamed(d *positions.Dataset, message string) error {
	hint := "write DATE/PARTY/ISSUE"
	if len(d.Records) > 0 {
		hint += ", such as " + review.CellName(d.Records[len(d.Records)-1])
	}
	return &console.UsageError{Message: message, Hint: hint}
}

// onlyRecord finds the record of a party and an issue of which there is one alone.
func onlyRecord(d *positions.Dataset, party, issue string) (*positions.Record, error) {
	p, is, found, err := recordsOf(d, party, issue)
	if err != nil {
		return nil, err
	}
	switch len(found) {
	case 0:
		return nil, NoRecordNamed(d, fmt.Sprintf("there is no record of %s on %s", p.ID, is.ID))
	case 1:
		return found[0], nil
	}
	var names []string
	for _, r := range found {
		names = append(names, review.CellName(r))
	}
	return nil, &console.UsageError{Message: fmt.Sprintf("there are %d records of %s on %s", len(found), p.ID, is.ID), Hint: "write the one that is meant: " + console.Either(names)}
}

// cutLast cuts a text at its last slash.
func cutLast(s string) (before, after string, ok bool) {
	at := strings.LastIndexByte(s, '/')
	if at < 0 {
		return s, "", false
	}
	return s[:at], s[at+1:], true
}

// NamesOneCell reports whether arguments have the form of one record: DATE/PARTY/ISSUE, three words, or
// two without the date.
func NamesOneCell(args []string) bool {
	return len(args) == 1 || inThreeWords(args) || inTwoWords(args)
}

// inThreeWords reports whether words are a date, a party and an issue; of these the date may have slashes.
func inThreeWords(args []string) bool {
	return len(args) == 3 && !strings.Contains(args[1]+args[2], "/")
}

// inTwoWords reports whether words are a party and an issue, which are enough where there is one record.
func inTwoWords(args []string) bool {
	return len(args) == 2 && !strings.Contains(args[0]+args[1], "/")
}

// OneCellArg finds the record that arguments of this form name.
func OneCellArg(s *console.Streams, d *positions.Dataset, args []string) (*positions.Record, error) {
	if inTwoWords(args) {
		if _, err := DateArg(s, d, args[0]); err == nil {
			return nil, NoRecordNamed(d, fmt.Sprintf("%q names no record", strings.Join(args, " ")))
		}
		return onlyRecord(d, args[0], args[1])
	}
	return CellArg(s, d, strings.Join(args, "/"))
}

// CellArgs finds several records, each once. Three words are the date, party and issue of one,
// as other commands have them, and two its party and issue.
func CellArgs(s *console.Streams, d *positions.Dataset, args []string) ([]*positions.Record, error) {
	if inThreeWords(args) || inTwoWords(args) {
		r, err := OneCellArg(s, d, args)
		return []*positions.Record{r}, err
	}
	var records []*positions.Record
	for _, arg := range args {
		r, err := CellArg(s, d, arg)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(records, r) {
			records = append(records, r)
		}
	}
	return records, nil
}
