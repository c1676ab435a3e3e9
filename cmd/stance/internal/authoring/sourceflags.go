package authoring

import (
	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/positions"
)

// SourceFlags are the flags that say what a new source is.
type SourceFlags struct {
	src                                positions.Source
	published, retrieved, read, readBy string // days as they were given
}

// Register adds the flags to a command.
func (g *SourceFlags) Register(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&g.src.ID, "id", "", "its `id`, such as sky-2025-08-19")
	f.StringVar(&g.src.Title, "title", "", "its `title`")
	f.StringVar(&g.src.Publisher, "publisher", "", "its `publisher`")
	f.StringVar(&g.published, "published", "", "the `day` of publication, YYYY-MM-DD or as it is written there")
	f.StringVar(&g.src.Origin, "origin", "", "whose text or words it passes on, as a `name`, where that is not the publisher")
	f.StringVar(&g.retrieved, "retrieved", "", "the `day` on which its text was captured")
	f.StringVar(&g.src.URL, "url", "", "its `address` on the web")
	f.StringVar(&g.src.Archive, "archive", "", "the `path` of its text in the dataset (default: archive/<id>.txt)")
	f.StringVar(&g.src.SHA256, "sha256", "", "the `checksum` of that text")
	f.StringVar(&g.src.Language, "language", "", "its language, as a BCP 47 `code` such as en")
	f.StringVar(&g.src.Reliability, "reliability", "", "of the publisher, as a `letter` from A to F (Admiralty code)")
	f.StringVar(&g.read, "read", "", "the `day` on which it was read through")
	f.StringVar(&g.readBy, "read-by", "", "who read it, by initials or `name`")
	f.BoolVar(&g.src.Public, "public", false, "its text may be published")
	console.Complete(cmd, "reliability", positions.Reliabilities)
}

// Source is the source as far as flags tell it; an error names the flag whose day cannot be read.
func (g *SourceFlags) Source(s *console.Streams) (*positions.Source, error) {
	src := g.src
	var read positions.Date
	for _, day := range []struct {
		flag, given string
		to          *positions.Date
	}{{"published", g.published, &src.Published}, {"retrieved", g.retrieved, &src.Retrieved}, {"read", g.read, &read}} {
		if day.given == "" {
			continue
		}
		var err error
		if *day.to, err = dayGiven(s, day.given); err != nil {
			return nil, inFlag(day.flag, day.given, err)
		}
	}
	switch {
	case read != 0:
		src.Read = []positions.Reading{{Date: read, By: g.readBy}}
	case g.readBy != "":
		return nil, console.Usagef("--read-by says who read it, and needs --read with the day")
	}
	return &src, nil
}
