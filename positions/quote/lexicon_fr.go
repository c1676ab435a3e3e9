package quote

// french leaves “un” out of the numbers: it is an article far more often.
var french = wordLists{
	Turning: []string{
		"ne", "n'", "pas", "point", "jamais", "rien", "personne", "aucun*", "nul", "nulle", "nullement", "guère", "ni", "non", "sans", "hormis",
		"peu", "rarement", "à peine", "difficilement", "loin de", "loin d'", "loin du", "loin des", "tout sauf", "tout sauf un", "au lieu", "plutôt que", "plutôt qu'", "moins que", "comme si", "comme s'", "mis fin", "met fin", "mettre fin", "mettons fin", "mettent fin", "mettra fin", "hors de question", "hors de propos", "dernière chose", "trop … pour", "prématuré*",
		"contre", "contraire*", "contrairement", "oppos*", "hostile*", "réfractaire*", "adversaire*", "anti", "objection*", "résist*",
		"refus*", "rejet", "rejets", "rejeter*", "rejeté*", "rejetons", "rejetez", "rejetant", "rejett*", "récus*", "nier", "nie", "nient", "nions", "niait", "niaient", "nié", "niant", "dément*", "démenti*", "dénég*", "contest*", "réfut*",
		"exclu", "exclue", "exclus", "exclues", "exclut", "excluent", "excluons", "excluait", "excluaient", "excluant", "exclura", "exclure", "exclurait", "exclusion", "excluez", "écarte", "écarter", "écartent", "écartons", "écarté", "écartée", "écartés", "écartées", "écartait",
		"interdi*", "empêch*", "prohib*", "entrav*", "bloqu*", "stopp*", "arrêter", "arrête", "arrêtent", "arrêtons", "arrêtez", "arrêtera", "cesser", "cesse", "cessent", "cessons", "cessé", "cessera", "cesserons", "cessait", "suspend*", "annul*", "boycott*", "veto",
		"renonc*", "abandonn*", "évit*", "abstien*", "absten*", "déclin*", "repouss*", "dénonc*", "condamn*", "désapprouv*", "désavou*", "désaccord*", "réprouv*",
		"échou*", "échec*", "manque", "manquent", "manquait", "manqu*", "défaut", "faute de", "faute d'", "absence", "absent*", "dénué*", "dépourvu*",
		"dout*", "sceptique*", "impossib*", "impensab*", "inaccept*", "inconcev*", "inadmiss*", "intolér*", "inimagin*", "invraisembl*", "improbab*", "irréalis*", "incapa*", "irrecevab*", "insupportab*", "exclue",
		"faux", "fausse*", "mensong*", "mens", "ment", "menti", "mentir", "tort", "erreur*", "absurd*", "ridicul*", "folie", "mythe*", "illusion*", "insens*", "inutil*", "vain", "prétend*", "soi-disant", "aberra*",
		"dénonç*", "renonç*", "combatt*", "déplor*", "fuyons", "bannir", "bannissons", "bannit", "bannissent", "banni", "bannie", "proscri*", "révoqu*",
		"abrog*", "sabot*", "sapons", "sape", "sapent", "saper", "torpill*", "méfi*", "gardons de", "gardent de", "se garder de", "tourn* le dos", "barr* la route", "obstacle*",
		"illusoire*", "illégal*", "illégitim*", "irresponsab*", "suicidaire*", "rares sont", "rares ceux", "à l'exception", "est mort", "est morte", "sont morts", "sont mortes", "enterré*", "caduc",
		"caduque*", "caducs", "est nulle", "est nul", "tabou*", "chimère*", "utopi*", "leurre*", "ligne rouge", "une faute", "impratica*",
		"inapplicab*", "inopportun*", "indésirab*", "infondé*", "injustifi*", "injuste*", "superflu*", "capot*", "dépassé*", "trop loin", "fantasme*", "inepti*",
		"balivern*", "irréaliste*", "irréalisab*", "invalid*",
	},
	Harmless: []string{
		"un pas", "le pas", "ce pas", "les pas", "des pas", "premier pas", "premiers pas", "nouveau pas", "grand pas", "petit pas", "quelques pas", "chaque pas", "au pas", "pas à pas", "un point", "le point", "ce point", "les points", "sur point", "au point", "premier point", "point de vue", "point de départ", "point d'",
		"une personne", "la personne", "cette personne", "chaque personne", "toute personne", "en personne", "personne qui", "un peu", "peu à peu", "depuis peu", "sous peu", "à peu", "peu après", "peu avant", "à jamais", "plus que jamais", "sans doute", "sans aucun doute", "par contre", "sans cesse",
	},
	Modals: []string{
		"peux", "peut", "pouvons", "pouvez", "peuvent", "pouvait", "pouvaient", "pourra", "pourrons", "pourront", "pourrait", "pourraient", "pourrions", "pourrai", "pu", "puisse", "puissent", "puissions", "pouvoir",
		"dois", "doit", "devons", "devez", "doivent", "devait", "devaient", "devra", "devrons", "devront", "devrait", "devraient", "devrions", "devoir", "doive", "doivent", "dû",
		"faut", "fallait", "faudra", "faudrait", "falloir", "fallu", "veux", "veut", "voulons", "voulez", "veulent", "voulait", "voudra", "voudrait", "voudrions", "vouloir",
	},
	Numbers: []string{
		"zéro", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "vingt", "vingts", "trente", "quarante", "cinquante", "soixante", "septante", "huitante", "octante", "nonante",
		"cent", "cents", "mille", "million", "millions", "milliard", "milliards", "billion", "billions", "dizaine", "dizaines", "douzaine", "douzaines", "vingtaine", "trentaine", "quarantaine", "cinquantaine", "soixantaine", "centaine", "centaines", "millier", "milliers",
		"moitié", "demi", "demie", "tiers", "quart", "double", "triple", "premier", "première", "premiers", "premières", "second", "seconde", "deuxième*", "troisième*", "quatrième*", "cinquième*", "sixième*", "septième*", "huitième*", "neuvième*", "dixième*", "centième*", "plusieurs", "seul", "seule",
	},
	Conditions: []string{
		"si", "s' il", "s' ils", "sauf", "seulement", "uniquement", "excepté", "hormis", "pourvu", "moyennant", "à moins", "à condition", "à la condition", "à une condition", "à la seule condition", "à cette condition", "sous condition", "sous réserve", "sous la condition", "à la réserve",
		"tant que", "tant qu'", "en cas", "au cas", "dans le cas", "dans la mesure", "dès lors que", "dès que", "en échange", "en contrepartie", "jusqu' à", "jusqu' au", "qu' à condition", "que si", "que s'", "mais seulement", "mais pas", "mais si", "mais uniquement", "et seulement", "et si", "et uniquement", "même si", "même s'", "à l' exception", "selon que", "une fois que",
	},
	Abbreviations: []string{"M", "MM", "Mme", "Mmes", "Mlle", "Dr", "Pr", "St", "Ste", "art", "al", "cf", "etc", "env", "janv", "févr", "juil", "sept", "oct", "nov", "déc", "p", "ex", "no", "vol"},
	Clitics:       []string{"l'", "d'", "n'", "s'", "c'", "j'", "m'", "t'", "qu'", "jusqu'", "lorsqu'", "puisqu'", "quoiqu'"},
	grammar:       frenchGrammar,
}
