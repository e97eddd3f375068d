package parse

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"hash/fnv"
	"io/fs"
	"math/rand/v2"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"wendang/internal/parse/frontmatter"
	"wendang/internal/parse/markdown"
	"wendang/internal/parse/report"
)

// The oracle is another parser of Markdown, markdown-it: whatever text it finds in a
// source must be on the page, unless a rule with a name says why not.

// oracleBlock is a block as the oracle sees it.
type oracleBlock struct {
	Line   int      `json:"line"` // from 0
	Kind   string   `json:"kind"`
	Pieces []string `json:"pieces"` // text without markup in it
	Tags   []string `json:"tags"`   // of raw HTML
}

// askOracle returns the blocks of each text. It skips the test where the oracle is not
// installed, or fails it where WENDANG_CI says that all tools must be.
func askOracle(t *testing.T, texts []string) [][]oracleBlock {
	t.Helper()
	script, err := filepath.Abs("../../.ci/oracle.cjs")
	if err != nil {
		t.Fatal(err)
	}
	node, err := exec.LookPath("node")
	if err == nil {
		_, err = os.Stat(filepath.Join(filepath.Dir(script), "node_modules", "markdown-it"))
	}
	if err != nil {
		if os.Getenv("WENDANG_CI") != "" {
			t.Fatalf("markdown-it is not installed (npm ci in .ci): %v", err)
		}
		t.Skipf("markdown-it is not installed (npm ci in .ci): %v", err)
	}
	var in bytes.Buffer
	encoder := json.NewEncoder(&in)
	for i, text := range texts {
		if err := encoder.Encode(map[string]any{"id": i, "markdown": text}); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(node, script)
	cmd.Stdin = &in
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	answers := make([][]oracleBlock, len(texts))
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 1<<28)
	n := 0
	for ; lines.Scan(); n++ {
		var answer struct {
			ID     int           `json:"id"`
			Blocks []oracleBlock `json:"blocks"`
		}
		if err := json.Unmarshal(lines.Bytes(), &answer); err != nil {
			t.Fatal(err)
		}
		answers[answer.ID] = answer.Blocks
	}
	if err := lines.Err(); err != nil || n != len(texts) {
		t.Fatalf("%d answers to %d texts: %v", n, len(texts), err)
	}
	return answers
}

// page is what is shown of an article, without white space.
type page struct {
	source  string // its Markdown
	text    string
	letters string   // text without the signs of ASCII
	hidden  string   // what attributes hold, without the signs of ASCII
	told    []string // addresses in warnings
	kind    string   // of the block that is looked for
}

// shown returns what a page shows, as text: its title, and what images show in words; and
// what stands in attributes.
func shown(t *testing.T, a *Article) (text, hidden string) {
	var b, h strings.Builder
	b.WriteString(a.Meta.Title)
	body := a.Content.Append(nil, func(i int) (Target, bool) { return Target{URL: "x"}, !a.Meta.Extra().Links[i].Optional })
	root, err := html.Parse(bytes.NewReader(append([]byte("<!doctype html><body>"), body...)))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for _, attr := range n.Attr {
			if n.Data == "img" && attr.Key == "alt" {
				b.WriteString(attr.Val)
			}
			if val, err := url.PathUnescape(attr.Val); err == nil {
				h.WriteString(val + " ")
			}
			h.WriteString(attr.Val + " ")
		}
	}
	for _, l := range a.Meta.Extra().Links {
		h.WriteString(l.Path + l.Suffix)
		if suffix, err := url.PathUnescape(l.Suffix); err == nil {
			h.WriteString(suffix)
		}
	}
	return b.String(), h.String()
}

// asciiSigns matches the signs that Markdown may take for markup, or may not.
var asciiSigns = regexp.MustCompile("[!-/:-@[-`{-~]+")

// markupSigns matches those that mark emphasis, links and code.
var markupSigns = regexp.MustCompile("[*_~!`\\[\\]()\\\\]+")

func withoutSigns(s string) string { return asciiSigns.ReplaceAllString(s, "") }

