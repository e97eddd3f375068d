package parse

import "testing"

// What is known of a link or image of the site is written into its element.
func TestAppend(t *testing.T) {
	photo := Target{URL: "a&b.jpg", Width: 640, Height: 480}
	sources := photo
	sources.Sizes = "(max-width: 40em) 100vw, 40em"
	sources.Sources = []Source{
		{URL: "a.avif", Type: "image/avif", Width: 640}, {URL: "a-2.avif", Type: "image/avif", Width: 320},
		{URL: "a.webp", Type: "image/webp", Width: 0},
		{URL: "a b,c.jpg", Type: "", Width: 320}, {URL: "a.jpg", Type: "", Width: 640},
	}
	for _, c := range []struct {
		name, markdown string
		target         Target
		ok             bool
		want           string
	}{
		{"link", "[甲](b.md)", Target{URL: `b.html?x="1"&y`}, true, `<p><a href="b.html?x=&quot;1&quot;&amp;y">甲</a></p>`},
		{"a link has no size", "[甲](a.jpg)", photo, true, `<p><a href="a&amp;b.jpg">甲</a></p>`},
		{"dead link", "[甲](b.md)", Target{}, false, `<p><a>甲</a></p>`},
		{"dead image", "![甲](b.jpg)", Target{}, false, `<p><img src="data:," alt="甲" loading="lazy"></p>`},
		{"image alone", "![甲](b.jpg)", Target{URL: "b.jpg"}, true, `<p><img src="b.jpg" alt="甲" loading="lazy"></p>`},
		{"half a size", "![甲](b.jpg)", Target{URL: "b.jpg", Width: 9}, true, `<p><img src="b.jpg" alt="甲" loading="lazy"></p>`},
		{"size", "![甲 > 乙](b.jpg '<题>')", photo, true,
			`<p><img src="a&amp;b.jpg" width="640" height="480" alt="甲 &gt; 乙" title="&lt;题&gt;" loading="lazy"></p>`},
		{"the author's size", `<img width="64" src="b.jpg" alt="甲">`, photo, true, `<img width="64" src="a&amp;b.jpg" alt="甲"/>`},
		{"the author's size behind", `<img src="b.jpg" alt="甲" height="9">`, photo, true, `<img src="a&amp;b.jpg" alt="甲" height="9"/>`},
		{"sources", "甲![乙](b.jpg)丙", sources, true, `<p>甲<picture>` +
			`<source type="image/avif" srcset="a.avif 640w, a-2.avif 320w" sizes="(max-width: 40em) 100vw, 40em">` +
			`<source type="image/webp" srcset="a.webp">` +
			`<img src="a&amp;b.jpg" srcset="a%20b%2Cc.jpg 320w, a.jpg 640w" sizes="(max-width: 40em) 100vw, 40em" width="640" height="480" alt="乙" loading="lazy">` +
			`</picture>丙</p>`},
		{"dead video", "甲<video src=a.mp4 poster=p.png>看<a href='https://a.cn/'>这里</a></video>乙", Target{}, false, `<p>甲看<a href="https://a.cn/">这里</a>乙</p>`},
		{"dead sound", "<audio src=a.mp3></audio>", Target{}, false, "<p></p>"},
		{"dead sources", "<video><source src=a.mp4><track src=a.vtt kind=captions><source src=b.mp4>无</video>", Target{}, false, "<p>无</p>"},
		{"one dead source", "<video src=a.mp4><source src='https://a.cn/b.mp4'></video>", Target{}, false, `<p><video controls=""><source src="https://a.cn/b.mp4"/></video></p>`},
		{"another dead source", "<video><source src='https://a.cn/b.mp4'><source src=a.mp4></video>", Target{}, false, `<p><video controls=""><source src="https://a.cn/b.mp4"/></video></p>`},
		{"dead poster", "<video src='https://a.cn/b.mp4' poster=p.png></video>", Target{}, false, `<p><video src="https://a.cn/b.mp4" controls=""></video></p>`},
		{"sources of raw HTML", `<img alt="1 < 2" src="b.jpg">`, Target{URL: "b.jpg", Sources: []Source{{URL: "b.webp", Type: "image/webp", Width: 0}}}, true,
			`<picture><source type="image/webp" srcset="b.webp"><img alt="1 &lt; 2" src="b.jpg"/></picture>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, problems := parseBody(t, c.markdown)
			if a == nil || a.Meta.Failed {
				t.Fatal(problems)
			}
			got := string(a.Content.Append([]byte(">"), func(int) (Target, bool) { return c.target, c.ok }))
			if want := ">" + c.want; got != want && got != want+"\n" {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}
