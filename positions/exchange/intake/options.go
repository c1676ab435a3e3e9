package intake

import (
	"fmt"
	"strconv"
	"strings"

	"stance/positions/exchange/tidy"
)

// Options say how a table is to be understood.
type Options struct {
	Map        []Pair // a column of the tidy table, and the heading that it has here
	Set        []Pair // a column of the tidy table, and what stands in it in every row
	Update     bool   // records that are there and differ are changed
	DateFormat string // such as DD.MM.YYYY; "": see parseDate
	Scales     []Pair // the scale of an issue that is not in the codebook, as spelling.Scale reads it; of * that of all others

	// Read is told of each row of the table that was read; nil: nobody is.
	Read func(rows int)

	// SourceTitle is the title of the source that Set names, where it is new.
	SourceTitle string
}

// row tells of a row that was read.
func (o *Options) row() {
	if o.Read != nil {
		o.Read(1)
	}
}

// allIssues stands for an issue's name, and means all that are not named.
const allIssues = "*"

// Pair is a NAME=VALUE that the user gave.
type Pair struct{ Name, Value string }

// UsageError is a mistake in the options.
type UsageError struct{ Message, Hint string }

func (e *UsageError) Error() string { return e.Message }

func usagef(hint, format string, args ...any) *UsageError {
	return &UsageError{fmt.Sprintf(format, args...), hint}
}

// bounds reads MIN..MAX.
func bounds(s string) (low, high float64, ok bool) {
	from, to, cut := strings.Cut(s, "..")
	low, err := strconv.ParseFloat(strings.TrimSpace(from), 64)
	high, err2 := strconv.ParseFloat(strings.TrimSpace(to), 64)
	return low, high, cut && err == nil && err2 == nil && low < high && high-low <= 1e300
}

// constants are the columns that stand in every row, in the order given.
func constants(set []Pair) ([]Pair, error) {
	var all []Pair
	seen := map[string]bool{}
	for _, p := range set {
		name, ok := tidy.Find(p.Name)
		if !ok {
			return nil, usagef(nearColumn(p.Name), "--set %s: the table of records has no such column", p.Name)
		}
		if seen[name] {
			return nil, usagef("", "--set %s is given twice", name)
		}
		seen[name] = true
		all = append(all, Pair{name, p.Value})
	}
	return all, nil
}
