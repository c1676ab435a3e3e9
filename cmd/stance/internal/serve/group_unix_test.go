//go:build unix

package serve

import (
	"os/exec"
	"syscall"
)

// inGroup has a program and all that it starts be one group, to be ended together.
func inGroup(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

func endGroup(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
