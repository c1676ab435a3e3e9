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
// hears them one after the other cannot tell them apart.
func (d *Document) Ambiguous() map[string]bool {
	leads, several := map[string]string{}, map[string]bool{}
	d.walk(func(list ...Text) {
		for _, t := range list {
			for i := 0; i < len(t); i = t.Linked(i) {
				if t[i].To == "" {
					continue
				}
				words := t[i:t.Linked(i)].Text()
				if to, ok := leads[words]; ok && to != t[i].To {
					several[words] = true
				}
				leads[words] = t[i].To
			}
		}
	}, func(Block) {})
	return several
}
