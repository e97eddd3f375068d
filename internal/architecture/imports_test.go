// Package architecture holds the one direction of the house: which package may
// import which. docs/ARCHITECTURE.md tells why.
package architecture

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowed are a package's imports from this module, below internal unless they are
// themes. Import arrows are data arrows; a package that is not in the table has no place
// in the house yet.
var allowed = map[string]string{
	"themes":                     "",
	"internal/message":           "pack",
	"internal/failure":           "message",
	"internal/regular":           "failure message",
	"internal/diag":              "message",
	"internal/calendar":          "failure message",
	"internal/serve":             "output",
	"internal/scaffold":          "failure message",
	"internal/scratch":           "",
	"internal/e2e":               "",
	"internal/table":             "message",
	"internal/program":           "",
	"internal/pack":              "",
	"internal/page":              "calendar escape pack",
	"internal/parallel":          "",
	"internal/block":             "",
	"internal/escape":            "",
	"internal/stamp":             "pack",
	"internal/svg":               "",
	"internal/beside":            "cache diag load message pack parallel parse svg",
	"internal/cache":             "failure pack scratch stamp",
	"internal/config":            "publish/address diag table calendar failure message",
	"internal/load":              "diag failure message stamp regular",
	"internal/parse":             "diag escape table config failure message pack block parse/frontmatter parse/markdown parse/html parse/cjk parse/report",
	"internal/parse/frontmatter": "diag failure message table parse/report",
	"internal/parse/markdown":    "parse/cjk",
	"internal/parse/rawhtml":     "parse/markdown",
	"internal/parse/html":        "block config escape failure parse/markdown parse/rawhtml message parse/cjk parse/report",
	"internal/parse/cjk":         "",
	"internal/parse/report":      "diag message",
	"internal/adopt":             "config diag failure message parse parse/frontmatter parse/report paths pinyin regular table",
	"internal/pinyin":            "config search/text",
	"internal/portal":            "diag calendar config failure message pack page parallel parse pinyin",
	"internal/sitemap":           "page portal",
	"internal/theme":             "diag escape failure load message regular table",
	"internal/search":            "pack search/text search/format search/index search/ask",
	"internal/search/text":       "",
	"internal/search/format":     "pack search/text",
	"internal/search/index":      "pack parallel search/text search/format",
	"internal/search/ask":        "search/text search/format",
	"internal/search/searchtest": "pack search/text search/format search/index themes",
	"internal/render":            "diag calendar config escape failure message page parse program theme",
	"internal/feed":              "config escape page",
	"internal/announce":          "failure message pack page portal regular",
	"internal/host":              "config diag escape failure message output page regular",
	"internal/output":            "",
	"internal/paths":             "",
	"internal/publish":           "failure message output pack page paths publish/address publish/target regular scratch write",
	"internal/publish/address":   "message",
	"internal/publish/s3test":    "",
	"internal/publish/target":    "publish/address regular scratch",
	"internal/store":             "pack parse search",
	"internal/watch":             "",
	"internal/preview":           "calendar diag escape failure message pack page pipeline portal render search serve watch",
	"internal/press":             "feed host pack page parse render",
	"internal/segment":           "pack parallel search write",
	"internal/shard":             "announce calendar diag failure load message output pack page parallel parse paths pipeline press publish/address publish/target regular render scratch search segment stamp store write",
	"internal/write":             "failure message output pack parallel regular stamp",
	"internal/pipeline":          "announce beside block cache calendar config diag escape failure feed host load message output pack page parallel parse paths portal press regular render search segment sitemap stamp store svg theme themes write",
	"cmd/wendang":                "adopt announce calendar config diag failure message pipeline preview publish publish/address regular scaffold search shard",
}

// only are packages outside the module that few packages may import.
var only = map[string]string{
	"github.com/yuin/goldmark":           "internal/parse internal/parse/markdown internal/parse/rawhtml internal/parse/html internal/parse/cjk",
	"go.yaml.in/yaml/v3":                 "internal/parse/frontmatter",
	"github.com/microcosm-cc/bluemonday": "internal/parse/html",
	"github.com/alecthomas/chroma/v2":    "internal/parse/html",
	"github.com/BurntSushi/toml":         "internal/table",
	"github.com/6tail/lunar-go":          "internal/calendar",
	"html/template":                      "internal/render internal/program",
	"github.com/fsnotify/fsnotify":       "internal/watch",
	"github.com/gofrs/flock":             "internal/write internal/publish internal/scratch internal/announce",
	"github.com/aws/aws-sdk-go-v2":       "internal/publish/target",
	"github.com/pkg/sftp":                "internal/publish/target",
	"golang.org/x/crypto":                "internal/publish/target",
	"github.com/go-git/go-git/v5":        "internal/publish/target",
	"github.com/andybalholm/brotli":      "internal/publish",
	"github.com/spf13/cobra":             "cmd/wendang",
	"github.com/spf13/pflag":             "cmd/wendang",
	"github.com/longbridgeapp/opencc":    "internal/search/text",
	"github.com/mozillazg/go-pinyin":     "internal/search/text",
	"github.com/rivo/uniseg":             "internal/parse",
	"github.com/tdewolff/minify/v2":      "internal/theme",
	"github.com/dop251/goja":             "internal/search/searchtest",
	"github.com/schollz/progressbar/v3":  "cmd/wendang",
}

const module = "wendang/"

func TestImports(t *testing.T) {
	found := imports(t, "../..")
	for dir, list := range found {
		may, known := allowed[dir]
		if !known {
			t.Errorf("%s is not in the table of packages", dir)
			continue
		}
		names := strings.Fields(may)
		for i, name := range names {
			if name != "themes" {
				name = "internal/" + name
			}
			names[i] = module + name
		}
		for _, p := range list {
			if strings.HasPrefix(p, module) && !slices.Contains(names, p) {
				t.Errorf("%s must not import %s", dir, p)
			}
			for outside, owner := range only {
				if (p == outside || strings.HasPrefix(p, outside+"/")) && !slices.Contains(strings.Fields(owner), dir) {
					t.Errorf("%s must not import %s; only %s may", dir, p, owner)
				}
			}
		}
		for _, name := range names {
			if !slices.Contains(list, name) {
				t.Errorf("%s does not import %s: the table allows too much", dir, name)
			}
		}
	}
	for dir := range allowed {
		if _, ok := found[dir]; !ok {
			t.Errorf("the table names %s, which does not exist", dir)
		}
	}
}

// imports returns the imports of every package's files, tests left out.
func imports(t *testing.T, root string) map[string][]string {
	t.Helper()
	found := map[string]map[string]bool{}
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && p != root || d.Name() == "testdata" || d.Name() == "bench") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir, err := filepath.Rel(root, filepath.Dir(p))
		if err != nil {
			return err
		}
		dir = filepath.ToSlash(dir)
		if found[dir] == nil {
			found[dir] = map[string]bool{}
		}
		for _, i := range file.Imports {
			name, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			found[dir][name] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	lists := map[string][]string{}
	for dir, set := range found {
		lists[dir] = slices.Collect(maps.Keys(set))
	}
	return lists
}
