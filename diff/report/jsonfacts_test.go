package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/document"
	"stance/diff/report/internal/sample"
	"stance/positions"
	"stance/positions/evidence/quote"
	"stance/positions/evidence/verify"
	"stance/positions/synthetic"
	"stance/positions/team/review"
	"stance/positions/wording"
	"stance/positions/yamlfile"
)

// TestDocumentsTellTheJSON holds that a command's document tells people each fact of its
// JSON, in the words of people, and where the document has a place for the cell that it is
// about, there: but for what exceptions give a reason for, all of which are needed.
func TestDocumentsTellTheJSON(t *testing.T) {
	all := worlds(t)
	for seed := range uint64(20) {
		all = append(all, world{fmt.Sprint("odd ", seed), func() *yamlfile.Result { return &yamlfile.Result{Dataset: synthetic.Odd(seed)} }})
	}
	forms, needed := map[string]int{}, map[string]bool{}
	for _, w := range all {
		dataset := w.again().Dataset
		for _, r := range append(w.results(t), broken(t)) {
			if r.form == "" || r.json == nil {
				continue
			}
			var b bytes.Buffer
			if err := r.json(&b); err != nil {
				t.Fatal(err)
			}
			var root any
			if err := json.Unmarshal(b.Bytes(), &root); err != nil {
				t.Fatal(err)
			}
			forms[r.form]++
			told := newTelling(r.form, r.Document, dataset)
			told.walk(root, "", nil, func(path string, value any, in []map[string]any) {
				why := told.untoldAt(path, in)
				if why != "" {
					needed[why] = true
					return
				}
				t.Errorf("%s, %s: %s is %v, which the document does not tell", w.name, r.command, path, value)
			})
		}
	}
	for _, e := range exceptions {
		for _, p := range strings.Fields(e.paths) {
			if !needed[e.name(p)] {
				t.Errorf("an exception is not needed: %s", e.name(p))
			}
		}
	}
	for _, form := range []string{"show", "show of one", "terms", "voices", "diff", "log", "gap", "gap of two", "gap over time", "gap over time of two", "four columns", "check", "verify", "audit", "review", "review show", "agreement", "overview", "sources", "source", "passages", "refresh", "search"} {
		if forms[form] == 0 {
			t.Errorf("of %s nothing was looked at", form)
		}
	}
}

// An exception is leaves of JSON that documents leave out, with the reason. Each is needed:
// somewhere there is such a leaf that is not told.
type exception struct {
	forms string // that leave it out; "" for all
	paths string // that end like this after "…", that begin like this before it, or are this
	when  func(d *telling, path string, in []map[string]any) bool
	why   string
}

