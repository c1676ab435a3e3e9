package splice

import (
	"errors"
	"fmt"
	"strings"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/yamlfile"
)

// AddDigests writes the checksums of archived texts into a file of sources: digests has
// them by the sources' ids. A source that has one already keeps it. The result has been
// read again, and differs in what it says by those checksums alone, or there is an
// error. added counts them.
func AddDigests(name string, old []byte, digests map[string]string) (content []byte, added int, err error) {
	sources, fault := yamlfile.SourcesIn(name, old)
	if fault != nil {
		return nil, 0, fmt.Errorf("no checksum was added to %s, as there is an error in it: %s", name, strings.TrimSpace(problem.Render(*fault)))
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
				if sum := digests[src.ID]; src.SHA256 == "" && sum != "" {
					added++
					src.SHA256 = strings.ToLower(sum)
					if err := f.Insert(item, children(item), yamlfile.DigestPiece(sum)); err != nil {
						return nil, 0, noDigest(err)
					}
				}
				want = append(want, src)
			}
		}
	}
	if added == 0 {
		return old, 0, nil
	}
	if content, err = f.Result(); err != nil {
		return nil, 0, noDigest(err)
	}
	got, fault := yamlfile.SourcesIn(name, content)
	same := fault == nil && len(got) == len(want)
	for i := 0; same && i < len(want); i++ {
		same = positions.Written(want[i].Facts()) == positions.Written(got[i].Facts())
	}
	if !same {
		return nil, 0, &UnprovedError{name, "the sources would not be what they were, with their checksums"}
	}
	return content, added, nil
}

func noDigest(err error) error {
	if e := (*NoPlaceError)(nil); errors.As(err, &e) {
		return fmt.Errorf("no checksum was added to %s:%d: the entry is laid out in a way that leaves no place for one; add `%s` to it by hand", e.Name, e.Line, e.ByHand)
	}
	return err
}
