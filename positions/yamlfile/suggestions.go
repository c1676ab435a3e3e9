package yamlfile

import (
	"strings"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
)

// maxCompared is how many known names the unknown ones of a dataset are compared
// with before no more are suggested: hundreds of mistakes against thousands of
// names. A long name counts as several (see compared).
const maxCompared = 2_000_000

// suggestions finds the names that were meant, for a whole dataset. Files are read
// in any order, so what they ask is answered when they have been read, in the order
// of the files: so the same mistakes have suggestions on every machine.
type suggestions struct{ compared int }

// question asks which of the known names was meant by one that a problem is about.
type question struct {
	problem int // its index
	name    string
	known   []string
	hint    func(near string) string // nil: did you mean that one, before the hint that is there
}

// compared is what it takes to compare a name with others, in names of up to 32
// bytes.
func compared(known []string) int {
	n := 0
	for _, k := range known {
		n += 1 + min(len(k), problem.LongestNear)/32
	}
	return n
}

// nearest is problem.Nearest, and finds nothing once enough has been compared.
func (s *suggestions) nearest(name string, known []string) (string, bool) {
	if s.spent() || len(name) > problem.LongestNear {
		return "", false
	}
	s.compared += compared(known)
	return problem.Nearest(name, known)
}

func (s *suggestions) spent() bool { return s.compared >= maxCompared }

// answer puts suggestions into the hints of problems.
func (s *suggestions) answer(problems []problem.Problem, questions []question) {
	for _, q := range questions {
		near, ok := s.nearest(q.name, q.known)
		switch p := &problems[q.problem]; {
		case !ok:
		case q.hint != nil:
			p.Hint = q.hint(near)
		default:
			p.Hint = didYouMean(near) + p.Hint
		}
	}
}

// hint asks whether the nearest known name was meant, and lists all of them after
// the words in lead.
func (s *suggestions) hint(name string, known []string, lead string) string {
	listed := oneOf(lead, known)
	if near, ok := s.nearest(name, known); ok {
		return didYouMean(near) + listed
	}
	return listed
}

func didYouMean(near string) string { return "did you mean " + tick(near) + "? " }

// ask notes that the last problem reported is about an unknown name. No more is
// noted than could be answered, were this file the only one.
func (w *walker) ask(name string, known []string, hint func(near string) string) {
	if w.asked.spent() || len(name) > problem.LongestNear || len(known) == 0 {
		return
	}
	w.asked.compared += compared(known)
	name = strings.Clone(name) // lest it keep the file
	w.questions = append(w.questions, question{len(w.problems) - 1, name, known, hint})
}

// fault reports a rule that is broken at a node, nil for none, and says whether one is.
func (w *walker) fault(n *yaml.Node, f *positions.Fault) bool {
	if f == nil {
		return false
	}
	w.report(n, f.Rule, f.Message, f.Hint)
	if len(f.Known) > 0 {
		w.ask(f.Name, f.Known, f.Near)
	}
	return true
}

// answered gives the problems of a file that is read by itself.
func (w *walker) answered() []problem.Problem {
	new(suggestions).answer(w.problems, w.questions)
	return w.problems
}

// names are those that are known in one place: the ids, and these with labels.
type names struct{ ids, all []string }

// namesOf gives the names that are known of a group or an issue, which are
// listed once however many mistakes there are.
func (ref *reference) namesOf(of any, list func() names) names {
	if known, ok := ref.names.Load(of); ok {
		return known.(names)
	}
	known := list()
	ref.names.Store(of, known)
	return known
}
