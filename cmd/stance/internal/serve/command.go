package serve

import (
	"errors"
	"fmt"
	"net"
	"os"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/coding"
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/reviewing"
	"stance/cmd/stance/internal/settings"
	"stance/positions"
	"stance/positions/team/review"
)

type options struct {
	data    string
	port    int
	chosen  func() bool // whether the port is
	hosts   []string
	knownBy string
	blind   bool
	coder   string
	public  string
	write   bool
	open    bool
}

const (
	usualPort = 4747
	everyone  = "all" // interfaces, as --public has them
	loopback  = "127.0.0.1"
)

// NewServeCommand builds `stance serve`; bug tells of panics.
func NewServeCommand(s *console.Streams, bug func(fault any, stack []byte)) *cobra.Command {
	var opts options
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "The dataset as a live page on this machine",
		Long: `Shows the dataset in the browser: what every command tells as a page, with each party,
issue and source leading on to the next page, and a search. When a file changes, the page
follows within a second or two; while the dataset has errors it goes on showing what it
showed before, with the errors above.

The address that is printed has a token in it, without which nobody is answered, so that
neither other users of this machine nor pages of other sites can read along. Open it once;
the browser then keeps the token until stance serve ends. Every page is there for programs, too: add
.json to its address (/index.json for the first one).

The port is ` + strconv.Itoa(usualPort) + `, or another one if that is taken, or that of --port. A browser
elsewhere comes in through a tunnel, such as that of ssh -L; where it calls this machine by
a name of its own, --host gives that.

--write adds pages on which texts of sources are coded: what is marked in a text becomes
a quotation, found again where it was marked, and a record with it; before anything is
saved, the change that it makes and the lines that will be written are shown.

--public lets everybody on the network read, without a token; of the texts of sources
only those marked ` + "`public: true`" + ` are shown whole. --blind shows a coder only their own
records; that others have coded a cell is all that is told of it.

Ctrl-C ends it; so does SIGTERM. What is being answered is finished, and the exit code is 0.

` + console.ExitHelp,
		Example: `  stance serve
  stance serve --open
  stance serve -C path/to/dataset --port 8000
  stance serve --known-by before-alaska
  stance serve --write --coder maria
  stance serve --blind --coder maria
  stance serve --public`,
		Args: func(cmd *cobra.Command, args []string) error {
			if opts.public == everyone && len(args) == 1 && net.ParseIP(args[0]) != nil {
				return &console.UsageError{Message: "--public has its address behind an equals sign", Hint: "write --public=" + args[0]}
			}
			return console.AtMost(0, "serve takes none; name the dataset with --data")(cmd, args)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return run(s, &opts, bug) },
	}
	dataset.DataFlag(cmd, &opts.data)
	f := cmd.Flags()
	f.IntVar(&opts.port, "port", usualPort, "the `port`; 0 for any that is free")
	opts.chosen = func() bool { return f.Changed("port") }
	f.StringSliceVar(&opts.hosts, "host", nil, "a further `name` by which browsers may call this machine")
	f.StringVar(&opts.knownBy, "known-by", "", "only what was known by this `date`")
	f.BoolVar(&opts.blind, "blind", false, "only the records of the coder that --coder names")
	f.StringVar(&opts.coder, "coder", "", "who codes, by `name`: whose records --blind shows and --write makes")
	f.BoolVar(&opts.write, "write", false, "let texts be coded in the browser")
	f.StringVar(&opts.public, "public", "", "let everybody read, without a token, at this `address` of this machine")
	f.Lookup("public").NoOptDefVal = everyone
	f.BoolVar(&opts.open, "open", false, "show it in the browser")
	return cmd
}

// check refuses flags that contradict each other.
func (o *options) check() error {
	switch {
	case o.port < 0 || o.port > 65535:
		return console.Usagef("--port %d: a port is a number from 1 to 65535, or 0 for any that is free", o.port)
	case o.blind && o.coder == "":
		return &console.UsageError{Message: "--blind shows the records of one coder", Hint: "say of whom: --coder NAME"}
	case o.coder != "" && !o.blind && !o.write:
		return &console.UsageError{Message: "--coder says whose records --blind shows, and --write records", Hint: "add one of them, or leave --coder out"}
	case o.write && o.public != "":
		return &console.UsageError{Message: "--write lets records be changed, and --public lets everybody in", Hint: "leave one of the two out"}
	case o.write && o.knownBy != "":
		return &console.UsageError{Message: "--write records what is known now, and --known-by shows what was known then", Hint: "leave one of the two out"}
	case o.blind && o.public != "":
		return &console.UsageError{Message: "--blind is for one coder, and --public for everybody", Hint: "leave one of the two out"}
	case o.public != "" && o.public != everyone && net.ParseIP(o.public) == nil:
		return &console.UsageError{Message: fmt.Sprintf("--public=%s: no address of this machine", o.public), Hint: "write one such as --public=192.168.1.20, or --public alone for all of them"}
	}
	for _, h := range o.hosts {
		if h == "" || strings.ContainsAny(h, "/:@ ") && net.ParseIP(h) == nil {
			return &console.UsageError{Message: fmt.Sprintf("--host %q: this is no name of a machine", h), Hint: "give the name alone, without http:// and without a port"}
		}
	}
	return nil
}

