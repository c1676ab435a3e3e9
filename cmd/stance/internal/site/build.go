package site

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"stance/cmd/stance/internal/pages"
	"stance/diff/report"
	"stance/diff/report/data/tables"
	"stance/diff/report/document"
	"stance/diff/report/page"
	"stance/positions"
	"stance/positions/parallel"
)

// file is a file of the site.
type file struct {
	name    string // slash-separated
	content []byte
}

// batch is some files of the site, made when they are written.
type batch struct {
	names []string // of those that are known beforehand
	make  func() ([]file, error)
}

const (
	stylesFile = "stance.css"
	// policy is what pages may load that nothing sends headers with.
	policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'"
	// mostBytes is about how many bytes a page has, and mostReading one with the text of a source; what
	// is longer than that is set in parts. No page that can be parted has more than longest.
	mostBytes   = 350 << 10
	mostReading = 300 << 10
	longest     = 480 << 10
	shortest    = 16 << 10 // parts are not made smaller
)

// batchesOf lists the files of a site.
func batchesOf(d *pages.Dataset, pairs bool, data func(*report.Panel) []*tables.Table) ([]batch, error) {
	addresses := d.Addresses()
	if pairs {
		addresses = append(addresses, allPairs(d.Dates(), addresses)...)
	}
	m := &maker{d: d, at: newPlaces(), most: map[string]int{}, beside: []string{feedFile}}
	for _, a := range addresses {
		m.at.add(a)
	}
	beside := dataFiles(d.History(), d.Dates(), data)
	for _, t := range beside {
		m.beside = append(m.beside, t.names...)
	}
	for _, name := range m.beside {
		m.at.file["/"+name] = name
	}
	if err := m.findParts(addresses); err != nil {
		return nil, err
	}
	var batches []batch
	for _, a := range addresses {
		batches = append(batches, batch{[]string{m.at.file[a], twinFile(m.at.file[a])}, func() ([]file, error) { return m.page(a) }})
	}
	news, err := d.News(mostNews)
	if err != nil {
		return nil, err
	}
	batches = append(batches,
		one(stylesFile, func() ([]byte, error) { return page.Styles(), nil }),
		one(feedFile, func() ([]byte, error) { return feed(d.Read.Dataset.Codebook.Title, news, m.at) }))
	found := searchFiles(d.Entries(), m.at)
	for _, name := range slices.Sorted(maps.Keys(found)) {
		batches = append(batches, one(name, func() ([]byte, error) { return found[name], nil }))
	}
	return append(batches, beside...), nil
}

// one is a batch of one file.
func one(name string, make func() ([]byte, error)) batch {
	return batch{[]string{name}, func() ([]file, error) {
		content, err := make()
		return []file{{name, content}}, err
	}}
}

// allPairs are the pages of what changed between any two dates that are not there yet.
func allPairs(dates []positions.DateInfo, there []string) (more []string) {
	for i := range dates {
		for j := i + 1; j < len(dates); j++ {
			if a := report.ChangesPage(dates[i].Date, dates[j].Date); !slices.Contains(there, a) {
				more = append(more, a)
			}
		}
	}
	return more
}

// maker makes the files of pages.
type maker struct {
	d    *pages.Dataset
	at   *places
	most map[string]int // by the address of pages into which others lead: how long its parts are

	beside []string // files for programs that are not in the place of a page
}

func (m *maker) find(address string) (*pages.Page, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	return m.d.Page(u)
}

// findParts notes in which parts the anchors are of those pages into which others lead.
func (m *maker) findParts(addresses []string) error {
	into := slices.DeleteFunc(slices.Clone(addresses), func(a string) bool { return !strings.HasPrefix(a, "/cell/") && !isReading(a) })
	set, faults := make([]setting, len(into)), make([]error, len(into))
	parallel.Each(len(into), func(i int) {
		p, err := m.find(into[i])
		if err == nil && page.Weight(p.Document()) > longest/3 {
			set[i], err = m.set(p)
		}
		faults[i] = err
	})
	for i, address := range into {
		if len(set[i].files) > 0 {
			m.at.anchors[address], m.most[address] = set[i].anchors, set[i].most
		}
	}
	return errors.Join(faults...)
}

func isReading(address string) bool { return strings.HasPrefix(address, "/source/") }

// page makes the files of a page: one or several for people, and one for programs.
func (m *maker) page(address string) ([]file, error) {
	p, err := m.find(address)
	if err != nil {
		return nil, err
	}
	var files []file
	twin, err := m.twin(p)
	if err != nil {
		return nil, err
	}
	if twin == nil {
		p.JSON = nil
	} else {
		files = append(files, file{twinFile(m.at.file[address]), twin})
	}
	set, err := m.set(p)
	return append(set.files, files...), err
}

// twin is what programs get in the place of a page, nil for nothing.
func (m *maker) twin(p *pages.Page) ([]byte, error) {
	if p.JSON == nil || p.Address == searchAddress {
		return nil, nil
	}
	var b bytes.Buffer
	err := p.JSON(&b)
	var much *pages.Error
	if errors.As(err, &much) {
		return nil, nil
	}
	return b.Bytes(), err
}

