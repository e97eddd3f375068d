// Package render turns the values of pages (package page) into bytes: a value
// becomes a view, in which paths are URLs and times are texts, and the view goes
// through the theme's template.
//
//	page value ─► view ─► program (or html/template) ─► bytes
//
// A Renderer never changes after [New], and any number of goroutines may
// render with it.
package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/program"
	"wendang/internal/theme"
)

// layouts are the templates that every theme has, for one kind of page each.
var layouts = []string{"home", "list", "tags", "article", "page", "map", "search", "404", "redirect"}

// fragments are the templates that are rendered once and put into many pages.
var fragments = []string{"header", "footer"}

// views are the types that layouts and fragments get.
var views = map[string]reflect.Type{
	"layouts/home.html":     reflect.TypeFor[HomeView](),
	"layouts/list.html":     reflect.TypeFor[ListView](),
	"layouts/tags.html":     reflect.TypeFor[TagsView](),
	"layouts/article.html":  reflect.TypeFor[ArticleView](),
	"layouts/page.html":     reflect.TypeFor[PlainView](),
	"layouts/map.html":      reflect.TypeFor[SiteMapView](),
	"layouts/search.html":   reflect.TypeFor[SearchView](),
	"layouts/404.html":      reflect.TypeFor[NotFoundView](),
	"layouts/redirect.html": reflect.TypeFor[RedirectView](),
	"fragments/header.html": reflect.TypeFor[HeaderView](),
	"fragments/footer.html": reflect.TypeFor[FooterView](),
}

// templates are a theme's compiled templates.
type templates struct {
	layout map[string]*template.Template
	// fast are those that package program knows; the others are executed by
	// html/template.
	fast map[string]*program.Program
	// files are the sources' names for messages, by template name.
	files map[string]theme.Template
}

// compile compiles a theme. Every layout is compiled together with base.html
// and all fragments, so each can fill in the blocks of base in its own way.
func compile(t *theme.Theme, problems *diag.List) *templates {
	ts := &templates{
		layout: map[string]*template.Template{},
		fast:   map[string]*program.Program{},
		files:  map[string]theme.Template{},
	}
	for p, source := range t.Templates {
		ts.files[p] = source
	}
	shared := template.New("").Funcs(functions(t)).Option("missingkey=default")
	names := make([]string, 0, len(ts.files))
	for p := range ts.files {
		names = append(names, p)
	}
	slices.Sort(names)
	ts.unknownLayouts(names, problems)
	ts.unusedFragments(names, problems)
	ts.unusedStyle(t, problems)
	ok := true
	for _, p := range names {
		if strings.HasPrefix(p, "fragments/") || p == "layouts/base.html" {
			if _, err := shared.New(p).Parse(ts.files[p].Source); err != nil {
				problems.Add(ts.problem(err, ""))
				ok = false
			}
		}
	}
	need := func(p string) bool {
		if _, found := ts.files[p]; found {
			return true
		}
		problems.Add(diag.File("themes/"+t.Name, message.ThemeLacksTemplate(p)))
		return false
	}
	for _, name := range fragments {
		ok = need("fragments/"+name+".html") && ok
	}
	for _, name := range layouts {
		p := "layouts/" + name + ".html"
		if !need(p) || !ok {
			continue
		}
		set, err := shared.Clone()
		if err == nil {
			_, err = set.New(p).Parse(ts.files[p].Source)
		}
		if err != nil {
			problems.Add(ts.problem(err, ""))
			continue
		}
		if err := escapeSet(set, p); err != nil {
			problems.Add(ts.problem(err, ""))
			continue
		}
		ts.layout[name] = set
		if fast, err := program.Compile(set, p, views[p], ts.functions(t)); err == nil {
			ts.fast[p] = fast
		}
	}
	return ts
}

// unknownLayouts warns of layouts that no page is made with, whose names are most often
// misspelt.
func (ts *templates) unknownLayouts(names []string, problems *diag.List) {
	known := []string{"base.html"}
	for _, name := range layouts {
		known = append(known, name+".html")
	}
	for _, p := range names {
		name, ok := strings.CutPrefix(p, "layouts/")
		if !ok || slices.Contains(known, name) {
			continue
		}
		hint := diag.DidYouMean(name, known)
		if hint.IsZero() {
			hint = message.LayoutsAre(known)
		}
		problems.Add(diag.Path(ts.files[p].File, message.ThemeLayoutUnknown()).WithHint(hint))
	}
}

