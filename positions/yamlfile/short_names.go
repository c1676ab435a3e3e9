package yamlfile

import (
	"strconv"
	"strings"
	"unicode"

	"stance/positions"
	"stance/positions/slug"
	"stance/positions/wording"
)

// sameName is what two spellings of one name have in common: the id that it makes,
// where that tells all of it, else its letters without case. Names that merely begin
// alike, or have no Latin letters, stay apart.
func sameName(name string) string {
	name = withoutStops(name)
	if slug.Whole(name) {
		return slug.Of(name)
	}
	return "\x00" + strings.ToLower(wording.Fold(name))
}

// withoutStops writes initials without the full stops behind them: U.S. as US.
func withoutStops(name string) string {
	if !strings.Contains(name, ".") {
		return name
	}
	var b strings.Builder
	letters := 0 // since the last space or sign
	for _, r := range name {
		switch {
		case r == '.' && letters == 1:
			letters = 0
			continue
		case unicode.IsLetter(r):
			letters++
		default:
			letters = 0
			if unicode.IsDigit(r) {
				letters = 2 // no initial
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// madeIDs makes the ids of names that are given without one.
type madeIDs struct {
	what   string // what an id begins with that a name gives none for
	byName map[string]string
	taken  map[string]bool
	next   map[string]int // the number to try next behind an id that is taken
}

func newMadeIDs(what string) *madeIDs {
	return &madeIDs{what, map[string]string{}, map[string]bool{}, map[string]int{}}
}

// of gives the id of a name: the same for each spelling of it.
func (m *madeIDs) of(name string) string {
	key := sameName(name)
	if id := m.byName[key]; id != "" {
		return id
	}
	id := m.another(name)
	m.byName[key] = id
	return id
}

// another gives a name an id that nothing has yet.
func (m *madeIDs) another(name string) string {
	base := slug.Of(name)
	if base == "" || reservedPosition(base) {
		base = m.what
		m.next[base] = max(m.next[base], 1)
	}
	id := base
	if m.next[base] > 0 || m.taken[id] {
		n := max(m.next[base], 1)
		if base != m.what {
			n = max(n, 2)
		}
		for id = base + "-" + strconv.Itoa(n); m.taken[id]; id = base + "-" + strconv.Itoa(n) {
			n++
		}
		m.next[base] = n + 1
	}
	m.taken[id] = true
	return id
}

// given notes an id that was written, and the name that goes with it.
func (m *madeIDs) given(id, name string) {
	m.taken[id] = true
	if key := sameName(name); name != "" && m.byName[key] == "" {
		m.byName[key] = id
	}
}

func reservedPosition(id string) bool { return id == "none" || id == "same" }

// shortNames finds what the cells of datasets in single files name: by id, by name
// or by short name, however spelt.
type shortNames struct {
	parties map[string]*positions.Party
	issues  map[string]*positions.Issue
	sources map[string]*positions.Source // by folded title

	partyIDs, issueIDs, sourceIDs *madeIDs
}

func newShortNames() *shortNames {
	return &shortNames{
		map[string]*positions.Party{}, map[string]*positions.Issue{}, map[string]*positions.Source{},
		newMadeIDs("party"), newMadeIDs("issue"), newMadeIDs("source"),
	}
}

func (s *shortNames) party(name string) *positions.Party { return called(s.parties, name) }
func (s *shortNames) issue(name string) *positions.Issue { return called(s.issues, name) }

// called finds what is spelt so to the letter, else what has another spelling of the
// name.
func called[T any](known map[string]*T, name string) *T {
	if of := known[asSpelt(name)]; of != nil {
		return of
	}
	return known[sameName(name)]
}

// asSpelt is the key of a name as it is spelt, which no sameName is.
func asSpelt(name string) string { return "\x01" + strings.TrimSpace(name) }

// knowParties makes parties findable. Ids go before names, and these before short ones.
func (s *shortNames) knowParties(parties []*positions.Party) {
	for _, names := range []func(*positions.Party) string{
		func(p *positions.Party) string { return p.ID },
		func(p *positions.Party) string { return p.Name },
		func(p *positions.Party) string { return p.Short },
	} {
		for _, p := range parties {
			know(s.parties, names(p), p)
			s.partyIDs.given(p.ID, names(p))
		}
	}
}

func (s *shortNames) knowIssues(issues []*positions.Issue) {
	for _, names := range []func(*positions.Issue) string{
		func(is *positions.Issue) string { return is.ID },
		func(is *positions.Issue) string { return is.Name },
	} {
		for _, is := range issues {
			know(s.issues, names(is), is)
			s.issueIDs.given(is.ID, names(is))
		}
	}
}

// knowSource makes a source findable by its title.
func (s *shortNames) knowSource(src *positions.Source) {
	s.sourceIDs.taken[src.ID] = true
	if key := wording.Fold(src.Title); s.sources[key] == nil {
		s.sources[key] = src
	}
}

func know[T any](known map[string]*T, name string, of *T) {
	if name == "" {
		return
	}
	for _, key := range []string{asSpelt(name), sameName(name)} {
		if known[key] == nil {
			known[key] = of
		}
	}
}

// sourceTitled finds the source with a title, and makes one where there is none.
func (ref *reference) sourceTitled(title string, at positions.Place) *positions.Source {
	key := wording.Fold(title)
	if src := ref.short.sources[key]; src != nil {
		return src
	}
	src := &positions.Source{ID: ref.short.sourceIDs.another(title), Title: title, Index: len(ref.sources), Place: at}
	ref.short.sources[key] = src
	ref.source[src.ID] = src
	ref.sources = append(ref.sources, src)
	ref.sourceIDs = append(ref.sourceIDs, src.ID)
	return src
}
