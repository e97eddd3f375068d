package adopt

import (
	"fmt"
	"strings"
	"time"
	"unicode"
)

// toml returns the text of site.toml. Its comments are for the people who edit it, in
// Chinese as those of a new site are.
func (s *site) toml() []byte {
	var b strings.Builder
	line := func(key, value, comment string) {
		text := fmt.Sprintf("%-11s = %s", key, value)
		if comment != "" {
			text = fmt.Sprintf("%-42s # %s", text, comment)
		}
		b.WriteString(text + "\n")
	}
	line("title", quote(s.title), "")
	line("base_url", quote(s.baseURL), "网站地址，如 \"https://www.example.com/\"；有了它才有订阅源与站点地图")
	line("description", quote(s.description), "")
	line("language", quote(s.language), "")
	line("time_zone", quote(s.timeZone), "")
	if s.since > 0 {
		line("since", fmt.Sprint(s.since), "")
	}
	if s.pageSize > 0 {
		line("page_size", fmt.Sprint(s.pageSize), "")
	}
	if s.permalink != "" {
		comment := "文章的网址"
		switch {
		case s.moved > 0:
			comment += fmt.Sprintf("；%d 篇与原来的不一样，或说不准", s.moved)
		case s.generator.kind != plain:
			comment += "，照旧"
		}
		line("permalink", quote(s.permalink), comment)
	}
	if s.slugFrom != "" {
		line("slug_from", quote(string(s.slugFrom)), "没写 slug 的文章，网址代号取什么")
	}
	if s.lowerCase {
		line("lower_case", "true", "文章的网址用小写")
	}
	if !s.undated.IsZero() {
		line("undated", s.undated.Format(time.DateOnly), "没有写日期的文章算这一天的")
	}
	if s.newlines != "" {
		b.WriteString("\n[markdown]\n")
		line("newlines", quote(string(s.newlines)), "段落里的换行：join 接成一行，break 换行，paragraph 分段")
	}
	b.WriteString("\n# 频道：按顶部导航的顺序排列，可以调换、改名。columns 是频道下的栏目。\n")
	for _, ch := range s.channels {
		fmt.Fprintf(&b, "\n[[channels]]\nname = %s\nslug = %s\n", quote(ch.name), quote(ch.slug))
		if ch.isDefault {
			b.WriteString("default = true # 没有分类的文章放在这里\n")
		}
		if len(ch.columns) > 0 {
			b.WriteString("columns = [\n")
			for _, c := range ch.columns {
				fmt.Fprintf(&b, "  { name = %s, slug = %s },\n", quote(c.name), quote(c.slug))
			}
			b.WriteString("]\n")
		}
	}
	return []byte(b.String())
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// quote writes a text as TOML has it, in one line.
func quote(s string) string {
	var b strings.Builder
	for _, r := range oneLine(strings.ToValidUTF8(s, "\uFFFD")) {
		switch {
		case r == '\\' || r == '"':
			b.WriteByte('\\')
			b.WriteRune(r)
		case unicode.IsControl(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return `"` + b.String() + `"`
}
