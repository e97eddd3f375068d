package pipeline

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path"
	"strings"
	"testing"
)

// XML of any kind is well-formed, whatever stands in texts and old addresses.
func TestXML(t *testing.T) {
	const odd = `A&B <i>"x"'y' ]]> &amp; \u0001\u000b\ufffe\uffff 末`
	f := newSiteFolder(t, map[string]string{
		"site.toml": "title = \"" + strings.ReplaceAll(odd, `"x"`, `\"x\"`) + "\"\nbase_url = \"https://www.example.com/文档/\"\n" +
			"[[channels]]\nname = \"范文 & <文>\"\nslug = \"fanwen\"\n[host]\nkind = \"iis\"\n",
		"content/fanwen/a.md": "---\ntitle: \"" + strings.NewReplacer(`"x"`, `\"x\"`).Replace(odd) + "\"\ndate: 2021-02-13\n" +
			"tags: [\"a&<b>\", \"a&<c>\"]\naliases: [\"/旧 & 新/1.html\", \"/p.php?a=<1>&b='\"]\n---\n正文 & <甲>。\n",
		"content/fanwen/b.md": "---\ntitle: 乙\ndate: 2021-02-14\ntags: [\"a&<b>\"]\n---\n正文。\n",
		"gone.txt":            "/%D6%D0%CE%C4.html\n/a%EF%BF%BE.html\n/x&y?z=<1>&'2'\n",
	})
	if b := f.build("", 2); b.Broken || b.Articles != 2 {
		t.Fatal(texts(b.problems))
	}
	kinds := map[string]int{}
	for p, text := range tree(t, f.path("public")) {
		if path.Ext(p) != ".xml" && p != "web.config" {
			continue
		}
		root := ""
		d := xml.NewDecoder(strings.NewReader(text))
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Errorf("%s: %v", p, err)
				break
			}
			if e, ok := token.(xml.StartElement); ok && root == "" {
				root = e.Name.Local
			}
		}
		kinds[root]++
		lintXML(t, p, text)
	}
	for _, root := range []string{"feed", "urlset", "OpenSearchDescription", "configuration"} {
		if kinds[root] == 0 {
			t.Errorf("there is no <%s> among %v", root, kinds)
		}
	}
}

// lintXML has xmllint read XML, where it is installed.
func lintXML(t *testing.T, name, text string) {
	t.Helper()
	program, err := exec.LookPath("xmllint")
	if err != nil {
		if os.Getenv("WENDANG_CI") != "" {
			t.Fatal("xmllint is not installed")
		}
		return // encoding/xml has read it
	}
	cmd := exec.Command(program, "--noout", "--nonet", "-")
	cmd.Stdin = strings.NewReader(text)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%s: %v: %s", name, err, out)
	}
}
