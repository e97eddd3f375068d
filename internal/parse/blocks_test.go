package parse

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"wendang/internal/block"
)

// outline writes a tree as text: one line a block, inlines in brackets.
func outline(d *block.Document) string {
	o := &outliner{}
	o.blocks(d.Blocks, "")
	for _, f := range d.Footnotes {
		o.line("", "note %d", f.Number)
		o.blocks(f.Blocks, "  ")
	}
	return strings.TrimSuffix(o.b.String(), "\n")
}

type outliner struct{ b strings.Builder }

func (o *outliner) line(indent, format string, args ...any) {
	fmt.Fprintf(&o.b, indent+format+"\n", args...)
}

func (o *outliner) blocks(list []block.Block, indent string) {
	in := indent + "  "
	for _, b := range list {
		switch b := b.(type) {
		case *block.Heading:
			o.line(indent, "h%d #%s %s", b.Level, b.ID, inlines(b.Inlines))
		case *block.Paragraph:
			o.line(indent, "p%s %s", align(b.Align), inlines(b.Inlines))
		case *block.List:
			o.line(indent, "list %v %d", b.Ordered, b.Start)
			for _, i := range b.Items {
				o.line(indent, "item %d", i.Value)
				o.blocks(i.Blocks, in)
			}
		case *block.Definitions:
			for _, e := range b.Entries {
				for _, t := range e.Terms {
					o.line(indent, "term %s", inlines(t))
				}
				for _, d := range e.Descriptions {
					o.line(indent, "description")
					o.blocks(d, in)
				}
			}
		case *block.Table:
			o.line(indent, "table %s", inlines(b.Caption))
			for i, rows := range [][]block.Row{b.Head, b.Body, b.Foot} {
				for _, r := range rows {
					o.line(indent, "%s", []string{"head", "row", "foot"}[i])
					for _, c := range r.Cells {
						o.line(in, "cell %v%s %d×%d", c.Header, align(c.Align), c.Columns, c.Rows)
						o.blocks(c.Blocks, in+"  ")
					}
				}
			}
		case *block.Code:
			o.line(indent, "code %q %q", b.Language, b.Text)
		case *block.Quote:
			o.line(indent, "quote")
			o.blocks(b.Blocks, in)
		case *block.Figure:
			o.line(indent, "figure %v %s", b.CaptionAbove, inlines(b.Caption))
			o.blocks(b.Blocks, in)
		case *block.Details:
			o.line(indent, "details %v %s", b.Open, inlines(b.Summary))
			o.blocks(b.Blocks, in)
		case *block.Group:
			o.line(indent, "group #%s", b.ID)
			o.blocks(b.Blocks, in)
		case *block.Rule:
			o.line(indent, "rule")
		default:
			o.line(indent, "?%T", b)
		}
	}
}

func align(a block.Align) string { return []string{"", " left", " center", " right"}[a] }

func inlines(list []block.Inline) string {
	var b strings.Builder
	for _, i := range list {
		switch i := i.(type) {
		case *block.Text:
			b.WriteString(i.Text)
		case *block.Break:
			b.WriteString("⏎")
		case *block.Span:
			fmt.Fprintf(&b, "[%d%s%s %s]", i.Kind, i.Title, i.Lang, inlines(i.Inlines))
		case *block.CodeSpan:
			fmt.Fprintf(&b, "[code %s]", i.Text)
		case *block.Link:
			fmt.Fprintf(&b, "[link %d%s%s%s %s]", i.Target.Link, i.Target.URL, i.Target.Literal, i.Title, inlines(i.Inlines))
		case *block.Image:
			fmt.Fprintf(&b, "[image %d%s%s %s %s %d×%d]", i.Target.Link, i.Target.URL, i.Target.Literal, i.Alt, i.Title, i.Width, i.Height)
		case *block.Media:
			fmt.Fprintf(&b, "[media %v %v %v %s]", i.Video, i.Sources, i.Poster != nil, inlines(i.Inlines))
		case *block.Ruby:
			b.WriteString("[ruby")
			for _, p := range i.Parts {
				fmt.Fprintf(&b, " %s(%s)", inlines(p.Base), p.Reading)
			}
			b.WriteString("]")
		case *block.Checkbox:
			fmt.Fprintf(&b, "[box %v]", i.Checked)
		case *block.FootnoteMark:
			fmt.Fprintf(&b, "[note %d]", i.Number)
		case *block.Anchor:
			fmt.Fprintf(&b, "[anchor %s]", i.ID)
		default:
			fmt.Fprintf(&b, "?%T", i)
		}
	}
	return b.String()
}