func run(s *console.Streams, opts *options, bug func(fault any, stack []byte)) error {
	if opts.coder == "" && (opts.write || opts.blind) {
		opts.coder = s.Setting(settings.Coder).Value
	}
	if err := opts.check(); err != nil {
		return err
	}
	place, err := dataset.Find(s, opts.data)
	if err != nil {
		return err
	}
	if opts.write && place.File != "" {
		return dataset.NeedsFolder(s, place.Name)
	}
	live := &Live{Place: place, Public: opts.public != "", Today: s.Today, Bug: bug}
	if opts.write {
		live.Coding = &Coding{Desk: coding.New(s, place.Dir, opts.coder, opts.blind), Page: NewToken(), Sign: signing(s, place.Dir, opts.coder)}
	}
	if opts.blind {
		live.Blind = opts.coder
	}
	progress := s.Progress("reading "+place.Name, 0)
	err = live.Start(func(d *positions.Dataset) (positions.Date, error) {
		if opts.knownBy == "" {
			return 0, nil
		}
		return dataset.DateArg(s, d, opts.knownBy)
	})
	progress.Done()
	if err != nil {
		return err
	}
	listener, err := opts.listen()
	if err != nil {
		return err
	}
	guard := &Guard{Hosts: opts.hosts}
	if live.Coding != nil {
		guard.Page = live.Coding.Page
	}
	if opts.public == "" {
		guard.Token = NewToken()
	} else {
		guard.Hosts = append(guard.Hosts, addresses(listener)...)
	}
	ctx, done := s.UntilInterrupted()
	defer done()
	if err := opts.tell(s, listener, guard); err != nil {
		listener.Close()
		return err
	}
	err = Run(ctx, listener, guard.Wrap(live), live.Follow)
	if live.Coding != nil {
		live.Coding.Desk.Close() // so that the program does not end while it writes
	}
	return err
}

// signing signs records off in the name of whoever codes, or of whom git knows.
func signing(s *console.Streams, dir, name string) func(*positions.History, *positions.Record, review.Verdict, string) (string, error) {
	return func(h *positions.History, r *positions.Record, verdict review.Verdict, note string) (string, error) {
		added, err := reviewing.Sign(s, dir, name, h, r, verdict, note)
		var usage *console.UsageError
		switch {
		case errors.As(err, &usage):
			return "", &coding.Error{Message: usage.Message, Hint: usage.Hint}
		case err != nil:
			return "", &coding.Error{Message: err.Error()}
		case len(added) == 0:
			return "that had been said before, and was not written again", nil
		}
		return string(added[0].Verdict) + " " + added[0].Cell() + " as " + added[0].Reviewer, nil
	}
}

// listen takes the port.
func (o *options) listen() (net.Listener, error) {
	host := loopback
	switch o.public {
	case "":
	case everyone:
		host = ""
	default:
		host = o.public
	}
	listener, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(o.port)))
	taken := errors.Is(err, syscall.EADDRINUSE)
	if taken && !o.chosen() {
		listener, err = net.Listen("tcp", net.JoinHostPort(host, "0"))
	}
	switch {
	case err == nil:
		return listener, nil
	case taken:
		return nil, &console.UsageError{Message: fmt.Sprintf("port %d is taken by another program, perhaps by another stance serve", o.port), Hint: "name another with --port, or leave it out for one that is free"}
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return nil, &console.UsageError{Message: fmt.Sprintf("%s is no address of this machine", host), Hint: "--public alone takes all that it has"}
	case errors.Is(err, os.ErrPermission):
		return nil, &console.UsageError{Message: fmt.Sprintf("port %d may not be taken by this user", o.port), Hint: "name one above 1023"}
	}
	return nil, fmt.Errorf("port %d cannot be taken: %w", o.port, err)
}

// addresses are those by which others reach a listener, which no name can be made to stand for.
func addresses(listener net.Listener) (all []string) {
	at := listener.Addr().(*net.TCPAddr)
	if !at.IP.IsUnspecified() {
		return []string{at.IP.String()}
	}
	interfaces, err := net.InterfaceAddrs()
	if err != nil {
		return nil // then --host has to name them
	}
	for _, a := range interfaces {
		if n, ok := a.(*net.IPNet); ok && !n.IP.IsLoopback() && !n.IP.IsLinkLocalUnicast() {
			all = append(all, n.IP.String())
		}
	}
	return all
}

// tell prints the address to open, and nothing else, so that programs can read it.
func (o *options) tell(s *console.Streams, listener net.Listener, guard *Guard) error {
	host := loopback
	if at := addresses(listener); o.public != "" && len(at) > 0 {
		host = at[0]
	}
	port := strconv.Itoa(listener.Addr().(*net.TCPAddr).Port)
	address := "http://" + net.JoinHostPort(host, port) + "/"
	if guard.Token != "" {
		address += "?t=" + guard.Token
	}
	if _, err := fmt.Fprintln(s.Out, address); err != nil {
		return err
	}
	if s.Terminal {
		s.Note("Ctrl-C ends it")
	}
	if o.open {
		if err := s.Browse(address); err != nil {
			s.Note("it could not be opened in the browser: " + err.Error())
		}
	}
	return nil
}
