package machine_test

import (
	"strings"
	"testing"

	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/positions"
	"stance/positions/team/agreement"
)

// coded are three codings of the same material. Of the first two:
//
//	fire     anna low, low; union high, high; carl low, third; dora more, silence
//	degrees  anna -5, -5; union 5, 5; carl 0, 0
//	peace    nobody
func coded(t *testing.T) (one, two, three agreement.Coding, book *positions.Codebook) {
	t.Helper()
	book3 := strings.Replace(codebook, "  - id: talks", "  - {id: peace, name: Peace, scale: {min: 0, max: 10}}\n  - id: talks", 1)
	degrees := func(anna, union, carl string) string {
		return ", degrees: {position: " + anna + ", summary: s}}\n  union: {degrees: {position: " + union + ", summary: s}, fire: {position: high, summary: s}}\n" +
			"  carl: {degrees: {position: " + carl + ", summary: s}, fire: {position: "
	}
	const begin = "date: 2025-08-05\npositions:\n  anna: {talks: {summary: s}, fire: {position: low, summary: s}"
	read := func(name, snapshot string) agreement.Coding {
		return agreement.Coding{Name: name, Dataset: compared(t, book3, begin+snapshot).History.Dataset}
	}
	one = read("one", degrees("-5", "5", "0")+"low, summary: s}}\n  dora: {fire: {position: more, summary: s}}")
	two = read("two", degrees("-5", "5", "0")+"third, summary: s}}\n  dora: {fire: {silent: true}}")
	three = read("three", degrees("-5", "5", "0")+"none, summary: s}}")
	return one, two, three, one.Dataset.Codebook
}

func agreed(t *testing.T, codings ...agreement.Coding) *report.Agreement {
	t.Helper()
	result, err := agreement.Compare(codings)
	if err != nil {
		t.Fatal(err)
	}
	return &report.Agreement{Result: result}
}

func TestAgreementJSON(t *testing.T) {
	one, two, three, book := coded(t)
	a := agreed(t, one, two)
	document := written(t, machine.AgreementJSON, a)
	validates(t, validators(t), "agreement", document)
	root := value(t, document)
	expect(t, "the document", parts(root, "schema", "units", "coders"), `{"schema": "stance/agreement/1", "units": 7, "coders": ["one", "two"]}`)

	// Over scores, within issues. Fire has 0 three times, 33⅓ once and 100 twice:
	// n·Do = 2·33⅓², n·De = 2·(3·33⅓² + 6·100² + 2·66⅔²)/5. Degrees have 0, 50 and 100
	// twice each: n·Do = 0, n·De = 2·(4·50² + 4·100² + 4·50²)/5. 1 − 20/476.
	expect(t, "overall", parts(value(t, document, "overall"), "alpha", "level", "percent", "units", "pairable"),
		`{"alpha": 0.957983193277311, "level": "interval", "percent": 0.8333333333333334, "units": 7, "pairable": 12}`)

	// Ordinal, by mean ranks: low 1.5, third 3.5, high 5, so 1 − 2·2² / (2·(3·2² + 6·3.5² + 2·1.5²)/5).
	// Kappa: (2/3 − 1/3)/(1 − 1/3); weighted 1 − (1/3)/(11/3).
	expect(t, "fire", parts(value(t, document, "issues", 0), "issue", "alpha", "level", "percent", "kappa", "weighted_kappa", "units", "pairable"),
		`{"issue": "fire", "alpha": 0.7777777777777778, "level": "ordinal", "percent": 0.6666666666666666, "kappa": 0.5, "weighted_kappa": 0.9090909090909091, "units": 4, "pairable": 6}`)
	bounds := a.Issues[0].Bounds
	if low, high := value(t, document, "issues", 0, "ci_low"), value(t, document, "issues", 0, "ci_high"); low != bounds.Low || high != bounds.High || bounds.Low >= bounds.High {
		t.Errorf("the interval is %v to %v, want %v", low, high, *bounds)
	}
	// Who agrees in everything does so in every resample.
	expect(t, "degrees", value(t, document, "issues", 1),
		`{"issue": "degrees", "alpha": 1, "level": "interval", "ci_low": 1, "ci_high": 1, "percent": 1, "kappa": 1, "weighted_kappa": 1, "units": 3, "pairable": 6}`)
	expect(t, "peace, of which nobody said anything", value(t, document, "issues", 2),
		`{"issue": "peace", "alpha": null, "level": "interval", "ci_low": null, "ci_high": null, "percent": null, "kappa": null, "weighted_kappa": null, "units": 0, "pairable": 0}`)
	if n := len(value(t, document, "issues").([]any)); n != 3 {
		t.Errorf("%d issues, want those with a scale", n)
	}
	expect(t, "the disagreements", value(t, document, "disagreements"), `[
		{"date": "2025-08-05", "party": "dora", "issue": "fire", "positions": {"one": {"id": "more", "label": "More", "value": 66.66666666666667, "score": 66.66666666666667}, "two": null}},
		{"date": "2025-08-05", "party": "carl", "issue": "fire", "positions": {
			"one": {"id": "low", "label": "Low", "value": 0, "score": 0}, "two": {"id": "third", "label": "A third", "value": 33.333333333333336, "score": 33.333333333333336}}}
	]`)

	// Of three there is no kappa, and who finds no position says so.
	document = written(t, machine.AgreementJSON, agreed(t, one, two, three))
	validates(t, validators(t), "agreement of three", document)
	expect(t, "fire of three", parts(value(t, document, "issues", 0), "kappa", "weighted_kappa", "units", "pairable"), `{"kappa": null, "weighted_kappa": null, "units": 4, "pairable": 8}`)
	expect(t, "what three say of carl", value(t, document, "disagreements", 0, "positions", "three"), `{"id": "none", "label": null, "value": null, "score": null}`)

	// The filter narrows what is listed, and no figure.
	a.Filter = report.Filter{Issues: []*positions.Issue{book.Issue("degrees")}}
	narrow := written(t, machine.AgreementJSON, a)
	validates(t, validators(t), "agreement on degrees", narrow)
	expect(t, "overall", value(t, narrow, "overall", "units"), "7")
	expect(t, "the disagreements on degrees", value(t, narrow, "disagreements"), "[]")
	if list := value(t, narrow, "issues").([]any); len(list) != 1 || list[0].(map[string]any)["issue"] != "degrees" {
		t.Errorf("these are listed: %s", inline(list))
	}
}

