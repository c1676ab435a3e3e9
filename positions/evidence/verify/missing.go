package verify

import (
	"errors"
	"io/fs"
	"strings"

	"stance/positions"
	"stance/positions/problem"
)

// Missing warns of texts that are not in a dataset's folder: of those that a source's `archive`
// names always; of other cited sources' only where the folder archive/ is in use, that is, holds
// a text at all. Nothing is opened.
func Missing(fsys fs.FS, d *positions.Dataset) []problem.Problem {
	cited := map[*positions.Source]bool{}
	for _, r := range d.Records {
		var pieces []positions.Evidence
		if r.Stance != nil {
			pieces = append(pieces, r.Stance.Evidence...)
		}
		if r.Silence != nil {
			pieces = append(pieces, r.Silence.Evidence...)
		}
		for _, c := range r.Claims {
			pieces = append(pieces, c.Evidence...)
		}
		for i := range pieces {
			cited[pieces[i].Source] = true
		}
	}
	var problems []problem.Problem
	warn := func(s *positions.Source, rule problem.Rule, message, hint string) {
		problems = append(problems, problem.New(rule, s.Place.File, s.Place.Line, s.Place.Column, message, hint))
	}
	used := inUse(fsys)
	for _, s := range d.Sources {
		switch own := DefaultFolder + "/" + s.ID; {
		case s.Archive != "":
			if !isThere(fsys, s.Archive) {
				warn(s, problem.TextGone, "the text of "+positions.Tick(s.ID)+", "+positions.Tick(s.Archive)+", is not there",
					"put the file there, or correct `archive`; without that key the text is "+own+endings[0])
			}
		case used && cited[s]:
			there := false
			for _, ending := range endings {
				there = there || isThere(fsys, own+ending)
			}
			if !there {
				warn(s, problem.NoText, "the source "+positions.Tick(s.ID)+" has no text in "+DefaultFolder+"/, so its quotations cannot be checked",
					"put the text into "+own+endings[0])
			}
		}
	}
	return problems
}

// isThere reports whether there is something under a name, be it a link that leads nowhere, of which
// reading it tells.
func isThere(fsys fs.FS, name string) bool {
	_, err := fs.Lstat(fsys, name)
	return !errors.Is(err, fs.ErrNotExist)
}

// inUse reports whether the folder of texts holds one.
func inUse(fsys fs.FS) bool {
	entries, err := fs.ReadDir(fsys, DefaultFolder)
	if err != nil {
		return false
	}
	for _, e := range entries {
		for _, ending := range endings {
			if !e.IsDir() && strings.HasSuffix(e.Name(), ending) {
				return true
			}
		}
	}
	return false
}
