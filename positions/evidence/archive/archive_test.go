package archive

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
)

func TestRead(t *testing.T) {
	fsys := fstest.MapFS{
		"archive/plain.txt":  {Data: []byte("Grüße\n")},
		"archive/bom.txt":    {Data: []byte("\ufeffhello")},
		"archive/page.html":  {Data: []byte("<p>One &amp; two</p><p>Three</p>")},
		"archive/sniffed":    {Data: []byte("\n<!DOCTYPE html>\n<title>T</title><p>One")},
		"archive/math.txt":   {Data: []byte("a <b and c> d")},
		"archive/empty.txt":  {},
		"archive/utf16.txt":  {Data: []byte("\xff\xfeh\x00i\x00")},
		"archive/utf16n.txt": {Data: []byte("h\x00i\x00")},
		"archive/latin.txt":  {Data: []byte("one\ncaf\xe9")},
		"archive/paper.txt":  {Data: []byte("%PDF-1.7 ...")},
		"archive/large.txt":  {Data: make([]byte, 2000)},
		"archive/here.txt":   {Data: []byte("../top.txt"), Mode: fs.ModeSymlink},
		"archive/out.txt":    {Data: []byte("../../secret"), Mode: fs.ModeSymlink},
		"archive/abs.txt":    {Data: []byte("/etc/passwd"), Mode: fs.ModeSymlink},
		"archive/loop.txt":   {Data: []byte("pool.txt"), Mode: fs.ModeSymlink},
		"archive/pool.txt":   {Data: []byte("loop.txt"), Mode: fs.ModeSymlink},
		"archive/self":       {Data: []byte("self/self"), Mode: fs.ModeSymlink},
		"archive/device":     {Mode: fs.ModeDevice},
		"top.txt":            {Data: []byte("top")},
	}
	for _, c := range []struct {
		name, want string
		err        error
	}{
		{"archive/plain.txt", "Grüße\n", nil},
		{"./archive//plain.txt", "Grüße\n", nil},
		{"archive/../top.txt", "top", nil},
		{"archive/bom.txt", "hello", nil},
		{"archive/page.html", "One & two\n\nThree", nil},
		{"archive/sniffed", "One", nil},
		{"archive/math.txt", "a <b and c> d", nil},
		{"archive/empty.txt", "", nil},
		{"archive/here.txt", "top", nil},
		{"archive/none.txt", "", fs.ErrNotExist},
		{"archive/utf16.txt", "", ErrNotText},
		{"archive/utf16n.txt", "", ErrNotText},
		{"archive/latin.txt", "", ErrNotText},
		{"archive/paper.txt", "", ErrNotText},
		{"archive/large.txt", "", ErrTooLarge},
		{"archive/out.txt", "", ErrOutside},
		{"archive/abs.txt", "", ErrOutside},
		{"archive/loop.txt", "", ErrLoop},
		{"archive/self", "", ErrLoop},
		{"archive/device", "", ErrNotAFile},
		{"archive", "", ErrNotAFile},
		{"../top.txt", "", ErrOutside},
		{"archive/../../top.txt", "", ErrOutside},
		{"/etc/passwd", "", ErrOutside},
		{`C:\texts\one.txt`, "", ErrOutside},
		{"", "", ErrNotAFile},
		{"a\x00b", "", ErrNotAFile},
		{".", "", ErrNotAFile},
	} {
		doc, err := Read(fsys, c.name, 1000)
		if !errors.Is(err, c.err) {
			t.Errorf("%q: error %v, want %v", c.name, err, c.err)
			continue
		}
		if err == nil && doc.Text != c.want {
			t.Errorf("%q: %q, want %q", c.name, doc.Text, c.want)
		}
	}
	if _, err := Read(fsys, "archive/latin.txt", 0); !strings.Contains(err.Error(), "0xE9 in line 2") {
		t.Errorf("no byte and line in %v", err)
	}
	// The digest is of the bytes as they are, byte order mark and all.
	with, _ := Read(fsys, "archive/bom.txt", 0)
	without, _ := Read(fstest.MapFS{"a": {Data: []byte("hello")}}, "a", 0)
	if with.Text != without.Text || with.SHA256 == without.SHA256 {
		t.Errorf("with and without byte order mark: %+v and %+v", with, without)
	}
	doc, _ := Read(fstest.MapFS{"a": {Data: []byte("abc")}}, "a", 0)
	if doc.SHA256 != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
		t.Errorf("digest of abc: %s", doc.SHA256)
	}
}

