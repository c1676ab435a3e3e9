package mention

import (
	"testing"

	"stance/positions"
	"stance/positions/evidence/quote"
)

func TestNames(t *testing.T) {
	upper := &positions.Party{ID: "upper", Name: "Upland", Short: "UP"}
	lower := &positions.Party{ID: "lower", Name: "Lower valley"}
	book := &positions.Codebook{Parties: []*positions.Party{upper, lower}, Speakers: []*positions.Speaker{
		{Name: "Ida Stone-Reed", Party: upper}, {Name: "Володимир Зеленський", Party: lower},
	}}
	sluice := &positions.Issue{ID: "sluice", Name: "Sluice gates", Keywords: []string{"sluice*", "closing of *", "gate"}}
	for _, c := range []struct {
		sentence            string
		upper, lower, issue bool
	}{
		{"The uplanders met.", true, false, false},
		{"Upland’s gate stays shut.", true, false, true},
		{"UP agreed.", true, false, false},
		{"They give up.", false, false, false},
		{"THE UPLANDERS MET", true, false, false},
		{"They used it.", false, false, false},
		{"The lower valley wants the closing of everything.", false, true, true},
		{"The lower  valleys met.", false, false, false},
		{"“Stone-Reed said no,” it says.", true, false, false},
		{"Зеленський і шлюз", false, true, false},
		{"A SLUICEGATE opened; gates did not.", false, false, true},
		{"Gates and closing of", false, false, false},
		{"", false, false, false},
	} {
		sentence := &quote.Sentence{}
		for _, s := range quote.Prepare(c.sentence, "").Sentences() {
			sentence.Words = append(sentence.Words, s.Words...)
		}
		for name, got := range map[string][2]bool{
			"upper": {OfParty(book, upper).In(sentence), c.upper}, "lower": {OfParty(book, lower).In(sentence), c.lower}, "issue": {OfIssue(sluice).In(sentence), c.issue},
		} {
			if got[0] != got[1] {
				t.Errorf("%q names the %s: %v (%q)", c.sentence, name, got[0], sentence.Words)
			}
		}
	}
}