// unusedStyle warns of a style sheet of the site's own that base.html does not load.
func (ts *templates) unusedStyle(t *theme.Theme, problems *diag.List) {
	if _, ok := t.Asset(theme.UserStyle); !ok {
		return
	}
	loaded := false
	for _, f := range ts.files {
		theme.Actions(f.Source, func(action string) {
			loaded = loaded || strings.Contains(action, ".UserStyle") || strings.Contains(action, `"`+theme.UserStyle+`"`)
		})
	}
	if loaded {
		return
	}
	problems.Add(diag.Path("themes/"+t.Name+"/assets/"+theme.UserStyle, message.ThemeStyleUnused()).WithHint(message.LoadUserStyle()))
}

// templateCall matches what a template shows of others, by name.
var templateCall = regexp.MustCompile("\\b(?:template|block)\\s+(?:\"([^\"]*)\"|`([^`]*)`)")

// unusedFragments warns of fragments that no template shows, and that define nothing for
// others.
func (ts *templates) unusedFragments(names []string, problems *diag.List) {
	used, defines := map[string]bool{}, map[string]bool{}
	for p, f := range ts.files {
		theme.Actions(f.Source, func(action string) {
			for _, m := range templateCall.FindAllStringSubmatch(action, -1) {
				used[m[1]+m[2]] = true
			}
			if strings.HasPrefix(strings.TrimLeft(action, "- "), "define") {
				defines[p] = true
			}
		})
	}
	for _, p := range names {
		name, ok := strings.CutPrefix(p, "fragments/")
		if !ok || used[p] || slices.Contains(fragments, strings.TrimSuffix(name, ".html")) || defines[p] {
			continue
		}
		hint := message.UseOfFragments(p)
		if near := diag.Nearest(strings.TrimSuffix(name, ".html"), fragments); near != "" {
			hint = message.DidYouMean("fragments/" + near + ".html")
		}
		problems.Add(diag.Path(ts.files[p].File, message.ThemeFragmentUnused()).WithHint(hint))
	}
}

// escapeSet makes html/template escape a set, which it does when a template is
// first executed. That the execution itself fails does not matter.
func escapeSet(set *template.Template, name string) error {
	err := set.ExecuteTemplate(io.Discard, name, nil)
	var escaping *template.Error
	if errors.As(err, &escaping) {
		return err
	}
	return nil
}

// functions are what package program needs to know of the functions above.
func (ts *templates) functions(t *theme.Theme) program.Functions {
	return program.Functions{
		Texts: map[string]func(string, ...any) (string, error){
			"t": func(key string, args ...any) (string, error) { return text(t.Strings, key, args...) },
		},
		Methods: map[string]program.Method{
			"Asset": {Receiver: reflect.TypeFor[*Paths](), Call: func(paths any, name string) (string, error) {
				return paths.(*Paths).Asset(name)
			}},
		},
	}
}

// execute renders a template, appending to dst. set is the layout's set that
// holds it; page is what the template is rendered for.
func (ts *templates) execute(dst []byte, set, name, page string, view any) ([]byte, error) {
	if fast := ts.fast[name]; fast != nil {
		if out, err := fast.Append(dst, view); err == nil {
			return plus(out, len(dst)), nil
		}
	}
	b := bytes.NewBuffer(dst)
	if err := ts.layout[set].ExecuteTemplate(b, name, view); err != nil {
		return nil, &TemplateError{ts.problem(err, page), err}
	}
	return plus(b.Bytes(), len(dst)), nil
}

// plus writes "+" for "&#43;" from an offset on. html/template escapes the sign
// because of UTF-7, which no browser guesses any more, and it stands in the
// zone of every time.
func plus(b []byte, from int) []byte {
	const escaped = "&#43;"
	at := bytes.Index(b[from:], []byte(escaped))
	if at < 0 {
		return b
	}
	out := b[:from+at]
	rest := b[from+at:]
	for {
		i := bytes.Index(rest, []byte(escaped))
		if i < 0 {
			return append(out, rest...)
		}
		out = append(out, rest[:i]...)
		out = append(out, '+')
		rest = rest[i+len(escaped):]
	}
}

// functions are what templates may call besides those of html/template.
func functions(t *theme.Theme) template.FuncMap {
	return template.FuncMap{
		"t": func(key string, args ...any) (string, error) { return text(t.Strings, key, args...) },
	}
}

