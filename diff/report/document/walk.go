package document

// walk goes through a document in reading order: each block is shown before what is in it.
func (d *Document) walk(texts func(...Text), each func(Block)) {
	texts(d.Title, d.Aside)
	texts(d.Below...)
	texts(d.Lead...)
	walk(d.Blocks, texts, each)
}

func walk(blocks []Block, texts func(...Text), each func(Block)) {
	items := func(list []Item) {
		for _, it := range list {
			texts(it.Label, it.Text)
		}
	}
	for _, b := range blocks {
		each(b)
		switch b := b.(type) {
		case Section:
			texts(b.Name)
			walk(b.Blocks, texts, each)
		case Entry:
			texts(b.Head)
			walk(b.Body, texts, each)
		case Split:
			walk(b.Left, texts, each)
			walk(b.Right, texts, each)
		case Para:
			texts(b.Text)
		case Facts:
			texts(b.Lines...)
		case Items:
			items(b.Items)
		case List:
			texts(b.Head)
			texts(b.Items...)
		case Glossary:
			items(b.Entries)
			texts(b.Redlines)
		case Table:
			b.walk(texts)
		case Matrix:
			texts(b.Caption)
			texts(b.Columns...)
			for _, r := range b.Rows {
				texts(r.Head)
				for _, c := range r.Cells {
					texts(c...)
				}
			}
		case Picture:
			if b.Figures != nil {
				b.Figures.walk(texts)
			}
			walk(b.Else, texts, each)
		case Ruler:
			texts(b.Extent)
			for _, m := range b.Marks {
				texts(m.Label)
			}
		case Reading:
			for _, p := range b.Paragraphs {
				for _, m := range p.Marks {
					texts(m.Of...)
				}
			}
		case Rows:
			texts(b.Head)
			for _, r := range b.Rows {
				texts(r.Key)
				texts(r.Items...)
			}
		case Scale:
			texts(b.Name)
			for _, l := range b.Lines {
				texts(l.Who, l.Places, l.Tail, l.Grounds, l.Also)
				for _, said := range l.Body {
					texts(said.Text)
				}
			}
		case Next:
			for _, c := range b.Commands {
				texts(c.About)
			}
		}
	}
}

func (t *Table) walk(texts func(...Text)) {
	texts(t.Caption)
	for _, c := range t.Columns {
		texts(c.Head)
	}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			texts(c...)
		}
	}
}

// Quotations counts the passages that are quoted in blocks.
func Quotations(blocks []Block) int {
	n := 0
	walk(blocks, func(...Text) {}, func(b Block) {
		if e, ok := b.(Evidence); ok {
			for _, p := range e.Passages {
				if p.Quote != "" {
					n++
				}
			}
		}
	})
	return n
}
