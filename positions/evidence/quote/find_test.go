package quote

import (
	"slices"
	"strings"
	"testing"
)

// harbour is an invented article with the marks, slips and habits of real
// ones: words run together, a closing mark too many, a quotation over two
// paragraphs, captions in between, apostrophes of several kinds.
const harbour = `No accord was reached on the harbour of Brenna – but Anna Holm said there are “several matters” on which both sides are close.
Ms Holm called the day “very useful” and said there were “matters that we settled… perhaps three or four of them”.
Watch the clip
1:45
A few remain, she added. “Some of them are small. One is the hardest of all, yet we may well get there…
“We did not sign today, and we will not sign without the pilots. The port stays open as long as the talks go on.”
Mr Varga described the proposal as “calm and serious” and said Tarnowas “keenly interested in ending the blockade” of the harbour. He warned the council not to “wreck the fragile truce”.
After the session, Minister Lund said he would travel to Oslo on Monday after a “frank and open” exchange” with Ms Holm.
In a joint statement, the so-called ‘friends of the strait’ said they were “ready to pay 25 million crowns” and that the pilots’ union was “free to join”.
Mr Lund told reporters it was “unthinkable” and indeed “impossible” for Brenna to “lease or sell the northern pier”.
“The council can reopen the harbour tomorrow, if it wants to, or it can go on waiting,” Mr Varga wrote on Sunday. “Recall who closed it,” he added, before turning to the tariffs of 2019.
The allies must now decide whether the harbour is worth another winter of empty quays and idle cranes.
Mr Lund answered: “Tarno cannot have a say over our pilots’ contracts. We do not accept the tariff. We accept the inspection of 12 ships a day, and we should meet again in May.”
The council is free to join the talks, an aide said.
`

func find(text, quote string) Result { return Prepare(text, "en").Find(Quote{Text: quote}) }

