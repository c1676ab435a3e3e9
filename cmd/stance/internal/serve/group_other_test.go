//go:build !unix

package serve

import "os/exec"

// inGroup does nothing where there are no groups; the browser is not there either.
func inGroup(*exec.Cmd) {}

func endGroup(cmd *exec.Cmd) { _ = cmd.Process.Kill() }
