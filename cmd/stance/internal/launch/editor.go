package launch

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// ErrNoEditor says that the user names no editor and that none of the usual
// ones is there.
var ErrNoEditor = errors.New("no editor was found")

// Editor is the editor that the user has chosen, and where they did, else a usual one.
func Editor(chosen, from string) (Program, error) {
	if chosen != "" {
		p := Program{chosen, from}
		_, err := p.command(Streams{})
		return p, err
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
func (p Program) Edit(s Streams, file string) error { return p.edit(s, file) }

// EditAt does the same with the cursor at a line, from 1, in editors that are known to take one.
func (p Program) EditAt(s Streams, file string, line int) error {
	return p.edit(s, p.atLine(file, line)...)
}

// atLine are the arguments by which an editor opens a file at a line; the file alone for
// one that is not known.
func (p Program) atLine(file string, line int) []string {
	at := file + ":" + strconv.Itoa(line)
	switch p.name() {
	case "vi", "vim", "nvim", "view", "gvim", "nano", "pico", "emacs", "emacsclient", "kak", "micro", "joe", "jed", "mg", "ne", "gedit", "editor":
		return []string{"+" + strconv.Itoa(line), file}
	case "code", "codium", "code-insiders", "cursor":
		return []string{"--goto", at}
	case "notepad++":
		return []string{"-n" + strconv.Itoa(line), file}
	case "hx", "helix", "subl", "zed", "mate":
		return []string{at}
	}
	return []string{file}
}

// MayLeave reports whether the program is an editor that may end while the file is still
// open in it, as it hands it to a window that is there already: Notepad of Windows 11 does, and
// those that were not told to wait.
func (p Program) MayLeave() bool {
	switch p.name() {
	case "notepad", "notepad++":
		return true
	case "code", "codium", "code-insiders", "cursor", "zed", "subl", "mate", "gedit":
		given := words(p.Setting)
		return !slices.Contains(given, "-w") && !slices.Contains(given, "--wait")
	}
	return false
}

// name is what the program is called, without its folder and arguments.
func (p Program) name() string {
	first := p.Setting
	if split := words(p.Setting); len(split) > 0 {
		first = split[0]
	}
	if at := strings.Index(strings.ToLower(p.Setting), ".exe "); at >= 0 && !strings.ContainsAny(p.Setting[:at], `"'`) {
		first = p.Setting[:at] // a name of Windows with spaces in it, as windowsWords has it
	}
	first = first[strings.LastIndexAny(first, `/\`)+1:]
	return strings.TrimSuffix(strings.ToLower(first), ".exe")
}

func (p Program) edit(s Streams, arguments ...string) error {
	cmd, err := p.command(s, arguments...)
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
