package docx

import (
	"fmt"
	"strings"
	"testing"

	"stance/diff/report/document"
)

// TestStretches cuts by direction. Capitals stand for Hebrew letters.
func TestStretches(t *testing.T) {
	hebrew := func(s string) string {
		return strings.Map(func(r rune) rune {
			if 'A' <= r && r <= 'Z' {
				return 'א' + r - 'A'
			}
			return r
		}, s)
	}
	for _, c := range []struct {
		text string
		rtl  bool
		want string
	}{
		{"peace now", false, "left peace now"},
		{"...", true, "right ..."},
		{"AB CD", false, "right AB CD"},
		{"talks with AB, CD and others", false, "left talks with |right AB, CD|left  and others"},
		{"AB (1967) CD", true, "right AB (|left 1967|right ) CD"},
		{"AB (1967) CD", false, "right AB|left  (1967) |right CD"},
		{"AB!", true, "right AB!"},
		{"AB!", false, "right AB|left !"},
		{"(AB)", false, "left (|right AB|left )"},
	} {
		var got []string
		for _, s := range stretches(hebrew(c.text), c.rtl) {
			got = append(got, map[bool]string{true: "right ", false: "left "}[s.rtl]+s.text)
		}
		if strings.Join(got, "|") != hebrew(c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// TestRightToLeft holds paragraphs and runs to say in which direction they run, names to be set
// apart, and redlines to have no letter that is not theirs.
func TestRightToLeft(t *testing.T) {
	name := document.Run{Text: "שלום", Data: true}
	d := &document.Document{Revised: "2025-01-02", Blocks: []document.Block{
		document.Para{Text: document.Text{{Text: "Talks of "}, name, {Text: ", "}, name}},
		document.Para{Text: document.Text{name, {Text: " now"}}},
		document.Para{Text: document.Text{{Text: "by שלום, 21 May", Data: true}}},
		document.Para{Text: document.Text{{Text: "by שלום 50 שלום", Data: true}}},
		document.Para{Text: document.Text{name, {Text: ": "}, {Text: "SHIFTED", Data: true}, {Text: ", "}, name}},
		document.Para{Text: document.Text{name, {Text: " (pipeline)", Data: true}, {Text: ", "}, name}},
		document.Para{Text: document.Text{{Text: "שלום now", Data: true}, {Text: ", "}, name}},
		document.Para{Text: document.Text{{Text: "No שלום", Data: true, Deleted: true}, {Text: "שלום", Data: true, Inserted: true}}},
		document.Evidence{Passages: []document.Passage{{Quote: "שלום", Language: "he"}, {Quote: "paix", Language: "fr"}, {Quote: "peace", Language: `x"y`}}},
	}}
	var got []string
	contents(t, d)["word/document.xml"].every(func(n *node) {
		switch n.name {
		case "p":
			got = append(got, "p")
			if n.child("pPr").child("bidi") != nil {
				got = append(got, "from the right")
			}
		case "r":
			text, said := "", ""
			if p := n.child("rPr"); p != nil {
				if p.child("rtl") != nil {
					said = "rtl "
				}
				if l := p.child("lang"); l != nil {
					said += l.attr["val"] + l.attr["bidi"] + " "
				}
			}
			n.every(func(n *node) { text += n.text })
			got = append(got, said+fmt.Sprintf("%q", text))
		}
	})
	want := []string{
		"p", `"Talks of "`, `rtl "שלום"`, `"\u200e"`, `", "`, `rtl "שלום"`, `"\u200e"`,
		"p", `rtl "שלום"`, `"\u200e"`, `" now"`,
		"p", `"by "`, `rtl "שלום"`, `"\u200e, 21 May\u200e"`,
		"p", `"by "`, `rtl "שלום"`, `" 50 "`, `rtl "שלום"`, `"\u200e"`,
		"p", `rtl "שלום"`, `"\u200e"`, `": "`, `"SHIFTED"`, `", "`, `rtl "שלום"`, `"\u200e"`,
		"p", `rtl "שלום"`, `"\u200e"`, `" (pipeline)"`, `", "`, `rtl "שלום"`, `"\u200e"`,
		"p", "from the right", `rtl "שלום "`, `"now"`, `rtl ", "`, `rtl "שלום"`,
		"p", `"No "`, `rtl "שלום"`, `rtl "שלום"`,
		"p", "from the right", `rtl he "“שלום”"`, "p", `fr "“paix”"`, "p", `"“peace”"`,
	}
	if strings.Join(got, " / ") != strings.Join(want, " / ") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, " / "), strings.Join(want, " / "))
	}
}

// TestLanguages holds that words whose language is known say so, whether they are quoted, stand
// in a line or are the title of a source, and that what is no language says nothing.
func TestLanguages(t *testing.T) {
	d := &document.Document{Blocks: []document.Block{
		document.Para{Text: document.Text{{Text: "Said: "}, {Text: "la paix", Data: true, Language: "fr"}, {Text: "der Frieden", Data: true, Language: "de-AT", Bold: true}, {Text: "x", Data: true, Language: `"/>`}}},
		document.Evidence{Passages: []document.Passage{{Quote: "мир", Language: "ru", Paraphrase: "Peace."}}},
		document.Para{Text: document.Text{{Text: "Here"}, {Source: &document.Source{Publisher: "Le Quotidien", Title: "Pas de paix", Language: "fr", Published: "2 Jun 2025"}}}},
		document.Sources{},
	}}
	said := map[string]string{}
	contents(t, d)["word/document.xml"].every(func(n *node) {
		if n.name != "r" {
			return
		}
		text, language := "", ""
		if p := n.child("rPr"); p != nil {
			if l := p.child("lang"); l != nil {
				language = l.attr["val"]
			}
		}
		n.every(func(n *node) { text += n.text })
		said[text] = language
	})
	for text, want := range map[string]string{
		"Said: ": "", "la paix": "fr", "der Frieden": "de-AT", "x": "", "“мир”": "ru", "Peace.": "",
		"Le Quotidien": "", "Pas de paix": "fr", "2 Jun 2025": "",
	} {
		if got, ok := said[text]; !ok || got != want {
			t.Errorf("%q is said to be in %q, want %q; there is %q", text, got, want, said)
		}
	}
}
