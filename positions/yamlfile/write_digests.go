package yamlfile

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
)

// AddDigests writes the checksums of archived texts into a file of sources:
// digests has them by the sources' ids. A source that has one already keeps
// it. All that was in the file stays byte for byte; the result has been read
// again, and differs in what it says by those checksums alone, or there is an
// error. added counts them.
func AddDigests(name string, old []byte, digests map[string]string) (content []byte, added int, err error) {
	entries, fault := readSourceEntries(name, old)
	if fault != nil {
		return nil, 0, fmt.Errorf("no checksum was added to %s, as there is an error in it: %s", name, strings.TrimSpace(problem.Render(*fault)))
	}
	d := &digestWriter{name: name, digests: digests, mark: len(old) - len(bytes.TrimPrefix(old, byteOrderMark))}
	var plainest []splice
	for i := range entries {
		if entries[i].wants(digests) {
			added++
			plainest = append(plainest, d.ways(entries, i, old)[0])
		}
	}
	if added == 0 {
		return old, 0, nil
	}
	// Mostly the plainest way is right for every entry. Where it is not, the
	// entries are taken one by one, from the last, so that places stay true.
	content = insert(old, plainest)
	if d.says(content, entries, 0) {
		return content, added, nil
	}
	content = old
	for i := len(entries) - 1; i >= 0; i-- {
		if !entries[i].wants(digests) {
			continue
		}
		done := false
		for _, way := range d.ways(entries, i, old) {
			if next := insert(content, []splice{way}); d.says(next, entries, i) {
				content, done = next, true
				break
			}
		}
		if !done {
			src := entries[i].source
			return nil, 0, fmt.Errorf("no checksum was added to %s: the entry %s is laid out in a way that leaves no place for one; add `sha256: %s` to it by hand", src.Place, src.ID, digests[src.ID])
		}
	}
	return content, added, nil
}

// sourceEntry is a source with where its entry stands in the file.
type sourceEntry struct {
	source     *positions.Source
	flow       bool
	column     int // of its first key
	start, end int // bytes, without the byte order mark; end: where the next begins
	lastLine   int // where the line of the last key begins
	single     bool
}

func (e *sourceEntry) wants(digests map[string]string) bool {
	return e.source.SHA256 == "" && digests[e.source.ID] != ""
}

func readSourceEntries(name string, content []byte) ([]sourceEntry, *problem.Problem) {
	w := &walker{file: name, keep: new(keeper)}
	var entries []sourceEntry
	w.decode(content, func(root *yaml.Node) {
		var f fields
		if !w.plain(root) || !w.fields(root, sourceFileKeys, &f) || !w.need(root, sourceFileKeys, &f, 0) {
			return
		}
		items, _ := w.items(f.value[0], "sources")
		for _, item := range items {
			if s := w.source(item); s != nil {
				entries = append(entries, w.sourceEntry(s, item))
			}
		}
	})
	problems := w.answered()
	for i := range problems {
		if problems[i].Severity == problem.Error {
			return nil, &problems[i]
		}
	}
	for i := range entries {
		entries[i].end = len(w.src.bytes)
		if i+1 < len(entries) {
			entries[i].end = entries[i+1].start
		}
	}
	return entries, nil
}

func (w *walker) sourceEntry(s *positions.Source, item *yaml.Node) sourceEntry {
	first, last := item.Content[0], item.Content[len(item.Content)-2]
	return sourceEntry{
		source: s, flow: item.Style&yaml.FlowStyle != 0, column: first.Column,
		start: w.src.offset(item.Line, item.Column), lastLine: w.src.offset(last.Line, 1),
		single: first.Line == last.Line,
	}
}

// digestWriter finds where checksums can stand.
type digestWriter struct {
	name    string
	digests map[string]string
	mark    int // length of the byte order mark
}

// splice is something to be inserted at a byte.
type splice struct {
	at   int
	text string
}

// ways lists where an entry's checksum might be written, the plainest first.
// Which is right is found out by reading the result.
func (d *digestWriter) ways(entries []sourceEntry, i int, old []byte) []splice {
	e := &entries[i]
	field := "sha256: " + digestText(d.digests[e.source.ID])
	body := old[d.mark:]
	var ways []splice
	if e.flow {
		for at := e.start; at < e.end; at++ {
			if body[at] != '}' {
				continue
			}
			end := e.start + len(bytes.TrimRight(body[e.start:at], " \t\r\n"))
			ways = append(ways, splice{d.mark + end, ", " + field}, splice{d.mark + end, " " + field})
		}
		if ways == nil {
			ways = append(ways, splice{d.mark + e.end, ""})
		}
		return ways
	}
	lineBreak := LineBreak(old)
	line := strings.Repeat(" ", e.column-1) + field + lineBreak
	after := d.lastLineOf(body, e)
	lead := ""
	if after > 0 && body[after-1] != '\n' && body[after-1] != '\r' {
		lead, line = lineBreak, strings.TrimSuffix(line, lineBreak)
	}
	ways = append(ways, splice{d.mark + after, lead + line})
	if !e.single { // before the last key, whose value may end who knows where
		ways = append(ways, splice{d.mark + e.lastLine, strings.Repeat(" ", e.column-1) + field + lineBreak})
	}
	return ways
}

// digestText writes a checksum. One in which the only letter is an e, or none,
// would be a number to other programs.
func digestText(sum string) string {
	if strings.ContainsAny(strings.ToLower(sum), "abcdf") {
		return sum
	}
	return doubleQuoted(sum)
}

// lastLineOf finds the end of an entry's last line: that before the blank
// lines and comments which lead up to what comes next.
func (d *digestWriter) lastLineOf(body []byte, e *sourceEntry) int {
	end := e.start
	for at := e.start; at < e.end; {
		next := e.end
		if n := bytes.IndexAny(body[at:e.end], "\r\n"); n >= 0 {
			next = at + n + 1
			if body[next-1] == '\r' && next < e.end && body[next] == '\n' {
				next++
			}
		}
		line := bytes.TrimSpace(body[at:next])
		indent := next - at - len(bytes.TrimLeft(body[at:next], " "))
		ofEntry := at == e.start || indent >= e.column-1
		if len(line) > 0 && ofEntry && (line[0] != '#' || indent >= e.column) {
			end = next
		}
		at = next
	}
	return end
}

// insert makes all insertions at once; they are in the order of their places.
func insert(old []byte, splices []splice) []byte {
	var out []byte
	at := 0
	for _, s := range splices {
		out = append(append(out, old[at:s.at]...), s.text...)
		at = s.at
	}
	return append(out, old[at:]...)
}

// says reports whether a file says what entries say, and gives the checksums
// of those from one on that want one.
func (d *digestWriter) says(content []byte, entries []sourceEntry, from int) bool {
	got, fault := readSourceEntries(d.name, content)
	if fault != nil || len(got) != len(entries) {
		return false
	}
	for i := range entries {
		want := *entries[i].source
		if i >= from && entries[i].wants(d.digests) {
			want.SHA256 = strings.ToLower(d.digests[want.ID])
		}
		have := *got[i].source
		want.Place, have.Place = positions.Place{}, positions.Place{}
		if want != have {
			return false
		}
	}
	return true
}

// SourceFiles lists the files in which sources stand, in order of path.
func SourceFiles(d *positions.Dataset) []string {
	var files []string
	for _, s := range d.Sources {
		files = append(files, s.Place.File)
	}
	slices.Sort(files)
	return slices.Compact(files)
}
