package git

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"unicode"
)

// configuration is what is taken over from a repository's configuration: facts
// on how it is laid out, and which branch follows which. Nothing in it can make
// git run anything.
type configuration struct {
	sha256   bool
	reftable bool
	worktree string
	upstream []setting
}

// setting is one line of a configuration, its key in three parts.
type setting struct{ section, subsection, name, value string }

// maxConfig is more than the configuration of a repository with thousands of
// branches has.
const maxConfig = 4 << 20

// configuration reads a repository's configuration as data: git parses it from
// its standard input, where it governs nothing and includes nothing.
func (p *program) configuration(common *os.Root) (*configuration, error) {
	text, err := readPlain(common, "config", maxConfig)
	if errors.Is(err, fs.ErrNotExist) {
		return &configuration{}, nil
	}
	if err != nil {
		return nil, err
	}
	out, err := p.run(call{
		args: []string{"config", "--file", "-", "--no-includes", "--null", "--list"},
		env:  []string{noUserConfig}, in: text, limit: 2 * maxConfig,
	})
	if err != nil {
		return nil, fmt.Errorf("the repository's configuration cannot be read: %w", err)
	}
	return parseConfiguration(string(out))
}

// parseConfiguration reads what `git config --null --list` prints: a key, a line
// feed and the value, each ended by a NUL. Sections and names are in lower case.
func parseConfiguration(answer string) (*configuration, error) {
	c := &configuration{}
	for entry := range strings.SplitSeq(answer, "\x00") {
		key, value, _ := strings.Cut(entry, "\n")
		section, rest, ok := strings.Cut(key, ".")
		if !ok {
			continue
		}
		s := setting{section: section, name: rest, value: value}
		if dot := strings.LastIndexByte(rest, '.'); dot >= 0 {
			s.subsection, s.name = rest[:dot], rest[dot+1:]
		}
		switch {
		case key == "extensions.objectformat":
			if value != "sha1" && value != "sha256" {
				return nil, fmt.Errorf("the repository names its objects by %.40q, which is not known", value)
			}
			c.sha256 = value == "sha256"
		case key == "extensions.refstorage":
			if value != "files" && value != "reftable" {
				return nil, fmt.Errorf("the repository keeps its refs by %.40q, which is not known", value)
			}
			c.reftable = value == "reftable"
		case key == "core.worktree":
			c.worktree = value
		case s.follows():
			c.upstream = append(c.upstream, s)
		}
	}
	return c, nil
}

// follows reports whether a setting says which branch follows which, which is
// what `@{upstream}` means.
func (s setting) follows() bool {
	if s.subsection == "" || strings.ContainsFunc(s.subsection+s.value, unicode.IsControl) {
		return false
	}
	return s.section == "branch" && (s.name == "remote" || s.name == "merge") || s.section == "remote" && s.name == "fetch"
}

// text is the private configuration, in git's own format.
func (c *configuration) text() []byte {
	quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	format, extensions := 0, ""
	if c.sha256 {
		format, extensions = 1, extensions+"\tobjectFormat = sha256\n"
	}
	if c.reftable {
		format, extensions = 1, extensions+"\trefStorage = reftable\n"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "[core]\n\trepositoryFormatVersion = %d\n\tbare = true\n[extensions]\n%s", format, extensions)
	for _, s := range c.upstream {
		fmt.Fprintf(&b, "[%s \"%s\"]\n\t%s = \"%s\"\n", s.section, quoted.Replace(s.subsection), s.name, quoted.Replace(s.value))
	}
	return []byte(b.String())
}
