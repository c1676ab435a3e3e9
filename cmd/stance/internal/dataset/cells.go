package dataset

import (
	"slices"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/positions"
	"stance/positions/team/review"
)

// CellArg finds the record that DATE/PARTY/ISSUE names. DATE is any date
// argument; party and issue may be given by name.
func CellArg(s *console.Streams, d *positions.Dataset, arg string) (*positions.Record, error) {
	date, rest, _ := strings.Cut(arg, "/")
	slash := strings.LastIndexByte(rest, '/')
	if slash < 0 {
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
	p, err := partyNamed(d.Codebook, rest[:slash])
	if err != nil {
		return nil, err
	}
	is, err := issueNamed(d.Codebook, rest[slash+1:])
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

// CellArgs finds several records, each once.
func CellArgs(s *console.Streams, d *positions.Dataset, args []string) ([]*positions.Record, error) {
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
