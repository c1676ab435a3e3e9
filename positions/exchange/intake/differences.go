package intake

import (
	"strings"

	"stance/positions"
	"stance/positions/exchange/tidy"
)

// differences tells in which columns two records differ, of those that the table
// has something to say on.
type differences struct {
	header  []tidy.Column
	encoder *tidy.Encoder
	present map[string]bool // by stem
}

// newDifferences is for records among those given.
func newDifferences(among []*positions.Record, present map[string]bool) *differences {
	header := tidy.Header(&positions.Dataset{Records: among})
	return &differences{header: header, encoder: tidy.NewEncoder(&positions.Dataset{}, header), present: present}
}

// of names the columns in which the stances, silences or first claims of two
// records of one cell and date differ.
func (d *differences) of(a, b *positions.Record, kind tidy.Kind) (names []string) {
	for _, f := range d.fields(a, b, kind) {
		names = append(names, f.Name)
	}
	return names
}

// fields are these columns, with what stands in them.
func (d *differences) fields(a, b *positions.Record, kind tidy.Kind) (fields []Field) {
	x, y := d.row(a, kind), d.row(b, kind)
	for i, c := range d.header {
		if c.Name == "response" && x[i]+y[i] == positions.NoResponse.String() {
			continue // tables of the first release have it of every claim
		}
		if x[i] != y[i] && d.present[tidy.Group(c.Name)] && !sameText(x[i], y[i]) {
			fields = append(fields, Field{Name: c.Name, Was: x[i], Now: y[i]})
		}
	}
	return fields
}

func (d *differences) row(r *positions.Record, kind tidy.Kind) []string {
	alone := *r
	if kind == tidy.Claim {
		if !r.ClaimsAlone() {
			alone.Coder, alone.Note, alone.When = "", "", positions.When{}
		}
		alone.Stance, alone.Silence, alone.Claims = nil, nil, r.Claims[:1]
	} else {
		alone.Claims = nil
	}
	var row []string
	for row = range d.encoder.Rows(&alone) {
		break // it has one
	}
	return row
}

// sameText reports whether two texts are the same as a table holds them, in
// which there are no control characters, and no white space around a cell.
func sameText(a, b string) bool {
	return a == b || strings.TrimSpace(tidy.Plain(a)) == strings.TrimSpace(tidy.Plain(b))
}
