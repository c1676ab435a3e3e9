package quote

// english counts “one” and “first” as numbers though they often are none: a
// bracket that puts “one” for something else may have changed a number, and a
// false alarm is mended by quoting the words themselves.
var english = wordLists{
	Negations: []string{
		"not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "non",
		"cannot", "cant", "wont", "dont", "without", "ain't",
		"impossible", "unable", "unwilling", "unlikely", "hardly", "barely", "scarcely", "seldom", "rarely",
		"refuse", "refuses", "refused", "refusing", "refusal",
		"reject", "rejects", "rejected", "rejecting", "rejection",
		"deny", "denies", "denied", "denying", "denial",
		"fail", "fails", "failed", "failing",
	},
	Modals: []string{
		"must", "shall", "should", "will", "would", "can", "could", "may", "might", "ought",
		"cannot", "won't", "shan't", "can't", "cant", "wont", "need", "needs", "needn't",
		"'ll", "'d",
	},
	Numbers: []string{
		"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
		"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
		"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
		"hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions",
		"trillion", "trillions", "dozen", "dozens", "half", "once", "twice",
		"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
	},
	Conditions: []string{
		"if", "unless", "only", "provided", "providing", "assuming", "except", "until", "till",
		"as long as", "so long as", "on condition", "on the condition", "on one condition", "under the condition",
		"in case", "in the event", "even if", "and if", "but if", "but only", "and only", "but not", "subject to",
		"whether or not",
	},
	Abbreviations: []string{
		"Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Lt", "Col", "Maj", "Capt", "Sgt", "Adm", "Cmdr",
		"Sen", "Rep", "Gov", "Rev", "Hon", "Amb", "Sec", "Jr", "Sr", "vs", "etc", "approx", "cf", "al",
		"No", "Nos", "Art", "para", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
	},
	Names: []string{"may", "will"},
}
