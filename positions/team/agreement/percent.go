package agreement

// PercentAgreement is the share, 0 to 1, of equal pairs among all pairs of
// values of the same unit, every pair counting the same. It is not corrected
// for chance. It is undefined where no unit has two values.
func PercentAgreement(m Matrix) Coefficient {
	var t pairTally
	var values []float64
	for _, unit := range m {
		values = given(values[:0], unit)
		for i, v := range values {
			for _, w := range values[:i] {
				t.add(v == w)
			}
		}
	}
	return t.share()
}

// pairTally counts pairs of codings and how many of them agree.
type pairTally struct{ pairs, agree int }

func (t *pairTally) add(agree bool) {
	t.pairs++
	if agree {
		t.agree++
	}
}

func (t pairTally) share() Coefficient {
	if t.pairs == 0 {
		return undefined(NoPairs)
	}
	v := float64(t.agree) / float64(t.pairs)
	return Coefficient{Value: &v}
}
