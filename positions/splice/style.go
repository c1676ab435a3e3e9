package splice

import (
	"gopkg.in/yaml.v3"

	"stance/positions/yamlfile"
)

// style is how the file is indented, judged by the first mapping and the first
// list below a key that have lines of their own.
func (f *File) style() yamlfile.Style {
	if f.styled == nil {
		f.styled = &yamlfile.Style{}
		list := false
		for _, d := range f.docs {
			list = styleOf(d.root, f.styled, list)
		}
		if f.styled.Step == 0 {
			f.styled.Step = 2
		}
	}
	return *f.styled
}

// styleOf notes what a block mapping shows of the style; list reports whether
// a list has been met.
func styleOf(n *yaml.Node, s *yamlfile.Style, list bool) bool {
	for i := 0; n.Kind == yaml.MappingNode && !isFlow(n) && i+1 < len(n.Content) && (s.Step == 0 || !list); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if isFlow(value) || len(value.Content) == 0 || value.Line == key.Line {
			continue
		}
		in := value.Column - key.Column
		switch {
		case value.Kind == yaml.MappingNode && s.Step == 0 && in > 0:
			s.Step = in
		case value.Kind == yaml.SequenceNode && !list:
			s.Flush, list = in == 0, true
		}
		list = styleOf(value, s, list)
	}
	return list
}
