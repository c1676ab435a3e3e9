package yamlfile

import (
	"bytes"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
)

// walker walks the documents of one file.
type walker struct {
	file     string
	src      *source
	odd      bool // the file has line breaks that only YAML knows
	bang     bool // there may be a tag ! in the file
	keep     *keeper
	problems []problem.Problem
	broken   bool           // the file could not be read to its end, or not without gaps
	short    bool           // it is a dataset in one file, see ReadShort
	near     positions.Date // the day read last, or that of the file's name; 0 for none

	grain   func(key string) int // what can be left out for a mistake, see gap; nil: keys at the top
	gaps    bool                 // there are mistakes in its YAML
	topless bool                 // a key at the top was left out for one
	root    *yaml.Node           // of the document being read behind a mistake

	questions []question  // about problems
	asked     suggestions // what it takes to answer them

	mentions *mentions // to be told where ids stand; nil: nobody asks
	scaleOf  string    // the issue whose scale is being read
}

// documents reads a file and hands over the root of each of its documents. No
// node is kept afterwards, so that the collector can have them.
func (w *walker) documents(fsys fs.FS, visit func(root *yaml.Node)) {
	content, refused := readFile(fsys, w.file)
	if refused != nil {
		w.broken = true
		w.problems = append(w.problems, *refused)
		return
	}
	w.decode(content, visit)
}

// marked names the encoding that a byte order mark tells; "" for UTF-8.
func marked(content []byte) string {
	for _, mark := range []struct{ bytes, encoding string }{ // UTF-32's begins with UTF-16's
		{"\xff\xfe\x00\x00", "UTF-32"}, {"\x00\x00\xfe\xff", "UTF-32"},
		{"\xff\xfe", "UTF-16"}, {"\xfe\xff", "UTF-16"},
	} {
		if bytes.HasPrefix(content, []byte(mark.bytes)) {
			return mark.encoding
		}
	}
	return ""
}

// decode does the same with a file's content that is at hand.
func (w *walker) decode(content []byte, visit func(root *yaml.Node)) {
	w.src = newSource(content)
	if encoding := marked(content); encoding != "" {
		w.broken = true
		w.reportAt(0, problem.BadEncoding, "this file is in "+encoding, "save it as UTF-8")
		return
	}
	if bytes.HasPrefix(w.src.bytes, byteOrderMark) {
		w.reportAt(0, problem.HiddenChar, "this file begins with more than one byte order mark, which can't be seen", "take all but the first away, or all of them")
	}
	w.odd = w.src.oddBreaks()
	w.bang = bytes.Contains(content, []byte(" ! "))
	if roots, ok := w.keep.quick.documents(w.src.bytes); ok {
		for _, root := range roots {
			visit(root)
		}
		return
	}
	decoder := yaml.NewDecoder(bytes.NewReader(w.src.bytes))
	var last *yaml.Node // that is not empty
	for visited := 0; ; visited++ {
		root, err := nextDocument(decoder)
		if err == io.EOF {
			return
		}
		if err != nil {
			w.resume(err, visited, last, visit)
			return
		}
		if !isNull(root) {
			last = root
		}
		visit(root)
	}
}

// report adds a problem at a node.
func (w *walker) report(n *yaml.Node, rule problem.Rule, message, hint string) {
	w.reportAt(w.src.offset(n.Line, n.Column), rule, message, hint)
}

func (w *walker) reportAt(offset int, rule problem.Rule, message, hint string) {
	line, column := w.src.place(offset)
	p := problem.New(rule, w.file, line, column, message, hint)
	p.Text = w.src.text(line)
	w.problems = append(w.problems, p)
}

// place is where a node stands, for the model to keep.
func (w *walker) place(n *yaml.Node) positions.Place {
	line, column := n.Line, n.Column
	if w.odd {
		line, column = w.src.place(w.src.offset(line, column))
	}
	return positions.Place{File: w.file, Line: line, Column: column}
}

