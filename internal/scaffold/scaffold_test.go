package scaffold

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestWrite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "新 站")
	files, err := Write(dir, time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC))
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil || strings.Contains(string(text), "{{") {
			t.Errorf("%s: %v, or a place is not filled", f, err)
		}
	}
	before, err := os.ReadFile(filepath.Join(dir, "site.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if again, err := Write(dir, time.Now()); err == nil || len(again) > 0 {
		t.Errorf("a second time: %v, %v", again, err)
	}
	if after, _ := os.ReadFile(filepath.Join(dir, "site.toml")); string(after) != string(before) {
		t.Error("site.toml is replaced")
	}
}
