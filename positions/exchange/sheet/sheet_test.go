package sheet

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func inUTF16(t testing.TB, s string, order unicode.Endianness, bom unicode.BOMPolicy) []byte {
	t.Helper()
	b, err := unicode.UTF16(order, bom).NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func windows(t testing.TB, m *charmap.Charmap, s string) []byte {
	t.Helper()
	b, err := m.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// read is a table with its rows, for comparing.
type read struct {
	Table
	Rows []numbered
}

type numbered struct {
	Number int
	Cells  []string
}

func readOf(t *Table) read {
	r := read{Table: *t}
	r.rows = nil
	for _, row := range t.Rows() {
		r.Rows = append(r.Rows, numbered{row.Number, slices.Clone(row.Cells)})
	}
	return r
}

func TestTables(t *testing.T) {
	plain := read{Table{Headings: []string{"date", "party"}, Header: 1, Text: true}, []numbered{{2, []string{"2025-08-15", "Größe"}}, {3, []string{"2025-08-16", "b"}}}}
	with := func(note string, change func(*read)) read {
		w := plain
		if note != "" {
			w.Notes = []string{note}
		}
		if change != nil {
			change(&w)
		}
		return w
	}
	const text = "date,party\n2025-08-15,Größe\n2025-08-16,b\n"
	semicolons := func(w *read) { w.DecimalComma = true }
	for _, c := range []struct {
		name    string
		content []byte
		o       Options
		want    read
	}{
		{"comma", []byte(text), Options{}, plain},
		{"no last line break", []byte(strings.TrimSpace(text)), Options{}, plain},
		{"CRLF", []byte(strings.ReplaceAll(text, "\n", "\r\n")), Options{}, plain},
		{"CR", []byte(strings.ReplaceAll(text, "\n", "\r")), Options{}, plain},
		{"mark", []byte("\ufeff" + text), Options{}, plain},
		{"semicolon", []byte(strings.ReplaceAll(text, ",", ";")), Options{}, with("columns are separated by semicolons", semicolons)},
		{"tab", []byte(strings.ReplaceAll(text, ",", "\t")), Options{}, with("columns are separated by tabs", semicolons)},
		{"bar", []byte(strings.ReplaceAll(text, ",", "|")), Options{}, with("columns are separated by bars", semicolons)},
		{"sep", []byte("sep=;\r\n" + strings.ReplaceAll(text, ",", ";")), Options{}, with("", semicolons)},
		{"UTF-16 LE", inUTF16(t, text, unicode.LittleEndian, unicode.UseBOM), Options{}, with("", nil)},
		{"UTF-16 BE", inUTF16(t, text, unicode.BigEndian, unicode.UseBOM), Options{}, with("", nil)},
		{"two marks", []byte("\ufeff\ufeff" + text), Options{}, with("it begins with more than one byte order mark; all were left out", nil)},
		{"three marks, named", []byte("\ufeff\ufeff\ufeff" + text), Options{Encoding: "utf-8"}, with("it begins with more than one byte order mark; all were left out", nil)},
		{"two marks of UTF-16", inUTF16(t, "\ufeff"+text, unicode.LittleEndian, unicode.UseBOM), Options{}, with("it begins with more than one byte order mark; all were left out", nil)},
		{"UTF-16 LE without mark", inUTF16(t, text, unicode.LittleEndian, unicode.IgnoreBOM), Options{}, with("it has no byte order mark, and was read as UTF-16; --encoding names another encoding", nil)},
		{"UTF-16 BE without mark", inUTF16(t, text, unicode.BigEndian, unicode.IgnoreBOM), Options{}, with("it has no byte order mark, and was read as UTF-16; --encoding names another encoding", nil)},
		{"Windows-1252", windows(t, charmap.Windows1252, text), Options{}, with("it is not UTF-8, and was read as Windows-1252, as in “Größe”; if letters look wrong, name its encoding: --encoding windows-1250 for Central Europe, windows-1251 for Cyrillic", nil)},
		{"named", windows(t, charmap.Windows1250, text), Options{Encoding: "Windows 1250"}, plain},
		{"empty rows", []byte("\n,\ndate,party\n\n2025-08-15,Größe\n,\n\n2025-08-16,b\n,\n"), Options{}, with("3 empty rows passed over", func(w *read) {
			w.Header, w.Rows = 3, []numbered{{5, plain.Rows[0].Cells}, {8, plain.Rows[1].Cells}}
		})},
		{"header", []byte("Table 1: a title, with a comma\n;;\n" + text), Options{Header: 3}, with("", func(w *read) {
			w.Header, w.Rows = 3, []numbered{{4, plain.Rows[0].Cells}, {5, plain.Rows[1].Cells}}
		})},
		{"empty columns at the end", []byte("date,party,\n2025-08-15,Größe,\n2025-08-16,b,\n"), Options{}, plain},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, problems, err := Read(c.content, c.o)
			if err != nil || len(problems) > 0 {
				t.Fatal(err, problems)
			}
			if got := readOf(got); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

func TestWindows1252(t *testing.T) {
	got, problems, err := Read([]byte("a,b\nK\xd6NIGSGR\xc4TZ,\xab\xc9t\xe9\xbb \x80 na\xefve\n"), Options{})
	if err != nil || len(problems) > 0 || got.Row(0).Cells[1] != "«Été» € naïve" {
		t.Errorf("%+v %v %v", got, problems, err)
	}
}

func TestQuotedCells(t *testing.T) {
	got, problems, err := Read([]byte("a,b\n\"say \"\"no\"\",\nnow\", \"x\"\n\"\r\n\",y;z\n"), Options{})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	want := []numbered{{2, []string{"say \"no\",\nnow", "x"}}, {3, []string{"\r\n", "y;z"}}}
	if rows := readOf(got).Rows; !reflect.DeepEqual(rows, want) {
		t.Errorf("%+v", rows)
	}
}

func TestProblems(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"twice", "a,b,A\n1,2,3\n", "row 1, column C (A): this heading stands over column A, too"},
		{"no heading", "a,,b\n1,2,3\n", "row 1, column B: this column has cells and no heading"},
		{"short", "a,b\n1\n", "row 2: this row has 1 cell, and there are 2 headings"},
		{"long", "a,b\n1,2,3\n", "row 2: this row has 3 cells, and there are 2 headings"},
		{"title", "Positions, August\n\ndate;party\n2025-08-15;b\n", "row 1: a single cell stands here, as a title has it, and no headings"},
		{"title with empty cells", "Positions,,\nBy the desk,,\ndate,party,issue\n2025-08-15,b,\n", "row 1: a single cell stands here, as a title has it, and no headings"},
		{"never closed", "a,b\n\"x,2\n3,4\n", "row 2, column A: the quotation mark that opens this cell is never closed"},
		{"after quote", "a,b\n\"x\"y,2\n", "row 2, column A: text follows the closing quotation mark"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems, err := Read([]byte(c.text), Options{})
			if err != nil || len(problems) == 0 || problems[0].Where()+": "+problems[0].Message != c.want {
				t.Errorf("%v %+v, want %q", err, problems, c.want)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name, content string
		o             Options
		want          string
	}{
		{"empty", "", Options{}, "empty"},
		{"blank", "\n,,\n  \n", Options{}, "empty"},
		{"xls", "\xd0\xcf\x11\xe0rest", Options{}, "old Excel workbook"},
		{"PDF", "%PDF-1.7", Options{}, "PDF"},
		{"web page", "<html><table>", Options{}, "web page"},
		{"binary", "\x00\x01\x00\x00\x02\x00\x00\x00\x00", Options{}, "neither text"},
		{"a NUL byte", "a,b\n1,\x002\n\n", Options{}, "there is a NUL byte in line 2 (byte 7 of the file)"},
		{"a NUL byte in an even place", "a,b\n1,2\x00\n", Options{}, "there is a NUL byte in line 2 (byte 8 of the file)"},
		{"a NUL byte in a long file", strings.Repeat("a,b\n", 200) + "1\x00,22\n", Options{}, "there is a NUL byte in line 201"},
		{"NUL bytes at all ends of lines", strings.Repeat("harbour,water\x00\n", 20), Options{}, "there is a NUL byte in line 1 (byte 14"},
		{"a NUL byte in one line", "abcdefghijkl,nop\x00", Options{}, "there is a NUL byte in line 1"},
		{"no workbook", "PK\x03\x04nonsense", Options{}, "no Excel workbook"},
		{"Cyrillic", "a,b\n\xcf\xf0\x90,\x81\n", Options{}, "windows-1251"},
		{"Cyrillic in bytes of Windows-1252", "a,b\nstop,\xcf\xf0\xe8\xe2\xe5\xf2 \xec\xb3\xf0\n", Options{}, "windows-1251"},
		{"Chinese", "a,b\nstop,\xd6\xd0\xb9\xfa\n", Options{}, "neither UTF-8"},
		{"unknown encoding", "a,b\n", Options{Encoding: "ebcdic"}, "no encoding"},
		{"sheet of text", "a,b\n", Options{Sheet: "x"}, "no Excel workbook"},
		{"no header", "a,b\n", Options{Header: 4}, "row 4, which should have the headings, is empty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, _, err := Read([]byte(c.content), c.o); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}

func TestLetter(t *testing.T) {
	for n, want := range map[int]string{1: "A", 26: "Z", 27: "AA", 52: "AZ", 53: "BA", 702: "ZZ", 703: "AAA", 16384: "XFD"} {
		if got := Letter(n); got != want {
			t.Errorf("column %d is %s, want %s", n, got, want)
		}
	}
}
