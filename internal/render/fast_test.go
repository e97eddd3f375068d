package render

import (
	"io/fs"
	"testing"

	"wendang/internal/diag"
	"wendang/internal/program"
	"wendang/internal/theme"
	"wendang/themes"
)

// Every template of the default theme becomes a program. Without that a build takes
// 2.6 times as long and nothing else tells: a new release of Go may parse or escape a
// template into another tree than package program knows.
func TestDefaultThemeIsFast(t *testing.T) {
	files, err := fs.Sub(themes.FS, themes.Default)
	if err != nil {
		t.Fatal(err)
	}
	var problems diag.List
	th, err := theme.Load(files, t.TempDir(), themes.Default, true, &problems)
	if err != nil {
		t.Fatal(err)
	}
	ts := compile(th, &problems)
	if problems.Len() > 0 {
		t.Fatal(problems.Sorted())
	}
	for _, name := range layouts {
		p := "layouts/" + name + ".html"
		if ts.fast[p] == nil {
			_, err := program.Compile(ts.layout[name], p, views[p], ts.functions(th))
			t.Errorf("%s is executed by html/template: %v", p, err)
		}
	}
}