var exceptions = []exception{
	{"", "schema", nil, "it names the form of the JSON"},
	{"", "…fingerprint", nil, "by it programs know a version of a record"},
	{"", "…score", nil, "a place is called by its label or its value"},
	{"", "…terms.id …words.id …terms.from.id …terms.to.id …ended.id …ended.by", nil, "people know a term by its words"},
	{"", "…evidence.prefix …evidence.suffix statements.prefix statements.suffix", nil, "by it a quotation is found in its source"},
	{"", "…ended.how", nil, "what endings come to is told with the terms that are ended"},
	{"", "…claims.coder …claim_changes.to.coder", withStance, "the coder of a record with a stance is told with that"},
	{"diff, log, audit, review show", "…file …line", nil, "where a record is written is told by show, check and verify"},
	{"diff, log, review show", "…delta …toward …terms_changed …wording_changed", nil, "the steps, the pole's label and the redlines tell it"},
	{"diff, log, review show", "…claims.recent …claim_changes.to.recent", nil, "what is recent is told in full"},
	{"diff, log, review show", "…closer_to.change …further_from.change", nil, "by how much is told by gap"},
	{"diff, log, review show", "…steps", noShift, "of what is no shift nothing is said of how far, and on a scale with values how far is a value"},
	{"diff, review show", "change.claims… changes.claims… claims_only.claims…", older, "claims that were there before are told by show"},

	{"", "…when.text …when.from …when.to …since_when.text …since_when.from …since_when.to", nil, "a span of days is told in words, as tests over all pages hold"},
	{"", "…date …since …held_since …known …cells.changes.to …cells.changes.from", spanned, "of what is known as a span of days the span is told"},
	{"diff, review show", "…from.origins …from.rank …from.contradicted …from.divided …from.voices… …from.signed_by …from.inherited_by …from.not_found… …from.accepts.basis …from.accepts.confidence", nil, "what the earlier stance rests on, and who signed it, is told by show on its date"},
	{"diff, review show", "…to.signed …from.signed", nil, "whether a member signed with its group is told by show"},
	{"diff, log, review show", "…terms.from.against …from.terms.against", nil, "what a term is against is the analyst's note, and told as it is now"},
	{"diff, review show, log", "…not_found.note", nil, "what a search in vain noted is told by show and log of its day"},
	{"audit", "…terms.if …terms.unless …terms.against …terms.from.if …terms.from.unless …terms.from.against …terms.to.if …terms.to.unless …terms.to.against", nil, "what ties a term is told where that is another, as tests of audits hold"},
	{"audit", "…accepts.basis …accepts.confidence", nil, "what accepts has none of its own for is that of its stance"},
	{"audit", "…rank …origins …contradicted …divided …evidence.origin", nil, "it follows from the evidence, and from who speaks for whom"},
	{"diff, log, review show", "…delta_range", nil, "it is told in steps, or in values of the scale"},
	{"diff, log, review show", "…changes.claims.in_line", nil, "it is told as it is at the end of what is compared"},
	{"diff, log, review show, audit", "…terms.basis …terms.confidence …terms.to.basis …terms.to.confidence …terms.from.basis …terms.from.confidence", nil, "what a term rests on is told by show, which tells it with each term"},
	{"diff, log", "…claim_changes.from…", nil, "what a claim said before is told by its redline, its place and its answer before where they changed, and the rest by show on its date"},
	{"diff, log, review show", "…steps", ranged, "of what has a range on a side it is told from how many steps to how many it is"},

	{"show, overview", "stances.date stances.age_days stances.held_since stances.known stances.summary stances.terms… stances.basis stances.confidence stances.tone stances.novel " +
		"stances.signed stances.salience stances.coder stances.note stances.evidence… stances.single_source stances.plausible… stances.file stances.line " +
		"stances.accepts… stances.rank stances.origins stances.voices… stances.not_found…", nil,
		"a matrix has the positions with their marks; show of a party or an issue tells the rest"},
	{"show", "too_old.age_days", nil, "a matrix has the day; show of a party or an issue tells the age"},
	{"show, overview", "claims.claims… silent…", nil, "a matrix has no room for it; show of a party or an issue tells it"},

	{"diff", "changes.terms… changes.to.terms… changes.from.terms…", inherits, "what stands for a member alone, of what its group said for some, is told by show of the member"},
	{"diff", "changes…", unchanged, "what is unchanged is told by show"},
	{"diff", "gaps…", nil, "what separates the parties is told by gap"},
	{"diff, review show", "…terms.to.since …to.terms.since", nil, "since when a term stands is told of those that stay as they were"},
	{"diff", "changes.path.date", nil, "what was in force in between is told where it is neither what was nor what is"},
	{"diff", "silent.evidence…", olderSearch, "what an earlier search rests on is told by show"},
	{"diff", "changes.to.salience changes.to.age_days changes.to.held_since", nil, "how much an issue is worth, and how old a position is, is told by show"},
	{"diff, review show", "…from.evidence… …from.coder …from.note …from.confidence …from.known …from.salience …from.novel …from.single_source " +
		"…from.tone …from.age_days", nil, "what the earlier stance rests on is told by show on its date"},

	{"audit", "changes.from… changes.to…", inBoth, "what is the same in both versions is not told"},
	{"audit", "…basis …known …single_source", inOne, "of a record in one version alone what goes without saying, or follows from others, is not told"},
	{"audit", "changes.from.terms… changes.to.terms…", standing, "what stands from earlier records is not of this one"},
	{"audit", "changes.terms… changes.wording…", alike, "what is the same in both versions is not told"},

	{"four columns", "gaps… spread… cohesion…", nil, "how far apart the parties are is told by gap"},
	{"four columns", "zopa.parties.basis zopa.parties.confidence", nil, "what a range rests on is told where that is another than what the stance rests on"},
	{"gap, gap of two, four columns", "zopa.low zopa.high zopa.hole zopa.parties.low zopa.parties.high", nil, "how far apart they are is told in steps or values, and where by labels"},
	{"gap", "zopa.parties…", manyHeard, "of many parties those at either end are told, and each by show"},
	{"gap", "zopa.parties.date zopa.parties.age_days zopa.parties.basis zopa.parties.confidence", nil, "what a stance rests on, and when it was taken, is told by show"},
	{"gap of two", "zopa.parties.basis zopa.parties.confidence", nil, "what a range rests on is told where that is another than what the stance rests on"},

	{"gap", "gaps.by_issue…", nil, "issue by issue it is told of two parties"},
	{"gap, gap over time, gap over time of two", "gaps…", uncompared, "pairs without an issue to compare on are counted"},
	{"gap over time, gap over time of two", "gaps.by_issue…", still, "of an issue on which neither moved nothing is said"},
	{"gap of two, gap over time, gap over time of two", "gaps.by_issue.a_score gaps.by_issue.b_score gaps.by_issue.a_from gaps.by_issue.a_to gaps.by_issue.b_from gaps.by_issue.b_to", nil,
		"the positions are named, and the distances told"},
	{"gap of two, gap over time of two", "terms.terms.from… terms.terms.to…", nil, "since when a term stands is told by show; of one that both have one party's is told"},
	{"gap, gap of two, gap over time, gap over time of two", "cohesion.group", unmeasured, "of a group of which nothing can be measured nothing is said"},

	{"verify", "quotes…", unchecked, "quotations without a text to check against are counted"},
	{"verify, refresh", "…quotes.places…", nil, "people are told the lines"},
	{"verify", "quotes.similarity", passing, "what stands in its source is not measured"},

	{"sources", "sources.file sources.line sources.url sources.retrieved sources.captures.sha256", nil, "the page of a source tells it"},
	{"overview", "dates…", nil, "the dates to pick from stand above the page"},
	{"overview", "reviewed…", nil, "how many wait is told, and the rest by review"},
	{"source", "texts.paragraphs.paragraph", nil, "paragraphs are numbered beside the text, where they are drawn"},
	{"source", "texts.sha256 texts.name source.captures.sha256", nil, "by it programs know a text"},
	{"source", "cited.places…", nil, "they are marked in the text"},
	{"source", "cited.verdict cited.speaker cited.locator cited.paraphrase", marked, "of what is marked in the text the record tells the rest, to which the mark leads"},
	{"source", "cited.file cited.line", nil, "its record tells where it is written"},
	{"passages", "passages.start passages.end", nil, "people are told the paragraph"},
	{"search", "hits.places… hits.page", nil, "the words are set off, and lead there"},
	{"refresh", "sources.quotes…", passing, "of what stands in the new text nothing is said"},
	{"overview", "changes…", besideItsCell, "what changed is told whole by diff"},

	{"review", "queue.reviews…", noObjection, "in the queue what counts as a dispute is told, and the rest by review show"},
}

