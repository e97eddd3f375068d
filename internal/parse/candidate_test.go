package parse

import (
	"strings"
	"testing"
)

// A path with blanks is a link when it leads to something, else it is text as it was
// written.
func TestPathsWithBlanks(t *testing.T) {
	for _, c := range []struct{ name, markdown, found, missing, text string }{
		{"image", "前![合影](全 家 福.jpg)后", `<p>前<img src="X" alt="合影" loading="lazy">后</p>`, "<p>前![合影](全 家 福.jpg)后</p>", "前合影后"},
		{"link with a title", "见[附 `1`](附件 一.docx \"题 <1>\")。", `<p>见<a href="X" title="题 &lt;1&gt;">附 <code>1</code></a>。</p>`, "<p>见[附 <code>1</code>](附件 一.docx &quot;题 &lt;1&gt;&quot;)。</p>", "见附 1。"},
		{"two, and a link beside", "[甲](a b.md)、[乙](c.md)、[丙](d e (1).md)", `<p><a href="X">甲</a>、<a href="X">乙</a>、<a href="X">丙</a></p>`, `<p>[甲](a b.md)、<a>乙</a>、[丙](d e (1).md)</p>`, "甲、乙、丙"},
		{"underscores", "![图](我_的 图_片.png)", `<p><img src="X" alt="图" loading="lazy"></p>`, "<p>![图](我_的 图_片.png)</p>", "图"},
		{"beside HTML", "<b>甲</b>[乙](丙 丁.md)", `<p><b>甲</b><a href="X">乙</a></p>`, "<p><b>甲</b>[乙](丙 丁.md)</p>", "甲乙"},
		{"in a heading", "## 见[甲](乙 丙.md)", `<h2 id="见甲">见<a href="X">甲</a></h2>`, `<h2 id="见甲">见[甲](乙 丙.md)</h2>`, "见甲"},
		{"in a link", "[甲 ![乙](丙 丁.png)](戊.md)", `<p><a href="X">甲 <img src="X" alt="乙" loading="lazy"></a></p>`, "<p><a>甲 ![乙](丙 丁.png)</a></p>", "甲 乙"},
		{"in the text of an image", "![甲 [乙](丙 丁.md)](戊.png)", `<p><img src="X" alt="甲 [乙](丙 丁.md)" loading="lazy"></p>`, `<p><img src="data:," alt="甲 [乙](丙 丁.md)" loading="lazy"></p>`, "甲 [乙](丙 丁.md)"},
		{"without a label", "![](合 影.png)", `<p><img src="X" alt="" loading="lazy"></p>`, "<p>![](合 影.png)</p>", ""},
		{"one after the other", "![一](图 1.png)![二](图 2.png)，![三](图 3.png)", `<p><img src="X" alt="一" loading="lazy"><img src="X" alt="二" loading="lazy">，<img src="X" alt="三" loading="lazy"></p>`, "<p>![一](图 1.png)![二](图 2.png)，![三](图 3.png)</p>", "一二，三"},
		{"marks in the label", "[**重**点](附件 一.docx)", `<p><a href="X"><strong>重</strong>点</a></p>`, "<p>[<strong>重</strong>点](附件 一.docx)</p>", "重点"},
		{"brackets in the label", "![甲[1]](图 1.png)\n\n[1]: a.md", `<p><img src="X" alt="甲1" loading="lazy"></p>`, "<p>![甲<a>1</a>](图 1.png)</p>", "甲1"},
		{"an image in a link", "[![封面](图 1.png)](附 件.docx)", `<p><a href="X"><img src="X" alt="封面" loading="lazy"></a></p>`, "<p>[![封面](图 1.png)](附 件.docx)</p>", "封面"},
		{"tags in the label", "[甲<b onclick=x>乙</b> <script>](丙 丁.md)<b>戊</b>", `<p><a href="X">甲乙 &lt;script&gt;</a><b>戊</b></p>`, "<p>[甲乙 &lt;script&gt;](丙 丁.md)<b>戊</b></p>", "甲乙 <script>戊"},
		{"templates are none", "[甲]({{ site.url }}/a b.md)", "<p>[甲]({{ site.url }}/a b.md)</p>", "", "[甲]({{ site.url }}/a b.md)"},
		{"addresses are none", "[乙](see javascript:x y) [丙](a\nb) [丁](a b", "<p>[乙](see javascript:x y) [丙](a\nb) [丁](a b</p>", "", "[乙](see javascript:x y) [丙](a b) [丁](a b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, problems := parseBody(t, c.markdown)
			if a == nil || a.Meta.Failed || len(problems) > 0 && c.name != "tags in the label" {
				t.Fatal(problems)
			}
			show := func(ok bool) string {
				return strings.TrimSpace(string(a.Content.Append(nil, func(i int) (Target, bool) {
					if i >= len(a.Meta.Extra().Links) {
						t.Fatalf("there is no link %d", i)
					}
					return Target{URL: "X"}, ok
				})))
			}
			if got := show(true); got != c.found {
				t.Errorf("with the file\ngot  %s\nwant %s", got, c.found)
			}
			if c.missing == "" {
				c.missing = c.found
			}
			if got := show(false); got != c.missing {
				t.Errorf("without the file\ngot  %s\nwant %s", got, c.missing)
			}
			if got := string(a.Content.Text); got != c.text {
				t.Errorf("the text is %q, want %q", got, c.text)
			}
			checkAgain(t, New(Options{Labels: testLabels}), a, []byte(testHead+c.markdown))
			checkBlocks(t, New(Options{Labels: testLabels}), a, []byte(testHead+c.markdown))
		})
	}
	a, _ := parseBody(t, "[甲](../乙 丙.md#丁 戊)")
	if links := a.Meta.Extra().Links; len(links) != 1 || links[0] != (Link{Path: "../乙 丙.md", Suffix: "#丁 戊", Optional: true, Offset: len(testHead)}) {
		t.Errorf("%+v", links)
	}
}
