package text

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
		if got := NewFolding().Text(c.text); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.text, got, c.want)
		}
	}
}

// Folding what is folded changes nothing: queries are folded twice, texts once.
// And no character becomes none, or one of another kind.
func TestFoldAll(t *testing.T) {
	f := NewFolding()
	for r := rune(0); r <= unicode.MaxRune; r++ {
		to := f.Rune(r)
		if f.Rune(to) != to {
			t.Errorf("%c becomes %c, which becomes %c", r, to, f.Rune(to))
		}
		if to < 0 || utf8.ValidRune(r) && !utf8.ValidRune(to) || IsHan(r) != IsHan(to) || IsLetter(r) && !IsLetter(to) {
			t.Errorf("%U becomes %U", r, to)
		}
		if r > 0 && to == 0 {
			t.Errorf("%U becomes nothing", r)
		}
		// Of the letters of words, no one else's case is lost.
		if lower := unicode.ToLower(r); IsLetter(to) && to != r && to != lower && (r < 0xFF00 || to != unicode.ToLower(r-0xFEE0)) {
			t.Errorf("%c becomes %c, its lower case is %c", r, to, lower)
		}
		if IsHan(r) && (IsLetter(r) || IsDigit(r)) || IsSpace(r) && (IsHan(to) || IsLetter(to)) {
			t.Errorf("%U is of two kinds", r)
		}
	}
}

func TestScan(t *testing.T) {
	long := strings.Repeat("Ab", MaxWord)
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
		{long + "年", "w" + strings.ToLower(long)[:MaxWord] + " a年 _年", false},
	} {
		var got []string
		add := func(s string) { got = append(got, s) }
		found := Scanner{
			Word:   func(w []byte) { add("w" + string(w)) },
			Joined: func(w []byte, n int) { add(fmt.Sprint("j", string(w), n)) },
			Single: func(r rune) { add("_" + string(r)) },
		}
		traditional := found.Scan(NewFolding(), Units(nil).AppendText(c.text))
		for _, k := range found.Pairs {
			a, b := k.Split()
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
		{strings.Repeat("工", MaxSyllables), strings.Repeat(" gong", MaxSyllables)[1:]},
		{strings.Repeat("工", MaxSyllables+1), strings.Repeat(" gong", MaxSyllables)[1:]},
		{strings.Repeat("工", MaxSyllables-1) + "ab作", strings.Repeat("gong ", MaxSyllables-1) + "ab"},
		{strings.Repeat("工", MaxSyllables) + "ab", strings.Repeat(" gong", MaxSyllables)[1:]},
		{strings.Repeat("a b ", MaxSyllables), strings.Repeat("a b ", MaxSyllables/2-1) + "a b"},
		// Choices are not multiplied.
		{strings.Repeat("重", 5), strings.Repeat(" zhong/chong", 5)[1:]},
		// A word that is longer than the buffers.
		{strings.Repeat("x", 500) + "重", strings.Repeat("x", 500) + " zhong/chong"},
	} {
		if got := string(NewSpeller().Spelling(c.text)); got != c.want {
			t.Errorf("%q is read %q, want %q", c.text, got, c.want)
		}
	}
}

// seeds are texts that fuzzing begins with.
var seeds = []string{
	"", "工作总结", "年", "年2", "iso9", "ISO 9001", "「」『』", "\xff\xe4\xb8", "\xe4abc", "e\u0301",
	"𠀀a9", "後來\u3000ＡＢ", "A4-纸", "\u0000年\u0000", "가나다",
}

// Spellings are what keyboards type.
func FuzzSpelling(f *testing.F) {
	for _, s := range append(seeds, "光棍节", "重庆", "🎉", "重长重长重长重长重长重长重长", strings.Repeat("重庆Abc", 20)) {
		f.Add(s)
	}
	p := NewSpeller()
	f.Fuzz(func(t *testing.T, s string) {
		spelling := string(p.Spelling(s))
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
		if len(syllables) > MaxSyllables || strings.Count(spelling, " ") != max(len(syllables)-1, 0) {
			t.Errorf("%q is read %q", s, spelling)
		}
	})
}
