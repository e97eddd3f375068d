package config

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/idna"

	"wendang/internal/calendar"
	"wendang/internal/diag"
	"wendang/internal/table"
)

// maxSize bounds site.toml, in bytes.
const maxSize = 16 << 20

// Read reads the text of a site.toml. All mistakes are added to problems under
// the name file; the Config is then incomplete, and must not be built with, if
// any of them is an error.
func Read(file string, src []byte, problems *diag.List) *Config {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	r := &reader{file: file, src: src, problems: problems}
	c := &Config{
		Language:        "zh-CN",
		TimeZone:        "Asia/Shanghai",
		Theme:           "portal",
		PageSize:        20,
		Search:          true,
		FestivalChannel: -1,
	}
	c.Permalink, _ = ParsePermalink(DefaultPermalink)
	c.Location, _ = time.LoadLocation(c.TimeZone)
	if len(src) > maxSize {
		problems.Add(diag.File(file, fmt.Sprintf("the file is larger than %d MB", maxSize>>20)))
		return c
	}
	if d, ok := diag.CheckText(file, src); !ok {
		problems.Add(d)
		return c
	}
	root, err := table.ParseTOML(src)
	if err != nil {
		var syntax *table.SyntaxError
		errors.As(err, &syntax)
		problems.Add(r.at(syntax.Span, syntax.Message))
		return c
	}
	top := table.Reader{Table: root, Report: r.report}
	r.site(c, top)
	r.channels(c, top)
	r.festivals(c, top)
	r.tags(c, top)
	r.footer(c, top)
	if beian, _, ok := top.Sub("beian"); ok {
		r.known(beian, "icp", "police")
		c.Beian.ICP, _, _ = beian.String("icp")
		c.Beian.Police, _, _ = beian.String("police")
	}
	if search, _, ok := top.Sub("search"); ok {
		r.known(search, "enable")
		if enable, _, ok := search.Bool("enable"); ok {
			c.Search = enable
		}
	}
	if markdown, _, ok := top.Sub("markdown"); ok {
		r.known(markdown, "newlines")
		if s, at, ok := markdown.String("newlines"); ok {
			if problem, hint := CheckNewlines(s); problem != "" {
				r.report(at, problem, hint)
			}
			c.Newlines = Newlines(s)
		}
	}
	if v, ok := root.Get("params"); ok {
		if _, _, ok := top.Sub("params"); ok {
			c.Params, _ = v.Plain().(map[string]any)
		}
	}
	r.known(top, "title", "base_url", "description", "language", "time_zone", "theme", "since",
		"page_size", "permalink", "channels", "festivals", "tags", "footer", "beian", "search", "markdown", "params")
	return c
}

// reader turns tables into a Config and mistakes into diagnostics.
type reader struct {
	file     string
	src      []byte
	problems *diag.List
}

func (r *reader) at(span table.Span, message string) diag.Diagnostic {
	return diag.At(r.file, r.src, span.Start, span.End, message)
}

func (r *reader) report(span table.Span, message, hint string) {
	r.problems.Add(r.at(span, message).WithHint(hint))
}

// known reports the keys of t that are none of names.
func (r *reader) known(t table.Reader, names ...string) {
	t.Unknown(names, func(k table.Key) {
		r.report(k.Span, fmt.Sprintf("unknown key %q", k.Name), diag.DidYouMean(k.Name, names))
	})
}

// required returns a text that must be there and not be blank; when it is
// missing, message is reported at the place around it.
func (r *reader) required(t table.Reader, key string, around table.Span, message, hint string) (string, table.Span) {
	s, span, ok := t.String(key)
	s = strings.TrimSpace(s)
	switch {
	case !t.Has(key):
		r.report(around, message, hint)
	case ok && s == "":
		r.report(span, message, hint)
	}
	return s, span
}

