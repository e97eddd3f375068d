package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"Hello, World 2021", "hello, world 2021"},
		{"ＡＺａｚ０９！～", "azaz09!~"},
		{"全角\u3000空格", "全角 空格"},
		{"後來討論計劃繁體", "后来讨论计划繁体"},
		{"简体不变", "简体不变"},
		{"ΑΒΓΩαβγω", "αβγωαβγω"},
		{"МОСКВА Ёж Їжак Ђ", "москва ёж їжак ђ"},
		{"ÀÖØÞ×ß÷", "àöøþ×ß÷"}, // a sign of multiplication is no letter
		{"ĀĎĲĹŇŊŶŹŽ", "āďĳĺňŋŷźž"},
		{"ıĸŉ", "ıĸŉ"},
		{"か カ ㄅ 々", "か カ ㄅ 々"},
		{"𠀀🎉", "𠀀🎉"},
		{"a\xff\xe4\xb8b", "a\ufffd\ufffd\ufffdb"},
	} {
		if got := foldString(newFolder(), c.text); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.text, got, c.want)
		}
	}
}

// Folding what is folded changes nothing: queries are folded twice, texts once.
// And no character becomes none, or one of another kind.
func TestFoldAll(t *testing.T) {
	f := newFolder()
	for r := rune(0); r <= unicode.MaxRune; r++ {
		to := f.rune(r)
		if f.rune(to) != to {
			t.Errorf("%c becomes %c, which becomes %c", r, to, f.rune(to))
		}
		if to < 0 || utf8.ValidRune(r) && !utf8.ValidRune(to) || isHan(r) != isHan(to) || isLetter(r) && !isLetter(to) {
			t.Errorf("%U becomes %U", r, to)
		}
		if r > 0 && to == 0 {
			t.Errorf("%U becomes nothing", r)
		}
		// Of the letters of words, no one else's case is lost.
		if lower := unicode.ToLower(r); isLetter(to) && to != r && to != lower && (r < 0xFF00 || to != unicode.ToLower(r-0xFEE0)) {
			t.Errorf("%c becomes %c, its lower case is %c", r, to, lower)
		}
		if isHan(r) && (isLetter(r) || isDigit(r)) || isSpace(r) && (isHan(to) || isLetter(to)) {
			t.Errorf("%U is of two kinds", r)
		}
	}
}

func TestScan(t *testing.T) {
	long := strings.Repeat("Ab", maxWord)
	for _, c := range []struct {
		text, want  string
		traditional bool
	}{
		{"", "", false},
		{"工作", "_工 工作 _作", false},
		{"工，作", "_工 _作", false},
		{"2021年", "w2021 0年 _年", false},
		{"年2021", "_年 年0 w2021", false},
		{"A4纸", "wa w4 ja42 0纸 _纸", false},
		{"年a1月", "_年 年a wa w1 ja12 0月 _月", false},
		{"2021 年", "w2021 0年 _年", false},
		{"张\u200b　三 B", "_张 张三 _三 三a wb", false},
		{"Iso-9001", "wiso w9001", false},
		{"ＩＳＯ", "wiso", false},
		{"後來", "_后 后来 _来", true},
		{"Ａ國", "wa a国 _国", true},
		{"カナかな", "_カ カナ _ナ ナか _か かな _な", false},
		{"𠀀年", "_𠀀 𠀀年 _年", false},
		{"한국어", "w한국어", false},
		{"naïve", "wnaïve", false},
		{"x\xe4\xb8", "wx", false}, // a character cut short
		{"\xe9", "", false},
		{long + "年", "w" + strings.ToLower(long)[:maxWord] + " a年 _年", false},
	} {
		var got []string
		add := func(s string) { got = append(got, s) }
		found := tokens{
			word:   func(w []byte) { add("w" + string(w)) },
			joined: func(w []byte, n int) { add(fmt.Sprint("j", string(w), n)) },
			single: func(r rune) { add("_" + string(r)) },
		}
		traditional := found.scan(newFolder(), Units(nil).AppendText(c.text))
		for _, k := range found.pairs {
			a, b := splitKey(k)
			add(string([]rune{a, b}))
		}
		want := strings.Fields(c.want)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) || traditional != c.traditional {
			t.Errorf("%q: %q, traditional %v, want %q", c.text, got, traditional, want)
		}
	}
}

