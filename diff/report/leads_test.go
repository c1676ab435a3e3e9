package report_test

import (
	"bytes"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stance/diff/report/document"
	"stance/diff/report/markdown"
	"stance/diff/report/page"
)

// eachRun calls do with every run that there is in a value, and with the pages to which blocks,
// sources and passages lead.
func eachRun(v reflect.Value, seen map[any]bool, do func(*document.Run), leads func(string)) {
	switch v.Kind() {
	case reflect.Interface:
		if !v.IsNil() {
			eachRun(v.Elem(), seen, do, leads)
		}
	case reflect.Pointer:
		if !v.IsNil() && !seen[v.Interface()] {
			seen[v.Interface()] = true
			eachRun(v.Elem(), seen, do, leads)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachRun(v.Index(i), seen, do, leads)
		}
	case reflect.Struct:
		if r, ok := v.Interface().(document.Run); ok {
			do(&r)
			return
		}
		for i := range v.NumField() {
			switch f := v.Type().Field(i); {
			case f.Name == "Page" && f.Type.Kind() == reflect.String:
				leads(v.Field(i).String())
			case f.Name != "Drawing" && f.IsExported():
				eachRun(v.Field(i), seen, do, leads)
			}
		}
	}
}

var address = regexp.MustCompile(`^/(gap(\?[a-z]+=[^&#]+(&[a-z]+=[^&#]+)*)?|party/[^/]+|issue/[^/]+|cell/[^/]+/[^/]+|source/[^/]+|code/[^/]+|changes/[^/]+|review/[^/]+/[^/]+/[^/]+|file/[^#]+)?(#[^#]+)?$`)

// wholly are the commands whose documents name nothing that leads nowhere. In those of others
// names stand in sentences, too, that are made as one text.
var wholly = []string{"show matrix", "log matrix", "diff, all false", "diff, all true", "diff -v, all false", "diff -v, all true", "show terms", "show terms of kinds"}

// TestNamesLead holds that what a document calls by the name of a party or an issue leads to
// where more is told of it, in the document or on a page of the dataset, and that all pages are
// named as pages are.
func TestNamesLead(t *testing.T) {
	w := worlds(t)[0]
	names := map[string]bool{}
	book := w.again().Dataset.Codebook
	for _, p := range book.Parties {
		names[p.Name] = true
	}
	for _, is := range book.Issues {
		names[is.Name] = true
	}
	led, held := 0, 0
	for _, r := range w.results(t) {
		if slices.Contains(wholly, r.command) {
			held++
		}
		check := func(to string) {
			if to != "" && !address.MatchString(to) {
				t.Errorf("%s leads to %q", r.command, to)
			}
		}
		eachRun(reflect.ValueOf(r.Document), map[any]bool{}, func(run *document.Run) {
			check(run.Page)
			switch {
			case run.Page != "":
				led++
			case slices.Contains(wholly, r.command) && names[run.Text] && run.Data && run.To == "":
				t.Errorf("%s: %q leads nowhere", r.command, run.Text)
			}
		}, check)
	}
	if led < 1000 || held != len(wholly) {
		t.Errorf("only %d names lead anywhere, in %d documents of %d", led, held, len(wholly))
	}
}

// TestPagesOfNamesAreOfPagesAlone holds that what a document looks like by itself does not
// depend on where its names would lead.
func TestPagesOfNamesAreOfPagesAlone(t *testing.T) {
	for _, r := range worlds(t)[0].results(t) {
		for name, render := range map[string]func(*bytes.Buffer) error{
			"Markdown": func(b *bytes.Buffer) error { return markdown.Document(b, r.Document) },
			"page":     func(b *bytes.Buffer) error { return page.Document(b, r.Document) },
		} {
			var b bytes.Buffer
			if err := render(&b); err != nil {
				t.Fatal(err)
			}
			for _, begin := range []string{`"/party/`, `"/issue/`, `"/cell/`, `"/source/`, "(/party/", "(/issue/", "(/cell/", "(/source/"} {
				if strings.Contains(b.String(), begin) {
					t.Errorf("%s as %s leads to %s…", r.command, name, begin)
				}
			}
		}
	}
}
