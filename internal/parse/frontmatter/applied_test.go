package frontmatter

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"wendang/internal/message"
	"wendang/internal/table"
)

// What a hint tells to write is written as told: then the front matter can be read, and
// has the same keys.
func TestHintsApplied(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	pick := func(list ...string) string { return list[random.IntN(len(list))] }
	applied := 0
	for range 4_000 {
		texts := []string{"总结", "关于“三会一课”的通知", "a b", "it's", "x，y", "工作：一", "[重要]通知", "@某人", "`x", "#x", "学习: 心得", "*重点*", "%d"}
		text := func() string { return `"` + pick(texts...) + `"` }
		lines := []string{
			"title: " + text(), "date: " + pick("2021-02-13", "2019-1-2"),
			"tags: [" + text() + ", " + text() + "]", "author: " + text(), "festival:", "  - " + text(), "category: " + text(),
		}
		sound, err := parseYAML([]byte(strings.Join(lines, "\n")))
		if err != nil {
			t.Fatal(err)
		}
		for range 1 + random.IntN(2) {
			i := random.IntN(len(lines))
			old := pick(`"`, `"`, `"`, ": ", ": ", ", ", "- ", "]", `["`, "“", "”")
			new := map[string][]string{
				`"`: {"“", "”", "", `""`, "＂"}, ": ": {":", "：", " = ", ":　"}, ", ": {"，", "、", ""},
				"- ": {"-"}, "]": {""}, `["`: {"[“", "["}, "“": {`"`}, "”": {`"`},
			}[old]
			n := 1
			if random.IntN(2) == 0 {
				n = -1 // all of them
			}
			lines[i] = strings.Replace(lines[i], old, pick(new...), n)
		}
		src := strings.Join(lines, "\n")
		mended, n, ok := applyYAML(t, src)
		applied += n
		if !ok || n == 0 {
			continue
		}
		read, err := parseYAML([]byte(mended))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := names(read), names(sound); got != want {
			t.Errorf("%s\nbecomes\n%s\nwith the keys %s, not %s", src, mended, got, want)
		}
	}
	if applied < 1000 {
		t.Errorf("only %d hints were applied", applied)
	}
}

func names(t *table.Table) string {
	var list []string
	for _, k := range t.Keys {
		list = append(list, k.Name)
	}
	return strings.Join(list, " ")
}

// applyYAML applies hints until front matter can be read; ok is false when one says
// something else than what to write.
func applyYAML(t *testing.T, src string) (mended string, applied int, ok bool) {
	before := src
	for range 20 {
		_, err := parseYAML([]byte(src))
		if err == nil {
			return src, applied, true
		}
		var e *table.SyntaxError
		if !errors.As(err, &e) {
			t.Fatal(err)
		}
		if e.Hint.Code() != "write-line" {
			return src, applied, false
		}
		start := strings.LastIndexByte(src[:e.Span.Start], '\n') + 1
		end := len(src)
		if i := strings.IndexByte(src[start:], '\n'); i >= 0 {
			end = start + i
		}
		indent := src[start:end][:len(src[start:end])-len(strings.TrimLeft(src[start:end], " "))]
		src = fmt.Sprint(src[:start], indent, strings.TrimPrefix(e.Hint.In(message.English), "write "), src[end:])
		applied++
	}
	t.Fatalf("the hints for\n%s\nnever end:\n%s", before, src)
	return "", 0, false
}
