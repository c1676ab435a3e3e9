package yamlfile

import (
	"fmt"
	"io/fs"
	"sync"
	"sync/atomic"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
)

// reference is what snapshots refer to: the codebook and the sources. It is
// read first, and shared by the goroutines that read snapshots.
type reference struct {
	book    *positions.Codebook
	sources []*positions.Source

	parties, issues positions.Things // as problems call them
	sourceIDs       []string
	source          map[string]*positions.Source

	// noSources: there is no file of sources. Citations are counted then, to be
	// reported once, and not each of them.
	noSources bool
	cited     atomic.Int64

	// What could not be read in full. An id that is not found is then not
	// reported, since it may be there.
	partiesBroken, issuesBroken, sourcesBroken bool
	scaleBroken                                []bool // by issue
	isGroup                                    []bool // by party

	keepers sync.Pool // of *keeper, one for each goroutine
	names   sync.Map  // names of a group or an issue, see namesOf

	meant suggestions // in the whole dataset

	mentions *mentions // to be told where ids stand; nil: nobody asks

	short *shortNames // of datasets in single files, in which names serve as well as ids; else nil

	// What snapshots refer to; set from any goroutine.
	partyUsed, issueUsed, sourceUsed []atomic.Bool

	problems []problem.Problem
}

func readReference(fsys fs.FS, files *fileList, seen *mentions) *reference {
	ref := newReference()
	ref.mentions = seen
	if files.codebook {
		ref.readCodebook(fsys)
	} else {
		ref.book = positions.NewCodebook("", "", nil, nil)
		ref.partiesBroken, ref.issuesBroken = true, true
	}
	ref.readSources(fsys, files.sources)
	ref.index()
	return ref
}

func newReference() *reference {
	return &reference{keepers: sync.Pool{New: func() any { return new(keeper) }}}
}

// index arranges what snapshots refer to for them to find.
func (ref *reference) index() {
	ref.parties, ref.issues = positions.PartiesOf(ref.book, ref.partyName), positions.IssuesOf(ref.book, ref.issueName)
	ref.isGroup = make([]bool, len(ref.book.Parties))
	for _, p := range ref.book.Parties {
		for _, g := range p.Groups {
			ref.isGroup[g.Index] = true
		}
	}
	ref.partyUsed = make([]atomic.Bool, len(ref.book.Parties))
	ref.issueUsed = make([]atomic.Bool, len(ref.book.Issues))
	ref.sourceUsed = make([]atomic.Bool, len(ref.sources))
}

// partyName is what problems call a party: its id, and in the short form, in which
// nobody need have written an id, its name.
func (ref *reference) partyName(p *positions.Party) string {
	if ref.short != nil {
		return p.Name
	}
	return p.ID
}

// issueName is what problems call an issue.
func (ref *reference) issueName(is *positions.Issue) string {
	if ref.short != nil {
		return is.Name
	}
	return is.ID
}

// optionName is what problems call an option.
func (ref *reference) optionName(o *positions.Option) string {
	if ref.short != nil {
		return o.Label
	}
	return o.ID
}

// cell is what problems call the cell of a record.
func (ref *reference) cell(r *positions.Record) string {
	return tick(ref.partyName(r.Party)) + " on " + tick(ref.issueName(r.Issue))
}

// declare says where a name is declared that is not known.
func (ref *reference) declare(key string) (where, hint string) {
	if ref.short != nil {
		return "here", "declare it in " + tick(key) + ", or use one of: "
	}
	return "in the codebook", "add it to the codebook, or use one of: "
}

// use notes that something is used. Reading first keeps the processors from
// passing the same line of memory to and fro.
func use(flag *atomic.Bool) {
	if !flag.Load() {
		flag.Store(true)
	}
}

// party looks up a party that a snapshot names, and reports one that is not
// there.
func (w *walker) party(n *yaml.Node, ref *reference) *positions.Party {
	p := ref.book.Party(n.Value)
	if p == nil && ref.short != nil {
		p = ref.short.party(n.Value)
	}
	if p != nil {
		use(&ref.partyUsed[p.Index])
		w.mention(NamedParty, n, p.ID)
	} else if !ref.partiesBroken {
		where, hint := ref.declare("parties")
		w.fault(n, ref.parties.Unknown(n.Value, where, hint))
	}
	return p
}

// issue looks up an issue as party does a party.
func (w *walker) issue(n *yaml.Node, ref *reference) *positions.Issue {
	is := ref.book.Issue(n.Value)
	if is == nil && ref.short != nil {
		is = ref.short.issue(n.Value)
	}
	if is != nil {
		use(&ref.issueUsed[is.Index])
		w.mention(NamedIssue, n, is.ID)
	} else if !ref.issuesBroken {
		where, hint := ref.declare("issues")
		w.fault(n, ref.issues.Unknown(n.Value, where, hint))
	}
	return is
}

// unlisted reports that sources are cited where there is no list of them.
func (ref *reference) unlisted() []problem.Problem {
	if ref.cited.Load() == 0 {
		return nil
	}
	return []problem.Problem{problem.New(problem.UnknownSource, sourcesName, 0, 0,
		fmt.Sprintf("there is no %s, and sources are cited %d times", sourcesName, ref.cited.Load()),
		"make it, with a list `sources:` of what was read, an id and a title for each")}
}
