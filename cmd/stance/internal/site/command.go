package site

import (
	"bytes"
	"fmt"
	"maps"
	"net/url"
	"slices"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/pages"
	"stance/diff/report"
	"stance/diff/report/data/tables"
	"stance/diff/report/document"
	"stance/diff/report/page"
	"stance/positions"
)

type options struct {
	data        string
	output      string
	knownBy     string
	pairs       bool
	archiveText bool
}

// NewSiteCommand builds `stance site`; data gives the tables for programs.
func NewSiteCommand(s *console.Streams, data func(*report.Panel) []*tables.Table) *cobra.Command {
	var opts options
	cmd := &cobra.Command{
		Use:   "site",
		Short: "The same pages as a folder of files, to publish or to mail",
		Long: `Writes the pages of stance serve as files, which work from a disk, a memory stick or any web
server, without a program behind them and, but for the search, without script: index.html
leads to all. What depends on a day is there once for each snapshot date, what changed for each two
that follow each other and from the first to the last, with --pairs for any two. Beside the pages lie an
Atom feed of what changed and was claimed (feed.xml), and in data/ the tables as CSV, Parquet
and a workbook, and JSON.

Of the sources' texts there are the quotations with a dozen words around them;
--archive-text adds the texts of those marked ` + "`public: true`" + `.

The same dataset gives the same files. A file that is as it is to be is not written again, and
those of a site that was there before and that there are no more are taken away. A folder that
holds other things is refused.

` + console.ExitHelp,
		Example: `  stance site -o public
  stance site -o public --known-by before-alaska
  stance site -o public --archive-text
  stance site -C path/to/dataset -o /tmp/site --pairs`,
		Args:              console.AtMost(0, "site takes none; name the dataset with --data, and the folder to write with -o"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return run(s, &opts, data) },
	}
	dataset.DataFlag(cmd, &opts.data)
	f := cmd.Flags()
	f.StringVarP(&opts.output, "output", "o", "", "the `folder` to write, which is made if it is not there")
	_ = cmd.MarkFlagDirname("output")
	f.StringVar(&opts.knownBy, "known-by", "", "only what was known by this `date`")
	f.BoolVar(&opts.pairs, "pairs", false, "also what changed between any two snapshot dates")
	f.BoolVar(&opts.archiveText, "archive-text", false, "also the texts of sources that are marked public")
	return cmd
}

func run(s *console.Streams, opts *options, data func(*report.Panel) []*tables.Table) error {
	if opts.output == "" {
		return &console.UsageError{Message: "site needs a folder to write", Hint: "name it with -o, as in `stance site -o public`"}
	}
	dir, read, err := dataset.LoadAll(s, opts.data)
	if err != nil {
		return err
	}
	shown := pages.Shown{
		Read: read, Texts: dataset.Place{Dir: dir}.Texts(),
		Call: report.Call{Data: dataset.DataSent(s, opts.data)}, Public: true, Quoted: !opts.archiveText,
	}
	if opts.knownBy != "" {
		if shown.KnownBy, err = dataset.DateArg(s, read.Dataset, opts.knownBy); err != nil {
			return err
		}
		shown.Call.Known = " --known-by " + shown.KnownBy.String()
	}
	files, err := filesOf(pages.New(shown), opts.pairs, data)
	if err != nil {
		return err
	}
	f, err := open(s, opts.output)
	if err != nil {
		return err
	}
	defer f.here.Close()
	written, unchanged, removed, err := f.write(files)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.Out, "%s: %s written, %d unchanged, %d removed\n", opts.output, console.Plural(written, "file"), unchanged, removed)
	return nil
}

const (
	stylesFile = "stance.css"
	// policy is what pages may load that nothing sends headers with.
	policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'"
)

// filesOf lists the files of a site.
func filesOf(d *pages.Dataset, pairs bool, data func(*report.Panel) []*tables.Table) ([]file, error) {
	addresses := d.Addresses()
	if pairs {
		addresses = append(addresses, allPairs(d.Read.Dataset.Dates, addresses)...)
	}
	at := newPlaces()
	for _, a := range addresses {
		at.add(a)
	}
	m := &maker{d, at}
	var files []file
	for _, a := range addresses {
		more, err := m.page(a)
		if err != nil {
			return nil, err
		}
		files = append(files, more...)
	}
	files = append(files, fixed(stylesFile, page.Styles()))
	news, err := d.News(mostNews)
	if err != nil {
		return nil, err
	}
	title := d.Read.Dataset.Codebook.Title
	files = append(files, file{feedFile, func() ([]byte, error) { return feed(title, news, at) }})
	found := searchFiles(d.Entries(), at)
	for _, name := range slices.Sorted(maps.Keys(found)) {
		files = append(files, fixed(name, found[name]))
	}
	return append(files, dataFiles(d.History(), data)...), nil
}

func fixed(name string, content []byte) file {
	return file{name, func() ([]byte, error) { return content, nil }}
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
	d  *pages.Dataset
	at *places
}

// page lists the files of a page; of a source with a long text these are several.
func (m *maker) page(address string) ([]file, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	p, err := m.d.Page(u)
	if err != nil {
		return nil, err
	}
	name := m.at.file[address]
	documents := func() []*document.Document {
		d := p.Document()
		if address == searchAddress {
			d.Blocks = append(d.Blocks, m.d.Index()...)
		}
		return split(d, func(part int) string { return partAddress(address, part) })
	}
	parts := 1
	if u.Path != searchAddress && len(u.Path) > len("/source/") && u.Path[:len("/source/")] == "/source/" {
		all := documents()
		parts = len(all)
		for i, d := range all[1:] {
			m.at.file[partAddress(address, i+1)] = partFile(name, i+1)
			for _, id := range anchorsOf(d) {
				if m.at.anchors[address] == nil {
					m.at.anchors[address] = map[string]string{}
				}
				m.at.anchors[address][id] = partFile(name, i+1)
			}
		}
	}
	var files []file
	for part := range parts {
		files = append(files, file{partFile(name, part), func() ([]byte, error) {
			var b bytes.Buffer
			err := page.Framed(&b, documents()[part], m.frame(p, partFile(name, part)))
			return b.Bytes(), err
		}})
	}
	return files, nil
}

// partAddress is the address by which parts of a page lead to each other.
func partAddress(address string, part int) string {
	if part == 0 {
		return address
	}
	return fmt.Sprintf("%s/part-%d", address, part+1)
}

// frame is what stands around a page in a file.
func (m *maker) frame(p *pages.Page, file string) *page.Frame {
	to := m.at.from(file)
	f := m.d.Frame(p, to)
	f.To = to
	f.Styles, f.Feed, f.Policy, f.Twin = relative(file, stylesFile), relative(file, feedFile), policy, ""
	f.Here = "/" + file
	if p.Address == searchAddress {
		f.Script = relative(file, searchScriptFile)
	}
	f.Choices = slices.DeleteFunc(f.Choices, func(c page.Choice) bool {
		return !slices.ContainsFunc(c.Ways, func(w page.Way) bool { return to(w.Page) != "" })
	})
	return f
}
