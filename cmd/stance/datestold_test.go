package main

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"stance/positions/yamlfile"
)

// datedBook has two issues on scales and one in words, for three parties and their group.
const datedBook = `title: Days
parties: [{id: anna, name: Anna}, {id: bert, name: Bert}, {id: club, name: Club}, {id: carl, name: Carl, member_of: [club]}]
issues:
  - {id: fire, name: Fire, scale: {low: Low, high: High, options: [{id: low, label: Low}, {id: mid, label: Mid}, {id: high, label: High}]}}
  - {id: aid, name: Aid, scale: {min: 0, max: 10}}
  - {id: talks, name: Talks}
`

// everyPage are the command lines of which people read the answer, on datasets with the parties
// and issues of datedBook.
func everyPage(from, to string) [][]string {
	var lines [][]string
	add := func(words ...string) { lines = append(lines, words) }
	add()
	for _, format := range []string{"table", "markdown", "html"} {
		f := "--format=" + format // tables are not to break days
		if format == "table" {
			f = "--width=400"
		}
		add("show", f)
		add("diff", from, to, f)
		add("diff", from, to, "-v", "--all", f)
		add("log", f)
		add("gap", f)
		add("gap", "--from", from, "--to", to, f)
		add("gap", "anna", "bert", "--at", to, f)
		for _, party := range []string{"anna", "bert", "carl"} {
			add("show", to, party, f)
		}
		for _, issue := range []string{"fire", "aid", "talks"} {
			add("show", to, issue, f)
		}
		add("review", f)
	}
	add("report", from, to, "-f", "markdown")
	add("report", from, to, "-f", "html")
	add("report", from, to, "--brief", "-f", "html")
	return lines
}

// tags and what is in the attributes of a page are no words; an entity is a letter.
var notRead = regexp.MustCompile(`(?s)<style.*?</style>|<script.*?</script>|<[^>]*>`)

func read(page string) string {
	return strings.Join(strings.Fields(notRead.ReplaceAllString(page, " ")), " ")
}

// A record whose day is known as a span of days is told as that everywhere, and never with the
// bare day that it is sorted by.
func TestADayIsNeverToldWhereASpanIsKnown(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, yamlfile.File{Name: "codebook.yaml", Content: []byte(datedBook)})
	put(t, dir, yamlfile.File{Name: "sources.yaml", Content: []byte("sources: [{id: s, title: Source, published: 2025-09-01}]\n")})
	spans := []struct{ date, when, bare, words string }{
		{"2025-05-03", "../2025-05-06", "3 May", "on or before 6 May"},
		{"2025-05-13", "../2025-05-16", "13 May", "at least since 16 May"},
		{"2025-06-05", "2025-06-09~", "5 Jun", "about 9 Jun"},
		{"2025-07-13", "2025-07", "13 Jul", "July 2025"},
		{"2025-08-11", "2025-08-10/2025-08-12", "11 Aug", "10–12 Aug"},
		{"2025-08-31", "2025-08-29/2025-09-02", "31 Aug", "29 Aug – 2 Sep"},
	}
	content := "date: 2025-04-01\npositions:\n  anna: {fire: {position: low, summary: Fire is low., note: n}, talks: {summary: Talks., note: n}}\n"
	bases := []string{"stated", "recounted", "reported", "assessed", "stated", "reported"}
	for i, s := range spans {
		place, other := []string{"high", "low"}[i%2], 2+i
		content += fmt.Sprintf("---\ndate: %s\npositions:\n", s.date)
		head := fmt.Sprintf("when: %s, basis: %s, note: n, evidence: [{quote: words of the day, speaker: Anna, source: s}]", s.when, bases[i])
		content += fmt.Sprintf("  anna:\n    fire: {position: %s, summary: Fire is %s., %s, terms: [{id: t%d, kind: red-line, text: Term %d}]}\n    talks: {summary: Talks number %d., %s}\n", place, place, head, i, i, i, head)
		content += fmt.Sprintf("  club:\n    aid: {position: %d, summary: Aid., %s}\n", other, head)
		content += fmt.Sprintf("  bert:\n    fire: {when: %s, claims: [{by: anna, position: low, basis: %s, summary: Bert wants it low.}]}\n", s.when, bases[i])
		content += fmt.Sprintf("    aid: {silent: true, when: %s, note: n}\n", s.when)
	}
	content += "---\ndate: 2025-11-01\npositions: {}\n---\ndate: 2025-12-01\npositions: {}\n"
	put(t, dir, yamlfile.File{Name: "snapshots/all.yaml", Content: []byte(content)})
	told := map[string]bool{}
	pages := everyPage("2025-06-20", "2025-12-01")
	pages = append(pages, everyPage("2025-04-01", "2025-12-01")...)
	for _, s := range spans {
		pages = append(pages, []string{"review", "show", s.date + "/anna/fire"}, []string{"review", "show", s.date + "/bert/fire"}, []string{"review", "show", s.date + "/bert/aid"})
		before, after := s.date[:8]+"02", s.date[:8]+"28"
		pages = append(pages, []string{"diff", before, after, "-v"}, []string{"diff", before, after})
	}
	for _, line := range pages {
		out, code := runIn(t, dir, line)
		if code != exitDone {
			t.Fatalf("stance %s: exit %d\n%s", strings.Join(line, " "), code, out)
		}
		page := read(out)
		for _, s := range spans {
			if at := regexp.MustCompile(`(^|[^0-9–])` + s.bare + `\b`).FindStringIndex(page); at != nil {
				t.Errorf("stance %s tells the bare day %s of %s:\n…%s…", strings.Join(line, " "), s.bare, s.when, page[max(0, at[0]-100):min(len(page), at[1]+60)])
			}
			if strings.Contains(page, s.words) {
				told[s.words] = true
			}
		}
	}
	for _, s := range spans {
		if !told[s.words] {
			t.Errorf("%q is told nowhere", s.words)
		}
	}
}

