package machine_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/diff/report/data/tables"
	"stance/diff/report/internal/sample"
	"stance/positions"
	"stance/positions/visible"
)

// rows reads a table back: a map from column to cell for each row.
func rows(t testing.TB, table []byte) (header []string, all []map[string]string) {
	t.Helper()
	read, err := csv.NewReader(bytes.NewReader(table)).ReadAll() // refuses rows of another length
	if err != nil || len(read) == 0 {
		t.Fatalf("not a table: %v", err)
	}
	for _, r := range read[1:] {
		row := map[string]string{}
		for i, column := range read[0] {
			row[column] = r[i]
		}
		all = append(all, row)
	}
	return read[0], all
}

func rowOf(t testing.TB, all []map[string]string, record, party, issue string) map[string]string {
	t.Helper()
	i := slices.IndexFunc(all, func(r map[string]string) bool {
		return r["record"] == record && r["party"] == party && r["issue"] == issue
	})
	if i < 0 {
		t.Fatalf("no %s of %s on %s", record, party, issue)
	}
	return all[i]
}

// The columns of each table do not change.
func TestColumns(t *testing.T) {
	d := compared(t, codebook, everything)
	h := d.History
	for name, tt := range map[string]struct {
		table []byte
		want  string
	}{
		"show": {written(t, machine.ShowCSV, report.NewShow(h, d.To, report.Filter{})),
			"record,party,issue,date,by,position,value,score,plausible_low,plausible_high,summary,terms,basis,confidence,tone,novel,salience," +
				"coder,note,known,response,evidence,single_source,held_since,inherited_from,signed,age_days,contested,file,line,fingerprint," +
				"when,when_from,when_to,accepts_low,accepts_high,accepts_basis,accepts_confidence,accepts_since,origins,contradicted,divided,rank,voices,not_found,in_line"},
		"diff": {written(t, machine.DiffCSV, d), diffColumns},
		"log":  {written(t, machine.LogCSV, report.NewLog(h, report.Filter{})), diffColumns},
		"gap": {written(t, machine.GapCSV, report.NewGap(h, 0, d.To, report.Filter{})), "a,b,issue,a_score,b_score,distance,weight,issues_compared,issues_total," +
			"low,high,unsure,a_age_days,b_age_days,oldest_days,record,verdict,rests_on,hole,floor_by,ceiling_by,unknown,too_old," +
			"party,low_position,high_position,date,age_days,inherited_from,basis,confidence,position,plausible_low,plausible_high,row,op,id,kind,text,since,since_when,wording"},
		"gap with two dates": {written(t, machine.GapCSV, report.NewGap(h, d.From, d.To, report.Filter{})),
			"a,b,issue,a_from,a_to,b_from,b_to,from,to,change,a_moved,b_moved,weight,issues_compared,issues_total," +
				"low,high,unsure,oldest_days,record,party,date,inherited_from,age_days"},
	} {
		if header, all := rows(t, tt.table); strings.Join(header, ",") != tt.want || len(all) == 0 {
			t.Errorf("%s has the columns\n  %s\nwant\n  %s", name, strings.Join(header, ","), tt.want)
		}
	}
}

const diffColumns = "record,party,issue,kind,inherited," +
	"from_date,from_position,from_score,from_plausible_low,from_plausible_high,from_basis,from_summary,from_inherited_from," +
	"date,position,value,score,plausible_low,plausible_high,basis,confidence,summary,inherited_from,signed," +
	"delta,steps,toward,toward_label,path,departs_from,tone,novel,unconfirmed,single_source,contested,claims,closer_to,further_from," +
	"terms_changed,terms,wording_changed,wording,evidence,by,response,known,note,file,line,coder," +
	"from_when,from_accepts_low,from_accepts_high,when,when_from,when_to,accepts_low,accepts_high,accepts_basis,accepts_confidence,accepts_since,accepts_changed," +
	"origins,contradicted,divided,rank,voices,not_found,date_unsure,precision,delta_least,delta_most,steps_least,steps_most,in_line"

