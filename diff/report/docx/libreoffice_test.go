package docx

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// libreOffice finds LibreOffice, and a Python that can talk to it. Without them the test is
// skipped, unless STANCE_NEEDS_LIBREOFFICE asks that it must not be.
func libreOffice(t *testing.T) (soffice, python string) {
	t.Helper()
	missing := func(what string) {
		t.Helper()
		if os.Getenv("STANCE_NEEDS_LIBREOFFICE") != "" {
			t.Fatal(what)
		}
		t.Skip(what)
	}
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		missing("no LibreOffice on this machine, so the files were not opened in it")
	}
	for _, name := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(name, "-c", "import uno").Run() == nil {
			return soffice, name
		}
	}
	missing("no Python with uno on this machine, so the files were not opened in LibreOffice")
	return "", ""
}

// TestLibreOffice has every file opened by LibreOffice, all changes rejected and all accepted,
// and holds what it then says to be what Word's rules make of it; with TestSound that is, for
// every redline, the old text and the new one.
func TestLibreOffice(t *testing.T) {
	soffice, python := libreOffice(t)
	script, err := filepath.Abs("testdata/settle.py")
	if err != nil {
		t.Fatal(err)
	}
	dir, all := t.TempDir(), documents(t)
	for name := range nasty { // of which the others show nothing more
		if name != "Hebrew" && name != "markup" {
			delete(all, "every block, "+name)
		}
	}
	names := slices.Sorted(maps.Keys(all))
	var files []string
	args := []string{script, soffice, filepath.Join(dir, "profile")}
	for _, name := range names {
		files = append(files, write(t, dir, name, all[name]))
		args = append(args, plus(name)+files[len(files)-1])
	}
	var messages bytes.Buffer
	cmd := exec.Command(python, args...)
	cmd.Stderr = &messages
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, messages.String())
	}
	answers := bytes.Split(bytes.TrimSpace(out), []byte("\n"))
	if len(answers) != len(names) {
		t.Fatalf("%d answers for %d files", len(answers), len(names))
	}
	for i, name := range names {
		t.Run(name, func(t *testing.T) {
			var said struct{ Pages, Left int }
			if err := json.Unmarshal(answers[i], &said); err != nil {
				t.Fatal(err)
			}
			if said.Left > 0 {
				t.Errorf("%d changes are left once they are rejected, and once they are accepted", said.Left)
			}
			body := contents(t, all[name])["word/document.xml"].child("body")
			same(t, "rejected", savedText(t, files[i]+".rejected.fodt"), resolved(body, "ins"))
			same(t, "accepted", savedText(t, files[i]+".accepted.fodt"), resolved(body, "del"))
			if strings.HasSuffix(name, "brief") && said.Pages != 1 {
				t.Errorf("it has %d pages", said.Pages)
			}
			if info, err := os.Stat(files[i] + ".pdf"); plus(name) != "" && (err != nil || info.Size() < 1000 || said.Pages == 0) {
				t.Errorf("no PDF: %v", err)
			}
		})
	}
}

// plus stands before those that are printed.
func plus(name string) string {
	if strings.HasPrefix(name, "example") || strings.HasSuffix(name, "brief") {
		return "+"
	}
	return ""
}

// savedText is the text of each paragraph of a file that LibreOffice saved, as XML.
func savedText(t *testing.T, name string) []string {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	d := xml.NewDecoder(bytes.NewReader(content))
	inText, open := false, -1 // where the paragraph is that is open
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		add := func(text string) {
			if open >= 0 {
				list[open] += text
			}
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch name := token.Name.Local; {
			case name == "text" && strings.HasSuffix(token.Name.Space, ":office:1.0"):
				inText = true
			case inText && (name == "p" || name == "h"):
				open, list = len(list), append(list, "")
			case name == "s":
				n := 1
				for _, a := range token.Attr {
					if a.Name.Local == "c" {
						n, _ = strconv.Atoi(a.Value)
					}
				}
				add(strings.Repeat(" ", n))
			case name == "line-break":
				add("\n")
			}
		case xml.EndElement:
			if token.Name.Local == "p" || token.Name.Local == "h" {
				open = -1
			}
		case xml.CharData:
			add(string(token))
		}
	}
}

// same compares two lists of paragraphs. LibreOffice does without those in which pages end, or
// has them.
func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	for i := 0; i < len(want); i++ {
		if want[i] != pagesEnd {
			continue
		}
		if i < len(got) && got[i] == "" && (i+1 == len(want) || want[i+1] != "") {
			got = slices.Delete(got, i, i+1)
		}
		want = slices.Delete(want, i, i+1)
		i--
	}
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Errorf("%s: paragraph %d is\n%q, want\n%q", what, i+1, got[i], want[i])
			return
		}
	}
	if len(got) != len(want) {
		t.Errorf("%s: %d paragraphs, want %d", what, len(got), len(want))
	}
}
