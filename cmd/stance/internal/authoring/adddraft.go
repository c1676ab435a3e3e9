package authoring

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/positions"
	"stance/positions/exchange/tidy"
	"stance/positions/problem"
)

// draft is a record in the making: what was given of it so far, as a row of the
// tidy table, which decides what each answer means.
type draft struct {
	kind    tidy.Kind
	cells   map[string]string   // by column
	sources []*positions.Source // that are to be added with it
}

func newDraft(kind tidy.Kind) *draft {
	return &draft{kind: kind, cells: map[string]string{"record": string(kind)}}
}

// column is the name of a column's n-th repetition.
func column(name string, n int) string {
	if n <= 1 {
		return name
	}
	return name + "_" + strconv.Itoa(n)
}

// set fills a cell; "" empties it.
func (d *draft) set(name string, n int, text string) {
	if text == "" {
		delete(d.cells, column(name, n))
		return
	}
	d.cells[column(name, n)] = text
}

func (d *draft) has(name string) bool { return d.cells[name] != "" }

// begun reports whether anything was given.
func (d *draft) begun() bool { return len(d.cells) > 1 } // the kind is always there

// needed are the columns that a record of this kind cannot go without.
func (d *draft) needed() []string {
	switch d.kind {
	case tidy.Claim:
		return []string{"date", "party", "issue", "by", "summary"}
	case tidy.Silence:
		return []string{"date", "party", "issue"}
	}
	return []string{"date", "party", "issue", "summary"}
}

// missing are those of them that were not given.
func (d *draft) missing() []string {
	return slices.DeleteFunc(d.needed(), d.has)
}

// draftFault is something wrong with what was given.
type draftFault struct {
	rule          problem.Rule
	column        string // "" for the record as a whole
	text          string // what was given in it
	message, hint string
}

// decode reads the draft. Its row is as much as could be read.
func (d *draft) decode(ds *positions.Dataset) (tidy.Row, []draftFault) {
	names := slices.Sorted(maps.Keys(d.cells))
	row := make([]string, len(names))
	for i, name := range names {
		row[i] = d.cells[name]
	}
	with := *ds
	with.Sources = slices.Concat(ds.Sources, d.sources)
	read, found := tidy.NewDecoder(names, tidy.In(&with)).Row(row)
	var faults []draftFault
	for _, f := range found {
		fault := draftFault{rule: f.Rule, message: f.Message, hint: f.Hint}
		if f.Column >= 0 {
			fault.column, fault.text = names[f.Column], row[f.Column]
		}
		faults = append(faults, fault)
	}
	return read, faults
}

// try reports what would be wrong with an answer that can be judged by itself.
func (d *draft) try(ds *positions.Dataset, name string, n int, answer string) error {
	tried := &draft{kind: d.kind, cells: maps.Clone(d.cells), sources: d.sources}
	tried.set(name, n, answer)
	_, faults := tried.decode(ds)
	for _, f := range faults {
		if f.column == column(name, n) {
			return &console.UsageError{Message: f.message, Hint: f.hint}
		}
	}
	return nil
}

// sound refuses what was given if something is wrong with it; what was not
// given can follow.
func (d *draft) sound(ds *positions.Dataset) error {
	_, faults := d.decode(ds)
	faults = slices.DeleteFunc(faults, func(f draftFault) bool { return f.column == "" })
	if len(faults) == 0 {
		return nil
	}
	return faultsError(faults)
}

// record is the record drafted, or an error that names the flags at fault.
func (d *draft) record(ds *positions.Dataset) (*positions.Record, error) {
	row, faults := d.decode(ds)
	if len(faults) == 0 && row.Record != nil {
		return row.Record, nil
	}
	if len(faults) == 0 {
		return nil, errors.New("this is no whole record")
	}
	return nil, faultsError(faults)
}

// faultsError tells what is wrong with what was given, with the flags' names.
func faultsError(faults []draftFault) error {
	var messages []string
	for _, f := range faults {
		message := f.message
		if f.column != "" {
			message = fmt.Sprintf("%s %q: %s", flagOf(f.column), f.text, message)
		}
		hint := columnNamed.ReplaceAllStringFunc(f.hint, func(name string) string {
			if found, ok := tidy.Find(strings.Trim(name, "`")); ok {
				return flagOf(found)
			}
			return name
		})
		hint = strings.Replace(hint, "fill --", "give --", 1)
		hint = strings.Replace(hint, "leave the cell empty", "leave it out", 1)
		if f.rule == problem.UnknownSource {
			mark := "; "
			if strings.HasSuffix(hint, "?") {
				mark = " "
			}
			hint = console.Joined(mark, hint, "`stance add source` adds one")
		}
		if hint != "" {
			message += "; " + hint
		}
		messages = append(messages, message)
	}
	e := console.Usagef("%s", messages[0])
	e.Hint = strings.Join(messages[1:], "\n")
	return e
}

// columnNamed is how hints name columns.
var columnNamed = regexp.MustCompile("`[a-z_]+[0-9]*`")

// flagOf names the flag that fills a column.
func flagOf(name string) string {
	base := strings.TrimRight(name, "0123456789")
	n := name[len(base):]
	base = strings.TrimSuffix(base, "_")
	flag, known := map[string]string{
		"date_title": "title", "plausible_low": "plausible", "plausible_high": "plausible", "accepts_low": "accepts", "accepts_high": "accepts",
		"term_id": "term", "term_kind": "term", "term_if": "if", "term_unless": "unless", "term_against": "against", "ended_how": "ended", "ended_by": "ended",
		"evidence_plausible_low": "evidence-plausible", "evidence_plausible_high": "evidence-plausible",
	}[base]
	if !known {
		flag = strings.ReplaceAll(base, "_", "-")
	}
	if n != "" {
		return "--" + flag + " (the " + ordinal(n) + ")"
	}
	return "--" + flag
}

func ordinal(n string) string {
	switch {
	case strings.HasSuffix(n, "11"), strings.HasSuffix(n, "12"), strings.HasSuffix(n, "13"):
		return n + "th"
	case strings.HasSuffix(n, "1"):
		return n + "st"
	case strings.HasSuffix(n, "2"):
		return n + "nd"
	case strings.HasSuffix(n, "3"):
		return n + "rd"
	}
	return n + "th"
}

// dateToAdd reads the date of a record: any date argument, of a snapshot that is there or a
// new one.
func dateToAdd(s *console.Streams, ds *positions.Dataset, arg string) (positions.Date, error) {
	date, err := ds.ResolveNewDate(arg, s.Today())
	var unknown *positions.UnknownDateError
	if !errors.As(err, &unknown) {
		return date, err
	}
	if positions.LooksLikeDate(arg) {
		return 0, broken(positions.BadDate(arg))
	}
	e := console.Usagef("%s", unknown.Message)
	switch {
	case unknown.Hint != "":
		e.Hint = unknown.Hint
	case !strings.HasPrefix(arg, "latest~") && !ds.Meaning(arg).Date:
		e.Message = fmt.Sprintf("%q is neither a date nor the label of one", arg)
		e.Hint = "write YYYY-MM-DD, today, or the label of a snapshot that is there; a new one gets its label with --label"
		if near := console.DidYouMean(arg, ds.DateNames()); strings.HasPrefix(near, "did you mean") {
			e.Hint = near + " Else " + e.Hint
		}
	}
	return 0, e
}
