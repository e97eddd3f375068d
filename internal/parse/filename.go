package parse

import (
	"strconv"
	"strings"
	"time"

	"wendang/internal/parse/frontmatter"
	"wendang/internal/table"
)

// Jekyll and Hexo keep posts in _posts, drafts in _drafts, and the day of a post in its
// file's name.

// datedName returns the day that begins a file's name, and what stands behind it:
// 2018-09-06 and x of 2018-09-06-x. It returns "" for any other name, and for one that
// is nothing but a day.
func datedName(name string) (day, rest string) {
	const year = 4
	at := year
	if len(name) <= year || name[year] != '-' || !digits(name[:year]) {
		return "", ""
	}
	for range 2 { // month and day
		start := at + 1
		for at = start; at < len(name) && at < start+2 && '0' <= name[at] && name[at] <= '9'; at++ {
		}
		if at == start || at == len(name) {
			return "", ""
		}
		if name[at] != '-' {
			break
		}
	}
	if strings.Count(name[:at], "-") != 2 || !strings.ContainsRune("-_ ", rune(name[at])) {
		return "", ""
	}
	return name[:at], strings.TrimLeft(name[at:], "-_ ")
}

// NameWithoutDay returns what stands behind the day that begins the name of an article's
// file, without its ending; "" when none does.
func NameWithoutDay(name string) string {
	day, rest := datedName(name)
	if _, err := frontmatter.Date(table.Value{Data: day}, time.UTC); err != nil {
		return ""
	}
	return rest
}

func digits(s string) bool {
	_, err := strconv.ParseUint(s, 10, 32)
	return err == nil
}

// dayOfName returns the day that begins the file's name, in the site's zone, and the
// slug that is left of the name. Without a day that there is it returns the date that
// undated articles have, and for drafts, which other generators keep without a date, the
// first day of 1970.
func (r *metaReader) dayOfName() (day time.Time, slug string) {
	if written, rest := datedName(r.name()); rest != "" {
		if t, err := frontmatter.Date(table.Value{Data: written}, r.location); err == nil {
			return t, rest
		}
	}
	if inDrafts(r.path) && r.options.Undated.IsZero() {
		return time.Date(1970, 1, 1, 0, 0, 0, 0, r.location), ""
	}
	return r.options.Undated, ""
}

// inDrafts reports whether a file lies in a folder _drafts.
func inDrafts(path string) bool {
	return strings.HasPrefix(path, "_drafts/") || strings.Contains(path, "/_drafts/")
}
