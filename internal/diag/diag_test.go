package diag

import (
	"strings"
	"sync"
	"testing"

	"wendang/internal/message"
)

func printed(t *testing.T, list ...Diagnostic) string {
	t.Helper()
	var b strings.Builder
	if err := (Printer{W: &b}).Print(list); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPrint(t *testing.T) {
	src := "+++\ntitle = \"x\"\ncategory = \"节日大权\"\n"
	at := strings.Index(src, `"节`)
	d := At("content/jieri/a.md", []byte(src), at, at+len(`"节日大权"`), message.UnknownCategory("节日大权", 1)).
		WithHint(message.DidYouMean("节日大全"))
	want := `content/jieri/a.md:3:12: error: unknown category "节日大权"
    3 | category = "节日大权"
      |            ^^^^^^^^^^
  hint: did you mean "节日大全"?
`
	if got := printed(t, d); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	// The excerpt does not depend on the language.
	want = `content/jieri/a.md:3:12: 错误：没有“节日大权”这个频道或栏目
    3 | category = "节日大权"
      |            ^^^^^^^^^^
  建议：是不是想写“节日大全”？
`
	var b strings.Builder
	if err := (Printer{W: &b, Language: message.Chinese}).Print([]Diagnostic{d}); err != nil || b.String() != want {
		t.Errorf("got\n%s%v, want\n%s", b.String(), err, want)
	}
	b.Reset()
	want = `{"file":"content/jieri/a.md","line":3,"column":12,"severity":"error","code":"unknown-category",` +
		`"message":"没有“节日大权”这个频道或栏目","hint":"是不是想写“节日大全”？"}` + "\n"
	if err := (Printer{W: &b, Language: message.Chinese}).JSON([]Diagnostic{d}); err != nil || b.String() != want {
		t.Errorf("got\n%s%v, want\n%s", b.String(), err, want)
	}

	taken := File("content/jieri/b.md", message.URLTaken("x.html", message.Message{})).
		WithNote(File("content/jieri/a.md", message.TakenByArticle())).WithHint(message.GiveOneAnotherSlug())
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
		lines := strings.Split(printed(t, At("f", []byte(c.line), at, at+1, message.DateInvalid())), "\n")
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
	got := printed(t, At("f", []byte(long), at, at+len("错"), message.DateInvalid()))
	if len(got) > 4*maxExcerpt*3 || !strings.Contains(got, "错") || !strings.Contains(got, "…") {
		t.Errorf("%d bytes: %.300s", len(got), got)
	}
}

// A name of a megabyte does not flood the terminal.
func TestLongHint(t *testing.T) {
	got := printed(t, File("f", message.DateInvalid()).WithHint(message.DidYouMean(strings.Repeat("字", 100_000))))
	if len(got) > 4*maxHint || !strings.Contains(got, "…") {
		t.Errorf("%d bytes", len(got))
	}
}

// Text of files does not drive the terminal.
func TestControlCharacters(t *testing.T) {
	got := printed(t, At("a\x1b.md", []byte("x\x1b[31m\u202ey"), 1, 2, message.UnknownCategory("bad \x1b]0;x\a", 1)))
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
		d := At("f", []byte("ab\ncd"), c.start, c.end, message.DateInvalid())
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
			l.Add(File("b", message.DateInvalid()), File("a", message.NotAFile()), At("a", []byte("1\n2"), 2, 3, message.DateEmpty()))
		})
	}
	wait.Wait()
	errors, warnings := l.Count()
	if errors != 2 || warnings != 1 || !l.HasErrors() {
		t.Errorf("%d errors, %d warnings", errors, warnings)
	}
	var order []string
	for _, d := range l.Sorted() {
		order = append(order, d.Message.Code())
	}
	if got := strings.Join(order, " "); got != "not-a-file date-empty date-invalid" {
		t.Errorf("order %s", got)
	}
}

func TestNearest(t *testing.T) {
	names := []string{"title", "date", "tags", "category", "icp", "节日大全", "范文大全", "教案", "updated"}
	for name, want := range map[string]string{
		"tag": "tags", "Titel": "title", "节日大权": "节日大全", "update": "updated", "范文": "范文大全",
		"ipc": "icp", "catagory": "category", "titl": "title",
		"cate1": "", "data1": "", "教安": "教案", "贺词": "", "cat": "", "x": "", "time": "",
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
		"\xfe\xff\x00a":    "file-utf16",
		"a\x00":            "file-nul",
		"甲\n\xff":          "file-not-utf8",
		"\xc4\xe3\xba\xc3": "file-gbk",
		// UTF-8 of which a byte was lost, and Big5.
		"标题：工作总结\n正\xe6\x96\n":                            "file-not-utf8",
		"\xc4\xe3\xba\xc3\xff":                            "file-not-utf8",
		"\xa4\xa4\xa4\xe5\xae\xd1\xc4y\xc1`\xb5\xb2\xa5~": "file-not-utf8",
	} {
		d, ok := CheckText("f", []byte(src))
		if ok != (want == "") || d.Message.Code() != want {
			t.Errorf("%q: %v %q", src, ok, d.Message)
		}
	}
}
