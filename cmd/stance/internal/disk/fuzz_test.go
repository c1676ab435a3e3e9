package disk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/positions/evidence/archive"
)

// FuzzArchivePath reads a text by any path in a small tree of links, on disk and
// confined: the text is that of a file inside, to which the system comes, too;
// or there is an error. Each target is one link's, separated by line breaks.
func FuzzArchivePath(f *testing.F) {
	for _, seed := range [][2]string{
		{"archive/text", ""}, {"archive/../text", ""}, {"../secret", ""}, {"archive/a", "text"}, {"archive/b/text", "x\n.."},
		{"archive/a", "../../secret"}, {"archive/a", "/etc/passwd"}, {"archive/a", "b\na"}, {"archive/a/../../secret", ".."},
		{"archive/c/text", "\n\nd/e\n"}, {"archive/d", "\n\n\n../e\nbeside"}, {"e/secret", "\n\n\n\n../beside"}, {"archive//./a/", "text/"},
		{"archive/a", "b/b\nc/c\nd/d\n.\n"}, {`archive\a`, `..\..\secret`}, {"archive/\xff", "\xff"}, {"c:/x", "c:x"},
	} {
		f.Add(seed[0], seed[1])
	}
	names := []string{"archive/a", "archive/b", "archive/c", "archive/d", "e"}
	f.Fuzz(func(t *testing.T, name, targets string) {
		dir := tree(t, map[string]string{"text": "inside", "archive/text": "inside", "archive/deep/text": "inside"})
		for i, target := range strings.SplitN(targets, "\n", len(names)+1) {
			if i < len(names) && target != "" {
				_ = os.Symlink(target, filepath.Join(dir, filepath.FromSlash(names[i]))) // the system may refuse it
			}
		}
		doc, err := archive.Read(Dataset(dir), name, 0)
		if err != nil {
			if strings.Contains(err.Error(), secret) {
				t.Errorf("the secret is in %v", err)
			}
			return
		}
		if doc.Text != "inside" {
			t.Fatalf("%q gave %q", name, doc.Text)
		}
		at, err := filepath.EvalSymlinks(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			return // to the system x.txt/ and x.txt/.. are no paths
		}
		root, err := filepath.EvalSymlinks(dir)
		if err != nil || !strings.HasPrefix(at, root+string(filepath.Separator)) {
			t.Errorf("%q was read, and is %s, outside %s (%v)", name, at, root, err)
		}
	})
}
