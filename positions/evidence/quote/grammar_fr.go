package quote

var frenchGrammar = grammar{
	Articles: []string{
		"le", "la", "les", "l'", "un", "une", "des", "du", "ce", "cet", "cette", "ces", "mon", "ma", "mes", "notre", "nos", "votre", "vos", "ton", "ta", "tes", "son", "sa", "ses", "leur", "leurs",
	},
	Pronouns: []string{
		"je", "j'", "me", "m'", "moi", "nous", "tu", "te", "t'", "toi", "vous", "il", "ils", "elle", "elles", "lui", "eux", "on", "se", "s'", "le", "la", "les", "l'", "leur", "leurs", "y", "en", "ce", "c'", "cela", "ça", "ceci", "celui", "celle", "ceux", "celles", "celui-ci", "celle-ci", "ceux-ci", "celui-là",
		"qui", "que", "qu'", "dont", "lequel", "laquelle", "notre", "nos", "son", "sa", "ses", "ici", "là",
	},
	Subjects: []string{"je", "j'", "nous", "tu", "vous", "il", "ils", "elle", "elles", "on", "c'", "ce", "cela"},
	Titles: []string{
		"président", "présidente", "premier", "première", "ministre", "ministres", "chancelier", "chancelière", "roi", "reine", "prince", "princesse", "général", "colonel", "amiral", "maréchal", "ambassadeur", "ambassadrice", "envoyé", "envoyée", "sénateur", "sénatrice", "gouverneur", "gouverneure",
		"maire", "commissaire", "secrétaire", "chef", "cheffe", "pape", "émir", "sultan", "empereur", "m", "mme", "monsieur", "madame", "porte-parole", "député", "députée", "conseiller", "conseillère", "dirigeant", "dirigeante", "docteur", "duc", "duchesse", "régent", "régente",
	},
	Links: []string{"le", "la", "les", "l'", "de", "du", "des", "d'", "et", "étrangères", "affaires", "défense", "intérieur", "commerce", "m", "mme", "von", "al"},
	Function: []string{
		"de", "d'", "à", "au", "aux", "en", "dans", "sur", "sous", "par", "pour", "avec", "chez", "vers", "entre", "depuis", "pendant", "avant", "après", "dès", "envers", "parmi", "selon", "malgré", "et", "ou", "mais", "car", "donc", "or", "que", "qu'", "si", "comme", "lorsque", "quand", "parce", "puisque",
		"suis", "est", "sommes", "êtes", "sont", "être", "été", "était", "étaient", "sera", "seront", "serait", "ai", "a", "avons", "avez", "ont", "avoir", "eu", "avait", "avaient", "aura", "très", "aussi", "encore", "déjà", "toujours", "souvent", "maintenant", "alors", "bien", "plus", "trop", "assez", "beaucoup",
		"souten*", "soutien*", "accept*", "approuv*", "appuy*", "appui*",
	},
	Finite: []string{
		"suis", "est", "sommes", "êtes", "sont", "était", "étaient", "sera", "seront", "serait", "seraient", "serons", "ai", "a", "avons", "avez", "ont", "avait", "avaient", "aura", "auront", "aurait", "aurons",
		"peut", "peuvent", "pouvons", "pourra", "pourrait", "doit", "doivent", "devons", "devra", "devrait", "faut", "faudra", "va", "vont", "allons", "reste", "restent", "restera", "veut", "veulent", "voulons", "appartient", "appartiennent", "souhaite", "souhaitent", "propose", "proposent", "accepte", "acceptent", "tient", "tiennent", "prend", "prennent", "fait", "font", "donne", "donnent", "vient", "viennent", "croit", "pense", "sait", "voit", "met", "mettra",
	},
	Coordinators:  []string{"et", "ou"},
	Adversatives:  []string{"mais", "tandis"},
	AfterComma:    []string{"car", "or", "donc", "alors", "bien", "pour", "afin", "après", "avant"},
	Subordinators: []string{"qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "parce", "puisque", "puisqu'", "lorsque", "lorsqu'", "quand", "si", "comme", "quoique", "quoiqu'"},
	Adverbials:    []string{"parce", "puisque", "puisqu'", "lorsque", "lorsqu'", "quand", "si", "quoique", "quoiqu'"},
	Verbal:        []string{"er", "ir", "re"},
	Saying:        []string{"dit", "déclaré", "ajouté", "affirmé", "expliqué", "insisté", "répondu", "rappelé", "souligné", "écrit", "assuré", "averti", "a-t-il", "a-t-elle", "dit-il", "dit-elle", "selon", "précisé", "indiqué", "estimé", "poursuivi", "martelé", "prévenu", "lancé", "conclu", "nuancé", "confié", "confirmé", "promis", "dixit", "précise", "ajoute", "affirme", "explique", "souligne", "insiste", "indique", "assure", "estime"},
}
