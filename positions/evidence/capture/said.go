package capture

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// metas are the names under which pages say things of themselves, the likeliest first.
var metas = []struct {
	name  string // of `name`, `property` or `itemprop`
	field Field
}{
	{"og:title", Title}, {"twitter:title", Title}, {"dc.title", Title}, {"headline", Title},
	{"og:site_name", Publisher}, {"article:publisher", Publisher}, {"dc.publisher", Publisher}, {"application-name", Publisher},
	{"article:published_time", Published}, {"datepublished", Published}, {"dc.date", Published}, {"dc.date.issued", Published}, {"parsely-pub-date", Published}, {"date", Published}, {"pubdate", Published},
	{"og:locale", Language}, {"content-language", Language}, {"dc.language", Language},
	{"author", Author}, {"article:author", Author}, {"dc.creator", Author}, {"parsely-author", Author},
	{"og:url", Address},
}

// saidBy lists what a page says of itself. What stands in data for machines comes first, as it
// is written for being read so.
func saidBy(root *html.Node) []Candidate {
	named := map[string][]string{}
	var list, seen []Candidate
	var linked []string
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Meta:
			name := firstOf(n, "property", "name", "itemprop", "http-equiv")
			named[strings.ToLower(name)] = append(named[strings.ToLower(name)], attribute(n, "content"))
		case atom.Script:
			if strings.EqualFold(attribute(n, "type"), "application/ld+json") {
				list = linkedData(list, textUnder(n))
			}
		case atom.Link:
			if strings.EqualFold(attribute(n, "rel"), "canonical") {
				linked = append(linked, attribute(n, "href"))
			}
		case atom.Html:
			seen = candidate(seen, Language, attribute(n, "lang"), "<html lang>")
		case atom.H1:
			seen = candidate(seen, Title, textUnder(n), "<h1>")
		case atom.Title:
			seen = candidate(seen, Title, textUnder(n), "<title>")
		case atom.Time:
			if moment := attribute(n, "datetime"); moment != "" {
				seen = candidate(seen, Published, moment, "<time>")
			} else {
				seen = candidate(seen, Published, textUnder(n), "<time>")
			}
		}
	}
	for _, address := range linked {
		list = candidate(list, Address, address, "canonical link")
	}
	for _, m := range metas {
		for _, value := range named[m.name] {
			if m.field == Language {
				value = strings.ReplaceAll(value, "_", "-")
			}
			list = candidate(list, m.field, value, m.name)
		}
	}
	for _, c := range seen {
		list = candidate(list, c.Field, c.Value, c.Where)
	}
	return list
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

// firstOf gives the first of some attributes that an element has.
func firstOf(n *html.Node, keys ...string) string {
	for _, key := range keys {
		if v := attribute(n, key); v != "" {
			return v
		}
	}
	return ""
}

// linkedData adds what JSON-LD says of an article (schema.org's Article, NewsArticle and their like).
func linkedData(list []Candidate, text string) []Candidate {
	var data any
	if json.Unmarshal([]byte(text), &data) != nil {
		return list
	}
	const where = "JSON-LD "
	var visit func(v any, depth int)
	visit = func(v any, depth int) {
		const deepest = 8
		if depth > deepest {
			return
		}
		switch v := v.(type) {
		case []any:
			for _, item := range v {
				visit(item, depth+1)
			}
		case map[string]any:
			if !isArticle(v["@type"]) {
				visit(v["@graph"], depth+1)
				return
			}
			for _, key := range []string{"headline", "name"} {
				list = candidate(list, Title, textIn(v[key]), where+key)
			}
			list = candidate(list, Publisher, textIn(v["publisher"]), where+"publisher")
			for _, key := range []string{"datePublished", "dateCreated"} {
				list = candidate(list, Published, textIn(v[key]), where+key)
			}
			list = candidate(list, Language, textIn(v["inLanguage"]), where+"inLanguage")
			list = candidate(list, Author, textIn(v["author"]), where+"author")
			list = candidate(list, Address, textIn(v["url"]), where+"url")
		}
	}
	visit(data, 0)
	return list
}

func isArticle(kind any) bool {
	switch kind := kind.(type) {
	case string:
		return strings.HasSuffix(kind, "Article") || kind == "Report" || strings.HasSuffix(kind, "Posting")
	case []any:
		for _, k := range kind {
			if isArticle(k) {
				return true
			}
		}
	}
	return false
}

// textIn is a text, or the name of a thing, or those of several.
func textIn(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		if name, ok := v["name"].(string); ok {
			return name
		}
	case []any:
		var all []string
		for _, item := range v {
			if text := textIn(item); text != "" {
				all = append(all, text)
			}
		}
		return strings.Join(all, ", ")
	}
	return ""
}
