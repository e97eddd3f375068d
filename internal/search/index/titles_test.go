package index

import (
	"strings"
	"testing"

	"wendang/internal/search/format"
	"wendang/internal/search/text"
)

// Titles are in the files of all beginnings of their readings, and in no other.
func FuzzTitles(f *testing.F) {
	for _, s := range []string{"", "年", "ISO 9001", "\xff\xe4\xb8", "光棍节", "重庆", "🎉", "重长重长", strings.Repeat("重庆Abc", 20)} {
		f.Add(s)
	}
	p := text.NewSpeller()
	f.Fuzz(func(t *testing.T, s string) {
		var syllables [][]string
		for y := range strings.FieldsSeq(string(p.Spelling(s))) {
			syllables = append(syllables, strings.Split(y, "/"))
		}
		index := titleIndex{}
		index.init(format.LayoutOf(1000, 0))
		index.add(p, 7, s)
		want := map[int]bool{}
		for i, first := range syllables[:min(len(syllables), 1)] {
			for _, a := range first {
				if len(a) > 1 {
					want[format.TitleFileOf(a[0], a[1], index.layout.Titles)] = true
				}
				for _, second := range syllables[i+1 : min(len(syllables), 2)] {
					for _, b := range second {
						want[format.TitleFileOf(a[0], b[0], index.layout.Titles)] = true
					}
				}
			}
		}
		for i, docs := range index.files {
			if len(docs) > 1 || (len(docs) > 0) != want[i] {
				t.Errorf("%q stands in file %d %d times, want %v", s, i, len(docs), want[i])
			}
		}
	})
}
