package program

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"
)

// The types of a view as themes know it.
type View struct {
	Page
	Text, Other string
	Body        template.HTML
	Number      int
	Zero        int
	Yes, No     bool
	Link        Link
	Next, Prev  *Link // Prev is nil
	Links       []Link
	Pointers    []*Link
	Names       []string
	Counts      []int
	Rows        [][]string
	None        []Link
	Data        map[string]any
	Empty       map[string]any
	Any         any
	Ratio       float64
	Safe        template.URL
}

type Page struct {
	Root  string
	Site  Site
	asset map[string]string
}

type Site struct{ Title, Home string }

type Link struct {
	Name, URL string
	Current   bool
	Count     int
	Links     []Link
}

func (p *Page) Asset(name string) (string, error) {
	path, ok := p.asset[name]
	if !ok {
		return "", errors.New("no such asset")
	}
	return p.Root + path, nil
}

// view is a view whose texts are made of s.
func view(s string) *View {
	link := Link{Name: s, URL: "/甲/" + s, Current: true, Count: 3, Links: []Link{{Name: s + s}, {URL: s}}}
	return &View{
		Page: Page{Root: "../" + s, Site: Site{s + "站", s}, asset: map[string]string{"a.css": s}},
		Text: s, Other: "x" + s, Body: template.HTML("<b>" + s + "</b>"), Number: -42, Yes: true,
		Link: link, Next: &link, Links: []Link{link, {}, {Name: s}}, Pointers: []*Link{&link, {}},
		Names: []string{s, "", "甲"}, Counts: []int{0, 1, -1}, Rows: [][]string{{s}, nil, {"a", s}},
		Data: map[string]any{"k": s}, Empty: map[string]any{}, Any: s, Ratio: 0.5, Safe: template.URL(s),
	}
}

// text is the function "t": "{}" stands for the next argument.
func text(key string, args ...any) (string, error) {
	if key == "missing" || len(args) > 2 {
		return "", errors.New("no such text")
	}
	for _, a := range args {
		key = strings.Replace(key, "{}", fmt.Sprint(a), 1)
	}
	return key, nil
}

var functions = Functions{
	Texts: map[string]func(string, ...any) (string, error){"t": text},
	Methods: map[string]Method{
		"Asset": {reflect.TypeFor[*Page](), func(page any, name string) (string, error) { return page.(*Page).Asset(name) }},
		"File":  {reflect.TypeFor[*lower](), func(l any, name string) (string, error) { return l.(*lower).File(name) }},
	},
}

// escaped makes html/template parse and escape a template.
func escaped(source string) (*template.Template, error) {
	set, err := template.New("page").Funcs(template.FuncMap{"t": text}).Option("missingkey=default").Parse(source)
	if err != nil {
		return nil, err
	}
	var escaping *template.Error
	if err := set.Execute(io.Discard, nil); errors.As(err, &escaping) {
		return nil, err
	}
	return set, nil
}

// compile compiles a template for views of v's type; the program is nil where
// that is not known.
func compile(t testing.TB, source string, v any) (*template.Template, *Program) {
	t.Helper()
	set, err := escaped(source)
	if err != nil {
		t.Fatalf("%s: %v", source, err)
	}
	p, err := Compile(set, "page", reflect.TypeOf(v).Elem(), functions)
	if err != nil && !errors.Is(err, ErrNotKnown) {
		t.Fatalf("%s: %v", source, err)
	}
	if (p == nil) != (err != nil) {
		t.Fatalf("%s: program %v, error %v", source, p, err)
	}
	return set, p
}

// same checks the law: a program writes what html/template writes, or says that
// it failed. It returns the errors of both.
func same(t *testing.T, source string, set *template.Template, p *Program, v any) (html, program error) {
	t.Helper()
	var want strings.Builder
	html = set.Execute(&want, v)
	got, program := p.Append([]byte("before"), v)
	switch {
	case program != nil:
		if !errors.Is(program, ErrFailed) || string(got) != "before" {
			t.Errorf("%s\nfails with %v and leaves %q", source, program, got)
		}
	case html != nil:
		t.Errorf("%s\nwrites %q, while html/template says: %v", source, got, html)
	case string(got) != "before"+want.String():
		t.Errorf("%s\nwrites    %q\nshould be %q", source, strings.TrimPrefix(string(got), "before"), want.String())
	}
	return html, program
}

