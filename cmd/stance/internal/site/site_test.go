package site

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/diff/report"
	"stance/diff/report/data/tables"
	"stance/positions/synthetic"
)

func stancesAlone(p *report.Panel) []*tables.Table { return []*tables.Table{tables.Stances(p)} }

// site runs the command in a dataset's folder and gives what it said.
func site(t testing.TB, dir string, args ...string) (string, error) {
	t.Helper()
	s, out, _ := datasettest.Streams(dir)
	cmd := NewSiteCommand(s, stancesAlone)
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	cmd.SetArgs(args)
	err := cmd.Execute()
	return out.String(), err
}

// lay writes files into a folder.
func lay(t testing.TB, dir string, files map[string][]byte) {
	t.Helper()
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// made are the files of a site.
func made(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			files[name], err = os.ReadFile(filepath.Join(dir, name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// holdLinks holds that each link of each page leads to a file of the site that is named, and to an
// anchor that it has.
func holdLinks(t testing.TB, files map[string][]byte) (links int) {
	t.Helper()
	ids := map[string]map[string]bool{}
	leads := map[string][]string{}
	for name, content := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		root, err := html.Parse(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		ids[name] = map[string]bool{}
		for n := range root.Descendants() {
			for _, a := range n.Attr {
				switch a.Key {
				case "id":
					ids[name][a.Val] = true
				case "href", "src", "action":
					leads[name] = append(leads[name], a.Val)
				}
			}
		}
	}
	for name, list := range leads {
		for _, to := range list {
			u, err := url.Parse(to)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if u.Scheme != "" {
				continue // the web's, or a table of a chart
			}
			links++
			at := name
			if u.Path != "" {
				at = path.Join(path.Dir(name), u.Path)
			}
			if files[at] == nil {
				t.Errorf("%s leads to %s, which is not there", name, to)
			} else if u.Fragment != "" && !ids[at][u.Fragment] {
				t.Errorf("%s leads to %s, which has no such anchor", name, to)
			}
		}
	}
	return links
}

// Every link of every page of the example leads to what is there; the same again writes nothing,
// and what there is no more is taken away.
func TestSite(t *testing.T) {
	dir := datasettest.Copy(t)
	out := filepath.Join(t.TempDir(), "public")
	if _, err := site(t, dir, "-o", out); err != nil {
		t.Fatal(err)
	}
	files := made(t, out)
	if links := holdLinks(t, files); links < 1000 {
		t.Errorf("only %d links", links)
	}
	for _, name := range []string{"index.html", "gap/index.html", "gap/2025-08-14/index.html", "on/2025-08-14/index.html", "changes/2025-08-14..2025-08-18/index.html", "cell/territory/ukraine/index.html", "search/index.html", "data/stances.csv", "data/stances.parquet", "data/stance.xlsx", "data/latest.json", "cell/territory/ukraine/index.json", "gap/2025-08-14/index.json", feedFile, markFile} {
		if len(files[name]) == 0 {
			t.Errorf("there is no %s", name)
		}
	}
	for name, content := range files {
		if path.Ext(name) == ".html" && (bytes.Contains(content, []byte("<script")) != (name == "search/index.html") || bytes.Contains(content, []byte(" style="))) {
			t.Errorf("%s: a script or style of its own", name)
		}
	}
	said, err := site(t, dir, "-o", out)
	if want := fmt.Sprintf("%s: 0 files written, %d unchanged, 0 removed\n", out, len(files)-1); err != nil || said != want {
		t.Errorf("the same again: %q, %v, want %q", said, err, want)
	}
	if _, err := site(t, dir, "-o", out, "--pairs"); err != nil {
		t.Fatal(err)
	}
	more := made(t, out)
	holdLinks(t, more)
	if more["changes/2025-08-14..2025-08-17/index.html"] == nil || len(more) <= len(files) {
		t.Error("--pairs has no more pairs")
	}
	if _, err := site(t, dir, "-o", out); err != nil {
		t.Fatal(err)
	}
	again := made(t, out)
	for name := range more {
		if files[name] == nil && again[name] != nil {
			t.Errorf("%s is still there", name)
		}
	}
	for name, content := range files {
		if !bytes.Equal(content, again[name]) {
			t.Errorf("%s has become another", name)
		}
	}
	if _, err := os.Stat(filepath.Join(out, "changes/2025-08-14..2025-08-17")); err == nil {
		t.Error("a folder is left")
	}
	if n := holdFeed(t, files); n < 10 {
		t.Errorf("%d entries", n)
	}
}

// holdFeed holds that a site's feed is well-formed, has each thing once, the latest first, and
// leads to pages, and gives how many things it has.
func holdFeed(t testing.TB, files map[string][]byte) int {
	t.Helper()
	var atom struct {
		ID      string `xml:"id"`
		Updated string `xml:"updated"`
		Entries []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
			Link    struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(files[feedFile], &atom); err != nil {
		t.Fatal(err)
	}
	seen, before := map[string]bool{atom.ID: true}, atom.Updated
	for _, e := range atom.Entries {
		if _, err := time.Parse(time.RFC3339, e.Updated); err != nil || seen[e.ID] || e.Title == "" || files[e.Link.Href] == nil || e.Updated > before {
			t.Errorf("the entry %+v, %v, again %v", e, err, seen[e.ID])
		}
		seen[e.ID], before = true, e.Updated
	}
	return len(atom.Entries)
}

// A folder with other things in it is refused, and nothing in it changed; so is one of the dataset.
func TestFoldersThatAreNone(t *testing.T) {
	dir := datasettest.Copy(t)
	for name, content := range map[string]string{"letter.txt": "mine", "deep/er/letter.txt": "mine", markFile: "of something else"} {
		out := t.TempDir()
		lay(t, out, map[string][]byte{name: []byte(content)})
		_, err := site(t, dir, "-o", out)
		if usage, is := err.(*console.UsageError); !is || !strings.Contains(usage.Message, name) {
			t.Errorf("%s: %v", name, err)
		}
		if files := made(t, out); len(files) != 1 || string(files[name]) != content {
			t.Errorf("%s: %v", name, files)
		}
	}
	for _, out := range []string{"", filepath.Join(dir, "snapshots"), filepath.Join(dir, "archive")} {
		if _, err := site(t, dir, "-o", out); err == nil {
			t.Errorf("%q is not refused", out)
		}
	}
	out := t.TempDir() // somebody puts a file into a site
	if _, err := site(t, dir, "-o", out); err != nil {
		t.Fatal(err)
	}
	lay(t, out, map[string][]byte{"gap/mine.txt": []byte("mine")})
	if _, err := site(t, dir, "-o", out); err == nil || !strings.Contains(err.Error(), "gap/mine.txt") {
		t.Errorf("a file that somebody put into a site: %v", err)
	}
}

// A mark may be a stranger's: what it lists outside of its folder, by its name or by way of a
// link, is not taken away.
func TestMarksReachNothingElse(t *testing.T) {
	dir, around := datasettest.Copy(t), t.TempDir()
	mine, out := filepath.Join(around, "mine.txt"), filepath.Join(around, "public")
	lay(t, around, map[string][]byte{"mine.txt": []byte("mine"), "elsewhere/mine.txt": []byte("mine"), "public/" + markFile: []byte(firstLine + "../mine.txt\n" + mine + "\nlinked/mine.txt\na/../../mine.txt\n")})
	if err := os.Symlink(filepath.Join(around, "elsewhere"), filepath.Join(out, "linked")); err != nil {
		t.Skip(err)
	}
	_, err := site(t, dir, "-o", out)
	for _, name := range []string{mine, filepath.Join(around, "elsewhere/mine.txt")} {
		if content, gone := os.ReadFile(name); string(content) != "mine" {
			t.Errorf("%s: %v, after %v", name, gone, err)
		}
	}
	if err := os.Remove(filepath.Join(out, "linked")); err != nil {
		t.Fatal(err)
	}
	if _, err := site(t, dir, "-o", out); err != nil {
		t.Error(err)
	}
	if content, err := os.ReadFile(mine); string(content) != "mine" {
		t.Errorf("%q %v", content, err)
	}
}

// A long text stands on several pages, each of which can be linked to; of a text that is not
// public there is no more than what is quoted, whatever is asked for.
func TestTextsOfASite(t *testing.T) {
	dir := t.TempDir()
	var long strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&long, "Paragraph %d of the long text, canary%d, says that much and no more, time and again, as such texts do at such length and with so many words.\n", i+1, i+1)
	}
	files := map[string][]byte{}
	for name, content := range map[string]string{
		"codebook.yaml":             "title: Talks\nparties:\n  - {id: a, name: A}\nissues:\n  - {id: x, name: X}\n",
		"sources.yaml":              "sources:\n  - {id: open, title: Open, public: true}\n  - {id: closed, title: Closed}\n",
		"snapshots/2025-01-01.yaml": "date: 2025-01-01\npositions:\n  a:\n    x:\n      summary: Says it\n      evidence:\n      - {source: open, quote: \"Paragraph 3999 of the long text\"}\n      - {source: closed, quote: \"Paragraph 3000 of the long text\"}\n",
		"archive/open.txt":          long.String(),
		"archive/closed.txt":        long.String(),
	} {
		files[name] = []byte(content)
	}
	lay(t, dir, files)
	for _, asked := range []bool{false, true} {
		out := filepath.Join(t.TempDir(), "public")
		args := []string{"-o", out}
		if asked {
			args = append(args, "--archive-text")
		}
		if said, err := site(t, dir, args...); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		files := made(t, out)
		holdLinks(t, files)
		parts, canaries := 0, map[string]int{}
		for name, content := range files {
			of := strings.Split(name, "/")
			if of[0] == "source" && strings.HasSuffix(name, ".html") {
				canaries[of[1]] += bytes.Count(content, []byte("canary"))
				if of[1] == "open" {
					parts++
				}
				if len(content) > 500<<10 {
					t.Errorf("%s has %d bytes", name, len(content))
				}
			} else if bytes.Contains(content, []byte("canary12 ")) {
				t.Errorf("%s has a text", name)
			}
		}
		if asked && (parts < 2 || canaries["open"] != 4000) || !asked && (parts != 1 || canaries["open"] > 5) || canaries["closed"] > 5 {
			t.Errorf("asked %v: %d pages, %v", asked, parts, canaries)
		}
	}
}

// holdSizes holds that no page is too long, and gives how many parts there are beside first ones.
func holdSizes(t testing.TB, files map[string][]byte) (parts int) {
	t.Helper()
	for name, content := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		if len(content) > 500_000 {
			t.Errorf("%s has %d bytes", name, len(content))
		}
		if path.Base(name) != index {
			parts++
		}
	}
	return parts
}

// With a record of each of 30 parties on each of 20 issues on each date no page is too long, and
// what leads into one that is in parts leads to the right one.
func TestLargeSite(t *testing.T) {
	for name, shape := range map[string]synthetic.Shape{
		"all coded": {Parties: 30, Issues: 20, Dates: 3, PerDate: 600, Sources: 40, Seed: 1},
		"all keys":  {Parties: 12, Issues: 10, Dates: 5, PerDate: 60, Sources: 20, Seed: 2, Full: true},
		"long":      {Parties: 2, Issues: 1, Dates: 120, PerDate: 2, Sources: 3, Seed: 3, Full: true},
	} {
		t.Run(name, func(t *testing.T) {
			dir, out := t.TempDir(), filepath.Join(t.TempDir(), "public")
			lay(t, dir, shape.Files())
			if _, err := site(t, dir, "-o", out); err != nil {
				t.Fatal(err)
			}
			files := made(t, out)
			links, parts := holdLinks(t, files), holdSizes(t, files)
			holdFeed(t, files)
			if t.Logf("%d files, %d parts, %d links", len(files), parts, links); parts == 0 && name != "all keys" {
				t.Error("nothing had to be parted")
			}
		})
	}
}

// A dataset of 30 parties, 20 issues and 25 dates.
func BenchmarkSite(b *testing.B) {
	dir := b.TempDir()
	lay(b, dir, synthetic.Shape{Parties: 30, Issues: 20, Dates: 25, PerDate: 100, Sources: 60, Seed: 1}.Files())
	for b.Loop() {
		out := filepath.Join(b.TempDir(), "public")
		began := time.Now()
		said, err := site(b, dir, "-o", out)
		if err != nil {
			b.Fatal(err)
		}
		largest, of := 0, ""
		files := made(b, out)
		holdSizes(b, files)
		for name, content := range files {
			if path.Ext(name) == ".html" && len(content) > largest {
				largest, of = len(content), name
			}
		}
		b.Logf("%s in %v; the largest page is %s with %d bytes", strings.TrimSpace(said), time.Since(began).Round(time.Millisecond), of, largest)
	}
}
