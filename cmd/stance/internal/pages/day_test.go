package pages

import (
	"net/url"
	"strings"
	"testing"

	"stance/positions"
)

// TestDaysAfterTheLastSnapshot holds that a page of such a day says how old what it shows is, as
// commands do; that one of today has the address of that day; and that pages which have to stay the
// same know of no today.
func TestDaysAfterTheLastSnapshot(t *testing.T) {
	day, err := positions.ParseDate("2025-09-01")
	if err != nil {
		t.Fatal(err)
	}
	shown := example()
	shown.Today = func() positions.Date { return day }
	d := New(shown)
	const note = "2025-09-01 is after the last snapshot, white-house (2025-08-18), which is 14 days older"
	for _, at := range []string{"/", "/gap", "/terms"} {
		p := composed(t, d, at+"?date=today")
		if want := at + "?date=2025-09-01"; p.Address != want {
			t.Errorf("%s of today is at %s, want %s", at, p.Address, want)
		}
		people, _ := rendered(t, d, p)
		if !strings.Contains(string(people), note) || !strings.Contains(string(people), `href="`+at+`?date=today"`) || !strings.Contains(string(people), "Date: <bdi>1 Sep 2025</bdi>") {
			t.Errorf("%s of a day after the last: %.1500s", at, people)
		}
		people, _ = rendered(t, d, composed(t, d, at))
		if strings.Contains(string(people), "is after the last snapshot") {
			t.Errorf("%s of the last day says that it is after it", at)
		}
	}
	front, programs := rendered(t, d, composed(t, d, "/?date=today"))
	_, latest := rendered(t, d, composed(t, d, "/"))
	const changed = `"since": "2025-08-17"`
	if !strings.Contains(string(front), `<a href="/changes/2025-08-17..2025-08-18">What changed last`) || !strings.Contains(string(programs), changed) || !strings.Contains(string(latest), changed) {
		t.Errorf("what changed last as of a day after it: %.2000s", programs)
	}
	fixed := New(example())
	for _, at := range fixed.Addresses() {
		if people, _ := rendered(t, fixed, composed(t, fixed, at)); strings.Contains(string(people), "date=today") {
			t.Errorf("%s leads to today", at)
		}
	}
}

// TestPairsLeadOn holds that the figures of a matrix of gaps lead to what they are made of, on the
// same day.
func TestPairsLeadOn(t *testing.T) {
	d := New(example())
	for at, want := range map[string]string{
		"/gap":                 `href="/gap?party=united-states&amp;party=ukraine"`,
		"/gap?date=2025-08-17": `href="/gap?date=2025-08-17&amp;party=united-states&amp;party=ukraine"`,
		"/gap?issue=territory&issue=security-guarantees": `href="/gap?party=united-states&amp;party=ukraine&amp;issue=territory&amp;issue=security-guarantees"`,
	} {
		if people, _ := rendered(t, d, composed(t, d, at)); !strings.Contains(string(people), want) {
			t.Errorf("%s has no %s", at, want)
		}
	}
}

// TestKnownBy holds that pages as of what was known by a day count no more than that, and have no
// page of a record that was not known.
func TestKnownBy(t *testing.T) {
	shown := example()
	for known, want := range map[string]string{"2025-08-16": "17 stances, 3 claims;", "2025-08-18": "33 stances, 8 claims;"} {
		day, err := positions.ParseDate(known)
		if err != nil {
			t.Fatal(err)
		}
		shown.KnownBy = day
		d := New(shown)
		people, _ := rendered(t, d, composed(t, d, "/"))
		if said := strings.ReplaceAll(string(people), "\u00a0", " "); !strings.Contains(said, "6 issues; "+want) {
			t.Errorf("known by %s there are not %s", known, want)
		}
		_, err = d.Page(&url.URL{Path: "/review/2025-08-18/russia/ceasefire"})
		if (err == nil) != (known == "2025-08-18") {
			t.Errorf("the record of the last day, known by %s: %v", known, err)
		}
	}
}
