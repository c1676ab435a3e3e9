package authoring

import (
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/asking"
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/settings"
	"stance/positions"
	"stance/positions/exchange/tidy"
	"stance/positions/splice"
)

// addWays ends the help of what records something.
const addWays = `What is needed and not given is asked for on a terminal; in a pipe it is an error.
There < goes back, < NAME to the question of that name, ? explains what is asked, and
Tab completes. What it changes and the lines to be written are shown before anything is
written. Ctrl-C keeps what you answered, and --resume goes on with it. With --edit your editor opens on a template with the
party's stance so far: that of VISUAL or EDITOR, with arguments, quotes and
variables as git reads them. What is wrong in the text is shown with its line, and
the text is never lost: it is kept where you stand (above a dataset's own folders), or
where you are told.

The record goes into the file of its date, into a new one (see --label, --title)
where there is none; all else in the file stays as it is, with its comments.
Nothing is written that ` + "`stance check`" + ` would call an error. A quotation is looked up
at once in the archived text of its source, if there is one, and you are told what
` + "`stance verify`" + ` would say of it. --dry-run shows what would change.`

// NewAddCommand makes `add` and what stands under it.
func NewAddCommand(s *console.Streams) *cobra.Command {
	cmd := newAddRecordCommand(s, tidy.Stance)
	cmd.AddCommand(newAddRecordCommand(s, tidy.Claim), newAddRecordCommand(s, tidy.Silence))
	cmd.AddCommand(newAddSourceCommand(s), newAddPartyCommand(s), newAddIssueCommand(s))
	console.TextFlags(cmd)
	return cmd
}

// addRecordOptions are the flags of what adds a record.
type addRecordOptions struct {
	addOptions
	draft  *draft
	edit   bool
	file   string
	resume bool
}

func (opts *addRecordOptions) keeping(s *console.Streams) keeping {
	return keeping{s, opts.data, string(opts.draft.Kind)}
}

func newAddRecordCommand(s *console.Streams, kind tidy.Kind) *cobra.Command {
	opts := &addRecordOptions{draft: newDraft(kind)}
	cmd := &cobra.Command{
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return runAddRecord(s, opts) },
	}
	switch kind {
	case tidy.Stance:
		cmd.Use, cmd.Short = "add", "Record a stance; or a claim, silence, source, party or issue"
		cmd.Long = `Records what a party wants on an issue on a day: position, terms and evidence.

` + addWays + `

A term is written as text, as KIND: text, or as ID:KIND: text (ID:: text without a
kind); one with an id stands until it is ended, and --if, --unless and --against belong
to the term before them. A piece of evidence begins with its --quote or --paraphrase;
--speaker, --source and so on belong to the piece before them.

A position, a summary, a quotation with its speaker and source, and your confidence
make a good record; the other flags are there for when they are needed.

` + console.ExitHelp
		cmd.Example = `  stance add
  stance add --date white-house --party france --issue ceasefire \
    --position same --summary "The position, in your own words." \
    --term "first:demand: What it asks for" \
    --paraphrase "What was said, in other words" --speaker "Who said it" \
    --source sky-2025-08-18
  stance add --date brussels --party france --issue territory --edit
  stance add claim --date brussels --by ukraine --party russia \
    --issue ceasefire --summary "What Ukraine says that Russia wants."
  stance add silence --date brussels --party italy --issue nato-membership`
	case tidy.Claim:
		cmd.Use, cmd.Short = "claim", "Record what one party says another's stance is"
		cmd.Long = `Records what one party (--by) says of another's stance. A claim is never scored,
and stands beside whatever the dataset has of the party itself.

` + addWays + `

` + console.ExitHelp
		cmd.Example = `  stance add claim --date brussels --by ukraine --party russia \
    --issue ceasefire --position settlement-first \
    --summary "Zelenskyy says that Russia does not want to stop the fighting." \
    --paraphrase "Russia refuses a ceasefire" --speaker "Volodymyr Zelenskyy" \
    --source sky-2025-08-17`
	case tidy.Silence:
		cmd.Use, cmd.Short = "silence", "Record that a stance was looked for and not found"
		cmd.Long = `Records that you looked for a stance and found none. Silence replaces nothing:
what the party said before stays in force.

` + addWays + `

` + console.ExitHelp
		cmd.Example = `  stance add silence --date brussels --party italy --issue nato-membership \
    --note "Three articles searched."`
	}
	opts.draft.registerRecord(cmd)
	cmd.Flags().BoolVarP(&opts.edit, "edit", "e", false, "open an editor on a template")
	cmd.Flags().StringVar(&opts.file, "file", "", "take the record from a `file` written like the template, such as one that was kept")
	resumeFlag(cmd, &opts.resume)
	opts.register(s, cmd)
	return cmd
}

