package machine

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode"

	"stance/diff"
	"stance/diff/redline"
	"stance/diff/report"
	"stance/positions"
)

// ShowColumns are the columns of `show --format csv`. A row is a stance in
// force, a claim in force or a silent cell, as `record` says; cells that do
// not apply are empty. Lists (terms, evidence) are joined with " | ".
var ShowColumns = []string{
	"record", "party", "issue", "date", "by", "position", "value", "score", "plausible_low", "plausible_high",
	"summary", "terms", "basis", "confidence", "tone", "novel", "salience", "coder", "note", "known", "response",
	"evidence", "single_source", "held_since", "inherited_from", "signed", "age_days", "contested",
	"file", "line", "fingerprint",
}

// ShowCSV writes what `stance show` tells, a row per record.
func ShowCSV(w io.Writer, s *report.Show) error {
	t := newTable(w, ShowColumns)
	for _, c := range s.Cells {
		in, st := c.InForce, c.InForce.Stance
		r := st.Record
		t.text("record", "stance")
		t.text("party", c.Party.ID)
		t.text("issue", c.Issue.ID)
		t.date("date", r.Date)
		t.position(c.Issue, st.Kind, st.Point())
		t.plausible("plausible_low", "plausible_high", st)
		t.text("summary", st.Summary)
		t.text("terms", join(in.Terms, termText))
		t.text("basis", st.Basis.String())
		t.text("confidence", st.Confidence.String())
		t.text("tone", st.Tone.String())
		t.boolean("novel", st.Novel)
		t.float("salience", in.Salience)
		t.text("coder", st.Coder)
		t.text("note", st.Note)
		t.date("known", st.KnownDate())
		t.text("evidence", join(st.Evidence, evidenceText))
		t.optionalBoolean("single_source", singleSource(st))
		t.date("held_since", in.HeldSince())
		if in.Via != nil {
			t.text("inherited_from", in.Via.ID)
		}
		t.boolean("signed", in.Signed)
		t.integer("age_days", in.Age)
		t.boolean("contested", c.Contested)
		t.text("file", r.Place.File)
		t.integer("line", r.Place.Line)
		t.text("fingerprint", s.History.Fingerprint(r))
		t.end()
	}
	for _, c := range s.Claims {
		t.claims(&c)
	}
	t.silences(s.Silent)
	return t.flush()
}

// DiffColumns are the columns of `diff --format csv`. A row is a change, a
// claim on a cell without a stance or a silent cell, as `record` says; cells
// that do not apply are empty. Redlines are plain text with {+…+} and [-…-];
// lists are joined with " | ".
var DiffColumns = []string{
	"record", "party", "issue", "kind", "inherited",
	"from_date", "from_position", "from_score", "from_plausible_low", "from_plausible_high", "from_basis", "from_summary", "from_inherited_from",
	"date", "position", "value", "score", "plausible_low", "plausible_high", "basis", "confidence", "summary", "inherited_from", "signed",
	"delta", "steps", "toward", "toward_label", "path", "departs_from", "tone", "novel",
	"unconfirmed", "single_source", "contested", "claims", "closer_to", "further_from",
	"terms_changed", "terms", "wording_changed", "wording", "evidence",
	"by", "response", "known", "note", "file", "line",
}

// DiffCSV writes what `stance diff` tells, a row per change.
func DiffCSV(w io.Writer, d *report.Diff) error {
	t := newTable(w, DiffColumns)
	for _, c := range d.Shown() {
		t.change(&c)
	}
	for _, c := range d.ShownClaims() {
		t.claims(&c)
	}
	t.silences(d.ShownSilences())
	return t.flush()
}

