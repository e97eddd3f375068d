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
		if lines > mostPackageLines {
			t.Errorf("%s has %d lines without tests, %d at most", dir, lines, mostPackageLines)
		}
	}
	if packages[filepath.Join(root, "internal", "parse", "html")] == 0 {
		t.Error("the packages were not found")
	}
}
