package theme

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"wendang/internal/diag"
	"wendang/internal/escape"
	"wendang/internal/message"
)

var builtin = fstest.MapFS{
	"layouts/home.html":    {Data: []byte("home")},
	"layouts/article.html": {Data: []byte("article")},
	"fragments/a.html":     {Data: []byte("a")},
	"assets/a.css":         {Data: []byte("x { background: url(dot.svg) url('img/b.png') url(https://x.cn/y.png) }")},
	"assets/dot.svg":       {Data: []byte("<svg/>")},
	"assets/img/b.png":     {Data: []byte("png")},
	"strings.toml":         {Data: []byte("home = \"首页\"\nmore = \"更多\"\n")},
	"notes.html":           {Data: []byte("not a template")},
}

func loadTheme(t *testing.T, name string, files map[string]string) (*Theme, []diag.Diagnostic) {
	t.Helper()
	dir := t.TempDir()
	for p, content := range files {
		full := filepath.Join(dir, filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var problems diag.List
	th, err := Load(builtin, dir, name, name == "portal", &problems)
	if err != nil {
		t.Fatal(err)
	}
	return th, problems.Sorted()
}

func TestBuiltinAlone(t *testing.T) {
	th, problems := loadTheme(t, "portal", nil)
	if len(problems) > 0 || len(th.Templates) != 3 || th.Strings["home"] != "首页" {
		t.Errorf("%+v %v", th, problems)
	}
	css, _ := th.Asset("a.css")
	if !strings.HasPrefix(css, "assets/a.") || !strings.HasSuffix(css, ".css") || len(css) != len("assets/a.12345678.css") {
		t.Errorf("a.css is %s", css)
	}
	if _, ok := th.Asset("none"); ok {
		t.Error("an unknown asset is found")
	}
	dot, _ := th.Asset("dot.svg")
	img, _ := th.Asset("img/b.png")
	for _, a := range th.Assets {
		if a.Name == "a.css" {
			want := `x{background:url(` + strings.TrimPrefix(dot, "assets/") + `)url(` + strings.TrimPrefix(img, "assets/") + `)url(https://x.cn/y.png)}`
			if string(a.Content) != want {
				t.Errorf("the style sheet is %s, want %s", a.Content, want)
			}
		}
	}
}

func TestOverride(t *testing.T) {
	plain, _ := loadTheme(t, "portal", nil)
	th, problems := loadTheme(t, "portal", map[string]string{
		"portal/layouts/home.html": "mine",
		"portal/strings.toml":      "more = \"还有\"\n",
		"portal/assets/dot.svg":    "<svg>2</svg>",
		"portal/.hidden/x.html":    "no",
	})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if th.Templates["layouts/home.html"].Source != "mine" || th.Templates["layouts/article.html"].Source != "article" {
		t.Error("templates are not those over these")
	}
	if th.Strings["more"] != "还有" || th.Strings["home"] != "首页" {
		t.Errorf("strings %v", th.Strings)
	}
	if th.Hash == plain.Hash {
		t.Error("another theme has the same hash")
	}
	before, _ := plain.Asset("a.css")
	after, _ := th.Asset("a.css")
	if before == after {
		t.Error("a style sheet that refers to a changed file keeps its name")
	}
}

// Style sheets refer to each other in any order.
func TestImports(t *testing.T) {
	th, problems := loadTheme(t, "portal", map[string]string{
		"portal/assets/a.css":     `@import url("sub/b.css"); @import "z.css?v=1"; x { background: url(dot.svg#i) }`,
		"portal/assets/sub/b.css": `y { background: url(../img/b.png?v=2) }`,
		"portal/assets/z.css":     `@import "a.css";`,
	})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	at := func(name string) string {
		p, ok := th.Asset(name)
		if !ok {
			t.Fatalf("no %s", name)
		}
		return strings.TrimPrefix(p, "assets/")
	}
	content := map[string]string{}
	for _, a := range th.Assets {
		content[a.Name] = string(a.Content)
	}
	if want := `@import "` + at("sub/b.css") + `";@import "` + at("z.css") + `?v=1";x{background:url(` + at("dot.svg") + `#i)}`; content["a.css"] != want {
		t.Errorf("got  %s\nwant %s", content["a.css"], want)
	}
	if want := `y{background:url(../` + at("img/b.png") + `?v=2)}`; content["sub/b.css"] != want {
		t.Errorf("got  %s\nwant %s", content["sub/b.css"], want)
	}
}

// Style sheets and scripts are made small, and nothing is lost.
func TestMinified(t *testing.T) {
	const broken, ready = "var a = ;  // no script\n", "/* a library */ var  b;\n"
	th, problems := loadTheme(t, "portal", map[string]string{
		"portal/assets/i.css":        "@import url( \"b.css\" ); @import url( b.css );",
		"portal/assets/b.css":        "",
		"portal/assets/a.js":         "// says hello\n(function () {\n  var longName = \"你好\";\n  window.hello = longName + longName;\n})();\n",
		"portal/assets/broken.js":    broken,
		"portal/assets/ready.min.js": ready,
		"portal/assets/note.txt":     "a  b\n",
	})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, a := range th.Assets {
		got := string(a.Content)
		switch a.Name {
		case "a.js":
			if len(got) > 80 || !strings.Contains(got, "你好") || !strings.Contains(got, "window.hello") {
				t.Errorf("the script is %s", got)
			}
		case "broken.js":
			if got != broken {
				t.Errorf("what is no script became %q", got)
			}
		case "ready.min.js":
			if got != ready {
				t.Errorf("what is small already became %q", got)
			}
		case "i.css": // of blanks within url( … ) the minifier makes a part of the name
			b, _ := th.Asset("b.css")
			if name := strings.TrimPrefix(b, "assets/"); got != `@import "`+name+`";@import "`+name+`";` && got != `@import "`+name+`";@import "`+name+`"` {
				t.Errorf("imports became %q", got)
			}
		case "note.txt":
			if got != "a  b\n" {
				t.Errorf("a text became %q", got)
			}
		}
	}
}

// url(…) may be quoted, with blanks and Chinese names, or percent-encoded; what leads
// nowhere is a warning.
func TestURLs(t *testing.T) {
	const styles = `/* url(comment.png) */
a { background: url("img/底 图.png") } b { background: url( 'img/底 图.png' ) }
c { background: url(img/%E5%BA%95%20图.png#x) } d { content: "url(text.png)" }
e { background: url(../../static.png) url(/root.png) url(data:image/png;base64,AA==) url(#id) url(//x.cn/a.png) }
f { background: url("img/it's (1).png") }
g { background: url(img/底图.png) } h { background: url(nope.svg) }
`
	th, problems := loadTheme(t, "portal", map[string]string{
		"portal/assets/s.min.css":        styles,
		"portal/assets/img/底 图.png":      "1",
		"portal/assets/img/it's (1).png": "2",
		"portal/assets/Thumbs.db":        "",
		"portal/assets/img/Desktop.ini":  "",
		"portal/assets/dot.svg":          "<svg/>",
		"portal/assets/sub/.DS_Store":    "",
	})
	hashed := func(name string) string {
		p, ok := th.Asset(name)
		if !ok {
			t.Fatalf("no %s", name)
		}
		return strings.TrimPrefix(p, "assets/")
	}
	encoded := strings.NewReplacer("底", "%E5%BA%95", "图", "%E5%9B%BE", " ", "%20").Replace(hashed("img/底 图.png"))
	quote := strings.NewReplacer(" ", "%20", "'", "%27").Replace(hashed("img/it's (1).png"))
	want := strings.NewReplacer(`"img/底 图.png"`, `"`+encoded+`"`, `url( 'img/底 图.png' )`, `url("`+encoded+`")`,
		"img/%E5%BA%95%20图.png#x", `"`+encoded+`#x"`, "img/it's (1).png", quote).Replace(styles)
	for _, a := range th.Assets {
		switch a.Name {
		case "s.min.css":
			if got := strings.NewReplacer("%28", "(", "%29", ")").Replace(string(a.Content)); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		case "Thumbs.db", "img/Desktop.ini":
			t.Errorf("%s is an asset", a.Name)
		}
	}
	var said []string
	for _, p := range problems {
		said = append(said, fmt.Sprintf("%s:%d:%d %s: %s", p.File, p.Line, p.Column, p.Severity, p.Message))
	}
	if got := strings.Join(said, "\n"); got != "themes/portal/assets/s.min.css:6:21 warning: url(img/底图.png) leads to no file of the theme\n"+
		"themes/portal/assets/s.min.css:6:55 warning: url(nope.svg) leads to no file of the theme" {
		t.Error(got)
	}
}

// A text that neither the default theme nor a template of the theme knows is a warning.
func TestUnknownTexts(t *testing.T) {
	const strings = "more = \"还有\"\nmroe = \"x\"\nown = \"y\"\n"
	for _, c := range []struct{ template, want string }{
		{`{{t "own"}}`, "2"},
		{"{{t `own` .Name}} {{if t \"mroe\"}}{{end}}", ""},
		{`{{t .Key}}`, ""}, // whatever it says
		{`{{.At}} "own"`, "2 3"},
	} {
		_, problems := loadTheme(t, "portal", map[string]string{"portal/strings.toml": strings, "portal/layouts/home.html": c.template})
		got := ""
		for i, p := range problems {
			if i > 0 {
				got += " "
			}
			got += fmt.Sprint(p.Line)
			if p.Severity != diag.Warning {
				t.Errorf("%+v", p)
			}
		}
		if got != c.want {
			t.Errorf("%s: lines %q, not %q", c.template, got, c.want)
		}
	}
}

func TestProblems(t *testing.T) {
	if _, err := Load(fstest.MapFS{}, t.TempDir(), "mine", false, &diag.List{}); !errors.Is(err, ErrNone) {
		t.Error(err)
	}
	_, problems := loadTheme(t, "mine", map[string]string{
		"mine/strings.toml":        "more = 1\nbad",
		"mine/layouts/home.html":   "\xff",
		"mine/fragments/a.html":    "fine",
		"mine/layouts/x/deep.html": "fine",
	})
	if len(problems) != 2 || problems[0].File != "themes/mine/layouts/home.html" || problems[1].File != "themes/mine/strings.toml" || problems[1].Line != 2 {
		t.Errorf("%+v", problems)
	}
	_, problems = loadTheme(t, "mine", map[string]string{"mine/strings.toml": "more = 1\n"})
	if len(problems) != 1 || problems[0].Message.String() != "more must be text, not a whole number" {
		t.Errorf("%+v", problems)
	}
}

// References of image-set are rewritten, types and other quoted texts are not; escapes are
// understood.
func TestReferences(t *testing.T) {
	th, problems := loadTheme(t, "portal", map[string]string{
		"portal/assets/img/a b.png":  "1",
		"portal/assets/img/(c).png":  "2",
		"portal/assets/img/d.png":    "3",
		"portal/assets/img/e.webp":   "4",
		"portal/assets/sub/user.css": "",
		"portal/assets/a.min.css": `x { background: url(img/a\20 b.png) }
y { background: url(img/\(c\).png) }
z { background: image-set("img/d.png" 1x, url("img/e.webp") 2x type("image/webp")); content: "img/d.png" }
w { background: -webkit-image-set('img/d.png' 1x) }
v { background: image-set("img/d.png" 1x; content: "no.png" }
`,
	})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	at := func(name string) string {
		p, ok := th.Asset(name)
		if !ok {
			t.Fatalf("no %s", name)
		}
		return escape.PathString(strings.TrimPrefix(p, "assets/"))
	}
	want := `x { background: url("` + at("img/a b.png") + `") }
y { background: url("` + at("img/(c).png") + `") }
z { background: image-set("` + at("img/d.png") + `" 1x, url("` + at("img/e.webp") + `") 2x type("image/webp")); content: "img/d.png" }
w { background: -webkit-image-set('` + at("img/d.png") + `' 1x) }
v { background: image-set("` + at("img/d.png") + `" 1x; content: "no.png" }
`
	for _, a := range th.Assets {
		if a.Name == "a.min.css" && string(a.Content) != want {
			t.Errorf("got  %s\nwant %s", a.Content, want)
		}
	}
}

// A text has as many places for values as the default theme's.
func TestTextPlaces(t *testing.T) {
	_, problems := loadTheme(t, "mine", map[string]string{"mine/strings.toml": "home = \"首页\"\nmore = \"还有 {} 篇\"\n"})
	if len(problems) != 1 || problems[0].Line != 2 || problems[0].Message.Code() != "theme-text-unlike" {
		t.Errorf("%+v", problems)
	}
}

// Files that nothing reads are told of when they look as if they were meant to be read.
func TestMisplaced(t *testing.T) {
	for file, want := range map[string]string{
		"user.css":                "assets/user.css",
		"asset/user.css":          "assets/user.css",
		"layout/article.html":     "layouts/article.html",
		"Layouts/article.html":    "layouts/article.html",
		"Strings.toml":            "strings.toml",
		"assets/User.css":         "user.css",
		"string.toml":             "strings.toml",
		"home.html":               "layouts/home.html",
		"layouts/a.css":           "assets/a.css",
		"layouts/deep/notes.md":   "",
		"README.md":               "",
		"src/user.css":            "assets/user.css",
		"layouts/article.htm":     "layouts/article.html",
		"scss/main.scss":          "",
		"assets/anything.unknown": "",
	} {
		_, problems := loadTheme(t, "portal", map[string]string{"portal/" + file: "x"})
		var got []string
		for _, p := range problems {
			got = append(got, p.File+" "+p.Hint.In(message.English))
		}
		if want == "" && len(got) > 0 || want != "" && (len(got) != 1 || !strings.Contains(got[0], file+" ") || !strings.Contains(got[0], `"`+want+`"`)) {
			t.Errorf("%s: %v, want %q", file, got, want)
		}
	}
}