func TestReadFromDisk(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("symbolic links need rights there")
	}
	dir := t.TempDir()
	data := filepath.Join(dir, "data")
	for _, err := range []error{
		os.MkdirAll(filepath.Join(data, "archive"), 0o755),
		os.WriteFile(filepath.Join(dir, "secret.txt"), []byte("secret"), 0o644),
		os.WriteFile(filepath.Join(data, "one.txt"), []byte("one"), 0o644),
		os.Symlink("../../secret.txt", filepath.Join(data, "archive", "out.txt")),
		os.Symlink("..", filepath.Join(data, "archive", "up")),
		os.Symlink("b", filepath.Join(data, "archive", "a")),
		os.Symlink("a", filepath.Join(data, "archive", "b")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]error{
		"archive/out.txt": ErrOutside, "archive/up/one.txt": nil, "archive/up/../secret.txt": ErrOutside,
		"archive/a": ErrLoop, "archive/a/x.txt": ErrLoop, "archive/up/archive/up": ErrNotAFile,
	} {
		if _, err := Read(os.DirFS(data), name, 0); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
	}
}

func TestTextOfPages(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{"", ""},
		{"plain", "plain"},
		{"<p>One<p>Two", "One\n\nTwo"},
		{"<h1>Head</h1>\n\n<div><p>One\n  two</p></div>", "Head\n\nOne two"},
		{"<p>one<b>two</b> <i>three</i>&nbsp;four", "onetwo three\u00a0four"},
		{"<head><title>T</title><style>p{}</style></head><body><script>if (a<b) x()</script><p>One", "One"},
		{"<p>a<br>b<br><br>c", "a\nb\n\nc"},
		{"<p>He said <q>yes</q>.", "He said “yes”."},
		{"<p>&ldquo;It&rsquo;s &#8220;so&#8221; &mdash; &lt;here&gt;", "“It’s “so” — <here>"},
		{"<ul><li>a</li><li>b</li></ul>", "a\n\nb"},
		{"<table><tr><td>a</td><td>b</td></tr></table>", "a\n\nb"},
		{"<pre>a\nb  c</pre>d", "a\nb c\n\nd"},
		{"<p>a<!-- <p>no --> b", "a b"},
		{"<p>a<svg><svg>x</svg>y</svg>b</p>", "ab"},
		{"<p>a<noscript>x</noscript>b", "ab"},
		{"<p>a<script>never closed", "a"},
		{"<p>a<script/>x()</script><svg/>b", "ab"},
		{"<p>a<svg><title/></svg>b<svg><title>x</title></svg>c", "abc"},
		{"<p>a<svg><defs><style/><script/></defs><path/></svg>b", "ab"},
		{"<p>a<math><textarea/><xmp /><mi>x</mi></math>b", "ab"},
		{"<p>a<svg><style>x</style><title>y</svg></title>z</svg>b", "ab"},
		{"</p></div>a", "a"},
		{"<p>a <", "a <"},
		{"<p>cease&shy;fire", "cease\u00adfire"},
	} {
		if got := read(t, c.page); got != c.want {
			t.Errorf("%q: %q, want %q", c.page, got, c.want)
		}
	}
	deep := strings.Repeat("<div>", 200_000) + "in"
	if got := read(t, deep); got != "in" {
		t.Errorf("deep nesting: %d bytes", len(got))
	}
}

func FuzzTextOf(f *testing.F) {
	f.Add("<p>a<br>b<q>c</q><pre>\n\nd</pre><script>x")
	f.Fuzz(func(t *testing.T, page string) {
		text := read(t, page)
		if text != strings.TrimSpace(text) || strings.Contains(text, "\n\n\n") {
			t.Errorf("%q: %q", page, text)
		}
	})
}
