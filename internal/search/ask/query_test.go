package ask

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"wendang/internal/search/format"
	"wendang/internal/search/text"
)

// spell writes a query down: a term's text, its pairs, singles (年_) and words
// (with * for prefixes). In front stands ' for a quoted term, = for a literal one.
func spell(q Query) string {
	var terms []string
	for i := range q.Terms {
		t := &q.Terms[i]
		s := ""
		if t.Quoted {
			s += "'"
		}
		if t.literal() {
			s += "="
		}
		s += t.Text + "["
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
		{"工作", "=工作[工作]"},
		{"哈哈哈", "哈哈哈[哈哈]"},
		{"工作，总结", "工作,总结[工作 总结]"},
		{"工作！", "工作![工作]"},
		{"あい", "=あい[あい]"},
		{"𠀀𠀁", "=𠀀𠀁[𠀀𠀁]"},
		// A single character stands for itself, if there is no pair.
		{"年", "=年[年_]"},
		{"年！", "年![年_]"},
		{"年 月", "=年[年_] =月[月_]"},
		{"，年", ",年[年_]"},
		{"年！2", "年!2[年_]"},
		// But only if there is nothing else: it is looked for in titles alone.
		{"a4-纸", "a4-纸[a4]"},
		{"纸-a4", "纸-a4[a4*]"},
		{"word（二）", "word(二)[word]"},
		{"年！月！2", "年!月!2[年_ 月_]"},
		{"年 工作", "年[] =工作[工作]"},
		{"工作“能”！ ？", "=工作[工作] '能[]"},
		{"工作 \"？\"", "=工作[工作] '?[]"},
		// What has no part is no term.
		{"", ""}, {" \t\n", ""}, {"！？…", ""}, {"\"\"", ""}, {"\"", ""}, {"年、月", "年、月[年_ 月_]"}, {"🎉", ""}, {"\x00\xff\xfe", ""},
		{"！ 工作 ？", "=工作[工作]"},
		// Words: the last may go on, unless it is one character behind others.
		{"iso", "=iso[iso*]"},
		{"iso9", "=iso9[iso9*]"},
		{"5G网络", "5g网络[a网 网络 5g]"},
		{"a1b2c3", "=a1b2c3[a1b2c3*]"},
		{"iso90", "iso90[iso 90*]"},
		{"i", "=i[i]"},
		{"9", "=9[9]"},
		{"年2", "年2[年0]"},
		{"年20", "年20[年0 20*]"},
		{"2021年", "2021年[0年 2021]"},
		{"2年", "2年[0年 2]"},
		{"a年b", "a年b[a年 年a a]"},
		{"c++", "c++[c]"},
		{"c++11", "c++11[c 11*]"},
		{"a-b", "a-b[a]"},
		{"a-", "a-[a]"},
		{"iso9001.", "iso9001.[iso 9001]"},
		{"1.5", "1.5[1]"},
		{"gb/t", "gb/t[gb]"},
		{"word.", "word.[word]"},
		{long, long + "[" + long[:text.MaxWord] + "*]"},
		{long + "b", long + "b[" + long[:text.MaxWord] + "]"},
		{long[:text.MaxWord], "=" + long[:text.MaxWord] + "[" + long[:text.MaxWord] + "*]"},
		{"한국", "=한국[한국*]"},
		// Folding.
		{"ＩＳＯ９００１", "iso9001[iso 9001*]"},
		{"後來", "=后来[后来]"},
		{"МОСКВА", "=москва[москва*]"},
		{"ΑΘΗΝΑ", "=αθηνα[αθηνα*]"},
		{"ÉTÉ", "=été[été*]"},
		// Spaces of all kinds.
		{"甲乙 丙丁\t戊己\u3000庚辛\u00a0壬癸", "=甲乙[甲乙] =丙丁[丙丁] =戊己[戊己] =庚辛[庚辛] =壬癸[壬癸]"},
		{"甲乙\u2000丙丁\u200b戊己\ufeff庚辛\r\n\v\f壬癸", "=甲乙[甲乙] =丙丁[丙丁] =戊己[戊己] =庚辛[庚辛] =壬癸[壬癸]"},
		{"甲乙\u0085丙丁\u200c戊己", "甲乙\u0085丙丁戊己[甲乙 丙丁 丁戊 戊己]"}, // no spaces to JavaScript
		// Quotes of all kinds.
		{`"工作总结"`, "'工作总结[工作 作总 总结]"},
		{"“工作总结”", "'工作总结[工作 作总 总结]"},
		{"”工作总结“", "'工作总结[工作 作总 总结]"},
		{"”工作总结”", "'工作总结[工作 作总 总结]"},
		{"“工作“总结”", "'=工作[工作] =总结[总结]"},
		{"「工作」", "'=工作[工作]"},
		{"『工作』", "'=工作[工作]"},
		{"＂工作＂", "'=工作[工作]"},
		{"「工作”总结", "'工作”总结[工作 总结]"},
		{`"工 作"`, "'=工作[工作]"},
		{`"2021 年"`, "'2021年[0年 2021]"},
		{"一二三四五六七八九十", "一二三四五六七八九十[一二 三四 五六 七八 九十]"},
		{`"hello world"`, "'hello world[hello world*]"},
		{`"  工作  "`, "'=工作[工作]"},
		{`甲乙"丙丁"戊己`, "=甲乙[甲乙] '=丙丁[丙丁] =戊己[戊己]"},
		{`"甲乙 丙丁`, "'甲乙丙丁[甲乙 乙丙 丙丁]"}, // not closed
		{`甲乙"`, "=甲乙[甲乙]"},
		{`""甲乙""`, "=甲乙[甲乙]"},
		{"‘甲乙’", "‘甲乙’[甲乙]"}, // no quotes to a query
		{"'甲乙'", "'甲乙'[甲乙]"},
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
		if got := fold.Text(s); utf8.RuneCountInString(got) != utf8.RuneCountInString(s) {
			t.Errorf("folding %q changes the number of characters: %q", s, got)
		}
		q := ParseQuery(s)
		total := 0
		for i := range q.Terms {
			term := &q.Terms[i]
			n := utf8.RuneCountInString(term.Text)
			total += n
			if len(term.pairs)+len(term.words) == 0 || len(term.pairs) > max(n-1, 1) || len(term.words) > n {
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
				if n := utf8.RuneCountInString(w.word); n == 0 || n > text.MaxWord || w.prefix && n == 1 || !strings.Contains(term.Text, w.word) {
					t.Errorf("%q: the word %q, prefix %v", s, w.word, w.prefix)
				}
			}
			if term.literal() && len(term.pairs)+len(term.words) != 1 {
				t.Errorf("%q: %q is literal", s, term.Text)
			}
		}
		if len(q.Terms) > format.MaxTerms || total > format.MaxQuery {
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
		// Words are found by how they begin, not by what is within.
		if from > 0 {
			a, b := fold.Rune(runes[from-1]), fold.Rune(runes[from])
			if text.IsDigit(a) && text.IsDigit(b) || text.IsLetter(a) && text.IsLetter(b) {
				return
			}
		}
		var keys []text.Pair
		var words []string
		found := text.Scanner{
			Single: func(r rune) { keys = append(keys, text.Single(r)) },
			Word:   func(w []byte) { words = append(words, string(w)) },
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
				if _, b := k.Split(); b == 0 && len(term.pairs)+len(term.words) > 1 {
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
			if d := (&format.Document{Title: title}); !strings.Contains((&Reader{folding: fold}).searchable(d), term.Text) {
				t.Errorf("%q in %q: the text %q is not in the title's", part, title, term.Text)
			}
		}
	})
}

// A literal term is found in what has its only part: that is what spares reading
// documents.
func TestLiteral(t *testing.T) {
	fold := text.NewFolding()
	alphabet := []string{"年", "月", "2", "a", "B", "-", "，", "後", "é", "𠀀", " "}
	literal := 0
	for a := range alphabet {
		for b := range alphabet {
			for c := range alphabet {
				s := alphabet[a] + alphabet[b] + alphabet[c]
				for _, q := range []Query{ParseQuery(s), ParseQuery("\"" + s)} {
					for i := range q.Terms {
						term := &q.Terms[i]
						if !term.literal() {
							continue
						}
						literal++
						// Its part, as a text that has nothing else.
						var text []rune
						for _, k := range term.pairs {
							a, b := k.Split()
							text = append(text, a, b)
						}
						for _, w := range term.words {
							text = append(text, []rune(w.word)...)
						}
						if !strings.Contains(fold.Text(string(text)), term.Text) {
							t.Errorf("%q is literal, but not in %q", term.Text, string(text))
						}
					}
				}
			}
		}
	}
	if literal < 300 {
		t.Errorf("only %d literal terms", literal)
	}
}
