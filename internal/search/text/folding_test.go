package text

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
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
		// Taiwan's and Hong Kong's ways of writing, and characters with two meanings.
		{"看著衞生瞭解拚搏計畫", "看着卫生了解拼搏计划"},
		{"裏裡台臺週祇啟啓羣峯", "里里台台周只启启群峰"},
		// Radicals for characters, and doubles.
		{"⼯作⺠⽣⻓江", "工作民生长江"},
		{"金樂", "金乐"}, // U+F90A, U+F914
		{"二○二四〇◯", "二〇二四〇〇"},
		{"ｱｲｳ｢ｶﾅ｣", "アイウ「カナ」"},
		// Signs that are several characters.
		{"①⑳❸", " 1  20  3 "},
		{"⑴⒈", " (1)  1. "},
		{"㈠㊀", "(一)一"},
		{"Ⅳⅷ", "ivviii"},
		{"㎡m²H₂OCO₂", "m2m2h2oco2"},
		{"25℃№5½", "25°cno5 1/2 "},
		{"ﬁ︵﹁﹂︶−∶", "fi(「」)-:"},
		{"零\u200b宽\u00ad\ufeff", "零宽"},
	} {
		if got := NewFolding().Text(c.text); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.text, got, c.want)
		}
	}
}

// Folding what is folded changes nothing: queries are folded twice, texts once. And what
// a character becomes is of one kind.
func TestFoldAll(t *testing.T) {
	f := NewFolding()
	for r := rune(0); r <= unicode.MaxRune; r++ {
		to, more, ok := f.Rune(r)
		if !ok {
			if again := f.Text(more); again != more || !utf8.ValidString(more) || IsHan(r) {
				t.Errorf("%c becomes %q, which becomes %q", r, more, again)
			}
			continue
		}
		if again, _, ok := f.Rune(to); again != to || !ok {
			t.Errorf("%c becomes %c, which becomes %c", r, to, again)
		}
		if to < 0 || utf8.ValidRune(r) && !utf8.ValidRune(to) || IsHan(r) && !IsHan(to) || IsLetter(r) && !IsLetter(to) {
			t.Errorf("%U becomes %U", r, to)
		}
		if r > 0 && to == 0 {
			t.Errorf("%U becomes nothing", r)
		}
		// Of the letters of words, no one else's case is lost.
		if lower := unicode.ToLower(r); IsLetter(to) && IsLetter(lower) && to != r && to != lower && r < 0x2000 && !strings.ContainsRune("ªº²³¹µ", r) {
			t.Errorf("%c becomes %c, its lower case is %c", r, to, lower)
		}
		if IsHan(r) && (IsLetter(r) || IsDigit(r)) || IsSpace(r) && (IsHan(to) || IsLetter(to)) {
			t.Errorf("%U is of two kinds", r)
		}
	}
	for r := range strings.SplitSeq(marks, "") {
		if got := f.Text(r); got != r || !f.IsMark([]rune(r)[0]) {
			t.Errorf("the mark %q becomes %q", r, got)
		}
	}
}

// The table of traditional characters, which browsers load when they must, has none
// that simplified texts have.
func TestTraditional(t *testing.T) {
	eachPair(Traditional(), func(from, to rune) {
		if to2, _, _ := NewFolding().Rune(from); to2 != to || strings.ContainsRune(variants, from) {
			t.Errorf("%c becomes %c, not %c", from, to2, to)
		}
	})
	encoder := simplifiedchinese.HZGB2312.NewEncoder()
	n := 0
	eachPair(Traditional(), func(from, _ rune) {
		if _, err := encoder.String(string(from)); err == nil && IsHan(from) {
			n++
		}
	})
	if n > 20 {
		t.Errorf("%d characters of GB 2312 are in the table", n)
	}
}

