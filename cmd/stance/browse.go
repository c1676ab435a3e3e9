package main

import (
	"errors"
	"net/url"
	"os/exec"
	"runtime"
	"strings"
)

var errNoBrowser = errors.New("no browser was found to show it in")

// openBrowser shows a page in the user's browser: that of BROWSER, else the
// system's. It does not wait for it.
func (s *streams) openBrowser(address string) error {
	if !webAddress(address) {
		return errors.New("this is no address of a web page")
	}
	words := s.browser()
	if words == nil {
		return errNoBrowser
	}
	path, err := exec.LookPath(words[0])
	if err != nil {
		return errNoBrowser
	}
	cmd := exec.Command(path, append(words[1:], address)...)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }() // whatever it says, there is nobody to tell
	return nil
}

func (s *streams) browser() []string {
	if first, _, _ := strings.Cut(s.env("BROWSER"), ":"); first != "" {
		return strings.Fields(first)
	}
	switch runtime.GOOS {
	case "darwin":
		return []string{"open"}
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler"}
	}
	if s.env("DISPLAY") == "" && s.env("WAYLAND_DISPLAY") == "" {
		return nil // it would take over the terminal
	}
	return []string{"xdg-open"}
}

// webAddress reports whether an address, which comes from a file, is one of
// a web page. Nothing else is handed to another program.
func webAddress(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}
