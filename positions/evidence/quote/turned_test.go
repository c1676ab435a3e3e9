package quote

import (
	"slices"
	"testing"
)

// Quotes that leave out what turns them round: before them, behind them, in
// their midst, or by a bracket. None stands strictly.
func TestTurnedQuotes(t *testing.T) {
	for _, c := range []struct{ language, source, quote string }{
		// before
		{"en", "“We oppose any transfer of land.”", "any transfer of land"},
		{"en", "“The envoy refused to open the harbour.”", "open the harbour"},
		{"en", "“It has stopped deliveries of grain.”", "deliveries of grain"},
		{"en", "“We have ruled out sending our troops.”", "sending our troops"},
		{"en", "“We have ruled that firmly out: sending our troops.”", "sending our troops"},
		{"en", "“We ruled the deployment of any new foreign troops out,” he said.", "the deployment of any new foreign troops"},
		{"en", "“They called the talks on the future of the harbour off.”", "the talks on the future of the harbour"},
		{"en", "“We turned their plan for the two northern islands down, and left.”", "their plan for the two northern islands"},
		{"de", "„Wir nehmen von der Entsendung weiterer Truppen Abstand.“", "der Entsendung weiterer Truppen"},
		{"de", "„Wir machen mit der Lieferung von Waffen nach Osten Schluss.“", "der Lieferung von Waffen nach Osten"},
		{"de", "„Wir werden uns hüten, Truppen zu entsenden.“", "Truppen zu entsenden"},
		{"en", "“They are anything but ready to talk.”", "ready to talk"},

		{"en", "“We do not want harbour No. 5 in the south.”", "harbour No. 5"},

		// taken back in a word
		{"en", "“We give up the harbour? Never!” he said.", "We give up the harbour"},
		{"en", "“We open the harbour?” he asked. “No.”", "We open the harbour"},
		{"de", "„Wir öffnen den Hafen? Nein!“, sagte er.", "Wir öffnen den Hafen"},
		{"fr", "« Nous ouvrons le port ? Jamais ! »", "Nous ouvrons le port"},
		{"ru", "«Мы откроем порт? Никогда!»", "Мы откроем порт"},
		{"uk", "«Ми відкриємо порт? Ніколи!»", "Ми відкриємо порт"},
		{"en", "“There is little hope of peace.”", "hope of peace"},
		{"en", "“We lack the will to talk.”", "the will to talk"},
		{"en", "“Nothing will prevent the union from forming.” “That would prevent a new war.”", "a new war"},
		{"en", "“They are hardly willing to sign.”", "willing to sign"},
		{"en", "“They turned down an offer of peace.”", "an offer of peace"},
		{"en", "“It is out of the question to sign this.”", "to sign this"},
		{"en", "“It would be wrong to say we agreed.”", "we agreed"},
		{"en", "“They’re opposed to lifting the ban.”", "lifting the ban"},
		{"en", "“We can’t open the harbour.”", "open the harbour"},
		{"en", "“We ain't going to open the harbour.”", "open the harbour"},
		{"en", "“The council has yet to accept the plan.”", "accept the plan"},
		{"en", "“It is too early to open the harbour.”", "open the harbour"},
		{"en", "“He pretends that the plan is accepted.”", "the plan is accepted"},
		{"de", "„Wir lehnen die Abtretung von Gebieten ab.“", "die Abtretung von Gebieten"},
		{"de", "„Wir schließen den Einsatz von Truppen aus.“", "den Einsatz von Truppen"},
		{"de", "„Wir weisen den Plan der Nachbarn zurück.“", "den Plan der Nachbarn"},
		{"de", "„Wir haben keinerlei Absicht zu gehen.“", "Absicht zu gehen"},
		{"de", "„Er weigert sich, den Hafen zu öffnen.“", "den Hafen zu öffnen"},
		{"de", "„Sie sind alles andere als bereit zu reden.“", "bereit zu reden"},
		{"fr", "« Nous nous opposons à l’envoi de troupes. »", "l’envoi de troupes"},
		{"fr", "« Il est hors de question de céder la ville. »", "céder la ville"},
		{"fr", "« Rien ne permet d’ouvrir le port. »", "ouvrir le port"},
		{"fr", "« Aucun d’entre nous n’ouvrira le port. »", "ouvrira le port"},
		{"fr", "« Nous refusons d’ouvrir le port. »", "d’ouvrir le port"},
		{"fr", "« Ils sont tout sauf prêts à parler. »", "prêts à parler"},
		{"ru", "«Мы отвергаем передачу земель.»", "передачу земель"},
		{"ru", "«Вряд ли мы подпишем договор.»", "мы подпишем договор"},
		{"ru", "«Мы категорически против передачи земель.»", "передачи земель"},
		{"ru", "«Они далеки от согласия с нами.»", "согласия с нами"},
		{"ru", "«Республика нe признаёт выборов.»", "признаёт выборов"},
		{"en", "“We will n\u03bft sign the pact.”", "sign the pact"},
		{"ru", "«Мы ника́к не отдадим порт.»", "отдадим порт"},
		{"uk", "«Ми відкидаємо передачу земель.»", "передачу земель"},
		{"uk", "Він спростував, що «ми підпишемо угоду».", "ми підпишемо угоду"},
		{"uk", "«Він виключив передачу цих земель.»", "передачу цих земель"},
		{"uk", "«Він відкине передачу цих земель.»", "передачу цих земель"},
		{"fr", "« Il rejetait l’envoi de troupes. »", "l’envoi de troupes"},
		{"fr", "« Il niera l’envoi de troupes. »", "l’envoi de troupes"},
		{"uk", "«Навряд чи ми підпишемо угоду.»", "ми підпишемо угоду"},
		{"uk", "«Жодна сторона віддасть порт?»", "сторона віддасть порт"},
		{"uk", "«Ми далекі від згоди з ними.»", "згоди з ними"},
		{"", "„Wir lehnen die Abtretung von Gebieten ab.“", "die Abtretung von Gebieten"},
		{"", "« Nous refusons d’ouvrir le port. »", "ouvrir le port"},

		// behind
		{"en", "“Giving up land to Russia is impossible.”", "Giving up land to Russia"},
		{"en", "“Giving up land,” he said, “is impossible.”", "Giving up land"},
		{"en", "“Giving up land”, he said, “is impossible”.", "Giving up land"},
		{"en", "“Giving up land,” he said, is impossible.", "Giving up land"},
		{"en", "“Giving up land, which our sons defended, is impossible.”", "Giving up land"},
		{"en", "“Giving up land (or people) is impossible.”", "Giving up land"},
		{"en", "“Giving up land – he paused – is impossible.”", "Giving up land"},
		{"en", "“Giving up land, that is impossible.”", "Giving up land"},
		{"en", "“The pact – and I say this as a friend – is dead.”", "The pact"},
		{"en", "“Giving up land, but he paused, is impossible.”", "Giving up land"},
		{"en", "“A pact signed in May, read in June and praised in July cannot stand.”", "A pact signed in May"},
		{"en", "“Giving up land – that will never happen.”", "Giving up land"},
		{"en", "“To give up land,” he said, “that is impossible.”", "To give up land"},
		{"en", "“Our land in the east: never.”", "Our land in the east"},
		{"fr", "« Céder la ville : c’est non. »", "Céder la ville"},
		{"uk", "«Віддати землю: ні.»", "Віддати землю"},
		{"en", "“We will rule out the deployment.”", "We will rule"},
		{"en", "“We will refuse to rule out the deployment.”", "We will refuse to rule"},
		{"en", "“A treaty without guarantees would be worthless.”", "A treaty"},
		{"en", "“Foreign troops on our soil are out of the question.”", "Foreign troops on our soil"},
		{"en", "“Foreign troops on our soil have been ruled out.”", "Foreign troops on our soil"},
		{"en", "“The claim that we agreed is false.”", "we agreed"},
		{"en", "“We will open the harbour never.”", "We will open the harbour"},
		{"de", "„Gebiete an Russland abzutreten, das unsere Söhne verteidigt haben, ist unmöglich.“", "Gebiete an Russland abzutreten"},
		{"de", "„Wir werden den Hafen, so sehr wir den Frieden wollen, nicht öffnen.“", "Wir werden den Hafen"},
		{"de", "„Wir geben den Hafen, so weh es tut, auf.“", "Wir geben den Hafen"},
		{"fr", "« Céder la ville, a-t-il dit, est impossible. »", "Céder la ville"},
		{"fr", "« Céder la ville », a-t-il dit, « n’est pas possible ».", "Céder la ville"},
		{"fr", "« Céder la ville est donc exclu. »", "Céder la ville"},
		{"ru", "«Отдать землю, которую мы защищаем, невозможно.»", "Отдать землю"},
		{"ru", "«Отдать землю — это недопустимо».", "Отдать землю"},
		{"ru", "«Отдать землю, — сказал он, — нельзя.»", "Отдать землю"},
		{"ru", "«Отдать землю», — сказал он, невозможно.", "Отдать землю"},
		{"uk", "«Віддати землю, яку ми боронимо, неможливо.»", "Віддати землю"},
		{"uk", "«Віддати землю», — сказав він, — «не можна».", "Віддати землю"},

		// in the midst
		{"en", "“The ministers are strongly against the deployment of troops.”", "The ministers are strongly … the deployment of troops"},
		{"en", "“The ministers have firmly rejected the deployment of troops.”", "The ministers have firmly [...] the deployment of troops"},
		{"en", "“We will sign the accord far from happily, but sign.”", "We will sign the accord (…) happily, but sign"},
		{"de", "„Wir lehnen den Plan der Nachbarn mit Nachdruck ab und reden weiter.“", "Wir lehnen den Plan … und reden weiter mit"},
		{"de", "„Wir sind für den Plan nicht zu haben.“", "Wir sind für den Plan … zu haben"},
		{"fr", "« Nous n’accepterons pas ce plan. »", "Nous […] accepterons pas ce plan"},
		{"fr", "« Nous n’avons jamais dit oui à ce plan. »", "Nous n’avons … dit oui à ce plan"},
		{"fr", "« Nous n’accepterons ce plan en aucun cas, dit-il. »", "Nous … accepterons ce plan"},
		{"ru", "«Мы уже давно не хотим отдавать порт.»", "Мы уже давно … хотим отдавать порт"},
		{"uk", "«Ми вже давно не хочемо віддавати порт.»", "Ми вже давно … хочемо віддавати порт"},

		// brackets
		{"en", "“The ministers oppose the deployment of troops.”", "The ministers [support] the deployment of troops"},
		{"en", "“We oppose any transfer.”", "We [support] any transfer"},
		{"en", "“We discuss any transfer.”", "We [support] any transfer"},
		{"en", "Support Grows For Transfer Of Land. “We discuss any transfer.”", "We [Support] any transfer"},
		{"en", "“They stand with the farmers.” Russia won.", "They stand [against] the farmers"},
		{"en", "“They want a just peace.” Russia won.", "They want a [lasting] peace"},
		{"en", "“Ukraine will leave the east.” So said Russia.", "[Russia] will leave the east"},
		{"en", "“Premier Ash will go.” Premier Voss sat down.", "[Premier Voss] will go"},
		{"en", "“We love Northern Karsk.” They said Southern Karsk.", "We love [Southern Karsk]"},
		{"en", "“The foreign troops will go.” He meant Russian and other troops.", "[Russian] troops will go"},
		{"en", "“Troops will leave the east.” The Russian envoy spoke.", "[Russian] troops will leave the east"},
		{"en", "“They will leave the east.” Russia, he said.", "They [ruled out that they] leave the east"},
		{"en", "“We sign in May.”", "We sign [only] in May"},
		{"en", "“We accept it.” The Council said so.", "We [must] accept it"},
		{"en", "“We sign with twelve towns.” The Council said so.", "We sign with [Council] towns"},
		{"de", "„Wir lehnen den Plan ab.“", "Wir [unterstützen] den Plan"},
		{"de", "„Er nährt beide Städte.“ Der Hafen war vereist.", "[Der Hafen] nährt beide Städte"},
		{"fr", "« Les syndicats refusent le péage. »", "Les syndicats [acceptent] le péage"},
		{"fr", "« Les syndicats discutent le péage. »", "Les syndicats [acceptent] le péage"},
		{"ru", "«Профсоюзы отвергают пошлину.»", "Профсоюзы [поддерживают] пошлину"},
		{"ru", "«Профсоюзы обсуждают пошлину.»", "Профсоюзы [поддерживают] пошлину"},
		{"uk", "«Профспілки відкидають мито.»", "Профспілки [підтримують] мито"},

		// conditions
		{"de", "„Wir unterstützen den Plan erst, wenn sie gehen.“", "Wir unterstützen den Plan"},
		{"de", "„Wir unterstützen den Plan selbst dann, wenn sie gehen, allerdings nur dort.“", "Wir unterstützen den Plan selbst dann, wenn sie gehen"},
		{"en", "“We will sign unless they leave.”", "We will sign"},
		{"en", "“We will sign – provided they leave.”", "We will sign"},
		{"en", "“We will sign,” he said, “if they leave.”", "We will sign"},
		{"en", "“We will sign as long as they stay.”", "We will sign"},
		{"en", "“We will sign should they stay.”", "We will sign"},
		{"de", "„Wir unterschreiben, es sei denn, sie gehen.“", "Wir unterschreiben"},
		{"de", "„Wir unterschreiben nur mit ihnen.“", "Wir unterschreiben"},
		{"de", "„Wir unterschreiben“, sagte er, „wenn sie gehen.“", "Wir unterschreiben"},
		{"de", "„Wir unterschreiben, sofern sie gehen.“", "Wir unterschreiben"},
		{"fr", "« Nous signerons à condition qu’ils partent. »", "Nous signerons"},
		{"fr", "« Nous signerons s’ils partent. »", "Nous signerons"},
		{"fr", "« Nous signerons, pourvu qu’ils partent. »", "Nous signerons"},
		{"fr", "« Nous signerons, à moins qu’ils restent. »", "Nous signerons"},
		{"ru", "«Мы подпишем только с ними.»", "Мы подпишем"},
		{"ru", "«Мы подпишем при условии, что они уйдут.»", "Мы подпишем"},
		{"uk", "«Ми підпишемо лише з ними.»", "Ми підпишемо"},
		{"uk", "«Ми підпишемо за умови, що вони підуть.»", "Ми підпишемо"},
	} {
		if r := Prepare(c.source, c.language).Find(Quote{Text: c.quote}); r.Strictly() {
			t.Errorf("%s: %q of %s is %v, warnings %v", c.language, c.quote, c.source, r.Verdict, r.Warnings)
		}
	}
}

