package spelling_test

import (
	"fmt"

	"stance/positions/spelling"
)

// A scale is spelt on one line: its options from the low pole to the high one, or two
// numbers, with names for the poles if need be.
func ExampleScale() {
	for _, spelt := range []string{"No land | Land exchanged | All regions", "Opposed < 0..10 > In favour", "10..0"} {
		s, err := spelling.Scale(spelt)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(s.LowLabel(), "to", s.HighLabel())
		for _, o := range s.Options {
			fmt.Println(" ", o.ID, o.Value)
		}
	}
	// Output:
	// No land to All regions
	//   no-land 0
	//   land-exchanged 50
	//   all-regions 100
	// Opposed to In favour
	// 10 is not less than 0; write the low end first
}
