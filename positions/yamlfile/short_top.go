package yamlfile

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
)

const (
	shortTitle = iota
	shortDescription
	shortParties
	shortIssues
	shortSources
	shortDate // this one and those that follow belong to a file with one snapshot
	shortLabel
	shortNote
	shortCoder
	shortKnown
	shortSearched
	shortPositions
)

var (
	// With days as keys, and with one day as `date`. They are those of the files of a
	// folder, and listed there.
	shortKeys  = &keyset{"a dataset in one file", []string{"title", "description", "parties", "issues", "sources"}, -1}
	singleKeys = &keyset{"a snapshot in one file", append(slices.Clone(shortKeys.names), "date", "label", "note", "coder", "known", "searched", "positions"), shortPositions}

	// headKeys are those of a day beside its parties.
	headKeys = []string{"label", "title", "note", "coder", "known"}
)

// shortFile is a file of the short form, taken apart.
type shortFile struct {
	walker
	undated                                      bool // there is no day in it, which is reported
	single                                       bool // it is one snapshot, dated by `date` or by the file's name
	title, description, parties, issues, sources *yaml.Node
	days                                         []*shortDay

	ownParties []*positions.Party // as declared here
	ownIssues  []*positions.Issue
}

func (s *shortFile) read(content []byte) {
	documents := 0
	s.decode(content, func(root *yaml.Node) {
		documents++
		s.document(root, documents > 1)
	})
	if documents == 0 && !s.broken {
		s.reportAt(0, problem.MissingKey, "this file is empty", emptyHint)
		s.broken = true
	}
}

// recordsBelow says how far below a key at the top the records stand. The day of a
// file and the scales of its issues go for all of it: without them it is not read on.
func recordsBelow(key string) int {
	switch {
	case dayLike(key), key == singleKeys.names[shortPositions]:
		return 2
	case key == "", key == singleKeys.names[shortDate], key == singleKeys.names[shortIssues]:
		return -1
	case key == singleKeys.names[shortParties], key == singleKeys.names[shortSources]:
		return 1 // an item of theirs
	case slices.Contains(singleKeys.names, key):
		return 0
	}
	return 1 // a party
}

// listHint is what to do about a list of days.
const listHint = "write each day as a key instead of a -, such as 2025-08-14:, with parties below it, and with what each party wants, issue by issue, below that"

const emptyHint = "a dataset in one file has days as keys, such as 2025-08-14:, with parties below them, and with what each party wants, issue by issue, below that"

// document takes a document apart. Only a file of single snapshots has several.
func (s *shortFile) document(root *yaml.Node, further bool) {
	if !s.plain(root) || isNull(root) || root.Kind != yaml.MappingNode {
		s.broken = true
		if isNull(root) {
			s.report(root, problem.MissingKey, "this file is empty", emptyHint)
		} else if root.Kind == yaml.SequenceNode {
			s.report(root, problem.WrongShape, "this should be a dataset, written as keys with values; it is a list", listHint)
		} else if root.Kind != yaml.AliasNode {
			s.report(root, problem.WrongShape, "this should be a dataset, written as keys with values; it is "+kindOf(root), emptyHint)
		}
		return
	}
	days, date := 0, false
	for i := 0; i+1 < len(root.Content); i += 2 {
		if key := root.Content[i]; key.Kind == yaml.ScalarNode {
			date = date || key.Value == "date" || key.Value == "positions"
			if dayLike(key.Value) {
				days++
			}
		}
	}
	dated := date || days == 0 && startsWithDate(s.file) != ""
	switch {
	case further && !(s.single && date && days == 0):
		s.report(root, problem.WrongShape, "a dataset in one file is a single document, and a second one begins here", "take the line with --- away")
		s.broken = true
	case dated && days == 0:
		s.single = true
		s.oneDay(root)
	case days == 0 && s.daysBelow(root):
		s.broken = true
	case days == 0:
		s.undated = true
		s.top(root)
		if s.broken { // the day may stand in a gap
			return
		}
		s.report(root, problem.MissingKey, "this file has no day in it, and a dataset in one file needs one", "write a day as a key, such as 2025-08-14:, with parties below it; a single day can be `date: 2025-08-14` at the top, or begin the file's name")
		s.broken = true
	default:
		s.top(root)
	}
}

// daysBelow reports days that stand below parties, instead of above them.
func (s *shortFile) daysBelow(root *yaml.Node) bool {
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		if value.Kind != yaml.MappingNode || slices.Contains(shortKeys.names, key.Value) {
			continue
		}
		for j := 0; j+1 < len(value.Content); j += 2 {
			if day := value.Content[j]; day.Kind == yaml.ScalarNode && dayLike(day.Value) && value.Content[j+1].Kind == yaml.MappingNode {
				s.report(day, problem.WrongShape, "a day stands here below "+tick(key.Value), "days stand at the top, each with the parties below it: "+shorten(day.Value)+": {"+shorten(key.Value)+": …}")
				return true
			}
		}
	}
	return false
}

