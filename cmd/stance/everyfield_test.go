package main

import (
	"fmt"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/team/agreement"
	"stance/positions/yamlfile"
)

const (
	toRedline outputKind = "redline of audit"
	toMerging outputKind = "merging of codings"
)

// fieldBut are outputs that a field of the model is no part of, and why, by the
// way to it, or to what it is in, whatever the record is.
var fieldBut = map[string]but{
	"Codebook":                                  {toImport: "a table of records brings in no codebook", toRedline: "a redline is of a record"},
	"Codebook.Title":                            and(namedByID, but{toMerging: "codings may have titles of their own"}),
	"Codebook.Description":                      namedByID,
	"Codebook.Parties":                          {toJSON: "JSON has a party where something is said of it"},
	"Codebook.Parties.Name":                     namedByID,
	"Codebook.Parties.Short":                    and(namedByID, notCoding),
	"Codebook.Parties.Color":                    and(namedByID, notCoding, notContent),
	"Codebook.Issues":                           {toJSON: "JSON has an issue where something is said of it"},
	"Codebook.Issues.Name":                      namedByID,
	"Codebook.Issues.Question":                  namedByID,
	"Codebook.Issues.Keywords":                  and(namedByID, notCoding),
	"Codebook.Issues.Scale.Low":                 namedByID,
	"Codebook.Issues.Scale.Options.Description": namedByID,
	"Codebook.Issues.Scale.Options.Examples":    namedByID,
	"Codebook.Issues.Scale.Options.Not":         namedByID,
	"Codebook.Speakers":                         {toJSON: "JSON has a speaker's rank where words of his or hers are told"},

	"Sources":         {toImport: "a table of records brings in no sources", toRedline: "a redline is of a record", toJSON: "JSON has a source where it is cited", toMerging: "the sources of all codings are taken"},
	"Sources.Archive": notContent,

	"Dates":       {toRedline: "a redline is of a record", toMerging: "the first coding's dates are taken"},
	"Dates.Label": dayAlone,
	"Dates.Title": dayAlone,
	"Dates.Note":  and(dayAlone, notContent),

	"Records.Coder":             and(notOfRecord, but{toMerging: "coders are who they are"}),
	"Records.Note":              notOfRecord,
	"Records.Claims.Summary":    {toMerging: "a claim is what it says for a comparison; the words are the first coder's"},
	"Records.Claims.Known":      {toMerging: "a claim is what it says for a comparison; the date is the first coder's"},
	"Records.Claims.When":       {toMerging: "a claim is what it says for a comparison; the span of days is the first coder's"},
	"Records.Claims.Basis":      {toMerging: "a claim is what it says for a comparison; the basis is the first coder's"},
	"Records.Claims.Confidence": {toMerging: "a claim is what it says for a comparison; of confidence the lowest is taken"},
	"Records.Claims.Answered":   {toJSON: unanswered, toAudit: unanswered, toFingerprint: unanswered, toRedline: unanswered, toMerging: unanswered},
	"Records.Silence.Searched":  {toJSON: whereSilent, toImport: whereSilent, toAudit: whereSilent, toFingerprint: whereSilent, toWriter: whereSilent, toRedline: whereSilent, toMerging: whereSilent},
	"Records.Claims.Evidence":   {toMerging: "evidence of one claim is everybody's"},
}

const unanswered = "that no answer was found goes without saying, but of a claim that repeats one which was answered"

const whereSilent = "it tells where a silence is written, and not what it says"

var notCoding = but{toMerging: "it changes nothing about the coding"}

// shape is what a record is, in the way to a field.
var shape = regexp.MustCompile(`\[\w+\]`)

