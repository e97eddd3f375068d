package ask

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/longbridgeapp/opencc"
	"golang.org/x/text/unicode/norm"

	"wendang/internal/search/searchtest"
)

// TestRecall takes titles and sentences of documents, varies them as people do who type
// what they have read, and asks for them. What must be found is said by an oracle that
// folds both sides in the plainest way. The documents are those of the sample portal, and
// some that are made up; with WENDANG_RECALL=DIR all *.md and *.txt files below DIR, of
// which it asks more.
//
//	WENDANG_RECALL=/path/to/documents go test -run TestRecall -v -timeout 2h ./internal/search/ask
func TestRecall(t *testing.T) {
	searchtest.OnlyInFull(t)
	t.Parallel()
	dir, phrases, scripted := "../../../content", 20, 30
	if other := os.Getenv("WENDANG_RECALL"); other != "" {
		dir, phrases, scripted = other, 300, 40
	}
	docs := append(readDocs(t, dir), madeUp()...)
	fsys := inManyFiles(t, docs)
	folded := make([]string, len(docs))
	for i := range docs {
		folded[i] = plainest(searchable(&docs[i]))
	}
	random := rand.New(rand.NewPCG(31, 7))
	var sample []string
	for _, d := range madeUp() {
		sample = append(append(sample, d.Title), sentences(d.Text)...)
	}
	sample = append(sample, samplePhrases(random, docs, phrases)...)
	reader, browser := open(t, fsys), searchtest.NewBrowser(t, fsys)
	converters := variations(t)
	for _, kind := range converters {
		asked, must, found, foundByScripts, byScripts := 0, 0, 0, 0, 0
		for i, phrase := range sample {
			query, meant := kind.vary(random, phrase)
			if query == "" {
				continue
			}
			var want []string
			for k := range docs {
				if stands(folded[k], plainest(meant)) {
					want = append(want, docs[k].URL)
				}
			}
			asked++
			must += len(want)
			check := func(who string, got []string) (n int) {
				for _, url := range want {
					if slices.Contains(got, url) {
						n++
					} else if t.Errorf("%s, %s: %q, for %q, does not find %s", kind.name, who, query, meant, url); len(want) > 20 {
						break
					}
				}
				return n
			}
			got, _ := ask(t, reader, query, anywhere, len(docs))
			found += check("Go", got)
			if i < scripted {
				list := eval[[]any](t, browser, `wdSearch.ask(args[0]).then(function (a) { return a.next(1e6); }).then(function (list) { return list.map(function (r) { return r.doc.url; }); })`, query)
				var urls []string
				for _, u := range list {
					urls = append(urls, u.(string))
				}
				byScripts += len(want)
				foundByScripts += check("scripts", urls)
				if !slices.Equal(urls, got) {
					t.Errorf("%s: %q finds %d in Go, and not the same %d in the scripts", kind.name, query, len(got), len(urls))
				}
			}
		}
		t.Logf("%-28s %4d queries: %5d of %5d articles in Go, %5d of %5d in the scripts", kind.name, asked, found, must, foundByScripts, byScripts)
		if asked < 2 {
			t.Errorf("%s: only %d queries", kind.name, asked)
		}
	}
}

// readDocs reads the articles of a folder.
func readDocs(t *testing.T, dir string) (docs searchtest.Docs) {
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if ext := filepath.Ext(p); err != nil || ext != ".md" && ext != ".txt" {
			return err
		}
		b, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		text := strings.ToValidUTF8(string(b), "")
		title := strings.TrimSuffix(filepath.Base(p), filepath.Ext(p))
		for _, mark := range []string{"+++\n", "---\n"} {
			if rest, ok := strings.CutPrefix(text, mark); ok {
				head, body, _ := strings.Cut(rest, "\n"+mark)
				text = body
				for line := range strings.Lines(head) {
					if key, value, ok := strings.Cut(line, "title"); ok && key == "" {
						title = strings.Trim(strings.TrimLeft(value, " =:"), "\"' \n")
					}
				}
			}
		}
		var lines []string
		for line := range strings.Lines(text) {
			if line = strings.Trim(line, "#>*- \t\r\n"); line != "" {
				lines = append(lines, line)
			}
		}
		docs = append(docs, searchtest.Doc(fmt.Sprintf("d%05d", len(docs)), title, strings.Join(lines, "\n")))
		return nil
	})
	if err != nil || len(docs) == 0 {
		t.Fatal(dir, len(docs), err)
	}
	return docs
}

