package e2e

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The examples of the guides to themes do what the guides say.
func TestGuideToThemes(t *testing.T) {
	fence := regexp.MustCompile("(?s)```(css|html)\n(.*?)```")
	for _, guide := range []string{"themes.md", "themes.zh-CN.md"} {
		text, err := os.ReadFile(filepath.Join("../../docs", guide))
		if err != nil {
			t.Fatal(err)
		}
		files := map[string]string{
			"site.toml":                     "title = \"网\"\ntheme = \"own\"\n[[channels]]\nname = \"范文\"\nslug = \"fanwen\"\n",
			"content/fanwen/a.md":           "+++\ntitle = \"甲\"\ndate = 2026-11-01\ntags = [\"标签\"]\n[params]\ncover = \"fanwen/tu.png\"\n+++\n文",
			"content/fanwen/b.md":           "+++\ntitle = \"乙\"\ndate = 2026-11-02\n+++\n文",
			"themes/own/assets/img/底 图.png": "x",
		}
		for _, m := range fence.FindAllStringSubmatch(string(text), -1) {
			files[map[string]string{"css": "themes/own/assets/user.css", "html": "themes/own/layouts/article.html"}[m[1]]] = m[2]
		}
		source := t.TempDir()
		for name, content := range files {
			p := filepath.Join(source, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		out := filepath.Join(source, "public")
		if err := buildSite(source, out); err != nil {
			t.Fatalf("%s: %v", guide, err)
		}
		for page, want := range map[string]string{"a": `<img src="../../../fanwen/tu.png" alt="">`, "b": "<h1>乙</h1>\n\n<div class=\"body\">"} {
			html, err := os.ReadFile(filepath.Join(out, "fanwen", "2026", map[string]string{"a": "1101", "b": "1102"}[page], page+".html"))
			if err != nil || !strings.Contains(string(html), want) || !strings.Contains(string(html), "/assets/user.") {
				t.Errorf("%s: %v\n%s\nlacks %s", guide, err, html, want)
			}
		}
	}
}