// keyset is the keys that a mapping can have.
type keyset struct {
	what  string // "a stance"
	names []string
	empty int // the key that may go without a value; -1: none
}

const maxKeys = 22

// keysets are all that there are.
var keysets []*keyset

func newKeyset(what string, names []string, empty int) *keyset {
	set := &keyset{what, names, empty}
	keysets = append(keysets, set)
	return set
}

// Keys are the keys that a mapping of the format can have.
type Keys struct {
	Of    string // "a stance"
	Names []string
}

// KnownKeys lists all keys that are read from a dataset's files, for tests that
// nothing of them gets lost on its way through the program.
func KnownKeys() []Keys {
	all := make([]Keys, len(keysets))
	for i, set := range keysets {
		all[i] = Keys{set.what, slices.Clone(set.names)}
	}
	return all
}

// fields is a mapping taken apart: for each key of its keyset the node of the
// key and that of the value. A key that is there with a value that cannot be
// used has no value node; the problem is reported already.
type fields struct {
	key, value [maxKeys]*yaml.Node
	meant      [maxKeys]bool // by a key that is mistyped, and reported
	text, cell *yaml.Node    // of a cell that is one text: this, and the cell's key
}

// fields takes a mapping apart. It is false where n is none, after reporting
// it.
func (w *walker) fields(n *yaml.Node, set *keyset, f *fields) bool {
	*f = fields{}
	if !w.mapping(n, set.what) {
		return false
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if !w.isKey(key) {
			continue
		}
		at := -1
		for j, name := range set.names {
			if name == key.Value {
				at = j
				break
			}
		}
		switch {
		case at < 0:
			w.unknownKey(key, value, set)
			if near, ok := problem.Nearest(key.Value, set.names); ok {
				f.meant[slices.Index(set.names, near)] = true
			}
		case f.key[at] != nil:
			w.duplicateKey(key, f.key[at])
		default:
			f.key[at] = key
			if isNull(value) {
				if at != set.empty {
					w.missingValue(key, value)
				}
				continue
			}
			if w.plain(value) {
				f.value[at] = value
			}
		}
	}
	return true
}

// has reports whether a key was written, whatever became of its value.
func (f *fields) has(key int) bool { return f.key[key] != nil }

// need reports a required key that is missing, at the mapping. It is true
// where the key has a value that can be used.
func (w *walker) need(n *yaml.Node, set *keyset, f *fields, key int) bool {
	if !f.has(key) && !f.meant[key] && !(w.topless && n == w.root) {
		w.fault(n, positions.Missing(set.names[key], set.what, "add "+tick(set.names[key]+": …")))
	}
	return f.value[key] != nil
}

// mapping reports whether n is a mapping that can be used.
func (w *walker) mapping(n *yaml.Node, what string) bool {
	if n.Kind != yaml.MappingNode {
		w.shape(n, "this should be "+what+", written as keys with values", w.instead(n, what))
		return false
	}
	return true
}

// isKey reports whether a node can serve as a key.
func (w *walker) isKey(key *yaml.Node) bool {
	switch {
	case key.Kind == yaml.ScalarNode && key.Tag == "!!merge":
		w.report(key, problem.YAMLFeature, "merge keys (`<<`) are not part of the format", "write the keys out in each place")
		return false
	case !w.plain(key):
		return false
	case key.Kind != yaml.ScalarNode:
		w.report(key, problem.WrongShape, "a key must be a single word, and this is "+kindOf(key), "")
		return false
	}
	return true
}

// refused reports whether a node uses what the format leaves out of YAML. The
// tag ! alone leaves no trace in the node, so the text is looked at.
func (w *walker) refused(n *yaml.Node) bool {
	return n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 ||
		w.bang && w.src.offset(n.Line, n.Column) < len(w.src.bytes) && w.src.bytes[w.src.offset(n.Line, n.Column)] == '!'
}

