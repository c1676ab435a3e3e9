package main

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/pages"
	"stance/cmd/stance/internal/serve"
	"stance/positions"
)

// TestHostilePages puts each text into every field of a dataset and reads the pages of it that
// are served: nothing in them acts, loads or leads anywhere but to pages and the web.
func TestHostilePages(t *testing.T) {
	class := readClass(t, "texts")
	for _, c := range class.cases {
		t.Run(c.file, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			spread(t, dir, filepath.Join(hostileFolder, class.name, c.file))
			place := dataset.Place{Dir: dir, Name: "talks"}
			live := &serve.Live{Place: place, Bug: func(fault any, stack []byte) { t.Errorf("a bug: %v\n%s", fault, stack) }}
			if err := live.Start(func(*positions.Dataset) (positions.Date, error) { return 0, nil }); err != nil {
				t.Fatal(err)
			}
			addresses := append(pages.New(pages.Shown{Read: place.Read(), File: place.ReadFile}).Addresses(), "/search?q=x", "/party/"+url.PathEscape(c.file), "/nothing")
			for i, at := range addresses {
				if c.turn(i) {
					holdServed(t, live, at)
				}
			}
		})
	}
}

func holdServed(t *testing.T, live *serve.Live, at string) {
	t.Helper()
	ask := func(at string) string {
		w := httptest.NewRecorder()
		live.ServeHTTP(w, httptest.NewRequest("GET", at, nil))
		body, _ := io.ReadAll(w.Result().Body)
		if code := w.Result().StatusCode; code >= 500 {
			t.Errorf("%s: %d", at, code)
		}
		return string(body)
	}
	if body := ask(pages.Twin(at)); strings.HasPrefix(body, "{") && !json.Valid([]byte(body)) {
		t.Errorf("%s: no JSON", pages.Twin(at))
	}
	holdMarkup(t, at, ask(at), "", func(to string) bool { return strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "//") })
}

// holdMarkup holds that nothing in a page acts, and that it leads to its own kind and the web alone;
// policy is that which it has, "" for none.
func holdMarkup(t *testing.T, at, body, policy string, ours func(to string) bool) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	scripts := 0
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			t.Errorf("%s: a comment %q", at, n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "iframe", "object", "embed", "img", "image", "base", "foreignobject", "textarea", "template", "plaintext", "xmp", "frame", "video", "audio", "noscript", "style":
			t.Errorf("%s: <%s>", at, n.Data)
		case "script":
			if scripts++; n.FirstChild != nil {
				t.Errorf("%s: a script of its own", at)
			}
		}
		for _, attr := range n.Attr {
			key := strings.ToLower(attr.Key)
			data := n.Data == "a" && strings.HasPrefix(attr.Val, "data:text/csv;") && slices.ContainsFunc(n.Attr, func(o html.Attribute) bool { return o.Key == "download" })
			own := strings.HasPrefix(attr.Val, "#") || ours(attr.Val)
			leads := slices.Contains([]string{"href", "src", "action", "formaction", "xlink:href"}, key)
			if strings.HasPrefix(key, "on") || key == "style" || key == "srcdoc" || leads && !own && !data && !(n.Data == "a" && webLink.MatchString(attr.Val)) ||
				n.Data == "meta" && key == "http-equiv" && (policy == "" || n.Attr[len(n.Attr)-1].Val != policy) {
				t.Errorf("%s: %s=%q of <%s>", at, attr.Key, attr.Val, n.Data)
			}
		}
	}
	if scripts > 1 {
		t.Errorf("%s: %d scripts", at, scripts)
	}
}

// relativePath is a way to another file of a site.
var relativePath = regexp.MustCompile(`^(\.\./)*[A-Za-z0-9~._-]+(/[A-Za-z0-9~._-]+)*(#[A-Za-z0-9._-]+)?$`)

// TestHostileSite does so with the pages of a site, and reads what lies beside them.
func TestHostileSite(t *testing.T) {
	class := readClass(t, "texts")
	for i, c := range class.cases {
		if !everything() && i%4 != 0 {
			continue
		}
		t.Run(c.file, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			spread(t, dir, filepath.Join(hostileFolder, class.name, c.file))
			s, _, messages := reviewStreams(dir)
			if code := run([]string{"site", "-o", "public"}, s); code > 1 {
				t.Fatalf("%d: %s", code, messages)
			}
			pages := 0
			for name, content := range filesIn(t, filepath.Join(dir, "public")) {
				switch filepath.Ext(name) {
				case ".html":
					pages++
					holdMarkup(t, name, content, "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'", relativePath.MatchString)
				case ".json":
					if !json.Valid([]byte(content)) {
						t.Errorf("%s: no JSON", name)
					}
				case ".js":
					_, args, called := strings.Cut(strings.TrimSuffix(content, ");\n"), "(")
					if name != "search/search.js" && (!called || !json.Valid([]byte("["+args+"]"))) {
						t.Errorf("%s: more than a call", name)
					}
				case ".xml":
					d := xml.NewDecoder(strings.NewReader(content))
					for err := error(nil); !errors.Is(err, io.EOF); _, err = d.Token() {
						if err != nil {
							t.Fatalf("%s: %v", name, err)
						}
					}
				}
			}
			if pages < 5 {
				t.Errorf("only %d pages", pages)
			}
		})
	}
}
