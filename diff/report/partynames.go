package report

import (
	"slices"
	"strings"

	"stance/positions"
)

// the names a party within a sentence: with an article where English wants
// one. What it cannot know it leaves as it is: a name without its article
// reads tersely, a name with a wrong one reads as a mistake. The sentences
// around it are built so that no verb has to agree with it in number.
func the(p *positions.Party) Prose {
	if takesArticle(p.Name) {
		return say("the ", partyName(p))
	}
	return partyName(p)
}

// articleNouns are the last words of names such as "European Commission" or
// "United States", which take an article.
var articleNouns = []string{
	"States", "Kingdom", "Nations", "Union", "Commission", "Council", "Emirates", "Republic",
	"Federation", "Netherlands", "Philippines", "Maldives", "Bahamas", "Gambia", "Islands", "Confederation",
	"Parliament", "Government", "Secretariat", "Presidency", "League", "Alliance", "Coalition", "Authority",
	"Organization", "Organisation", "Agency", "Bank", "Fund", "Committee", "Chamber", "Assembly", "Senate",
	"Opposition", "See", "Court", "Quad", "Quartet", "Group", "Community", "Bloc", "Sultanate", "Principality",
	"Duchy", "Emirate", "Commonwealth", "Canton", "Ministry", "Board", "Office", "Chancellery", "Association",
}

func takesArticle(name string) bool {
	words := strings.Fields(name)
	if len(words) == 0 || strings.EqualFold(words[0], "the") {
		return false
	}
	for i, w := range words {
		// "Republic of Korea", "Organisation for Security", "Islamic Republic of Iran"
		if i > 0 && (w == "of" || w == "for") && slices.Contains(articleNouns, words[i-1]) {
			return true
		}
	}
	return slices.Contains(articleNouns, words[len(words)-1]) && !strings.HasSuffix(words[0], "’s") && !strings.HasSuffix(words[0], "'s")
}

// parties lists parties within a sentence, all of them.
func parties(list []*positions.Party) Prose {
	items := make([]Prose, len(list))
	for i, p := range list {
		items[i] = the(p)
	}
	return listed(items)
}