func TestSpelling(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"光棍节", "guang gun/hun jie"},
		{"重庆", "zhong/chong qing"},
		{"重阳节", "zhong/chong yang jie"},
		{"繁體", "fan/po ti/ben"},
		{"女人", "nv/ru ren"},
		{"C++", "c"},
		{"iPhone 15", "iphone 15"},
		{"ISO9001认证", "iso9001 ren zheng"},
		{"ＩＳＯ认证", "iso ren zheng"},
		{"2021年工作", "2021 nian/ning gong zuo"},
		{"A4纸", "a4 zhi"},
		{"工（作）", "gong zuo"},
		{"🎉🎊", ""},
		{"🎉节🎊", "jie"},
		{"！？…", ""},
		{"カナ", ""},
		{"é", ""},
		{"𠀀", ""},
		{"\xff", ""},
		// No more than so many syllables, be they words or characters.
		{strings.Repeat("工", maxSyllables), strings.Repeat(" gong", maxSyllables)[1:]},
		{strings.Repeat("工", maxSyllables+1), strings.Repeat(" gong", maxSyllables)[1:]},
		{strings.Repeat("工", maxSyllables-1) + "ab作", strings.Repeat("gong ", maxSyllables-1) + "ab"},
		{strings.Repeat("工", maxSyllables) + "ab", strings.Repeat(" gong", maxSyllables)[1:]},
		{strings.Repeat("a b ", maxSyllables), strings.Repeat("a b ", maxSyllables/2-1) + "a b"},
		// Choices are not multiplied.
		{strings.Repeat("重", 5), strings.Repeat(" zhong/chong", 5)[1:]},
		// A word that is longer than the buffers.
		{strings.Repeat("x", 500) + "重", strings.Repeat("x", 500) + " zhong/chong"},
	} {
		if got := string(newSpeller().spelling(c.text)); got != c.want {
			t.Errorf("%q is read %q, want %q", c.text, got, c.want)
		}
	}
}

// Spellings are what keyboards type, and titles are found by all of them.
func FuzzSpelling(f *testing.F) {
	for _, s := range append(querySeeds, "光棍节", "重庆", "🎉", "重长重长重长重长重长重长重长", strings.Repeat("重庆Abc", 20)) {
		f.Add(s)
	}
	p := newSpeller()
	f.Fuzz(func(t *testing.T, s string) {
		spelling := string(p.spelling(s))
		var syllables [][]string
		for _, y := range strings.Fields(spelling) {
			alike := strings.Split(y, "/")
			syllables = append(syllables, alike)
			for _, y := range alike {
				if y == "" || strings.Trim(y, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
					t.Errorf("%q has the syllable %q", s, y)
				}
			}
			if len(alike) > 2 || len(alike) == 2 && alike[0] == alike[1] {
				t.Errorf("%q is read %q", s, spelling)
			}
		}
		if len(syllables) > maxSyllables || strings.Count(spelling, " ") != max(len(syllables)-1, 0) {
			t.Errorf("%q is read %q", s, spelling)
		}
		index := titleIndex{}
		index.init(LayoutOf(1000, 0))
		index.add(p, 7, s)
		want := map[int]bool{}
		for i, first := range syllables[:min(len(syllables), 1)] {
			for _, a := range first {
				if len(a) > 1 {
					want[titleFile(a[0], a[1], index.layout.Titles)] = true
				}
				for _, second := range syllables[i+1 : min(len(syllables), 2)] {
					for _, b := range second {
						want[titleFile(a[0], b[0], index.layout.Titles)] = true
					}
				}
			}
		}
		for i, docs := range index.files {
			if len(docs) > 1 || (len(docs) > 0) != want[i] {
				t.Errorf("%q, read %q, stands in file %d %d times, want %v", s, spelling, i, len(docs), want[i])
			}
		}
	})
}
