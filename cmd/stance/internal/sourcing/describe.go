package sourcing

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"stance/cmd/stance/internal/asking"
	"stance/cmd/stance/internal/console"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/evidence/capture"
	"stance/positions/slug"
	"stance/positions/yamlfile/schema"
)

// description is what a source is, by flags, by what the document says of itself, and by a person who
// is asked about that where there is one.
type description struct {
	s       *console.Streams
	in      *asking.Interview // nil where nobody can be asked
	src     *positions.Source
	got     *obtained
	dataset *positions.Dataset
	alike   func() ([]likeness, error) // which archived texts are nearly the same as its text
}

// describe fills in what flags do not say of a source.
func (q *description) describe() error {
	if q.s.Person == nil {
		if err := q.fields(); err != nil {
			return err
		}
		q.authors()
		if err := q.id(); err != nil {
			return err
		}
		return q.origin()
	}
	q.authors()
	q.s.Person.Hint(asking.Intro)
	q.in = asking.New(q.s.Person)
	given := *q.src
	return q.in.Run(func() error {
		*q.src = given
		if err := q.fields(); err != nil {
			return err
		}
		if err := q.id(); err != nil {
			return err
		}
		return q.origin()
	})
}

// authors tells who wrote it, for which an entry has no place.
func (q *description) authors() {
	for _, c := range q.got.of(capture.Author) {
		q.s.Note("author: " + c.Value + " (" + c.Where + ")")
	}
}

func (q *description) fields() error {
	src, published := q.src, q.src.Published.String()
	for _, of := range []struct {
		field    capture.Field
		to       *string
		optional bool
	}{{capture.Title, &src.Title, false}, {capture.Publisher, &src.Publisher, true}, {capture.Published, &published, true}, {capture.Address, &src.URL, true}, {capture.Language, &src.Language, true}} {
		if *of.to != "" {
			continue
		}
		if err := q.offer(of.field, of.to, of.optional); err != nil {
			return err
		}
	}
	if published != "" {
		day, err := positions.ParseDayNear(published, q.dataset.LastDate())
		if err != nil {
			return err
		}
		src.Published = day
	}
	return nil
}

// id gives the source an id, if it has none.
func (q *description) id() error {
	if q.src.ID != "" {
		return nil
	}
	id, of := newID(q.src, q.dataset)
	if q.in == nil {
		if id == "" {
			return console.Usagef("no id can be made of its title; give one with --id")
		}
		q.s.Note("id: " + id + " (of its " + of + "; --id gives another)")
		q.src.ID = id
		return nil
	}
	asked := console.Question{Prompt: "ID of the source", Preset: id, Check: func(answer string) error {
		if q.dataset.Source(answer) != nil {
			return console.Usagef("there is a source %s already; choose another id", answer)
		}
		if fault := positions.ID(answer); fault != nil {
			return fault
		}
		return nil
	}}
	asked.Help = func() string { return schema.Description("sources", "source", "id") }
	answer, err := q.in.Ask(asking.Question{Name: "id", Of: id, Question: asked})
	q.src.ID = answer
	return err
}

// origin says which texts are nearly the same, and offers a person to record that they have one origin.
func (q *description) origin() error {
	all, err := q.alike()
	if err != nil {
		return err
	}
	for _, of := range all {
		switch {
		case q.src.Origin != "":
			q.s.Note(of.line)
			continue
		case q.in == nil || of.origin == "":
			q.s.Note(of.line + ": same origin? --origin records whose text it is")
			continue
		}
		asked := console.Question{Prompt: "Origin, whose text it is", Hint: of.line + ": same origin?", Preset: of.origin, Optional: true}
		asked.Help = func() string { return schema.Description("sources", "source", "origin") }
		if q.src.Origin, err = q.in.Ask(asking.Question{Name: "origin of " + of.With, Of: of.origin, Question: asked}); err != nil {
			return err
		}
	}
	return nil
}