func TestBlocks(t *testing.T) {
	for _, c := range []struct{ name, markdown, want string }{
		{"headings and paragraphs", "## 甲\n\n一\n二\n\n### 乙\n\nab\ncd", "h2 #甲 甲\np 一二\nh3 #乙 乙\np ab cd"},
		{"title is left out", "# 题\n\n文", "p 文"},
		{"emphasis", "*甲*、**乙**、~~丙~~、`a  b`", "p [2 甲]、[1 乙]、[3 丙]、[code a  b]"},
		{"hard break", "甲  \n乙", "p 甲⏎乙"},
		{"links", "[甲](b.md#c '题') <https://a.cn/> [乙](#丙) [丁](d.md)\n\n## 丙",
			"p [link 0题 甲] [link -1https://a.cn/ https://a.cn/] [link -1#丙 乙] [link 1 丁]\nh2 #丙 丙"},
		{"images", "![图](a.png '题') ![外](https://a.cn/b.png)", "p [image 0 图 题 0×0] [image -1https://a.cn/b.png 外  0×0]"},
		{"lists", "3. 甲\n4. 乙\n\n   - 丙\n   - 丁", "list true 3\nitem 0\n  p 甲\nitem 0\n  p 乙\n  list false 0\n  item 0\n    p 丙\n  item 0\n    p 丁"},
		{"tasks", "- [x] 甲\n- [ ] 乙", "list false 0\nitem 0\n  p [box true]甲\nitem 0\n  p [box false]乙"},
		{"quote, rule and code", "> 甲\n\n---\n\n```go\nvar x = \"a\"\n\nf()\n```\n\n    x := 1", "quote\n  p 甲\nrule\ncode \"go\" \"var x = \\\"a\\\"\\n\\nf()\\n\"\ncode \"\" \"x := 1\\n\""},
		{"table", "| | 乙 |\n| - | -: |\n| **一** | 2 |", "table \nhead\n  cell false 1×1\n  cell true right 1×1\n    p 乙\nrow\n  cell false 1×1\n    p [1 一]\n  cell false right 1×1\n    p 2"},
		{"definitions", "词\n语\n: 义\n\n: 又\n\n  段", "term 词\nterm 语\ndescription\n  p 义\ndescription\n  p 又\n  p 段"},
		{"footnotes", "甲[^b]乙[^a]丙[^b]\n\n[^a]: 注 *一*\n[^b]: 注二\n\n    段", "p 甲[note 1]乙[note 2]丙[note 1]\nnote 1\n  p 注二\n  p 段\nnote 2\n  p 注 [2 一]"},

		{"raw marks", "H<sub>2</sub>O <kbd>Ctrl</kbd> <abbr title='甲'>乙</abbr> <span lang=en>ok</span><span>丙</span>", "p H[8 2]O [14 Ctrl] [12甲 乙] [0en ok]丙"},
		{"ruby", "<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zì</rt></ruby>", "p [ruby 汉(hàn) 字(zì)]"},
		{"figure", "<figure><img src=a.png alt=图 width=3 height=4><figcaption>题</figcaption></figure>", "figure false 题\n  p [image 0 图  3×4]"},
		{"figure with its caption above", "<figure><figcaption>题</figcaption><img src=a.png alt=图></figure>", "figure true 题\n  p [image 0 图  0×0]"},
		{"details", "<details open><summary>甲</summary>\n\n乙\n\n</details>", "details true 甲\n  p 乙"},
		{"details without a summary", "<details>\n\n乙\n\n</details>", "details false \n  p 乙"},
		{"frames and ids", "<div id=x>甲<p>乙</p></div>\n\n<div>丙</div>\n\n<p id=y class=right>丁<span id=z>戊</span></p>", "group #x\n  p 甲\n  p 乙\np 丙\ngroup #y\n  p right 丁[anchor z]戊"},
		{"inline around blocks", "<b>甲<p>乙</p>\n丙</b>", "p [1 甲]\np [1 乙]\np [1 丙]"},
		{"blocks where only a line fits", "<table><caption><p>甲</p><p>乙</p></caption><tr><th colspan=2 rowspan=3>丙</table>", "table 甲⏎乙\nrow\n  cell true 2×3\n    p 丙"},
		{"text in a list", "<ul>甲<li value=7>乙</li><ol start=4><li>丙</ol></ul>", "list false 0\nitem 0\n  p 甲\nitem 7\n  p 乙\n  list true 4\n  item 0\n    p 丙"},
		{"a section that only looks like footnotes", "<section class=footnotes><ol><li>甲</ol></section>", "list true 1\nitem 0\n  p 甲"},
		{"footnotes beside raw HTML", "甲[^1]<br>乙\n\n[^1]: 注", "p 甲[note 1]⏎乙\nnote 1\n  p 注"},
		{"links with blanks", "[甲 *乙*](丙 丁.md) ![戊](己 庚.png '辛')", "p [甲 [2 乙]](丙 丁.md) [image 0![戊](己 庚.png '辛') 戊 辛 0×0]"},
		{"media", "<video src=v.mp4 poster=p.jpg>甲</video><audio><source src='https://a.cn/a.mp3'></audio>", "p [media true [{0  }] true 甲][media false [{-1 https://a.cn/a.mp3 }] false ]"},
		{"alignment", "<center>甲\n\n乙\n\n<p align=right>丙</p>\n\n- 丁\n\n</center>", "p center 甲\np center 乙\np right 丙\nlist false 0\nitem 0\n  p center 丁"},
		{"script goes", "甲<script>alert(1)</script>[乙](javascript:x)", "p 甲乙"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := bodyBlocks(t, c.markdown)
			if got := outline(d); got != c.want {
				t.Errorf("%q\ngot\n%s\nwant\n%s", c.markdown, got, c.want)
			}
		})
	}
}

