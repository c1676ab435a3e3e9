package yamlfile

import (
	"os"
	"strings"
	"testing"
)

// archive is a text archive in the txtar form: a comment, then files, each
// after a line "-- NAME --".
type archive struct {
	comment string
	names   []string
	content map[string]string
}

func readArchive(t testing.TB, name string) *archive {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	a := &archive{content: map[string]string{}}
	file := ""
	for line := range strings.Lines(string(b)) {
		if next, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "-- "); ok && strings.HasSuffix(next, " --") {
			file = strings.TrimSuffix(next, " --")
			a.names = append(a.names, file)
			a.content[file] = ""
		} else if file == "" {
			a.comment += line
		} else {
			a.content[file] += line
		}
	}
	return a
}

func (a *archive) write(t *testing.T, name string) {
	t.Helper()
	var b strings.Builder
	b.WriteString(a.comment)
	for _, n := range a.names {
		b.WriteString("-- " + n + " --\n" + a.content[n])
	}
	if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
