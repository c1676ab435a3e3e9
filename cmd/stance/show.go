package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/positions"
)

var showTakes = dataset.Takes{Command: "show", Dates: 1}

type showOptions struct {
	view   dataset.ViewFlags
	maxAge dataset.MaxAgeFlag
	terms  []string
	listed bool // --terms was given
	voices bool
	output result.Flags
}

// allTerms is what --terms is without kinds.
const allTerms = "all"

func newShowCommand(s *console.Streams) *cobra.Command {
	var opts showOptions
	cmd := &cobra.Command{
		Use:   "show [DATE] [PARTY...] [ISSUE...] [FILE]",
		Short: "What does everyone want?",
		Long: `Shows the stances in force on a date (default: the latest snapshot date) as a
table of parties by issues; for one party, one issue or one cell, everything
about it with the evidence. Arguments stand in any order, and are told apart by
what they name; ` + "`stance help arguments`" + ` tells how.

--terms lists every demand, offer, condition, red line and threat that stands, or
those of some kinds: since when, on what basis, what it is tied to, and which terms
of others cannot be carried out together with it. --voices lists who spoke for whom
from the first date to DATE: rank, venue, date and words, and first on what the
speakers of a party are divided.

A DATE is YYYY-MM-DD, a snapshot's label, first, latest, latest~N, the N-th
snapshot date before the latest, or today; ` + "`stance help dates`" + ` has other spellings.

` + console.ExitHelp,
		Example: `  stance show
  stance show before-alaska
  stance show russia
  stance show "United States" ceasefire 2025-08-16
  stance show --terms=red-line
  stance show --terms=offer,condition russia
  stance show --voices security-guarantees
  stance show -f csv > stances.csv`,
		ValidArgsFunction: dataset.CompleteWords(s, showTakes),
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.listed = cmd.Flags().Changed("terms")
			return runShow(s, &opts, args)
		},
	}
	opts.view.Register(cmd)
	opts.maxAge.Register(cmd, "the date")
	f := cmd.Flags()
	f.StringSliceVar(&opts.terms, "terms", nil, "the terms that stand; of these `kinds`, after a =: "+strings.Join(positions.TermKinds[1:], ", "))
	f.Lookup("terms").NoOptDefVal = allTerms
	f.BoolVar(&opts.voices, "voices", false, "who spoke for whom, up to the date")
	opts.output.Register(cmd, "table", showFinding(nil))
	repeatable(s, cmd)
	return cmd
}

// termKinds reads --terms: none for all kinds.
func (opts *showOptions) termKinds() ([]positions.TermKind, error) {
	var kinds []positions.TermKind
	if opts.listed && len(opts.terms) == 0 {
		return nil, &console.UsageError{Message: "--terms= names no kind", Hint: "leave the = out for all of them"}
	}
	for _, word := range opts.terms {
		if word == allTerms {
			return nil, nil
		}
		word, err := console.WordMeant("there are no terms of the kind", word, slices.Concat(positions.TermKinds[1:], []string{allTerms}))
		if err != nil {
			return nil, err
		}
		if word == allTerms {
			return nil, nil
		}
		k, _ := positions.Word[positions.TermKind](positions.TermKinds, word)
		if !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	slices.Sort(kinds)
	return kinds, nil
}

// meantKinds tells whoever left out the = how kinds of terms are given.
func (opts *showOptions) meantKinds(args []string, err error) error {
	var usage *console.UsageError
	if !opts.listed || !errors.As(err, &usage) {
		return err
	}
	for _, word := range args {
		first, _, _ := strings.Cut(word, ",")
		if _, is := positions.Word[positions.TermKind](positions.TermKinds, first); is && strings.Contains(usage.Message, word) {
			return &console.UsageError{Message: usage.Message, Hint: "kinds of terms stand after a =: --terms=" + word}
		}
	}
	return err
}

func showFinding(m *report.Show) result.Finding {
	return result.Finding{
		Document: m.Document,
		JSON:     result.Written(machine.ShowJSON, m),
		CSV:      result.Written(machine.ShowCSV, m),
	}
}

func termsFinding(m *report.Terms) result.Finding {
	return result.Finding{Document: m.Document, JSON: result.Written(machine.TermsJSON, m), CSV: result.Written(machine.TermsCSV, m)}
}

func voicesFinding(m *report.Voices) result.Finding {
	return result.Finding{Document: m.Document, JSON: result.Written(machine.VoicesJSON, m), CSV: result.Written(machine.VoicesCSV, m)}
}

func runShow(s *console.Streams, opts *showOptions, args []string) error {
	if err := opts.output.Check(s); err != nil {
		return err
	}
	maxAge, err := opts.maxAge.Read()
	if err != nil {
		return err
	}
	kinds, err := opts.termKinds()
	if err != nil {
		return err
	}
	if opts.listed && opts.voices {
		return console.Usagef("--terms and --voices are two questions; ask one at a time")
	}
	v, err := opts.view.OpenFor(s, args, showTakes)
	if err != nil {
		return opts.meantKinds(args, err)
	}
	v.Filter.MaxAge = maxAge
	arg := "latest"
	if len(v.Dates) > 0 {
		arg = v.Dates[0]
	}
	date, err := dataset.DateArg(s, v.Dataset, arg)
	if err != nil {
		return err
	}
	notes := notesFor(s, &opts.output, dataset.StaleNote(v.Dataset, date))
	switch {
	case opts.listed:
		model := report.NewTerms(v.History, date, v.Filter, kinds)
		model.Call, model.Notes = v.Call, notes
		return opts.output.Emit(s, termsFinding(model))
	case opts.voices:
		model := report.NewVoices(v.History, date, v.Filter)
		model.Call, model.Notes = v.Call, notes
		return opts.output.Emit(s, voicesFinding(model))
	}
	model := report.NewShow(v.History, date, v.Filter)
	model.Call, model.Notes = v.Call, notes
	return opts.output.Emit(s, showFinding(model))
}