func bodyBlocks(t *testing.T, body string) *block.Document {
	t.Helper()
	a, problems := parseBody(t, body)
	if a == nil || a.Meta.Failed {
		t.Fatal(problems)
	}
	d := New(Options{Labels: testLabels}).Blocks(a.Meta, []byte(testHead+body))
	if d == nil {
		t.Fatal("no tree")
	}
	return d
}

// squeezed returns text without white space.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// pageText returns the text of a body's HTML, found in another way than the program
// does: what is no text of the author's is left out.
func pageText(t *testing.T, body []byte) string {
	root, err := html.Parse(bytes.NewReader(append([]byte("<!doctype html><body>"), body...)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		class := ""
		for _, a := range n.Attr {
			if a.Key == "class" {
				class = a.Val
			}
		}
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Data == "rt", n.Data == "rp", class == "footnote-ref", class == "footnote-backref":
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return squeezed(strings.ReplaceAll(b.String(), testLabels.Details, ""))
}

// withAlts returns the text of a tree with what its images show.
func withAlts(d *block.Document) string {
	var b strings.Builder
	d.Walk(func(blk block.Block) {
		if c, ok := blk.(*block.Code); ok {
			b.WriteString(c.Text)
		}
	}, func(in block.Inline) {
		switch in := in.(type) {
		case *block.Text:
			b.WriteString(in.Text)
		case *block.CodeSpan:
			b.WriteString(in.Text)
		case *block.Image:
			b.WriteString(in.Alt)
		}
	}, func() {})
	return squeezed(b.String())
}

// checkBlocks reports an article whose tree has another text than its page, or
// links that it does not have.
func checkBlocks(t *testing.T, p *Parser, a *Article, src []byte) {
	t.Helper()
	d := p.Blocks(a.Meta, src)
	if d == nil {
		t.Errorf("%q has no tree", src)
		return
	}
	want := pageText(t, a.Content.Append(nil, func(int) (Target, bool) { return Target{URL: "x"}, true }))
	got := squeezed(strings.ReplaceAll(d.Text(), testLabels.Details, ""))
	if sorted(got) != sorted(want) {
		t.Errorf("%q\nthe tree's text is %q\nthe page's        %q\n%s", src, got, want, outline(d))
	}
	if text := squeezed(string(a.Content.Text)); sorted(text) != sorted(squeezed(d.Text())) && sorted(text) != sorted(withAlts(d)) {
		t.Errorf("%q\nthe tree's text is %q\nthe index's        %q", src, d.Text(), text)
	}
	d.Walk(func(block.Block) {}, func(in block.Inline) {
		target, image := block.Target{Link: -1}, false
		switch in := in.(type) {
		case *block.Link:
			target = in.Target
		case *block.Image:
			target, image = in.Target, true
		}
		if n := len(a.Meta.Extra().Links); target.Link >= n || target.Link >= 0 && a.Meta.Extra().Links[target.Link].Image != image ||
			strings.ContainsAny(target.URL, "\x00\x01\ufffd") {
			t.Errorf("%q has %d links, and one to %+v", src, n, target)
		}
	}, func() {})
}

// sorted returns the characters of s in order: a table's parts may be written in
// another one than they are shown in.
func sorted(s string) string {
	r := []rune(s)
	slices.Sort(r)
	return string(r)
}

// The tree holds the text of the page, for every article of the sample and all that
// these tests parse.
func TestBlocksHaveTheText(t *testing.T) {
	p := New(Options{Labels: testLabels})
	n := 0
	err := filepath.WalkDir("../../content", func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".md" {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		a, problems := p.Parse(strings.TrimPrefix(filepath.ToSlash(path), "../../content/"), path, src, nil)
		if a == nil || a.Meta.Failed {
			t.Error(problems)
			return nil
		}
		checkBlocks(t, p, a, src)
		n++
		return nil
	})
	if err != nil || n < 50 {
		t.Fatalf("%d articles: %v", n, err)
	}
}

// The words that stand in a page without being the author's are in no text.
func TestLabels(t *testing.T) {
	body := "甲[^1]\n\n| 乙 |\n| - |\n| 丙 |\n\n    x := 1\n\n- [x] 丁\n- [ ] 戊\n\n[^1]: 己\n"
	for _, raw := range []string{"", "\n<table><tr><td>庚</table>\n<details>辛</details>\n"} {
		src := []byte(testHead + body + raw)
		p := New(Options{Labels: testLabels})
		a, problems := p.Parse("a.md", "content/a.md", src, nil)
		if a == nil || a.Meta.Failed {
			t.Fatal(problems)
		}
		tree := outline(p.Blocks(a.Meta, src))
		for name, label := range map[string]string{
			"Table": testLabels.Table, "Code": testLabels.Code, "Footnotes": testLabels.Footnotes, "FootnoteBack": testLabels.FootnoteBack,
			"TaskDone": testLabels.TaskDone, "TaskOpen": testLabels.TaskOpen, "Details": testLabels.Details,
		} {
			if !bytes.Contains(a.Content.HTML, []byte(label)) && (raw != "" || name != "Details") {
				t.Errorf("the label %s is not in the page: %s", name, a.Content.HTML)
			}
			if bytes.Contains(a.Content.Text, []byte(label)) || strings.Contains(a.Meta.Summary, label) {
				t.Errorf("the label %s is in the text: %s", name, a.Content.Text)
			}
			if strings.Contains(tree, label) {
				t.Errorf("the label %s is in the tree: %s", name, tree)
			}
		}
		// The label is of no weight: another one gives the same text.
		other := testLabels
		other.Details = "展开"
		b, _ := New(Options{Labels: other}).Parse("a.md", "content/a.md", src, nil)
		if !bytes.Equal(a.Content.Text, b.Content.Text) || a.Meta.Chars != b.Meta.Chars || a.Meta.Summary != b.Meta.Summary {
			t.Errorf("%s\nis with another label\n%s", a.Content.Text, b.Content.Text)
		}
	}
}

// A body may be taken as HTML and as a tree by several goroutines at once.
func TestTogether(t *testing.T) {
	p := New(Options{Labels: testLabels})
	src := []byte(testHead + "甲[乙](b.md)![丙](c.png)\n\n<details>[丁](d.md)</details>\n\n```go\nvar x\n```\n")
	a, problems := p.Parse("a.md", "content/a.md", src, nil)
	if a == nil || a.Meta.Failed {
		t.Fatal(problems)
	}
	html := func() string {
		return string(a.Content.Append(nil, func(i int) (Target, bool) {
			return Target{URL: a.Meta.Extra().Links[i].Path, Width: 3, Height: 4}, i < 2
		}))
	}
	tree := func() string { return outline(p.Blocks(a.Meta, src)) }
	wantHTML, wantTree := html(), tree()
	var wait sync.WaitGroup
	for range 2 {
		wait.Go(func() {
			for range 50 {
				if got := html(); got != wantHTML {
					t.Errorf("got %s, want %s", got, wantHTML)
				}
			}
		})
		wait.Go(func() {
			for range 50 {
				if got := tree(); got != wantTree {
					t.Errorf("got %s, want %s", got, wantTree)
				}
			}
		})
	}
	wait.Wait()
}
