package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

const head = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"a drawing", `<path d="M0 0h1" fill="url(#a)"></path><text x="1">甲 &amp; 乙</text>`, `<path d="M0 0h1" fill="url(#a)"></path><text x="1">甲 &amp; 乙</text>`},
		{"a use", `<use xlink:href="#a"></use><use href="#b"/>`, `<use xlink:href="#a"></use><use href="#b"></use>`},
		{"dots", `<image href="data:image/png;base64,AA=="/>`, `<image href="data:image/png;base64,AA=="></image>`},
		{"a style", `<style>a{fill:url("#x")}</style>`, `<style>a{fill:url(&#34;#x&#34;)}</style>`},
		{"a script", `<script>alert(1)</script><g/>`, `<g></g>`},
		{"a script with a prefix", `<svg:script>alert(1)</svg:script><g/>`, `<g></g>`},
		{"capitals", `<SCRIPT>alert(1)</SCRIPT>`, ``},
		{"a handler", `<g onload="alert(1)" OnClick="1" id="a"/>`, `<g id="a"></g>`},
		{"HTML", `<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><script>1</script></body></foreignObject>`, ``},
		{"a link", `<a href="javascript:alert(1)"><text>x</text></a>`, `<text>x</text>`},
		{"an image from elsewhere", `<image href="https://x.cn/a.png"/><use href="a.svg#b"/>`, `<image></image><use></use>`},
		{"an image in an image", `<image href="data:image/svg+xml;base64,AAAA"/>`, `<image></image>`},
		{"data that is no picture", `<image href="data:image/png;base64,&lt;script>"/>`, `<image></image>`},
		{"an animation of an address", `<use href="#a"><set attributeName="xlink:href" to="javascript:1"/><animate attributeName="x" to="1"/></use>`, `<use href="#a"><animate attributeName="x" to="1"></animate></use>`},
		{"an animation of an address behind a foreign name", `<image href="#a"><set z:attributeName="x" attributeName="href" to="http://x.cn/a.png"/></image>`, `<image href="#a"></image>`},
		{"an animation with two names", `<image href="#a"><set attributeName="x" attributeName="href" to="http://x.cn/a.png"/></image>`, `<image href="#a"></image>`},
		{"a style from elsewhere", `<style>@import "//x.cn"</style><g style="fill:url(//x.cn)" fill="URL( 'http://x')"/>`, `<g></g>`},
		{"a drawing in a style", `<style>a{}<g/>b{}<script>1</script></style><g/>`, `<g></g><style>a{}b{}</style><g></g>`},
		{"a style within a style", `<style>a{}<style>b{}</style>c{}</style>`, `<style>b{}</style><style>a{}c{}</style>`},
		{"a foreign namespace of all names", `<g xmlns="http://x.cn/"><path/></g><g/>`, `<g></g>`},
		{"a foreign namespace of a usual prefix", `<g xmlns:svg="http://x.cn/" xmlns:xlink="http://x.cn/"><svg:path/><use xlink:href="#a"/></g><svg:path/>`, `<g><use></use></g><path></path>`},
		{"an address behind another prefix", `<g xmlns:l="http://www.w3.org/1999/xlink"><use l:href="#a"/><use l:href="//x.cn"/></g><use l:href="#a"/>`, `<g><use xlink:href="#a"></use><use></use></g><use></use>`},
		{"a script behind another prefix", `<n:script xmlns:n="http://www.w3.org/2000/svg">1</n:script>`, ``},
		{"blanks around an address", `<use href=" &#10;#a"/><use href="&#xa0;#a"/><use href="&#x2003;#a"/>`, `<use href=" &#xA;#a"></use><use></use><use></use>`},
		{"an escape in a style", `<style>a{fill:u\72l(//x)}</style>`, ``},
		{"an entity in an address", `<image href="j&#97;vascript:1"/>`, `<image></image>`},
		{"a text that looks like a script", `<text>&lt;script>alert(1)&lt;/script></text>`, `<text>&lt;script&gt;alert(1)&lt;/script&gt;</text>`},
		{"CDATA", `<text><![CDATA[</text><script>1</script>]]></text>`, `<text>&lt;/text&gt;&lt;script&gt;1&lt;/script&gt;</text>`},
		{"a script in CDATA of a style", `<style><![CDATA[</style><script>1</script>]]></style>`, `<style>&lt;/style&gt;&lt;script&gt;1&lt;/script&gt;</style>`},
		{"attributes twice", `<g id="a" id="b"/>`, `<g id="a"></g>`},
		{"comments", `<!-- <script>1</script> --><g/><?xml-stylesheet href="//x"?>`, `<g></g>`},
		{"an editor's own", `<sodipodi:namedview a="1"/><g inkscape:label="x" id="a"/><metadata><x/></metadata>`, `<g id="a"></g>`},
	} {
		got, _, err := Clean([]byte("<?xml version=\"1.0\"?>\n<!DOCTYPE svg>\n" + `<svg xmlns="http://www.w3.org/2000/svg">` + c.src + "</svg>"))
		if want := head + c.want + "</svg>\n"; err != nil || string(got) != want {
			t.Errorf("%s: %v\n got %s\nwant %s", c.name, err, got, want)
		}
		if again, cut, err := Clean(got); err != nil || cut || !bytes.Equal(again, got) {
			t.Errorf("%s: cleaned again: cut %v, %v\n%s", c.name, cut, err, again)
		}
	}
}

