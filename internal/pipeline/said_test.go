package pipeline

import (
	"strings"
	"testing"
)

// What is told of a site as a whole follows each edit, as if it were read for the first time.
func TestAgainTold(t *testing.T) {
	f := newSmallSite(t, nil)
	good := f.read("content/fanwen/2.md")
	w := watch(t, f.dir, f.today)
	for _, step := range []struct {
		name string
		edit func()
		want string // what is told then; "" for nothing
	}{
		{"a file that looks like an article", func() { f.write("content/fanwen/x.md.txt", good) }, "content/fanwen/x.md.txt:1:1: warning: "},
		{"which becomes a document", func() { f.remove("content/fanwen/x.md.txt"); f.write("content/fanwen/x.txt", "文字\n") }, "content/fanwen/x.txt:1:1: warning: "},
		{"that an article links to", func() { f.write("content/fanwen/2.md", good+"\n[附件](x.txt)\n") }, ""},
		{"and no longer", func() { f.write("content/fanwen/2.md", good) }, "content/fanwen/x.txt:1:1: warning: "},
		{"beside one more", func() { f.write("content/wenku/y.docx", "x") }, "2 files"},
		{"and both go", func() { f.remove("content/fanwen/x.txt"); f.remove("content/wenku/y.docx") }, ""},
		{"lines that should not be joined", func() {
			f.write("content/fanwen/2.md", good+"\n1、甲乙丙丁\n2、甲乙丙丁\n3、甲乙丙丁\n")
		}, "content/fanwen/2.md:"},
		{"in two articles", func() {
			f.write("content/wenku/9.md", article(9, "另一篇", "1、甲乙丙丁\n2、甲乙丙丁\n3、甲乙丙丁\n"))
		}, "in 2 files"},
		{"as site.toml says", func() { f.write("site.toml", f.read("site.toml")+"\n[markdown]\nnewlines = \"break\"\n") }, ""},
		{"a key that means nothing", func() { f.write("content/fanwen/2.md", strings.Replace(good, "category:", "nothing: 1\ncategory:", 1)) }, `"nothing"`},
		{"and it goes", func() { f.write("content/fanwen/2.md", good) }, ""},
	} {
		step.edit()
		exact := w.again(w.changes(false))
		_, problems := w.fresh()
		want := texts(problems)
		if step.want == "" && want != "" || !strings.Contains(want, step.want) {
			t.Errorf("%s: a first reading tells\n%s", step.name, want)
		}
		if got := texts(w.portal.Problems()); exact && got != want {
			t.Errorf("%s: revised, it tells\n%s\nand not\n%s", step.name, got, want)
		}
		if got := texts(w.show(w.reading.Arrange(w.portal))); got != want {
			t.Errorf("%s: arranged again, it tells\n%s\nand not\n%s", step.name, got, want)
		}
	}
}
