package report

import (
	"stance/diff/report/document"
)

// Config is what a user has chosen once and for all, and where.
type Config struct {
	File     string // where their file of settings is, or would be; "" where there is no place for one
	There    bool   // whether it is
	Settings []Chosen
}

// Chosen is one setting.
type Chosen struct {
	Name  string
	About string // what it decides
	Value string // "" for nothing
	From  string // the variable, or the file with its line; "" where nothing is set
}

// Document tells the settings, and where each comes from.
func (c *Config) Document() *document.Document {
	d := &document.Document{Title: say("Settings")}
	table := document.Table{Columns: []document.Column{{Head: say("setting"), Key: true}, {Head: say("value")}, {Head: say("from")}, {Head: say("decides")}}}
	for _, s := range c.Settings {
		value, from := say(datum(s.Value)), document.Cell{say(datum(s.From))}
		if s.From == "" {
			value, from = muted("not set"), nil
		} else if s.Value == "" {
			value = muted("none")
		}
		table.Rows = append(table.Rows, document.TableRow{Name: s.Name, Cells: []document.Cell{{strong(s.Name)}, {value}, from, {say(s.About)}}})
	}
	d.Blocks = []document.Block{table}
	switch {
	case c.File == "":
		d.Blocks = append(d.Blocks, document.Para{Text: say("There is no place for a file of settings, as no variable names your home.")})
	case c.There:
		d.Blocks = append(d.Blocks, document.Para{Text: say("The file is ", datum(c.File), ".")})
	default:
		d.Blocks = append(d.Blocks, document.Para{Text: say("There is no file yet; ", datum(c.File), " would be read, with a line such as “coder: el” for each.")})
	}
	return d
}
