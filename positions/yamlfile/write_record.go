package yamlfile

import "stance/positions"

// node arranges facts in the order of the format. What is not given, or has its
// default value, is left out.
func node(facts []positions.Fact) *mapping {
	m := &mapping{}
	for i := range facts {
		switch f := &facts[i]; f.Type {
		case positions.ProseFact, positions.TokenFact:
			m.text(f.Key, f.Text)
		case positions.VerbatimFact:
			m.exact(f.Key, f.Text)
		case positions.NumberFact:
			if f.Text != "" {
				m.add(f.Key, numeral(f.Number))
			}
		case positions.NamesFact:
			if f.IDs != nil {
				ids := &sequence{brief: true}
				for _, id := range f.IDs {
					ids.items = append(ids.items, prose(id))
				}
				m.add(f.Key, ids)
			}
		case positions.TextsFact:
			if len(f.Texts) > 0 {
				texts := &sequence{brief: true}
				for _, text := range f.Texts {
					texts.items = append(texts.items, prose(text))
				}
				m.add(f.Key, texts)
			}
		case positions.ListFact:
			if len(f.Items) > 0 {
				items := &sequence{}
				for _, item := range f.Items {
					items.items = append(items.items, itemNode(f.Key, item))
				}
				m.add(f.Key, items)
			}
		case positions.RangeFact:
			for _, ends := range f.Items {
				both := &sequence{brief: true}
				for _, e := range node(ends).entries {
					both.items = append(both.items, e.value)
				}
				m.add(f.Key, both)
			}
		case positions.MappingFact:
			for _, inner := range f.Items {
				switch of := node(inner); {
				case len(of.entries) == 1 && of.entries[0].key == "range":
					m.add(f.Key, of.entries[0].value) // the short way to write it
				case of.entries[0].key == "range":
					m.add(f.Key, brief(of))
				default:
					m.add(f.Key, of)
				}
			}
		default:
			if !f.Usual {
				m.asIs(f.Key, f.Text)
			}
		}
	}
	return m
}

// itemNode arranges an item of a list. A term of which there is nothing but its
// text is that text.
func itemNode(list string, facts []positions.Fact) any {
	m := node(facts)
	switch list {
	case "terms":
		if m.brief = true; len(m.entries) == 1 && m.entries[0].key == "text" {
			return m.entries[0].value
		}
	case "ended":
		m.brief = true
	case "options":
		m.brief = positions.FactOf(facts, "description").Text == "" && len(positions.FactOf(facts, "examples").Texts)+len(positions.FactOf(facts, "not").Texts) == 0
	}
	return m
}

// brief goes on one line where it fits.
func brief(m *mapping) *mapping {
	m.brief = true
	return m
}

// EndingText writes an ending as it stands in a list: {id: x, how: replaced, by: y}.
func EndingText(e positions.Ending) string { return inFlow(brief(node(e.Facts()))) }
