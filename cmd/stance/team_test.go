package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/cmd/stance/internal/needs"
	"stance/data"
	"stance/positions/golden"
)

// teamFiles are the workflows that `stance help team` prints.
var teamFiles = []string{"team/github.yml", "team/gitlab.yml"}

// TestTeamFiles holds that the help prints each workflow as the example has it, to be
// copied, and that no other line stands for a file.
func TestTeamFiles(t *testing.T) {
	page := helpOn(t, "team")
	for _, name := range teamFiles {
		text, err := data.Example.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		indented := regexp.MustCompile(`(?m)^(.)`).ReplaceAllString(string(text), "    $1")
		if !strings.Contains(page, "\n\n"+indented) {
			t.Errorf("%s is not in the help", name)
		}
	}
	if at := regexp.MustCompile(`(?m)^@.*`).FindString(page); at != "" {
		t.Errorf("%s is left in the help", at)
	}
}

func helpOn(t *testing.T, topic string) string {
	t.Helper()
	var out, errs bytes.Buffer
	s := &console.Streams{In: strings.NewReader(""), Out: &out, Err: &errs, Width: console.PipeWidth, Dir: t.TempDir(), Env: func(string) string { return "" }, State: datasettest.StateBeside(t.TempDir())}
	if code := run([]string{"help", topic}, s); code != exitDone {
		t.Fatal(errs.String())
	}
	return out.String()
}

// TestTeamComment holds that the comment beside the example is what the workflows post
// of it.
func TestTeamComment(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	code, got, messages := inActions(root, true, "diff", "before-alaska", "white-house", "-f", "markdown")
	if code != exitDone {
		t.Fatal(messages)
	}
	golden.File(t, "../../data/team/comment.md", []byte(got))
}

// step is what a workflow of GitHub runs, as far as it matters here.
type step struct {
	Uses string
	With map[string]any
	Env  map[string]string
	Run  string
}

func gitHubWorkflow(t *testing.T) (on, permissions any, job struct {
	Permissions map[string]string
	Steps       []step
}) {
	t.Helper()
	var w struct {
		On, Permissions any
		Jobs            map[string]yaml.Node
	}
	decode(t, "team/github.yml", &w)
	if len(w.Jobs) != 1 {
		t.Fatalf("%d jobs", len(w.Jobs))
	}
	node := w.Jobs["dataset"]
	if err := node.Decode(&job); err != nil {
		t.Fatal(err)
	}
	return w.On, w.Permissions, job
}

