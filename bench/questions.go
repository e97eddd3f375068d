package bench

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
)

// Article is an article's title, and its source without front matter.
type Article struct{ Title, Text string }

// frontMatter finds the title; the text is what stands behind.
var frontMatter = regexp.MustCompile(`(?s)\A(?:\+\+\+|---)\n.*?title\s*[=:]\s*([^\n]+)\n.*?\n(?:\+\+\+|---)\n`)

// Articles reads the articles of a folder.
func Articles(content string) ([]Article, error) {
	var list []Article
	err := EachArticle(content, func(p string, src []byte) error {
		m := frontMatter.FindSubmatch(src)
		if m == nil {
			return fmt.Errorf("%s has no front matter with a title", p)
		}
		title := strings.ReplaceAll(strings.Trim(string(m[1]), `"'`), `\"`, `"`)
		title = strings.Join(strings.Fields(title), " ") // as the portal shows it
		list = append(list, Article{title, string(src[len(m[0]):])})
		return nil
	})
	if err == nil && len(list) == 0 {
		err = errors.New(content + " holds no articles")
	}
	return list, err
}

var runs = regexp.MustCompile(`\p{Han}{4,}`)

// Sample returns some characters that follow one another in the article, or "".
func (a Article) Sample(r *rand.Rand, least, most int) string {
	list := runs.FindAllString(a.Text, -1)
	if len(list) == 0 {
		return ""
	}
	run := []rune(list[r.IntN(len(list))])
	size := min(least+r.IntN(most-least+1), len(run))
	from := r.IntN(len(run) - size + 1)
	return string(run[from : from+size])
}

// Questions returns n questions: two terms of 2 to 4 characters each, as they stand
// in one article of a list.
func Questions(r *rand.Rand, list []Article, n int) ([]string, error) {
	var questions []string
	for tries := 0; len(questions) < n; tries++ {
		a := list[r.IntN(len(list))]
		if first, second := a.Sample(r, 2, 4), a.Sample(r, 2, 4); first != "" {
			questions = append(questions, first+" "+second)
		} else if tries > 1000*n {
			return nil, errors.New("the articles have no Chinese text")
		}
	}
	return questions, nil
}

// Spread tells the median of figures, the most of 95 in a hundred, and of all.
func Spread(list []float64) string {
	list = slices.Sorted(slices.Values(list))
	at := func(q float64) float64 { return list[int(q*float64(len(list)-1))] }
	return fmt.Sprintf("median %7.1f   95%% %7.1f   most %7.1f", at(.5), at(.95), at(1))
}