// Every cell of a row of each sort of record.
func TestRows(t *testing.T) {
	d := compared(t, codebook, everything)
	_, all := rows(t, written(t, machine.DiffCSV, d))
	same := func(got map[string]string, want map[string]string) {
		t.Helper()
		for column, cell := range got {
			if column != "line" && cell != want[column] {
				t.Errorf("%s %s on %s: %s is %q, want %q", got["record"], got["party"], got["issue"], column, cell, want[column])
			}
		}
	}
	same(rowOf(t, all, "change", "anna", "fire"), map[string]string{
		"record": "change", "party": "anna", "issue": "fire", "kind": "shifted", "inherited": "false",
		"from_date": "2025-08-05", "from_position": "low", "from_score": "0", "from_plausible_low": "low", "from_plausible_high": "third",
		"from_basis": "recounted", "from_summary": "Says no.",
		"date": "2025-08-18", "position": "high", "value": "100", "score": "100", "plausible_low": "more", "plausible_high": "high",
		"basis": "stated", "confidence": "high", "summary": "Says yes.", "signed": "false",
		"delta": "100", "steps": "3", "toward": "high", "toward_label": "High", "path": "2025-08-18 high", "tone": "softer", "novel": "true",
		"unconfirmed": "false", "single_source": "true", "contested": "true", "claims": "carl: s | dora: s",
		"closer_to": "union -33.33333333333334", "further_from": "carl 33.33333333333332",
		"terms_changed": "true", "terms": "reworded: [-Air-]{+Fresh air+} | added: Dew | ended (met): Bread | not-repeated: Coal",
		"wording_changed": "true", "wording": "Says [-no-]{+yes+}.", "evidence": "S: [x] “q” [z] [one] | p [one]",
		"known": "2025-08-19", "note": "Free text", "coder": "jm", "file": "snapshots/all.yaml",
		"accepts_changed": "false", "origins": "1", "contradicted": "false", "divided": "false", "date_unsure": "false",
		"delta_least": "33.333333333333336", "delta_most": "100", "steps_least": "1", "steps_most": "3", // a third to more; low to high
	})
	same(rowOf(t, all, "claim", "dora", "talks"), map[string]string{
		"record": "claim", "party": "dora", "issue": "talks", "by": "carl", "date": "2025-08-18", "known": "2025-08-18",
		"summary": "s", "response": "none", "contested": "false", "file": "snapshots/all.yaml", "basis": "stated", "confidence": "moderate",
	})
	same(rowOf(t, all, "silence", "dora", "fire"), map[string]string{
		"record": "silence", "party": "dora", "issue": "fire", "date": "2025-08-05", "known": "2025-08-05", "note": "Looked for.", "file": "snapshots/all.yaml",
	})
	inherited := rowOf(t, all, "change", "anna", "degrees")
	if inherited["inherited_from"] != "union" || inherited["from_inherited_from"] != "union" || inherited["inherited"] != "true" {
		t.Errorf("an inherited stance is not shown as such: %v", inherited)
	}
	first := rowOf(t, all, "change", "carl", "degrees")
	if first["kind"] != "first-recorded" || first["from_date"]+first["wording"]+first["wording_changed"]+first["single_source"] != "" || first["position"] != "none" || first["value"] != "" {
		t.Errorf("what is not known is not empty: %v", first)
	}

	_, all = rows(t, written(t, machine.ShowCSV, report.NewShow(d.History, d.To, report.Filter{})))
	same(rowOf(t, all, "stance", "anna", "fire"), func() map[string]string {
		want := map[string]string{
			"record": "stance", "party": "anna", "issue": "fire", "date": "2025-08-18", "position": "high", "value": "100", "score": "100",
			"plausible_low": "more", "plausible_high": "high", "summary": "Says yes.", "terms": "demand: Fresh air | Dew",
			"basis": "stated", "confidence": "high", "tone": "softer", "novel": "true", "salience": "33.3", "coder": "jm", "note": "Free text",
			"known": "2025-08-19", "evidence": "S: [x] “q” [z] [one] | p [one]", "single_source": "true", "held_since": "2025-08-18", "signed": "false",
			"age_days": "0", "contested": "true", "file": "snapshots/all.yaml", "origins": "1", "contradicted": "false", "divided": "false",
		}
		want["fingerprint"] = d.History.Fingerprint(d.History.Dataset.Records[len(d.History.Dataset.Records)-4])
		return want
	}())
	if got := rowOf(t, all, "claim", "anna", "fire"); got["by"] != "carl" || got["position"] != "more" || got["response"] != "denied" {
		t.Errorf("a claim is %v", got)
	}
}