// What may belong to another period is told with the change: on the screen in place of the day,
// in full with -v, in the log and in the report.
func TestAnUncertainDayIsToldWithItsChange(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, yamlfile.File{Name: "codebook.yaml", Content: []byte(datedBook)})
	put(t, dir, yamlfile.File{Name: "snapshots/all.yaml", Content: []byte("date: 2025-08-14\npositions:\n  anna: {fire: {position: low, summary: Low.}}\n---\n" +
		"date: 2025-08-18\npositions:\n  anna: {fire: {position: high, summary: High., when: ../2025-08-18}}\n  bert: {fire: {position: high, summary: High., when: 2025-08-17/2025-08-18}}\n")})
	for _, c := range []struct {
		line string
		want string
	}{
		{"diff", "SHIFTED, on or before 18 Aug"},
		{"diff -v", "the day is not certain: on or before 18 Aug; may be older"},
		{"diff -f html", "on or before 18 Aug"},
		{"log anna", "the day is not certain: on or before 18 Aug; may be older"},
		{"report first latest", "the day is not certain: on or before 18 Aug; may be older"},
		{"diff -f github", "the day is not certain: on or before 18 Aug; may be older"},
	} {
		out, code := runIn(t, dir, strings.Fields(c.line))
		page := strings.Join(strings.Fields(read(out)), " ")
		if code != exitDone || !strings.Contains(page, c.want) {
			t.Errorf("stance %s (exit %d) does not say %q:\n%s", c.line, code, c.want, out)
		}
		if strings.Contains(page, "not certain: 17–18") {
			t.Errorf("stance %s doubts a day that lies within the period:\n%s", c.line, out)
		}
	}
}

var (
	aDay     = regexp.MustCompile(`\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b`)
	itsYear  = regexp.MustCompile(`^ \d{4}(?:\D|$)`)
	spanOn   = regexp.MustCompile(`^ – \d{1,2} [A-Z][a-z]{2} \d{4}`)
	manyDays = regexp.MustCompile(`[A-Z][a-z]{2} (\d{4})`)
)

