package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// TestMan holds that every command and topic has its page, that nothing in a
// text is taken for a request, and that the same pages are written again.
func TestMan(t *testing.T) {
	dir := t.TempDir()
	s, _, messages := reviewStreams(dir)
	for range 2 {
		if code := run([]string{"man", "pages"}, s); code != exitDone {
			t.Fatal(messages)
		}
	}
	pages, err := filepath.Glob(filepath.Join(dir, "pages", "stance*"))
	if err != nil {
		t.Fatal(err)
	}
	want := 0
	var count func(cmd *cobra.Command)
	count = func(cmd *cobra.Command) {
		if cmd.Hidden || cmd.Name() == "help" {
			return
		}
		want++
		for _, sub := range cmd.Commands() {
			count(sub)
		}
	}
	count(newRootCommand(s))
	if len(pages) != want {
		t.Errorf("%d pages of %d commands and topics", len(pages), want)
	}
	request := regexp.MustCompile(`^\.(TH|SH|SS|PP|TP|br|nf|fi)( "[^"]*")*$`)
	for _, page := range pages {
		content, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(content, []byte(".TH ")) || !bytes.Contains(content, []byte("\n.SH \"DESCRIPTION\"\n")) {
			t.Errorf("%s begins with %.60q", page, content)
		}
		for line := range strings.Lines(string(content)) {
			line = strings.TrimSuffix(line, "\n")
			if strings.HasPrefix(line, "'") || strings.HasPrefix(line, ".") && !request.MatchString(line) {
				t.Errorf("%s: %s", filepath.Base(page), line)
			}
		}
	}
	if code := run([]string{"man"}, s); code != exitUsage {
		t.Errorf("without a folder: %d", code)
	}
}

func TestManText(t *testing.T) {
	p := &manWriter{}
	p.text("It does `this` - and\n.that\n'so' \\n:\n  a  `b\n\nmore\n  c")
	const want = "It does \\fBthis\\fP \\- and\n\\&.that\n\\&'so' \\en:\n.nf\n  a  `b\n.PP\n.fi\nmore\n.nf\n  c\n.fi\n"
	if p.String() != want {
		t.Errorf("got\n%s", p.String())
	}
}