// Numbers stay numbers, also below zero; only texts are guarded.
func TestNumbersStayNumbers(t *testing.T) {
	d := compared(t, codebook, `
date: 2025-08-05
positions:
  carl: {degrees: {position: 2.5, summary: s}, fire: {position: high, summary: s}}
  dora: {degrees: {position: -5, plausible: [-5, -4.5], summary: s}, fire: {position: high, summary: s}}
---
date: 2025-08-18
positions: {carl: {degrees: {position: -2.5, plausible: [-3, -2], summary: s}, fire: {position: low, summary: "-5 degrees", note: "=1+1"}}}
`)
	_, all := rows(t, written(t, machine.DiffCSV, d))
	carl, dora, fire := rowOf(t, all, "change", "carl", "degrees"), rowOf(t, all, "change", "dora", "degrees"), rowOf(t, all, "change", "carl", "fire")
	for _, tt := range []struct {
		row          map[string]string
		column, want string
	}{
		{carl, "delta", "-50"}, {carl, "position", "-2.5"}, {carl, "value", "-2.5"}, {carl, "plausible_low", "-3"}, {carl, "plausible_high", "-2"},
		{dora, "position", "-5"}, {dora, "from_position", "-5"}, {dora, "from_plausible_low", "-5"}, {dora, "from_plausible_high", "-4.5"},
		{fire, "delta", "-100"}, {fire, "steps", "-3"}, {fire, "summary", "'-5 degrees"}, {fire, "note", "'=1+1"},
	} {
		if got := tt.row[tt.column]; got != tt.want {
			t.Errorf("%s of %s on %s is %q, want %q", tt.column, tt.row["party"], tt.row["issue"], got, tt.want)
		}
	}
	_, all = rows(t, written(t, machine.GapCSV, report.NewGap(d.History, d.From, d.To, report.Filter{})))
	// fire 0 → 100 and degrees 75 → 25, each of weight 50, and carl moved alone.
	if got := all[0]; got["issue"] != "" || got["from"] != "37.5" || got["to"] != "62.5" || got["change"] != "25" || got["a_moved"] != "25" || got["b_moved"] != "0" {
		t.Errorf("the weighted mean is %v", got)
	}
	if got := all[2]; got["issue"] != "degrees" || got["change"] != "-50" || got["a_moved"] != "-50" {
		t.Errorf("degrees are %v", got)
	}
}

// A text that a spreadsheet would run as a formula begins with an apostrophe,
// control characters are dropped; whatever the column.
func TestTextsAreGuarded(t *testing.T) {
	d := compared(t, codebook, `
date: 2025-08-05
positions:
  carl:
    fire:
      summary: "=cmd|' /C calc'!A0"
      note: "@SUM(1)"
      coder: "\e[31m+1"
      terms: ["-2"]
      evidence: [{paraphrase: "=1", source: one}]
      claims: [{by: dora, summary: "\t=2"}]
  dora: {fire: {silent: true, note: "\u0085+3\u202e4\n5"}}
`)
	for _, table := range [][]byte{written(t, machine.DiffCSV, d), written(t, machine.ShowCSV, report.NewShow(d.History, d.To, report.Filter{})), written(t, machine.LogCSV, report.NewLog(d.History, report.Filter{}))} {
		_, all := rows(t, table)
		guarded(t, all)
		carl := all[0]
		if carl["summary"] != "'=cmd|' /C calc'!A0" || carl["note"] != "'@SUM(1)" || carl["evidence"] != "'=1 [one]" {
			t.Errorf("got %q, %q, %q", carl["summary"], carl["note"], carl["evidence"])
		}
	}
	_, all := rows(t, written(t, machine.ShowCSV, report.NewShow(d.History, d.To, report.Filter{})))
	if got := rowOf(t, all, "silence", "dora", "fire")["note"]; got != "'+34 5" {
		t.Errorf("the note is %q", got)
	}
	if got := rowOf(t, all, "stance", "carl", "fire"); got["coder"] != "[31m+1" || got["terms"] != "'-2" {
		t.Errorf("got %q, %q", got["coder"], got["terms"])
	}
}

