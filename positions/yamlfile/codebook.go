package yamlfile

import (
	"io/fs"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/slug"
)

const (
	bookTitle = iota
	bookDescription
	bookParties
	bookIssues
	bookSpeakers
)

var bookKeys = newKeyset("the codebook", []string{"title", "description", "parties", "issues", "speakers"}, -1)

const (
	partyID = iota
	partyName
	partyShort
	partyColor
	partyMemberOf
)

var partyKeys = newKeyset("a party", []string{"id", "name", "short", "color", "member_of"}, -1)

const (
	issueID = iota
	issueName
	issueQuestion
	issueScale
	issueKeywords
)

var issueKeys = newKeyset("an issue", []string{"id", "name", "question", "scale", "keywords"}, -1)

// membership is a `member_of` entry, kept until all parties are known.
type membership struct {
	party *positions.Party
	node  *yaml.Node
	group string // its id
}

func (ref *reference) readCodebook(fsys fs.FS) {
	w := &walker{file: codebookName, keep: new(keeper), mentions: ref.mentions, grain: itemsOf}
	var title, description string
	var parties []*positions.Party
	var issues []*positions.Issue
	var speakers []*positions.Speaker
	documents := 0
	w.documents(fsys, func(root *yaml.Node) {
		if documents++; documents > 1 {
			w.report(root, problem.WrongShape, "the codebook is a single document, and a second one begins here", "take the line with --- away")
			return
		}
		if w.broken { // what is missing may stand in a gap
			ref.partiesBroken, ref.issuesBroken = true, true
		}
		if !w.plain(root) {
			ref.partiesBroken, ref.issuesBroken = true, true
			return
		}
		var f fields
		if !w.fields(root, bookKeys, &f) {
			ref.partiesBroken, ref.issuesBroken = true, true
			return
		}
		if w.need(root, bookKeys, &f, bookTitle) {
			title = w.prose(f.value[bookTitle], "title")
		}
		if n := f.value[bookDescription]; n != nil {
			description = w.prose(n, "description")
		}
		if w.need(root, bookKeys, &f, bookParties) {
			parties = w.parties(f.value[bookParties], ref)
		} else {
			ref.partiesBroken = true
		}
		if w.need(root, bookKeys, &f, bookIssues) {
			issues = w.issues(f.value[bookIssues], ref)
		} else {
			ref.issuesBroken = true
		}
		if n := f.value[bookSpeakers]; n != nil {
			speakers = w.speakers(n, parties, ref)
		}
	})
	if documents == 0 && !w.broken {
		w.reportAt(0, problem.MissingKey, "the codebook is empty", "it needs a title, parties and issues")
		ref.partiesBroken, ref.issuesBroken = true, true
	}
	if w.broken {
		ref.partiesBroken, ref.issuesBroken = true, true
	}
	ref.book = positions.NewCodebook(title, description, parties, issues)
	ref.book.Speakers = speakers
	ref.meant.answer(w.problems, w.questions)
	ref.problems = append(ref.problems, w.problems...)
}

func (w *walker) parties(n *yaml.Node, ref *reference) []*positions.Party {
	items, ok := w.items(n, "parties")
	if !ok || len(items) < len(n.Content) {
		ref.partiesBroken = true
	}
	if ok && len(n.Content) == 0 {
		w.report(n, problem.MissingValue, tick("parties")+" is empty: there must be at least one", "")
		ref.partiesBroken = true
	}
	var parties []*positions.Party
	var memberships []membership
	known := map[string]*positions.Party{}
	made := newMadeIDs("party")
	var f fields
	for _, item := range items {
		if item.Kind == yaml.ScalarNode {
			p := &positions.Party{Place: w.place(item)}
			p.ID, p.Name = w.named(item, made)
			w.mentionMade(NamedParty, item, p.ID)
			if p.ID == "" {
				ref.partiesBroken = true
			} else if !w.duplicateName(item, p.ID, p.Name, known[p.ID] != nil, func() positions.Place { return known[p.ID].Place }) {
				known[p.ID] = p
				parties = append(parties, p)
			}
			continue
		}
		if !w.fields(item, partyKeys, &f) {
			ref.partiesBroken = true
			continue
		}
		p := &positions.Party{Place: w.place(item)}
		haveID := false
		if w.idOfName(&f, partyID, partyName) {
			p.ID, haveID = made.of(f.value[partyName].Value), true
		} else if (!w.short || f.has(partyID)) && w.need(item, partyKeys, &f, partyID) {
			p.ID, haveID = w.id(f.value[partyID], "id")
			w.mention(NamedParty, f.value[partyID], p.ID)
		}
		if w.need(item, partyKeys, &f, partyName) {
			p.Name = w.prose(f.value[partyName], "name")
		}
		if v := f.value[partyShort]; v != nil {
			p.Short = w.prose(v, "short")
		}
		if v := f.value[partyColor]; v != nil {
			p.Color = w.color(v)
		}
		if v := f.value[partyMemberOf]; v != nil {
			groups, _ := w.items(v, "member_of")
			for _, g := range groups {
				if _, ok := w.token(g, "member_of"); ok {
					memberships = append(memberships, membership{p, g, g.Value})
					w.mention(NamedParty, g, g.Value)
				}
			}
		}
		if !haveID {
			ref.partiesBroken = true
			continue
		}
		first := func() positions.Place { return known[p.ID].Place }
		if f.value[partyID] == nil && w.duplicateName(item, p.ID, p.Name, known[p.ID] != nil, first) ||
			f.value[partyID] != nil && w.duplicate(f.value[partyID], known[p.ID] != nil, first) {
			continue
		}
		if p.Name == "" {
			p.Name = p.ID // reported; tables still need something to show
		}
		made.given(p.ID, p.Name)
		known[p.ID] = p
		parties = append(parties, p)
	}
	if w.short {
		for i, m := range memberships {
			if id := made.byName[sameName(m.group)]; known[m.group] == nil && id != "" {
				memberships[i].group = id
			}
		}
	}
	w.join(memberships, parties, known, ref)
	return parties
}