// Quotes that leave nothing out which turns them: the next clause may.
func TestQuotesThatAreNotTurned(t *testing.T) {
	for _, c := range []struct{ language, source, quote string }{
		{"en", "“Is that enough? No. We need a harbour.”", "We need a harbour"},
		{"en", "“We open the harbour. Never again will we close it.”", "We open the harbour"},
		{"en", "“We open the harbour. No, we do more: we dredge it.”", "We open the harbour"},
		{"en", "“We open the harbour,” he said. “No one is against it.”", "We open the harbour"},
		{"en", "“The rules for the harbour must be carried out.”", "for the harbour must be carried out"},
		{"en", "“We turn the old customs house into a school, and wind the port authority down.”", "turn the old customs house into a school"},
		{"en", "“We turned to the engineers who had written it all down.”", "the engineers who had written it all down"},
		{"en", "“We open the harbour,” he said. “No!” shouted a delegate.", "We open the harbour"},
		{"de", "„Wir nehmen das Angebot an und halten Abstand.“", "Wir nehmen das Angebot an"},
		{"de", "„Wir machen einen guten Vorschlag, und dann ist Schluss.“", "Wir machen einen guten Vorschlag"},
		{"en", "“We call on all ports in the region to take the nets off the piers.”", "all ports in the region"},
		{"en", "“We will open the road, but we will not pave it.”", "We will open the road"},
		{"en", "“We will open the road and we will not pave it.”", "We will open the road"},
		{"en", "He threatened “severe” measures should it not open.", "severe"},
		{"en", "“We will open the road, so nobody will starve.”", "We will open the road"},
		{"fr", "« Nous ouvrirons la route, car rien ne presse. »", "Nous ouvrirons la route"},
		{"ru", "«Мы откроем дорогу, поэтому никто не голодает.»", "Мы откроем дорогу"},
		{"en", "“We will open the road; nobody will pave it.”", "We will open the road"},
		{"en", "“We will open the road because nobody objects.”", "We will open the road"},
		{"en", "“Astria keeps its word while others do not.”", "Astria keeps its word"},
		{"en", "“We will open the road,” he said, “but we will not pave it.”", "We will open the road"},
		{"en", "“We will open the road,” he said, refusing to say more.", "We will open the road"},
		{"en", "“We will open the road,” the minister said, and refused to say more.", "We will open the road"},
		{"en", "“We will open the road,” she said. “Nobody objects.”", "We will open the road"},
		{"en", "Nobody came. “We will open the road.”", "We will open the road"},
		{"en", "“The road, which nobody at all in there wanted, opens in May.”", "opens in May"},
		{"en", "“In May a little more grain will come.”", "more grain will come"},
		{"en", "In No 10 they said: “We will open the road.”", "We will open the road"},
		{"de", "„Wir öffnen die Straße. Niemand ist dagegen.“", "Wir öffnen die Straße."},
		{"de", "Niemand kam. „Wir öffnen die Straße“, sagte er.", "Wir öffnen die Straße"},
		{"fr", "« Nous ouvrirons la route, mais nous ne la paverons pas. »", "Nous ouvrirons la route"},
		{"fr", "« Nous ouvrirons la route, et personne ne la pavera. »", "Nous ouvrirons la route"},
		{"fr", "Elle a parlé d’« un nouveau départ », et personne n’a ri.", "un nouveau départ"},
		{"fr", "Elle a dit qu'“un nouveau départ” viendrait.", "un nouveau départ"},
		{"fr", "« C’est un pas vers la paix. »", "vers la paix"},
		{"fr", "« Nous ouvrirons la route », a dit le ministre.", "ouvrirons la route"},
		{"ru", "«Мы откроем дорогу, но мы её не замостим.» Так и было.", "Мы откроем дорогу"},
		{"ru", "«Мы откроем дорогу, и никто её не закроет.»", "Мы откроем дорогу"},
		{"uk", "«Ми відкриємо дорогу, і ніхто її не закриє.»", "Ми відкриємо дорогу"},

		// elisions across sentences, brackets with names
		{"en", "“We open the road in May. There will be songs. The valley follows in June.”", "We open the road in May. … The valley follows in June"},
		{"en", "“We open the road in May. Nobody objects. The valley follows in June.”", "We open the road in May. [...] The valley follows in June."},
		{"fr", "« Nous ouvrons la route en mai. Personne ne viendra. La vallée suivra. »", "Nous ouvrons la route en mai. (…) La vallée suivra."},
		{"en", "President Mirna Hald came. “She keeps her word.”", "[President Hald] keeps her word"},
		{"en", "President Mirna Hald came. “She keeps her word.”", "[The president] keeps her word"},
		{"en", "Prime Minister Aldo Brenn came. “I trust him with it.”", "I trust [the prime minister] with it"},
		{"en", "Karsk sent an envoy. “They will sign in May.”", "[Karsk] will sign in May"},
		{"en", "The United States sent an envoy. “They will sign in May.”", "[The United States] will sign in May"},
		{"en", "Karsk sent an envoy. “We welcome their offer.”", "We welcome [Karsk’s] offer"},
		{"en", "Lund came. “He will sign in May.”", "He [Lund] will sign in May"},
		{"en", "“We welcome Vladimir in May.” Vladimir Olin came.", "We welcome Vladimir [Olin] in May"},
		{"en", "Karsk sent an envoy. “The city will stand.”", "[Karsk] will stand"},
		{"en", "The Council of Lowen met. “It has done its duty.”", "[The council] has done its duty"},
		{"en", "“We trust Voss in this.” Premier Lena Voss left.", "We trust [Premier Voss] in this"},
		{"en", "“We trust Lena Voss in this.” Premier Lena Voss left.", "We trust [Premier Voss] in this"},
		{"en", "“We trust the premier in this.” Premier Lena Voss left.", "We trust [Lena Voss] in this"},
		{"en", "He called it “a good basis for both” and left without a word.", "a good basis for both"},
		{"en", "“The envoy said we will sign.”", "[W]e will sign"},
		{"en", "“We welcome the offer.”", "We welcome [the] offer"},
		// A turn of speech goes on beside the quote, which has the word that turns.
		{"en", "He was “seriously interested in putting an end” to the war.", "seriously interested in putting an end"},
		{"en", "He spoke of putting “an end to the war”.", "an end to the war"},
		{"en", "“We are ready to withdraw” from the east, he said.", "We are ready to withdraw"},
		{"en", "“Our position is clear: no war.”", "Our position is clear"},
		{"en", "“The land that we hold, that is ours.”", "The land that we hold"},
		{"fr", "Le président Halde est venu. « Il tient parole. »", "[Le président Halde] tient parole"},
		{"fr", "Le président Halde est venu. « Nous l’aimons : il tient parole. »", "[le président] tient parole"},
		{"fr", "L’Ukraine a signé. « Elle tient parole. »", "[L’Ukraine] tient parole"},
		{"ru", "Встреча прошла в Москве. «Она сдержит слово.»", "[Москва] сдержит слово"},
		{"uk", "Зустріч пройшла у Києві. «Він дотримає слова.»", "[Київ] дотримає слова"},
		{"uk", "Прийшов президент Гальд. «Він дотримає слова.»", "[Президент Гальд] дотримає слова"},
	} {
		r := Prepare(c.source, c.language).Find(Quote{Text: c.quote})
		if !r.Strictly() {
			t.Errorf("%s: %q of %s is %v, warnings %v %q, reasons %v, brackets %v", c.language, c.quote, c.source, r.Verdict, r.Warnings, r.Clipped, r.Reasons, r.Brackets)
		}
	}
	german := "Marek Olin kam. „Er hält sein Wort.“"
	if r := Prepare(german, "de", "Marek Olin").Find(Quote{Text: "[Marek Olin] hält sein Wort."}); !r.Strictly() {
		t.Errorf("a German name of the codebook: %v %v %v", r.Verdict, r.Warnings, r.Brackets)
	}
	if r := Prepare(german, "de", "Lena Voss").Find(Quote{Text: "[Marek Olin] hält sein Wort."}); r.Strictly() || r.Verdict != Normalised {
		t.Errorf("a German name that is not of the codebook: %v %v %v", r.Verdict, r.Warnings, r.Brackets)
	}
}