// untoldAt is the exception by which a leaf is left out, "" if it must not be.
func (d *telling) untoldAt(path string, in []map[string]any) string {
	for i := range exceptions {
		e := &exceptions[i]
		if e.forms != "" && !slices.Contains(strings.Split(e.forms, ", "), d.form) {
			continue
		}
		for _, p := range strings.Fields(e.paths) {
			if matches(p, path) && (e.when == nil || e.when(d, path, in)) {
				return e.name(p)
			}
		}
	}
	return ""
}

// matches reports whether a path is one, or begins or ends like it.
func matches(pattern, path string) bool {
	ends, starts := strings.HasPrefix(pattern, "…"), strings.HasSuffix(pattern, "…")
	core := strings.Trim(pattern, "…")
	switch {
	case ends && starts:
		return strings.Contains("."+path, "."+core)
	case ends:
		return strings.HasSuffix("."+path, "."+core)
	case starts:
		return path == strings.TrimSuffix(core, ".") || strings.HasPrefix(path, core)
	}
	return pattern == path
}

func (e *exception) name(path string) string { return e.forms + ": " + path + ": " + e.why }

// having is the nearest of the objects around a value that has a key; nil for none.
func having(in []map[string]any, key string) map[string]any {
	for _, o := range slices.Backward(in) {
		if _, ok := o[key]; ok {
			return o
		}
	}
	return nil
}

func withStance(d *telling, _ string, in []map[string]any) bool {
	claim, cell := having(in, "response"), having(in, "issue")
	for _, r := range d.dataset.Records {
		if r.Date.String() == claim["date"] && r.Party.ID == cell["party"] && r.Issue.ID == cell["issue"] {
			return !r.ClaimsAlone()
		}
	}
	return false
}

func noShift(d *telling, _ string, in []map[string]any) bool {
	change := having(in, "closer_to")
	kind := change["kind"]
	return !d.dataset.Codebook.Issue(change["issue"].(string)).Scale.Steps() || kind != diff.Shifted.String() && kind != diff.PossibleShift.String()
}

// spanned reports whether something of the dataset is known as a span of days.
func spanned(d *telling, _ string, _ []map[string]any) bool {
	return slices.ContainsFunc(d.dataset.Records, func(r *positions.Record) bool {
		return r.When.Given() || slices.ContainsFunc(r.Claims, func(c *positions.Claim) bool { return c.When.Given() })
	})
}

// ranged reports whether a side of a change has a range.
func ranged(_ *telling, _ string, in []map[string]any) bool {
	change := having(in, "closer_to")
	for _, side := range []string{"from", "to"} {
		if s, ok := change[side].(map[string]any); ok && s["plausible"] != nil {
			return true
		}
	}
	_, dated := change["from"].(string) // in a log, whose stances are told apart
	return dated
}

func older(_ *telling, _ string, in []map[string]any) bool {
	return having(in, "response")["recent"] == false
}

func inherits(d *telling, _ string, in []map[string]any) bool { return d.groupOf(in) != "" }

func unchanged(_ *telling, _ string, in []map[string]any) bool {
	return having(in, "closer_to")["kind"] == diff.Unchanged.String()
}

func olderSearch(_ *telling, _ string, in []map[string]any) bool {
	return having(in, "issue")["date"].(string) <= in[0]["from"].(string)
}

// inBoth reports whether what a version of a record says is in the other one, too.
func inBoth(_ *telling, path string, in []map[string]any) bool {
	side, other, key := strings.Split(path, ".")[1], "from", strings.Split(path, ".")[2]
	if side == other {
		other = "to"
	}
	change := having(in, "from")
	was, _ := change[other].(map[string]any)
	if was == nil {
		return false
	}
	if list, ok := was[key].([]any); ok && len(in) > 3 {
		return slices.ContainsFunc(list, func(item any) bool { return reflect.DeepEqual(item, in[3]) })
	}
	return reflect.DeepEqual(was[key], in[2][key])
}

func inOne(_ *telling, _ string, in []map[string]any) bool {
	change := having(in, "from")
	return change["from"] == nil || change["to"] == nil
}

func standing(_ *telling, _ string, in []map[string]any) bool {
	return having(in, "since")["since"].(string) < having(in, "fingerprint")["date"].(string)
}

func alike(_ *telling, path string, in []map[string]any) bool {
	if strings.HasPrefix(path, "changes.terms.") {
		return in[2]["op"] == "equal"
	}
	return !slices.ContainsFunc(in[1]["wording"].([]any), func(s any) bool { return s.(map[string]any)["op"] != "equal" })
}

func uncompared(_ *telling, _ string, in []map[string]any) bool {
	return having(in, "issues_compared")["issues_compared"] == 0.0
}

func still(_ *telling, _ string, in []map[string]any) bool {
	by := having(in, "a_moved")
	return by["change"] == 0.0 && by["a_moved"] == 0.0 && by["b_moved"] == 0.0
}

