package yamlfile

import "stance/positions"

// FormatCodebook writes codebook.yaml.
func FormatCodebook(b *positions.Codebook) []byte {
	top := &mapping{}
	top.text("title", b.Title)
	top.text("description", b.Description)
	top.gap()
	parties := &sequence{}
	for _, p := range b.Parties {
		parties.items = append(parties.items, partyNode(p))
	}
	top.add("parties", parties)
	top.gap()
	issues := &sequence{}
	for _, is := range b.Issues {
		issues.items = append(issues.items, issueNode(is))
	}
	top.add("issues", issues)
	var l layout
	l.mapping(top, 0, "")
	return l.buf.Bytes()
}

func partyNode(p *positions.Party) *mapping {
	m := &mapping{brief: true}
	m.text("id", p.ID)
	m.text("name", p.Name)
	m.text("short", p.Short)
	m.exact("color", p.Color)
	if len(p.Groups) > 0 {
		groups := &sequence{brief: true}
		for _, g := range p.Groups {
			groups.items = append(groups.items, prose(g.ID))
		}
		m.add("member_of", groups)
	}
	return m
}

func issueNode(is *positions.Issue) *mapping {
	m := &mapping{}
	m.text("id", is.ID)
	m.text("name", is.Name)
	m.text("question", is.Question)
	if is.Scale != nil {
		m.add("scale", scaleNode(is.Scale))
	}
	return m
}

func scaleNode(s *positions.Scale) *mapping {
	if s.Numeric() {
		m := &mapping{brief: true}
		m.add("min", numeral(s.Min))
		m.add("max", numeral(s.Max))
		m.text("low", s.Low)
		m.text("high", s.High)
		return m
	}
	m := &mapping{}
	m.text("low", s.Low)
	m.text("high", s.High)
	options := &sequence{}
	for i := range s.Options {
		o := &s.Options[i]
		option := &mapping{brief: o.Description == ""}
		option.text("id", o.ID)
		option.text("label", o.Label)
		if s.Valued {
			option.add("value", numeral(o.Value))
		}
		option.text("description", o.Description)
		options.items = append(options.items, option)
	}
	m.add("options", options)
	return m
}

// FormatSources writes sources.yaml.
func FormatSources(sources []*positions.Source) []byte {
	list := &sequence{}
	for _, s := range sources {
		list.items = append(list.items, sourceNode(s))
	}
	top := &mapping{}
	top.add("sources", list)
	var l layout
	l.mapping(top, 0, "")
	return l.buf.Bytes()
}

// FormatSource writes one source as an item of the list in sources.yaml, every
// line indented.
func FormatSource(s *positions.Source, indent int) []byte {
	var l layout
	l.sequence(&sequence{items: []any{sourceNode(s)}}, indent)
	return l.buf.Bytes()
}

func sourceNode(s *positions.Source) *mapping {
	m := &mapping{}
	m.text("id", s.ID)
	m.text("title", s.Title)
	m.text("publisher", s.Publisher)
	m.asIs("published", s.Published.String())
	m.text("url", s.URL)
	m.text("archive", s.Archive)
	if s.SHA256 != "" {
		m.exact("sha256", s.SHA256) // it may be all digits
	}
	m.text("language", s.Language)
	m.text("reliability", s.Reliability)
	return m
}
