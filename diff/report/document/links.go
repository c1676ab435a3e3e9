package document

import (
	"net/url"
	"strings"
)

// WebAddress is an address where it is one that may be followed, "" for anything but http and
// https.
func WebAddress(to string) string {
	u, err := url.Parse(strings.TrimSpace(to))
	if err != nil || u.Host == "" {
		return ""
	}
	if scheme := strings.ToLower(u.Scheme); scheme != "http" && scheme != "https" {
		return ""
	}
	return u.String()
}

// Linked is the end of the stretch of runs that leads where the run at i leads: one link.
func (t Text) Linked(i int) int {
	end := i + 1
	for end < len(t) && t[i].To != "" && t[end].To == t[i].To && t[end].Source == nil {
		end++
	}
	return end
}

// Ambiguous lists the words of those links that lead to several places, by which whoever
// hears them one after the other cannot tell them apart. Of one page of several, runs lead to
// other pages, too.
func (d *Document) Ambiguous(pages bool) map[string]bool {
	leads, several := map[string]string{}, map[string]bool{}
	note := func(words, to string) {
		if had, ok := leads[words]; ok && had != to {
			several[words] = true
		}
		leads[words] = to
	}
	d.walk(func(list ...Text) {
		for _, t := range list {
			for i := 0; i < len(t); i = t.Linked(i) {
				switch {
				case t[i].To != "":
					note(t[i:t.Linked(i)].Text(), t[i].To)
				case pages && t[i].Page != "":
					note(t[i].Text, t[i].Page)
				}
			}
		}
	}, func(Block) {})
	return several
}
