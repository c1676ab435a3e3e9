package yamlfile

// blocks is memory for the nodes of a file, which point to each other and so stay where they
// are; that of the file before is used again.
type blocks[T any] struct {
	all       [][]T
	at, taken int // the block in use, and how much of it is
}

const leastBlock, mostBlock = 1 << 10, 8 << 10 // elements

// take gives n elements that are zero.
func (b *blocks[T]) take(n int) []T {
	for b.at < len(b.all) && b.taken+n > len(b.all[b.at]) {
		b.at, b.taken = b.at+1, 0
	}
	if b.at == len(b.all) {
		b.all = append(b.all, make([]T, max(n, min(leastBlock<<len(b.all), mostBlock))))
	}
	from := b.taken
	b.taken += n
	return b.all[b.at][from:b.taken:b.taken]
}

// none reports whether nothing was taken.
func (b *blocks[T]) none() bool { return b.at == 0 && b.taken == 0 }

// last is what was taken last.
func (b *blocks[T]) last() *T { return &b.all[b.at][b.taken-1] }

// reset makes all of it zero again, and to be taken.
func (b *blocks[T]) reset() {
	for _, used := range b.all[:b.at] {
		clear(used)
	}
	if b.at < len(b.all) {
		clear(b.all[b.at][:b.taken])
	}
	b.at, b.taken = 0, 0
}