// duplicate reports an id that was given before.
func (w *walker) duplicate(n *yaml.Node, given bool, first func() positions.Place) bool {
	if given {
		w.report(n, problem.DuplicateID, "the id "+tick(n.Value)+" is given twice; the first is at "+first().String(), "ids must differ; rename one or take it away")
	}
	return given
}

// named reads a party or an issue of which nothing but the name is written. Where no
// id can be made of it, records in other files could not name it.
func (w *walker) named(n *yaml.Node, made *madeIDs) (id, name string) {
	name = w.prose(n, "name")
	switch {
	case name == "":
		return "", ""
	case !w.short && slug.Of(name) == "":
		w.report(n, problem.BadID, "no id can be made of the name "+tick(name), "give one: {id: some-id, name: "+shorten(name)+"}")
		return "", ""
	}
	return made.of(name), name
}

// idOfName reports whether the id of a mapping is to be made of its name.
func (w *walker) idOfName(f *fields, id, name int) bool {
	return w.short && !f.has(id) && !f.meant[id] && f.value[name] != nil && f.value[name].Kind == yaml.ScalarNode && !blank(f.value[name].Value)
}

// duplicateName reports a name that makes an id that was given before.
func (w *walker) duplicateName(n *yaml.Node, id, name string, given bool, first func() positions.Place) bool {
	switch {
	case given && w.short:
		w.report(n, problem.DuplicateID, tick(name)+" is one name with what stands at "+first().String()+": capitals, accents, spaces and signs make no difference", "take one away, or tell them apart: {id: "+id+"-2, name: "+shorten(name)+"}")
	case given:
		w.report(n, problem.DuplicateID, tick(name)+" has the id "+tick(id)+", which is given already, at "+first().String(), "take one away, or tell them apart: {id: "+id+"-2, name: "+shorten(name)+"}")
	}
	return given
}

// join puts parties into their groups.
func (w *walker) join(memberships []membership, parties []*positions.Party, known map[string]*positions.Party, ref *reference) {
	called := func(p *positions.Party) string {
		if w.short {
			return p.Name
		}
		return p.ID
	}
	ids := make([]string, len(parties))
	for i, p := range parties {
		ids[i] = called(p)
	}
	cyclic := cycles(memberships, known)
	for _, m := range memberships {
		g := known[m.group]
		switch {
		case g == nil && ref.partiesBroken:
		case g == nil:
			where := "in the codebook"
			if w.short {
				where = "that " + tick("parties") + " declares"
			}
			w.report(m.node, problem.UnknownParty, tick(m.node.Value)+" is no party "+where, oneOf("parties", ids))
			w.ask(m.node.Value, ids, nil)
		case contains(m.party.Groups, g):
			w.fault(m.node, positions.NamedTwice(called(g)))
		case g == m.party:
			w.report(m.node, problem.GroupCycle, tick(called(g))+" cannot be a member of itself", "take it away")
		case cyclic[g] && cyclic[m.party] && g.Within(m.party):
			w.report(m.node, problem.GroupCycle, tick(called(m.party))+" cannot be a member of "+tick(called(g))+", which is itself a member of "+tick(called(m.party))+", directly or through other groups", "take one of the memberships away")
		default:
			m.party.Groups = append(m.party.Groups, g)
		}
	}
}

