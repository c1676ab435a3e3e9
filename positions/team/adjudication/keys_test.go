package adjudication_test

import (
	"os"
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/team/adjudication"
	"stance/positions/team/agreement"
	"stance/positions/yamlfile"
)

// Two coders who agree in all there is lose nothing of it: each record reads as it did.
func TestNothingIsLostInMerging(t *testing.T) {
	whole := yamlfile.Read(os.DirFS("../../yamlfile/testdata/write/everything"))
	if !whole.OK() {
		t.Fatal(problems(whole))
	}
	files := adjudicated(t, agreement.Coding{Name: "anna", Dataset: whole.Dataset}, agreement.Coding{Name: "ben", Dataset: whole.Dataset})
	merged := read(files)
	if !merged.OK() {
		t.Fatal(problems(merged))
	}
	was, is := positions.NewHistory(whole.Dataset, 0), positions.NewHistory(merged.Dataset, 0)
	if len(whole.Dataset.Records) != len(merged.Dataset.Records) {
		t.Fatalf("%d records, want %d", len(merged.Dataset.Records), len(whole.Dataset.Records))
	}
	for i, r := range whole.Dataset.Records {
		m := merged.Dataset.Records[i]
		if was.Fingerprint(r) != is.Fingerprint(m) || r.Coder != m.Coder || r.Note != m.Note || r.When != m.When {
			t.Errorf("%s reads as\n%s\nwant\n%s", r.Place, yamlfile.FormatRecord(m, 0), yamlfile.FormatRecord(r, 0))
		}
	}
}

// What ties a term to one that is in dispute would be an error until that is decided: it is
// left out, and told.
func TestTiesToWhatIsInDispute(t *testing.T) {
	const ours = `
date: 2025-01-01
positions:
  north:
    land: {position: some, summary: Some., terms: [{id: pay, text: Pay}], ` + evidence + `}
    trade: {position: 3, summary: Three., terms: [{id: open, text: Open, if: [land/pay, trade/toll, it is paid], unless: [land/pay]}, {id: toll, text: Toll}], ` + evidence + `}
  south:
    trade: {position: 3, summary: Three., terms: [{text: No toll, against: [north/trade/toll, north/land/pay]}], ` + evidence + `}
`
	a, err := agreement.Adjudicate([]agreement.Coding{coding(t, "anna", ours), coding(t, "ben", strings.Replace(ours, "position: some", "position: all", 1))})
	if err != nil {
		t.Fatal(err)
	}
	list, leftOut := adjudication.Files(a)
	files := map[string]string{}
	for _, f := range list {
		files[f.Name] = string(f.Content)
	}
	merged := read(files)
	if !merged.OK() {
		t.Fatal(problems(merged))
	}
	want := "2025-01-01/north/trade: if land/pay, 2025-01-01/north/trade: unless land/pay, 2025-01-01/south/trade: against north/land/pay"
	if got := strings.Join(leftOut, ", "); got != want {
		t.Errorf("left out: %s\nwant %s", got, want)
	}
	snapshot := files["snapshots/2025-01-01.yaml"]
	for _, kept := range []string{"if: [trade/toll, it is paid]", "against: [north/trade/toll]", "# Left out, as no record here gives the term; put it back when one does: unless land/pay."} {
		if !strings.Contains(snapshot, kept) {
			t.Errorf("%q is not in\n%s", kept, snapshot)
		}
	}
}
