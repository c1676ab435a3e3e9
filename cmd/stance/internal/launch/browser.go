package launch

import (
	"errors"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
)

var (
	// ErrNoBrowser says that there is no browser to show a page in.
	ErrNoBrowser = errors.New("no browser was found to show it in")
	errNoPage    = errors.New("this is no address of a web page")
)

// Browse shows a page in the user's browser: the first of BROWSER's that is
// there, else the system's. It does not wait for it.
func Browse(env func(string) string, address string) error {
	if !WebAddress(address) {
		return errNoPage
	}
	return browse(env, address)
}

// BrowseFile does the same with a page in a file of this program's, given by its full path.
func BrowseFile(env func(string) string, file string) error {
	return browse(env, fileAddress(filepath.ToSlash(file)))
}

// fileAddress is the address of a file, given by its full path with slashes.
func fileAddress(path string) string {
	if !strings.HasPrefix(path, "/") { // behind a drive's letter
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

func browse(env func(string) string, address string) error {
	for _, p := range browsers(env) {
		cmd, err := p.command(Streams{}, address)
		if err != nil {
			continue
		}
		if err := cmd.Start(); err != nil {
			return err
		}
		go func() { _ = cmd.Wait() }() // whatever it says, there is nobody to tell
		return nil
	}
	return ErrNoBrowser
}

func browsers(env func(string) string) []Program {
	if setting := env("BROWSER"); strings.TrimSpace(setting) != "" {
		var all []Program
		for _, one := range filepath.SplitList(setting) {
			if one = strings.TrimSpace(one); one != "" {
				all = append(all, Program{one, "BROWSER"})
			}
		}
		return all
	}
	switch runtime.GOOS {
	case "darwin":
		return []Program{{Setting: "open"}}
	case "windows":
		return []Program{{Setting: "rundll32 url.dll,FileProtocolHandler"}}
	}
	if env("DISPLAY") == "" && env("WAYLAND_DISPLAY") == "" {
		return nil // it would take over the terminal
	}
	return []Program{{Setting: "xdg-open"}}
}

// WebAddress reports whether an address, which comes from a file, is one of a
// web page. Nothing else is handed to another program.
func WebAddress(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}
