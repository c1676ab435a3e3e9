package capture

import (
	"slices"
	"strings"

	"stance/positions"
)

// Field is what a document can say of itself.
type Field uint8

const (
	Title Field = iota
	Publisher
	Published
	Language
	Author
	Address // where it stands on the web
)

// Fields names them as people call them.
var Fields = []string{"title", "publisher", "published", "language", "author", "address"}

func (f Field) String() string { return Fields[f] }

// Candidate is one thing that a document says of itself.
type Candidate struct {
	Field Field
	Value string
	Where string         // "og:title", "<h1>"
	Day   positions.Date // of Published; 0 where the value names none
	Zone  string         // of Published, as it is written: "Z", "+03:00"; "" where there is none
}

// The limits of what a document may say of itself: what is longer, in bytes, is no title or name, and
// more of one field than people can choose from says nothing.
const (
	longest = 1000
	most    = 20
)

// candidate adds one, unless there is nothing in it or the same was found before; places where
// the same stands are told together.
func candidate(list []Candidate, field Field, value, where string) []Candidate {
	if len(value) > 2*longest { // white space included
		return list
	}
	value = strings.Join(strings.Fields(value), " ")
	if value == "" || len(value) > longest {
		return list
	}
	c := Candidate{Field: field, Value: value, Where: where}
	if field == Published {
		if c.Day, c.Zone = dayOf(value); c.Day == 0 {
			return list
		}
	}
	if i := slices.IndexFunc(list, func(o Candidate) bool { return o.Field == field && o.Value == value }); i >= 0 {
		if !slices.Contains(strings.Split(list[i].Where, ", "), where) {
			list[i].Where += ", " + where
		}
		return list
	}
	n := 0
	for _, o := range list {
		if o.Field == field {
			n++
		}
	}
	if n >= most {
		return list
	}
	return append(list, c)
}

// dayOf reads the day of a point in time as machines write it, and its zone: the day is that
// of the zone, as whoever wrote it counted.
func dayOf(value string) (day positions.Date, zone string) {
	date, clock, _ := strings.Cut(strings.Replace(value, " ", "T", 1), "T")
	day, err := positions.ParseDate(date)
	if err != nil {
		if day, err = positions.ParseDay(value); err != nil {
			return 0, ""
		}
		return day, ""
	}
	if i := strings.IndexAny(clock, "Zz+-−"); i >= 0 {
		zone = strings.TrimSpace(clock[i:])
	}
	return day, zone
}

// Of lists what a document says of one field, the likeliest first.
func (t *Text) Of(field Field) []Candidate {
	var list []Candidate
	for _, c := range t.Said {
		if c.Field == field {
			list = append(list, c)
		}
	}
	return list
}
