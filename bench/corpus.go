// Package bench makes synthetic portals of any size, and measures with them.
// README.md tells which command repeats which figure.
//
// The text of the articles makes no sense, but is made as texts are: sentences
// of words, few of them frequent and most rare; an article keeps to its topic.
// So the search index of such a portal is about as large as a real one's.
package bench

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	_ "embed"

	"wendang/internal/config"
	"wendang/internal/diag"
)

//go:embed site.toml
var siteTOML string

// Options say which portal to make.
type Options struct {
	Articles int
	Size     int    // of an article's file, on average, in bytes
	Seed     uint64 // another one gives other articles
	NoSearch bool   // site.toml turns the search off
}

// DefaultSize is what an article of the portals that wendang is made for has.
const DefaultSize = 7600

// Corpus makes the files of a portal. An article depends on the seed, the size
// and its number alone, so that a small portal is the beginning of a large one.
type Corpus struct {
	o          Options
	config     *config.Config
	vocabulary *vocabulary
	words      zipf
	topics     zipf
	tags       zipf
	clauses    zipf
	channels   zipf
	festivals  zipf
	like       *likeness // if any
}

// New returns a Corpus.
func New(o Options) *Corpus {
	var problems diag.List
	c := &Corpus{o: o, config: config.Read("bench/site.toml", []byte(siteTOML), &problems), vocabulary: newVocabulary()}
	if problems.Len() > 0 {
		panic(fmt.Sprint("bench/site.toml: ", problems.Sorted()))
	}
	v := c.vocabulary
	c.words = newZipf(len(v.words), 60)
	c.topics = newZipf(len(v.words), 400) // topics are rarely the most common words
	c.tags = newZipf(len(v.tags), 12)
	c.clauses = newZipf(len(v.clauses), 6)
	c.channels = newZipf(len(c.config.Channels), 3)
	c.festivals = newZipf(len(c.config.Festivals), 4)
	return c
}

// SiteTOML returns the portal's site.toml.
func (c *Corpus) SiteTOML() string {
	if c.o.NoSearch {
		return siteTOML + "\n[search]\nenable = false\n"
	}
	return siteTOML
}

// In these years the articles were published.
const firstYear, years = 2016, 10

// article is one article while it is written.
type article struct {
	*Corpus
	r      *rand.Rand
	b      []byte
	topic  []string
	indent bool // paragraphs begin with two full-width spaces
}

// AppendArticle appends the text of article i to dst, and returns its path
// below the content folder.
func (c *Corpus) AppendArticle(dst []byte, i int) (path string, text []byte) {
	a := &article{Corpus: c, r: rand.New(rand.NewPCG(c.o.Seed, uint64(i))), b: dst}
	start := len(dst)
	target := start + c.o.Size*a.length()/1000
	path = a.frontMatter(i)
	a.body(target)
	return path, a.b
}

// length returns how long an article is, in thousandths of the average: many
// are short, few are three times as long.
func (a *article) length() int {
	const least, spread = 350, 2600 // a product of two even numbers is ¼ on average
	x, y := a.r.IntN(1001), a.r.IntN(1001)
	return least + spread*x*y/1_000_000
}

// frontMatter writes the front matter of article i and returns its path.
func (a *article) frontMatter(i int) string {
	channel := &a.config.Channels[a.channels.pick(a.r)]
	dir, category := channel.Slug, channel.Name
	if n := len(channel.Columns); n > 0 && a.r.IntN(5) > 0 {
		column := channel.Columns[a.r.IntN(n)]
		dir, category = dir+"/"+column.Slug, category+"/"+column.Name
	}
	festival := ""
	if channel.Festivals || a.r.IntN(20) == 0 {
		festival = a.config.Festivals[a.festivals.pick(a.r)].Name
	}
	start := time.Date(firstYear, 1, 1, 0, 0, 0, 0, a.config.Location)
	date := start.Add(time.Duration(a.r.IntN(years*365*24*3600)) * time.Second)
	var tags []string
	for range 2 + a.r.IntN(3) {
		if t := a.vocabulary.tags[a.tags.pick(a.r)]; !slices.Contains(tags, t) {
			tags = append(tags, t)
		}
	}
	a.topic = append(a.topic, tags...)
	for range 12 {
		a.topic = append(a.topic, a.vocabulary.words[a.topics.pick(a.r)])
	}
	a.write("+++\ntitle = \"")
	a.fill(a.vocabulary.titles[a.r.IntN(len(a.vocabulary.titles))])
	a.write("\"\ndate = " + date.Format(time.RFC3339) + "\ncategory = \"" + category + "\"\n")
	if festival != "" {
		a.write("festival = \"" + festival + "\"\n")
	}
	a.write("tags = [\"" + strings.Join(tags, `", "`) + "\"]\n")
	if a.r.IntN(6) == 0 {
		a.write("author = \"" + a.name() + "\"\n")
	}
	if a.r.IntN(10) == 0 {
		a.write("summary = \"")
		a.sentence()
		a.write("\"\n")
	}
	a.write("+++\n\n")
	return fmt.Sprintf("%s/%s/%d.md", dir, date.Format("2006/01"), 100_000+i)
}

