package parse

import (
	"fmt"
	"strings"
	"testing"
)

// Of raw HTML no text is lost, and what it shows stays as near as a page allows.
func TestRawHTML(t *testing.T) {
	for _, c := range []struct{ name, markdown, want string }{
		// Every element that may stand in flowing text keeps its text.
		{"time", "始建于<time datetime=\"1956\">丙申年</time>。", `<p>始建于<time datetime="1956">丙申年</time>。</p>`},
		{"data, output and meter", "共<data value=3>三</data>件，得<output>九</output>分，<meter value=.5>一半</meter>，<progress>快了</progress>", "<p>共三件，得九分，一半，快了</p>"},
		{"button, label and options", "<button>提交</button>或<label>姓名</label><select><option>甲</option></select><textarea>备注</textarea>", "<p>提交或姓名甲备注</p>"},
		{"bidi, ruby and obsolete ones", "<bdo dir=rtl>甲</bdo><nobr>乙</nobr><big>丙</big><blink>丁</blink>", `<p><bdo dir="rtl">甲</bdo>乙丙丁</p>`},
		{"noscript and template", "甲<noscript>请打开<b>脚本</b></noscript><template>模板</template>", "<p>甲请打开<b>脚本</b>模板</p>"},
		{"article, aside and address", "<article><h2>甲</h2><address>某路一号</address></article>", `<div><h2 id="甲">甲</h2><div>某路一号</div></div>`},
		{"obsolete marks", "<strike>删</strike><tt>x=1</tt><acronym title=全>简</acronym>", `<p><s>删</s><code>x=1</code><abbr title="全">简</abbr></p>`},
		{"svg and math", "见<svg><title>图</title><text x=1>一</text><style>p{}</style></svg>与<math><mi>x</mi><mo>+</mo><mn>1</mn></math>", "<p>见图一与x+1</p>"},
		{"CDATA", "甲<![CDATA[ 乙 < 丙 ]]>丁", "<p>甲 乙 &lt; 丙 丁</p>"},

		// What is no element is text.
		{"generics", "返回 Map<K> 或 `List<T>`，再 cp <from> <to>", "<p>返回 Map&lt;K&gt; 或 <code>List&lt;T&gt;</code>，再 cp &lt;from&gt; &lt;to&gt;</p>"},
		{"at the beginning of a line", "<Foo> 是**什么**\n\n</bar>\n\n<el-input v-model=\"甲\" />", "<p>&lt;Foo&gt; 是<strong>什么</strong></p>\n<p>&lt;/bar&gt;</p>\n<p>&lt;el-input v-model=&quot;甲&quot; /&gt;</p>"},
		{"in a block of HTML", "<div>\n用 <name> 替换\n</div>", "<div>\n用 &lt;name&gt; 替换\n</div>"},
		{"beside HTML", "<b>甲</b>：Array<double>", "<p><b>甲</b>：Array&lt;double&gt;</p>"},
		{"elements as words", "输入 tool <source> <title>，<summary>", "<p>输入 tool &lt;source&gt; &lt;title&gt;，&lt;summary&gt;</p>"},
		{"instructions", "<?php echo 1 ?>", "&lt;?php echo 1 ?&gt;"},
		{"closed only in code", "甲<script>乙\n\n```\n</script>\n```\n\n丙<title>丁`</title>`\n\n戊", "<p>甲&lt;script&gt;乙</p>\n" + code("&lt;/script&gt;\n") + "\n<p>丙&lt;title&gt;丁<code>&lt;/title&gt;</code></p>\n<p>戊</p>"},
		{"Word", "<p class=MsoNormal>甲<o:p></o:p></p>\n\n乙<st1:chsdate w:st=\"on\" year=\"2008\">丙</st1:chsdate><o:p>&nbsp;</o:p>", "<p>甲</p>\n<p>乙丙\u00a0</p>"},
		{"Word's declarations", "<?xml:namespace prefix = o />甲<xml><w:WordDocument></w:WordDocument></xml>", "甲"},
		{"a scheme is no vocabulary", "<news:comp.lang> <tel:110>", `<p>news:comp.lang <a href="tel:110">tel:110</a></p>`},

		// What is forbidden leaves its text.
		{"object and embed", "<object data=a.swf>请装<a href=b.md>插件</a><embed src=a.swf></object>", `<p>请装<a href="{b.md}">插件</a></p>`},
		{"font", "<font color=red>红</font><marquee>走</marquee>", "<p>红走</p>"},
		{"a frame's own text", "<iframe src=\"https://a.cn\">看不到</iframe>", "看不到"},

		// Names of files with blanks.
		{"image with blanks", "<img src=\"全 家 福.jpg\" alt=合影>", `<img src="{全 家 福.jpg}" alt="合影"/>`},
		{"link with blanks", "<a href=\"通知 附件.docx\">下载</a>", `<p><a href="{通知 附件.docx}">下载</a></p>`},
		{"lone percent sign", "<img src=\"完成50%.png\" alt=''> <a href=\"a%20b.md\">乙</a>", `<p><img src="{完成50%.png}" alt=""/> <a href="{a b.md}">乙</a></p>`},

		// Sound and pictures.
		{"video", "<video src=v.mp4 poster=p.jpg width=640 autoplay loop>看<a href=v.mp4>这里</a></video>", `<p><video src="{v.mp4}" poster="{p.jpg}" width="640" loop="" controls="">看<a href="{v.mp4}">这里</a></video></p>`},
		{"sources", "<video controls><source src=\"https://a.cn/v.webm\" type=\"video/webm\"><source src=v.mp4><track src=v.vtt kind=captions srclang=zh label=中文></video>",
			`<p><video controls=""><source src="https://a.cn/v.webm" type="video/webm"/><source src="{v.mp4}"/><track src="{v.vtt}" kind="captions" srclang="zh" label="中文"/></video></p>`},
		{"audio", "听<audio src=\"//a.cn/a.mp3\"></audio>", `<p>听<audio src="https://a.cn/a.mp3" controls=""></audio></p>`},
		{"audio of another kind", "<audio src=\"http://a.cn/a.mp3\" onplay=x>听不到</audio><video src=javascript:x>甲</video><video>乙</video>", "<p>听不到甲乙</p>"},

		// Alignment.
		{"align", "<p align=right>甲</p><h2 align=\"CENTER\">乙</h2><div align=justify>丙</div>", `<p class="right">甲</p><h2 class="center" id="乙">乙</h2><div>丙</div>`},
		{"style", "<p style=\"color:red; TEXT-ALIGN : right !important\">甲</p><td style='text-align:end'>乙</td>", `<p class="right">甲</p>乙`},
		{"start", "<p style='text-align:start'>甲</p><p align=middle>乙</p>", `<p class="left">甲</p><p class="center">乙</p>`},
		{"center", "<center>\n\n甲\n\n</center>", "<div class=\"center\">\n<p>甲</p>\n</div>"},
		{"cells", "<table align=center><tr align=right><td>1<td align=left>2</table>", `<div class="table" role="group" aria-label="表格" tabindex="0"><table class="center"><tbody><tr><td class="right">1</td><td class="left">2</td></tr></tbody></table></div>`},
		{"images", "<img src=a.png align=right alt=甲><img src=b.png style=float:left alt=乙>", `<p><img src="{a.png}" alt="甲" class="right"/><img src="{b.png}" alt="乙" class="left"/></p>`},

		// Names of places.
		{"name", "<a name=\"zhu\"></a>注\n\n[见注](#zhu)", "<p><a id=\"zhu\"></a>注</p>\n<p><a href=\"#zhu\">见注</a></p>"},
		{"name and id", "<a name=\"甲\" id=\"乙\">丙</a>", `<p><span id="甲"></span><a id="乙">丙</a></p>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := bodyHTML(t, c.markdown); got != c.want {
				t.Errorf("%q\ngot  %q\nwant %q", c.markdown, got, c.want)
			}
		})
	}
}

// Links to names of places are not dead.
func TestNamesAreIDs(t *testing.T) {
	if _, problems := parseBody(t, "<a name=\"zhu\"></a>注\n\n[见注](#zhu)"); len(problems) > 0 {
		t.Error(problems)
	}
}

// What is left out is told once for the site.
func TestGather(t *testing.T) {
	var metas []*Meta
	for i, body := range []string{
		"甲",
		"甲<font color=red>乙</font><object data=x>丙</object><font size=7>丁</font>",
		"<b>甲</b><center>乙</center><video src=a.mp4></video><time>丙</time>",
		"<marquee>甲</marquee><style>p{}</style>\n\n<script>\nx\n</script>",
		"<font>甲</font>乙<script>y</script>",
		"<o:p>甲</o:p><wx:view a=\"b\">乙</wx:view>",
	} {
		a, problems := New(Options{Labels: testLabels}).Parse(fmt.Sprint(i), fmt.Sprint(i), []byte(testHead+body), nil)
		if a == nil || len(problems) > 0 {
			t.Fatal(problems)
		}
		metas = append(metas, a.Meta)
	}
	var got []string
	for _, w := range Gather(metas) {
		got = append(got, fmt.Sprintf("%s +%d %s", w.Meta.Path, w.Position.Offset-len(testHead), w.Message))
		if w.Hint.String() == "" {
			t.Error("no hint")
		}
	}
	want := []string{
		"1 +3 the 4 elements <font>, <marquee>, <object>, <wx:view> are left out in 4 files (1, 3, 4, 5); what stands in them stays; this is the first place",
		"3 +22 the 2 elements <script>, <style> are left out with all that stands in them in 2 files (3, 4); this is the first place",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