// cycles finds the parties that may stand on a cycle of memberships: those that
// are left when the ones without groups, or whose groups have all been taken
// away, are taken away one after the other. Only between these a way back has to
// be looked for, which in a thicket of groups costs much.
func cycles(memberships []membership, known map[string]*positions.Party) map[*positions.Party]bool {
	left := make(map[*positions.Party]bool, len(known))
	groups := make(map[*positions.Party]int, len(known)) // not taken away yet
	members := make(map[*positions.Party][]*positions.Party, len(known))
	for _, m := range memberships {
		left[m.party] = true
		if g := known[m.group]; g != nil {
			left[g] = true
			groups[m.party]++
			members[g] = append(members[g], m.party)
		}
	}
	var free []*positions.Party
	for p := range left {
		if groups[p] == 0 {
			free = append(free, p)
		}
	}
	for len(free) > 0 {
		g := free[len(free)-1]
		free = free[:len(free)-1]
		delete(left, g)
		for _, p := range members[g] {
			if groups[p]--; groups[p] == 0 {
				free = append(free, p)
			}
		}
	}
	return left
}

func contains(parties []*positions.Party, p *positions.Party) bool {
	for _, q := range parties {
		if q == p {
			return true
		}
	}
	return false
}

func (w *walker) color(n *yaml.Node) string {
	s, ok := w.token(n, "color")
	if !ok {
		return ""
	}
	if len(s) != 7 || s[0] != '#' || !hexadecimal(s[1:]) {
		w.report(n, problem.BadValue, tick(s)+" is not a colour as the format writes it", "write # and six hexadecimal digits in quotes, such as \"#3c6eb4\"")
		return ""
	}
	return s
}

func hexadecimal(s string) bool {
	for _, c := range []byte(s) {
		if !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F') {
			return false
		}
	}
	return true
}

func (w *walker) issues(n *yaml.Node, ref *reference) []*positions.Issue {
	items, ok := w.items(n, "issues")
	if !ok || len(items) < len(n.Content) {
		ref.issuesBroken = true
	}
	if ok && len(n.Content) == 0 {
		w.report(n, problem.MissingValue, tick("issues")+" is empty: there must be at least one", "")
		ref.issuesBroken = true
	}
	var issues []*positions.Issue
	known := map[string]*positions.Issue{}
	made := newMadeIDs("issue")
	var f fields
	for _, item := range items {
		if item.Kind == yaml.ScalarNode {
			is := &positions.Issue{Place: w.place(item)}
			is.ID, is.Name = w.named(item, made)
			w.mentionMade(NamedIssue, item, is.ID)
			if is.ID == "" {
				ref.issuesBroken = true
			} else if !w.duplicateName(item, is.ID, is.Name, known[is.ID] != nil, func() positions.Place { return known[is.ID].Place }) {
				known[is.ID] = is
				issues = append(issues, is)
				ref.scaleBroken = append(ref.scaleBroken, false)
			}
			continue
		}
		if !w.fields(item, issueKeys, &f) {
			ref.issuesBroken = true
			continue
		}
		is := &positions.Issue{Place: w.place(item)}
		haveID := false
		if w.idOfName(&f, issueID, issueName) {
			is.ID, haveID = made.of(f.value[issueName].Value), true
		} else if (!w.short || f.has(issueID)) && w.need(item, issueKeys, &f, issueID) {
			is.ID, haveID = w.id(f.value[issueID], "id")
			w.mention(NamedIssue, f.value[issueID], is.ID)
		}
		if w.need(item, issueKeys, &f, issueName) {
			is.Name = w.prose(f.value[issueName], "name")
		}
		if v := f.value[issueQuestion]; v != nil {
			is.Question = w.prose(v, "question")
		}
		if v := f.value[issueKeywords]; v != nil {
			is.Keywords = w.proseList(v, "keywords")
		}
		broken := f.has(issueScale)
		if v := f.value[issueScale]; v != nil {
			before := len(w.problems)
			w.scaleOf = is.ID
			is.Scale = w.scale(v)
			broken = len(w.problems) > before
		}
		if !haveID {
			ref.issuesBroken = true
			continue
		}
		first := func() positions.Place { return known[is.ID].Place }
		if f.value[issueID] == nil && w.duplicateName(item, is.ID, is.Name, known[is.ID] != nil, first) ||
			f.value[issueID] != nil && w.duplicate(f.value[issueID], known[is.ID] != nil, first) {
			continue
		}
		if is.Name == "" {
			is.Name = is.ID
		}
		made.given(is.ID, is.Name)
		known[is.ID] = is
		issues = append(issues, is)
		ref.scaleBroken = append(ref.scaleBroken, broken)
	}
	return issues
}
