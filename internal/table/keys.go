package table

import "strings"

// Editors write Chinese words for keys. What such a word means depends on where it
// stands: 名称 is the title of a site, and the name of a channel.

// ArticleKey returns the key of front matter that a Chinese word stands for.
func ArticleKey(written string) (string, bool) { return keyOf(articleKeys[:], written) }

// SiteKey returns the key of site.toml that a Chinese word stands for, within a table
// or, when that is "", at the top.
func SiteKey(within, written string) (string, bool) {
	if within == "" {
		return keyOf(siteKeys[:], written)
	}
	return keyOf(entryKeys[:], written)
}

// SiteTable returns the table of site.toml that a Chinese word stands for.
func SiteTable(written string) (string, bool) { return keyOf(siteTables[:], written) }

func keyOf(keys [][2]string, written string) (string, bool) {
	written = strings.Trim(written, "\"'“”")
	for _, k := range keys {
		if k[0] == written {
			return k[1], true
		}
	}
	return "", false
}

var articleKeys = [...][2]string{
	{"标题", "title"}, {"题目", "title"}, {"名称", "title"}, {"文章标题", "title"},
	{"日期", "date"}, {"时间", "date"}, {"发布日期", "date"}, {"发布时间", "date"},
	{"更新", "updated"}, {"更新时间", "updated"}, {"修改时间", "updated"},
	{"分类", "category"}, {"类别", "category"}, {"栏目", "category"}, {"频道", "category"},
	{"节日", "festival"}, {"标签", "tags"}, {"关键词", "tags"}, {"关键字", "tags"},
	{"摘要", "summary"}, {"简介", "summary"}, {"描述", "summary"}, {"代号", "slug"},
	{"作者", "author"}, {"来源", "source"}, {"出处", "source"}, {"来源网址", "source_url"}, {"配图", "image"}, {"图片", "image"}, {"版权", "copyright"},
	{"草稿", "draft"}, {"过期", "expires"}, {"置顶", "pinned"}, {"旧网址", "aliases"},
}

var siteKeys = [...][2]string{
	{"标题", "title"}, {"名称", "title"}, {"站名", "title"}, {"网站名称", "title"}, {"网站名", "title"},
	{"网址", "base_url"}, {"域名", "base_url"}, {"简介", "description"}, {"描述", "description"}, {"说明", "description"},
	{"语言", "language"}, {"时区", "time_zone"}, {"主题", "theme"}, {"模板", "theme"}, {"建站", "since"}, {"建站年份", "since"},
	{"每页", "page_size"}, {"每页篇数", "page_size"}, {"网址格式", "permalink"},
	{"频道", "[[channels]]"}, {"节日", "[[festivals]]"}, {"标签", "[[tags]]"}, {"页脚", "[[footer]]"}, {"备案", "[beian]"},
	{"首页", "[[home]]"}, {"版权", "[copyright]"}, {"图片", "image"},
}

// entryKeys are those of the tables: channels, columns, festivals, tags, footer links and so on.
var entryKeys = [...][2]string{
	{"名称", "name"}, {"名字", "name"}, {"标题", "name"}, {"代号", "slug"}, {"拼音", "slug"}, {"简介", "description"}, {"描述", "description"},
	{"栏目", "columns"}, {"日期", "day"}, {"日子", "day"}, {"链接", "to"}, {"网址", "to"}, {"备案号", "icp"}, {"公安备案号", "police"},
	{"关键词", "keywords"}, {"关键字", "keywords"}, {"置顶", "top"}, {"许可", "licence"}, {"声明", "notice"}, {"投诉", "complaint"},
}

var siteTables = [...][2]string{
	{"频道", "[[channels]]"}, {"栏目", "[[channels]]"}, {"节日", "[[festivals]]"}, {"标签", "[[tags]]"}, {"页脚", "[[footer]]"},
	{"备案", "[beian]"}, {"首页", "[[home]]"}, {"版权", "[copyright]"}, {"人工智能", "[ai]"}, {"搜索", "[search]"}, {"主题", "[params]"},
}
