package search

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"wendang/internal/search/format"
)

var update = flag.Bool("update", false, "write the constants of the theme's scripts anew")

// TestScriptConstants holds the constants of the theme's scripts to those of package
// format. With -update it writes them.
func TestScriptConstants(t *testing.T) {
	const path = "../../themes/portal/assets/search-files.js"
	script, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	begin, end := []byte("-update\n"), []byte("// End of what is written.\n")
	from, to := bytes.Index(script, begin)+len(begin), bytes.Index(script, end)
	if from < len(begin) || to < from {
		t.Fatalf("%s has no place for the constants", path)
	}
	want := format.AppendConstants(nil)
	if *update {
		if err := os.WriteFile(path, append(append(bytes.Clone(script[:from]), want...), script[to:]...), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if !bytes.Equal(script[from:to], want) {
		t.Errorf("%s has other constants than package format; go test -run TestScriptConstants -update writes them", path)
	}
}
