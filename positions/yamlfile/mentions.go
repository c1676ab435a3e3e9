package yamlfile

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"

	"stance/positions"
)

// Named is what has an id that other places of a dataset mention.
type Named uint8

// What has an id of its own in the whole dataset, or in its issue.
const (
	NamedParty Named = iota
	NamedIssue
	NamedOption
	NamedSource
)

// NamedWords are what they are called.
var NamedWords = []string{"party", "issue", "option", "source"}

func (n Named) String() string { return NamedWords[n] }

// Mention is a place at which an id stands in a dataset's files, or at which it is made of
// what stands there.
type Mention struct {
	Of    Named
	ID    string
	Issue string // of an option: its issue
	// Made says that a name stands there, of which the id is made; Spelt that a whole scale does,
	// written as one text.
	Made, Spelt bool

	File string
	Line int // as YAML counts them, which knows more line breaks than editors do
	// Column is that of the whole text, of which the id may be a part: party/issue/term.
	Column int
}

// MentionsIn reads the dataset that is the root of fsys, and lists where ids stand in it, by
// file and place. Of a dataset with errors it lists what could be read.
func MentionsIn(fsys fs.FS) []Mention {
	m := &mentions{}
	read(fsys, m, unwatched{})
	slices.SortFunc(m.all, func(a, b Mention) int {
		if a.File != b.File {
			return strings.Compare(a.File, b.File)
		}
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
	return m.all
}

// mentions gathers them from all readers of files. A nil one does not.
type mentions struct {
	mu  sync.Mutex
	all []Mention
}

// mention notes that an id stands in a node.
func (w *walker) mention(of Named, n *yaml.Node, id string) {
	if w.mentions != nil {
		w.mentions.note(w.at(n, Mention{Of: of, ID: id}))
	}
}

// mentionOption notes one of an issue's options.
func (w *walker) mentionOption(n *yaml.Node, issue, id string) {
	if w.mentions != nil {
		w.mentions.note(w.at(n, Mention{Of: NamedOption, ID: id, Issue: issue}))
	}
}

// mentionMade notes that an id is made of the name that stands in a node.
func (w *walker) mentionMade(of Named, n *yaml.Node, id string) {
	if w.mentions != nil {
		m := Mention{Of: of, ID: id, Made: true}
		if of == NamedOption {
			m.Issue = w.scaleOf
		}
		w.mentions.note(w.at(n, m))
	}
}

// mentionSpelt notes an option of the scale that is written as one text in a node.
func (w *walker) mentionSpelt(n *yaml.Node, id string) {
	if w.mentions != nil {
		w.mentions.note(w.at(n, Mention{Of: NamedOption, ID: id, Issue: w.scaleOf, Spelt: true}))
	}
}

// mentionFile notes the id of a source in the path of its text, where the file is called after it.
func (w *walker) mentionFile(n *yaml.Node) {
	if folder, name := path.Split(n.Value); folder == "archive/" {
		if id, _, ok := strings.Cut(name, "."); ok && positions.IsID(id) {
			w.mention(NamedSource, n, id)
		}
	}
}

// mentionOrigin notes an origin that is called like a source.
func (w *walker) mentionOrigin(n *yaml.Node) {
	if n != nil && positions.IsID(n.Value) {
		w.mention(NamedSource, n, n.Value)
	}
}

func (w *walker) at(n *yaml.Node, m Mention) Mention {
	m.File, m.Line, m.Column = w.file, n.Line, n.Column
	return m
}

func (m *mentions) note(found Mention) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.all = append(m.all, found)
}
