package config

import (
	"wendang/internal/message"
	"wendang/internal/table"
)

// SlugFrom is what the slug of an article comes from that says none. Other generators
// have rules of their own, and their addresses are to stay.
type SlugFrom string

// What slugs come from.
const (
	SlugFromName    SlugFrom = ""                 // "name": 2018-09-06-x of 2018-09-06-x.md, but x when the file says no date
	SlugFromUndated SlugFrom = "name-without-day" // x of 2018-09-06-x.md: Jekyll, Zola
	SlugFromTitle   SlugFrom = "title"            // Hugo's :title
)

// slugFrom reads where slugs come from, and whether addresses are in lower case, as
// Hugo's are.
func (r *reader) slugFrom(c *Config, top table.Reader) {
	if s, at, ok := top.String("slug_from"); ok {
		switch from := SlugFrom(s); from {
		case "name":
		case SlugFromUndated, SlugFromTitle:
			c.SlugFrom = from
		default:
			r.report(at, message.SlugFromUnknown(s), message.SlugFromValues())
		}
	}
	if lower, _, ok := top.Bool("lower_case"); ok {
		c.Permalink.lower = lower
	}
}
