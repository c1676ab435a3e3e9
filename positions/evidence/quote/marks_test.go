package quote

import (
	"strings"
	"testing"
)

// quotedIn gives what a text's quotations are, each in brackets.
func quotedIn(text string) string {
	var parts []string
	for _, s := range Prepare(text, "en").spans {
		parts = append(parts, "["+text[s.start:s.end]+"]")
	}
	return strings.Join(parts, "")
}

func TestQuotationMarks(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"curly", "He said “yes” and “no”.", "[yes][no]"},
		{"straight", `He said "yes" and "no".`, "[yes][no]"},
		{"straight in brackets and behind dashes", `("yes") –"no"– ("maybe")`, "[yes][no][maybe]"},
		{"straight without space", `he said:"yes" and left`, "[yes]"},
		{"guillemets", "Он сказал: «да» и «нет».", "[да][нет]"},
		{"guillemets with spaces", "Il a dit : « oui » et « non ».", "[ oui ][ non ]"},
		{"guillemets inwards", "Han sagde »ja« og »nej«.", "[ja][nej]"},
		{"low and high", "Er sagte „ja“ und „nein“.", "[ja][nein]"},
		{"low and high, other way", "Він сказав „так” і „ні”.", "[так][ні]"},
		{"the same mark twice", "Hon sade ”ja” och ”nej”.", "[ja][nej]"},
		{"corners", "他说「好」和“不”。", "[好][不]"},
		{"nested", "“He said ‘yes’ to me” was heard.", "[He said ‘yes’ to me]"},
		{"nested alike", "“He said “yes” to me” was heard.", "[He said “yes” to me]"},
		{"nested at the end", "“He said ‘yes’” was heard.", "[He said ‘yes’]"},
		{"single", "the ‘friends of peace’ came", "[friends of peace]"},
		{"single straight", "the 'friends of peace' came", "[friends of peace]"},
		{"apostrophe inside", "‘we don’t know’ came", "[we don’t know]"},
		{"plural possessive inside", "‘the allies’ plans are clear’, he said", "[the allies’ plans are clear]"},
		{"possessives alone", "the allies’ plans and the ministers’ words", ""},
		{"straight possessives alone", "the allies' plans and the ministers' words", ""},
		{"decades", "in the ’90s and the '80s the allies' plans", ""},
		{"wrong way round", "A ’10/10′ meeting with “warm” words", "[warm]"},
		{"closing too many", "a “long” talk” with him, and “short” ones", "[long][short]"},
		{"never closed", "he called it “a mistake and left.\nNext day he came.", ""},
		{"never closed, another after it", "he called it “a mistake and left. “Never mind,” he said.", "[Never mind,]"},
		{"never opened", "a mistake,” he said.", ""},
		{"goes on in the next paragraph", "He said: “One.\n“Two.\n“Three.” Then he left.", "[One.\n“Two.\n“Three.]"},
		{"goes on, straight", "He said: \"One.\n\"Two.\" Then \"three\".", "[One.\n\"Two.][three]"},
		{"goes on behind a caption", "He said: “One.\nImage: a pier\n“Two.” Then he left.", "[One.][Two.]"},
		{"goes on after blank lines", "He said: “One.\n\n“Two.” Then he left.", "[One.\n\n“Two.]"},
		{"does not go on", "He said: “One.\nShe said: “Two.”", "[Two.]"},
		{"closed before full stop", "the “Beast”. And “more”, too.", "[Beast][more]"},
		{"inches", `a 5" pipe and "so on"`, "[so on]"},
	} {
		if got := quotedIn(c.text); got != c.want {
			t.Errorf("%s: %q: %s, want %s", c.name, c.text, got, c.want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	wrapped := "The minister said on Monday that the port\nof Brenna would remain closed until the\nspring, when a new round of talks on the\ntariff would begin. The “council\nof Tarno” was consulted on some of\nthis, he said.\n\nLater he left."
	for _, c := range []struct {
		name, text string
		want       int
	}{
		{"one line each", "One.\nTwo.\nThree.", 3},
		{"Windows line ends", "One.\r\nTwo.\r\nThree.", 3},
		{"blank lines", "One.\n\nTwo.\n \nThree.", 3},
		{"a line that goes on", "One of\nthese.\nTwo.", 2},
		{"wrapped", wrapped, 2},
	} {
		n := 0
		for _, tok := range Prepare(c.text, "en").tokens {
			if tok.is(startsParagraph) {
				n++
			}
		}
		if n != c.want {
			t.Errorf("%s: %d paragraphs, want %d", c.name, n, c.want)
		}
	}
	if r := find(wrapped, "council of Tarno"); len(r.Warnings) != 0 {
		t.Errorf("over a wrapped line: %v", r.Warnings)
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"One. Two. Three.", 3},
		{"Mr. Holm met Gen. Varga. They spoke.", 2},
		{"J. Smith of the U.S. army came.", 1},
		{"“Will you?” he asked. “Yes.” Then he left.", 3},
		{"It cost 3.5 million. Then 4.", 2},
		{"They agreed… Almost.", 1},
		{"In 2014 г. Москва сказала. Да.", 2},
		{"他说好。她说不！", 2},
		{"Really?! No!!! Yes.", 3},
	} {
		n := 0
		for _, tok := range Prepare(c.text, "").tokens {
			if tok.is(startsSentence) {
				n++
			}
		}
		if n != c.want {
			t.Errorf("%q: %d sentences, want %d", c.text, n, c.want)
		}
	}
}
