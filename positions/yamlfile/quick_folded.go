package yamlfile

import "gopkg.in/yaml.v3"

// blockText reads text under > or |, and goes to the last line of it. The first
// line that is not empty says how deep the text is indented.
func (q *quick) blockText(at, indent int) *yaml.Node {
	style := yaml.FoldedStyle
	if q.text[at] == '|' {
		style = yaml.LiteralStyle
	}
	end, p := byte(0), at+1
	if p < q.end && (q.text[p] == '-' || q.text[p] == '+') {
		end = q.text[p]
		p++
	}
	if p < q.end && !isComment(q.text[p:q.end]) {
		return q.fail()
	}
	n := q.node(yaml.ScalarNode, style, at, "")
	text := q.folded[:0]
	margin, deepest := 0, 0 // of the text, and of the empty lines before it
	empty := 0              // so many empty lines since the last with text
	deep := false           // the last line was indented deeper than the text
	torn := false           // no break ends it
	for q.after < len(q.text) && !(margin > 0 && q.ends(margin-1)) {
		r := q.rowAt(q.after)
		depth := r.start - r.first
		if r.start == r.stop && (margin == 0 || depth <= margin) {
			deepest = max(deepest, depth)
			if r.after > r.stop {
				empty++
			}
			q.move(r, 1)
			continue
		}
		if (margin == 0 || depth < margin) && q.text[r.start] == '\t' {
			return q.fail()
		}
		first := margin == 0
		if first {
			if margin = depth; margin <= indent || margin < deepest || margin == 0 {
				return q.fail()
			}
		}
		if depth < margin {
			break
		}
		line := q.text[r.first+margin : r.stop]
		deeper := line[0] == ' ' || line[0] == '\t'
		switch {
		case first:
		case style == yaml.LiteralStyle || deep || deeper:
			text = append(text, '\n')
		case empty == 0:
			text = append(text, ' ')
		}
		text = append(withBreaks(text, empty), line...)
		empty, deep, torn = 0, deeper, r.after == r.stop
		q.move(r, 1)
	}
	if margin == 0 {
		return q.fail()
	}
	if end != '-' && !torn {
		text = append(text, '\n')
	}
	if end == '+' {
		text = withBreaks(text, empty)
	}
	n.Value = string(text)
	q.folded = text
	return n
}
