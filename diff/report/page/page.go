package page

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"regexp"
	"sync"

	"stance/diff/report"
	"stance/diff/report/chart"
)

var (
	//go:embed page.html
	source string
	//go:embed style.css
	styles string
)

// layout is parsed when a page is wanted: most runs of the program want none, and
// would start later for it.
var layout = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(functions).Parse(indent.ReplaceAllString(source, "\n")))
})

var functions = template.FuncMap{
	"prose": prose, "line": line, "lines": lines, "redline": redlined, "refs": refs, "cells": cells,
	"footing": footing, "symbols": symbols, "upper": upper, "matrix": newMatrix, "whole": whole, "signed": report.Signed, "methodNote": func() string { return report.MethodNote },
	"section": func(v *view, s report.IssueSection) inSection { return inSection{v, s} },
	"weblink": weblink, "language": language, "hash": inPage,
	"anchorIssue": report.IssueAnchor, "anchorSource": report.SourceAnchor,
	"speaker": report.Speaker, "useGloss": report.UseGloss, "grading": report.Grading, "citation": report.Citation,
	"count": report.Count, "points": report.Points, "moveLine": report.MoveLine,
}

// indent is the indentation of the template, which would be a good part of a
// long page.
var indent = regexp.MustCompile(`\n\s+`)

// perPage is the room made for a page beforehand, so that writing it need not
// move what is written already over and over.
const perPage = 1 << 20

// Write writes the report as an HTML page. It writes nothing if the page
// cannot be made.
func Write(w io.Writer, r *report.ChangeReport) error {
	css := chart.PageCSS() + styles
	v := view{
		ChangeReport: r,
		CSS:          template.CSS(css), // our own, and hashed as it stands
		Policy:       policy(css),
		charts:       draw(r),
	}
	var b bytes.Buffer
	b.Grow(perPage)
	if err := layout().Execute(&b, &v); err != nil {
		return err
	}
	_, err := b.WriteTo(w)
	return err
}

// policy lets the page do nothing but show itself in the one style it carries.
func policy(css string) string {
	sum := sha256.Sum256([]byte(css))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
}
