package ask

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"wendang/internal/search/format"
	folding "wendang/internal/search/text"
)

func TestSnippet(t *testing.T) {
	dots := strings.Repeat("。", 100)
	for _, c := range []struct{ query, text, want string }{
		{"工作", "", ""},
		{"工作", "今年的工作很多", "今年的[工作]很多"},
		{"工作总结", "总结工作，工作总结", "[总结][工作]，[工作总结]"},
		{"工作总结", "工作与总结", "[工作]与[总结]"},
		{"哈哈", "哈哈哈哈", "[哈哈哈哈]"},
		{"没有", "第一行\n第二行", "第一行｜第二行"},
		{"年", "今年", "今[年]"},
		{"iso9001", "ＩＳＯ９００１与ISO 9001", "[ＩＳＯ９００１]与[ISO 9001]"},
		{"後來", "后来後來", "[后来後來]"},
		{"甲乙 丙丁", "丙丁甲乙", "[丙丁甲乙]"},
		{"a年", "b年a年", "b年[a年]"}, // a class is no text to mark
		// The first of what was looked for stands behind a lead.
		{"工作", dots[:3*24] + "工作", dots[:3*24] + "[工作]"},
		{"工作", dots[:3*25] + "工作", "…" + dots[:3*24] + "[工作]"},
		{"工作", dots + "工作" + dots, "…" + dots[:3*24] + "[工作]" + dots[:3*64] + "…"},
		{"工作", "工作" + dots[:3*88], "[工作]" + dots[:3*88]},
		{"工作", "工作" + dots[:3*89], "[工作]" + dots[:3*88] + "…"},
		// What stands across the end is not marked.
		{"工作", "工作" + dots[:3*87] + "工作", "[工作]" + dots[:3*87] + "工…"},
		// The whole term counts before its parts.
		{"工作总结", "工作" + dots + "工作总结", "…" + dots[:3*24] + "[工作总结]"},
		// More terms count before earlier ones.
		{"甲乙 丙丁", "甲乙" + dots + "丙丁和甲乙", "…" + dots[:3*24] + "[丙丁]和[甲乙]"},
		{"甲乙 丙丁", "甲乙" + dots[:3*62] + "丙丁", "[甲乙]" + dots[:3*62] + "[丙丁]"},
		{"甲乙 丙丁 戊己", "丙丁" + dots + "甲乙，戊己", "…" + dots[:3*24] + "[甲乙]，[戊己]"},
		{"𠀀𠀁", "🎉🎉𠀀𠀁🎉", "🎉🎉[𠀀𠀁]🎉"},
		// Marks within what was looked for are marked with it.
		{"六一节", "过“六一”节，“六一”好", "过“[六一”节]，“[六一]”好"},
		{"读《山海经》", "读山 海经", "[读山 海经]"},
		{"2020年", "二〇二〇，２０２０ 年", "二〇二〇，[２０２０ 年]"},
		// Numbers: nothing is marked within a longer one.
		{"2.5", "12.5 2.55 2.5 2020.2.5", "12.5 2.55 [2.5] 2020.[2.5]"},
		{"20", "120 20 2021", "120 [20] [2021]"},
		{"7", "17 7 71", "17 [7] 71"},
		{"12·9", "129 12·9 12—9 1129", "[129] [12·9] [12—9] 1129"},
		{"㎡", "5㎡，5m²", "5[㎡]，5[m²]"},
		{"iv", "第Ⅳ卷", "第[Ⅳ]卷"},
	} {
		q := ParseQuery(c.query)
		got := q.snippet(folding.NewFolding(), c.text).Highlighted("[", "]")
		want := strings.ReplaceAll(c.want, "][", "") // neighbours are one
		if got != want {
			t.Errorf("%q in %q:\n got %s\nwant %s", c.query, c.text, got, want)
		}
	}
}

func FuzzSnippet(f *testing.F) {
	dots := strings.Repeat("。", 100)
	for _, s := range querySeeds {
		f.Add(s, s)
		f.Add("工作总结 年2 \"iso\"", dots+s+dots+s)
	}
	f.Add("工作", "工作\n\xe5\xb7\xff工作")
	f.Add("\"a\nb\"", "a\nb\r\nA\nB")
	fold := folding.NewFolding()
	f.Fuzz(func(t *testing.T, query, text string) {
		q := ParseQuery(query)
		s := q.snippet(fold, text)
		if len(s.Text) > format.SnippetLength+2 {
			t.Errorf("%d characters", len(s.Text))
		}
		// It is a part of the text, but for dots and line ends.
		part, line := s.String(), strings.ReplaceAll(string([]rune(text)), "\n", string(format.Separator))
		if !strings.Contains(line, part) {
			part = strings.TrimSuffix(part, "…")
			if !strings.HasSuffix(line, part) && !strings.Contains(line, strings.TrimPrefix(part, "…")) {
				t.Errorf("%q is no part of %q", part, text)
			}
		}
		needles := q.needles()
		last := -1
		for _, m := range s.Marks {
			if m[0] <= last || m[1] <= m[0] || m[1] > len(s.Text) {
				t.Fatalf("marks %v of %d characters", s.Marks, len(s.Text))
			}
			last = m[1]
			// A mark begins with what a needle begins with.
			marked := fold.Fold(string(s.Text[m[0]:m[1]])).Runes
			if !slices.ContainsFunc(needles, func(n folding.Needle) bool {
				return len(n.Runes) > 0 && slices.Contains(marked[:min(len(marked), 3)], n.Runes[0])
			}) {
				t.Errorf("%q is marked for %q", string(s.Text[m[0]:m[1]]), query)
			}
		}
		// As many terms are shown as stand together anywhere; without any, the
		// first part that is there.
		plain := fold.Plain(text)
		if len(s.Marks) == 0 {
			for _, n := range needles {
				if plain.Index(n, 0) >= 0 {
					t.Errorf("%q is in %q, but is not marked", string(n.Runes), text)
				}
			}
		}
		h := s.Highlighted("", "")
		if h != s.String() || utf8.RuneCountInString(h) != len(s.Text) {
			t.Errorf("marking changes %q into %q", s.String(), h)
		}
	})
}
