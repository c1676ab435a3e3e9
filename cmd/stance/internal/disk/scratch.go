package disk

import "os"

// Scratch makes a folder for what is needed while a command runs, outside all that
// is the user's. It is gone when it is removed, or the program is interrupted.
func (d *Disk) Scratch(prefix string) (dir string, remove func(), err error) {
	d.noting.Lock()
	defer d.noting.Unlock()
	if dir, err = os.MkdirTemp("", prefix); err != nil {
		return "", nil, err
	}
	d.unfinished.Store(dir, nil)
	return dir, func() { d.takeAway(dir, os.RemoveAll) }, nil
}
