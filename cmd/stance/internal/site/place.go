package site

import (
	"fmt"
	"hash/fnv"
	"net/url"
	"path"
	"slices"
	"strings"
)

// index is the file of a folder that is a page; links name it, as no disk does so by itself.
const index = "index.html"

// places say in which file each page is, and which part of it an anchor is in.
type places struct {
	file    map[string]string            // by the address of the page
	anchors map[string]map[string]string // by the address and the anchor, where that is in another file
	taken   map[string]bool              // names of files, as disks compare them that do not tell cases apart
}

func newPlaces() *places {
	return &places{file: map[string]string{}, anchors: map[string]map[string]string{}, taken: map[string]bool{}}
}

// add gives a page its file: that of "/cell/territory/ukraine" is cell/territory/ukraine/index.html,
// that of "/gap?date=2025-08-14" is gap/2025-08-14/index.html.
func (p *places) add(address string) {
	at, query, _ := strings.Cut(address, "?")
	var parts []string
	for part := range strings.SplitSeq(strings.Trim(at, "/"), "/") {
		if part != "" {
			parts = append(parts, folderName(part))
		}
	}
	if values, err := url.ParseQuery(query); err == nil && values.Get("date") != "" {
		if len(parts) == 0 {
			parts = []string{"on"}
		}
		parts = append(parts, values.Get("date"))
	}
	dir := path.Join(parts...)
	name := path.Join(dir, index)
	for n := 2; p.taken[strings.ToLower(name)]; n++ {
		name = path.Join(fmt.Sprintf("%s~%d", dir, n), index)
	}
	p.taken[strings.ToLower(name)] = true
	p.file[address] = name
}

// folderName is the name that a folder gets for a part of an address: of what is no letter of
// ASCII, digit, dot, hyphen or underscore its code in hexadecimal figures, as of the first character
// where a system has another use for such a name. A long one is cut.
func folderName(part string) string {
	plain, err := url.PathUnescape(part)
	if err != nil {
		plain = part
	}
	name, _, _ := strings.Cut(strings.ToLower(plain), ".")
	var b strings.Builder
	for i := range len(plain) {
		edge := i == 0 || i == len(plain)-1
		switch c := plain[i]; {
		case i == 0 && reserved[name], edge && c == '.', i == 0 && c == '_':
			fmt.Fprintf(&b, "~%02x", c)
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '-', c == '_', c == '.':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "~%02x", c)
		}
	}
	if b.Len() > longestName {
		h := fnv.New64a()
		_, _ = h.Write([]byte(plain)) // never fails
		return fmt.Sprintf("%s~%x", b.String()[:longestName], h.Sum64())
	}
	return b.String()
}

// longestName is how much of the name of a folder is kept; a path has to stay below 260
// characters on some systems.
const longestName = 80

// reserved are names that Windows has for devices, with any ending.
var reserved = func() map[string]bool {
	names := map[string]bool{"con": true, "prn": true, "aux": true, "nul": true}
	for n := range 10 {
		names[fmt.Sprintf("com%d", n)], names[fmt.Sprintf("lpt%d", n)] = true, true
	}
	return names
}()

// from leads from the file of a page to that of another, with its anchor; "" where there is none.
func (p *places) from(file string) func(page string) string {
	return func(page string) string {
		address, anchor, anchored := strings.Cut(page, "#")
		to, there := p.file[address]
		if !there {
			return ""
		}
		if part := p.anchors[address][anchor]; part != "" {
			to = part
		}
		to = relative(file, to)
		if anchored {
			to += "#" + anchor
		}
		return to
	}
}

// relative is the way from one file of the site to another.
func relative(from, to string) string {
	start, end := strings.Split(from, "/"), strings.Split(to, "/")
	for len(start) > 1 && len(end) > 1 && start[0] == end[0] {
		start, end = start[1:], end[1:]
	}
	for i := range end {
		end[i] = url.PathEscape(end[i])
	}
	return strings.Join(append(slices.Repeat([]string{".."}, len(start)-1), end...), "/")
}