// text returns a string of the theme with each "{}" replaced by the next
// argument.
func text(strs map[string]string, key string, args ...any) (string, error) {
	s, ok := strs[key]
	if !ok {
		names := make([]string, 0, len(strs))
		for k := range strs {
			names = append(names, k)
		}
		slices.Sort(names)
		return "", failure.New(message.ThemeTextUnknown(key)).WithHint(diag.DidYouMean(key, names))
	}
	if len(args) == 0 {
		return s, nil
	}
	var b strings.Builder
	for _, a := range args {
		before, after, ok := strings.Cut(s, "{}")
		if !ok {
			return "", failure.New(message.ThemeTextPlaces(key))
		}
		b.WriteString(before)
		if a != nil { // a key that is absent is empty
			fmt.Fprint(&b, a)
		}
		s = after
	}
	b.WriteString(s)
	return b.String(), nil
}

func errUnknownAsset(name string) error {
	return failure.New(message.ThemeAssetUnknown(name))
}

// templateError finds file, line, column and message in an error of
// html/template, which has no other form than text:
//
//	template: layouts/list.html:12:5: executing "layouts/list.html" at <.Foo>: can't …
//	html/template:layouts/list.html:3:9: {{if}} branches end in different contexts
//	template: layouts/list.html:3: unexpected "}" in operand
//	html/template:layouts/list.html: ends in a non-text context: …
var templateError = regexp.MustCompile(`^(?:html/)?template: ?([^:]+)(?::(\d+))?(?::(\d+))?: (?s:(.*))$`)

var executing = regexp.MustCompile(`^executing "[^"]*" at <(.*?)>: (?s:(.*))$`)

// problem turns an error of html/template into a diagnostic; page is what was
// being rendered, or "".
func (ts *templates) problem(err error, page string) diag.Diagnostic {
	said := err.Error()
	d := diag.Diagnostic{Message: templateMessage(err, said)}
	if m := templateError.FindStringSubmatch(said); m != nil {
		source, known := ts.files[m[1]]
		if !known {
			source.File = m[1]
		}
		line, _ := strconv.Atoi(m[2])
		column, _ := strconv.Atoi(m[3])
		said = m[4]
		if line == 0 {
			line = strings.Count(source.Source, "\n") + 1 // what is wrong shows at the end
		}
		start, end := lineSpan(source.Source, line)
		// The column of html/template counts bytes from 0.
		if column > 0 && start+column < end {
			start += column
		} else if start < end {
			start += len(source.Source[start:end]) - len(strings.TrimLeft(source.Source[start:end], " \t"))
		}
		if e := executing.FindStringSubmatch(said); e != nil {
			said = e[2]
			if i := strings.Index(source.Source[start:end], e[1]); i >= 0 {
				start += i
				end = start + len(e[1])
			} else if i := strings.Index(source.Source[:end], e[1]); i >= 0 && column > 0 {
				end = min(start+1, end)
			}
		}
		d = diag.At(source.File, []byte(source.Source), start, end, templateMessage(err, said))
	}
	hint := failure.Hint(err)
	if hint.IsZero() && page != "" {
		hint = message.FoundOnPage(page)
	}
	return d.WithHint(hint)
}

var (
	fieldUnknown    = regexp.MustCompile(`can't evaluate field (\S+)`)
	functionUnknown = regexp.MustCompile(`function "([^"]*)" not defined`)
)

// templateMessage returns the message for an error of html/template that said so, or
// that one of our own functions returned in a template.
func templateMessage(err error, said string) message.Message {
	var ours *failure.Failure
	said, _, _ = strings.Cut(said, "\n")
	field, function := fieldUnknown.FindStringSubmatch(said), functionUnknown.FindStringSubmatch(said)
	switch {
	case errors.As(err, &ours):
		return ours.Message
	case field != nil:
		return message.TemplateFieldUnknown(field[1])
	case function != nil:
		return message.TemplateFunctionUnknown(function[1])
	case said == "unexpected EOF":
		return message.TemplateUnclosed()
	}
	return message.TemplateSyntax(said)
}

func lineSpan(source string, line int) (start, end int) {
	for ; line > 1; line-- {
		i := strings.IndexByte(source[start:], '\n')
		if i < 0 {
			break
		}
		start += i + 1
	}
	if i := strings.IndexByte(source[start:], '\n'); i >= 0 {
		return start, start + i
	}
	return start, len(source)
}

// TemplateError is a template that failed on a page.
type TemplateError struct {
	Problem diag.Diagnostic
	err     error
}

func (e *TemplateError) Error() string { return e.err.Error() }

// Unwrap returns the template's error.
func (e *TemplateError) Unwrap() error { return e.err }

// AsProblem returns the diagnostic that an error of rendering carries.
func AsProblem(err error) (diag.Diagnostic, bool) {
	var te *TemplateError
	if errors.As(err, &te) {
		return te.Problem, true
	}
	return diag.Diagnostic{}, false
}
