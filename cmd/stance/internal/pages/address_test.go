package pages

import (
	"errors"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
)

// TestOneAddress holds to which address those are led who ask in other words.
func TestOneAddress(t *testing.T) {
	d := New(example())
	for asks, want := range map[string]string{
		"/":                                    "/",
		"":                                     "/",
		"//":                                   "/",
		"/?date=":                              "/",
		"/?date=white-house":                   "/?date=2025-08-18",
		"/?date=latest":                        "/?date=2025-08-18",
		"/?date=16+Aug+2025":                   "/?date=2025-08-16",
		"/gap/":                                "/gap",
		"/gap?date=&party=&issue=":             "/gap",
		"/gap?party=Ukraine&party=RU":          "/gap?party=ukraine&party=russia",
		"/gap?party=RU&party=Ukraine":          "/gap?party=russia&party=ukraine",
		"/terms?party=UA&party=RU":             "/terms?party=russia&party=ukraine",
		"/terms?party=UA&party=UA":             "/terms?party=ukraine",
		"/terms?issue=Territory&date=latest~1": "/terms?date=2025-08-17&issue=territory",
		"/voices?issue=territory&party=russia": "/voices?party=russia&issue=territory",
		"/changes/before-alaska..white-house":  "/changes/2025-08-14..2025-08-18",
		"/changes":                             "/changes/2025-08-17..2025-08-18",
		"/changes?party=russia":                "/changes/2025-08-17..2025-08-18?party=russia",
		"/changes/..":                          "/changes/2025-08-14..2025-08-18",
		"/changes/latest~1..?party=russia":     "/changes/2025-08-17..2025-08-18?party=russia",
		"/changes/2025-08-14%2E.2025-08-18/":   "/changes/2025-08-14..2025-08-18",
		"/party//ukraine":                      "/party/ukraine",
		"/cell/territory/ukraine/":             "/cell/territory/ukraine",
		"/search?q=":                           "/search",
		"/search?q=+land++":                    "/search?q=land",
		"/search?q=%C3%A4+%26":                 "/search?q=%C3%A4+%26",
		"/file/snapshots%2F2025-08-16-joint-statement.yaml": "/file/snapshots/2025-08-16-joint-statement.yaml",
	} {
		u, err := url.Parse(asks)
		if err != nil {
			t.Fatal(err)
		}
		p, err := d.Page(u)
		if err != nil {
			t.Errorf("%s: %v", asks, err)
		} else if p.Address != want {
			t.Errorf("%s leads to %s, want %s", asks, p.Address, want)
		}
	}
}

// TestRefusals holds what is said to who asks for what there is not.
func TestRefusals(t *testing.T) {
	d := New(example())
	for asks, want := range map[string]string{
		"/nothing":                       "unknown: there is no page \"/nothing\"; there are /cell, /changes, ",
		"/Gap":                           "unknown: there is no page \"/Gap\"; did you mean /gap?",
		"/gap/ukraine":                   "unknown: there is no page \"/gap/ukraine\"; did you mean /gap?",
		"/party":                         "unknown: there is no page \"/party\"; write /party/ID",
		"/party/Ukraine":                 "unknown: there is no party \"Ukraine\"; did you mean ukraine?",
		"/party/ukrane":                  "unknown: there is no party \"ukrane\"; did you mean ukraine?",
		"/issue/<script>":                "unknown: there is no issue \"<script>\"; there are",
		"/cell/territory":                "unknown: there is no page \"/cell/territory\"; write /cell/ISSUE/PARTY",
		"/cell/ukraine/territory":        "unknown: there is no issue \"ukraine\"; there are",
		"/cell/territory/ukraine/2025":   "unknown: there is no page \"/cell/territory/ukraine/2025\"; write /cell/ISSUE/PARTY",
		"/source/sky":                    "unknown: there is no source \"sky\"; there are sky-2025-08-16, ",
		"/changes/2025-08-14":            "wrong: \"2025-08-14\" is no period; write /changes/A..B, such as /changes/latest~1..latest",
		"/changes/latest..first":         "wrong: the first date, 2025-08-18, is later than the second, 2025-08-14; write /changes/2025-08-14..2025-08-18",
		"/changes/2025-02-30..latest":    "wrong: ",
		"/gap?date=2020-01-01":           "wrong: 2020-01-01 is before the first snapshot, ",
		"/gap?date=today":                "wrong: \"today\" is neither a date",
		"/gap?date=first&date=latest":    "wrong: date is given twice; give it once",
		"/gap?party=nobody":              "unknown: there is no party \"nobody\"; there are",
		"/gap?partie=russia":             "wrong: this page is not asked with \"partie\"; there are date, party, issue",
		"/party/ukraine?date=latest":     "wrong: this page takes no date; leave it out",
		"/sources?x=1":                   "wrong: this page is not asked with \"x\"; leave it out",
		"/search?q=a&q=b":                "wrong: q is given twice; give it once",
		"/gap?date=%zz":                  "wrong: the address is not well-formed behind its question mark",
		"/file/..%2F..%2Fetc/passwd":     "unknown: the dataset has no file \"../../etc/passwd\"",
		"/file/reviews/../codebook.yaml": "unknown: the dataset has no file \"reviews/../codebook.yaml\"",
		"/review/2025-08-18/russia/ceasefire?party=ukraine": "wrong: this page takes no party; leave it out",
		"/file": "unknown: there is no page \"/file\"; write /file/NAME",
	} {
		u, err := url.Parse(asks)
		if err != nil {
			t.Fatal(err)
		}
		_, err = d.Page(u)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%s: %v", asks, err)
			continue
		}
		said := "wrong: " + e.Message
		if e.Unknown {
			said = "unknown: " + e.Message
		}
		if e.Hint != "" {
			said += "; " + e.Hint
		}
		if !strings.HasPrefix(said, want) {
			t.Errorf("%s: %q, want %q", asks, said, want)
		}
	}
}

