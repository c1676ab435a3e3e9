package quote

var englishGrammar = grammar{
	Articles: []string{"the", "a", "an", "this", "that", "these", "those", "my", "our", "your", "his", "her", "its", "their", "some", "any", "every", "each"},
	Pronouns: []string{
		"i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your", "yours", "he", "him", "his", "she", "her", "hers", "it", "its",
		"they", "them", "their", "theirs", "this", "that", "these", "those", "who", "whom", "whose", "which",
		"himself", "herself", "itself", "themselves", "ourselves", "here", "there",
	},
	Subjects: []string{"i", "we", "he", "she", "they", "you", "it", "there"},
	Titles: []string{
		"president", "vice-president", "premier", "minister", "ministers", "chancellor", "secretary", "general", "ambassador", "envoy", "king", "queen", "prince", "princess",
		"pope", "senator", "governor", "mayor", "commissioner", "chairman", "chairwoman", "chair", "speaker", "spokesman", "spokeswoman", "spokesperson", "leader",
		"emperor", "sultan", "emir", "colonel", "admiral", "marshal", "captain", "major", "judge", "professor",
		"dr", "mr", "mrs", "ms", "sir", "lord", "lady", "bishop", "archbishop", "patriarch", "councillor", "deputy", "delegate", "head", "director", "regent", "duke", "duchess",
		"count", "countess", "tsar", "chief", "representative", "commander", "consul", "negotiator", "treasurer", "warden", "dame", "clerk", "mediator", "arbitrator", "archivist", "archivist-general", "bailiff", "minister-president", "headman",
	},
	Links: []string{"the", "of", "and", "de", "von", "van", "al", "bin", "for", "foreign", "defence", "defense", "finance", "interior", "trade", "prime", "high", "mr", "mrs", "ms", "dr"},
	Function: []string{
		"of", "to", "in", "on", "at", "by", "for", "with", "from", "into", "onto", "over", "under", "about", "after", "before", "between", "among", "during", "through", "throughout",
		"toward", "towards", "upon", "within", "across", "around", "behind", "beyond", "near", "since", "until", "as", "than", "like", "via", "per", "out", "up", "down", "off", "along", "despite",
		"am", "be", "been", "being", "having", "doing", "done", "and", "but", "or", "so", "yet", "if", "that", "because", "although", "though", "while", "when", "where", "why", "how", "whether",
		"very", "too", "also", "just", "still", "again", "now", "then", "soon", "already", "always", "often", "more", "most", "less", "much", "many", "ever", "even", "quite", "rather",
		"support*", "accept*", "agree*", "want*", "demand*", "back", "backs", "backed", "welcome*", "say", "says", "said",
	},
	Finite: []string{
		"am", "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "cannot",
		"remain", "remains", "remained", "stays", "became", "becomes", "seems", "'m", "'re", "'ve", "'ll", "'d",
		"wants", "keeps", "accepts", "agrees", "welcomes", "expects", "knows", "believes", "thinks", "proposes", "holds", "takes", "makes", "gives", "goes", "comes", "sees", "finds", "gets", "brings", "belongs", "insists", "intends", "sends",
		"gave", "took", "made", "went", "came", "found", "kept", "held", "saw", "got", "brought", "began", "knew", "thought", "sent", "wrote", "chose", "met", "agreed", "accepted", "welcomed", "wanted", "expected", "believed", "decided",
	},
	Coordinators: []string{"and", "or"},
	Adversatives: []string{"but", "whereas"},
	AfterComma:   []string{"so", "yet", "nor"},
	Subordinators: []string{
		"which", "who", "whom", "whose", "that", "because", "although", "though", "while", "when", "where", "since", "as", "if", "unless", "after", "before", "until", "once", "whenever", "whether", "given",
	},
	Adverbials: []string{"because", "although", "though", "while", "unless", "if", "whenever", "when"},
	Verbal:     []string{"ing"},
	Saying: []string{
		"said", "says", "say", "told", "tells", "added", "adds", "wrote", "writes", "explained", "insisted", "warned", "argued", "stressed", "continued", "declared", "announced",
		"recalled", "remembered", "noted", "replied", "answered", "asked", "cried", "shouted", "whispered", "went", "thinks", "think", "believe", "believes", "believed", "remarked", "observed", "promised", "vowed", "concluded", "admitted", "claimed", "stated",
	},
}
