package result

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/itchyny/gojq"
	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/diff/report/terminal"
	"stance/positions/visible"
)

// query is an expression of jq over what programs get, as --jq has it.
type query struct {
	text string
	code *gojq.Code // after compile; nil without one
}

// register adds the flag.
func (q *query) register(cmd *cobra.Command) {
	cmd.Flags().StringVar(&q.text, "jq", "", "what this `expression` of jq, such as .schema, takes out of -f json; a text is printed without quotes")
}

// compile reads the expression. It knows nothing of the user's environment, and reads no files.
func (q *query) compile() error {
	if q.text == "" {
		return nil
	}
	parsed, err := gojq.Parse(q.text)
	if err == nil {
		q.code, err = gojq.Compile(parsed)
	}
	if err != nil {
		return &console.UsageError{Message: fmt.Sprintf("--jq %q: %v", q.text, err), Hint: "the expressions are those of jq, such as '.changes[] | select(.kind == \"shifted\") | .party'"}
	}
	return nil
}

// over writes what the expression gives of what a writer writes for programs: texts as they are, as far
// as they are safe to show, anything else as JSON, each on lines of its own.
func (q *query) over(write Writer) Writer {
	return func(w io.Writer, _ terminal.Screen) error {
		var whole bytes.Buffer
		if err := write(&whole, terminal.Screen{}); err != nil {
			return err
		}
		value, err := valueOf(&whole)
		if err != nil {
			return err
		}
		for given := q.code.Run(value); ; {
			v, more := given.Next()
			if !more {
				return nil
			}
			if err, failed := v.(error); failed {
				var halt *gojq.HaltError
				if errors.As(err, &halt) && halt.Value() == nil {
					return nil
				}
				return &console.UsageError{Message: fmt.Sprintf("--jq %q: %v", q.text, err), Hint: "what there is, -f json shows and `stance schema` explains"}
			}
			if err := writeValue(w, v); err != nil {
				return err
			}
		}
	}
}

// valueOf decodes JSON into what expressions work on, numbers without loss.
func valueOf(r io.Reader) (any, error) {
	d := json.NewDecoder(r)
	d.UseNumber()
	var value any
	err := d.Decode(&value)
	return value, err
}

func writeValue(w io.Writer, v any) error {
	if text, is := v.(string); is {
		_, err := fmt.Fprintln(w, visible.Text(text))
		return err
	}
	compact, err := gojq.Marshal(v)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, compact, "", "  "); err != nil {
		return err
	}
	_, err = io.WriteString(w, strings.TrimRight(b.String(), "\n")+"\n")
	return err
}
