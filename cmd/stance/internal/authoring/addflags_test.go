package authoring

import (
	"strings"
	"testing"

	"stance/cmd/stance/internal/dataset/datasettest"
)

func TestTermSpelt(t *testing.T) {
	for spelt, want := range map[string][3]string{
		"Talks":                   {"", "", "Talks"},
		" offer: Peace ":          {"", "offer", "Peace"},
		"no-land:red-line: No":    {"no-land", "red-line", "No"},
		"no-land::  No":           {"no-land", "", "No"},
		"Russia: leaves":          {"", "", "Russia: leaves"},
		"At 14:30 sharp":          {"", "", "At 14:30 sharp"},
		"Leave (demand: none)":    {"", "", "Leave (demand: none)"},
		"threat: demand: do this": {"", "threat", "demand: do this"},
	} {
		id, kind, text, err := termSpelt(spelt)
		if got := [3]string{id, kind, text}; err != nil || got != want {
			t.Errorf("%q: %q, %v", spelt, got, err)
		}
		if again := want[0] + ":" + want[1] + ": " + want[2]; want[0] != "" {
			if id, kind, text, err := termSpelt(again); err != nil || [3]string{id, kind, text} != want {
				t.Errorf("%q: %q %q %q", again, id, kind, text)
			}
		}
	}
	for _, bad := range []string{"", "  ", "offer:", "a:demnd: x", "a:: "} {
		if _, _, _, err := termSpelt(bad); err == nil {
			t.Errorf("%q is no error", bad)
		}
	}
}

// TestFlagsFillTheirKeys holds what each flag of `add` writes into the record.
func TestFlagsFillTheirKeys(t *testing.T) {
	dir := datasettest.Copy(t)
	const paper = " --source sky-2025-08-18"
	for _, c := range []struct{ flags, want string }{
		{"--position held-land", "      position: held-land\n"},
		{"--position \"What Russian troops hold\"", "      position: held-land\n"},
		{"--position same", "      position: same\n"},
		{"--position none", "      position: none\n"},
		{"--plausible no-land,held-land", "      plausible: [no-land, held-land]\n"},
		{"--plausible \" no-land , held-land \"", "      plausible: [no-land, held-land]\n"},
		{"--term Talks", "      terms:\n        - Talks\n"},
		{"--term \"Talks take place: with Europe\"", "        - \"Talks take place: with Europe\"\n"},
		{"--term \"first:demand: A ceasefire\" --term \"offer: Peace\" --term \"hold:: Land\"", "        - {id: first, kind: demand, text: A ceasefire}\n        - {kind: offer, text: Peace}\n        - {id: hold, text: Land}\n"},
		{"--ended no-giving-or-trading=withdrawn", "      ended:\n        - {id: no-giving-or-trading, how: withdrawn}\n"},
		{"--ended \" no-giving-or-trading = met \"", "        - {id: no-giving-or-trading, how: met}\n"},
		{"--ended no-giving-or-trading=replaced:less --term \"less:demand: Less\"", "        - {id: no-giving-or-trading, how: replaced, by: less}\n"},
		{"--term \"hold:: Land\" --if \"it lasts\" --if \"one; two\" --unless \"it ends\" --against russia/ceasefire/no-precondition --term \"offer: Peace\" --if \"all agree\"",
			"        - id: hold\n          text: Land\n          if: [it lasts, one; two]\n          unless: [it ends]\n          against: [russia/ceasefire/no-precondition]\n        - {kind: offer, text: Peace, if: [all agree]}\n"},
		{"--ended no-giving-or-trading=lapsed", "        - {id: no-giving-or-trading, how: lapsed}\n"},
		{"--accepts no-land,held-land", "      accepts: [no-land, held-land]\n"},
		{"--accepts no-land,held-land --accepts-basis assessed --accepts-confidence low", "      accepts: {range: [no-land, held-land], basis: assessed, confidence: low}\n"},
		{"--when 2025-08-18/2025-08-19", "      when: 2025-08-18/2025-08-19\n"},
		{"--party europe --signed-by france,germany", "      signed_by: [france, germany]\n"},
		{"--basis recounted", "      basis: recounted\n"},
		{"--confidence high", "      confidence: high\n"},
		{"--tone harder", "      tone: harder\n"},
		{"--novel", "      novel: true\n"},
		{"--novel=true", "      novel: true\n"},
		{"--salience 80", "      salience: 80\n"},
		{"--known 2025-08-20", "      known: 2025-08-20\n"},
		{"--coder a3", "      coder: a3\n"},
		{"--note \"A note\"", "      note: A note\n"},
		{"--label next-day --title \"The day after\"", "date: 2025-08-19\nlabel: next-day\ntitle: The day after\n"},
		{"--party europe --inherited-by france,germany", "      inherited_by: [france, germany]\n"},

		// What says something of a piece of evidence belongs to that which began before it.
		{"--quote q --speaker X --role R --locator L --prefix P --suffix S --use context --credibility 2" + paper, "        - quote: q\n          speaker: X\n          role: R\n          source: sky-2025-08-18\n          locator: L\n          prefix: \"P\"\n          suffix: \"S\"\n          use: context\n          credibility: 2\n"},
		{"--quote q --speaker X --venue \"post on X\" --origin CNN --evidence-position held-land --evidence-plausible no-land,held-land" + paper, "        - quote: q\n          speaker: X\n          source: sky-2025-08-18\n          venue: post on X\n          origin: CNN\n          position: held-land\n          plausible: [no-land, held-land]\n"},
		{"--paraphrase p" + paper + " --venue V --paraphrase r --evidence-position no-land" + paper, "        - paraphrase: p\n          source: sky-2025-08-18\n          venue: V\n        - paraphrase: r\n          source: sky-2025-08-18\n          position: no-land\n"},
		{"--paraphrase p" + paper, "        - paraphrase: p\n          source: sky-2025-08-18\n"},
		{"--speaker X --quote q" + paper, "        - quote: q\n          speaker: X\n          source: sky-2025-08-18\n"},
		{"--quote q --paraphrase p --speaker X" + paper, "        - quote: q\n          paraphrase: p\n          speaker: X\n          source: sky-2025-08-18\n"},
		{"--quote q --speaker X" + paper + " --paraphrase p" + paper, "        - quote: q\n          speaker: X\n          source: sky-2025-08-18\n        - paraphrase: p\n          source: sky-2025-08-18\n"},
		{"--quote q" + paper + " --quote r --paraphrase p" + paper, "        - quote: q\n          source: sky-2025-08-18\n        - quote: r\n          paraphrase: p\n          source: sky-2025-08-18\n"},
		{"--paraphrase p" + paper + " --paraphrase r" + paper, "        - paraphrase: p\n          source: sky-2025-08-18\n        - paraphrase: r\n          source: sky-2025-08-18\n"},
	} {
		s, out, _ := datasettest.Streams(dir)
		if err := ran(s, append(cut("add -n -d 2025-08-19 -p ukraine -i territory -s S"), cut(c.flags)...)...); err != nil {
			t.Errorf("%s: %s", c.flags, told(err))
		}
		holds(t, strings.ReplaceAll(out.String(), "\n+", "\n"), c.want)
	}
}
