package synthetic

import (
	"fmt"
	"io/fs"
	"testing/fstest"
	"time"
)

// Shape says how large a dataset is.
type Shape struct {
	Parties int // the last two are members of the first
	Issues  int // every fourth has a numeric scale, every tenth none
	Dates   int // one snapshot file for each, a day apart
	PerDate int // stances on each date; at most Parties × Issues
	Sources int
	Seed    uint64
	Full    bool // with every key that the format has, at random; without it records have those that most have
	Brief   bool // and not Full: as machines code, without terms, in one sentence and with one quotation
}

// Large is the dataset that speed is measured on: 100,000 stances in 1,000
// files, about 66 MB.
var Large = Shape{Parties: 20, Issues: 25, Dates: 1000, PerDate: 100, Sources: 500, Seed: 1}

// Small is Large with one file in fifty.
var Small = Shape{Parties: 20, Issues: 25, Dates: 20, PerDate: 100, Sources: 100, Seed: 1}

// FS makes the dataset as a file system that yamlfile.Read can read. The caller
// must not change it.
func (s Shape) FS() fs.FS { return FS(s.Files()) }

// FS makes files, by name, a file system.
func FS(files map[string][]byte) fs.FS {
	fsys := fstest.MapFS{}
	for name, content := range files {
		fsys[name] = &fstest.MapFile{Data: content, Mode: 0o644}
	}
	return fsys
}

// Files makes the dataset's files by name.
func (s Shape) Files() map[string][]byte {
	g := newGenerator(s)
	files := map[string][]byte{
		"codebook.yaml": g.codebook(),
		"sources.yaml":  g.sources(),
	}
	for d := range s.Dates {
		date := g.date(d)
		files[fmt.Sprintf("snapshots/%s/%s-round-%d.yaml", date[:4], date, d+1)] = g.snapshot(d)
	}
	return files
}

var firstDay = time.Date(2022, 2, 24, 0, 0, 0, 0, time.UTC)

func (g *generator) date(d int) string { return firstDay.AddDate(0, 0, d).Format(time.DateOnly) }
