package message

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestUsed reads the program's source: every message is said somewhere, and with the
// hints that the catalogue, and so the documentation, gives it.
func TestUsed(t *testing.T) {
	byFunction := map[string]*entry{}
	all(func(e *entry) { byFunction[functionName(e.code)] = e })
	used := map[*entry]bool{}
	for _, file := range sources(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "message" {
					used[byFunction[n.Sel.Name]] = true
				}
			case *ast.CallExpr:
				for _, p := range said(n, byFunction) {
					for _, h := range said(n, byFunction) {
						if p.kind < Hint && h.kind == Hint && !slices.Contains(strings.Split(p.hints, ", "), h.code) {
							t.Errorf("%s comes with the hint %s, which the catalogue does not give it", p.code, h.code)
						}
					}
				}
			}
			return true
		})
	}
	all(func(e *entry) {
		documentation := strings.HasPrefix(e.code, "docs-") || slices.ContainsFunc(tables(), func(t table) bool { return t.head == e.code })
		if !used[e] && !documentation {
			t.Errorf("nothing says %s", e.code)
		}
	})
}

// said returns the messages that a call is given: its arguments, and for WithHint what
// the hint is given to.
func said(call *ast.CallExpr, byFunction map[string]*entry) []*entry {
	var list []*entry
	add := func(e ast.Expr) {
		if c, ok := e.(*ast.CallExpr); ok {
			if f, ok := c.Fun.(*ast.SelectorExpr); ok {
				if x, ok := f.X.(*ast.Ident); ok && x.Name == "message" && byFunction[f.Sel.Name] != nil {
					list = append(list, byFunction[f.Sel.Name])
				}
			}
		}
	}
	for _, a := range call.Args {
		add(a)
	}
	if f, ok := call.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "WithHint" {
		if on, ok := f.X.(*ast.CallExpr); ok {
			for _, a := range on.Args {
				add(a)
			}
		}
	}
	return list
}

// sources returns the syntax of all files that say messages.
func sources(t *testing.T) []*ast.File {
	t.Helper()
	var files []*ast.File
	for _, root := range []string{"..", "../../cmd"} {
		err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), p, nil, 0)
			files = append(files, file)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}
