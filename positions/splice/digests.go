package splice

import (
	"errors"
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/yamlfile"
)

// AddDigests writes the checksums of archived texts into a file of sources: digests has
// them by the sources' ids. A source that has one already keeps it. The result has been
// read again, and differs in what it says by those checksums alone, or there is an
// error. added counts them.
func AddDigests(name string, old []byte, digests map[string]string) (content []byte, added int, err error) {
	return amendSources(name, old, "checksum", func(f *File, item *yaml.Node, src *positions.Source) (bool, error) {
		sum := digests[src.ID]
		if src.SHA256 != "" || sum == "" {
			return false, nil
		}
		src.SHA256 = strings.ToLower(sum)
		return true, f.Insert(item, children(item), yamlfile.DigestPiece(sum))
	})
}

// AddCaptures writes later captures of texts into a file of sources, behind those that their
// sources have: captures has them by the sources' ids. The result has been read again, and
// differs in what it says by those captures alone, or there is an error. added counts them.
func AddCaptures(name string, old []byte, captures map[string]positions.Capture) (content []byte, added int, err error) {
	return amendSources(name, old, "capture", func(f *File, item *yaml.Node, src *positions.Source) (bool, error) {
		c, ok := captures[src.ID]
		if !ok {
			return false, nil
		}
		c.SHA256 = strings.ToLower(c.SHA256)
		src.Captures = append(src.Captures[:len(src.Captures):len(src.Captures)], c)
		piece := yamlfile.CapturePiece(&c)
		for i := 0; i+1 < len(item.Content); i += 2 {
			if list := item.Content[i+1]; item.Content[i].Value == "captures" && list.Kind == yaml.SequenceNode {
				return true, f.Insert(list, children(list), piece)
			}
		}
		return true, f.Insert(item, children(item), yamlfile.Under("captures", []yamlfile.Piece{piece}))
	})
}

// amendSources has amend put something, called what, into the entry of each source of a file,
// and into the source as it will be read; it reports whether it did.
func amendSources(name string, old []byte, what string, amend func(f *File, item *yaml.Node, src *positions.Source) (bool, error)) (content []byte, added int, err error) {
	sources, fault := yamlfile.SourcesIn(name, old)
	if fault != nil {
		return nil, 0, fmt.Errorf("no %s was added to %s, as there is an error in it: %s", what, name, strings.TrimSpace(problem.Render(*fault)))
	}
	f, err := Open(name, old)
	if err != nil {
		return nil, 0, err
	}
	var want []positions.Source
	for _, root := range f.Roots() {
		for i := 0; i+1 < len(root.Content); i += 2 {
			if root.Content[i].Value != "sources" {
				continue
			}
			for _, item := range root.Content[i+1].Content {
				src := *sources[len(want)]
				amended, err := amend(f, item, &src)
				if err != nil {
					return nil, 0, notAmended(err, what)
				}
				if amended {
					added++
				}
				want = append(want, src)
			}
		}
	}
	if added == 0 {
		return old, 0, nil
	}
	if content, err = f.Result(); err != nil {
		return nil, 0, notAmended(err, what)
	}
	got, fault := yamlfile.SourcesIn(name, content)
	same := fault == nil && len(got) == len(want)
	for i := 0; same && i < len(want); i++ {
		same = positions.Written(want[i].Facts()) == positions.Written(got[i].Facts())
	}
	if !same {
		return nil, 0, &UnprovedError{name, "the sources would not be what they were, with each " + what}
	}
	return content, added, nil
}

func notAmended(err error, what string) error {
	if e := (*NoPlaceError)(nil); errors.As(err, &e) {
		return fmt.Errorf("no %s was added to %s:%d: the entry is laid out in a way that leaves no place for one; add `%s` to it by hand", what, e.Name, e.Line, e.ByHand)
	}
	return err
}