func TestNoSVG(t *testing.T) {
	for _, src := range []string{"", "甲", "<html></html>", "<svg>", "<svg></g>", "<svg/><svg/>", "<svg/>x", "<svg>&x;</svg>", "<svg a=1/>",
		"<?xml version='1.0' encoding='GBK'?><svg><text>\xbc\xd7</text></svg>", "<?xml version='1.0' encoding='iso-8859-1'?><svg><text>\xe9</text></svg>",
		`<svg xmlns="http://x.cn/"/>`, `<n:svg/>`, `<n:svg xmlns:n="http://x.cn/"/>`, strings.Repeat("<svg>", 100_000)} {
		if _, _, err := Clean([]byte(src)); err == nil {
			t.Errorf("%.40q is cleaned", src)
		}
	}
}

// Some programs write a prefix before all names; others declare another encoding and write
// ASCII alone.
func TestOtherPrograms(t *testing.T) {
	for src, want := range map[string]string{
		`<ns0:svg xmlns:ns0="http://www.w3.org/2000/svg" xmlns:ns1="http://www.w3.org/1999/xlink"><ns0:use ns1:href="#a" /></ns0:svg>`: `<use xlink:href="#a"></use>`,
		`<?xml version="1.0" encoding="iso-8859-1"?><svg><text>a</text></svg>`:                                                         `<text>a</text>`,
		`<?xml version="1.0" encoding="UTF8"?><svg><text>甲</text></svg>`:                                                               `<text>甲</text>`,
	} {
		got, cut, err := Clean([]byte(src))
		if err != nil || cut || string(got) != head+want+"</svg>\n" {
			t.Errorf("%s: %s, cut %v, %v", src, got, cut, err)
		}
	}
	if _, _, err := Clean([]byte("<?xml version='1.0' encoding='GBK'?><svg>\xbc\xd7</svg>")); !errors.Is(err, ErrEncoding) {
		t.Errorf("another encoding: %v", err)
	}
}