var numeric = []string{
	"value", "score", "from_score", "delta", "steps", "salience", "position", "from_position", "plausible_low", "plausible_high",
	"from_plausible_low", "from_plausible_high", "a_moved", "b_moved", "change",
}

// All that a spreadsheet may run, in every column that has somebody's words.
func TestEveryFormulaIsGuarded(t *testing.T) {
	for _, sign := range []string{"=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"} {
		text := strconv.Quote(sign + "1")
		d := compared(t, codebook, `
date: 2025-08-05
positions:
  carl: {fire: {summary: `+text+`, note: `+text+`, coder: `+text+`, terms: [`+text+`], evidence: [{quote: `+text+`, speaker: `+text+`, source: one}], claims: [{by: dora, summary: `+text+`}]}}
  dora: {fire: {silent: true, note: `+text+`, coder: `+text+`}, talks: {coder: `+text+`, note: `+text+`, claims: [{by: carl, summary: `+text+`}]}}
`)
		for _, table := range [][]byte{
			written(t, machine.DiffCSV, d), written(t, machine.ShowCSV, report.NewShow(d.History, d.To, report.Filter{})),
			written(t, machine.LogCSV, report.NewLog(d.History, report.Filter{})),
			written(t, machine.CSV, tables.Stances(report.NewPanel(d.History, d.To, d.To, report.Filter{}))),
		} {
			_, all := rows(t, table)
			found := 0
			for _, row := range all {
				for column, cell := range row {
					if strings.HasPrefix(cell, "'") {
						found++
					}
					if visible.Formula(cell) {
						t.Errorf("%s is %q", column, cell)
					}
				}
			}
			if found < 3 && sign != "\t" && sign != "\r" { // white space around a text is none of it
				t.Errorf("%q: %d cells are guarded", sign, found)
			}
		}
	}
}

func guarded(t testing.TB, all []map[string]string) {
	t.Helper()
	for _, row := range all {
		for column, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) && !slices.Contains(numeric, column) {
				t.Errorf("%s runs: %q", column, cell)
			}
			if i := strings.IndexFunc(cell, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }); i >= 0 {
				t.Errorf("%s has a control character: %q", column, cell)
			}
		}
	}
}

func TestHostileTables(t *testing.T) {
	d, err := sample.Hostile()
	if err != nil {
		t.Fatal(err)
	}
	d.Filter.All = true
	for _, table := range [][]byte{
		written(t, machine.DiffCSV, d), written(t, machine.ShowCSV, report.NewShow(d.History, d.To, report.Filter{})),
		written(t, machine.LogCSV, report.NewLog(d.History, report.Filter{})), written(t, machine.GapCSV, report.NewGap(d.History, d.From, d.To, report.Filter{})),
	} {
		_, all := rows(t, table)
		if len(all) == 0 {
			t.Error("an empty table")
		}
		guarded(t, all)
	}
}

// A row for each sort of record, one per change, and no column left out: a
// misspelt one would land in the first.
func TestTablesOfEveryKind(t *testing.T) {
	for k, word := range diff.Kinds {
		d, err := sample.Kind(diff.Kind(k))
		if err != nil {
			t.Fatal(err)
		}
		_, changes := rows(t, written(t, machine.DiffCSV, d))
		_, shown := rows(t, written(t, machine.ShowCSV, report.NewShow(d.History, d.To, report.Filter{})))
		_, logged := rows(t, written(t, machine.LogCSV, report.NewLog(d.History, report.Filter{})))
		kinds := 0
		for _, row := range slices.Concat(changes, shown, logged) {
			if !slices.Contains([]string{"change", "claim", "claim-event", "silence", "stance"}, row["record"]) {
				t.Errorf("a record of the sort %q", row["record"])
			}
			if row["kind"] == word {
				kinds++
			}
		}
		if kinds == 0 {
			t.Errorf("no row of %s", word)
		}
		n := 0
		for _, row := range changes {
			if row["record"] == "change" {
				n++
			}
		}
		if n != len(d.Shown()) {
			t.Errorf("%s: %d rows of %d changes", word, n, len(d.Shown()))
		}
	}
}

