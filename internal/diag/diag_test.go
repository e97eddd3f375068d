package diag

import (
	"strings"
	"sync"
	"testing"
)

func printed(t *testing.T, list ...Diagnostic) string {
	t.Helper()
	var b strings.Builder
	if err := Print(&b, list); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPrint(t *testing.T) {
	src := "+++\ntitle = \"x\"\ncategory = \"节日大权\"\n"
	at := strings.Index(src, `"节`)
	d := At("content/jieri/a.md", []byte(src), at, at+len(`"节日大权"`), `unknown category "节日大权"`).
		WithHint(`did you mean "节日大全"?`)
	want := `content/jieri/a.md:3:12: error: unknown category "节日大权"
    3 | category = "节日大权"
      |            ^^^^^^^^^^
  hint: did you mean "节日大全"?
`
	if got := printed(t, d); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}

	taken := File("content/jieri/b.md", "the URL /x.html is already taken").
		WithNote(File("content/jieri/a.md", "by this article")).WithHint("give one of them another slug")
	want = `content/jieri/b.md:1:1: error: the URL /x.html is already taken
content/jieri/a.md:1:1: note: by this article
  hint: give one of them another slug
`
	if got := printed(t, taken); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// The caret stands below what it means, whatever is in front of it.
func TestCaret(t *testing.T) {
	for _, c := range []struct{ line, mark string }{
		{"a\tb = x", "x"},
		{"中文，x", "x"},
		{"é́ = x", "x"},
		{"x", "x"},
		{"ｆｕｌｌ = x", "x"},
		{"中文", "文"},
	} {
		at := strings.LastIndex(c.line, c.mark)
		// The end may lie within a character.
		lines := strings.Split(printed(t, At("f", []byte(c.line), at, at+1, "m")), "\n")
		text, carets := strings.TrimPrefix(lines[1], "    1 | "), strings.TrimPrefix(lines[2], "      | ")
		before := text[:strings.LastIndex(text, c.mark)]
		if Columns(before) != strings.IndexByte(carets, '^') || strings.Count(carets, "^") != Columns(c.mark) {
			t.Errorf("%q\n%s\n%s", c.line, text, carets)
		}
	}
}

// A line of a megabyte is shown around the place.
func TestLongLine(t *testing.T) {
	long := strings.Repeat("字", 100_000) + "错" + strings.Repeat("字", 100_000)
	at := strings.Index(long, "错")
	got := printed(t, At("f", []byte(long), at, at+len("错"), "m"))
	if len(got) > 4*maxExcerpt*3 || !strings.Contains(got, "错") || !strings.Contains(got, "…") {
		t.Errorf("%d bytes: %.300s", len(got), got)
	}
}

// Text of files does not drive the terminal.
func TestControlCharacters(t *testing.T) {
	got := printed(t, At("a\x1b.md", []byte("x\x1b[31m\u202ey"), 1, 2, "bad \x1b]0;x\a"))
	if strings.ContainsAny(got, "\x1b\a\u202e") {
		t.Errorf("%q", got)
	}
}

func TestAtEdges(t *testing.T) {
	for _, c := range []struct {
		start, end   int
		line, column int
		marked       string
	}{
		{0, 0, 1, 1, "a"},
		{3, 4, 2, 1, "c"},
		{5, 99, 2, 3, ""},
		{99, 100, 2, 3, ""},
		{-5, 2, 1, 1, "ab"},
		{1, 5, 1, 2, "b"}, // ends on another line
	} {
		d := At("f", []byte("ab\ncd"), c.start, c.end, "m")
		if d.Line != c.line || d.Column != c.column || d.Excerpt.Marked != c.marked {
			t.Errorf("At(%d, %d) = %d:%d %q, want %d:%d %q", c.start, c.end, d.Line, d.Column, d.Excerpt.Marked, c.line, c.column, c.marked)
		}
	}
}

func TestList(t *testing.T) {
	var l List
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			l.Add(File("b", "x"), File("a", "y").AsWarning(), At("a", []byte("1\n2"), 2, 3, "z"))
		})
	}
	wait.Wait()
	errors, warnings := l.Count()
	if errors != 2 || warnings != 1 || !l.HasErrors() {
		t.Errorf("%d errors, %d warnings", errors, warnings)
	}
	var order []string
	for _, d := range l.Sorted() {
		order = append(order, d.Message)
	}
	if got := strings.Join(order, ""); got != "yzx" {
		t.Errorf("order %s", got)
	}
}

func TestNearest(t *testing.T) {
	names := []string{"title", "tags", "节日大全", "范文大全", "updated"}
	for name, want := range map[string]string{
		"tag": "tags", "Titel": "title", "节日大权": "节日大全", "update": "updated",
		"completely": "", "": "", strings.Repeat("x", 100): "",
	} {
		if got := Nearest(name, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestCheckText(t *testing.T) {
	for src, want := range map[string]string{
		"正常\n": "", "\ufeff正常": "",
		"\xfe\xff\x00a":    "UTF-16",
		"a\x00":            "NUL",
		"甲\n\xff":          "not valid UTF-8",
		"\xc4\xe3\xba\xc3": "not valid UTF-8",
	} {
		d, ok := CheckText("f", []byte(src))
		if ok != (want == "") || !strings.Contains(d.Message, want) {
			t.Errorf("%q: %v %q", src, ok, d.Message)
		}
	}
}
