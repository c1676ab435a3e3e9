package dataset

import (
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
		e := console.Usagef("%q names no record", arg)
		e.Hint = "write DATE/PARTY/ISSUE"
		if len(d.Records) > 0 {
			e.Hint += ", such as " + review.CellName(d.Records[len(d.Records)-1])
		}
		return nil, e
	}
	on, err := DateArg(s, d, date)
	if err != nil {
		return nil, err
	}
	p, err := PartyNamed(d.Codebook, party)
	if err != nil {
		return nil, err
	}
	is, err := issueNamed(d.Codebook, issue)
	if err != nil {
		return nil, err
	}
	var dates []string
	for _, r := range d.Records {
		if r.Party == p && r.Issue == is {
			if r.Date == on {
				return r, nil
			}
			dates = append(dates, r.Date.String())
		}
	}
	e := console.Usagef("there is no record of %s on %s on %s", p.ID, is.ID, on)
	e.Hint = "there is none on any date"
	if dates != nil {
		e.Hint = "there is one on " + strings.Join(dates, ", ")
	}
	return nil, e
}

// cutLast cuts a text at its last slash.
func cutLast(s string) (before, after string, ok bool) {
	at := strings.LastIndexByte(s, '/')
	if at < 0 {
		return s, "", false
	}
	return s[:at], s[at+1:], true
}

// NamesOneCell reports whether arguments have the form of one record: DATE/PARTY/ISSUE, or three words.
func NamesOneCell(args []string) bool { return len(args) == 1 || inThreeWords(args) }

// inThreeWords reports whether words are a date, a party and an issue; of these the date may have slashes.
func inThreeWords(args []string) bool {
	return len(args) == 3 && !strings.Contains(args[1]+args[2], "/")
}

// OneCellArg finds the record that arguments of this form name.
func OneCellArg(s *console.Streams, d *positions.Dataset, args []string) (*positions.Record, error) {
	return CellArg(s, d, strings.Join(args, "/"))
}

// CellArgs finds several records, each once. Three words are the date, party and issue of one,
// as other commands have them.
func CellArgs(s *console.Streams, d *positions.Dataset, args []string) ([]*positions.Record, error) {
	if inThreeWords(args) {
		args = []string{strings.Join(args, "/")}
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
