package site

import (
	"html"
	"net/url"
	"time"

	"github.com/gorilla/feeds"

	"stance/diff/report"
	"stance/positions"
	"stance/positions/visible"
)

const feedFile = "feed.xml"

// mostNews is how many things the feed tells.
const mostNews = 200

// feed is what happened as an Atom feed. Its times are those of the dataset, and its links lead
// from the folder that the feed is in.
func feed(title string, news []report.NewsItem, at *places) ([]byte, error) {
	f := &feeds.Feed{Title: visible.Line(title), Link: &feeds.Link{Href: index}, Author: &feeds.Author{Name: visible.Line(title)}, Updated: time.Unix(0, 0).UTC()}
	if len(news) > 0 {
		f.Updated = noon(news[0].Day)
	}
	for i := range news {
		n := &news[i]
		f.Items = append(f.Items, &feeds.Item{
			Id: "urn:stance:" + url.PathEscape(title) + ":" + n.ID, Title: visible.Line(n.Title), Description: html.EscapeString(visible.Line(n.Words)),
			Link: &feeds.Link{Href: at.from(feedFile)(n.Page)}, Updated: noon(n.Day),
		})
	}
	atom := (&feeds.Atom{Feed: f}).AtomFeed()
	atom.Id = "urn:stance:" + url.PathEscape(title)
	text, err := feeds.ToXML(atom)
	return []byte(text + "\n"), err
}

// noon of a day is the same day in most of the world.
func noon(d positions.Date) time.Time {
	t, err := time.Parse("2006-01-02", d.String())
	if err != nil {
		return time.Unix(0, 0).UTC()
	}
	return t.Add(12 * time.Hour)
}
