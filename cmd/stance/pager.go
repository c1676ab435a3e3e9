package main

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
)

// page shows text in the user's pager: STANCE_PAGER, else PAGER, else less.
// It reports false if there is none to show it in. What happens inside the
// pager, such as leaving it early, is no error.
func (s *streams) page(text []byte) (bool, error) {
	pager, set := s.env("STANCE_PAGER"), true
	if pager == "" {
		pager = s.env("PAGER")
	}
	if pager == "" {
		pager, set = "less", false
	}
	words := strings.Fields(pager)
	if len(words) == 0 || words[0] == "cat" {
		return false, nil
	}
	path, err := exec.LookPath(words[0])
	if err != nil {
		if set {
			s.note("the pager " + words[0] + " was not found")
		}
		return false, nil
	}
	cmd := exec.Command(path, words[1:]...)
	cmd.Stdin = bytes.NewReader(text)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	cmd.Env = append(os.Environ(), "LESSCHARSET=utf-8")
	if s.env("LESS") == "" {
		cmd.Env = append(cmd.Env, "LESS=FRX") // leave short text alone, pass colours on, keep the screen
	}
	if err := cmd.Start(); err != nil {
		return false, nil
	}
	_ = cmd.Wait()
	return true, nil
}
