package portal

import (
	"slices"

	"wendang/internal/calendar"
)

// FestivalYears is for how many years from the build's a festival's days are
// shown.
const FestivalYears = 6

// FestivalDays are the days of one festival from the build's year on.
type FestivalDays struct {
	Festival int
	Days     []calendar.Day // in order; empty when the festival has no day
}

// Next returns the first day on or after today.
func (f FestivalDays) Next(today calendar.Day) (calendar.Day, bool) {
	for _, d := range f.Days {
		if !d.Before(today) {
			return d, true
		}
	}
	return calendar.Day{}, false
}

// festivalDays returns the days of every festival, as in Config.Festivals. They
// depend on the year of the build, not on its day, so that pages stay as they
// are from one day to the next.
func (s *Arrangement) festivalDays() []FestivalDays {
	var almanac calendar.Almanac
	list := make([]FestivalDays, len(s.Config.Festivals))
	for i, f := range s.Config.Festivals {
		list[i].Festival = i
		for y := range FestivalYears {
			list[i].Days = append(list[i].Days, almanac.Days(f.Day, s.Today.Year+y)...)
		}
	}
	return list
}

// coming returns the festivals that have a day, the one that is next first.
func coming(days []FestivalDays, today calendar.Day) []FestivalDays {
	var list []FestivalDays
	for _, f := range days {
		if _, ok := f.Next(today); ok {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(a, b FestivalDays) int {
		x, _ := a.Next(today)
		y, _ := b.Next(today)
		switch {
		case x.Before(y):
			return -1
		case y.Before(x):
			return 1
		}
		return 0
	})
	return list
}