// rules explain why a piece of text is not on the page. Each is tried in turn. The example
// is a text that needs the rule.
var rules = []struct {
	name    string
	example string
	explain func(p *page, piece string) bool
}{
	// Emphasis and brackets differ beside Chinese; what the one shows, the other may
	// have taken for markup.
	{"signs", "**真，**她", func(p *page, piece string) bool {
		return strings.Contains(markupSigns.ReplaceAllString(p.text, ""), markupSigns.ReplaceAllString(piece, ""))
	}},
	{"id of a heading", "## 甲 {#b}", without(regexp.MustCompile(`\{:?#[^{}]*\}#*$`))},
	{"tag of another vocabulary", "<st1:p>甲</st1:p>", without(regexp.MustCompile(`</?[A-Za-z]\w*:(?:"[^"]*"|[^<>"])*>|^[A-Za-z]\w*:\w+$`))},
	{"alignment", "::: 右\n甲\n:::", without(regexp.MustCompile(`^::: ?(?:右|中|无缩进)$`))},
	{"box of a task", "- [x]甲", without(regexp.MustCompile(`^\[[xX ]\]`))},
	{"tag that browsers take", "<a href=http://a.cn/b?c=d>甲</a>", without(regexp.MustCompile(`<[A-Za-z]+[^<>]*=[^<>]*>`))},
	// Indented Chinese is prose here, and drawings are code.
	{"prose, not code", "    &copy;甲乙丙丁戊己庚", func(p *page, piece string) bool {
		text := commentMark.ReplaceAllString(html.UnescapeString(piece), " ")
		return p.kind == "code_block" && (hasWords(p.letters, text) || hasWords(p.letters, tagMark.ReplaceAllString(text, " ")))
	}},
	{"code, not prose", "甲\n    └─ &lt;x", func(p *page, piece string) bool {
		return strings.Contains(p.letters, withoutSigns(html.EscapeString(piece)))
	}},
	// Where the two see the end of an address differs when brackets are amiss.
	{"address", "![图](a(b \"题\")", func(p *page, piece string) bool { return hasWords(p.letters+" "+p.hidden, piece) }},
	{"reference in an address", "<http://a.cn/?b&amp;c>", func(p *page, piece string) bool { return strings.Contains(p.text, html.UnescapeString(piece)) }},
	{"number of a list", "<v>\n1. 甲", without(regexp.MustCompile(`^:?\d{1,9}[.)]`))},
	// Names of footnotes are not shown.
	{"footnote", "甲[^b\n[^ 一b]: 二\n[^b]: 三", without(regexp.MustCompile(`\[\^[^\]]*\]:?`))},
	{"comment", "<!-- x| b |\n|---|--:|\n| <b> | `|`-->| a |", func(p *page, piece string) bool { return within(commentMark, p.source, piece) }},
	{"link that is left out, as its author is told", "![图](a[外](https://.png '题')", func(p *page, piece string) bool {
		return slices.ContainsFunc(p.told, func(address string) bool {
			return hasWords(p.letters+" "+address, piece) || strings.Contains(piece, address)
		})
	}},
	{"script or style", "甲<script>乙</script>", func(p *page, piece string) bool {
		return within(scriptMark, p.source, piece)
	}},
}

var (
	commentMark = regexp.MustCompile(`(?s)<!--.*?-->`)
	tagMark     = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)
)

var scriptMark = regexp.MustCompile(`(?is)<(?:script|style)\b.*?</(?:script|style)\s*>`)

// within reports whether the words of a piece stand in a part of a source that a mark
// matches.
func within(mark *regexp.Regexp, source, piece string) bool {
	return slices.ContainsFunc(mark.FindAllString(source, -1), func(s string) bool {
		return hasWords(squeezed(html.UnescapeString(s)), piece)
	})
}

// without returns a rule for pieces that hold some marks: all words beside them are on the
// page.
func without(mark *regexp.Regexp) func(*page, string) bool {
	return func(p *page, piece string) bool {
		return mark.MatchString(piece) && hasWords(p.letters, mark.ReplaceAllString(piece, " "))
	}
}