// madeUp returns documents that have what the sample portal has seldom.
func madeUp() (docs searchtest.Docs) {
	for i, text := range []string{
		"关于印发《“十二五”节能规划（试行）》的通知\n市发〔2013〕27号，自二○一三年六月一日起施行；二〇一二年的办法同时废止。",
		"“3·12”植树活动\n今年3·12前后，全市植树1.25万株，合每人0.5株；3.12是植树节。",
		"读《山海经》有感\n“山”、“海”二经，本是一书——郝懿行《笺疏》说得明白。",
		"第Ⅲ类水体监测\n断面①②③，面积12.5㎡，CO₂与H₂O，水温25℃，GB 3838—2002，Ⅲ类。",
		"⼩区⽣活垃圾分类\n⺠⽣实事，⻓期坚持。",
		"省级标准GB/T 18916.1—2021\n取水 1.2—1.5 倍，2016～2020年；甲方\t乙方，帳戶與賬號。",
		"看著孩子長大\n衞生、瞭解、拚搏、計畫、裡外、峯會、羣眾，都是舊日的寫法。",
		"ISO9001-2015与A4纸\n第 12 页，共 30 页；电话 0371-6789 1234，COVID-19，Wi-Fi，PM2.5。",
		"守初心、担使命、找差距、抓落实\n“两学一做”、“三会一课”，一·二九，五·四。",
	} {
		title, body, _ := strings.Cut(text, "\n")
		docs = append(docs, searchtest.Doc(fmt.Sprintf("m%d", i), title, body))
	}
	return docs
}

// samplePhrases returns titles and sentences of documents, or parts of long ones.
func samplePhrases(r *rand.Rand, docs searchtest.Docs, n int) (list []string) {
	for tries := 0; len(list) < n && tries < 1000*n; tries++ {
		d := &docs[r.IntN(len(docs))]
		phrase := d.Title
		if list := sentences(d.Text); r.IntN(3) > 0 && len(list) > 0 {
			phrase = list[r.IntN(len(list))]
		}
		if runes := []rune(strings.TrimSpace(phrase)); len(runes) > 3 {
			for size := 6 + r.IntN(30); size < len(runes); size++ {
				// Nobody ends within a word or a number.
				if !within(runes, size) {
					runes = runes[:size]
				}
			}
			list = append(list, string(runes))
		}
	}
	return list
}

// sentences returns the sentences of a text.
func sentences(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("\n。；！？;!?", r) })
}

// within reports whether place i is within a word, or a number, be they spaced or with
// points.
func within(runes []rune, i int) bool {
	if i <= 0 || i >= len(runes) {
		return false
	}
	part := func(r rune) bool {
		return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune(". -/·—:", r)) || 0xFF00 < r && r < 0xFF60
	}
	return part(runes[i-1]) && part(runes[i])
}

// isMark reports whether people leave r out.
func isMark(r rune) bool {
	return strings.ContainsRune("“”‘’\"'「」『』《》〈〉（）()【】〔〕[]、·—-–～~ \t\u3000", r)
}

// plainest folds a text in the plainest way: width and case, how characters are written,
// and nothing that people leave out.
func plainest(s string) string {
	s = strings.NewReplacer("○", "〇", "⻓", "长", "⺠", "民").Replace(s)
	s = strings.ToLower(norm.NFKC.String(s))
	return strings.Map(func(r rune) rune {
		if isMark(r) {
			return -1
		}
		return r
	}, s)
}

// stands reports whether a phrase stands in a text, and not within a number.
func stands(text, phrase string) bool {
	digit := func(s string, i int) bool { return i >= 0 && i < len(s) && '0' <= s[i] && s[i] <= '9' }
	for at := 0; ; {
		i := strings.Index(text[at:], phrase)
		if i < 0 || phrase == "" {
			return false
		}
		at += i
		end := at + len(phrase)
		if !(digit(text, at-1) && digit(text, at)) && !(digit(text, end-1) && (digit(text, end) || strings.HasPrefix(text[end:], "."))) {
			return true
		}
		at++
	}
}

// variation is a way in which people type what they have read. vary returns what is
// typed, and what is meant, or nothing where there is nothing to vary.
type variation struct {
	name string
	vary func(r *rand.Rand, phrase string) (query, meant string)
}

