package report

import (
	"hash/fnv"
	"net/url"
	"strconv"
	"strings"

	"stance/positions"
)

// The pages of a dataset that tell more of what a document names, where each is one of several:
// addresses without a host.

// FrontPage is the page of what changed last and who stands where.
const FrontPage = "/"

// PartyPage is the page of a party.
func PartyPage(p *positions.Party) string { return "/party/" + url.PathEscape(p.ID) }

// IssuePage is the page of an issue.
func IssuePage(is *positions.Issue) string { return "/issue/" + url.PathEscape(is.ID) }

// CellPage is the page of all that became of a party's position on an issue.
func CellPage(p *positions.Party, is *positions.Issue) string {
	return "/cell/" + url.PathEscape(is.ID) + "/" + url.PathEscape(p.ID)
}

// RecordPage is where the page of its cell tells of a record.
func RecordPage(r *positions.Record) string {
	return CellPage(r.Party, r.Issue) + "#" + recordAnchor(r)
}

// recordAnchor is where a page of one cell tells of a record.
func recordAnchor(r *positions.Record) string { return "on-" + r.Date.String() }

// ChangesPage is the page of what changed between two dates.
func ChangesPage(from, to positions.Date) string {
	return "/changes/" + from.String() + ".." + to.String()
}

// DayPage is the front page as of a day.
func DayPage(day positions.Date) string { return "/?date=" + day.String() }

// GapPage is the page of the gaps between some parties on some issues, none for all, on a day; 0 is
// the last snapshot date.
func GapPage(day positions.Date, parties []*positions.Party, issues []*positions.Issue) string {
	var asks []string
	add := func(key, value string) { asks = append(asks, key+"="+url.QueryEscape(value)) }
	if day != 0 {
		add("date", day.String())
	}
	for _, p := range parties {
		add("party", p.ID)
	}
	for _, is := range issues {
		add("issue", is.ID)
	}
	page := "/gap"
	if asks != nil {
		page += "?" + strings.Join(asks, "&")
	}
	return page
}

// SourcePage is the page of a source and its text.
func SourcePage(s *positions.Source) string { return "/source/" + url.PathEscape(s.ID) }

// PassagePage is where the page of its source shows a piece of a record's evidence.
func PassagePage(r *positions.Record, e *positions.Evidence) string {
	return SourcePage(e.Source) + "#" + passageAnchor(r, e)
}

// passageAnchor is by which record it is cited and in which words, so that it stays when other
// evidence comes and goes; of the same words twice the second counts.
func passageAnchor(r *positions.Record, e *positions.Evidence) string {
	words := func(e *positions.Evidence) uint32 {
		h := fnv.New32a()
		_, _ = h.Write([]byte(e.Quote + "\x00" + e.Paraphrase)) // never fails
		return h.Sum32()
	}
	of, twin, found := words(e), 1, false
	seek := func(list []positions.Evidence) {
		for i := range list {
			if found = found || &list[i] == e; found {
				return
			}
			if list[i].Source == e.Source && words(&list[i]) == of {
				twin++
			}
		}
	}
	if r.Stance != nil {
		seek(r.Stance.Evidence)
	}
	if r.Silence != nil {
		seek(r.Silence.Evidence)
	}
	for _, c := range r.Claims {
		seek(c.Evidence)
	}
	id := r.Date.String() + "." + cellOf(r.Issue, r.Party) + "." + strconv.FormatUint(uint64(of), 36)
	if twin > 1 {
		id += "." + strconv.Itoa(twin)
	}
	return id
}

// ReviewPage is the page of a record as a reviewer has to see it.
func ReviewPage(r *positions.Record) string {
	return "/review/" + r.Date.String() + "/" + url.PathEscape(r.Party.ID) + "/" + url.PathEscape(r.Issue.ID)
}

// FilePage is the page of a file of the dataset; a line other than 0 is a place in it.
func FilePage(name string, line int) string {
	parts := strings.Split(name, "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	page := "/file/" + strings.Join(parts, "/")
	if line > 0 {
		page += "#" + lineAnchor(line)
	}
	return page
}

func lineAnchor(line int) string { return "L" + strconv.Itoa(line) }
