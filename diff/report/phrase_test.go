package report_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/internal/sample"
	"stance/positions"
)

func kind(t *testing.T, k diff.Kind) *report.Diff {
	t.Helper()
	d, err := sample.Kind(k)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// first finds the change of a kind; the samples have it on the issue water,
// and some on toll as well.
func first(t *testing.T, d *report.Diff, k diff.Kind, issue string) *diff.Change {
	t.Helper()
	for _, c := range d.Told() {
		if c.Kind == k && c.Issue.ID == issue {
			return &c
		}
	}
	t.Fatalf("no %s on %s", k, issue)
	return nil
}

// phrases is all that is said of a change.
func phrases(d *report.Diff, c *diff.Change) string {
	all := []string{report.Label(c, report.Full), report.Was(c, report.Full), report.Now(c, report.Full), report.Approaches(c, report.Full)}
	all = append(all, report.Remarks(d.Comparison, c, report.Full, d.Dating())...)
	for _, l := range report.TermLines(c, report.Full, d.Dating()) {
		all = append(all, l.Head+" "+l.Tail)
	}
	return strings.Join(all, "\n")
}

func TestEveryKindHasItsWords(t *testing.T) {
	for i, word := range diff.Kinds {
		k := diff.Kind(i)
		if report.KindMeaning(k) == "" {
			t.Errorf("%s is not explained", word)
		}
		if got := strings.ReplaceAll(report.KindWord(k, 1), " ", "-"); got != word {
			t.Errorf("the word for %s is %q", word, got)
		}
	}
}

// SEMANTICS.md: "Never: an arrow or a direction for what is within the coder's
// margin".
func TestOnlyAShiftHasADirection(t *testing.T) {
	direction := regexp.MustCompile(`toward|nearer|farther|[←-⇿▲▼◀▶]|->`)
	for i := range diff.Kinds {
		k := diff.Kind(i)
		d := kind(t, k)
		for _, c := range d.Told() {
			if said := phrases(d, &c); direction.MatchString(said) != (c.Kind == diff.Shifted) {
				t.Errorf("%s:\n%s", c.Kind, said)
			}
		}
		if k != diff.Shifted && direction.MatchString(strings.Join(d.Headline(), "\n")) {
			t.Errorf("%s: headline %q", k, d.Headline())
		}
	}
}

// "removed" for what was merely not repeated.
func TestNotRepeatedIsNotEnded(t *testing.T) {
	d := kind(t, diff.Held)
	c := first(t, d, diff.Held, "water")
	var got []string
	for _, l := range report.TermLines(c, report.Full, d.Dating()) {
		got = append(got, strings.TrimSpace(l.Head+" "+l.Tail))
	}
	slices.Sort(got)
	want := []string{"+ condition:", "= since 2 Jan", "not repeated, offer:", "reworded, demand now red line:"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for i := range diff.Kinds {
		d := kind(t, diff.Kind(i))
		for _, c := range d.Told() {
			if said := phrases(d, &c); strings.Contains(said, "removed") || strings.Contains(said, "dropped") {
				t.Errorf("%s:\n%s", c.Kind, said)
			}
		}
	}
}

// "new" for what was merely first recorded.
func TestNewOnlyWhereTheCoderSaysSo(t *testing.T) {
	d := kind(t, diff.FirstRecorded)
	for issue, want := range map[string]string{"water": "first recorded", "toll": "new"} {
		if got := report.KindLabel(first(t, d, diff.FirstRecorded, issue)); got != want {
			t.Errorf("%s: %q, want %q", issue, got, want)
		}
	}
	c := first(t, d, diff.FirstRecorded, "water")
	if said := phrases(d, c); strings.Contains(said, "new") || strings.Contains(said, "+") {
		t.Errorf("first recorded reads as added:\n%s", said)
	}
	if counts := d.CountsLine(); counts[0] != "2 first recorded, 1 of them new" {
		t.Errorf("counts %q", counts)
	}
}

// "a claim shown as a stance".
func TestAClaimIsTheClaimants(t *testing.T) {
	d := kind(t, diff.NotComparable)
	c := first(t, d, diff.NotComparable, "water")
	if now := report.Now(c, report.Full); now != "in words only" {
		t.Errorf("the claimed position got into the stance: %q", now)
	}
	cl := c.Claims[0].Claim
	if got := report.ClaimHead(cl, report.Full); got != "claimed by The Lowlands, 1 Feb 2025: Fixed shares" {
		t.Errorf("got %q", got)
	}
	if got := report.ResponseGloss(cl, 3, report.Full); got != "no answer found in 3 sources" {
		t.Errorf("got %q", got)
	}
	if slices.Contains(report.Qualifiers(c, report.Full), "contested") {
		t.Error("a stance in words is contested by nothing")
	}
	denied := kind(t, diff.FirstRecorded).ShownClaims()[0]
	if got := report.ResponseGloss(denied.Claims[0].Claim, 3, report.Short); got != "denied by LOW" {
		t.Errorf("got %q", got)
	}
}

// "a member's own word shown as a move of the group".
func TestAMembersWordIsNotTheGroups(t *testing.T) {
	d := kind(t, diff.OwnVoice)
	c := first(t, d, diff.OwnVoice, "water")
	said := phrases(d, c)
	for _, want := range []string{
		"own voice, departs from League of Shores", "Fixed shares, via League of Shores",
		"League of Shores: Fixed shares, unchanged", "not repeated from League of Shores, demand:",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in\n%s", want, said)
		}
	}
	if got := d.Headline(); got[0] != "No position is known to have moved." {
		t.Errorf("headline %q", got)
	}
}

func TestMagnitude(t *testing.T) {
	for _, c := range []struct {
		kind  diff.Kind
		issue string
		want  string
	}{
		{diff.Shifted, "water", "2 steps toward “Downstream alone”"},
		{diff.Shifted, "toll", "by 1.5 to 3.5 toward “No toll”"},
		{diff.PossibleShift, "water", "up to 1 step apart"},
		{diff.PossibleShift, "toll", "4 apart"},
		{diff.Reverted, "water", ""},
		{diff.Withdrawn, "water", ""},
	} {
		d := kind(t, c.kind)
		if got := report.Magnitude(first(t, d, c.kind, c.issue)); got != c.want {
			t.Errorf("%s on %s: %q, want %q", c.kind, c.issue, got, c.want)
		}
	}
}

// Words that differ are never under a headline that nothing moved, and lead where no
// position moved.
func TestHeadlineOfRewordings(t *testing.T) {
	if got, want := kind(t, diff.Reworded).Headline(), []string{"1 reworded: The Uplands on Format of talks"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestReasons(t *testing.T) {
	d := kind(t, diff.PossibleShift)
	for issue, want := range map[string]string{
		"water": "within the coder's margin, unconfirmed",
		"toll":  "unconfirmed, low confidence",
	} {
		if got := report.Reason(first(t, d, diff.PossibleShift, issue)); got != want {
			t.Errorf("%s: %q, want %q", issue, got, want)
		}
	}
	d = kind(t, diff.NotComparable)
	if got, want := report.Reason(first(t, d, diff.NotComparable, "water")), "the two statements cannot be compared on this scale (now in words only)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestApproachesPathAndEndings(t *testing.T) {
	d := kind(t, diff.Shifted)
	c := first(t, d, diff.Shifted, "water")
	if got := report.Approaches(c, report.Full); got != "nearer to The Lowlands; farther from League of Shores" {
		t.Errorf("got %q", got)
	}
	lines := report.TermLines(c, report.Full, d.Dating())
	if lines[0].Head != "replaced, red line now offer:" || lines[1].Head != "not repeated, threat:" {
		t.Errorf("got %+v", lines)
	}
	d = kind(t, diff.Reverted)
	if got := report.Path(first(t, d, diff.Reverted, "water"), report.Full, d.Dating()); got != "in between: Fixed shares (15 Jan)" {
		t.Errorf("got %q", got)
	}
	d = kind(t, diff.Withdrawn)
	c = first(t, d, diff.Withdrawn, "water")
	if got := report.TermLines(c, report.Full, d.Dating())[0].Head; got != "ended (withdrawn), red line:" {
		t.Errorf("got %q", got)
	}
	if got := report.Now(c, report.Full); got != "no position" {
		t.Errorf("got %q", got)
	}
}

// Of a long path the first positions and the last are told, and how many there are between these.
func TestLongPaths(t *testing.T) {
	d := kind(t, diff.Reverted)
	c := *first(t, d, diff.Reverted, "water")
	between, back := c.Path[0], c.Path[1]
	for _, n := range []int{12, 13, 14, 40} {
		c.Path = nil
		for i := range n {
			c.Path = append(c.Path, []positions.Holding{between, back}[i%2])
		}
		c.Path = append(c.Path, back)
		got := strings.Split(strings.TrimPrefix(report.Path(&c, report.Full, d.Dating()), "in between: "), ", then ")
		want := n
		if n > 13 {
			want = 13
			if more := strconv.Itoa(n-12) + " more"; got[6] != more {
				t.Errorf("%d: %q, want %q", n, got[6], more)
			}
		}
		if len(got) != want || !strings.HasPrefix(got[0], "Fixed shares") || got[1] == got[0] {
			t.Errorf("%d: %q", n, got)
		}
	}
}

func TestHeadlines(t *testing.T) {
	for k, want := range map[diff.Kind]string{
		diff.Shifted:       "2 shifted: The Uplands on Water, 2 steps toward “Downstream alone”, moderate confidence; The Uplands on Toll, by 1.5 to 3.5 toward “No toll” (scale 1 to 7), moderate confidence",
		diff.Withdrawn:     "1 withdrawn: The Uplands on Water, moderate confidence",
		diff.Adopted:       "1 adopted: The Uplands on Water, moderate confidence",
		diff.Reverted:      "1 reverted: The Uplands on Water, moderate confidence",
		diff.PossibleShift: "2 possible shifts: The Uplands on Toll, 4 apart (scale 1 to 7), unconfirmed, low confidence; The Uplands on Water, up to 1 step apart, within the coder's margin, unconfirmed",
		diff.Held:          "The Uplands changed a red line on Water, moderate confidence",
		diff.Unchanged:     "Nothing changed between 2 Jan 2025 and 1 Feb 2025.",
	} {
		if got := kind(t, k).Headline()[0]; got != want {
			t.Errorf("%s: %q, want %q", k, got, want)
		}
	}
}

func TestMembersAreToldUnderTheirGroup(t *testing.T) {
	d := kind(t, diff.Shifted)
	book := d.History.Dataset.Codebook
	for _, c := range d.Told() {
		if c.Party.ID == "harbour" {
			t.Errorf("%s is told besides its group", c.Party.Name)
		}
	}
	if got := d.InheritedLine(); got != "members via League of Shores not repeated: 1 unchanged" {
		t.Errorf("got %q", got)
	}
	d.Filter.Parties = append(d.Filter.Parties, book.Party("harbour"))
	d.Filter.All = true
	if told := d.Told(); len(told) != 1 || told[0].Party.ID != "harbour" {
		t.Errorf("asked for the member alone, got %d changes", len(told))
	}
}

func TestYearsAreGivenWhereTheyDiffer(t *testing.T) {
	fsys := fstest.MapFS{
		"codebook.yaml": {Data: []byte("title: T\nparties: [{id: a, name: A}]\nissues: [{id: x, name: X}]\n")},
		"sources.yaml":  {Data: []byte("sources: []\n")},
		"snapshots/s.yaml": {Data: []byte("date: 2024-12-30\npositions: {a: {x: {summary: One.}}}\n---\n" +
			"date: 2025-01-02\npositions: {a: {x: {summary: Two.}}}\n")},
	}
	d, err := sample.Compare(fsys)
	if err != nil {
		t.Fatal(err)
	}
	c := d.Told()[0]
	if before, now := report.Grounds(&c, c.From, d.Dating()), report.Grounds(&c, c.To, d.Dating()); before != "30 Dec 2024, stated" || now != "2 Jan 2025, stated" {
		t.Errorf("%q, %q", before, now)
	}
}
