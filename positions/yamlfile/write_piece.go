package yamlfile

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"stance/positions"
)

// Piece is something to be put into a file that is there: the entries of a
// mapping, or an item of a list. It can be laid out on lines of its own, and
// within brackets.
type Piece struct {
	entries *mapping
	item    any // of a list: a *mapping or a text; else nil

	text   string // as it stands already; else ""
	listed bool   // and is an item
}

// TextPiece is an entry or an item, from its key or dash on, as it stands in a file, to
// be put back into its place.
func TextPiece(text string, item bool) Piece { return Piece{text: text, listed: item} }

// DigestPiece is the entry of a source that has the checksum of its text.
func DigestPiece(sum string) Piece {
	m := &mapping{}
	if strings.ContainsAny(strings.ToLower(sum), "abcdf") {
		m.asIs("sha256", sum)
	} else { // in which the only letter is an e, or none: a number, to other programs
		m.exact("sha256", sum)
	}
	return Piece{entries: m}
}

// RecordPiece is a record from its issue's key on.
func RecordPiece(r *positions.Record) Piece {
	m := &mapping{}
	m.add(r.Issue.ID, node(r.Facts()))
	return Piece{entries: m}
}

// PartyRecordsPiece is what a snapshot says of one party, from the party's key
// on. There is one record at least.
func PartyRecordsPiece(records []*positions.Record) Piece {
	cells := &mapping{}
	for _, r := range records {
		cells.add(r.Issue.ID, node(r.Facts()))
	}
	m := &mapping{}
	m.add(records[0].Party.ID, cells)
	return Piece{entries: m}
}

// ContentPiece is the keys of a record, as they stand under its issue's key.
func ContentPiece(r *positions.Record) Piece { return Piece{entries: node(r.Facts())} }

// FactsPiece is an entry for each of the facts that is given.
func FactsPiece(facts ...positions.Fact) Piece { return Piece{entries: node(facts)} }

// ItemPiece is an item of the list that has this key.
func ItemPiece(key string, facts []positions.Fact) Piece { return Piece{item: itemNode(key, facts)} }

// ClaimPiece is an item of a record's claims.
func ClaimPiece(is *positions.Issue, c *positions.Claim) Piece { return Piece{item: node(c.Facts(is))} }

// SourcePiece is an item of the list of sources.
func SourcePiece(s *positions.Source) Piece { return Piece{item: node(s.Facts())} }

// CapturePiece is an item of the captures of a source.
func CapturePiece(c *positions.Capture) Piece { return Piece{item: node(c.Facts())} }

// PartyPiece is an item of the codebook's parties.
func PartyPiece(p *positions.Party) Piece { return Piece{item: partyNode(p)} }

// IssuePiece is an item of the codebook's issues.
func IssuePiece(is *positions.Issue) Piece { return Piece{item: issueNode(is)} }

// DatePiece is what stands at the top of a snapshot.
func DatePiece(di positions.DateInfo) Piece { return Piece{entries: node(di.Facts())} }

// Under puts pieces of one sort under a key: items as a list, entries as a
// mapping.
func Under(key string, pieces []Piece) Piece {
	list, inner := &sequence{}, &mapping{}
	for _, p := range pieces {
		if p.item != nil {
			list.items = append(list.items, p.item)
		} else {
			inner.entries = append(inner.entries, p.entries.entries...)
		}
	}
	m := &mapping{}
	if len(list.items) > 0 {
		m.add(key, list)
	} else {
		m.add(key, inner)
	}
	return Piece{entries: m}
}

// Block lays the piece out on lines of its own, each indented.
func (p Piece) Block(indent int, style Style) []byte {
	l := layout{style: style}
	switch {
	case p.text != "":
		return []byte(strings.Repeat(" ", indent) + p.text)
	case p.item == nil:
		l.mapping(p.entries, indent, strings.Repeat(" ", indent))
	default:
		if item, is := p.item.(*mapping); is && style.Lines {
			l.mapping(item, indent+2, strings.Repeat(" ", indent)+"- ")
		} else {
			l.sequence(&sequence{items: []any{p.item}}, indent)
		}
	}
	return l.buf.Bytes()
}

// Flow lays the piece out as it stands within brackets, on one line.
func (p Piece) Flow() string {
	if p.text != "" {
		return p.text
	}
	if p.item != nil {
		return inFlow(p.item)
	}
	s := inFlow(p.entries)
	return s[1 : len(s)-1]
}

// Sound is an error where a text of the piece cannot be written as it is, since
// it is not in UTF-8. Every other text can.
func (p Piece) Sound() error {
	switch {
	case p.text != "":
		return writableText(p.text)
	case p.item != nil:
		return writable(p.item)
	}
	return writable(p.entries)
}

func writable(value any) error {
	text := ""
	switch v := value.(type) {
	case prose:
		text = string(v)
	case exact:
		text = string(v)
	case unfolded:
		text = string(v)
	case *sequence:
		for _, item := range v.items {
			if err := writable(item); err != nil {
				return err
			}
		}
	case *mapping:
		for _, e := range v.entries {
			if err := writable(e.value); err != nil {
				return fmt.Errorf("%s: %w", e.key, err)
			}
		}
	}
	return writableText(text)
}

func writableText(s string) error {
	if !utf8.ValidString(s) {
		return fmt.Errorf("%q is not in UTF-8, so it cannot be written; give it in that encoding", s)
	}
	return nil
}

// Empty reports whether the piece is entries of which there are none.
func (p Piece) Empty() bool { return p.entries != nil && len(p.entries.entries) == 0 }

// IsItem reports whether the piece is an item of a list.
func (p Piece) IsItem() bool { return p.item != nil || p.listed }
