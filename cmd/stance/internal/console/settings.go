package console

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/settings"
	"stance/positions/visible"
)

// mostSettings is how many bytes of a file of settings are read.
const mostSettings = 1 << 20

// configFile reads the user's file of settings, where there is one.
func configFile(system string, env func(string) string) (file string, content []byte, err error) {
	folder, err := settings.Folder(system, env)
	if err != nil {
		return "", nil, nil // then there are none
	}
	file = filepath.Join(folder, settings.FileName)
	content, err = disk.ReadFile(file, mostSettings)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return file, content, err
}

// Settings are what the user has chosen once and for all. What is wrong with them is told once, and
// counts for nothing.
func (s *Streams) Settings() *settings.Settings {
	if s.chosen != nil {
		return s.chosen
	}
	var file string
	var content []byte
	var err error
	if s.Config != nil {
		file, content, err = s.Config()
	}
	s.chosen = settings.Read(s.variable, file, content)
	if err != nil {
		s.Note(fmt.Sprintf("the settings in %s cannot be read: %v", file, err))
	}
	for _, p := range s.chosen.Problems() {
		s.Note(visible.Line(p))
	}
	return s.chosen
}

// Setting is one of them.
func (s *Streams) Setting(name string) settings.Setting { return s.Settings().Get(name) }

// variable looks a variable up; one that is empty may be set.
func (s *Streams) variable(name string) (value string, set bool) {
	value = s.Env(name)
	if value != "" {
		return value, true
	}
	_, set = os.LookupEnv(name)
	return "", set
}
