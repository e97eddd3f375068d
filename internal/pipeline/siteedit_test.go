package pipeline

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// siteTOML is a site.toml that a test edits at random. Whatever it holds is
// sound, but for articles that a change leaves without a category or festival.
type siteTOML struct {
	values    map[string]string // keys of the top level, as TOML
	channels  []siteEntry
	festivals []siteEntry
	tags      []siteEntry
	footer    []siteEntry // slug is what it leads to
	home      []string    // blocks, as TOML
	ai        map[string]string
	robots    map[string]string
	copyright map[string]string
	beian     map[string]string
	params    map[string]string
	search    string // "" when the table is left out
	// festivalChannel is the slug of the channel that has the festivals.
	festivalChannel string
	renamed         int
}

// siteEntry is an entry of one of the lists.
type siteEntry struct {
	name, slug, description string
	title, keywords, top    string // "" for none
	day                     string // of festivals
	columns                 []siteEntry
}

// permalinks are what the tests' sites may have; "" is the default.
var permalinks = [...]string{"", "/:slug.html", "/:channel/:slug/", "/:year/:month/:day/:slug.html"}

// topValues are what the keys of the top level may be; "" leaves one out.
var topValues = map[string][]string{
	"title":       {`"试网"`, `"新网"`, `"一个名字长得要裁短的文档网站 & <Co>"`},
	"base_url":    {"", `"https://example.com/"`, `"https://example.org/wen"`},
	"description": {"", `"一句话。"`, `"又一句 <话>。"`},
	"language":    {"", `"zh-TW"`, `"en"`},
	"time_zone":   {"", `"UTC"`, `"America/New_York"`},
	"theme":       {"", `"all"`},
	"since":       {"", "2020", "2026"},
	"page_size":   {"3", "1", "2", "5"},
	"tag_min":     {"", "1", "3"},
	"image":       {"", `"/tu.png"`, `"https://example.net/a.png"`},
}

// copyrightValues are what the keys of [copyright] may be.
var copyrightValues = map[string][]string{
	"licence":     {"", `"CC BY"`, `"别的 <协议>"`},
	"licence_url": {"", `"https://example.net/by"`},
	"notice":      {"", `"原创"`, `"转载"`},
	"complaint":   {"", `"about"`, `"/tags/"`, `"https://example.net/"`},
	"copy_source": {"", "true", "false"},
	"notices":     {"", `{ "原创" = "自己的话。" }`, `{ "转载" = "别人的话。" }`},
}

// homeBlocks are blocks of the home page.
var homeBlocks = []string{
	`show = "latest"`, "show = \"latest\"\ncount = 2\ncolumns = 2", `show = "pinned"`, `show = "coming"`, `show = "channels"`, `show = "tags"`,
	"show = \"tag\"\nof = \"读书\"", "show = \"text\"\nname = \"话\"\ntext = \"一段。\"",
	"show = \"links\"\nlinks = [{ name = \"甲\", to = \"https://example.net/\" }, { name = \"乙\", to = \"about\" }]",
}

func newSiteTOML(permalink string) *siteTOML {
	c := &siteTOML{
		values: map[string]string{
			"title": `"试网"`, "base_url": `"https://example.com/"`, "page_size": "3", "since": "2020", "theme": `"all"`,
		},
		channels: []siteEntry{
			{name: "节日大全", slug: "jieri"},
			{name: "范文大全", slug: "fanwen", columns: []siteEntry{{name: "总结", slug: "zongjie"}, {name: "计划", slug: "jihua"}}},
			{name: "文库", slug: "wenku"},
		},
		festivals: []siteEntry{
			{name: "春节", slug: "chunjie", day: "lunar 1-1"},
			{name: "光棍节", slug: "guanggunjie", day: "11-11"},
			{name: "感恩节", slug: "ganenjie", day: "fourth thursday of november"},
		},
		festivalChannel: "jieri",
		beian:           map[string]string{},
		ai:              map[string]string{},
		robots:          map[string]string{},
		copyright:       map[string]string{},
		params:          map[string]string{},
	}
	c.setPermalink(permalink)
	return c
}

func (c *siteTOML) setPermalink(p string) {
	delete(c.values, "permalink")
	if p != "" {
		c.values["permalink"] = strconv.Quote(p)
	}
}

// theme returns the name of the site's theme.
func (c *siteTOML) theme() string {
	if c.values["theme"] == "" {
		return "portal"
	}
	return strings.Trim(c.values["theme"], `"`)
}