func TestVerdicts(t *testing.T) {
	for _, c := range []struct {
		name, quote string
		want        Verdict
		warnings    []Warning
		reasons     []Reason
	}{
		{"as it stands", "keenly interested in ending the blockade", Exact, nil, nil},
		{"one word", "fragile", Exact, []Warning{ClippedNegation}, nil},
		{"behind the words run together", "calm and serious", Exact, nil, nil},
		{"straight apostrophe", "Tarno cannot have a say over our pilots' contracts.", Normalised, nil, nil},
		{"marks around the whole", `"very useful"`, Normalised, nil, nil},
		{"the source's own marks around the whole", "“very useful”", Exact, nil, nil},
		{"an opening mark alone", "“very useful", Exact, nil, nil},
		{"first letter", "Very useful", Normalised, nil, nil},
		{"case inside counts", "one is the hardest of All, yet we may well get there", Altered, nil, nil},
		{"line breaks", "keenly interested\n  in ending\tthe blockade\n", Normalised, nil, nil},
		{"soft hyphen and zero-width space", "keenly inter\u00adested in\u200b ending the blockade", Normalised, nil, nil},
		{"three dots", "matters that we settled... perhaps three or four of them", Normalised, nil, nil},
		{"spaced dots", "matters that we settled . . . perhaps three or four of them", Normalised, nil, nil},
		{"over two paragraphs, the mark repeated", "yet we may well get there… We did not sign today", Normalised, nil, nil},
		{"the same with the mark kept", "yet we may well get there…\n“We did not sign today", Exact, nil, nil},
		{"the same with another mark", "yet we may well get there… \"We did not sign today", Normalised, nil, nil},
		{"second paragraph", "We did not sign today, and we will not sign without the pilots.", Exact, nil, nil},

		{"not at the end of a word", "and seriously, keenly interested in ending the block", Absent, nil, nil},
		{"not at the start of a word", "ensely interested", Absent, nil, nil},
		{"not within a compound number", "5 million crowns", Absent, nil, []Reason{OtherNumber}},

		{"elided", "Some of them are small. … yet we may well get there", Elided, []Warning{ElidedWithin}, nil},
		{"elided in brackets", "The council can reopen the harbour [...] or it can go on waiting", Elided, []Warning{ElidedWithin}, nil},
		{"elided with three dots", "The council can reopen the harbour ... or it can go on waiting", Elided, []Warning{ElidedWithin}, nil},
		{"elided at the end", "The council can reopen the harbour […]", Elided, nil, nil},
		{"elided at the start", "… or it can go on waiting", Elided, nil, nil},
		{"the source's ellipsis and another", "matters that we settled… perhaps three … of them", Altered, nil, []Reason{ShortPart}},
		{"the source's ellipsis is no elision", "there were “matters that we settled… perhaps three or four", Exact, []Warning{OutsideQuotation}, nil},
		{"part of two words", "The council … or it can go on waiting", Altered, nil, []Reason{ShortPart}},
		{"wrong order", "or it can go on waiting … can reopen the harbour", Absent, nil, nil},
		{"stitched from two quotations", "can reopen the harbour tomorrow … Recall who closed it", Elided, []Warning{OutsideQuotation, ClippedCondition, ElidedWithin}, nil},
		{"stitched from afar", "several matters that we settled … We accept the inspection of 12 ships a day", Altered, nil, nil},
		{"elision that leaves out a negation", "we will … without the pilots", Altered, nil, []Reason{ShortPart}},
		{"elision that leaves out a negation, parts long enough", "We did not sign today, and we will … sign without the pilots", Altered, nil, []Reason{ElidedNegation}},

		{"bracket", "The council can reopen [the port] tomorrow", Normalised, []Warning{ClippedCondition, Bracketed}, nil},
		{"bracket for a capital", "[c]alm and serious", Normalised, []Warning{Bracketed}, nil},
		{"bracket that adds", "keenly interested in [finally] ending the blockade", Normalised, []Warning{Bracketed}, nil},
		{"bracket for more than four words", "The council can [see to it], if it wants to", Normalised, []Warning{Bracketed}, nil},
		{"bracket for five words", "The council can [see], or it can go on waiting", Absent, nil, nil},
		{"bracket that adds a negation", "The port [never] stays open", Altered, nil, []Reason{BracketAdds}},
		{"bracket that adds a number", "inspection of 12 [30] ships a day", Altered, nil, []Reason{BracketAdds}},
		{"bracket for a negation", "Tarno [may] have a say over our", Altered, nil, []Reason{BracketAdds, BracketReplaces}},
		{"bracket for a number", "the inspection of [some] ships a day", Altered, nil, []Reason{BracketReplaces}},
		{"bracket for a modal", "Tarno’s council [has to] reopen the harbour tomorrow", Absent, nil, nil},
		{"bracket for a modal in the middle", "The council [has to] reopen the harbour tomorrow", Altered, nil, []Reason{BracketReplaces}},
		{"bracket at the start for a negation", "[Tarno does] have a say over our pilots’ contracts", Altered, nil, []Reason{BracketReplaces}},

		{"wrong digit", "ready to pay 26 million crowns", Absent, nil, []Reason{OtherNumber}},
		{"wrong digit in a long quote", "We accept the inspection of 13 ships a day, and we should meet again in May", Altered, nil, []Reason{OtherNumber}},
		{"dropped not", "We did sign today, and we will not sign without the pilots", Altered, nil, []Reason{OtherNegation}},
		{"changed modal", "We accept the inspection of 12 ships a day, and we must meet again in May", Altered, nil, []Reason{OtherModal}},
		{"changed word", "The council can reopen the port tomorrow, if it wants to", Altered, nil, nil},
		{"changed punctuation", "The council can reopen the harbour tomorrow if it wants to", Altered, nil, []Reason{OtherMarks}},
		{"nothing like it", "Purple giraffes sing loudly under seven moons", Absent, nil, nil},
		{"out of the quotation into the text", "keenly interested in ending the blockade of the harbour", Altered, nil, []Reason{OtherMarks}},
		{"only punctuation", "…!", Absent, nil, nil},
		{"empty", "", Absent, nil, nil},

		{"the journalist's words", "whether the harbour is worth another winter", Exact, []Warning{OutsideQuotation}, nil},
		{"said, not quoted", "he would travel to Oslo on Monday", Exact, []Warning{OutsideQuotation}, nil},
		{"single marks", "friends of the strait", Exact, nil, nil},
		{"before a mark too many", "frank and open", Exact, nil, nil},
		{"a caption", "Watch the clip", Exact, []Warning{OutsideQuotation}, nil},
		{"impossible for", "lease or sell the northern pier", Exact, []Warning{ClippedNegation}, nil},
		{"not to", "wreck the fragile truce", Exact, []Warning{ClippedNegation}, nil},
		{"as long as", "The port stays open", Exact, []Warning{ClippedCondition}, nil},
		{"if", "can reopen the harbour tomorrow", Exact, []Warning{ClippedCondition}, nil},
		{"the sentence before does not count", "We accept the inspection of 12 ships a day", Exact, nil, nil},
	} {
		r := find(harbour, c.quote)
		if r.Verdict != c.want {
			t.Errorf("%s: %q is %v (%.2f, nearest %q), want %v", c.name, c.quote, r.Verdict, r.Similarity, r.Found, c.want)
			continue
		}
		if !slices.Equal(r.Warnings, c.warnings) {
			t.Errorf("%s: %q has warnings %v, want %v", c.name, c.quote, r.Warnings, c.warnings)
		}
		if c.reasons != nil && !slices.Equal(r.Reasons, c.reasons) {
			t.Errorf("%s: %q has reasons %v, want %v", c.name, c.quote, r.Reasons, c.reasons)
		}
	}
}