// yearless lists the days of a page that are told without their year, where the page has days
// of several.
func yearless(page string) []string {
	years := map[string]bool{}
	for _, m := range manyDays.FindAllStringSubmatch(page, -1) {
		years[m[1]] = true
	}
	if len(years) < 2 {
		return nil
	}
	var bare []string
	for _, at := range aDay.FindAllStringIndex(page, -1) {
		if rest := page[at[1]:]; !itsYear.MatchString(rest) && !spanOn.MatchString(rest) {
			bare = append(bare, page[max(0, at[0]-60):min(len(page), at[1]+20)])
		}
	}
	return bare
}

// Where the days on a page are of several years, each has its year.
func TestDaysOfSeveralYearsHaveTheirYears(t *testing.T) {
	for seed := range uint64(6) {
		random := rand.New(rand.NewPCG(seed, 7))
		dir := t.TempDir()
		put(t, dir, yamlfile.File{Name: "codebook.yaml", Content: []byte(datedBook)})
		put(t, dir, yamlfile.File{Name: "sources.yaml", Content: []byte("sources: [{id: s, title: Source, published: 2025-09-01}, {id: old, title: Old}]\n")})
		var snapshots []string
		days := []string{"2019-10-17", "2023-12-30", "2024-02-29", "2024-08-05", "2025-01-02", "2025-03-09"}
		for n, day := range days {
			content := "date: " + day + "\npositions:\n"
			if n == 0 || n == len(days)-1 {
				content = strings.TrimSuffix(content, "\n") + "\n"
			}
			for _, party := range []string{"anna", "bert", "club"} {
				content += "  " + party + ":\n"
				for _, issue := range []string{"fire", "aid", "talks"} {
					position := map[string]string{"fire": []string{"low", "mid", "high"}[random.IntN(3)], "aid": fmt.Sprint(random.IntN(11))}[issue]
					record := fmt.Sprintf("summary: Words %d., note: n, basis: %s, confidence: %s", random.IntN(3), []string{"stated", "recounted", "reported", "assessed", "inferred"}[random.IntN(5)], []string{"high", "low"}[random.IntN(2)])
					if position != "" {
						record += ", position: " + position
					}
					if random.IntN(2) == 0 {
						record += fmt.Sprintf(", terms: [{id: t, kind: offer, text: Term %d}, Loose %d]", random.IntN(2), random.IntN(2))
					}
					if random.IntN(3) == 0 {
						record += ", when: " + []string{"../" + day, day + "~", day[:7], day[:4]}[random.IntN(4)]
					}
					if random.IntN(2) == 0 {
						record += ", evidence: [{quote: so it was, speaker: Someone, source: " + []string{"old", "s"}[random.IntN(2)] + "}]"
					}
					switch random.IntN(5) {
					case 0:
						record = "silent: true, note: n"
					case 1:
						record += ", claims: [{by: carl, summary: So says Carl., response: " + []string{"none", "denied"}[random.IntN(2)] + "}]"
					case 2, 3:
					default:
						continue
					}
					content += "    " + issue + ": {" + record + "}\n"
				}
				if strings.HasSuffix(content, "  "+party+":\n") {
					content += "    talks: {silent: true}\n"
				}
			}
			snapshots = append(snapshots, content)
		}
		put(t, dir, yamlfile.File{Name: "snapshots/all.yaml", Content: []byte(strings.Join(snapshots, "---\n"))})
		pages := append(everyPage("2019-10-17", "2025-03-09"), everyPage("2025-01-02", "2025-03-09")...)
		pages = append(pages, everyPage("2024-02-29", "2024-08-05")...)
		for _, line := range pages {
			out, code := runIn(t, dir, line)
			if code != exitDone {
				t.Fatalf("seed %d, stance %s: exit %d\n%s", seed, strings.Join(line, " "), code, out)
			}
			if len(line) > 0 && line[len(line)-1] == "--width=400" {
				continue // its columns break days; pages have the same words (TestRenderersTellTheSame)
			}
			if bare := yearless(read(out)); bare != nil {
				t.Fatalf("seed %d, stance %s: days without their years:\n%s", seed, strings.Join(line, " "), strings.Join(bare, "\n---\n"))
			}
		}
	}
}
