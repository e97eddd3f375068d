package calendar

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func days(r Rule, year int) []Day {
	var a Almanac
	return a.Days(r, year)
}

// The days of the first column were published: State Council holiday notices
// and the Purple Mountain Observatory's almanac.
func TestPublishedDays(t *testing.T) {
	for _, c := range []struct{ rule, days string }{
		{"lunar 1-1", "2021-02-12 2026-02-17 2027-02-06"},
		{"lunar 5-5", "2021-06-14 2025-05-31 2028-05-28"},
		{"lunar 8-15", "2021-09-21 2026-09-25"},
		{"lunar 7-7", "2025-08-29"}, // after a leap sixth month
		{"lunar 1-15", "2026-03-03"},
		{"lunar 9-9", "2023-10-23"}, // after a leap second month
		{"lunar 12-30", "2025-01-28 2026-02-16"},
		{"term 清明", "2021-04-04 2023-04-05 2024-04-04 2026-04-05"},
		{"term 冬至", "2021-12-21 2023-12-22"},
		{"term 小寒", "2021-01-05 2024-01-06"},
		{"second sunday of may", "2021-05-09 2026-05-10"},
		{"third sunday of june", "2026-06-21"},
		{"fourth thursday of november", "2021-11-25 2026-11-26"},
		{"last monday of may", "2026-05-25"},
		{"11-11", "2021-11-11"},
		{"2-29", "2024-02-29"},
	} {
		r, err := Parse(c.rule)
		if err != nil {
			t.Errorf("%s: %v", c.rule, err)
			continue
		}
		for _, want := range strings.Fields(c.days) {
			var year int
			fmt.Sscan(want[:4], &year)
			if got := fmt.Sprint(days(r, year)); got != "["+want+"]" {
				t.Errorf("%s in %d = %s, want %s", c.rule, year, got, want)
			}
		}
	}
}

func TestSomeYearsHaveNoneOrTwo(t *testing.T) {
	laba, _ := Parse("lunar 12-8")
	if got := fmt.Sprint(days(laba, 2022), days(laba, 2023)); got != "[2022-01-10 2022-12-30] []" {
		t.Errorf("腊八 in 2022 and 2023 = %s", got)
	}
	leap, _ := Parse("2-29")
	if got := days(leap, 2026); got != nil {
		t.Errorf("February 29 in 2026 = %v", got)
	}
	fifth, _ := Parse("fifth friday of june")
	if got := days(fifth, 2026); got != nil {
		t.Errorf("fifth friday of June 2026 = %v", got)
	}
	if got := days(laba, 1600); got != nil {
		t.Errorf("腊八 in 1600 = %v", got)
	}
}

func TestParseErrors(t *testing.T) {
	for s, want := range map[string]string{
		"":                      "empty",
		"13-1":                  "no month 13",
		"2-30":                  "month 2 has no day 30",
		"4-31":                  "month 4 has no day 31",
		"lunar 1-31":            "month 1 has no day 31",
		"term 立冬节":              "not a solar term",
		"sixth sunday of may":   "not one of first",
		"second someday of may": "not a day of the week",
		"second sunday of mai":  "not a month",
		"11/11":                 "is not a day",
		"the day after":         "not a day",
	} {
		if _, err := Parse(s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q): %v, want an error with %q", s, err, want)
		}
	}
}

// Every rule that parses gives ordered days of the year asked for.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"11-11", "lunar 8-15", "term 清明", "second sunday of may", "lunar 12-30", "2-29"} {
		f.Add(s, 2026)
	}
	f.Fuzz(func(t *testing.T, s string, year int) {
		r, err := Parse(s)
		if err != nil {
			return
		}
		year = 1800 + (year%500+500)%500
		var before Day
		for _, d := range days(r, year) {
			if d.Year != year || !before.Before(d) || d.Month < time.January || d.Month > time.December {
				t.Errorf("Parse(%q) in %d = %v", s, year, days(r, year))
			}
			before = d
		}
	})
}