// Templates that are compiled.
var known = []string{
	"",
	"only 文字 & <b>HTML</b>",
	"{{.Text}}",
	"{{.Number}} {{.Zero}} {{7}} {{-7}} {{1_000}} {{0x10}} {{'a'}}",
	`{{"a<b>"}} {{"+"}} {{(.Text)}}`,
	"{{.Body}}",
	"a{{/* a comment */}}b{{- /* trimmed */ -}} c",
	"<p> {{- .Text -}} </p>\n{{- if .Yes -}}\n x \n{{- end -}}\n",
	"{{.Site.Title}} {{.Page.Site.Home}} {{.Link.Name}} {{$.Link.URL}}",
	"{{.Next.Name}} {{.Page.Root}}",
	"{{if .Yes}}yes{{end}}{{if .No}}no{{end}}",
	"{{if .No}}a{{else}}b{{end}}",
	"{{if .No}}a{{else if .Zero}}b{{else if .Prev}}c{{else if .Number}}d{{else}}e{{end}}",
	"{{if .Text}}a{{end}}{{if .Names}}b{{end}}{{if .None}}c{{end}}{{if .Data}}d{{end}}{{if .Empty}}e{{end}}{{if .Link}}f{{end}}{{if .Body}}g{{end}}{{if .}}h{{end}}",
	`{{if true}}a{{end}}{{if false}}b{{end}}{{if ""}}c{{end}}{{if "0"}}d{{end}}{{if 0}}e{{end}}`,
	"{{if and .Yes .Text .Links}}a{{else}}b{{end}}{{if and .Yes .No .Prev.Name}}c{{end}}",
	"{{if or .No .Zero .Prev}}a{{else}}b{{end}}{{if or .Yes .Prev.Name}}c{{end}}{{if or (and .No .Yes) (not .No)}}d{{end}}",
	"{{if not .Text}}a{{else}}b{{end}}{{if not (eq .Number 1)}}c{{end}}{{if not (not .Yes)}}d{{end}}",
	`{{if eq .Text "a"}}a{{else}}b{{end}}{{if ne .Text "a"}}c{{end}}{{if eq .Body "<b>a</b>"}}d{{end}}`,
	"{{if eq .Number -42}}a{{end}}{{if ne .Number .Zero}}b{{end}}{{if eq .Text .Site.Home}}c{{end}}",
	"{{if and .Text}}a{{end}}{{if or .Text}}b{{end}}",
	"{{with .Text}}[{{.}}{{$.Text}}]{{end}}",
	"{{with .Next}}{{.Name}}{{else}}a{{end}}{{with .Prev}}{{.Name}}{{else}}b{{$.Text}}{{.Text}}{{end}}",
	"{{with .Prev}}a{{else with .Link}}{{.Name}}{{else}}b{{end}}",
	"{{with .Link}}{{with .Links}}{{range .}}{{.Name}}{{end}}{{end}}{{end}}",
	"{{range .Links}}<li>{{.Name}} {{.Count}}{{if .Current}}!{{end}}{{end}}",
	"{{range .None}}a{{else}}{{.Text}}{{end}}{{range .Names}}{{.}},{{else}}b{{end}}",
	"{{range $l := .Links}}{{$l.Name}}{{.URL}}{{end}}",
	"{{range $i, $n := .Names}}{{if $i}}, {{end}}{{$i}}: {{$n}}{{end}}",
	"{{range $i, $row := .Rows}}{{range $j, $cell := $row}}{{$i}}{{$j}}{{$cell}}{{else}}-{{end}}{{end}}",
	"{{range .Counts}}{{if .}}{{.}}{{else}}zero{{end}}{{end}}",
	"{{range .Pointers}}{{.Name}}{{range .Links}}{{.Name}}{{end}}{{end}}",
	"{{range .Links}}{{range .Links}}{{.Name}}{{$.Text}}{{end}}{{end}}",
	"{{$x := .Text}}{{$x}}{{range .Names}}{{$x}}{{$x := .}}{{$x}}{{end}}{{$x}}",
	`{{$x := "a"}}{{if .Yes}}{{$x := "b"}}{{$x}}{{end}}{{$x}}{{$x := 3}}{{$x}}`,
	`{{$x := "a"}}{{if .No}}{{$x := "b"}}{{else}}{{$x}}{{end}}`,
	"{{$l := .Next}}{{$l.Name}}{{with $l}}{{.URL}}{{end}}{{$m := .Link.Links}}{{range $m}}{{.Name}}{{end}}",
	`{{define "a"}}<a>{{.Name}}{{$.URL}}</a>{{end}}{{template "a" .Link}}{{range .Links}}{{template "a" .}}{{end}}{{template "a" .Next}}`,
	`{{block "b" .Link}}{{.Name}}{{end}}{{block "c" "text"}}{{.}}{{$}}{{end}}{{block "d" (t "k")}}{{.}}{{end}}`,
	`{{define "n"}}{{$x := .}}{{$x}}{{end}}{{$x := "out"}}{{template "n" .Text}}{{$x}}`,
	`{{define "p"}}{{with .Prev}}{{.Name}}{{else}}none{{end}}{{end}}{{define "q"}}{{template "p" .}}{{end}}{{template "q" .}}`,
	`{{t "a & b"}} {{t "{}!" .Text}} {{t "{}" .Number}} {{t "{}" 5}} {{t "{}" "x"}} {{t "{}" (t "y")}} {{t "{}{}" .Text "x"}}`,
	`{{if t "a"}}b{{end}}{{if eq (t "{}" .Text) .Text}}c{{end}}{{with t "{}" .Text}}{{.}}{{end}}{{$x := t "v"}}{{$x}}`,
	`{{.Asset "a.css"}}{{$.Asset "a.css"}}{{.Page.Asset "a.css"}}{{range .Names}}{{$.Asset "a.css"}}{{end}}`,
	`{{$p := .Page}}{{$p.Asset "a.css"}}{{t "{}" (.Asset "a.css")}}{{with .Asset "a.css"}}{{.}}{{end}}`,
	"<!-- away -->a<!-- <b> -->{{.Text}}",
	"<p title='{{.Text}}' class=\"a {{if .Yes}}b{{end}} {{.Other}}\" {{if .No}}hidden{{end}}>",
}