// plain reports it, and whether n can be read all the same.
func (w *walker) plain(n *yaml.Node) bool {
	if !w.refused(n) {
		return true
	}
	switch {
	case n.Kind == yaml.AliasNode:
		w.report(n, problem.YAMLFeature, "aliases ("+tick("*"+n.Value)+") are not part of the format", "write the value out in each place; put text that begins with * in quotes")
		return false
	case n.Anchor != "":
		w.report(n, problem.YAMLFeature, "anchors ("+tick("&"+n.Anchor)+") are not part of the format", "write the value out in each place; put text that begins with & in quotes")
	default:
		tag := "!"
		if n.Style&yaml.TaggedStyle != 0 {
			tag = n.Tag
		}
		w.report(n, problem.YAMLFeature, "explicit tags ("+tick(tag)+") are not part of the format", "leave the tag out; put text that begins with ! in quotes")
	}
	return true
}

func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Tag == "!!null" && n.Style&yaml.TaggedStyle == 0 && n.Anchor == ""
}

func (w *walker) unknownKey(key, value *yaml.Node, set *keyset) {
	hint := ""
	if strings.ContainsAny(key.Value, " \t") {
		hint = "if this is text, put all of it in quotes: a colon and a space make a key of what stands before; "
	}
	if isNull(value) && value.Value == "" {
		at := w.src.offset(key.Line, key.Column)
		switch {
		case bytes.HasSuffix(bytes.TrimRight(w.src.bytes[:at], " "), []byte("?")):
			hint = "put text that begins with ? in quotes; "
		case !bytes.HasPrefix(w.src.bytes[at:], []byte(key.Value+":")):
			hint = "if this is the end of a text with a comma in it, put all of the text in quotes; "
		}
	}
	w.report(key, problem.UnknownKey, tick(key.Value)+" is no key of "+set.what, hint+oneOf("keys", set.names))
	if hint == "" {
		w.ask(key.Value, set.names, nil)
	}
}

func (w *walker) duplicateKey(key, first *yaml.Node) {
	line, _ := w.src.place(w.src.offset(first.Line, first.Column))
	w.report(key, problem.DuplicateKey, tick(key.Value)+" stands here twice; the first is in line "+strconv.Itoa(line), "keep one of them")
}

func (w *walker) missingValue(key, value *yaml.Node) {
	hint := "write one after the colon; an optional key can be taken away"
	if spaced := keyWithoutSpace(key); spaced != "" {
		hint = "a colon that ends a key has a space behind it: write " + tick(spaced)
	} else if at := w.src.offset(key.Line, key.Column); value.Value == "" && key.Style&quotedStyles == 0 && !colonFollows(w.src.bytes[at:], key.Value) {
		hint = "if this is the end of a text with a comma in it, put all of the text in quotes; a number has no commas, as in 1450000 or 2.5"
	}
	for _, comment := range []string{value.LineComment, key.LineComment, value.HeadComment} {
		if len(comment) > 1 && comment[1] != ' ' {
			hint = "a # after a space begins a comment: put the value in quotes, as in \"" + shorten(comment) + "\""
		}
	}
	w.report(key, problem.MissingValue, tick(key.Value)+" has no value", hint)
}

// colonFollows reports whether a key is written with its colon: in braces it can go
// without one.
func colonFollows(text []byte, key string) bool {
	rest, ok := bytes.CutPrefix(text, []byte(key))
	return !ok || bytes.HasPrefix(bytes.TrimLeft(rest, " \t"), []byte(":"))
}

// missingBelow reports a day or a party without anything below it.
func (w *walker) missingBelow(key, value *yaml.Node, what string) {
	if keyWithoutSpace(key) != "" || !w.short {
		w.missingValue(key, value)
		return
	}
	w.report(key, problem.MissingValue, "there is nothing below "+tick(key.Value), w.instead(value, what)+"; lines that belong to it are indented deeper than it is")
}

