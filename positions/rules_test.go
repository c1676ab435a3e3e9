package positions_test

import (
	"slices"
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/problem"
)

// told holds that a fault is one of an error's rules, and says just this.
func told(t *testing.T, name string, f *positions.Fault, rule problem.Rule, message, hint string) {
	t.Helper()
	if f == nil {
		t.Errorf("%s: nothing is wrong, and should be", name)
		return
	}
	if f.Rule != rule || f.Error() != message || f.Hint != hint {
		t.Errorf("%s:\n got [%s] %s\n     hint: %s\nwant [%s] %s\n     hint: %s", name, f.Rule, f, f.Hint, rule, message, hint)
	}
	if !slices.ContainsFunc(problem.Rules, func(i problem.Info) bool { return i.Rule == f.Rule && i.Severity == problem.Error }) {
		t.Errorf("%s: %q is no rule of which breaches are errors", name, f.Rule)
	}
}

// book is the codebook of these tests.
func book(t testing.TB) *positions.Codebook {
	t.Helper()
	return dataset(t, "08-01 anna fire: {position: low}").Codebook
}

func TestMissing(t *testing.T) {
	told(t, "a key", positions.Missing("by", "a claim", "fill `by`"), problem.MissingKey, "`by` is missing: a claim needs one", "fill `by`")
	told(t, "a summary", positions.MissingSummary("a claim"), problem.MissingKey, "`summary` is missing: a claim needs one", "say in your own words what the party wants")
}

// The fault of a value names its key; that of a value alone is left as it is, and
// nothing wrong stays nothing wrong.
func TestFaultOfAKey(t *testing.T) {
	f := positions.BadDate("soon", 0)
	told(t, "of a key", f.Of("known"), problem.BadDate, "`known`: `soon` is not a date as the format writes it", f.Hint)
	told(t, "of no key", f.Of(""), problem.BadDate, "`soon` is not a date as the format writes it", f.Hint)
	if told := f.Message; strings.Contains(told, "known") {
		t.Errorf("the fault itself was changed: %s", told)
	}
	if (*positions.Fault)(nil).Of("known") != nil {
		t.Error("nothing became a fault")
	}
}

// A party is looked for by id, name and short name, and an issue by id and name;
// whichever was nearly written, the hint calls it as faults call it.
func TestUnknownThings(t *testing.T) {
	b := book(t)
	parties := positions.PartiesOf(b, func(p *positions.Party) string { return p.ID })
	issues := positions.IssuesOf(b, func(is *positions.Issue) string { return is.Name })
	const allParties = "circle, anna, bert, league, alliance, union, solo"
	const allIssues = "Fire, Aid, Land, Talks"
	for _, c := range []struct {
		name, suggested string
		fault           *positions.Fault
		rule            problem.Rule
		message, hint   string
	}{
		{"near to an id", "did you mean `union`? parties: " + allParties, parties.Unknown("onion", "in the codebook", "parties: "),
			problem.UnknownParty, "`onion` is no party in the codebook", "parties: " + allParties},
		{"near to a name, told by its id", "did you mean `bert`? parties: " + allParties, parties.Unknown("BERT!", "in the codebook", "parties: "),
			problem.UnknownParty, "`BERT!` is no party in the codebook", "parties: " + allParties},
		{"near to a short name", "did you mean `anna`? parties: " + allParties, parties.Unknown("a", "in the codebook", "parties: "),
			problem.UnknownParty, "`a` is no party in the codebook", "parties: " + allParties},
		{"near to nothing", "add it; there are: " + allParties, parties.Unknown("zanzibar", "here", "add it; there are: "),
			problem.UnknownParty, "`zanzibar` is no party here", "add it; there are: " + allParties},
		{"an issue near to an id, told by its name", "did you mean `Talks`? issues: " + allIssues, issues.Unknown("talk", "in the codebook", "issues: "),
			problem.UnknownIssue, "`talk` is no issue in the codebook", "issues: " + allIssues},
	} {
		told(t, c.name, c.fault, c.rule, c.message, c.hint)
		if got := c.fault.Suggested(); got != c.suggested {
			t.Errorf("%s: suggests %q, want %q", c.name, got, c.suggested)
		}
	}
}

// A source is found by its id, and by its title where titles are names.
func TestUnknownSource(t *testing.T) {
	ids, titles := []string{"sky", "cnn"}, []string{"Allies meet", "Envoy speaks"}
	for _, c := range []struct {
		name, written, suggested, hint string
		ids, titles                    []string
	}{
		{"near to an id", "sky1", "did you mean `sky`? sources: sky, cnn", "sources: sky, cnn", ids, nil},
		{"near to a title, told by its id", "Envoy speak", "did you mean `cnn`? sources: sky, cnn", "sources: sky, cnn", ids, titles},
		{"titles are no names", "Envoy speak", "sources: sky, cnn", "sources: sky, cnn", ids, nil},
		{"where there are none", "sky", "list it in sources.yaml, with an id and a title", "list it in sources.yaml, with an id and a title", nil, nil},
	} {
		f := positions.UnknownSource(c.written, c.ids, c.titles)
		told(t, c.name, f, problem.UnknownSource, "`"+c.written+"` is not among the sources", c.hint)
		if got := f.Suggested(); got != c.suggested {
			t.Errorf("%s: suggests %q, want %q", c.name, got, c.suggested)
		}
	}
}

func TestUnknownWord(t *testing.T) {
	for _, c := range []struct {
		key, written    string
		words           []string
		hint, suggested string
	}{
		{"basis", "infered", positions.Bases, "one of: stated, recounted, reported, assessed, inferred", "did you mean `inferred`? one of: stated, recounted, reported, assessed, inferred"},
		{"tone", "louder", positions.Tones, "one of: harder, softer", "one of: harder, softer"}, // none is not written
		{"confidence", "High", positions.Confidences, "one of: moderate, high, low", "did you mean `high`? one of: moderate, high, low"},
	} {
		f := positions.UnknownWord(c.key, c.written, c.words)
		told(t, c.key, f, problem.UnknownWord, "`"+c.written+"` is no `"+c.key+"`", c.hint)
		if got := f.Suggested(); got != c.suggested {
			t.Errorf("%s: suggests %q, want %q", c.key, got, c.suggested)
		}
	}
}

// Whatever is written, a message stays readable.
func TestMessagesStayShort(t *testing.T) {
	for _, c := range []struct {
		name string
		runs int
		want int // characters
	}{{"60 fit", 60, 60}, {"61 do not", 61, 60}, {"nor does a book", 100_000, 60}} {
		got := positions.Shorten(strings.Repeat("є", c.runs))
		if n := len([]rune(got)); n != c.want || strings.HasSuffix(got, "…") != (c.runs > 60) {
			t.Errorf("%s: %d characters of %d, %s", c.name, n, c.runs, got)
		}
	}
	many := make([]string, 21)
	for i := range many {
		many[i] = "x"
	}
	if got := positions.Listed(many[:20]); got != strings.Repeat("x, ", 19)+"x" {
		t.Errorf("20 names are listed as %q", got)
	}
	if got := positions.Listed(many); got != strings.Repeat("x, ", 19)+"x, …" {
		t.Errorf("21 names are listed as %q", got)
	}
	if got := positions.OneOf("options", nil); got != "" {
		t.Errorf("of no names %q is said", got)
	}
}
