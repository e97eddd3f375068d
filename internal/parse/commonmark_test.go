package parse

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// deviations are the CommonMark examples whose result differs on purpose.
var deviations = map[int]string{
	608: "a bare URL is a link, as in GFM",
	611: "a bare URL is a link, as in GFM",
	612: "a bare mail address is a link, as in GFM",
}

// TestCommonMark runs the examples of CommonMark 0.31.2, in the copy that
// goldmark's module carries, through the parser without sanitising.
func TestCommonMark(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Markdown string `json:"markdown"`
		HTML     string `json:"html"`
		Example  int    `json:"example"`
		Section  string `json:"section"`
	}
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) < 650 {
		t.Fatalf("only %d examples", len(examples))
	}
	p, safe := New(Options{Unsafe: true}), New(Options{Labels: testLabels})
	for _, e := range examples {
		t.Run(fmt.Sprint(e.Example), func(t *testing.T) {
			front := "+++\ntitle = 'x'\ndate = 2021-01-01\n+++\n"
			a, problems := p.Parse("a.md", "a.md", []byte(front+e.Markdown), nil)
			if a != nil && !a.Meta.Failed {
				checkAgain(t, p, a, []byte(front+e.Markdown))
			}
			if a == nil {
				t.Fatal(problems)
			}
			if a, _ := safe.Parse("a.md", "a.md", []byte(front+e.Markdown), nil); a != nil && !a.Meta.Failed {
				checkBlocks(t, safe, a, []byte(front+e.Markdown))
			}
			got := string(a.Content.HTML)
			same := normalise(got) == normalise(e.HTML)
			if why, ok := deviations[e.Example]; ok {
				if same {
					t.Errorf("no longer deviates (%s)", why)
				}
				return
			}
			if !same {
				t.Errorf("%s\n%q\ngot  %q\nwant %q", e.Section, e.Markdown, got, e.HTML)
			}
		})
	}
}

// normalise removes the differences that the specification leaves open:
// XHTML's slashes.
func normalise(s string) string {
	return strings.ReplaceAll(s, " />", ">")
}
