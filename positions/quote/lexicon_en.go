package quote

// english counts “one” and “first” as numbers though they often are none: a
// bracket that puts “one” for something else may have changed a number, and a
// false alarm is mended by quoting the words themselves.
var english = wordLists{
	Turning: []string{
		"not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "non", "nope", "nay",
		"cannot", "cant", "wont", "dont", "isnt", "arent", "wasnt", "werent", "doesnt", "didnt", "hasnt", "havent", "wouldnt", "shouldnt", "couldnt",
		"without", "ain't", "minus", "lest",
		"hardly", "barely", "scarcely", "seldom", "rarely", "little", "few", "least", "too … to",
		"impossib*", "unable", "unwilling*", "unlikel*", "unthinkab*", "unimaginab*", "unacceptab*", "unrealis*", "unprepared", "unready",
		"untenab*", "untru*", "inconceivab*", "inadmissib*", "impermissib*", "intolerab*", "incapab*", "inability", "unconvinced", "premature*",
		"refus*", "reject*", "deny", "denies", "denied", "denying", "denial*", "decline", "declines", "declined", "declining",
		"fail", "fails", "failed", "failing", "failure*",
		"against", "oppos*", "anti", "contra", "contrary", "unlike", "versus", "averse", "hostile", "object to", "objects to", "objected to", "objection*",
		"resist", "resists", "resisted", "resisting", "resistance",
		"prevent*", "stop", "stops", "stopped", "stopping", "halt*", "block", "blocks", "blocked", "blocking", "hinder*", "thwart*", "obstruct*", "preclud*",
		"ban", "bans", "banned", "banning", "forbid*", "forbad*", "prohibit*", "outlaw*", "bar", "bars", "barred", "barring", "veto*", "exclud*", "exclusion",
		"cease", "ceases", "ceased", "ceasing", "quit", "quits", "quitting", "abandon*", "renounc*", "repudiat*", "disavow*", "disown*", "rescind*", "revok*", "cancel*",
		"suspend*", "suspension", "withhold*", "withheld", "forgo", "forgoes", "forego", "forsak*", "scrap", "scraps", "scrapped", "scrapping", "shelve*", "shelving",
		"avoid*", "refrain*", "abstain*", "shun", "shuns", "shunned", "shunning", "eschew*", "dismiss*", "rebuff*", "spurn*", "condemn*", "denounc*", "boycott*",
		"keep* … from", "kept … from", "rather … than", "vot* down", "shot down", "pull* out of", "back* out of", "opt* out of", "withdr* … support", "withdr* … backing", "withdr* … offer", "withdr* … consent", "end* … support", "put* an end", "put* … end to",
		"dislik*", "hate", "hates", "hated", "loath*", "detest*", "deplor*", "resent*", "abhor*", "regret*", "fabricat*", "slander*", "rumour*", "rumor*", "propaganda",
		"rule* out", "rule* … out", "ruling out", "ruling … out", "turn* down", "turn* … down", "out of the question", "off the table", "off limits",
		"doubt*", "disput*", "disagree*", "disbeliev*", "question whether", "questions whether", "questioned whether", "contradict*", "refut*", "rebut*", "debunk*", "disprov*",
		"lack", "lacks", "lacked", "lacking", "absent", "absence", "devoid", "instead of", "rather than", "as opposed to", "short of", "in lieu", "in spite",
		"far from", "anything but", "all but", "yet to", "nothing like", "last thing", "last person", "last people", "no longer", "any more than",
		"dead body", "dead bodies", "over my", "shy* away", "shied away", "back* away from", "walk* away from", "stay* out of", "keep* out of",
		"wrong", "wrongly", "false", "falsely", "falsehood*", "lie", "lies", "lied", "lying", "myth", "myths", "fiction", "fantasy", "illusion*", "delusion*", "fallacy",
		"nonsense", "absurd*", "ridiculous*", "ludicrous*", "laughab*", "preposterous*", "madness", "insane", "folly", "mistake", "mistaken*", "error", "fake", "hoax",
		"pointless", "senseless", "useless", "futile", "hopeless", "worthless", "pretend*", "pretence", "pretense", "as if", "as though", "allegedly", "supposedly",
	},
	Harmless: []string{
		"a little", "little by little", "a few", "the few", "quite a few", "next few", "last few", "past few", "first few", "every few", "few days", "few weeks", "few months", "few hours", "few years", "few minutes",
		"at least", "not least", "no later than", "in no time", "lies in", "lies with", "lies between", "lies on", "lies at", "lie in", "lie with", "lying in", "lying on",
		"nothing but", "stop at", "stops at", "stopped at", "bus stop", "failed state", "failed states", "bar of",
	},
	Modals: []string{
		"must", "shall", "should", "will", "would", "can", "could", "may", "might", "ought",
		"cannot", "won't", "shan't", "can't", "cant", "wont", "need", "needs", "needn't",
		"'ll", "'d",
	},
	Numbers: []string{
		"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
		"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
		"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties",
		"hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions",
		"trillion", "trillions", "dozen", "dozens", "score", "half", "halves", "quarter", "quarters", "both", "once", "twice", "thrice", "double", "triple",
		"single", "couple", "pair", "several",
		"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
		"thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "thirtieth", "hundredth", "thousandth",
	},
	Conditions: []string{
		"if", "unless", "only", "solely", "provided", "providing", "assuming", "supposing", "except", "excepting", "excluding", "until", "till", "once", "lest", "barring", "pending",
		"as long as", "so long as", "as soon as", "on condition", "on the condition", "on one condition", "under the condition", "under one condition",
		"in case", "in the event", "in exchange for", "in return for", "even if", "and if", "but if", "but only", "and only", "but not", "but never", "subject to",
		"whether or not", "conditional on", "conditional upon", "contingent on", "contingent upon", "dependent on", "depending on", "on the understanding", "on the basis that",
		"to the extent", "insofar as", "other than", "apart from", "save for", "just if", "just when", "not before", "not until", "not without", "never before",
		"should it", "should he", "should she", "should they", "should we", "should there", "should the", "were it", "were he", "were she", "were they", "were we", "were there", "had it", "had he", "had she", "had they", "had we",
	},
	Abbreviations: []string{
		"Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Lt", "Col", "Maj", "Capt", "Sgt", "Adm", "Cmdr",
		"Sen", "Rep", "Gov", "Rev", "Hon", "Amb", "Sec", "Jr", "Sr", "vs", "etc", "approx", "cf", "al",
		"No", "Nos", "Art", "para", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
	},
	Names:   []string{"may", "will", "bar", "little", "ban"},
	grammar: englishGrammar,
}