func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	e := console.Usagef("%s takes no argument %q", cmd.CommandPath(), args[0])
	e.Hint = "what is to be added is given with flags; `" + cmd.CommandPath() + " --help` lists them"
	if cmd.HasSubCommands() {
		if near := console.CommandMeant(cmd, "", args[0]); near != "" {
			e.Hint = near
		}
	}
	return e
}

func (opts *addOptions) register(s *console.Streams, cmd *cobra.Command) {
	cmd.PreRunE = func(*cobra.Command, []string) error {
		if file := dataset.SingleFile(s, opts.data); file != "" {
			return dataset.NeedsFolder(s, file)
		}
		if opts.dryRun {
			return nil
		}
		return dataset.ClearAway(s, opts.data)
	}
	cmd.Flags().BoolVarP(&opts.dryRun, "dry-run", "n", false, "show what would change, and write nothing")
	dataset.DataFlag(cmd, &opts.data)
}

func runAddRecord(s *console.Streams, opts *addRecordOptions) error {
	d := opts.draft
	d.usual = s.Setting(settings.Coder).Value
	if opts.resume {
		if err := opts.keeping(s).resumable(opts.edit || opts.file != "" || d.Begun()); err != nil {
			return err
		}
	}
	if opts.file != "" && (opts.edit || d.Begun()) {
		return &console.UsageError{Message: "--file takes the whole record from the file", Hint: "leave the flags that say something of the record out, or write it into the file"}
	}
	_, result, err := dataset.LoadAll(s, opts.data)
	if err != nil {
		return err
	}
	if opts.file != "" {
		return addFromFile(s, opts)
	}
	if d.Has("date") {
		date, err := dateToAdd(s, result.Dataset, d.Get("date"))
		if err != nil {
			return err
		}
		d.Set("date", 1, date.String())
	}
	if d.Has("known") && !positions.LooksLikeDate(d.Get("known")) {
		known, err := dateToAdd(s, result.Dataset, d.Get("known"))
		if err != nil {
			return inFlag("known", d.Get("known"), err)
		}
		d.Set("known", 1, known.String())
	}
	if missing := d.Missing(); len(missing) > 0 {
		if s.Person != nil { // nobody should answer questions for nothing
			if err := d.sound(result.Dataset); err != nil {
				return err
			}
		}
		if opts.edit {
			missing = missing[:0]
			for _, name := range []string{"date", "party", "issue"} {
				if !d.Has(name) {
					missing = append(missing, name)
				}
			}
		}
		switch asker := s.Person; {
		case len(missing) == 0:
		case asker == nil:
			return missingFlags(missing, s.WhereAsked())
		case opts.edit:
			q := &interview{Interview: asking.New(asker), s: s, opts: opts, dataset: result.Dataset, usual: &usual{}}
			if err := q.Run(q.cellOnly); err != nil {
				return err
			}
			d = q.draft
			opts.draft = d
		default:
			return (&session{s: s, opts: opts}).record(result.Dataset)
		}
	}
	if opts.edit {
		d.coded(result.Dataset)
		return addInEditor(s, opts, result.Dataset)
	}
	return opts.write(s, d.additions)
}

// missingFlags is the error for what nobody can be asked for; hint says where they could.
func missingFlags(columns []string, hint string) error {
	var flags []string
	for _, name := range columns {
		flags = append(flags, flagOf(name))
	}
	e := console.Usagef("%s missing: give %s", map[bool]string{true: "this is", false: "these are"}[len(flags) == 1], strings.Join(flags, ", "))
	e.Hint = hint
	return e
}

// additions makes what is to be added of the draft.
func (d *draft) additions(ds *positions.Dataset) (*splice.Additions, error) {
	d.coded(ds)
	r, err := d.record(ds)
	if err != nil {
		return nil, err
	}
	return d.Additions(ds, r)
}
