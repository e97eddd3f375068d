package ask

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"wendang/internal/search/format"
	"wendang/internal/search/text"
)

// spell writes a query down: a term's text, what is left of it without marks if that is
// something else, its pairs, singles (年_) and words (with * for prefixes). In front
// stands ' for a quoted term, = for one that is a word of letters.
func spell(q Query) string {
	var terms []string
	for i := range q.Terms {
		t := &q.Terms[i]
		s := ""
		if t.Quoted {
			s += "'"
		}
		if t.isWord() {
			s += "="
		}
		s += t.Text
		if plain := string(t.plain.Runes); plain != t.Text && !t.Quoted {
			s += "~" + plain
		}
		s += "["
		var parts []string
		for _, k := range t.pairs {
			a, b := k.Split()
			p := string(a)
			if b != 0 {
				p += string(b)
			} else {
				p += "_"
			}
			parts = append(parts, p)
		}
		for _, w := range t.words {
			if w.prefix {
				w.word += "*"
			}
			parts = append(parts, w.word)
		}
		terms = append(terms, s+strings.Join(parts, " ")+"]")
	}
	return strings.Join(terms, " ")
}

func TestParseQuery(t *testing.T) {
	long := strings.Repeat("a", text.MaxWord+6)
	for _, c := range []struct{ query, want string }{
		// Chinese: pairs, each once.
		{"工作总结", "工作总结[工作 作总 总结]"},
		{"工作", "工作[工作]"},
		{"哈哈哈", "哈哈哈[哈哈]"},
		{"工作，总结", "工作,总结[工作 总结]"},
		{"工作！", "工作!~工作[工作]"},
		{"あい", "あい[あい]"},
		{"𠀀𠀁", "𠀀𠀁[𠀀𠀁]"},
		// A single character stands for itself, if there is no pair.
		{"年", "年[年_]"},
		{"年！", "年!~年[年_]"},
		{"年！月", "年!月[年_ 月_]"},
		{"，年", ",年~年[年_]"},
		{"年！2", "年!2[年_]"},
		// Single characters in a row are one term.
		{"年 月", "年月[年月]"},
		{"張 三 工作 丰", "张三[张三] 工作[工作] 丰[]"},
		// But only if there is nothing else: it is looked for in titles alone.
		{"a4-纸", "a4-纸~a4纸[0纸 a4]"},
		{"纸-a4", "纸-a4~纸a4[纸a a4*]"},
		{"word（二）", "word(二)~word二[a二 word]"},
		{"年 工作", "年[] 工作[工作]"},
		{"工作“能”！ ？", "工作“能”!~工作能[工作 作能]"},
		{"工作 \"？\"", "工作[工作] '?[]"},
		// Marks are left out, be they around or within.
		{"“六一”节", "“六一”节~六一节[六一 一节]"},
		{"《论语》", "《论语》~论语[论语]"},
		{"年、月", "年、月~年月[年月]"},
		{"“两学”、“一做”", "“两学”、“一做”~两学一做[两学 学一 一做]"},
		{"（试行）", "(试行)~试行[试行]"},
		{"国发〔2020〕", "国发〔2020〕~国发2020[国发 发0 2020*]"},
		// What has no part is no term.
		{"", ""}, {" \t\n", ""}, {"！？…", ""}, {"\"\"", ""}, {"\"", ""}, {"🎉", ""}, {"\x00\xff\xfe", ""}, {"“”《》", ""},
		{"！ 工作 ？", "工作[工作]"},
		// Words: the last may go on, unless it is one character behind others.
		{"iso", "=iso[iso*]"},
		{"iso9", "iso9[iso9*]"},
		{"5G网络", "5g网络[a网 网络 5g]"},
		{"a1b2c3", "a1b2c3[a1b2c3*]"},
		{"iso90", "iso90[iso 90*]"},
		{"i", "=i[i]"},
		{"9", "9[9]"},
		{"年2", "年2[年0]"},
		{"年20", "年20[年0 20*]"},
		{"2021年", "2021年[0年 2021]"},
		{"2年", "2年[0年 2]"},
		{"a年b", "a年b[a年 年a a]"},
		{"c++", "c++[c]"},
		{"c++11", "c++11[c 11*]"},
		{"a-b", "a-b[a]"},
		{"a-", "a-~a[a]"},
		{"iso9001.", "iso9001.~iso9001[iso 9001*]"},
		{"gb/t", "gb/t[gb]"},
		{"word.", "word.~word[word*]"},
		{"well-known", "well-known[well known*]"},
		{long, long + "[" + long[:text.MaxWord] + "*]"},
		{long + "b", long + "b[" + long[:text.MaxWord] + "]"},
		{long[:text.MaxWord], "=" + long[:text.MaxWord] + "[" + long[:text.MaxWord] + "*]"},
		{"한국", "=한국[한국*]"},
		// Numbers with a point, or with marks between.
		{"1.5", "1.5[1.5]"},
		{"长1．5米", "长1.5米[长0 0米 1.5]"},
		{"2021.3.15", "2021.3.15[2021.3 3.15]"},
		{"pm2.5", "pm2.5[pm 2.5]"},
		{"v1.5b", "v1.5b[1.5]"},
		{"12·9", "12·9~129[129*]"},
		{"12·9运动", "12·9运动~129运动[0运 运动 129]"},
		{"2021—2025年", "2021—2025年~20212025年[0年 20212025]"},
		{"1.5-2.5", "1.5-2.5[1.5 2.5]"},
		{"covid-19", "covid-19~covid19[covid 19*]"},
		// Folding.
		{"ＩＳＯ９００１", "iso9001[iso 9001*]"},
		{"後來", "后来[后来]"},
		{"МОСКВА", "=москва[москва*]"},
		{"ΑΘΗΝΑ", "=αθηνα[αθηνα*]"},
		{"ÉTÉ", "=été[été*]"},
		{"第Ⅳ卷", "第iv卷[第a a卷 iv]"},
		{"㎡", "m2[m2*]"},
		{"CO₂", "co2[co2*]"},
		{"①", "1[1]"},
		{"看著⼯作", "看着工作[看着 着工 工作]"},
		// Spaces of all kinds.
		{"甲乙 丙丁\t戊己\u3000庚辛\u00a0壬癸", "甲乙[甲乙] 丙丁[丙丁] 戊己[戊己] 庚辛[庚辛] 壬癸[壬癸]"},
		{"甲乙\u2000丙丁\u200b戊己\ufeff庚辛\r\n\v\f壬癸", "甲乙[甲乙] 丙丁[丙丁] 戊己[戊己] 庚辛[庚辛] 壬癸[壬癸]"},
		{"甲乙\u0085丙丁\u200c戊己", "甲乙\u0085丙丁戊己[甲乙 丙丁 丁戊 戊己]"}, // no spaces to JavaScript
		// Quotes of all kinds.
		{`"工作总结"`, "'工作总结[工作 作总 总结]"},
		{"“工作总结”", "'工作总结[工作 作总 总结]"},
		{"”工作总结“", "'工作总结[工作 作总 总结]"},
		{"”工作总结”", "'工作总结[工作 作总 总结]"},
		{"「工作」", "'工作[工作]"},
		{"『工作』", "'工作[工作]"},
		{"＂工作＂", "'工作[工作]"},
		{"“工作 总结” 报告", "'工作总结[工作 作总 总结] 报告[报告]"},
		{`"工 作"`, "'工作[工作]"},
		{`"2021 年"`, "'2021年[0年 2021]"},
		{"一二三四五六七八九十", "一二三四五六七八九十[一二 三四 五六 七八 九十]"},
		{`"hello world"`, "'hello world[hello world*]"},
		{`"  工作  "`, "'工作[工作]"},
		{`甲乙"丙丁"戊己`, "甲乙[甲乙] '丙丁[丙丁] 戊己[戊己]"},
		{`"甲乙 丙丁`, "'甲乙丙丁[甲乙 乙丙 丙丁]"}, // not closed
		{`甲乙"`, "甲乙[甲乙]"},
		{`""甲乙""`, "甲乙[甲乙]"},
		{`"“六一”节"`, "'“六一”节[六一 一节]"},
		{`"1 2"`, "'1 2[1]"},
		// Quotes that do not enclose a whole part are signs like others.
		{"“工作“总结”", "“工作“总结”~工作总结[工作 作总 总结]"},
		{"“工作”总结", "“工作”总结~工作总结[工作 作总 总结]"},
		{"「工作”总结", "「工作”总结~工作总结[工作 作总 总结]"},
		{"“甲乙 丙丁", "“甲乙~甲乙[甲乙] 丙丁[丙丁]"},
		{"‘甲乙’", "‘甲乙’~甲乙[甲乙]"}, // never quotes to a query
		{"'甲乙'", "'甲乙'~甲乙[甲乙]"},
	} {
		if got := spell(ParseQuery(c.query)); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.query, got, c.want)
		}
	}
}