// Entities stand for plain texts, as older drawing programs use them; they bring nothing
// in, and do not make an image large.
func TestEntities(t *testing.T) {
	dtd := func(declarations, body string) string {
		return "<!DOCTYPE svg [" + declarations + "]>\n<svg>" + body + "</svg>"
	}
	for _, c := range []struct{ name, src, want string }{
		{"a namespace", "<!DOCTYPE svg PUBLIC \"-//W3C\" \"x.dtd\" [\n\t<!ENTITY ns_svg \"http://www.w3.org/2000/svg\">\n]>\n<svg xmlns=\"&ns_svg;\"><text>甲</text></svg>", "<text>甲</text>"},
		{"a text", dtd(`<!ENTITY a 'x'>`, `<text id="&a;">&a;</text>`), `<text id="x">x</text>`},
		{"an element", dtd(`<!ENTITY a "&#60;script>1&#60;/script>">`, `<text>&a;</text>`), ""},
		{"an element as it is", dtd(`<!ENTITY a "<script>1</script>">`, `<text>&a;</text>`), ""},
		{"an address", dtd(`<!ENTITY a "https://x.cn/">`, `<image href="&a;"/>`), "<image></image>"},
		{"a file", dtd(`<!ENTITY a SYSTEM "/etc/passwd">`, `<text>&a;</text>`), ""},
		{"within each other", dtd(`<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">`, `<text>&b;</text>`), ""},
		{"very many", dtd(`<!ENTITY a "aaaaaaaaaa">`, "<text>"+strings.Repeat("&a;", 20_000)+"</text>"), ""},
	} {
		got, _, err := Clean([]byte(c.src))
		if c.want == "" && err == nil || c.want != "" && string(got) != head+c.want+"</svg>\n" {
			t.Errorf("%s: %q, %v", c.name, got, err)
		}
	}
}

func TestCut(t *testing.T) {
	for src, want := range map[string]bool{
		`<svg><g id="a" inkscape:x="1"/><metadata/></svg>`: false,
		`<svg onload="1"/>`: true, `<svg><script/></svg>`: true, `<svg><a/></svg>`: true, `<svg><style>@import ""</style></svg>`: true,
	} {
		if _, cut, err := Clean([]byte(src)); err != nil || cut != want {
			t.Errorf("%s: %v, %v", src, cut, err)
		}
	}
}

// Whatever comes in, what comes out is well-formed, stays as it is when it is cleaned
// again, and has none of what may do harm.
func FuzzClean(f *testing.F) {
	for _, src := range []string{
		`<svg onload="1"><script>1</script><a href="javascript:1">x</a><g style="fill:url(#a)"/></svg>`,
		`<svg:svg xmlns:svg="x"><image xlink:href="data:image/png;base64,AA=="/></svg:svg>`,
		`<svg><style>a{}<g/>b{}<style/>c</style></svg>`,
		`<n:svg xmlns:n="http://www.w3.org/2000/svg" xmlns:l="http://www.w3.org/1999/xlink"><n:use l:href="#a" xmlns="x"/><n:script/></n:svg>`,
		`<svg><style><![CDATA[a{}]]></style><set attributeName="href"/></svg>`,
	} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		clean, _, err := Clean(src)
		if err != nil {
			return
		}
		again, cut, err := Clean(clean)
		if err != nil || cut || !bytes.Equal(again, clean) {
			t.Fatalf("again: %v, cut %v\n%q\n%q", err, cut, clean, again)
		}
		d := xml.NewDecoder(bytes.NewReader(clean))
		for {
			token, err := d.Token()
			if err == io.EOF {
				return
			}
			if err != nil {
				t.Fatalf("%q: %v", clean, err)
			}
			e, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			if e.Name.Space != "http://www.w3.org/2000/svg" || strings.EqualFold(e.Name.Local, "script") || strings.EqualFold(e.Name.Local, "foreignObject") {
				t.Errorf("%q has %v", clean, e.Name)
			}
			for _, a := range e.Attr {
				if strings.HasPrefix(strings.ToLower(a.Name.Local), "on") || a.Name.Local == "href" && !isInside("image", a.Value) {
					t.Errorf("%q has %v", clean, a)
				}
			}
		}
	})
}