func variations(t *testing.T) []variation {
	replacing := func(replace func(s string) string) func(*rand.Rand, string) (string, string) {
		return func(_ *rand.Rand, s string) (string, string) {
			if q := replace(s); q != s {
				return q, s
			}
			return "", ""
		}
	}
	by := func(name string) func(*rand.Rand, string) (string, string) {
		c, err := opencc.New(name)
		if err != nil {
			t.Fatal(err)
		}
		return replacing(func(s string) string {
			q, err := c.Convert(s)
			if err != nil {
				t.Fatal(err)
			}
			return q
		})
	}
	// leavesOut reports whether a mark at i may be left out: it is not between words of
	// letters.
	leavesOut := func(runes []rune, i int) bool {
		before, after := i, i
		for before >= 0 && isMark(runes[before]) {
			before--
		}
		for after < len(runes) && isMark(runes[after]) {
			after++
		}
		word := func(k int) bool {
			return k >= 0 && k < len(runes) && runes[k] < 0x2E80 && (unicode.IsLetter(runes[k]) || unicode.IsNumber(runes[k]))
		}
		letter := func(k int) bool { return word(k) && unicode.IsLetter(runes[k]) }
		pointed := func(k, step int) bool { // a number with a point
			for word(k) {
				k += step
			}
			return k > 0 && k < len(runes)-1 && strings.ContainsRune(".．", runes[k]) && word(k+step)
		}
		return isMark(runes[i]) && !(word(before) && word(after) && (letter(before) || letter(after) || pointed(before, -1) || pointed(after, 1)))
	}
	leaveOut := func(r *rand.Rand, s string, odds int) string {
		runes := []rune(s)
		var out []rune
		for i := range runes {
			if leavesOut(runes, i) && r.IntN(odds) == 0 {
				continue
			}
			out = append(out, runes[i])
		}
		return string(out)
	}
	insert := func(r *rand.Rand, s string, what ...string) string {
		runes := []rune(s)
		for range 20 {
			at := 1 + r.IntN(len(runes)-1)
			if len(runes) > 1 && !within(runes, at) && !isMark(runes[at-1]) && !isMark(runes[at]) {
				return string(runes[:at]) + what[r.IntN(len(what))] + string(runes[at:])
			}
		}
		return s
	}
	widths := func(s string) string {
		return strings.Map(func(r rune) rune {
			switch {
			case '!' <= r && r <= '~' && r != '"':
				return r - '!' + '！'
			case '！' <= r && r <= '～':
				return r - '！' + '!'
			}
			return r
		}, s)
	}
	list := []variation{
		{"as it stands", func(_ *rand.Rand, s string) (string, string) { return strings.ReplaceAll(s, "\"", "“"), s }},
		{"all marks left out", func(r *rand.Rand, s string) (string, string) {
			return replacing(func(s string) string { return leaveOut(r, s, 1) })(r, s)
		}},
		{"some marks left out", func(r *rand.Rand, s string) (string, string) {
			return replacing(func(s string) string { return leaveOut(r, strings.ReplaceAll(s, "\"", "“"), 2) })(r, s)
		}},
		{"other quotes and brackets", replacing(func(s string) string {
			return strings.NewReplacer("“", "「", "”", "」", "《", "〈", "》", "〉", "（", "(", "）", ")", "〔", "[", "〕", "]", "—", "-", "·", "•", "\"", "").Replace(s)
		})},
		{"marks put in", func(r *rand.Rand, s string) (string, string) {
			return replacing(func(s string) string {
				return insert(r, insert(r, strings.ReplaceAll(s, "\"", "“"), "“", "《", "（", "、", "—", "·"), "”", "》", "）", "-", "——")
			})(r, s)
		}},
		{"other widths", replacing(func(s string) string { return widths(strings.ReplaceAll(s, "\"", "“")) })},
		{"a blank too many", func(r *rand.Rand, s string) (string, string) {
			return replacing(func(s string) string { return insert(r, leaveOut(r, s, 1), " ", "\u3000") })(r, s)
		}},
		{"the first half", func(_ *rand.Rand, s string) (string, string) {
			runes := []rune(strings.ReplaceAll(s, "\"", "“"))
			half := (len(runes) + 1) / 2
			for half < len(runes) && within(runes, half) {
				half++
			}
			if q := string(runes[:half]); len([]rune(plainest(q))) > 1 {
				return q, q
			}
			return "", "" // a single character is another question
		}},
		{"〇 for ○ and back", replacing(func(s string) string {
			return strings.Map(func(r rune) rune {
				switch r {
				case '○':
					return '〇'
				case '〇':
					return '○'
				}
				return r
			}, s)
		})},
		{"one dash for another", replacing(func(s string) string {
			return strings.NewReplacer("—", "-", "-", "—", "–", "－", "～", "~", "\"", "“").Replace(s)
		})},
		{"blanks for marks", replacing(func(s string) string {
			return strings.Trim(strings.NewReplacer("《", " ", "》", " ", "（", " ", "）", " ", "、", "  ", "\"", "").Replace(s), " ")
		})},
		{"radicals for characters", replacing(func(s string) string {
			return strings.NewReplacer("工", "⼯", "人", "⼈", "大", "⼤", "方", "⽅", "生", "⽣", "文", "⽂", "民", "⺠", "长", "⻓", "日", "⽇", "一", "⼀").Replace(strings.ReplaceAll(s, "\"", "“"))
		})},
		{"signs spelled out", replacing(func(s string) string {
			return strings.NewReplacer("①", "1", "②", "2", "③", "3", "㎡", "m2", "₂", "2", "²", "2", "℃", "°C", "Ⅲ", "III", "Ⅰ", "I", "Ⅱ", "II", "Ⅳ", "IV", "½", "1/2").Replace(s)
		})},
	}
	for _, name := range []string{"s2t", "s2tw", "s2hk"} {
		list = append(list, variation{"traditional, " + name, by(name)})
	}
	traditional := by("s2tw")
	return append(list, variation{"several of these", func(r *rand.Rand, s string) (string, string) {
		q, _ := traditional(r, s)
		if q == "" {
			q = s
		}
		return insert(r, widths(leaveOut(r, q, 1)), " "), s
	}})
}
