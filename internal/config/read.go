package config

import (
	"bytes"
	"errors"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/idna"

	"wendang/internal/calendar"
	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/table"
)

// MaxSize bounds site.toml, in bytes.
const MaxSize = 16 << 20

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
		TagMin:          2,
		Search:          true,
		FestivalChannel: -1,
		DefaultChannel:  -1,
	}
	c.Permalink, _ = ParsePermalink(DefaultPermalink)
	c.Location, _ = time.LoadLocation(c.TimeZone)
	if len(src) > MaxSize {
		problems.Add(diag.File(file, message.FileTooLarge(MaxSize>>20)))
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
		hint := syntax.Hint
		if syntax.Key != "" {
			hint = keyHint(syntax)
		}
		r.report(syntax.Span, syntax.Message, hint)
		return c
	}
	top := table.Reader{Table: root, Report: r.report}
	r.site(c, top)
	r.slugFrom(c, top)
	r.undated(c, top)
	r.channels(c, top)
	r.festivals(c, top)
	r.tags(c, top)
	r.footer(c, top)
	r.rights(c, top)
	r.home(c, top)
	r.host(c, top)
	r.publish(c, top)
	r.announce(c, top)
	if s, at, ok := top.String("image"); ok && s != "" {
		c.Image = Written{s, at.Start, at.End}
	}
	if beian, _, ok := top.Sub("beian"); ok {
		r.known(beian, "beian")
		c.Beian.ICP, _, _ = beian.String("icp")
		r.police(c, beian)
	}
	if search, _, ok := top.Sub("search"); ok {
		r.known(search, "search")
		if enable, _, ok := search.Bool("enable"); ok {
			c.Search = enable
		}
	}
	if markdown, _, ok := top.Sub("markdown"); ok {
		r.known(markdown, "markdown")
		if s, at, ok := markdown.String("newlines"); ok {
			if problem := CheckNewlines(s); !problem.IsZero() {
				r.report(at, problem, message.NewlinesValues())
			}
			c.Newlines = Newlines(s)
		}
	}
	r.files(c, top)
	if v, ok := root.Get("params"); ok {
		if _, _, ok := top.Sub("params"); ok {
			c.Params, _ = v.Plain().(map[string]any)
		}
	}
	r.known(top, "")
	return c
}

// police reads the number of the police's register, by whose digits its record is found.
func (r *reader) police(c *Config, beian table.Reader) {
	number, at, ok := beian.String("police")
	number = strings.Map(func(d rune) rune {
		if '０' <= d && d <= '９' { // as input methods write them
			return d - '０' + '0'
		}
		return d
	}, number)
	if ok && number != "" && !strings.ContainsAny(number, "0123456789") {
		r.report(at, message.PoliceWithoutDigits(number), message.WritePolice())
	}
	c.Beian.Police = number
}

// reader turns tables into a Config and mistakes into diagnostics.
type reader struct {
	file     string
	src      []byte
	problems *diag.List
}

func (r *reader) at(span table.Span, m message.Message) diag.Diagnostic {
	return diag.At(r.file, r.src, span.Start, span.End, m)
}

func (r *reader) report(span table.Span, m, hint message.Message) {
	r.problems.Add(r.at(span, m).WithHint(hint))
}

// known reports the keys of t that the table of a name does not have.
func (r *reader) known(t table.Reader, name string) {
	names := Keys(name)
	t.Unknown(names, func(k table.Key) {
		hint := diag.DidYouMean(k.Name, names)
		switch {
		case hint.IsZero() && slices.Contains(Keys(""), k.Name):
			hint = message.WriteAtTop(k.Name)
		case hint.IsZero():
			hint = message.SettingsAre(names)
		}
		r.report(k.Span, message.UnknownSetting(k.Name), hint)
	})
}

// required returns a text that must be there and not be blank; when it is
// missing, m is reported at the place around it.
func (r *reader) required(t table.Reader, key string, around table.Span, m, hint message.Message) (string, table.Span) {
	s, span, ok := t.String(key)
	s = strings.TrimSpace(s)
	switch {
	case !t.Has(key):
		r.report(around, m, hint)
	case ok && s == "":
		r.report(span, m, hint)
	}
	return s, span
}

