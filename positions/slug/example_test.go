package slug_test

import (
	"fmt"

	"stance/positions/slug"
)

func ExampleOf() {
	fmt.Println(slug.Of("European leaders"))
	fmt.Println(slug.Of("Côte d’Ivoire"))
	fmt.Println(slug.Of("Київ"))
	fmt.Printf("%q\n", slug.Of("中国"))
	// Output:
	// european-leaders
	// cote-divoire
	// kiiv
	// ""
}