func TestQueryBounds(t *testing.T) {
	if got := len(ParseQuery(strings.Repeat("工作 ", format.MaxTerms+3)).Terms); got != format.MaxTerms {
		t.Errorf("%d terms", got)
	}
	// The bound is one of characters, quotes and spaces among them.
	for _, c := range []struct {
		lead string
		want int
	}{{"", format.MaxQuery}, {"\"", format.MaxQuery - 1}, {strings.Repeat(" ", 150), 50}, {strings.Repeat(" ", format.MaxQuery), 0}} {
		q := ParseQuery(c.lead + strings.Repeat("𠀀", format.MaxQuery+50))
		got := 0
		for _, term := range q.Terms {
			got += utf8.RuneCountInString(term.Text)
		}
		if got != c.want {
			t.Errorf("behind %d others, %d characters, want %d", len(c.lead), got, c.want)
		}
	}
}

var querySeeds = []string{
	"", "工作总结", "年", "年2", "iso9", "ISO 9001", "\"a b\" 工作", "“工作“总结”", "「」『』", "\xff\xe4\xb8", "\xe4abc", "e\u0301",
	strings.Repeat("年2 ", 90), strings.Repeat("工", 300), strings.Repeat("x", 300), "𠀀a9", "後來\u3000ＡＢ", "A4-纸", "\u0000年\u0000", "가나다",
}