// of lists what is told of one field, without what no entry can hold: the language of a page may
// be any words, and its address lead anywhere. Where a text was fetched comes before the address
// that it gives itself.
func (o *obtained) of(field capture.Field) []capture.Candidate {
	said := o.text.Of(field)
	switch field {
	case capture.Language:
		return slices.DeleteFunc(said, func(c capture.Candidate) bool { return positions.LanguageTag(c.Value) != nil })
	case capture.Address:
		base := &url.URL{}
		var all []capture.Candidate
		if o.address != "" {
			if fetched, err := url.Parse(o.address); err == nil {
				base = fetched
			}
			all = append(all, capture.Candidate{Field: field, Value: o.address, Where: "where it was fetched"})
		}
		for _, c := range said {
			to, err := base.Parse(c.Value)
			if err != nil || !isAddress(to.String()) || to.Host == "" {
				continue
			}
			to.User = nil
			c.Value = to.String()
			if i := slices.IndexFunc(all, func(a capture.Candidate) bool { return a.Value == c.Value }); i >= 0 {
				all[i].Where += ", " + c.Where
			} else {
				all = append(all, c)
			}
		}
		return all
	}
	return said
}

// offer takes the first candidate, and tells where it and the others stand; a person may choose. A
// day that has not come, even where days begin first, is told and not taken.
func (q *description) offer(field capture.Field, to *string, optional bool) error {
	s, candidates := q.s, q.got.of(field)
	var told, ahead []string
	preset := ""
	for _, c := range candidates {
		value := c.Value
		if field == capture.Published {
			value = c.Day.String()
			if c.Value != value {
				c.Where = c.Value + ", " + c.Where
			}
			if c.Zone == "" && strings.Contains(c.Value, ":") {
				c.Where += ", without a time zone"
			}
			if c.Day > s.Today()+1 {
				ahead = append(ahead, report.Quoted(value)+" ("+c.Where+", a day that has not come)")
				continue
			}
		}
		if preset == "" {
			preset = value
		}
		told = append(told, report.Quoted(value)+" ("+c.Where+")")
	}
	told = append(told, ahead...)
	if q.in == nil {
		*to = preset
		switch {
		case preset != "":
			line := field.String() + ": " + told[0]
			if len(told) > 1 {
				line += "; also " + strings.Join(told[1:], ", ")
			}
			s.Note(line)
		case len(ahead) > 0:
			s.Note(field.String() + " is left out; it is said to be " + strings.Join(ahead, ", ") + "; --" + field.String() + " gives it")
		}
		if preset == "" && !optional {
			return console.Usagef("the document does not say its %s; give it with --%s", field, field)
		}
		return nil
	}
	asked := console.Question{Prompt: strings.ToUpper(field.String()[:1]) + field.String()[1:], Preset: preset, Optional: optional, Hint: strings.Join(told, "; ")}
	switch field {
	case capture.Published:
		asked.Check = func(answer string) error {
			if answer == "" {
				return nil
			}
			_, err := positions.ParseDayNear(answer, q.dataset.LastDate())
			return err
		}
	case capture.Language:
		asked.Check = func(answer string) error {
			if answer == "" {
				return nil
			}
			if fault := positions.LanguageTag(answer); fault != nil {
				return fault
			}
			return nil
		}
	}
	key := map[capture.Field]string{capture.Address: "url"}[field]
	if key == "" {
		key = field.String()
	}
	asked.Help = func() string { return schema.Description("sources", "source", key) }
	answer, err := q.in.Ask(asking.Question{Name: field.String(), Question: asked})
	*to = answer
	return err
}

// newID makes an id, which no source has, of publisher and day, else of the title, else of the publisher
// alone, and says of what; "" where none can be made.
func newID(src *positions.Source, d *positions.Dataset) (id, of string) {
	switch publisher, title := slug.Of(src.Publisher), slug.Of(src.Title); {
	case publisher != "" && src.Published != 0:
		id, of = publisher+"-"+src.Published.String(), "publisher and day"
	case title != "":
		id, of = title, "title"
	case publisher != "":
		id, of = publisher, "publisher"
	default:
		return "", ""
	}
	free := id
	for n := 2; d.Source(free) != nil; n++ {
		free = fmt.Sprintf("%s-%d", id, n)
	}
	return free, of
}
