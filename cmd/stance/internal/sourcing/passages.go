package sourcing

import (
	"errors"
	"io/fs"
	"slices"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/positions"
	"stance/positions/evidence/mention"
	"stance/positions/evidence/quote"
	"stance/positions/evidence/verify"
)

type passagesOptions struct {
	view    dataset.ViewFlags
	sources []string
	all     bool
	output  result.Flags
}

func newPassagesCommand(s *console.Streams) *cobra.Command {
	var opts passagesOptions
	cmd := &cobra.Command{
		Use:   "passages",
		Short: "Sentences that name a party and an issue",
		Long: `Looks in the texts of the sources for sentences that name one of the parties and one of the
issues: a party by its name, its short name or somebody who speaks for it (speakers in
codebook.yaml), an issue by its name or its keywords, in which a * stands for any ending.
Without -p any party will do, without -i any issue. Those of which nothing is coded
come first. Of a source that was captured again what is new in its later texts is listed,
too, with the day of the capture.

` + console.ExitHelp,
		Example: `  stance source passages -p ukraine -i territory
  stance source passages -i ceasefire --source sky-2025-08-16 -f json`,
		Args:              console.AtMost(0, "source passages takes none; choose with --party, --issue and --source"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return runPassages(s, &opts) },
	}
	opts.view.Register(cmd)
	cmd.Flags().StringSliceVar(&opts.sources, "source", nil, "only texts of these `sources`")
	cmd.Flags().BoolVarP(&opts.all, "all", "a", false, "list all of them")
	opts.output.Register(cmd, "table", passagesFinding(nil))
	return cmd
}

func passagesFinding(m *report.Passages) result.Finding {
	return result.Finding{Document: m.Document, JSON: result.Written(machine.PassagesJSON, m), CSV: result.Written(machine.PassagesCSV, m)}
}

func runPassages(s *console.Streams, opts *passagesOptions) error {
	if err := opts.output.Check(s); err != nil {
		return err
	}
	v, err := opts.view.Open(s)
	if err != nil {
		return err
	}
	sources, err := dataset.SourcesNamed(v.Dataset, opts.sources)
	if err != nil {
		return err
	}
	read, done, err := dataset.ArchiveReader(s, v.Dir, "")
	if err != nil {
		return err
	}
	defer done()
	model := &report.Passages{History: v.History, Filter: v.Filter, All: opts.all, Call: v.Call}
	p := s.Progress("looking passages up", 0)
	defer p.Done()
	found := verify.Run(verify.Quotes(v.History, func(_ *positions.Record, e *positions.Evidence) bool {
		return sources == nil || slices.Contains(sources, e.Source)
	}), nil, verify.Names(v.Dataset), read)
	search := searchFor(v.Dataset.Codebook, &v.Filter)
	for _, src := range v.Dataset.Sources {
		if sources != nil && !slices.Contains(sources, src) {
			continue
		}
		known := map[string]int{} // sentences of its texts so far, with their places in the list
		for _, text := range verify.TextsOf(src) {
			doc, err := read(text)
			if err != nil {
				if !errors.Is(err, fs.ErrNotExist) {
					model.Notes = append(model.Notes, "source "+text.Name()+" was not searched: "+err.Error())
				}
				continue
			}
			model.Texts++
			before := len(model.List)
			for _, p := range search.in(text, quote.Prepare(doc.Text, src.Language), found.Quotes) {
				if i, is := known[p.Sentence.Text]; is {
					model.List[i].Coded = append(model.List[i].Coded, p.Coded...)
				} else {
					model.List = append(model.List, p)
				}
			}
			for i := before; i < len(model.List); i++ {
				known[model.List[i].Sentence.Text] = i
			}
		}
	}
	model.Sort()
	return opts.output.Emit(s, passagesFinding(model))
}

// searched is what is looked for: parties and issues with what they are called.
type searched struct {
	parties map[*positions.Party]mention.Names
	issues  map[*positions.Issue]mention.Names
	book    *positions.Codebook
}

func searchFor(book *positions.Codebook, filter *report.Filter) *searched {
	s := &searched{map[*positions.Party]mention.Names{}, map[*positions.Issue]mention.Names{}, book}
	for _, p := range book.Parties {
		if len(filter.Parties) == 0 || slices.Contains(filter.Parties, p) {
			s.parties[p] = mention.OfParty(book, p)
		}
	}
	for _, is := range book.Issues {
		if len(filter.Issues) == 0 || slices.Contains(filter.Issues, is) {
			s.issues[is] = mention.OfIssue(is)
		}
	}
	return s
}

// in lists the passages of a text, with the quotations that stand in them.
func (s *searched) in(of verify.Text, text *quote.Text, quotes []verify.Quote) []report.Passage {
	var list []report.Passage
	for _, sentence := range text.Sentences() {
		p := report.Passage{In: of, Sentence: sentence}
		for _, party := range s.book.Parties {
			if s.parties[party].In(&sentence) {
				p.Parties = append(p.Parties, party)
			}
		}
		for _, is := range s.book.Issues {
			if s.issues[is].In(&sentence) {
				p.Issues = append(p.Issues, is)
			}
		}
		if len(p.Parties) == 0 || len(p.Issues) == 0 {
			continue
		}
		for i := range quotes {
			q := &quotes[i]
			if q.Checked && q.In == of && q.Result.Verdict.Passes() && slices.ContainsFunc(q.Places, func(at quote.Place) bool { return at.Start < sentence.End && sentence.Start < at.End }) {
				p.Coded = append(p.Coded, q)
			}
		}
		list = append(list, p)
	}
	return list
}