// dayLike reports whether a key is a day, or meant as one.
func dayLike(key string) bool {
	if positions.LooksLikeDate(key) || key != "" && strings.ContainsAny(key, "0123456789") && strings.Trim(key, "0123456789-/.:TZ ~") == "" {
		return true
	}
	_, err := positions.ParseDay(key)
	return err == nil
}

// top walks a document with days as keys.
func (s *shortFile) top(root *yaml.Node) {
	var seen firsts
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		if !s.isKey(key) {
			continue
		}
		if first := seen.add(key, len(root.Content)); first != nil {
			s.duplicateKey(key, first)
			continue
		}
		at := slices.Index(shortKeys.names, key.Value)
		switch {
		case isNull(value):
			if at < 0 && !dayLike(key.Value) {
				s.notAtTop(key, value)
			} else if at < 0 {
				s.missingBelow(key, value, ofParties)
			} else {
				s.missingValue(key, value)
			}
		case !s.plain(value):
		case at >= 0:
			s.keepTop(at, value)
		case dayLike(key.Value):
			s.day(key, value)
		case key.Value == "date" || key.Value == "positions":
			s.report(key, problem.MisplacedKey, tick(key.Value)+" stands beside days that are keys", "write each day as a key, or a single day as `date`")
		default:
			s.notAtTop(key, value)
		}
	}
}

// notAtTop reports a key that has no place at the top. A party may have been meant.
func (s *shortFile) notAtTop(key, value *yaml.Node) {
	if _, near := problem.Nearest(key.Value, shortKeys.names); near || value.Kind != yaml.MappingNode {
		s.unknownKey(key, value, shortKeys)
	} else if !s.undated { // else it can stand where it does, below a day or beside one
		s.report(key, problem.UnknownKey, tick(key.Value)+" is neither a day nor a key of "+shortKeys.what, "a party stands below the day on which it took its stance, and a day is written as 2025-08-14; "+oneOf("keys", shortKeys.names))
	}
}

func (s *shortFile) keepTop(at int, value *yaml.Node) {
	switch at {
	case shortTitle:
		s.title = value
	case shortDescription:
		s.description = value
	case shortParties:
		s.parties = value
	case shortIssues:
		s.issues = value
	case shortSources:
		s.sources = value
	}
}

// day takes apart what stands below a day.
func (s *shortFile) day(key, value *yaml.Node) {
	d := &shortDay{at: key, head: []*yaml.Node{unwritten("date", key), key}}
	s.days = append(s.days, d)
	if !s.mapping(value, ofParties) {
		s.broken = true
		return
	}
	for i := 0; i+1 < len(value.Content); i += 2 {
		k, v := value.Content[i], value.Content[i+1]
		if k.Value == "positions" && v.Kind == yaml.MappingNode && s.plain(v) {
			d.cells = append(d.cells, v.Content...) // as in a file under snapshots/
		} else if k.Kind == yaml.ScalarNode && v.Kind == yaml.ScalarNode && slices.Contains(headKeys, k.Value) {
			d.head = append(d.head, k, v)
		} else if k.Kind == yaml.ScalarNode && k.Value == "searched" && isSearch(v) {
			d.head = append(d.head, k, v)
		} else {
			d.cells = append(d.cells, k, v)
		}
	}
}

// isSearch reports whether what stands under `searched` is what was searched, and not what a
// party of that name wants.
func isSearch(n *yaml.Node) bool {
	if n.Kind != yaml.MappingNode {
		return true
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if slices.Contains(searchedKeys.names, n.Content[i].Value) {
			return true
		}
	}
	return false
}

// oneDay takes apart a document that is one snapshot, as a file under snapshots/ or
// with the parties at the top.
func (s *shortFile) oneDay(root *yaml.Node) {
	d := &shortDay{at: root}
	s.days = append(s.days, d)
	var seen firsts
	dated := false
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		if !s.isKey(key) {
			continue
		}
		at := slices.Index(singleKeys.names, key.Value)
		if at == shortDate && dated {
			s.report(key, problem.DuplicateKey, tick("date")+" stands here twice", "in a file of several days each is a key, such as 2025-08-14:, with the parties below it")
			s.broken = true
			break
		}
		dated = dated || at == shortDate
		switch {
		case at == shortPositions && value.Kind == yaml.MappingNode:
			if s.plain(value) {
				d.cells = append(d.cells, value.Content...)
			}
		case at == shortTitle || at >= shortDate:
			d.head = append(d.head, key, value) // with what is wrong with it
		case at < 0 && value.Kind == yaml.MappingNode:
			d.cells = append(d.cells, key, value)
		case at < 0:
			s.unknownKey(key, value, singleKeys)
		default:
			if first := seen.add(key, len(root.Content)); first != nil {
				s.duplicateKey(key, first)
			} else if isNull(value) {
				s.missingValue(key, value)
			} else if s.plain(value) {
				s.keepTop(at, value)
			}
		}
	}
	if named := startsWithDate(s.file); !dated && named != "" {
		d.head = append(d.head, unwritten("date", root), unwritten(named, root))
	}
}
