package page

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
)

// sourceWords is how many words the three articles have of which the example is coded.
const sourceWords = 3144

// TestWordBudget holds that the page of the example has, before anything is unfolded, at most
// half as many words as its sources.
func TestWordBudget(t *testing.T) {
	root, err := html.Parse(bytes.NewReader(rendered(t, alaska(t))))
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]*strings.Builder{}
	readText(root, "", texts)
	parts, total := map[string]int{}, 0
	for part, text := range texts {
		for word := range strings.FieldsSeq(text.String()) {
			if strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) { // no dot, mark or arrow alone
				parts[part]++
			}
		}
		total += parts[part]
	}
	if total > sourceWords/2 {
		t.Errorf("%d words of %d are to be read before anything is unfolded: %v", total, sourceWords/2, parts)
	}
	if total < 500 || parts["brief"] < 100 {
		t.Errorf("only %d words are found, %d of findings", total, parts["brief"])
	}
	t.Log(total, parts)
}

// inline are the elements that do not part the words before them from those in them.
var inline = map[string]bool{"a": true, "abbr": true, "b": true, "bdi": true, "cite": true, "code": true, "del": true, "ins": true, "q": true, "span": true, "strong": true}

// readText gathers the text that can be read of a page as it is opened, by the main part that
// it stands in: neither what is closed, nor what is drawn, nor what only screen readers tell.
func readText(n *html.Node, part string, texts map[string]*strings.Builder) {
	for _, a := range n.Attr {
		switch {
		case a.Key == "class" && (a.Val == "vh" || a.Val == "skip"):
			return
		case a.Key == "id" && n.Data == "section" && part == "":
			part = a.Val
		}
	}
	if texts[part] == nil {
		texts[part] = &strings.Builder{}
	}
	switch {
	case n.Data == "head", n.Data == "style", n.Data == "svg":
		return
	case n.Type == html.TextNode:
		texts[part].WriteString(n.Data)
	case !inline[n.Data]:
		texts[part].WriteByte(' ')
		defer texts[part].WriteByte(' ')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if n.Data != "details" || c.Data == "summary" {
			readText(c, part, texts)
		}
	}
}