// manyHeard reports whether more parties stand for themselves than have a column each.
func manyHeard(_ *telling, _ string, in []map[string]any) bool {
	heard := map[string]bool{}
	for _, z := range in[0]["zopa"].([]any) {
		z := z.(map[string]any)
		for _, key := range []string{"unknown", "too_old"} {
			for _, p := range z[key].([]any) {
				heard[p.(string)] = true
			}
		}
		for _, p := range z["parties"].([]any) {
			heard[p.(map[string]any)["party"].(string)] = true
		}
	}
	return len(heard) > 3
}

func unmeasured(_ *telling, _ string, in []map[string]any) bool {
	return having(in, "group")["mean_distance"] == nil
}

func unchecked(_ *telling, _ string, in []map[string]any) bool {
	return having(in, "verdict")["verdict"] == string(verify.NoArchive)
}

func passing(_ *telling, _ string, in []map[string]any) bool {
	verdict, _ := having(in, "verdict")["verdict"].(string)
	return verdict != quote.Altered.String() && verdict != quote.Absent.String()
}

// marked reports whether a piece of evidence stands in a text that is shown.
func marked(_ *telling, _ string, in []map[string]any) bool {
	return len(having(in, "places")["places"].([]any)) > 0
}

// besideItsCell is what is told of a change beside whose it is, and on what.
func besideItsCell(_ *telling, path string, _ []map[string]any) bool {
	return path != "changes.party" && path != "changes.issue"
}

func noObjection(_ *telling, _ string, in []map[string]any) bool {
	by := having(in, "verdict")
	return by["verdict"] != review.Dispute.String() || by["counts"] != true
}

// telling is what a document says, whole and of each cell.
type telling struct {
	form    string
	dataset *positions.Dataset
	*document.Document
	said map[string]string // by the IDs of blocks, joined; "" for all
}

func newTelling(form string, d *document.Document, dataset *positions.Dataset) *telling {
	return &telling{form, dataset, d, map[string]string{"": saidBy(d, d.Blocks...)}}
}

// saidBy is what blocks of a document say, in small letters; where these are all of its
// own, with what stands above them.
func saidBy(d *document.Document, blocks ...document.Block) string {
	part := &document.Document{Blocks: blocks}
	if len(blocks) == len(d.Blocks) {
		part = d
	}
	var all []string
	for _, edits := range []sample.Edits{sample.Apart, sample.Before, sample.After} {
		all = append(all, sample.Said(part, sample.Showing{Places: true, Options: true, Edits: edits})...)
	}
	return "\n" + strings.ToLower(strings.ReplaceAll(strings.Join(all, "\n"), "`", "")) + "\n"
}

// of is what the document says of a cell: in the parts of the cell and of its issue; all of
// it where there is no such part.
func (d *telling) of(party, issue string) string {
	key := party + "-" + issue
	if text, ok := d.said[key]; ok {
		return text
	}
	var own []document.Block
	var find func([]document.Block)
	find = func(list []document.Block) {
		for _, b := range list {
			switch b := b.(type) {
			case document.Section:
				if b.ID == key || b.ID == issue && issue != "" {
					own = append(own, b)
				} else {
					find(b.Blocks)
				}
			case document.Entry:
				if b.ID == key {
					own = append(own, b)
				} else {
					find(b.Body)
				}
			}
		}
	}
	find(d.Blocks)
	d.said[key] = d.said[""]
	if own != nil {
		d.said[key] = saidBy(d.Document, own...)
	}
	return d.said[key]
}

// walk visits the leaves of JSON that the document does not tell. What is null is not
// known, and what is false or counted as none needs no words.
func (d *telling) walk(value any, path string, in []map[string]any, untold func(path string, value any, in []map[string]any)) {
	switch v := value.(type) {
	case nil:
	case bool:
		if v {
			d.leaf(v, path, in, untold)
		}
	case []any:
		for _, item := range v {
			d.walk(item, path, in, untold)
		}
	case map[string]any:
		for key, item := range v {
			at := strings.TrimPrefix(path+"."+key, ".")
			if strings.HasSuffix(path, "positions") {
				at = path + ".*" // by the names of coders
			}
			d.walk(item, at, append(slices.Clone(in), v), untold)
		}
	default:
		d.leaf(v, path, in, untold)
	}
}

func (d *telling) leaf(value any, path string, in []map[string]any, untold func(path string, value any, in []map[string]any)) {
	read := reading(d.form, path)
	words := read(d, value, in)
	if len(words) == 0 {
		return
	}
	said := d.said[""]
	if cell := having(in, "issue"); cell != nil && cell["party"] != nil && d.form != "review show" { // all of which is of one
		party, issue := cell["party"].(string), cell["issue"].(string)
		group := d.groupOf(in)
		switch {
		case group == "":
			said = d.of(party, issue)
		case having(in, "response") != nil: // a claim about the member itself
			said = d.of(having(in, "inherited")["party"].(string), issue)
		case path != "changes.kind" && path != "changes.inherited": // which are counted above
			said = d.of(group, issue)
		}
	}
	for _, w := range words {
		if stands(said, strings.ToLower(plain(w))) {
			return
		}
	}
	untold(path, value, in)
}

// groupOf is the group under which a comparison tells what became of a member, "" for none.
func (d *telling) groupOf(in []map[string]any) string {
	change := having(in, "inherited")
	if d.form != "diff" || change == nil || change["inherited"] != true {
		return ""
	}
	group, _ := change["to"].(map[string]any)["inherited_from"].(string)
	return group
}

