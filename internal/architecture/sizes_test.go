package architecture

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// How many lines a file may have, and a package without tests and generated files. Who
// meets a bound divides by concepts: into files of one each, or into packages.
const (
	mostFileLines    = 500
	mostPackageLines = 2800
)

// larger are the packages that are over the bound, with what they have. The writer of
// HTML, the sanitiser and the tree of blocks share the state of one body. What is arranged
// of a site is arranged in one place, and arranged anew in part. What a site is read into is
// read again in part, arranged and written with what only its first reading knows. Whoever
// cuts them lowers the number. The catalogue of messages grows with what is said.
var larger = map[string]int{"internal/parse/html": 4400, "internal/message": 5400, "internal/pipeline": 4500, "internal/portal": 3900, "internal/shard": 2900}

func TestSizes(t *testing.T) {
	const root = "../.."
	packages := map[string]int{}
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && p != root || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(p, ".go") {
			return nil
		}
		src, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		if bytes.HasPrefix(src, []byte("// Code generated ")) {
			return nil
		}
		lines := bytes.Count(src, []byte("\n"))
		if lines > mostFileLines {
			t.Errorf("%s has %d lines, %d at most", p, lines, mostFileLines)
		}
		if !strings.HasSuffix(p, "_test.go") {
			packages[filepath.Dir(p)] += lines
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for dir, lines := range packages {
		most := mostPackageLines
		if rel, err := filepath.Rel(root, dir); err == nil && larger[filepath.ToSlash(rel)] > 0 {
			most = larger[filepath.ToSlash(rel)]
		}
		if lines > most {
			t.Errorf("%s has %d lines without tests, %d at most", dir, lines, most)
		}
	}
	if packages[filepath.Join(root, "internal", "parse", "html")] == 0 {
		t.Error("the packages were not found")
	}
}
