package main

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

// holdFormat reads an answer back as what reads such a format reads it, and holds it
// to have nothing in it that would act.
func holdFormat(t *testing.T, a *hostileAnswer) {
	t.Helper()
	format := "table"
	if i := slices.Index(a.args, "-f"); i >= 0 {
		format = a.args[i+1]
	} else if a.args[0] == "report" {
		format = "markdown"
	} else if a.args[0] == "export" {
		format = "csv"
	}
	if slices.Contains(a.args, "-o") {
		return // standard output has nothing
	}
	switch format {
	case "table":
		holdNoWorkflowCommand(t, a)
	case "markdown":
		holdNoWorkflowCommand(t, a)
		holdMarkdown(t, a)
	case "html", "svg":
		holdPage(t, a)
	case "json":
		if !json.Valid([]byte(a.out)) {
			t.Errorf("no JSON: %v", a)
		}
	case "ndjson":
		for line := range strings.Lines(a.out) {
			if !json.Valid([]byte(line)) {
				t.Errorf("no JSON: %q in %v", line, a)
			}
		}
	case "csv":
		holdCSV(t, a)
	case "graphml":
		holdXML(t, a.String(), []byte(a.out))
	case "docx":
		holdPackage(t, strings.Join(a.args, " "), []byte(a.out))
		holdWords(t, a)
	case "github":
		holdGitHub(t, a)
	default:
		t.Errorf("nobody reads %s", format)
	}
}

// workflow is what GitHub takes for a command: two colons that begin a line, but for
// white space, or ##[ anywhere on it.
var workflow = regexp.MustCompile(`(?m)^\s*::|##\[`)

func holdNoWorkflowCommand(t *testing.T, a *hostileAnswer) {
	t.Helper()
	for _, text := range []string{a.out, a.err} {
		if at := workflow.FindStringIndex(ourColour.ReplaceAllString(text, "")); at != nil {
			t.Errorf("a command to GitHub: %.60q of stance %q", text[at[0]:], a.args)
		}
	}
}

// holdGitHub holds every line to be one command of the program's own.
func holdGitHub(t *testing.T, a *hostileAnswer) {
	t.Helper()
	for line := range strings.Lines(a.out) {
		if !regexp.MustCompile(`^::(error|warning|notice) [^:\n]*::[^\n]*\n$`).MatchString(line) {
			t.Errorf("%q is no annotation, in %v", line, a)
		}
	}
}

var (
	commonMark = goldmark.New(goldmark.WithExtensions(extension.GFM))
	ownTag     = regexp.MustCompile(`^(</?(ins|del)>|<br>|<!-- -->|<span dir="auto">|</span>|</details>)$`)      // the span sets a right-to-left name apart
	ownFold    = regexp.MustCompile(`^<details><summary>([^<>]|<!-- -->|<span dir="auto">|</span>)*</summary>$`) // folds are named by parties, too
	webLink    = regexp.MustCompile(`^https?://`)
)

// holdMarkdown allows no HTML but the program's own, no picture, and no link but to
// the web.
func holdMarkdown(t *testing.T, a *hostileAnswer) {
	t.Helper()
	source := []byte(a.out)
	err := ast.Walk(commonMark.Parser().Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.RawHTML:
			for i := range n.Segments.Len() {
				if s := n.Segments.At(i); !ownTag.Match(s.Value(source)) {
					t.Errorf("HTML %q in stance %q", s.Value(source), a.args)
				}
			}
		case *ast.HTMLBlock:
			for i := range n.Lines().Len() {
				if s := n.Lines().At(i); !ownTag.Match(bytes.TrimSpace(s.Value(source))) && !ownFold.Match(bytes.TrimSpace(s.Value(source))) && !regexp.MustCompile(`^(<ins>|<del>|<!-- -->)`).Match(s.Value(source)) {
					t.Errorf("HTML %q in stance %q", s.Value(source), a.args)
				}
			}
		case *ast.Link:
			if !webLink.Match(n.Destination) && !bytes.HasPrefix(n.Destination, []byte("#")) {
				t.Errorf("a link to %q in stance %q", n.Destination, a.args)
			}
		case *ast.AutoLink:
			t.Errorf("a link of %q in stance %q", n.Label(source), a.args)
		case *ast.Image:
			t.Errorf("a picture of %q in stance %q", n.Destination, a.args)
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Error(err)
	}
}