func TestFolding(t *testing.T) {
	for _, c := range []struct{ source, quote string }{
		{"He named Zele\u0301nka a “friend of peace”.", "Zelénka a"},
		{"a pact—not a promise—is due", "a pact – not a promise – is due"},
		{"a pact – not a promise", "a pact -- not a promise"},
		{"a pact - not a promise", "a pact — not a promise"},
		{"the non\u2011aligned states", "the non-aligned states"},
		{"the states\u00a0of\u2009the north", "the states of the north"},
		{"«мы готовы»", "мы готовы"},
		{"said “he called it ‘a joke’ twice” today", `he called it "a joke" twice`},
		{"for $1,500 and 25%", "for $1,500 and 25%"},
	} {
		if r := find(c.source, c.quote); r.Verdict != Normalised && r.Verdict != Exact {
			t.Errorf("%q in %q: %v", c.quote, c.source, r.Verdict)
		}
	}
	for _, c := range []struct{ source, quote string }{
		{"the long-term accord", "term accord"},
		{"a loss of -5 points", "5 points"},
		{"they cannot leave", "they can"},
		{"we don’t agree", "we do"},
		{"pay 1 500 crowns", "500 crowns"},
		{"a cease-fire now", "a ceasefire now"},
		{"we agree, now", "we agree now"},
	} {
		if r := find(c.source, c.quote); r.Verdict.Passes() {
			t.Errorf("%q in %q: %v", c.quote, c.source, r.Verdict)
		}
	}
}

func TestContextDecides(t *testing.T) {
	text := "First the mayor said “we are ready” in Oslo.\nThen the minister said “we are ready” in Bergen.\nLater no one was heard to say we are ready at all."
	prepared := Prepare(text, "en")
	place := func(n int) int {
		at := -1
		for range n {
			at += 1 + strings.Index(text[at+1:], "we are ready")
		}
		return len([]rune(text[:at]))
	}
	for _, c := range []struct {
		name           string
		prefix, suffix string
		places         []int
	}{
		{"none", "", "", []int{1, 2, 3}},
		{"prefix", "minister said “", "", []int{2}},
		{"prefix cut within a word", "ayor said \"", "", []int{1}},
		{"prefix without the mark", "mayor said", "", []int{1}},
		{"suffix", "", "” in Bergen", []int{2}},
		{"suffix of a mark alone", "", "”", []int{1, 2}},
		{"prefix that fits several", "said “", "", []int{1, 2}},
		{"both", "said “", "” in Oslo", []int{1}},
		{"they disagree", "the mayor said “", "” in Bergen", []int{1, 2}},
		{"found nowhere", "the queen said", "", []int{1, 2, 3}},
	} {
		r := prepared.Find(Quote{"we are ready", c.prefix, c.suffix})
		var want []Place
		for _, n := range c.places {
			want = append(want, Place{place(n), place(n) + 12})
		}
		verdict := Exact
		if len(want) > 1 {
			verdict = Ambiguous
		}
		if r.Verdict != verdict || !slices.Equal(r.Places, want) {
			t.Errorf("%s: %v at %v, want %v at %v", c.name, r.Verdict, r.Places, verdict, want)
		}
	}
	// A wrong context never makes a quote better, nor worse where there is but one place.
	with := prepared.Find(Quote{"we are steady in Oslo", "said", "nowhere"})
	without := prepared.Find(Quote{Text: "we are steady in Oslo"})
	if with.Verdict != without.Verdict || with.Similarity != without.Similarity {
		t.Errorf("context changed %v %v to %v %v", without.Verdict, without.Similarity, with.Verdict, with.Similarity)
	}
}

