package page

import (
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"regexp"
	"strings"
)

var functions = template.FuncMap{"line": line, "style": func(file string) bool { return strings.HasSuffix(file, ".css") }}

// indent is the indentation of the template, which would be a good part of a
// long page.
var indent = regexp.MustCompile(`\n\s+`)

// policy lets the page do nothing but show itself in the one style it carries.
func policy(css string) string {
	sum := sha256.Sum256([]byte(css))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
}