// stands reports whether words stand in a text, not as a part of others or of another
// number.
func stands(text, words string) bool {
	if words == "" {
		return true
	}
	joins := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	first, _ := utf8.DecodeRuneInString(words)
	last, _ := utf8.DecodeLastRuneInString(words)
	for at := 0; ; {
		i := strings.Index(text[at:], words)
		if i < 0 {
			return false
		}
		i += at
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, n := utf8.DecodeRuneInString(text[i+len(words):])
		next, _ := utf8.DecodeRuneInString(text[i+len(words)+n:])
		whole := !(joins(first) && joins(before)) && !(joins(last) && joins(after))
		if unicode.IsDigit(last) && (after == '.' || after == ',') && unicode.IsDigit(next) {
			whole = false
		}
		if whole {
			return true
		}
		at = i + 1
	}
}

// A reader gives the words one of which tells a value to people; none where it needs no
// words.
type reader func(d *telling, value any, in []map[string]any) []string

// readings are how values are told, by the ends of their paths, and before a colon the form;
// others are told as they are.
var readings = map[string]reader{
	"party": partyName, "a": partyName, "b": partyName, "by": partyName, "inherited_from": partyName, "inherited_by": partyName,
	"departs_from": partyName, "group": partyName, "claim_by": partyName,
	"issue":  issueName,
	"source": sourceName,

	"position.id": placeName, "plausible.id": placeName, "positions.*.id": placeName,
	"position.value": placeValue, "plausible.value": placeValue, "positions.*.value": placeValue,

	"kind": oneWord(kindWords), "terms.kind": termKind, "from.kind": termKind, "to.kind": termKind,
	"diff:confidence": sureness, "log:confidence": sureness, "audit:confidence": sureness,
	"evidence.credibility": grade, "warnings": warningWords, "quote": abridged, "found": abridged, "redline.text": abridged,
	"review:queue.party": asItIs, "review:queue.issue": asItIs, // in the name to give to review show
	"inherited": truth("via", "signed with"), "reviews.counts": needless,
	"basis": basisWord, "basis_change.from": basisWord, "basis_change.to": basisWord,
	"use": useWord, "verdict": verdictWord, "state": stateWord, "reasons": reasonWords, "response": responseWord,
	"op": opWord, "claim_changes.kind": claimKind,

	"show of one:date": datedWords("when"), "show of one:terms.since": datedWords("since_when"), "show of one:held_since": heldWords, "show of one:known": knownWords,
	"show of one:terms.basis": basisItself, "show of one:terms.confidence": onlyLow, "show of one:terms.if": provisoWords, "show of one:terms.unless": provisoWords, "show of one:terms.against": needless,
	"show of one:accepts.range.id": placeName, "show of one:accepts.range.value": placeValue, "show of one:stances.accepts.basis": basisItself, "show of one:stances.accepts.confidence": onlyLow,
	"show of one:rank": rankInFacts, "show of one:voices.rank": rankWord, "show of one:stances.contradicted": truth(report.MarkDisputed.Meaning), "show of one:stances.divided": truth("divided"),
	"show:stances.contradicted": truth(report.MarkDisputed.Meaning), "show:stances.divided": truth(report.MarkDivided.Meaning),
	"terms:kind": termKind, "terms:terms.basis": basisItself, "terms:confidence": onlyLow, "terms:against.basis": onlyDoubts, "terms:against_by.basis": onlyDoubts,
	"against.id": needless, "against_by.id": needless, "if.id": needless, "unless.id": needless, "if.by": needless, "unless.by": needless, // people know a term by its words
	"terms:if.stands": needless, "terms:unless.stands": needless, "terms:how": howWord, "terms:since": datedWords("since_when"), "since_when.from": spanWords, "since_when.to": spanWords, "since_when.text": spanWords, "since_when.approximate": needless,
	"about": partyName, "voices:date": datedWords("when"), "when.from": spanWords, "when.to": spanWords, "when.text": spanWords, "when.approximate": needless,
	"voices:source": numbered, "voices:origin": originName, "voices:later": truth("later than the day asked for"), "voices:quote": asItIs, "voices:rank": rankWord,

	"terms.if": tieWords, "terms.unless": tieWords, "terms.against": tieWords, "terms.to.if": tieWords, "terms.to.unless": tieWords, "terms.to.against": tieWords,
	"terms.from.if": tieWords, "terms.from.unless": tieWords, "terms.from.against": tieWords,
	"novel":         truth("new", report.NovelMeaning),
	"signed":        truth("signed with"),
	"unconfirmed":   truth("unconfirmed", report.MarkUnconfirmed.Meaning),
	"single_source": truth("single source", "single-source", "one origin"),
	"date_unsure":   truth("the day is not certain", "the day of what went before is not certain"),
	"contradicted":  truth(report.ContradictedMeaning, "disputed"),
	"divided":       truth("divided"),
	"in_line":       truth("in line with"),
	"signed_by":     partyName,
	"claims.basis":  unstated, "claim_changes.to.basis": unstated, "accepts.basis": unstated, "range.basis": unstated, "accepts_change.to.basis": unstated, "accepts_change.from.basis": unstated,
	"claims.confidence": sureness, "claim_changes.to.confidence": sureness, "accepts.confidence": sureness, "to.confidence": sureness, "from.confidence": sureness,
	"evidence.origin": originWord,
	"range.id":        placeName,
	"range.value":     placeValue,
	"precision": func(_ *telling, v any, _ []map[string]any) []string {
		return []string{map[any]string{"narrower": "more exact", "wider": "less exact"}[v]}
	},
	"origins": func(_ *telling, v any, _ []map[string]any) []string {
		if n := v.(float64); n > 1 {
			return []string{strconv.Itoa(int(n)) + " origins"}
		}
		return nil // which single_source tells
	},
	"contested": truth("contested", report.MarkContested.Meaning),

	"unsure": truth("?"), "oldest_days": dayWords, "a_age_days": ageWords, "b_age_days": ageWords,
	"floor_by": partyName, "ceiling_by": partyName, "unknown": partyName, "zopa.too_old": partyName,
	"columns.too_old": truth("too old"), "columns.searched": truth("searched, nothing found", "not found again"), "one_record": truth("one statement"),
	"columns.claimed_by": partyName, "four_columns.parties": partyName, "columns.confidence": sureness, "columns.date": datedWords("when"),
	"words.kind": termKind, "words.basis": basisItself, "words.confidence": onlyLow, "words.since": datedWords("since_when"),
	"zopa.verdict": zopaWords, "rests_on": restWords, "max_age": maxAgeWords,
	"low_position.id": placeName, "high_position.id": placeName, "low_position.value": placeValue, "high_position.value": placeValue,

	"refresh:state": refreshWords, "coding": codingWords, "sources.text": textWords, "source.text": textWords, "sources.read.date": asItIs, "passages:parties": partyName, "passages:issues": issueName,
	"overview:parties.id": needless, "overview:issues.id": needless, "public": truth("its text is public"), "in": hitWords,

	"steps": func(_ *telling, v any, _ []map[string]any) []string {
		n := int(v.(float64))
		if n == 0 {
			return nil
		}
		return []string{document.Count(max(n, -n), "step", "steps")}
	},
	"age_days": ageWords,
}

