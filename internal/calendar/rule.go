// Package calendar says on which days festivals fall: fixed solar days, lunar
// days, solar terms and nth weekdays.
package calendar

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"wendang/internal/failure"
	"wendang/internal/message"
)

// Rule says when a festival falls. The zero Rule never does.
type Rule struct {
	kind    kind
	month   int // 1–12, solar or lunar
	day     int // solar day of the month, or lunar day 1–30
	term    int // index into terms
	nth     int // 1–5, or last
	weekday time.Weekday
}

type kind uint8

const (
	never kind = iota
	solar
	lunar
	term
	weekday
)

// last is the nth of "last sunday of may".
const last = -1

// The years for which lunar dates and terms are known well enough to print.
const (
	FirstYear = 1900
	LastYear  = 2199
)

// Day is a calendar day, without time or zone.
type Day struct {
	Year  int
	Month time.Month
	Day   int
}

// DayOf returns the day that t's wall clock shows.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day{y, m, d}
}

// String returns the day as 2006-01-02.
func (d Day) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day) }

// Before reports whether d is earlier than e.
func (d Day) Before(e Day) bool {
	if d.Year != e.Year {
		return d.Year < e.Year
	}
	if d.Month != e.Month {
		return d.Month < e.Month
	}
	return d.Day < e.Day
}

// Next returns the day after d.
func (d Day) Next() Day { return DayOf(d.time().AddDate(0, 0, 1)) }

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return d.time().Weekday() }

func (d Day) time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// Parse reads a rule in one of the four forms of site.toml:
//
//	11-11                      the solar month and day
//	lunar 8-15                 the day of a non-leap lunar month; day 30 of a
//	                           month of 29 days is its last, so "lunar 12-30"
//	                           is New Year's Eve (除夕)
//	term 清明                   a solar term
//	second sunday of may       the nth weekday of a month; also first … fifth, last
//
// An error is a *[failure.Failure].
func Parse(s string) (Rule, error) {
	words := strings.Fields(strings.ToLower(s))
	switch {
	case len(words) == 0:
		return Rule{}, failure.New(message.DayEmpty())
	case len(words) == 1:
		m, d, err := monthDay(words[0], 31)
		if err != nil {
			return Rule{}, err
		}
		// 2000 is a leap year: 2-29 is a day, though not one of every year.
		if t := time.Date(2000, time.Month(m), d, 0, 0, 0, 0, time.UTC); t.Day() != d {
			return Rule{}, failure.New(message.DayOfMonthInvalid(m, d))
		}
		return Rule{kind: solar, month: m, day: d}, nil
	case words[0] == "lunar" && len(words) == 2:
		m, d, err := monthDay(words[1], 30)
		return Rule{kind: lunar, month: m, day: d}, err
	case words[0] == "term" && len(words) == 2:
		for i, name := range terms {
			if name == words[1] {
				return Rule{kind: term, term: i}, nil
			}
		}
		return Rule{}, failure.New(message.DayTermUnknown(words[1]))
	case len(words) == 4 && words[2] == "of":
		return parseWeekday(words)
	}
	return Rule{}, failure.New(message.DayInvalid(s))
}

func monthDay(s string, days int) (month, day int, err error) {
	a, b, ok := strings.Cut(s, "-")
	if ok {
		if month, err = strconv.Atoi(a); err == nil {
			day, err = strconv.Atoi(b)
		}
	}
	switch {
	case !ok || err != nil:
		return 0, 0, failure.New(message.DayInvalid(s))
	case month < 1 || month > 12:
		return 0, 0, failure.New(message.DayMonthInvalid(month))
	case day < 1 || day > days:
		return 0, 0, failure.New(message.DayOfMonthInvalid(month, day))
	}
	return month, day, nil
}

func parseWeekday(words []string) (Rule, error) {
	r := Rule{kind: weekday, nth: last}
	if words[0] != "last" {
		r.nth = index([]string{"first", "second", "third", "fourth", "fifth"}, words[0]) + 1
	}
	var weekdays, months []string
	for d := time.Sunday; d <= time.Saturday; d++ {
		weekdays = append(weekdays, strings.ToLower(d.String()))
	}
	for m := time.January; m <= time.December; m++ {
		months = append(months, strings.ToLower(m.String()))
	}
	w := index(weekdays, words[1])
	r.weekday = time.Weekday(w)
	r.month = index(months, words[3]) + 1
	switch {
	case r.nth == 0:
		return Rule{}, failure.New(message.DayOrdinalUnknown(words[0]))
	case w < 0:
		return Rule{}, failure.New(message.DayWeekdayUnknown(words[1]))
	case r.month == 0:
		return Rule{}, failure.New(message.DayMonthUnknown(words[3]))
	}
	return r, nil
}

func index(list []string, s string) int {
	for i := range list {
		if list[i] == s {
			return i
		}
	}
	return -1
}
