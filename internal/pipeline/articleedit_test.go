package pipeline

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// What follows writes and edits articles at random.

func (s *scratch) title() string {
	return s.pick("工作", "学习", "春游", "项目") + s.pick("总结", "计划", "大讨论", "Report") + s.pick("", "一", "二", "三")
}

func (s *scratch) tag() string {
	return s.pick("读书", "项目建设", "AI", "ai", "现场会", "C++", "a/b")
}

func (s *scratch) date() string {
	if s.r.IntN(2) == 0 { // newer than all before
		return time.Date(2026, time.November, 20, 0, s.n, 0, 0, time.UTC).Format("2006/01/02 15:04")
	}
	when := time.Date(2026, time.November, 26, 23, 0, 0, 0, time.UTC).Add(-time.Duration(s.r.IntN(60*24*60)) * time.Minute)
	return when.Format(time.DateOnly) + s.pick(" ", "T") + when.Format(time.TimeOnly) + s.pick("", "+08:00", "-05:00")
}

func (s *scratch) words(n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(s.pick("今天", "我们", "讨论", "项目", "**真，**", "进展", "。", "，", "\n", "\n\n", "## 一、节\n\n", "[甲](#)"))
	}
	return b.String()
}

// block returns a block of an article in the folder dir, one of many kinds: the
// theme's words stand in some.
func (s *scratch) block(dir string) string {
	s.notes++
	switch s.r.IntN(12) {
	case 0, 1:
		return "<details>\n<p>" + s.pick("藏起来的话", "收好的项目") + "</p>\n</details>"
	case 2:
		return "<details><summary>" + s.pick("概要", "提示") + "</summary>\n\n" + s.words(5) + "\n\n</details>"
	case 3:
		return "| 项目 | 进展 |\n|---|--:|\n| " + s.pick("甲", "乙") + " | 1 |\n| 今天 | 2 |"
	case 4:
		return fmt.Sprintf("有注释的话[^%d]。\n\n[^%[1]d]: 注释里的话，%s。", s.notes, s.pick("一", "二"))
	case 5:
		return "- [ ] 没做的\n- [x] " + s.pick("做了的", "做完的")
	case 6:
		return "```" + s.pick("go", "", "sh") + "\n" + s.pick("func main() {}", "echo 项目") + "\n```"
	case 7:
		return "![" + s.pick("图", "") + "](" + s.pick("tu.png", "/fanwen/tu.png", "/tu.png", "/xia/zai.txt") + ") [件](/xia/zai.txt)"
	case 8:
		return "[列表](" + s.pick("/fanwen/", "/tags/", "/jieri/chunjie/index.html", "/robots.txt", "https://example.net/?a=1&b") + ")"
	case 9:
		others := s.articles()
		if len(others) == 0 {
			return ""
		}
		rel, err := filepath.Rel(s.path(dir), s.path(others[s.r.IntN(len(others))]))
		s.must(err)
		return "[见](" + filepath.ToSlash(rel) + s.pick("", "#节") + ")"
	case 10:
		return "<table><tr><td>格</td></tr></table>\n<li>散的</li>\n<p onclick=\"a()\">话</p>"
	}
	return "## " + s.pick("一、节", "二、节", "三、节") + "\n\n" + s.words(20)
}

// articleKeys are the keys of front matter that an article may lack, with how
// many articles there are to one that has it.
var articleKeys = []struct {
	key  string
	odds int
}{
	{"festival", 3}, {"pinned", 6}, {"draft", 8}, {"expires", 10}, {"author", 4}, {"summary", 4}, {"aliases", 5},
	{"updated", 5}, {"slug", 8}, {"source", 6}, {"source_url", 6}, {"category", 10}, {"params", 4}, {"keywords", 5},
	{"ai", 6}, {"copyright", 6}, {"image", 6},
}

// value returns a value for a key of front matter.
func (s *scratch) value(key string) string {
	switch key {
	case "title":
		return s.title()
	case "date", "updated":
		return s.date()
	case "tags":
		return "[" + s.tag() + s.pick("", ", "+s.tag()) + "]"
	case "festival":
		return s.pick("光棍节", "春节", "guanggunjie", "[春节, ganenjie]")
	case "pinned", "draft":
		return s.pick("true", "false")
	case "expires":
		return s.pick("2026-11-20", "2026-11-25")
	case "summary":
		return s.pick("一句话。", "又一句话。", "两句 <话>。")
	case "aliases":
		return fmt.Sprintf("[/old/%d.html%s]", s.r.IntN(s.n+1), s.pick("", ", /old/", ", /tags/"))
	case "slug":
		return s.pick("lao-", "a b ") + fmt.Sprint(s.r.IntN(5))
	case "ai":
		return s.pick("generated", "assisted", "none")
	case "copyright":
		return s.pick("原创", "转载")
	case "image":
		return s.pick("/tu.png", "https://example.net/b.png")
	case "keywords":
		return s.pick("甲, 乙", "[丙]")
	case "source_url":
		return s.pick("https://example.net/a", "https://example.net/b")
	case "category":
		return s.pick("fanwen/zongjie", "范文大全/计划", "wenku", "jieri/春节")
	case "params":
		return s.pick("{a: 1}", "{a: 2, b: [甲]}", "{c: {d: true}}")
	}
	return s.pick("某人", "某家 & 子") // author, source
}

