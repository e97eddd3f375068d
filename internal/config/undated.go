package config

import (
	"time"

	"wendang/internal/message"
	"wendang/internal/table"
)

// undated reads the day that articles without a date have: a date of TOML, or the text
// of one.
func (r *reader) undated(c *Config, top table.Reader) {
	v, ok := top.Table.Get("undated")
	if !ok {
		return
	}
	written := ""
	switch d := v.Data.(type) {
	case string:
		written = d
	case table.Date:
		written = d.Time.Format(time.DateOnly)
	}
	day, err := time.ParseInLocation(time.DateOnly, written, c.Location)
	if err != nil || day.Year() < 1 {
		r.report(v.Span, message.UndatedInvalid(), message.WriteUndated())
		return
	}
	c.Undated = day
}
