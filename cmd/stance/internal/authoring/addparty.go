package authoring

import (
	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/positions"
	"stance/positions/splice"
)

func newAddPartyCommand(s *console.Streams) *cobra.Command {
	var opts addOptions
	var p positions.Party
	var groups []string
	var adding *adding
	cmd := &cobra.Command{
		Use:   "party",
		Short: "Add a party to the codebook",
		Long: `Adds a party at the end of the codebook's parties. --id and --name are needed, and
asked for on a terminal; what you answered before Ctrl-C is kept, and --resume goes on
with it.

` + console.ExitHelp,
		Example:           `  stance add party --id poland --name Poland --short PL --member-of europe`,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			_, result, err := dataset.LoadAll(s, opts.data)
			if err != nil {
				return err
			}
			book := result.Dataset.Codebook
			if err := adding.complement(reference{"codebook", "party"}, []asked{
				{"name", &p.Name, console.Question{Prompt: "Name of the party"}},
				{"id", &p.ID, console.Question{Prompt: "ID", Check: newID("a party", func(id string) bool { return book.Party(id) != nil })}},
				{"short", &p.Short, console.Question{Prompt: "Short name, for tables", Optional: true}},
			}, nil); err != nil {
				return err
			}
			if had := book.Party(p.ID); had != nil {
				return console.Usagef("there is a party %s already, at %s", p.ID, had.Place)
			}
			return opts.write(s, func(ds *positions.Dataset) (*splice.Additions, error) {
				p.Groups = nil
				for _, name := range groups {
					group, err := dataset.PartyNamed(ds.Codebook, name)
					if err != nil {
						return nil, err
					}
					p.Groups = append(p.Groups, group)
				}
				return &splice.Additions{Parties: []*positions.Party{&p}}, nil
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&p.ID, "id", "", "its `id`, such as united-kingdom")
	f.StringVar(&p.Name, "name", "", "its `name`")
	f.StringVar(&p.Short, "short", "", "a short `name`, for narrow tables and charts")
	f.StringVar(&p.Color, "color", "", "its `colour` in charts, such as #3c6eb4")
	f.StringSliceVar(&groups, "member-of", nil, "the `groups` that it belongs to, by id or name")
	adding = newAdding(s, cmd, &opts)
	return cmd
}
