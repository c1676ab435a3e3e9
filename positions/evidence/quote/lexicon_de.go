package quote

import "strings"

// german leaves “ein” out of the numbers: it is an article far more often.
var german = wordLists{
	Turning: []string{
		"nicht", "nichts", "kein*", "nie", "niemals", "niemand*", "nirgend*", "weder", "nein", "nimmer*", "mitnichten", "ohne", "kaum", "selten", "schwerlich", "wenig", "wenige", "wenigen", "weniger",
		"gegen", "wider", "dagegen", "wogegen", "hiergegen", "entgegen", "gegner*", "widerstand*", "widersetz*", "widersprech*", "widerspr*", "anti", "contra", "kontra",
		"unmöglich*", "undenkbar*", "unvorstellbar*", "unannehmbar*", "inakzeptab*", "unakzeptab*", "unzumutbar*", "unzulässig*", "unhaltbar*", "unrealistisch*", "unwahrscheinlich*", "unfähig*", "außerstande", "ausserstande", "unwillig*", "untragbar*", "indiskutab*", "unverantwortlich*",
		"ausgeschlossen*", "ausschließe", "ausschließen", "ausschließt", "ausschliesse", "ausschliessen", "ausschliesst", "ausschloss*", "ausschloß*", "auszuschließen*", "auszuschliessen*", "ausschluss*",
		"ablehn*", "abgelehn*", "abzulehnen*", "lehne", "lehnen", "lehnt", "lehnte", "lehnten", "lehnst",
		"verweiger*", "weiger*", "geweigert*", "verwehr*", "versag*", "vernein*", "leugn*", "geleugnet*", "bestreit*", "bestritt*", "dementier*", "abstreit*", "abgestritten*", "abzustreiten",
		"zurückweis*", "zurückgewies*", "zurückzuweis*", "zurückwies*", "abweis*", "abgewies*", "abzuweis*", "verwerf*", "verwarf*", "verworfen*", "verwirf*", "ausschlag*", "ausgeschlagen*",
		"verhinder*", "hinder*", "behinder*", "unterbind*", "unterband*", "unterbunden*", "unterlass*", "unterlässt", "untersag*", "verbiet*", "verbot*", "verbat*", "blockier*", "boykott*", "veto*",
		"stopp*", "gestoppt*", "halt", "aufhör*", "aufgehört*", "aufzuhören", "abhalt*", "abgehalten", "abzuhalten", "abgebrochen*", "abbrech*", "abbruch*", "abzubrechen", "eingestellt*", "ausgesetzt*",
		"aufgeb*", "aufgegeben*", "aufzugeben", "aufgab*", "verzicht*", "vermeid*", "vermied*", "meiden", "absag*", "abgesagt*", "abzusagen", "absage*", "ablass*", "abzulassen", "abraten", "abgeraten", "abzuraten",
		"scheiter*", "gescheiter*", "mangel*", "mangels", "fehlt", "fehlen", "fehlte", "fehlten", "fehlend*", "zweifel*", "bezweifel*", "angezweifelt*", "anzuzweifeln", "verurteil*",
		"schluss mit", "ende mit", "infrage stell*", "in frage stell*", "anstatt", "statt", "anstelle", "weit davon entfernt", "weit entfernt", "fern von", "fernab", "alles andere als", "vom tisch", "als ob", "als wenn", "angeblich*", "verfrüht*", "zu früh",
		"falsch*", "lüge*", "gelogen", "lügen", "erlogen*", "unwahr*", "unsinn*", "unfug", "quatsch", "absurd*", "irrtum*", "irrig*", "irrsinn*", "wahnsinn*", "märchen", "mythos", "illusion*", "fehler", "lächerlich*", "sinnlos*", "zwecklos*", "nutzlos*", "aussichtslos*", "hirngespinst*",
		"missbillig*", "mißbillig*", "scheue", "scheuen", "scheut", "abstand von", "distanzier*", "widerruf*", "annullier*", "bekämpf*", "vereitel*", "sabotier*", "torpedier*", "untergrab*",
		"widerleg*", "abgeneigt*", "abwegig*", "illusorisch*", "utopisch*", "utopie", "rechtswidrig*", "unrechtmäßig*", "unrechtmässig*", "illegal*", "töricht*", "unklug*", "unvernünftig*", "selbstmord*",
		"verantwortungslos*", "ungerecht*", "unfair*", "vermeintlich*", "über meine leiche", "das letzte was", "von uns weis*", "missacht*", "mißacht*", "ignorier*", "ist tot", "ist gestorben",
		"ist geschichte", "ist vergangenheit", "ist begraben", "tabu", "scheidet aus", "scheiden aus", "schied aus", "schieden aus", "fällt aus", "fällt weg", "fällt flach", "entfällt", "entfallen", "entbehr*",
		"hinfällig*", "überflüssig*", "unnötig*", "unerwünscht*", "ungültig*", "nichtig*", "wertlos*", "rote linie",
		"chancenlos*", "geplatzt*", "platzte", "platzten", "platzt", "undurchführbar*", "unnütz*", "undurchsetzbar*", "unerfüllbar*", "unerreichbar*", "verfehlt*", "ist vorbei", "ist erledigt", "gekippt*",
		"gestrichen*", "wunschdenken", "fraglich*", "unbegründet*", "ungerechtfertigt*", "hoffnungslos*", "überholt*", "obsolet*",
		"zurückzieh*", "zurückgezog*", "zurückzuzieh*", "zurückzog*", "rückzug aus", "rückzug von", "rückzug vom", "abrück*", "abgerückt*", "abzurücken", "absehen", "absehe", "absieht", "abzusehen", "abgesehen von",
		"absah", "absahen", "rück* … ab von", "seh* … ab von", "sieht … ab von", "sah* … ab von", "lass* … ab von", "lässt … ab von", "ließ* … ab von", "rate … ab von", "raten … ab von", "rät … ab von", "weich* … ab von", "wich … ab von", "wichen … ab von", "wend* … ab von", "wandt* … ab von", "kehr* … ab von",
		"rück* … ab vom", "seh* … ab vom", "sieht … ab vom", "sah* … ab vom", "lass* … ab vom", "lässt … ab vom", "ließ* … ab vom", "rate … ab vom", "raten … ab vom", "rät … ab vom", "weich* … ab vom", "wich … ab vom", "wichen … ab vom", "wend* … ab vom", "wandt* … ab vom", "kehr* … ab vom", "abweich*", "abgewichen*",
		"abzuweichen", "abwend*", "abgewandt*", "abgewendet*", "abzuwenden", "abkehr*", "abgekehrt*", "zurücknehm*", "zurückgenommen*", "zurückzunehmen*", "zurücknimmt", "zurücknahm*", "zurücknähm*", "rücknahme*", "beend*", "einstellen",
		"einzustellen", "einstellt", "einstellte", "einstellten", "aussetzen", "auszusetzen", "aussetzt", "aussetzte", "aussetzten", "aussetzung*", "abschaff*", "abgeschafft*", "abzuschaffen", "abbauen", "abgebaut*", "abzubauen",
		"gekündigt*", "aufkündig*", "aufgekündigt*", "aufzukündigen", "kündig* … vertrag", "kündig* … abkommen", "kündig* … bündnis", "kündigung*", "stornier*", "aufheb*", "aufgehob*", "aufzuheben", "aufhob*", "brems*", "ausbrems*", "ausgebremst*",
		"auszubremsen", "kippen", "kippt", "kippte", "kippten", "streichen", "streicht", "streiche", "strich", "strichen", "fallen lassen", "fallenlass*", "fallengelassen*", "fallen gelassen", "fallenzulassen", "fallen zu lassen",
		"lass* … fallen", "lässt … fallen", "ließ* … fallen", "liess* … fallen", "über bord", "ad acta", "auf eis", "verschieb*", "verschob*", "aufschieb*", "aufgeschoben*", "aufzuschieben", "hinausschieb*", "verzöger*", "unterbrech*", "unterbricht",
		"unterbrach*", "unterbrochen*", "abblas*", "abgeblasen*", "abzublasen", "weg von", "weg vom", "außer", "ausser", "ausgenommen", "es sei denn", "geschweige", "mit ausnahme", "an stelle", "preisgeb*", "preisgab*",
		"preisgegeben*", "preiszugeben", "preisgibt", "lossag*", "losgesagt*", "loszusagen", "entzieh*", "entzog*", "abstand nehm*", "abstand zu nehmen", "nehm* … abstand", "nimm* … abstand", "nahm* … abstand", "zurücktret*", "zurückgetreten*", "zurückzutreten",
		"zurücktrat*", "zurücktritt", "rücktritt von", "rücktritt vom", "aussteig*", "ausgestiegen*", "auszusteigen", "ausstieg*", "austret*", "ausgetreten*", "auszutreten", "austritt*", "setz* … ein ende", "ein ende setz*", "ein ende zu setz*", "ein ende gesetzt",
		"mach* … ein ende", "ein ende mach*", "ein ende zu machen", "ein ende bereit*", "mach* … schluss", "schluss gemacht", "schluss zu machen", "schluss machen", "rückgängig*", "abwürg*", "abgewürgt*", "unterlief*", "unterlauf*", "ausbleib*", "ausgeblieben*", "abwehr*",
		"abgewehrt*", "abzuwehren", "wehr* … gegen", "sträub*", "gesträubt", "auflös*", "aufgelöst*", "aufzulösen", "zunichte*", "zerschlag*",
		"rote linien", "roten linien", "roter linien", "rot* linie", "kapitulation*", "kapitulier*", "verrat", "verrats", "verletz* … verfassung", "verletz* … völkerrecht", "verletz* … abkommen", "verfassungswidrig*",
		"völkerrechtswidrig*", "vertragswidrig*", "gesetzwidrig*", "wäre … katastrophe", "ist … katastrophe", "wären … katastrophe", "fatal*", "verhängnisvoll*", "verheerend*", "zu weit", "unverhandelbar*", "kontraproduktiv*",
		"unvereinbar*", "bruch des", "bruch der", "bruch von", "verstoß*", "verstoss*", "verstöß*", "weiter ferne", "skeptisch*", "skepsis", "kritisier*", "kritik an",
		"warne vor", "warnen vor", "warnt vor", "warnte vor", "warnten vor", "gewarnt vor", "warnung vor", "warnungen vor", "naiv*", "irrt", "irren", "schwer zu glauben",
		"schwer vorstellbar", "schwer vorzustellen", "bleibt abzuwarten", "unklar*", "ungewiss*", "ungewiß*", "ist offen", "völlig offen", "vorbehalte", "vorbehalten", "bedenken", "zurückschreck*",
		"zurückgeschreckt*", "zöger*", "gezögert*", "hinauszöger*", "hinauszuzögern", "misstrau*", "mißtrau*",
		"propaganda*", "kriegserklärung*", "hüten", "tür ist zu", "tür … geschlossen", "türen … geschlossen",
	},
	Separable: []string{
		"schließ* aus", "schliess* aus", "schloss* aus", "schloß* aus", "weis* zurück", "wies* zurück", "weis* ab", "wies* ab", "sag* ab", "hör* auf", "halte ab", "halten ab", "hält ab", "hielt* ab",
		"rate ab", "raten ab", "rät ab", "riet* ab", "wehr* ab", "brech* ab", "bricht ab", "brach* ab", "setz* aus", "stell* ein", "streit* ab", "stritt* ab", "geb* auf", "gib* auf", "gab* auf",
		"schlag* aus", "schlägt aus", "schlug* aus", "lass* ab", "lässt ab", "ließ* ab", "winkt* ab", "winken ab", "zweifl* an", "zweifel* an",
		"rück* ab", "seh* ab", "sieht ab", "sah* ab", "scheid* aus", "schied* aus", "fällt aus", "fiel* aus", "fällt weg", "fiel* weg", "fällt flach", "täusch* vor", "zieh* zurück", "zog* zurück",
		"nehm* zurück", "nimm* zurück", "nahm* zurück", "heb* auf", "hob* auf", "künd* auf", "schaff* ab", "bauen ab", "baut ab", "baute ab", "bauten ab", "blas* ab", "bläst ab", "blies* ab", "rück* weg", "weich* ab", "wich ab", "wichen ab", "wend* ab", "wandt* ab",
		"kehr* ab", "gebe preis", "geben preis", "gebt preis", "gib* preis", "gab* preis", "sag* los", "tret* zurück", "tritt zurück", "trat* zurück", "steig* aus", "stieg* aus", "tret* aus", "tritt aus", "trat* aus", "brems* aus", "schieb* auf", "schob* auf",
		"fahr* herunter", "fähr* herunter", "fuhr* herunter", "ruder* zurück", "löse auf", "lösen auf", "löst auf", "löste auf", "lösten auf", "nehm* weg", "nimm* weg", "zieh* ab", "zog* ab", "ließ* fallen", "lass* fallen", "lässt fallen", "leg* nieder", "leg* still",
		"seh* kritisch", "sieht kritisch", "sah* kritisch", "weit entfernt", "stell* frage", "stell* infrage", "schreck* zurück", "zöger* hinaus",
	},
	Enclosing: []string{"nehm* abstand", "nimm* abstand", "nahm* abstand", "mach* schluss"},
	Harmless: []string{
		"ein wenig", "halt so", "nicht zuletzt", "nichts als", "statt finden", "um nichts", "lehnt an", "lehnen an",
	},
	Modals: []string{
		"können", "kann", "kannst", "könnt", "konnte", "konnten", "könnte", "könnten", "müssen", "muss", "muß", "musst", "müsst", "musste", "mussten", "mußte", "mußten", "müsste", "müssten", "müßte",
		"sollen", "soll", "sollst", "sollt", "sollte", "sollten", "dürfen", "darf", "darfst", "dürft", "durfte", "durften", "dürfte", "dürften", "wollen", "will", "willst", "wollt", "wollte", "wollten",
		"mögen", "mag", "mochte", "möchte", "möchten", "werden", "wird", "werde", "wirst", "werdet", "würde", "würden", "brauchen", "braucht",
	},
	Numbers: []string{
		"dutzend", "dutzende", "dutzenden", "million", "millionen", "mio", "milliarde", "milliarden", "mrd", "billion", "billionen", "hunderte", "hunderten", "tausende", "tausenden",
		"beide", "beiden", "beides", "halb", "halbe", "halben", "halber", "hälfte", "viertel", "drittel", "doppelt", "doppelte", "doppelten", "einzig", "einzige", "einzigen", "einziger", "einziges", "mehrere", "mehreren",
		"erste", "ersten", "erster", "erstes", "erstem", "zweite", "zweiten", "zweiter", "dritte", "dritten", "dritter", "siebte", "siebten", "achte", "achten", "einmal", "paar",
	},
	Number: isGermanNumber,
	Conditions: []string{
		"wenn", "falls", "nur", "sofern", "soweit", "insofern", "insoweit", "solange", "sobald", "bis", "außer", "ausser", "ausgenommen", "lediglich", "ausschließlich", "ausschliesslich", "vorausgesetzt", "vorbehaltlich", "es sei denn",
		"unter der bedingung", "unter einer bedingung", "unter der voraussetzung", "unter der auflage", "unter vorbehalt", "unter dem vorbehalt", "mit der maßgabe", "mit ausnahme", "mit der bedingung", "im fall", "im falle", "für den fall", "im gegenzug",
		"aber nur", "aber nicht", "aber erst", "und nur", "und wenn", "auch wenn", "aber wenn", "selbst wenn", "jedoch nur", "jedoch nicht", "allerdings nur", "allerdings nicht", "erst wenn", "erst nach", "erst dann", "doch nur", "doch nicht", "abhängig von",
		"unter bedingungen", "unter bestimmten bedingungen", "unter gewissen bedingungen", "unter unseren bedingungen", "zu unseren bedingungen", "allerdings unter", "jedoch unter", "wenn auch unter", "mit vorbehalt", "mit vorbehalten", "mit einschränkungen",
		"mit der einschränkung", "mit auflagen", "mit einer bedingung", "nach maßgabe",
		"aber unter bedingungen", "aber unter bestimmten bedingungen", "aber unter der bedingung", "aber unter vorbehalt",
	},
	Abbreviations: []string{
		"Dr", "Prof", "Hr", "Fr", "St", "Nr", "Art", "Abs", "Bd", "bzw", "ca", "usw", "etc", "vgl", "ggf", "evtl", "inkl", "Mio", "Mrd", "Gen", "Jan", "Feb", "Apr", "Aug", "Sept", "Okt", "Nov", "Dez", "z", "B", "d", "h", "u", "a",
	},
	Names:            []string{"will", "mag"},
	NegationEnds:     true,
	NounsCapitalised: true,
	grammar:          germanGrammar,
}

