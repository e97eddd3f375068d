package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
)

// Backquotes mean the same in long paragraphs, where their runs are known before, as
// goldmark says.
func TestCodeQuotes(t *testing.T) {
	long := strings.Repeat("甲乙", longBlock/4)
	for _, src := range []string{
		"`a` ``b `c`` d`", "``a` b```", "a ` b", "\\`a` b`", "`a\nb`\n``", "# `a` ``\n", "> `a\n> b` `` c\n", "- ``a\n  b`` `\n",
		"`` `a`", "```a`` `b` ``c", "a`", "[`a](b)` ``",
	} {
		for _, src := range []string{src + " " + long, long + " " + src, src + long + src} {
			want, got := &bytes.Buffer{}, &bytes.Buffer{}
			if err := goldmark.New().Convert([]byte(src), want); err != nil {
				t.Fatal(err)
			}
			m := goldmark.New(goldmark.WithExtensions(Chinese{Inlines: true, AnyTag: true}))
			if err := m.Convert([]byte(src), got); err != nil {
				t.Fatal(err)
			}
			if got.String() != want.String() {
				t.Errorf("%.40q…\n got %s\nwant %s", src, short(got), short(want))
			}
		}
	}
}

func short(b *bytes.Buffer) string {
	return strings.ReplaceAll(b.String(), strings.Repeat("甲乙", 100), "")
}
