package journal

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path/filepath"
)

// Folder is where the program keeps what it knows between runs: XDG_STATE_HOME, else the
// folder that the system has for it.
func Folder(system string, env func(string) string) (string, error) {
	const own = "stance"
	if state := env("XDG_STATE_HOME"); filepath.IsAbs(state) { // else it does not count, the standard says
		return filepath.Join(state, own), nil
	}
	if system == "windows" {
		if local := env("LocalAppData"); local != "" {
			return filepath.Join(local, own, "state"), nil
		}
		return "", errors.New("neither XDG_STATE_HOME nor LocalAppData names a folder to keep it in")
	}
	if home := env("HOME"); filepath.IsAbs(home) {
		return filepath.Join(home, ".local", "state", own), nil
	}
	return "", errors.New("neither XDG_STATE_HOME nor HOME names a folder to keep it in")
}

// nameOf is the name of a dataset's journal, without an ending.
func nameOf(dataset string) string {
	sum := sha256.Sum256([]byte(dataset))
	return hex.EncodeToString(sum[:])
}
