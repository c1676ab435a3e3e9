package agreement_test

import (
	"fmt"

	"stance/positions/team/agreement"
)

// The data of Krippendorff (2004), chapter 11: four observers, twelve units, and some
// values missing.
func ExampleAlpha() {
	none := agreement.Missing
	matrix := agreement.Matrix{
		{1, 1, none, 1}, {2, 2, 3, 2}, {3, 3, 3, 3}, {3, 3, 3, 3}, {2, 2, 2, 2}, {1, 2, 3, 4},
		{4, 4, 4, 4}, {1, 1, 2, 1}, {2, 2, 2, 2}, {none, 5, 5, 5}, {none, none, 1, 1}, {none, none, 3, none},
	}
	for _, level := range []agreement.Level{agreement.Nominal, agreement.Ordinal, agreement.Interval} {
		fmt.Printf("%.3f\n", *agreement.Alpha(level, matrix).Value)
	}
	// Output:
	// 0.743
	// 0.815
	// 0.849
}
