package sheet

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"
)

// workbook makes a workbook; fill works on its only worksheet, Sheet1.
func workbook(t testing.TB, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	fill(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Workbooks are read as the library reads them, but for dates, which are days
// here and their numbers there, and numbers, which are the shortest here.
func TestReadsAsTheLibraryDoes(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		is1904 := r.IntN(3) == 0
		content := workbook(t, func(f *excelize.File) {
			if is1904 {
				yes := true
				_ = f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes})
			}
			custom := "dd/mm/yyyy"
			var styles []int
			for _, s := range []*excelize.Style{{NumFmt: 14}, {CustomNumFmt: &custom}, {NumFmt: 2}, {NumFmt: 49}} {
				id, err := f.NewStyle(s)
				if err != nil {
					t.Fatal(err)
				}
				styles = append(styles, id)
			}
			for row := 1; row < 20; row += 1 + r.IntN(3) {
				for column := 1; column < 30; column += 1 + r.IntN(9) {
					at, _ := excelize.CoordinatesToCellName(column, row)
					var err error
					switch r.IntN(8) {
					case 0:
						err = f.SetCellValue("Sheet1", at, r.IntN(100000)-100)
					case 1:
						err = f.SetCellValue("Sheet1", at, math.Exp(r.Float64()*80-40))
					case 2:
						err = f.SetCellValue("Sheet1", at, r.IntN(2) == 0)
					case 3:
						texts := []string{"a", "_x0041_", " x ", "<&>\"", "two\nlines", "כן 😀", "12", "TRUE", "'=1"}
						err = f.SetCellStr("Sheet1", at, texts[r.IntN(len(texts))])
					case 4:
						err = f.SetCellRichText("Sheet1", at, []excelize.RichTextRun{{Text: "rich "}, {Text: "text_x005F_", Font: &excelize.Font{Bold: true}}})
					case 5:
						err = f.SetCellValue("Sheet1", at, 61+r.IntN(2_900_000))
						_ = f.SetCellStyle("Sheet1", at, at, styles[r.IntN(2)])
					case 6:
						err = f.SetCellFormula("Sheet1", at, "1+1")
					case 7:
						err = f.SetCellValue("Sheet1", at, r.Float64()*1000)
						_ = f.SetCellStyle("Sheet1", at, at, styles[2+r.IntN(2)])
					}
					if err != nil {
						t.Fatal(err)
					}
				}
			}
		})
		f, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows("Sheet1")
		if err != nil {
			t.Fatal(err)
		}
		b, err := openBook(content, Limits{})
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		dates := map[string]bool{}
		if _, err := b.readSheet(b.sheets[0].part, func(number, _ int, cells []cell) error {
			for _, c := range cells {
				at := fmt.Sprint(Letter(c.column+1), number)
				got[at], dates[at] = string(c.text), c.date
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for j, want := range row {
				at := fmt.Sprint(Letter(j+1), i+1)
				have := got[at]
				delete(got, at)
				a, err1 := strconv.ParseFloat(want, 64)
				c, err2 := strconv.ParseFloat(have, 64)
				switch {
				case want == have, err1 == nil && err2 == nil && a == c && !dates[at]:
				case dates[at] && err1 == nil:
					if day, ok := Day(a, is1904); ok && string(appendDate(nil, day)) != have || !ok && want != have {
						t.Errorf("seed %d, %s: %q is the day %q", seed, at, want, have)
					}
				default:
					t.Errorf("seed %d, %s: %q, and the library has %q", seed, at, have, want)
				}
			}
		}
		if len(got) > 0 {
			t.Errorf("seed %d: the library has no %v", seed, got)
		}
	}
}
