package parse

import (
	"fmt"
	"strings"
	"testing"
)

// What looks like a tag and is none is text, and its author is told.
func TestTagsThatAreText(t *testing.T) {
	const (
		open   = "element-unclosed"
		closes = "element-unopened"
		no     = "element-as-text"
	)
	for _, c := range []struct{ name, markdown, want, told string }{
		{"words", "运行 git <var name> 即可。后文。", "<p>运行 git &lt;var name&gt; 即可。后文。</p>", no},
		{"comparisons", "若 x<i and y>j 就退出。\n\n另一段", "<p>若 x&lt;i and y&gt;j 就退出。</p>\n<p>另一段</p>", no},
		{"words, and the element later", "若 x<i and y>j，见 <i>k</i>", "<p>若 x&lt;i and y&gt;j，见 <i>k</i></p>", no},
		{"words with a value", "若 x<s and y=2>z", "<p>若 x&lt;s and y=2&gt;z</p>", no},
		{"words that are closed", "<u some>甲</u>乙", "<p>&lt;u some&gt;甲&lt;/u&gt;乙</p>", no},
		{"words of elements that are left out", "cp <object here> <meter there>", "<p>cp &lt;object here&gt; &lt;meter there&gt;</p>", no},
		{"words in a block", "<div>\n填 <label your name>。\n</div>", "<div>\n填 &lt;label your name&gt;。\n</div>", no},
		{"words on a line of their own", "<samp of text>\n\n后文", "&lt;samp of text&gt;\n<p>后文</p>", no},
		{"words for an empty element", "放 <img here>", "<p>放 &lt;img here&gt;</p>", no},
		{"empty elements", "用 <track>、<col>、<embed> 与 <input>", "<p>用 &lt;track&gt;、&lt;col&gt;、&lt;embed&gt; 与 &lt;input&gt;</p>", no},
		{"unclosed", "用 <tr> 和 <dt>、<html>\n\n- 放 <th> 里", "<p>用 &lt;tr&gt; 和 &lt;dt&gt;、&lt;html&gt;</p>\n<ul>\n<li>放 &lt;th&gt; 里</li>\n</ul>", open},
		{"unclosed, and closed later", "写 <p> 标签。\n\n<p align=\"right\">落款</p>", "<p>写 &lt;p&gt; 标签。</p>\n<p class=\"right\">落款</p>", open},
		{"options", "<select><option>甲<option>乙</select>，用 <optgroup> 分组", "<p>甲乙，用 &lt;optgroup&gt; 分组</p>", open},
		{"unclosed on its line", "<kbd>\n\n后文", "&lt;kbd&gt;\n<p>后文</p>", open},
		{"cells without a table", "<td> 与\n\n后文", "&lt;td&gt; 与\n<p>后文</p>", open},
		{"closing tags", "以 </div> 结尾，换行是</br>", "<p>以 &lt;/div&gt; 结尾，换行是<br/></p>", closes},
		{"in an image", "![图 <em> 一](a.png)", `<p><img src="{a.png}" alt="图 &lt;em&gt; 一" loading="lazy"/></p>`, ""},
		{"raw text over paragraphs", "甲 <textarea> 乙\n\n丙 </textarea> 丁", "<p>甲 &lt;textarea&gt; 乙</p>\n<p>丙 &lt;/textarea&gt; 丁</p>", open + "|" + closes},

		{"known attributes", "<details open>\n<summary>甲</summary>\n乙\n</details>\n\n<video src=a.mp4 muted controls></video>", "<details open=\"\">\n<summary>甲</summary>\n乙\n</details>\n<p><video src=\"{a.mp4}\" muted=\"\" controls=\"\"></video></p>", ""},
		{"attributes of programs", "<div class=\"grid cards\" markdown>甲</div>\n<figure markdown>乙</figure>\n<p v-cloak>丙</p>", "<div>甲</div>\n<figure>乙</figure>\n<p>丙</p>", ""},
		{"a broken value", "<p align=\"center\"\">甲</p>", `<p class="center">甲</p>`, ""},
		{"names of places", "<a name=\"zhi\">甲\n\n乙", "<p><a id=\"zhi\"></a>甲</p>\n<p>乙</p>", ""},
		{"items of a list", "<ul>\n<li>甲\n<li>乙\n</ul>", "<ul>\n<li>甲\n</li><li>乙\n</li></ul>", ""},
		{"paragraphs", "<p>甲\n<p>乙", "<p>甲\n</p><p>乙</p>", ""},
		{"over paragraphs", "<b>甲\n\n乙</b>丙", "<p><b>甲</b></p><b>\n</b><p><b>乙</b>丙</p>", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := bodyHTML(t, c.markdown); got != c.want {
				t.Errorf("%q\ngot  %q\nwant %q", c.markdown, got, c.want)
			}
			_, problems := parseBody(t, c.markdown)
			var told []string
			for _, p := range problems {
				told = append(told, p.Message.Code())
				if p.Hint.IsZero() {
					t.Errorf("no hint: %v", p)
				}
			}
			if got := strings.Join(told, "|"); got != c.told {
				t.Errorf("%q: told %q, want %q", c.markdown, got, c.told)
			}
		})
	}
}

