package quote

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// speeches are invented statements with negations, numbers and clauses of many
// kinds, by language.
var speeches = map[string]string{
	"en": "The envoy of Karsk spoke first. “We will not open the harbour before the winter, and nobody can force us to. The 5\u202f000 men on the heights won’t leave unless the observers stay. Our council opposes the toll; it has never accepted one, whatever you may have read.” He left.\n\n“Giving up the salt works,” he said, “is impossible for a town of fishermen. Without them there is no winter bread.”",
	"de": "Die Gesandte sprach zuerst. „Wir öffnen den Hafen nicht vor dem Winter, und niemand kann uns zwingen. Die 5\u00a0000 Mann auf den Höhen gehen nie, wenn die Beobachter nicht bleiben. Unser Rat lehnt den Zoll ab; er hat noch keinen angenommen.“ Sie ging.\n\n„Die Salzwerke aufzugeben“, sagte sie, „ist für eine Stadt von Fischern unmöglich. Ohne sie gibt es im Winter kein Brot.“",
	"fr": "L’envoyée parla la première. « Nous n’ouvrirons pas le port avant l’hiver, et personne ne peut nous y forcer. Les 5\u202f000 hommes des hauteurs ne partiront jamais si les observateurs s’en vont. Notre conseil refuse le péage ; il n’en a accepté aucun. » Elle partit.\n\n« Céder les salines, dit-elle, est impossible pour une ville de pêcheurs. Sans elles, il n’y a pas de pain. »",
	"ru": "Первой говорила посланница. «Мы не откроем гавань до зимы, и никто нас не заставит. 5\u2009000 человек никогда не уйдут с высот, если наблюдатели не останутся. Наш совет отвергает пошлину; он ещё ни разу её не принимал». Она ушла.\n\n«Отдать солеварни, — сказала она, — для города рыбаков невозможно. Без них нет хлеба».",
	"uk": "Першою говорила посланниця. «Ми не відкриємо гавань до зими, і ніхто нас не змусить. 5\u00a0000 людей ніколи не підуть з висот, якщо спостерігачі не залишаться. Наша рада відкидає мито; вона ще жодного разу його не приймала». Вона пішла.\n\n«Віддати солеварні, — сказала вона, — для міста рибалок неможливо. Без них нема хліба».",
}

// Every stretch of a text from one word boundary to another stands in it, with
// the white space of its numbers written in whatever way.
func TestEveryStretchStands(t *testing.T) {
	rng := rand.New(rand.NewPCG(21, 22))
	for _, language := range []string{"en", "de", "fr", "ru", "uk", "", "xx"} {
		text := speeches[language]
		if text == "" {
			text = speeches["en"] + "\n\n" + speeches["fr"] + "\n\n" + speeches["ru"]
		}
		prepared := Prepare(text, language)
		for range 500 {
			from := rng.IntN(len(prepared.wordTokens))
			n := 1 + rng.IntN(min(30, len(prepared.wordTokens)-from))
			run := prepared.passage(int(prepared.wordTokens[from]), int(prepared.wordTokens[from+n-1])+1)
			r := prepared.Find(Quote{Text: run})
			if r.Verdict != Exact && r.Verdict != Ambiguous {
				t.Fatalf("%s: %q is %v", language, run, r.Verdict)
			}
			check(t, text, Quote{Text: run}, r)
			space := []string{" ", "\u00a0", "\u202f", "\u2009", "\u2007"}[rng.IntN(5)]
			other := strings.NewReplacer(" ", space, "\u00a0", space, "\u202f", space, "\u2009", space).Replace(run)
			if r := prepared.Find(Quote{Text: other}); r.Verdict != Exact && r.Verdict != Normalised && r.Verdict != Ambiguous {
				t.Fatalf("%s: %q is %v", language, other, r.Verdict)
			}
		}
	}
}

// A quote with a negation or a word that reverses put in or left out, wherever
// it is and whichever way, never stands strictly.
func TestNegationPutInOrLeftOut(t *testing.T) {
	rng := rand.New(rand.NewPCG(23, 24))
	for language, text := range speeches {
		prepared := Prepare(text, language)
		turning := languages[language].Turning
		tried := 0
		for range 1000 {
			from := rng.IntN(len(prepared.wordTokens) - 4)
			n := 3 + rng.IntN(min(20, len(prepared.wordTokens)-from-3))
			run := slices.Clone(prepared.wordTokens[from : from+n])
			refuse := func(how, quote string) {
				t.Helper()
				tried++
				if r := prepared.Find(Quote{Text: quote}); r.Strictly() {
					t.Errorf("%s: %s: %q is %v, warnings %v", language, how, quote, r.Verdict, r.Warnings)
				}
			}
			passage := func(start, end int32) string { return prepared.passage(int(start), int(end)+1) }

			// put in, as it is or in brackets
			word := turning[rng.IntN(len(turning))]
			if !strings.ContainsAny(word, " *") {
				at := 1 + rng.IntN(n-1)
				before, behind := passage(run[0], run[at-1]), passage(run[at], run[n-1])
				refuse("put in", before+" "+word+" "+behind)
				refuse("put in with brackets", before+" ["+word+"] "+behind)
				if key(passage(run[at], run[at])) != word { // else it is what the source says
					refuse("put in for a word", before+" ["+word+"] "+passage(run[min(at+1, n-1)], run[n-1]))
				}
			}

			// left out
			for i := range run {
				if prepared.classAt(int(run[i]))&negation == 0 {
					continue
				}
				if i > 0 && i < n-1 {
					before, behind := passage(run[0], run[i-1]), passage(run[i+1], run[n-1])
					refuse("left out", before+" "+behind)
					refuse("elided", before+" … "+behind)
					refuse("elided in brackets", before+" […] "+behind)
					refuse("bracketed away", before+" [indeed] "+behind)
				}
				if i == 0 && !prepared.tokens[run[1]].is(startsSentence) {
					refuse("cut off before", passage(run[1], run[n-1]))
				}
				if i == n-1 && sameClause(prepared, int(run[n-2]), int(run[i])) {
					refuse("cut off behind", passage(run[0], run[n-2]))
				}
			}
		}
		if tried < 500 {
			t.Errorf("%s: only %d quotes tried", language, tried)
		}
	}
}

// sameClause reports whether nothing stands between two words.
func sameClause(t *Text, a, b int) bool {
	return b == a+1 && !t.tokens[b].is(startsSentence) && t.classAt(a)&(coordinator|adversative|subordinator) == 0
}