// name makes a person's name.
func (a *article) name() string {
	family := []rune("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗")
	given := a.vocabulary.words[len(a.vocabulary.words)/2+a.r.IntN(len(a.vocabulary.words)/2)]
	first, _ := utf8.DecodeRuneInString(given)
	return string(family[a.r.IntN(len(family))]) + string(first)
}

func (a *article) write(s string) { a.b = append(a.b, s...) }

// word returns a word: one of the article's topic, or any. How often is set so
// that about as many pairs of characters come again as in real articles.
func (a *article) word() string {
	if a.r.IntN(8) == 0 {
		return a.topic[a.r.IntN(len(a.topic))]
	}
	return a.vocabulary.words[a.words.pick(a.r)]
}

// fill writes a clause or title with words, years and numbers in their places.
func (a *article) fill(form string) {
	for _, r := range form {
		switch r {
		case '%':
			a.write(a.word())
		case '@':
			a.b = fmt.Append(a.b, firstYear+a.r.IntN(years))
		case '#':
			a.b = fmt.Append(a.b, 2+a.r.IntN(98))
		default:
			a.b = utf8.AppendRune(a.b, r)
		}
	}
}

func (a *article) clause() { a.fill(a.vocabulary.clauses[a.clauses.pick(a.r)]) }

// sentence writes one to four clauses and a full stop.
func (a *article) sentence() {
	if a.like != nil {
		a.b = a.like.sentence(a.b, a.r)
		return
	}
	for k, n := 0, 1+a.r.IntN(4); k < n; k++ {
		if k > 0 {
			a.write("，")
		}
		a.clause()
	}
	switch a.r.IntN(12) {
	case 0:
		a.write("！")
	case 1:
		a.write("？")
	default:
		a.write("。")
	}
}

// paragraph writes a paragraph that ends where the article ends.
func (a *article) paragraph(target int) {
	if a.indent {
		a.write("　　")
	}
	for k, n := 0, 2+a.r.IntN(6); k < n && (k == 0 || len(a.b) < target); k++ {
		switch a.r.IntN(48) {
		case 0, 1:
			a.write("**" + a.word() + a.word() + "，**")
		case 2, 3:
			a.b = fmt.Appendf(a.b, "[%s](https://example.com/%d)说，", a.word(), a.r.IntN(1000))
		case 4:
			a.write("用 " + a.vocabulary.latin[a.r.IntN(len(a.vocabulary.latin))] + " ")
		}
		a.sentence()
	}
	a.write("\n\n")
}

var numerals = strings.Fields("一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十")

// body writes sections until the article is as long as it is to be.
func (a *article) body(target int) {
	const half = 60 // of a sentence, by which the last one goes too far
	target -= half
	a.indent = a.r.IntN(4) == 0
	a.paragraph(target)
	for s := 0; len(a.b) < target; s++ {
		a.write("## " + numerals[s%len(numerals)] + "、")
		a.fill("%%")
		a.write("\n\n")
		for k, n := 0, 1+a.r.IntN(5); k < n && len(a.b) < target; k++ {
			a.paragraph(target)
		}
		if len(a.b) < target {
			a.block()
		}
	}
}

// block writes a list, a quotation or a table, now and then.
func (a *article) block() {
	switch a.r.IntN(8) {
	case 0:
		for range 4 {
			a.write("- ")
			a.clause()
			a.write("\n")
		}
		a.write("\n")
	case 1:
		a.write("> ")
		a.sentence()
		a.write("\n\n")
	case 2:
		a.write("| 项目 | 数量 |\n| --- | ---: |\n")
		for range 3 {
			a.b = fmt.Appendf(a.b, "| %s | %d |\n", a.word(), a.r.IntN(1000))
		}
		a.write("\n")
	}
}
