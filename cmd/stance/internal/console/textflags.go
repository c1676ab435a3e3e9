package console

import (
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"stance/positions"
	"stance/positions/numeral"
)

// TextFlags has the flags of a command and of those under it refuse what is no
// text: a file could not hold it as it was given. Names of files can be any.
func TextFlags(cmd *cobra.Command) {
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if value, _ := pflag.UnquoteUsage(f); value != "file" && value != "folder" {
			several, are := f.Value.(pflag.SliceValue)
			if f.Value = (textValue{f.Value}); are {
				f.Value = textValues{f.Value, several}
			}
		}
	})
	for _, sub := range cmd.Commands() {
		TextFlags(sub)
	}
}

// ListFlags has the lists with commas of a command and of those under it be read to their end.
func ListFlags(cmd *cobra.Command) {
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		_, does := f.Value.(textValues)
		if several, are := f.Value.(pflag.SliceValue); are && !does {
			f.Value = textValues{f.Value, several}
		}
	})
	for _, sub := range cmd.Commands() {
		ListFlags(sub)
	}
}

type textValue struct{ pflag.Value }

func (v textValue) Set(text string) error {
	if !utf8.ValidString(text) {
		return errors.New("it is not in UTF-8; set the terminal to that encoding")
	}
	err := v.Value.Set(text)
	if meant := numeral.Readings(text); err != nil && v.Type() == "float64" && len(meant) == 1 { // as people write numbers
		return v.Value.Set(positions.Number(meant[0]))
	}
	return err
}

// textValues are several, which can still be read and replaced as such.
type textValues struct {
	pflag.Value
	pflag.SliceValue
}

// Set reads a list with commas as people write it: with spaces behind them, or over several lines, of which
// the library of flags reads the first and drops the others.
func (v textValues) Set(text string) error {
	if v.Type() != "stringSlice" {
		return v.Value.Set(text)
	}
	lines := csv.NewReader(strings.NewReader(text))
	lines.FieldsPerRecord, lines.TrimLeadingSpace = -1, true
	records, err := lines.ReadAll()
	if err != nil {
		return err
	}
	names := slices.Concat(records...)
	for i := range names {
		names[i] = strings.TrimSpace(names[i])
	}
	if names = slices.DeleteFunc(names, func(name string) bool { return name == "" }); len(names) == 0 {
		return v.Value.Set(text)
	}
	var line strings.Builder
	one := csv.NewWriter(&line)
	if err := one.Write(names); err != nil {
		return err
	}
	one.Flush()
	return v.Value.Set(strings.TrimSuffix(line.String(), "\n"))
}