// items gives the nodes of a list, those that can be used; false where n is no
// list.
func (w *walker) items(n *yaml.Node, key string) ([]*yaml.Node, bool) {
	if n.Kind != yaml.SequenceNode {
		w.shape(n, tick(key)+" must be a list", "")
		return nil, false
	}
	sound := true
	for _, item := range n.Content {
		sound = sound && !isNull(item) && !w.refused(item)
	}
	if sound {
		return n.Content, true
	}
	var usable []*yaml.Node
	for _, item := range n.Content {
		if isNull(item) {
			hint := "write something after the -, or take the - away"
			if item.Value != "" {
				hint = "to YAML " + tick(item.Value) + " is nothing: put it in quotes if it is a word"
			}
			w.report(item, problem.MissingValue, "this item of the list is empty", hint)
		} else if w.plain(item) {
			usable = append(usable, item)
		}
	}
	return usable, true
}

// scalar reports whether n is a single value that is not blank.
func (w *walker) scalar(n *yaml.Node, key string) bool {
	if n.Kind != yaml.ScalarNode {
		w.shape(n, tick(key)+" must be a single value", "")
		return false
	}
	if blank(n.Value) {
		w.report(n, problem.MissingValue, tick(key)+" is empty", "write something, or leave the key out")
		return false
	}
	return true
}

func blank(s string) bool {
	return s == "" || (s[0] <= ' ' || s[0] >= utf8.RuneSelf) && strings.TrimSpace(s) == ""
}

// token reads a value that is one word, such as an id.
func (w *walker) token(n *yaml.Node, key string) (string, bool) {
	if !w.scalar(n, key) {
		return "", false
	}
	return n.Value, true
}

// prose reads free text, without the white space around it.
func (w *walker) prose(n *yaml.Node, key string) string {
	if !w.scalar(n, key) {
		return ""
	}
	if n.LineComment != "" && n.Style&^yaml.FlowStyle == 0 {
		w.cutShort(n, key)
	}
	w.unseen(n, key)
	return w.keep.string(strings.TrimSpace(n.Value))
}

// verbatim reads text whose white space counts.
func (w *walker) verbatim(n *yaml.Node, key string) string {
	if w.prose(n, key) == "" {
		return ""
	}
	return w.keep.string(n.Value)
}

// cutShort warns of unquoted text in which a space and # began a comment that
// was most likely meant as text: `Option #2` reads as `Option`. Two spaces
// before the # mark a real comment.
func (w *walker) cutShort(n *yaml.Node, key string) {
	start := w.src.offset(n.Line, n.Column)
	comment := n.LineComment
	if i := strings.IndexByte(comment, '\n'); i >= 0 {
		comment = comment[:i]
	}
	i := bytes.Index(w.src.bytes[start:], []byte(" "+comment))
	if i <= 0 {
		return
	}
	hash := start + i + 1
	if c := w.src.bytes[hash-2]; c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ':' && !strings.HasSuffix(n.Value, ":") {
		return // two spaces before it, or a key and its colon
	}
	w.reportAt(hash, problem.CutShort, "the text of "+tick(key)+" ends before this #: the rest of the line is a comment",
		"put the text in quotes if the # belongs to it; put two spaces before a real comment")
}

// shape reports a value of the wrong shape.
func (w *walker) shape(n *yaml.Node, message, hint string) {
	if strings.HasSuffix(message, "a list") && n.Kind != yaml.SequenceNode {
		hint = "write each item on a line of its own, after a - and a space, or all of them in brackets: [one, two]"
	}
	switch {
	case n.Kind != yaml.MappingNode || len(n.Content) == 0:
	case bytes.HasPrefix(w.src.bytes[w.src.offset(n.Line, n.Column):], []byte("?")):
		hint = "put text that begins with ? in quotes"
	case strings.ContainsAny(n.Content[0].Value, " \t"):
		hint = "if this is text, put all of it in quotes: a colon and a space make a key of what stands before"
	}
	w.report(n, problem.WrongShape, message+"; it is "+kindOf(n), hint)
}

func kindOf(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping (key: value)"
	case yaml.SequenceNode:
		return "a list"
	}
	if isNull(n) {
		return "nothing"
	}
	return "a single value"
}
