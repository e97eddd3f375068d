package portal

import (
	"slices"
	"time"

	"wendang/internal/calendar"
	"wendang/internal/config"
	"wendang/internal/parse"
)

// Kept says why an article is kept from the public on a day. It is a set.
type Kept uint8

// The reasons.
const (
	Draft Kept = 1 << iota
	Future
	Expired
)

// KeptOn returns why an article is kept from the public on a day; 0 when it is not.
func KeptOn(m *parse.Meta, day calendar.Day) Kept {
	var k Kept
	if m.Draft {
		k |= Draft
	}
	if day.Before(calendar.DayOf(m.Date)) {
		k |= Future
	}
	if e := m.Extra().Expires; !e.IsZero() && calendar.DayOf(e).Before(day) {
		k |= Expired
	}
	return k
}

// hides returns why the options hide an article on a day; 0 when they show it.
func (o Options) hides(m *parse.Meta, day calendar.Day) Kept {
	k := KeptOn(m, day)
	if o.Drafts {
		k &^= Draft
	}
	if o.Future {
		k &^= Future
	}
	if o.Expired {
		k &^= Expired
	}
	return k
}

// Hidden are the articles that a portal does not show. Each stands in one list.
type Hidden struct {
	Drafts, Future, Expired []*parse.Meta
	// Next is the first day after today on which an article's day comes, or one expires. It
	// is the zero Day when there is none.
	Next calendar.Day
}

// FindHidden returns which of some articles are not shown.
func FindHidden(metas []*parse.Meta, o Options) Hidden {
	var h Hidden
	if len(metas) == 0 {
		return h
	}
	// Days are looked at only of the few whose day is to come: all dates are in one zone.
	tomorrow := Midnight(calendar.Day{Year: o.Today.Year, Month: o.Today.Month, Day: o.Today.Day + 1}, metas[0].Date.Location()).Unix()
	for _, m := range metas {
		expires := m.Extra().Expires
		if !m.Draft && expires.IsZero() && m.Date.Unix() < tomorrow {
			continue
		}
		switch k := o.hides(m, o.Today); {
		case k&Draft != 0:
			h.Drafts = append(h.Drafts, m)
			continue
		case k&Expired != 0:
			h.Expired = append(h.Expired, m)
			continue
		case k != 0:
			h.Future = append(h.Future, m)
		}
		h.change(m, o, calendar.DayOf(m.Date))
		if !expires.IsZero() {
			h.change(m, o, calendar.DayOf(expires.AddDate(0, 0, 1)))
		}
	}
	return h
}

// change notes that an article may appear or go on a day.
func (h *Hidden) change(m *parse.Meta, o Options, day calendar.Day) {
	if !o.Today.Before(day) || h.Next != (calendar.Day{}) && !day.Before(h.Next) {
		return
	}
	if (o.hides(m, day) == 0) != (o.hides(m, o.Today) == 0) {
		h.Next = day
	}
}

// NextChange returns the first day after today on which a portal changes by itself: the day
// of a change among its articles, the day after a festival, when the home page tells that
// another one comes next, or New Year's Day, since pages tell the year. articles is
// [Hidden.Next].
func NextChange(c *config.Config, today, articles calendar.Day) calendar.Day {
	next := calendar.Day{Year: today.Year + 1, Month: time.January, Day: 1}
	earlier := func(d calendar.Day) {
		if today.Before(d) && d.Before(next) {
			next = d
		}
	}
	earlier(articles)
	if len(c.Home) > 0 && !slices.ContainsFunc(c.Home, func(b config.HomeBlock) bool { return b.Show == "coming" }) {
		return next
	}
	var almanac calendar.Almanac
	for _, f := range c.Festivals {
		for _, d := range almanac.Days(f.Day, today.Year) {
			earlier(d.Next())
		}
	}
	return next
}

// Midnight returns the moment when a day begins in a zone.
func Midnight(d calendar.Day, zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, zone)
}
