package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions/links"
)

const secret = "a secret from outside"

// tree makes a folder with a dataset's folder in it, beside which there is a
// secret. A value that begins with -> makes a link; @ in it is the outer folder.
func tree(t testing.TB, files map[string]string) (dir string) {
	t.Helper()
	outer := t.TempDir()
	dir = filepath.Join(outer, "data")
	write := func(name, content string) {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if target, ok := strings.CutPrefix(content, "->"); ok {
			if err := os.Symlink(strings.ReplaceAll(target, "@", outer), name); err != nil {
				t.Skip(err)
			}
		} else if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	write(filepath.Join(outer, "secret"), secret)
	write(filepath.Join(outer, "beside/secret"), secret)
	for name, content := range files {
		write(filepath.Join(dir, name), content)
	}
	return dir
}

func TestDatasetIsAFileSystem(t *testing.T) {
	dir := tree(t, map[string]string{"codebook.yaml": "a", "snapshots/x/b.yaml": "b", "snapshots/empty.yaml": ""})
	if err := fstest.TestFS(Dataset(dir), "codebook.yaml", "snapshots/x/b.yaml", "snapshots/empty.yaml"); err != nil {
		t.Error(err)
	}
}

func TestDatasetStaysInside(t *testing.T) {
	dir := tree(t, map[string]string{
		"a/file": "inside", "near": "->a/file", "folder": "->a", "a/up": "->../a/../near",
		"out": "->../secret", "absolute": "->@/secret", "a/out": "->../../secret", "chain": "->a/out",
		"beside": "->../beside", "root": "->/", "environ": "->/proc/self/environ", "self": "->@/data/a/file",
		".git/config": "password", "git": "->.git", "a/settings": "->../.git/config",
		"circle": "->ring", "ring": "->circle", "gone": "->nowhere", "gone-outside": "->../nowhere",
	})
	d := Dataset(dir)
	for _, c := range []struct {
		name string
		err  error
	}{
		{"a/file", nil}, {"near", nil}, {"folder/file", nil}, {"a/up", nil}, {"folder/up", nil},
		{"out", links.ErrOutside}, {"absolute", links.ErrOutside}, {"a/out", links.ErrOutside}, {"folder/out", links.ErrOutside}, {"chain", links.ErrOutside},
		{"beside/secret", links.ErrOutside}, {"root", links.ErrOutside}, {"root/etc/passwd", links.ErrOutside}, {"environ", links.ErrOutside},
		{".git/config", links.ErrOutside}, {"git/config", links.ErrOutside}, {"a/settings", links.ErrOutside}, {"folder/settings", links.ErrOutside},
		{"self", links.ErrOutside}, // as seen from elsewhere it may lead anywhere
		{"circle", links.ErrCircle}, {"circle/x", links.ErrCircle}, {"gone", fs.ErrNotExist}, {"gone-outside", links.ErrOutside},
		{"../secret", fs.ErrInvalid}, {"/etc/passwd", fs.ErrInvalid}, {"", fs.ErrInvalid}, {"a/", fs.ErrInvalid},
	} {
		content, err := d.ReadFile(c.name)
		if !errors.Is(err, c.err) || err == nil && string(content) != "inside" {
			t.Errorf("ReadFile(%q): %q, %v; want %v", c.name, content, err, c.err)
		}
		if _, err := d.Stat(c.name); !errors.Is(err, c.err) {
			t.Errorf("Stat(%q): %v, want %v", c.name, err, c.err)
		}
		f, err := d.Open(c.name)
		if !errors.Is(err, c.err) {
			t.Errorf("Open(%q): %v, want %v", c.name, err, c.err)
		}
		if err == nil {
			f.Close()
		}
		if c.err != nil {
			if entries, err := d.ReadDir(c.name); !errors.Is(err, c.err) {
				t.Errorf("ReadDir(%q): %v, %v; want %v", c.name, entries, err, c.err)
			}
		}
	}
	if entries, err := d.ReadDir("folder"); err != nil || len(entries) != 4 {
		t.Errorf("a folder by way of a link: %v, %v", entries, err)
	}
	if _, err := d.ReadFile("a"); !errors.Is(err, ErrNotAFile) {
		t.Errorf("a folder was read: %v", err)
	}
	if _, err := d.ReadDir("a/file"); err == nil {
		t.Error("a file was listed")
	}
}

// TestManyFolders has more folders than are kept open.
func TestManyFolders(t *testing.T) {
	files := map[string]string{"elsewhere": "->snapshots"}
	for i := range 3 * maxOpened {
		files[fmt.Sprintf("snapshots/%d/x", i)] = "inside"
		files[fmt.Sprintf("snapshots/%d/link", i)] = fmt.Sprintf("->../%d/x", i+1)
	}
	d := Dataset(tree(t, files))
	for name := range files {
		if name == "elsewhere" {
			continue
		}
		for _, name := range []string{name, strings.Replace(name, "snapshots", "elsewhere", 1)} {
			content, err := d.ReadFile(name)
			if last := strings.HasSuffix(name, fmt.Sprintf("/%d/link", 3*maxOpened-1)); last && !errors.Is(err, fs.ErrNotExist) || !last && string(content) != "inside" {
				t.Errorf("%s: %q, %v", name, content, err)
			}
		}
	}
	if len(d.opened) > maxOpened {
		t.Errorf("%d folders are open", len(d.opened))
	}
}

func TestDatasetByALink(t *testing.T) {
	dir := tree(t, map[string]string{"codebook.yaml": "here"})
	by := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, by); err != nil {
		t.Skip(err)
	}
	if content, err := Dataset(by).ReadFile("codebook.yaml"); string(content) != "here" {
		t.Errorf("%q, %v", content, err)
	}
}

func TestNoDataset(t *testing.T) {
	dir := tree(t, map[string]string{"file": ""})
	for name, want := range map[string]error{"nowhere": fs.ErrNotExist, "file": nil} {
		d := Dataset(filepath.Join(dir, name))
		_, err := d.ReadDir(".")
		if err == nil || want != nil && !errors.Is(err, want) {
			t.Errorf("%s: %v", name, err)
		}
		for what, err := range map[string]error{
			"Open": second(d.Open("x")), "ReadFile": second(d.ReadFile("x")), "Stat": second(d.Stat("x")), "Lstat": second(d.Lstat("x")), "ReadLink": second(d.ReadLink("x")),
		} {
			if err == nil {
				t.Errorf("%s: %s gave no error", name, what)
			}
		}
		if _, err := lock(filepath.Join(dir, name), ".lock", 0); err == nil {
			t.Errorf("%s was locked", name)
		}
	}
}

func second[T any](_ T, err error) error { return err }