// What was left out beside a quote is told with all of its words.
func TestClippedIsToldWhole(t *testing.T) {
	for _, c := range []struct{ language, source, quote, clipped string }{
		{"en", "“We ruled out any transfer of the port,” he said.", "any transfer of the port", "ruled out"},
		{"en", "“Any transfer of the port is off the table,” he said.", "Any transfer of the port", "off the table"},
		{"en", "“We oppose any transfer of the port,” he said.", "any transfer of the port", "oppose"},
		{"fr", "« Il est hors de question de céder le port », dit-elle.", "céder le port", "hors de question"},
	} {
		if r := Prepare(c.source, c.language).Find(Quote{Text: c.quote}); r.Clipped != c.clipped {
			t.Errorf("%q: %q is told, want %q", c.quote, r.Clipped, c.clipped)
		}
	}
}

// However a source writes an apostrophe or emphasis, its negation is seen.
func TestNegationInOddSigns(t *testing.T) {
	for _, not := range []string{"don't", "don’t", "don´t", "don`t", "don′t", "donʼt", "don＇t", "do _not_", "do __not__", "do *not*"} {
		source := "“We " + not + " sign the permits today,” he said."
		if r := Prepare(source, "en").Find(Quote{Text: "sign the permits today"}); !slices.Contains(r.Warnings, ClippedNegation) {
			t.Errorf("%s: %v, %v", not, r.Verdict, r.Warnings)
		}
		for _, quote := range []string{"We " + not + " sign the permits today", "sign the permits today"} {
			if r := Prepare(source, "en").Find(Quote{Text: quote}); !r.Verdict.Passes() {
				t.Errorf("%s: %q is %v", not, quote, r.Verdict)
			}
		}
	}
	if r := Prepare("“We don´t sign the permits today”", "en").Find(Quote{Text: "We don't sign the permits today"}); r.Verdict != Normalised {
		t.Errorf("an accent for an apostrophe: %v", r.Verdict)
	}
}
