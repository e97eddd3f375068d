package pipeline

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"wendang/internal/search"
)

// indexMark stands in the body of every article, so that asking for it gives
// all documents.
const indexMark = "卷首"

// labelMark stands in every text of strings.toml that a test changes, and in no
// article.
const labelMark = "〔"

// queries are asked of every index.
var queries = []string{"今天", "我们", "项目", "真，", "讨论项目", "项目建设", "总结", "report", "明天", "春", "ai", "工作总结", "没有的"}

// staleIndex tells how the index of an output differs from that of a clean one,
// or "". The files may: they depend on the order of edits.
func staleIndex(t *testing.T, clean, got string) string {
	t.Helper()
	a, b := openIndex(t, clean), openIndex(t, got)
	if a == nil || b == nil {
		if a != nil || b != nil {
			return "one of the two has no index"
		}
		return ""
	}
	if a.head != b.head {
		return fmt.Sprintf("the index has %s,\na clean one %s", b.head, a.head)
	}
	docs, found := a.documents(), b.documents()
	if len(docs) != len(found) {
		return fmt.Sprintf("the index has %d documents, a clean one %d", len(found), len(docs))
	}
	for i := range docs {
		if docs[i] != found[i] {
			return fmt.Sprintf("the index has\n%s\na clean one\n%s", found[i], docs[i])
		}
		if strings.Contains(docs[i], labelMark) {
			return fmt.Sprintf("the index has a word of the theme:\n%s", docs[i])
		}
	}
	for _, q := range append(substrings(docs), queries...) {
		if x, y := a.answer(q), b.answer(q); x != y {
			return fmt.Sprintf("%q: the answer is\n%s\nof a clean one\n%s", q, y, x)
		}
	}
	return ""
}

// openedIndex is the index of an output.
type openedIndex struct {
	t      *testing.T
	reader *search.Reader
	head   string // what the manifest says, besides the segments
}

// openIndex opens an output's index; nil when it has none.
func openIndex(t *testing.T, dir string) *openedIndex {
	t.Helper()
	r, err := search.Open(os.DirFS(dir))
	if errors.Is(err, search.ErrNone) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	x := &openedIndex{t: t, reader: r}
	script, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(search.ManifestPath)))
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	text := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(string(script)), `wdIndex("index",`), ");")
	if err := json.Unmarshal([]byte(text), &m); err != nil {
		t.Fatal(err)
	}
	delete(m, "segments")
	x.head = fmt.Sprint(m)
	return x
}

func (x *openedIndex) ask(query string, o search.Options) (*search.Answer, []*search.Result) {
	x.t.Helper()
	a, err := x.reader.Ask(search.ParseQuery(query), o)
	if err != nil {
		x.t.Fatal(err)
	}
	list, err := a.Next(1 << 20)
	if err != nil {
		x.t.Fatal(err)
	}
	return a, list
}

// answer returns the answer to a query, in no order.
func (x *openedIndex) answer(query string) string {
	x.t.Helper()
	a, list := x.ask(query, search.Options{Channel: -1, Festival: -1})
	var results []string
	for _, one := range list {
		results = append(results, fmt.Sprint(one.URL, one.Title, one.Category, one.Time, one.Literal, one.Snippet.Highlighted("<", ">")))
	}
	slices.Sort(results)
	return fmt.Sprint(a.Total, a.Channels, a.Festivals, results)
}

// documents returns all that the index has of every document, in the order of
// their URLs.
func (x *openedIndex) documents() []string {
	x.t.Helper()
	places := map[string]string{} // channel and festivals, by URL
	everywhere := search.Options{Channel: -1, Festival: -1}
	all, list := x.ask(indexMark, everywhere)
	if len(list) != x.reader.Docs() {
		x.t.Fatalf("the index has %d documents, %d of them with %q", x.reader.Docs(), len(list), indexMark)
	}
	for i := range all.Channels {
		_, in := x.ask(indexMark, search.Options{Channel: i, Festival: -1})
		for _, d := range in {
			places[d.URL] += fmt.Sprintf(" channel %d", i)
		}
	}
	for i := range all.Festivals {
		_, in := x.ask(indexMark, search.Options{Channel: -1, Festival: i})
		for _, d := range in {
			places[d.URL] += fmt.Sprintf(" festival %d", i)
		}
	}
	// The day of a document shows in the order by date alone.
	byDate := everywhere
	byDate.ByDate = true
	_, list = x.ask(indexMark, byDate)
	docs := make([]string, len(list))
	for i, d := range list {
		if day := func(s string) string { return s[:min(len(s), 10)] }; i > 0 && day(d.Time) > day(list[i-1].Time) { // plain pages have no day
			x.t.Fatalf("by date, the document of %s comes before that of %s", list[i-1].Time, d.Time)
		}
		docs[i] = fmt.Sprintf("%s%s %q %q %s tags %q text %q", d.URL, places[d.URL], d.Title, d.Category, d.Time, d.Tags, d.Text)
	}
	slices.Sort(docs)
	return docs
}

// substrings returns a few parts of documents to ask for, the same ones for the
// same documents.
func substrings(docs []string) []string {
	var list []string
	r := rand.New(rand.NewPCG(uint64(len(docs)), 3))
	for range min(len(docs), 5) {
		d := []rune(docs[r.IntN(len(docs))])
		from := r.IntN(max(len(d)-4, 1))
		list = append(list, string(d[from:min(from+2+r.IntN(3), len(d))]))
	}
	return list
}
