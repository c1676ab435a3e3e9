package page

import (
	_ "embed"
	"io"
	"net/url"
	"strings"

	"stance/diff/report/document"
	"stance/diff/report/picture"
)

// Frame is what stands around a document that is one page of several, which share a style and a
// script and lead to each other. Addresses of pages are as document.Run.Page has them; all
// others are those of files, as they are to be written.
type Frame struct {
	Styles, Script string   // where they stand; "" for no script
	Own            []string // further style sheets and scripts of this page, by their endings
	Feed           string   // where what is new is told; "" for nowhere
	Policy         string   // of a page that nothing sends headers with; "" else
	Version        string   // of what is shown, for the script to ask whether there is a newer; "" where there never is

	Ways    []Way    // to the main pages, the first of them home
	Choices []Choice // other days, and what narrows this page
	Search  string   // the page on which what is looked for is found; "" for nowhere
	Sought  string   // what was looked for here

	Name  document.Text    // what this page is called; empty where its document's title says that
	Twin  string           // where this page stands for programs; "" for nowhere
	Cite  document.Text    // of what this page is a part; empty where that is what the document says
	Here  string           // this page, as it is cited
	Whole string           // of what this page is one part of several, where the anchors are that are not on it; "" of a page that is whole
	Alarm []document.Block // what has to be known before anything else: that what is shown is old

	// To gives the address of a page such as "/party/ukraine", seen from this one; "" where there
	// is none.
	To func(page string) string
}

// Way leads to a page.
type Way struct {
	Name string
	Page string // as document.Run.Page
	Here bool   // it is this one
}

// Choice is a set of pages of which one is chosen: "Party".
type Choice struct {
	Name string
	Ways []Way
}

//go:embed frame.css
var frameStyles string

//go:embed live.js
var script []byte

// Styles is the style sheet that framed pages share.
func Styles() []byte { return []byte(picture.PageCSS() + styles + readingStyles + frameStyles) }

// Script is the script that framed pages share: it asks whether what is shown is still so, and
// finds while one types. Pages work without it.
func Script() []byte { return script }

// Framed writes a document as one page of several. It writes nothing if the page cannot be made.
func Framed(w io.Writer, d *document.Document, f *Frame) error {
	v := viewOf(d, f)
	v.Policy = f.Policy
	frame := &frameView{Frame: f, HereName: line(f.Here), Sought: line(f.Sought)}
	frame.Styles, frame.Script, frame.Feed, frame.Twin = f.Styles, f.Script, f.Feed, f.Twin
	frame.Ways = f.ways(f.Ways)
	if f.Search != "" {
		frame.Search = f.lead(f.Search)
	}
	for _, c := range f.Choices {
		set := choiceView{Name: c.Name, Ways: f.ways(c.Ways)}
		for _, way := range set.Ways {
			if way.Here {
				set.Chosen = way.Name
			}
		}
		frame.Choices = append(frame.Choices, set)
	}
	cite := f.Cite
	if !says(cite) {
		cite = d.Cite
	}
	if says(cite) {
		frame.Cite = markup(v.setter.runs(unlinked(cite)))
	}
	if f.Here != "" {
		frame.Here = f.lead(f.Here)
	}
	if len(f.Alarm) > 0 {
		alarm := newSetter(&document.Document{Blocks: f.Alarm}, f)
		alarm.blocks(f.Alarm)
		frame.Alarm = markup(alarm.b.String())
	}
	v.Frame = frame
	return v.write(w)
}

// frameView is what the layout needs of a frame.
type frameView struct {
	*Frame
	Styles, Script, Feed, Twin string
	Ways                       []wayView
	Choices                    []choiceView
	Search, Here               string
	HereName, Sought           string
	Cite, Alarm                markup
}

type wayView struct {
	Name, To string
	Here     bool
}

type choiceView struct {
	Name, Chosen string
	Ways         []wayView
}

// ways are those ways that lead somewhere, or are here.
func (f *Frame) ways(list []Way) []wayView {
	var views []wayView
	for _, way := range list {
		if to := f.lead(way.Page); to != "" || way.Here {
			views = append(views, wayView{line(way.Name), to, way.Here})
		}
	}
	return views
}

// lead is the address of a page, seen from this one; "" where there is none.
func (f *Frame) lead(page string) string {
	if f == nil || page == "" || f.To == nil {
		return ""
	}
	to := strings.TrimSpace(f.To(page))
	u, err := url.Parse(to)
	if err != nil || u.Scheme != "" || u.Host != "" || len(to)-len(strings.TrimLeft(to, `/\`)) > 1 {
		return "" // a page of several is never elsewhere, as it would be behind two slashes of either kind
	}
	return u.String()
}

// lead is the attribute of a link to a page, "" where there is none, or the page stands alone.
func (s *setter) lead(page string) string {
	if to := s.frame.lead(page); to != "" {
		return `href="` + escape(to) + `"`
	}
	return ""
}

// linked is the end of the stretch of runs that leads where the run at i does, with the
// attributes of the link, "" where it leads nowhere.
func (s *setter) linked(t document.Text, i int) (end int, link string) {
	if run := t[i]; run.To == "" {
		if link = s.lead(run.Page); link != "" {
			for end = i + 1; end < len(t) && t[end].To == "" && t[end].Page == run.Page && t[end].Source == nil; {
				end++
			}
			return end, link
		}
	}
	return t.Linked(i), s.link(t[i].To)
}

// namesIn are the names in the address of a page that is of several things; "" of other pages,
// which are called by their own names.
func namesIn(page string) string {
	path, _, _ := strings.Cut(strings.TrimPrefix(page, "/"), "#")
	path, _, _ = strings.Cut(path, "?")
	names := strings.Split(path, "/")[1:] // behind what kind of page it is
	if len(names) < 2 {
		return ""
	}
	return strings.Join(names, ", ")
}

// titled sets a heading's text that leads to a page as a whole.
func (s *setter) titled(t document.Text, page string) string {
	link := s.lead(page)
	if link == "" {
		return s.runs(t)
	}
	return "<a " + link + ">" + s.runs(unlinked(t)) + "</a>"
}

// onward leads from a line to the page that tells more of what it is about.
func (s *setter) onward(page, name string) string {
	link := s.lead(page)
	if link == "" {
		return ""
	}
	return ` <a class="onward alone" ` + link + `><span aria-hidden="true">→</span><span class="vh">more` + s.spoken(name) + "</span></a>"
}
