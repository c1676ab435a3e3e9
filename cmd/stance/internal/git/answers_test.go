package git

import (
	"bytes"
	"io/fs"
	"runtime"
	"strings"
	"testing"
)

const someID, otherID = "0123456789abcdef0123456789abcdef01234567", "89abcdef0123456789abcdef0123456789abcdef"

// FuzzAnswers reads arbitrary bytes as each of git's answers: what comes of it is
// an error, or sound. What an answer claims to hold costs no memory.
func FuzzAnswers(f *testing.F) {
	for _, answer := range []string{
		"git version 2.39.5 (Apple Git-154)\n", "git version 2.\x00", someID + "\n", strings.Repeat("f", 64) + "\r\n", "HEAD\n",
		"100644 blob " + someID + "      12\tsnapshots/a b.yaml\x00040000 tree " + someID + "       -\tsnapshots\x00",
		"120000 blob " + someID + "     BAD\tx\x00160000 commit " + someID + "       -\tsub\x00", "100644 blob " + someID + " 1\t../x\x00", "100644 blob x -5\t\x00",
		someID + " blob 3\nabc\n" + otherID + " blob 0\n\n", someID + " blob 9223372036854775807\nabc", someID + " missing\n", someID + " blob -1\n", someID + " tree 3\nabc\n",
		"core.bare\ntrue\x00extensions.objectformat\nsha256\x00branch.a.b.remote\norigin\x00remote.\"\\.fetch\n+refs/*:refs/*\x00novalue\x00",
	} {
		f.Add([]byte(answer))
	}
	f.Fuzz(func(t *testing.T, answer []byte) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)

		if v, err := parseVersion(string(answer)); err == nil && (v.major < 0 || v.minor < 0 || v.patch < 0) {
			t.Errorf("version %v", v)
		}
		if id, err := parseID(string(answer)); err == nil && id != "" && !isID(id) {
			t.Errorf("id %q", id)
		}
		if entries, err := parseListing(string(answer)); err == nil {
			for _, e := range entries {
				if !isID(e.ID) || e.Size < -1 || e.Size != 0 && e.Kind != File && e.Kind != Link || e.Path == "." || !fs.ValidPath(strings.ToValidUTF8(e.Path, "?")) {
					t.Errorf("entry %+v", e)
				}
			}
		}
		asked := []string{someID, otherID}
		if contents, err := parseBlobs(bytes.NewReader(answer), asked, 1<<40); err == nil {
			size := 0
			for _, id := range asked {
				content, ok := contents[id]
				if !ok {
					t.Errorf("nothing of %s", id)
				}
				size += len(content)
			}
			if len(contents) != len(asked) || size > len(answer) {
				t.Errorf("%d contents of %d bytes in %d bytes", len(contents), size, len(answer))
			}
		}
		if c, err := parseConfiguration(string(answer)); err == nil {
			for _, s := range c.upstream {
				if !s.follows() {
					t.Errorf("setting %+v", s)
				}
			}
			for line := range strings.Lines(string(c.text())) {
				if line = strings.TrimSpace(line); line != "" && !privateLine(line) {
					t.Errorf("the private configuration has the line %q", line)
				}
			}
		}

		runtime.ReadMemStats(&after)
		if spent := after.TotalAlloc - before.TotalAlloc; spent > 16<<20+100*uint64(len(answer)) {
			t.Errorf("%d bytes of memory for an answer of %d", spent, len(answer))
		}
	})
}

// privateLine reports whether a line may stand in the private configuration.
func privateLine(line string) bool {
	for _, head := range []string{"[core]", "[extensions]", `[branch "`, `[remote "`, "repositoryFormatVersion = ", "bare = true", "objectFormat = sha256", "refStorage = reftable", `remote = "`, `merge = "`, `fetch = "`} {
		if strings.HasPrefix(line, head) {
			return true
		}
	}
	return false
}

func TestUnreadableAnswers(t *testing.T) {
	for _, answer := range []string{
		"100644 blob " + someID + " 1", "100644 blob " + someID + "\tx\x00", "100644 blob " + someID + " -1\tx\x00", "100644 blob " + someID + " 1e3\tx\x00",
		"100644 blob " + someID[1:] + " 1\tx\x00", "100644 sticky " + someID + " 1\tx\x00", "100644 blob " + someID + " 1\t/x\x00", "100644 blob " + someID + " 1\ta/../x\x00",
		"100644 blob " + someID + " 1\t\x00", "100644 blob " + someID + " 1\t.\x00", "100644 blob " + someID + " 1\t\xff/../x\x00", "100644 blob " + someID + " 1\ta//b\x00",
	} {
		if entries, err := parseListing(answer); err == nil {
			t.Errorf("%q is read as %+v", answer, entries)
		}
	}
	for _, answer := range []string{
		"", "\n", someID, someID + " blob 3\nab", someID + " blob 3\nabc", someID + " blob 3\nabcd\n", someID + " blob 3\nabc\nmore", someID + " tag 3\nabc\n",
		otherID + " blob 3\nabc\n", someID + " blob -3\nabc\n", someID + " blob 0x3\nabc\n", someID + " submodule\n", someID + " blob 3 4\nabc\n", strings.Repeat("x", 10000),
	} {
		if contents, err := parseBlobs(strings.NewReader(answer), []string{someID}, 100); err == nil {
			t.Errorf("%q is read as %q", answer, contents)
		}
	}
	if contents, err := parseBlobs(strings.NewReader(someID+" blob 3\nabc\n"), []string{someID}, 3); err != nil || string(contents[someID]) != "abc" {
		t.Errorf("%q, %v", contents, err)
	}
	if _, err := parseBlobs(strings.NewReader(someID+" blob 3\nabc\n"), []string{someID}, 2); err == nil {
		t.Error("more than the limit is read")
	}
	for _, answer := range []string{"x", someID[1:], strings.ToUpper(someID), someID + " ", "fatal: no", someID + someID} {
		if id, err := parseID(answer); err == nil {
			t.Errorf("%q is read as the id %q", answer, id)
		}
	}
}
