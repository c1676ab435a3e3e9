// Package settings tells what a user has chosen once and for all: in the environment, else in a file
// in their own configuration folder. Flags, which come first, are the commands'. A dataset and its
// repository, which may be a stranger's, are never asked.
package settings

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"stance/positions/problem"
	"stance/positions/yamlfile"
)

// The settings.
const (
	Coder    = "coder"
	Reviewer = "reviewer"
	Width    = "width"
	Color    = "color"
	Pager    = "pager"
	Editor   = "editor"
)

// FileName is the file of settings in the folder of the program.
const FileName = "config.yaml"

// LeastWidth is how many columns a table has at least.
const LeastWidth = 40

// Colors are the words for whether there are colours.
var Colors = []string{"auto", "always", "never"}

// kind is what there is to know of a setting.
type kind struct {
	name      string
	about     string
	variables []string // the first that is set decides
	check     func(string) error
}

var kinds = []kind{
	{Coder, "who codes: `add` and `serve --write` write it into records", []string{"STANCE_CODER"}, nil},
	{Reviewer, "who signs off; last of all git's user.name", []string{"STANCE_REVIEWER"}, nil},
	{Width, "the width of tables, in columns, where no terminal tells it", []string{"STANCE_WIDTH"}, checkWidth},
	{Color, "colour: auto, always or never", []string{"STANCE_COLOR", noColor, forceColor}, checkColor},
	{Pager, "the pager for long output on a terminal; cat for none", []string{"STANCE_PAGER", "PAGER"}, nil},
	{Editor, "the editor for `add --edit` and `edit`", []string{"STANCE_EDITOR", "VISUAL", "EDITOR"}, nil},
}

// Two variables that many programs know say what is meant without a word for it.
const (
	noColor    = "NO_COLOR"
	forceColor = "CLICOLOR_FORCE"
)

func checkWidth(text string) error {
	if n, err := strconv.Atoi(text); err != nil || n < LeastWidth {
		return fmt.Errorf("%q is no width: write a number of columns from %d on", text, LeastWidth)
	}
	return nil
}

func checkColor(text string) error {
	if !slices.Contains(Colors, text) {
		return fmt.Errorf("%q is no word for colours: write auto, always or never", text)
	}
	return nil
}

// Setting is one of them, as it stands.
type Setting struct {
	Name  string
	About string
	Value string // "" where nothing is set
	From  string // the variable, or the file with its line; "" where nothing is set
}

// Settings are a user's.
type Settings struct {
	File     string // where the file is, or would be; "" where there is no place for it
	There    bool   // whether it is
	all      []Setting
	problems []string
}

// Read takes the settings from the environment and from a file, whose content is nil if there is none.
// What is wrong with one is a problem of it, and counts for nothing.
func Read(env func(name string) (value string, set bool), file string, content []byte) *Settings {
	s := &Settings{File: file, There: content != nil}
	var pairs []yamlfile.Pair
	if says(content) {
		var wrong []problem.Problem
		pairs, wrong = yamlfile.Pairs(filepath.Base(file), content)
		for _, p := range wrong {
			s.problems = append(s.problems, fmt.Sprintf("%s:%d:%d: %s", file, p.Line, p.Column, p.Message))
		}
	}
	for _, k := range kinds {
		s.all = append(s.all, s.find(k, env, pairs))
	}
	for _, p := range pairs {
		if !slices.ContainsFunc(kinds, func(k kind) bool { return k.name == p.Key }) {
			s.problems = append(s.problems, fmt.Sprintf("%s:%d: there is no setting %q; %s", file, p.Line, p.Key, meant(p.Key)))
		}
	}
	return s
}

// says reports whether there is more in the file than comments: one of which all lines are put out of
// use, or which is not written yet, is no mistake.
func says(content []byte) bool {
	for line := range bytes.Lines(bytes.TrimPrefix(content, []byte("\uFEFF"))) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return true
		}
	}
	return false
}

// find finds what a setting is.
func (s *Settings) find(k kind, env func(string) (string, bool), pairs []yamlfile.Pair) Setting {
	is := Setting{Name: k.name, About: k.about}
	take := func(value, from, at string) bool {
		if k.check != nil && value != "" {
			if err := k.check(value); err != nil {
				s.problems = append(s.problems, at+": "+err.Error())
				return false
			}
		}
		is.Value, is.From = value, from
		return true
	}
	for _, v := range k.variables {
		value, set := env(v)
		value = strings.TrimSpace(value)
		switch {
		case !set, value == "" && k.name != Pager: // a pager that is empty is none
			continue
		case v == noColor:
			value = "never"
		case v == forceColor && value == "0":
			continue
		case v == forceColor:
			value = "always"
		}
		if take(value, v, v) {
			return is
		}
	}
	for _, p := range pairs {
		at := fmt.Sprintf("%s:%d", s.File, p.Line)
		if p.Key == k.name && take(strings.TrimSpace(p.Value), at, at) {
			break
		}
	}
	return is
}

func meant(name string) string {
	var known []string
	for _, k := range kinds {
		known = append(known, k.name)
	}
	if near, ok := problem.Nearest(name, known); ok {
		return "did you mean " + near + "?"
	}
	return "there are " + strings.Join(known, ", ")
}

// All lists the settings.
func (s *Settings) All() []Setting { return s.all }

// Problems lists what is wrong with them, each with its place.
func (s *Settings) Problems() []string { return s.problems }

// Get gives a setting.
func (s *Settings) Get(name string) Setting {
	return s.all[slices.IndexFunc(kinds, func(k kind) bool { return k.name == name })]
}

// Folder is where the program looks for the file: in XDG_CONFIG_HOME, else in the folder that the
// system has for it.
func Folder(system string, env func(string) string) (string, error) {
	const own = "stance"
	if config := env("XDG_CONFIG_HOME"); filepath.IsAbs(config) { // else it does not count, the standard says
		return filepath.Join(config, own), nil
	}
	home := env("HOME")
	switch {
	case system == "windows" && env("AppData") != "":
		return filepath.Join(env("AppData"), own), nil
	case system == "darwin" && filepath.IsAbs(home):
		return filepath.Join(home, "Library", "Application Support", own), nil
	case system != "windows" && filepath.IsAbs(home):
		return filepath.Join(home, ".config", own), nil
	}
	return "", errors.New("no variable names a folder for it")
}
