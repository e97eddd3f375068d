package calendar

import (
	"time"

	lunarcal "github.com/6tail/lunar-go/calendar"
)

// terms are the solar terms in the order of the solar year, from January.
var terms = [24]string{
	"小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至",
	"小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至",
}

// Almanac finds the days of rules. It keeps the lunar years that it has worked
// out, each of which takes a third of a millisecond. The zero Almanac is ready;
// it belongs to one goroutine.
type Almanac struct {
	years map[int]*lunarcal.LunarYear
}

func (a *Almanac) year(y int) *lunarcal.LunarYear {
	if a.years == nil {
		a.years = map[int]*lunarcal.LunarYear{}
	}
	if a.years[y] == nil {
		a.years[y] = lunarcal.NewLunarYear(y)
	}
	return a.years[y]
}

// Days returns the days of a solar year on which a festival falls, in order:
// mostly one; a lunar day near the new year may have none or two, and February
// 29 has none in most years. Outside FirstYear–LastYear lunar days and terms
// have none.
func (a *Almanac) Days(r Rule, year int) []Day {
	switch r.kind {
	case solar:
		t := time.Date(year, time.Month(r.month), r.day, 0, 0, 0, 0, time.UTC)
		if t.Day() == r.day {
			return []Day{DayOf(t)}
		}
	case weekday:
		return r.weekdayIn(year)
	case term:
		if FirstYear <= year && year <= LastYear {
			// The table of a lunar year begins with 大雪 and 冬至 of the year
			// before, so 小寒 is its third entry.
			days := a.year(year).GetJieQiJulianDays()
			return []Day{julian(days[r.term+2])}
		}
	case lunar:
		var days []Day
		for y := year - 1; y <= year; y++ {
			if d, ok := a.lunar(r, y); ok && d.Year == year {
				days = append(days, d)
			}
		}
		return days
	}
	return nil
}

// lunar returns the day of a lunar rule in a lunar year.
func (a *Almanac) lunar(r Rule, year int) (Day, bool) {
	if year < FirstYear-1 || year > LastYear {
		return Day{}, false
	}
	m := a.year(year).GetMonth(r.month)
	if m == nil {
		return Day{}, false
	}
	day := min(r.day, m.GetDayCount())
	return julian(m.GetFirstJulianDay() + float64(day-1)), true
}

func julian(jd float64) Day {
	s := lunarcal.NewSolarFromJulianDay(jd)
	return Day{s.GetYear(), time.Month(s.GetMonth()), s.GetDay()}
}

func (r Rule) weekdayIn(year int) []Day {
	month := time.Month(r.month)
	if r.nth == last {
		end := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC)
		back := (int(end.Weekday()) - int(r.weekday) + 7) % 7
		return []Day{DayOf(end.AddDate(0, 0, -back))}
	}
	first := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
	ahead := (int(r.weekday) - int(first.Weekday()) + 7) % 7
	d := first.AddDate(0, 0, ahead+7*(r.nth-1))
	if d.Month() != month {
		return nil
	}
	return []Day{DayOf(d)}
}

// Known reports whether r is a rule at all.
func (r Rule) Known() bool { return r.kind != never }