// hasWords reports whether a text has all that stands between the signs of a piece.
func hasWords(text, piece string) bool {
	for _, word := range strings.Fields(asciiSigns.ReplaceAllString(piece, " ")) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// explained counts what each rule explains.
type explained map[string]int

// check returns what the oracle finds in a source that the page does not show.
func (e explained) check(p *page, blocks []oracleBlock) []string {
	missing := missingTags(p, blocks)
	count := map[string]int{}
	for _, b := range blocks {
		p.kind = b.Kind
		for _, written := range b.Pieces {
			piece := squeezed(written)
			// What stands in a text several times does so on the page.
			if count[piece]++; piece == "" || strings.Count(p.text, piece) >= count[piece] {
				continue
			}
			found := false
			for _, r := range rules {
				if r.explain(p, piece) {
					e[r.name]++
					found = true
					break
				}
			}
			if !found {
				missing = append(missing, fmt.Sprintf("line %d, %s: %q", b.Line+1, b.Kind, written))
			}
		}
	}
	return missing
}

// noteOfHTML matches a footnote that begins with lines of HTML, and is none for the oracle.
var noteOfHTML = regexp.MustCompile(`(?m)^\[\^[^\]]*\]:[ \t]*<`)

// parents are the elements in which others need not be closed.
var parents = map[string][]string{"rt": {"ruby"}, "rp": {"ruby"}, "rb": {"ruby"}, "rtc": {"ruby"}, "option": {"select"}, "optgroup": {"select"}, "li": {"ul", "ol"}, "dt": {"dl"}, "dd": {"dl"},
	"tr": {"table"}, "td": {"table"}, "th": {"table"}, "col": {"table"}, "tbody": {"table"}, "thead": {"table"}, "caption": {"table"}}

// missingTags returns the tags in lines of text that are neither shown nor tags: those
// that open an element that is never closed, and have no value, and those that close what
// was never opened.
func missingTags(p *page, blocks []oracleBlock) []string {
	var missing []string
	opened, closed := map[string]int{}, map[string]int{} // counts of tags that follow
	name := func(tag string) string { return strings.ToLower(markdown.TagName([]byte(tag))) }
	for _, b := range blocks {
		for _, tag := range b.Tags {
			if strings.HasPrefix(tag, "</") {
				closed[name(tag)]++
			}
		}
	}
	for _, b := range blocks {
		for _, tag := range b.Tags {
			n := name(tag)
			of := opened
			switch {
			case strings.HasPrefix(tag, "</"):
				closed[n]--
			default:
				opened[n]++
				of = closed
			}
			known := markdown.IsElement(n) && of[n] == 0 && !strings.Contains(tag, "=") && n != "br" && n != "hr" && n != "wbr"
			for _, parent := range parents[n] {
				known = known && opened[parent] == 0 // it need not be closed in there
			}
			if strings.HasPrefix(tag, "</") { // of what browsers take for a tag, and the oracle does not
				known = known && !regexp.MustCompile(`(?i)<`+n+`\s[^<>]*=`).MatchString(p.source)
			}
			if b.Kind == "inline" && known && n != "img" && !noteOfHTML.MatchString(p.source) && !within(commentMark, p.source, squeezed(tag)) && !strings.Contains(p.text, squeezed(tag)) && !strings.Contains(p.hidden, withoutSigns(squeezed(tag))) {
				missing = append(missing, fmt.Sprintf("line %d: %s", b.Line+1, tag))
			}
		}
	}
	return missing
}

// compare asks the oracle about sources and reports what is missing of them, at most
// most of it.
func compare(t *testing.T, o Options, sources [][]byte, names []string, most int) explained {
	t.Helper()
	p := New(o)
	var texts []string
	var pages []*page
	var of []string
	for i, src := range sources {
		a, _ := p.Parse("a.md", "a.md", src, nil)
		if a == nil || a.Meta.Failed {
			continue // the author is told
		}
		r := &report.Reporter{}
		text, _ := readText(r, src)
		r.Source = text
		bounds, _ := frontmatter.Find(r)
		markdown := string(text[bounds.Body:])
		var told []string
		for _, w := range a.Meta.Extra().Warnings {
			if code := w.Message.Code(); code == "link-forbidden" || code == "media-insecure" {
				told = append(told, squeezed(strings.TrimSuffix(w.Message.Text("to"), "…")))
			}
		}
		visible, hidden := shown(t, a)
		visible = squeezed(visible)
		texts = append(texts, markdown)
		pages = append(pages, &page{markdown, visible, withoutSigns(visible), withoutSigns(squeezed(hidden)), told, ""})
		of = append(of, names[i])
	}
	e := explained{}
	reported := 0
	for i, blocks := range askOracle(t, texts) {
		missing := e.check(pages[i], blocks)
		if len(missing) == 0 {
			continue
		}
		if reported++; reported <= most {
			source := texts[i]
			if len(source) > 600 {
				source = source[:600] + "…"
			}
			t.Errorf("%s lacks\n%s\nsource %q\npage   %q", of[i], strings.Join(missing, "\n"), source, pages[i].text[:min(len(pages[i].text), 600)])
		}
	}
	if reported > 0 {
		t.Errorf("of %d texts %d lack something", len(texts), reported)
	}
	t.Logf("%d texts compared; explained: %v", len(texts), e)
	return e
}

// sampleSources returns the articles of the sample.
func sampleSources(t *testing.T, dir string) (sources [][]byte, names []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !IsArticle(path) {
			return err
		}
		src, err := os.ReadFile(path)
		sources, names = append(sources, src), append(names, path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return sources, names
}

// testBodies returns all Markdown that the tests of this package parse, which their
// source files hold as strings.
func testBodies(t *testing.T) []string {
	t.Helper()
	var list []string
	files, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, stringLiterals(t, src)...)
	}
	return list
}