// setting is a page that is set, in as many parts as it takes.
type setting struct {
	files   []file
	anchors map[string]string // in which file each is
	most    int               // how long its parts are
}

// set sets a page.
func (m *maker) set(p *pages.Page) (setting, error) {
	d := *p.Document()
	if p.Address == searchAddress {
		told := document.Text{{Text: "The search above looks for words in summaries, terms, quotations and paraphrases, and needs script. What follows needs none."}}
		d.Title = document.Text{{Text: "Search and index"}}
		d.About = d.Title
		d.Blocks = append(append([]document.Block{document.Para{Text: told}}, m.d.Index()...), m.programs())
	}
	s := setting{most: mostBytes}
	if isReading(p.Address) {
		s.most = mostReading
	}
	known := m.most[p.Address]
	if known > 0 {
		s.most = known
	}
	for {
		parts := page.Parts(&d, s.most)
		s.files, s.anchors = nil, map[string]string{}
		for i := len(parts) - 1; i >= 0; i-- { // of two that are the same links lead to the first
			for _, id := range page.Anchors(parts[i]) {
				s.anchors[id] = partFile(m.at.file[p.Address], i)
			}
		}
		largest := 0
		for i, part := range parts {
			if len(parts) > 1 {
				lead := *part
				lead.Blocks = append(slices.Clip(part.Blocks), ways(i, len(parts)))
				part = &lead
			}
			var b bytes.Buffer
			if err := page.Framed(&b, part, m.frame(p, i, len(parts), s.anchors)); err != nil {
				return s, err
			}
			largest = max(largest, b.Len())
			s.files = append(s.files, file{partFile(m.at.file[p.Address], i), b.Bytes()})
		}
		if largest <= longest || known > 0 || s.most < shortest {
			return s, nil
		}
		s.most = s.most * 2 / 3 // it has more about its words than was expected
	}
}

// ways lead from a part of a page to those before and behind it.
func ways(part, parts int) document.Block {
	var t document.Text
	if part > 0 {
		t = append(t, document.Run{Text: "The part before", Page: parting + strconv.Itoa(part-1)})
	}
	if part > 0 && part < parts-1 {
		t = append(t, document.Run{Text: " · "})
	}
	if part < parts-1 {
		t = append(t, document.Run{Text: "The next part", Page: parting + strconv.Itoa(part+1)})
	}
	return document.Para{Text: t}
}

// programs leads to what lies beside the pages for programs.
func (m *maker) programs() document.Block {
	list := document.List{}
	for _, name := range m.beside {
		list.Items = append(list.Items, document.Text{{Text: path.Base(name), Page: "/" + name}})
	}
	return document.Section{ID: "data", Name: document.Text{{Text: "For programs"}}, Part: true, Blocks: []document.Block{list}}
}

// parting begins the address by which the parts of a page lead to each other.
const parting = "/part/"

// frame is what stands around a part of a page, counted from 0.
func (m *maker) frame(p *pages.Page, part, parts int, anchors map[string]string) *page.Frame {
	name := m.at.file[p.Address]
	here := partFile(name, part)
	lead := m.at.from(here)
	to := func(to string) string {
		if n, is := strings.CutPrefix(to, parting); is {
			i, _ := strconv.Atoi(n) // written below
			return relative(here, partFile(name, i))
		}
		if anchor, own := strings.CutPrefix(to, p.Address+"#"); own {
			if at := cmp.Or(anchors[anchor], name); at != here {
				return relative(here, at) + "#" + anchor
			}
			return "#" + anchor
		}
		return lead(to)
	}
	f := m.d.Frame(p, to)
	f.To = to
	f.Styles, f.Feed, f.Policy, f.Twin = relative(here, stylesFile), relative(here, feedFile), policy, ""
	f.Here = "/" + here
	f.Ways = append(f.Ways, page.Way{Name: "Index", Page: searchAddress, Here: p.Address == searchAddress})
	if p.JSON != nil && p.Address != searchAddress {
		f.Twin = relative(here, twinFile(name))
	}
	if p.Address == searchAddress {
		f.Script = relative(here, searchScriptFile)
	}
	f.Choices = slices.DeleteFunc(f.Choices, func(c page.Choice) bool {
		return !slices.ContainsFunc(c.Ways, func(w page.Way) bool { return to(w.Page) != "" })
	})
	if parts > 1 {
		f.Whole = p.Address
		c := page.Choice{Name: "Part"}
		for i := range parts {
			c.Ways = append(c.Ways, page.Way{Name: fmt.Sprintf("%d of %d", i+1, parts), Page: parting + strconv.Itoa(i), Here: i == part})
		}
		f.Choices = append([]page.Choice{c}, f.Choices...)
	}
	return f
}

// partFile is the file of a part of a page.
func partFile(file string, part int) string {
	if part == 0 {
		return file
	}
	return path.Join(path.Dir(file), fmt.Sprintf("part-%d.html", part+1))
}

// twinFile is the file that programs read in the place of a page.
func twinFile(file string) string { return strings.TrimSuffix(file, ".html") + ".json" }
