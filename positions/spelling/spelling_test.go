package spelling

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"stance/positions"
)

func TestNamed(t *testing.T) {
	for spelt, want := range map[string][2]string{
		"Russia": {"russia", "Russia"}, " eu = European Union ": {"eu", "European Union"}, "中国": {"", "中国"}, "prc=中国": {"prc", "中国"},
		"a=b=c": {"a", "b=c"},
	} {
		if id, name, err := Named(spelt); err != nil || id != want[0] || name != want[1] {
			t.Errorf("%q: %q, %q, %v", spelt, id, name, err)
		}
	}
	for spelt, want := range map[string]string{
		"": "missing", "eu=": "no name", "E U=European Union": "such as european-union=European Union", "=x": "is no id", "中国=中国": "some-id=中国",
	} {
		if _, _, err := Named(spelt); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", spelt, err)
		}
	}
}

func TestScale(t *testing.T) {
	for spelt, want := range map[string]positions.Scale{
		"0..10":                           {Min: 0, Max: 10},
		"1-7":                             {Min: 1, Max: 7},
		"-1.5 to −0.5":                    {Min: -1.5, Max: -0.5},
		"Opposed < 1…7 > In favour":       {Low: "Opposed", High: "In favour", Min: 1, Max: 7},
		"300000..420000 tonnes":           {Min: 300000, Max: 420000, Unit: "tonnes"},
		"1%..60%":                         {Min: 1, Max: 60, Unit: "%"},
		"Few < 5 t CO2 to 7 t CO2 > Many": {Low: "Few", High: "Many", Min: 5, Max: 7, Unit: "t CO2"},
		"1..7 > In favour":                {High: "In favour", Min: 1, Max: 7},
		"€100,000.5 to €500,000":          {Min: 100000.5, Max: 500000, Unit: "€"},
		"£1 - 5 million":                  {Min: 1, Max: 5, Unit: "million £"},
		"from 0 to 10":                    {Min: 0, Max: 10},
		"Soon < between 5 and 15 years":   {Low: "Soon", Min: 5, Max: 15, Unit: "years"},
		"From 1 to 7|Never":               {Max: 100, Options: []positions.Option{{ID: "from-1-to-7", Label: "From 1 to 7"}, {ID: "never", Label: "Never", Value: 100}}},
		"1, 200, 300":                     {Max: 100, Options: []positions.Option{{ID: "1", Label: "1"}, {ID: "200", Label: "200", Value: 50}, {ID: "300", Label: "300", Value: 100}}},
		"No | Yes":                        {Max: 100, Options: []positions.Option{{ID: "no", Label: "No"}, {ID: "yes", Label: "Yes", Value: 100}}},
		"no, half, yes":                   {Max: 100, Options: []positions.Option{{ID: "no", Label: "no"}, {ID: "half", Label: "half", Value: 50}, {ID: "yes", Label: "yes", Value: 100}}},
		"None|Some, but few|x=Все > Most": {High: "Most", Max: 100, Options: []positions.Option{{ID: "option-1", Label: "None"}, {ID: "some-but-few", Label: "Some, but few", Value: 50}, {ID: "x", Label: "Все", Value: 100}}},
	} {
		got, err := Scale(spelt)
		if err != nil {
			t.Errorf("%q: %v", spelt, err)
			continue
		}
		if got.Low != want.Low || got.High != want.High || got.Min != want.Min || got.Max != want.Max || got.Unit != want.Unit || len(got.Options) != len(want.Options) {
			t.Errorf("%q: %+v", spelt, got)
		}
		for i := range want.Options {
			if !reflect.DeepEqual(got.Options[i], want.Options[i]) {
				t.Errorf("%q: option %+v", spelt, got.Options[i])
			}
		}
	}
	for spelt, want := range map[string]string{
		"": "empty", "one": "two options or more", "a | | b": "empty", "10..0": "low end first", "3..3": "low end first", "1..2e5": "two options or more", "5 tonnes..7 days": "two options or more", "1..3 \u200b": "characters that nobody sees", "a | A": `"a" and "A" have one id`,
		"a < b < c | d": "one < and one >", "a > b > c": "one < and one >", "x= | y": "no name",
		"€100,000 to 500 boats": "commas within numbers", "$1m..$5m": "two options or more",
	} {
		if _, err := Scale(spelt); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", spelt, err)
		}
	}
	// Of two readings either can be chosen, however the numbers were put.
	_, err := Scale("Poor < from €1,000 to €5,000 > Rich")
	var two *TwoReadingsError
	if !errors.As(err, &two) {
		t.Fatalf("not of two readings: %v", err)
	}
	for i, want := range []float64{5000, 5} {
		if s, err := Scale(two.Readings()[i]); err != nil || s.Max != want || s.Unit != "€" || s.High != "Rich" {
			t.Errorf("%s: %+v, %v", two.Readings()[i], s, err)
		}
	}
}
