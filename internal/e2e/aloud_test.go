package e2e

import (
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what pages say aloud into testdata/aloud.txtar")

// TestReadAloud reads a page of every kind as those hear it who do not see it, from the
// browser's accessibility tree, and compares that with testdata/aloud.txtar: whoever changes
// a layout reads there what listeners get. On a screen of 320 pixels, which is a desktop at
// 400 %, they get the same.
func TestReadAloud(t *testing.T) {
	const golden = "testdata/aloud.txtar"
	archive, err := txtar.ParseFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	source := t.TempDir()
	var want []txtar.File // by page
	for i, f := range archive.Files {
		if strings.HasSuffix(f.Name, ".aloud") {
			want = archive.Files[i:]
			break
		}
		p := filepath.Join(source, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(source, "public")
	if err := buildSite(source, out); err != nil {
		t.Fatal(err)
	}
	address := servedFolder(t, out, func(h http.Handler) http.Handler { return h })
	b := newTab(t)
	b.call("stopping the clock", func() error { return addScript(b.ctx, clockAt("2026, 10, 24")) })
	shared := map[int64]map[string]string{1280: {}, 320: {}}
	for i := range want {
		name := strings.TrimSuffix(want[i].Name, ".aloud")
		for _, width := range []int64{1280, 320} {
			b.do(chromedp.EmulateViewport(width, 900))
			b.open(address + "/" + name)
			eval[bool](b, `document.querySelectorAll("details").forEach(function (d) { d.open = true; }), true`) // closed on phones
			got := b.aloud(shared[width])
			switch {
			case *update && width == 1280:
				want[i].Data = []byte(got)
			case got != string(want[i].Data):
				t.Errorf("%s, %d pixels wide, says\n%s\nnot\n%s", name, width, got, want[i].Data)
			}
		}
	}
	if *update {
		if err := os.WriteFile(golden, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// clockAt is a script that stops a page's clock on a day, given as for Date.UTC.
func clockAt(day string) string {
	return fmt.Sprintf(`(function () {
		var Real = Date, now = Real.UTC(%s);
		window.Date = function (a) { return arguments.length ? new Real(a) : new Real(now); };
		window.Date.UTC = Real.UTC; window.Date.now = function () { return now; };
	})()`, day)
}

// silent are roles that listeners are not told of: what they hold is.
var silent = map[string]bool{"generic": true, "none": true, "paragraph": true, "InlineTextBox": true, "LineBreak": true, "ListMarker": true,
	"RootWebArea": true, "LayoutTableRow": true, "rowgroup": true, "LabelText": true, "time": true, "sectionheader": true, "sectionfooter": true,
	"listitem": true, "superscript": true, "subscript": true, "emphasis": true, "strong": true}

// terminal are roles of elements that are said whole, when they hold nothing but text.
var terminal = map[string]bool{"link": true, "heading": true, "button": true, "cell": true, "columnheader": true, "DisclosureTriangle": true}

// aloud returns what is said of the page: a line for each element, indented as they nest, and
// last what is marked as current, which the tree does not have. What the head and the foot of
// the page say is shared: it is written once.
func (b *tab) aloud(shared map[string]string) string {
	b.t.Helper()
	var result accessibility.GetFullAXTreeResult
	b.call("reading the accessibility tree", func() (err error) {
		result, err = chromedp.Call(b.ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
		return err
	})
	nodes := map[accessibility.NodeID]*accessibility.Node{}
	for _, n := range result.Nodes {
		nodes[n.NodeID] = n
	}
	var said strings.Builder
	var say func(n *accessibility.Node, depth int)
	say = func(n *accessibility.Node, depth int) {
		role, name := axText(n.Role), strings.TrimSpace(axText(n.Name))
		if n.Ignored || silent[role] && role != "RootWebArea" {
			for _, id := range n.ChildIDs {
				say(nodes[id], depth)
			}
			return
		}
		line := role
		if role == "StaticText" {
			line = "text"
		}
		if name != "" {
			line += " " + name
		}
		for _, p := range n.Properties {
			value := axText(p.Value)
			switch p.Name {
			case "level":
				line = strings.Replace(line, "heading", "heading "+value, 1)
			case "expanded", "pressed", "checked", "url":
				if p.Name != "url" && value != "" {
					line += fmt.Sprintf(" (%s: %s)", p.Name, value)
				}
			}
		}
		if d := axText(n.Description); d != "" && d != name {
			line += " – " + d
		}
		if role != "StaticText" || name != "" {
			said.WriteString(strings.Repeat("  ", depth) + line + "\n")
		}
		if role == "banner" || role == "contentinfo" {
			start := said.Len()
			for _, id := range n.ChildIDs {
				say(nodes[id], depth+1)
			}
			if text := said.String(); text[start:] == shared[role] {
				said.Reset()
				said.WriteString(strings.TrimSuffix(text[:start], "\n") + " as before\n")
			} else {
				shared[role] = text[start:]
			}
			return
		}
		// What a name was made of need not be said again.
		if role == "StaticText" || name != "" && terminal[role] && b.onlyText(nodes, n) {
			return
		}
		for _, id := range n.ChildIDs {
			say(nodes[id], depth+1)
		}
	}
	say(result.Nodes[0], 0)
	current := eval[string](b, `Array.from(document.querySelectorAll("[aria-current]")).map(function (e) { return e.textContent; }).join(", ")`)
	return said.String() + strings.TrimSpace("current: "+current) + "\n"
}

// onlyText reports whether an element holds nothing but text.
func (b *tab) onlyText(nodes map[accessibility.NodeID]*accessibility.Node, n *accessibility.Node) bool {
	for _, id := range n.ChildIDs {
		child := nodes[id]
		if role := axText(child.Role); !child.Ignored && role != "StaticText" && !silent[role] || !b.onlyText(nodes, child) {
			return false
		}
	}
	return true
}

// axText returns a value of the tree as text.
func axText(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	var s any
	if err := json.Unmarshal(v.Value, &s); err != nil || s == nil {
		return ""
	}
	return fmt.Sprint(s)
}
