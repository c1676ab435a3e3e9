package document

// Fit shortens a document to its Room, in lines as the renderer measures them: as many
// scales as can be have their first line with its words, then each its next line as long
// as there is room, and at last these their words. What is left out is counted in
// Scale.More and MoreScales; words that are left out are not, as what they tell is drawn.
// Of Rows that can be spared the last go. A document without Room, or that fits, is given back as it is.
func (d *Document) Fit(lines func(*Document) int) *Document {
	if d.Room == 0 {
		return d
	}
	var all []Scale
	total := 0
	for _, b := range d.Blocks {
		if s, ok := b.(Scale); ok {
			all = append(all, s)
			total += len(s.Lines)
		}
	}
	if total <= d.Room && lines(d) <= d.Room { // each line takes one at least
		return d
	}
	var c cut
	fits := func() bool { return lines(d.cut(c)) <= d.Room }
	for len(c.lines) < len(all) {
		first := min(1, len(all[len(c.lines)].Lines))
		c.lines, c.words = append(c.lines, first), append(c.words, first)
		if n := len(c.lines) - 1; n > 0 && !fits() {
			c.lines, c.words = c.lines[:n], c.words[:n]
			break
		}
	}
	grow(c.lines, fits, func(scale int) int { return len(all[scale].Lines) })
	grow(c.words, fits, func(scale int) int { return c.lines[scale] })
	return d.cut(c).cutRows(lines)
}

// grow adds to each of the numbers in turn what still fits, up to its limit.
func grow(numbers []int, fits func() bool, limit func(int) int) {
	full := make([]bool, len(numbers))
	for more := true; more; {
		more = false
		for i := range numbers {
			if full[i] || numbers[i] >= limit(i) {
				continue
			}
			if numbers[i]++; fits() {
				more = true
			} else {
				numbers[i]--
				full[i] = true
			}
		}
	}
}

// LastScale is the place of the last scale among the blocks, behind which it is said
// how many more there would be; -1 if there is none.
func (d *Document) LastScale() int {
	for i := len(d.Blocks) - 1; i >= 0; i-- {
		if _, ok := d.Blocks[i].(Scale); ok {
			return i
		}
	}
	return -1
}

// cut is what stays of the first scales of a document: how many of the lines of each,
// and how many of these with their words.
type cut struct{ lines, words []int }

func (d *Document) cut(c cut) *Document {
	short := *d
	short.Blocks, short.MoreScales = nil, 0
	scale := 0
	for _, b := range d.Blocks {
		s, ok := b.(Scale)
		if ok && scale >= len(c.lines) {
			short.MoreScales++
			continue
		}
		if ok {
			b = s.cut(c.lines[scale], c.words[scale])
			scale++
		}
		short.Blocks = append(short.Blocks, b)
	}
	return &short
}

// mostNamed is of how many lines that are left out it is said of whom they tell.
const mostNamed = 5

// named says of whom lines tell, those of one sign together behind it.
func named(lines []Line) Text {
	if len(lines) > mostNamed {
		return nil
	}
	var names Text
	for i, l := range lines {
		switch {
		case len(l.Who) == 0:
			return nil
		case i > 0 && l.Sign == lines[i-1].Sign:
			names = append(names, Run{Text: ", "})
		case i > 0:
			names = append(names, Run{Text: "; "})
		}
		if mark := l.Sign.Mark(); mark != "" && (i == 0 || l.Sign != lines[i-1].Sign) {
			names = append(names, Run{Text: mark + " "})
		}
		names = append(names, l.Who...)
	}
	return names
}

func (s Scale) cut(lines, words int) Scale {
	lines = min(lines, len(s.Lines))
	for _, l := range s.Lines[lines:] {
		s.More += l.Parties
	}
	if s.Rest = named(s.Lines[lines:]); len(s.Rest) > 0 {
		for _, l := range s.Lines[lines:] {
			s.Signs = append(s.Signs, l.Sign)
		}
	}
	kept := make([]Line, lines)
	for i, l := range s.Lines[:lines] {
		if i >= words && (l.Before != nil || l.Now != nil) {
			l.Body = nil
		}
		kept[i] = l
	}
	s.Lines = kept
	return s
}