// A row per pair and issue, and one per pair with an empty issue for the mean; behind them
// the zones, with the ranges that they rest on.
func TestGapRows(t *testing.T) {
	d := compared(t, codebook, `{date: 2025-08-05, positions: {carl: {fire: {position: low, summary: s, salience: 100}, degrees: {position: 0, summary: s}}, dora: {fire: {position: high, summary: s, salience: 50}, degrees: {position: 0, summary: s}}}}`)
	_, all := rows(t, written(t, machine.GapCSV, report.NewGap(d.History, 0, positions.Date(d.To), report.Filter{})))
	var got, zones []string
	for _, r := range all {
		if r["record"] != "gap" && r["record"] != "distance" {
			zones = append(zones, strings.Join([]string{r["record"], r["issue"], r["party"], r["verdict"], r["rests_on"], r["low"], r["high"], r["hole"], r["floor_by"], r["ceiling_by"], r["low_position"], r["age_days"]}, ","))
			continue
		}
		got = append(got, strings.Join([]string{r["a"], r["b"], r["issue"], r["a_score"], r["b_score"], r["distance"], r["weight"], r["issues_compared"], r["issues_total"]}, ","))
	}
	if want := []string{
		"zopa,fire,,apart,asks,,,100,dora,carl,,", "range,fire,carl,,asks,0,0,,,,low,0", "range,fire,dora,,asks,100,100,,,,high,0",
		"zopa,degrees,,meet,asks,50,50,,carl; dora,carl; dora,,", "range,degrees,carl,,asks,50,50,,,,0,0", "range,degrees,dora,,asks,50,50,,,,0,0",
	}; !slices.Equal(zones, want) {
		t.Errorf("got  %q\nwant %q", zones, want)
	}
	want := []string{ // (75·100 + 50·0) / 125
		"carl,dora,,,,60,,2,2", "carl,dora,fire,0,100,100,75,,", "carl,dora,degrees,50,50,0,50,,",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// What is left out for its age has a row of its own in the tables of show and gap.
func TestTooOldRows(t *testing.T) {
	d := compared(t, codebook, `---
{date: 2025-08-05, positions: {carl: {fire: {position: low, summary: s}}}}
---
{date: 2025-08-16, positions: {carl: {degrees: {position: 0, summary: s}}, dora: {fire: {position: high, summary: s}, degrees: {position: 0, summary: s}}}}`)
	age, err := positions.ParseMaxAge("3d")
	if err != nil {
		t.Fatal(err)
	}
	f := report.Filter{MaxAge: age}
	date := d.To
	for name, table := range map[string][]byte{
		"show": written(t, machine.ShowCSV, report.NewShow(d.History, date, f)),
		"gap":  written(t, machine.GapCSV, report.NewGap(d.History, 0, date, f)),
	} {
		_, all := rows(t, table)
		n := 0
		for _, r := range all {
			if r["party"] == "carl" && r["issue"] == "fire" {
				n++
				if r["record"] != "too-old" || r["date"] != "2025-08-05" || r["age_days"] == "" {
					t.Errorf("%s: %v", name, r)
				}
			}
		}
		if n != 1 {
			t.Errorf("%s: %d rows of what is too old", name, n)
		}
	}
	_, all := rows(t, written(t, machine.GapCSV, report.NewGap(d.History, d.From, date, f)))
	if last := all[len(all)-1]; last["record"] != "too-old" || last["party"] != "carl" {
		t.Errorf("of two dates: %v", last)
	}
}