// hostile are texts that escaping must not let through, and odd ones.
var hostile = []string{
	"", "a", "正月初一", "😀👨‍👩‍👧", "a+b", "1 < 2 && 3 > 2", `"'` + "`", "<script>alert(1)</script>", "</title></textarea>",
	"&amp;&#43;", "\x00", "a\x00b", "\xff\xfe", "甲\xe7\x94", "\u2028\u2029", "\ufdd0\ufffd\uffff", "\xed\xa0\x80",
	"javascript:alert(1)", "JavaScript:x", "java\tscript:x", " javascript:x", "data:text/html,x", "vbscript:x", "://", ":", "a:b", "a/b:c",
	"http://例.中国/路?q=1&r=[2]#f", "HTTPS:x", "httpſ:x", "mailto:a@b", "MailTo:a", "//host/x", "../a b.html", "?a=b&c", "#f", "#ZgotmplZ",
	"%", "%4", "%41", "%zz", "%e7%94%B2%Fa", "100%", "(x)", "url('x')", "{{.Text}}", "a\r\n\tb", "--><!--", "]]>",
	everyByte(),
}

func everyByte() string {
	b := make([]byte, 256)
	for i := range b {
		b[i] = byte(i)
	}
	return string(b)
}

// random returns n texts made of pieces of hostile ones.
func random(n int) []string {
	r := rand.New(rand.NewPCG(1, 2))
	texts := make([]string, n)
	for i := range texts {
		var b strings.Builder
		for range 1 + r.IntN(5) {
			piece := hostile[r.IntN(len(hostile))]
			from := r.IntN(len(piece) + 1)
			b.WriteString(piece[from : from+r.IntN(len(piece)-from+1)])
		}
		texts[i] = b.String()
	}
	return texts
}

func TestKnownTemplates(t *testing.T) {
	for _, source := range known {
		set, p := compile(t, source, &View{})
		if p == nil {
			t.Errorf("%s is not compiled", source)
			continue
		}
		for _, s := range hostile {
			html, program := same(t, source, set, p, view(s))
			if html != nil || program != nil {
				t.Errorf("%s\nfails: %v, %v", source, html, program)
			}
		}
		same(t, source, set, p, &View{})
	}
}

