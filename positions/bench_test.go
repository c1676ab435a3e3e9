package positions_test

import (
	"testing"

	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// BenchmarkFingerprint identifies a dataset of 100,000 records, as each report does.
func BenchmarkFingerprint(b *testing.B) {
	d := yamlfile.Read(synthetic.Large.FS()).Dataset
	b.ReportAllocs()
	for b.Loop() {
		d.Fingerprint()
	}
}
