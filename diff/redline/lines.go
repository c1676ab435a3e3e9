package redline

// Lines aligns two lists of lines: found is called for each pair that stays equal in a
// shortest edit from a to b, in rising order. The caller sees to it that the lists are
// not too long, as it takes time that grows with the lines times the edits.
func Lines(a, b []string, found func(i, j int)) {
	numbers := make(map[string]int32)
	number := func(lines []string) []int32 {
		ids := make([]int32, len(lines))
		for i, l := range lines {
			if _, ok := numbers[l]; !ok {
				numbers[l] = int32(len(numbers))
			}
			ids[i] = numbers[l]
		}
		return ids
	}
	m := newMatcher()
	m.match(number(a), number(b), found)
}