func decode(t *testing.T, name string, into any) {
	t.Helper()
	text, err := data.Example.ReadFile(name)
	if err == nil {
		err = yaml.Unmarshal(text, into)
	}
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// TestGitHubWorkflowIsSafe holds that a pull request gets no more than it needs: what
// others choose comes into no command line, the token into one step alone, and nothing
// runs but what the organisation behind GitHub Actions made.
func TestGitHubWorkflowIsSafe(t *testing.T) {
	on, permissions, job := gitHubWorkflow(t)
	if on != "pull_request" { // pull_request_target would give a stranger's branch the token
		t.Errorf("it runs on %v", on)
	}
	if all, ok := permissions.(map[string]any); !ok || len(all) != 0 {
		t.Errorf("the workflow may %v", permissions)
	}
	if p := job.Permissions; len(p) != 2 || p["contents"] != "read" || p["pull-requests"] != "write" {
		t.Errorf("the job may %v", p)
	}
	tokens, runs := 0, 0
	for _, s := range job.Steps {
		if s.Run != "" {
			runs++
		}
		if strings.Contains(s.Run, "${{") {
			t.Errorf("a text of others may come into the command line\n%s", s.Run)
		}
		if s.Uses != "" && !regexp.MustCompile(`^actions/(checkout|setup-go)@v\d+$`).MatchString(s.Uses) {
			t.Errorf("it uses %s", s.Uses)
		}
		if strings.HasPrefix(s.Uses, "actions/checkout") && s.With["persist-credentials"] != false {
			t.Errorf("the token stays behind after %s", s.Uses)
		}
		for name, value := range s.Env {
			switch value {
			case "${{ github.token }}":
				tokens++
				if strings.Contains(s.Run, "stance diff ") && !strings.Contains(s.Run, "<!-- stance diff -->") {
					t.Error("the program is run with the token")
				}
			case "${{ github.event.pull_request.number }}":
			default:
				t.Errorf("%s is %s", name, value)
			}
		}
	}
	if tokens != 1 || runs < 5 {
		t.Errorf("%d steps of %d have the token", tokens, runs)
	}
}

// scripts are what the workflows run in a shell, by where it stands.
func scripts(t *testing.T) map[string][]string {
	t.Helper()
	_, _, job := gitHubWorkflow(t)
	list := map[string][]string{}
	for _, s := range job.Steps {
		if s.Run != "" {
			list["github"] = append(list["github"], s.Run)
		}
	}
	var jobs map[string]struct {
		Before []string `yaml:"before_script"`
		Script []string
	}
	decode(t, "team/gitlab.yml", &jobs)
	for _, name := range []string{".stance", "dataset", "comment"} {
		list["gitlab"] = append(append(list["gitlab"], jobs[name].Before...), jobs[name].Script...)
	}
	return list
}

// TestWorkflowScripts holds that a shell can read what the workflows run, and that no
// variable that others choose is in it but the name of the branch that a request is
// for, in quotation marks.
func TestWorkflowScripts(t *testing.T) {
	bash := needs.Program(t, "bash", exec.LookPath)
	trusted := []string{"RUNNER_TEMP", "GITHUB_STEP_SUMMARY", "GITHUB_REPOSITORY", "NUMBER", "comments", "ours", "id", "me",
		"CI_MERGE_REQUEST_DIFF_BASE_SHA", "CI_API_V4_URL", "CI_PROJECT_ID", "CI_MERGE_REQUEST_IID", "STANCE_TOKEN", "notes", "marker"}
	for where, list := range scripts(t) {
		if len(list) < 5 {
			t.Errorf("%s: only %d scripts", where, len(list))
		}
		for _, script := range list {
			cmd := exec.Command(bash, "-n")
			cmd.Stdin = strings.NewReader(script)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s\n%s", where, err, out, script)
			}
			for _, m := range regexp.MustCompile(`\$\{?(\w+)`).FindAllStringSubmatch(script, -1) {
				if quoted := m[1] == "GITHUB_BASE_REF" && strings.Contains(script, `"origin/$GITHUB_BASE_REF"`); !quoted && !slices.Contains(trusted, m[1]) {
					t.Errorf("%s: $%s in\n%s", where, m[1], script)
				}
			}
		}
	}
}

// TestWorkflowCommands runs each command of ours that the workflows have, on the
// example: none is used wrongly.
func TestWorkflowCommands(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "data"), data.Example); err != nil {
		t.Fatal(err)
	}
	ran := map[string]int{}
	for where, list := range scripts(t) {
		for _, line := range regexp.MustCompile(`(?m)^\s*stance .*$`).FindAllString(strings.Join(list, "\n"), -1) {
			line, _, _ = strings.Cut(line, " >> ")
			line = strings.NewReplacer(`"`, "", "$RUNNER_TEMP", dir, "/tmp", dir, "$GITHUB_BASE_REF", "main", "$CI_MERGE_REQUEST_DIFF_BASE_SHA", "0123abcd").Replace(line)
			args := strings.Fields(line)[1:]
			code, _, messages := inActions(dir, where == "github", args...)
			ran[where+" "+args[0]]++
			if code == exitUsage || code != exitDone && args[0] != "verify" && args[0] != "audit" { // without texts, and without git
				t.Errorf("%s: exit code %d\n%s", line, code, messages)
			}
		}
	}
	for _, command := range []string{"check", "verify", "diff", "audit"} {
		if ran["github "+command] == 0 || ran["gitlab "+command] == 0 {
			t.Errorf("not both workflows run %s: %v", command, ran)
		}
	}
}
