package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"stance/diff/report"
	"stance/positions"
)

// weekly is a dataset with snapshots on days 10, 20 and 30: on each one party
// says something of one issue. What is said on day 20 became known on day 25;
// beside it stands a claim known at once. On day 40 nothing was recorded.
func weekly() *positions.Dataset {
	anna, bert := &positions.Party{ID: "anna", Name: "Anna"}, &positions.Party{ID: "bert", Name: "Bert"}
	fire := &positions.Issue{ID: "fire", Name: "Fire", Scale: &positions.Scale{Max: 100}}
	aid := &positions.Issue{ID: "aid", Name: "Aid"}
	d := &positions.Dataset{Codebook: positions.NewCodebook("T", "", []*positions.Party{anna, bert}, []*positions.Issue{fire, aid})}
	say := func(day positions.Date, p *positions.Party, is *positions.Issue, value float64) *positions.Record {
		r := &positions.Record{Date: day, Party: p, Issue: is}
		r.Stance = &positions.Stance{Record: r, Summary: fmt.Sprint("day ", day), Option: -1}
		if is.Scale != nil {
			r.Stance.Kind, r.Stance.Value = positions.Placed, value
		}
		d.Records = append(d.Records, r)
		return r
	}
	say(10, anna, fire, 0)
	late := say(20, bert, fire, 50)
	late.Stance.Known = 25
	late.Claims = []*positions.Claim{{Record: late, By: anna, Option: -1, Summary: "claimed", Known: 20}}
	say(30, anna, aid, 0)
	say(30, bert, fire, 100)
	for _, day := range []positions.Date{10, 20, 30, 40} {
		d.Dates = append(d.Dates, positions.DateInfo{Date: day, Label: fmt.Sprint("day-", int(day))})
	}
	return d
}

func TestPanelDates(t *testing.T) {
	h := positions.NewHistory(weekly(), 0)
	for _, tt := range []struct {
		from, to positions.Date
		want     []positions.Date
	}{
		{10, 40, []positions.Date{10, 20, 30, 40}},
		{20, 30, []positions.Date{20, 30}},
		{12, 35, []positions.Date{12, 20, 30, 35}},
		{20, 20, []positions.Date{20}},
		{40, 99, []positions.Date{40, 99}},
		{0, 0, nil},
	} {
		if got := report.NewPanel(h, tt.from, tt.to, report.Filter{}).Dates; !slices.Equal(got, tt.want) {
			t.Errorf("from %d to %d: %v, want %v", tt.from, tt.to, got, tt.want)
		}
	}
}

func TestPanelChanges(t *testing.T) {
	d := weekly()
	h := positions.NewHistory(d, 0)
	told := func(f report.Filter, from, to positions.Date) string {
		p := report.NewPanel(h, from, to, f)
		var lines []string
		for i := range len(p.Dates) - 1 {
			for _, c := range p.Changes(i) {
				lines = append(lines, fmt.Sprint(int(p.Dates[i]), "-", int(p.Dates[i+1]), " ", c.Party.ID, " ", c.Issue.ID, " ", c.Kind))
			}
		}
		return strings.Join(lines, "; ")
	}
	for _, tt := range []struct {
		name     string
		filter   report.Filter
		from, to positions.Date
		want     string
	}{
		{"all dates", report.Filter{}, 10, 40, "10-20 bert fire first-recorded; 20-30 bert fire shifted; 20-30 anna aid first-recorded"},
		{"one step", report.Filter{}, 20, 30, "20-30 bert fire shifted; 20-30 anna aid first-recorded"},
		{"between snapshots", report.Filter{}, 15, 25, "15-20 bert fire first-recorded"},
		{"an issue", report.Filter{Issues: d.Codebook.Issues[1:]}, 10, 40, "20-30 anna aid first-recorded"},
		{"unchanged cells, too", report.Filter{All: true, Parties: d.Codebook.Parties[1:]}, 20, 40, "20-30 bert fire shifted; 30-40 bert fire unchanged"},
		{"one date", report.Filter{}, 20, 20, ""},
	} {
		if got := told(tt.filter, tt.from, tt.to); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

func TestPanelWritten(t *testing.T) {
	d := weekly()
	for _, tt := range []struct {
		name     string
		knownBy  positions.Date
		filter   report.Filter
		from, to positions.Date
		records  string
		dates    string
	}{
		{"all", 0, report.Filter{}, 10, 40, "10 anna fire s0; 20 bert fire s1; 30 anna aid s0; 30 bert fire s0", "10 20 30 40"},
		{"a period", 0, report.Filter{}, 15, 30, "20 bert fire s1; 30 anna aid s0; 30 bert fire s0", "20 30"},
		{"a party", 0, report.Filter{Parties: d.Codebook.Parties[:1]}, 10, 40, "10 anna fire s0; 30 anna aid s0", "10 30"},
		{"the claim is known, the stance is not", 20, report.Filter{}, 10, 40, "10 anna fire s0; 20 bert fire 1", "10 20"},
		{"both are", 25, report.Filter{}, 10, 40, "10 anna fire s0; 20 bert fire s1", "10 20"},
		{"no snapshots", 0, report.Filter{}, 0, 0, "", ""},
	} {
		w := report.NewPanel(positions.NewHistory(d, tt.knownBy), tt.from, tt.to, tt.filter).Written()
		var records, dates []string
		for _, r := range w.Records {
			stance := ""
			if r.Stance != nil {
				stance = "s"
			}
			records = append(records, fmt.Sprint(int(r.Date), " ", r.Party.ID, " ", r.Issue.ID, " ", stance, len(r.Claims)))
		}
		for _, di := range w.Dates {
			dates = append(dates, fmt.Sprint(int(di.Date)))
		}
		if got := strings.Join(records, "; "); got != tt.records {
			t.Errorf("%s: records\n got %s\nwant %s", tt.name, got, tt.records)
		}
		if got := strings.Join(dates, " "); got != tt.dates {
			t.Errorf("%s: dates %s, want %s", tt.name, got, tt.dates)
		}
	}
	if len(d.Records) != 4 || d.Records[1].Stance == nil || len(d.Records[1].Claims) != 1 {
		t.Error("the dataset itself was changed")
	}
}