// newArticle writes an article and returns its path.
func (s *scratch) newArticle() string {
	s.n++
	dir := "content/" + s.pick("fanwen", "fanwen/zongjie", "jieri/chunjie", "wenku", "jieri/guanggunjie", "fanwen/jihua", "jieri")
	p := fmt.Sprintf("%s/%d.md", dir, s.n)
	var b strings.Builder
	b.WriteString("---\n")
	if s.r.IntN(8) > 0 {
		fmt.Fprintf(&b, "title: %s\n", s.title())
	}
	fmt.Fprintf(&b, "date: %s\ntags: %s\n", s.date(), s.value("tags"))
	for _, k := range articleKeys {
		if s.r.IntN(k.odds) == 0 {
			fmt.Fprintf(&b, "%s: %s\n", k.key, s.value(k.key))
		}
	}
	fmt.Fprintf(&b, "---\n\n%s%s%s\n", s.pick("", "", "# 题目\n\n"), indexMark, s.words(30))
	for range s.r.IntN(5) {
		fmt.Fprintf(&b, "\n%s\n", s.block(dir))
	}
	s.write(p, b.String())
	return p
}

// articles lists the articles, in order.
func (s *scratch) articles() []string {
	var list []string
	for p := range tree(s.t, s.path("content")) {
		if p := "content/" + p; p == aboutPath || p == "content/"+firstPath || strings.HasPrefix(p, "content/pages/") ||
			strings.HasPrefix(p, "content/tags/") || strings.HasSuffix(p, "/_index.md") {
			continue
		}
		if strings.HasSuffix(p, ".md") {
			list = append(list, "content/"+p)
		}
	}
	slices.Sort(list)
	return list
}

// setKey changes, adds or takes out a key of an article.
func (s *scratch) setKey(p, key string) string {
	lines := strings.Split(s.read(p), "\n")
	end := slices.Index(lines[1:], "---") + 1
	at := slices.IndexFunc(lines[:end], func(l string) bool { return strings.HasPrefix(l, key+":") })
	line := key + ": " + s.value(key)
	switch {
	case at < 0:
		lines = slices.Insert(lines, end, line)
	case key != "date" && s.r.IntN(3) == 0:
		lines = slices.Delete(lines, at, at+1)
		line = "no " + key
	default:
		lines[at] = line
	}
	s.write(p, strings.Join(lines, "\n"))
	return p + ": " + line
}

// editArticle edits the article p, or some.
func (s *scratch) editArticle(p string) string {
	switch s.r.IntN(19) {
	case 0, 1, 2:
		return "new " + s.newArticle()
	case 3:
		s.write(p, s.read(p)+"\n"+s.words(10)+"\n")
		return "change " + p
	case 4, 5:
		s.write(p, s.read(p)+"\n"+s.block(path.Dir(p))+"\n")
		return "a block more in " + p
	case 6, 7:
		return s.setKey(p, s.pick("summary", "title", "date", "tags", "pinned"))
	case 8, 9, 10:
		return s.setKey(p, articleKeys[s.r.IntN(len(articleKeys))].key)
	case 11, 12, 17, 18:
		to := fmt.Sprintf("content/%s/%s", s.pick("fanwen", "jieri/chunjie", "wenku", "fanwen/zongjie"), path.Base(p))
		if s.r.IntN(3) == 0 {
			s.n++
			to = fmt.Sprintf("%s/%d.md", path.Dir(to), s.n)
		}
		text := s.read(p)
		s.remove(p)
		s.write(to, text)
		return "move " + p + " to " + to
	case 13:
		s.remove(p)
		return "delete " + p
	case 14:
		from, to := s.tag(), s.tag()
		for _, a := range s.articles() {
			s.write(a, strings.Replace(s.read(a), from, to, 1))
		}
		return "rename the tag " + from + " to " + to
	case 15:
		// The same size at the same second, as fast as can be.
		s.write(p, strings.Map(func(r rune) rune {
			switch r {
			case '今':
				return '明'
			case '明':
				return '今'
			}
			return r
		}, s.read(p)))
		return "change a little " + p
	}
	s.touch(p)
	return "touch " + p
}
