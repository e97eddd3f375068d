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

func TestReadings(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // the first ones
		n    int      // of all
	}{
		{"", nil, 0},
		{"光棍节", []string{"guang gun jie"}, 2},
		{"重庆", []string{"zhong qing", "chong qing"}, 2},
		{"重阳节", []string{"zhong yang jie", "chong yang jie"}, 2},
		{"繁體", []string{"fan ti"}, -1},
		{"女人", []string{"nv ren"}, -1},
		{"C++", []string{"c"}, 1},
		{"iPhone 15", []string{"iphone 15"}, 1},
		{"ISO9001认证", []string{"iso9001 ren zheng"}, 1},
		{"ＩＳＯ认证", []string{"iso ren zheng"}, 1},
		{"2021年工作", []string{"2021 nian gong zuo"}, 2},
		{"A4纸", []string{"a4 zhi"}, 1},
		{"工（作）", []string{"gong zuo"}, 1},
		{"🎉🎊", nil, 0},
		{"🎉节🎊", []string{"jie"}, 1},
		{"！？…", nil, 0},
		{"カナ", nil, 0},
		{"é", nil, 0},
		{"𠀀", nil, 0},
		{"\xff", nil, 0},
		// No more than so many syllables, be they words or characters.
		{strings.Repeat("工", maxSyllables), []string{strings.Repeat(" gong", maxSyllables)[1:]}, 1},
		{strings.Repeat("工", maxSyllables+1), []string{strings.Repeat(" gong", maxSyllables)[1:]}, 1},
		{strings.Repeat("工", maxSyllables-1) + "ab作", []string{strings.Repeat("gong ", maxSyllables-1) + "ab"}, 1},
		{strings.Repeat("工", maxSyllables) + "ab", []string{strings.Repeat(" gong", maxSyllables)[1:]}, 1},
		{strings.Repeat("a b ", maxSyllables), []string{strings.Repeat("a b ", maxSyllables/2-1) + "a b"}, 1},
		// Nor readings: of each choice, the common one is in the first.
		{strings.Repeat("重", 5), []string{"zhong zhong zhong zhong zhong", "chong zhong zhong zhong zhong"}, maxReadings},
		// A word that is longer than the buffers.
		{strings.Repeat("x", 500) + "重", []string{strings.Repeat("x", 500) + " zhong", strings.Repeat("x", 500) + " chong"}, 2},
	} {
		got := readings(newSpeller(), c.text)
		if c.n >= 0 && len(got) != c.n || len(got) < len(c.want) || !slices.Equal(got[:len(c.want)], c.want) {
			t.Errorf("%q is read %q, want %d: %q", c.text, got, c.n, c.want)
		}
	}
}

func readings(p *speller, text string) (list []string) {
	for _, r := range p.readings(text) {
		list = append(list, string(r))
	}
	return list
}

// Readings are few, differ, and are what keyboards type.
func FuzzReadings(f *testing.F) {
	for _, s := range append(querySeeds, "光棍节", "重庆", "🎉", "重长重长重长重长重长重长重长", strings.Repeat("重庆Abc", 20)) {
		f.Add(s)
	}
	p := newSpeller()
	f.Fuzz(func(t *testing.T, s string) {
		list := readings(p, s)
		if len(list) > maxReadings {
			t.Errorf("%d readings of %q", len(list), s)
		}
		for i, r := range list {
			syllables := strings.Split(r, " ")
			if len(syllables) > maxSyllables || len(syllables) != strings.Count(list[0], " ")+1 || slices.Contains(list[:i], r) {
				t.Errorf("%q is read %q", s, list)
			}
			for _, y := range syllables {
				if y == "" || strings.Trim(y, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
					t.Errorf("%q has the syllable %q", s, y)
				}
			}
		}
		// Titles are put into files by their readings; each must be one.
		index := titleIndex{}
		index.init(LayoutOf(1000, 0))
		index.add(p, 7, s)
		n := 0
		for _, docs := range index.files {
			if len(docs) > 1 {
				t.Errorf("%q stands in a file %d times", s, len(docs))
			}
			n += len(docs)
		}
		if most := 2 * len(list); n > most || len(list) > 0 && len(list[0]) > 1 && n == 0 {
			t.Errorf("%q, read %q, stands in %d files", s, list, n)
		}
	})
}