// holdPage allows nothing that runs or fetches.
func holdPage(t *testing.T, a *hostileAnswer) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(a.out))
	if err != nil {
		t.Errorf("%v: %v", err, a)
		return
	}
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			t.Errorf("a comment %q in stance %q", n.Data, a.args)
		}
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script", "iframe", "object", "embed", "img", "image", "link", "form", "input", "base", "foreignobject", "textarea", "template", "plaintext", "xmp", "frame", "video", "audio", "noscript":
			t.Errorf("<%s> in stance %q", n.Data, a.args)
		}
		for _, attr := range n.Attr {
			key := strings.ToLower(attr.Key)
			if table, saves := strings.CutPrefix(attr.Val, "data:text/csv;charset=utf-8;base64,"); saves && key == "href" && n.Data == "a" && slices.ContainsFunc(n.Attr, func(o html.Attribute) bool { return o.Key == "download" && strings.HasSuffix(o.Val, ".csv") }) {
				values, err := base64.StdEncoding.DecodeString(table)
				if err != nil {
					t.Errorf("a file that cannot be read in stance %q: %v", a.args, err)
				}
				holdCSV(t, &hostileAnswer{args: a.args, out: string(values)})
				continue
			}
			link := key == "href" || key == "src" || key == "action" || key == "xlink:href"
			if strings.HasPrefix(key, "on") || link && !webLink.MatchString(attr.Val) && !strings.HasPrefix(attr.Val, "#") ||
				n.Data == "meta" && key == "http-equiv" && !strings.EqualFold(attr.Val, "Content-Security-Policy") {
				t.Errorf("%s=%q of <%s> in stance %q", attr.Key, attr.Val, n.Data, a.args)
			}
		}
	}
}

// signed is what may begin with + or - in a table.
var signed = regexp.MustCompile(`^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$`)

// holdCSV reads a table as a spreadsheet does, and holds every cell to be no formula.
func holdCSV(t *testing.T, a *hostileAnswer) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(a.out)).ReadAll() // all rows as long as the first
	if err != nil {
		t.Errorf("no CSV: %v: %v", err, a)
	}
	for _, row := range rows {
		for _, cell := range row {
			if strings.IndexAny(cell, "=+-@\t\r＝＋－＠") == 0 && !signed.MatchString(cell) {
				t.Errorf("a formula %.40q in stance %q", cell, a.args)
			}
		}
	}
}

func holdXML(t *testing.T, name string, content []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(content))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Errorf("no XML: %v: %.300s", err, name)
			return
		}
		switch token := token.(type) {
		case xml.Directive, xml.Comment:
			t.Errorf("%q in %.300s", token, name)
		case xml.StartElement:
			if token.Name.Local == "f" {
				t.Errorf("a formula in %.300s", name)
			}
			holdRelation(t, name, token)
		}
	}
}

// holdRelation holds what a part of a file leads to outside of it to be a link to the web, and
// fields to be numbers of pages.
func holdRelation(t *testing.T, name string, e xml.StartElement) {
	t.Helper()
	attr := func(name string) string {
		for _, a := range e.Attr {
			if a.Name.Local == name {
				return a.Value
			}
		}
		return ""
	}
	if e.Name.Local == "Relationship" && attr("TargetMode") != "" && (!strings.HasSuffix(attr("Type"), "/hyperlink") || !webLink.MatchString(attr("Target"))) {
		t.Errorf("%v in %.300s", e.Attr, name)
	}
	if instruction := strings.TrimSpace(attr("instr")); e.Name.Local == "instrText" || instruction != "" && instruction != "PAGE" && instruction != "NUMPAGES" {
		t.Errorf("a field %q in %.300s", instruction, name)
	}
}

// holdWorkbook holds every part of a workbook to be sound XML, without formulas.
func holdWorkbook(t *testing.T, path string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	holdPackage(t, filepath.Base(path), content)
}

// holdWords holds what a Word file says to be as it is shown. It sets names apart with marks; one
// that a text had itself is shown.
func holdWords(t *testing.T, a *hostileAnswer) {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(a.out), int64(len(a.out)))
	if err != nil {
		return // holdPackage tells
	}
	r, err := z.Open("word/document.xml")
	if err != nil {
		t.Errorf("%v in stance %q", err, a.args)
		return
	}
	for d := xml.NewDecoder(r); ; {
		token, err := d.Token()
		if err != nil {
			return
		}
		if text, ok := token.(xml.CharData); ok {
			holdVisible(t, a, "its pages", strings.ReplaceAll(string(text), "\u200e", ""))
		}
	}
}

// holdPackage does so of any such file.
func holdPackage(t *testing.T, name string, content []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		holdXML(t, name+"/"+part.Name, text)
	}
}