// germanDigits are what a German number in one word consists of, longer ones
// before those with which they begin.
var germanDigits = []string{
	"hundert", "tausend", "zwanzig", "dreißig", "dreissig", "sechzig", "siebzig", "sechzehn", "siebzehn", "zwölf", "fünf", "sechs", "sieben", "neun", "zehn", "acht", "vier", "drei", "zwei", "zwo", "null", "elf", "eins", "ein", "zig", "und",
}

// germanEndings are what such a number may end in.
var germanEndings = []string{"", "s", "e", "en", "er", "mal", "fach", "fache", "fachen", "te", "ten", "ter", "tes", "tem", "ste", "sten", "ster", "stes", "stem", "tel", "stel"}

// isGermanNumber reports whether a word is a number, such as
// “fünfundzwanzigtausend” or “zwölften”.
func isGermanNumber(word string) bool {
	rest, parts := word, 0
	for {
		part := ""
		for _, d := range germanDigits {
			if strings.HasPrefix(rest, d) {
				part = d
				break
			}
		}
		if part == "" {
			break
		}
		rest = rest[len(part):]
		parts++
	}
	switch {
	case parts == 0, strings.HasPrefix(word, "und"):
		return false
	case parts == 1 && strings.HasPrefix(word, "ein"): // the article
		return rest == "mal" || rest == "s" || word == "eins"
	}
	for _, end := range germanEndings {
		if rest == end {
			return true
		}
	}
	return false
}
