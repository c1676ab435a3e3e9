package launch

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
)

// ErrNoEditor says that the user names no editor and that none of the usual
// ones is there.
var ErrNoEditor = errors.New("no editor was found")

// Editor is the user's editor: that of VISUAL, else of EDITOR, else a usual
// one.
func Editor(env func(string) string) (Program, error) {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if setting := env(name); strings.TrimSpace(setting) != "" {
			p := Program{setting, name}
			_, err := p.command(Streams{})
			return p, err
		}
	}
	usual := []string{"editor", "nano", "vi"}
	if runtime.GOOS == "windows" {
		usual = []string{"notepad"}
	}
	for _, name := range usual {
		if _, err := find(name); err == nil {
			return Program{Setting: name}, nil
		}
	}
	return Program{}, ErrNoEditor
}

// Edit has the user edit a file. It ends when the editor does.
func (p Program) Edit(s Streams, file string) error {
	cmd, err := p.command(s, file)
	if err != nil {
		return err
	}
	err = p.run(cmd)
	var missing *NotFoundError
	if err != nil && !errors.As(err, &missing) {
		return fmt.Errorf("the editor %s failed: %w", p.Setting, err)
	}
	return err
}
