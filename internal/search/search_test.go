package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"wendang/internal/pack"
)

// memory is a Source of documents in memory.
type memory []Document

func (m memory) Title(i int) (title, url string) { return m[i].Title, m[i].URL }

// Open returns documents whose texts are overwritten by the next one, as a
// build's are.
func (m memory) Open() (func(i int) (Document, Units, error), func()) {
	var text Units
	return func(i int) (Document, Units, error) {
		for k := range text {
			text[k] = 'x'
		}
		d := m[i]
		text = text[:0].AppendText(d.Text)
		d.Text = ""
		return d, text, nil
	}, func() {}
}

func (m memory) textBytes() int64 {
	var n int64
	for i := range m {
		n += int64(len(m[i].Text))
	}
	return n
}

// ids returns ids of the documents, as a build would make them.
func (m memory) ids() []DocID {
	ids := make([]DocID, len(m))
	for i := range m {
		ids[i] = NewDocID(m[i].URL, pack.PrintOf(fmt.Append(nil, m[i])))
	}
	return ids
}

func (m memory) sort() {
	slices.SortStableFunc(m, func(a, b Document) int {
		if a.Channel != b.Channel {
			return a.Channel - b.Channel
		}
		if a.Day != b.Day {
			return a.Day - b.Day
		}
		return strings.Compare(a.URL, b.URL)
	})
}

// sink holds files of documents, by path.
type sink struct{ files sync.Map }

func (s *sink) Has(File) bool { return false }

func (s *sink) Put(f File, content []byte) error {
	s.files.Store(f.Path, slices.Clone(content))
	return nil
}

func (s *sink) Close() {}

// addSegment makes the files of a segment.
func addSegment(t testing.TB, fsys fstest.MapFS, docs memory, jobs int) SegmentState {
	t.Helper()
	return addLaidOut(t, fsys, docs, LayoutOf(len(docs), docs.textBytes()), jobs)
}

