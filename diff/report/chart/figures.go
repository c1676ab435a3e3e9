package chart

// Figures is what a chart shows as a table: for readers of the page who want
// the numbers, and for those who cannot see the picture. The texts are safe to
// show (see positions/visible) but not escaped for any format.
type Figures struct {
	Caption string
	Header  []string
	Rows    [][]string // each as long as Header
}
