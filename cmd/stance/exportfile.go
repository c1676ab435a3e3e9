package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// endings are those of files whose format has another name.
var endings = map[string]string{"jsonl": "ndjson", "pq": "parquet"}

// notText are the formats that nobody can read on a terminal.
var notText = []string{"xlsx", "parquet"}

// byEnding takes the format from the file's name, where none was given.
func (o *outputFlags) byEnding() error {
	if o.format != "" {
		return nil
	}
	if o.file == "" {
		o.format = o.formats[0]
		return nil
	}
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(o.file), "."))
	if format, ok := endings[ending]; ok {
		ending = format
	}
	if !slices.Contains(o.formats, ending) {
		return &usageError{
			fmt.Sprintf("the name %s does not tell the format", o.file),
			"let it end in ." + strings.Join(o.formats, ", .") + ", or name the format with -f",
		}
	}
	o.format = ending
	return nil
}

// refuseTerminal keeps what is not text off the screen.
func (o *outputFlags) refuseTerminal(s *streams) error {
	if s.terminal && o.file == "" && slices.Contains(notText, o.format) {
		return &usageError{o.format + " is not text, and nothing for a terminal", "write it to a file: -o FILE." + o.format}
	}
	return nil
}
