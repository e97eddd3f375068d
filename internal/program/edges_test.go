package program

import (
	"errors"
	"html/template"
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Templates that are left to html/template. It executes each without an error,
// so that none stands here because of a slip.
var unknown = []string{
	"{{.Any}}", "{{if .Any}}a{{end}}", "{{with .Any}}{{.}}{{end}}", `{{if eq .Any "a"}}a{{end}}`,
	"{{.Yes}}", "{{.Ratio}}", "{{if .Ratio}}a{{end}}", "{{.Link}}", "{{.Next}}", "{{.Names}}", "{{true}}",
	"{{.Data.k}}", "{{.Data.missing}}", "{{with .Data.missing}}a{{else}}b{{end}}", "{{if .Data.a.b}}a{{end}}", `{{index .Data "k"}}`, "{{index .Names 0}}", "{{len .Names}}", "{{slice .Text 0}}",
	`{{printf "%s-%d" .Text .Number}}`, `{{print .Text}}`, `{{.Text | printf "%s"}}`, `{{"a" | t}}`,
	"{{and .Text .Other}}", `{{or .No "a"}}`, "{{not .Yes}}", `{{eq .Text "a"}}`,
	"{{if eq .Number 1 2}}a{{end}}", "{{if lt .Number 1}}a{{end}}", "{{if eq .Yes true}}a{{end}}", "{{if eq .Prev nil}}a{{end}}",
	"{{if .Text | not}}a{{end}}", "{{if (or .No .Yes)}}a{{end}}", `{{with "a" | t}}{{.}}{{end}}`, "{{if eq .Text .Text (t \"a\")}}a{{end}}", "{{(.Next).Name}}",
	"{{range .Data}}{{.}}{{end}}", "{{range $k, $v := .Data}}{{$k}}{{end}}", "{{range 3}}a{{end}}", "{{range 2}}{{.}}{{end}}",
	"{{range .Names}}{{break}}{{end}}", "{{range .Names}}{{continue}}{{end}}",
	`{{$x := "a"}}{{$x = .Text}}{{$x}}`,
	"{{if $x := .Text}}{{$x}}{{end}}", "{{with $x := .Text}}{{$x}}{{end}}",
	`{{define "a"}}a{{end}}{{template "a"}}`,
	`{{t .Text}}`, `{{t "a" .Yes}}`, `{{t "a" .Any}}`, `{{.Asset (t "a.css")}}`, `{{.Asset "a.css" | t}}`,
	`{{define "r"}}{{.Name}}{{range .Links}}{{template "r" .}}{{end}}{{end}}{{template "r" .Link}}`,
	`{{if .No}}{{t "missing"}}{{.Text}}{{end}}`, // an error only where it is reached
	`{{if .No}}{{.Missing}}{{end}}`,
	`{{$x := "a"}}{{range $x = .Names}}b{{end}}{{$x}}`,
	`{{$i := 7}}{{$x := "a"}}{{range $i, $x = .Names}}b{{end}}{{$i}}{{$x}}`,
	`{{$x := "a"}}{{range $x := .None}}{{else}}{{if $x}}a{{end}}{{end}}`,
	`{{$i := 7}}{{range $i, $x := .None}}{{else}}{{if $i}}a{{end}}{{end}}`,
	`{{$x := "a"}}{{if eq .Text ($x = "b")}}{{end}}{{$x}}`,
	`{{$x := "a"}}{{if ($x = "b")}}{{end}}{{$x}}`,
	`{{$x := "a"}}{{if and .Yes ($x = "b")}}{{end}}{{$x}}`,
	`{{$x := "a"}}{{t "{}" ($x = "b")}}{{$x}}`,
	`{{$x := "a"}}{{with ($x = "b")}}{{end}}{{$x}}`,
	`{{$x := "a"}}{{$y := ($x = "b")}}{{$x}}{{$y}}`,
	`{{define "a"}}{{.}}{{end}}{{$x := "a"}}{{template "a" $x = "b"}}{{$x}}`,
	`{{define "a"}}{{.}}{{end}}{{$x := "a"}}{{template "a" $x := "b"}}{{$x}}`,
	"{{1e6}}", "{{1.0}}", "{{0i}}", "{{0x1p4}}", `{{t "{}" 1e21}}`, "{{if 0.0}}a{{end}}",
}

func TestUnknownTemplates(t *testing.T) {
	for _, source := range unknown {
		v := view("a")
		set, p := compile(t, source, v)
		if err := set.Execute(&strings.Builder{}, v); err != nil {
			t.Errorf("%s\nis no example: %v", source, err)
		}
		if p != nil {
			t.Errorf("%s\nis compiled", source)
			same(t, source, set, p, v)
		}
	}
}

func TestNoSuchTemplate(t *testing.T) {
	if _, err := Compile(template.New("a"), "b", reflect.TypeFor[View](), functions); !errors.Is(err, ErrNotKnown) {
		t.Error(err)
	}
}

// What html/template fails in, a program fails in, or is not made of. Known
// ones are compiled, since types alone do not show the mistake.
func TestErrors(t *testing.T) {
	for _, c := range []struct {
		source string
		known  bool
	}{
		{"a{{.Prev.Name}}", true},
		{"{{$p := .Prev}}{{$p.Name}}", true},
		{"{{if .Prev.Name}}a{{end}}", true},
		{"{{if not .Prev.Current}}a{{end}}", true},
		{"{{if and .Yes .Prev.Name}}a{{else}}b{{end}}", true},
		{"{{if or .No .Prev.Name}}a{{else}}b{{end}}", true},
		{"{{if eq .Prev.Name .Text}}a{{else}}b{{end}}", true},
		{"{{with .Prev.Name}}a{{else}}b{{end}}", true},
		{"{{range .Prev.Links}}a{{else}}b{{end}}", true},
		{`{{t "{}" .Prev.Name}}`, true},
		{`{{t "{}" .Prev.Count}}`, true},
		{`<a href="{{.Prev.URL}}">`, true},
		{`{{define "a"}}{{.Name}}{{end}}{{template "a" .Prev}}`, true},
		{`{{define "a"}}{{.}}{{end}}{{template "a" .Prev.Name}}`, true},
		{`{{t "{}" .Text .Other 3}}`, true},
		{`{{if t "missing" .Text}}a{{else}}b{{end}}`, true},
		{`{{t "missing"}}`, false},
		{`{{.Asset "b.css"}}`, true},
		{`{{if .Asset "b.css"}}a{{else}}b{{end}}`, true},
		{`{{$x := .Asset "b.css"}}`, true},
		{"{{.Missing}}", false},
		{"{{if .Page.asset}}a{{end}}", false},
		{"{{.Text.Length}}", false},
		{"{{index .Names 9}}", false},
		{"{{range .Yes}}a{{end}}", false},
		{`{{.Text "a"}}`, false},
		{`{{.Link.Asset "a.css"}}`, false},
		{`{{.Asset}}`, false},
		{`{{.Asset 1}}`, false},
		{"{{if eq .Number .Text}}a{{end}}", false},
		{"{{if eq .Number 42.0}}a{{end}}", false},
		{"{{if eq .Names .Names}}a{{end}}", false},
		{"{{t}}", false},
		{"{{t 1}}", false},
	} {
		v := view("a")
		set, p := compile(t, c.source, v)
		if (p != nil) != c.known {
			t.Errorf("%s\nis compiled: %v, should be %v", c.source, p != nil, c.known)
		}
		if err := set.Execute(&strings.Builder{}, v); err == nil {
			t.Errorf("%s\nis no mistake", c.source)
		}
		if p != nil {
			same(t, c.source, set, p, v)
		}
	}
}

func TestWrongViews(t *testing.T) {
	_, p := compile(t, "{{.Text}}", &View{})
	for _, v := range []any{&Link{}, (*View)(nil), View{}, nil, new("a")} {
		if got, err := p.Append([]byte("before"), v); !errors.Is(err, ErrFailed) || string(got) != "before" {
			t.Errorf("%T gives %q, %v", v, got, err)
		}
	}
}

// Types whose fields and methods Go finds in other ways than the plain one.
type (
	Month struct{ Month time.Month } // has a String method
	Named string

	Deep  struct{ Pages }
	Pages struct {
		First int
		Page
	}

	DeepPointer struct {
		Before string
		Holder
	}
	Holder struct{ *Link }

	// The third field of Wide3 is embedded, which Wide lacks.
	Wide  struct{ Wide3 }
	Wide3 struct {
		A, B string
		Site
	}

	Hiding struct{ Site } // a method hides the embedded field
	hidden struct{ Text string }
	Inner  struct{ hidden }

	Member  struct{ Page Page } // not embedded: no Asset
	Covered struct {
		Page
		Asset string
	}
	Ambiguous struct {
		Page
		Twin
	}
	Twin   struct{}
	Astray struct {
		Page Page
		Twin
	}
	Far     struct{ *Deep }
	Pointed struct{ *Page }
	lower   struct{}
	Lower   struct{ lower } // its method File cannot be called through lower
)

func (*lower) File(s string) (string, error) { return s, nil }
func (Hiding) Title() string                 { return "of the method" }
func (Twin) Asset(string) (string, error)    { return "", nil }

func TestFieldsAndMethods(t *testing.T) {
	p := Page{Root: "r", Site: Site{Title: "t"}, asset: map[string]string{"a": "b"}}
	for _, c := range []struct {
		source string
		view   any
		known  bool
	}{
		{"{{.Month}}", &Month{time.May}, false},
		{`{{t "{}" .Month}}`, &Month{time.May}, true},
		{"{{if eq .Month 5}}a{{end}}", &Month{time.May}, true},
		{"{{.Name}}", &struct{ Name Named }{"a"}, false},
		{`{{if eq .Name "a"}}a{{end}}`, &struct{ Name Named }{"a"}, true},
		{"{{.Root}}{{.Site.Title}}", &Deep{Pages{1, p}}, true},
		{`{{.Asset "a"}}`, &Deep{Pages{1, p}}, true},
		{"{{.Name}}", &DeepPointer{"a", Holder{&Link{Name: "n"}}}, false},
		{"{{.Name}}", &DeepPointer{}, false},
		{"{{.Link.Name}}", &DeepPointer{"a", Holder{&Link{Name: "n"}}}, true},
		{"{{.Link.Name}}", &DeepPointer{}, true},
		{"{{.Title}}{{.A}}", &Wide{Wide3{"a", "b", Site{Title: "t"}}}, true},
		{"{{.Title}}", &Hiding{Site{Title: "t"}}, false},
		{"{{.Site.Title}}", &Hiding{Site{Title: "t"}}, true},
		{`{{.Text}}{{t "{}" .Text}}`, &Inner{hidden{"a"}}, true},
		{`{{.Asset "a"}}`, &Member{p}, false},
		{`{{.Page.Asset "a"}}`, &Member{p}, true},
		{`{{.Asset "a"}}`, &Covered{p, "x"}, false},
		{"{{.Asset}}", &Covered{p, "x"}, true},
		{`{{.Asset "a"}}`, &Ambiguous{p, Twin{}}, false},
		{`{{.Asset "a"}}`, &Astray{p, Twin{}}, false},
		{`{{.Asset "a"}}`, &Far{&Deep{Pages{1, p}}}, false},
		{`{{.Asset "a"}}`, &Pointed{&p}, false},
		{`{{.Asset "a"}}`, &Pointed{}, false},
		{`{{.File "a"}}`, &Lower{}, false},
		{`{{.File "a"}}`, &lower{}, true},
		{`{{.Next.Page.Asset "a"}}`, &struct{ Next *Member }{&Member{p}}, true},
		{`{{.Next.Page.Asset "a"}}`, &struct{ Next *Member }{}, true},
	} {
		set, program := compile(t, c.source, c.view)
		if (program != nil) != c.known {
			t.Errorf("%s of %T is compiled: %v, should be %v", c.source, c.view, program != nil, c.known)
		}
		if program != nil {
			same(t, c.source, set, program, c.view)
		}
	}
}

// generator writes templates at random.
type generator struct {
	*rand.Rand
	b    strings.Builder
	vars []string // "$a" of a kind of value: its first letter tells which
}

func (g *generator) pick(of ...string) string { return of[g.IntN(len(of))] }

// operand returns something of a kind: a text, a number, a link or a list of links.
func (g *generator) operand(kind byte, dot byte) string {
	var of []string
	for _, v := range g.vars {
		if v[1] == kind {
			of = append(of, v)
		}
	}
	if dot == kind {
		of = append(of, ".")
	}
	link := dot == 'l'
	switch kind {
	case 't':
		of = append(of, "$.Text", "$.Link.Name", `"a<"`, "$.Prev.Name", `(t "{}!" $.Text)`, `($.Asset "a.css")`)
		if link {
			of = append(of, ".Name", ".URL")
		}
	case 'n':
		of = append(of, "$.Number", "$.Zero", "3", "0x2A")
		if link {
			of = append(of, ".Count")
		}
	case 'l':
		of = append(of, "$.Link", "$.Next", "$.Prev")
	case 's':
		of = append(of, "$.Links", "$.None", "$.Link.Links")
		if link {
			of = append(of, ".Links")
		}
	}
	return g.pick(of...)
}

func (g *generator) condition(dot byte, depth int) string {
	if depth > 0 {
		a, b := g.condition(dot, depth-1), g.condition(dot, depth-1)
		switch g.IntN(4) {
		case 0:
			return "and (" + a + ") (" + b + ")"
		case 1:
			return "or (" + a + ") (" + b + ")"
		case 2:
			return "not (" + a + ")"
		}
	}
	kind := g.pick("t", "n")[0]
	if g.IntN(2) == 0 {
		return g.pick("eq", "ne") + " " + g.operand(kind, dot) + " " + g.operand(kind, dot)
	}
	return g.operand(g.pick("t", "n", "l", "s")[0], dot)
}

// nodes writes some nodes; dot is the kind of ".", 'v' for the view.
func (g *generator) nodes(dot byte, depth int) {
	vars := len(g.vars)
	for range 1 + g.IntN(4) {
		open, end := "{{", "}}"
		if g.IntN(6) == 0 {
			open, end = "{{- ", " -}}"
		}
		write := func(s string) { g.b.WriteString(open + s + end) }
		g.b.WriteString(g.pick("", " ", "甲", "\n<i>x</i>\n"))
		kind := g.pick("t", "n", "l", "s")[0]
		name := "$" + string(kind) + strconv.Itoa(g.IntN(2))
		what := g.IntN(9)
		if depth == 0 {
			what %= 4
		}
		switch what {
		case 0:
			write(g.operand('t', dot))
		case 1:
			write(g.operand(g.pick("t", "n")[0], dot))
		case 2:
			g.b.WriteString(`<a title="{{` + g.operand('t', dot) + `}}" href="` + g.pick("", "/a/", "?q=") + `{{` + g.operand('t', dot) + `}}">`)
		case 3:
			write(name + " := " + g.operand(kind, dot))
			g.vars = append(g.vars, name)
		case 4, 5:
			write("if " + g.condition(dot, 2))
			g.nodes(dot, depth-1)
			write("else")
			g.nodes(dot, depth-1)
			write("end")
		case 6:
			kind := g.pick("t", "l")[0]
			write("with " + g.operand(kind, dot))
			g.nodes(kind, depth-1)
			write("else")
			g.nodes(dot, depth-1)
			write("end")
		case 7:
			outer := len(g.vars)
			names := g.pick("", "$l0 := ", "$n0, $l1 := ")
			write("range " + names + g.operand('s', dot))
			for name := range strings.FieldsFuncSeq(names, func(r rune) bool { return strings.ContainsRune(", :=", r) }) {
				g.vars = append(g.vars, name)
			}
			g.nodes('l', depth-1)
			g.vars = g.vars[:outer]
			write("else")
			g.nodes(dot, depth-1)
			write("end")
		case 8:
			write("template \"" + g.pick("link", "loop") + `" ` + g.operand('l', dot))
		}
	}
	g.vars = g.vars[:vars]
}

func TestRandomTemplates(t *testing.T) {
	const shared = `{{define "link"}}<b>{{.Name}}</b>{{with .Count}}{{.}}{{end}}{{end}}{{define "loop"}}{{$l := .}}{{range .Links}}{{$l.Name}}{{$.URL}}{{end}}{{end}}`
	compiled, ran := 0, 0
	for seed := range uint64(1500) {
		g := &generator{Rand: rand.New(rand.NewPCG(seed, 0))}
		g.nodes('v', 3)
		source := shared + g.b.String()
		set, p := compile(t, source, &View{})
		if p == nil {
			continue
		}
		compiled++
		if _, err := same(t, source, set, p, view("a<'+甲")); err == nil {
			ran++
		}
		same(t, source, set, p, &View{})
	}
	// A generator that makes only what is refused or fails would show nothing.
	if compiled < 1000 || ran < 300 {
		t.Errorf("of 1500 templates %d are compiled and %d write a page", compiled, ran)
	}
}
