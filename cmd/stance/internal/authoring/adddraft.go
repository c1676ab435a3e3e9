package authoring

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/drafting"
	"stance/positions"
	"stance/positions/exchange/tidy"
	"stance/positions/problem"
)

// draft is a record in the making, as flags, questions and an editor fill it.
type draft struct {
	*drafting.Draft
	usual string // the coder of records that name none; "" for nobody
}

func newDraft(kind tidy.Kind) *draft { return &draft{Draft: drafting.New(kind)} }

// coded fills in who codes where nobody is named, but for what comes beside a record that is
// there, which has its own coder.
func (d *draft) coded(ds *positions.Dataset) {
	if d.usual == "" || d.Has("coder") {
		return
	}
	if row, _ := d.Decode(ds); row.Record == nil || !drafting.HasRecord(ds, row.Record) {
		d.Set("coder", 1, d.usual)
	}
}

// sound refuses what was given if something is wrong with it; what was not
// given can follow.
func (d *draft) sound(ds *positions.Dataset) error {
	_, faults := d.Decode(ds)
	faults = slices.DeleteFunc(faults, func(f drafting.Fault) bool { return f.Column == "" })
	if len(faults) == 0 {
		return nil
	}
	return faultsError(faults)
}

// record is the record drafted, or an error that names the flags at fault.
func (d *draft) record(ds *positions.Dataset) (*positions.Record, error) {
	row, faults := d.Decode(ds)
	if len(faults) == 0 && row.Record != nil {
		return row.Record, nil
	}
	if len(faults) == 0 {
		return nil, errors.New("this is no whole record")
	}
	return nil, faultsError(faults)
}

// faultsError tells what is wrong with what was given, with the flags' names.
func faultsError(faults []drafting.Fault) error {
	var messages []string
	for _, f := range faults {
		message := f.Message
		if f.Column != "" {
			message = fmt.Sprintf("%s %q: %s", flagOf(f.Column), f.Text, message)
		}
		hint := columnNamed.ReplaceAllStringFunc(f.Hint, func(name string) string {
			if found, ok := tidy.Find(strings.Trim(name, "`")); ok {
				return flagOf(found)
			}
			return name
		})
		hint = strings.Replace(hint, "fill --", "give --", 1)
		hint = strings.Replace(hint, "leave the cell empty", "leave it out", 1)
		if f.Rule == problem.UnknownSource {
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
		return 0, broken(positions.BadDate(arg, 0))
	}
	e := console.Usagef("%s", unknown.Message)
	switch {
	case unknown.Hint != "":
		e.Hint = unknown.Hint
	case !strings.HasPrefix(arg, "latest~") && !ds.Meaning(arg).Date:
		e.Message = fmt.Sprintf("%q is neither a date nor the label of one", arg)
		e.Hint = "write it " + positions.HowDays + ", today, or the label of a snapshot that is there; a new one gets its label with --label"
		if near := console.DidYouMean(arg, ds.DateNames()); strings.HasPrefix(near, "did you mean") {
			e.Hint = near + " Else " + e.Hint
		}
	}
	return 0, e
}
