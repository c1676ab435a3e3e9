package quote

var germanGrammar = grammar{
	Articles: []string{
		"der", "die", "das", "dem", "den", "des", "ein", "eine", "einen", "einem", "einer", "eines", "dieser", "diese", "dieses", "diesen", "diesem", "jener", "jene", "jenes", "jenen", "jenem",
		"mein", "meine", "meinen", "meinem", "meiner", "unser", "unsere", "unseren", "unserem", "unserer", "euer", "eure", "ihr", "ihre", "ihren", "ihrem", "ihrer", "ihres", "sein", "seine", "seinen", "seinem", "seiner", "seines",
	},
	Pronouns: []string{
		"ich", "mich", "mir", "wir", "uns", "du", "dich", "dir", "er", "ihn", "ihm", "sie", "ihr", "ihnen", "es", "sich", "man", "der", "die", "das", "dem", "den", "deren", "dessen", "denen", "dieser", "diese", "dieses", "diesen", "diesem",
		"jener", "jene", "jenes", "unser", "unsere", "unseren", "unserem", "unserer", "ihre", "ihren", "ihrem", "ihrer", "ihres", "sein", "seine", "seinen", "seinem", "seiner", "seines", "dort", "hier", "welcher", "welche", "welches",
	},
	Subjects: []string{"ich", "wir", "er", "sie", "es", "man", "du"},
	Titles: []string{
		"präsident", "präsidentin", "kanzler", "kanzlerin", "minister", "ministerin", "premier", "premierministerin", "premierminister", "könig", "königin", "general", "botschafter", "botschafterin", "senator", "senatorin", "bürgermeister", "bürgermeisterin", "außenminister", "außenministerin", "ministerpräsident", "ministerpräsidentin", "papst", "herr", "frau", "dr",
	},
	Links: []string{"der", "die", "das", "dem", "den", "des", "von", "und", "zu", "herr", "herrn", "frau", "dr"},
	Function: []string{
		"in", "im", "an", "am", "auf", "aus", "bei", "beim", "mit", "nach", "von", "vom", "zu", "zum", "zur", "für", "durch", "um", "über", "unter", "vor", "hinter", "neben", "zwischen", "seit", "bis", "während", "wegen", "trotz", "ab", "als", "wie", "und", "oder", "aber", "denn", "doch", "dass", "daß", "weil", "ob", "da",
		"bin", "ist", "sind", "war", "waren", "sein", "gewesen", "habe", "hat", "haben", "hatte", "hatten", "wurde", "wurden", "worden", "geworden", "sehr", "auch", "noch", "schon", "immer", "wieder", "jetzt", "nun", "dann", "bald", "mehr", "viel", "so",
		"unterstütz*", "akzeptier*", "befürwort*", "begrüß*", "fordern", "fordert",
	},
	Finite: []string{
		"bin", "ist", "sind", "war", "waren", "wäre", "wären", "sei", "seien", "habe", "hat", "haben", "hatte", "hatten", "hätte", "hätten", "wird", "werden", "werde", "würde", "würden", "wurde", "wurden", "kann", "können", "muss", "müssen", "soll", "sollen", "sollte", "sollten", "darf", "dürfen", "will", "wollen", "bleibt", "bleiben", "kommt", "komme",
	},
	Coordinators:  []string{"und", "oder"},
	Adversatives:  []string{"aber", "sondern", "doch", "denn", "jedoch"},
	Subordinators: []string{"dass", "daß", "weil", "obwohl", "während", "wenn", "falls", "als", "da", "nachdem", "bevor", "ehe", "ob", "damit", "indem", "sofern", "solange", "sobald", "welcher", "welche", "welches"},
	Saying:        []string{"sagte", "sagt", "erklärte", "betonte", "fügte", "schrieb", "warnte", "meinte", "rief", "antwortete", "erinnerte", "sprach", "so", "unterstrich", "ergänzte", "erläuterte", "bekräftigte", "versicherte", "mahnte", "hieß", "forderte", "kündigte", "bestätigte", "fuhr", "erwiderte"},
}