// TestPagesMeant holds that nobody is led to pages that are not shown.
func TestPagesMeant(t *testing.T) {
	shown := example()
	for _, open := range []bool{true, false} {
		if shown.Coding = open; !open {
			shown.Public = true
		}
		_, err := New(shown).Page(&url.URL{Path: "/cod"})
		var e *Error
		if !errors.As(err, &e) || (e.Hint == "did you mean /code?") != open {
			t.Errorf("where texts can be coded, %t: %q", open, e.Hint)
		}
		if _, err = New(shown).Page(&url.URL{Path: "/fil"}); !errors.As(err, &e) || (e.Hint == "did you mean /file?") != open {
			t.Errorf("where files are shown, %t: %q", open, e.Hint)
		}
	}
}

// TestTwins holds that what programs get stands at an address of its own, which says of which page
// it is.
func TestTwins(t *testing.T) {
	d := New(example())
	for _, at := range append(d.Addresses(), "/search?q=a.json", "/gap?party=ukraine") {
		u, err := url.Parse(Twin(at))
		if err != nil {
			t.Fatal(err)
		}
		path, twin := Untwinned(u.Path)
		u.Path, u.RawPath = path, ""
		if p, err := d.Page(u); err != nil || !twin || p.Address != at {
			t.Errorf("the twin of %s is %s, which is of %s: %v", at, Twin(at), path, err)
		}
	}
	for _, at := range []string{"/", "/index", "/gap"} {
		if _, twin := Untwinned(at); twin {
			t.Errorf("%s is a twin", at)
		}
	}
}

// TestUnsound holds that of a dataset with errors there is what has to be mended, whatever is asked
// for, and of one without snapshots what there can be.
func TestUnsound(t *testing.T) {
	broken := New(shownOf(fstest.MapFS{"codebook.yaml": {Data: []byte("title: T\nparties: [{id: a, nam: A}]\nissues: [{id: x, name: X}]\n")}}))
	for _, asks := range []string{"/", "/gap?date=nonsense", "/party/a", "/changes/a..b"} {
		if p := composed(t, broken, asks); p.Address != "/problems" {
			t.Errorf("%s leads to %s", asks, p.Address)
		}
	}
	if p := composed(t, broken, "/file/codebook.yaml"); p.Address != "/file/codebook.yaml" {
		t.Error(p.Address)
	}
	walk(t, broken)
	blank := New(shownOf(fstest.MapFS{"codebook.yaml": {Data: []byte("title: T\nparties: [{id: a, name: A}, {id: b, name: B}]\nissues: [{id: x, name: X}]\n")}}))
	walk(t, blank)
	for _, asks := range []string{"/gap", "/party/a", "/cell/x/a", "/changes/first..latest", "/voices"} {
		u, err := url.Parse(asks)
		if err != nil {
			t.Fatal(err)
		}
		var e *Error
		if _, err := blank.Page(u); !errors.As(err, &e) || !strings.Contains(e.Message, "no snapshots yet") {
			t.Errorf("%s: %v", asks, err)
		}
	}
}