func TestExactGoesBeforeFolded(t *testing.T) {
	text := "They said “We agree fully”. Others said “we agree fully”."
	if r := find(text, "we agree fully"); r.Verdict != Exact || r.Places[0].Start < 30 {
		t.Errorf("got %v at %v, want the second place, exact", r.Verdict, r.Places)
	}
	// But a prefix may point at the other.
	r := Prepare(text, "en").Find(Quote{Text: "we agree fully", Prefix: "They said “"})
	if r.Verdict != Normalised || r.Places[0].Start > 30 {
		t.Errorf("got %v at %v, want the first place, normalised", r.Verdict, r.Places)
	}
}

func TestFoundAndPlaces(t *testing.T) {
	for _, c := range []struct{ quote, found string }{
		{"Very useful", "very useful"},
		{"“very useful”", "“very useful”"},
		{"keenly interested in stopping the blockade", "keenly interested in ending the blockade"},
		{"We did sign today, and we will not sign without the pilots.", "We did not sign today, and we will not sign without the pilots."},
		{"The council can reopen the harbour [...] or it can go on waiting", "The council can reopen the harbour tomorrow, if it wants to, or it can go on waiting"},
	} {
		r := find(harbour, c.quote)
		if r.Found != c.found || len(r.Places) != 1 {
			t.Errorf("%q: found %q at %v, want %q", c.quote, r.Found, r.Places, c.found)
			continue
		}
		runes := []rune(harbour)
		if got := string(runes[r.Places[0].Start:r.Places[0].End]); got != r.Found {
			t.Errorf("%q: the place is of %q, what was found %q", c.quote, got, r.Found)
		}
	}
	r := find(harbour, "The council can reopen [the port] tomorrow, i[n case] it wants to")
	if want := []Bracket{{"[the port]", "the harbour", false}, {"i[n case]", "if", false}}; !slices.Equal(r.Brackets, want) {
		t.Errorf("brackets %v, want %v", r.Brackets, want)
	}
	if r := find(harbour, `"very yuseful"`); r.Quoted != "very yuseful" {
		t.Errorf("quoted %q", r.Quoted)
	}
}

func TestSimilarity(t *testing.T) {
	source := "one two three four five six seven eight nine ten alpha beta gamma delta epsilon zeta eta theta iota kappa end"
	words := strings.Fields(source)[:20]
	for wrong := 0; wrong <= 4; wrong++ {
		changed := slices.Clone(words)
		for i := range wrong {
			changed[19-3*i] = "other"
		}
		r := find(source, strings.Join(changed, " "))
		want := 1 - float64(wrong)/20
		if diff := r.Similarity - want; diff > 1e-9 || diff < -1e-9 {
			t.Errorf("%d of 20 words changed: similarity %v, want %v", wrong, r.Similarity, want)
		}
		if verdict := map[bool]Verdict{true: Altered, false: Absent}[wrong <= 3]; wrong > 0 && r.Verdict != verdict {
			t.Errorf("%d of 20 words changed: %v, want %v", wrong, r.Verdict, verdict)
		}
	}
}

func TestElisionDistance(t *testing.T) {
	for _, c := range []struct {
		between int
		want    Verdict
	}{{1400, Elided}, {1600, Absent}} {
		filler := strings.Repeat("wörter ", c.between/7)
		text := "“We begin with this " + filler + "and end with that.”"
		if r := find(text, "We begin with this … and end with that"); r.Verdict != c.want {
			t.Errorf("%d characters between: %v, want %v", c.between, r.Verdict, c.want)
		}
	}
	// The nearest first part counts.
	text := "“We say it now. We say it now and we mean it all.” Then: “We say it now and you know it all.”"
	r := find(text, "We say it … mean it all")
	if r.Verdict != Elided || r.Found != "We say it now and we mean it all" {
		t.Errorf("%v %q", r.Verdict, r.Found)
	}
}