func (t *table) change(c *diff.Change) {
	s := c.To.Stance
	t.text("record", "change")
	t.text("party", c.Party.ID)
	t.text("issue", c.Issue.ID)
	t.text("kind", c.Kind.String())
	t.boolean("inherited", c.Inherited)
	var fromTerms []positions.StandingTerm
	if c.From != nil {
		from := c.From.Stance
		fromTerms = c.From.Terms
		t.date("from_date", c.From.Date())
		t.set("from_position", positionText(c.Issue, from.Kind, from.Point()))
		t.plausible("from_plausible_low", "from_plausible_high", from)
		if c.From.Via != nil {
			t.text("from_inherited_from", c.From.Via.ID)
		}
		if score, ok := from.Score(); ok {
			t.float("from_score", &score)
		}
		t.text("from_basis", from.Basis.String())
		t.text("from_summary", from.Summary)
		t.boolean("wording_changed", c.WordingChanged())
		t.text("wording", redline.Plain(c.Wording))
	}
	t.date("date", c.To.Date())
	t.position(c.Issue, s.Kind, s.Point())
	t.plausible("plausible_low", "plausible_high", s)
	t.text("basis", s.Basis.String())
	t.text("confidence", s.Confidence.String())
	t.text("summary", s.Summary)
	if c.To.Via != nil {
		t.text("inherited_from", c.To.Via.ID)
	}
	t.boolean("signed", c.To.Signed)
	t.float("delta", c.Delta)
	if c.Steps != nil {
		t.integer("steps", *c.Steps)
	}
	t.text("toward", c.Toward.String())
	if c.Toward != diff.NoPole {
		t.text("toward_label", c.Toward.Label(c.Issue.Scale))
	}
	t.text("path", join(c.Path, func(hd *positions.Holding) string {
		return strings.TrimSpace(hd.Date().String() + " " + positionText(c.Issue, hd.Stance.Kind, hd.Stance.Point()))
	}))
	if c.DepartsFrom != nil {
		t.text("departs_from", c.DepartsFrom.ID)
	}
	t.text("tone", s.Tone.String())
	t.boolean("novel", s.Novel)
	t.boolean("unconfirmed", s.Unconfirmed())
	t.optionalBoolean("single_source", singleSource(s))
	t.boolean("contested", c.Contested)
	t.text("claims", join(c.Claims, func(cl *diff.Claim) string { return cl.By.ID + ": " + cl.Summary }))
	t.text("closer_to", join(c.CloserTo, approachText))
	t.text("further_from", join(c.FurtherFrom, approachText))
	t.boolean("terms_changed", c.TermsChanged())
	t.text("terms", join(c.Terms, func(tc *redline.TermChange) string { return termChangeText(tc, fromTerms, c.To.Terms) }))
	t.text("evidence", join(s.Evidence, evidenceText))
	t.date("known", s.KnownDate())
	t.text("note", s.Note)
	t.text("file", s.Record.Place.File)
	t.integer("line", s.Record.Place.Line)
	t.end()
}

// table writes rows by column name, each cell as its type needs it.
type table struct {
	w       *csv.Writer
	columns map[string]int
	row     []string
	err     error
}

func newTable(w io.Writer, columns []string) *table {
	t := &table{w: csv.NewWriter(w), columns: make(map[string]int, len(columns)), row: make([]string, len(columns))}
	for i, c := range columns {
		t.columns[c] = i
	}
	t.err = t.w.Write(columns)
	return t
}

func (t *table) set(column, cell string) { t.row[t.columns[column]] = cell }

// text sets a cell that holds somebody's words. Control characters and
// bidirectional overrides are dropped, line breaks and tabs becoming spaces,
// and what a spreadsheet would run as a formula is prefixed with an apostrophe.
func (t *table) text(column, s string) { t.set(column, cellText(s)) }

func cellText(s string) string {
	formula := s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0]))
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, s)
	if formula || s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return "'" + s
	}
	return s
}

func (t *table) date(column string, d positions.Date) { t.set(column, d.String()) }
func (t *table) integer(column string, n int)         { t.set(column, strconv.Itoa(n)) }
func (t *table) boolean(column string, b bool)        { t.set(column, strconv.FormatBool(b)) }
func (t *table) optionalBoolean(column string, b *bool) { // null: empty
	if b != nil {
		t.boolean(column, *b)
	}
}
func (t *table) float(column string, v *float64) {
	if v != nil {
		t.set(column, numberText(*v))
	}
}