// text returns the file.
func (c *siteTOML) text() string {
	var b strings.Builder
	values := func(table string, m map[string]string) {
		if table != "" && len(m) > 0 {
			fmt.Fprintf(&b, "[%s]\n", table)
		}
		for _, k := range slices.Sorted(maps.Keys(m)) {
			fmt.Fprintf(&b, "%s = %s\n", k, m[k])
		}
	}
	fields := func(e siteEntry) string {
		list := []string{"name = " + strconv.Quote(e.name)}
		for _, f := range [][2]string{{"slug", e.slug}, {"description", e.description}, {"title", e.title},
			{"keywords", e.keywords}, {"top", e.top}, {"day", e.day}} {
			if f[1] != "" {
				list = append(list, f[0]+" = "+strconv.Quote(f[1]))
			}
		}
		return strings.Join(list, "\x00")
	}
	entries := func(table string, list []siteEntry, more func(siteEntry)) {
		for _, e := range list {
			fmt.Fprintf(&b, "[[%s]]\n%s\n", table, strings.ReplaceAll(fields(e), "\x00", "\n"))
			more(e)
		}
	}
	values("", c.values)
	entries("channels", c.channels, func(e siteEntry) {
		if e.slug == c.festivalChannel {
			b.WriteString("festivals = true\n")
			return
		}
		var columns []string
		for _, col := range e.columns {
			columns = append(columns, "{ "+strings.ReplaceAll(fields(col), "\x00", ", ")+" }")
		}
		fmt.Fprintf(&b, "columns = [%s]\n", strings.Join(columns, ", "))
	})
	entries("festivals", c.festivals, func(siteEntry) {})
	entries("tags", c.tags, func(siteEntry) {})
	for _, e := range c.footer {
		fmt.Fprintf(&b, "[[footer]]\nname = %q\nto = %q\n", e.name, e.slug)
	}
	for _, block := range c.home {
		b.WriteString("[[home]]\n" + block + "\n")
	}
	values("beian", c.beian)
	values("ai", c.ai)
	values("robots", c.robots)
	values("copyright", c.copyright)
	values("params", c.params)
	if c.search != "" {
		fmt.Fprintf(&b, "[search]\nenable = %s\n", c.search)
	}
	return b.String()
}

// edit changes something and returns what.
func (c *siteTOML) edit(r *rand.Rand) string {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	set := func(m map[string]string, key, value string) string {
		if delete(m, key); value != "" {
			m[key] = value
		}
		return key + " = " + value
	}
	switch r.IntN(26) {
	case 22:
		return set(c.ai, pick("ai", "ContentProducer", "ContentPropagator"), pick("", `"generated"`, `"assisted"`))
	case 23:
		return set(c.robots, "ai", pick("", `"all"`, `"search"`, `"none"`))
	case 24:
		key := pick("licence", "licence_url", "notice", "complaint", "copy_source", "notices")
		return set(c.copyright, key, pick(copyrightValues[key]...))
	case 25:
		if len(c.home) > 0 && r.IntN(3) == 0 {
			c.home = c.home[1:]
			return "a block less at home"
		}
		c.home = append(c.home, pick(homeBlocks...))
		return "home: " + c.home[len(c.home)-1]
	case 0, 1, 2, 3:
		key := pick(slices.Sorted(maps.Keys(topValues))...)
		return set(c.values, key, pick(topValues[key]...))
	case 4:
		c.setPermalink(pick(permalinks[:]...))
		return "permalink = " + c.values["permalink"]
	case 5:
		return "channels: " + c.editList(r, &c.channels, siteEntry{name: "教案", slug: "jiaoan"})
	case 6, 7:
		i := slices.IndexFunc(c.channels, func(e siteEntry) bool { return len(e.columns) > 0 })
		if i < 0 {
			return "nothing"
		}
		return "columns: " + c.editList(r, &c.channels[i].columns, siteEntry{name: "报告", slug: "baogao"})
	case 8, 9, 10:
		return "festivals: " + c.editList(r, &c.festivals, siteEntry{name: "中秋节", slug: "zhongqiujie", day: "lunar 8-15"})
	case 11:
		i := r.IntN(len(c.festivals))
		c.festivals[i].day = pick("11-11", "lunar 1-1", "term 清明", "second sunday of may", "12-25", "")
		return "the day of " + c.festivals[i].name
	case 12: // a channel with columns cannot have festivals
		for _, e := range c.channels {
			if len(e.columns) == 0 && e.slug != c.festivalChannel {
				c.festivalChannel = e.slug
				return "the festivals are in " + e.slug
			}
		}
		return "nothing"
	case 13, 14:
		name := pick("读书", "项目建设", "AI", "C++")
		i := slices.IndexFunc(c.tags, func(e siteEntry) bool { return e.name == name })
		if i >= 0 && r.IntN(2) == 0 {
			c.tags = slices.Delete(c.tags, i, i+1)
			return "the tag " + name + " goes"
		}
		if i < 0 {
			i = len(c.tags)
			c.tags = append(c.tags, siteEntry{name: name})
		}
		c.tags[i].slug = pick("", "t", "T2") + pick("", strconv.Itoa(i))
		for j := range c.tags {
			if j != i && strings.EqualFold(c.tags[j].slug, c.tags[i].slug) {
				c.tags[i].slug = ""
			}
		}
		c.tags[i].description = pick("", "标签一。", "标签二。")
		c.tags[i].title, c.tags[i].keywords = pick("", "标签题"), pick("", "标,签")
		return fmt.Sprint("the tag ", c.tags[i])
	case 15:
		if len(c.footer) > 0 && r.IntN(2) == 0 {
			c.footer = c.footer[1:]
		} else {
			c.footer = append(c.footer, siteEntry{name: pick("甲", "乙"), slug: pick("https://example.net/", "fanwen", "jieri", "wenku", "about", "/tags/", "/robots.txt")})
		}
		return c.keepFooter()
	case 16:
		return set(c.beian, pick("icp", "police"), pick("", `"京备1号"`, `"京备2号"`))
	case 17:
		return set(c.params, pick("a", "b"), pick("", "1", `"甲"`, `[1, "二"]`, `{ c = true, d = "丁" }`))
	case 18, 19: // what an article says stays the same, and where it stands may
		return set(c.values, "time_zone", pick(topValues["time_zone"]...))
	case 20:
		c.search = pick("", "true", "false")
		return "search " + c.search
	}
	return c.renameSlug(r)
}

