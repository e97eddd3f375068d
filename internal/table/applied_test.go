package table

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"wendang/internal/message"
)

// What a hint tells to write is written as told: then the document can be read, has the
// same keys, and lacks no letter. A hint that breaks a file is worse than none.
func TestHintsApplied(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	applied := 0
	for range 5_000 {
		lines, keys := document(random)
		broken := slices.Clone(lines)
		for range 1 + random.IntN(2) {
			i := random.IntN(len(broken))
			broken[i] = slip(random, broken[i])
		}
		src := strings.Join(broken, "\n")
		mended, n, ok := apply(t, src)
		applied += n
		if !ok {
			continue // the hint says something else
		}
		root, err := ParseTOML([]byte(mended))
		if err != nil {
			t.Fatal(err)
		}
		if got := root.names(); n > 0 && got != keys {
			t.Errorf("%s\nbecomes\n%s\nwith the keys %s, not %s", src, mended, got, keys)
		}
		if n > 0 && letters(src) != letters(mended) {
			t.Errorf("%s\nbecomes\n%s", src, mended)
		}
	}
	if applied < 2000 {
		t.Errorf("only %d hints were applied", applied)
	}
}

// apply applies hints until a document can be read; ok is false when one says something
// else than what to write.
func apply(t *testing.T, src string) (mended string, applied int, ok bool) {
	before := src
	for range 20 {
		_, err := ParseTOML([]byte(src))
		if err == nil {
			return src, applied, true
		}
		var e *SyntaxError
		errors.As(err, &e)
		if e.Hint.Code() != "write-line" {
			return src, applied, false
		}
		l := lineAt(src, e.Span.Start)
		written := strings.TrimPrefix(e.Hint.In(message.English), "write ")
		if e.Message.Code() == "comma-full-width" && strings.HasPrefix(trim(l.text()), ",") {
			return src, applied, false
		}
		src = src[:l.start] + written + src[l.end:]
		applied++
	}
	t.Fatalf("the hints for\n%s\nnever end:\n%s", before, src)
	return "", 0, false
}

// names returns the names of all keys, sorted.
func (t *Table) names() string {
	var list []string
	for _, k := range t.Keys {
		list = append(list, k.Name)
		items, _ := k.Value.Data.([]Value)
		for _, item := range items {
			if sub, ok := item.Data.(*Table); ok {
				list = append(list, sub.names())
			}
		}
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}

// document returns a sound document, and the names of its keys.
func document(random *rand.Rand) (lines []string, keys string) {
	pick := func(list ...string) string { return list[random.IntN(len(list))] }
	text := func() string {
		return pick("总结", "关于“三会一课”的通知", "a b", "it's", "x，y", "工作计划：一", "2021年")
	}
	lines = []string{
		`title = "` + text() + `"`,
		"date = " + pick("2021-02-13", "2021-02-13 00:10:39", `"2021-2-13"`),
		`tags = ["` + text() + `", "` + text() + `"]`,
		`category = "` + pick("范文大全", "范文大全/工作总结") + `"`,
		"page_size = 20",
		"columns = [",
		`{ name = "` + text() + `", slug = "x" },`,
		`{ name = "` + text() + `", slug = "y" },`,
		"]",
	}
	root, err := ParseTOML([]byte(strings.Join(lines, "\n")))
	if err != nil {
		panic(fmt.Sprint(err, lines))
	}
	return lines, root.names()
}

// slip makes one of the mistakes in a line that editors make.
func slip(random *rand.Rand, line string) string {
	one := func(old, new string) string {
		n := strings.Count(line, old)
		if n == 0 {
			return line
		}
		at := 0
		for range random.IntN(n) + 1 {
			at += strings.Index(line[at:], old) + len(old)
		}
		return line[:at-len(old)] + new + line[at:]
	}
	switch random.IntN(14) {
	case 0:
		return one(`"`, "“")
	case 1:
		return one(`"`, "”")
	case 2:
		return strings.ReplaceAll(line, `"`, "＂")
	case 3:
		return one("=", "＝")
	case 4:
		return one("=", ":")
	case 5:
		return one(" = ", "：")
	case 6:
		return one(",", "，")
	case 7:
		return one(",", "")
	case 8:
		return one(`"`, "")
	case 9:
		return one(`"`, `""`)
	case 10:
		return one("“", `"`)
	case 11:
		return one("”", `"`)
	case 12:
		return one(" ", "　")
	default:
		return one("]", "")
	}
}
