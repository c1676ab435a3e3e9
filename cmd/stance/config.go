package main

import (
	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/diff/report/data/machine"
)

func newConfigCommand(s *console.Streams) *cobra.Command {
	var output result.Flags
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Your settings, and where each comes from",
		Long: `Shows each setting, its value and where that comes from. What you would write with every
command can stand in a file of yours: config.yaml in the folder stance of XDG_CONFIG_HOME,
else of ~/.config (of %AppData% on Windows, and of ~/Library/Application Support on macOS).

  coder: el             # who codes, in new records
  reviewer: Erika Lind  # who signs off; else git's user.name of your own
  width: 100            # of tables, in columns
  color: never          # or auto, always
  pager: less -S        # cat for none
  editor: code --wait   # one that waits until the file is closed

A flag goes before a variable of the environment, and that before the file;
` + "`stance help environment`" + ` lists the variables. What is wrong in the file is told, and counts
for nothing. A dataset sets nothing, and neither does the repository that it lies in: it
may be a stranger's.

` + console.ExitHelp,
		Example: `  stance config
  stance config -f json`,
		Args:              console.AtMost(0, "config takes none: settings are made in the file that it names"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			if err := output.Check(s); err != nil {
				return err
			}
			return output.Emit(s, configFinding(configOf(s)))
		},
	}
	output.Register(cmd, "table", configFinding(nil))
	return cmd
}

func configFinding(m *report.Config) result.Finding {
	return result.Finding{Document: m.Document, JSON: result.Written(machine.ConfigJSON, m)}
}

// configOf lists the user's settings.
func configOf(s *console.Streams) *report.Config {
	chosen := s.Settings()
	m := &report.Config{File: chosen.File, There: chosen.There}
	for _, one := range chosen.All() {
		m.Settings = append(m.Settings, report.Chosen{Name: one.Name, About: one.About, Value: one.Value, From: one.From})
	}
	return m
}