// pieces are what mutations put into a text.
var mutations = []string{"**", "*", "_", "`", "[", "]", "(", ")", "](", "![", "<b>", "</b>", "<int>", "<div>", "\n", "\n\n", "    ", "\t", "# ", "> ", "- ", "1. ", "|",
	"~~", "\\", "&amp;", "&", "<!-- x -->", "　", " ", "。", "，", "“", "”", "：", "http://a.cn/", "[^1]", "{#a}", "```\n", "---\n", "===\n", ": "}

// mutated returns a text with a few changes.
func mutated(r *rand.Rand, s string) string {
	runes := []rune(s)
	for range 1 + r.IntN(6) {
		at := r.IntN(len(runes) + 1)
		switch r.IntN(4) {
		case 0: // take out
			end := min(at+1+r.IntN(3), len(runes))
			runes = slices.Delete(runes, at, end)
		case 1: // move
			end := min(at+1+r.IntN(20), len(runes))
			part := slices.Clone(runes[at:end])
			runes = slices.Delete(runes, at, end)
			runes = slices.Insert(runes, r.IntN(len(runes)+1), part...)
		default:
			runes = slices.Insert(runes, at, []rune(mutations[r.IntN(len(mutations))])...)
		}
	}
	return string(runes)
}

// All text that markdown-it finds in the sample, in the tests' inputs and in made-up
// changes of both is on the pages.
func TestOracle(t *testing.T) {
	o := Options{Labels: testLabels}
	if dir := os.Getenv("WENDANG_ORACLE"); dir != "" { // any folder of Markdown
		sources, names := sampleSources(t, dir)
		for i, src := range sources {
			sources[i] = withDate(src)
		}
		compare(t, o, sources, names, 40)
		return
	}
	sources, names := sampleSources(t, "../../content")
	for i, body := range testBodies(t) {
		sources = append(sources, []byte(testHead+body))
		names = append(names, fmt.Sprintf("input %d", i))
	}
	n := 20
	if testing.Short() {
		n = 1
	}
	for i, src := range slices.Clone(sources) {
		head, body, _ := bytes.Cut(src, []byte("\n+++\n"))
		if !bytes.HasPrefix(src, []byte("+++\n")) || bytes.Contains(body, []byte(`="`)) {
			continue // in a broken tag, parsers agree on nothing
		}
		// The changes of a text depend on nothing else.
		seed := fnv.New64()
		_, _ = seed.Write(src)
		random := rand.New(rand.NewPCG(seed.Sum64(), 1))
		for k := range n {
			sources = append(sources, []byte(string(head)+"\n+++\n"+mutated(random, string(body))))
			names = append(names, fmt.Sprintf("%s, change %d", names[i], k))
		}
	}
	compare(t, o, sources, names, 10)
	for _, r := range rules {
		if e := compare(t, o, [][]byte{[]byte(testHead + r.example)}, []string{r.example}, 1); e[r.name] == 0 {
			t.Errorf("the rule %q does not explain its example: %v", r.name, e)
		}
	}
}

// withDate gives an article of another program what it lacks here.
func withDate(src []byte) []byte {
	r := &report.Reporter{}
	text, ok := readText(r, src)
	if !ok {
		return src
	}
	r.Source = text
	bounds, ok := frontmatter.Find(r)
	if !ok {
		return append([]byte(testHead), text...)
	}
	return append([]byte(testHead), text[bounds.Body:]...)
}

// stringLiterals returns the strings in a file of Go.
func stringLiterals(t *testing.T, src []byte) []string {
	t.Helper()
	var list []string
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "x.go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil && len(s) < 4096 && utf8.ValidString(s) {
				list = append(list, s)
			}
		}
		return true
	})
	return list
}
