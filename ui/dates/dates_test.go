package dates_test

import (
	"fmt"
	"testing"

	"whosaid/ui/dates"
)

func Example() {
	const published = "2022-07-13T14:50"
	fmt.Println(dates.Day(published))
	fmt.Println(dates.Long(published))
	fmt.Println(dates.Short(published))
	fmt.Println(dates.Brief(published))
	// Output:
	// 2022-07-13
	// Wednesday, 13 July 2022
	// 13 Jul 2022
	// 13 Jul
}

func TestRange(t *testing.T) {
	for _, c := range [][3]string{
		{"2022-07-13", "2022-07-13", "13 Jul 2022"},
		{"2022-07-13", "2022-07-15T10:00", "13–15 Jul 2022"},
		{"2022-06-28", "2022-07-02", "28 Jun – 2 Jul 2022"},
		{"2021-12-31", "2022-01-01", "31 Dec 2021 – 1 Jan 2022"},
		{"", "2022-01-01", ""},
	} {
		if got := dates.Range(c[0], c[1]); got != c[2] {
			t.Errorf("%s to %s: got %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestWhatIsNoDateIsEmpty(t *testing.T) {
	for _, s := range []string{"", "yesterday", "2022-13-40", "2022"} {
		if dates.Day(s) != "" || dates.Long(s) != "" || dates.Short(s) != "" {
			t.Errorf("%q should be no date", s)
		}
	}
}

func TestTime(t *testing.T) {
	for published, want := range map[string]string{
		"2022-07-13T14:50": "14:50", "2022-07-13T14:50:30Z": "14:50", "2022-07-13": "", "": "", "2022-07-13T99:00": "", "2022-07-13 14:50": "",
	} {
		if got := dates.Time(published); got != want {
			t.Errorf("%q: got %q, want %q", published, got, want)
		}
	}
}
