package network_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"stance/diff/report"
	"stance/diff/report/data/network"
	"stance/diff/report/internal/sample"
)

// FuzzReadBack puts a text into every field of a dataset and reads the network with
// a reader of XML: it has the elements of a harmless text's and no others, and the
// names of parties are in it, but for characters that XML does not have.
func FuzzReadBack(f *testing.F) {
	for _, text := range sample.Texts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) == "" {
			t.Skip("no dataset has this as a text, or XML has nothing of it")
		}
		got, elements := networkOf(t, text)
		if _, plain := networkOf(t, "word"); elements != plain {
			t.Errorf("%q changes what the network consists of: %s", text, elements)
		}
		want := strings.Map(func(r rune) rune {
			switch {
			case unicode.IsControl(r):
				return -1
			case r == '\ufffe' || r == '\uffff':
				return '\ufffd'
			}
			return r
		}, strings.TrimSpace(text+" A"))
		if name := got.Graphs[0].Nodes[0].data("name"); name != want {
			t.Errorf("%q became the name %q", text, name)
		}
	})
}

func networkOf(t *testing.T, text string) (g graph, elements string) {
	t.Helper()
	d, err := sample.With(text)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := network.Write(&b, report.NewPanel(d.History, d.From, d.To, report.Filter{})); err != nil {
		t.Fatal(err)
	}
	if err := xml.Unmarshal(b.Bytes(), &g); err != nil {
		t.Fatalf("%q: %v\n%s", text, err, b.Bytes())
	}
	for reader := xml.NewDecoder(&b); ; {
		token, err := reader.Token()
		if errors.Is(err, io.EOF) {
			return g, elements
		}
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			elements += token.Name.Local + " "
		case xml.Comment, xml.Directive:
			t.Errorf("%q: %q in the network", text, token)
		}
	}
}