// Every place that html/template escapes differently, and whether a program is
// made of it: the others have escapers that this package does not have.
var contexts = []struct {
	source string
	known  bool
}{
	{"<p>{{.Text}}</p>", true},
	{"<title>{{.Text}}</title><textarea>{{.Text}}</textarea>", true},
	{`<p title="{{.Text}}" data-x='a{{.Text}}b'>`, true},
	{`<p title="{{.Number}}">{{.Number}}<title>{{.Number}}</title>`, true},
	{`<a href="{{.Text}}">`, true},
	{`<meta http-equiv="refresh" content="0; url={{.Text}}">`, true},
	{`<img src='{{.Text}}'><form action="{{.Text}}">`, true},
	{`<a href="/a/{{.Text}}/b?c={{.Text}}&amp;d={{.Text}}#{{.Text}}">`, true},
	{`<a href="{{.Text}}{{.Other}}"><a href="{{.Text}}?q={{.Other}}">`, true},
	{`<a href="{{if .Yes}}x{{else}}y{{end}}{{.Text}}">`, true},
	{`<a href="{{t "k:v"}}"><a href="{{t "{}" .Text}}">`, true},
	{`<a href="{{.Asset "a.css"}}">`, true},
	{"<p>{{.Body}}</p>", true},
	{`<p title="{{.Body}}">`, false},
	{"<title>{{.Body}}</title>", false},
	{`<a href="{{.Body}}">`, false},
	{`<a href="/{{.Number}}">`, false},
	{`<a href="{{.Safe}}">`, false},
	{"{{.Safe}}", false},
	{"<p title={{.Text}}>", false},
	{"<a href={{.Text}}>", false},
	{"<p {{.Text}}>", false},
	{`<p {{.Text}}="a">`, false},
	{`<img srcset="{{.Text}}">`, false},
	{`<img srcset="{{.Text}} 2x, b {{.Number}}x">`, false},
	{"<script>var x = {{.Text}}</script>", false},
	{`<script>var x = "{{.Text}}"</script>`, false},
	{"<script>var x = '{{.Text}}'; /{{.Text}}/</script>", false},
	{"<script>var x = `{{.Text}}`</script>", false},
	{"<script>x = {{.Number}}</script>", false},
	{`<script type="application/ld+json">{"a": {{.Text}}}</script>`, false},
	{`<p onclick="f({{.Text}})">`, false},
	{`<p onclick="f('{{.Text}}')">`, false},
	{"<style>p { color: {{.Text}} }</style>", false},
	{"<style>p { background: url('{{.Text}}') }</style>", false},
	{`<p style="width: {{.Number}}">`, false},
	{`<p style="background: url({{.Text}})">`, true}, // the escapers are those of href
	{`<iframe srcdoc="{{.Text}}">`, true},
	{"{{.Text | html}}", false},
	{`<a href="?q={{.Text | urlquery}}">`, false},
	{`{{define "a"}}{{.}}{{end}}{{template "a" .Text}}<p title="{{template "a" .Text}}">`, false},
}

func TestContexts(t *testing.T) {
	texts := append(random(300), hostile...)
	for _, c := range contexts {
		set, p := compile(t, c.source, &View{})
		if (p != nil) != c.known {
			t.Errorf("%s is compiled: %v, should be %v", c.source, p != nil, c.known)
		}
		if p == nil {
			continue
		}
		for _, s := range texts {
			same(t, c.source, set, p, view(s))
		}
	}
}

func FuzzSameBytes(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	type both struct {
		set     *template.Template
		program *Program
	}
	templates := map[string]both{}
	for _, c := range contexts {
		if set, p := compile(f, c.source, &View{}); p != nil {
			templates[c.source] = both{set, p}
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		for source, b := range templates {
			if html, program := same(t, source, b.set, b.program, view(s)); html != nil || program != nil {
				t.Errorf("%s fails: %v, %v", source, html, program)
			}
		}
	})
}

// Texts of the theme are no work while pages are written.
func TestConstantTextsAreMadeOnce(t *testing.T) {
	calls := 0
	counted := Functions{Texts: map[string]func(string, ...any) (string, error){
		"t": func(key string, args ...any) (string, error) { calls++; return text(key, args...) },
	}}
	set, err := escaped(`{{range .Names}}{{t "a"}}{{end}}`)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Compile(set, "page", reflect.TypeFor[View](), counted)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "constant text", set, p, view("a"))
	if calls != 1 {
		t.Errorf("the text is made %d times", calls)
	}
}

func TestProgramsRunInSeveralGoroutines(t *testing.T) {
	const source = "{{$x := .Text}}{{range $i, $n := .Names}}{{$x}}{{$i}}{{$n}}{{end}}"
	set, p := compile(t, source, &View{})
	var group sync.WaitGroup
	for _, s := range hostile {
		group.Go(func() {
			for range 20 {
				same(t, source, set, p, view(s))
			}
		})
	}
	group.Wait()
}
