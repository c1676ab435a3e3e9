package dataset

import (
	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/positions"
)

// MaxAgeFlag is --max-age.
type MaxAgeFlag struct {
	text string
	cmd  *cobra.Command
}

// Register adds the flag.
func (m *MaxAgeFlag) Register(cmd *cobra.Command, what string) {
	m.cmd = cmd
	cmd.Flags().StringVar(&m.text, "max-age", "", "leave out stances that are older than this `age` on "+what+": 90d, 6m or 2y")
}

// Given reports whether the flag was given.
func (m *MaxAgeFlag) Given() bool { return m.cmd.Flags().Changed("max-age") }

// Read reads the flag; without it there is no bound.
func (m *MaxAgeFlag) Read() (positions.MaxAge, error) {
	if !m.Given() {
		return positions.MaxAge{}, nil
	}
	age, err := positions.ParseMaxAge(m.text)
	if err != nil {
		return age, console.Usagef("--max-age %s", err)
	}
	return age, nil
}

// ageChoices are some ages.
func ageChoices(*Glance) []console.Choice {
	return []console.Choice{{Value: "30d", Label: "30 days"}, {Value: "90d", Label: "90 days"}, {Value: "6m", Label: "6 months"}, {Value: "1y", Label: "a year"}, {Value: "2y", Label: "2 years"}}
}
