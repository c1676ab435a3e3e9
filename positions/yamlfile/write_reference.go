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
	if len(b.Speakers) > 0 {
		speakers := &sequence{}
		for _, s := range b.Speakers {
			speakers.items = append(speakers.items, brief(node(s.Facts())))
		}
		top.gap()
		top.add("speakers", speakers)
	}
	var l layout
	l.mapping(top, 0, "")
	return l.buf.Bytes()
}

func partyNode(p *positions.Party) *mapping { return brief(node(p.Facts())) }

// issueNode arranges an issue. A numeric scale goes on one line.
func issueNode(is *positions.Issue) *mapping {
	m, numeric := node(is.Facts()), is.Scale != nil && is.Scale.Numeric()
	for _, e := range m.entries {
		if scale, is := e.value.(*mapping); is && e.key == "scale" {
			scale.brief = numeric
		}
	}
	return m
}

// FormatSources writes sources.yaml.
func FormatSources(sources []*positions.Source) []byte {
	list := &sequence{}
	for _, s := range sources {
		list.items = append(list.items, node(s.Facts()))
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
	l.sequence(&sequence{items: []any{node(s.Facts())}}, indent)
	return l.buf.Bytes()
}