// A tag in the title is part of it, when it is text.
func TestTagInTitle(t *testing.T) {
	a, _ := New(Options{}).Parse("a.md", "a.md", []byte("+++\ndate = 2021-02-13\n+++\n# 说说 <main> 与 <b>粗</b>\n\n文"), nil)
	if a == nil || a.Meta.Title != "说说 <main> 与 粗" {
		t.Errorf("%s", describe(a))
	}
}

// The names of elements that are left out are told, and only those.
func TestElementsTold(t *testing.T) {
	for _, c := range []struct{ markdown, want, left string }{
		{"<form action=x>甲<fieldset><legend>乙</legend></fieldset></form>", "<div>甲<div><div>乙</div></div></div>", "fieldset form legend"},
		{"甲<picture><source srcset=a.webp><img src=a.png alt=乙></picture>", `<p>甲<img src="{a.png}" alt="乙"/></p>`, "picture"},
		{"<body>\n甲\n</body>", "甲", "body"},
		{"<input type=submit value=提交> <input type=hidden value=x> <input type=checkbox checked>", `<p>提交  <input type="checkbox" checked=""/></p>`, "input"},
		{"<mpvoice name=a></mpvoice>甲<mp-common-profile data-nickname=\"号\">乙</mp-common-profile>", "<p>甲乙</p>", "mp-common-profile mpvoice"},
		{"<ruby><rb>甲</rb><rtc>乙</rtc></ruby><center>丙</center><article>丁</article>", "<p><ruby>甲乙</ruby></p><div class=\"center\">丙</div><div>丁</div>", ""},
		{"<xmp>甲</xmp>", "<pre>甲</pre>", ""},
		{"<source src=a.mp4>甲<track src=b.vtt>", "<p>甲</p>", ""},
	} {
		if got := bodyHTML(t, c.markdown); got != c.want {
			t.Errorf("%q\ngot  %q\nwant %q", c.markdown, got, c.want)
		}
		a, problems := parseBody(t, c.markdown)
		if len(problems) > 0 {
			t.Errorf("%q: %v", c.markdown, problems)
		}
		var names []string
		for _, w := range Gather([]*Meta{a.Meta}) {
			for _, field := range strings.Fields(strings.ReplaceAll(w.Message.String(), ",", " ")) {
				if strings.HasPrefix(field, "<") {
					names = append(names, strings.Trim(field, "<>"))
				}
			}
		}
		if got := strings.Join(names, " "); got != c.left {
			t.Errorf("%q: left out %q, want %q", c.markdown, got, c.left)
		}
	}
}

