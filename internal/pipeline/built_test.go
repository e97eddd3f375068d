package pipeline

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"wendang/internal/calendar"
)

// Whatever changes in a site makes its output old, and a build makes it current.
func TestAgeOf(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	dir := portalOf(t, 20)
	o := Options{Source: dir, Today: calendar.Day{Year: 2026, Month: 11, Day: 24}}
	age := func(what string, want Age) {
		t.Helper()
		got, err := AgeOf(o)
		if err != nil || got != want {
			t.Errorf("%s: %v, %v; want %v", what, got, err, want)
		}
	}
	age("before the first build", Unknown)
	run(t, o)
	age("built", Current)
	run(t, o)
	age("built again", Current)
	write := func(name, text string) func() {
		return func() {
			path := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	article := "+++\ntitle = \"新篇\"\ndate = 2021-02-13\n+++\n\n正文。\n"
	siteTOML, err := os.ReadFile(filepath.Join(dir, "site.toml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what   string
		change func()
	}{
		{"a new article", write("content/fanwen/xin.md", article)},
		{"an edited article", write("content/fanwen/xin.md", article+"再写。\n")},
		{"a removed article", func() {
			if err := os.Remove(filepath.Join(dir, "content", "fanwen", "xin.md")); err != nil {
				t.Fatal(err)
			}
		}},
		{"a static file", write("static/CNAME", "www.example.com\n")},
		{"site.toml", write("site.toml", string(siteTOML)+"\n# so\n")},
		{"the theme", write("themes/portal/assets/more.css", "p{}")},
	} {
		time.Sleep(20 * time.Millisecond) // the times of files go by ticks
		c.change()
		age(c.what, Old)
		run(t, o)
		age("built after "+c.what, Current)
	}
}
