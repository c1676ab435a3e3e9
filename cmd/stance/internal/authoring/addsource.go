package authoring

import (
	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/positions"
	"stance/positions/splice"
)

var sourceReference = reference{"sources", "source"}

// sourceQuestions are what is asked about a source, the most wanted first.
func sourceQuestions(s *console.Streams, known *positions.Dataset, src *positions.Source, published *string) []asked {
	return []asked{
		{"title", &src.Title, console.Question{Prompt: "Title of the source"}},
		{"id", &src.ID, console.Question{Prompt: "ID of the source", Check: newID("a source", func(id string) bool { return known.Source(id) != nil })}},
		{"publisher", &src.Publisher, console.Question{Prompt: "Publisher", Optional: true}},
		{"published", published, console.Question{Prompt: "Day of publication", Optional: true, Check: askedDay(s)}},
		{"url", &src.URL, console.Question{Prompt: "Address on the web", Optional: true}},
		{"language", &src.Language, console.Question{Prompt: "Language, as a code such as en", Optional: true}},
	}
}

func newAddSourceCommand(s *console.Streams) *cobra.Command {
	var opts addOptions
	var given SourceFlags
	var adding *adding
	cmd := &cobra.Command{
		Use:   "source",
		Short: "Add a document to the sources",
		Long: `Adds a document to sources.yaml or, where the sources are in a folder, to the file
there that fits best. --id and --title are needed, and asked for on a terminal; what you answered before Ctrl-C is kept, and --resume goes on
with it.

` + console.ExitHelp,
		Example: `  stance add source --id sky-2025-08-19 \
    --title "The day after the White House talks" \
    --publisher "Sky News" --published 2025-08-19 --language en --reliability B`,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			_, result, err := dataset.LoadAll(s, opts.data)
			if err != nil {
				return err
			}
			src, err := given.Source(s)
			if err != nil {
				return err
			}
			if err := adding.complement(sourceReference, sourceQuestions(s, result.Dataset, src, &given.published), nil); err != nil {
				return err
			}
			if given.published != "" {
				if src.Published, err = dayGiven(s, given.published); err != nil {
					return err
				}
			}
			if had := result.Dataset.Source(src.ID); had != nil {
				return console.Usagef("there is a source %s already, at %s", src.ID, had.Place)
			}
			return opts.write(s, func(*positions.Dataset) (*splice.Additions, error) {
				return &splice.Additions{Sources: []*positions.Source{src}}, nil
			})
		},
	}
	given.Register(cmd)
	adding = newAdding(s, cmd, &opts)
	return cmd
}
