package main

import (
	"encoding/json"
	"io"
	"net/http/httptest"
	"net/url"
	"path/filepath"
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
	root, err := html.Parse(strings.NewReader(ask(at)))
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
			ours := strings.HasPrefix(attr.Val, "/") && !strings.HasPrefix(attr.Val, "//") || strings.HasPrefix(attr.Val, "#")
			leads := slices.Contains([]string{"href", "src", "action", "formaction", "xlink:href"}, key)
			if strings.HasPrefix(key, "on") || key == "style" || key == "srcdoc" || leads && !ours && !data && !(n.Data == "a" && webLink.MatchString(attr.Val)) ||
				n.Data == "meta" && key == "http-equiv" {
				t.Errorf("%s: %s=%q of <%s>", at, attr.Key, attr.Val, n.Data)
			}
		}
	}
	if scripts > 1 {
		t.Errorf("%s: %d scripts", at, scripts)
	}
}
