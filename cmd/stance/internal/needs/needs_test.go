package needs

import (
	"errors"
	"fmt"
	"testing"
)

// ending is a test that notes how it ends, and does so by a panic.
type ending struct {
	testing.TB
	how string
}

func (e *ending) Helper() {}

func (e *ending) Skipf(format string, args ...any) { e.end("skipped", format, args...) }

func (e *ending) Fatalf(format string, args ...any) { e.end("failed", format, args...) }

func (e *ending) end(how, format string, args ...any) {
	e.how = how + ": " + fmt.Sprintf(format, args...)
	panic(e)
}

func TestProgram(t *testing.T) {
	t.Setenv("STANCE_NEEDS_GIT", "1")
	t.Setenv("STANCE_NEEDS_LESS", "")
	for name, want := range map[string]string{
		"there": "ended with /bin/there",
		"less":  "skipped: less: it is not there",
		"git":   "failed: git: it is not there",
	} {
		e := &ending{}
		func() {
			defer func() {
				if r := recover(); r != nil && r != e {
					panic(r)
				}
			}()
			path := Program(e, name, func(asked string) (string, error) {
				if asked == "there" {
					return "/bin/there", nil
				}
				return "", errors.New("it is not there")
			})
			e.how = "ended with " + path
		}()
		if e.how != want {
			t.Errorf("%s: %s, want %s", name, e.how, want)
		}
	}
}