// URLs in raw HTML that are left out are told, each where it stands.
func TestURLsTold(t *testing.T) {
	for _, c := range []struct{ markdown, want string }{
		{"甲\n<audio src=\"http://a.cn/一.mp3\"></audio>", "2:13 media-insecure"},
		{"<video controls><source src='http://a.cn/a.mp4'>无</video>", "1:30 media-insecure"},
		{"甲<a href=\"javascript:x\">乙</a>", "1:11 link-forbidden"},
		{"<img alt=甲 src=\"file:///C:/图.png\">", "1:17 link-forbidden"},
		{"<b>甲</b>[乙](javascript:x)", "1:9 link-forbidden"},
		{"<a href=\"#没有\">甲</a> [乙](#没有) <a href=#没有>丙</a>", "1:10 anchor-missing|1:21 anchor-missing|1:38 anchor-missing"},
	} {
		_, problems := parseBody(t, c.markdown)
		var got []string
		for _, p := range problems {
			got = append(got, fmt.Sprintf("%d:%d %s", p.Line-4, p.Column, p.Message.Code()))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q\ngot  %s\nwant %s", c.markdown, strings.Join(got, "|"), c.want)
		}
	}
}

// Links of raw HTML stand where they were written, whatever their characters.
func TestPlacesOfURLs(t *testing.T) {
	body := "甲\n\n<img src=\"一.png\"> <a href='二 三.docx'>乙</a> ![丙](四.png)\n\n<video poster=五.jpg src=\"a%20b.mp4\"></video> <img src=\"一.png\"> <a href=\"&amp;六%.md\">丁</a>\n\n" +
		"<img data-src=\"七.png\" src=\"data:image/gif;base64,R0==\"> <img data-original=\"八.png\">"
	a, problems := parseBody(t, body)
	if a == nil || len(problems) > 0 {
		t.Fatal(problems)
	}
	want := []string{"一.png", "二 三.docx", "![丙](四.png", "五.jpg", "a%20b.mp4", "一.png", "&amp;六%.md", "七.png", "八.png"}
	src := testHead + body
	if len(a.Meta.Extra().Links) != len(want) {
		t.Fatalf("%+v", a.Meta.Extra().Links)
	}
	from := 0
	for i, l := range a.Meta.Extra().Links {
		if i == 3 {
			from = 0 // the poster stands first
		}
		at := strings.Index(src[from:], want[i]) + from
		if l.Offset != at {
			t.Errorf("%s is at %d, want %d", l.Path, l.Offset, at)
		}
		if from = at + 1; i == 2 {
			from = 0
		}
	}
}

// What Word and other programs of the office bring along goes silently, other vocabularies
// are told.
func TestVocabularies(t *testing.T) {
	for _, prefix := range []string{"o", "w", "v", "m", "st2", "wp", "wps", "wpg", "wne", "mc", "xdr", "sdt", "dcmitype", "vt", "ext"} {
		a, problems := parseBody(t, "甲<"+prefix+":x>乙</"+prefix+":x>")
		if a == nil || len(problems) > 0 || len(a.Meta.Extra().Notices) > 0 || string(a.Content.Text) != "甲乙" {
			t.Errorf("%s: %v %s", prefix, problems, describe(a))
		}
	}
	a, _ := parseBody(t, "甲<wx:x y=z>乙</wx:x>")
	if len(a.Meta.Extra().Notices) != 1 || string(a.Content.Text) != "甲乙" {
		t.Error(describe(a))
	}
}

// Very many names are not all told.
func TestManyElements(t *testing.T) {
	var body strings.Builder
	for i := range 22 {
		body.WriteString(strings.ReplaceAll("<wx:n a=b>甲</wx:n>", "wx:n", fmt.Sprintf("wx:n%02d", i)))
	}
	a, _ := parseBody(t, body.String())
	m := Gather([]*Meta{a.Meta})[0].Message.String()
	if !strings.HasPrefix(m, "the 22 elements <wx:n00>, ") || !strings.Contains(m, "<wx:n19>, … are") || strings.Contains(m, "n20") {
		t.Error(m)
	}
}

// A text of nothing but missing references is read in linear time: it is long.
func TestManyURLs(t *testing.T) {
	a, _ := parseBody(t, strings.Repeat("<img src=\"a b.png\">\n", 4000)+strings.Repeat("<a href=\"#甲\">x</a>\n", 1000))
	if a == nil || len(a.Meta.Extra().Links) != 4000 {
		t.Fatal("links are missing")
	}
	if l := a.Meta.Extra().Links[3999]; l.Offset != len(testHead)+3999*len("<img src=\"a b.png\">\n")+len(`<img src="`) {
		t.Errorf("%+v", l)
	}
}