func TestAgreementCSV(t *testing.T) {
	one, two, three, _ := coded(t)
	a := agreed(t, one, two)
	header, all := rows(t, written(t, machine.AgreementCSV, a))
	if want := "scope,issue,level,alpha,ci_low,ci_high,percent,pairs,kappa,weighted_kappa,kappa_units,units,pairable,undefined"; strings.Join(header, ",") != want || len(all) != 4 {
		t.Fatalf("%d rows of the columns %q", len(all), header)
	}
	for i, want := range []map[string]string{
		{"scope": "issue", "issue": "fire", "level": "ordinal", "alpha": "0.7777777777777778", "ci_low": all[0]["ci_low"], "ci_high": all[0]["ci_high"], "percent": "0.6666666666666666", "pairs": "3",
			"kappa": "0.5", "weighted_kappa": "0.9090909090909091", "kappa_units": "3", "units": "4", "pairable": "6"},
		{"scope": "issue", "issue": "degrees", "level": "interval", "alpha": "1", "ci_low": "1", "ci_high": "1", "percent": "1", "pairs": "3", "kappa": "1", "weighted_kappa": "1", "kappa_units": "3", "units": "3", "pairable": "6"},
		{"scope": "issue", "issue": "peace", "level": "interval", "pairs": "0", "kappa_units": "0", "units": "0", "pairable": "0", "undefined": "no unit has two codings that can be compared"},
		{"scope": "overall", "level": "interval", "alpha": "0.957983193277311", "ci_low": all[3]["ci_low"], "ci_high": all[3]["ci_high"], "percent": "0.8333333333333334", "pairs": "6", "units": "7", "pairable": "12"},
	} {
		sameCells(t, want["scope"]+" "+want["issue"], all[i], want)
	}
	document := written(t, machine.AgreementJSON, a)
	for i, at := range [][]any{{"issues", 0}, {}, {}, {"overall"}} {
		if len(at) > 0 {
			expect(t, "ci_low of the table", value(t, document, append(at, "ci_low")...), all[i]["ci_low"])
			expect(t, "ci_high of the table", value(t, document, append(at, "ci_high")...), all[i]["ci_high"])
		}
	}
	_, all = rows(t, written(t, machine.AgreementCSV, agreed(t, one, two, three)))
	if all[0]["kappa"]+all[0]["weighted_kappa"] != "" || all[0]["kappa_units"] != "0" {
		t.Errorf("three have a kappa: %v", all[0])
	}
}