func addLaidOut(t testing.TB, fsys fstest.MapFS, docs memory, l Layout, jobs int) SegmentState {
	t.Helper()
	s := SegmentState{Name: SegmentName(pack.Print{}, l, docs.ids()), Layout: l, Docs: docs.ids()}
	b, err := NewBuilder(s.Name, l, docs, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	texts := sink{}
	if err := b.Invert(context.Background(), jobs, func() Sink { return &texts }, func(int) {}); err != nil {
		t.Fatal(err)
	}
	w := b.Writer()
	for _, f := range s.Files() {
		if f.IsTexts() {
			content, ok := texts.files.Load(f.Path)
			if !ok {
				t.Fatalf("%s was not made", f.Path)
			}
			fsys[f.Path] = &fstest.MapFile{Data: content.([]byte)}
			continue
		}
		content, err := w.Append(nil, f)
		if err != nil {
			t.Fatal(err)
		}
		fsys[f.Path] = &fstest.MapFile{Data: content}
	}
	return s
}

var testChannels = []Named{{"范文大全", "fanwen"}, {"节日大全", "jieri"}, {"教案下载", "jiaoan"}}
var testFestivals = []Named{{"春节", "jieri/chunjie"}, {"光棍节", "jieri/guanggunjie"}, {"重阳节", "jieri/chongyangjie"}}

// index builds the index of documents as one segment.
func index(t testing.TB, docs memory) fstest.MapFS {
	t.Helper()
	docs.sort()
	fsys := fstest.MapFS{}
	s := addSegment(t, fsys, docs, 2)
	x := NewIndex(&Plan{}, &s)
	fsys[ManifestPath] = &fstest.MapFile{Data: x.AppendManifest(nil, testChannels, testFestivals)}
	return fsys
}

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

func doc(url, title, text string) Document {
	return Document{Title: title, URL: url, Category: "范文大全", Time: "2021-02-13 00:10:39", Day: 18671, Text: text}
}

func TestAsk(t *testing.T) {
	tagged := doc("tagged", "别的", "没有什么。")
	tagged.Tags = []string{"项目建设", "C++"}
	r := open(t, index(t, memory{
		doc("zongjie", "2021年工作总结", "今年的工作总结如下：完成项目3项。\n第二段。"),
		doc("scattered", "学习", "工作很忙，作总的时候，再总结。"),
		doc("iso", "质量体系", "通过了ISO9001认证，ＩＳＯ１４００１也在准备。"),
		doc("trad", "繁體", "後來我們討論了計劃。"),
		doc("latin", "Hello", "The naïve Straße, Ångström and Москва."),
		doc("year", "年", "生于2021年，2020 年毕业。"),
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
		{"年", "zongjie year"},
		{"二", ""}, // single characters are looked for in titles and tags
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
	var docs memory
	for i := range 30 {
		d := doc(fmt.Sprintf("d%02d", i), fmt.Sprintf("标题%d", i), "同样的内容。")
		d.Channel, d.Day = i%3, 18000+i
		if i%5 == 0 {
			d.Festivals = []int{i % 2}
		}
		docs = append(docs, d)
	}
	r := open(t, index(t, docs))
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
			if got, want := s.channel(uint32(d)), docs[d].Channel; got != want {
				t.Fatalf("segment %d: document %d is in channel %d, want %d", i, d, got, want)
			}
		}
	}
}

// corpus makes documents of text that has words and phrases, like people's.
func corpus(seed uint64, n int) memory {
	r := rand.New(rand.NewPCG(seed, 3))
	hanzi := []rune("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条")
	words := make([]string, 600)
	for i := range words {
		w := make([]rune, 1+r.IntN(3))
		for k := range w {
			w[k] = hanzi[min(r.IntN(len(hanzi)), r.IntN(len(hanzi)))]
		}
		words[i] = string(w)
	}
	word := func() string { return words[min(r.IntN(len(words)), r.IntN(len(words)), r.IntN(len(words)))] }
	var docs memory
	for i := range n {
		var b strings.Builder
		for range 20 + r.IntN(200) {
			switch r.IntN(40) {
			case 0:
				fmt.Fprintf(&b, "%d年", 1990+r.IntN(40))
			case 1:
				b.WriteString([]string{"ISO9001", "word", "Excel 2019", "A4", "GB/T 9704"}[r.IntN(5)])
			case 2, 3, 4, 5:
				b.WriteString([]string{"，", "。", "、", "\n", "“"}[r.IntN(5)])
			default:
				b.WriteString(word())
			}
		}
		d := doc(fmt.Sprintf("u%05d.html", i), word()+word()+word(), b.String())
		d.Channel, d.Day = r.IntN(3), 18000+r.IntN(1000)
		if r.IntN(4) == 0 {
			d.Tags = []string{word(), word()}
		}
		if r.IntN(6) == 0 {
			d.Festivals = []int{r.IntN(3)}
		}
		docs = append(docs, d)
	}
	return docs
}

// hanRun returns a random run of n Chinese characters of a document's title or
// text, or "".
func hanRun(r *rand.Rand, d *Document, n int) string {
	text := []rune(d.Text)
	if r.IntN(4) == 0 {
		text = []rune(d.Title)
	}
	if len(text) < n {
		return ""
	}
	at := r.IntN(len(text) - n + 1)
	for _, c := range text[at : at+n] {
		if !isHan(c) {
			return ""
		}
	}
	return string(text[at : at+n])
}

// onlyInFull leaves a test out of a short run, such as the one with the race detector:
// it asks much, in one goroutine, and says the same as without it.
func onlyInFull(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("it is in the full run")
	}
}

// TestOracle asks for thousands of pieces of a corpus, and compares with a scan
// of all of it: every document that has the piece is found, and the first ten
// have it when there are ten.
func TestOracle(t *testing.T) {
	onlyInFull(t)
	t.Parallel()
	docs := corpus(1, 700)
	r := open(t, index(t, docs))
	texts := make([]string, len(docs))
	for i := range docs {
		texts[i] = whole(r.folder, &docs[i])
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

func checkOracle(t *testing.T, r *Reader, docs memory, texts []string, q string) {
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
	docs := corpus(2, 300)
	docs.sort()
	one := open(t, index(t, docs))
	random := rand.New(rand.NewPCG(4, 4))

	// Three segments, with documents that have been changed or deleted since.
	fsys := fstest.MapFS{}
	parts := make([]memory, 3)
	for _, d := range docs {
		i := random.IntN(3)
		if random.IntN(5) == 0 && i > 0 {
			old := d
			old.Text = "旧的" + old.Text
			parts[i-1] = append(parts[i-1], old)
		}
		parts[i] = append(parts[i], d)
	}
	plan := &Plan{}
	for _, p := range parts {
		p.sort()
		s := addSegment(t, fsys, p, 1)
		kept := Kept{SegmentState: s}
		now := map[DocID]bool{}
		for _, id := range docs.ids() {
			now[id] = true
		}
		for i, id := range s.Docs {
			if !now[id] {
				kept.Dead = append(kept.Dead, i)
			}
		}
		plan.Keep = append(plan.Keep, kept)
	}
	x := NewIndex(plan, nil)
	fsys[ManifestPath] = &fstest.MapFile{Data: x.AppendManifest(nil, testChannels, testFestivals)}
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
	docs := corpus(3, 100)
	docs.sort()
	a, b := fstest.MapFS{}, fstest.MapFS{}
	addSegment(t, a, docs, 1)
	addSegment(t, b, docs, 8)
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
