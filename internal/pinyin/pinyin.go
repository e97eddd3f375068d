// Package pinyin makes the parts of addresses from Chinese names.
package pinyin

import (
	"fmt"
	"strings"
	"unicode"

	"wendang/internal/config"
	"wendang/internal/search/text"
)

// Free returns a slug, or the first of slug-2, slug-3 … that is not taken.
func Free(slug string, taken func(slug string) bool) string {
	free := slug
	for n := 2; taken(free); n++ {
		free = fmt.Sprintf("%s-%d", slug, n)
	}
	return free
}

// Slug returns a slug for a name, in the form that an editor would choose:
// gongzuozongjie for 工作总结, linux-xuexi for "Linux 学习". Of characters with several
// readings it takes the most common one. A name of which nothing can be spelled gives
// what [config.MakeSlug] does.
func Slug(name string) string {
	speller := text.NewSpeller()
	var parts []string
	for _, run := range runs(name) {
		if !text.IsHan([]rune(run)[0]) {
			parts = append(parts, strings.ToLower(run))
			continue
		}
		var b strings.Builder
		for _, r := range run {
			for _, s := range speller.Read(string(r), 1) {
				b.WriteString(s[0])
			}
		}
		if b.Len() > 0 {
			parts = append(parts, b.String())
		}
	}
	if slug := strings.Join(parts, "-"); config.SlugProblem(slug).IsZero() {
		return slug
	}
	return config.MakeSlug(name)
}

// runs returns the parts of a name that are all Chinese characters, or all other letters
// and digits.
func runs(name string) []string {
	var list []string
	kind := 0
	for _, r := range name {
		k := 0
		switch {
		case text.IsHan(r):
			k = 1
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			k = 2
		}
		if k != 0 && k == kind {
			list[len(list)-1] += string(r)
		} else if k != 0 {
			list = append(list, string(r))
		}
		kind = k
	}
	return list
}
