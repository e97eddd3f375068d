package frontmatter

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/table"
)

// dateForm matches the dates that people write: 2021-02-13T00:10:39+08:00,
// 2021-02-13 00:10:39, 2021/02/13, 2019-1-2, 2021年2月13日 8:05.
var dateForm = regexp.MustCompile(`^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?` +
	`(?:(?:[Tt]|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([Zz]|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$`)

func notDate() error { return failure.New(message.DateInvalid()) }

// parseDate reads a date; one without a zone is meant in loc. The day must
// exist: 2021-02-30 is an error, not March 2.
func parseDate(s string, loc *time.Location) (time.Time, error) {
	m := dateForm.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return time.Time{}, notDate()
	}
	var n [7]int
	for i := 1; i <= 6; i++ {
		n[i], _ = strconv.Atoi(m[i])
	}
	year, month, day, hour, minute, second := n[1], n[2], n[3], n[4], n[5], n[6]
	if err := checkDay(year, month, day); err != nil {
		return time.Time{}, err
	}
	if hour > 23 || minute > 59 || second > 59 {
		return time.Time{}, failure.New(message.DateWithoutTime(fmt.Sprintf("%02d:%02d:%02d", hour, minute, second)))
	}
	if m[7] != "" {
		offset, err := parseOffset(m[7])
		if err != nil {
			return time.Time{}, err
		}
		t := time.Date(year, time.Month(month), day, hour, minute, second, 0, time.FixedZone("", offset))
		return inYears(t.In(loc))
	}
	return inYears(time.Date(year, time.Month(month), day, hour, minute, second, 0, loc))
}

// parseOffset reads Z, UTC, GMT, +08, +0800 or +08:00 as seconds east of UTC.
func parseOffset(s string) (int, error) {
	if s[0] != '+' && s[0] != '-' {
		return 0, nil
	}
	digits := strings.ReplaceAll(s[1:], ":", "")
	if len(digits) == 2 {
		digits += "00"
	}
	n, _ := strconv.Atoi(digits)
	hours, minutes := n/100, n%100
	if hours > 15 || minutes > 59 {
		return 0, failure.New(message.DateWithoutZone(s))
	}
	seconds := (hours*60 + minutes) * 60
	if s[0] == '-' {
		return -seconds, nil
	}
	return seconds, nil
}

func checkDay(year, month, day int) error {
	switch {
	case year < 1:
		return failure.New(message.DateOutOfRange(0))
	case month < 1 || month > 12:
		return failure.New(message.DateWithoutMonth(month))
	}
	last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	if day < 1 || day > last {
		return failure.New(message.DateWithoutDay(year, month, day))
	}
	return nil
}

// Date reads a decoded value as a time in loc, to the second. An error is a
// *[failure.Failure].
func Date(v table.Value, loc *time.Location) (time.Time, error) {
	switch d := v.Data.(type) {
	case table.Date:
		if !d.Local {
			return inYears(d.Time.In(loc))
		}
		year, month, day := d.Time.Date()
		hour, minute, second := d.Time.Clock()
		return inYears(time.Date(year, month, day, hour, minute, second, 0, loc))
	case string:
		return parseDate(d, loc)
	}
	return time.Time{}, notDate()
}

// inYears keeps the year printable in four digits, whatever the zone did.
func inYears(t time.Time) (time.Time, error) {
	if t.Year() < 1 || t.Year() > 9999 {
		return time.Time{}, failure.New(message.DateOutOfRange(t.Year()))
	}
	return t.Truncate(time.Second), nil
}
