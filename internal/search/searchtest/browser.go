package searchtest

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
	"testing"

	"github.com/dop251/goja"

	"wendang/internal/search/format"
	"wendang/themes"
)

// Browser runs the theme's scripts of the search on an index, without a page: it has
// as much of a document as these need to load the files of the index. The scripts are
// those of the default theme, but for search-box.js, which is nothing without a page.
type Browser struct {
	t    testing.TB
	vm   *goja.Runtime
	fsys fs.FS
	// Loaded are the files of the index that the scripts asked for, in order.
	Loaded  []string
	waiting []*goja.Object // script elements
}

// scripts are the theme's scripts in the order in which pages have them.
var scripts = sync.OnceValues(func() (list []*goja.Program, err error) {
	for _, name := range []string{"search-files.js", "search-query.js", "search-marks.js", "search.js", "search-answer.js", "search-more.js"} {
		source, err := fs.ReadFile(themes.FS, "portal/assets/"+name)
		if err != nil {
			return nil, err
		}
		p, err := goja.Compile(name, string(source), false)
		if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, nil
})

// page is what the scripts find: a document with a search form, whose data-index says
// where the index lies.
const page = `
var window = globalThis;
var location = { href: "file:///" };
function URL(to) { this.href = to; }
function TextEncoder() { }
TextEncoder.prototype.encode = utf8;
var document = {
	querySelector: function (s) { return s === "form[data-index]" ? { getAttribute: function () { return "` + format.Dir + `/"; } } : null; },
	createElement: function () { return { remove: function () { } }; },
	head: { appendChild: load }
};`

// NewBrowser returns a browser in which the scripts have run.
func NewBrowser(t testing.TB, fsys fs.FS) *Browser {
	t.Helper()
	b := &Browser{t: t, vm: goja.New(), fsys: fsys}
	for name, f := range map[string]any{
		"load": func(script *goja.Object) { b.waiting = append(b.waiting, script) },
		"utf8": func(s string) []byte { return []byte(s) },
	} {
		if err := b.vm.Set(name, f); err != nil {
			t.Fatal(err)
		}
	}
	list, err := scripts()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.vm.RunString(page); err != nil {
		t.Fatal(err)
	}
	for _, p := range list {
		if _, err := b.vm.RunProgram(p); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

// Eval evaluates an expression with arguments, which it has as args, and returns what
// it comes to. If that is a promise, it loads files until the promise is kept. An
// error is what the promise is broken with.
func (b *Browser) Eval(expression string, args ...any) (any, error) {
	b.t.Helper()
	f, err := b.vm.RunString("(function (args) { return " + expression + "; })")
	if err != nil {
		b.t.Fatal(err)
	}
	call, _ := goja.AssertFunction(f)
	v, err := call(goja.Undefined(), b.vm.ToValue(args))
	if err != nil {
		return nil, err
	}
	p, ok := v.Export().(*goja.Promise)
	if !ok {
		return v.Export(), nil
	}
	for p.State() == goja.PromiseStatePending {
		if len(b.waiting) == 0 {
			b.t.Fatalf("%s: the promise is never kept", expression)
		}
		next := b.waiting[0]
		b.waiting = b.waiting[1:]
		b.load(next)
	}
	if p.State() == goja.PromiseStateRejected {
		return nil, fmt.Errorf("%v", p.Result())
	}
	return p.Result().Export(), nil
}

// load runs the script of an element.
func (b *Browser) load(script *goja.Object) {
	b.t.Helper()
	name := path.Clean(strings.SplitN(script.Get("src").String(), "?", 2)[0])
	b.Loaded = append(b.Loaded, name)
	event := "onload"
	content, err := fs.ReadFile(b.fsys, name)
	if err == nil {
		_, err = b.vm.RunScript(name, string(content))
	}
	if err != nil {
		event = "onerror"
	}
	handler, _ := goja.AssertFunction(script.Get(event))
	if _, err := handler(script); err != nil {
		b.t.Fatal(err)
	}
}
