package reviewing

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/cmd/stance/internal/needs"
)

// configured writes the user's configuration of git for the test, and the dataset's.
func configured(t *testing.T, dir, user, repository string) {
	t.Helper()
	global := filepath.Join(t.TempDir(), "gitconfig")
	if err := os.WriteFile(global, []byte(user), 0o666); err != nil {
		t.Fatal(err)
	}
	t.Setenv("GIT_CONFIG_GLOBAL", global)
	cmd := exec.Command("git", "init", "-q")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	f, err := os.OpenFile(filepath.Join(dir, ".git/config"), os.O_APPEND|os.O_WRONLY, 0)
	if err == nil {
		_, err = f.WriteString(repository)
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// The user is whom --reviewer names, else the name that git knows them by for all that
// they do, and never whom the dataset's repository names.
func TestWhoSignsOff(t *testing.T) {
	needs.Program(t, "git", exec.LookPath)
	const olena, mallory = "[user]\n\tname = Ólena Ím\n", "[user]\n\tname = Mallory\n"
	for name, c := range map[string]struct{ user, repository, given, want string }{
		"git's":                    {olena, "", "", "olena-im"},
		"not the repository's":     {olena, mallory, "", "olena-im"},
		"the repository's alone":   {"", mallory, "", ""},
		"nobody":                   {"", "", "", ""},
		"the one given":            {olena, mallory, "Jane Mbeki", "jane-mbeki"},
		"a name that makes no id":  {"[user]\n\tname = \"...\"\n", "", "", ""},
		"one given that makes one": {"[user]\n\tname = \"...\"\n", "", "jm", "jm"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := datasettest.Copy(t)
			configured(t, dir, c.user, c.repository)
			args := []string{"approve", "latest/europe/pace"}
			if c.given != "" {
				args = append(args, "--reviewer", c.given)
			}
			s, out, _ := datasettest.Streams(dir)
			err := datasettest.Execute(s, NewReviewCommand(s), args...)
			var usage *console.UsageError
			switch {
			case c.want == "" && (!errors.As(err, &usage) || !strings.Contains(usage.Hint, "--reviewer")):
				t.Errorf("%v\n%s", err, out)
			case c.want != "" && (err != nil || out.String() != "approved 2025-08-18/europe/pace as "+c.want+"\n"):
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

// Whom nobody names is shown the queue, and told why they are not asked; but a name that
// was given and is none is refused.
func TestWalkOfNobody(t *testing.T) {
	needs.Program(t, "git", exec.LookPath)
	dir := datasettest.Copy(t)
	configured(t, dir, "", "")
	s, out, messages := datasettest.Streams(dir)
	s.Terminal, s.Keys = true, &datasettest.Typist{Keys: "a"}
	if err := datasettest.Execute(s, NewReviewCommand(s), "--color", "never", "--no-pager"); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "41 of 41 records need a second look") ||
		messages.String() != "note: nobody is named who signs off, so this is the queue only; name yourself with --reviewer to walk through it\n" {
		t.Errorf("got %q\n%s", messages, out)
	}
	out.Reset()
	var usage *console.UsageError
	if err := datasettest.Execute(s, NewReviewCommand(s), "--reviewer", "..."); !errors.As(err, &usage) || out.Len() > 0 {
		t.Errorf("%v\n%s", err, out)
	}
}
