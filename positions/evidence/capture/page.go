package capture

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"stance/positions/evidence/archive"
	"stance/positions/foreign"
)

// readPage makes the text of a page's article.
func readPage(raw []byte, mediaType string) (*Text, error) {
	page, err := decodePage(raw, mediaType)
	if err != nil {
		return nil, err
	}
	whole, unseen, err := archive.TextsOf(page)
	if err != nil {
		return nil, err
	}
	t := &Text{Kind: Page, Whole: true}
	text := whole
	var article *html.Node
	if root, err := parse(page); err == nil { // one that is nested too deeply is taken whole
		t.Said = saidBy(root)
		article = articleOf(root)
	}
	var pruned []*html.Node
	if article != nil {
		pruned = prune(article)
		within, err := rendered(article)
		if err != nil {
			return nil, err
		}
		if letters(within) > 0 {
			t.Whole, text = false, within
		}
	}
	kept := filled(text)
	t.Text = lines(kept)
	for _, line := range filled(unseen) {
		t.Left = append(t.Left, Left{"deleted or hidden", line})
	}
	if t.Whole {
		return t, nil
	}
	told := slices.Clone(kept)
	for _, n := range pruned {
		t.Left = append(t.Left, Left{noText(n), strings.Join(strings.Fields(textUnder(n)), " ")})
		words, err := rendered(n)
		if err != nil {
			return nil, err
		}
		told = append(told, filled(words)...)
	}
	t.Left = append(t.Left, outside(filled(whole), told)...)
	return t, nil
}

// decodePage gives a page as UTF-8: by its byte order mark, by what was said of its encoding
// when it was fetched, by what it declares, or because it is UTF-8.
func decodePage(raw []byte, mediaType string) (string, error) {
	if utf8.Valid(raw) {
		return archive.Decode(raw)
	}
	start := raw[:min(len(raw), 1024)] // where a page declares it
	encoding, _, certain := charset.DetermineEncoding(start, mediaType)
	if !certain && !bytes.Contains(bytes.ToLower(start), []byte("charset")) {
		return archive.Decode(raw) // which says what is wrong
	}
	decoded, err := encoding.NewDecoder().Bytes(raw)
	if err != nil {
		return "", fmt.Errorf("%w: %w", archive.ErrNotText, err)
	}
	return archive.Decode(decoded)
}

const parser = "the HTML parser"

func parse(page string) (root *html.Node, err error) {
	defer foreign.Caught(parser, &err)
	return html.Parse(strings.NewReader(page))
}

// articleOf finds the article of a page; nil where there is none. It works on a copy, whose styles
// say what of it is hidden: the finder takes them away, so they are kept under another name.
func articleOf(root *html.Node) *html.Node {
	parser := readability.NewParser()
	parser.KeepClasses = true
	keepStyles(root)
	article, err := find(&parser, root)
	if err != nil || article == nil { // a page that it cannot cope with is taken whole
		return nil
	}
	restoreStyles(article)
	return article
}

const keptStyle = "data-kept-style"

// keepStyles has each element under a node say its own style once more, under a name that the finder
// leaves alone.
func keepStyles(root *html.Node) {
	for n := range root.Descendants() {
		drop(n, keptStyle)
		if style := attribute(n, "style"); style != "" {
			n.Attr = append(n.Attr, html.Attribute{Key: keptStyle, Val: style})
		}
	}
}

// restoreStyles is the reverse of keepStyles.
func restoreStyles(article *html.Node) {
	for n := range article.Descendants() {
		drop(n, "style")
		for i := range n.Attr {
			if n.Attr[i].Key == keptStyle {
				n.Attr[i].Key = "style"
			}
		}
	}
}

func drop(n *html.Node, key string) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func find(parser *readability.Parser, root *html.Node) (article *html.Node, err error) {
	defer foreign.Caught("the finder of articles", &err)
	found, err := parser.ParseDocument(root, nil)
	return found.Node, err
}

// rendered is the text that is read of a node.
func rendered(n *html.Node) (text string, err error) {
	var b bytes.Buffer
	if err := render(&b, n); err != nil {
		return "", err
	}
	return archive.TextOf(b.String())
}

func render(w io.Writer, n *html.Node) (err error) {
	defer foreign.Caught("the HTML writer", &err)
	return html.Render(w, n)
}

// prune takes out of an article what is no part of its text, and gives it.
func prune(article *html.Node) []*html.Node {
	var pruned []*html.Node
	total := letters(textUnder(article))
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			if noText(c) != "" && 2*letters(textUnder(c)) <= total { // a class of the whole article says nothing
				n.RemoveChild(c)
				pruned = append(pruned, c)
			} else {
				walk(c)
			}
			c = next
		}
	}
	walk(article)
	return pruned
}

// noText says what an element is that is no part of an article's text; "" where it is.
func noText(n *html.Node) string {
	if n.Type != html.ElementNode {
		return ""
	}
	switch n.DataAtom {
	case atom.Figcaption, atom.Caption:
		return "caption"
	case atom.Figure:
		return "figure"
	}
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		for _, word := range strings.FieldsFunc(strings.ToLower(a.Val), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if what := classWords[word]; what != "" {
				return what
			}
		}
	}
	return ""
}

// classWords are the words in the names of classes that tell what is no text of an article.
var classWords = map[string]string{
	"video": "video", "videoplayer": "video", "player": "video",
	"consent": "consent", "cookie": "consent", "cookies": "consent", "gdpr": "consent",
	"ad": "advertisement", "ads": "advertisement", "advert": "advertisement", "adverts": "advertisement",
	"advertisement": "advertisement", "advertising": "advertisement", "sponsored": "advertisement",
}

// textUnder is all text under a node as it stands there.
func textUnder(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// outside lists the paragraphs of a page that are not among those that are told of already.
func outside(page, told []string) []Left {
	known := map[string]int{}
	for _, line := range told {
		known[line]++
	}
	var left []Left
	for _, line := range page {
		if known[line] > 0 {
			known[line]--
		} else {
			left = append(left, Left{"outside of the article", line})
		}
	}
	return left
}

// filled lists the lines of a text that have anything in them.
func filled(text string) []string {
	var all []string
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) != "" {
			all = append(all, line)
		}
	}
	return all
}

func letters(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
