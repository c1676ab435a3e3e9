package yamlfile

import (
	"testing"
	"testing/fstest"

	"stance/positions/problem"
)

// TestOneTextInFolders holds that what is written in one text in a folder says what the
// same in full says.
func TestOneTextInFolders(t *testing.T) {
	brief := fstest.MapFS{
		"codebook.yaml": {Data: []byte(`title: T
parties: [US, "European leaders", {id: ua, name: Ukraine}]
issues:
  - Peace talks
  - {id: land, name: Land, scale: [None lost, "No", 2, Ja, none]}
  - {id: price, name: Price, scale: Cheap < 0..10 > Dear}
  - {id: gate, name: Gate, scale: {low: Shut, options: [A, {id: b-2, label: B}]}}
  - {id: pair, name: Pair, scale: ["1", "7"]}
`)},
		"snapshots/2025-01-01.yaml": {Data: []byte(`date: 2025-01-01
positions:
  us: {peace-talks: An immediate ceasefire, land: NONE LOST, price: 7, gate: b-2, pair: 7}
  european-leaders:
    peace-talks: >-
      In their
      own words.
    land: no
    price: about 7
    gate: none
  ua: {land: None, price: "none", gate: 2025-01-01, pair: yes}
`)},
		"snapshots/2025-01-02.yaml": {Data: []byte("date: 2025-01-02\npositions: {us: {price: same, land: ja}}\n")},
	}
	full := fstest.MapFS{
		"codebook.yaml": {Data: []byte(`title: T
parties:
  - {id: us, name: US}
  - {id: european-leaders, name: European leaders}
  - {id: ua, name: Ukraine}
issues:
  - {id: peace-talks, name: Peace talks}
  - id: land
    name: Land
    scale: {options: [{id: none-lost, label: None lost}, {id: "no", label: "No"}, {id: 2, label: 2}, {id: ja, label: Ja}, {id: option-1, label: none}]}
  - {id: price, name: Price, scale: {low: Cheap, high: Dear, min: 0, max: 10}}
  - {id: gate, name: Gate, scale: {low: Shut, options: [{id: a, label: A}, {id: b-2, label: B}]}}
  - {id: pair, name: Pair, scale: {options: [{id: 1, label: 1}, {id: 7, label: 7}]}}
`)},
		"snapshots/2025-01-01.yaml": {Data: []byte(`date: 2025-01-01
positions:
  us:
    peace-talks: {summary: An immediate ceasefire}
    land: {position: none-lost, summary: None lost}
    price: {position: 7, summary: 7}
    gate: {position: b-2, summary: B}
    pair: {position: 7, summary: 7}
  european-leaders:
    peace-talks: {summary: In their own words.}
    land: {position: no, summary: "No"}
    price: {summary: about 7}
    gate: {position: none, summary: none}
  ua:
    land: {position: option-1, summary: none}
    price: {position: none, summary: none}
    gate: {summary: 2025-01-01}
    pair: {summary: yes}
`)},
		"snapshots/2025-01-02.yaml": {Data: []byte(`date: 2025-01-02
positions:
  us:
    price: {position: same, summary: 7}
    land: {position: ja, summary: Ja}
`)},
	}
	got, want := Read(brief), Read(full)
	for _, p := range append(got.Problems, want.Problems...) {
		if p.Severity == problem.Error {
			t.Error(problem.Render(p))
		}
	}
	written, expected := Files(got.Dataset), Files(want.Dataset)
	for i := range min(len(written), len(expected)) {
		if string(written[i].Content) != string(expected[i].Content) {
			t.Errorf("%s:\n%s\nwant\n%s", written[i].Name, written[i].Content, expected[i].Content)
		}
	}
	if len(got.Dataset.Records) != len(want.Dataset.Records) || len(want.Dataset.Records) != 15 {
		t.Errorf("%d records, want %d", len(got.Dataset.Records), len(want.Dataset.Records))
	}
}