// Whatever is typed makes a query of a bounded size.
func FuzzParseQuery(f *testing.F) {
	for _, s := range querySeeds {
		f.Add(s)
	}
	fold := text.NewFolding()
	f.Fuzz(func(t *testing.T, s string) {
		q := ParseQuery(s)
		total := 0
		for i := range q.Terms {
			term := &q.Terms[i]
			n := utf8.RuneCountInString(term.Text)
			total += n
			if len(term.pairs)+len(term.words)+len(term.singles) == 0 && !term.Quoted || len(term.pairs) > max(n-1, 1) || len(term.words) > n {
				t.Errorf("%q: %d pairs and %d words in %q", s, len(term.pairs), len(term.words), term.Text)
			}
			if strings.TrimFunc(term.Text, text.IsSpace) != term.Text || fold.Text(term.Text) != term.Text || !utf8.ValidString(term.Text) {
				t.Errorf("%q: the text %q", s, term.Text)
			}
			for k, p := range term.pairs {
				if slices.Contains(term.pairs[:k], p) {
					t.Errorf("%q: a pair of %q stands twice", s, term.Text)
				}
			}
			for _, w := range term.words {
				if n := utf8.RuneCountInString(w.word); n == 0 || n > text.MaxWord || w.prefix && n == 1 || !strings.Contains(term.Text+" "+fold.Plain(term.Text).String(), w.word) {
					t.Errorf("%q: the word %q, prefix %v", s, w.word, w.prefix)
				}
			}
		}
		const longest = 6 // of what a character is folded to
		if len(q.Terms) > format.MaxTerms || total > longest*format.MaxQuery {
			t.Errorf("%q: %d terms of %d characters", s, len(q.Terms), total)
		}
	})
}