func reading(form, path string) reader {
	if form == "overview" && strings.HasPrefix(path, "stances.") { // which are a matrix there, too
		form = "show"
	}
	for end := path; ; {
		for _, key := range []string{form + ":" + end, end} {
			if r := readings[key]; r != nil {
				return r
			}
		}
		_, rest, more := strings.Cut(end, ".")
		if !more {
			return asItIs
		}
		end = rest
	}
}

// some is a text where there is one.
func some(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// asItIs tells a text, a date in each way in which dates are written, and a number likewise.
func asItIs(_ *telling, value any, _ []map[string]any) []string {
	switch v := value.(type) {
	case bool:
		return []string{"true"}
	case string:
		if day, err := time.Parse(time.DateOnly, v); err == nil {
			return []string{day.Format("2 Jan 2006"), day.Format("2 Jan"), v}
		}
		return some(strings.ReplaceAll(v, "`", ""))
	case float64:
		if v == 0 {
			return nil
		}
		exact := strconv.FormatFloat(v, 'f', -1, 64)
		return []string{
			exact, report.Figure(v), report.SignedPoints(v), strconv.FormatFloat(v, 'f', 2, 64), strings.Replace(strconv.FormatFloat(v, 'f', 3, 64), "-0.000", "0.000", 1),
			strconv.FormatFloat(100*v, 'f', 1, 64) + "%", report.SimilarityWord(v),
		}
	}
	return nil
}

func ageWords(_ *telling, v any, _ []map[string]any) []string {
	return some(report.Age(int(v.(float64))))
}

func dayWords(_ *telling, v any, _ []map[string]any) []string {
	days := int(v.(float64))
	return []string{report.Oldest(&days)}
}

func maxAgeWords(_ *telling, v any, _ []map[string]any) []string {
	m, err := positions.ParseMaxAge(v.(string))
	if err != nil {
		panic(err)
	}
	return []string{m.Text()}
}

func zopaWords(_ *telling, v any, _ []map[string]any) []string {
	switch v {
	case "meet":
		return []string{"what they would take meets", "the same"}
	case "unclear":
		return []string{"cannot tell"}
	}
	return []string{v.(string)}
}

func restWords(_ *telling, v any, _ []map[string]any) []string {
	if v == "accepts" {
		return []string{"would take"}
	}
	return []string{"what they ask for"}
}

func truth(words ...string) reader {
	return func(*telling, any, []map[string]any) []string { return words }
}

func oneWord(of func(string) []string) reader {
	return func(_ *telling, v any, _ []map[string]any) []string { return of(v.(string)) }
}

func partyName(d *telling, v any, in []map[string]any) []string {
	p := d.dataset.Codebook.Party(v.(string))
	if p == nil {
		return []string{v.(string)}
	}
	if group := d.groupOf(in); group != "" && v == having(in, "inherited")["party"] {
		p = d.dataset.Codebook.Party(group)
	}
	return []string{p.Name, p.Label()}
}

func issueName(d *telling, v any, _ []map[string]any) []string {
	if is := d.dataset.Codebook.Issue(v.(string)); is != nil {
		return []string{is.Name}
	}
	return []string{v.(string)}
}

func sourceName(d *telling, v any, _ []map[string]any) []string {
	for _, s := range d.dataset.Sources {
		if s.ID == v {
			return []string{report.SourceLine(s), s.ID}
		}
	}
	return []string{v.(string)}
}

// placeName tells an option by its label, which stands beside its id.
func placeName(_ *telling, v any, in []map[string]any) []string {
	if v == "none" && in[len(in)-1]["label"] == nil {
		return []string{"no position"}
	}
	return nil
}

// placeValue tells a number, rounded to two decimals, where no label does.
func placeValue(_ *telling, v any, in []map[string]any) []string {
	if in[len(in)-1]["label"] != nil {
		return nil
	}
	return []string{strconv.FormatFloat(math.Round(v.(float64)*100)/100, 'f', -1, 64)}
}

func kindWords(word string) []string {
	for k := range diff.Kinds {
		if kind := diff.Kind(k); kind.String() == word {
			list := []string{report.KindWord(kind, 1)}
			if kind == diff.FirstRecorded {
				list = append(list, "new")
			}
			if kind == diff.NotComparable {
				list = append(list, "consistent with before")
			}
			if kind == diff.Unchanged {
				list = append(list, "nothing new from", "old")
			}
			return list
		}
	}
	return []string{word}
}

func termKind(_ *telling, v any, _ []map[string]any) []string {
	return []string{strings.ReplaceAll(v.(string), "-", " ")}
}

func basisWord(_ *telling, v any, _ []map[string]any) []string {
	return []string{report.BasisGloss(positions.Basis(slices.Index(positions.Bases, v.(string))))}
}

func useWord(_ *telling, v any, _ []map[string]any) []string {
	return some(report.UseGloss(positions.Use(slices.Index(positions.Uses, v.(string)))))
}

func verdictWord(_ *telling, v any, _ []map[string]any) []string {
	return []string{v.(string), report.VerdictWord(verify.Verdict(v.(string)))}
}

func stateWord(_ *telling, v any, _ []map[string]any) []string {
	return []string{report.StateWord(review.State(slices.Index(review.States[:], v.(string))))}
}

// reasonWords tell why a record should be looked at; that it moved its kind of change says.
func reasonWords(_ *telling, v any, _ []map[string]any) []string {
	switch diff.Reason(slices.Index(diff.Reasons[:], v.(string))) {
	case diff.Moved, diff.MayHaveMoved:
		return nil
	case diff.WeakBasis:
		return []string{report.BasisGloss(positions.Reported), report.BasisGloss(positions.Assessed), report.BasisGloss(positions.Inferred)}
	case diff.LowConfidence:
		return []string{report.ConfidenceGloss(positions.Low)}
	case diff.SingleSource:
		return []string{"single source"}
	case diff.NoQuotation:
		return []string{"no quotation", "no evidence given"}
	}
	return []string{v.(string)}
}

func responseWord(_ *telling, v any, _ []map[string]any) []string {
	if v == positions.Responses[positions.NoResponse] {
		return []string{"no answer found"}
	}
	return []string{v.(string) + " by"}
}

// claimKind tells what became of a claim.
func claimKind(_ *telling, v any, _ []map[string]any) []string {
	switch v {
	case diff.ClaimMade.String():
		return []string{"claimed by"}
	case diff.ClaimChanged.String():
		return []string{"claimed otherwise by"}
	case diff.ClaimRepeated.String():
		return []string{"claimed again by"}
	}
	return []string{v.(string) + " by"}
}

// opWord tells what became of a term; what came in or stands is where it is.
func opWord(_ *telling, v any, _ []map[string]any) []string {
	switch v {
	case "reworded":
		return []string{"reworded", "alike", "term"}
	case "not-repeated":
		return []string{"not repeated"}
	case "only-a", "only-b":
		return []string{"alone"}
	}
	return nil
}

// provisoWords tell what a term is tied to; another term by its words.
// tieWords tell what a term is tied to, or against, by the words of the terms of that name.
func tieWords(d *telling, v any, _ []map[string]any) []string {
	parts := strings.Split(v.(string), "/")
	if strings.Contains(v.(string), " ") || len(parts) < 2 {
		return []string{v.(string)}
	}
	var words []string
	for _, r := range d.dataset.Records {
		if r.Stance == nil || r.Issue.ID != parts[len(parts)-2] {
			continue
		}
		for i := range r.Stance.Terms {
			if t := &r.Stance.Terms[i]; t.ID == parts[len(parts)-1] {
				words = append(words, t.Text)
			}
		}
	}
	return append(words, parts[len(parts)-1])
}

func provisoWords(_ *telling, v any, _ []map[string]any) []string {
	if words := v.(string); strings.Contains(words, " ") {
		return []string{words}
	}
	return nil
}

// knownWords tell a day on which something became known, if it is not that of the record.
func knownWords(d *telling, v any, in []map[string]any) []string {
	if v == having(in, "date")["date"] {
		return nil
	}
	return asItIs(d, v, in)
}

// heldWords tell the day of the first record of a run, as exactly as that is known.
func heldWords(d *telling, v any, in []map[string]any) []string {
	words := asItIs(d, v, in)
	for _, r := range d.dataset.Records {
		if r.Stance != nil && r.Date.String() == v && r.When.Given() {
			words = append(words, r.When.Words(r.Date, r.Stance.Basis, true))
		}
	}
	return words
}

func rankInFacts(_ *telling, v any, _ []map[string]any) []string {
	if v == positions.OtherRank.String() {
		return []string{"no voice of the party"}
	}
	return []string{v.(string)}
}

// basisItself is the word for a basis alone.
func basisItself(_ *telling, v any, _ []map[string]any) []string { return []string{v.(string)} }

// onlyDoubts tells a basis that nothing confirms.
func onlyDoubts(_ *telling, v any, _ []map[string]any) []string {
	if positions.Basis(slices.Index(positions.Bases, v.(string))).Unconfirmed() {
		return []string{v.(string) + ", unconfirmed"}
	}
	return nil
}

func onlyLow(_ *telling, v any, _ []map[string]any) []string {
	if v == positions.Low.String() {
		return []string{"low confidence"}
	}
	return nil
}

func howWord(_ *telling, v any, _ []map[string]any) []string {
	return []string{"was " + v.(string), "has " + v.(string)}
}

// rankWord tells a rank; where none but this is not a voice of the party, that.
func rankWord(_ *telling, v any, _ []map[string]any) []string {
	return []string{v.(string), "speaks for"}
}

// refreshWords tell what became of a source; where it could not be captured that is why.
func refreshWords(_ *telling, v any, in []map[string]any) []string {
	switch report.RefreshState(v.(string)) {
	case report.ChangedAround:
		return []string{"changed, with every coded passage still standing"}
	case report.ChangedWords:
		return []string{"altered or gone"}
	case report.FirstCapture:
		return []string{"captured for the first time"}
	case report.Unreachable:
		return []string{in[len(in)-1]["error"].(string)}
	}
	return []string{v.(string)}
}

// codingWords tell how far a source is coded; of one that was read through that is by whom and when.
func codingWords(_ *telling, v any, _ []map[string]any) []string {
	switch report.Coding(v.(string)) {
	case report.PartlyCoded:
		return []string{"partly"}
	case report.ReadThrough:
		return nil
	}
	return []string{v.(string)}
}

func textWords(_ *telling, v any, _ []map[string]any) []string {
	switch report.TextState(v.(string)) {
	case report.TextThere:
		return nil // of which there are paragraphs
	case report.TextChanged:
		return []string{"the text has changed"}
	case report.TextMissing:
		return []string{"no text"}
	}
	return []string{"the text cannot be used"}
}

// hitWords tell where words were found; in a text it is a paragraph.
func hitWords(_ *telling, v any, _ []map[string]any) []string {
	switch report.HitKind(v.(string)) {
	case report.InStance:
		return []string{"coder's wording"}
	case report.InSource:
		return []string{"paragraph"}
	}
	return []string{v.(string)}
}

// numbered tells a source by its number, under which it is listed.
func numbered(d *telling, v any, _ []map[string]any) []string {
	for _, s := range d.dataset.Sources {
		if s.ID == v && slices.ContainsFunc(d.Numbered(), func(of *document.Source) bool { return of.Order == s.Index && of.Title == s.Title }) {
			return nil
		}
	}
	return []string{v.(string)}
}

// originName tells an origin that is not the publisher.
func originName(d *telling, v any, in []map[string]any) []string {
	for _, s := range d.dataset.Sources {
		if s.ID == having(in, "source")["source"] && (v == wording.Fold(s.Publisher) || s.Publisher == "" && v == s.ID) {
			return nil
		}
	}
	return []string{v.(string)}
}

// datedWords tell a day by its span where that is given under a key, else as it is.
func datedWords(key string) reader {
	return func(d *telling, v any, in []map[string]any) []string {
		if span, ok := having(in, key)[key].(map[string]any); ok {
			return spanWords(d, v, append(slices.Clone(in), span))
		}
		return asItIs(d, v, in)
	}
}

// spanWords tell a span of days, whatever it rests on.
func spanWords(_ *telling, _ any, in []map[string]any) []string {
	w, err := positions.ParseWhen(having(in, "approximate")["text"].(string))
	if err != nil {
		return []string{err.Error()}
	}
	var words []string
	for _, basis := range []positions.Basis{positions.Stated, positions.Recounted} {
		for _, year := range []bool{false, true} {
			words = append(words, w.Words(w.To, basis, year))
		}
	}
	for _, of := range words {
		if day, open := strings.CutPrefix(of, "on or before "); open {
			words = append(words, "since "+day+" or before")
		}
	}
	return words
}

// unstated is what something rests on, where that is not the party's own word.
func unstated(d *telling, v any, in []map[string]any) []string {
	if v == positions.Stated.String() {
		return nil
	}
	return basisWord(d, v, in)
}

// originWord is whose text a piece of evidence is, where its source does not say so.
func originWord(d *telling, v any, _ []map[string]any) []string {
	for _, s := range d.dataset.Sources {
		if s.ID == v || strings.EqualFold(s.Publisher, v.(string)) {
			return nil
		}
	}
	return []string{v.(string)}
}

// needless is what is said only where it is otherwise.
func needless(*telling, any, []map[string]any) []string { return nil }

// sureness is told where it is not the usual one.
func sureness(_ *telling, v any, _ []map[string]any) []string {
	if v == positions.Moderate.String() {
		return nil
	}
	return []string{v.(string) + " confidence", v.(string)}
}

// grade is told behind that of the source.
func grade(_ *telling, v any, _ []map[string]any) []string {
	var words []string
	for _, reliability := range append([]string{""}, positions.Reliabilities...) {
		words = append(words, "graded "+reliability+strconv.Itoa(int(v.(float64))))
	}
	return append(words, "credibility "+strconv.Itoa(int(v.(float64))))
}

// abridged is a quotation of which people are shown the ends, if it is long, without what
// cannot be seen.
func abridged(_ *telling, v any, _ []map[string]any) []string {
	seen := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, v.(string))
	return []string{v.(string), report.Abridged(v.(string)), report.Abridged(seen)}
}

// warningWords are what a warning begins with.
func warningWords(_ *telling, v any, _ []map[string]any) []string {
	w, ok := v.(string)
	if !ok {
		return nil
	}
	q := verify.Quote{Evidence: &positions.Evidence{Source: &positions.Source{}}, Finding: verify.Finding{Warnings: []quote.Warning{quote.Warning(w)}}}
	begins, _, _ := strings.Cut(report.QuoteWarnings(&q)[0], "“")
	words := strings.Fields(begins)
	return []string{strings.Join(words[:min(4, len(words))], " ")}
}
