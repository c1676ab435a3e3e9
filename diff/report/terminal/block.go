package terminal

// block is a number of lines.
type block []text

// paragraph wraps text to width; its first line begins with one prefix, the
// others with another.
func paragraph(t text, width int, first, rest text) block {
	indent := max(first.width(), rest.width())
	if width-indent < 8 { // no room left for words beside the prefix
		indent, first, rest = 0, nil, nil
	}
	lines := t.wrap(width - indent)
	for i := range lines {
		if i == 0 {
			lines[i] = cat(first, lines[i])
		} else {
			lines[i] = cat(rest, lines[i])
		}
	}
	return lines
}

// item wraps text behind a head, the lines after the first indented by two.
func item(head, t text, width int) block {
	if head != nil && t != nil {
		head = cat(head, spaces(1))
	}
	return hanging(cat(head, t), width, 2)
}

// hanging wraps text with all lines but the first indented.
func hanging(t text, width, indent int) block {
	if width-indent < 8 {
		return t.wrap(width)
	}
	lines := t.wrapTo(width, width-indent)
	for i := range lines {
		if i > 0 {
			lines[i] = cat(spaces(indent), lines[i])
		}
	}
	return lines
}

// indent moves a block to the right.
func (b block) indent(n int) block {
	moved := make(block, len(b))
	for i, l := range b {
		moved[i] = cat(spaces(n), l)
	}
	return moved
}

// beside sets two blocks side by side, the right one from a column on.
func beside(left, right block, column int) block {
	var lines block
	for i := range max(len(left), len(right)) {
		var l text
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			l = cat(l, spaces(column-l.width()), right[i])
		}
		lines = append(lines, l)
	}
	return lines
}
