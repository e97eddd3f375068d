package pipeline

import (
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"wendang/internal/render"
	"wendang/themes"
)

// viewTypes returns the views by the template that gets them.
func viewTypes() map[string]reflect.Type {
	return map[string]reflect.Type{
		"layouts/home.html":     reflect.TypeFor[render.HomeView](),
		"layouts/list.html":     reflect.TypeFor[render.ListView](),
		"layouts/tags.html":     reflect.TypeFor[render.TagsView](),
		"layouts/article.html":  reflect.TypeFor[render.ArticleView](),
		"layouts/page.html":     reflect.TypeFor[render.PlainView](),
		"layouts/map.html":      reflect.TypeFor[render.SiteMapView](),
		"layouts/search.html":   reflect.TypeFor[render.SearchView](),
		"layouts/404.html":      reflect.TypeFor[render.NotFoundView](),
		"layouts/redirect.html": reflect.TypeFor[render.RedirectView](),
		"fragments/header.html": reflect.TypeFor[render.HeaderView](),
		"fragments/footer.html": reflect.TypeFor[render.FooterView](),
	}
}

// everything returns a theme's templates, by path, that print all that their
// views hold: so whatever a view may be made from shows in the output.
func everything(t *testing.T) map[string]string {
	t.Helper()
	types := viewTypes()
	for _, pattern := range []string{"layouts/*.html", "fragments/*.html"} {
		list, err := fs.Glob(themes.FS, path.Join(themes.Default, pattern))
		if err != nil || len(list) == 0 {
			t.Fatal(list, err)
		}
		for _, p := range list {
			p = strings.TrimPrefix(p, themes.Default+"/")
			if types[p] == nil && p != "layouts/base.html" && p != "fragments/parts.html" {
				t.Fatalf("it is not known which view %s gets", p)
			}
		}
	}
	var tail strings.Builder
	for _, key := range slices.Sorted(maps.Keys(themeTexts(t))) {
		fmt.Fprintf(&tail, "<p>%s {{t %q}}\n", key, key)
	}
	assets, err := fs.Glob(themes.FS, path.Join(themes.Default, "assets", "*"))
	if err != nil || len(assets) == 0 {
		t.Fatal(assets, err)
	}
	templates := map[string]string{}
	for p, view := range types {
		text := viewTemplate(view)
		if strings.HasPrefix(p, "layouts/") {
			text = "<!doctype html>\n" + text + tail.String()
		}
		if _, ok := reflect.PointerTo(view).MethodByName("Asset"); ok {
			for _, a := range assets {
				text += fmt.Sprintf("<p>{{.Asset %q}}\n", path.Base(a))
			}
		}
		templates[p] = text
	}
	return templates
}

// themeTexts returns the texts of the default theme's strings.toml.
func themeTexts(t *testing.T) map[string]string {
	t.Helper()
	b, err := fs.ReadFile(themes.FS, path.Join(themes.Default, "strings.toml"))
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^(\w+) *= *("(?:[^"\\]|\\.)*")`).FindAllStringSubmatch(string(b), -1) {
		if texts[m[1]], err = strconv.Unquote(m[2]); err != nil {
			t.Fatal(m[0], err)
		}
	}
	if len(texts) != strings.Count(string(b), " = ") {
		t.Fatalf("only %d texts of strings.toml are understood", len(texts))
	}
	return texts
}

// viewTemplate returns a template that prints every exported field of a struct,
// and of the structs in it.
func viewTemplate(view reflect.Type) string {
	p := &viewPrinter{defined: map[reflect.Type]bool{}}
	root := p.value(view, ".")
	return p.definitions.String() + root + "\n"
}

// viewPrinter writes templates. Each type of struct has one of its own, so that
// a struct may hold its like.
type viewPrinter struct {
	defined     map[reflect.Type]bool
	definitions strings.Builder
}

// value returns what prints a value of a type.
func (p *viewPrinter) value(typ reflect.Type, expression string) string {
	switch typ.Kind() {
	case reflect.Struct:
		if !slices.ContainsFunc(reflect.VisibleFields(typ), func(f reflect.StructField) bool { return f.IsExported() }) {
			break // such as time.Time, which prints itself
		}
		p.define(typ)
		return fmt.Sprintf("{{template %q %s}}", typ.String(), expression)
	case reflect.Pointer:
		return "{{with " + expression + "}}" + p.value(typ.Elem(), ".") + "{{else}}none{{end}}"
	case reflect.Slice, reflect.Array:
		return "<ol>{{range " + expression + "}}\n<li>" + p.value(typ.Elem(), ".") + "{{end}}</ol>"
	case reflect.Map:
		return "<ul>{{range $key, $value := " + expression + "}}\n<li>{{$key}}: " + p.value(typ.Elem(), "$value") + "{{end}}</ul>"
	case reflect.Interface:
		return `{{printf "%v" ` + expression + "}}"
	case reflect.Func, reflect.Chan, reflect.UnsafePointer:
		panic("a view holds what no template can print: " + typ.String())
	}
	return "{{" + expression + "}}"
}

// define writes the template for a type of struct, once.
func (p *viewPrinter) define(typ reflect.Type) {
	if p.defined[typ] {
		return
	}
	p.defined[typ] = true
	var b strings.Builder
	for i := range typ.NumField() {
		if f := typ.Field(i); f.IsExported() {
			fmt.Fprintf(&b, "\n<dt>%s<dd>%s", f.Name, p.value(f.Type, "."+f.Name))
		}
	}
	fmt.Fprintf(&p.definitions, "{{define %q}}<dl>%s</dl>{{end}}\n", typ.String(), &b)
}

// The templates print each leaf of whatever a view may hold.
func TestEverything(t *testing.T) {
	type Leaf struct{ Word string }
	type Tree struct {
		Leaf
		Number   int
		Yes      bool
		Markup   template.HTML
		Bytes    [2]int
		Children []Tree
		Next     *Tree
		ByName   map[string]Leaf
		Any      map[string]any
		hidden   string
	}
	view := Tree{
		Leaf: Leaf{"one"}, Number: 2, Yes: true, Markup: "<b>three</b>", Bytes: [2]int{44, 45},
		Children: []Tree{{Leaf: Leaf{"five"}, Children: []Tree{{Number: 66}}}},
		Next:     &Tree{Leaf: Leaf{"seven"}},
		ByName:   map[string]Leaf{"eight": {"nine"}},
		Any:      map[string]any{"ten": map[string]any{"eleven": []any{"twelve"}}},
		hidden:   "unseen",
	}
	var b strings.Builder
	if err := template.Must(template.New("").Parse(viewTemplate(reflect.TypeOf(view)))).Execute(&b, &view); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"one", "<dd>2", "true", "<b>three</b>", "44", "45", "five", "66", "seven", "eight", "nine", "ten", "eleven", "twelve"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not printed", want)
		}
	}
	if strings.Contains(b.String(), view.hidden) {
		t.Error("a field that templates do not see is printed")
	}
	if len(everything(t)) != len(viewTypes()) {
		t.Error("not every view has a template")
	}
}
