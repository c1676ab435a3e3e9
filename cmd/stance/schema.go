package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/result"
	documents "stance/diff/report/data/machine/schema"
	"stance/diff/report/document"
	"stance/positions/visible"
	files "stance/positions/yamlfile/schema"
)

func newSchemaCommand(s *console.Streams) *cobra.Command {
	var folder string
	var output result.Flags
	cmd := &cobra.Command{
		Use:   "schema [NAME]",
		Short: "JSON Schemas of the dataset's files and of all JSON output",
		Long: `Without NAME lists the schemas; with one prints it. NAME is a file of the dataset
(codebook, sources, snapshot, reviews) or what a JSON document says of itself in
"schema", such as stance/diff/1 or diff for short.

The schemas of the files are for editors with the YAML language server: VS Code
(extension YAML by Red Hat), Neovim, Emacs and others. They complete keys and
words, explain them under the mouse, and underline mistakes while you type. An
editor finds the schema by the first line of a file, whose path is relative to the
file:

  # yaml-language-server: $schema=../schemas/snapshot.json

In a file of several documents each of them begins with the line.

--write puts the schemas of the files into a folder, for a dataset that was begun
without them. What is there under their names is replaced.

The schemas of JSON output are for programs that read it: every field with its
unit and range, and where it can be null.

` + console.ExitHelp,
		Example: `  stance schema
  stance schema diff
  stance schema snapshot -o snapshot.json`,
		Args: console.AtMost(1, "schema takes one name"),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var words []string
			for _, name := range schemaNames() {
				words = append(words, cobra.CompletionWithDesc(name, schemaSummary(name)))
			}
			return words, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case folder != "" && (len(args) > 0 || output.File != ""):
				return &console.UsageError{Message: "--write stands alone", Hint: "it writes all schemas of the dataset's files"}
			case folder != "":
				return writeSchemas(s, folder)
			}
			if len(args) == 0 {
				output.Offer("table", schemaList())
				if err := output.Check(s); err != nil {
					return err
				}
				return output.Emit(s, schemaList())
			}
			output.Offer("json", schemaFinding(nil))
			if err := output.Check(s); err != nil {
				return err
			}
			content, err := schemaNamed(args[0])
			if err != nil {
				return err
			}
			return output.Emit(s, schemaFinding(content))
		},
	}
	output.RegisterFile(cmd, "json", schemaList(), schemaFinding(nil))
	cmd.Flags().StringVar(&folder, "write", "", "write the schemas of the dataset's files into this `folder`, such as data/schemas")
	_ = cmd.MarkFlagDirname("write")
	return cmd
}

func schemaFinding(content []byte) result.Finding {
	return result.Finding{JSON: func(w io.Writer) error { _, err := w.Write(content); return err }}
}

func schemaList() result.Finding {
	return result.Finding{Document: schemaDocument}
}

func schemaNames() []string { return append(files.Names(), documents.Names()...) }

// schemaNamed finds a schema by its name, or by what a document says of itself.
func schemaNamed(name string) ([]byte, error) {
	short, version, versioned := strings.Cut(strings.TrimPrefix(name, "stance/"), "/")
	if content := files.YAML(name); content != nil {
		return content, nil
	}
	if content := documents.JSON(short); content != nil && (!versioned || version == "1") {
		return content, nil
	}
	return nil, &console.UsageError{Message: fmt.Sprintf("no schema %q", name), Hint: console.DidYouMean(short, schemaNames())}
}

// schemaSummary is the first sentence of a schema's own description.
func schemaSummary(name string) string {
	content, err := schemaNamed(name)
	if err != nil {
		return ""
	}
	var head struct{ Description string }
	if err := json.Unmarshal(content, &head); err != nil {
		return ""
	}
	first, _, _ := strings.Cut(head.Description, ". ")
	return strings.TrimSuffix(first, ".")
}

// schemaDocument lists the schemas with what each describes.
func schemaDocument() *document.Document {
	d := &document.Document{}
	for _, group := range []struct {
		title string
		names []string
	}{
		{"Files of a dataset", files.Names()},
		{"What commands write with -f json", documents.Names()},
	} {
		rows := document.Rows{}
		for _, name := range group.names {
			rows.Rows = append(rows.Rows, document.Row{Key: document.Text{{Text: name, Whole: true}}, Items: []document.Text{{{Text: schemaSummary(name)}}}})
		}
		d.Blocks = append(d.Blocks, document.Section{Name: document.Text{{Text: group.title}}, Blocks: []document.Block{rows}})
	}
	d.Blocks = append(d.Blocks, document.Next{Commands: []document.Command{{Line: "stance schema snapshot"}}})
	return d
}

// writeSchemas writes the schemas of the files of a dataset into a folder, which
// is made if need be.
func writeSchemas(s *console.Streams, folder string) error {
	dir, err := result.OpenFolder(s, "--write", folder)
	if err != nil {
		return err
	}
	defer dir.Close()
	for _, name := range files.Names() {
		if err := dir.Write(name+".json", files.YAML(name)); err != nil {
			return err
		}
	}
	names := slices.Clone(files.Names())
	for i := range names {
		names[i] += ".json"
	}
	fmt.Fprintf(s.Out, "Wrote %s to %s.\n", strings.Join(names, ", "), visible.Line(folder))
	fmt.Fprintf(s.Out, "Editors find them by the first line of a file, such as\n  %s\n", files.Line("snapshots/x.yaml"))
	return nil
}
