package dates_test

import (
	"fmt"
	"testing"

	"whosaid/articles/clean/dates"
)

func ExampleFind() {
	for _, d := range dates.Find("Updated Wednesday, 13 July 2022 at 14:50, first printed Jul. 12, 2022") {
		fmt.Println(d)
	}
	// Output:
	// 2022-07-13
	// 2022-07-12
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"date 2022-07-13 By Jane Roe", "2022-07-13"},
		{"13 July 2022 • 14:50", "2022-07-13"},
		{"July 15, 2022", "2022-07-15"},
		{"Sept. 3rd, 2021", "2021-09-03"},
		{"3rd of September 2021", "2021-09-03"},
		{"13. Juli 2022, 17:47", "2022-07-13"},
		{"Publié le 1er août 2023 à 10h00", "2023-08-01"},
		{"13 de julio de 2022", "2022-07-13"},
		{"13 июля 2022, 12:00", "2022-07-13"},
		{"13 липня 2022", "2022-07-13"},
		{"2022년 7월 13일", "2022-07-13"},
		{"2022年7月13日", "2022-07-13"},
		{"2022. 7. 13. 오후 3:00", "2022-07-13"},
		{"13 يوليو 2022", "2022-07-13"},
		{"13.07.2022", "2022-07-13"},
		{"13.07.22", "2022-07-13"},
		{"07/13/2022", "2022-07-13"},
		{"13/07/2022", "2022-07-13"},
		{"45/13/2022", ""},
		{"version 1.2.3", ""},
		{"April 1861 was cold", ""},
		{"", ""},
	} {
		got := ""
		if found := dates.Find(c.text); len(found) > 0 {
			got = found[0].String()
		}
		if got != c.want {
			t.Errorf("Find(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestFindWithoutYear(t *testing.T) {
	found := dates.Find("UN, July 13. /TASS/.")
	if len(found) != 1 || found[0].Month != 7 || found[0].Day != 13 || found[0].String() != "" {
		t.Errorf("got %+v, want July 13 without a year", found)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("13 July 2022")
	f.Add("2022年7月13日")
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, d := range dates.Find(text) {
			if d.Start < at || d.End <= d.Start || d.End > len(text) {
				t.Fatalf("%q: date at [%d,%d) after %d", text, d.Start, d.End, at)
			}
			at = d.End
		}
	})
}
