package portal

import (
	"slices"
	"strings"
	"unicode"
)

// maxTitleTerms bounds the terms taken from one title.
const maxTitleTerms = 24

// commonWords are pairs of characters that stand in too many titles to relate
// any two.
var commonWords = wordSet("范文 大全 文章 关于 有关 如何 怎么 什么 我的 一个 一篇 年度 最新 精选 参考 模板 资料 内容 个人 篇章 心得 体会 总结 工作 活动 方案 作文 教案 计划 报告")

func wordSet(words string) map[uint64]bool {
	set := map[uint64]bool{}
	for _, w := range strings.Fields(words) {
		r := []rune(w)
		set[uint64(r[0])<<32|uint64(r[1])] = true
	}
	return set
}

// titleTerms appends the keys of the title's terms, each once: pairs of
// neighbouring Chinese characters, and Latin words and numbers of two and more
// characters.
func titleTerms(dst []uint64, title string) []uint64 {
	first := len(dst)
	add := func(w uint64) {
		key := termKey(termTitle, w)
		if len(dst)-first < maxTitleTerms && !slices.Contains(dst[first:], key) {
			dst = append(dst, key)
		}
	}
	const latin = 1 << 60 // keeps words apart from pairs
	var last rune         // the Chinese character before, or 0
	word, length := uint64(0), 0
	for _, r := range title {
		if unicode.Is(unicode.Han, r) {
			if pair := uint64(last)<<32 | uint64(r); last != 0 && !commonWords[pair] {
				add(pair)
			}
			last = r
		} else {
			last = 0
		}
		if r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			if length == 0 { // FNV-1a
				word = 14695981039346656037
			}
			word = (word ^ uint64(unicode.ToLower(r))) * 1099511628211
			length++
			continue
		}
		if length > 1 {
			add(word>>4 | latin)
		}
		length = 0
	}
	if length > 1 {
		add(word>>4 | latin)
	}
	return dst
}

// numbers gives keys that are not 0 numbers, 0 at first. It is a hash table
// without the generality of a map, which would take several times as long, and
// there are some million lookups.
type numbers struct {
	keys   []uint64
	values []int32
	used   int
}

// newNumbers returns a table with room for about n keys.
func newNumbers(n int) *numbers {
	size := 1024
	for size < 2*n && size < 1<<22 {
		size *= 2
	}
	return &numbers{keys: make([]uint64, size), values: make([]int32, size)}
}

// at returns the place of key's number, good until the next call.
func (t *numbers) at(key uint64) *int32 {
	if 2*t.used >= len(t.keys) {
		t.grow()
	}
	i := t.slot(key)
	if t.keys[i] == 0 {
		t.keys[i] = key
		t.used++
	}
	return &t.values[i]
}

func (t *numbers) slot(key uint64) uint64 {
	mask := uint64(len(t.keys) - 1)
	i := key * 0x9E3779B97F4A7C15 >> 20 & mask
	for t.keys[i] != 0 && t.keys[i] != key {
		i = (i + 1) & mask
	}
	return i
}

func (t *numbers) grow() {
	old := *t
	t.keys, t.values = make([]uint64, 2*len(old.keys)), make([]int32, 2*len(old.keys))
	for i, k := range old.keys {
		if k != 0 {
			at := t.slot(k)
			t.keys[at], t.values[at] = k, old.values[i]
		}
	}
}
