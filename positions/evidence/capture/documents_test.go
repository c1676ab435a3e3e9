package capture

import (
	"archive/zip"
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestParagraphs(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"one\ntwo\n", "one|two"},
		{"one\r\n\r\ntwo\r\n", "one|two"},
		{"one goes\non here\n\ntwo does\nso, too\n", "one goes on here|two does so, too"},
		{"one\n\n" + strings.Repeat("long ", 30) + "\nthree\n", "one|" + strings.TrimSpace(strings.Repeat("long ", 30)) + "|three"},
		{"# Title\nbody goes\non\n\n- item\n- other\n\n1. first\n2. second\n\n> quoted\n", "# Title|body goes on|- item|- other|1. first|2. second|> quoted"},
		{" \n\none \n\n", "one"},
		{"a\u2028b", "a|b"},
	} {
		if got := strings.ReplaceAll(strings.TrimSuffix(paragraphs(c.text), "\n"), "\n", "|"); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// The lines of a printed text go on until one of them leaves room.
func TestPrinted(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Minutes of talks\nA paragraph that was broken where the\npage ended, and so went on in other\nlines.\nThe next one, which was broken just\nas well.\n", "Minutes of talks|A paragraph that was broken where the page ended, and so went on in other lines.|The next one, which was broken just as well."},
		{"One block of two lines that are long\nand full.\n\nAnother.\f3\n", "One block of two lines that are long and full.|Another.|3"},
		{"- an item that is broken where a page\nends\n- another item, of much the same length\n", "- an item that is broken where a page ends|- another item, of much the same length"},
		{"", ""},
	} {
		if got := strings.ReplaceAll(strings.TrimSuffix(printed(strings.ReplaceAll(c.text, "\f", "\n\n")), "\n"), "\n", "|"); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestReadText(t *testing.T) {
	got, err := Read([]byte("# The talks\n\nThey met\nagain.\n"), "a.md", "")
	if err != nil || got.Text != "# The talks\nThey met again.\n" || len(got.Of(Title)) != 1 || got.Of(Title)[0].Value != "The talks" {
		t.Errorf("%+v, %v", got, err)
	}
	pages, err := Pages("They met\nagain.\n\nThen\fthey left.\n")
	if err != nil || pages.Text != "They met again.\nThen\nthey left.\n" || pages.Kind != PDF {
		t.Errorf("%+v, %v", pages, err)
	}
}

// A text without any marks says what it is in lines that stand alone at its top.
func TestTextSaysOfItself(t *testing.T) {
	const body = "They met again.\n"
	for _, c := range []struct{ text, title, day string }{
		{"Talks on the strait\n\n" + body, "Talks on the strait", ""},
		{"\r\n  Talks on the strait \r\n\r\n16 March 2026\r\n\r\n" + body, "Talks on the strait", "2026-03-16"},
		{"2026-03-16\n\nTalks on the strait\n\n" + body, "", "2026-03-16"},
		{"# Talks\n\nMarch 16, 2026\n\n" + body, "Talks", "2026-03-16"},
		{"Talks\n\nOur reporter\n\n16 March 2026\n\n" + body, "Talks", "2026-03-16"},
		{"Talks\n\n16 March\n\n" + body, "Talks", ""},                               // of which year?
		{"Talks on the strait", "", ""},                                             // is all there is
		{body + "\nThey left.\n", "", ""},                                           // a sentence
		{"The minister said:\n\n" + body, "", ""},                                   // what leads to the next
		{"Talks on\nthe strait\n\n" + body, "", ""},                                 // a paragraph
		{"- item\n\n" + body, "", ""},                                               //
		{strings.Repeat("long ", 40) + "\n\n" + body, "", ""},                       //
		{"Talks\n\n" + body + "and left.\n\n16 March 2026\n\n" + body, "Talks", ""}, // a day behind the text is of something else
		{"Talks\n\na\n\nb\n\nc\n\n16 March 2026\n\n" + body, "Talks", ""},           // and so is one far down
	} {
		got, err := Read([]byte(c.text), "a.txt", "")
		if err != nil {
			t.Fatal(err)
		}
		title, day := "", ""
		if all := got.Of(Title); len(all) == 1 {
			title = all[0].Value
		}
		if all := got.Of(Published); len(all) == 1 {
			day = all[0].Day.String()
		}
		if title != c.title || day != c.day {
			t.Errorf("%q: title %q, day %q", c.text, title, day)
		}
	}
}

// document makes a Word document of parts.
func document(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"word/document.xml", "word/footnotes.xml", "docProps/core.xml"} {
		if parts[name] == "" {
			continue
		}
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadWord(t *testing.T) {
	raw := document(t, map[string]string{
		"word/document.xml": `<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">We will </w:t></w:r><w:ins><w:r><w:t>not </w:t></w:r></w:ins><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:r><w:t>agree</w:t><w:noBreakHyphen/><w:t>ever &amp; so on.</w:t></w:r></w:p><w:p/>
<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret.</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`,
		"word/footnotes.xml": `<w:footnotes xmlns:w="w"><w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>`,
		"docProps/core.xml":  `<cp:coreProperties xmlns:cp="cp"><dc:title>Minutes</dc:title><dc:creator>Ann Writer</dc:creator><dcterms:created>2025-03-04T10:00:00Z</dcterms:created></cp:coreProperties>`,
	})
	got, err := Read(raw, "minutes.docx", "")
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"We will not agree\u2011ever & so on.", "One two\tthree.", "Cell"}; !slices.Equal(got.Paragraphs(), want) {
		t.Errorf("got %q", got.Paragraphs())
	}
	if want := []Left{{"deleted in a tracked change", "never"}, {"hidden text", "Secret."}, {"footnotes", "A note."}}; !slices.Equal(got.Left, want) {
		t.Errorf("left out %q", got.Left)
	}
	if len(got.Said) != 3 || got.Of(Title)[0].Value != "Minutes" || got.Of(Published)[0].Day.String() != "2025-03-04" || got.Of(Author)[0].Value != "Ann Writer" {
		t.Errorf("says %+v", got.Said)
	}
	for name, raw := range map[string][]byte{
		"cut":       raw[:len(raw)/2],
		"no XML":    document(t, map[string]string{"word/document.xml": "<w:p><w:t"}),
		"only name": []byte("PK\x03\x04word/document.xml"),
	} {
		if _, err := Read(raw, "a.docx", ""); !errors.Is(err, ErrBroken) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Texts and mails that are made to take long are read, or refused.
func TestHostileDocuments(t *testing.T) {
	nested := func(depth int) string {
		return numbered("Content-Type: multipart/mixed; boundary=b%[1]d\r\n\r\n--b%[1]d\r\n", depth) + "Content-Type: text/plain\r\n\r\n" + strings.Repeat("They met.\r\n", 1<<16)
	}
	for name, c := range map[string]struct {
		raw, file string
		want      error
	}{
		"lines of one paragraph":  {"a\n\n" + strings.Repeat("word\n", 1<<20), "a.txt", nil},
		"one line":                {strings.Repeat("word ", 10<<20), "a.txt", nil},
		"mail in mail":            {nested(40), "a.eml", ErrTooMuch},
		"mail in mail, just less": {nested(deepest), "a.eml", nil},
		"parts":                   {"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + strings.Repeat("--b\r\nContent-Type: text/plain\r\n\r\nThey met.\r\n", mostParts+1), "a.eml", ErrTooMuch},
		"parts, just fewer":       {"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + strings.Repeat("--b\r\nContent-Type: text/plain\r\n\r\nThey met.\r\n", mostParts), "a.eml", nil},
		"long head":               {strings.Repeat("X: y\r\n", 1<<18) + "\r\nThey met.", "a.eml", nil},
		"long subject":            {"Subject: " + strings.Repeat("=?utf-8?q?x?= ", 1<<17) + "\r\n\r\nThey met.", "a.eml", nil},
		"an unpacked bomb":        {string(document(t, map[string]string{"word/document.xml": strings.Repeat(" ", wordLimit+1)})), "a.docx", ErrBroken},
		"deep elements":           {string(document(t, map[string]string{"word/document.xml": strings.Repeat("<w:p><w:t>in", 100_000)})), "a.docx", ErrNoText},
	} {
		if _, err := Read([]byte(c.raw), c.file, ""); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestReadMail(t *testing.T) {
	const head = "From: Ann Writer <ann@example.org>\r\nSubject: =?utf-8?q?The_talks_=E2=80=93_again?=\r\nDate: Tue, 4 Mar 2025 23:30:00 +0200\r\nMIME-Version: 1.0\r\n"
	for name, c := range map[string]struct{ body, want string }{
		"plain":       {"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThey =E2=80=9Cmet=E2=80=9D\r\nagain.\r\n\r\nThen left.\r\n", "They “met” again.|Then left."},
		"page":        {"Content-Type: text/html; charset=utf-8\r\n\r\n<p>They <q>met</q>.</p><p>Then left.</p>", "They “met”.|Then left."},
		"alternative": {"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nThey met.\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"a.pdf\"\r\n\r\n%PDF\r\n--b--\r\n", "They met."},
	} {
		got, err := Read([]byte(head+c.body), "a.eml", "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if text := strings.Join(got.Paragraphs(), "|"); text != c.want {
			t.Errorf("%s: %q", name, text)
		}
		if got.Of(Title)[0].Value != "The talks – again" || got.Of(Author)[0].Value != "Ann Writer" || got.Of(Published)[0].Day.String() != "2025-03-04" || got.Of(Published)[0].Zone != "+02:00" {
			t.Errorf("%s says %+v", name, got.Said)
		}
		if attached := slices.Contains(got.Left, Left{"attachment", "a.pdf"}); attached != (name == "alternative") {
			t.Errorf("%s leaves out %q", name, got.Left)
		}
	}
}

func TestBrokenMail(t *testing.T) {
	for name, raw := range map[string]string{
		"no header":       "They met.\r\n\r\nThen left.\r\n",
		"broken base64":   "Subject: Talks\r\nContent-Transfer-Encoding: base64\r\n\r\nVGhl*eSBtZXQu\r\n",
		"base64, cut":     "Subject: Talks\r\nContent-Transfer-Encoding: base64\r\n\r\nVGhleSBtZX\r\n",
		"a part's header": "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nno header\r\n\r\nThey met.\r\n--b--\r\n",
	} {
		if got, err := Read([]byte(raw), "a.eml", ""); !errors.Is(err, ErrBroken) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

// Parts that do not say their type are text, unless they are attached; and what is not read is told.
func TestReadMailInParts(t *testing.T) {
	const mixed = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
	const alternative = "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
	for name, c := range map[string]struct {
		raw, want string
		left      []Left
	}{
		"no type at all":    {"Subject: Talks\r\n\r\nThey met.\r\n", "They met.", nil},
		"one part":          {mixed + "--b\r\n\r\nThey met.\r\n--b--\r\n", "They met.", nil},
		"in base64":         {mixed + "--b\r\nContent-Type: text/plain\r\n\r\nThey met.\r\n--b\r\nContent-Transfer-Encoding: base64\r\n\r\nVGhlbiBsZWZ0Lgo=\r\n--b--\r\n", "They met.|Then left.", nil},
		"attached":          {mixed + "--b\r\n\r\nThey met.\r\n--b\r\nContent-Disposition: attachment; filename=a.csv\r\n\r\na,b\r\n--b--\r\n", "They met.", []Left{{"attachment", "a.csv"}}},
		"digest":            {mixed + "--b\r\n\r\nThey met.\r\n--b\r\nContent-Type: multipart/digest; boundary=c\r\n\r\n--c\r\n\r\nSubject: x\r\n\r\nOther.\r\n--c--\r\n--b--\r\n", "They met.", []Left{{"attachment", "message/rfc822"}}},
		"a picture in it":   {mixed + "--b\r\n\r\nThey met.\r\n--b\r\nContent-Type: image/png\r\nContent-Disposition: inline\r\n\r\nPNG\r\n--b--\r\n", "They met.", []Left{{"attachment", "image/png"}}},
		"text shown inline": {mixed + "--b\r\nContent-Type: text/plain\r\nContent-Disposition: inline\r\n\r\nThey met.\r\n--b--\r\n", "They met.", nil},
		"page and text":     {alternative + "--b\r\nContent-Type: text/plain\r\n\r\nThey met.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>They met.</p>\r\n--b--\r\n", "They met.", nil},
		"page, no text":     {alternative + "--b\r\nContent-Type: text/plain\r\n\r\n \r\n--b\r\nContent-Type: text/html\r\n\r\n<p>They met.</p>\r\n--b--\r\n", "They met.", nil},
		"page beside text":  {mixed + "--b\r\nContent-Type: text/plain\r\n\r\nThey met.\r\n--b\r\nContent-Type: text/html; name=b.html\r\n\r\n<p>Then left.</p>\r\n--b--\r\n", "They met.", []Left{{"attachment", "b.html"}}},
		"attached page":     {mixed + "--b\r\n\r\nThey met.\r\n--b\r\nContent-Type: text/html\r\nContent-Disposition: attachment; filename=\"=?utf-8?q?Pr=C3=A4.html?=\"\r\n\r\n<p>Then left.</p>\r\n--b--\r\n", "They met.", []Left{{"attachment", "Prä.html"}}},
		"no end":            {mixed + "--b\r\n\r\nThey met.\r\n", "They met.", nil},
		"within":            {mixed + "--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\n\r\nThey met.\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>They met.</p>\r\n--b\r\n\r\nThen left.\r\n--b--\r\n", "They met.|Then left.", nil},
		"of a mailbox":      {"From a@example.org Tue Mar  4 23:30:00 2025\nSubject: Talks\n\nThey met.\n", "They met.", nil},
		"of no kind":        {"Subject: Talks\r\nContent-Type: plain words\r\n\r\nThey met.\r\n", "", nil},
		"latin":             {"Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nCaf=E9 = 2, a long=\r\n line =\r\nand 100 =.", "Café = 2, a long line and 100 =.", nil},
		"Japanese":          {"Content-Type: text/plain; charset=ISO-2022-JP\r\n\r\n\x1b$B2q5D\x1b(B\r\n", "会議", nil},
		"base64, folded":    {"Content-Type: text/plain\r\nContent-Transfer-Encoding: BASE64\r\n\r\nVGhl eSBt\r\nZXQu\r\n", "They met.", nil},
	} {
		got, err := Read([]byte(c.raw), "a.eml", "")
		if c.want == "" {
			if !errors.Is(err, ErrNoText) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if text := strings.Join(got.Paragraphs(), "|"); text != c.want || !slices.Equal(got.Left, c.left) {
			t.Errorf("%s: %q, without %q", name, text, got.Left)
		}
	}
}