var (
	languageForm = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
	themeForm    = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]*$`)
)

// site reads the keys of the top level.
func (r *reader) site(c *Config, top table.Reader) {
	c.Title, _ = r.required(top, "title", table.Span{}, "the site has no title", `write title = "…"`)
	if s, at, ok := top.String("base_url"); ok && s != "" {
		if c.BaseURL, ok = baseURL(s); !ok {
			r.report(at, fmt.Sprintf("base_url %q is not the address of a site", s), `write base_url = "https://www.example.com/"`)
		}
	}
	c.Description, _, _ = top.String("description")
	if s, at, ok := top.String("language"); ok {
		if languageForm.MatchString(s) {
			c.Language = s
		} else {
			r.report(at, fmt.Sprintf("%q is not a language tag", s), `write language = "zh-CN"`)
		}
	}
	if s, at, ok := top.String("time_zone"); ok {
		// LoadLocation takes "" and "Local" for the machine's zone, which
		// would make the output depend on the machine.
		zone, err := time.LoadLocation(s)
		if err != nil || s == "" || s == "Local" {
			r.report(at, fmt.Sprintf("unknown time zone %q", s), `write time_zone = "Asia/Shanghai"`)
		} else {
			c.TimeZone, c.Location = s, zone
		}
	}
	if s, at, ok := top.String("theme"); ok {
		if themeForm.MatchString(s) {
			c.Theme = s
		} else {
			r.report(at, fmt.Sprintf("%q is not the name of a theme", s), "a theme's name is that of its folder in themes/")
		}
	}
	if n, at, ok := top.Int("since"); ok {
		if n < 1900 || n > 9999 {
			r.report(at, fmt.Sprintf("since must be a year, not %d", n), "")
		} else {
			c.Since = int(n)
		}
	}
	if n, at, ok := top.Int("page_size"); ok {
		if n < 1 || n > 1000 {
			r.report(at, fmt.Sprintf("page_size must be between 1 and 1000, not %d", n), "")
		} else {
			c.PageSize = int(n)
		}
	}
	if s, at, ok := top.String("permalink"); ok {
		p, err := ParsePermalink(s)
		var bad *PermalinkError
		if errors.As(err, &bad) {
			if i := strings.Index(string(r.src[at.Start:at.End]), bad.Part); i >= 0 && bad.Part != s {
				at = table.Span{Start: at.Start + i, End: at.Start + i + len(bad.Part)}
			}
			r.report(at, bad.Message, bad.Hint)
		} else {
			c.Permalink = p
		}
	}
}

// baseURL returns the address of a site in the form that search engines want:
// ASCII, with the last slash.
func baseURL(s string) (string, bool) {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") ||
		u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || u.User != nil {
		return "", false
	}
	if host, port := u.Hostname(), u.Port(); !strings.Contains(host, ":") { // an IPv6 address
		ascii, err := idna.Lookup.ToASCII(host)
		if err != nil {
			return "", false
		}
		if u.Host = ascii; port != "" {
			u.Host += ":" + port
		}
	}
	return strings.TrimSuffix(u.String(), "/") + "/", true
}

// entry is what channels, columns, festivals and tags have in common.
type entry struct {
	name, slug, description string
}

// unique finds names and slugs that stand twice in one list.
type unique struct {
	r    *reader
	what string
	seen map[string]table.Span
}

func (r *reader) unique(what string) *unique {
	return &unique{r, what, map[string]table.Span{}}
}

func (u *unique) check(key, value string, at table.Span) {
	if value == "" {
		return
	}
	id := key + "\x00" + strings.ToLower(value)
	if first, ok := u.seen[id]; ok {
		note := u.r.at(first, "the first stands here")
		u.r.problems.Add(u.r.at(at, fmt.Sprintf("the %s %s %q stands twice", u.what, key, value)).WithNote(note))
		return
	}
	u.seen[id] = at
}

// entry reads name, slug and description. The slug may be absent when
// needSlug is false.
func (r *reader) entry(t table.Reader, at table.Span, u *unique, needSlug bool) entry {
	var e entry
	var span table.Span
	e.name, span = r.required(t, "name", at, fmt.Sprintf("the %s has no name", u.what), `write name = "…"`)
	u.check("name", e.name, span)
	var ok bool
	if e.slug, span, ok = t.String("slug"); ok {
		if problem := CheckSlug(e.slug); problem != "" {
			r.report(span, problem, "use letters, digits, - and _")
		}
		u.check("slug", e.slug, span)
	} else if needSlug && !t.Has("slug") {
		r.report(at, fmt.Sprintf("the %s %q has no slug", u.what, e.name), `write slug = "…": it becomes part of the URL`)
	}
	e.description, _, _ = t.String("description")
	return e
}

// reservedSlugs are the output's own folders at the top.
var reservedSlugs = []string{"tags", "search", "assets", "sitemap"}

func (r *reader) channels(c *Config, top table.Reader) {
	list, at := top.Subs("channels")
	channelNames := r.unique("channel")
	for i, t := range list {
		e := r.entry(t, at[i], channelNames, true)
		ch := Channel{Name: e.name, Slug: e.slug, Description: e.description}
		if slices.Contains(reservedSlugs, strings.ToLower(e.slug)) {
			_, span, _ := t.String("slug")
			r.report(span, fmt.Sprintf("the slug %q is taken by the portal's own pages", e.slug), "choose another slug")
		}
		var span table.Span
		if ch.Festivals, span, _ = t.Bool("festivals"); ch.Festivals {
			if c.FestivalChannel >= 0 {
				r.report(span, "only one channel can have the festivals", "")
			}
			c.FestivalChannel = i
		}
		columns, columnsAt := t.Subs("columns")
		if ch.Festivals && len(columns) > 0 {
			r.report(columnsAt[0], "the columns of this channel are the festivals", "leave out columns, or festivals = true")
		}
		columnNames := r.unique("column")
		for j, ct := range columns {
			ce := r.entry(ct, columnsAt[j], columnNames, true)
			ch.Columns = append(ch.Columns, Column{ce.name, ce.slug, ce.description})
			r.known(ct, "name", "slug", "description")
		}
		r.known(t, "name", "slug", "description", "festivals", "columns")
		c.Channels = append(c.Channels, ch)
	}
	if len(list) == 0 && !top.Has("channels") {
		r.report(table.Span{}, "the site has no channels", "write at least one [[channels]] with a name and a slug")
	}
}

func (r *reader) festivals(c *Config, top table.Reader) {
	list, at := top.Subs("festivals")
	names := r.unique("festival")
	for i, t := range list {
		e := r.entry(t, at[i], names, true)
		f := Festival{Name: e.name, Slug: e.slug, Description: e.description}
		if s, span, ok := t.String("day"); ok {
			rule, err := calendar.Parse(s)
			if err != nil {
				r.report(span, err.Error(), calendar.Forms)
			}
			f.Day = rule
		}
		r.known(t, "name", "slug", "description", "day")
		c.Festivals = append(c.Festivals, f)
	}
	if len(list) > 0 && c.FestivalChannel < 0 && len(c.Channels) > 0 {
		r.report(at[0], "there are festivals, but no channel for them", "write festivals = true in one of the [[channels]]")
	}
}

func (r *reader) tags(c *Config, top table.Reader) {
	list, at := top.Subs("tags")
	names := r.unique("tag")
	for i, t := range list {
		e := r.entry(t, at[i], names, false)
		r.known(t, "name", "slug", "description")
		c.Tags = append(c.Tags, Tag{e.name, e.slug, e.description})
	}
}

func (r *reader) footer(c *Config, top table.Reader) {
	list, at := top.Subs("footer")
	for i, t := range list {
		var link FooterLink
		link.Name, _ = r.required(t, "name", at[i], "the footer link has no name", `write name = "…"`)
		to, span, ok := t.String("to")
		switch {
		case !ok && !t.Has("to"):
			r.report(at[i], fmt.Sprintf("the footer link %q has no to", link.Name), "write a channel, channel/column or festival slug, or a URL")
		case ok:
			r.footerTarget(c, &link, to, span)
		}
		r.known(t, "name", "to")
		c.Footer = append(c.Footer, link)
	}
}

// footerTarget resolves `to`: a URL, a channel, a channel's column or festival,
// or a festival.
func (r *reader) footerTarget(c *Config, link *FooterLink, to string, span table.Span) {
	if u, err := url.Parse(to); err == nil && slices.Contains([]string{"http", "https", "mailto"}, u.Scheme) {
		link.URL = to
		return
	}
	var targets []string
	for i, ch := range c.Channels {
		targets = append(targets, ch.Slug)
		for _, col := range ch.Columns {
			targets = append(targets, ch.Slug+"/"+col.Slug)
		}
		if i == c.FestivalChannel {
			for _, f := range c.Festivals {
				targets = append(targets, ch.Slug+"/"+f.Slug)
			}
		}
	}
	path := strings.Trim(to, "/")
	if slices.Contains(targets, path) {
		link.Path = path
		return
	}
	if f := c.FestivalBy(path); f >= 0 && c.FestivalChannel >= 0 && c.Festivals[f].Slug == path {
		link.Path = c.Channels[c.FestivalChannel].Slug + "/" + path
		return
	}
	for _, f := range c.Festivals {
		targets = append(targets, f.Slug)
	}
	hint := diag.DidYouMean(to, targets)
	if ch := c.ChannelBy(to); ch >= 0 {
		hint = diag.DidYouMean(c.Channels[ch].Slug, targets)
	} else if f := c.FestivalBy(to); f >= 0 {
		hint = diag.DidYouMean(c.Festivals[f].Slug, targets)
	}
	r.report(span, fmt.Sprintf("the footer link leads to %q, which does not exist", to), hint)
}

// At returns an error about the value of a key of the top level of the
// site.toml whose text is src, or about the whole file when it has no such key.
func At(file string, src []byte, key, message string) diag.Diagnostic {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if root, err := table.ParseTOML(src); err == nil {
		if v, ok := root.Get(key); ok {
			return diag.At(file, src, v.Span.Start, v.Span.End, message)
		}
	}
	return diag.File(file, message)
}