// TestEveryFieldComesThrough sets each field of each thing in a dataset to another
// value, in turn, as far as that is sound, and holds that whatever is written of
// the dataset or compares it notices, or that there is a reason why not. Nothing is
// to be added for a new field but a value in everyKey, where it is nowhere yet.
func TestEveryFieldComesThrough(t *testing.T) {
	folder := fstest.MapFS{}
	for name, content := range everyKey {
		if !strings.HasPrefix(name, "reviews/") { // sign-offs are no part of the dataset
			folder[name] = &fstest.MapFile{Data: []byte(content)}
		}
	}
	read := func() reflect.Value { return reflect.ValueOf(readSound(t, folder).Dataset).Elem() }
	before := fieldOutputs(t, read().Addr().Interface().(*positions.Dataset))
	ways := map[string][][]int{}
	everyField(read(), "", nil, func(name string, way []int) { ways[name] = append(ways[name], way) })
	all := []outputKind{toJSON, toImport, toAudit, toFingerprint, toWriter, toRedline, toMerging}
	used := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(ways)) {
		t.Run(name, func(t *testing.T) {
			noticed, sound := map[outputKind]bool{}, false
		instances:
			for _, way := range ways[name] {
				for n := range others(follow(read(), way), scaleOf(read(), way)) {
					d := read()
					v := follow(d, way)
					v.Set(others(v, scaleOf(d, way))[n])
					after := fieldOutputs(t, d.Addr().Interface().(*positions.Dataset))
					if after == nil {
						continue
					}
					sound = true
					for _, o := range after.noticed(before) {
						noticed[o] = true
					}
					if len(noticed) == len(all) {
						break instances
					}
				}
			}
			if !sound {
				t.Fatal("no other value is sound: give everyKey something of which one is")
			}
			for _, o := range all {
				of, why := reason(name, o)
				used[of+"/"+string(o)] = used[of+"/"+string(o)] || why != "" && !noticed[o]
				switch {
				case !noticed[o] && why == "":
					t.Errorf("%s does not notice it", o)
				case noticed[o] && why != "" && of == shape.ReplaceAllString(name, ""):
					t.Errorf("%s notices it, and need not: %s", o, why)
				}
			}
		})
	}
	for of, outputs := range fieldBut {
		for o := range outputs {
			if !used[of+"/"+string(o)] {
				t.Errorf("no field needs the exception of %s from %s", of, o)
			}
		}
	}
}

// reason finds why a field is no part of an output: the field's own exception, or
// that of what it is in.
func reason(name string, o outputKind) (of, why string) {
	for of := shape.ReplaceAllString(name, ""); ; of = of[:max(strings.LastIndexByte(of, '.'), 0)] {
		if why := fieldBut[of][o]; why != "" || of == "" {
			return of, why
		}
	}
}

// everyField visits each field of a value and of what is in it, by a name without
// numbers and the way to it. What is only referred to, and where things were
// written, is not gone into.
func everyField(v reflect.Value, name string, way []int, visit func(string, []int)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			everyField(v.Elem(), name, way, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			of := name
			if r, ok := v.Index(i).Interface().(*positions.Record); ok {
				of += map[bool]string{true: "[claims]"}[r.ClaimsAlone()] + map[bool]string{true: "[stance]"}[r.Stance != nil] + map[bool]string{true: "[silence]"}[r.Silence != nil]
			}
			everyField(v.Index(i), of, append(slices.Clone(way), i), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			inner := strings.TrimPrefix(name+"."+f.Name, ".")
			if !f.IsExported() || f.Type == reflect.TypeFor[positions.Place]() || f.Type == reflect.TypeFor[*positions.Record]() || f.Name == "Index" {
				continue // layout, the way back, and what is counted
			}
			here := append(slices.Clone(way), i)
			if f.Type == reflect.TypeFor[positions.When]() {
				visit(inner, here) // its text is all that is written of it
				continue
			}
			if f.Name != "Codebook" && v.Field(i).Kind() != reflect.Struct && !(v.Type() == reflect.TypeFor[positions.Record]() && v.Field(i).IsZero()) {
				visit(inner, here) // a dataset has one codebook, points have fields of their own, and a silence has no stance to set
			}
			switch f.Type {
			case reflect.TypeFor[*positions.Party](), reflect.TypeFor[*positions.Issue](), reflect.TypeFor[*positions.Source]():
				continue
			case reflect.TypeFor[[]*positions.Party]():
				if f.Name != "Parties" {
					continue
				}
			}
			everyField(v.Field(i), inner, here, visit)
		}
	}
}

// follow goes to a field, as everyField found it.
func follow(v reflect.Value, way []int) reflect.Value {
	for _, i := range way {
		if v.Kind() == reflect.Pointer {
			v = v.Elem()
		}
		if v.Kind() == reflect.Slice {
			v = v.Index(i)
			if v.Kind() == reflect.Pointer {
				v = v.Elem()
			}
			continue
		}
		v = v.Field(i)
	}
	return v
}