// scanned lists what a scanner finds: pairs, words and terms of several words (j…).
func scanned(text string, single bool) (list []string, traditional bool) {
	add := func(s string) { list = append(list, s) }
	found := Scanner{Words: func(chain []Word) {
		for _, w := range chain {
			add("w" + string(w.Text))
		}
		Together(chain, nil, func(w []byte) { add("j" + string(w)) })
	}}
	if single {
		found.Single = func(r rune) { add("_" + string(r)) }
	}
	traditional = found.Scan(NewFolding(), Units(nil).AppendText(text))
	for _, k := range found.Pairs {
		a, b := k.Split()
		add(string([]rune{a, b}))
	}
	slices.Sort(list)
	return list, traditional
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
		{"A4纸", "wa w4 ja4 0纸 _纸", false},
		{"年a1月", "_年 年a wa w1 ja1 0月 _月", false},
		{"2021 年", "w2021 0年 _年", false},
		{"张\u200b　三 B", "_张 张三 _三 三a wb", false},
		{"Iso-9001", "wiso w9001 jiso9001", false},
		{"ＩＳＯ", "wiso", false},
		{"後來", "_后 后来 _来", true},
		{"Ａ國", "wa a国 _国", true},
		{"著衞", "_着 着卫 _卫", true},
		{"著", "_着", false}, // which simplified texts have, too
		{"⼯", "_工", true},
		{"カナかな", "_カ カナ _ナ ナか _か かな _な", false},
		{"𠀀年", "_𠀀 𠀀年 _年", false},
		{"한국어", "w한국어", false},
		{"naïve", "wnaïve", false},
		{"x\xe4\xb8", "wx", false}, // a character cut short
		{"\xe9", "", false},
		{long + "年", "w" + strings.ToLower(long)[:MaxWord] + " a年 _年", false},
		// Marks are between no neighbours; a comma is.
		{"“六一”节", "_六 六一 _一 一节 _节", false},
		{"读《春》有感", "_读 读春 _春 春有 _有 有感 _感", false},
		{"甲、乙——丙 · 丁，戊", "_甲 甲乙 _乙 乙丙 _丙 丙丁 _丁 _戊", false},
		{"发〔2020〕3号", "_发 发0 w2020 w3 j20203 0号 _号", false},
		{"甲-b", "_甲 甲a wb", false},
		{"“甲", "_甲", false},
		{"well-known fact", "wwell wknown wfact", false},
		// Numbers with points.
		{"7.2", "w7 w2 j7.2", false},
		{"2020.7.2", "w2020 w7 w2 j2020.7 j7.2", false},
		{"长1.25m", "_长 长0 w1 w25 wm j1.25 j25m", false},
		{"7．2", "w7 w2 j7.2", false},
		{"7.年", "w7 _年", false},
		{"7. 2", "w7 w2", false},
		{"7.b", "w7 wb", false},
		{"1.5-2.5", "w1 w5 w2 w5 j1.5 j2.5", false},
		// Numbers with marks between, and units.
		{"12·9", "w12 w9 j129", false},
		{"iso9001-2015", "wiso w9001 w2015 jiso90012015 j90012015", false},
		{"GB/T 9704", "wgb wt w9704 jt9704", false},
		{"in the year 2015 all", "win wthe wyear w2015 wall j2015all", false},
		{"1 234 567 890", "w1 w234 w567 w890 j1234 j1234567 j1234567890 j234567 j234567890 j567890", false},
		{"1 2345 6789 0123 4", "w1 w2345 w6789 w0123 w4 j12345 j123456789 j1234567890123 j23456789 j234567890123 j67890123 j678901234 j01234", false},
		{"123456789012 34", "w123456789012 w34", false},
		{"m² H₂O", "wm w2 jm2 wh w2 wo jh2o j2o j2h2o jm2h2o jm2", false},
		{"①②", "w1 w2 j12", false},
	} {
		got, traditional := scanned(c.text, true)
		want := strings.Fields(c.want)
		slices.Sort(want)
		got, want = slices.Compact(got), slices.Compact(want)
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