var (
	languageForm = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
	themeForm    = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]*$`)
)

// site reads the keys of the top level.
func (r *reader) site(c *Config, top table.Reader) {
	c.Title, _ = r.required(top, "title", table.Span{}, message.TitleOfSiteMissing(), message.WriteTitleOfSite())
	if s, at, ok := top.String("base_url"); ok && s != "" {
		if c.BaseURL, ok = baseURL(s); !ok {
			r.report(at, message.BaseURLInvalid(s), message.WriteBaseURL())
		}
	}
	c.Description, _, _ = top.String("description")
	if s, at, ok := top.String("language"); ok {
		if languageForm.MatchString(s) {
			c.Language = s
		} else {
			r.report(at, message.LanguageInvalid(s), message.WriteLanguage())
		}
	}
	if s, at, ok := top.String("time_zone"); ok {
		// LoadLocation takes "" and "Local" for the machine's zone, which
		// would make the output depend on the machine.
		zone, err := time.LoadLocation(s)
		if err != nil || s == "" || s == "Local" {
			r.report(at, message.TimeZoneUnknown(s), message.WriteTimeZone())
		} else {
			c.TimeZone, c.Location = s, zone
		}
	}
	if s, at, ok := top.String("theme"); ok {
		if themeForm.MatchString(s) {
			c.Theme = s
		} else {
			r.report(at, message.ThemeNameInvalid(s), message.ThemeIsFolder())
		}
	}
	if n, at, ok := top.Int("since"); ok {
		if n < 1900 || n > 9999 {
			r.report(at, message.SinceInvalid(int(n)), message.WriteSince())
		} else {
			c.Since = int(n)
		}
	}
	if n, at, ok := top.Int("page_size"); ok {
		if n < 1 || n > 1000 {
			r.report(at, message.PageSizeInvalid(int(n)), message.WritePageSize())
		} else {
			c.PageSize = int(n)
		}
	}
	if n, at, ok := top.Int("tag_min"); ok {
		if n < 1 || n > 1000 {
			r.report(at, message.TagMinInvalid(int(n)), message.WriteTagMin())
		} else {
			c.TagMin = int(n)
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
	// Paths begin after exactly one slash. What browsers would leave out of an address is
	// left out here, too: search engines compare addresses letter by letter.
	u.Path, u.RawPath = path.Clean("/"+u.Path), ""
	return strings.TrimRight(u.String(), "/") + "/", true
}

// entry is what channels, columns, festivals and tags have in common.
type entry struct {
	name, slug string
	texts      Texts
}

// unique finds names and slugs that stand twice in one list.
type unique struct {
	r    *reader
	what message.Message
	seen map[string]table.Span
}

func (r *reader) unique(what message.Message) *unique {
	return &unique{r, what, map[string]table.Span{}}
}

func (u *unique) check(key, value string, at table.Span) {
	if value == "" {
		return
	}
	id := key + "\x00" + strings.ToLower(value)
	if first, ok := u.seen[id]; ok {
		what, hint := message.NameTwice(u.what, value), message.ChooseAnotherName()
		if key == "slug" {
			what, hint = message.SlugTwice(u.what, value), message.ChooseAnotherSlug()
		}
		u.r.problems.Add(u.r.at(at, what).WithHint(hint).WithNote(u.r.at(first, message.FirstStandsHere())))
		return
	}
	u.seen[id] = at
}

// entry reads name, slug and description. The slug may be absent when
// needSlug is false.
func (r *reader) entry(t table.Reader, at table.Span, u *unique, needSlug bool) entry {
	var e entry
	var span table.Span
	e.name, span = r.required(t, "name", at, message.NameMissing(u.what), message.WriteName())
	u.check("name", e.name, span)
	var ok bool
	if e.slug, span, ok = t.String("slug"); ok {
		if problem := SlugProblem(e.slug); !problem.IsZero() {
			r.report(span, message.SlugInvalid(e.slug, problem), message.SlugForm())
		}
		u.check("slug", e.slug, span)
	} else if needSlug && !t.Has("slug") {
		r.report(at, message.SlugMissing(u.what, e.name), message.WriteSlug())
	}
	e.texts = r.texts(t, at)
	return e
}

// texts reads what is said of an entry.
func (r *reader) texts(t table.Reader, at table.Span) Texts {
	x := Texts{At: Written{"", at.Start, at.End}}
	x.Title, _, _ = t.String("title")
	x.Description, _, _ = t.String("description")
	for _, k := range table.SplitKeywords(t.Strings("keywords")) {
		if !slices.Contains(x.Keywords, k.Text) {
			x.Keywords = append(x.Keywords, k.Text)
		}
	}
	for _, p := range t.Strings("top") {
		x.Top = append(x.Top, Written{p.Text, p.Span.Start, p.Span.End})
	}
	return x
}

// PagesFolder is the folder of plain pages in the content folder, so that no channel
// can have its articles there.
const PagesFolder = "pages"

func (r *reader) channels(c *Config, top table.Reader) {
	list, at := top.Subs("channels")
	channelNames := r.unique(message.WordChannel())
	for i, t := range list {
		e := r.entry(t, at[i], channelNames, true)
		ch := Channel{Name: e.name, Slug: e.slug, Texts: e.texts, AI: r.choice(t, "ai", AIForms)}
		for _, key := range []string{"slug", "name"} {
			if s, span, ok := t.String(key); ok && strings.EqualFold(s, PagesFolder) {
				r.report(span, message.SlugOfPages(PagesFolder), message.ChooseAnotherSlug())
				break
			}
		}
		if ReservedSlug(e.slug) && !strings.EqualFold(e.slug, PagesFolder) {
			_, span, _ := t.String("slug")
			r.report(span, message.SlugReserved(e.slug), message.ChooseAnotherSlug())
		}
		var span table.Span
		if ch.Festivals, span, _ = t.Bool("festivals"); ch.Festivals {
			if c.FestivalChannel >= 0 {
				r.report(span, message.FestivalChannelTwice(), message.OneFestivalChannel())
			}
			c.FestivalChannel = i
		}
		if isDefault, span, _ := t.Bool("default"); isDefault {
			if c.DefaultChannel >= 0 {
				r.report(span, message.DefaultChannelTwice(), message.OneDefaultChannel())
			}
			c.DefaultChannel = i
		}
		columns, columnsAt := t.Subs("columns")
		if ch.Festivals && len(columns) > 0 {
			r.report(columnsAt[0], message.FestivalChannelWithColumns(), message.ColumnsOrFestivals())
		}
		columnNames := r.unique(message.WordColumn())
		for j, ct := range columns {
			ce := r.entry(ct, columnsAt[j], columnNames, true)
			ch.Columns = append(ch.Columns, Column{ce.name, ce.slug, ce.texts})
			r.known(ct, "channels.columns")
		}
		r.known(t, "channels")
		c.Channels = append(c.Channels, ch)
	}
	if len(list) == 0 && !top.Has("channels") {
		r.report(table.Span{}, message.ChannelsMissing(), message.WriteChannel())
	}
}

func (r *reader) festivals(c *Config, top table.Reader) {
	list, at := top.Subs("festivals")
	names := r.unique(message.WordFestival())
	for i, t := range list {
		e := r.entry(t, at[i], names, true)
		f := Festival{Name: e.name, Slug: e.slug, Texts: e.texts}
		if s, span, ok := t.String("day"); ok {
			rule, err := calendar.Parse(s)
			if err != nil {
				r.report(span, failure.Of(err), message.DayForms())
			}
			f.Day = rule
		}
		r.known(t, "festivals")
		c.Festivals = append(c.Festivals, f)
	}
	if len(list) > 0 && c.FestivalChannel < 0 && len(c.Channels) > 0 {
		r.report(at[0], message.FestivalsWithoutChannel(), message.WriteFestivalsTrue())
	}
}

func (r *reader) tags(c *Config, top table.Reader) {
	list, at := top.Subs("tags")
	names := r.unique(message.WordTag())
	for i, t := range list {
		e := r.entry(t, at[i], names, false)
		r.known(t, "tags")
		c.Tags = append(c.Tags, Tag{e.name, e.slug, e.texts})
	}
}

func (r *reader) footer(c *Config, top table.Reader) {
	list, at := top.Subs("footer")
	for i, t := range list {
		c.Footer = append(c.Footer, r.link(c, t, at[i], message.WordFooterLink()))
	}
}

// link reads a named link; what says in which part of the site it stands.
func (r *reader) link(c *Config, t table.Reader, at table.Span, what message.Message) Link {
	var link Link
	name, _ := r.required(t, "name", at, message.NameMissing(what), message.WriteName())
	to, span, ok := t.String("to")
	switch {
	case !ok && !t.Has("to"):
		r.report(at, message.LinkWithoutTarget(what, name), message.WriteTarget())
	case ok:
		link = c.target(to, span)
	}
	link.Name = name
	r.known(t, "footer")
	return link
}

// target finds where a text of site.toml leads: to a URL, a channel, a channel's column
// or festival, or a festival. What else it is, the site must tell.
func (c *Config) target(to string, span table.Span) Link {
	if u, err := url.Parse(to); err == nil && slices.Contains([]string{"http", "https", "mailto"}, u.Scheme) {
		return Link{URL: to}
	}
	if dir := c.DirOfSlug(strings.Trim(to, "/")); dir != "" {
		return Link{Path: dir}
	}
	return Link{To: Written{to, span.Start, span.End}}
}

// DirOfSlug returns the output folder of the list that links call by a text: a channel
// (fanwen), a column (fanwen/zongjie) or a festival (jieri/chunjie, chunjie); or "".
func (c *Config) DirOfSlug(slug string) string {
	if slices.Contains(c.Dirs(), slug) {
		return slug
	}
	if f := c.FestivalBy(slug); f >= 0 && c.FestivalChannel >= 0 && c.Festivals[f].Slug == slug {
		return c.FestivalDir(f)
	}
	return ""
}

// Dirs returns the output folders of all channels, columns and festivals.
func (c *Config) Dirs() []string {
	var dirs []string
	for i, ch := range c.Channels {
		dirs = append(dirs, ch.Slug)
		for _, col := range ch.Columns {
			dirs = append(dirs, ch.Slug+"/"+col.Slug)
		}
		if i == c.FestivalChannel {
			for f := range c.Festivals {
				dirs = append(dirs, c.FestivalDir(f))
			}
		}
	}
	return dirs
}

// AtWritten returns an error about a text of the site.toml whose text is src.
func AtWritten(file string, src []byte, w Written, m message.Message) diag.Diagnostic {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	return diag.At(file, src, w.Start, w.End, m)
}