// scaleOf is that of the issue that a field's record is on; nil where there is none.
func scaleOf(d reflect.Value, way []int) *positions.Scale {
	if d.Type().Field(way[0]).Name != "Records" || len(way) < 2 {
		return nil
	}
	return d.Field(way[0]).Index(way[1]).Interface().(*positions.Record).Issue.Scale
}

// others gives other values of a field, some of which may be sound. Positions are on the
// scale.
func others(v reflect.Value, scale *positions.Scale) []reflect.Value {
	var all []reflect.Value
	add := func(x any) { all = append(all, reflect.ValueOf(x).Convert(v.Type())) }
	switch v.Kind() {
	case reflect.String:
		last := strings.LastIndexFunc(v.String(), func(r rune) bool { return r >= '0' && r < '9' || r >= 'a' && r < 'z' || r >= 'A' && r < 'Z' })
		if last < 0 {
			add("word")
		} else {
			add(v.String()[:last] + string(v.String()[last]+1) + v.String()[last+1:])
		}
	case reflect.Bool:
		add(!v.Bool())
	case reflect.Float64:
		add(v.Float() + 1)
	case reflect.Uint8: // a word; each vocabulary has these
		add(uint8(1 - min(v.Uint(), 1)))
		if v.Uint() == 0 && v.Type() != reflect.TypeFor[positions.PositionKind]() {
			add(uint8(2))
		}
	case reflect.Int, reflect.Int32:
		if v.Type() == reflect.TypeFor[positions.Date]() {
			for _, text := range []string{"2025-04-01", "2025-02-02"} {
				if day, _ := positions.ParseDate(text); day != v.Interface() {
					add(day)
				}
			}
		} else if v.Int() > 0 {
			add(v.Int() - 1)
		} else if v.Int() == 0 {
			add(v.Int() + 1)
		}
	case reflect.Slice:
		if v.Type() == reflect.TypeFor[[]positions.Option]() { // those that are there are chosen
			if v.Len() > 0 {
				all = append(all, reflect.Append(v, reflect.ValueOf(positions.Option{ID: "more", Label: "More", Value: 20})))
			}
		} else if v.Len() > 0 {
			all = append(all, v.Slice(0, v.Len()-1), v.Slice(1, v.Len()), reflect.Zero(v.Type()))
		}
	case reflect.Pointer:
		switch p := v.Interface().(type) {
		case *float64:
			other := 33.0
			all = append(all, reflect.ValueOf(&other))
		case *positions.Party:
			for _, id := range []string{"spare", "east", "north"} {
				if id != p.ID {
					all = append(all, reflect.ValueOf(&positions.Party{ID: id}))
				}
			}
		case *positions.Issue:
			if p == nil { // of a tie that is words
				break
			}
			for _, id := range []string{"words", "toll", "spare"} {
				other := *p
				if other.ID = id; id != p.ID {
					all = append(all, reflect.ValueOf(&other))
				}
			}
		case *positions.Scale:
			if p == nil { // what is placed needs the one that is there
				all = append(all, reflect.ValueOf(&positions.Scale{Max: 1}))
			}
		case *positions.Source:
			all = append(all, reflect.ValueOf(&positions.Source{ID: "two"}), reflect.ValueOf(&positions.Source{ID: "one"}))
		case *positions.Range:
			all = append(all, reflect.Zero(v.Type()))
			if p == nil && scale != nil {
				all = append(all, reflect.ValueOf(wholeOf(scale)))
			}
		case *positions.Accepted:
			all = append(all, reflect.Zero(v.Type()))
			if p == nil && scale != nil {
				all = append(all, reflect.ValueOf(&positions.Accepted{Range: *wholeOf(scale)}))
			}
		case *positions.Point:
			all = append(all, reflect.Zero(v.Type()))
			if p == nil && scale != nil {
				all = append(all, reflect.ValueOf(&wholeOf(scale).Low))
			}
		case *positions.Basis:
			other := positions.Reported
			all = append(all, reflect.Zero(v.Type()), reflect.ValueOf(&other))
		case *positions.Confidence:
			other := positions.High
			all = append(all, reflect.Zero(v.Type()), reflect.ValueOf(&other))
		default:
			all = append(all, reflect.Zero(v.Type()))
		}
	case reflect.Struct:
		for _, text := range []string{"2025", "2025-02", "2025-01"} {
			if w, _ := positions.ParseWhen(text); w != v.Interface() {
				all = append(all, reflect.ValueOf(w))
			}
		}
	}
	return all
}