// position sets the cells of a position, as plausible and from_position are
// set: an id, which no spreadsheet runs, or a number, which stays one below
// zero, too.
func (t *table) position(is *positions.Issue, kind positions.PositionKind, p positions.Point) {
	t.set("position", positionText(is, kind, p))
	if kind == positions.Placed {
		score := is.Scale.Score(p.Value)
		t.float("value", &p.Value)
		t.float("score", &score)
	}
}

func (t *table) plausible(low, high string, s *positions.Stance) {
	if s.Plausible != nil {
		t.set(low, pointText(s.Record.Issue, s.Plausible.Low))
		t.set(high, pointText(s.Record.Issue, s.Plausible.High))
	}
}

func (t *table) claims(c *diff.ClaimedCell) {
	for _, cl := range c.Claims {
		t.text("record", "claim")
		t.text("party", c.Party.ID)
		t.text("issue", c.Issue.ID)
		t.text("by", cl.By.ID)
		t.date("date", cl.Record.Date)
		t.position(c.Issue, cl.Claim.Kind, cl.Point())
		t.text("summary", cl.Summary)
		t.date("known", cl.KnownDate())
		t.text("response", cl.Response.String())
		t.text("evidence", join(cl.Evidence, evidenceText))
		t.boolean("contested", c.Contested)
		t.text("file", cl.Place.File)
		t.integer("line", cl.Place.Line)
		t.end()
	}
}

func (t *table) silences(all []*positions.Silence) {
	for _, s := range all {
		r := s.Record
		t.text("record", "silence")
		t.text("party", r.Party.ID)
		t.text("issue", r.Issue.ID)
		t.date("date", r.Date)
		t.date("known", s.KnownDate())
		t.text("note", s.Note)
		t.text("file", r.Place.File)
		t.integer("line", r.Place.Line)
		t.end()
	}
}

// end writes the row and begins an empty one.
func (t *table) end() {
	if t.err == nil {
		t.err = t.w.Write(t.row)
	}
	clear(t.row)
}

func (t *table) flush() error {
	t.w.Flush()
	if t.err != nil {
		return t.err
	}
	return t.w.Error()
}

func join[T any](things []T, text func(*T) string) string {
	parts := make([]string, len(things))
	for i := range things {
		parts[i] = text(&things[i])
	}
	return strings.Join(parts, " | ")
}

func numberText(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func pointText(is *positions.Issue, p positions.Point) string {
	if p.Option >= 0 {
		return is.Scale.Options[p.Option].ID
	}
	return numberText(p.Value)
}

func positionText(is *positions.Issue, kind positions.PositionKind, p positions.Point) string {
	switch kind {
	case positions.None:
		return "none"
	case positions.Placed:
		return pointText(is, p)
	}
	return ""
}

func termText(t *positions.StandingTerm) string {
	if k := t.Kind.String(); k != "" {
		return k + ": " + t.Text
	}
	return t.Text
}

func termChangeText(tc *redline.TermChange, from, to []positions.StandingTerm) string {
	op := tc.Op.String()
	if tc.How != "" {
		op += " (" + tc.How + ")"
	}
	switch {
	case tc.Wording != nil && tc.From >= 0 && tc.To >= 0:
		return op + ": " + redline.Plain(tc.Wording)
	case tc.To >= 0:
		return op + ": " + termText(&to[tc.To])
	}
	return op + ": " + termText(&from[tc.From])
}

func evidenceText(e *positions.Evidence) string {
	said := e.Paraphrase
	if e.Quote != "" {
		said = "“" + e.Quote + "”"
	}
	if e.Speaker != "" {
		said = e.Speaker + ": " + said
	}
	if e.Source != nil {
		said += " [" + e.Source.ID + "]"
	}
	return said
}

func approachText(a *diff.Approach) string { return a.Party.ID + " " + numberText(a.Change) }
