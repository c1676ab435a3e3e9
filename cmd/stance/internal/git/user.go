package git

import (
	"path/filepath"
	"strings"
)

// UserName is the name under which the user commits, by the user's own
// configuration alone: a repository's could name somebody else. It is "" where
// git is not there or knows none. It is looked up in the folder scratch, which
// is empty, and by no git that lies among the files of the dataset in dir.
func UserName(env []string, dir, scratch string) string {
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return ""
	}
	strange := []string{dir}
	if at, err := discover(dir, lookup(env)); err == nil {
		strange = append(strange, at.top)
	}
	p, err := find(scratch, env, strange...)
	if err != nil {
		return ""
	}
	c := call{args: []string{"config", "--global", "--includes", "--get", "user.name"}, limit: shortAnswer}
	if global := lookup(env)("GIT_CONFIG_GLOBAL"); global != "" {
		c.env = []string{"GIT_CONFIG_GLOBAL=" + global}
	}
	out, err := p.run(c)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}