// Whatever part of a title is asked for, the title's terms have the parts of
// the query: nothing that is there is missed.
func FuzzFound(f *testing.F) {
	for i, s := range querySeeds {
		f.Add(s, uint(i), uint(3*i))
	}
	f.Add("关于2021年度ISO9001质量体系（A4纸）的通知", uint(2), uint(9))
	f.Add(strings.Repeat("ab", 14)+"年"+strings.Repeat("9", 40), uint(0), uint(26))
	fold := text.NewFolding()
	f.Fuzz(func(t *testing.T, title string, from, to uint) {
		title = strings.ToValidUTF8(title, "?") // as all texts of articles are
		runes := []rune(title)
		if len(runes) == 0 {
			return
		}
		from %= uint(len(runes))
		part := string(runes[from : from+to%(uint(len(runes))-from+1)])
		// Words are found by how they begin, not by what is within, and numbers with a
		// point by all of them.
		inWord := func(i int) bool {
			if i == 0 || i >= len(runes) {
				return false
			}
			before, after := []rune(fold.Text(string(runes[:i]))), []rune(fold.Text(string(runes[i:])))
			if len(before) == 0 || len(after) == 0 {
				return true // what is not seen may be within a word
			}
			a, b := before[len(before)-1], after[0]
			return text.IsDigit(a) && (text.IsDigit(b) || b == '.') || a == '.' && text.IsDigit(b) || text.IsLetter(a) && text.IsLetter(b)
		}
		to = from + to%(uint(len(runes))-from+1)
		if inWord(int(from)) || strings.Contains(fold.Text(title), ".") && inWord(int(to)) {
			return
		}
		var keys []text.Pair
		var words []string
		found := text.Scanner{
			Single: func(r rune) { keys = append(keys, text.Single(r)) },
			Words: func(chain []text.Word) {
				for _, w := range chain {
					words = append(words, string(w.Text))
				}
				text.Together(chain, nil, func(w []byte) { words = append(words, string(w)) })
			},
		}
		found.Scan(fold, text.Units(nil).AppendText(title))
		keys = append(keys, found.Pairs...)
		q := ParseQuery(part)
		for i := range q.Terms {
			term := &q.Terms[i]
			for _, k := range term.pairs {
				if !slices.Contains(keys, k) {
					t.Errorf("%q in %q: %s has a pair that the title has not", part, title, spell(q))
				}
				if _, b := k.Split(); b == 0 && !q.onlySingles() {
					t.Errorf("%q: %s is not found in texts, which have no single characters", part, spell(q))
				}
			}
			for _, w := range term.words {
				if utf8.RuneCountInString(w.word) == 1 && len(term.pairs)+len(term.words) == 1 {
					continue // by itself, it is a word of one character
				}
				if !slices.ContainsFunc(words, func(have string) bool {
					return have == w.word || w.prefix && strings.HasPrefix(have, w.word)
				}) {
					t.Errorf("%q in %q: %s has a word that the title has not", part, title, spell(q))
				}
			}
			if len(term.pairs) == 0 && len(term.words) == 1 && utf8.RuneCountInString(term.words[0].word) == 1 {
				continue
			}
			if d := (&format.Document{Title: title}); (&Query{Terms: q.Terms[i : i+1]}).classOf(fold, d) > adjacent {
				t.Errorf("%q in %q: the text %q is not in the title's", part, title, term.Text)
			}
		}
	})
}

// Whatever has the only part of a term that is a word of letters has the term: that is
// what spares reading documents.
func TestIsWord(t *testing.T) {
	fold := text.NewFolding()
	alphabet := []string{"年", "2", "a", "Bc", "-", "，", "後", "é", "𠀀", " ", "Ⅳ"}
	n := 0
	for a := range alphabet {
		for b := range alphabet {
			for c := range alphabet {
				s := alphabet[a] + alphabet[b] + alphabet[c]
				for _, q := range []Query{ParseQuery(s), ParseQuery("\"" + s)} {
					for i := range q.Terms {
						if !q.Terms[i].isWord() {
							continue
						}
						n++
						d := &format.Document{Title: q.Terms[i].words[0].word}
						if (&Query{Terms: q.Terms[i : i+1]}).classOf(fold, d) != literal {
							t.Errorf("%q is a word, but not in %q", q.Terms[i].Text, d.Title)
						}
					}
				}
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d words", n)
	}
}
