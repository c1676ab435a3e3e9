package launch

import (
	"io"
	"os"
	"strings"
)

// Pager is the pager that the user has chosen, and where they did, else less. There is none where
// they say so: where it is set and empty, or cat.
func Pager(chosen, from string) (Program, bool) {
	if from == "" {
		return Program{Setting: "less"}, true
	}
	return Program{chosen, from}, chosen != "" && chosen != "cat"
}

// Page shows text in a pager. It is false where the pager was not there, or
// ended without having read any of the text, which has then still to be shown.
// What the user does inside, such as leaving it early, is no matter.
func (p Program) Page(s Streams, text []byte) (shown bool, err error) {
	in, out, err := os.Pipe()
	if err != nil {
		return false, err
	}
	defer in.Close()
	s.In = in
	cmd, err := p.command(s)
	if err != nil {
		out.Close()
		return false, err
	}
	cmd.Env = append(cmd.Env, "LESSCHARSET=utf-8", "LESS="+lessOptions(os.Getenv("LESS")))
	left := make(chan int)
	ended := make(chan struct{})
	go func() {
		defer out.Close()
		_, _ = out.Write(text) // in is open here, too, so it waits for what is read below
	}()
	go func() {
		<-ended
		n, _ := io.Copy(io.Discard, in)
		left <- int(n)
	}()
	err = p.run(cmd)
	close(ended)
	unread := <-left
	return unread < len(text), err
}

// lessOptions are the options for less: the user's own, and in any case that
// colours are passed on. Without any of the user's it leaves short text alone
// and keeps the screen. The $ ends an option that takes text.
func lessOptions(own string) string {
	if strings.TrimSpace(own) == "" {
		return "FRX"
	}
	return own + " $ -R"
}
