package parse

import (
	"strings"
	"testing"

	"wendang/internal/diag"
)

var testLabels = Labels{
	Table: "表格", Code: "代码", Footnotes: "注释", FootnoteBack: "返回正文", TaskDone: "已完成", TaskOpen: "未完成", Details: "详情",
}

const testHead = "+++\ntitle = '题'\ndate = 2021-02-13\n+++\n"

// parseBody parses an article with a body and returns it with its problems.
func parseBody(t *testing.T, body string) (*Article, []diag.Diagnostic) {
	t.Helper()
	return New(Options{Labels: testLabels}).Parse("jieri/a.md", "content/jieri/a.md", []byte(testHead+body), nil)
}

// bodyHTML returns the body's HTML, with marked links shown as {path suffix}.
func bodyHTML(t *testing.T, body string) string {
	t.Helper()
	a, problems := parseBody(t, body)
	if a == nil || a.Meta.Failed {
		t.Fatal(problems)
	}
	checkBlocks(t, New(Options{Labels: testLabels}), a, []byte(testHead+body))
	return strings.TrimSpace(string(a.Content.Append(nil, func(i int) (Target, bool) {
		l := a.Meta.Extra().Links[i]
		return Target{URL: "{" + l.Path + l.Suffix + "}"}, true
	})))
}

// code is a block of code without a language.
func code(s string) string {
	return `<pre role="group" aria-label="代码" tabindex="0"><code>` + s + "</code></pre>"
}

