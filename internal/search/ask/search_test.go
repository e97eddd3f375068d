package ask

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"wendang/internal/search/format"
	"wendang/internal/search/index"
	"wendang/internal/search/searchtest"
	"wendang/internal/search/text"
)

func open(t testing.TB, fsys fstest.MapFS) *Reader {
	t.Helper()
	r, err := Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// anywhere is no narrowing.
var anywhere = Options{Channel: -1, Festival: -1}

// ask returns the URLs of all results, or the first n.
func ask(t testing.TB, r *Reader, query string, o Options, n int) (urls []string, total int) {
	t.Helper()
	a, err := r.Ask(ParseQuery(query), o)
	if err != nil {
		t.Fatalf("%q: %v", query, err)
	}
	total = a.Total
	for len(urls) < n {
		list, err := a.Next(min(10, n-len(urls)))
		if err != nil {
			t.Fatalf("%q: %v", query, err)
		}
		if len(list) == 0 {
			break
		}
		for _, res := range list {
			urls = append(urls, res.URL)
		}
	}
	if len(urls) < n {
		total = a.Total
	}
	return urls, total
}

func TestAsk(t *testing.T) {
	tagged := searchtest.Doc("tagged", "别的", "没有什么。")
	tagged.Tags = []string{"项目建设", "C++"}
	r := open(t, searchtest.Index(t, searchtest.Docs{
		searchtest.Doc("zongjie", "2021年工作总结", "今年的工作总结如下：完成项目3项。\n第二段。"),
		searchtest.Doc("scattered", "学习", "工作很忙，作总的时候，再总结。"),
		searchtest.Doc("iso", "质量体系", "通过了ISO9001认证，ＩＳＯ１４００１也在准备。"),
		searchtest.Doc("trad", "繁體", "後來我們討論了計劃。"),
		searchtest.Doc("latin", "Hello", "The naïve Straße, Ångström and Москва."),
		searchtest.Doc("year", "年", "生于2021年，2020 年毕业。"),
		tagged,
	}))
	for _, c := range []struct{ query, want string }{
		{"工作总结", "zongjie scattered"},
		{"\"工作总结\"", "zongjie"},
		{"“工作总结”", "zongjie"},
		{"2021年工作总结", "zongjie"},
		{"2021年", "zongjie year"},
		{"2020年", "year"},
		{"总结 项目", "zongjie"},
		{"iso9001", "iso"},
		{"ISO14001", "iso"},
		{"iso", "iso"},
		{"is", "iso"},
		{"900", "iso"},
		{"后来", "trad"},
		{"後來", "trad"},
		{"讨论计划", ""},
		{"討論 計劃", "trad"},
		{"作总", "zongjie scattered"},
		{"结如", "zongjie"},
		{"naïve", "latin"},
		{"NAÏVE", "latin"},
		{"ångstr", "latin"},
		{"москва", "latin"},
		{"hello", "latin"},
		{"项目建设", "tagged"},
		{"设", "tagged"},
		{"年", "year zongjie"},
		{"段", "zongjie"}, // few texts are read for a single character
		{"第二段", "zongjie"},
		{"没有的词", ""},
		{"", ""},
		{"   ", ""},
		{"！？", ""},
		{"\"", ""},
		{"工作 没有", ""},
	} {
		got, total := ask(t, r, c.query, anywhere, 100)
		if strings.Join(got, " ") != c.want || total != len(got) {
			t.Errorf("%q finds %v of %d, want %s", c.query, got, total, c.want)
		}
	}
}

func TestNarrow(t *testing.T) {
	var docs searchtest.Docs
	for i := range 30 {
		d := searchtest.Doc(fmt.Sprintf("d%02d", i), fmt.Sprintf("标题%d", i), "同样的内容。")
		d.Channel, d.Day = i%3, 18000+i
		if i%5 == 0 {
			d.Festivals = []int{i % 2}
		}
		docs = append(docs, d)
	}
	r := open(t, searchtest.Index(t, docs))
	a, err := r.Ask(ParseQuery("内容"), anywhere)
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(a.Channels, a.Festivals, a.Total) != "[10 10 10] [3 3 0] 30" {
		t.Errorf("counts %v %v %d", a.Channels, a.Festivals, a.Total)
	}
	got, _ := ask(t, r, "内容", Options{Channel: 1, Festival: -1}, 3)
	if strings.Join(got, " ") != "d28 d25 d22" {
		t.Errorf("in a channel %v", got)
	}
	got, total := ask(t, r, "内容", Options{Channel: -1, Festival: 1}, 10)
	if strings.Join(got, " ") != "d25 d15 d05" || total != 3 {
		t.Errorf("in a festival %v", got)
	}
	got, _ = ask(t, r, "内容", Options{Channel: -1, Festival: -1, ByDate: true}, 4)
	if strings.Join(got, " ") != "d29 d28 d27 d26" {
		t.Errorf("by date %v", got)
	}
	for i, s := range r.segments {
		for d := range s.Docs {
			if got, want := s.Channel(uint32(d)), docs[d].Channel; got != want {
				t.Fatalf("segment %d: document %d is in channel %d, want %d", i, d, got, want)
			}
		}
	}
}

// hanRun returns a random run of n Chinese characters of a document's title or
// text, or "".
func hanRun(r *rand.Rand, d *format.Document, n int) string {
	line := []rune(d.Text)
	if r.IntN(4) == 0 {
		line = []rune(d.Title)
	}
	if len(line) < n {
		return ""
	}
	at := r.IntN(len(line) - n + 1)
	for _, c := range line[at : at+n] {
		if !text.IsHan(c) {
			return ""
		}
	}
	return string(line[at : at+n])
}

// TestOracle asks for thousands of pieces of a corpus, and compares with a scan
// of all of it: every document that has the piece is found, and the first ten
// have it when there are ten.
func TestOracle(t *testing.T) {
	searchtest.OnlyInFull(t)
	t.Parallel()
	docs := searchtest.Corpus(1, 700)
	r := open(t, searchtest.Index(t, docs))
	texts := make([]string, len(docs))
	for i := range docs {
		texts[i] = r.folding.Plain(searchable(&docs[i])).String()
	}
	random := rand.New(rand.NewPCG(9, 9))
	asked := 0
	for range 6000 {
		q := hanRun(random, &docs[random.IntN(len(docs))], 2+random.IntN(7))
		if q == "" {
			continue
		}
		asked++
		checkOracle(t, r, docs, texts, q)
	}
	if asked < 1000 {
		t.Errorf("only %d queries", asked)
	}
}

func checkOracle(t *testing.T, r *Reader, docs searchtest.Docs, texts []string, q string) {
	t.Helper()
	want := map[string]bool{}
	for i := range docs {
		if strings.Contains(texts[i], q) {
			want[docs[i].URL] = true
		}
	}
	got, _ := ask(t, r, q, anywhere, len(docs))
	found := 0
	for i, u := range got {
		if want[u] {
			found++
		} else if i < 10 && i < len(want) {
			t.Errorf("%q: result %d of %d has it not, %d documents have", q, i+1, len(got), len(want))
		}
	}
	if found != len(want) {
		t.Errorf("%q: %d of %d documents are found", q, found, len(want))
	}
}

// An index of several segments gives the answers of one of a single segment.
func TestSegments(t *testing.T) {
	t.Parallel()
	docs := searchtest.Corpus(2, 300)
	docs.Sort()
	one := open(t, searchtest.Index(t, docs))
	random := rand.New(rand.NewPCG(4, 4))

	// Three segments, with documents that have been changed or deleted since.
	fsys := fstest.MapFS{}
	parts := make([]searchtest.Docs, 3)
	for _, d := range docs {
		i := random.IntN(3)
		if random.IntN(5) == 0 && i > 0 {
			old := d
			old.Text = "旧的" + old.Text
			parts[i-1] = append(parts[i-1], old)
		}
		parts[i] = append(parts[i], d)
	}
	plan := &index.Plan{}
	for _, p := range parts {
		p.Sort()
		s := searchtest.AddSegment(t, fsys, p, p.Layout(), 1)
		kept := index.Kept{SegmentState: s}
		now := map[index.DocID]bool{}
		for _, id := range docs.IDs() {
			now[id] = true
		}
		for i, id := range s.Docs {
			if !now[id] {
				kept.Dead = append(kept.Dead, i)
			}
		}
		plan.Keep = append(plan.Keep, kept)
	}
	x := index.NewIndex(plan, nil)
	searchtest.AddManifest(fsys, x)
	many := open(t, fsys)
	if many.Docs() != len(docs) {
		t.Fatalf("%d documents, want %d", many.Docs(), len(docs))
	}
	for range 400 {
		q := hanRun(random, &docs[random.IntN(len(docs))], 2+random.IntN(4))
		if q == "" {
			continue
		}
		a, n := ask(t, one, q, anywhere, len(docs))
		b, m := ask(t, many, q, anywhere, len(docs))
		if n != m {
			t.Fatalf("%q: %d results and %d", q, n, m)
		}
		slices.Sort(a)
		slices.Sort(b)
		if !slices.Equal(a, b) {
			t.Fatalf("%q: %v and %v", q, a, b)
		}
	}
}

// The same documents give the same files, however many goroutines make them.
func TestSameFiles(t *testing.T) {
	docs := searchtest.Corpus(3, 100)
	docs.Sort()
	a, b := fstest.MapFS{}, fstest.MapFS{}
	searchtest.AddSegment(t, a, docs, docs.Layout(), 1)
	searchtest.AddSegment(t, b, docs, docs.Layout(), 8)
	if len(a) != len(b) {
		t.Fatalf("%d and %d files", len(a), len(b))
	}
	for p := range a {
		if string(a[p].Data) != string(b[p].Data) {
			t.Errorf("%s differs", p)
		}
		for _, c := range a[p].Data {
			if c >= 0x80 || c < ' ' && c != '\n' {
				t.Fatalf("%s holds the byte %#x", p, c)
			}
		}
	}
}
