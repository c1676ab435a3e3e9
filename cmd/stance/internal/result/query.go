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
	"github.com/spf13/pflag"

	"stance/cmd/stance/internal/console"
	"stance/diff/report/terminal"
	"stance/positions/visible"
)

// query is an expression of jq over what programs get, as --jq has it.
type query struct {
	text string
	flag *pflag.Flag // nil where the command has none
	code *gojq.Code  // after compile; nil without one
}

// register adds the flag.
func (q *query) register(cmd *cobra.Command) {
	cmd.Flags().StringVar(&q.text, "jq", "", "what this `expression` of jq, such as .schema, takes out of -f json; a text is printed without quotes")
	q.flag = cmd.Flags().Lookup("jq")
}

// given says whether there is an expression; one without words is one, too.
func (q *query) given() bool { return q.flag != nil && q.flag.Changed }

// compile reads the expression. It knows nothing of the user's environment, and reads no files.
func (q *query) compile() error {
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
		w = &bounded{to: w, left: maxGiven}
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
			err := writeValue(w, v)
			if errors.Is(err, errEndless) {
				return &console.UsageError{Message: fmt.Sprintf("--jq %q: %v", q.text, err), Hint: "limit(100; EXPRESSION) gives its first 100 values"}
			}
			if err != nil {
				return err
			}
		}
	}
}

// maxGiven is how many bytes an expression can give. All of it is made before any is written, and one
// that has no end would take all memory first.
const maxGiven = 64 << 20

var errEndless = fmt.Errorf("it gives more than %d MB", maxGiven>>20)

// bounded writes so many bytes.
type bounded struct {
	to   io.Writer
	left int
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errEndless
	}
	return b.to.Write(p)
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