func TestBody(t *testing.T) {
	for _, c := range []struct{ name, markdown, want string }{
		{"bold before Chinese comma", "**真，**她", "<p><strong>真，</strong>她</p>"},
		{"bold around quotes", "这是**“重点”**。", "<p>这是<strong>“重点”</strong>。</p>"},
		{"bold around book marks", "**《书名》**的", "<p><strong>《书名》</strong>的</p>"},
		{"bold brackets", "见**（附件一）**后", "<p>见<strong>（附件一）</strong>后</p>"},
		{"bold ASCII brackets", "见**(附件一)**后", "<p>见<strong>(附件一)</strong>后</p>"},
		{"bold quotes before Latin", "是**“真”**X", "<p>是<strong>“真”</strong>X</p>"},
		{"bold redaction", "在**××区**开展", "<p>在<strong>××区</strong>开展</p>"},
		{"bold full stop", "**注意。**下一句。**再注意！**完", "<p><strong>注意。</strong>下一句。<strong>再注意！</strong>完</p>"},
		{"nested emphasis", "***真，***她", "<p><em><strong>真，</strong></em>她</p>"},
		{"bold link", "**[《法》](https://a.cn/)**的", `<p><strong><a href="https://a.cn/">《法》</a></strong>的</p>`},
		{"bold code", "**`码`**的", "<p><strong><code>码</code></strong>的</p>"},
		{"western stays CommonMark", `a**"b"**c`, `<p>a**&quot;b&quot;**c</p>`},
		{"underscores", "__真，__她，_重_ 要，（_重_）snake_case_name", "<p><strong>真，</strong>她，<em>重</em> 要，（<em>重</em>）snake_case_name</p>"},
		{"underscores in names", "李四_年度_定稿.xlsx、字段_甲、字段_乙，第_3_章，a_ 乙_丙_丁。_完_", "<p>李四_年度_定稿.xlsx、字段_甲、字段_乙，第_3_章，a_ 乙_丙_丁。<em>完</em></p>"},
		{"bold quotes between Latin", "推进**“5G”**5年", "<p>推进<strong>“5G”</strong>5年</p>"},
		{"multiplication", "2 * 3 * 4", "<p>2 * 3 * 4</p>"},
		{"strikethrough", "~~删，~~后", "<p><del>删，</del>后</p>"},
		{"range signs", "10~20元，30~40元", "<p>10~20元，30~40元</p>"},
		{"single tildes at edges", "a ~b~ c", "<p>a <del>b</del> c</p>"},

		{"soft break between Chinese", "中文\n中文，\n中文", "<p>中文中文，中文</p>"},
		{"soft break before Latin", "中文\nABC\n中文", "<p>中文\nABC\n中文</p>"},
		{"soft break before Chinese link", "中文\n[中](https://a.cn/)", `<p>中文<a href="https://a.cn/">中</a></p>`},
		{"soft break before Latin link", "中文\n[ABC](https://a.cn/)", "<p>中文\n<a href=\"https://a.cn/\">ABC</a></p>"},
		{"soft break before bold", "中文\n**粗**", "<p>中文<strong>粗</strong></p>"},
		{"soft break before Latin bold", "中文\n**bold**", "<p>中文\n<strong>bold</strong></p>"},
		{"soft break before code", "中文\n`码`\n`x`", "<p>中文<code>码</code>\n<code>x</code></p>"},
		{"soft break after bold", "**粗**\n文", "<p><strong>粗</strong>文</p>"},
		{"soft break in bold", "**粗\n体**", "<p><strong>粗体</strong></p>"},
		{"soft break at quotes", "他说\n“你好”\n然后", "<p>他说“你好”然后</p>"},
		{"soft break at curly Latin quotes", "he said\n“hi”\nthen", "<p>he said\n“hi”\nthen</p>"},
		{"soft break between curly Latin quotes", "“ok”\n“fine”", "<p>“ok”\n“fine”</p>"},
		{"soft break between Chinese quotes", "“好”\n“是”", "<p>“好”“是”</p>"},
		{"hard break", "甲  \n乙\\\n丙", "<p>甲<br>\n乙<br>\n丙</p>"},
		{"Korean keeps spaces", "한국\n어", "<p>한국\n어</p>"},

		{"full-width indent", "　　一、行动快\n　　自十一月起", "<p>一、行动快</p>\n<p>自十一月起</p>"},
		{"four-space indent", "前\n\n    一、行动快\n    接着", "<p>前</p>\n<p>一、行动快</p>\n<p>接着</p>"},
		{"four-space indent below a paragraph", "甲\n    一、乙\n丙\n      丁", "<p>甲</p>\n<p>一、乙丙</p>\n<p>丁</p>"},
		{"indent in a list stays in its item", "- 甲\n  乙\n    丙\n\n1. 一\n   二", "<ul>\n<li>甲乙丙</li>\n</ul>\n<ol>\n<li>一二</li>\n</ol>"},
		{"mixed indent", "    　　“引”", "<p>“引”</p>"},
		{"tab indent", "\t一、行动快", "<p>一、行动快</p>"},
		{"four-space indent before a digit", "    2021年，成效。\n    1、甲\n    GDP增长，\n    ①甲", "<p>2021年，成效。</p>\n<p>1、甲</p>\n<p>GDP增长，</p>\n<p>①甲</p>"},
		{"indented code with Chinese stays code", "    fmt.Println(\"你好\")", `<pre role="group" aria-label="代码" tabindex="0"><code>fmt.Println(&quot;你好&quot;)` + "\n</code></pre>"},
		{"a tree of folders", "结构：\n\n    项目/\n    ├── 源码/<int>\n    └── 说明.md\n", "<p>结构：</p>\n" + code("项目/\n├── 源码/&lt;int&gt;\n└── 说明.md\n")},
		{"a tree below a paragraph", "结构：\n    ├── 源码\n    └── a.md\n\n完", "<p>结构：</p>\n" + code("├── 源码\n└── a.md\n") + "\n<p>完</p>"},
		{"a comment", "    // 栈顶元素\n    top()\n\n    # 安装依赖\n", code("// 栈顶元素\ntop()\n\n# 安装依赖\n")},
		{"Chinese statements", "    若 甲 则 {\n        乙 = 1;\n    }\n", code("若 甲 则 {\n    乙 = 1;\n}\n")},
		{"one statement is none", "    条件如下：\n    甲；乙;", "<p>条件如下：</p>\n<p>甲；乙;</p>"},
		{"a comment that is a sentence", "    # 这是一句话。\n", "<p># 这是一句话。</p>"},
		{"a Western line that is a sentence", "    PMI 50.2, CPI 0.3% in Q1 2023。", "<p>PMI 50.2, CPI 0.3% in Q1 2023。</p>"},
		{"a Western comment below a paragraph", "see\n    // this", "<p>see\n// this</p>"},
		{"other comments", "    ; 设置端口\n    p=1\n\n文\n\n    % 画图\n    x\n\n文\n\n    -- 查询\n    select\n\n文\n\n    rem 清屏\n    cls\n\n文\n\n    REM 清屏\n", code("; 设置端口\np=1\n") + "\n<p>文</p>\n" + code("% 画图\nx\n") + "\n<p>文</p>\n" + code("-- 查询\nselect\n") + "\n<p>文</p>\n" + code("rem 清屏\ncls\n") + "\n<p>文</p>\n" + code("REM 清屏\n")},
		{"no comments", "    --破折号开头\n\n甲\n\n    rem指快速眼动，是睡眠的阶段\n\n乙\n\n    #话题# 来了\n\n    # 标题\n\n    正文一句。", "<p>--破折号开头</p>\n<p>甲</p>\n<p>rem指快速眼动，是睡眠的阶段</p>\n<p>乙</p>\n<p>#话题# 来了</p>\n<p># 标题</p>\n<p>正文一句。</p>"},
		{"double lines", "    ╔══╗\n    ║甲║\n", code("╔══╗\n║甲║\n")},
		{"a prompt", "    $ 命令 参数\n", code("$ 命令 参数\n")},
		{"items that end in a Western semicolon", "    第一，要早起;\n    第二，要读书;\n    第三，要运动。", "<p>第一，要早起;</p>\n<p>第二，要读书;</p>\n<p>第三，要运动。</p>"},
		{"line of full-width spaces", "甲\n\n　　\n\n乙", "<p>甲</p>\n<p>乙</p>"},
		{"control characters", "甲\x0b乙\x01丙\x7f\u0085丁", "<p>甲 乙 丙   丁</p>"},
		{"indented code stays code", "    x := 1", `<pre role="group" aria-label="代码" tabindex="0"><code>x := 1` + "\n</code></pre>"},

		{"heading ids", "## 一、行动 快\n\n## 一、行动 快\n\n### C++ & Go", "<h2 id=\"一-行动-快\">一、行动 快</h2>\n<h2 id=\"一-行动-快-2\">一、行动 快</h2>\n<h3 id=\"c-go\">C++ &amp; Go</h3>"},
		{"heading levels", "### 甲\n\n##### 乙\n\n# 丙", "<h2 id=\"甲\">甲</h2>\n<h3 id=\"乙\">乙</h3>\n<h2 id=\"丙\">丙</h2>"},
		{"leading title", "# 题\n\n文", "<p>文</p>"},
		{"another leading heading", "# 别的\n\n文", "<h2 id=\"别的\">别的</h2>\n<p>文</p>"},

		{"bare URL after Chinese", "见https://example.com/a，谢谢", `<p>见<a href="https://example.com/a">https://example.com/a</a>，谢谢</p>`},
		{"bare URL before full stop", "(https://example.com/a).", `<p>(<a href="https://example.com/a">https://example.com/a</a>).</p>`},
		{"bare www", "上www.example.com吧", `<p>上<a href="http://www.example.com">www.example.com</a>吧</p>`},
		{"bare URL with Chinese in brackets", "见https://zh.example.org/wiki/苹果 和https://a.cn/ZFS_(文件系统)。", `<p>见<a href="https://zh.example.org/wiki/">https://zh.example.org/wiki/</a>苹果 和<a href="https://a.cn/ZFS_(%E6%96%87%E4%BB%B6%E7%B3%BB%E7%BB%9F)">https://a.cn/ZFS_(文件系统)</a>。</p>`},
		{"bare URL before brackets", "见https://a.cn/b(图略)，https://a.cn/c_(d)_(e 和https://a.cn/[注]", `<p>见<a href="https://a.cn/b">https://a.cn/b</a>(图略)，<a href="https://a.cn/c_(d)_(e">https://a.cn/c_(d)_(e</a> 和<a href="https://a.cn/">https://a.cn/</a>[注]</p>`},
		{"bare URL with a reference", "https://a.cn/b?c=1&amp;d=2", `<p><a href="https://a.cn/b?c=1&amp;d=2">https://a.cn/b?c=1&amp;d=2</a></p>`},
		{"bare mail", "写信到a.b@example.com。", `<p>写信到<a href="mailto:a.b@example.com">a.b@example.com</a>。</p>`},
		{"no URL in a word", "xhttp://example.com", "<p>xhttp://example.com</p>"},
		{"no link in a link", "[https://example.com](https://a.cn/)", `<p><a href="https://a.cn/">https://example.com</a></p>`},

		{"link to an article", "[甲](../b.md#c)", `<p><a href="{../b.md#c}">甲</a></p>`},
		{"encoded link", "[甲](%E4%B9%99.md)", `<p><a href="{乙.md}">甲</a></p>`},
		{"image", "![图](a.png \"题\")", `<p><img src="{a.png}" alt="图" title="题" loading="lazy"></p>`},
		{"fragment", "[上](#%E4%B8%80)", `<p><a href="#一">上</a></p>`},
		{"fragment that hides a NUL", "[x](#%00) [y](#%ff)", `<p><a href="#%00">x</a> <a href="#%ff">y</a></p>`},
		{"script link", "[x](javascript:alert(1)) y", "<p>x y</p>"},
		{"hidden script link", "[x](java&#x73;cript:alert(1)) y", "<p>x y</p>"},
		{"script link with a tab", "[x](<java\tscript:alert(1)>) y", "<p>x y</p>"},
		{"data link", "[x](data:text/html;base64,PHNj)", "<p>x</p>"},
		{"data image", "![x](data:image/png;base64,AAAA)", `<p><img src="data:image/png;base64,AAAA" alt="x" loading="lazy"></p>`},
		{"script image", "![x](javascript:alert(1))", "<p>x</p>"},
		{"autolinked script", "<javascript:alert(1)>", "<p>javascript:alert(1)</p>"},
		{"protocol-relative", "[x](//a.cn/)", `<p><a href="https://a.cn/">x</a></p>`},

		{"entities", "&copy; &lt;b&gt; &#x41; \\* & AT&T", "<p>© &lt;b&gt; A * &amp; AT&amp;T</p>"},
		{"comment", "甲\n\n<!-- 不见 -->\n\n乙<!-- 不见 -->", "<p>甲</p>\n<p>乙</p>"},
		{"task list", "- [x] 买\n- [ ] 卖", "<ul>\n<li><input type=\"checkbox\" disabled checked aria-label=\"已完成\"> 买</li>\n<li><input type=\"checkbox\" disabled aria-label=\"未完成\"> 卖</li>\n</ul>"},
		{"footnote", "文[^1]\n\n[^1]: 注", "<p>文<sup id=\"fnref:1\"><a href=\"#fn:1\" class=\"footnote-ref\">1</a></sup></p>\n<section class=\"footnotes\" aria-label=\"注释\">\n<ol>\n<li id=\"fn:1\">\n<p>注 <a href=\"#fnref:1\" class=\"footnote-backref\" aria-label=\"返回正文\">↩</a></p>\n</li>\n</ol>\n</section>"},
		{"footnotes that nothing refers to", "甲[^b]\n\n[^a]: 一\n[^b]: 二\n[^b]: 三", "<p>甲<sup id=\"fnref:1\"><a href=\"#fn:1\" class=\"footnote-ref\">1</a></sup></p>\n<section class=\"footnotes\" aria-label=\"注释\">\n<ol>\n<li id=\"fn:1\">\n<p>二 <a href=\"#fnref:1\" class=\"footnote-backref\" aria-label=\"返回正文\">↩</a></p>\n</li>\n<li id=\"fn:2\">\n<p>一</p>\n</li>\n<li id=\"fn:3\">\n<p>三</p>\n</li>\n</ol>\n</section>"},
		{"a line that looks like a definition", "[问]: 今年有何打算？\n[答]: 多读书。\n\n[甲]: a.md\n[乙]: 丙/丁\n\n[甲][]、[乙]", "<p>[问]: 今年有何打算？</p>\n<p>[答]: 多读书。</p>\n<p><a href=\"{a.md}\">甲</a>、<a href=\"{丙/丁}\">乙</a></p>"},
		{"references to books", "据考证[2]，如此。\n\n[2]:李四：《某书》，中华书局1999年版，第8页。\n[^x] 续行\n", "<p>据考证[2]，如此。</p>\n<p>[2]:李四：《某书》，中华书局1999年版，第8页。\n[^x] 续行</p>"},
		{"remarks", "如图[说明]。<sup>[说明]</sup>\n\n> [说明]: 图中**数字**为估计\n> 值。\n\n- [甲]:\n  乙，丙", "<p>如图[说明]。<sup>[说明]</sup></p>\n<blockquote>\n<p>[说明]: 图中<strong>数字</strong>为估计值。</p>\n</blockquote>\n<ul>\n<li>[甲]:\n乙，丙</li>\n</ul>"},
		{"definitions in Chinese", "[1][] [2] [3] [4] [5]\n\n[1]: 附件/通知\n[2]: 《通知》.docx '题'\n[3]: #一、总则\n[4]: https://a.cn/词条\n[5]: ./说明\n[附]: 无人用.docx", "<p><a href=\"{附件/通知}\">1</a> <a href=\"{《通知》.docx}\" title=\"题\">2</a> <a href=\"#一、总则\">3</a> <a href=\"https://a.cn/%E8%AF%8D%E6%9D%A1\">4</a> <a href=\"{./说明}\">5</a></p>\n<p>[附]: 无人用.docx</p>"},
		{"a definition between remarks", "[甲]:乙，丙\n[丁]: d.md\n[戊]:己，庚\n\n[甲][丁]", "<p>[甲]:乙，丙</p>\n<p>[戊]:己，庚</p>\n<p><a href=\"{d.md}\">甲</a></p>"},
		{"a row with more cells", "| 甲 |\n| - |\n| 一 | 二\\|三 | `四` |\n| 五 | |", "<div class=\"table\" role=\"group\" aria-label=\"表格\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th>甲</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>一</td>\n<td>二|三</td>\n<td>`四`</td>\n</tr>\n<tr>\n<td>五</td>\n</tr>\n</tbody>\n</table>\n</div>"},
		{"a tag that never ends", "<div\n\n甲</div", "&lt;div\n<p>甲&lt;/div</p>"},
		{"definition list", "词\n: 义", "<dl>\n<dt>词</dt>\n<dd>义</dd>\n</dl>"},
		{"table", "| 甲 | 乙 |\n| --- | ---: |\n| 一 | 2 |", "<div class=\"table\" role=\"group\" aria-label=\"表格\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th>甲</th>\n<th class=\"right\">乙</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>一</td>\n<td class=\"right\">2</td>\n</tr>\n</tbody>\n</table>\n</div>"},
		{"table with an empty corner", "| | 乙 |\n| - | - |\n| 一 | 2 |", "<div class=\"table\" role=\"group\" aria-label=\"表格\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<td></td>\n<th>乙</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>一</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n</div>"},
		{"highlighted code", "```go\nvar x = \"a<b\" // 注\n```", `<pre role="group" aria-label="代码" tabindex="0"><code class="language-go"><span class="k">var</span> x = <span class="s">&quot;a&lt;b&quot;</span> <span class="c">// 注</span>` + "\n</code></pre>"},
		{"unknown language", "```文言\n甲<乙\n```", `<pre role="group" aria-label="代码" tabindex="0"><code class="language-文言">甲&lt;乙` + "\n</code></pre>"},

		{"ruby passes", "<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字", "<p><ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字</p>"},
		{"small marks pass", "H<sub>2</sub>O x<sup>2</sup> <kbd>Ctrl</kbd> <mark>重</mark>", "<p>H<sub>2</sub>O x<sup>2</sup> <kbd>Ctrl</kbd> <mark>重</mark></p>"},
		{"figure passes", "<figure><img src=\"a.png\" alt=\"图\"><figcaption>题</figcaption></figure>", `<figure><img src="{a.png}" alt="图"/><figcaption>题</figcaption></figure>`},
		{"details passes", "<details open><summary>甲</summary>\n\n乙\n\n</details>", "<details open=\"\"><summary>甲</summary>\n<p>乙</p>\n</details>"},
		{"script goes", "甲<script>alert(1)</script>乙", "<p>甲乙</p>"},
		{"style goes", "甲\n\n<style>p{color:red}</style>\n\n乙", "<p>甲</p>\n\n<p>乙</p>"},
		{"iframe goes", "甲<iframe src=\"https://a.cn\"></iframe>乙", "<p>甲乙</p>"},
		{"handlers go", "<b onclick=\"x()\">甲</b>", "<p><b>甲</b></p>"},
		{"raw script link goes", "<a href=\" javascript:x()\">甲</a>", "<p><a>甲</a></p>"},
		{"open elements are closed", "<div><b>甲\n\n乙", "<div>&lt;b&gt;甲\n<p>乙</p>\n</div>"},
		{"raw links are resolved", "<a href=\"../b.md\">甲</a>", `<p><a href="{../b.md}">甲</a></p>`},
		{"raw headings get ids", "<h3>甲</h3>\n\n## 乙", "<h2 id=\"甲\">甲</h2>\n<h2 id=\"乙\">乙</h2>"},
		{"unclosed title is text", "在 <title> 里写\n\n第二段", "<p>在 &lt;title&gt; 里写</p>\n<p>第二段</p>"},
		{"unclosed script is text", "甲 <script>alert(1)\n\n乙", "<p>甲 &lt;script&gt;alert(1)</p>\n<p>乙</p>"},
		{"plaintext is text", "甲 <plaintext> 乙</plaintext>", "<p>甲 &lt;plaintext&gt; 乙&lt;/plaintext&gt;</p>"},
		{"values without marks", "<a href=http://a.cn/b?c=d>甲</a><img src=\"a.png\"alt=\"乙\"> <img src=\"图\n1.png\">", "<p><a href=\"http://a.cn/b?c=d\">甲</a><img src=\"{a.png}\" alt=\"乙\"/> <img src=\"{图1.png}\" alt=\"\"/></p>"},
		{"columns of a table", "<table><colgroup><col><col span=2></colgroup><tr><td>甲</td></tr></table>", "<div class=\"table\" role=\"group\" aria-label=\"表格\" tabindex=\"0\"><table><colgroup><col/><col span=\"2\"/></colgroup><tbody><tr><td>甲</td></tr></tbody></table></div>"},
		{"text of elements that hold no others", "前<iframe>1 & <b>2</b></iframe><textarea>**粗** & 细</textarea>\n\n<xmp>3 & 4</xmp>", "<p>前1 &amp; <b>2</b><strong>粗</strong> &amp; 细</p>\n<pre>3 &amp; 4</pre>"},
		{"tags across items", "- <b>甲\n- 乙</b>", "<ul>\n<li><b>甲</b></li>\n<li><b>乙</b></li>\n</ul>"},
		{"a summary with blocks", "<summary>甲<ul><li>乙</li></ul></summary>", "<div>甲<ul><li>乙</li></ul></div>"},
		{"lone items get a list", "<li>甲</li>\n<li>乙</li>", "<ul><li>甲</li>\n<li>乙</li></ul>"},
		{"lone terms get a list", "<dt>甲</dt><dd>乙</dd>", "<dl><dt>甲</dt><dd>乙</dd></dl>"},
		{"details get a summary", "<details>甲</details>", "<details><summary>详情</summary>甲</details>"},
		{"lone summary", "<summary>甲</summary>", "<p>甲</p>"},
		{"image without alt", "<img src=a.png>", `<img src="{a.png}" alt=""/>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := bodyHTML(t, c.markdown); got != c.want {
				t.Errorf("%q\ngot  %q\nwant %q", c.markdown, got, c.want)
			}
		})
	}
}