// wholeOf is the range from the low end of a scale to its high end.
func wholeOf(s *positions.Scale) *positions.Range {
	last := len(s.Options) - 1
	return &positions.Range{Low: positions.Point{Value: s.Min, Option: min(last, 0)}, High: positions.Point{Value: s.Max, Option: last}}
}

// outputsOf is what the program makes of a dataset as it is written anew.
type outputsOf struct {
	dataset *positions.Dataset
	of      map[outputKind]string
}

var whereWritten = regexp.MustCompile(`"(fingerprint|file|line)": [^,\n]*`)

// fieldOutputs is nil where the dataset is not sound.
func fieldOutputs(t *testing.T, d *positions.Dataset) *outputsOf {
	t.Helper()
	folder := fstest.MapFS{}
	for _, f := range yamlfile.Files(d) {
		folder[f.Name] = &fstest.MapFile{Data: f.Content}
	}
	got := yamlfile.Read(folder)
	if !got.OK() {
		return nil
	}
	out := &outputsOf{got.Dataset, map[outputKind]string{}}
	dir, bare := t.TempDir(), t.TempDir()
	for name, f := range folder {
		put(t, dir, yamlfile.File{Name: name, Content: f.Data})
		if !strings.HasPrefix(name, "snapshots/") {
			put(t, bare, yamlfile.File{Name: name, Content: f.Data})
		}
	}
	out.of[toWriter] = spelt(got.Dataset, "")
	run := func(args ...string) string {
		code, said, messages := stanceIn(t, dir, args...)
		if code != exitDone {
			t.Fatalf("%q: %d\n%s", args, code, messages)
		}
		return said
	}
	for _, command := range []string{"show", "diff", "log"} {
		for _, args := range documentsOf[command] {
			out.of[toJSON] += whereWritten.ReplaceAllString(run(slices.Concat([]string{command}, args, []string{"-f", "json"})...), "")
		}
	}
	run("export", "stances", "-o", "stances.csv")
	run("import", "stances.csv", "-C", bare)
	out.of[toImport] = spelt(readSound(t, os.DirFS(bare)).Dataset, "snapshots/")
	h := positions.NewHistory(got.Dataset, 0)
	for _, r := range got.Dataset.Records {
		out.of[toFingerprint] += fmt.Sprintln(r.Date, r.Party.ID, r.Issue.ID, h.Fingerprint(r))
	}
	out.of[toFingerprint] += got.Dataset.Fingerprint()
	return out
}

func spelt(d *positions.Dataset, folder string) string {
	text := ""
	for _, f := range yamlfile.Files(d) {
		if strings.HasPrefix(f.Name, folder) {
			text += f.Name + "\n" + string(f.Content)
		}
	}
	return text
}

// noticed lists what tells two datasets apart.
func (after *outputsOf) noticed(before *outputsOf) []outputKind {
	var noticed []outputKind
	for _, o := range []outputKind{toJSON, toImport, toFingerprint, toWriter} {
		if before.of[o] != after.of[o] {
			noticed = append(noticed, o)
		}
	}
	a := diff.AuditVersions(before.dataset, after.dataset)
	if !a.Empty() {
		noticed = append(noticed, toAudit)
	}
	if slices.ContainsFunc(a.Recodings, func(rc diff.Recoding) bool { return len(report.AuditLines(&rc)) > 0 }) {
		noticed = append(noticed, toRedline)
	}
	merged, err := agreement.Adjudicate([]agreement.Coding{{Name: "a", Dataset: before.dataset}, {Name: "b", Dataset: after.dataset}})
	if err != nil || len(merged.Disputes)+len(merged.Conflicts) > 0 ||
		slices.ContainsFunc(merged.Merged, func(m agreement.Merged) bool { return len(m.Differs) > 0 }) {
		noticed = append(noticed, toMerging)
	}
	return noticed
}
