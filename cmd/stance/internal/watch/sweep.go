package watch

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"stance/cmd/stance/internal/disk"
)

// State stands for which files there are, with their sizes and times. It is the same as
// long as these are, also in another run of the program.
type State string

// Sweep looks at files once. It gives the folders, too, in which a change would show.
type Sweep func() (State, []string)

// Folder sweeps a dataset's folder: the files right in it, all those in its own folders, and
// others that are named, in the folder as well. Whatever cannot be looked at counts as that.
func Folder(dir string, own, others []string) Sweep {
	return func() (State, []string) {
		folder := disk.Dataset(dir)
		defer folder.Close()
		folders := []string{dir}
		note := sha256.New()
		entries, err := folder.ReadDir(".")
		if err != nil {
			fmt.Fprintln(note, err)
		}
		for _, e := range entries {
			if isFile(e) {
				noteFile(note, folder, e.Name(), e)
			}
		}
		for _, name := range own {
			// Links to folders within are not followed, as what is in them is not read.
			_ = fs.WalkDir(folder, name, func(name string, e fs.DirEntry, err error) error {
				switch {
				case err != nil:
					fmt.Fprintf(note, "%q %v\n", name, err)
				case strings.HasPrefix(path.Base(name), "."):
					if e.IsDir() {
						return fs.SkipDir
					}
				case e.IsDir():
					folders = append(folders, filepath.Join(dir, filepath.FromSlash(name)))
				default:
					noteFile(note, folder, name, e)
				}
				return nil
			})
		}
		for _, name := range others {
			info, err := folder.Stat(name)
			noteInfo(note, name, info, err)
		}
		return sum(note), folders
	}
}

// isFile reports whether something is, or may lead to, a file that editors do not hide.
func isFile(e fs.DirEntry) bool { return !e.IsDir() && !strings.HasPrefix(e.Name(), ".") }

// File sweeps one file.
func File(name string) Sweep {
	return func() (State, []string) {
		note := sha256.New()
		info, err := os.Stat(name)
		noteInfo(note, filepath.Base(name), info, err)
		return sum(note), []string{filepath.Dir(name)}
	}
}

func noteFile(note hash.Hash, folder *disk.Folder, name string, e fs.DirEntry) {
	look := e.Info
	if e.Type()&fs.ModeSymlink != 0 {
		look = func() (fs.FileInfo, error) { return folder.Stat(name) }
	}
	info, err := look()
	noteInfo(note, name, info, err)
}

func noteInfo(note hash.Hash, name string, info fs.FileInfo, err error) {
	if err != nil {
		fmt.Fprintf(note, "%q %v\n", name, err)
		return
	}
	fmt.Fprintf(note, "%q %d %d %v\n", name, info.Size(), info.ModTime().UnixNano(), info.Mode().Type())
}

func sum(note hash.Hash) State { return State(hex.EncodeToString(note.Sum(nil)[:12])) }
