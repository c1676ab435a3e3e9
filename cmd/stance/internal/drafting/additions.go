package drafting

import (
	"fmt"
	"slices"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/positions"
	"stance/positions/exchange/tidy"
	"stance/positions/splice"
)

// Additions makes what is to be added of the record that a draft became.
func (d *Draft) Additions(ds *positions.Dataset, r *positions.Record) (*splice.Additions, error) {
	info := positions.DateInfo{Date: r.Date, Label: d.cells["label"], Title: strings.TrimSpace(d.cells["date_title"])}
	if err := ClaimRepeated(ds, r); err != nil {
		return nil, err
	}
	add := &splice.Additions{Records: []*positions.Record{r}, Sources: d.Sources}
	if !HasDate(ds, r.Date) {
		add.Dates = []positions.DateInfo{info}
		return add, nil
	}
	if had := ds.Info(r.Date); info.Label != "" && info.Label != had.Label || info.Title != "" && info.Title != had.Title {
		e := console.Usagef("there is a snapshot of %s already", had.Name())
		e.Hint = fmt.Sprintf("label and title stand at the top of its file, where they can be changed; leave out --label and --title. Its label: %s; its title: %s", orNone(had.Label), orNone(had.Title))
		return nil, e
	}
	return add, nil
}

func orNone(text string) string {
	if text == "" {
		return "none"
	}
	return text
}

// HasDate reports whether there is a snapshot of a date.
func HasDate(ds *positions.Dataset, date positions.Date) bool {
	for _, di := range ds.Dates {
		if di.Date == date {
			return true
		}
	}
	return false
}

// Vacant refuses a stance or silence where there is one, before more is asked.
func (d *Draft) Vacant(ds *positions.Dataset, r *positions.Record) error {
	if d.Kind == tidy.Claim {
		return nil
	}
	for _, had := range ds.Records {
		if had.Date == r.Date && had.Party == r.Party && had.Issue == r.Issue && (had.Stance != nil || had.Silence != nil && !had.Silence.Searched) {
			return Taken(fmt.Sprintf("%s on %s is recorded on %s already, at %s", r.Party.ID, r.Issue.ID, r.Date, had.Place))
		}
	}
	return nil
}

// HasRecord reports whether there is a record of the same cell and date; that a search
// found nothing is none.
func HasRecord(ds *positions.Dataset, r *positions.Record) bool {
	return slices.ContainsFunc(ds.Records, func(had *positions.Record) bool {
		return had.Date == r.Date && had.Party == r.Party && had.Issue == r.Issue && (had.Silence == nil || !had.Silence.Searched)
	})
}

// ClaimRepeated refuses a claim that stands on its date already, and another one of the
// same claimant.
func ClaimRepeated(ds *positions.Dataset, r *positions.Record) error {
	for _, had := range ds.Records {
		if had.Date != r.Date || had.Party.ID != r.Party.ID || had.Issue.ID != r.Issue.ID {
			continue
		}
		for _, claim := range r.Claims {
			for _, c := range had.Claims {
				if c.By.ID == claim.By.ID && strings.TrimSpace(c.Summary) == strings.TrimSpace(claim.Summary) {
					return &console.UsageError{
						Message: fmt.Sprintf("this claim of %s about %s on %s stands on %s already, at %s", c.By.ID, r.Party.ID, r.Issue.ID, r.Date, c.Place),
						Hint:    "edit it there",
					}
				}
				if c.By.ID == claim.By.ID {
					fault := positions.ClaimTwice(c.By.ID)
					return &console.UsageError{Message: fault.Message, Hint: fmt.Sprintf("the other one is at %s: %s", c.Place, fault.Hint)}
				}
			}
		}
	}
	return nil
}

// Taken is the error for a record that is there already.
func Taken(message string) error {
	return &console.UsageError{Message: message, Hint: "edit it there; what another party says of it goes beside it with `stance add claim`"}
}