// editList changes an entry of a list, or the list; one entry is always left,
// and the channel that has the festivals.
func (c *siteTOML) editList(r *rand.Rand, list *[]siteEntry, more siteEntry) string {
	l := *list
	i := r.IntN(len(l))
	switch r.IntN(5) {
	case 0:
		c.renamed++
		l[i].name = strings.TrimRight(l[i].name, "0123456789") + strconv.Itoa(c.renamed%3)
		return l[i].slug + " is called " + l[i].name
	case 1:
		l[i].description = [...]string{"", "这是甲。", "这是乙。"}[r.IntN(3)]
		l[i].title = [...]string{"", "题甲", "题乙"}[r.IntN(3)]
		l[i].keywords = [...]string{"", "词甲", "词乙,词丙"}[r.IntN(3)]
		l[i].top = [...]string{"", firstPath}[r.IntN(2)]
		return "describe " + l[i].slug
	case 2, 3:
		j := r.IntN(len(l))
		l[i], l[j] = l[j], l[i]
		return "swap " + l[i].slug + " and " + l[j].slug
	}
	at := slices.IndexFunc(l, func(e siteEntry) bool { return strings.TrimSuffix(e.slug, "x") == more.slug })
	if at < 0 {
		*list = slices.Insert(l, i, more)
		return "add " + more.slug
	}
	if l[at].slug != c.festivalChannel {
		*list = slices.Delete(l, at, at+1)
		return "take out " + more.slug
	}
	return "nothing"
}

// renameSlug gives a channel, column or festival another folder; articles whose
// own folder has the old name lose their category, until it is theirs again.
func (c *siteTOML) renameSlug(r *rand.Rand) string {
	list := [][]siteEntry{c.festivals, c.channels}[r.IntN(2)]
	if i := r.IntN(len(c.channels)); len(c.channels[i].columns) > 0 {
		list = c.channels[i].columns
	}
	e := &list[r.IntN(len(list))]
	was := e.slug
	if was == "wenku" {
		return "nothing" // the archive stands there
	}
	if e.slug = strings.TrimSuffix(was, "x"); e.slug == was {
		e.slug += "x"
	}
	if was == c.festivalChannel {
		c.festivalChannel = e.slug
	}
	return was + " has the folder " + e.slug + ", " + c.keepFooter()
}

// keepFooter takes links out of the footer that lead nowhere.
func (c *siteTOML) keepFooter() string {
	c.footer = slices.DeleteFunc(c.footer, func(f siteEntry) bool {
		return !strings.Contains(f.slug, ":") && !strings.HasPrefix(f.slug, "/") && f.slug != "about" && !slices.ContainsFunc(c.channels, func(e siteEntry) bool { return e.slug == f.slug })
	})
	return fmt.Sprint(len(c.footer), " links in the footer")
}