func TestElidedNegation(t *testing.T) {
	for _, c := range []struct {
		source, quote string
		want          Verdict
	}{
		{"“We will under no conditions at all sign the new accord.”", "We will under … sign the new accord", Altered},
		{"“We will join them. They do not matter. We will sign the new accord.”", "We will join them. … We will sign the new accord", Elided},
		{"“We will join them, but not now. We will sign the new accord.”", "We will join them … We will sign the new accord", Altered},
		{"“We will join them. It is not true that they sign the new accord.”", "We will join them. … they sign the new accord", Altered},
		{"“We will go to No 10 today and sign the new accord.”", "We will go to … and sign the new accord", Elided},
		{"“We won't, as things are, join or sign the new accord.”", "we … join or sign the new accord", Altered},
	} {
		if r := find(c.source, c.quote); r.Verdict != c.want {
			t.Errorf("%q in %q: %v %v, want %v", c.quote, c.source, r.Verdict, r.Reasons, c.want)
		}
	}
}

func TestLanguages(t *testing.T) {
	for _, c := range []struct {
		language, source, quote string
		warnings                []Warning
	}{
		{"ru", "Он заявил: «Мы не будем отдавать эту землю».", "будем отдавать эту землю", []Warning{ClippedNegation}},
		{"uk-UA", "Він сказав: «Це неможливо для нас віддати землю».", "віддати землю", []Warning{ClippedNegation}},
		{"ru", "«Мы подпишем договор, если нам дадут гарантии», – сказал он.", "Мы подпишем договор", []Warning{ClippedCondition}},
		{"uk", "«Ми підпишемо угоду за умови, що нам дадуть гарантії».", "Ми підпишемо угоду", []Warning{ClippedCondition}},
		{"", "«Мы не будем отдавать эту землю».", "будем отдавать эту землю", []Warning{ClippedNegation}},
		{"de", "Er sagte, no way soll “wir unterschreiben” gelten.", "wir unterschreiben", nil},
		{"de-AT", "Er sagte, niemals soll “wir unterschreiben” gelten.", "wir unterschreiben", []Warning{ClippedNegation}},
		{"fr", "Il dit : « Ce n’est pas la paix. »", "la paix", []Warning{ClippedNegation}},
		{"und", "«Мы не будем отдавать эту землю».", "будем отдавать эту землю", []Warning{ClippedNegation}},
		{"pl", "„Nie oddamy tej ziemi, jeśli…”", "oddamy tej ziemi", []Warning{NoWordList}},
		{"zh-Hans", "他说：“我们不走。”", "不走", []Warning{NoWordList}},
		{"en", "«Мы не будем отдавать эту землю».", "будем отдавать эту землю", []Warning{ClippedNegation}}, // evidently not English
		{"en", "She said the “talks will go on” in 2026.", "talks will go on", nil},
	} {
		r := Prepare(c.source, c.language).Find(Quote{Text: c.quote})
		if r.Verdict != Exact || !slices.Equal(r.Warnings, c.warnings) {
			t.Errorf("%s: %q: %v %v, want exact %v", c.language, c.quote, r.Verdict, r.Warnings, c.warnings)
		}
	}
}

func TestClasses(t *testing.T) {
	lex := lexiconOf("", "")
	for word, want := range map[string]class{
		"not": negation | conditional, "Not": negation | conditional, "cannot": negation | modal, "don't": negation, "won't": negation | modal,
		"couldn't": negation | modal, "they'll": modal, "must": modal, "25": numeral, "5th": numeral, "million": numeral,
		"twenty-five": numeral, "non-negotiable": negation, "невозможно": negation, "мусимо": modal, "note": 0, "peace": 0,
		"only": conditional, "against": negation, "opposed": negation, "stopover": 0, "stopped": negation, "ceasefire": 0,
		"fünfundzwanzig": numeral, "zwölften": numeral, "zweifel": negation, "achtung": 0, "eine": 0, "keinerlei": negation,
		"peut-on": modal, "n'": negation, "ника\u0301к": negation, "нe": negation, "нё": negation, "note-taking": 0,
	} {
		if got := lex.classify(word) & (critical | conditional); got != want {
			t.Errorf("%s: %b, want %b", word, got, want)
		}
	}
}

// A quote of brackets about one word that the source repeats without end has no
// place of its own, and is not looked for at all of them.
func TestTooManyPlaces(t *testing.T) {
	prepared := Prepare(strings.Repeat("a ", 30_000), "en")
	p := prepared.parse(strings.Repeat("[b] a ", 60))
	prepared.split(p)
	if found, _ := prepared.chains(p, 0); found != nil || p.tried > maxTried+1 {
		t.Errorf("%d places found, %d tried", len(found), p.tried)
	}
}
